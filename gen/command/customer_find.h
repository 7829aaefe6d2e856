/*
 * customer_find - the customer that somebody names on the command line.
 */
#ifndef COMMAND_CUSTOMER_FIND_H
#define COMMAND_CUSTOMER_FIND_H

#include "command/command.h"

/*
 * By number, former number or name, whole.  Nobody, or several of one name, is
 * reported with those that may be meant.
 */
MUST_CHECK bool customer_find(struct run *r, const struct ledger *l,
                              struct str asked, uint32_t *out);

/* "C0042 示例公司, ..." of those that may be meant, or empty. */
struct str customers_near(struct run *r, const struct ledger *l,
                          struct str name);

#endif
