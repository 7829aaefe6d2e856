#include "doc/sheet_list.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "doc/sheet.h"

#include <string.h>

/* What Excel takes in a name, of the scripts that occur; no punctuation. */
static bool is_name_letter(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
           (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) ||
           utf8_is_han(c) || (c >= 0x3041 && c <= 0x30FA) ||
           (c >= 0xAC00 && c <= 0xD7A3);
}

/* "AB12", "R1C1", "R": Excel reads cells in them. */
static bool is_like_cell(struct str name)
{
    size_t letters = 0;

    while (letters < name.len && name.ptr[letters] >= 'A' &&
           (name.ptr[letters] | 0x20) >= 'a' &&
           (name.ptr[letters] | 0x20) <= 'z')
        letters++;
    if (letters == name.len)
        return letters == 1;
    return letters <= 3 && name.ptr[letters] >= '0' && name.ptr[letters] <= '9';
}

struct str sheet_name_for(struct str text, struct arena *a)
{
    struct buf b = buf_new(a, text.len + 2);
    struct str rest = text;

    while (rest.len) {
        uint32_t c = utf8_next(&rest);
        bool digit = c >= '0' && c <= '9';

        if (!is_name_letter(c) && !digit)
            c = '_';
        if (digit && buf_str(&b).len == 0)
            buf_add_byte(&b, '_');
        utf8_add(&b, c);
    }
    if (buf_str(&b).len && !is_like_cell(buf_str(&b)))
        return buf_str(&b);
    return arena_format(a, "_%.*s", STR_ARG(buf_str(&b)));
}

struct str sheet_table_name(const struct sheet *s, struct arena *a)
{
    return sheet_name_for(s->name, a);
}

struct sheet_list *sheet_add_list(struct sheet *s, struct str name,
                                  uint32_t row, uint32_t column,
                                  uint32_t row_count, uint32_t column_count,
                                  struct arena *a)
{
    struct sheet_list *l =
        &ARENA_PUSH(a, s->lists, s->list_count, s->list_capacity);

    *l = (struct sheet_list){.name = sheet_name_for(name, a),
                             .row = row,
                             .column = column,
                             .row_count = row_count,
                             .column_count = column_count};
    return l;
}

/* In a reference these have a meaning of their own unless ' stands before. */
struct str sheet_list_column(struct str list, struct str heading,
                             struct arena *a)
{
    struct buf b = buf_new(a, list.len + 2 * heading.len + 2);

    buf_add(&b, list);
    buf_add_byte(&b, '[');
    for (size_t i = 0; i < heading.len; i++) {
        if (memchr("[]#'", heading.ptr[i], 4))
            buf_add_byte(&b, '\'');
        buf_add_byte(&b, heading.ptr[i]);
    }
    buf_add_byte(&b, ']');
    return buf_str(&b);
}

void sheet_name_cell(struct sheet *s, struct str name, uint32_t row,
                     uint32_t column, struct arena *a)
{
    sheet_name_cells(s, name, row, column, row, column, a);
}

void sheet_name_cells(struct sheet *s, struct str name, uint32_t row,
                      uint32_t column, uint32_t last_row, uint32_t last_column,
                      struct arena *a)
{
    ARENA_PUSH(a, s->names, s->name_count, s->name_capacity) =
        (struct sheet_name){sheet_name_for(name, a), row, column, last_row,
                            last_column};
}
