/*
 * xlsx_sheet - one sheet through libxlsxwriter: all but its table's rows and
 * what is in its charts.
 */
#ifndef OUTPUT_XLSX_SHEET_H
#define OUTPUT_XLSX_SHEET_H

#include "output/xlsx_book.h"

/* False: the library refuses it. */
MUST_CHECK bool xlsx_sheet_add(struct xlsx_book *b, const struct sheet *s);

#endif
