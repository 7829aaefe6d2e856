/*
 * voids - columns that nothing reads, though they say that rows are void.
 *
 * What is void or a draft is no receivable.  A profile, ours too, knows the
 * columns of state by their headings; any other heading may stand over 已作废
 * or 未审核 as well, and its rows would be owed without a word.  So may a
 * remark, where it is that word and nothing else.
 */
#ifndef INPUT_VOIDS_H
#define INPUT_VOIDS_H

#include "input/source.h"

/* Warn of them, by column; f->plan is bound, data_at says where rows begin. */
void voids_warn(const struct source_file *f, struct arena *a, struct diag *d);

#endif
