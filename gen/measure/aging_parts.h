/*
 * aging_parts - the list of open items, private to measure/.
 */
#ifndef MEASURE_AGING_PARTS_H
#define MEASURE_AGING_PARTS_H

#include "measure/aging.h"

/* Fill out->items; out->item_count says how many there are. */
MUST_CHECK bool aging_list_items(const struct view *v, unsigned threads,
                                 struct aging *out, struct arena *a,
                                 struct diag *d);

#endif
