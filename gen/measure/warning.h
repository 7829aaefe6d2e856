/*
 * warning - what to beware of before it is a loss.
 *
 * Each warning says of whom, by which figures and on which rows it rests; the
 * rules and their thresholds are the policy's (model/warning_policy).  All of
 * it is internal: nothing that leaves the house reads any of it.
 *
 * Nothing is guessed: a rule that the data cannot answer is not answered, and
 * known[] says why.
 */
#ifndef MEASURE_WARNING_H
#define MEASURE_WARNING_H

#include "measure/credit.h"
#include "measure/promise.h"

/* The gravest first. */
enum warning_kind {
    WARNING_BILL,          /* a returned bill whose money is still open */
    WARNING_PROMISE,       /* broken, of the recent days, and still overdue */
    WARNING_LIMIT,         /* so much of the limit is used, or more */
    WARNING_SLOWER,        /* he pays later than he did */
    WARNING_FIRST_LATE,    /* late since the recent days, and never before */
    WARNING_TOP,           /* one group owes a large share */
    WARNING_CONCENTRATION, /* few owe most (HHI) */
    WARNING_KINDS
};

/* What the data say of a rule. */
enum warning_known {
    WARNING_KNOWN,
    WARNING_NO_PAST,     /* an export of open items: nobody knows who paid when
                          */
    WARNING_NO_RECEIPTS, /* no payments were given */
    WARNING_NO_LIMITS,   /* nobody has a credit limit */
    WARNING_NO_PROMISES, /* none is on record */
    WARNING_NO_BILLS,    /* there are none */
    WARNING_FEW          /* too few customers in every currency */
};

/* A row it rests on: an open document, or one that was paid. */
struct warning_row {
    uint32_t document;
    int32_t days;   /* late: open or when it was paid; negative: before */
    int64_t amount; /* open, or paid */
};

#define WARNING_ROWS 6

struct warning {
    enum warning_kind kind;
    uint32_t customer; /* TOP: the top of the group; CONCENTRATION: LEDGER_NONE
                        */
    const struct currency *currency;
    int64_t amount; /* what is at stake: BILL its amount; PROMISE what was not
                       paid; LIMIT what is used beyond it; TOP what they owe;
                       else what of his is overdue */
    int64_t part, whole;      /* BILL: still open, its amount; PROMISE: paid,
                                 promised; LIMIT: used, granted; TOP: theirs, all
                                 positive balances */
    struct decimal then, now; /* SLOWER: average days late before and in the
                                 recent days, one decimal; CONCENTRATION: HHI in
                                 now; TOP: the share in now */
    size_t then_count, count; /* SLOWER: paid documents; FIRST_LATE: count of
                                 earlier ones, all in time; TOP and
                                 CONCENTRATION: groups */
    int32_t days;             /* FIRST_LATE: overdue, of the oldest */
    struct date day;          /* BILL: returned; PROMISE: promised for */
    uint32_t bill, contact;   /* BILL, PROMISE; else LEDGER_NONE */
    bool is_new;              /* the earlier day had no such warning */
    struct warning_row rows[WARNING_ROWS]; /* the largest amounts */
    size_t row_count;                      /* all of them, shown or not */
};

struct warnings {
    struct date day;
    struct date since;     /* what is_new is compared with; no_date: nothing */
    struct warning *items; /* by kind; the reporting currency first; the
                              largest amount first, then by customer_id */
    size_t count, capacity;
    enum warning_known known[WARNING_KINDS];
    size_t counts[WARNING_KINDS], new_counts[WARNING_KINDS];
};

/* What a day is judged by.  The aging has its items; all are lent. */
struct warning_day {
    const struct view *view;
    const struct aging *aging;
    const struct policy *policy;
    const struct credit *credit;
    const struct promises *promises;
};

/* False, reported: sums that do not fit. */
MUST_CHECK bool warnings_make(const struct warning_day *day,
                              struct warnings *out, struct arena *a,
                              struct diag *d);

/* Which of them an earlier day of the same ledger did not have. */
void warnings_mark_new(struct warnings *now, const struct warnings *then);

/* "first_late": ASCII keys, for JSON. */
extern const struct str warning_names[WARNING_KINDS];

#endif
