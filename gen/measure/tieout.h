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

/* A mismatch is in the result and reported as an error that names it. */
MUST_CHECK bool tieout_compute(const struct view *v, const struct aging *aging,
                               struct tieout *out, struct arena *a,
                               struct diag *d);

#endif
