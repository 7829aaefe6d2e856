/*
 * Key figures of several books together.
 */
#include "measure/kpi.h"

#include <stdlib.h>
#include <string.h>

/* The figures of a currency, made by its code where there are none. */
static struct kpi *figures_of(struct kpi_set *set, const struct kpi *like)
{
    size_t at = 0;

    while (at < set->count &&
           strcmp(set->items[at].currency->code, like->currency->code) < 0)
        at++;
    if (at < set->count && set->items[at].currency == like->currency)
        return &set->items[at];
    memmove(set->items + at + 1, set->items + at,
            (set->count++ - at) * sizeof(*set->items));
    set->items[at] = (struct kpi){.currency = like->currency,
                                  .as_of = like->as_of,
                                  .sales_from = like->sales_from,
                                  .period_from = like->period_from,
                                  .dso_days = like->dso_days,
                                  .recovery_days = like->recovery_days,
                                  .settled_since = no_date,
                                  .has_history = true,
                                  .has_receipts = true,
                                  .sells = true,
                                  .weights = true,
                                  .policy = like->policy,
                                  .ledger_from = no_date,
                                  .closed_from = like->closed_from,
                                  .closed_to = like->closed_to};
    return &set->items[at];
}

/* The most of each list that the books have, so that they can be added. */
static void make_room(struct kpi *to, const struct kpi *x, struct arena *a)
{
    to->months =
        arena_grow(a, to->months, to->month_count,
                   to->month_count + x->month_count, sizeof(*to->months));
    to->rolls = arena_grow(a, to->rolls, to->roll_count,
                           to->roll_count + x->roll_count, sizeof(*to->rolls));
    to->costs = arena_grow(a, to->costs, to->cost_count,
                           to->cost_count + x->cost_count, sizeof(*to->costs));
}

/* The n-th month back is the same month of every book: the day is. */
static bool add_months(struct kpi *to, const struct kpi *x)
{
    bool ok = true;

    for (size_t i = 0; ok && i < x->month_count; i++) {
        struct kpi_month *m = &to->months[i];

        if (i == to->month_count) {
            *m = x->months[i];
            m->counted = 0;
            to->month_count++;
            continue;
        }
        m->sales_known &= x->months[i].sales_known;
        ok = minor_add(&m->sales, x->months[i].sales) &&
             minor_add(&m->open, x->months[i].open) &&
             minor_add(&m->open_days, x->months[i].open_days);
    }
    return ok;
}

/* Buckets that are not those of all cannot be added: then there are none. */
static bool add_rolls(struct kpi *to, const struct kpi *x)
{
    bool ok = true;

    for (size_t i = 0; ok && i < x->roll_count; i++) {
        struct kpi_roll *r = &to->rolls[i];
        const struct kpi_roll *more = &x->rolls[i];

        if (i == to->roll_count) {
            to->rolls[to->roll_count++] = *more;
            continue;
        }
        if (r->from_days != more->from_days || r->to_days != more->to_days) {
            to->roll_count = 0;
            return true;
        }
        ok = minor_add(&r->opening, more->opening) &&
             minor_add(&r->traced, more->traced) &&
             minor_add(&r->net, more->net);
    }
    return ok;
}

static bool add_costs(struct kpi *to, const struct kpi *x)
{
    bool ok = true;

    for (size_t i = 0; ok && i < x->cost_count; i++) {
        size_t at = 0;

        while (at < to->cost_count &&
               !str_equal(to->costs[at].kind, x->costs[i].kind))
            at++;
        if (at == to->cost_count) {
            to->costs[to->cost_count++] = x->costs[i];
            continue;
        }
        ok = minor_add(&to->costs[at].minor, x->costs[i].minor);
        to->costs[at].rows += x->costs[i].rows;
    }
    return ok;
}

static void add_knowledge(struct kpi *to, const struct kpi *x)
{
    if (date_is(x->settled_since) &&
        (!date_is(to->settled_since) ||
         x->settled_since.day < to->settled_since.day))
        to->settled_since = x->settled_since;
    if (date_is(x->ledger_from))
        to->ledger_from = date_later(to->ledger_from, x->ledger_from);
    if (to->sales_missing == KPI_KNOWN)
        to->sales_missing = x->sales_missing;
    to->has_history &= x->has_history;
    to->has_receipts &= x->has_receipts;
    to->sells &= x->sells;
    to->weights &= x->weights;
    to->lacks_costs |= !x->has_costs;
    to->lacks_rate |= to->policy->financing_rate != x->policy->financing_rate;
    to->entities++;
}

static bool add(struct kpi *to, const struct kpi *x, struct arena *a)
{
    bool ok = minor_add(&to->settled_unknown, x->settled_unknown) &&
              minor_add(&to->part_settled, x->part_settled) &&
              minor_add(&to->settled_new, x->settled_new);

    for (size_t i = 0; ok && i < KPI_SUM_COUNT; i++)
        ok = minor_add(&to->sums[i], x->sums[i]);
    make_room(to, x, a);
    add_knowledge(to, x);
    return ok && add_months(to, x) && add_rolls(to, x) && add_costs(to, x);
}

/* What one book cannot say is of no use as a part of a sum. */
static bool finish(struct kpi *k)
{
    int64_t sums[] = {k->sums[SUM_INVOICED], k->sums[SUM_OPENING_OVERDUE],
                      k->sums[SUM_CLOSED_BEGINNING], k->sums[SUM_WRITTEN_OFF]};

    if (!minor_add(&sums[0], -k->sums[SUM_CREDITED]) ||
        !minor_add(&sums[0], k->sums[SUM_SALES_TABLE]) ||
        !minor_add(&sums[1], k->sums[SUM_NEWLY_OVERDUE]) ||
        !minor_add(&sums[2], k->sums[SUM_CLOSED_SALES]) ||
        !minor_add(&sums[3], -k->sums[SUM_TAKEN_BACK]))
        return false;
    if (!k->has_history)
        k->sums[SUM_NEWLY_OVERDUE] = k->sums[SUM_RECOVERED] =
            k->sums[SUM_OPENING_OVERDUE] = 0;
    kpi_close(k);
    return true;
}

static int by_overdue(const void *left, const void *right)
{
    const struct kpi_customer *x = left, *y = right;

    if (x->overdue != y->overdue)
        return x->overdue > y->overdue ? -1 : 1;
    return (x->customer > y->customer) - (x->customer < y->customer);
}

/* The largest of each book's largest. */
static size_t rank(const struct kpi_set *const *books, size_t count,
                   const size_t *customers_from,
                   const struct currency *currency, struct kpi_customer **list,
                   struct arena *a)
{
    size_t most = 0, n = 0;

    for (size_t i = 0; i < count; i++)
        for (size_t c = 0; c < books[i]->count; c++)
            most += books[i]->top_counts[c];
    *list = arena_array(a, struct kpi_customer, most);
    for (size_t i = 0; i < count; i++)
        for (size_t c = 0; c < books[i]->count; c++) {
            if (books[i]->items[c].currency != currency)
                continue;
            for (size_t k = 0; k < books[i]->top_counts[c]; k++) {
                (*list)[n] = books[i]->top[c][k];
                (*list)[n++].customer += (uint32_t)customers_from[i];
            }
        }
    if (n)
        qsort(*list, n, sizeof(**list), by_overdue);
    return n;
}

static const struct kpi_group *find_group(const struct kpi_set *set,
                                          const struct kpi_group *like)
{
    for (size_t i = 0; i < set->group_count; i++)
        if (set->groups[i].by == like->by &&
            str_equal(set->groups[i].name, like->name))
            return &set->groups[i];
    return NULL;
}

static bool is_before(const struct kpi_group *x, const struct kpi_group *y)
{
    if (x->by != y->by)
        return x->by < y->by;
    if (!x->name.len || !y->name.len)
        return x->name.len > 0 && !y->name.len;
    return str_compare(x->name, y->name) < 0;
}

/* Each name once, in its place. */
static void list_groups(const struct kpi_set *const *books, size_t count,
                        struct kpi_set *out, struct arena *a)
{
    size_t most = 0;

    for (size_t i = 0; i < count; i++)
        most += books[i]->group_count;
    out->groups = arena_array(a, struct kpi_group, most);
    for (size_t i = 0; i < count; i++)
        for (size_t g = 0; g < books[i]->group_count; g++) {
            const struct kpi_group *x = &books[i]->groups[g];
            size_t at = out->group_count;

            if (find_group(out, x))
                continue;
            for (; at > 0 && is_before(x, &out->groups[at - 1]); at--)
                out->groups[at] = out->groups[at - 1];
            out->groups[at] = (struct kpi_group){.by = x->by, .name = x->name};
            out->group_count++;
        }
}

static bool join_group(const struct kpi_set *const *books, size_t count,
                       struct kpi_group *out, struct arena *a)
{
    struct kpi_set set = {0};
    size_t most = 0;

    for (size_t i = 0; i < count; i++) {
        const struct kpi_group *g = find_group(books[i], out);

        most += g ? g->count : 0;
        out->customers += g ? g->customers : 0;
    }
    set.items = arena_array(a, struct kpi, most);
    for (size_t i = 0; i < count; i++) {
        const struct kpi_group *g = find_group(books[i], out);

        for (size_t c = 0; g && c < g->count; c++)
            if (!add(figures_of(&set, &g->items[c]), &g->items[c], a))
                return false;
    }
    for (size_t i = 0; i < set.count; i++)
        if (!finish(&set.items[i]))
            return false;
    out->items = set.items;
    out->count = set.count;
    return true;
}

bool kpi_join(const struct kpi_set *const *books, size_t count,
              const size_t *customers_from, int32_t top, struct kpi_set *out,
              struct arena *a)
{
    size_t most = 0, limit = top > 0 ? (size_t)top : 0;
    struct kpi_set set = {0};

    for (size_t i = 0; i < count; i++)
        most += books[i]->count;
    set.items = arena_array(a, struct kpi, most);
    for (size_t i = 0; i < count; i++)
        for (size_t c = 0; c < books[i]->count; c++)
            if (!add(figures_of(&set, &books[i]->items[c]), &books[i]->items[c],
                     a))
                return false;
    set.top = arena_array(a, struct kpi_customer *, set.count);
    set.top_counts = arena_array(a, size_t, set.count);
    for (size_t i = 0; i < set.count; i++) {
        size_t n = rank(books, count, customers_from, set.items[i].currency,
                        &set.top[i], a);

        if (!finish(&set.items[i]))
            return false;
        set.top_counts[i] = n < limit ? n : limit;
    }
    list_groups(books, count, &set, a);
    for (size_t i = 0; i < set.group_count; i++)
        if (!join_group(books, count, &set.groups[i], a))
            return false;
    *out = set;
    return true;
}
