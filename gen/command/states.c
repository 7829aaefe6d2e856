#include "command/states.h"

#include "base/job.h"

/* What is computed of one ledger on several days, a day a job. */
struct viewing {
    const struct policy *policy;
    unsigned want;
    unsigned threads; /* of each job */
    struct state *out;
};

static bool view_day(void *context, size_t index, struct worker *w)
{
    struct viewing *v = context;
    struct state *s = &v->out[index];
    struct view *view = arena_new(w->arena, struct view);
    struct aging *aging = arena_new(w->arena, struct aging);

    if (!s->ledger)
        return true;
    if (!ledger_view_parallel(s->ledger, s->day, v->threads, view, w->arena,
                              w->diag) ||
        !aging_compute(view, v->policy, v->want, v->threads, aging, w->arena,
                       w->diag))
        return false;
    s->view = view;
    s->aging = aging;
    return true;
}

/* The export of open items that shows a day: the last one not after it. */
static bool find_snapshot(struct run *r, const struct book *b, struct date day,
                          struct snapshot *out)
{
    if (!b->folder || !date_is(b->snapshot.date) ||
        b->snapshot.date.day <= day.day) {
        *out = b->snapshot;
        return !date_is(b->snapshot.date) || b->snapshot.date.day <= day.day;
    }
    return snapshot_before(b->folder, date_add_days(day, 1), out, r->arena,
                           r->diag);
}

static const struct ledger *read_snapshot(struct run *r, const struct book *b,
                                          const struct snapshot *s)
{
    struct diag quiet = {0};
    struct ledger *l = arena_new(r->arena, struct ledger);
    const char **files;
    size_t count;

    if (book_read(r, b, s, b->known_at, &files, &count, l, &quiet))
        return l;
    diag_warning(r->diag, place_of(s->folder, 0, 0),
                 "the snapshot of %.*s cannot be read any more: what it showed "
                 "is missing from the comparison",
                 STR_ARG(date_iso(s->date, r->arena)));
    return NULL;
}

/* Where open items were photographed each day has its own ledger. */
static const struct ledger *open_photograph(struct run *r, const struct book *b,
                                            struct date *day)
{
    const struct ledger *l;
    struct snapshot s;

    /* One file by itself shows the day that is asked of it. */
    if (!date_is(b->snapshot.date))
        return day->day == b->as_of.day ? &b->ledger : NULL;
    if (!find_snapshot(r, b, *day, &s))
        return NULL;
    if (s.date.day == b->snapshot.date.day) {
        *day = day->day == b->as_of.day ? b->as_of : s.date;
        return &b->ledger;
    }
    l = read_snapshot(r, b, &s);
    if (l)
        *day = s.date;
    return l;
}

const struct ledger *states_ledger(struct run *r, const struct book *b,
                                   struct date *day)
{
    return b->ledger.source == ALLOCATION_OPEN ? open_photograph(r, b, day)
                                               : &b->ledger;
}

bool states_of(struct run *r, const struct book *b, const struct date *days,
               size_t n, unsigned want, struct state *out)
{
    struct viewing v = {&b->policy, want, n > 1 ? 1 : r->jobs, out};

    for (size_t i = 0; i < n; i++) {
        out[i] = (struct state){.day = days[i]};
        out[i].ledger = states_ledger(r, b, &out[i].day);
    }
    return job_run(n, r->jobs, view_day, &v, r->arena, r->diag);
}

bool states_days(struct run *r, const struct book *b, struct date **days,
                 size_t *count)
{
    struct date last = b->as_of;
    struct snapshot *snapshots;
    size_t n;

    *days = NULL;
    *count = 0;
    if (!b->folder || !date_is(b->snapshot.date))
        return true;
    if (date_is(b->known_at) && b->known_at.day < last.day)
        last = b->known_at;
    if (!snapshot_list(b->folder, &snapshots, &n, r->arena, r->diag))
        return false;
    *days = arena_array(r->arena, struct date, n);
    for (size_t i = 0; i < n && snapshots[i].date.day <= last.day; i++)
        (*days)[(*count)++] = snapshots[i].date;
    return true;
}
