/*
 * column - how wide the columns of a table are (pure).
 *
 * Figures and dates stay whole.  Words and codes give way to them, first at
 * the joints of codes, at last between any two characters.
 */
#ifndef LAYOUT_COLUMN_H
#define LAYOUT_COLUMN_H

#include "layout/page.h"

/* What may be divided. */
enum yield { YIELD_NOTHING, YIELD_JOINTS, YIELD_WORDS, YIELD_KINDS };

struct column {
    mpt least[YIELD_KINDS]; /* what it cannot do without, with its padding */
    mpt widest;             /* without any break, with its padding */
    mpt heading, folded;    /* the same of its heading; that in two lines */
    mpt whole, tail;        /* of its figures: to the point, and from there */
    mpt width;              /* what it gets */
    enum align align;
    bool number; /* its body cells are numbers */
};

/*
 * As many headings as the measure allows stand in one line, those first that
 * need least for it: widest becomes that of the whole column.
 */
void columns_fold(struct column *columns, size_t count, mpt measure);

/* What all columns ask for when nothing is divided. */
int64_t columns_widest(const struct column *columns, size_t count);

/* Fill in width: together exactly measure, none less than 1. */
void columns_divide(struct column *columns, size_t count, mpt measure,
                    enum yield yield);

/* What all columns cannot do without. */
int64_t columns_least(const struct column *columns, size_t count,
                      enum yield yield);

#endif
