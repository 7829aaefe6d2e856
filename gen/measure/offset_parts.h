/*
 * offset_parts - the state of an offset on its way through the days.
 *
 * For measure/offset alone.
 */
#ifndef MEASURE_OFFSET_PARTS_H
#define MEASURE_OFFSET_PARTS_H

#include "measure/offset.h"

/* What runs on a debt. */
enum run { RUN_FIRST, RUN_THEN, RUN_DOUBLED, RUN_COUNT };

/* What had accrued up to a day: asked for again by each payment of it. */
struct accrued {
    struct date day; /* DATE_NONE: nothing is known yet */
    int64_t total;
};

/* A debt as it stands on the day that is being looked at. */
struct standing {
    bool has_arisen;
    int64_t principal;
    size_t step_capacity;
    struct accrued accrued[RUN_COUNT];
};

struct offsetting {
    const struct offset_claim *claim;
    const struct law_tables *tables;
    struct standing *debts; /* by debt */
    size_t *costs;          /* indexes by day and name */
    struct offset *out;
    size_t part_capacity;
    struct arena *arena;
    struct arena *scratch;
    struct diag *d;
};

/* Heads that one round of a payment meets, in this order. */
struct heads {
    uint8_t items[HEAD_COUNT];
    size_t count;
};

/* A payment on its day, or what is left of it. */
struct tender {
    size_t payment;
    struct date day;
    int64_t minor;
};

/* The principal is another from a day on. */
void offset_step(struct offsetting *o, size_t debt, struct date from);

/* What is open under these heads on a day; OFFSET_ANY: the costs of all. */
MUST_CHECK bool offset_due(struct offsetting *o, size_t debt,
                           const struct heads *heads, struct date day,
                           int64_t *out);

/* Meet these heads of a debt with at most `most` of the tender. */
MUST_CHECK bool offset_meet(struct offsetting *o, struct tender *t, size_t debt,
                            const struct heads *heads, int64_t most);

/* Meet these heads of all debts, in the order of art. 560. */
MUST_CHECK bool offset_meet_all(struct offsetting *o, struct tender *t,
                                const struct heads *heads);

/* What one of a debt's terms gave up to a day; zeroed where it has none. */
MUST_CHECK bool offset_interest(const struct offsetting *o, size_t debt,
                                enum run which, struct date day,
                                struct interest *out, struct arena *a);

bool offset_report_large(const struct offsetting *o, struct place at);

#endif
