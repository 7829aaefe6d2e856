/*
 * decision - what only management can decide, customer by customer.
 *
 * Nothing here is done by itself: these are the cases, with what is known of
 * each.  A customer may be in several kinds; amounts of kinds are not added.
 */
#ifndef MEASURE_DECISION_H
#define MEASURE_DECISION_H

#include "measure/credit.h"

/* Days overdue from which a debt is hard to collect; three years: as good as
   lost.  Days after which a dispute should have been settled. */
#define DECISION_HAND_OVER_DAYS 180
#define DECISION_WRITE_OFF_DAYS 1095
#define DECISION_DISPUTE_DAYS   30

enum decision_kind {
    DECISION_STOP_SUPPLY, /* credit's candidates */
    DECISION_OVER_LIMIT,  /* what is over */
    DECISION_HAND_OVER,   /* undisputed, over HAND_OVER_DAYS, and not with the
                             lawyer; what is over WRITE_OFF_DAYS is not here */
    DECISION_WRITE_OFF,   /* over WRITE_OFF_DAYS, or owed by a firm that is
                             wound up: to be lodged or written off */
    DECISION_DISPUTE,     /* disputed for more than DISPUTE_DAYS */
    DECISION_KINDS
};

struct decision {
    enum decision_kind kind;
    uint32_t customer;
    const struct currency *currency;
    int64_t amount;                 /* > 0 */
    size_t count;                   /* documents; 0 of OVER_LIMIT */
    int32_t days;                   /* overdue, or disputed, at most */
    const struct credit_stop *stop; /* STOP_SUPPLY */
    const struct credit_row *limit; /* OVER_LIMIT */
    const struct dispute *dispute;  /* DISPUTE: the oldest of them */
    bool winding_up;                /* WRITE_OFF: he is */
};

struct decision_sum {
    size_t count; /* customers */
    int64_t amount;
};

struct decision_currency {
    const struct currency *currency;
    struct decision *items; /* by kind, the largest amount first */
    size_t count;
    struct decision_sum sums[DECISION_KINDS];
};

struct decisions {
    struct decision_currency *items; /* as aging.currencies, then as credit's */
    size_t count;
};

/* "stop_supply": ASCII keys, for JSON. */
extern const struct str decision_names[DECISION_KINDS];

/*
 * What is below the policy's minimum of a letter, or below one unit of its
 * currency, is no decision.  The aging has its items.  credit: or NULL, and
 * then nothing of supply and limits is among them.  Sums fit: they are parts of
 * the aging's.
 */
void decisions_make(const struct ledger *l, const struct aging *aging,
                    const struct credit *credit, const struct policy *policy,
                    struct decisions *out, struct arena *a);

#endif
