/*
 * credit - how much of their limits customers use, and whom to supply no more.
 *
 * What counts against a limit is what he owes (documents less unapplied money)
 * and the bills of his that are in hand; bills passed on are told beside it.
 * A limit is compared in its own currency alone: what he owes in another one
 * is a row without a limit that says so.
 *
 * To stop supply without a basis is a breach of ours.  A candidate only tells
 * what basis is on file and what is missing: management decides, with legal
 * advice, and nothing here goes out by itself.
 */
#ifndef MEASURE_CREDIT_H
#define MEASURE_CREDIT_H

#include "measure/aging.h"

/* A candidate has undisputed debts that are more days overdue than this. */
#define CREDIT_STOP_DAYS 30

enum credit_limit {
    LIMIT_NONE,      /* nobody has granted one */
    LIMIT_ELSEWHERE, /* he has one in another currency */
    LIMIT_GRANTED
};

struct credit_row {
    uint32_t customer;
    const struct currency *currency;
    enum credit_limit state;
    int64_t limit;      /* GRANTED */
    int64_t open;       /* the aging's total: buckets and unapplied money */
    int64_t bills_held; /* in hand, not paid */
    int64_t passed_on;  /* endorsed or discounted; in no sum here */
    int64_t use;        /* open + bills_held, or 0 where he is in credit */
    int64_t credit;     /* what he is in credit; in nobody else's limit */
    int64_t over;       /* GRANTED: use - limit where that is above 0; else 0 */
    int64_t overdue;    /* part of open */
    int32_t oldest_days; /* overdue, of the oldest document; 0: none */
    int32_t terms_days;  /* agreed; -1: unknown */
};

/* What is on file for stopping supply; bits. */
enum {
    SUPPLY_CLAUSE = 1 << 0,    /* the contract allows it */
    SUPPLY_PAY_FIRST = 1 << 1, /* he was to pay first (民法典 526) */
    SUPPLY_UNSAFE = 1 << 2,    /* evidence that he cannot pay (527) */
    SUPPLY_NOTICE = 1 << 3     /* he was told (528) */
};

/* The best of them. */
enum supply_basis {
    SUPPLY_BASELESS,
    SUPPLY_BY_527_UNTOLD, /* evidence, but no notice to him yet */
    SUPPLY_BY_527,
    SUPPLY_BY_526,
    SUPPLY_BY_CLAUSE
};

/* What speaks for 527, the first of them that there is. */
enum unsafe {
    UNSAFE_NONE,
    UNSAFE_WINDING_UP,  /* insolvent, in liquidation, struck off */
    UNSAFE_ENFORCEMENT, /* an enforcement that ended without payment */
    UNSAFE_DISHONOURED, /* a bill of his was refused, with the proof of it */
    UNSAFE_EVIDENCE     /* an exhibit that is to prove it */
};

struct credit_stop {
    uint32_t customer;
    const struct currency *currency;
    size_t count;     /* documents more than CREDIT_STOP_DAYS overdue */
    int64_t amount;   /* their undisputed open parts */
    int64_t disputed; /* the rest of them */
    int32_t oldest_days;
    int64_t limit, over; /* as in his credit_row; 0: none */
    unsigned on_file;    /* SUPPLY_... */
    enum supply_basis basis;
    const struct contract *contract; /* that covers them; or NULL: none on file,
                                        or several and they name none */
    struct str clause;               /* CLAUSE, PAY_FIRST: its words */
    enum unsafe unsafe;
    const struct evidence *evidence; /* UNSAFE_EVIDENCE */
    const struct contact *notice;    /* NOTICE */
    const struct contact *promise;   /* that has not run out; or NULL */
    const struct bank_line *bank;    /* his money, not posted yet; or NULL */
    bool is_foreign; /* another law governs: 526 to 528 say nothing of it */
    bool is_held;    /* rows of his were rejected: the figures are not sure */
};

/* Of one currency: rows and stops stand together, as in credit.rows. */
struct credit_currency {
    const struct currency *currency;
    size_t row, row_count;   /* rows: over the limit first, the most first; then
                                by what is used */
    size_t over_count;       /* of them over their limits */
    int64_t limit, use;      /* of the rows with a limit */
    int64_t over;            /* sum */
    size_t stop, stop_count; /* stops: the largest amount first */
    int64_t stop_amount;
};

struct credit {
    struct credit_row *rows;
    size_t row_count;
    struct credit_stop *stops;
    size_t stop_count;
    struct credit_currency *currencies; /* as aging.currencies, then those in
                                           which there are limits alone */
    size_t currency_count;
    size_t limit_count; /* customers with a limit; 0: the book has none */
};

/*
 * Of a day; the aging has its items.  Nobody is a candidate for less than a
 * letter would ask for (policy.minimum_letter), and where there is no such
 * minimum, for less than one unit of the currency.  A customer with a limit has
 * a row though he owes nothing.  False, reported: limits together do not fit in
 * 64 bits.
 */
MUST_CHECK bool credit_make(const struct ledger *l, const struct aging *aging,
                            const struct policy *policy, struct credit *out,
                            struct arena *a, struct diag *d);

#endif
