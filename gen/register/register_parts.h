/*
 * register_parts - what the files of gen/register share.
 */
#ifndef REGISTER_PARTS_H
#define REGISTER_PARTS_H

#include "register/register.h"

#include <sqlite3.h>

/* Of this schema; a newer one is refused, an older one is migrated. */
#define REGISTER_SCHEMA 2

struct issue_register {
    struct arena *arena;
    sqlite3 *db;
    const char *path; /* "book/register.db" */
    const char *lock; /* "book/register.lock"; NULL: not held */
    struct issued letters;
};

/*
 * Take the lock file, or say who holds it.  One that a process of this machine
 * left which no longer runs is taken over.
 */
MUST_CHECK bool register_lock(const char *book, const char **lock,
                              struct arena *a, struct diag *d);
void register_unlock(const char *lock);

/* Report what SQLite said last, at the register's file. */
bool register_failed(const struct issue_register *r, struct diag *d);

/* One statement without rows. */
MUST_CHECK bool register_do(const struct issue_register *r, const char *sql,
                            struct diag *d);

/*
 * Make or migrate the tables of a file that is open for writing: forward only;
 * a copy of an older one is left beside it, "register.db.v1".
 */
MUST_CHECK bool register_ready(struct issue_register *r, struct diag *d);

/* Report a schema that this program does not know. */
bool register_refuse_newer(const struct issue_register *r, int schema_of,
                           struct diag *d);

/* Its schema, when it is read only; 0: an empty file. */
MUST_CHECK bool register_schema(const struct issue_register *r, int *out,
                                struct diag *d);

/* Read all letters into r->letters, by series, year and sequence. */
MUST_CHECK bool register_load(struct issue_register *r, struct diag *d);

/* Insert one letter with its documents; inside a transaction. */
MUST_CHECK bool register_insert(const struct issue_register *r,
                                const struct issued_letter *x, struct diag *d);

#endif
