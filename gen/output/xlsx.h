/*
 * xlsx - a workbook as an Office Open XML file, by libxlsxwriter.
 *
 * Large tables are spliced into the finished file (DESIGN 8): the library
 * writes one placeholder row, we write the rows, deflated on all cores.
 */
#ifndef OUTPUT_XLSX_H
#define OUTPUT_XLSX_H

#include "base/job.h"
#include "doc/sheet.h"

MUST_CHECK bool xlsx_write(const struct workbook *book, const char *path,
                           unsigned threads, struct arena *a, struct diag *d);

#endif
