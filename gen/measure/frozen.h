/*
 * frozen - the ledger of a day as a close has kept it, and what has become of
 * that day since.
 *
 * Everything is told by numbers and ids, so that closes outlive the exports
 * they were made of.
 */
#ifndef MEASURE_FROZEN_H
#define MEASURE_FROZEN_H

#include "model/ledger.h"

/* An open document, or a receipt with money that is not applied. */
struct frozen_item {
    struct str number; /* "D3", "D3/2" of an instalment; of the receipt */
    struct str customer_id, customer_name;
    const struct currency *currency;
    struct date issue_date, due_date; /* due_date or no_date */
    int64_t open;                     /* signed */
    uint8_t class_of;                 /* enum document_class */
    bool is_receipt;                  /* its day is issue_date */
};

/* A write-off up to the day; negative: recovered, or taken back. */
struct frozen_writeoff {
    struct str number; /* as of frozen_item */
    struct str customer_id;
    const struct currency *currency;
    struct date day;
    int64_t amount;
};

/* The allowance of a currency as a close left it. */
struct frozen_allowance {
    const struct currency *currency;
    int64_t closing;
    bool has_entry;
    int64_t entry; /* of its voucher, signed; 0: there was nothing to enter */
};

/* What happened up to the day, however little of it is open (发生额). */
enum frozen_what {
    FROZEN_DOCUMENTS,
    FROZEN_RECEIPTS,
    FROZEN_REVERSALS, /* of receipts */
    FROZEN_BILLS,
    FROZEN_WRITEOFFS
};
#define FROZEN_WHAT_COUNT 5

extern const struct str frozen_what_names[FROZEN_WHAT_COUNT];

struct frozen_sum {
    const struct currency *currency;
    int64_t count[FROZEN_WHAT_COUNT], minor[FROZEN_WHAT_COUNT];
};

struct frozen {
    struct str name; /* "2026-06-30-2", of its folder; empty: not closed */
    struct date day;
    int number; /* 1, 2 ... among those of its day: the last one counts */
    struct frozen_item *items; /* by customer_id, number, currency, due date,
                                  issue date */
    size_t item_count;
    struct frozen_writeoff *writeoffs; /* by customer_id, number, day */
    size_t writeoff_count;
    struct frozen_allowance *allowances; /* by currency code */
    size_t allowance_count;
    struct frozen_sum *sums; /* by currency code */
    size_t sum_count;
    struct str content; /* a hash of all figures of the close */
};

/*
 * The ledger of the view's day; without name, allowances and content.  False,
 * reported: sums that do not fit in 64 bits.
 */
MUST_CHECK bool frozen_of(const struct view *v, struct frozen *out,
                          struct arena *a, struct diag *d);

/* Orders of items and write-offs, for qsort. */
int frozen_item_order(const void *a, const void *b);
int frozen_writeoff_order(const void *a, const void *b);

/* -1, 0, 1 by customer, number and currency alone. */
int frozen_item_compare(const struct frozen_item *a,
                        const struct frozen_item *b);

enum frozen_change { FROZEN_ADDED, FROZEN_CHANGED, FROZEN_GONE };

/* An item that is not as it was frozen (期后补录). */
struct frozen_difference {
    enum frozen_change change;
    const struct frozen_item *was, *is; /* NULL where there was, is none */
    int64_t effect; /* of open amounts, is - was; 0: only its days changed */
};

struct frozen_differences {
    struct frozen_difference *items; /* in the order of items */
    size_t count;
    struct frozen_sum *effects; /* sums now less sums then, those that are not
                                   0 in all; by currency code */
    size_t effect_count;
    struct balance effect; /* of items, together */
};

/* Both outlive the result.  False, reported: sums that do not fit. */
MUST_CHECK bool frozen_compare(const struct frozen *was,
                               const struct frozen *is,
                               struct frozen_differences *out, struct arena *a,
                               struct diag *d);

#endif
