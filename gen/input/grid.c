#include "input/grid.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define NUMBER_MAX 64
#define TEXT_MAX   (1ull << 30)
#define MERGES_MAX 1000000

void grid_begin(struct grid *g, const char *path, struct str part,
                struct arena *a, struct diag *d)
{
    *g = (struct grid){.path = path, .part = part, .arena = a, .diag = d};
    g->cell_arena = (struct arena){.no_memory = a->no_memory,
                                   .no_memory_user = a->no_memory_user};
    g->text_arena = g->cell_arena;
}

void grid_release(struct grid *g)
{
    arena_release(&g->cell_arena);
    arena_release(&g->text_arena);
}

static bool report_large(struct grid *g)
{
    return diag_error(g->diag, place_of(g->path, 0, 0),
                      "the workbook's part %.*s holds more cells than a ledger "
                      "can have; it is not read",
                      STR_ARG(g->part));
}

static bool report_outside(struct grid *g)
{
    return diag_error(g->diag, place_of(g->path, 0, 0),
                      "the workbook is damaged: its part %.*s has a cell "
                      "beyond row 1048576 or column 16384",
                      STR_ARG(g->part));
}

/* Cells usually come in order; then nothing need be sorted. */
static bool push(struct grid *g, struct grid_cell cell)
{
    const struct grid_cell *last = g->count ? &g->cells[g->count - 1] : NULL;

    if (g->count >= GRID_CELLS)
        return report_large(g);
    if (last && (last->row > cell.row ||
                 (last->row == cell.row && last->column >= cell.column)))
        g->unordered = true;
    ARENA_PUSH(&g->cell_arena, g->cells, g->count, g->capacity) = cell;
    return true;
}

bool grid_add(struct grid *g, uint32_t row, uint32_t column,
              enum grid_sort sort, struct str text)
{
    if (row < 1 || row > GRID_ROWS || column < 1 || column > GRID_COLUMNS)
        return report_outside(g);
    if (str_trim(text).len == 0)
        return true;
    return push(g, (struct grid_cell){row, (uint16_t)column, (uint8_t)sort,
                                      false, arena_str(&g->text_arena, text)});
}

void grid_replace_last(struct grid *g, struct str text)
{
    struct grid_cell *last = &g->cells[g->count - 1];

    if (g->count == 0 || str_trim(text).len == 0)
        return;
    last->sort = GRID_TEXT;
    last->text = arena_str(&g->text_arena, text);
}

static bool is_whole(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
    return s.len > 0;
}

/* With the zeros and of the currency that its format shows. */
static bool add_shown(struct grid *g, uint32_t row, uint32_t column,
                      const struct serial_format *format, struct str text)
{
    char room[NUMBER_MAX];
    struct buf padded = {
        .ptr = room, .capacity = NUMBER_MAX, .maximum = NUMBER_MAX};
    int sort = GRID_NUMBER;

    if (format->currency)
        sort = GRID_MONEY + (int)(format->currency - currencies);
    if (text.len < format->zeros && is_whole(text)) {
        buf_add_repeated(&padded, '0', format->zeros - text.len);
        buf_add(&padded, text);
        text = buf_str(&padded);
    }
    return grid_add(g, row, column, (enum grid_sort)sort, text);
}

bool grid_add_number(struct grid *g, uint32_t row, uint32_t column,
                     const struct grid_number *number)
{
    char room[NUMBER_MAX];
    struct buf text = {
        .ptr = room, .capacity = NUMBER_MAX, .maximum = NUMBER_MAX};
    struct str digits = str_trim(number->digits);

    if (number->format.style != SERIAL_NUMBER &&
        serial_add_date(&text, digits, number->since_1904,
                        number->format.style))
        return grid_add(g, row, column, GRID_DATE, buf_str(&text));
    if (serial_add_number(&text, digits, number->point))
        return add_shown(g, row, column, &number->format, buf_str(&text));
    return grid_add(g, row, column, GRID_TEXT, digits);
}

bool grid_add_iso(struct grid *g, uint32_t row, uint32_t column,
                  struct str text)
{
    char room[40];
    struct str day, clock;

    text = str_trim(text);
    if (!str_cut(text, 'T', &day, &clock) || text.len > sizeof(room))
        return grid_add(g, row, column, GRID_DATE, text);
    if (clock.len && clock.ptr[clock.len - 1] == 'Z')
        clock.len--;
    if (str_starts(clock, STR("00:00:00")) || clock.len == 0)
        return grid_add(g, row, column, GRID_DATE, day);
    memcpy(room, day.ptr, day.len);
    room[day.len] = ' ';
    memcpy(room + day.len + 1, clock.ptr, clock.len);
    return grid_add(g, row, column, GRID_DATE,
                    (struct str){room, day.len + 1 + clock.len});
}

bool grid_repeat(struct grid *g, size_t from, uint32_t times)
{
    size_t end = g->count;

    for (uint32_t i = 1; end > from && i < times; i++)
        for (size_t j = from; j < end; j++) {
            struct grid_cell copy = g->cells[j];

            copy.row += i;
            if (copy.row > GRID_ROWS)
                return report_outside(g);
            if (!push(g, copy))
                return false;
        }
    return true;
}

bool grid_hide(struct grid *g, uint32_t row)
{
    if (g->hidden_count >= GRID_ROWS)
        return report_large(g);
    ARENA_PUSH(&g->text_arena, g->hidden, g->hidden_count, g->hidden_capacity) =
        row;
    return true;
}

void grid_hide_columns(struct grid *g, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i >= 1 && i <= last && i <= 64; i++)
        g->hidden_columns |= (uint64_t)1 << (i - 1);
}

bool grid_merge(struct grid *g, struct sheet_merge merge)
{
    if (g->merge_count >= MERGES_MAX)
        return report_large(g);
    ARENA_PUSH(g->arena, g->merges, g->merge_count, g->merge_capacity) = merge;
    return true;
}

static int compare_cells(const void *left, const void *right)
{
    const struct grid_cell *a = left, *b = right;

    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    if (a->copied != b->copied)
        return a->copied ? -1 : 1;
    return 0;
}

/* A merge sort, so that of two cells at one place the later stays behind. */
static void sort_cells(struct grid *g)
{
    struct grid_cell *from = g->cells;
    struct grid_cell *to =
        arena_array(&g->cell_arena, struct grid_cell, g->count);

    for (size_t width = 1; width < g->count; width *= 2) {
        struct grid_cell *swap = from;

        for (size_t at = 0; at < g->count; at += 2 * width) {
            size_t middle = at + width < g->count ? at + width : g->count;
            size_t end = at + 2 * width < g->count ? at + 2 * width : g->count;
            size_t i = at, j = middle;

            for (size_t k = at; k < end; k++)
                to[k] = j == end || (i < middle &&
                                     compare_cells(&from[i], &from[j]) <= 0)
                            ? from[i++]
                            : from[j++];
        }
        from = to;
        to = swap;
    }
    g->cells = from;
    g->capacity = g->count;
    g->unordered = false;
}

/* The first cell not before this place. */
static size_t find_cell(const struct grid *g, size_t count, uint32_t row,
                        uint32_t column)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct grid_cell *c = &g->cells[middle];

        if (c->row < row || (c->row == row && c->column < column))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Text and dates stand in each row that they were merged over. */
static bool copy_down(struct grid *g, const struct sheet_merge *m, size_t count)
{
    size_t at = find_cell(g, count, m->first_row, m->first_column);
    uint32_t last = g->cells[count - 1].row;
    struct grid_cell copy;

    if (at == count || g->cells[at].row != m->first_row ||
        g->cells[at].column != m->first_column ||
        g->cells[at].sort >= GRID_NUMBER)
        return true;
    while (at + 1 < count && g->cells[at + 1].row == m->first_row &&
           g->cells[at + 1].column == m->first_column)
        at++;
    copy = g->cells[at];
    copy.copied = true;
    for (uint32_t row = m->first_row + 1; row <= m->last_row && row <= last;
         row++) {
        copy.row = row;
        if (!push(g, copy))
            return false;
    }
    return true;
}

static bool copy_merged(struct grid *g)
{
    size_t count = g->count;

    for (size_t i = 0; count && i < g->merge_count; i++)
        if (g->merges[i].last_row > g->merges[i].first_row &&
            !copy_down(g, &g->merges[i], count))
            return false;
    if (g->unordered)
        sort_cells(g);
    return true;
}

/* Han, and the punctuation and full-width forms that go with it. */
static bool joins_lines(uint32_t c)
{
    return utf8_is_han(c) || (c >= 0x3000 && c <= 0x303F) ||
           (c >= 0xFF00 && c <= 0xFFEF);
}

static uint32_t last_of(const struct buf *b)
{
    size_t at = b->len;
    struct str tail;

    if (at == 0)
        return 0;
    while (at > 0 && at + 4 > b->len &&
           ((unsigned char)b->ptr[at - 1] & 0xC0) == 0x80)
        at--;
    at -= at > 0;
    tail = (struct str){b->ptr + at, b->len - at};
    return tail.len ? utf8_next(&tail) : 0;
}

static bool is_control(char c)
{
    return (unsigned char)c < ' ' || c == 0x7F;
}

/* A break, and all that is blank around it: a blank, or nothing. */
static struct str add_break(struct buf *out, struct str rest)
{
    struct str ahead;

    while (rest.len && (is_control(rest.ptr[0]) || rest.ptr[0] == ' '))
        rest = str_skip(rest, 1);
    ahead = rest;
    if (!rest.len || !joins_lines(last_of(out)) ||
        !joins_lines(utf8_next(&ahead)))
        buf_add_byte(out, ' ');
    return rest;
}

/* As csv reads it back; what holds a quote stands in quotes. */
static void add_field(struct buf *out, struct str text)
{
    bool quoted = str_find_byte(text, '"') >= 0;

    text = str_trim(text);
    if (quoted)
        buf_add_byte(out, '"');
    while (text.len) {
        size_t n = 0;

        while (n < text.len && !is_control(text.ptr[n]) && text.ptr[n] != '"')
            n++;
        buf_add(out, str_head(text, n));
        text = str_skip(text, n);
        if (text.len && text.ptr[0] == '"') {
            buf_add_z(out, "\"\"");
            text = str_skip(text, 1);
        } else if (text.len) {
            text = add_break(out, text);
        }
    }
    if (quoted)
        buf_add_byte(out, '"');
}

/* Behind the row's last cell; a row of nothing but copies is empty. */
static size_t row_end(const struct grid *g, size_t from, bool *empty)
{
    size_t i = from;

    *empty = true;
    for (; i < g->count && g->cells[i].row == g->cells[from].row; i++)
        *empty = *empty && g->cells[i].copied;
    return i;
}

static void add_row(struct grid *g, struct buf *out, size_t from, size_t to,
                    uint32_t columns)
{
    uint32_t column = 1;

    for (size_t i = from; i < to; i++) {
        const struct grid_cell *c = &g->cells[i];

        if (i + 1 < to && c[1].column == c->column)
            continue;
        buf_add_repeated(out, '\t', c->column - column);
        column = c->column;
        add_field(out, c->text);
    }
    buf_add_repeated(out, '\t', columns - column);
}

/* Each row as wide as the widest, so that none lacks a cell. */
static void write_rows(struct grid *g, struct buf *out, struct sheet *sheet)
{
    uint32_t row = 1;

    for (size_t at = 0, end; at < g->count && !buf_is_full(out); at = end) {
        bool empty;

        end = row_end(g, at, &empty);
        if (empty)
            continue;
        buf_add_repeated(out, '\n', g->cells[at].row - row);
        row = g->cells[at].row;
        add_row(g, out, at, end, sheet->columns);
    }
    if (out->len)
        buf_add_byte(out, '\n');
    sheet->rows = out->len ? row : 0;
}

/* What the text takes at least: tabs and line ends. */
static uint64_t least_bytes(const struct grid *g, uint32_t columns)
{
    uint64_t rows = 0;

    for (size_t i = 0; i < g->count; i++)
        rows += i == 0 || g->cells[i].row != g->cells[i - 1].row;
    return rows * columns;
}

/* Only rows that hold something are worth a word. */
static void count_hidden(const struct grid *g, struct sheet *sheet)
{
    for (size_t i = 0; i < g->hidden_count; i++) {
        uint32_t row = g->hidden[i];
        size_t at = find_cell(g, g->count, row, 0);

        if (at == g->count || g->cells[at].row != row)
            continue;
        sheet->hidden_rows++;
        if (!sheet->first_hidden || row < sheet->first_hidden)
            sheet->first_hidden = row;
    }
}

static void note_dates(const struct grid *g, struct sheet *sheet)
{
    sheet->date_columns = arena_array(g->arena, bool, sheet->columns + 1);
    for (size_t i = 0; i < g->count; i++)
        if (g->cells[i].sort == GRID_DATE)
            sheet->date_columns[g->cells[i].column] = true;
}

static bool has_money(const struct grid *g)
{
    for (size_t i = 0; i < g->count; i++)
        if (g->cells[i].sort >= GRID_MONEY)
            return true;
    return false;
}

static void note_money(const struct grid *g, struct sheet *sheet)
{
    if (!has_money(g))
        return;
    sheet->money =
        arena_array(g->arena, struct sheet_money, sheet->columns + 1);
    for (size_t i = 0; i < g->count; i++) {
        const struct grid_cell *c = &g->cells[i];
        struct sheet_money *m = &sheet->money[c->column];
        const struct currency *named = NULL;

        if (c->sort >= GRID_MONEY)
            named = &currencies[c->sort - GRID_MONEY];
        if (c->sort == GRID_NUMBER)
            m->plain_row = c->row;
        if (named && !m->named) {
            m->named = named;
            m->named_row = c->row;
        } else if (named && named != m->named && !m->other) {
            m->other = named;
            m->other_row = c->row;
        }
    }
}

bool grid_finish(struct grid *g, struct sheet *out)
{
    struct buf text = buf_new(g->arena, TEXT_MAX);
    struct sheet sheet = *out;

    if (g->unordered)
        sort_cells(g);
    if (!copy_merged(g))
        return false;
    for (size_t i = 0; i < g->count; i++)
        if (g->cells[i].column > sheet.columns)
            sheet.columns = g->cells[i].column;
    if (least_bytes(g, sheet.columns) <= TEXT_MAX)
        write_rows(g, &text, &sheet);
    else
        text.full = true;
    if (buf_is_full(&text))
        return report_large(g);
    count_hidden(g, &sheet);
    sheet.hidden_columns = g->hidden_columns;
    sheet.text = buf_str(&text);
    sheet.merges = g->merges;
    sheet.merge_count = g->merge_count;
    note_dates(g, &sheet);
    note_money(g, &sheet);
    *out = sheet;
    return true;
}
