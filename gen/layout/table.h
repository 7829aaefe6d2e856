/*
 * table - columns as wide as their content asks, rows that are not split.
 */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "layout/block.h"

/*
 * Strips of a block's table in the frame, in the style of its body.  In the
 * role DIV_CARRY each page ends and begins with the sums so far.
 */
struct strips table_set(struct setter *s, const struct block *block,
                        const struct frame *frame);

#endif
