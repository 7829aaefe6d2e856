/*
 * reject - the list of rows that were not used, each once, in the order of
 * files and lines; and the messages about them.
 */
#ifndef INPUT_REJECT_H
#define INPUT_REJECT_H

#include "input/link.h"

/*
 * Fill rejects and the counts of the ledger's files from the pieces and the
 * refusals of l; customers of rejected rows are held.
 */
void reject_list(struct link *l);

#endif
