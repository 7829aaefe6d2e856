/*
 * cell - what kind of text a table's cell holds (pure).
 */
#ifndef LAYOUT_CELL_H
#define LAYOUT_CELL_H

#include "doc/tree.h"

/* Whether a cell's text is a number, as tables align it. */
bool cell_is_number(const struct table_cell *cell);

/* An amount, a count or a rate: one number without blanks. */
bool cell_is_figure(const struct table_cell *cell);

/* 2026-01-31, 2026/1/31 or 31.01.2026. */
bool cell_is_date(const struct table_cell *cell);

/*
 * How a column stands where it is set line by line: as the table says, else
 * numbers at the right.
 */
enum align cell_align(const struct table *t, size_t column);

#endif
