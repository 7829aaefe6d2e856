/*
 * kpi_book - the key figures as a workbook (指标.xlsx).
 *
 * Four sheets: the figures beside those of last time, their trend with a
 * chart, performance by collector and region, and what each figure is made of,
 * where every ratio is a live formula over its numerator and denominator.
 */
#ifndef REPORT_KPI_BOOK_H
#define REPORT_KPI_BOOK_H

#include "doc/sheet.h"
#include "report/kpi_report.h"

/* The report outlives the workbook. */
void kpi_book_make(const struct kpi_report *report, struct workbook *out,
                   struct arena *a);

#endif
