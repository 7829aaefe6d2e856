/*
 * aging_book - the weekly workbook of receivables, as sheets.
 *
 * Summary, by customer, detail, overdue, tie-out, rejects.  Totals are
 * formulas on the rows below them, with the value they have today; currencies
 * are never added.  A currency with an amount that a workbook's numbers cannot
 * hold (over 15 digits) has plain totals instead.
 */
#ifndef REPORT_AGING_BOOK_H
#define REPORT_AGING_BOOK_H

#include "doc/sheet.h"
#include "report/aging_figures.h"

/*
 * Make the workbook.  The aging must have its items.  Without dunning the
 * overdue sheet does not say who gets a letter; without its bases the aging
 * stands by due date alone.  Of several books every row begins with its entity
 * and the summary with the entities side by side.
 */
MUST_CHECK bool aging_book_make(const struct aging_figures *f,
                                struct workbook *out, struct arena *a,
                                struct diag *d);

#endif
