/*
 * gap_match - the documents of two snapshots, one against the other, for
 * gap*.c alone.
 */
#ifndef MEASURE_GAP_MATCH_H
#define MEASURE_GAP_MATCH_H

#include "measure/gap.h"

bool gap_is_photograph(const struct view *v);

/* Is the document one of the export's that are compared; and its amount. */
bool gap_counts(const struct view *v, size_t document, bool by_open);
int64_t gap_amount(const struct view *v, size_t document, bool by_open);

/*
 * As gap_compute_moves, of one document in so many that no more than some
 * hundred thousand are held: the same ones of both snapshots.
 */
void gap_match_some(const struct view *before, const struct view *after,
                    struct gap_moves *out);

#endif
