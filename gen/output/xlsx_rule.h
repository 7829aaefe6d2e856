/*
 * xlsx_rule - what may be typed into a sheet, as data validation.
 */
#ifndef OUTPUT_XLSX_RULE_H
#define OUTPUT_XLSX_RULE_H

#include "doc/sheet.h"

#include <xlsxwriter.h>

/* False: the library refuses it. */
MUST_CHECK bool xlsx_rule_add(lxw_worksheet *ws, const struct sheet_rule *rule,
                              struct arena *a);

#endif
