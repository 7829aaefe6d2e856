#include "command/take_work.h"

#include "base/file.h"
#include "command/guard.h"

#include <stdlib.h>

/* The set as it will be: what stays, then what is new. */
static void list_day(struct take *t)
{
    struct arena *a = t->run->arena;

    t->day = (struct snapshot){.date = t->as_of, .folder = t->folder};
    t->day.files = arena_array(a, const char *, t->kept_count + t->item_count);
    for (size_t i = 0; i < t->kept_count; i++)
        if (!t->kept[i].replaced)
            t->day.files[t->day.file_count++] = t->kept[i].path;
    for (size_t i = 0; i < t->item_count; i++)
        t->day.files[t->day.file_count++] = t->items[i].path;
}

static bool read_set(struct take *t, const struct snapshot *s,
                     struct ledger *ledger, struct view *view, struct diag *d)
{
    struct run *r = t->run;
    const char **files;
    size_t count;

    return book_read(r, &t->book, s, no_date, &files, &count, ledger, d) &&
           ledger_view_parallel(ledger, s->date, r->jobs, view, r->arena, d);
}

/* A set that cannot be read any more is none to compare with. */
static void read_before(struct take *t)
{
    struct diag quiet = diag_like(t->run->diag, t->run->arena);

    if (!snapshot_before(t->book.folder, t->as_of, &t->before, t->run->arena,
                         t->run->diag))
        return;
    t->has_before =
        read_set(t, &t->before, &t->before_ledger, &t->before_view, &quiet);
    if (!t->has_before)
        diag_warning(t->run->diag, place_of(t->before.folder, 0, 0),
                     "the snapshot before cannot be read: nothing is compared "
                     "with it");
}

static int compare_lines(const void *x, const void *y)
{
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

    return (a > b) - (a < b);
}

static struct survey_rejected rejected_lines(struct take *t, const char *path)
{
    const struct ledger *l = &t->ledger;
    uint32_t *lines = arena_array(t->run->arena, uint32_t, l->reject_count);
    size_t n = 0;

    for (size_t i = 0; i < l->reject_count; i++)
        if (str_equal_z(str_from_z(l->rejects[i].at.file), path))
            lines[n++] = l->rejects[i].at.line;
    qsort(lines, n, sizeof(*lines), compare_lines);
    return (struct survey_rejected){lines, n};
}

/* The file's own total is not what its rows come to. */
static void object_total(struct take *t, const struct survey_total *x)
{
    struct place at = x->at;
    struct take_total_words w = take_total_words(t, x);

    if (!x->readable)
        take_object(t, at,
                    "%.*s: the row of totals of the file holds no number here "
                    "to compare with",
                    STR_ARG(x->heading));
    else if (w.rejected_rows)
        take_object(t, at,
                    "%.*s: the row of totals says %.*s, the rows read come to "
                    "%.*s; %zu rows with %.*s were rejected",
                    STR_ARG(x->heading), STR_ARG(w.stated), STR_ARG(w.used),
                    w.rejected_rows, STR_ARG(w.rejected));
    else
        take_object(t, at,
                    "%.*s: the row of totals says %.*s, the rows come to "
                    "%.*s: was the file cut or edited?",
                    STR_ARG(x->heading), STR_ARG(w.stated), STR_ARG(w.used));
}

static void check_totals(struct take *t, struct take_item *item)
{
    struct survey *s = &item->survey;
    struct survey_rejected *rejected =
        arena_array(t->run->arena, struct survey_rejected, s->sources.count);

    for (size_t i = 0; i < s->sources.count; i++)
        rejected[i] = rejected_lines(t, s->sources.items[i].path);
    survey_count(s, rejected, t->run->arena);
    for (size_t i = 0; i < s->total_count; i++)
        if (!s->totals[i].agrees)
            object_total(t, &s->totals[i]);
}

/*
 * A file most of whose rows are rejected is damaged, or another than it was
 * taken for.
 */
static void check_rows(struct take *t, const struct take_item *item)
{
    struct place at = place_of(item->path, 0, 0);
    size_t used = 0, rejected = 0;

    for (size_t i = 0; i < t->ledger.file_count; i++) {
        const struct ledger_file *f = &t->ledger.files[i];

        if (!take_is_of(f->path, item))
            continue;
        used += f->rows - f->ignored - f->rejected;
        rejected += f->rejected;
    }
    if (used == 0) {
        take_stop(t, at, "no row of this file can be used");
    } else if (rejected > used) {
        take_object(t, at,
                    "%zu rows are rejected and only %zu can be used: was the "
                    "file recognised as what it is?",
                    rejected, used);
    }
}

/* What was accepted of this set holds for what is added to it. */
static void object_gap(struct take *t, struct str words)
{
    struct place at = place_of(t->folder, 0, 0);

    if (take_reason(t) || t->replaced || !t->list.reason.len)
        take_object(t, at, "%.*s", STR_ARG(words));
    else
        diag_warning(t->run->diag, at, "%.*s; accepted: %.*s", STR_ARG(words),
                     STR_ARG(t->list.reason));
}

static void compare(struct take *t, const struct view *was,
                    struct take_change *out)
{
    gap_compute(was, &t->view, &out->gaps, t->run->arena);
    gap_compute_moves(was, &t->view, &out->moves);
    out->known = true;
}

/* The set of the day as it stands; it may be what could not be read. */
static void compare_old(struct take *t)
{
    struct diag quiet = diag_like(t->run->diag, t->run->arena);
    struct snapshot old = {.date = t->as_of, .folder = t->folder};
    struct ledger *ledger = arena_new(t->run->arena, struct ledger);
    struct view view;

    old.files = arena_array(t->run->arena, const char *, t->kept_count);
    for (size_t i = 0; i < t->kept_count; i++)
        old.files[old.file_count++] = t->kept[i].path;
    if (read_set(t, &old, ledger, &view, &quiet))
        compare(t, &view, &t->since_old);
}

/* What has gone missing since the set of a day: the one before, or the same
   day's that is replaced. */
static void check_gaps(struct take *t, const struct gaps *gaps, struct date day)
{
    for (size_t i = 0; i < gaps->count; i++) {
        const struct gap *gap = &gaps->items[i];

        if (gap->kind == GAP_RECEIPTS && gap->is == 0) {
            diag_warning(t->run->diag, nowhere,
                         "the snapshot of %.*s has receipts, this one none "
                         "yet: take them as well before the next report",
                         STR_ARG(date_iso(day, t->run->arena)));
            continue;
        }
        object_gap(t, guard_words(t->run, gap, day));
    }
}

static struct str tables_of(const struct ledger *l,
                            const struct take_item *item, struct str *profile,
                            int64_t *rows)
{
    struct str tables = {0};

    *rows = 0;
    for (size_t i = 0; i < l->file_count; i++) {
        const struct ledger_file *f = &l->files[i];

        if (!take_is_of(f->path, item))
            continue;
        tables = f->table;
        *profile = f->profile;
        *rows += (int64_t)f->rows;
    }
    return tables;
}

static bool stays(const struct take *t, struct str name)
{
    for (size_t i = 0; i < t->kept_count; i++)
        if (str_equal(t->kept[i].name, name))
            return !t->kept[i].replaced;
    return false;
}

/* take.json: what stays of it, and the new files. */
static void update_list(struct take *t)
{
    struct arena *a = t->run->arena;
    struct take_list *list = &t->list;
    size_t n = 0;

    for (size_t i = 0; i < list->count; i++)
        if (stays(t, list->entries[i].name))
            list->entries[n++] = list->entries[i];
    list->count = n;
    for (size_t i = 0; i < t->item_count; i++) {
        const struct take_item *x = &t->items[i];
        struct take_entry e = {.name = x->name,
                               .original = x->original,
                               .sha256 = hash_hex(x->hash, a)};

        e.tables = tables_of(&t->ledger, x, &e.profile, &e.rows);
        ARENA_PUSH(a, list->entries, list->count, list->capacity) = e;
    }
    if (t->accepted && take_reason(t))
        list->reason = str_from_z(take_reason(t));
}

bool take_measure(struct take *t)
{
    run_progress(t->run, "reading the ledger ...");
    list_day(t);
    if (!read_set(t, &t->day, &t->ledger, &t->view, t->run->diag))
        return false;
    read_before(t);
    for (size_t i = 0; i < t->item_count; i++) {
        check_rows(t, &t->items[i]);
        check_totals(t, &t->items[i]);
    }
    if (t->replaced)
        compare_old(t);
    check_gaps(t, &t->since_old.gaps, t->as_of);
    if (t->has_before) {
        compare(t, &t->before_view, &t->since_before);
        check_gaps(t, &t->since_before.gaps, t->before.date);
    }
    update_list(t);
    run_progress_end(t->run);
    return true;
}
