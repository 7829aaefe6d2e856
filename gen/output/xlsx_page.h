/*
 * xlsx_page - how a sheet is printed: A4, its header and footer, what repeats,
 * and where pages end.
 */
#ifndef OUTPUT_XLSX_PAGE_H
#define OUTPUT_XLSX_PAGE_H

#include "output/xlsx_cell.h"

/* False: the library refuses it. */
MUST_CHECK bool xlsx_page_set_up(struct xlsx_book *b, lxw_worksheet *ws,
                                 const struct sheet *s,
                                 const struct xlsx_heights *heights);

#endif
