/*
 * Which days the figures ask about.
 */
#include "measure/kpi_parts.h"

#include <stdlib.h>

static int compare_days(const void *left, const void *right)
{
    const struct date *x = left, *y = right;

    return (x->day > y->day) - (x->day < y->day);
}

static size_t sort_days(struct date *days, size_t n)
{
    size_t kept = 0;

    if (n)
        qsort(days, n, sizeof(*days), compare_days);
    for (size_t i = 0; i < n; i++)
        if (!kept || days[kept - 1].day != days[i].day)
            days[kept++] = days[i];
    return kept;
}

/* The first of sorted days that is not before one. */
static size_t find_day(const struct date *days, size_t n, int64_t day)
{
    size_t low = 0, high = n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (days[middle].day < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct day_index index_days(const struct date *days, size_t n,
                                   struct arena *a)
{
    struct day_index x = {.first = days[0], .beyond = n};
    size_t at = 0;

    x.count = (size_t)(days[n - 1].day - days[0].day) + 1;
    x.items = arena_array(a, uint32_t, x.count);
    for (size_t i = 0; i < x.count; i++) {
        while (days[at].day < x.first.day + (int32_t)i)
            at++;
        x.items[i] = (uint32_t)at;
    }
    return x;
}

size_t kpi_day_at(const struct day_index *x, int64_t day)
{
    if (day <= x->first.day)
        return 0;
    day -= x->first.day;
    return (size_t)day < x->count ? x->items[day] : x->beyond;
}

/* The end of the last month that is over on a day's evening. */
static struct date closed_end(struct date day)
{
    return date_month_end(day).day == day.day
               ? day
               : (struct date){date_month_start(day).day - 1};
}

struct evenings {
    struct date sales, period, before_closed, closed;
};

/* A window that reaches before the calendar begins on its first day. */
static struct date evening_before(struct date day, int32_t days)
{
    return (struct date){day.day - days};
}

static struct evenings evenings_of(const struct kpi_work *w, struct date day)
{
    struct date closed = closed_end(day);

    return (struct evenings){evening_before(day, w->policy->dso_days),
                             evening_before(day, w->policy->recovery_days),
                             evening_before(date_month_start(closed), 1),
                             closed};
}

static void list_days(struct kpi_work *w, struct arena *a)
{
    const struct kpi_query *q = w->query;
    struct kpi_asks *x = &w->asks;
    size_t n = 0;

    x->days = arena_array(a, struct date, 5 * q->count);
    for (size_t i = 0; i < q->count; i++) {
        struct evenings e = evenings_of(w, q->days[i]);
        const struct date all[] = {q->days[i], e.sales, e.period,
                                   e.before_closed, e.closed};

        for (size_t k = 0; k < COUNT(all); k++)
            x->days[n++] = all[k];
    }
    x->day_count = sort_days(x->days, n);
}

static void list_asks(struct kpi_work *w, struct arena *a)
{
    const struct kpi_query *q = w->query;
    struct kpi_asks *x = &w->asks;
    struct date *ends = arena_array(a, struct date, q->count);

    x->items = arena_array(a, struct kpi_ask, q->count);
    x->count = q->count;
    for (size_t i = 0; i < q->count; i++)
        ends[i] = closed_end(q->days[i]);
    x->closed_count = sort_days(ends, q->count);
    x->closed = arena_alloc_array(a, x->closed_count, sizeof(*x->closed));
    for (size_t i = 0; i < x->closed_count; i++) {
        x->closed[i][0] = evening_before(date_month_start(ends[i]), 1);
        x->closed[i][1] = ends[i];
    }
    for (size_t i = 0; i < q->count; i++) {
        struct evenings e = evenings_of(w, q->days[i]);

        x->items[i] = (struct kpi_ask){
            .day = q->days[i],
            .now = find_day(x->days, x->day_count, q->days[i].day),
            .before_sales = find_day(x->days, x->day_count, e.sales.day),
            .before_period = find_day(x->days, x->day_count, e.period.day),
            .before_closed =
                find_day(x->days, x->day_count, e.before_closed.day),
            .closed = find_day(x->days, x->day_count, e.closed.day),
            .roll = find_day(ends, x->closed_count, e.closed.day)};
    }
}

/* From the month of the first row to that of the last question. */
static void list_months(struct kpi_work *w)
{
    const struct ledger *l = w->ledger;
    struct kpi_asks *x = &w->asks;
    struct date last = x->items[x->count - 1].day, first = last;
    int months;

    for (size_t i = 0; i < l->document_count; i++)
        if (l->documents[i].issue_date.day < first.day)
            first = l->documents[i].issue_date;
    for (size_t i = 0; i < l->sales_count; i++)
        if (date_is(l->sales[i].month) && l->sales[i].month.day < first.day)
            first = l->sales[i].month;
    months = (date_civil(last).year - date_civil(first).year) * 12 +
             date_civil(last).month - date_civil(first).month + 1;
    if (months > KPI_MONTHS_MOST)
        months = KPI_MONTHS_MOST;
    x->month_count = (size_t)months;
    x->first_month = date_add_months(date_month_start(last), 1 - months);
}

void kpi_ask_days(struct kpi_work *w, struct arena *a)
{
    struct kpi_asks *x = &w->asks;
    struct date *asked = arena_array(a, struct date, w->query->count);

    for (size_t i = 0; i < w->query->count; i++)
        asked[i] = w->query->days[i];
    list_days(w, a);
    list_asks(w, a);
    list_months(w);
    x->of_day = index_days(x->days, x->day_count, a);
    x->of_ask = index_days(asked, w->query->count, a);
    x->base = x->days[x->day_count - 1].day;
}
