/*
 * restate_fact - what a row of a ledger says that a restatement compares;
 * private to measure/.
 */
#ifndef MEASURE_RESTATE_FACT_H
#define MEASURE_RESTATE_FACT_H

#include "measure/tieout.h"

struct fact {
    struct str number, part; /* empty: it has none of its own */
    struct str name;         /* the number for people */
    struct date day;         /* it counts from then on */
    struct date recorded;
    uint32_t customer; /* of this ledger; or the one behind its last */
    uint32_t former;   /* of its own ledger */
    const struct currency *currency;
    int64_t effect; /* on what is owed */
    bool is_bill;   /* a receipt or reversal of one */
    struct origin at;
};

struct side {
    const struct ledger *ledger;
    const uint32_t *successors; /* NULL: this ledger */
};

/*
 * Receipts and bills are compared together, as RESTATED_RECEIPT, and so are
 * their reversals, as RESTATED_REVERSAL: whether money came as a bill changes
 * no balance.
 */

/* Rows that may have facts of a kind. */
size_t fact_count(const struct ledger *l, enum restated_kind kind);

/* False: the row has no such fact. */
bool fact_read(const struct side *s, enum restated_kind kind, size_t row,
               struct fact *out);

/* Whether a number is but the row's place, "sales.csv:12". */
bool fact_is_place(const struct ledger *l, struct str number, struct origin at);

/* What is the same on both sides is no restatement. */
bool fact_is_same(const struct fact *a, const struct fact *b);
uint64_t fact_hash(const struct fact *f);

struct fact_rows {
    uint32_t *items;
    size_t count, capacity;
};

/* The rows of either side whose fact the other side has not, as multisets. */
void fact_match(const struct side *then, const struct side *now,
                enum restated_kind kind, struct fact_rows *then_left,
                struct fact_rows *now_left, struct arena *a);

#endif
