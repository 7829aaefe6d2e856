/*
 * form - a table whose cells span columns and rows, ruled all round.
 *
 * Columns are as wide as the template says.  Rows are not parted, but for
 * those taller than a third of a page; rows that one cell spans stay together
 * unless they take more than half a page.
 */
#ifndef LAYOUT_FORM_H
#define LAYOUT_FORM_H

#include "layout/paragraph.h"

/* Strips of a form between x and x + measure. */
struct strips form_set(struct setter *s, const struct table *table, mpt x,
                       mpt measure, const struct paragraph_style *body);

#endif
