/*
 * synonym - files that have several columns for one of ours.
 *
 * Our tables accept more than one heading for a column, and the first that a
 * file has is read.  Where it has two, of what is owed, when, or in which
 * currency, they must say the same: which of them is right only people know.
 * The price with tax stands beside the one without it in every list of Chinese
 * invoices: it is the one that is owed.
 */
#ifndef INPUT_SYNONYM_H
#define INPUT_SYNONYM_H

#include "input/source.h"

/* Let p, which is our own table, read 价税合计 where headings have it. */
void synonym_prefer(const struct source_file *f, struct profile *p,
                    const struct csv_row *headings, struct arena *a,
                    struct diag *d);

/* Do they agree in all rows that are read?  False: said why. */
MUST_CHECK bool synonym_check(const struct source_file *f, struct arena *a,
                              struct diag *d);

/* Set the fields that it compares with those that are read. */
void synonym_mark(const struct plan *plan, bool *fields);

#endif
