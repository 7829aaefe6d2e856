/*
 * xlsx_mark - a sheet's marks as conditional formats.
 */
#ifndef OUTPUT_XLSX_MARK_H
#define OUTPUT_XLSX_MARK_H

#include "output/xlsx_book.h"

/* False: the library refuses one. */
MUST_CHECK bool xlsx_mark_add_all(struct xlsx_book *b, lxw_worksheet *ws,
                                  const struct sheet *s);

#endif
