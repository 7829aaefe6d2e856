#include "output/xlsx_cell.h"

/* The double next to a decimal of at most 15 digits. */
static double number_of(int64_t units, int decimals)
{
    double one = 1;

    for (int i = 0; i < decimals; i++)
        one *= 10;
    return (double)units / one;
}

/* What a cell holds as a number; false: it is a text. */
static bool find_number(const struct cell *c, enum cell_kind kind, double *out)
{
    int64_t units;
    int32_t serial;
    int decimals;

    if (kind == CELL_DATE && xlsx_serial(c->date, &serial))
        *out = serial;
    else if (sheet_number(c, &units, &decimals))
        *out = number_of(units, decimals);
    else
        return false;
    return true;
}

static lxw_error put_formula(struct xlsx_book *b, lxw_worksheet *ws,
                             const struct placed_cell *p, lxw_format *f)
{
    const struct cell *c = &p->cell;
    lxw_col_t column = (lxw_col_t)p->column;
    const char *formula = arena_format(b->arena, "=%.*s", STR_ARG(c->text)).ptr;
    double n;

    if (find_number(c, c->cached, &n))
        return worksheet_write_formula_num(ws, p->row, column, formula, f, n);
    if (c->cached == CELL_TEXT)
        return worksheet_write_formula_str(ws, p->row, column, formula, f,
                                           xlsx_z(b, c->link));
    return worksheet_write_string(ws, p->row, column,
                                  xlsx_z(b, sheet_as_text(c, b->arena)), f);
}

static lxw_error put_link(struct xlsx_book *b, lxw_worksheet *ws,
                          const struct placed_cell *p, lxw_format *f)
{
    const struct cell *c = &p->cell;
    const char *url =
        arena_format(b->arena, "%s%.*s",
                     c->is_file ? "" : "internal:", STR_ARG(c->link))
            .ptr;

    return worksheet_write_url_opt(ws, p->row, (lxw_col_t)p->column, url, f,
                                   xlsx_z(b, c->text), NULL);
}

/*
 * Blanks at the end of a sentence are not seen, and the schema has no way to
 * keep them.
 */
static lxw_error put_text(struct xlsx_book *b, lxw_worksheet *ws,
                          const struct placed_cell *p, lxw_format *f)
{
    struct str text = sheet_as_text(&p->cell, b->arena);

    while (text.len && text.ptr[text.len - 1] == ' ')
        text.len--;
    return worksheet_write_string(ws, p->row, (lxw_col_t)p->column,
                                  xlsx_z(b, text), f);
}

static lxw_error put_cell(struct xlsx_book *b, lxw_worksheet *ws,
                          const struct placed_cell *p)
{
    const struct cell *c = &p->cell;
    lxw_format *f = xlsx_format_of(b, c);
    lxw_col_t column = (lxw_col_t)p->column;
    double n;

    if (c->kind == CELL_FORMULA)
        return put_formula(b, ws, p, f);
    if (c->kind == CELL_LINK)
        return put_link(b, ws, p, f);
    if (c->kind == CELL_EMPTY)
        return worksheet_write_blank(ws, p->row, column, f);
    if (find_number(c, c->kind, &n))
        return worksheet_write_number(ws, p->row, column, n, f);
    return put_text(b, ws, p, f);
}

bool xlsx_cell_put(struct xlsx_book *b, lxw_worksheet *ws,
                   const struct placed_cell *p)
{
    struct placed_cell placed = *p;
    lxw_col_t column = (lxw_col_t)p->column;

    if (p->span > 1) {
        if (placed.cell.align == CELL_ALIGN_KIND)
            placed.cell.align = CELL_ALIGN_WRAP;
        if (worksheet_merge_range(ws, p->row, column, p->row,
                                  (lxw_col_t)(p->column + p->span - 1), "",
                                  xlsx_format_of(b, &placed.cell)))
            return false;
    }
    return put_cell(b, ws, &placed) == LXW_NO_ERROR;
}

double xlsx_width(const struct sheet *s, uint32_t column, uint32_t span)
{
    double width = 0;

    for (uint32_t i = column; i < column + span; i++)
        width += i < s->column_count ? s->columns[i].width : 9;
    return width;
}

static double height_of_lines(const struct sheet *s,
                              const struct placed_cell *p)
{
    double width = xlsx_width(s, p->column, p->span ? p->span : 1);

    if (p->cell.style == CELL_HEADING)
        return look_height(look_lines(p->cell.text, width));
    return look_height(
        look_lines(p->cell.kind == CELL_FORMULA ? p->cell.link : p->cell.text,
                   width * 1.1));
}

double xlsx_height(const struct sheet *s, const struct placed_cell *p)
{
    if (p->cell.style == CELL_TITLE)
        return 27;
    if (looks[p->cell.style].starred || p->cell.style == CELL_OPTIONAL)
        return 24;
    if (p->span < 2 && p->cell.align != CELL_ALIGN_WRAP &&
        p->cell.style != CELL_HEADING)
        return XLSX_ROW_HEIGHT;
    return height_of_lines(s, p);
}

/* The last row of those a chart covers, were all of the usual height. */
static uint32_t chart_end(const struct sheet_chart *c)
{
    return c->row + (uint32_t)(c->height * 0.75 / XLSX_ROW_HEIGHT);
}

/* Rows whose height is said: with cells, folds or charts. */
static uint32_t rows_of(const struct sheet *s)
{
    uint32_t rows = 0;

    for (size_t i = 0; i < s->cell_count; i++)
        rows = s->cells[i].row >= rows ? s->cells[i].row + 1 : rows;
    for (size_t i = 0; i < s->level_count; i++)
        rows = s->levels[i].last_row >= rows ? s->levels[i].last_row + 1 : rows;
    for (size_t i = 0; !s->has_table && i < s->chart_count; i++) {
        uint32_t end = chart_end(&s->charts[i]);

        rows = end >= rows ? end + 1 : rows;
    }
    return rows;
}

struct xlsx_heights xlsx_heights_of(const struct sheet *s, struct arena *a)
{
    struct xlsx_heights h = {.count = rows_of(s)};

    h.items = arena_array(a, double, h.count);
    for (uint32_t i = 0; i < h.count; i++)
        h.items[i] = XLSX_ROW_HEIGHT;
    for (size_t i = 0; i < s->cell_count; i++) {
        double height = xlsx_height(s, &s->cells[i]);
        double *row = &h.items[s->cells[i].row];

        *row = height > *row ? height : *row;
    }
    return h;
}
