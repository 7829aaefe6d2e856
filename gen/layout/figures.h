/*
 * figures - a table of a few headline figures, as boxes side by side.
 */
#ifndef LAYOUT_FIGURES_H
#define LAYOUT_FIGURES_H

#include "layout/paragraph.h"

/*
 * The heading row holds labels, the second row the figures, further ones notes:
 * one that begins strong is red, one that begins emphasised is green, beside
 * the words that say the same.
 * More columns than fit side by side go on below.
 */
struct strips figures_set(struct setter *s, const struct table *table, mpt x,
                          mpt measure, const struct paragraph_style *body);

#endif
