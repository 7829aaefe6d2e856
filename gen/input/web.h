/*
 * web - tables that programs save as .xls and that are text: the HTML of web
 * exports, and XML Spreadsheet 2003.
 *
 * HTML is read as browsers read it, tolerant of what is never closed: each
 * table is a sheet, named by its number, and each value is the text that is
 * shown.
 */
#ifndef INPUT_WEB_H
#define INPUT_WEB_H

#include "input/sheet.h"

/* SHEET_HTML, SHEET_XML, SHEET_UNREADABLE (a web archive) or SHEET_NONE. */
enum sheet_kind web_kind_of(struct str bytes);

/* All of it; see workbook_read. */
MUST_CHECK bool web_read_html(const char *path, struct str bytes,
                              struct workbook *out, struct arena *scratch,
                              struct arena *a, struct diag *d);
MUST_CHECK bool web_read_xml(const char *path, struct str bytes, char point,
                             struct workbook *out, struct arena *scratch,
                             struct arena *a, struct diag *d);

#endif
