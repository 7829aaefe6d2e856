/*
 * contracts - which contract a document is under.
 */
#ifndef MEASURE_CONTRACTS_H
#define MEASURE_CONTRACTS_H

#include "model/ledger.h"

struct contracts {
    const struct ledger *ledger;
    const struct contract **items; /* by customer, in the order of their rows */
};

/* Lives in a. */
struct contracts contracts_sort(const struct ledger *l, struct arena *a);

/* Those of a customer: where they begin, and how many. */
size_t contracts_of(const struct contracts *c, uint32_t customer,
                    const struct contract *const **out);

/*
 * The contract that a document names, or where it names none, its customer's
 * only one; NULL: it is not on file, or several are and none is named.
 */
const struct contract *contracts_find(const struct contracts *c,
                                      const struct document *doc);

#endif
