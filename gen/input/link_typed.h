/*
 * link_typed - what is typed in records/ stands instead of the export.
 *
 * Rows find each other by their keys.  Cell by cell: a cell that is filled
 * replaces the export's, an empty one leaves it; a row that says void takes
 * the export's away.  Every value that is replaced is in ledger.overrides.
 *
 * Two typed rows of one key add to each other.  Where they contradict each
 * other the one recorded later counts, which is told; where that is not known
 * neither counts: both are rejected.
 */
#ifndef INPUT_LINK_TYPED_H
#define INPUT_LINK_TYPED_H

#include "input/link.h"

/* Collect the typed rows of all pieces. */
void typed_gather(struct link *l);

/* Is there a typed row of the table? */
bool typed_has(const struct link *l, enum table table);

/*
 * The row of the ledger's table with the key of a typed one, the first of
 * several; LEDGER_NONE: there is none.
 */
typedef uint32_t typed_finder(struct link *l, const void *context,
                              const struct typed_row *row, bool *several);

/* Whose rows do not count is somebody all the same: a number alone. */
void typed_forget_customer(struct customer *c);

/*
 * Put the typed rows of a table over those they find.  What is left of them in
 * the ledger's table, the caller takes out.
 */
void typed_settle(struct link *l, enum table table, typed_finder *find,
                  const void *context);

#endif
