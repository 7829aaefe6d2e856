/*
 * interest_round - exact fractions of rows into minor units that add up.
 *
 * For measure/interest alone.
 */
#ifndef MEASURE_INTEREST_ROUND_H
#define MEASURE_INTEREST_ROUND_H

#include "measure/interest.h"

#define CAP_NONE INTEREST_NO_CAP

/*
 * Fill in interest, is_cut, days and to of the rows, total, days and is_capped
 * of *x, whose rows stand without them.  Rows behind the one that reaches the
 * cap are left out, and it ends on the day that reaches it.  False where a
 * product does not fit; *x is then of no use.
 */
MUST_CHECK bool interest_round(struct interest *x, int64_t cap, bool by_row,
                               struct arena *a);

/* The row's interest for one day, rounded half-up.  False: does not fit. */
MUST_CHECK bool interest_one_day(const struct interest_row *row, int64_t *out);

#endif
