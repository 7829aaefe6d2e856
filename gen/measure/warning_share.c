/*
 * Warnings from how receivables are spread over customers; a group is one.
 */
#include "measure/warning_parts.h"

#include <stdlib.h>

/* A share in millionths, and HHI's points: the squares of per cent. */
#define SHARE_ONE   1000000
#define HHI_DIVISOR 100000000

/* Whom the concentration names. */
#define MOST_NAMED 5

struct holding {
    uint32_t customer; /* the top of the group */
    int64_t amount;    /* positive */
};

struct holdings {
    struct holding *items; /* largest first, then by index */
    size_t count;
    int64_t all;
};

static int compare(const void *a, const void *b)
{
    const struct holding *x = a;
    const struct holding *y = b;

    if (x->amount != y->amount)
        return x->amount > y->amount ? -1 : 1;
    return (x->customer > y->customer) - (x->customer < y->customer);
}

/* Sums over customers of a currency fit: their rows' total does. */
static struct holdings list_holdings(const struct warning_search *s,
                                     const struct aging_currency *c)
{
    size_t n = s->ledger->customer_count;
    int64_t *sums = arena_array(s->scratch, int64_t, n);
    struct holdings h = {0};

    for (size_t i = 0; i < c->customer_count; i++)
        sums[group_of(s->ledger, c->customers[i].customer)] +=
            c->customers[i].total.minor;
    h.items = arena_array(s->scratch, struct holding, n);
    for (size_t i = 0; i < n; i++)
        if (sums[i] > 0) {
            h.items[h.count++] = (struct holding){(uint32_t)i, sums[i]};
            h.all += sums[i];
        }
    if (h.count)
        qsort(h.items, h.count, sizeof(*h.items), compare);
    return h;
}

/* part / whole >= percent / 100 */
static bool is_share(int64_t part, int64_t whole, int32_t percent)
{
    struct decimal_sum less = {0};
    int64_t units = 0, rest = 0;

    return decimal_sum_add(&less, part, 100) &&
           decimal_sum_add(&less, whole, -percent) &&
           decimal_sum_floor(less, 1, &units, &rest) && units >= 0;
}

/* In millionths, half up: below the whole, so that it fits. */
static int64_t share_of(int64_t part, int64_t whole)
{
    int64_t units = 0;

    if (!decimal_muldiv(part, SHARE_ONE, whole, ROUND_HALF_UP, &units))
        return 0;
    return units;
}

static void add_group_rows(const struct warning_search *s, struct warning *w)
{
    const struct aging *aging = s->day->aging;

    for (size_t i = 0; i < aging->item_count; i++) {
        const struct open_item *x = &aging->items[i];
        const struct document *doc = &s->ledger->documents[x->document];

        if (doc->currency == w->currency &&
            group_of(s->ledger, doc->customer) == w->customer)
            warning_add_row(
                w, (struct warning_row){x->document, x->days_overdue, x->open});
    }
}

static void judge_top(struct warning_search *s, const struct holdings *h,
                      const struct currency *currency)
{
    struct warning *w;

    if (!is_share(h->items[0].amount, h->all, s->policy->top_percent))
        return;
    w = warning_add(s, WARNING_TOP, h->items[0].customer, currency);
    w->amount = w->part = h->items[0].amount;
    w->whole = h->all;
    w->count = h->count;
    w->now = (struct decimal){share_of(w->part, w->whole), 6};
    add_group_rows(s, w);
}

static void judge_hhi(struct warning_search *s, const struct holdings *h,
                      const struct currency *currency)
{
    struct warning *w;
    int64_t squares = 0, points;

    for (size_t i = 0; i < h->count; i++) {
        int64_t share = share_of(h->items[i].amount, h->all);

        squares += share * share;
    }
    points = (squares + HHI_DIVISOR / 2) / HHI_DIVISOR;
    if (points < s->policy->hhi)
        return;
    w = warning_add(s, WARNING_CONCENTRATION, LEDGER_NONE, currency);
    for (size_t i = 0; i < h->count && i < MOST_NAMED; i++)
        w->part += h->items[i].amount;
    w->amount = w->part;
    w->whole = h->all;
    w->count = h->count;
    w->now = (struct decimal){points, 0};
}

bool warning_find_concentration(struct warning_search *s)
{
    const struct aging *aging = s->day->aging;
    bool any = false;

    for (size_t i = 0; i < aging->currency_count; i++) {
        struct arena_mark mark = arena_mark(s->scratch);
        struct holdings h = list_holdings(s, &aging->currencies[i]);

        if (h.count >= (size_t)s->policy->customers) {
            any = true;
            judge_top(s, &h, aging->currencies[i].currency);
            judge_hhi(s, &h, aging->currencies[i].currency);
        }
        arena_rewind(s->scratch, mark);
    }
    if (!any)
        s->out->known[WARNING_TOP] = s->out->known[WARNING_CONCENTRATION] =
            WARNING_FEW;
    return true;
}
