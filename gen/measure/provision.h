/*
 * provision - what has to be provided for bad debts on a day (坏账准备).
 *
 * Single customers first (单项), then the portfolios (组合): open amounts by
 * segment times loss rate, each product rounded half-up once, so that a total
 * is the sum of what is printed.  The rates are the policy's, or come from roll
 * rates between closes: the share of a segment that stands in a worse one a
 * step later, or was written off, averaged over the last periods; then
 * rate = product to the last segment x loss given default x forward factor.
 * With too few closes there is no rate, and no provision of its segment: it is
 * said, never guessed.
 *
 * Every open amount of the view is in exactly one of: single customers,
 * portfolios, excluded, credits.
 *
 * Internal: nothing that goes out reads this.
 */
#ifndef MEASURE_PROVISION_H
#define MEASURE_PROVISION_H

#include "measure/frozen.h"
#include "model/policy.h"

/* Decimals of roll rates and of loss rates; both are rounded half-up. */
#define PROVISION_ROLL_DECIMALS 8
#define PROVISION_RATE_DECIMALS 6

enum provision_missing {
    PROVISION_TOLD,
    PROVISION_NO_POLICY,     /* duebook.yaml has no provision section */
    PROVISION_FEW_CLOSES,    /* too few periods between closes */
    PROVISION_NO_OBSERVATION /* nothing stood in a segment in any period */
};

/* One period of roll rates of a segment. */
struct provision_roll {
    int64_t balance; /* in the segment at its beginning */
    int64_t stayed;  /* of it in the same segment, or a younger one, now */
    int64_t rolled;  /* of it in a worse one now, or written off */
    bool has_rate;   /* the balance (less what stayed, in the first segment)
                        is not 0 */
    struct decimal rate;
};

/* Roll rates of a portfolio and currency. */
struct provision_rolls {
    const struct currency *currency; /* whose documents were observed */
    struct date *days;               /* period_count + 1 closes, oldest first */
    size_t period_count;
    struct provision_roll *cells; /* [period][segment] */
    struct decimal average[PROVISION_SEGMENT_MAX];
    size_t observed[PROVISION_SEGMENT_MAX]; /* periods in the average */
    size_t periods_wanted;
    struct date *missing; /* days that should have been closed */
    size_t missing_count;
};

struct provision_cell {
    int64_t gross;   /* open documents */
    int64_t credits; /* >= 0: what credits took of it */
    int64_t base;    /* gross - credits */
    bool has_rate;
    struct decimal rate;
    int64_t required; /* base x rate, rounded; 0 without a rate */
};

struct provision_matrix {
    const struct provision_portfolio *portfolio;
    enum provision_missing missing;
    struct provision_cell cells[PROVISION_SEGMENT_MAX];
    struct provision_cell total;         /* no rate */
    const struct provision_rolls *rolls; /* NULL: the rates are the policy's */
};

/* One customer's own provision. */
struct provision_single {
    uint32_t customer;
    const struct provision_entry *entry; /* of the ledger */
    int64_t gross, credits, base;
    int64_t required;
    bool capped; /* the amount typed is more than he owes: he owes it all */
};

enum provision_exclusion {
    PROVISION_EXCLUDED_CLASS,     /* class of the document */
    PROVISION_EXCLUDED_RETENTION, /* retention that is not due */
    PROVISION_EXCLUDED_CUSTOMER   /* related parties */
};
#define PROVISION_EXCLUSION_COUNT 3

enum opening_source { OPENING_UNKNOWN, OPENING_CLOSE, OPENING_RECORDS };

/* 期初 + 计提 - 收回或转回 - 核销 + 其他 = 期末 */
struct provision_movement {
    enum opening_source source;
    struct date opening_date;
    struct str close_name; /* OPENING_CLOSE */
    int64_t opening;
    int64_t charge;    /* of this entry */
    int64_t reversal;  /* of this entry, >= 0 */
    int64_t writeoffs; /* >= 0, since opening_date */
    int64_t other;     /* write-offs recovered or taken back since then */
    int64_t closing;   /* = required */
    int64_t before;    /* opening - writeoffs + other */
    int64_t entry;     /* required - before */
    bool differs;      /* records/ and the close of one day: see other_opening
                        */
    int64_t other_opening; /* what the close had */
    struct str replaces;   /* the last close of this very day, where it had an
                              entry other than 0; else empty */
    int64_t replaced;      /* that entry: to be reversed before this one's */
    int64_t difference;    /* entry - replaced */
};

struct provision_currency_part {
    const struct currency *currency;
    int64_t gross;        /* open documents, positive ones */
    int64_t credits_all;  /* <= 0: all credits and unapplied money */
    int64_t credits_left; /* <= 0: what reduced nothing */
    int64_t excluded[PROVISION_EXCLUSION_COUNT]; /* net of credits */
    struct provision_single *singles;            /* by customer_id */
    size_t single_count;
    int64_t single_base, single_required;
    struct provision_matrix *matrices; /* as in the policy */
    size_t matrix_count;
    bool is_complete; /* each segment that has a balance has a rate */
    int64_t required; /* single_required + those of the matrices */
    struct provision_movement movement; /* entry only where is_complete and
                                           the opening is known */
};

struct provision {
    struct date day;
    const struct provision_policy *policy;
    struct bucket segments[PROVISION_SEGMENT_MAX]; /* of basis due */
    size_t segment_count;
    struct provision_currency_part *parts; /* the reporting currency first,
                                              then by code */
    size_t part_count;
    /* Set by who compares the ledger with the last close; else NULL: */
    const struct frozen *last_close;
    const struct frozen_differences *late; /* entered since (期后补录) */
};

/*
 * closes: all of the book, oldest first; those after the day are not looked
 * at.  The view's ledger and closes outlive the result.  False, reported:
 * sums that do not fit in 64 bits.
 */
MUST_CHECK bool provision_compute(const struct view *v,
                                  const struct policy *policy,
                                  const struct frozen *closes,
                                  size_t close_count, struct provision *out,
                                  struct arena *a, struct diag *d);

#endif
