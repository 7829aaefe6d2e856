/*
 * by_customer - the rows of a ledger by whom they are of.
 *
 * Lists of indexes in the order of the rows: documents and receipts of a
 * customer, allocations of a document (as what is reduced), and those of a
 * credit note or a receipt (as what is used up).
 */
#ifndef MEASURE_BY_CUSTOMER_H
#define MEASURE_BY_CUSTOMER_H

#include "model/ledger.h"

/* Of owner i: items[from[i]] to before items[from[i + 1]]. */
struct index_list {
    uint32_t *from, *items;
};

struct by_customer {
    const struct ledger *ledger;
    struct index_list documents, receipts; /* by customer */
    struct index_list allocations;         /* by document */
    struct index_list uses;                /* by credit note */
    struct index_list payments;            /* by receipt */
};

/* Lives in a, and reads the ledger as long as it is used. */
struct by_customer by_customer_make(const struct ledger *l, struct arena *a);

#endif
