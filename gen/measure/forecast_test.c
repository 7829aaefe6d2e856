#include "measure/forecast_parts.h"

#include <string.h>

/* Of so many documents each week is tried, of twice as many every second. */
#define DOCUMENTS_A_STEP 100000

/* Forecasts of fewer weeks ago have nothing to be compared with. */
#define FIRST_WEEKS 4

/* What a forecast of some weeks ago said, and what came; one a currency. */
struct trial {
    struct forecast_test *tests;
};

struct trials {
    const struct forecast_index *index;
    struct date as_of;
    struct trial *items; /* of FIRST_WEEKS + i weeks ago */
    size_t count;
};

static void add_came(int64_t *weeks, int32_t days, int64_t amount)
{
    if (days > 0 && days <= FORECAST_DAYS)
        weeks[(days - 1) / 7] += amount;
}

/* Of what was open and could be forecast on the day. */
static void count_came(const struct forecast_index *x, size_t document,
                       int32_t day, int32_t last, struct forecast_test *tests)
{
    const struct document *doc = &x->ledger->documents[document];
    int64_t *weeks = tests[forecast_currency_of(x, doc->currency)].came;
    const struct fact *facts;
    size_t n = facts_of(x, document, &facts);

    if (!n || facts[n - 1].day <= day || forecast_open(x, document, day) <= 0 ||
        forecast_handed_over(doc, day) ||
        customer_is_winding_up(&x->ledger->customers[doc->customer],
                               (struct date){day}))
        return;
    for (size_t i = 0; i < n; i++) {
        const struct fact *f = &facts[i];

        if (!f->is_cash || f->known > last || f->day <= day)
            continue;
        add_came(weeks, f->day - day, f->amount);
        if (f->undone != DATE_NONE && f->undone <= last)
            add_came(weeks, f->undone - day, -f->amount);
    }
}

static void fill_test(const struct origin_day *o,
                      const struct forecast_row *total, size_t weeks,
                      struct forecast_test *out)
{
    out->day = (struct date){o->day};
    out->weeks = weeks;
    out->open = total->open;
    out->is_known = o->can_forecast && total->open != 0;
    for (size_t m = 0; m < FORECAST_METHODS; m++)
        memcpy(out->expected[m], total->methods[m].weeks,
               sizeof(out->expected[m]));
}

/* The three that are shown, and those of every step-th week before. */
static bool is_tried(size_t weeks, size_t step)
{
    for (size_t h = 0; h < FORECAST_TESTS; h++)
        if (weeks == (size_t)forecast_horizons[h])
            return true;
    return weeks > FORECAST_WEEKS ? (weeks - FORECAST_WEEKS) % step == 0
                                  : step == 1;
}

static bool try_day(void *context, size_t index, struct worker *w)
{
    struct trials *all = context;
    const struct forecast_index *x = all->index;
    size_t n = x->currency_count, weeks = FIRST_WEEKS + index;
    int32_t last = all->as_of.day, day = last - 7 * (int32_t)weeks;
    struct forecast_test *tests = all->items[index].tests;
    struct arena_mark mark = arena_mark(w->arena);
    size_t step = 1 + x->ledger->document_count / DOCUMENTS_A_STEP;
    struct origin_day *o = arena_new(w->arena, struct origin_day);
    struct forecast_row *totals = arena_array(w->arena, struct forecast_row, n);
    struct forecast_bridge *bridges =
        arena_array(w->arena, struct forecast_bridge, n);

    if (!is_tried(weeks, step))
        return true;
    origin_learn(x, day, o, w->arena);
    if (o->can_forecast)
        origin_totals(o, totals, bridges, NULL, w->arena);
    for (size_t i = 0; i < n; i++)
        fill_test(o, &totals[i],
                  weeks < FORECAST_WEEKS ? weeks : FORECAST_WEEKS, &tests[i]);
    for (size_t i = 0; o->can_forecast && i < x->ledger->document_count; i++)
        if (x->spans[i].known <= day && x->spans[i].over > day)
            count_came(x, x->documents[i], day, last, tests);
    arena_rewind(w->arena, mark);
    return true;
}

static int64_t distance(int64_t a, int64_t b)
{
    return a > b ? a - b : b - a;
}

static void add_error(const struct forecast_test *t, struct forecast_error *e)
{
    if (!t->is_known || t->weeks < e->weeks)
        return;
    e->origins++;
    e->first = t->day; /* the trials go back in time */
    if (e->origins == 1)
        e->last = t->day;
    for (size_t i = 0; i < e->weeks; i++) {
        e->came += t->came[i];
        for (size_t m = 0; m < FORECAST_METHODS; m++)
            e->missed[m] += distance(t->expected[m][i], t->came[i]);
    }
}

static void judge(const struct trials *all, size_t currency,
                  struct forecast_currency *c)
{
    for (size_t h = 0; h < FORECAST_TESTS; h++) {
        struct forecast_error *e = &c->errors[h];
        size_t at = (size_t)forecast_horizons[h] - FIRST_WEEKS;

        *e = (struct forecast_error){.weeks = (size_t)forecast_horizons[h],
                                     .first = no_date,
                                     .last = no_date};
        c->tests[h] = all->items[at].tests[currency];
        for (size_t i = at; i < all->count; i++)
            add_error(&all->items[i].tests[currency], e);
    }
}

bool forecast_back_test(const struct forecast_index *x, struct forecast *f,
                        struct arena *a, struct diag *d)
{
    int32_t weeks = x->policy->forecast.back_test_weeks;
    struct trials all = {.index = x, .as_of = f->as_of};

    if (x->is_photograph)
        return true;
    if (weeks < FORECAST_WEEKS)
        weeks = FORECAST_WEEKS;
    all.count = (size_t)weeks - FIRST_WEEKS + 1;
    all.items = arena_array(a, struct trial, all.count);
    for (size_t i = 0; i < all.count; i++)
        all.items[i].tests =
            arena_array(a, struct forecast_test, x->currency_count);
    if (!job_run(all.count, x->view->threads ? x->view->threads : 1, try_day,
                 &all, a, d))
        return false;
    for (size_t i = 0; i < f->currency_count; i++)
        judge(&all, i, &f->currencies[i]);
    return true;
}
