/* What sheets may be called. */
#include "base/buf.h"
#include "base/name.h"
#include "base/utf8.h"
#include "report/sheet_write.h"

#include <string.h>

#define NAME_MAX_CHARACTERS 31

/*
 * libxlsxwriter cuts the definition of a sheet's print titles, which has its
 * name twice, at 127 bytes, be it in the middle of a character.
 */
#define NAME_MAX_BYTES 48

/* The wide form of what a sheet's name may not hold; 0: nothing is seen. */
static uint32_t legal_character(uint32_t c)
{
    if (c < 0x20)
        return ' ';
    if (c == '\'')
        return 0x2019;
    if (c < 0x80)
        return strchr("[]:*?/\\", (int)c) ? c + 0xFEE0 : c;
    return name_allows(c) ? c : 0;
}

/*
 * As much of a text as n places hold, with other forms of what a sheet's name
 * may not hold.  Workbooks count in UTF-16: what is beyond the first plane
 * takes two.
 */
static struct str legal_name(struct str text, size_t n, size_t bytes,
                             struct arena *a)
{
    struct buf b = buf_new(a, bytes + 4);

    for (text = str_trim(text); text.len;) {
        uint32_t c = legal_character(utf8_next(&text));
        size_t places = c > 0xffff ? 2 : 1, before = b.len;

        if (!c)
            continue;
        utf8_add(&b, c);
        if (places > n || b.len > bytes) {
            b.len = before;
            break;
        }
        n -= places;
    }
    return str_trim(buf_str(&b));
}

struct str sheet_legal_name(struct str wanted, size_t n, struct arena *a)
{
    size_t less = n > 1 ? 8 : 0; /* for the number */
    struct str name = legal_name(wanted, NAME_MAX_CHARACTERS - less,
                                 NAME_MAX_BYTES - less, a);

    return name.len && n > 1 ? arena_format(a, "%.*s %zu", STR_ARG(name), n)
                             : name;
}

struct str sheet_name_unique(const struct sheet *others, size_t count,
                             struct str wanted, struct arena *a)
{
    for (size_t n = 1;; n++) {
        struct str name = sheet_legal_name(wanted, n, a);
        bool is_free = true;

        if (!name.len)
            name = arena_format(a, "%zu", count + n);
        for (size_t i = 0; is_free && i < count; i++)
            is_free =
                !str_equal(name_key(name, a), name_key(others[i].name, a));
        if (is_free)
            return name;
    }
}
