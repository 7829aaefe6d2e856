/*
 * link_typed - what is typed in records/ stands instead of the export.
 *
 * Cell by cell: a cell that is filled replaces the export's, an empty one
 * leaves it.  Which cells are filled is read off the typed row itself, for a
 * value that is missing is not told from one by default.
 */
#ifndef INPUT_LINK_TYPED_H
#define INPUT_LINK_TYPED_H

#include "input/link_row.h"

/* Is row typed, and first of an export? */
bool typed_overrides(const struct link *l, struct origin row,
                     struct origin first);

/*
 * Replace what the typed row fills; kept is of the same table and stays where
 * it is.  An amount without a currency is one of the export's: where it does
 * not fit there, the typed row is refused and kept stays as it was.
 */
void typed_customer(struct row_cursor *c, struct link *l,
                    const struct customer *typed, uint32_t kept);
void typed_document(struct row_cursor *c, struct link *l,
                    const struct document *typed, struct document *kept);
void typed_receipt(struct row_cursor *c, struct link *l,
                   const struct receipt *typed, struct receipt *kept);
void typed_bill(struct row_cursor *c, struct link *l, const struct bill *typed,
                struct bill *kept);
void typed_contract(struct row_cursor *c, struct link *l,
                    const struct contract *typed, struct contract *kept);
void typed_rate(struct link *l, const struct fx_rate *typed,
                struct fx_rate *kept);

#endif
