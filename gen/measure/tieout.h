/*
 * tieout - does the aging equal the ledger?
 *
 * Two ways to one figure: the sum of all dated events (opening + invoices +
 * debit notes - receipts - credits +- reversals) and the sum of the aging's
 * buckets and unapplied money; and, where given, the general ledger's control
 * total.  Per currency.
 */
#ifndef MEASURE_TIEOUT_H
#define MEASURE_TIEOUT_H

#include "measure/aging.h"

struct tieout_row {
    const struct currency *currency;
    int64_t opening, invoices, debit_notes, reversals; /* add */
    int64_t receipts, credits;                         /* subtract */
    int64_t exported_difference; /* open amounts as exported less the above */
    int64_t closing;             /* what the events give */
    int64_t buckets, unapplied;
    bool has_control;
    int64_t control;
    int64_t difference;         /* closing - buckets - unapplied */
    int64_t control_difference; /* control - closing; 0 without control */
    bool ties;
};

struct tieout {
    struct tieout_row *rows; /* by currency code */
    size_t count;
    bool ties; /* all rows */
};

/*
 * True although it does not tie: a mismatch is in the result, and reported as
 * an error that names the customers whose sums differ, or, against the control
 * total, the rows that alone would explain the difference.  The control total
 * is that of exactly the view's day; several accounts of a currency are added.
 * In a photograph (ALLOCATION_OPEN) the exported open amounts take the place of
 * the events, and exported_difference says by how much they differ.
 * False: the control totals cannot be added.
 */
MUST_CHECK bool tieout_compute(const struct view *v, const struct aging *aging,
                               struct tieout *out, struct arena *a,
                               struct diag *d);

#endif
