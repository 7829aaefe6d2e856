/*
 * link_spread - an allocation to a document of several instalments that names
 * none of them is spread, the earliest due first.
 *
 * In the order of days, so that what a receipt paid and its reversal opened
 * again is paid anew; what rows give to an instalment by name is kept free for
 * them.  A row that goes beyond all instalments together is refused whole.
 */
#ifndef INPUT_LINK_SPREAD_H
#define INPUT_LINK_SPREAD_H

#include "input/link_index.h"

struct spread {
    size_t allocation; /* of ledger->allocations */
    struct span span;
    const struct loose_allocation *row;
};

struct spreading {
    struct index *index;
    struct spread *items;
    size_t count, capacity;
};

/* Note that an allocation, resolved to one of them, is to be spread. */
void spread_later(struct spreading *s, size_t allocation, struct span span,
                  const struct loose_allocation *row);

/* Put the parts in the places of what they are parts of. */
void spread_all(struct spreading *s);

#endif
