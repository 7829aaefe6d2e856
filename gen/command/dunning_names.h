/*
 * dunning_names - what cannot be printed in the names and addresses of those
 * who get letters.
 */
#ifndef COMMAND_DUNNING_NAMES_H
#define COMMAND_DUNNING_NAMES_H

#include "command/dunning_book.h"

/*
 * Warn, at the customer's row, of control characters and of marks that turn
 * the direction of text: nobody sees them in a sheet, and a letter would print
 * something else than it shows.
 */
void dunning_names_tell(struct run *r, const struct dunning_book *x);

#endif
