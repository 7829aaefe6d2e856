/*
 * paper_entry - what the register has of a paper of kind "paper".
 */
#ifndef COMMAND_PAPER_ENTRY_H
#define COMMAND_PAPER_ENTRY_H

#include "command/letter_papers.h"
#include "report/paper_value.h"

/*
 * Of no stage, with the overdue documents where it asks for payment of them;
 * it goes to the address for service of their contract.
 */
struct issued_letter paper_entry(const struct paper_ask *ask,
                                 const struct letter_template *form,
                                 struct arena *a);

#endif
