/*
 * column - how wide the columns of a table are (pure).
 */
#ifndef LAYOUT_COLUMN_H
#define LAYOUT_COLUMN_H

#include "layout/page.h"

struct column {
    mpt narrowest; /* of the widest word or number, with its padding */
    mpt widest;    /* without any break, with its padding */
    mpt width;     /* what it gets */
    enum align align;
    bool number; /* its body cells are numbers */
};

/* Fill in width: together exactly measure, none less than 1. */
void columns_divide(struct column *columns, size_t count, mpt measure);

/* Whether every word and number can stand unbroken. */
bool columns_fit(const struct column *columns, size_t count, mpt measure);

#endif
