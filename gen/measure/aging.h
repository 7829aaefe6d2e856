/*
 * aging - every open amount of a day in exactly one bucket.
 *
 * Per currency and, within it, per customer.  Unapplied money (receipts and
 * credit notes not yet applied, <= 0) is its own column, inside the total and
 * never in a bucket.  Pure: ledger view and policy in, figures out.
 */
#ifndef MEASURE_AGING_H
#define MEASURE_AGING_H

#include "model/ledger.h"
#include "model/policy.h"

struct aging_cell {
    size_t count; /* documents */
    int64_t minor;
};

struct aging_row {
    uint32_t customer; /* LEDGER_NONE in the total of a currency */
    struct aging_cell cells[BUCKET_MAX]; /* as in the policy's scheme */
    struct aging_cell total; /* buckets + unapplied; count: documents */
    int64_t unapplied;       /* <= 0 */
    int64_t disputed;        /* part of the buckets that is disputed */
    int64_t overdue;         /* buckets of 1 day and more */
    int32_t oldest_days;     /* days past due of the oldest; 0: none */
};

/* An open document, for detail sheets and letters. */
struct open_item {
    uint32_t document;
    uint32_t bucket;
    int32_t days_overdue; /* negative: not due yet; 0 without due date too */
    int64_t open;
    int64_t disputed;
};

struct aging_currency {
    const struct currency *currency;
    struct aging_row total;
    struct aging_row *customers; /* by customer_id; only with something open */
    size_t customer_count;
};

struct aging {
    struct date as_of;
    const struct bucket_scheme *scheme;
    struct aging_currency *currencies; /* by code */
    size_t currency_count;
    struct open_item *items; /* by customer_id, due date, number, row */
    size_t item_count;
};

/* with_items: fill items as well.  threads as in job_run. */
MUST_CHECK bool aging_compute(const struct view *v, const struct policy *policy,
                              bool with_items, unsigned threads,
                              struct aging *out, struct arena *a,
                              struct diag *d);

#endif
