/*
 * reading - the order of a page's marks where cells go on side by side.
 */
#ifndef LAYOUT_READING_H
#define LAYOUT_READING_H

#include "layout/setter.h"

/*
 * Put the marks of a page behind `before` (NULL: all of them) cell by cell, as
 * they are read, and what is no content behind them.  They were drawn line by
 * line, across the cells of rows that are divided.
 */
void reading_by_cell(struct page *page, struct mark *before,
                     struct arena *scratch);

#endif
