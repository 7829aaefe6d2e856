/*
 * entities_parts - what the files of the joined books share; private to
 * measure/.
 */
#ifndef MEASURE_ENTITIES_PARTS_H
#define MEASURE_ENTITIES_PARTS_H

#include "measure/entities.h"

/* From e->items and e->aging.  False, without a message: sums overflow. */
MUST_CHECK bool entities_join_tieout(struct entities *e, struct arena *a);
MUST_CHECK bool entities_join_conversion(struct entities *e, struct arena *a);

#endif
