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
                                  .ledger_from = like->ledger_from,
                                  .closed_from = like->closed_from,
                                  .closed_to = like->closed_to};
    return &set->items[at];
}

static bool add(struct kpi *to, const struct kpi *x)
{
    bool ok = minor_add(&to->settled_unknown, x->settled_unknown) &&
              minor_add(&to->part_settled, x->part_settled) &&
              minor_add(&to->settled_new, x->settled_new);

    for (size_t i = 0; ok && i < KPI_SUM_COUNT; i++)
        ok = minor_add(&to->sums[i], x->sums[i]);
    if (date_is(x->settled_since) &&
        (!date_is(to->settled_since) ||
         x->settled_since.day < to->settled_since.day))
        to->settled_since = x->settled_since;
    to->has_history &= x->has_history;
    to->has_receipts &= x->has_receipts;
    if (to->sales_missing == KPI_KNOWN)
        to->sales_missing = x->sales_missing;
    to->sells &= x->sells;
    to->weights &= x->weights;
    to->entities++;
    return ok;
}

/* What one book cannot say is of no use as a part of a sum. */
static bool finish(struct kpi *k)
{
    int64_t sums[2] = {k->sums[SUM_INVOICED], k->sums[SUM_OPENING_OVERDUE]};

    if (!minor_add(&sums[0], -k->sums[SUM_CREDITED]) ||
        !minor_add(&sums[1], k->sums[SUM_NEWLY_OVERDUE]))
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
            if (!add(figures_of(&set, &books[i]->items[c]),
                     &books[i]->items[c]))
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
    *out = set;
    return true;
}
