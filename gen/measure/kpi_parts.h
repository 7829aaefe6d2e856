/*
 * kpi_parts - what the files of kpi share; private to measure/.
 *
 * All asked days are answered in one pass over the rows.  A row that happens on
 * a day adds to what is true from that day on: it is added at the first asked
 * day not before it, and sums along the days give the level of each.  What
 * becomes overdue on a day counts from there, so a payment adds to the overdue
 * amount from the later of the two.  Rates of a period of days are levels at
 * its two ends; what asks for a document's open amount at several days (the
 * recovery base, cohorts, rolls) is reckoned for the few days that a row can
 * touch.
 */
#ifndef MEASURE_KPI_PARTS_H
#define MEASURE_KPI_PARTS_H

#include "measure/by_customer.h"
#include "measure/kpi.h"
#include "measure/promise.h"

/* True from a day on: sums along the days. */
enum kpi_level {
    LEVEL_DOCUMENTS, /* open, in the aging's buckets */
    LEVEL_UNAPPLIED,
    LEVEL_NO_DUE_DATE,
    LEVEL_OVERDUE,
    LEVEL_OVER_90,
    LEVEL_LATE_FROM,    /* overdue times due day less base */
    LEVEL_OVERDUE_FROM, /* overdue times the day before it is, less base */
    LEVEL_OPEN_ROWS,
    LEVEL_OVERDUE_ROWS,
    LEVEL_INVOICED,
    LEVEL_CREDITED,
    LEVEL_REPLACED, /* by the table sales */
    LEVEL_OPENING,
    LEVEL_SALES_ROWS,
    LEVEL_PAID,
    LEVEL_PAID_DAYS,
    LEVEL_PAID_ROWS,
    LEVEL_APPLIED, /* cash to documents, and bills */
    LEVEL_APPLIED_BILLS,
    LEVEL_COLLECTED,
    LEVEL_COLLECTED_ROWS,
    LEVEL_WRITTEN_OFF,
    LEVEL_TAKEN_BACK,
    LEVEL_WRITEOFF_ROWS,
    LEVEL_COST,
    LEVEL_COST_ROWS,
    LEVEL_COUNT
};

/* Of documents issued in a month; sums along the questions. */
enum kpi_by_month {
    MONTH_SALES, /* by documents; 0 where the table sales has the month */
    MONTH_OPEN,
    MONTH_OPEN_FROM, /* open times days from the month's first */
    MONTH_PARTS
};

/* Of a bucket of a closed month. */
enum kpi_by_roll { ROLL_OPENING, ROLL_TRACED, ROLL_NET, ROLL_PARTS };

/* Months that are kept apart, the newest last; what is older is one. */
#define KPI_MONTHS_MOST 120

/* Indexes into the asked days: the evenings that a question needs. */
struct kpi_ask {
    struct date day;
    size_t now;
    size_t before_sales, before_period;
    size_t before_closed, closed;
    size_t roll; /* which closed month */
};

/* For each day from first on, the first of a list of days not before it. */
struct day_index {
    struct date first;
    uint32_t *items;
    size_t count; /* later days: beyond the list */
    size_t beyond;
};

struct kpi_asks {
    struct kpi_ask *items; /* by day */
    size_t count;
    struct date *days; /* all that they need, ascending */
    size_t day_count;
    struct day_index of_day, of_ask;
    struct date (*closed)[2]; /* evening before the month, and its end */
    size_t closed_count;
    struct date first_month; /* first day of the oldest that is kept */
    size_t month_count;
    int32_t base; /* day that weights are counted from */
};

/* What is counted of one currency, of all or of one group. */
struct kpi_account {
    bool used;
    struct date since;              /* its first row */
    int64_t *levels;                /* by level, asked day */
    int64_t (*sums)[KPI_SUM_COUNT]; /* by question; of no level */
    int64_t *months;                /* by part, month, question */
    int64_t *older;                 /* open of older months, by question */
    int64_t *rolls;                 /* by part, closed month, bucket */
};

struct kpi_sales;

/* The whole measuring; read by all workers. */
struct kpi_work {
    const struct kpi_query *query;
    const struct ledger *ledger;
    const struct kpi_policy *policy;
    struct by_customer index;
    struct kpi_asks asks;
    bool photograph;
    const struct view *view; /* of a photograph's only day */
    bool weights, sells;     /* as in struct kpi */
    struct date ledger_from;
    const struct currency **currencies; /* by code */
    size_t currency_count;
    const struct kpi_sales *sales;
    size_t group_count;  /* 0: none are asked */
    size_t collectors;   /* the first groups, from 1 on; then regions */
    uint32_t *groups[2]; /* of customers: collector's, region's account */
    size_t buckets;      /* of the rolls, with the first */
};

/* One worker's part. */
struct kpi_tally {
    const struct kpi_work *work;
    struct kpi_account *accounts; /* by group (0 all), currency */
    int64_t **overdue;            /* by currency: of one customer by day */
    int64_t **newly;              /* by currency: of one customer by question */
    int64_t **bought;             /* the same: sold to in the window, and in the
                                     one before (second half) */
    bool *touched;                /* by currency */
    struct arena *arena;
};

/* Adds to all, to the customer's collector and to his region. */
struct kpi_target {
    struct kpi_account *items[3];
    size_t count;
    size_t currency;
};

void kpi_ask_days(struct kpi_work *w, struct arena *a);
size_t kpi_day_at(const struct day_index *x, int64_t day);

/* What the table sales says; NULL rows: nothing. */
const struct kpi_sales *kpi_sales_read(const struct kpi_work *w,
                                       struct arena *a);

/* Does the table have this currency's month of a day? */
bool kpi_sales_has(const struct kpi_sales *s, const struct currency *currency,
                   struct date day);

/* Sold from a day to another by the table, in the months it has. */
int64_t kpi_sales_between(const struct kpi_work *w,
                          const struct currency *currency, size_t group,
                          struct date from, struct date to);

/* Does it have all months of the days? */
bool kpi_sales_covers(const struct kpi_sales *s,
                      const struct currency *currency, struct date from,
                      struct date to);

/* Are its rows of these days by customer, if it has any? */
bool kpi_sales_is_split(const struct kpi_sales *s,
                        const struct currency *currency, struct date from,
                        struct date to);

struct kpi_target kpi_target_of(struct kpi_tally *t, uint32_t customer,
                                const struct currency *currency);
void kpi_add_level(struct kpi_tally *t, const struct kpi_target *to,
                   enum kpi_level level, int64_t day, int64_t x);
void kpi_add_sum(const struct kpi_target *to, size_t question, enum kpi_sum sum,
                 int64_t x);

/* All rows of a customer. */
void kpi_tally_customer(struct kpi_tally *t, uint32_t customer);

/* Of one document: recovery base, cohorts, rolls; steps of its open amount. */
void kpi_tally_recovery(struct kpi_tally *t, const struct kpi_target *to,
                        uint32_t document, struct date due);

/* What a document's row of an allocation adds to its open amount. */
struct kpi_move {
    const struct allocation *allocation;
    int64_t by;
};

/* The n-th move of a document: allocations, then uses of a credit note. */
size_t kpi_move_count(const struct kpi_tally *t, uint32_t document);
struct kpi_move kpi_move_at(const struct kpi_tally *t, uint32_t document,
                            size_t n);

/*
 * Collectors, then regions: .groups of the work, and their names; how many.
 * One dimension has at least one where there is a customer.
 */
size_t kpi_groups_list(struct kpi_work *w, struct kpi_group **out,
                       struct arena *a);

/*
 * The sums of one question, but for those of the tallies' own (promises,
 * disputes), and lists; not closed.  False: this account shows nothing by then.
 */
bool kpi_fill(const struct kpi_work *w, const struct kpi_account *account,
              size_t group, size_t question, size_t currency, struct kpi *out,
              struct arena *a);

/* The figures by months (count-back, True DSO, sales-weighted) from k->months,
   and the rates of k->rolls. */
void kpi_close_months(struct kpi *k);

#endif
