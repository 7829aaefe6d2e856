/*
 * numbering - numbers as Chinese papers count: 一、 （一） 1. （1）.
 */
#ifndef DOC_NUMBERING_H
#define DOC_NUMBERING_H

#include "doc/tree.h"

/*
 * Put its number before the text of each heading of level 2 to 5; a heading of
 * a higher level begins the count anew.
 */
void numbering_apply(struct block *blocks, struct arena *a);

/* The n-th label of an ordered list, from 1: "（二）". */
struct str numbering_label(enum list_style style, int64_t n, bool chinese,
                           struct arena *a);

#endif
