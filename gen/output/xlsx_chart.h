/*
 * xlsx_chart - a sheet's chart as DrawingML.
 *
 * libxlsxwriter gives a chart its place on the sheet; what is in it is written
 * here: the library copies no formula's value into a chart, and knows no lines
 * over columns.
 */
#ifndef OUTPUT_XLSX_CHART_H
#define OUTPUT_XLSX_CHART_H

#include "doc/sheet.h"

/* The chart's part, with its points' values as the sheet's cells show them. */
struct str xlsx_chart_xml(const struct sheet *s, const struct sheet_chart *c,
                          bool english, struct arena *a);

#endif
