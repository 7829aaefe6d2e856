/*
 * conversion - the aging in the reporting currency.
 *
 * Native amounts are added first and converted after (policy.fx says at which
 * rates); each currency's total is rounded half up once, and its buckets,
 * unapplied money and customers are apportioned to it by largest remainder, so
 * that shown rows add up to shown totals.  Currencies are never added
 * unconverted.
 */
#ifndef MEASURE_CONVERSION_H
#define MEASURE_CONVERSION_H

#include "measure/aging.h"

struct conversion_row {
    const struct currency *currency; /* NULL in the total */
    bool has_rate;                   /* false: the converted figures are 0 */
    struct decimal rate;   /* FX_AS_OF alone; 1 of the reporting currency */
    struct date rate_date; /* FX_AS_OF: of that rate; FX_HISTORIC: the oldest
                              used; no_date of the reporting currency */
    struct date last_rate_date;        /* the newest used */
    int64_t native;                    /* aging total */
    int64_t total, unapplied, overdue; /* in the reporting currency */
    int64_t cells[BUCKET_MAX];         /* by due date */
    int64_t *customers; /* as in aging_currency.customers: their totals */
};

struct conversion {
    const struct currency *currency; /* the reporting one */
    enum fx_rule rule;
    struct conversion_row *rows; /* as aging.currencies */
    size_t count;
    struct conversion_row total;
    bool complete; /* every currency has its rates */
};

/*
 * Nothing to do (count 0) where all is in the reporting currency, or the ledger
 * has no rates.  A missing rate is reported as an error that names the currency
 * and day, and its row says so; false only on overflow, reported.
 */
MUST_CHECK bool conversion_compute(const struct view *v,
                                   const struct aging *aging,
                                   const struct policy *policy,
                                   struct conversion *out, struct arena *a,
                                   struct diag *d);

#endif
