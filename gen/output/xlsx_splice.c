#include "output/xlsx_splice.h"

/* Around the first needle; false where there is none. */
static bool split(struct str s, struct str needle, struct str *before,
                  struct str *from)
{
    ptrdiff_t at = str_find(s, needle);

    if (at < 0)
        return false;
    *before = str_head(s, (size_t)at);
    *from = str_skip(s, (size_t)at);
    return true;
}

static struct str row_start(size_t row, struct arena *a)
{
    return arena_format(a, "<row r=\"%zu\"", row + 1);
}

/* The digits at the front of s. */
static bool take_number(struct str s, unsigned *out)
{
    unsigned n = 0;
    size_t i = 0;

    while (i < s.len && i < 6 && s.ptr[i] >= '0' && s.ptr[i] <= '9')
        n = n * 10 + (unsigned)(s.ptr[i++] - '0');
    *out = n;
    return i > 0 && n <= UINT16_MAX;
}

/* The style number of one cell of a sample row: <c r="B7" s="12"/>. */
static bool find_style(struct str row, size_t row_number, uint32_t column,
                       uint16_t *out, struct arena *a)
{
    struct str cell =
        arena_format(a, "<c r=\"%s%zu\" s=\"",
                     sheet_column_name(column).letters, row_number + 1);
    struct str before, from;
    unsigned n;

    if (!split(row, cell, &before, &from) ||
        !take_number(str_skip(from, cell.len), &n))
        return false;
    *out = (uint16_t)n;
    return true;
}

/* One sample row; *xml is moved behind it. */
static bool read_sample(struct str *xml, size_t row, size_t columns,
                        uint16_t *numbers, struct arena *a)
{
    struct str before, line, rest;

    if (!split(*xml, row_start(row, a), &before, &rest) ||
        !split(rest, STR("</row>"), &line, xml))
        return false;
    for (uint32_t i = 0; i < columns; i++)
        if (!find_style(line, row, i, &numbers[i], a))
            return false;
    return true;
}

static bool read_styles(struct str samples, const struct sheet *s,
                        struct xlsx_styles *out, struct arena *a)
{
    struct arena_mark mark = arena_mark(a);
    size_t row = s->table_row + 1;
    bool ok = true;

    for (size_t style = 0; ok && style < CELL_TABLE_STYLES; style++)
        for (size_t i = 0; ok && i < XLSX_DECIMALS; i++)
            ok = read_sample(&samples, row++, s->column_count,
                             out->numbers[style][i], a);
    arena_rewind(a, mark);
    return ok;
}

/* The sheet's last cell: the library counts the sample rows, we the rows. */
static bool set_dimension(struct str head, const struct sheet *s,
                          struct str *out, struct arena *a)
{
    struct str before, from, value, rest;
    struct buf b = buf_new(a, head.len + 64);
    uint32_t last = (uint32_t)s->column_count - 1;

    if (!split(head, STR("<dimension ref=\""), &before, &from) ||
        !split(from, STR("\"/>"), &value, &rest))
        return false;
    for (size_t i = 0; i < s->cell_count; i++) {
        const struct placed_cell *c = &s->cells[i];
        uint32_t end = c->column + (c->span > 1 ? c->span - 1 : 0);

        last = end > last ? end : last;
    }
    buf_add(&b, before);
    buf_add_format(&b, "<dimension ref=\"A1:%s%zu",
                   sheet_column_name(last).letters,
                   s->table_row + 1 + s->row_count);
    buf_add(&b, rest);
    *out = buf_str(&b);
    return true;
}

/* Links stand before the print set-up; the library always writes margins. */
static bool find_links(struct str rest, struct xlsx_splice *out)
{
    out->has_links =
        split(rest, STR("</hyperlinks>"), &out->middle, &out->tail);
    return out->has_links ||
           split(rest, STR("<printOptions"), &out->middle, &out->tail) ||
           split(rest, STR("<pageMargins"), &out->middle, &out->tail);
}

bool xlsx_splice_find(struct str xml, const struct sheet *s,
                      struct xlsx_splice *out, struct arena *a)
{
    struct xlsx_splice found = {0};
    struct str head, samples, rest, unused;

    if (!split(xml, row_start(s->table_row + 1, a), &head, &samples) ||
        !split(samples, STR("</sheetData>"), &unused, &rest) ||
        !read_styles(samples, s, &found.styles, a) ||
        !set_dimension(head, s, &found.head, a) || !find_links(rest, &found))
        return false;
    *out = found;
    return true;
}

struct str xlsx_splice_links(const struct xlsx_splice *splice, struct str links,
                             struct arena *a)
{
    if (links.len == 0 || splice->has_links)
        return links;
    return arena_format(a, "<hyperlinks>%.*s</hyperlinks>", STR_ARG(links));
}

/* Past the end of a tag, minding quotation marks; NULL: it does not end. */
static const char *tag_end(const char *at, const char *end)
{
    char quote = 0;

    for (; at < end; at++) {
        if (quote)
            quote = *at == quote ? 0 : quote;
        else if (*at == '"' || *at == '\'')
            quote = *at;
        else if (*at == '>')
            return at + 1;
    }
    return NULL;
}

bool xml_is_whole(struct str xml)
{
    const char *at = xml.ptr, *end = at + xml.len;
    long depth = 0, elements = 0;

    while (at < end) {
        const char *after;

        if (*at != '<') {
            if (*at == '\0')
                return false;
            at++;
            continue;
        }
        after = tag_end(at, end);
        if (!after || after - at < 3)
            return false;
        if (at[1] == '/')
            depth--;
        else if (at[1] != '?' && at[1] != '!' && after[-2] != '/')
            depth++;
        if (depth < 0)
            return false;
        elements++;
        at = after;
    }
    return elements > 0 && depth == 0;
}
