/*
 * interest_rate - the rate of one day under a rule, and how long it stays.
 *
 * For measure/interest alone.
 */
#ifndef MEASURE_INTEREST_RATE_H
#define MEASURE_INTEREST_RATE_H

#include "measure/interest.h"

/* A rule over the days that count: first <= last. */
struct accruing {
    const struct interest_terms *terms;
    const struct law_tables *tables;
    struct date first, last;
    struct place at;
    struct diag *d;
};

struct rate_now {
    struct decimal percent; /* by per */
    uint8_t per;
    const struct rate_table *table; /* NULL: agreed or by law */
    const struct rate_row *source;
    struct date until; /* the last day with this rate, at most last */
};

/* The rate of a day within first and last.  Reports where there is none. */
MUST_CHECK bool rate_on(const struct accruing *x, struct date day,
                        struct rate_now *out);

#endif
