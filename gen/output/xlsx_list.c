#include "output/xlsx_list.h"

#include "output/xlsx_point.h"

static lxw_table_column *new_column(struct xlsx_book *b, struct str heading)
{
    lxw_table_column *c = arena_new(b->arena, lxw_table_column);

    c->header = xlsx_z(b, heading);
    c->header_format = xlsx_format(b, CELL_HEADING, FORM_TEXT, CELL_ALIGN_KIND);
    return c;
}

bool xlsx_list_add_table(struct xlsx_book *b, lxw_worksheet *ws,
                         const struct sheet *s)
{
    size_t rows = s->row_count ? s->row_count : 1;
    lxw_table_column **columns =
        arena_array(b->arena, lxw_table_column *, s->column_count + 1);
    struct str name = sheet_table_name(s, b->arena);
    lxw_table_options options = {.style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                 .style_type_number = 0,
                                 .columns = columns};

    for (size_t i = 0; i < s->column_count; i++)
        columns[i] = new_column(b, s->columns[i].heading);
    /* Without a name the library makes one. */
    if (xlsx_take_name(b, name))
        options.name = xlsx_z(b, name);
    return worksheet_add_table(
               ws, s->table_row, 0, (lxw_row_t)(s->table_row + rows),
               (lxw_col_t)(s->column_count - 1), &options) == LXW_NO_ERROR;
}

static bool add_list(struct xlsx_book *b, lxw_worksheet *ws,
                     const struct sheet *s, const struct sheet_list *l)
{
    lxw_table_column **columns =
        arena_array(b->arena, lxw_table_column *, l->column_count + 1);
    lxw_table_options options = {.style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                 .style_type_number = 0,
                                 .no_autofilter = !l->filter,
                                 .name = xlsx_z(b, l->name),
                                 .columns = columns};

    for (uint32_t i = 0; i < l->column_count; i++)
        columns[i] =
            new_column(b, xlsx_point_text(s, l->row, l->column + i, b->arena));
    return worksheet_add_table(ws, l->row, (lxw_col_t)l->column,
                               l->row + l->row_count,
                               (lxw_col_t)(l->column + l->column_count - 1),
                               &options) == LXW_NO_ERROR;
}

bool xlsx_list_add_all(struct xlsx_book *b, lxw_worksheet *ws,
                       const struct sheet *s)
{
    for (size_t i = 0; i < s->list_count; i++)
        if (xlsx_take_name(b, s->lists[i].name) &&
            !add_list(b, ws, s, &s->lists[i]))
            return false;
    return true;
}

bool xlsx_list_add_names(struct xlsx_book *b, const struct sheet *s)
{
    for (size_t i = 0; i < s->name_count; i++) {
        const struct sheet_name *n = &s->names[i];
        struct str range = n->row == n->last_row && n->column == n->last_column
                               ? sheet_reference(s, n->row, n->column, b->arena)
                               : sheet_range(s, n->row, n->column, n->last_row,
                                             n->last_column, b->arena);

        if (xlsx_take_name(b, n->name) &&
            workbook_define_name(
                b->lib, xlsx_z(b, n->name),
                arena_format(b->arena, "=%.*s", STR_ARG(range)).ptr))
            return false;
    }
    return true;
}
