/*
 * take - file an export into the snapshots of a book.
 *
 * What it is, what moved since the snapshot before, what will be ignored; then
 * it is filed whole, or nothing is.
 */
#ifndef COMMAND_TAKE_H
#define COMMAND_TAKE_H

#include "command/command.h"

/* A file that take reads: where it is, and what it was called. */
struct take_source {
    const char *path;
    struct str original; /* "odbc:ERP documents"; empty: the path's name */
};

/*
 * File these into BOOK, with the flags of the run.  False: said why nothing
 * was filed.
 */
MUST_CHECK bool take_sources(struct run *r, const char *book,
                             const struct take_source *sources, size_t n);

#endif
