#include "report/kpi_parts.h"

#include <stdlib.h>

/* The customers of one currency, by customer_id. */
struct side {
    const struct ledger *ledger;
    const struct aging_row *rows;
    size_t count, at;
};

static struct side side_of(const struct ledger *l, const struct aging *aging,
                           const struct currency *currency)
{
    const struct aging_currency *c = kpi_part_aging(aging, currency);

    return (struct side){l, c ? c->customers : NULL, c ? c->customer_count : 0,
                         0};
}

static struct str id_of(const struct side *s)
{
    return s->ledger->customers[s->rows[s->at].customer].customer_id;
}

/* Which of the two comes first; 0: the same customer. */
static int compare_sides(const struct side *now, const struct side *before)
{
    if (now->at == now->count)
        return 1;
    if (before->at == before->count)
        return -1;
    return str_compare(id_of(now), id_of(before));
}

static struct kpi_shift next_shift(struct side *now, struct side *before)
{
    int order = compare_sides(now, before);
    struct kpi_shift shift = {LEDGER_NONE, LEDGER_NONE, 0};

    if (order <= 0) {
        shift.customer = now->rows[now->at].customer;
        shift.by += now->rows[now->at++].overdue;
    }
    if (order >= 0) {
        shift.before = before->rows[before->at].customer;
        shift.by -= before->rows[before->at++].overdue;
    }
    return shift;
}

static uint64_t size_of(int64_t x)
{
    return x < 0 ? 0 - (uint64_t)x : (uint64_t)x;
}

static int compare_shifts(const void *a, const void *b)
{
    const struct kpi_shift *x = a;
    const struct kpi_shift *y = b;
    uint64_t of_x = size_of(x->by), of_y = size_of(y->by);

    if (of_x != of_y)
        return of_x > of_y ? -1 : 1;
    if (x->customer != y->customer)
        return x->customer < y->customer ? -1 : 1;
    return (x->before > y->before) - (x->before < y->before);
}

bool kpi_shifts_make(const struct kpi_parts *w, const struct currency *currency,
                     struct kpi_shifts *out)
{
    const struct kpi_report *r = w->report;
    struct side now = side_of(r->ledger, r->aging, currency);
    struct side before;

    if (!r->before_aging)
        return false;
    before = side_of(r->before_ledger, r->before_aging, currency);
    *out = (struct kpi_shifts){.currency = currency};
    out->items =
        arena_array(w->arena, struct kpi_shift, now.count + before.count);
    while (now.at < now.count || before.at < before.count) {
        struct kpi_shift shift = next_shift(&now, &before);

        if (!shift.by)
            continue;
        out->items[out->count++] = shift;
        out->sum += shift.by;
    }
    if (out->count)
        qsort(out->items, out->count, sizeof(*out->items), compare_shifts);
    return true;
}

struct str kpi_shift_name(const struct kpi_parts *w,
                          const struct kpi_shift *shift)
{
    if (shift->customer != LEDGER_NONE)
        return kpi_part_name(w, shift->customer);
    return w->report->before_ledger->customers[shift->before].name;
}
