#include "command/check_findings.h"

#include "base/file.h"
#include "command/check_kinds.h"
#include "command/letters_told.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* --- links -----------------------------------------------------------------
 */

/* The folder of a file that need not be there, without links and dots. */
static struct str real_folder(struct run *r, const char *path)
{
    struct str folder = {path, (size_t)(file_name(path).ptr - path)};
    char plain[PATH_MAX];

    if (!realpath(folder.len ? arena_z(r->arena, folder) : ".", plain))
        return STR("");
    return arena_format(r->arena, "%s%s", plain, plain[1] ? "/" : "");
}

/* "/a/b/c.csv" from "/a/d/" is "../b/c.csv". */
static struct str relative(struct run *r, struct str from, struct str to)
{
    struct buf out = buf_new(r->arena, 3 * from.len + to.len + 1);
    size_t same = 0;

    for (size_t i = 0; i < from.len && i < to.len; i++) {
        if (from.ptr[i] != to.ptr[i])
            break;
        if (from.ptr[i] == '/')
            same = i + 1;
    }
    for (size_t i = same; i < from.len; i++)
        if (from.ptr[i] == '/')
            buf_add_z(&out, "../");
    buf_add(&out, str_skip(to, same));
    return buf_str(&out);
}

/* "book.xlsx" of "book.xlsx!Sheet", where a file of the ledger is a sheet. */
static struct str path_of_file(const struct ledger_file *f)
{
    struct str path = str_from_z(f->path);
    size_t tail = f->sheet.len + 1;

    if (f->sheet.len && path.len > tail && str_ends(path, f->sheet) &&
        path.ptr[path.len - tail] == '!')
        path.len -= tail;
    return path;
}

static const struct ledger_file *file_of(const struct ledger *l,
                                         const char *path)
{
    for (size_t i = 0; i < l->file_count; i++)
        if (l->files[i].path == path || strcmp(l->files[i].path, path) == 0)
            return &l->files[i];
    return NULL;
}

static struct str path_from(const struct check *c, struct str path)
{
    struct run *r = c->run;
    const char *plain = arena_z(r->arena, path);
    struct str folder;

    if (!file_exists(plain) || file_is_folder(plain))
        return STR("");
    folder = real_folder(r, plain);
    path = arena_format(r->arena, "%.*s%.*s", STR_ARG(folder),
                        STR_ARG(file_name(plain)));
    return relative(r, c->from, path);
}

struct check check_new(struct run *r, const struct book *b, const char *to)
{
    const struct ledger *l = &b->ledger;
    struct check c = {.run = r, .book = b};

    if (!to)
        return c;
    c.from = real_folder(r, to);
    c.paths = arena_array(r->arena, struct str, l->file_count);
    for (size_t i = 0; i < l->file_count; i++)
        c.paths[i] = path_from(&c, path_of_file(&l->files[i]));
    return c;
}

struct str check_link(const struct check *c, struct place at)
{
    const struct ledger *l = &c->book->ledger;
    const struct ledger_file *f;
    struct str path;

    if (!c->from.len || !at.file)
        return STR("");
    f = file_of(l, at.file);
    path = f ? c->paths[f - l->files] : path_from(c, str_from_z(at.file));
    if (!path.len || !f || !f->sheet.len)
        return sheet_file_url(path, STR(""), 0, 0, c->run->arena);
    return sheet_file_url(path, f->sheet, at.line ? at.line : 1, at.column,
                          c->run->arena);
}

/* --- findings --------------------------------------------------------------
 */

void check_add(struct check *c, enum finding_kind kind, enum severity severity,
               struct place at, uint32_t customer, struct money amount,
               struct str text)
{
    const struct ledger *l = &c->book->ledger;
    struct finding f = {.kind = kind,
                        .severity = severity,
                        .at = at,
                        .link = check_link(c, at),
                        .text = text,
                        .amount = amount};

    if (customer != LEDGER_NONE)
        f.customer = l->customers[customer].customer_id;
    findings_add(&c->list, f, c->run->arena);
}

static bool is_typed(const struct ledger *l, struct place at)
{
    const struct ledger_file *f = at.file ? file_of(l, at.file) : NULL;

    return f && f->typed;
}

/* People's rows that fit nothing are theirs to put right. */
static enum finding_kind of_whose_row(const struct check *c,
                                      enum finding_kind kind, struct place at)
{
    return kind == FINDING_ORPHAN && is_typed(&c->book->ledger, at)
               ? FINDING_ENTRY
               : kind;
}

static void add_rejects(struct check *c, const struct check_kinds *kinds)
{
    const struct ledger *l = &c->book->ledger;

    for (size_t i = 0; i < l->reject_count; i++) {
        const struct reject *x = &l->rejects[i];
        enum finding_kind kind;

        (void)check_kind_of(kinds, x->reason, FINDING_REJECT, &kind);
        if (kind == FINDING_KINDS)
            kind = FINDING_REJECT;
        check_add(c, of_whose_row(c, kind, x->at), DIAG_ERROR, x->at,
                  x->customer, x->amount, x->reason);
        c->list.items[c->list.count - 1].row = x->row;
        c->list.items[c->list.count - 1].told = true;
    }
}

/* Where a reject stands and what it says, so that it is not listed twice. */
struct said {
    uint64_t *hashes; /* 0: free */
    size_t capacity;  /* a power of two */
};

static uint64_t hash_of(struct place at, struct str text)
{
    uint64_t hash = str_hash(text) * 31 + at.line;

    return (hash * 31 + str_hash(str_from_z(at.file))) | 1;
}

static uint64_t *slot_of(const struct said *s, uint64_t hash)
{
    size_t i = (size_t)(hash >> 1) & (s->capacity - 1);

    while (s->hashes[i] && s->hashes[i] != hash)
        i = (i + 1) & (s->capacity - 1);
    return &s->hashes[i];
}

static struct said said_of(const struct ledger *l, struct arena *a)
{
    struct said s = {.capacity = 64};

    while (s.capacity < 2 * l->reject_count)
        s.capacity *= 2;
    s.hashes = arena_array(a, uint64_t, s.capacity);
    for (size_t i = 0; i < l->reject_count; i++) {
        uint64_t hash = hash_of(l->rejects[i].at, l->rejects[i].reason);

        *slot_of(&s, hash) = hash;
    }
    return s;
}

/* How a file was read is its own kind; what has no place is of the book. */
static enum finding_kind kind_of_place(const struct message *m)
{
    if (m->severity == DIAG_ERROR && m->at.line)
        return FINDING_REJECT;
    return m->at.file ? FINDING_FILE : FINDING_OTHER;
}

static void add_messages(struct check *c, const struct check_kinds *kinds)
{
    const struct ledger *l = &c->book->ledger;
    struct arena scratch = {0};
    struct said said = said_of(l, &scratch);

    for (const struct message *m = c->run->diag->first; m; m = m->next) {
        enum finding_kind kind;

        if (*slot_of(&said, hash_of(m->at, m->text)) ||
            !check_kind_of(kinds, m->text, kind_of_place(m), &kind))
            continue;
        check_add(c, of_whose_row(c, kind, m->at), m->severity, m->at,
                  LEDGER_NONE, (struct money){0}, m->text);
        c->list.items[c->list.count - 1].told = true;
    }
    arena_release(&scratch);
}

static void add_lost(struct check *c)
{
    struct run *r = c->run;

    for (size_t i = 0; i < c->lost.count; i++) {
        const struct entry *e = &c->lost.items[i];
        struct finding *f;

        check_add(c, FINDING_LOST, DIAG_WARNING, entry_place(r, c->book, e),
                  LEDGER_NONE, (struct money){0},
                  arena_format(r->arena,
                               diag_translate(r->diag,
                                              "%.*s, in row %zu of %.*s at the "
                                              "last run, is in no file of "
                                              "records/ any more"),
                               STR_ARG(e->key), e->line, STR_ARG(e->file)));
        f = &c->list.items[c->list.count - 1];
        f->row = entry_row(r, e);
        f->told = true;
    }
}

/* Each by the letter's customer, with a link to it in its folder of the day. */
static void add_letters(struct check *c)
{
    struct run *r = c->run;
    const struct outdated *o = &c->book->outdated;

    for (size_t i = 0; i < o->count; i++) {
        const struct issued_letter *letter = o->rows[i].letter;
        struct place at = letters_place(r, letter);
        struct finding f = {.kind = FINDING_LETTER,
                            .severity = DIAG_WARNING,
                            .at = at,
                            .customer = letter->customer_id,
                            .text = letters_outdated_text(r, &o->rows[i]),
                            .told = true};

        if (c->from.len && c->book->folder)
            f.link = sheet_file_url(
                path_from(c, str_from_z(file_join(r->arena, c->book->folder,
                                                  str_from_z(at.file)))),
                STR(""), 0, 0, r->arena);
        findings_add(&c->list, f, r->arena);
    }
}

void check_find(struct check *c)
{
    struct check_kinds kinds = check_kinds_new(c->run);

    add_lost(c);
    add_rejects(c, &kinds);
    add_messages(c, &kinds);
    add_letters(c);
    check_rows(c);
    findings_sort(&c->list);
}
