#include "command/lint.h"

/* A run of lines that begin with |. */
struct rows {
    size_t count;   /* lines so far */
    size_t columns; /* of the heading */
    bool is_table;  /* its second line is |--|--| */
};

static bool is_row(struct str line)
{
    size_t blanks = 0;

    while (blanks < line.len && blanks < 4 && line.ptr[blanks] == ' ')
        blanks++;
    return blanks < 4 && blanks < line.len && line.ptr[blanks] == '|';
}

/* Cells between bars; \| is no bar. */
static size_t count_cells(struct str line)
{
    size_t bars = 0;

    line = str_trim(line);
    for (size_t i = 1; i < line.len; i++)
        if (line.ptr[i] == '|' && line.ptr[i - 1] != '\\')
            bars++;
    if (line.len > 1 && line.ptr[line.len - 1] == '|' &&
        line.ptr[line.len - 2] != '\\')
        return bars;
    return bars + 1;
}

static bool is_rule(struct str line)
{
    bool dash = false;

    for (size_t i = 0; i < line.len; i++) {
        char c = line.ptr[i];

        dash |= c == '-';
        if (c != '|' && c != '-' && c != ':' && c != ' ' && c != '\r')
            return false;
    }
    return dash;
}

static void check_second(const struct lint *l, struct rows *rows,
                         struct str line, struct place at)
{
    size_t columns = count_cells(line);

    if (!is_rule(line)) {
        diag_error(l->diag, at,
                   "a line |:--|--:| is missing between the heading of the "
                   "table and its rows");
        return;
    }
    rows->is_table = columns == rows->columns;
    if (!rows->is_table)
        diag_error(l->diag, at,
                   "the heading has %zu columns and this line %zu: so it is "
                   "no table",
                   rows->columns, columns);
}

static void check_row(const struct lint *l, const struct rows *rows,
                      struct str line, struct place at)
{
    size_t cells = count_cells(line);

    if (!rows->is_table || cells == rows->columns)
        return;
    if (cells > rows->columns)
        diag_error(l->diag, at,
                   "this row has %zu cells, its table %zu columns: what is "
                   "behind would not be printed",
                   cells, rows->columns);
    else
        diag_warning(l->diag, at,
                     "this row has %zu cells, its table %zu columns: the "
                     "last ones stay empty",
                     cells, rows->columns);
}

static void next_row(const struct lint *l, struct rows *rows, struct str line,
                     struct place at)
{
    rows->count++;
    if (rows->count == 1)
        rows->columns = count_cells(line);
    else if (rows->count == 2)
        check_second(l, rows, line, at);
    else
        check_row(l, rows, line, at);
}

/* Behind the last row; at is the next line's place. */
static void end_rows(const struct lint *l, const struct rows *rows,
                     struct str line, struct place at)
{
    if (rows->count == 1)
        diag_error(l->diag, at,
                   "the line above begins with | and is no table: a table "
                   "begins with its heading and a line |:--|--:|");
    if (rows->is_table && str_trim(line).len &&
        !str_starts(str_trim(line), STR(":::")))
        diag_warning(l->diag, at,
                     "this line would be a row of the table above: put an "
                     "empty line between them");
}

void lint_tables(const struct lint *l, const struct mustache_text *text)
{
    struct rows rows = {0};
    struct str rest = text->text;
    struct str line;
    size_t number = 0;

    if (text->line_count == 0)
        return;
    for (bool more = true; more; number++) {
        struct place at =
            text->lines[number < text->line_count ? number
                                                  : text->line_count - 1];

        more = str_cut(rest, '\n', &line, &rest);
        if (is_row(line)) {
            next_row(l, &rows, line, at);
            continue;
        }
        if (rows.count)
            end_rows(l, &rows, line, at);
        rows = (struct rows){0};
    }
    if (rows.count)
        end_rows(l, &rows, STR(""), text->lines[text->line_count - 1]);
}
