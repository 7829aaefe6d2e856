/*
 * xlsx - a workbook as an Office Open XML file, by libxlsxwriter.
 *
 * The library writes everything but the rows of tables; those are spliced into
 * what it wrote, deflated on all cores (DESIGN 8).  Equal workbooks give equal
 * bytes on any number of threads.
 */
#ifndef OUTPUT_XLSX_H
#define OUTPUT_XLSX_H

#include "base/job.h"
#include "doc/sheet.h"

/*
 * Write the workbook; after a failure, reported, an older file is untouched.
 * A table beyond SHEET_MAX_ROWS or SHEET_MAX_COLUMNS is our bug: who makes the
 * sheets goes on in a second one.
 */
MUST_CHECK bool xlsx_write(const struct workbook *book, const char *path,
                           unsigned threads, struct arena *a, struct diag *d);

#endif
