#include "command/books.h"

#include "base/buf.h"
#include "base/file.h"
#include "report/entity_words.h"

#include <limits.h>
#include <stdlib.h>

/* The days of a book's snapshots; of one snapshot or file its own, if any. */
struct days {
    struct date *items;
    size_t count;
};

/* What is wrong with a book is said when it is opened. */
static struct days days_of(struct run *r, const char *path)
{
    const char *policy = file_join(r->arena, path, STR("duebook.yaml"));
    struct diag quiet = {0};
    struct snapshot *list = NULL;
    struct days days = {0};
    size_t n = 0;

    if (!file_exists(policy)) {
        list = arena_new(r->arena, struct snapshot);
        n = file_is_folder(path) && snapshot_open(path, list, r->arena, &quiet);
    } else if (!snapshot_list(path, &list, &n, r->arena, &quiet)) {
        n = 0;
    }
    days.items = arena_array(r->arena, struct date, n);
    for (size_t i = 0; i < n; i++)
        if (list[i].file_count && date_is(list[i].date))
            days.items[days.count++] = list[i].date;
    return days;
}

static bool has_day(const struct days *d, struct date day)
{
    for (size_t i = 0; i < d->count; i++)
        if (d->items[i].day == day.day)
            return true;
    return false;
}

static struct date newest(const struct days *d, struct date limit)
{
    struct date day = no_date;

    for (size_t i = 0; i < d->count; i++)
        if (!date_is(limit) || d->items[i].day <= limit.day)
            day = d->items[i];
    return day;
}

/* "a 2026-07-17, b 2026-07-10" */
static struct str newest_days(struct run *r, const struct days *days,
                              struct date limit)
{
    struct buf b = buf_new(r->arena, 1 << 16);

    for (size_t i = 0; i < r->operand_count; i++)
        buf_add_format(&b, "%s%s %.*s", i ? ", " : "", r->operands[i],
                       STR_ARG(date_iso(newest(&days[i], limit), r->arena)));
    return buf_str(&b);
}

/* A later snapshot of one of them is not looked at, and that is said. */
static void tell_newer(struct run *r, const struct days *days,
                       struct date limit, struct date day)
{
    for (size_t i = 0; i < r->operand_count; i++) {
        struct date last = newest(&days[i], limit);

        if (last.day != day.day)
            diag_note(r->diag, place_of(r->operands[i], 0, 0),
                      "its newest snapshot is of %.*s; all books are reported "
                      "as of %.*s, the newest day that all have",
                      STR_ARG(date_iso(last, r->arena)),
                      STR_ARG(date_iso(day, r->arena)));
    }
}

/*
 * The newest day that all have, as --as-of would say it.  NULL with true: a
 * book has none, and says so when it is opened.
 */
static bool choose_day(struct run *r, const char **out)
{
    struct days *days = arena_array(r->arena, struct days, r->operand_count);
    struct date limit = no_date, day = no_date;

    *out = r->options.as_of;
    if (*out)
        return true;
    if (!book_parse_day(r, "--known-at", r->options.known_at, &limit))
        return false;
    for (size_t i = 0; i < r->operand_count; i++) {
        days[i] = days_of(r, r->operands[i]);
        if (!date_is(newest(&days[i], limit)))
            return true;
    }
    for (size_t i = 0; i < days[0].count; i++) {
        bool in_all = !date_is(limit) || days[0].items[i].day <= limit.day;

        for (size_t k = 1; in_all && k < r->operand_count; k++)
            in_all = has_day(&days[k], days[0].items[i]);
        if (in_all)
            day = days[0].items[i];
    }
    if (!date_is(day))
        return diag_usage(r->diag,
                          "the books have no snapshot of one day (%.*s): say "
                          "the day with --as-of DATE",
                          STR_ARG(newest_days(r, days, limit)));
    tell_newer(r, days, limit, day);
    *out = arena_z(r->arena, date_iso(day, r->arena));
    return true;
}

/* A message that names no file is about the book as a whole. */
static void merge_messages(struct run *r, struct diag *own, const char *path)
{
    for (struct message *m = own->first; m; m = m->next)
        if (!m->at.file)
            m->at.file = path;
    diag_merge(r->diag, own);
}

/* As if it were alone; the language of messages stays the first book's. */
static bool open_one(struct run *r, size_t i, const char *as_of, unsigned want,
                     struct book *out)
{
    struct run one = *r;
    struct diag own = diag_like(r->diag, r->arena);
    bool ok;

    one.diag = &own;
    one.operands = &r->operands[i];
    one.operand_count = 1;
    one.options.as_of = as_of;
    if (i > 0 && !one.options.lang)
        one.options.lang = r->language == LANGUAGE_ZH ? "zh" : "en";
    ok = book_open(&one, want, out);
    if (i == 0)
        run_speak(r, one.language);
    merge_messages(r, &own, r->operands[i]);
    return ok;
}

/* The folder or file as the system knows it. */
static struct str real_path(struct run *r, const struct book *b, size_t i)
{
    char buffer[PATH_MAX];
    const char *path = b->folder ? b->folder : r->operands[i];

    return arena_str(r->arena,
                     str_from_z(realpath(path, buffer) ? buffer : path));
}

static struct str name_of_folder(struct run *r, struct str path)
{
    return file_name(arena_z(r->arena, path));
}

static bool is_taken(const struct entity *list, size_t n, struct str name)
{
    for (size_t i = 0; i < n; i++)
        if (str_equal_ignoring_case(list[i].name, name))
            return true;
    return false;
}

/* The creditor, else the folder; both where another book has the same. */
static struct str choose_name(struct run *r, const struct books *books,
                              size_t i, struct str path)
{
    struct str name = books->items[i].policy.creditor.name;
    struct str folder = name_of_folder(r, path);

    if (!name.len)
        name = folder;
    if (is_taken(books->list, i, name))
        name = arena_format(r->arena, "%.*s (%.*s)", STR_ARG(name),
                            STR_ARG(folder));
    for (size_t n = 2; is_taken(books->list, i, name); n++)
        name = arena_format(r->arena, "%.*s %zu", STR_ARG(name), n);
    return name;
}

static bool name_entities(struct run *r, struct books *books)
{
    struct str *paths = arena_array(r->arena, struct str, books->count);

    books->list = arena_array(r->arena, struct entity, books->count);
    for (size_t i = 0; i < books->count; i++) {
        const struct book *b = &books->items[i];

        paths[i] = real_path(r, b, i);
        for (size_t k = 0; k < i; k++)
            if (str_equal(paths[k], paths[i]))
                return diag_usage(r->diag,
                                  "%s and %s are one book: what it holds "
                                  "would be counted twice",
                                  r->operands[k], r->operands[i]);
        books->list[i] = (struct entity){choose_name(r, books, i, paths[i]),
                                         &b->ledger,
                                         &b->view,
                                         &b->aging,
                                         &b->tieout,
                                         &b->conversion,
                                         NULL,
                                         &b->policy};
    }
    return true;
}

static bool are_same_buckets(const struct bucket_scheme *x,
                             const struct bucket_scheme *y)
{
    bool same = x->count == y->count;

    for (size_t i = 0; same && i < x->count; i++)
        same = str_equal(x->items[i].name, y->items[i].name);
    return same;
}

/* Sums over what is not the same would mean nothing. */
static bool check_alike(struct run *r, const struct books *books)
{
    const struct policy *first = &books->items[0].policy;

    for (size_t i = 1; i < books->count; i++) {
        const struct policy *p = &books->items[i].policy;
        struct place at = place_of(r->operands[i], 0, 0);

        if (!are_same_buckets(&p->buckets, &first->buckets))
            return diag_error(r->diag, at,
                              "its buckets are not those of %s (aging.buckets "
                              "in duebook.yaml): they cannot be added",
                              r->operands[0]);
        if (p->ledger.credit_notes != first->ledger.credit_notes)
            return diag_error(r->diag, at,
                              "its credit notes do not stand where those of %s "
                              "do (ledger.credit_notes in duebook.yaml): they "
                              "cannot be added",
                              r->operands[0]);
    }
    return true;
}

/* All of them are the creditor, under their names. */
static struct policy joint_policy(struct run *r, const struct books *books)
{
    struct policy p = books->items[0].policy;

    p.creditor = (struct creditor){0};
    p.creditor.name =
        entity_names(books->list, books->count, p.language, r->arena);
    return p;
}

bool books_open(struct run *r, unsigned want, struct books *out)
{
    const char *as_of;
    bool ok = true;

    *out = (struct books){
        .items = arena_array(r->arena, struct book, r->operand_count),
        .count = r->operand_count};
    if (!choose_day(r, &as_of))
        return false;
    for (size_t i = 0; i < out->count; i++) {
        bool opened = open_one(r, i, as_of, want, &out->items[i]);

        if (!opened)
            diag_error(r->diag, place_of(r->operands[i], 0, 0),
                       "this book cannot be read, and no report is made of the "
                       "others: a total without it would be wrong");
        ok &= opened;
    }
    if (!ok || !name_entities(r, out) || !check_alike(r, out))
        return false;
    out->policy = joint_policy(r, out);
    return true;
}

bool books_join(struct run *r, unsigned want, struct books *books)
{
    return entities_join(books->list, books->count,
                         want & (AGING_ITEMS | AGING_BASES), r->jobs,
                         &books->entities, r->arena, r->diag);
}
