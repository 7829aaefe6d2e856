/*
 * tieout_parts - the steps of tieout_compute, private to measure/.
 */
#ifndef MEASURE_TIEOUT_PARTS_H
#define MEASURE_TIEOUT_PARTS_H

#include "measure/tieout.h"

/*
 * Sums over the rows of one ledger fit, ledger_view saw to it; those over two
 * ledgers, or of columns that cancel out, need not on the way.  So they run in
 * two's complement without looking: what fits in the end is right.
 */
static inline void shift(int64_t *sum, int64_t by)
{
    *sum = (int64_t)((uint64_t)*sum + (uint64_t)by);
}

/* How much less is owed: the write-off of a negative document adds. */
static inline int64_t writeoff_of(const struct ledger *l,
                                  const struct writeoff *w)
{
    return l->documents[w->document].owed < 0 ? -w->amount.minor
                                              : w->amount.minor;
}

/* One customer in one currency. */
struct tie_sums {
    const struct currency *currency; /* NULL: nothing counted yet */
    uint32_t next;                   /* slot number; 0 ends the chain */
    uint32_t customer;
    int64_t kinds[4];  /* by enum document_kind, of the period, signed */
    int64_t earlier;   /* all events up to the opening date */
    int64_t exported;  /* what a photograph's open amounts differ by */
    int64_t retention; /* not yet due */
    int64_t receipts, reversals, bills, writeoffs; /* of the period */
    int64_t transferred, transferred_before;
    /* Of two photographs: */
    int64_t settled, part_settled, settled_new, reappeared;
    int64_t paid, paid_by_bill, written; /* what the data explain of it */
    int64_t unplaced;          /* money of the period that names none of it */
    int64_t opening, restated; /* by the earlier report */
    int64_t buckets, unapplied;
};

/*
 * The sums of all customers.  Slot i is of customer i, the one behind the last
 * customer of those who have vanished, those behind it of one of them each;
 * further currencies of a customer have slots behind those, chained.
 */
struct tie_tally {
    struct arena *arena;
    size_t customers; /* with the vanished */
    struct tie_sums *own, *more;
    size_t more_count, more_capacity;
};

void tie_tally_start(struct tie_tally *t, size_t customers, struct arena *a);
struct tie_sums *tie_slot(const struct tie_tally *t, size_t slot);
static inline size_t tie_slot_count(const struct tie_tally *t)
{
    return t->customers + t->more_count;
}

/* The sums of a customer in a currency, made where there are none. */
struct tie_sums *tie_find(struct tie_tally *t, uint32_t customer,
                          const struct currency *currency);

struct tying {
    const struct view *view;
    const struct aging *aging;
    const struct view *before; /* or NULL */
    uint32_t *successors;      /* customers of before, as in this ledger */
    struct str *gone; /* ids of those who have vanished, sorted; the slot of
                         gone[i] is customer_count + 1 + i */
    size_t gone_count;
    const struct view *corrected; /* the same day by a corrected export; NULL:
                                     it was not corrected */
    uint32_t *corrected_successors;
    struct date opening; /* no_date without before */
    struct date shown;   /* receipts and write-offs are events of the period
                            after it: the opening; of photographs, what the
                            newest export stands for */
    bool photograph;     /* either view is one */
    bool photographs;    /* both are, and compared item by item */
    struct tie_tally all;
    struct tieout *out;
    size_t row_capacity;
    struct arena *arena; /* of the result */
    struct arena *scratch;
    struct diag *diag;
};

/* What a customer's figures come to. */
struct tieout_row tie_row(const struct tying *t, const struct tie_sums *s);

/* How the two can be compared; into t and its result.  before is not NULL. */
void tie_choose_way(struct tying *t);

/* Who the customers of the earlier views are now; before may be NULL. */
void tie_find_successors(struct tying *t);

/* Add the ledger's events to t->all, on the view's threads. */
MUST_CHECK bool tie_count(struct tying *t);

/*
 * Whom an allocation of a view takes from and whom it gives to, where these are
 * two customers of its ledger.  False: it moves nothing between customers.
 */
bool tie_transfer(const struct view *v, const struct allocation *x,
                  uint32_t *from, uint32_t *to);

/* Say which customers and rows make a currency's row not tie. */
void tie_report_events(const struct tying *t, const struct tieout_row *row);
void tie_report_control(const struct tying *t, const struct tieout_row *row);

/*
 * The customers of an earlier ledger as indexes into this one: the one who
 * bears the id, else who has it, or else the name, among his former ones, else
 * the only one of that name whose id is new, else customer_count.
 */
uint32_t *restate_successors(const struct ledger *now,
                             const struct ledger *then, struct arena *a);

/*
 * Into *list the rows that count in one ledger up to the day of before, and not
 * the same way in the other.  False, reported: their amounts do not fit.
 */
MUST_CHECK bool restate_list(const struct ledger *now,
                             const struct view *before,
                             const uint32_t *successors,
                             struct restatement **list, size_t *count,
                             struct arena *a, struct diag *d);

/* By customer_id, day, kind, number. */
void restate_sort(struct restatement *list, size_t n);

/* Whether all that was and is can be added; else reported. */
MUST_CHECK bool restate_fits(const struct restatement *list, size_t n,
                             struct diag *d);

/* The first of them as notes, and how many more there are. */
void restate_report(const struct tieout *t, struct arena *a, struct diag *d);

/* Add a row's sums; what does not fit is seen to elsewhere. */
void tie_add_row(struct tieout_row *to, const struct tieout_row *row);

#endif
