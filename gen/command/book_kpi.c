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

/* What was typed of costs outlives the ledger that is let go. */
static void keep_words(struct kpi_set *set, struct arena *a)
{
    for (size_t i = 0; i < set->count; i++)
        for (size_t c = 0; c < set->items[i].cost_count; c++)
            set->items[i].costs[c].kind =
                arena_str(a, set->items[i].costs[c].kind);
}

/* One export's figures; *day becomes the day it shows. */
static bool add_photograph(struct run *reading, struct run *r,
                           const struct book *b, struct kpi_query *q,
                           struct date day, struct kpi_past *out)
{
    struct kpi_set *set = &out->sets[out->count];

    q->ledger = states_ledger(reading, b, &day);
    if (!q->ledger)
        return true;
    q->exported = day;
    q->days = &day;
    q->count = 1;
    if (!kpi_history(q, set, r->arena, r->diag))
        return false;
    keep_words(set, r->arena);
    out->days[out->count++] = day;
    return true;
}

/*
 * Each export is let go before the next is read; but where one could not be,
 * the message that says so speaks of it.
 */
static bool add_photographs(struct run *r, const struct book *b,
                            struct kpi_query *q, const struct date *days,
                            size_t n, struct kpi_past *out)
{
    bool ok = true;

    for (size_t i = 0; ok && i < n; i++) {
        struct arena scratch = {0};
        struct run reading = *r;
        size_t before = out->count;

        reading.arena = &scratch;
        ok = add_photograph(&reading, r, b, q, days[i], out);
        if (ok && out->count > before)
            arena_release(&scratch);
        else
            arena_adopt(r->arena, &scratch);
    }
    return ok;
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
