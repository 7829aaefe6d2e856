/*
 * xlsx_cell - a sheet's placed cells, and how high their rows are.
 */
#ifndef OUTPUT_XLSX_CELL_H
#define OUTPUT_XLSX_CELL_H

#include "output/xlsx_book.h"

/* False: the library refuses it. */
MUST_CHECK bool xlsx_cell_put(struct xlsx_book *b, lxw_worksheet *ws,
                              const struct placed_cell *p);

/* Points; a row without placed cells has XLSX_ROW_HEIGHT. */
struct xlsx_heights {
    double *items;
    uint32_t count; /* rows up to the last placed cell or fold */
};
/* Room for titles and for wrapped text: the library does not measure. */
double xlsx_height(const struct sheet *s, const struct placed_cell *cell);

struct xlsx_heights xlsx_heights_of(const struct sheet *s, struct arena *a);

/* Digits of the default font over span columns. */
double xlsx_width(const struct sheet *s, uint32_t column, uint32_t span);

#endif
