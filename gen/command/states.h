/*
 * states - a book on several days: what reports compare.
 */
#ifndef COMMAND_STATES_H
#define COMMAND_STATES_H

#include "command/book.h"
#include "measure/state.h"

/*
 * The states of n days, none after the book's as-of day; want as for
 * aging_compute.  Where there are events, any day; of open items the last
 * snapshot not after it, with its own day in .day.  Where no snapshot is as old
 * or one cannot be read any more (a warning), .ledger is NULL and .day the one
 * asked.  out lives in the run's arena and points into b.
 */
MUST_CHECK bool states_of(struct run *r, const struct book *b,
                          const struct date *days, size_t n, unsigned want,
                          struct state *out);

/*
 * The ledger that shows a day of the book, as above; NULL (a warning where one
 * cannot be read): there is none.  *day becomes the day that it shows.
 */
const struct ledger *states_ledger(struct run *r, const struct book *b,
                                   struct date *day);

/*
 * The days of the book's snapshots up to its as-of day (and --known-at), oldest
 * first; of one file by itself none.
 */
MUST_CHECK bool states_days(struct run *r, const struct book *b,
                            struct date **days, size_t *count);

#endif
