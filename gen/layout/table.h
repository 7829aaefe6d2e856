/*
 * table - columns as wide as their content asks, rows that are not split.
 */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "layout/paragraph.h"

/* Strips of the table between x and x + measure, in the style of the body. */
struct strips table_set(struct setter *s, const struct table *table, mpt x,
                        mpt measure, const struct paragraph_style *body);

#endif
