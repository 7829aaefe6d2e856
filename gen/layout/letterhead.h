/*
 * letterhead - above the text of the first page: the logo on the left, the
 * firm's name and lines on the right, a rule below.
 */
#ifndef LAYOUT_LETTERHEAD_H
#define LAYOUT_LETTERHEAD_H

#include "layout/block.h"

/* Nothing where the tree has neither logo nor lines. */
struct strips letterhead_set(struct setter *s, const struct frame *frame);

#endif
