/*
 * xlsx_list - structured tables, and names of cells.
 */
#ifndef OUTPUT_XLSX_LIST_H
#define OUTPUT_XLSX_LIST_H

#include "output/xlsx_book.h"

/* The sheet's table as the library knows it: its heading alone is written. */
MUST_CHECK bool xlsx_list_add_table(struct xlsx_book *b, lxw_worksheet *ws,
                                    const struct sheet *s);

/* The lists over placed cells; before those are placed. */
MUST_CHECK bool xlsx_list_add_all(struct xlsx_book *b, lxw_worksheet *ws,
                                  const struct sheet *s);

MUST_CHECK bool xlsx_list_add_names(struct xlsx_book *b, const struct sheet *s);

#endif
