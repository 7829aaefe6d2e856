#include "base/buf.h"
#include "base/file.h"
#include "base/outfile.h"
#include "base/utf8.h"
#include "command/command.h"
#include "command/resources.h"
#include "input/guess_preview.h"
#include "input/intake.h"

#include <string.h>

/* Where profiles are: of a book, where one is given, and the program's. */
struct folders {
    const char *items[2];
    size_t count, own;
};

static bool find_folders(struct run *r, const char *book, struct folders *out)
{
    const char *root;

    *out = (struct folders){0};
    if (!resource_root(r, &root))
        return false;
    if (book) {
        out->items[out->count++] = file_join(r->arena, book, STR("profiles"));
        out->own = 1;
    }
    out->items[out->count++] =
        file_join(r->arena, root, STR("templates/profiles"));
    return true;
}

/* Columns that a name takes on a screen: Chinese characters take two. */
static size_t width(struct str s)
{
    size_t n = 0;

    while (s.len)
        n += utf8_next(&s) >= 0x1100 ? 2 : 1;
    return n;
}

/* Own ones with their folder. */
static void list_one(const struct run *r, const struct profile *p,
                     const struct folders *folders, size_t widest)
{
    struct buf line = buf_new(r->arena, 4000);

    buf_add(&line, p->name);
    buf_add_repeated(&line, ' ', widest + 2 - width(p->name));
    buf_add(&line, p->description);
    if (p->folder < folders->own)
        buf_add_format(&line, " (%s)", folders->items[p->folder]);
    run_say(r, "%.*s\n", STR_ARG(buf_str(&line)));
}

static void list_all(const struct run *r, const struct profiles *all,
                     const struct folders *folders)
{
    struct profile canonical = {
        .name = STR("canonical"),
        .folder = folders->own,
        .description = str_from_z(
            diag_translate(r->diag, "built in: files with our own headings"))};
    size_t widest = canonical.name.len;

    for (size_t i = 0; i < all->count; i++)
        if (width(all->items[i].name) > widest)
            widest = width(all->items[i].name);
    list_one(r, &canonical, folders, widest);
    for (size_t i = 0; i < all->count; i++)
        list_one(r, &all->items[i], folders, widest);
}

static bool list(struct run *r)
{
    const char *book = r->operand_count > 1 ? r->operands[1] : NULL;
    struct folders folders;
    struct profiles all;

    if (book && !file_is_folder(book))
        return diag_usage(r->diag, "%s is no folder", book);
    if (!find_folders(r, book, &folders) ||
        !profile_list(folders.items, folders.count, &all, r->arena, r->diag))
        return false;
    list_all(r, &all, &folders);
    return true;
}

static struct intake quiet_intake(const struct run *r,
                                  const struct folders *folders)
{
    return (struct intake){.profile_folders = folders->items,
                           .profile_folder_count = folders->count,
                           .own_folder_count = folders->own,
                           .threads = r->jobs,
                           .as_of = no_date,
                           .known_at = no_date};
}

/* A profile that reads the file as it is; NULL: none does. */
static const struct source_file *
find_reader(struct run *r, const struct folders *folders, const char *path)
{
    struct source_profiles *profiles =
        arena_new(r->arena, struct source_profiles);
    struct source_files *files = arena_new(r->arena, struct source_files);
    struct diag quiet = diag_like(r->diag, r->arena);
    struct intake how = quiet_intake(r, folders);

    if (!source_open(files, path, true, false, &how, profiles, r->arena,
                     &quiet))
        return NULL;
    for (size_t i = 0; i < files->count; i++)
        if (!files->items[i].skipped)
            return &files->items[i];
    return NULL;
}

/*
 * Headings alone say little: do the rows fit as well?  False: told how many do
 * not.
 */
static bool reads_rows(struct run *r, const struct folders *folders,
                       const char *path, const struct source_file *read)
{
    struct intake how = quiet_intake(r, folders);
    struct diag quiet = diag_like(r->diag, r->arena);
    const struct reject *first;
    struct ledger ledger;
    size_t rows = 0;

    how.currency = currency_find(STR("CNY")); /* as of a book */
    if (!intake_read(&path, 1, &how, &ledger, r->arena, &quiet) ||
        !ledger.reject_count)
        return true;
    for (size_t i = 0; i < ledger.file_count; i++)
        rows += ledger.files[i].rows;
    first = &ledger.rejects[0];
    diag_warning(r->diag, first->at,
                 "profile %.*s knows the headings, but rejects %zu of %zu "
                 "rows, this one first: %.*s; so a draft follows",
                 STR_ARG(read->profile->name), ledger.reject_count, rows,
                 STR_ARG(first->reason));
    return false;
}

/* May the heading be that of a due date? */
static bool may_be_due(const struct guess_words *words, struct str heading,
                       struct arena *a)
{
    struct str key = guess_key(heading, a);
    size_t rank;
    enum role role = guess_role(words, key, &rank);

    return role == ROLE_DUE_DATE ||
           (role == ROLE_NONE && guess_may_mean(key, ROLE_DUE_DATE));
}

/* Documents without a due date, and a column beside them that may tell it. */
static void warn_of_due_dates(struct run *r, const struct source_file *f)
{
    const struct plan *plan = &f->plan;
    const struct source *due =
        &f->profile->tables[TABLE_DOCUMENTS].columns[DOCUMENTS_DUE_DATE];
    struct guess_words words = guess_words(r->arena);

    if (!f->profile->tables[TABLE_DOCUMENTS].fed || due->has_rule ||
        plan->fields[TABLE_DOCUMENTS][DOCUMENTS_DUE_DATE] >= 0)
        return;
    for (size_t i = 0; i < plan->field_count; i++)
        if (!plan->used[i] && plan->headings[i].len &&
            may_be_due(&words, plan->headings[i], r->arena))
            diag_warning(r->diag, place_of(f->path, 0, 0),
                         "no due date is read, but \"%.*s\" may tell it: "
                         "rename that heading (%s), or draft a profile",
                         STR_ARG(plan->headings[i]),
                         r->diag->phrases ? "到期日" : "due_date");
}

static size_t count_sure(const struct guess *g)
{
    size_t n = 0;

    for (size_t i = 0; i < ROLE_COUNT; i++)
        n += g->picks[i].sure == GUESS_SURE;
    return n;
}

/* The sheet of which most is sure; NULL: no rows anywhere. */
static struct guess *guess_files(struct run *r,
                                 const struct source_files *files)
{
    struct guess *best = NULL;

    for (size_t i = 0; i < files->count; i++) {
        struct guess *g = arena_new(r->arena, struct guess);
        struct guess_table table;

        if (!guess_table_read(&table, &files->items[i], r->arena))
            continue;
        guess_choose(g, &table);
        if (!best || count_sure(g) > count_sure(best))
            best = g;
    }
    return best;
}

static bool has_folder(struct run *r, const char *path)
{
    const char *slash = strrchr(path, '/');
    struct str whole = str_from_z(path);

    return !slash || slash == path ||
           file_is_folder(
               arena_z(r->arena, str_head(whole, (size_t)(slash - path))));
}

static bool write_draft(struct run *r, const struct guess *g)
{
    struct str yaml = guess_yaml(g, r->arena, r->diag);
    const struct currency *cny = currency_find(STR("CNY"));
    const char *path = r->options.output;

    if (!path) {
        struct str rows = guess_preview(g, yaml, "# ", cny, r->arena, r->diag);

        run_say(r, "%.*s\n%.*s", STR_ARG(yaml), STR_ARG(rows));
        return true;
    }
    if (file_exists(path))
        return diag_usage(r->diag, "%s is there already", path);
    if (!has_folder(r, path))
        return diag_usage(r->diag,
                          "%s: the folder that it is to stand in is not there; "
                          "make it first, such as profiles in the folder of "
                          "the book",
                          path);
    if (!outfile_save(path, yaml, r->arena, r->diag))
        return false;
    run_say(r, "%.*s",
            STR_ARG(guess_preview(g, yaml, "  ", cny, r->arena, r->diag)));
    run_say(r,
            guess_is_complete(g)
                ? "%s: the draft is complete; check it against the rows above\n"
                : "%s: the draft is not complete: choose where it says ??\n",
            path);
    return true;
}

static bool guess(struct run *r)
{
    const char *path = r->operands[1];
    const struct source_file *read;
    struct source_files *files = arena_new(r->arena, struct source_files);
    struct folders folders;
    struct guess *g;

    if (r->operand_count != 2)
        return diag_usage(r->diag, "duebook profile guess FILE");
    if (!find_folders(r, NULL, &folders))
        return false;
    read = find_reader(r, &folders, path);
    if (read && reads_rows(r, &folders, path, read)) {
        run_say(r,
                "%s is read by the profile %.*s (%.*s): it needs none of its "
                "own\n",
                path, STR_ARG(read->profile->name), STR_ARG(read->plan.tables));
        warn_of_due_dates(r, read);
        return true;
    }
    if (!source_read(files, path, r->arena, r->diag))
        return false;
    g = guess_files(r, files);
    if (!g)
        return diag_error(r->diag, place_of(path, 0, 0),
                          "there are no headings and rows in this file to "
                          "draft a profile from");
    return write_draft(r, g);
}

bool command_profile(struct run *r)
{
    const char *what = r->operands[0];

    if (strcmp(what, "list") == 0)
        return list(r);
    if (r->operand_count > 1 && strcmp(what, "guess") == 0)
        return guess(r);
    return diag_usage(r->diag, "duebook profile guess FILE | list [BOOK]");
}
