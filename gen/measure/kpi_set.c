/*
 * From the tallies of an account to the figures of one question.
 */
#include "measure/kpi_parts.h"

#include <stdlib.h>

struct filling {
    const struct kpi_work *work;
    const struct kpi_account *account;
    size_t group, question;
    const struct kpi_ask *ask;
    struct kpi *kpi;
    struct arena *arena;
};

static int64_t level(const struct filling *f, enum kpi_level x, size_t day)
{
    return f->account->levels[x * f->work->asks.day_count + day];
}

/* What happened after one evening up to another. */
static int64_t between(const struct filling *f, enum kpi_level x, size_t after,
                       size_t until)
{
    return level(f, x, until) - level(f, x, after);
}

static int64_t receivables_on(const struct filling *f, size_t day)
{
    return level(f, LEVEL_DOCUMENTS, day) + level(f, LEVEL_UNAPPLIED, day);
}

static int64_t current_on(const struct filling *f, size_t day)
{
    return level(f, LEVEL_DOCUMENTS, day) - level(f, LEVEL_OVERDUE, day) -
           level(f, LEVEL_NO_DUE_DATE, day);
}

static int64_t day_from_base(const struct filling *f, size_t day)
{
    const struct kpi_asks *asks = &f->work->asks;

    return (int64_t)asks->days[day].day - asks->base;
}

/* Overdue money times days, from each day on which it became so. */
static int64_t money_days(const struct filling *f, size_t day)
{
    return day_from_base(f, day) * level(f, LEVEL_OVERDUE, day) -
           level(f, LEVEL_OVERDUE_FROM, day);
}

static void fill_day(const struct filling *f)
{
    int64_t *s = f->kpi->sums;
    size_t now = f->ask->now;

    s[SUM_RECEIVABLES] = receivables_on(f, now);
    s[SUM_UNAPPLIED] = level(f, LEVEL_UNAPPLIED, now);
    s[SUM_NO_DUE_DATE] = level(f, LEVEL_NO_DUE_DATE, now);
    s[SUM_OVERDUE] = level(f, LEVEL_OVERDUE, now);
    s[SUM_OVER_90] = level(f, LEVEL_OVER_90, now);
    s[SUM_OPEN_ROWS] = level(f, LEVEL_OPEN_ROWS, now);
    s[SUM_OVERDUE_ROWS] = level(f, LEVEL_OVERDUE_ROWS, now);
    s[SUM_OPEN_BEFORE] = f->account->older[f->question];
    s[SUM_OPENING_OVERDUE] = level(f, LEVEL_OVERDUE, f->ask->before_period);
    s[SUM_OPENING_RECEIVABLES] = receivables_on(f, f->ask->before_sales);
    s[SUM_CLOSED_BEGINNING] = receivables_on(f, f->ask->before_closed);
    s[SUM_CLOSED_ENDING] = receivables_on(f, f->ask->closed);
    s[SUM_CLOSED_CURRENT] = current_on(f, f->ask->closed);
    if (!f->work->weights)
        return;
    s[SUM_LATE_DAYS] =
        day_from_base(f, now) * s[SUM_OVERDUE] - level(f, LEVEL_LATE_FROM, now);
    s[SUM_MONEY_DAYS] =
        money_days(f, now) - money_days(f, f->ask->before_period);
}

static void fill_windows(const struct filling *f)
{
    static const struct {
        enum kpi_sum sum;
        enum kpi_level level;
    } of_sales[] =
        {
            {SUM_INVOICED, LEVEL_INVOICED},
            {SUM_CREDITED, LEVEL_CREDITED},
            {SUM_SALES_REPLACED, LEVEL_REPLACED},
            {SUM_OPENING_DOCUMENTS, LEVEL_OPENING},
            {SUM_SALES_ROWS, LEVEL_SALES_ROWS},
            {SUM_PAID, LEVEL_PAID},
            {SUM_PAID_DAYS, LEVEL_PAID_DAYS},
            {SUM_PAID_ROWS, LEVEL_PAID_ROWS},
            {SUM_WRITTEN_OFF, LEVEL_WRITTEN_OFF},
            {SUM_TAKEN_BACK, LEVEL_TAKEN_BACK},
            {SUM_WRITEOFF_ROWS, LEVEL_WRITEOFF_ROWS},
        },
      of_period[] = {
          {SUM_COLLECTED, LEVEL_COLLECTED},
          {SUM_COLLECTED_ROWS, LEVEL_COLLECTED_ROWS},
          {SUM_APPLIED, LEVEL_APPLIED},
          {SUM_APPLIED_BILLS, LEVEL_APPLIED_BILLS},
          {SUM_COST, LEVEL_COST},
          {SUM_COST_ROWS, LEVEL_COST_ROWS},
      };
    int64_t *s = f->kpi->sums;
    size_t now = f->ask->now;

    for (size_t i = 0; i < COUNT(of_sales); i++)
        s[of_sales[i].sum] =
            between(f, of_sales[i].level, f->ask->before_sales, now);
    for (size_t i = 0; i < COUNT(of_period); i++)
        s[of_period[i].sum] =
            between(f, of_period[i].level, f->ask->before_period, now);
}

static void fill_sales(const struct filling *f)
{
    const struct kpi_work *w = f->work;
    struct kpi *k = f->kpi;
    size_t closed = f->ask->closed, before = f->ask->before_closed;

    k->sums[SUM_SALES_TABLE] =
        kpi_sales_between(w, k->currency, f->group, k->sales_from, k->as_of);
    k->sums[SUM_CLOSED_SALES] = between(f, LEVEL_INVOICED, before, closed) -
                                between(f, LEVEL_CREDITED, before, closed) +
                                kpi_sales_between(w, k->currency, f->group,
                                                  k->closed_from, k->closed_to);
    if (!k->sells &&
        !kpi_sales_covers(w->sales, k->currency, k->sales_from, k->as_of))
        k->sales_missing = KPI_SALES_UNKNOWN;
    else if (f->group && !kpi_sales_is_split(w->sales, k->currency,
                                             k->sales_from, k->as_of))
        k->sales_missing = KPI_SALES_NOT_SPLIT;
}

static struct kpi_month month_at(const struct filling *f, size_t month)
{
    const struct kpi_asks *asks = &f->work->asks;
    struct date from = date_add_months(asks->first_month, (int)month);
    struct date to = date_month_end(from);
    const int64_t *at = f->account->months + month * asks->count + f->question;
    size_t part = asks->month_count * asks->count;
    struct kpi_month m = {.from = from, .days = {0, 2}};
    const struct currency *currency = f->kpi->currency;

    m.to = to.day < f->kpi->as_of.day ? to : f->kpi->as_of;
    m.sales = at[MONTH_SALES * part] +
              kpi_sales_between(f->work, currency, f->group, m.from, m.to);
    m.sales_known =
        f->kpi->sells || kpi_sales_has(f->work->sales, currency, from);
    m.open = at[MONTH_OPEN * part];
    if (f->work->weights)
        m.open_days = m.open * (f->kpi->as_of.day - from.day) -
                      at[MONTH_OPEN_FROM * part];
    return m;
}

/* From the question's month back to the oldest that has anything. */
static void fill_months(const struct filling *f)
{
    const struct kpi_asks *asks = &f->work->asks;
    struct kpi *k = f->kpi;
    size_t n = 0, kept = 0;

    while (n < asks->month_count &&
           date_add_months(asks->first_month, (int)n).day <= k->as_of.day)
        n++;
    k->months = arena_array(f->arena, struct kpi_month, n);
    for (size_t i = 0; i < n; i++) {
        k->months[i] = month_at(f, n - 1 - i);
        if (k->months[i].sales || k->months[i].open)
            kept = i + 1;
    }
    k->month_count = kept;
}

static int32_t days_of(const struct bucket *b, bool upper)
{
    if (upper)
        return b->has_to ? b->to : 0;
    return b->has_from ? b->from : 0;
}

static void fill_rolls(const struct filling *f)
{
    const struct kpi_work *w = f->work;
    const struct bucket_scheme *s = &w->query->policy->buckets;
    const int64_t *at = f->account->rolls + f->ask->roll * w->buckets;
    size_t part = w->asks.closed_count * w->buckets;
    struct kpi *k = f->kpi;

    if (w->photograph)
        return;
    k->roll_count = w->buckets - 1;
    k->rolls = arena_array(f->arena, struct kpi_roll, k->roll_count);
    for (size_t i = 0; i < k->roll_count; i++) {
        const struct bucket *b = &s->items[s->today + i];

        k->rolls[i] = (struct kpi_roll){.from_days = i ? days_of(b, false) : 0,
                                        .to_days = i ? days_of(b, true) : 0,
                                        .opening = at[ROLL_OPENING * part + i],
                                        .traced = at[ROLL_TRACED * part + i],
                                        .net = at[ROLL_NET * part + i + 1]};
    }
}

static int compare_kinds(const void *left, const void *right)
{
    const struct kpi_cost *x = left, *y = right;

    return str_compare(x->kind, y->kind);
}

static int compare_costs(const void *left, const void *right)
{
    const struct kpi_cost *x = left, *y = right;

    if (x->minor != y->minor)
        return x->minor > y->minor ? -1 : 1;
    return str_compare(x->kind, y->kind);
}

static bool is_cost_of(const struct filling *f, const struct cost *c)
{
    const struct kpi_work *w = f->work;

    if (c->amount.currency != f->kpi->currency ||
        c->cost_date.day < f->kpi->period_from.day ||
        c->cost_date.day > f->kpi->as_of.day)
        return false;
    return !f->group ||
           (c->customer != LEDGER_NONE &&
            w->groups[f->group > w->collectors][c->customer] == f->group);
}

static size_t merge_kinds(struct kpi_cost *costs, size_t n)
{
    size_t kept = 0;

    qsort(costs, n, sizeof(*costs), compare_kinds);
    for (size_t i = 0; i < n; i++) {
        if (!kept || !str_equal(costs[kept - 1].kind, costs[i].kind)) {
            costs[kept++] = costs[i];
            continue;
        }
        costs[kept - 1].minor += costs[i].minor;
        costs[kept - 1].rows++;
    }
    qsort(costs, kept, sizeof(*costs), compare_costs);
    return kept;
}

/* The kinds of the period's costs, dearest first. */
static void fill_costs(const struct filling *f)
{
    const struct ledger *l = f->work->ledger;
    struct kpi *k = f->kpi;
    size_t n = 0;

    if (!k->sums[SUM_COST_ROWS])
        return;
    k->costs =
        arena_array(f->arena, struct kpi_cost, (size_t)k->sums[SUM_COST_ROWS]);
    for (size_t i = 0; i < l->cost_count; i++)
        if (is_cost_of(f, &l->costs[i]))
            k->costs[n++] = (struct kpi_cost){l->costs[i].kind,
                                              l->costs[i].amount.minor, 1};
    k->cost_count = merge_kinds(k->costs, n);
}

bool kpi_fill(const struct kpi_work *w, const struct kpi_account *account,
              size_t group, size_t question, size_t currency, struct kpi *out,
              struct arena *a)
{
    const struct kpi_ask *ask = &w->asks.items[question];
    struct filling f = {w, account, group, question, ask, out, a};
    struct kpi *k = out;

    *k = (struct kpi){.currency = w->currencies[currency],
                      .as_of = ask->day,
                      .dso_days = w->policy->dso_days,
                      .recovery_days = w->policy->recovery_days,
                      .policy = w->policy,
                      .ledger_from = w->ledger_from,
                      .sells = w->sells,
                      .weights = w->weights,
                      .has_history = !w->photograph,
                      .has_receipts = w->ledger->receipt_count > 0,
                      .settled_since = no_date};
    k->sales_from = (struct date){ask->day.day + 1 - k->dso_days};
    k->period_from = (struct date){ask->day.day + 1 - k->recovery_days};
    k->closed_to = w->asks.days[ask->closed];
    k->closed_from = date_month_start(k->closed_to);
    if (account->used) {
        for (size_t i = 0; i < KPI_SUM_COUNT; i++)
            k->sums[i] = account->sums[question][i];
        fill_day(&f);
        fill_windows(&f);
        fill_months(&f);
        fill_rolls(&f);
        fill_costs(&f);
    }
    if (account->used)
        fill_sales(&f);
    return account->used &&
           (account->since.day <= ask->day.day || k->sums[SUM_COST_ROWS] > 0);
}
