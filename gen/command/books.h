/*
 * books - several books of one day together: one a legal entity.
 *
 * Every book is opened as if it were alone, so that its figures are those of
 * its own report.  All stand on one day: --as-of, else the newest day of which
 * all have a snapshot.
 */
#ifndef COMMAND_BOOKS_H
#define COMMAND_BOOKS_H

#include "command/book.h"
#include "measure/entities.h"

struct books {
    struct book *items;
    size_t count;
    struct entity *list;      /* the same as entities; unique names */
    struct policy policy;     /* of the first; the creditor is all of them */
    struct entities entities; /* by books_join */
};

/*
 * Open every operand; want as in book_open.  The report speaks
 * the first book's language.  A book that cannot be read stops the report when
 * all have been tried: a total that lacks an entity is worse than none.  The
 * same book twice, and books whose buckets or credit notes are not treated
 * alike, are refused.
 */
MUST_CHECK bool books_open(struct run *r, unsigned want, struct books *out);

/* Make books->entities of the list, to which a caller may add its dunning. */
MUST_CHECK bool books_join(struct run *r, unsigned want, struct books *books);

#endif
