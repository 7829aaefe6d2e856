#include "base/file.h"
#include "base/outfile.h"
#include "register/register_parts.h"

#include <errno.h>

/* Of schema 1. */
static const char schema[] =
    "CREATE TABLE letters(number TEXT PRIMARY KEY NOT NULL, series TEXT NOT "
    "NULL, year INTEGER NOT NULL, sequence INTEGER NOT NULL, run TEXT NOT "
    "NULL, file TEXT NOT NULL, title TEXT, stage TEXT, customer_id TEXT NOT "
    "NULL, recipient TEXT, phone TEXT, address TEXT, currency TEXT NOT NULL, "
    "total INTEGER NOT NULL, as_of TEXT, letter_date TEXT, pay_by TEXT, "
    "template TEXT, template_sha256 TEXT, policy_sha256 TEXT, sha256 TEXT, "
    "corrects TEXT, reason TEXT, withdrawn_date TEXT, registered_at TEXT, "
    "state INTEGER NOT NULL, UNIQUE(series, year, sequence));"
    "CREATE TABLE documents(number TEXT NOT NULL REFERENCES letters, position "
    "INTEGER NOT NULL, doc_no TEXT NOT NULL, installment_no TEXT, open INTEGER "
    "NOT NULL, due_date TEXT, PRIMARY KEY(number, position));";

/* Of schema 2: for those who look a customer or a document up. */
static const char indexes[] =
    "CREATE INDEX letters_of_customer ON letters(customer_id, letter_date);"
    "CREATE INDEX letters_with_document ON documents(doc_no);";

/* From each schema to the next, from 1 on. */
static const char *const steps[REGISTER_SCHEMA - 1] = {indexes};

bool register_schema(const struct issue_register *r, int *out, struct diag *d)
{
    sqlite3_stmt *s = NULL;
    bool ok = sqlite3_prepare_v2(r->db, "PRAGMA user_version", -1, &s, NULL) ==
                  SQLITE_OK &&
              sqlite3_step(s) == SQLITE_ROW;

    if (ok)
        *out = sqlite3_column_int(s, 0);
    else
        (void)register_failed(r, d);
    sqlite3_finalize(s);
    return ok;
}

bool register_refuse_newer(const struct issue_register *r, int schema_of,
                           struct diag *d)
{
    errno = 0;
    return diag_system(d, r->path,
                       "this register was written by a newer duebook (schema "
                       "%d; this one knows %d): use that one",
                       schema_of, REGISTER_SCHEMA);
}

static bool create(const struct issue_register *r, struct diag *d)
{
    const char *sql = arena_format(r->arena,
                                   "BEGIN IMMEDIATE; %s%s PRAGMA user_version "
                                   "= %d; COMMIT",
                                   schema, indexes, REGISTER_SCHEMA)
                          .ptr;

    if (register_do(r, sql, d))
        return true;
    (void)sqlite3_exec(r->db, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

/* "book/register.db.v1": as it was, on the disk before anything changes. */
static bool back_up(const struct issue_register *r, int there, struct diag *d)
{
    const char *copy = arena_format(r->arena, "%s.v%d", r->path, there).ptr;
    struct mapped m;
    bool ok;

    if (!file_map(&m, r->path, d))
        return false;
    ok = outfile_save(copy, m.bytes, r->arena, d);
    file_unmap(&m);
    return ok;
}

/* All steps or none: a kill between leaves the old one. */
static bool migrate(const struct issue_register *r, int there, struct diag *d)
{
    bool ok = back_up(r, there, d) && register_do(r, "BEGIN IMMEDIATE", d);

    for (int i = there; ok && i < REGISTER_SCHEMA; i++)
        ok = register_do(r, steps[i - 1], d);
    if (ok &&
        register_do(r,
                    arena_format(r->arena, "PRAGMA user_version = %d; COMMIT",
                                 REGISTER_SCHEMA)
                        .ptr,
                    d))
        return true;
    (void)sqlite3_exec(r->db, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

bool register_ready(struct issue_register *r, struct diag *d)
{
    int there = 0;

    if (!register_do(r,
                     "PRAGMA journal_mode = DELETE; PRAGMA synchronous = "
                     "EXTRA; PRAGMA foreign_keys = ON",
                     d) ||
        !register_schema(r, &there, d))
        return false;
    if (there > REGISTER_SCHEMA)
        return register_refuse_newer(r, there, d);
    if (there == 0)
        return create(r, d);
    return there == REGISTER_SCHEMA || migrate(r, there, d);
}
