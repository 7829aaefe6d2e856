#include "output/xlsx_sheet.h"

#include "output/xlsx_cell.h"
#include "output/xlsx_list.h"
#include "output/xlsx_mark.h"
#include "output/xlsx_page.h"
#include "output/xlsx_rule.h"

#include <assert.h>

/* How a row folds. */
struct fold {
    int level;
    bool is_hidden, is_summary; /* of rows that are folded */
};

static struct fold *folds_of(const struct sheet *s, uint32_t rows,
                             struct arena *a)
{
    struct fold *folds = arena_array(a, struct fold, rows + 1);

    for (size_t i = 0; i < s->level_count; i++) {
        const struct sheet_level *l = &s->levels[i];

        for (uint32_t row = l->first_row; row <= l->last_row; row++) {
            if (l->level > folds[row].level)
                folds[row].level = l->level;
            folds[row].is_hidden |= l->is_folded;
        }
        if (l->is_folded && s->folds_below)
            folds[l->last_row + 1].is_summary = true;
        else if (l->is_folded && l->first_row)
            folds[l->first_row - 1].is_summary = true;
    }
    return folds;
}

static void set_rows(struct xlsx_book *b, lxw_worksheet *ws,
                     const struct sheet *s, const struct xlsx_heights *h)
{
    struct fold *folds = folds_of(s, h->count, b->arena);

    for (uint32_t i = 0; i <= h->count; i++) {
        lxw_row_col_options options = {.level = (uint8_t)folds[i].level,
                                       .hidden = folds[i].is_hidden,
                                       .collapsed = folds[i].is_summary};

        if (i < h->count || folds[i].is_summary)
            worksheet_set_row_opt(ws, i,
                                  i < h->count ? h->items[i] : XLSX_ROW_HEIGHT,
                                  NULL, &options);
    }
    if (s->level_count || s->row_level)
        worksheet_outline_settings(ws, LXW_TRUE, s->folds_below, LXW_TRUE,
                                   LXW_FALSE);
}

/* In a form empty cells have the column's format, in a report none. */
static void set_columns(struct xlsx_book *b, lxw_worksheet *ws,
                        const struct sheet *s)
{
    for (size_t i = 0; i < s->column_count; i++) {
        const struct sheet_column *c = &s->columns[i];
        lxw_format *f =
            s->is_form
                ? xlsx_format(b, CELL_ENTRY, look_form_of(c->kind, c->show, 2),
                              c->align)
                : NULL;

        worksheet_set_column(ws, (lxw_col_t)i, (lxw_col_t)i, c->width, f);
    }
}

static size_t heading_lines(const struct sheet *s)
{
    size_t most = 1;

    for (size_t i = 0; i < s->column_count; i++) {
        /* The filter's button takes a part of the cell. */
        size_t lines =
            look_lines(s->columns[i].heading, s->columns[i].width - 2);

        most = lines > most ? lines : most;
    }
    return most;
}

/* The deepest level of the table's rows. */
static int deepest(const struct sheet *s)
{
    int most = 0;

    for (size_t i = 0; s->row_level && i < s->row_count; i++) {
        int level = s->row_level(s->context, i);

        most = level > most ? level : most;
    }
    return most < SHEET_MAX_LEVEL ? most : SHEET_MAX_LEVEL;
}

/*
 * One row of empty cells for each style: what xlsx_splice reads.  The first one
 * has the deepest level, for which the library leaves room at the edge.
 */
static bool add_samples(struct xlsx_book *b, lxw_worksheet *ws,
                        const struct sheet *s)
{
    lxw_row_t row = s->table_row + 1;
    lxw_row_col_options options = {.level = (uint8_t)deepest(s)};

    if (options.level)
        worksheet_set_row_opt(ws, row, XLSX_ROW_HEIGHT, NULL, &options);
    for (int style = 0; style < CELL_TABLE_STYLES; style++)
        for (int decimals = 0; decimals < XLSX_DECIMALS; decimals++, row++)
            for (size_t i = 0; i < s->column_count; i++) {
                const struct sheet_column *c = &s->columns[i];

                if (worksheet_write_blank(
                        ws, row, (lxw_col_t)i,
                        xlsx_format(b, (enum cell_style)style,
                                    look_form_of(c->kind, c->show, decimals),
                                    c->align)))
                    return false;
            }
    return true;
}

static bool add_table(struct xlsx_book *b, lxw_worksheet *ws,
                      const struct sheet *s)
{
    if (!s->has_table)
        return true;
    worksheet_set_row(ws, s->table_row, 6 + 13.0 * (double)heading_lines(s),
                      NULL);
    return xlsx_list_add_table(b, ws, s) && add_samples(b, ws, s);
}

/* A place for the chart; xlsx_chart says what is in it. */
static bool add_chart(struct xlsx_book *b, lxw_worksheet *ws,
                      const struct sheet *s, const struct sheet_chart *c)
{
    lxw_chart *chart = workbook_add_chart(b->lib, LXW_CHART_COLUMN);
    lxw_chart_series *series =
        chart ? chart_add_series(chart, NULL, NULL) : NULL;
    /* The library's charts are 480 x 288 before scaling. */
    lxw_chart_options place = {.x_scale = c->width / 480.0,
                               .y_scale = c->height / 288.0,
                               .description = xlsx_z(b, c->title),
                               .object_position = LXW_OBJECT_MOVE_DONT_SIZE};

    if (!series)
        return false;
    chart_series_set_values(series, xlsx_z(b, s->name), 0, 0, 0, 0);
    return worksheet_insert_chart_opt(ws, c->row, (lxw_col_t)c->column, chart,
                                      &place) == LXW_NO_ERROR;
}

static bool add_charts(struct xlsx_book *b, lxw_worksheet *ws,
                       const struct sheet *s)
{
    for (size_t i = 0; i < s->chart_count; i++)
        if (!add_chart(b, ws, s, &s->charts[i]))
            return false;
    return true;
}

static bool add_filter(lxw_worksheet *ws, const struct sheet *s)
{
    return s->filter_rows == 0 ||
           worksheet_autofilter(
               ws, s->filter_row, 0, s->filter_row + s->filter_rows,
               (lxw_col_t)(s->column_count - 1)) == LXW_NO_ERROR;
}

static bool add_rules(struct xlsx_book *b, lxw_worksheet *ws,
                      const struct sheet *s)
{
    for (size_t i = 0; i < s->rule_count; i++)
        if (!xlsx_rule_add(ws, &s->rules[i], b->arena))
            return false;
    return true;
}

static bool put_cells(struct xlsx_book *b, lxw_worksheet *ws,
                      const struct sheet *s)
{
    for (size_t i = 0; i < s->cell_count; i++)
        if (!xlsx_cell_put(b, ws, &s->cells[i]))
            return false;
    return true;
}

static void protect(lxw_worksheet *ws, const struct sheet *s)
{
    lxw_protection allowed = {.format_cells = LXW_TRUE,
                              .format_columns = LXW_TRUE,
                              .format_rows = LXW_TRUE,
                              .sort = LXW_TRUE,
                              .autofilter = LXW_TRUE};

    if (s->is_protected && !s->has_table && !s->list_count && !s->level_count)
        worksheet_protect(ws, NULL, &allowed);
}

bool xlsx_sheet_add(struct xlsx_book *b, const struct sheet *s)
{
    lxw_worksheet *ws = workbook_add_worksheet(b->lib, xlsx_z(b, s->name));
    struct xlsx_heights heights = xlsx_heights_of(s, b->arena);

    assert(s->column_count <= SHEET_MAX_COLUMNS);
    assert(!s->has_table || s->table_row + 1 + s->row_count <= SHEET_MAX_ROWS);
    if (!ws)
        return false;
    worksheet_gridlines(ws, s->is_form ? LXW_SHOW_SCREEN_GRIDLINES
                                       : LXW_HIDE_ALL_GRIDLINES);
    if (s->tab != TAB_NONE)
        worksheet_set_tab_color(ws, look_tab(s->tab));
    set_rows(b, ws, s, &heights);
    set_columns(b, ws, s);
    if (s->freeze_rows || s->freeze_columns)
        worksheet_freeze_panes(ws, s->freeze_rows,
                               (lxw_col_t)s->freeze_columns);
    protect(ws, s);
    return xlsx_list_add_all(b, ws, s) && put_cells(b, ws, s) &&
           add_table(b, ws, s) && xlsx_page_set_up(b, ws, s, &heights) &&
           add_filter(ws, s) && add_rules(b, ws, s) &&
           xlsx_mark_add_all(b, ws, s) && xlsx_list_add_names(b, s) &&
           add_charts(b, ws, s);
}
