/*
 * aging - every open amount of a day in exactly one bucket.
 *
 * Per currency and, within it, per customer.  Unapplied money (receipts and
 * credit notes not yet applied, <= 0) is its own column, inside the total and
 * never in a bucket.  Where the ledger's rules age credit notes
 * (CREDIT_NOTES_AGED), their open part stands in a bucket instead, negative, by
 * its due date, else by its issue date; it is counted and listed like any
 * document, and unapplied is money received alone.  Pure: ledger view and
 * policy in, figures out.
 */
#ifndef MEASURE_AGING_H
#define MEASURE_AGING_H

#include "model/ledger.h"
#include "model/policy.h"

struct aging_cell {
    size_t count; /* documents */
    int64_t minor;
};

/*
 * What the age of an open amount is counted from.  All bases put the same
 * amounts into buckets; unapplied money is beside all of them.  A day after the
 * as-of date (posting may be) counts in the first bucket.
 */
enum aging_basis {
    BASIS_DUE,       /* days past due: the policy's scheme */
    BASIS_ISSUE,     /* days since issue, at the edges of the policy's scheme:
                        0-30, 31-60, ..., 366+ */
    BASIS_POSTING,   /* days since posting, else since issue */
    BASIS_DISCLOSURE /* years since the debt arose (issue_date) */
};
#define BASIS_COUNT 4

struct aging_row {
    uint32_t customer; /* LEDGER_NONE in the total of a currency; the top of the
                          group in one of a group */
    struct aging_cell cells[BUCKET_MAX]; /* as in the policy's scheme */
    struct aging_cell total; /* buckets + unapplied; count: documents */
    int64_t unapplied;       /* <= 0 */
    int64_t disputed;        /* part of the buckets that is disputed */
    int64_t retention;       /* part of the buckets: class retention */
    int64_t bills;           /* part of the buckets: class bill */
    int64_t returned;        /* part of the buckets: opened again by dishonoured
                                bills (票据退回) */
    int64_t handed_over;     /* part of the buckets: with the lawyer */
    int64_t bills_held;      /* beside the total: bills in hand, unpaid */
    int64_t bills_passed_on; /* beside the total: endorsed or discounted, not
                                yet mature; they may come back */
    int64_t overdue;         /* buckets of 1 day and more */
    int32_t oldest_days;     /* days past due of the oldest; 0: none */
    struct aging_cell *bases[BASIS_COUNT]; /* of aging.schemes; NULL for
                                BASIS_DUE (that is cells), and for all unless
                                AGING_BASES was asked for */
};

/* An open document, for detail sheets and letters. */
struct open_item {
    uint32_t document;
    uint32_t bucket;
    int32_t days_overdue; /* negative: not due yet; 0 without due date too */
    unsigned char bases[BASIS_COUNT]; /* buckets; [BASIS_DUE] is bucket */
    int64_t open;
    int64_t disputed;
    int64_t returned; /* opened again by a dishonoured bill */
};

struct aging_currency {
    const struct currency *currency;
    struct aging_row total;
    struct aging_row *customers; /* by customer_id; only with something open, or
                                    with bills beside a total of nothing */
    size_t customer_count;
    struct aging_row *groups; /* the tops of groups (group_of) with all below
                                 them at any depth, by the top's customer_id;
                                 only of two rows and more, so each row is in
                                 one group or in none */
    size_t group_count;
};

struct aging {
    struct date as_of;
    const struct bucket_scheme *scheme;               /* of BASIS_DUE */
    const struct bucket_scheme *schemes[BASIS_COUNT]; /* all of them; in days
                            since that day, those of the disclosure as its
                            anniversaries fall on this as-of date */
    struct aging_currency *currencies;                /* by code */
    size_t currency_count;
    struct open_item *items; /* by customer_id, due date, number, row */
    size_t item_count;
};

/* What is wanted beside the rows by due date. */
enum { AGING_ITEMS = 1, AGING_BASES = 2 };

/* want: AGING_... or'ed together.  threads as in job_run. */
MUST_CHECK bool aging_compute(const struct view *v, const struct policy *policy,
                              unsigned want, unsigned threads,
                              struct aging *out, struct arena *a,
                              struct diag *d);

/*
 * The top of a customer's group: himself where he has no parent.  Where parents
 * go in a circle, whoever of the circle has the lowest index.
 */
uint32_t group_of(const struct ledger *l, uint32_t customer);

/* The items of a customer in all currencies: where they begin; how many. */
size_t aging_items_of(const struct aging *aging, const struct ledger *l,
                      uint32_t customer, const struct open_item **out);

/* "due_date", "issue_date", "posting_date", "disclosure". */
extern const struct str aging_basis_names[BASIS_COUNT];

#endif
