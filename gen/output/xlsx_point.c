#include "output/xlsx_point.h"

#include "output/xlsx_rows.h"

static bool find_placed(const struct sheet *s, uint32_t row, uint32_t column,
                        struct cell *out)
{
    for (size_t i = 0; i < s->cell_count; i++) {
        const struct placed_cell *p = &s->cells[i];

        if (p->row == row && p->column == column) {
            *out = p->cell;
            return true;
        }
    }
    return false;
}

bool xlsx_point_find(const struct sheet *s, uint32_t row, uint32_t column,
                     struct cell *out, struct arena *a)
{
    struct cell *cells;

    if (!s->has_table || row < s->table_row || column >= s->column_count)
        return find_placed(s, row, column, out);
    if (row == s->table_row) {
        *out = sheet_text(s->columns[column].heading);
        return true;
    }
    if (row - s->table_row > s->row_count)
        return false;
    cells = arena_array(a, struct cell, s->column_count);
    s->row(s->context, row - s->table_row - 1, cells, a);
    *out = cells[column];
    return true;
}

struct str xlsx_point_text(const struct sheet *s, uint32_t row, uint32_t column,
                           struct arena *a)
{
    struct cell c;

    return xlsx_point_find(s, row, column, &c, a) ? sheet_as_text(&c, a)
                                                  : STR("");
}

struct str xlsx_point_number(const struct sheet *s, uint32_t row,
                             uint32_t column, struct arena *a)
{
    struct decimal n;
    struct cell c;
    int32_t serial;

    if (!xlsx_point_find(s, row, column, &c, a))
        return STR("");
    if (xlsx_serial(c.date, &serial) &&
        (c.kind == CELL_DATE || c.cached == CELL_DATE))
        return arena_format(a, "%d", serial);
    if (!sheet_number(&c, &n.units, &n.scale))
        return STR("");
    return decimal_format(n, false, a);
}
