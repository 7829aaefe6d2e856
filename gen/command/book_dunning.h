/*
 * book_dunning - the ladder of a book: its ledger, its register, its calendar.
 */
#ifndef COMMAND_BOOK_DUNNING_H
#define COMMAND_BOOK_DUNNING_H

#include "command/book.h"
#include "measure/dunning.h"

/*
 * Compute who gets which letter, by what was issued before (b->issued).
 * letter_date no_date: the as-of day, or the first worked day after it.
 */
MUST_CHECK bool book_dunning(struct run *r, const struct book *b,
                             struct date letter_date, struct dunning *out);

/* The first worked day from the as-of day on: letters are dated so. */
MUST_CHECK bool book_letter_date(struct run *r, const struct book *b,
                                 struct date *out);

#endif
