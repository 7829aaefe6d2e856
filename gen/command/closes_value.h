/*
 * closes_value - close.json read back; for the files of closes alone.
 *
 * What cannot be understood gives false: the caller says of which file.
 */
#ifndef COMMAND_CLOSES_VALUE_H
#define COMMAND_CLOSES_VALUE_H

#include "command/closes.h"
#include "input/json.h"

/* Items, write-offs and sums of close.json's "ledger". */
MUST_CHECK bool closes_read_ledger(const struct json_node *node,
                                   struct frozen *out, struct arena *a);

/* An entry that is not there is no_date. */
MUST_CHECK bool closes_read_date(const struct json_node *node, const char *key,
                                 struct date *out);
MUST_CHECK bool closes_read_money(const struct json_node *node, const char *key,
                                  const struct currency *currency,
                                  int64_t *out);

/* Of the entry "currency"; NULL: none. */
const struct currency *closes_read_currency(const struct json_node *node);

#endif
