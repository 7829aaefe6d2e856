#include "measure/credit_parts.h"

#include <stdlib.h>

static size_t currency_at(struct credit *out, size_t *capacity,
                          const struct currency *currency, struct arena *a)
{
    for (size_t i = 0; i < out->currency_count; i++)
        if (out->currencies[i].currency == currency)
            return i;
    ARENA_PUSH(a, out->currencies, out->currency_count, *capacity) =
        (struct credit_currency){.currency = currency};
    return out->currency_count - 1;
}

/* --- limits --------------------------------------------------------------- */

static enum credit_limit limit_of(const struct customer *c,
                                  const struct currency *currency)
{
    if (!c->credit_limit.currency)
        return LIMIT_NONE;
    return c->credit_limit.currency == currency ? LIMIT_GRANTED
                                                : LIMIT_ELSEWHERE;
}

static struct credit_row make_row(const struct ledger *l, uint32_t customer,
                                  const struct currency *currency)
{
    const struct customer *c = &l->customers[customer];
    struct credit_row r = {.customer = customer,
                           .currency = currency,
                           .state = limit_of(c, currency),
                           .terms_days = c->terms_days};

    if (r.state == LIMIT_GRANTED)
        r.limit = c->credit_limit.minor;
    return r;
}

/* His debts and bills are amounts of the view: their sum fits. */
static void use_limit(struct credit_row *r, const struct aging_row *from)
{
    r->open = from->total.minor;
    r->bills_held = from->bills_held;
    r->passed_on = from->bills_passed_on;
    r->use = r->open + r->bills_held;
    if (r->use < 0) {
        r->credit = -r->use;
        r->use = 0;
    }
    r->overdue = from->overdue;
    r->oldest_days = from->oldest_days;
    if (r->state == LIMIT_GRANTED && r->use > r->limit)
        r->over = r->use - r->limit;
}

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* Within a currency: what is over, what is used, the limit; then as they are */
static int by_use(const void *a, const void *b)
{
    const struct credit_row *x = a, *y = b;
    int order = compare(y->over, x->over);

    if (!order)
        order = compare(y->use, x->use);
    if (!order)
        order = compare(y->limit, x->limit);
    return order ? order : compare(x->customer, y->customer);
}

struct row_list {
    struct credit_row *items;
    size_t count, capacity;
};

/* One list a currency: the aging's rows, then limits without anything open. */
static struct row_list *list_rows(const struct ledger *l,
                                  const struct aging *aging, struct credit *out,
                                  struct arena *a)
{
    bool *is_used = arena_array(a, bool, l->customer_count);
    size_t capacity = 0;
    struct row_list *lists;

    for (size_t i = 0; i < aging->currency_count; i++)
        currency_at(out, &capacity, aging->currencies[i].currency, a);
    for (size_t i = 0; i < l->customer_count; i++)
        if (l->customers[i].credit_limit.currency)
            currency_at(out, &capacity, l->customers[i].credit_limit.currency,
                        a);
    lists = arena_array(a, struct row_list, out->currency_count);
    for (size_t i = 0; i < aging->currency_count; i++) {
        const struct aging_currency *c = &aging->currencies[i];

        for (size_t k = 0; k < c->customer_count; k++) {
            struct credit_row r =
                make_row(l, c->customers[k].customer, c->currency);

            use_limit(&r, &c->customers[k]);
            is_used[r.customer] |= r.state == LIMIT_GRANTED;
            ARENA_PUSH(a, lists[i].items, lists[i].count, lists[i].capacity) =
                r;
        }
    }
    for (uint32_t i = 0; i < l->customer_count; i++) {
        const struct currency *c = l->customers[i].credit_limit.currency;
        struct row_list *list;

        if (!c)
            continue;
        out->limit_count++;
        if (is_used[i])
            continue;
        list = &lists[currency_at(out, &capacity, c, a)];
        ARENA_PUSH(a, list->items, list->count, list->capacity) =
            make_row(l, i, c);
    }
    return lists;
}

static bool add_rows(struct credit *out, struct credit_currency *c,
                     const struct row_list *list)
{
    c->row = out->row_count;
    c->row_count = list->count;
    if (list->count)
        qsort(list->items, list->count, sizeof(*list->items), by_use);
    for (size_t i = 0; i < list->count; i++) {
        const struct credit_row *r = &list->items[i];

        out->rows[out->row_count++] = *r;
        if (r->state != LIMIT_GRANTED)
            continue;
        c->over_count += r->over > 0;
        if (!minor_add(&c->limit, r->limit) || !minor_add(&c->use, r->use) ||
            !minor_add(&c->over, r->over))
            return false;
    }
    return true;
}

static bool make_rows(const struct ledger *l, const struct aging *aging,
                      struct credit *out, struct arena *a, struct diag *d)
{
    struct row_list *lists = list_rows(l, aging, out, a);
    size_t n = 0;

    for (size_t i = 0; i < out->currency_count; i++)
        n += lists[i].count;
    out->rows = arena_array(a, struct credit_row, n);
    for (size_t i = 0; i < out->currency_count; i++)
        if (!add_rows(out, &out->currencies[i], &lists[i]))
            return diag_error(
                d, nowhere,
                "the credit limits in %s add up to more than can be counted: "
                "look for one with too many digits",
                out->currencies[i].currency->code);
    return true;
}

/* --- candidates ----------------------------------------------------------- */

static int by_amount(const void *a, const void *b)
{
    const struct credit_stop *x = a, *y = b;
    int order = compare(y->amount, x->amount);

    return order ? order : compare(x->customer, y->customer);
}

/* His limit, if it is in this currency. */
static void add_limit(const struct ledger *l, const struct credit_currency *c,
                      const int64_t *over, struct credit_stop *s)
{
    struct money limit = l->customers[s->customer].credit_limit;

    if (limit.currency != c->currency)
        return;
    s->limit = limit.minor;
    s->over = over[s->customer];
}

/* Candidates come by customer; now by currency and amount. */
static void sort_stops(const struct ledger *l, struct credit *out,
                       const struct credit_stop *list, size_t n,
                       struct arena *a)
{
    /* By customer: he has one limit. */
    int64_t *over = arena_array(a, int64_t, l->customer_count);

    for (size_t i = 0; i < out->row_count; i++)
        if (out->rows[i].over)
            over[out->rows[i].customer] = out->rows[i].over;
    out->stops = arena_array(a, struct credit_stop, n);
    for (size_t i = 0; i < out->currency_count; i++) {
        struct credit_currency *c = &out->currencies[i];

        c->stop = out->stop_count;
        for (size_t k = 0; k < n; k++) {
            if (list[k].currency != c->currency)
                continue;
            out->stops[out->stop_count] = list[k];
            add_limit(l, c, over, &out->stops[out->stop_count++]);
            c->stop_amount += list[k].amount;
        }
        c->stop_count = out->stop_count - c->stop;
        if (c->stop_count)
            qsort(&out->stops[c->stop], c->stop_count, sizeof(*out->stops),
                  by_amount);
    }
}

bool credit_make(const struct ledger *l, const struct aging *aging,
                 const struct policy *policy, struct credit *out,
                 struct arena *a, struct diag *d)
{
    struct credit result = {0};
    struct credit_stop *stops;
    size_t n;

    if (!make_rows(l, aging, &result, a, d))
        return false;
    stops = credit_find_stops(l, aging, policy, &n, a);
    sort_stops(l, &result, stops, n, a);
    *out = result;
    return true;
}
