/*
 * paper_fit - is this the right paper for this customer?
 *
 * Forum and ground, as the front matter of its template says them (requires,
 * excludes): a complaint where the contract has an arbitration clause would be
 * refused (民诉法 127), dunning an insolvent debtor is void (破产法 16), supply
 * stopped without a clause is our own breach (民法典 526, 527).
 */
#ifndef COMMAND_PAPER_FIT_H
#define COMMAND_PAPER_FIT_H

#include "command/command.h"
#include "report/paper_value.h"

/*
 * False, reported (but with --all, where others are asked for) with what would
 * be the right paper, or what is missing.
 */
MUST_CHECK bool paper_fits(struct run *r, const struct template *t,
                           const struct paper_ask *ask);

/* A condition in words (English, a key of the translations), or NULL. */
const char *paper_condition(struct str name);

#endif
