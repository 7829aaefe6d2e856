/*
 * dunning_changed - what is no longer so as a row of a proposal says.
 */
#ifndef COMMAND_DUNNING_CHANGED_H
#define COMMAND_DUNNING_CHANGED_H

#include "command/dunning_book.h"
#include "model/proposal.h"

/*
 * "XS260610-0003: open was 49,201.10, is 10,000.00", in the language of
 * messages.  item: of the aging's, the row's document now; SIZE_MAX: it is no
 * longer open.
 */
struct str dunning_changed_text(struct run *r, const struct dunning_book *x,
                                const struct proposal_row *row, size_t item);

/*
 * The letter that went out since the row was written, where nothing else has
 * changed; or NULL.
 */
const struct issued_letter *
dunning_changed_letter(struct run *r, const struct dunning_book *x,
                       const struct proposal_row *row, size_t item);

#endif
