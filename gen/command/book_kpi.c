#include "command/book_kpi.h"

#include "command/law.h"
#include "command/states.h"

static bool query_of(struct run *r, const struct book *b, struct kpi_query *out)
{
    struct law_tables *law = arena_new(r->arena, struct law_tables);

    if (!law_open_tables(r, b->folder, law))
        return false;
    *out = (struct kpi_query){.ledger = &b->ledger,
                              .policy = &b->policy,
                              .calendar = &law->calendar,
                              .exported = b->snapshot.date,
                              .threads = r->jobs};
    return true;
}

bool book_kpi(struct run *r, const struct book *b, struct kpi_set *out)
{
    struct kpi_query q;

    if (!query_of(r, b, &q))
        return false;
    q.days = &b->as_of;
    q.count = 1;
    if (!kpi_compute(&q, &b->aging, out, r->arena, r->diag))
        return false;
    kpi_add_settled(out, &b->tieout);
    return true;
}

bool book_kpi_on(struct run *r, const struct book *b, struct date day,
                 struct kpi_set *out)
{
    struct kpi_query q;

    if (!query_of(r, b, &q))
        return false;
    q.days = &day;
    q.count = 1;
    return kpi_history(&q, out, r->arena, r->diag);
}

/* Each export's own figures; its ledger is let go before the next is read. */
static bool add_photographs(struct run *r, const struct book *b,
                            struct kpi_query *q, const struct date *days,
                            size_t n, struct kpi_past *out)
{
    for (size_t i = 0; i < n; i++) {
        struct state s;

        if (!states_of(r, b, &days[i], 1, 0, &s))
            return false;
        if (!s.ledger)
            continue;
        q->ledger = s.ledger;
        q->exported = s.day;
        q->days = &s.day;
        q->count = 1;
        if (!kpi_history(q, &out->sets[out->count], r->arena, r->diag))
            return false;
        out->days[out->count++] = s.day;
    }
    return true;
}

bool book_kpi_past(struct run *r, const struct book *b, struct kpi_past *out)
{
    struct kpi_query q;
    struct date *days;
    size_t n;

    *out = (struct kpi_past){0};
    if (!states_days(r, b, &days, &n))
        return false;
    if (n && days[n - 1].day == b->as_of.day)
        n--;
    if (!n)
        return true;
    if (!query_of(r, b, &q))
        return false;
    out->days = arena_array(r->arena, struct date, n);
    out->sets = arena_array(r->arena, struct kpi_set, n);
    if (b->ledger.source == ALLOCATION_OPEN)
        return add_photographs(r, b, &q, days, n, out);
    q.days = days;
    q.count = n;
    if (!kpi_history(&q, out->sets, r->arena, r->diag))
        return false;
    for (size_t i = 0; i < n; i++)
        out->days[i] = days[i];
    out->count = n;
    return true;
}
