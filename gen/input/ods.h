/*
 * ods - the tables of an OpenDocument spreadsheet.
 *
 * Values stand in attributes, as numbers and dates without any style; cells
 * and rows that are alike are written once with a count.
 */
#ifndef INPUT_ODS_H
#define INPUT_ODS_H

#include "input/sheet.h"

/* All of it; see workbook_read. */
MUST_CHECK bool ods_read(const char *path, struct str bytes, char point,
                         struct workbook *out, struct arena *scratch,
                         struct arena *a, struct diag *d);

#endif
