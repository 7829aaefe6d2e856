#include "measure/focus.h"

#include "measure/clock.h"

#include <stdlib.h>

const struct focus_step focus_ages[FOCUS_AGES] = {
    {1, 10}, {31, 15}, {91, 20}, {181, 25}, {366, 30}};
const struct focus_step focus_limits[FOCUS_LIMITS] = {
    {0, 30}, {31, 20}, {91, 15}, {181, 10}};
const int32_t focus_promises[FOCUS_PROMISES] = {[FOCUS_NO_PROMISE] = 10,
                                                [FOCUS_PROMISE_OPEN] = 5,
                                                [FOCUS_PROMISE_KEPT] = 8,
                                                [FOCUS_PROMISE_RENEWED] = 10,
                                                [FOCUS_PROMISE_BROKEN] = 15};

/* A share of 1, to 12 places. */
#define SHARE_ONE 1000000000000

size_t focus_step_of(const struct focus_step *steps, size_t n, int32_t x)
{
    size_t i = 0;

    while (i + 1 < n && steps[i + 1].from <= x)
        i++;
    return i;
}

struct making {
    const struct ledger *ledger;
    const struct aging *aging;
    const struct clock **limits; /* one a document: its limitation, or NULL */
    focus_promise_fn *promise;
    const void *context;
    struct focus *out;
};

static const struct clock **find_limits(const struct ledger *l,
                                        const struct clocks *clocks,
                                        struct arena *a)
{
    const struct clock **limits;

    if (!clocks)
        return NULL;
    limits = arena_array(a, const struct clock *, l->document_count);
    for (size_t i = 0; i < clocks->count; i++) {
        const struct clock *c = &clocks->items[i];

        if (c->kind == CLOCK_LIMITATION && c->document != LEDGER_NONE)
            limits[c->document] = c;
    }
    return limits;
}

/* The nearest end that can be proved, and what has none left. */
static void note_limit(const struct making *m, struct focus_row *r,
                       const struct open_item *item)
{
    const struct clock *c = m->limits ? m->limits[item->document] : NULL;
    int32_t days;

    if (!c || c->state == CLOCK_FOREIGN || !date_is(c->provable.day))
        return;
    days = c->provable.day.day - m->aging->as_of.day;
    if (days < 0) {
        r->ended++;
        r->ended_open += item->open;
        return;
    }
    if (c->state == CLOCK_STAYED)
        return;
    if (date_is(r->limit) && r->limit.day <= c->provable.day.day)
        return;
    r->limit = c->provable.day;
    r->limit_days = days;
    r->limit_document = item->document;
}

/* Sums for the mean: amounts, and amounts times days. */
struct mean {
    int64_t amount;
    struct decimal_sum products;
};

static void add_to_mean(struct mean *m, const struct open_item *item)
{
    struct decimal_sum sum = m->products;
    int64_t amount = m->amount;

    /* What does not fit is left out: the sums of a view always do. */
    if (!minor_add(&amount, item->open) ||
        !decimal_sum_add(&sum, item->open, item->days_overdue))
        return;
    m->amount = amount;
    m->products = sum;
}

static int32_t mean_days(const struct mean *m)
{
    int64_t days = 0;

    if (m->amount <= 0 ||
        !decimal_sum_round(m->products, m->amount, ROUND_HALF_UP, &days) ||
        days > INT32_MAX)
        return 0;
    return (int32_t)days;
}

static int64_t overdue_total(const struct aging *g,
                             const struct currency *currency)
{
    for (size_t i = 0; i < g->currency_count; i++)
        if (g->currencies[i].currency == currency)
            return g->currencies[i].total.overdue;
    return 0;
}

/* share x factors; the product of three factors is in thousandths. */
static void weigh(const struct aging *g, struct focus_row *r)
{
    int64_t total = overdue_total(g, r->currency), share = 0;
    int64_t factors =
        (int64_t)r->age_tenths * r->promise_tenths * r->limit_tenths;

    r->weight = 0;
    if (total <= 0 ||
        !decimal_muldiv(r->overdue, SHARE_ONE, total, ROUND_HALF_UP, &share) ||
        !decimal_muldiv(share, factors, 1000, ROUND_HALF_UP, &r->weight))
        r->weight = 0;
}

static void set_factors(struct focus_row *r)
{
    r->age_tenths =
        focus_ages[focus_step_of(focus_ages, FOCUS_AGES, r->mean_days)].tenths;
    r->promise_tenths = focus_promises[r->promise];
    r->limit_tenths =
        date_is(r->limit)
            ? focus_limits[focus_step_of(focus_limits, FOCUS_LIMITS,
                                         r->limit_days)]
                  .tenths
            : 10;
}

/* Overdue in the currency; credit notes where they are in a bucket. */
static bool is_counted(const struct ledger *l, const struct open_item *item,
                       const struct currency *currency)
{
    const struct document *doc = &l->documents[item->document];

    return doc->currency == currency && item->days_overdue >= 1 &&
           (doc->kind != DOCUMENT_CREDIT_NOTE ||
            l->rules.credit_notes == CREDIT_NOTES_AGED);
}

/* Of a customer's items from .. to - 1 those overdue in one currency. */
static void add_row(const struct making *m, const struct aging_row *row,
                    const struct currency *currency, size_t from, size_t to,
                    size_t *capacity, struct arena *a)
{
    const struct aging *g = m->aging;
    struct focus_row r = {.customer = row->customer,
                          .currency = currency,
                          .overdue = row->overdue,
                          .oldest_days = row->oldest_days,
                          .promised = no_date,
                          .limit = no_date,
                          .limit_document = LEDGER_NONE};
    struct mean mean = {0};
    size_t overdue = 0;

    for (size_t i = from; i < to; i++) {
        const struct open_item *item = &g->items[i];

        if (!is_counted(m->ledger, item, currency))
            continue;
        overdue++;
        if (item->open <= 0)
            continue;
        add_to_mean(&mean, item);
        note_limit(m, &r, item);
    }
    if (overdue == 0)
        return;
    r.mean_days = mean_days(&mean);
    if (m->promise)
        r.promise =
            m->promise(m->context, row->customer, currency, &r.promised);
    set_factors(&r);
    weigh(g, &r);
    ARENA_PUSH(a, m->out->rows, m->out->count, *capacity) = r;
}

/* A customer's first item and the one behind his last; they stand together. */
struct span {
    size_t from, to;
};

static struct span *find_spans(const struct ledger *l, const struct aging *g,
                               struct arena *a)
{
    struct span *spans = arena_array(a, struct span, l->customer_count);

    for (size_t i = 0; i < g->item_count; i++) {
        struct span *s = &spans[l->documents[g->items[i].document].customer];

        if (s->to == 0)
            s->from = i;
        s->to = i + 1;
    }
    return spans;
}

static size_t currency_at(const struct aging *g,
                          const struct currency *currency)
{
    size_t i = 0;

    while (i < g->currency_count && g->currencies[i].currency != currency)
        i++;
    return i;
}

static int by_weight(const void *left, const void *right, void *user)
{
    const struct focus_row *l = left, *r = right;
    size_t x = currency_at(user, l->currency);
    size_t y = currency_at(user, r->currency);

    if (x != y)
        return x < y ? -1 : 1;
    if (l->weight != r->weight)
        return l->weight > r->weight ? -1 : 1;
    if (l->overdue != r->overdue)
        return l->overdue > r->overdue ? -1 : 1;
    return (l->customer > r->customer) - (l->customer < r->customer);
}

static void rank(struct focus *f, const struct aging *g)
{
    if (f->count)
        qsort_r(f->rows, f->count, sizeof(*f->rows), by_weight,
                (void *)(uintptr_t)g);
}

void focus_make(const struct ledger *l, const struct aging *aging,
                const struct clocks *clocks, focus_promise_fn *promise,
                const void *context, struct focus *out, struct arena *a)
{
    struct arena scratch = {0};
    struct span *spans = find_spans(l, aging, &scratch);
    struct making m = {.ledger = l,
                       .aging = aging,
                       .limits = find_limits(l, clocks, &scratch),
                       .promise = promise,
                       .context = context,
                       .out = out};
    size_t capacity = 0;

    *out = (struct focus){.has_clocks = clocks != NULL,
                          .has_promises = promise != NULL};
    for (size_t i = 0; i < aging->currency_count; i++) {
        const struct aging_currency *c = &aging->currencies[i];

        for (size_t k = 0; k < c->customer_count; k++) {
            const struct aging_row *row = &c->customers[k];
            struct span s = spans[row->customer];

            add_row(&m, row, c->currency, s.from, s.to, &capacity, a);
        }
    }
    rank(out, aging);
    arena_release(&scratch);
}

void focus_join(const struct focus *const *each, size_t n, const size_t *from,
                const struct aging *aging, struct focus *out, struct arena *a)
{
    size_t count = 0;

    *out = (struct focus){.has_clocks = n > 0, .has_promises = n > 0};
    for (size_t i = 0; i < n; i++)
        count += each[i]->count;
    out->rows = arena_array(a, struct focus_row, count);
    for (size_t i = 0; i < n; i++) {
        out->has_clocks &= each[i]->has_clocks;
        out->has_promises &= each[i]->has_promises;
        for (size_t k = 0; k < each[i]->count; k++) {
            struct focus_row *r = &out->rows[out->count++];

            *r = each[i]->rows[k];
            r->customer += (uint32_t)from[i];
            r->limit_document = LEDGER_NONE;
            weigh(aging, r);
        }
    }
    rank(out, aging);
}
