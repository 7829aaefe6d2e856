/*
 * promise - every promise to pay, judged on a day.
 *
 * A promise is a contact with a promise_date.  It is about the documents that
 * the contact names, else about all of his; one that states no amount is about
 * what was open of them on the evening before (and issued on the contact's
 * day), and where it names no documents, of those due by the promised day.  In
 * several currencies it is one promise in each.
 *
 * Paid is what money (cash and bills) paid on these documents from the
 * contact's day to the last day of grace, as it stands on the day of judging,
 * and what of his money of these days is unapplied.  Credit notes and
 * write-offs pay nothing.  It is kept where that is at least the policy's share
 * of what was promised; otherwise it is open until the last day of grace.
 *
 * A promised day that rests is moved to the next worked one, and grace runs
 * from there.  Where on or before the promised day the customer promises anew,
 * of the same documents or of all, the old promise is neither kept nor broken
 * but moved, unless it was kept meanwhile.
 *
 * An export of open items has no past: what was open is not known, and paid is
 * what receipts of these days came in of him.  Where nobody gave receipts or
 * the amount, whether it was kept is not known.
 */
#ifndef MEASURE_PROMISE_H
#define MEASURE_PROMISE_H

#include "measure/by_customer.h"
#include "model/calendar.h"
#include "model/policy.h"

enum promise_state {
    PROMISE_OPEN,
    PROMISE_KEPT,
    PROMISE_BROKEN,
    PROMISE_UNKNOWN, /* the limit is over, and the data do not tell */
    PROMISE_MOVED    /* 改期: before its day another one took its place */
};
#define PROMISE_STATES (PROMISE_MOVED + 1)

struct promise {
    uint32_t contact; /* index into ledger.contacts */
    uint32_t customer;
    const struct currency *currency;
    struct date made; /* the contact's day */
    struct date promised_date;
    struct date limit;     /* last day of grace: so many worked days later */
    bool announced;        /* false: the limit's calendar is not out yet */
    int64_t promised;      /* > 0 */
    int64_t paid;          /* by the limit, or up to the day of judging */
    struct date paid_last; /* when the last of it came in, or no_date */
    enum promise_state state;
};

struct promises {
    struct promise *items; /* by customer_id, currency, limit, made, row */
    size_t count;
};

/*
 * Judge what was promised up to a day.  The calendar may be NULL: then Saturday
 * and Sunday rest.  The same promise noted twice (customer, day promised,
 * amount, documents) is one, of its first note.  What was promised of nothing
 * open is none.  False, reported: amounts too large.
 */
MUST_CHECK bool promises_make(const struct ledger *l, struct date day,
                              const struct policy *policy,
                              const struct calendar *calendar,
                              struct promises *out, struct arena *a,
                              struct diag *d);

/*
 * The same over an index that is already there; only those whose limit is not
 * before since (no_date: all).
 */
MUST_CHECK bool promises_make_from(const struct by_customer *index,
                                   struct date day, struct date since,
                                   const struct policy *policy,
                                   const struct calendar *calendar,
                                   struct promises *out, struct arena *a,
                                   struct diag *d);

/*
 * The last promise of a customer in a currency that is no longer open; else
 * the last one that is; NULL: there is none.
 */
const struct promise *promises_last(const struct promises *p, uint32_t customer,
                                    const struct currency *currency);

#endif
