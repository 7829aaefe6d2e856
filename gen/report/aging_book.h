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
#include "measure/dunning.h"
#include "measure/tieout.h"

/*
 * Make the workbook.  The aging must have its items.  dunning may be NULL:
 * then the overdue sheet does not say who gets a letter.  What is given must
 * outlive it: rows are made from it when the workbook is written.
 */
MUST_CHECK bool
aging_book_make(const struct ledger *ledger, const struct view *view,
                const struct aging *aging, const struct tieout *tieout,
                const struct dunning *dunning, const struct policy *policy,
                struct workbook *out, struct arena *a, struct diag *d);

#endif
