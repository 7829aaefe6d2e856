/*
 * offset - which debt and which part of it each payment meets.
 *
 * Law.  Among debts (民法典 560): the one named with the payment; then those
 * due on its day; among them those without security, then the heavier burden,
 * then the earlier due; what is equal, in proportion to what is open.  Within
 * a debt (561): costs, interest, principal; naming a debt chooses among debts
 * and does not change that order, and a cost of all debts is the named one's as
 * well.  The doubled part of a judgment comes after all else of all debts
 * (法释〔2014〕8号 4).
 *
 * Days.  Interest runs up to and with the day of payment, and the principal is
 * smaller from the next day on; under end_exclusive the day of payment does
 * not count, and the principal is smaller from that day on.
 *
 * Rounding.  What accrued is kept exact, payments take whole minor units: on a
 * day the interest to be met is the debt's exact interest up to that day,
 * rounded as measure/interest rounds it, less what was met before.  That sum
 * never falls, so nothing is met twice and nothing is lost: a debt's interest
 * is rounded once in the end, and open = total - met, never below zero.
 *
 * Money is conserved: each payment is the sum of its parts and what is left of
 * it.  The results do not depend on the order in which debts, costs and
 * payments are given, as long as names differ.
 */
#ifndef MEASURE_OFFSET_H
#define MEASURE_OFFSET_H

#include "measure/interest.h"

/* No debt in particular. */
#define OFFSET_ANY SIZE_MAX

enum offset_head {
    HEAD_COST,      /* 实现债权的费用, with a legal basis */
    HEAD_INTEREST,  /* interest and loss by delay */
    HEAD_PENALTY,   /* 违约金 for delay */
    HEAD_PRINCIPAL, /* 主债务 */
    HEAD_DOUBLED,   /* 加倍部分债务利息 */
    HEAD_COUNT
};

enum offset_order {
    OFFSET_LAW,             /* cost, interest, principal */
    OFFSET_PRINCIPAL_FIRST, /* principal, cost, interest */
    OFFSET_AGREED           /* as agreed[] says */
};

struct offset_rules {
    enum offset_order order;
    uint8_t agreed[HEAD_COUNT]; /* OFFSET_AGREED: every head once */
    bool penalty_last; /* penalty behind principal (and interest); else it
                          ranks as interest.  Not for OFFSET_AGREED */
    bool by_head; /* across debts: the first head of all debts, then the next;
                     else debt by debt, each with all its heads */
    bool roam;    /* credits of no debt: see struct offset_claim */
};

/* From this day on the principal is more (a debit note) or less (a credit). */
struct base_change {
    struct date from;
    int64_t minor;
};

struct offset_debt {
    struct str name;    /* orders what is equal; no two alike */
    struct date arises; /* no payment meets it before this day */
    struct date due;
    struct date secured_until; /* security lasts to this day; no_date: none */
    int64_t burden;            /* millionths a year: penalty_burden */
    int64_t principal;         /* when it arises; not negative */
    const struct base_change *changes; /* in any order */
    size_t change_count;
    int64_t fixed_interest; /* owed when it arises and bearing nothing: of a
                               judgment, of a statement */
    const struct interest_terms *terms; /* what runs; NULL: nothing */
    struct date first;                  /* first day of it */
    const struct interest_terms *then;  /* runs instead from then_first on,
                                           when the law changed; NULL: none.
                                           Ends are exclusive in both or none */
    struct date then_first;
    bool is_penalty;                      /* what runs is 违约金 */
    const struct interest_terms *doubled; /* NULL: none */
    struct date doubled_first;
    struct place at; /* for messages */
};

struct offset_cost {
    struct str name;
    struct date from; /* claimable from this day */
    size_t debt;      /* whose; OFFSET_ANY: of all of them */
    int64_t minor;
};

struct offset_payment {
    struct str name;
    struct date day;
    int64_t minor;
    size_t debt;       /* named with it, or OFFSET_ANY */
    bool to_principal; /* both sides meant principal: that first */
};

/* All of one currency. */
struct offset_claim {
    struct offset_rules rules;
    const struct currency *currency;
    struct date last; /* payments behind it are left whole */
    const struct offset_debt *debts;
    size_t debt_count;
    const struct offset_cost *costs;
    size_t cost_count;
    const struct offset_payment *payments;
    size_t payment_count;
    /*
     * Credits of no debt in particular, minor below zero: with rules.roam they,
     * and what a debt's own credits have beyond its principal, reduce the
     * principal of the debts in the order given, from that day on or from the
     * day a debt arises; never interest or costs.
     */
    const struct base_change *credits;
    size_t credit_count;
};

/* What one payment met at one place. */
struct offset_part {
    size_t payment;
    size_t debt; /* OFFSET_ANY: a cost of all */
    size_t cost; /* HEAD_COST: which; else OFFSET_ANY */
    struct date day;
    uint8_t head; /* enum offset_head */
    int64_t minor;
};

struct offset_account {
    struct base_step
        *steps; /* principal by day, as interest_compute takes it */
    size_t step_count;
    struct interest interest; /* what terms gave up to last; its per_diem is
                                 0 from the day before then_first on */
    struct interest then;
    struct interest doubled;
    int64_t charged[HEAD_COUNT]; /* all that was ever owed under the head;
                                    principal: with its changes */
    int64_t met[HEAD_COUNT];     /* by payments; open = charged - met */
    int64_t excess; /* credits beyond what was open: the party's, not ours */
    int64_t roamed; /* credits of no debt and of others that reduced it */
};

struct offset {
    struct offset_part *parts; /* by day and payment */
    size_t part_count;
    struct offset_account *accounts; /* by debt */
    int64_t *cost_met;               /* by cost */
    int64_t *left;                   /* of each payment, met nothing */
    int64_t credit_left; /* credits of no debt and excess, less what roamed */
};

/*
 * Apply the payments, in a.  Reports and leaves *out alone where a debt's
 * interest cannot be computed or sums do not fit.
 */
MUST_CHECK bool offset_apply(const struct offset_claim *claim,
                             const struct law_tables *tables,
                             struct offset *out, struct arena *a,
                             struct diag *d);

#endif
