/*
 * explain_records - what people noted of a customer, for explain.
 */
#ifndef COMMAND_EXPLAIN_RECORDS_H
#define COMMAND_EXPLAIN_RECORDS_H

#include "command/book.h"

/* Contacts, promises, blocks, contracts, money at the bank, evidence. */
void explain_say_records(struct run *r, const struct book *b,
                         uint32_t customer);

/* Typed cells that stand instead of the export's in one row. */
void explain_say_overrides(struct run *r, const struct ledger *l,
                           const char *table, struct str key);

#endif
