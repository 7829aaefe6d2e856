/*
 * closes - what a book has closed: closes/2026-06-30, -2 ... in its folder.
 *
 * Each holds close.json with every figure and the open items as they were,
 * and manifest.json with the hashes of its files.  They are only ever added.
 */
#ifndef COMMAND_CLOSES_H
#define COMMAND_CLOSES_H

#include "command/book.h"
#include "doc/value.h"
#include "measure/provision.h"

struct closes {
    struct frozen *items; /* by day and number */
    size_t count, capacity;
};

/*
 * Read all closes of a book; without a folder there are none.  One that is not
 * as it was frozen, or cannot be understood, is reported and left out: false.
 */
MUST_CHECK bool closes_read(struct run *r, const struct book *b,
                            struct closes *out);

/* The last close before a day, and of a day; NULL: there is none. */
const struct frozen *closes_before(const struct closes *c, struct date day);
const struct frozen *closes_on(const struct closes *c, struct date day);

/*
 * The ledger of an earlier day as it is known now: events as they stand; open
 * items from the export of that very day.  *found false: there is no such
 * export any more.
 */
MUST_CHECK bool closes_ledger_of(struct run *r, const struct book *b,
                                 struct date day, struct frozen *out,
                                 bool *found);

/*
 * What has been entered since the last close before the book's day (期后补录):
 * *close is NULL where there is none, or it cannot be compared.
 */
MUST_CHECK bool closes_late(struct run *r, const struct book *b,
                            const struct closes *c, const struct frozen **close,
                            struct frozen_differences *out);

/* Tell it: a warning, and a note a row, at most so many. */
void closes_tell_late(struct run *r, const struct frozen *close,
                      const struct frozen_differences *late);

/*
 * Both, of the last close before the book's day, reading that one alone.
 * False: the system's fault; a damaged close is reported and no obstacle.
 */
MUST_CHECK bool closes_look_for_late(struct run *r, const struct book *b);

/*
 * The provision of the book's day with what was entered late since the last
 * close.  A close that cannot be read is reported and not looked at.
 */
MUST_CHECK bool closes_provision(struct run *r, const struct book *b,
                                 struct provision *out);

/* Items, write-offs and sums as close.json has them, set into a map. */
void closes_put_ledger(struct value map, const struct frozen *f,
                       struct arena *a);

#endif
