/*
 * sheet_list - a structured table over placed cells, and names of cells.
 *
 * Totals beside or below a list speak of it by name: "SUM(客户[余额])".  The
 * names of lists, of tables and of cells are one set in a workbook; of two that
 * are equal the first one stays.
 */
#ifndef DOC_SHEET_LIST_H
#define DOC_SHEET_LIST_H

#include "base/arena.h"

#include <stdint.h>

/*
 * Its heading stands in row, its data below, at least one row.  Headings are
 * placed texts, all different; no cell of it spans several columns; a total
 * stands outside.
 */
struct sheet_list {
    struct str name; /* as sheet_name_for makes it */
    uint32_t row, column;
    uint32_t row_count; /* without the heading */
    uint32_t column_count;
    bool filter; /* with buttons in the heading */
};

/* A name for cells of a sheet, good in all formulas: 截止日. */
struct sheet_name {
    struct str name; /* likewise */
    uint32_t row, column, last_row, last_column;
};

struct sheet;

/*
 * A text as a name: letters, digits and _, a letter first, unlike a cell's;
 * else a _ stands in its place or before it.
 */
struct str sheet_name_for(struct str text, struct arena *a);

/*
 * One list more, named by sheet_name_for; the pointer is good until another one
 * is added.
 */
struct sheet_list *sheet_add_list(struct sheet *s, struct str name,
                                  uint32_t row, uint32_t column,
                                  uint32_t row_count, uint32_t column_count,
                                  struct arena *a);

/* "客户[余额]": the data of a list's column that is headed so. */
struct str sheet_list_column(struct str list, struct str heading,
                             struct arena *a);

/* The name of the sheet's table, for sheet_list_column. */
struct str sheet_table_name(const struct sheet *s, struct arena *a);

/* Name one cell. */
void sheet_name_cell(struct sheet *s, struct str name, uint32_t row,
                     uint32_t column, struct arena *a);

/* Name several, both ends included. */
void sheet_name_cells(struct sheet *s, struct str name, uint32_t row,
                      uint32_t column, uint32_t last_row, uint32_t last_column,
                      struct arena *a);

#endif
