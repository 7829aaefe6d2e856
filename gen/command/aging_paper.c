#include "command/aging_paper.h"

#include "command/focus_book.h"
#include "command/help.h"
#include "command/manifest.h"

#include "base/file.h"
#include "base/hash.h"

#include <string.h>

/* What was reported, aged by the rules of today. */
static bool age_past(struct run *r, const struct book *b,
                     struct aging_past *out)
{
    const struct view *then = &b->earlier.view;
    struct aging *aging = arena_new(r->arena, struct aging);
    struct diag quiet = {0};

    *out = (struct aging_past){then->as_of, then, aging};
    if (aging_compute(then, &b->policy, AGING_ITEMS, r->jobs, aging, r->arena,
                      &quiet))
        return true;
    return diag_error(r->diag, nowhere,
                      "the earlier report of %.*s cannot be counted: there is "
                      "not enough memory",
                      STR_ARG(date_iso(then->as_of, r->arena)));
}

/* Without the sheet's name behind it. */
static const char *plain_path(struct run *r, const struct ledger_file *f)
{
    struct str path = str_from_z(f->path);
    size_t tail = f->sheet.len + 1;

    if (f->sheet.len && path.len > tail && path.ptr[path.len - tail] == '!' &&
        str_ends(path, f->sheet))
        return arena_z(r->arena, str_head(path, path.len - tail));
    return f->path;
}

static bool hash_source(struct run *r, const char *path, struct str *out)
{
    struct sha256 hash;

    *out = STR("");
    if (!file_exists(path))
        return true;
    if (!hash_file(&hash, path, r->diag))
        return false;
    *out = hash_hex(hash, r->arena);
    return true;
}

/* Sheets of one workbook, and tables of one file, have one hash. */
static bool find_hash(struct run *r, const struct value *inputs,
                      const struct aging_source *known, size_t count,
                      struct str name, const char *path, struct str *out)
{
    if (inputs) {
        *out = manifest_hash(*inputs, name);
        if (out->len)
            return true;
    }
    for (size_t i = 0; i < count; i++)
        if (str_equal(known[i].name, name)) {
            *out = known[i].sha256;
            return true;
        }
    return hash_source(r, path, out);
}

static bool add_sources(struct run *r, const struct book *b,
                        const struct value *inputs, struct str entity,
                        struct aging_source *list, size_t *count)
{
    const struct ledger *l = &b->ledger;

    for (size_t i = 0; i < l->file_count; i++) {
        const struct ledger_file *f = &l->files[i];
        const char *path = plain_path(r, f);
        struct aging_source *s = &list[*count];
        struct str name = manifest_input_name(b, path, r->arena);

        *s = (struct aging_source){.name = name,
                                   .table = f->table,
                                   .profile = f->profile,
                                   .encoding = f->encoding,
                                   .rows = f->rows,
                                   .ignored = f->ignored,
                                   .rejected = f->rejected};
        if (!find_hash(r, inputs, list, *count, name, path, &s->sha256))
            return false;
        if (f->sheet.len)
            s->name = arena_format(r->arena, "%.*s!%.*s", STR_ARG(name),
                                   STR_ARG(f->sheet));
        if (entity.len)
            s->name = arena_format(r->arena, "%.*s: %.*s", STR_ARG(entity),
                                   STR_ARG(s->name));
        ++*count;
    }
    return true;
}

bool aging_paper_fill(struct run *r, const struct book *b,
                      const struct value *inputs, struct aging_figures *f)
{
    struct aging_past *past = arena_new(r->arena, struct aging_past);
    struct aging_source *sources =
        arena_array(r->arena, struct aging_source, b->ledger.file_count);

    if (b->earlier.ledger) {
        if (!age_past(r, b, past))
            return false;
        f->pasts = past;
        f->past_count = 1;
    }
    f->snapshot = b->snapshot.date;
    f->version = STR(DUEBOOK_VERSION);
    f->sources = sources;
    if (b->folder &&
        !hash_source(r, file_join(r->arena, b->folder, STR("duebook.yaml")),
                     &f->policy_sha256))
        return false;
    return add_sources(r, b, inputs, STR(""), sources, &f->source_count) &&
           focus_of_book(r, b, &f->focus);
}

/* All have a report of one earlier day, or nothing can be compared. */
static bool age_pasts(struct run *r, const struct books *books,
                      struct aging_figures *f)
{
    struct aging_past *pasts =
        arena_array(r->arena, struct aging_past, books->count);
    const struct book *all = books->items;

    for (size_t i = 0; i < books->count; i++)
        if (!all[i].earlier.ledger ||
            all[i].earlier.view.as_of.day != all[0].earlier.view.as_of.day)
            return true;
    for (size_t i = 0; i < books->count; i++)
        if (!age_past(r, &all[i], &pasts[i]))
            return false;
    f->pasts = pasts;
    f->past_count = books->count;
    return true;
}

bool aging_paper_fill_joint(struct run *r, const struct books *books,
                            struct aging_figures *f)
{
    struct aging_source *sources;
    size_t n = 0;

    for (size_t i = 0; i < books->count; i++)
        n += books->items[i].ledger.file_count;
    sources = arena_array(r->arena, struct aging_source, n);
    f->sources = sources;
    f->snapshot = no_date;
    f->version = STR(DUEBOOK_VERSION);
    for (size_t i = 0; i < books->count; i++)
        if (!add_sources(r, &books->items[i], NULL, books->list[i].name,
                         sources, &f->source_count))
            return false;
    return age_pasts(r, books, f) && focus_of_books(r, books, &f->focus);
}
