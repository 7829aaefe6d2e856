/*
 * link_typed_say - what is said of typed rows, and why they are refused.
 *
 * For link_typed.c alone.
 */
#ifndef INPUT_LINK_TYPED_SAY_H
#define INPUT_LINK_TYPED_SAY_H

#include "input/link_near.h"

/* Of this row, but for its column. */
struct refusal typed_refusal(const struct typed_row *row, uint32_t customer);

/* "D3", or "D3/2". */
struct str typed_key(struct link *l, const struct typed_row *row);

/* What people call a column. */
struct str typed_title(const struct link *l, enum table table, size_t column);

/* A row that lacks what a row of its own needs, or is void, and finds none. */
void typed_refuse_unmatched(struct link *l, struct nearing *nearing,
                            const struct typed_row *row);

/* Several rows of the export may be meant. */
void typed_refuse_several(struct link *l, const struct typed_row *row);

#endif
