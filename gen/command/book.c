#include "command/book.h"

#include "base/file.h"
#include "command/letters_told.h"
#include "command/lock.h"
#include "command/resources.h"
#include "command/seen.h"
#include "input/past.h"
#include "measure/deliveries.h"
#include "register/register.h"

bool book_parse_day(struct run *r, const char *flag, const char *text,
                    struct date *out)
{
    struct field field = {str_from_z(text), place_of(flag, 0, 0)};
    struct diag quiet = {0};

    if (!text)
        return true;
    if (!date_parse(field, DATE_YMD, false, out, &quiet))
        return diag_usage(r->diag,
                          "%s %s: a date such as 2026-07-17 is "
                          "expected",
                          flag, text);
    return true;
}

/* The book that a folder is, or BOOK of BOOK/snapshots/DATE; else NULL. */
static const char *book_of(struct run *r, const char *path)
{
    const char *const candidates[] = {path,
                                      file_join(r->arena, path, STR("../.."))};

    for (size_t i = 0; i < COUNT(candidates); i++) {
        const char *policy =
            file_join(r->arena, candidates[i], STR("duebook.yaml"));

        if (file_exists(policy))
            return candidates[i];
    }
    return NULL;
}

void book_speak(struct run *r, const char *path)
{
    const char *book = book_of(r, path);
    enum language language;

    if (book && !r->options.lang && policy_language(book, &language, r->arena))
        run_speak(r, language);
}

/* Which snapshot: the folder itself, or --known-at, else the newest. */
static bool choose_snapshot(struct run *r, struct book *b, const char *path)
{
    b->folder = book_of(r, path);
    book_speak(r, path);
    if (b->folder && !policy_read(b->folder, &b->policy, r->arena, r->diag))
        return false;
    if (b->folder == path)
        return snapshot_find(path, b->known_at, &b->snapshot, r->arena,
                             r->diag);
    return snapshot_open(path, &b->snapshot, r->arena, r->diag);
}

static bool choose_file(struct run *r, struct book *b, const char *path)
{
    const char **files = arena_array(r->arena, const char *, 1);

    if (!file_exists(path))
        return diag_system(r->diag, path, "cannot be opened");
    files[0] = path;
    b->snapshot = (struct snapshot){no_date, path, files, 1};
    return true;
}

static bool choose_input(struct run *r, struct book *b)
{
    const char *path = file_without_slash(r->arena, r->operands[0]);
    bool ok;

    b->policy = policy_default(r->arena);
    b->known_at = no_date;
    if (!book_parse_day(r, "--known-at", r->options.known_at, &b->known_at))
        return false;
    if (!r->options.lang)
        b->policy.language = r->language;
    ok = file_is_folder(path) ? choose_snapshot(r, b, path)
                              : choose_file(r, b, path);
    if (!ok)
        return false;
    if (!r->options.lang)
        run_speak(r, b->policy.language);
    else if (!b->folder)
        b->policy.language = r->language;
    b->as_of = b->snapshot.date;
    if (!book_parse_day(r, "--as-of", r->options.as_of, &b->as_of))
        return false;
    if (!date_is(b->as_of))
        return diag_usage(
            r->diag, "%s has no date: say the day with --as-of DATE", path);
    return true;
}

/* Exported open amounts show the snapshot's day, a lone file the asked one. */
static struct date photograph_date(const struct book *b,
                                   const struct snapshot *s)
{
    return date_is(s->date) ? s->date : b->as_of;
}

/* The snapshot's files, and what people typed into records/. */
static bool list_files(const struct book *b, const struct snapshot *s,
                       const char ***files, size_t *file_count,
                       size_t *record_count, struct arena *a, struct diag *d)
{
    const char **records = NULL;
    const char **list;
    size_t count = 0;
    size_t n = 0;

    if (b->folder && !snapshot_records(b->folder, &records, &count, a, d))
        return false;
    list = arena_array(a, const char *, s->file_count + count);
    for (size_t i = 0; i < s->file_count; i++)
        list[n++] = s->files[i];
    for (size_t i = 0; i < count; i++)
        list[n++] = records[i];
    *files = list;
    *file_count = n;
    *record_count = count;
    return true;
}

bool book_intake(struct run *r, const struct book *b, struct intake *out)
{
    const char **folders = arena_array(r->arena, const char *, 2);
    struct intake how = {.profile_folders = folders,
                         .profile = r->options.profile,
                         .threads = r->jobs,
                         .currency = b->policy.reporting_currency,
                         .as_of = b->as_of,
                         .known_at = no_date,
                         .rules = b->policy.ledger};
    const char *root;

    if (!resource_root(r, &root))
        return false;
    if (b->folder) {
        folders[how.profile_folder_count++] =
            file_join(r->arena, b->folder, STR("profiles"));
        how.own_folder_count = how.profile_folder_count;
    }
    folders[how.profile_folder_count++] =
        file_join(r->arena, root, STR("templates/profiles"));
    *out = how;
    return true;
}

bool book_read(struct run *r, const struct book *b, const struct snapshot *s,
               struct date known_at, const char ***files, size_t *file_count,
               struct ledger *out, struct diag *d)
{
    struct intake how;

    if (!book_intake(r, b, &how))
        return false;
    how.as_of = photograph_date(b, s);
    how.known_at = known_at;
    if (b->folder && date_is(s->date))
        how.past = b->past ? b->past : past_new(b->folder, &how, r->arena);
    return list_files(b, s, files, file_count, &how.record_count, r->arena,
                      d) &&
           intake_read(*files, *file_count, &how, out, r->arena, d);
}

static bool read_ledger(struct run *r, struct book *b, struct diag *d)
{
    return book_read(r, b, &b->snapshot, b->known_at, &b->files, &b->file_count,
                     &b->ledger, d);
}

/*
 * Open amounts are a photograph: an earlier day needs an earlier one.  What the
 * newest had to say is told only where it is used after all.
 */
static bool read_as_of(struct run *r, struct book *b)
{
    struct diag first = diag_like(r->diag, r->arena);
    bool is_earlier = b->folder && date_is(b->snapshot.date) &&
                      b->as_of.day < b->snapshot.date.day;
    bool ok;

    if (!is_earlier)
        return read_ledger(r, b, r->diag);
    ok = read_ledger(r, b, &first);
    if (!ok || b->ledger.source != ALLOCATION_OPEN) {
        diag_merge(r->diag, &first);
        return ok;
    }
    if (!snapshot_find(b->folder, b->as_of, &b->snapshot, r->arena, r->diag))
        return false;
    b->ledger = (struct ledger){0};
    diag_note(r->diag, nowhere, "open items as exported on %.*s",
              STR_ARG(date_iso(b->snapshot.date, r->arena)));
    return read_ledger(r, b, r->diag);
}

static bool compute(struct run *r, unsigned want, struct book *b)
{
    struct tieout_past past = {0};

    if (!ledger_view_parallel(&b->ledger, b->as_of, r->jobs, &b->view, r->arena,
                              r->diag) ||
        !aging_compute(&b->view, &b->policy, want & (AGING_ITEMS | AGING_BASES),
                       r->jobs, &b->aging, r->arena, r->diag))
        return false;
    if ((want & BOOK_EARLIER ||
         (want & BOOK_EARLIER_ITEMS && b->ledger.source == ALLOCATION_OPEN)) &&
        !book_open_earlier(r, b))
        return false;
    if (b->earlier.ledger)
        past.reported = &b->earlier.view;
    past.replaced = b->earlier.replaced;
    if (b->earlier.corrected)
        past.corrected = &b->earlier.corrected_view;
    if (!tieout_compute_from(&b->view, &b->aging, &past, &b->tieout, r->arena,
                             r->diag))
        return false;
    seen_date_items(r, b);
    if (want & BOOK_EARLIER) {
        if (!letters_find_outdated(r, b))
            return false;
        letters_warn_outdated(r, b);
    }
    if (want & BOOK_REPORTING &&
        !conversion_compute(&b->view, &b->aging, &b->policy, &b->conversion,
                            r->arena, r->diag))
        return false;
    tieout_hold(&b->tieout, &b->ledger);
    return true;
}

/* What became of the letters; without the register by the rows alone. */
static void join_deliveries(struct run *r, struct book *b)
{
    struct issued *letters = arena_new(r->arena, struct issued);
    struct diag quiet = diag_like(r->diag, r->arena);

    if (b->ledger.delivery_count + b->ledger.carried_count == 0)
        return;
    if (b->folder && !register_read(b->folder, letters, r->arena, &quiet)) {
        *letters = (struct issued){0};
        diag_warning(r->diag,
                     quiet.first ? quiet.first->at : place_of(b->folder, 0, 0),
                     "deliveries are taken without the register, and begin no "
                     "period anew: %.*s",
                     STR_ARG(quiet.first ? quiet.first->text : STR("")));
    }
    deliveries_join(&b->ledger, letters, r->diag);
}

/* Its snapshots are looked through once for all that are read. */
static bool prepare_past(struct run *r, struct book *b)
{
    struct intake how;

    if (!b->folder)
        return true;
    if (!book_intake(r, b, &how))
        return false;
    b->past = past_new(b->folder, &how, r->arena);
    return true;
}

bool book_policy(struct run *r, struct book *out)
{
    *out = (struct book){.as_of = no_date};
    if (!choose_input(r, out))
        return false;
    return out->folder ||
           diag_usage(r->diag, "a book is expected: a folder with "
                               "duebook.yaml; duebook init makes one");
}

bool book_open(struct run *r, unsigned want, struct book *out)
{
    *out = (struct book){.as_of = no_date};
    if (!choose_input(r, out) || !prepare_past(r, out))
        return false;
    if (r->options.names)
        out->policy.ascii_names = true;
    if (out->folder)
        lock_note(r, file_join(r->arena, out->folder, STR("records")));
    if (date_is(out->snapshot.date))
        lock_note(r, out->snapshot.folder);
    run_progress(r, "reading the ledger ...");
    if (!read_as_of(r, out))
        return false;
    join_deliveries(r, out);
    if (date_is(out->snapshot.date) && out->as_of.day > out->snapshot.date.day)
        diag_note(r->diag, nowhere,
                  "the newest export is of %.*s: what happened between it and "
                  "%.*s is not in it",
                  STR_ARG(date_iso(out->snapshot.date, r->arena)),
                  STR_ARG(date_iso(out->as_of, r->arena)));
    run_progress(r, "computing the aging ...");
    return compute(r, want, out);
}

const char *book_language_folder(const struct book *b)
{
    return b->policy.language == LANGUAGE_ZH ? "zh-CN" : "en";
}
