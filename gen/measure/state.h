/*
 * state - a day of the book: what is compared, listed and forecast.
 *
 * Of event exports every state has the same ledger (the newest), viewed as of
 * its day, so that rows compare by index.  An export of open items shows one
 * day alone (ledger->source is ALLOCATION_OPEN): its state has a ledger of its
 * own, and rows compare by number and customer_id.
 */
#ifndef MEASURE_STATE_H
#define MEASURE_STATE_H

#include "measure/aging.h"

struct state {
    struct date day;             /* that the view shows */
    const struct ledger *ledger; /* NULL: nothing is known of that day */
    const struct view *view;
    const struct aging *aging; /* with AGING_ITEMS where they were wanted */
};

#endif
