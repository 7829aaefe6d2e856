#include "command/book.h"
#include "command/past_runs.h"

#include <string.h>

/* --since, else the day of the snapshot before; no_date: there is none. */
static bool choose_day(struct run *r, const struct book *b, struct date *out)
{
    struct date limit = b->as_of;
    struct snapshot s;

    if (date_is(b->known_at) && b->known_at.day < limit.day)
        limit = date_add_days(b->known_at, 1);
    *out = no_date;
    if (!book_parse_day(r, "--since", r->options.since, out))
        return false;
    if (date_is(*out) && out->day >= b->as_of.day)
        return diag_usage(r->diag, "--since %s: a day before %.*s is expected",
                          r->options.since,
                          STR_ARG(date_iso(b->as_of, r->arena)));
    if (!date_is(*out) && b->folder && date_is(b->snapshot.date) &&
        snapshot_before(b->folder, limit, &s, r->arena, r->diag))
        *out = s.date;
    return true;
}

static bool is_same(const struct snapshot *x, const struct snapshot *y)
{
    return date_is(x->date) && x->date.day == y->date.day &&
           strcmp(x->folder, y->folder) == 0;
}

/* The snapshot that the report of that day was made from. */
static bool find_snapshot(struct run *r, const struct book *b, struct date day,
                          struct snapshot *out)
{
    struct date next = date_add_days(day, 1);

    *out = b->snapshot;
    if (!b->folder || !date_is(b->snapshot.date) ||
        b->snapshot.date.day <= day.day)
        return true;
    return snapshot_before(b->folder, next, out, r->arena, r->diag);
}

/* Which of its versions was reported. */
static void choose_version(struct run *r, struct book *b)
{
    struct earlier *e = &b->earlier;

    e->now = e->snapshot;
    if (b->folder && date_is(e->snapshot.date))
        e->snapshot = past_snapshot(r, b->folder, &e->now, &e->replaced);
    if (e->replaced)
        diag_note(r->diag, place_of(e->now.folder, 0, 0),
                  "the snapshot of %.*s was replaced after its report: what "
                  "was reported and the correction are told apart",
                  STR_ARG(date_iso(e->now.date, r->arena)));
}

/*
 * The same files, all known then: the ledger serves as it is.  Else they are
 * read again; what there is to say about them was said then.
 */
static bool read_earlier(struct run *r, struct book *b, struct date day)
{
    struct earlier *e = &b->earlier;
    struct diag quiet = {0};

    if (!b->ledger.has_recorded &&
        (!date_is(b->snapshot.date) || is_same(&e->snapshot, &b->snapshot))) {
        e->ledger = &b->ledger;
        return true;
    }
    e->ledger = arena_new(r->arena, struct ledger);
    if (book_read(r, b, &e->snapshot, day, &e->files, &e->file_count, e->ledger,
                  &quiet))
        return true;
    diag_warning(r->diag, place_of(e->snapshot.folder, 0, 0),
                 "the earlier report of %.*s cannot be made any more: the "
                 "tie-out begins at the beginning",
                 STR_ARG(date_iso(day, r->arena)));
    *e = (struct earlier){0};
    return true;
}

/*
 * What the replaced snapshot says now.  Where there are events the newest
 * ledger knows what is right.
 */
static bool read_corrected(struct run *r, struct book *b, struct date day)
{
    struct earlier *e = &b->earlier;
    struct diag quiet = {0};
    struct ledger *l;

    if (!e->replaced || e->ledger->source != ALLOCATION_OPEN)
        return true;
    l = arena_new(r->arena, struct ledger);
    if (!book_read(r, b, &e->now, b->known_at, &e->now_files,
                   &e->now_file_count, l, &quiet)) {
        diag_warning(r->diag, place_of(e->now.folder, 0, 0),
                     "this snapshot, which was replaced, cannot be read: the "
                     "correction of the report of %.*s is not known",
                     STR_ARG(date_iso(day, r->arena)));
        return true;
    }
    e->corrected = l;
    return ledger_view_parallel(l, day, r->jobs, &e->corrected_view, r->arena,
                                r->diag);
}

bool book_open_earlier(struct run *r, struct book *b)
{
    struct earlier *e = &b->earlier;
    struct date day;

    *e = (struct earlier){0};
    if (!choose_day(r, b, &day))
        return false;
    if (!date_is(day))
        return true;
    if (!find_snapshot(r, b, day, &e->snapshot)) {
        diag_note(r->diag, nowhere,
                  "there is nothing to compare with on %.*s: the first "
                  "snapshot is of a later day; the tie-out begins at the "
                  "beginning",
                  STR_ARG(date_iso(day, r->arena)));
        return true;
    }
    choose_version(r, b);
    if (!read_earlier(r, b, day))
        return false;
    return !e->ledger || (ledger_view_parallel(e->ledger, day, r->jobs,
                                               &e->view, r->arena, r->diag) &&
                          read_corrected(r, b, day));
}
