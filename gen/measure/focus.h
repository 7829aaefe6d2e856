/*
 * focus - whom to look after first: amount x age x promise x limitation.
 *
 * One row a customer and currency with something overdue.  The score is
 *
 *     overdue amount / overdue total of the currency x 1000
 *         x factor of the age x factor of the promise x factor of the
 * limitation
 *
 * with factors from the tables below, in tenths.  The age is the mean of the
 * days overdue, weighted by amount.  A score compares customers of one currency
 * and nothing else: currencies are never added.
 *
 * Internal: what it says of limitation is an admission in anybody else's hands.
 */
#ifndef MEASURE_FOCUS_H
#define MEASURE_FOCUS_H

#include "measure/aging.h"

struct clocks;

/* From so many on, this factor; the first entry takes what is less, too. */
struct focus_step {
    int32_t from;
    int32_t tenths;
};

#define FOCUS_AGES 5
extern const struct focus_step focus_ages[FOCUS_AGES]; /* mean days overdue */

/* Days to the nearest end of a limitation that can be proved. */
#define FOCUS_LIMITS 4
extern const struct focus_step focus_limits[FOCUS_LIMITS];

/* What became of the last promise. */
enum focus_promise {
    FOCUS_NO_PROMISE,
    FOCUS_PROMISE_OPEN,
    FOCUS_PROMISE_KEPT,
    FOCUS_PROMISE_RENEWED, /* one is open, but the one before was broken */
    FOCUS_PROMISE_BROKEN
};
#define FOCUS_PROMISES (FOCUS_PROMISE_BROKEN + 1)
extern const int32_t focus_promises[FOCUS_PROMISES]; /* factors, tenths */

struct focus_row {
    uint32_t customer;
    const struct currency *currency;
    int64_t overdue;   /* as in the aging's row */
    int32_t mean_days; /* weighted by amount; of what is positive */
    int32_t oldest_days;
    enum focus_promise promise;
    struct date promised;    /* the day, or no_date */
    struct date limit;       /* the nearest provable end that has not passed, of
                                what is overdue; no_date: none is known */
    int32_t limit_days;      /* to it */
    uint32_t limit_document; /* whose it is; or LEDGER_NONE */
    size_t ended;       /* overdue documents whose provable end has passed */
    int64_t ended_open; /* their open amounts */
    int32_t age_tenths, promise_tenths, limit_tenths;
    int64_t weight; /* share of the currency's overdue total x factors, to 12
                       places of the share: rows are ranked by it */
};

struct focus {
    struct focus_row *rows; /* by currency as in the aging, the first to look
                               after first */
    size_t count;
    bool has_clocks; /* else nothing is known of limitations */
    bool has_promises;
};

/* The last promise of a customer in a currency on the day. */
typedef enum focus_promise focus_promise_fn(const void *context,
                                            uint32_t customer,
                                            const struct currency *currency,
                                            struct date *promised);

/*
 * The aging must have its items.  clocks and promise may be NULL; context is
 * promise's.
 */
void focus_make(const struct ledger *l, const struct aging *aging,
                const struct clocks *clocks, focus_promise_fn *promise,
                const void *context, struct focus *out, struct arena *a);

/*
 * Several books' as one: each in the order of the entities, whose customers
 * begin at from[i]; aging is that of all of them.  Ranked anew.
 */
void focus_join(const struct focus *const *each, size_t n, const size_t *from,
                const struct aging *aging, struct focus *out, struct arena *a);

/* Which step a number is in. */
size_t focus_step_of(const struct focus_step *steps, size_t n, int32_t x);

#endif
