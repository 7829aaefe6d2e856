/*
 * register - what was issued: numbers, hashes, recipients, stages, amounts.
 *
 * The one file of a book that cannot be made again: register.db, SQLite with a
 * rollback journal (never WAL) and synchronous=EXTRA.  The locks of network
 * shares cannot be trusted, so whoever writes holds our own lock file,
 * register.lock, made with O_EXCL and naming host, user and process.  Each
 * change is appended to 登记簿.csv, which says the same for people.
 *
 * On opening, the register is compared with the letters and RUN.json files on
 * disk: where it is older than they are (a restored copy), or a conflict copy
 * lies beside it, it stops and names `duebook register rebuild`.  A newer
 * schema is refused; an older one is copied, then migrated forward.
 *
 * The order of a commit, by which a kill at any moment loses nothing:
 * register_reserve (after RUN.json is on disk), print, register_hashes,
 * rename of the run's folder, register_issued (with the mirror).
 */
#ifndef REGISTER_REGISTER_H
#define REGISTER_REGISTER_H

#include "base/diag.h"
#include "model/issued.h"

struct issue_register;

/*
 * What was issued up to now, by number; no lock is taken, nothing is written.
 * A book without register.db has issued nothing.  False, reported: damaged,
 * too new, older than the letters on disk, a conflict copy beside it.
 */
MUST_CHECK bool register_read(const char *book, struct issued *out,
                              struct arena *a, struct diag *d);

/*
 * Take the lock and open for writing; makes the file where there is none.
 * False, reported: somebody holds the lock (host, user, since when), or as
 * register_read.
 */
MUST_CHECK bool register_open(const char *book, struct issue_register **out,
                              struct arena *a, struct diag *d);
void register_close(struct issue_register *r);

/*
 * Put a register of these letters in the place of the one there is, which is
 * kept under the name *kept; under the lock.
 */
MUST_CHECK bool register_make_anew(const char *book,
                                   const struct issued *letters,
                                   const char **kept,
                                   struct issue_register **out, struct arena *a,
                                   struct diag *d);

/* All letters, also reserved and withdrawn ones. */
const struct issued *register_letters(const struct issue_register *r);

/* The first free number of a series in a year. */
int32_t register_next(const struct issue_register *r, struct str series,
                      int32_t year);

/* Enter letters as reserved, in one transaction. */
MUST_CHECK bool register_reserve(struct issue_register *r,
                                 const struct issued_letter *letters,
                                 size_t count, struct diag *d);

/* Store the hashes of a run's letters; then mark them issued. */
MUST_CHECK bool register_hashes(struct issue_register *r,
                                const struct issued_letter *letters,
                                size_t count, struct diag *d);
MUST_CHECK bool register_issued(struct issue_register *r, struct str run,
                                struct str registered_at, struct diag *d);

/* Withdraw a letter; its number stays used. */
MUST_CHECK bool register_withdraw(struct issue_register *r, struct str number,
                                  struct date day, struct str reason,
                                  struct diag *d);

#endif
