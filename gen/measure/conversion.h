/*
 * conversion - the aging in the reporting currency.
 *
 * Native amounts are added first and converted after (policy.fx says at which
 * rates); each currency's total is rounded half up once, and its buckets,
 * unapplied money and customers are apportioned to it by largest remainder, so
 * that shown rows add up to shown totals.  Currencies are never added
 * unconverted.
 *
 * Largest remainder with signs: every part is cut down to the whole number
 * below its exact value (-0.4 to -1), and what the total then lacks is given in
 * single units to the parts that lost most, the earlier of equals.  So each
 * part is its exact value or one of the two whole numbers around it, and what
 * is exact, zeros above all, stays as it is.
 *
 * FX_AS_OF: the last rate not after the as-of date.  FX_HISTORIC: a document by
 * its issue date, a receipt by the day it was received.  A currency in which
 * nothing is open needs no rate.  One that lacks a rate is not converted at
 * all, not even in part, and counts as nothing in the total, which then is not
 * complete: half a currency would be a wrong figure that looks right.
 */
#ifndef MEASURE_CONVERSION_H
#define MEASURE_CONVERSION_H

#include "measure/aging.h"

struct conversion_row {
    const struct currency *currency; /* NULL in the total */
    bool has_rate; /* false: one is missing, the converted figures are 0 */
    struct decimal rate;   /* FX_AS_OF alone; 1 of the reporting currency; 0
                              units: none is needed */
    struct date rate_date; /* FX_AS_OF: of that rate; FX_HISTORIC: the oldest
                              used; no_date where none is */
    struct date last_rate_date;        /* the newest used, or no_date */
    int64_t native;                    /* aging total */
    int64_t total, unapplied, overdue; /* in the reporting currency */
    int64_t cells[BUCKET_MAX];         /* by due date */
    int64_t *customers; /* as in aging_currency.customers: their totals; NULL
                           in the total */
};

struct conversion {
    const struct currency *currency; /* the reporting one */
    enum fx_rule rule;
    struct conversion_row *rows; /* as aging.currencies */
    size_t count;
    struct conversion_row total;
    bool complete; /* every currency has its rates; false also where the ledger
                      has none and other currencies */
};

/*
 * Nothing to do (count 0) where all that is open is in the reporting currency,
 * or the ledger has no rates.  A missing rate is reported as an error that
 * names the currency and the first day it is needed for, and its row says so;
 * false only on overflow, reported.
 */
MUST_CHECK bool conversion_compute(const struct view *v,
                                   const struct aging *aging,
                                   const struct policy *policy,
                                   struct conversion *out, struct arena *a,
                                   struct diag *d);

/* The row of a currency, or NULL. */
const struct conversion_row *conversion_find(const struct conversion *all,
                                             const struct currency *currency);

#endif
