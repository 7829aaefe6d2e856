/*
 * guess_preview - the first rows of an export as a draft would read them.
 */
#ifndef INPUT_GUESS_PREVIEW_H
#define INPUT_GUESS_PREVIEW_H

#include "input/guess.h"

/*
 * Lines of text, each behind prefix: number, customer, dates and amounts of the
 * first rows, and how much they all add up to.  Of a draft that is not complete
 * what stands in the columns, with a "?" behind what is not sure; of a complete
 * one what a profile made of yaml reads, or why it does not read a row.
 */
struct str guess_preview(const struct guess *g, struct str yaml,
                         const char *prefix, const struct currency *currency,
                         struct arena *a, const struct diag *d);

#endif
