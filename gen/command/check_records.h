/*
 * check_records - what people typed in records/, for check.
 */
#ifndef COMMAND_CHECK_RECORDS_H
#define COMMAND_CHECK_RECORDS_H

#include "command/book.h"

/* Rows of each table, and the cells that stand instead of the export's. */
void check_say_records(struct run *r, const struct ledger *l);

#endif
