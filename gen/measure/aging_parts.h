/*
 * aging_parts - the list of open items, private to measure/.
 */
#ifndef MEASURE_AGING_PARTS_H
#define MEASURE_AGING_PARTS_H

#include "measure/aging.h"

/* Fill out->items, going through the documents in so many parts. */
MUST_CHECK bool aging_list_items(const struct view *v, size_t parts,
                                 unsigned threads, struct aging *out,
                                 struct arena *a, struct diag *d);

#endif
