#include "output/csv_out.h"

#include <string.h>

static bool starts_formula(struct str s)
{
    return s.len && memchr("=+-@\t\r", s.ptr[0], 6);
}

/* RFC 4180, and blanks at the ends, which some readers trim. */
static bool needs_quotes(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (memchr(",\"\r\n", s.ptr[i], 4))
            return true;
    return s.len && (s.ptr[0] == ' ' || s.ptr[s.len - 1] == ' ');
}

static void add_quoted(struct buf *b, struct str text)
{
    struct str head;

    while (str_cut(text, '"', &head, &text)) {
        buf_add(b, head);
        buf_add_z(b, "\"\"");
    }
    buf_add(b, head);
}

void csv_add_text(struct buf *b, struct str text, bool first)
{
    bool quotes = needs_quotes(text);

    if (!first)
        buf_add_byte(b, ',');
    if (quotes)
        buf_add_byte(b, '"');
    if (starts_formula(text))
        buf_add_byte(b, '\'');
    add_quoted(b, text);
    if (quotes)
        buf_add_byte(b, '"');
}

static bool is_text(const struct cell *c)
{
    enum cell_kind kind = c->kind == CELL_FORMULA ? c->cached : c->kind;

    return kind == CELL_TEXT || kind == CELL_LINK;
}

static void add_row(struct buf *b, const struct cell *cells, size_t n,
                    struct arena *scratch)
{
    for (size_t i = 0; i < n; i++) {
        struct str text = sheet_as_text(&cells[i], scratch);

        if (is_text(&cells[i])) {
            csv_add_text(b, text, i == 0);
            continue;
        }
        if (i)
            buf_add_byte(b, ',');
        buf_add(b, text);
    }
    buf_add_z(b, "\r\n");
}

struct str csv_make(const struct sheet *s, struct arena *a)
{
    struct buf b = buf_new(a, SIZE_MAX / 4);
    struct cell cells[SHEET_MAX_COLUMNS];
    struct arena scratch = {.no_memory = a->no_memory,
                            .no_memory_user = a->no_memory_user};

    buf_add_z(&b, "\xEF\xBB\xBF");
    for (size_t i = 0; i < s->column_count; i++)
        cells[i] = sheet_text(s->columns[i].heading);
    add_row(&b, cells, s->column_count, &scratch);
    for (size_t i = 0; i < s->row_count; i++) {
        struct arena_mark mark = arena_mark(&scratch);

        memset(cells, 0, s->column_count * sizeof(cells[0]));
        s->row(s->context, i, cells, &scratch);
        add_row(&b, cells, s->column_count, &scratch);
        arena_rewind(&scratch, mark);
    }
    arena_release(&scratch);
    return buf_str(&b);
}
