#include "base/utf8.h"
#include "layout/hyphen.h"
#include "layout/item.h"

#include <string.h>

#define SHORTEST 6 /* letters of a word that is divided */

static bool is_small_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

/* The character before or at a byte of the text; 0: none. */
static uint32_t character_before(struct str text, size_t at)
{
    struct str one;

    if (at == 0)
        return 0;
    do
        at--;
    while (at > 0 && ((unsigned char)text.ptr[at] & 0xC0) == 0x80);
    one = str_skip(text, at);
    return utf8_next(&one);
}

static uint32_t character_at(struct str text, size_t at)
{
    struct str one = str_skip(text, at);

    return one.len ? utf8_next(&one) : 0;
}

static bool is_any_of(uint32_t c, const char *marks)
{
    return c < 128 && c && strchr(marks, (int)c);
}

/* Blanks, Han and full-width marks, ends of the text. */
static bool is_outside(uint32_t c)
{
    enum char_class class = (enum char_class)break_classify(c).class;

    return c == 0 || class == CHAR_SPACE || class == CHAR_NEWLINE ||
           class == CHAR_GLUE || char_is_wide(class);
}

/* A plain word: no part of a name, a code, an address or a compound. */
static bool is_plain_word(struct str text, size_t first, size_t end)
{
    uint32_t before = character_before(text, first);
    uint32_t after = character_at(text, end);

    if (end - first < SHORTEST || end - first > HYPHEN_WORD_MAX)
        return false;
    if (!is_outside(before) && !is_any_of(before, "([\"") && before != 0x201C)
        return false;
    while (is_any_of(after, ",.;:!?)]\"") || after == 0x201D) {
        end += after == 0x201D ? 3 : 1;
        after = character_at(text, end);
    }
    return is_outside(after);
}

static mpt hyphen_width(struct setter *s, const struct run *run)
{
    struct glyph *glyphs;
    size_t count;
    mpt width;

    shaper_style(s->shaper, SHAPE_NARROW);
    shape(s->shaper, run->face, STR("-"), run->size, &glyphs, &count, &width,
          &s->scratch);
    return width;
}

/* The items of a word, from *at on; *at becomes the first one behind it. */
static void divide_word(struct setter *s, struct items *items, size_t first,
                        size_t end, size_t *at)
{
    bool before[HYPHEN_WORD_MAX];

    hyphen_find(shaper_hyphens(s->shaper),
                (struct str){items->text.ptr + first, end - first}, before);
    while (*at < items->count && items->items[*at].start <= first)
        ++*at;
    for (; *at < items->count && items->items[*at].start < end; ++*at) {
        struct item *item = &items->items[*at];

        if (item->before != BREAK_INSIDE || !before[item->start - first])
            continue;
        item->before = BREAK_HYPHEN;
        item->hyphen = hyphen_width(s, &items->runs[item[-1].run]);
    }
}

void items_hyphenate(struct setter *s, struct items *items)
{
    struct str text = items->text;
    size_t i = 0, at = 0;

    while (i < text.len) {
        size_t first = i;

        while (i < text.len && is_small_letter(text.ptr[i]))
            i++;
        if (i > first && is_plain_word(text, first, i))
            divide_word(s, items, first, i, &at);
        i += i == first;
    }
}
