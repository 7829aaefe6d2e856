#include "measure/forecast_parts.h"

#include <stdlib.h>
#include <string.h>

const int forecast_horizons[FORECAST_TESTS] = {4, 8, 13};

struct date forecast_week_from(const struct forecast *f, size_t week)
{
    return date_add_days(f->as_of, 7 * (int)week + 1);
}

struct date forecast_week_to(const struct forecast *f, size_t week)
{
    return date_add_days(f->as_of, 7 * (int)week + 7);
}

/* Largest remainder first, the earlier of equal ones. */
static size_t largest(const int64_t *rests)
{
    size_t best = 0;

    for (size_t i = 1; i < SLOTS; i++)
        if (rests[i] > rests[best])
            best = i;
    return best;
}

void forecast_apportion(const struct decimal_sum *sums, int64_t total,
                        struct forecast_weeks *out)
{
    int64_t parts[SLOTS] = {0}, rests[SLOTS] = {0};

    for (size_t i = 0; i < SLOTS; i++) {
        (void)!decimal_sum_floor(sums[i], CHANCE_ONE, &parts[i], &rests[i]);
        total -= parts[i];
    }
    for (; total > 0; total--) {
        size_t i = largest(rests);

        parts[i]++;
        rests[i] = -1;
    }
    memcpy(out->weeks, parts, sizeof(out->weeks));
    out->later = parts[FORECAST_WEEKS];
}

static void add_weeks(struct forecast_weeks *sum,
                      const struct forecast_weeks *x)
{
    for (size_t i = 0; i < FORECAST_WEEKS; i++)
        sum->weeks[i] += x->weeks[i];
    sum->later += x->later;
}

void forecast_row_add(struct forecast_row *sum, const struct forecast_row *x)
{
    sum->open += x->open;
    sum->promised += x->promised;
    sum->disputed += x->disputed;
    sum->cases += x->cases;
    for (size_t i = 0; i < FORECAST_METHODS; i++)
        add_weeks(&sum->methods[i], &x->methods[i]);
    for (size_t i = 0; i < SCENARIO_COUNT; i++)
        add_weeks(&sum->slower[i], &x->slower[i]);
}

void origin_totals(const struct origin_day *o, struct forecast_row *totals,
                   struct forecast_bridge *bridges, struct forecast_row *rows,
                   struct arena *scratch)
{
    const struct forecast_index *x = o->index;
    size_t n = x->currency_count;

    for (size_t i = 0; i < n; i++)
        totals[i].customer = LEDGER_NONE;
    for (uint32_t c = 0; c < x->ledger->customer_count; c++) {
        struct arena_mark mark = arena_mark(scratch);
        struct forecast_row *mine =
            rows ? &rows[c * n] : arena_array(scratch, struct forecast_row, n);

        if (origin_customer(o, c, mine, bridges, scratch))
            for (size_t i = 0; i < n; i++)
                forecast_row_add(&totals[i], &mine[i]);
        arena_rewind(scratch, mark);
    }
}

static int by_open(const void *a, const void *b)
{
    const struct forecast_row *x = a, *y = b;

    if (x->open != y->open)
        return x->open > y->open ? -1 : 1;
    return (x->customer > y->customer) - (x->customer < y->customer);
}

static void take_rows(struct forecast_currency *c,
                      const struct forecast_row *rows, size_t customers,
                      size_t currency, size_t listed, struct arena *a)
{
    size_t n = 0;

    for (size_t i = 0; i < customers; i++)
        n += rows[i * listed + currency].open != 0;
    c->rows = arena_array(a, struct forecast_row, n);
    for (size_t i = 0; i < customers; i++)
        if (rows[i * listed + currency].open)
            c->rows[c->row_count++] = rows[i * listed + currency];
    if (n)
        qsort(c->rows, n, sizeof(*c->rows), by_open);
}

static enum forecast_gap gap_of(const struct origin_day *o)
{
    const struct ledger *l = o->index->ledger;

    if (o->can_forecast)
        return FORECAST_COMPLETE;
    if (o->index->is_photograph)
        return FORECAST_PHOTOGRAPH;
    return l->receipt_count ? FORECAST_TOO_FEW : FORECAST_NO_RECEIPTS;
}

static void forecast_now(const struct forecast_index *x, struct forecast *f,
                         struct arena *a)
{
    size_t n = x->currency_count, customers = x->ledger->customer_count;
    struct origin_day *o = arena_new(a, struct origin_day);
    struct forecast_row *rows =
        arena_array(a, struct forecast_row, customers * n);
    struct forecast_row *totals = arena_array(a, struct forecast_row, n);
    struct forecast_bridge *bridges = arena_array(a, struct forecast_bridge, n);

    origin_learn(x, f->as_of.day, o, a);
    o->with_scenarios = true;
    origin_totals(o, totals, bridges, rows, a);
    f->gap = gap_of(o);
    f->cases = o->cases;
    f->disputed_cases = o->disputed_cases;
    f->average_delay = o->average_delay;
    f->promises = o->promises;
    f->kept = (struct decimal){o->kept, 9};
    f->currencies = arena_array(a, struct forecast_currency, n);
    f->currency_count = n;
    for (size_t i = 0; i < n; i++) {
        struct forecast_currency *c = &f->currencies[i];

        c->currency = x->currencies[i];
        c->total = totals[i];
        c->bridge = bridges[i];
        take_rows(c, rows, customers, i, n, a);
    }
}

bool forecast_make(const struct view *v, const struct policy *policy,
                   struct forecast *out, struct arena *a, struct diag *d)
{
    struct forecast_index x;
    struct forecast f = {.as_of = v->as_of};

    forecast_index_build(v, policy, &x, a);
    forecast_now(&x, &f, a);
    if (!forecast_back_test(&x, &f, a, d))
        return false;
    *out = f;
    return true;
}
