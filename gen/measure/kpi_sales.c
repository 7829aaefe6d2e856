/*
 * What the table sales says of credit sales by month.
 *
 * A row is of a whole month, and of the month of the newest export of what was
 * sold up to that day.  Of a part of a month it counts by days, rounded half up
 * from the month's first day, so that parts add up.
 */
#include "measure/kpi_parts.h"

#include <stdlib.h>
#include <string.h>

#define VAT_WHOLE 10000 /* policy.sales_vat is in hundredths of a per cent */

struct sales_month {
    const struct currency *currency;
    size_t group; /* 0: all */
    struct date month;
    int64_t whole, split; /* of rows without and with a customer */
    bool has_whole, has_split;
};

struct kpi_sales {
    const struct kpi_work *work;
    struct sales_month *items; /* by currency, group, month */
    size_t count;
};

static int compare_months(const void *left, const void *right)
{
    const struct sales_month *x = left, *y = right;
    int order = strcmp(x->currency->code, y->currency->code);

    if (!order)
        order = (x->group > y->group) - (x->group < y->group);
    if (!order)
        order = (x->month.day > y->month.day) - (x->month.day < y->month.day);
    return order;
}

/* With tax, as documents are. */
static int64_t with_vat(const struct kpi_work *w, int64_t minor)
{
    int64_t gross = minor;

    (void)!decimal_muldiv(minor, VAT_WHOLE + w->policy->sales_vat, VAT_WHOLE,
                          ROUND_HALF_UP, &gross);
    return gross;
}

static size_t merge(struct sales_month *items, size_t n)
{
    size_t kept = 0;

    if (n)
        qsort(items, n, sizeof(*items), compare_months);
    for (size_t i = 0; i < n; i++) {
        struct sales_month *last = kept ? &items[kept - 1] : NULL;

        if (!last || compare_months(last, &items[i]) != 0) {
            items[kept++] = items[i];
            continue;
        }
        last->has_whole |= items[i].has_whole;
        last->has_split |= items[i].has_split;
        if (!minor_add(&last->whole, items[i].whole) ||
            !minor_add(&last->split, items[i].split))
            last->whole = last->split = 0;
    }
    return kept;
}

const struct kpi_sales *kpi_sales_read(const struct kpi_work *w,
                                       struct arena *a)
{
    const struct ledger *l = w->ledger;
    struct kpi_sales *s = arena_new(a, struct kpi_sales);
    size_t n = 0;

    s->work = w;
    s->items = arena_array(a, struct sales_month, 3 * l->sales_count);
    for (size_t i = 0; i < l->sales_count; i++) {
        const struct sales *row = &l->sales[i];
        bool whole = row->customer == LEDGER_NONE;
        struct sales_month x = {.currency = row->credit_sales.currency,
                                .month = date_month_start(row->month),
                                .has_whole = whole,
                                .has_split = !whole};

        *(whole ? &x.whole : &x.split) = with_vat(w, row->credit_sales.minor);
        s->items[n++] = x;
        for (size_t g = 0; !whole && w->group_count && g < COUNT(w->groups);
             g++) {
            x.group = w->groups[g][row->customer];
            s->items[n++] = x;
        }
    }
    s->count = merge(s->items, n);
    return s;
}

static const struct sales_month *find_month(const struct kpi_sales *s,
                                            const struct currency *currency,
                                            size_t group, struct date day)
{
    struct sales_month wanted = {currency, group, date_month_start(day), 0, 0,
                                 false,    false};

    if (!s->count)
        return NULL;
    return bsearch(&wanted, s->items, s->count, sizeof(*s->items),
                   compare_months);
}

bool kpi_sales_has(const struct kpi_sales *s, const struct currency *currency,
                   struct date day)
{
    return find_month(s, currency, 0, day) != NULL;
}

/* What of a month was sold up to a day of it; the evening before it: nothing.
 */
static int64_t sold_up_to(const struct kpi_sales *s,
                          const struct sales_month *m, struct date day)
{
    int64_t minor = m->has_whole ? m->whole : m->split;
    struct date covered = date_month_end(m->month);
    struct date exported = s->work->query->exported;

    if (!date_is(exported))
        exported = s->work->query->days[s->work->query->count - 1];
    if (exported.day >= m->month.day && exported.day < covered.day)
        covered = exported;
    if (day.day < covered.day)
        (void)!decimal_muldiv(minor, day.day - m->month.day + 1,
                              covered.day - m->month.day + 1, ROUND_HALF_UP,
                              &minor);
    return minor;
}

static struct date next_month(struct date day)
{
    return (struct date){date_month_end(day).day + 1};
}

int64_t kpi_sales_between(const struct kpi_work *w,
                          const struct currency *currency, size_t group,
                          struct date from, struct date to)
{
    int64_t sum = 0;

    if (!w->sales->count)
        return 0;
    for (struct date at = from; at.day <= to.day; at = next_month(at)) {
        const struct sales_month *m = find_month(w->sales, currency, group, at);
        struct date end = date_month_end(at);

        if (m)
            sum += sold_up_to(w->sales, m, end.day < to.day ? end : to) -
                   sold_up_to(w->sales, m, (struct date){at.day - 1});
    }
    return sum;
}

bool kpi_sales_covers(const struct kpi_sales *s,
                      const struct currency *currency, struct date from,
                      struct date to)
{
    for (struct date at = from; at.day <= to.day; at = next_month(at))
        if (!kpi_sales_has(s, currency, at))
            return false;
    return true;
}

bool kpi_sales_is_split(const struct kpi_sales *s,
                        const struct currency *currency, struct date from,
                        struct date to)
{
    for (struct date at = from; s->count && at.day <= to.day;
         at = next_month(at)) {
        const struct sales_month *m = find_month(s, currency, 0, at);

        if (m && !m->has_split)
            return false;
    }
    return true;
}
