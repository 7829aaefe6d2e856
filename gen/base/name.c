#include "base/name.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* By name_key, which makes a digit of ¹ as well; of COM and LPT one each. */
static const char *const devices[] = {"con", "prn",    "aux",
                                      "nul", "conin$", "conout$"};

bool name_allows(uint32_t c)
{
    static const struct {
        uint32_t first, last;
    } invisible[] = {{0, 0x1F},         {0x7F, 0x9F},     {0xAD, 0xAD},
                     {0x200B, 0x200F},  {0x2028, 0x202E}, {0x2060, 0x206F},
                     {0xD800, 0xDFFF},  {0xFDD0, 0xFDEF}, {0xFEFF, 0xFEFF},
                     {0xFFF0, 0xFFFD}, /* U+FFFD was never meant */
                     {0xE0000, 0xE0FFF}};

    for (size_t i = 0; i < COUNT(invisible); i++)
        if (c >= invisible[i].first && c <= invisible[i].last)
            return false;
    return (c & 0xFFFE) != 0xFFFE && c != '\\' && c != '/' && c != ':' &&
           c != '*' && c != '?' && c != '"' && c != '<' && c != '>' && c != '|';
}

static bool is_blank(uint32_t c)
{
    return c == ' ' || c == 0xA0 || c == 0x3000;
}

/* By ICU's code units and back; text itself where ICU has no data. */
static struct str normalized(struct str text, const UNormalizer2 *form,
                             struct arena *a)
{
    UErrorCode error = U_ZERO_ERROR;
    int32_t limit = (int32_t)text.len, n = 0, m = 0;
    UChar *from = arena_array(a, UChar, text.len + 1);
    UChar *to;
    char *out;

    u_strFromUTF8WithSub(from, limit + 1, &n, text.ptr, limit, 0xFFFD, NULL,
                         &error);
    m = unorm2_normalize(form, from, n, NULL, 0, &error);
    if (error != U_BUFFER_OVERFLOW_ERROR && U_FAILURE(error))
        return text;
    error = U_ZERO_ERROR;
    to = arena_array(a, UChar, (size_t)m + 1);
    m = unorm2_normalize(form, from, n, to, m + 1, &error);
    out = arena_alloc(a, 3 * (size_t)m + 1);
    u_strToUTF8(out, 3 * m + 1, &n, to, m, &error);
    return U_FAILURE(error) ? text : (struct str){out, (size_t)n};
}

/* ICU counts in 32 bits; no name and no text for one is as long. */
#define LONGEST_TEXT (1u << 20)

struct str name_nfc(struct str text, struct arena *a)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *form = unorm2_getNFCInstance(&error);

    text = str_head(text, LONGEST_TEXT);
    return U_FAILURE(error) ? text : normalized(text, form, a);
}

struct str name_key(struct str name, struct arena *a)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *form = unorm2_getNFKCCasefoldInstance(&error);

    name = str_head(name, LONGEST_TEXT);
    return U_FAILURE(error) ? name : normalized(name, form, a);
}

/* Without dots and blanks at its end. */
static struct str without_tail(struct str s)
{
    for (;;) {
        struct str shorter = str_trim(s);

        if (shorter.len && shorter.ptr[shorter.len - 1] == '.')
            shorter.len--;
        if (shorter.len == s.len)
            return s;
        s = shorter;
    }
}

/* "~$" and "." begin the names of what is no document. */
static struct str without_head(struct str s)
{
    s = str_trim(s);
    while (s.len && (s.ptr[0] == '.' || s.ptr[0] == '~'))
        s = str_trim(str_skip(s, 1));
    return s;
}

/* What may not stand in a name as _; a blank stays one blank. */
static struct str allowed(struct str text, struct arena *a)
{
    struct buf b = buf_new(a, 4 * LONGEST_TEXT);
    bool gap = false, blank = false;

    while (text.len) {
        uint32_t c = utf8_next(&text);

        if (is_blank(c)) {
            blank = true;
        } else if (!name_allows(c)) {
            gap = true;
        } else {
            if (gap || blank)
                buf_add_byte(&b, gap ? '_' : ' ');
            gap = blank = false;
            utf8_add(&b, c);
        }
    }
    return buf_str(&b);
}

static bool is_device(struct str stem, struct arena *a)
{
    struct str head, rest;

    (void)str_cut(stem, '.', &head, &rest);
    head = name_key(str_trim(head), a);
    if (head.len == 4 && head.ptr[3] >= '0' && head.ptr[3] <= '9')
        return str_starts(head, STR("com")) || str_starts(head, STR("lpt"));
    for (size_t i = 0; i < COUNT(devices); i++)
        if (str_equal_z(head, devices[i]))
            return true;
    return false;
}

/* As many of its characters as fit. */
static struct str cut_to(struct str stem, size_t characters, size_t bytes)
{
    struct str rest = stem;
    size_t len = 0;

    for (size_t n = 0; rest.len && n < characters; n++) {
        (void)utf8_next(&rest);
        if (stem.len - rest.len > bytes)
            break;
        len = stem.len - rest.len;
    }
    return without_tail(str_head(stem, len));
}

/* number "" or "-2" */
static struct str make(struct str stem, struct str number, struct str ending,
                       struct arena *a)
{
    struct str clean =
        without_tail(without_head(allowed(name_nfc(stem, a), a)));
    size_t characters =
        NAME_CHARACTERS - utf8_length(number) - utf8_length(ending);

    if (is_device(clean, a))
        clean = arena_format(a, "_%.*s", STR_ARG(clean));
    clean = cut_to(clean, characters, NAME_BYTES - number.len - ending.len);
    if (clean.len == 0)
        clean = STR("_");
    return arena_format(a, "%.*s%.*s%.*s", STR_ARG(clean), STR_ARG(number),
                        STR_ARG(ending));
}

struct str name_make(struct str stem, struct str ending, struct arena *a)
{
    return make(stem, STR(""), ending, a);
}

/* The key's place, or a free one; capacity is a power of two. */
static struct name_taken *slot_of(struct name_taken *items, size_t capacity,
                                  struct str key)
{
    size_t i = str_hash(key) & (capacity - 1);

    while (items[i].key.len && !str_equal(items[i].key, key))
        i = (i + 1) & (capacity - 1);
    return &items[i];
}

static void grow(struct name_set *set, struct arena *a)
{
    size_t capacity = set->capacity ? 2 * set->capacity : 64;
    struct name_taken *items = arena_array(a, struct name_taken, capacity);

    for (size_t i = 0; i < set->capacity; i++)
        if (set->items[i].key.len)
            *slot_of(items, capacity, set->items[i].key) = set->items[i];
    set->items = items;
    set->capacity = capacity;
}

/* Its entry; last is 0 where it was not there. */
static struct name_taken *enter(struct name_set *set, struct str key,
                                struct arena *a)
{
    struct name_taken *place;

    if (2 * (set->count + 1) > set->capacity)
        grow(set, a);
    place = slot_of(set->items, set->capacity, key);
    if (place->key.len == 0) {
        place->key = key;
        set->count++;
    }
    return place;
}

struct str name_unique(struct name_set *taken, struct str stem,
                       struct str ending, struct arena *a)
{
    struct str plain = name_make(stem, ending, a);
    struct name_taken *first = enter(taken, name_key(plain, a), a);
    struct str name = plain;
    size_t n = first->last;

    while (n > 0) { /* go on behind the last that was given */
        struct name_taken *next;

        n++;
        name = make(stem, arena_format(a, "-%zu", n), ending, a);
        next = enter(taken, name_key(name, a), a);
        if (next->last)
            continue;
        next->last = 1;
        break;
    }
    slot_of(taken->items, taken->capacity, name_key(plain, a))->last =
        n ? n : 1;
    return name;
}
