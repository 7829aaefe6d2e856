/*
 * movement_parts - the steps of movement_make, private to measure/.
 */
#ifndef MEASURE_MOVEMENT_PARTS_H
#define MEASURE_MOVEMENT_PARTS_H

#include "measure/movement.h"

/*
 * Set m->converted where there is another currency and a rate.  then: the view
 * of the earlier day, or NULL.
 */
MUST_CHECK bool movement_convert(struct movement *m, const struct view *now,
                                 const struct view *then,
                                 const struct policy *policy, struct arena *a,
                                 struct diag *d);

#endif
