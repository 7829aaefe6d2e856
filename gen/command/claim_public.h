/*
 * claim_public - the public claim of a customer for a paper that quotes it.
 *
 * What the house notes of the claim stays behind this call.
 */
#ifndef COMMAND_CLAIM_PUBLIC_H
#define COMMAND_CLAIM_PUBLIC_H

#include "command/command.h"
#include "measure/claim.h"

/* False, reported: it has open questions, or nothing is due. */
MUST_CHECK bool claim_public(struct run *r, const struct claim_book *book,
                             const struct ledger *l, uint32_t customer,
                             const struct currency *currency,
                             const struct claim **out);

#endif
