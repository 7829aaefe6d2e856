/*
 * analysis_book - everything the analysis (分析.xlsx) shows, computed of a
 * book.
 *
 * For weekly --full and for close.  Each figure is one step of a table: a step
 * that cannot compute its figure leaves it NULL, and its sheet says why.
 */
#ifndef COMMAND_ANALYSIS_BOOK_H
#define COMMAND_ANALYSIS_BOOK_H

#include "command/movements.h"
#include "model/law_tables.h"
#include "report/analysis.h"

/* Lent: the book and the dunning must outlive it. */
struct analysis_book {
    const struct book *book;
    const struct dunning *dunning;
    struct law_tables law; /* the calendar of working days among them */
    struct movements movements;
    struct analysis_figures figures; /* what they point at lives in r->arena */
};

/*
 * Of a book opened with AGING_ITEMS and BOOK_EARLIER.  False, reported: sums
 * that do not fit, or a book that cannot be read.
 */
MUST_CHECK bool analysis_book_compute(struct run *r, const struct book *b,
                                      const struct dunning *dunning,
                                      struct analysis_book *out);

/* Write the workbook. */
MUST_CHECK bool analysis_book_write(struct run *r,
                                    const struct analysis_book *x,
                                    const char *path);

#endif
