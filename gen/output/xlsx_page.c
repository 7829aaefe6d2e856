#include "output/xlsx_page.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <stdlib.h>

/* A header holds 255 characters: so many of these, were all of them &. */
enum { HEADER_LEFT_MOST = 80, HEADER_RIGHT_MOST = 40 };

/* Margins in inches, A4 in points. */
#define MARGIN_SIDE   0.45
#define MARGIN_TOP    0.65
#define MARGIN_BOTTOM 0.6
#define A4_LONG       841.89
#define A4_SHORT      595.28
/* Office programs measure a little differently: what must fit has some room. */
#define ROOM 0.97
/* So much of a page is not left nearly empty. */
#define FEW 0.4
/* A list so many pages long goes on one, a little smaller. */
#define LITTLE_MORE 1.3
#define SHORT_LIST  100 /* rows */
/* So many rows stand below a heading at least. */
#define BELOW 2
/* Excel has 1,023 breaks. */
#define MAX_BREAKS 1000

/* In headers & starts a code: a firm's own is doubled. */
static void add_header_text(struct buf *to, struct str text, size_t most)
{
    struct str head, rest = text;

    for (size_t i = 0; i < most && rest.len; i++)
        (void)utf8_next(&rest);
    text = str_head(text, text.len - rest.len);
    while (str_cut(text, '&', &head, &text)) {
        buf_add(to, head);
        buf_add_z(to, "&&");
    }
    buf_add(to, head);
}

static void set_header(struct xlsx_book *b, lxw_worksheet *ws,
                       const struct sheet *s)
{
    const struct workbook *m = b->model;
    lxw_header_footer_options margin = {.margin = 0.3};
    struct buf header = buf_new(b->arena, 4096);
    struct buf footer = buf_new(b->arena, 4096);

    buf_add_z(&header, "&L&9");
    add_header_text(&header, m->header_left, HEADER_LEFT_MOST);
    buf_add_z(&header, "&R&9");
    add_header_text(&header, m->header_right, HEADER_RIGHT_MOST);
    if (s->footer_left.len) {
        buf_add_z(&footer, "&L&9");
        add_header_text(&footer, s->footer_left, HEADER_RIGHT_MOST);
    }
    buf_add_z(&footer, "&C&9");
    buf_add(&footer, m->footer);
    worksheet_set_header_opt(ws, arena_z(b->arena, buf_str(&header)), &margin);
    worksheet_set_footer_opt(ws, arena_z(b->arena, buf_str(&footer)), &margin);
}

/* A column of so many digits: 7 pixels each, 7.4 elsewhere, 5 of padding. */
static double points_of(double digits, uint32_t columns)
{
    return (digits * 7.4 + 5 * columns) * 0.75;
}

/* Up to the last column and the right edge of the last chart. */
static double width_of(const struct sheet *s)
{
    uint32_t columns = (uint32_t)s->column_count;
    double width = points_of(xlsx_width(s, 0, columns), columns);

    for (size_t i = 0; i < s->chart_count; i++) {
        const struct sheet_chart *c = &s->charts[i];
        double right =
            points_of(xlsx_width(s, 0, c->column), c->column) + c->width * 0.75;

        width = right > width ? right : width;
    }
    return width;
}

static double height_at(const struct xlsx_heights *h, uint32_t row)
{
    return row < h->count ? h->items[row] : XLSX_ROW_HEIGHT;
}

/* The rows that a chart covers. */
static struct sheet_block chart_block(const struct sheet_chart *c,
                                      const struct xlsx_heights *h)
{
    struct sheet_block block = {c->row, c->row, false};
    double left = c->height * 0.75 - height_at(h, c->row);

    while (left > 0)
        left -= height_at(h, ++block.last_row);
    return block;
}

static int by_row(const void *x, const void *y)
{
    const struct sheet_block *a = x, *b = y;

    if (a->first_row != b->first_row)
        return a->first_row < b->first_row ? -1 : 1;
    return (a->last_row > b->last_row) - (a->last_row < b->last_row);
}

static bool is_chart_row(const struct sheet *s, uint32_t row)
{
    for (size_t i = 0; i < s->chart_count; i++)
        if (s->charts[i].row == row)
            return true;
    return false;
}

static bool is_heading(const struct placed_cell *p)
{
    return p->column == 0 &&
           (p->cell.style == CELL_SECTION || p->cell.style == CELL_HEADING);
}

/* A heading is not the last on its page. */
static size_t add_headings(const struct sheet *s, struct sheet_block *to)
{
    size_t n = 0;

    for (size_t i = 0; i < s->cell_count; i++)
        if (is_heading(&s->cells[i]))
            to[n++] = (struct sheet_block){s->cells[i].row,
                                           s->cells[i].row + BELOW, false};
    if (s->has_table && s->row_count)
        to[n++] =
            (struct sheet_block){s->table_row, s->table_row + BELOW, false};
    return n;
}

/* What must stay together: blocks and charts, those that overlap as one. */
struct blocks {
    struct sheet_block *items;
    size_t count;
    uint32_t rows; /* of the sheet: cells and charts */
};

static struct blocks collect(const struct sheet *s,
                             const struct xlsx_heights *h, struct arena *a)
{
    size_t n = s->block_count + s->chart_count, kept = 0;
    struct blocks list = {
        arena_array(a, struct sheet_block, n + s->cell_count + 1), 0, h->count};

    for (size_t i = 0; i < s->block_count; i++)
        list.items[i] = s->blocks[i];
    for (size_t i = 0; i < s->chart_count; i++)
        list.items[s->block_count + i] = chart_block(&s->charts[i], h);
    n += add_headings(s, &list.items[n]);
    qsort(list.items, n, sizeof(list.items[0]), by_row);
    for (size_t i = 0; i < n; i++) {
        struct sheet_block b = list.items[i];
        struct sheet_block *last = kept ? &list.items[kept - 1] : NULL;

        list.rows = b.last_row >= list.rows ? b.last_row + 1 : list.rows;
        if (last && b.first_row <= last->last_row && !b.starts_page) {
            last->last_row =
                b.last_row > last->last_row ? b.last_row : last->last_row;
            continue;
        }
        /* Above a chart its heading, or an empty row that parts its frame. */
        if (is_chart_row(s, b.first_row) && b.first_row &&
            (!last || last->last_row + 1 < b.first_row))
            b.first_row--;
        list.items[kept++] = b;
    }
    list.count = kept;
    /* Below its heading a table's pages end where they may. */
    if (s->has_table || s->filter_rows)
        list.rows = (s->has_table ? s->table_row : s->filter_row) + 1;
    return list;
}

static double height_of(const struct xlsx_heights *h, uint32_t first,
                        uint32_t last)
{
    double height = 0;

    for (uint32_t i = first; i <= last; i++)
        height += height_at(h, i);
    return height;
}

/* From a row that may start a page up to the next such row. */
static double section_height(const struct blocks *list, size_t block,
                             const struct xlsx_heights *h)
{
    uint32_t first = list->items[block].first_row, end = list->rows;

    for (size_t i = block + 1; i < list->count && end == list->rows; i++)
        if (list->items[i].starts_page)
            end = list->items[i].first_row;
    return height_of(h, first, end - 1);
}

static size_t find_breaks(const struct blocks *list,
                          const struct xlsx_heights *h, double page,
                          double titles, lxw_row_t *breaks)
{
    size_t n = 0, next = 0;
    double at = 0;

    for (uint32_t row = 0; row < list->rows && n < MAX_BREAKS; row++) {
        double need = height_at(h, row);
        bool starts = false;

        if (next < list->count && list->items[next].first_row == row) {
            double block = height_of(h, row, list->items[next].last_row);

            need = block <= page - titles ? block : need;
            /* What has room here needs no page of its own, nor what follows
               a page's first few rows. */
            starts = list->items[next].starts_page && at > page * FEW &&
                     at + section_height(list, next, h) > page;
            next++;
        }
        if (row && (starts || at + need > page)) {
            breaks[n++] = row;
            at = titles;
        }
        at += height_at(h, row);
    }
    return n;
}

/*
 * Excel minds no breaks where it fits the width by itself: so a sheet with
 * blocks that takes several pages has a scale that makes it one page wide.
 */
static bool set_breaks(struct xlsx_book *b, lxw_worksheet *ws,
                       const struct sheet *s, const struct xlsx_heights *h)
{
    struct blocks list = collect(s, h, b->arena);
    double paper = s->portrait ? A4_SHORT : A4_LONG;
    double across = (paper - 2 * 72 * MARGIN_SIDE) * ROOM;
    double scale = across / width_of(s);
    double page = ((s->portrait ? A4_LONG : A4_SHORT) -
                   72 * (MARGIN_TOP + MARGIN_BOTTOM)) *
                  ROOM;
    double titles = s->title_rows ? height_of(h, s->title_row,
                                              s->title_row + s->title_rows - 1)
                                  : 0;
    lxw_row_t *breaks = arena_array(b->arena, lxw_row_t, MAX_BREAKS + 1);

    if (list.count == 0)
        return false;
    scale = scale > 1 ? 1 : scale;
    scale = (int)(scale * 100) / 100.0;
    if (scale < 0.1 || find_breaks(&list, h, page / scale, titles, breaks) == 0)
        return false;
    worksheet_set_print_scale(ws, (uint16_t)(scale * 100 + 0.5));
    worksheet_set_h_pagebreaks(ws, breaks);
    return true;
}

static bool repeat_rows(lxw_worksheet *ws, const struct sheet *s)
{
    lxw_row_t first = s->title_row, last = s->title_row + s->title_rows - 1;

    if (s->has_table)
        first = last = s->table_row;
    else if (s->filter_rows)
        first = last = s->filter_row;
    else if (s->title_rows == 0)
        return true;
    return worksheet_repeat_rows(ws, first, last) == LXW_NO_ERROR;
}

/* Rows that are folded take no paper. */
static struct xlsx_heights printed_heights(const struct sheet *s,
                                           const struct xlsx_heights *heights,
                                           struct arena *a)
{
    struct xlsx_heights h = {arena_array(a, double, heights->count),
                             heights->count};

    for (uint32_t i = 0; i < h.count; i++)
        h.items[i] = heights->items[i];
    for (size_t i = 0; i < s->level_count; i++)
        if (s->levels[i].is_folded)
            for (uint32_t row = s->levels[i].first_row;
                 row <= s->levels[i].last_row; row++)
                h.items[row] = 0;
    return h;
}

/* The rows of a table, which the office program measures when it opens them. */
static double table_height(const struct sheet *s, struct arena *a)
{
    double whole = 0;

    for (size_t row = 0; row < s->row_count; row++) {
        struct cell cells[SHEET_MAX_COLUMNS] = {{0}};
        double tallest = XLSX_ROW_HEIGHT;

        s->row(s->context, row, cells, a);
        for (uint32_t i = 0; i < s->column_count; i++) {
            struct placed_cell cell = {0, i, 1, cells[i]};
            double height;

            if (cells[i].align == CELL_ALIGN_KIND)
                cell.cell.align = s->columns[i].align;
            height = xlsx_height(s, &cell);
            tallest = height > tallest ? height : tallest;
        }
        whole += tallest;
    }
    return whole;
}

/* How many pages tall a sheet of two pages' width is; 0: as many as it needs.
 */
static uint16_t pages_down(const struct sheet *s, const struct xlsx_heights *h,
                           struct arena *a)
{
    uint32_t columns = s->repeat_columns;
    double twice = points_of(xlsx_width(s, 0, columns), columns);
    double across = (A4_LONG - 2 * 72 * MARGIN_SIDE) * ROOM;
    double scale = 2 * across / (width_of(s) + twice);
    double page = (A4_SHORT - 72 * (MARGIN_TOP + MARGIN_BOTTOM)) * ROOM;
    double whole;

    if (s->portrait || h->count == 0 || s->row_count > SHORT_LIST)
        return 0;
    whole = height_of(h, 0, h->count - 1);
    whole += s->has_table ? table_height(s, a) : 0;
    whole *= scale > 1 ? 1 : scale;
    return whole > page && whole <= page * LITTLE_MORE;
}

bool xlsx_page_set_up(struct xlsx_book *b, lxw_worksheet *ws,
                      const struct sheet *s, const struct xlsx_heights *heights)
{
    struct xlsx_heights printed = printed_heights(s, heights, b->arena);

    if (!s->portrait)
        worksheet_set_landscape(ws);
    worksheet_set_paper(ws, 9); /* A4 */
    worksheet_set_margins(ws, MARGIN_SIDE, MARGIN_SIDE, MARGIN_TOP,
                          MARGIN_BOTTOM);
    if (s->repeat_columns || !set_breaks(b, ws, s, &printed))
        worksheet_fit_to_pages(
            ws, s->repeat_columns ? 2 : 1,
            s->repeat_columns ? pages_down(s, &printed, b->arena) : 0);
    if (s->repeat_columns) {
        worksheet_repeat_columns(ws, 0, (lxw_col_t)(s->repeat_columns - 1));
        worksheet_print_across(ws);
    }
    worksheet_center_horizontally(ws);
    set_header(b, ws, s);
    return repeat_rows(ws, s);
}
