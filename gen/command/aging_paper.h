/*
 * aging_paper - what the aging workbook shows beside the figures of the day:
 * the report before, the focus list, and the files that all was read from.
 */
#ifndef COMMAND_AGING_PAPER_H
#define COMMAND_AGING_PAPER_H

#include "command/books.h"
#include "doc/value.h"
#include "report/aging_figures.h"

/*
 * Of a book opened with AGING_ITEMS and BOOK_EARLIER; inputs and policy are the
 * manifest's lists of files already hashed, or NULL: they are hashed now.
 */
MUST_CHECK bool aging_paper_fill(struct run *r, const struct book *b,
                                 const struct value *inputs,
                                 struct aging_figures *f);

/* Of several, already joined. */
MUST_CHECK bool aging_paper_fill_joint(struct run *r, const struct books *books,
                                       struct aging_figures *f);

#endif
