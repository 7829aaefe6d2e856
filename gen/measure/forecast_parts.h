/*
 * forecast_parts - what the files of the forecast share; private to it.
 */
#ifndef MEASURE_FORECAST_PARTS_H
#define MEASURE_FORECAST_PARTS_H

#include "base/job.h"
#include "measure/forecast.h"
#include "measure/holds.h"

/* A whole document, of which parts are paid: shares are millionths. */
#define SHARE_ONE 1000000

/* Certainty: chances and weights are parts of it. */
#define CHANCE_ONE 1000000000

#define FORECAST_DAYS (FORECAST_WEEKS * 7)
#define SLOTS         (FORECAST_WEEKS + 1) /* the weeks, and later */

/* What reduced a document (or, negative, opened it again). */
struct fact {
    int64_t amount;
    int32_t day;    /* the money came in; of other facts it took effect */
    int32_t known;  /* from this day on */
    int32_t undone; /* from this day on it is no more; or DATE_NONE */
    bool is_cash;   /* a receipt or bill; else a credit or write-off */
};

/* Money of a customer that was not applied on the day it came. */
struct loose {
    int64_t amount; /* signed: receipts < 0 */
    size_t slot;    /* customer * currencies + currency */
    int32_t known, undone;
};

/* When a document counts: most are over on most days. */
struct span {
    int32_t known; /* from this day on */
    int32_t last;  /* day of its last fact, where it is over */
    int32_t over;  /* from this day on nothing is open; INT32_MAX: never */
};

/* The ledger in the order in which forecasts read it; built once. */
struct forecast_index {
    const struct ledger *ledger;
    const struct view *view; /* of the last day */
    const struct policy *policy;
    const struct currency **currencies; /* the reporting one first */
    size_t currency_count;
    uint32_t *documents;     /* by customer, then row */
    size_t *document_starts; /* [customer .. customer + 1] */
    struct span *spans;      /* of documents[i] */
    struct fact *facts;      /* by document, then day */
    size_t *fact_starts;     /* [document .. document + 1] */
    struct loose *loose;
    size_t loose_count;
    uint32_t *disputes_next;    /* chains of disputes; NULL: there are none */
    uint32_t *document_dispute; /* first of a document, or LEDGER_NONE */
    uint32_t *customer_dispute;
    uint32_t *contacts_next; /* chains of promises, the last one first */
    uint32_t *customer_contact;
    uint32_t *bank_next;
    uint32_t *customer_bank;
    uint32_t *receipts_next; /* of customers with bank lines alone */
    uint32_t *customer_receipt;
    bool is_photograph;
};

void forecast_index_build(const struct view *v, const struct policy *policy,
                          struct forecast_index *out, struct arena *a);
size_t forecast_currency_of(const struct forecast_index *x,
                            const struct currency *currency);

/* Does the fact stand, as far as it is known on a day? */
static inline bool fact_stands(const struct fact *f, int32_t day)
{
    return f->known <= day && (f->undone == DATE_NONE || f->undone > day);
}

/* Is a row of that day known on a day?  recorded may be none. */
static inline bool is_known(struct date effective, struct date recorded,
                            int32_t day)
{
    return effective.day <= day && recorded.day <= day;
}

/* The facts of a document. */
static inline size_t facts_of(const struct forecast_index *x, size_t document,
                              const struct fact **out)
{
    *out = &x->facts[x->fact_starts[document]];
    return x->fact_starts[document + 1] - x->fact_starts[document];
}

/* The open part of a document as it was known on a day; 0: not yet issued. */
int64_t forecast_open(const struct forecast_index *x, size_t document,
                      int32_t day);

/* With the lawyer, or of an insolvent customer, on a day. */
bool forecast_handed_over(const struct document *doc, int32_t day);

/*
 * The disputed part of an open amount on a day, as known on another day.
 */
int64_t forecast_disputed(const struct forecast_index *x, size_t document,
                          int64_t open, int32_t day, int32_t known);

/* Kinds of documents that are paid differently. */
enum pool {
    POOL_TRADE,
    POOL_DISPUTED,
    POOL_RETENTION,
    POOL_BILL,
    POOL_NO_DUE, /* its days count from the issue date */
    POOL_COUNT
};

/* Days before and after the due date, each of its own near it. */
#define AGE_COUNT 159
int age_of(int32_t days);
int32_t age_width(int age);

/* What was seen of the days on which documents stood open. */
struct tally {
    int64_t
        whole[AGE_COUNT + 1]; /* differences of shares: all days of an age */
    int64_t part[AGE_COUNT];  /* shares by days: some days of an age */
    int64_t paid[AGE_COUNT];  /* shares */
    bool is_used;
};

struct tallies {
    struct tally pools[POOL_COUNT];
    int64_t delays, delayed; /* shares by days past due, and shares */
    int64_t cases;           /* shares paid */
    int64_t disputed_cases;
};

/* Is there anything to learn of a document, or is it over before? */
static inline bool span_teaches(const struct forecast_index *x,
                                const struct span *s, int32_t day)
{
    return s->known <= day &&
           (s->over > day || s->last > day - x->policy->forecast.history_days);
}

/* Add what is known on a day of a document's life. */
void tally_document(const struct forecast_index *x, size_t document,
                    int32_t day, struct tallies *out);

/* Chances to be paid on a day, by age; of CHANCE_ONE. */
struct curve {
    int32_t chances[AGE_COUNT];
};

/* All documents' curve; then one beside another that counts as some cases. */
void curve_plain(const struct tally *tally, struct curve *out);
void curve_beside(const struct tally *tally, const struct curve *base,
                  int32_t cases, struct curve *out);
void tally_add(struct tally *sum, const struct tally *x);

/* A day that is forecast from. */
struct origin_day {
    const struct forecast_index *index;
    int32_t day;
    struct curve book[POOL_COUNT];
    int32_t kept; /* of promises; of CHANCE_ONE */
    size_t promises;
    int32_t average_delay;
    size_t cases, disputed_cases;
    bool can_forecast;
    bool with_scenarios; /* else nobody asks for them */
    int64_t *unapplied;  /* by customer and currency; <= 0 mostly */
};

/* Learn from all that is known on the day. */
void origin_learn(const struct forecast_index *x, int32_t day,
                  struct origin_day *out, struct arena *a);

/*
 * The row of a customer in each currency, and the bridges.  False: nothing of
 * his is open.  rows and bridges: one a currency, zeroed; bridges are added to.
 */
bool origin_customer(const struct origin_day *o, uint32_t customer,
                     struct forecast_row *rows, struct forecast_bridge *bridges,
                     struct arena *scratch);

/* Sums of products, brought to whole units by largest remainder. */
void forecast_apportion(const struct decimal_sum *sums, int64_t total,
                        struct forecast_weeks *out);

/*
 * The totals of all customers, and their bridges, one a currency, zeroed.  On
 * rows, if not NULL, those of each customer with something open, currency by
 * currency: rows[customer * currencies + currency], zeroed.
 */
void origin_totals(const struct origin_day *o, struct forecast_row *totals,
                   struct forecast_bridge *bridges, struct forecast_row *rows,
                   struct arena *scratch);

/* Tests and errors of all currencies; f has its day and currencies. */
MUST_CHECK bool forecast_back_test(const struct forecast_index *x,
                                   struct forecast *f, struct arena *a,
                                   struct diag *d);

#endif
