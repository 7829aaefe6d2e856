/*
 * credit_parts - what the files of measure/credit share.
 */
#ifndef MEASURE_CREDIT_PARTS_H
#define MEASURE_CREDIT_PARTS_H

#include "measure/credit.h"

/* Candidates by customer_id; their limits are not filled in yet. */
struct credit_stop *credit_find_stops(const struct ledger *l,
                                      const struct aging *aging,
                                      const struct policy *policy,
                                      size_t *count, struct arena *a);

#endif
