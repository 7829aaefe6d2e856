/*
 * photograph - two exports of open items, compared item by item; private to
 * measure/.
 *
 * An export of open items shows one day and no events.  Between two of them an
 * item is the same one if its number and instalment are; rows without a number
 * of their own (it is only their place in the file) are the same if all they
 * say is.  What an item lost that no receipt or write-off of the data names is
 * settled, and the cause is unknown (结清·原因未知).
 */
#ifndef MEASURE_PHOTOGRAPH_H
#define MEASURE_PHOTOGRAPH_H

#include "measure/tieout_parts.h"

/* The items of one export, as they stand on a day. */
struct shot {
    const struct ledger *ledger;
    const int64_t *open;        /* of its documents */
    const uint32_t *successors; /* customers as in the newest ledger; NULL:
                                   it is the newest */
    struct date until;          /* documents issued later do not count */
};

bool shot_counts(const struct shot *s, size_t row);
uint32_t shot_customer(const struct shot *s, size_t row);

/* "D3/2"; empty where the number is only the row's place. */
struct str shot_number(const struct shot *s, size_t row);
struct str shot_part(const struct shot *s, size_t row);

/* Of each row the row of the other export, or LEDGER_NONE. */
struct shot_pairs {
    uint32_t *then, *now;
};

/*
 * Rows of one number are paired first by all they say, then by customer and
 * currency, then whatever they say: what differs is restated.
 */
struct shot_pairs photograph_pair(const struct shot *then,
                                  const struct shot *now, struct arena *a);

/* An item that lost some of its open amount between the two. */
struct claim {
    uint32_t then, now; /* rows; LEDGER_NONE: not there */
    struct str number, part;
    uint32_t customer; /* of the newest ledger, or the one behind its last */
    const struct currency *currency;
    int64_t lost;  /* magnitude, not yet explained */
    int64_t past;  /* magnitude that was settled before the earlier export */
    bool negative; /* a credit note or red letter: it is used up */
};

struct claims {
    struct claim *items;
    size_t count, capacity;
};

/*
 * Explain what was lost by the receipts, bills and write-offs of the newest
 * ledger up to a day that name the items; adds to the sums of the customers.
 * Money received up to the earlier day pays what was settled by then first.
 */
void photograph_explain(struct tying *t, struct claims *claims,
                        struct date from, struct date until);

/*
 * The day that the newest export stands for; what happened after it the ledger
 * tells.  Not before the earlier report's.
 */
struct date photograph_shown(const struct tying *t);

/* All of it: fills the sums and lists of t; t->before is a photograph, too. */
MUST_CHECK bool photograph_roll(struct tying *t);

#endif
