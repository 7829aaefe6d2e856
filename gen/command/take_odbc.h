/*
 * take_odbc - the tables of an export straight from a database.
 *
 * The queries stand in a profile ("sql:"); their rows become the CSV files that
 * the export would have been, and these are taken as any other files are.
 * Nothing is filed unless every query came to its end.
 */
#ifndef COMMAND_TAKE_ODBC_H
#define COMMAND_TAKE_ODBC_H

#include "command/command.h"

/* take BOOK --odbc DSN --as-of DATE [--profile NAME] */
MUST_CHECK bool take_odbc(struct run *r);

#endif
