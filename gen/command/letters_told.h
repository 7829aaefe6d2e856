/*
 * letters_told - the letters of a run for its manifest, and letters of earlier
 * runs that are no longer right.
 */
#ifndef COMMAND_LETTERS_TOLD_H
#define COMMAND_LETTERS_TOLD_H

#include "command/letter_papers.h"
#include "doc/value.h"

/*
 * [{"customer_id", "currency", "number": null, "file", "stage", "total",
 * "documents": [{"doc_no", "installment_no", "due_date", "open"}]}] of the
 * letters that were written; names are those of all outputs, the letters'
 * among them, in the order of the letters.
 */
struct value letters_value(struct run *r, const struct letter_papers *letters,
                           struct str folder, const struct str *names,
                           size_t name_count);

/*
 * Letters of earlier runs that say what is no longer right of their day: those
 * of the earlier report's day, and of days whose snapshot was replaced.
 */
MUST_CHECK bool letters_find_outdated(struct run *r, struct book *b);

/* Where a letter lies in the book, and what is no longer right of it. */
struct place letters_place(struct run *r, const struct issued_letter *letter);
struct str letters_outdated_text(struct run *r, const struct outdated_row *x);

/* The first of them as warnings, and how many more there are. */
void letters_warn_outdated(struct run *r, const struct book *b);

#endif
