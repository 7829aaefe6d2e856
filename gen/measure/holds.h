/*
 * holds - what people noted that speaks against a letter on a day.
 *
 * Blocks, running promises, money at the bank that is not posted yet, and
 * firms that are insolvent or struck off.  Of several the first in the order
 * of enum hold counts.
 */
#ifndef MEASURE_HOLDS_H
#define MEASURE_HOLDS_H

#include "model/ledger.h"

enum hold {
    HOLD_NONE,
    HOLD_BLOCKED, /* somebody said: no letter */
    HOLD_PROMISED /* the last promise has not run out */
};

struct holds {
    const struct ledger *ledger;
    struct date as_of;
    const struct letter_block **blocks; /* not past; by customer */
    size_t block_count;
    int32_t suspensions; /* promises that hold one document, at most; 0: all */
    const struct contact **promises; /* by customer, the last one last */
    size_t promise_count;
    const struct bank_line **bank; /* not posted by the day; by customer */
    size_t bank_count;
    bool *noted; /* by customer: one of these is his; NULL: nobody's */
};

/* On a day; lives in a.  The ledger is finished. */
struct holds holds_find(const struct ledger *l, struct date as_of,
                        struct arena *a);

/* Does it hold a document, and which row says so? */
enum hold holds_document(const struct holds *h, uint32_t document,
                         const struct letter_block **block,
                         const struct contact **promise);

/* The first bank line of the customer that no receipt has posted; or NULL. */
const struct bank_line *holds_bank(const struct holds *h, uint32_t customer);

/*
 * Insolvent, in liquidation or struck off on a day: claims are lodged with the
 * administrator, not asked for in letters.
 */
bool customer_is_winding_up(const struct customer *c, struct date day);

/*
 * Does a promise speak against letters of a day?  One made after the day does
 * too: letters are written later than the ledger's day.
 */
bool contact_promises_on(const struct contact *c, struct date day);

/* The same of a block: one that starts after the day is in force. */
bool block_is_on(const struct letter_block *b, struct date day);

#endif
