#include "base/file.h"
#include "register/register_parts.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* Milliseconds to wait for somebody who is just reading or writing. */
#define PATIENCE 5000

bool register_failed(const struct issue_register *r, struct diag *d)
{
    int code = sqlite3_errcode(r->db) & 0xFF;

    errno = 0;
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_OK ||
        code == SQLITE_ROW || code == SQLITE_DONE || code == SQLITE_ERROR)
        return diag_system(d, r->path,
                           "the register is damaged (%s): duebook register "
                           "rebuild makes it anew from the letters on disk",
                           sqlite3_errmsg(r->db));
    return diag_system(d, r->path, "the register cannot be used: %s",
                       sqlite3_errmsg(r->db));
}

bool register_do(const struct issue_register *r, const char *sql,
                 struct diag *d)
{
    return sqlite3_exec(r->db, sql, NULL, NULL, NULL) == SQLITE_OK ||
           register_failed(r, d);
}

static bool open_file(struct issue_register *r, int flags, struct diag *d)
{
    if (sqlite3_open_v2(r->path, &r->db, flags, NULL) != SQLITE_OK)
        return register_failed(r, d);
    sqlite3_busy_timeout(r->db, PATIENCE);
    return true;
}

static void close_file(struct issue_register *r)
{
    sqlite3_close(r->db);
    r->db = NULL;
}

static bool load_known(struct issue_register *r, struct diag *d)
{
    int there = 0;

    if (!register_schema(r, &there, d))
        return false;
    if (there > REGISTER_SCHEMA)
        return register_refuse_newer(r, there, d);
    return there == 0 || register_load(r, d);
}

/* A hot journal cannot be played back read only; a kill may have left one. */
bool register_read(const char *book, struct issued *out, struct arena *a,
                   struct diag *d)
{
    struct issue_register r = {.arena = a,
                               .path = file_join(a, book, STR("register.db"))};
    bool ok;

    *out = (struct issued){0};
    if (!file_exists(r.path))
        return true;
    ok = open_file(&r, SQLITE_OPEN_READWRITE, d) && load_known(&r, d);
    close_file(&r);
    if (ok)
        *out = r.letters;
    return ok;
}

bool register_open(const char *book, struct issue_register **out,
                   struct arena *a, struct diag *d)
{
    struct issue_register *r = arena_new(a, struct issue_register);

    r->arena = a;
    r->path = file_join(a, book, STR("register.db"));
    *out = NULL;
    if (!register_lock(book, &r->lock, a, d))
        return false;
    if (open_file(r, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, d) &&
        register_ready(r, d) && register_load(r, d)) {
        *out = r;
        return true;
    }
    register_close(r);
    return false;
}

/* All of it or nothing; then what is in memory follows. */
static bool finish(struct issue_register *r, bool ok, struct diag *d)
{
    if (ok && register_do(r, "COMMIT", d))
        return register_load(r, d);
    (void)sqlite3_exec(r->db, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

/* "register.db.1" and so on: the first that is free. */
static const char *free_name(const char *path, struct arena *a)
{
    const char *name;
    int n = 1;

    do
        name = arena_format(a, "%s.%d", path, n++).ptr;
    while (file_exists(name));
    return name;
}

/* A journal belongs to the file it was written for: it goes along. */
static bool put_aside(const struct issue_register *r, const char **kept,
                      struct diag *d)
{
    const char *journal = arena_format(r->arena, "%s-journal", r->path).ptr;

    if (!file_exists(r->path))
        return true;
    *kept = free_name(r->path, r->arena);
    if (rename(r->path, *kept) != 0)
        return diag_system(d, r->path, "cannot be put aside");
    if (file_exists(journal))
        (void)rename(journal, arena_format(r->arena, "%s-journal", *kept).ptr);
    return true;
}

static bool insert_all(struct issue_register *r, const struct issued *letters,
                       struct diag *d)
{
    bool ok = register_do(r, "BEGIN IMMEDIATE", d);

    for (size_t i = 0; ok && i < letters->count; i++)
        ok = register_insert(r, &letters->letters[i], d);
    return finish(r, ok, d);
}

bool register_make_anew(const char *book, const struct issued *letters,
                        const char **kept, struct issue_register **out,
                        struct arena *a, struct diag *d)
{
    struct issue_register *r = arena_new(a, struct issue_register);

    r->arena = a;
    r->path = file_join(a, book, STR("register.db"));
    *kept = NULL;
    *out = NULL;
    if (!register_lock(book, &r->lock, a, d))
        return false;
    if (put_aside(r, kept, d) &&
        open_file(r, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, d) &&
        register_ready(r, d) && insert_all(r, letters, d)) {
        *out = r;
        return true;
    }
    register_close(r);
    return false;
}

void register_close(struct issue_register *r)
{
    if (!r)
        return;
    close_file(r);
    register_unlock(r->lock);
    r->lock = NULL;
}

const struct issued *register_letters(const struct issue_register *r)
{
    return &r->letters;
}

int32_t register_next(const struct issue_register *r, struct str series,
                      int32_t year)
{
    int32_t last = 0;

    for (size_t i = 0; i < r->letters.count; i++) {
        const struct issued_letter *x = &r->letters.letters[i];

        if (x->year == year && str_equal(x->series, series) &&
            x->sequence > last)
            last = x->sequence;
    }
    return last + 1;
}

bool register_reserve(struct issue_register *r,
                      const struct issued_letter *letters, size_t count,
                      struct diag *d)
{
    bool ok = register_do(r, "BEGIN IMMEDIATE", d);

    for (size_t i = 0; ok && i < count; i++)
        ok = register_insert(r, &letters[i], d);
    return finish(r, ok, d);
}

/* A statement with texts for its marks, in order. */
static bool change(const struct issue_register *r, const char *sql,
                   const struct str *texts, size_t count, struct diag *d)
{
    sqlite3_stmt *s = NULL;
    bool ok = sqlite3_prepare_v2(r->db, sql, -1, &s, NULL) == SQLITE_OK;

    for (size_t i = 0; ok && i < count; i++)
        ok = sqlite3_bind_text64(s, (int)i + 1,
                                 texts[i].len ? texts[i].ptr : "", texts[i].len,
                                 SQLITE_TRANSIENT, SQLITE_UTF8) == SQLITE_OK;
    ok = ok && sqlite3_step(s) == SQLITE_DONE;
    if (!ok)
        (void)register_failed(r, d);
    sqlite3_finalize(s);
    return ok;
}

bool register_hashes(struct issue_register *r,
                     const struct issued_letter *letters, size_t count,
                     struct diag *d)
{
    bool ok = register_do(r, "BEGIN IMMEDIATE", d);

    for (size_t i = 0; ok && i < count; i++)
        ok =
            change(r, "UPDATE letters SET sha256 = ?, run = ? WHERE number = ?",
                   (struct str[]){letters[i].sha256, letters[i].run,
                                  letters[i].number},
                   3, d);
    return finish(r, ok, d);
}

bool register_issued(struct issue_register *r, struct str run,
                     struct str registered_at, struct diag *d)
{
    bool ok = register_do(r, "BEGIN IMMEDIATE", d) &&
              change(r,
                     "UPDATE letters SET state = 2, registered_at = ? WHERE "
                     "run = ? AND state = 1",
                     (struct str[]){registered_at, run}, 2, d);

    return finish(r, ok, d);
}

bool register_withdraw(struct issue_register *r, struct str number,
                       struct date day, struct str reason, struct diag *d)
{
    bool ok =
        register_do(r, "BEGIN IMMEDIATE", d) &&
        change(r,
               "UPDATE letters SET state = 3, withdrawn_date = ?, reason "
               "= ? WHERE number = ? AND state = 2",
               (struct str[]){date_iso(day, r->arena), reason, number}, 3, d);

    return finish(r, ok, d);
}
