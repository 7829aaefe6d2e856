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

/* The one that --customer names; empty: none.  False, reported: several. */
MUST_CHECK bool customer_asked(struct run *r, struct str *out);

/*
 * All that --customer and the first column of --customers name, each once, in
 * the order of the ledger.  Whoever is not found is reported at his place.
 */
MUST_CHECK bool customers_asked(struct run *r, const struct ledger *l,
                                bool **is_asked);

/* "C0042 示例公司, ..." of those that may be meant, or empty. */
struct str customers_near(struct run *r, const struct ledger *l,
                          struct str name);

#endif
