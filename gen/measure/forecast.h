/*
 * forecast - what is expected to come in of what is open, week by week.
 *
 * Only of what is open on the day: sales still to be made bring receipts, too,
 * and are in none of these figures.  Nothing that happened or was recorded
 * after the day has any influence.
 *
 * How: of all days on which documents stood open in the last history_days, the
 * share that was paid on each day before and after the due date is the chance
 * to be paid on that day; each customer's own shares are taken together with
 * some cases of the book's, and a document that is already so many days old
 * goes on from there.  Disputed documents, retention money, bills and documents
 * without a due date have shares of their own.  Running promises count on their
 * date, as far as promises were kept so far, the rest as if there were none.
 * What a lawyer has or an insolvent customer owes is left out; unapplied money,
 * credits and money at the bank pay the customer's oldest documents first.
 *
 * All in minor units and millionths; each row's weeks and its rest add up to
 * its open amount.
 */
#ifndef MEASURE_FORECAST_H
#define MEASURE_FORECAST_H

#include "measure/aging.h"

#define FORECAST_WEEKS 13

/* Week i is the days 7 i + 1 .. 7 i + 7 after the as-of date. */
struct forecast_weeks {
    int64_t weeks[FORECAST_WEEKS];
    int64_t later; /* after them, or never */
};

enum forecast_method {
    FORECAST_OWN,     /* this one */
    FORECAST_DUE,     /* naive: all on the due date; overdue in week 1 */
    FORECAST_AVERAGE, /* naive: the due date and the book's average delay */
    FORECAST_METHODS
};

struct forecast_row {
    uint32_t customer; /* LEDGER_NONE in a total */
    int64_t open;      /* what is forecast: the base */
    int64_t promised;  /* of it, what is promised, in full */
    int64_t disputed;  /* of it */
    size_t cases;      /* his payments that were learnt from */
    struct forecast_weeks methods[FORECAST_METHODS];
    /* FORECAST_OWN with every wait that much longer, nobody failing. */
    struct forecast_weeks slower[SCENARIO_COUNT];
};

/* From what is owed to what is forecast. */
struct forecast_bridge {
    int64_t documents;   /* open on the day, as known on it; no credits */
    int64_t handed_over; /* of them: with the lawyer */
    int64_t winding_up;  /* of them: of customers that are insolvent */
    int64_t credits;     /* set off: unapplied money and credits, and ... */
    int64_t at_bank;     /* ... money at the bank that is not posted */
    int64_t beyond;      /* credits that are more than what is owed: >= 0 */
};

/* What was forecast on a day, and what came of what was open then. */
struct forecast_test {
    struct date day;
    size_t weeks;  /* that are over: 4, 8, 13 */
    bool is_known; /* something was open then, and it could be forecast */
    int64_t open;
    int64_t expected[FORECAST_METHODS][FORECAST_WEEKS];
    int64_t came[FORECAST_WEEKS];
};

/*
 * The error over weekly forecasts of the last back_test_weeks: the sum of what
 * each week was missed by, without sign, over all that came.  Of a ledger of
 * more than 100,000 documents only every second, third ... week is tried.
 */
struct forecast_error {
    size_t weeks;            /* ahead: 4, 8, 13 */
    size_t origins;          /* forecasts tested */
    struct date first, last; /* their days */
    int64_t came;
    int64_t missed[FORECAST_METHODS];
};

#define FORECAST_TESTS 3
extern const int forecast_horizons[FORECAST_TESTS]; /* 4, 8, 13 */

struct forecast_currency {
    const struct currency *currency;
    struct forecast_bridge bridge;
    struct forecast_row total;
    struct forecast_row *rows; /* by open amount, largest first */
    size_t row_count;
    struct forecast_test tests[FORECAST_TESTS];
    struct forecast_error errors[FORECAST_TESTS];
};

/* Why there is no forecast. */
enum forecast_gap {
    FORECAST_COMPLETE,
    FORECAST_PHOTOGRAPH, /* open items alone: nobody knows when others came */
    FORECAST_NO_RECEIPTS,
    FORECAST_TOO_FEW /* payments in the history */
};

#define FORECAST_LEAST 10 /* payments there must be in the history */

struct forecast {
    struct date as_of;
    enum forecast_gap gap; /* not COMPLETE: FORECAST_OWN, FORECAST_AVERAGE and
                              scenarios are 0 */
    size_t cases;          /* payments learnt from, all currencies */
    size_t disputed_cases; /* of disputed documents, of them */
    int32_t average_delay; /* days after the due date; negative: before */
    size_t promises;       /* over by now, that kept was measured on */
    struct decimal kept;   /* the share that promises are taken at */
    struct forecast_currency *currencies; /* the reporting one first */
    size_t currency_count;
};

/* Of a view of the day that is forecast from.  False, reported. */
MUST_CHECK bool forecast_make(const struct view *v, const struct policy *policy,
                              struct forecast *out, struct arena *a,
                              struct diag *d);

/* First and last day of a week, 0 .. 12. */
struct date forecast_week_from(const struct forecast *f, size_t week);
struct date forecast_week_to(const struct forecast *f, size_t week);

/* For the sum of several customers. */
void forecast_row_add(struct forecast_row *sum, const struct forecast_row *x);

#endif
