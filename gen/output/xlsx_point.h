/*
 * xlsx_point - what a cell of a sheet shows, by its place.
 *
 * For what repeats cells: charts' copies of their points, lists' headings.
 */
#ifndef OUTPUT_XLSX_POINT_H
#define OUTPUT_XLSX_POINT_H

#include "doc/sheet.h"

/* The cell there, placed or of the table; false: none. */
MUST_CHECK bool xlsx_point_find(const struct sheet *s, uint32_t row,
                                uint32_t column, struct cell *out,
                                struct arena *a);

/* Its text; "" where there is none. */
struct str xlsx_point_text(const struct sheet *s, uint32_t row, uint32_t column,
                           struct arena *a);

/* Its number in digits; "" where it is none. */
struct str xlsx_point_number(const struct sheet *s, uint32_t row,
                             uint32_t column, struct arena *a);

#endif
