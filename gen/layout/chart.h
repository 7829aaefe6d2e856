/*
 * chart - a chart's description becomes marks.
 *
 * Greys and one accent, told apart by lightness, dashes and markers as well,
 * so that it reads in black and white.  A missing value is a gap, never zero.
 */
#ifndef LAYOUT_CHART_H
#define LAYOUT_CHART_H

#include "layout/chart_scale.h"
#include "layout/paragraph.h"

/* The area of the bars and lines; y down from the strip's top. */
struct plot {
    struct setter *s;
    struct strip *strip;
    const struct chart *chart;
    struct chart_scale scale;
    struct paragraph_style label;
    mpt x, y, width, height;
};

/* The whole chart, on one strip, between x and x + measure. */
struct strips chart_set(struct setter *s, const struct chart *chart, mpt x,
                        mpt measure, const struct paragraph_style *body);

/*
 * chart_series.c: the bars or lines, with the values they stand for; where
 * the plot ends, or values printed below bars that reach its end.
 */
mpt chart_draw_series(const struct plot *plot);
struct color chart_color(const struct chart *chart, size_t series);
void chart_draw_key(const struct plot *plot, size_t series, struct point at,
                    mpt width);

/* The middle of a category's place, and that place's width. */
mpt chart_middle(const struct plot *plot, size_t category);
mpt chart_slot(const struct plot *plot);

/* A label with its baseline at `at`: left of it, centred or right. */
void chart_label(const struct plot *plot, struct str text, struct point at,
                 enum align align);
mpt chart_label_width(const struct plot *plot, struct str text);

#endif
