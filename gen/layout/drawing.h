/*
 * drawing - a chart by itself, for formats that have no pages.
 *
 * The same marks as on a page, so that a chart looks alike everywhere.
 */
#ifndef LAYOUT_DRAWING_H
#define LAYOUT_DRAWING_H

#include "layout/compose.h"

struct drawing {
    const struct mark *first; /* from the top left corner, y down */
    mpt width, height;
    struct str alt; /* for those who cannot see it */
};

/*
 * Draw a chart as wide as measure, in letters as large as the tree's body
 * asks for.  The fonts hold its characters; the marks live in a.
 */
MUST_CHECK bool drawing_make(const struct chart *chart,
                             const struct document_tree *tree, mpt measure,
                             const struct font_set *fonts,
                             struct shaper *shaper, struct drawing *out,
                             struct arena *a, struct diag *d);

#endif
