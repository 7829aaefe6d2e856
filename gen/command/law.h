/*
 * law - the tables of the law that a command reckons by.
 */
#ifndef COMMAND_LAW_H
#define COMMAND_LAW_H

#include "command/command.h"
#include "model/law_tables.h"

/*
 * The program's templates/tables/, and over them those of the book's own
 * tables/; book is the book's folder, or NULL.
 */
MUST_CHECK bool law_open_tables(struct run *r, const char *book,
                                struct law_tables *out);

#endif
