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

/*
 * The whole chart, on one strip, between x and x + measure; its bars or lines
 * begin at `head` below the top, or below title and legend.
 */
struct strips chart_set(struct setter *s, const struct chart *chart, mpt x,
                        mpt measure, mpt head,
                        const struct paragraph_style *body);

/* What title and legend take: charts side by side begin at the largest. */
mpt chart_head(struct setter *s, const struct chart *chart, mpt measure,
               const struct paragraph_style *body);

/*
 * chart_series.c: the bars or lines, with the values they stand for; where
 * the plot ends, or values printed below bars that reach its end.
 */
mpt chart_draw_series(const struct plot *plot);
void chart_draw_key(const struct plot *plot, size_t series, struct point at,
                    mpt width);
mpt chart_y(const struct plot *plot, int64_t value);
mpt chart_bar_width(const struct plot *plot);

/* chart_waterfall.c: levels and the changes between them; where it ends. */
mpt chart_draw_waterfall(const struct plot *plot);

/* chart_heat.c: names, shaded cells and their values; where the table ends. */
mpt chart_draw_heat(struct plot *plot, mpt measure);

/* The names of the categories from top down; the height they take. */
mpt chart_draw_categories(const struct plot *plot, mpt top);

/*
 * chart_shade.c: a rectangle of one colour, with slanting lines upon it and
 * round it where it is hatched.
 */
struct chart_shade {
    struct color color;
    bool hatched;
};
void chart_fill(const struct plot *plot, struct point at, mpt width, mpt height,
                struct chart_shade shade);
void chart_outline(const struct plot *plot, struct point at, mpt width,
                   mpt height);
struct chart_shade chart_shade_of(const struct chart *chart, size_t series);
struct color chart_color(const struct chart *chart, size_t series);
/* Black or white, whichever is read more easily upon it. */
struct color chart_ink_on(struct color ground);

/*
 * The label's style, made smaller until all texts are within room; false, and
 * the smallest: they are not.
 */
bool chart_labels_fit(struct plot *plot, const struct str *texts, size_t count,
                      mpt room);

/* The middle of a category's place, and that place's width. */
mpt chart_middle(const struct plot *plot, size_t category);
mpt chart_slot(const struct plot *plot);

/* A label with its baseline at `at`: left of it, centred or right. */
void chart_label(const struct plot *plot, struct str text, struct point at,
                 enum align align);
mpt chart_label_width(const struct plot *plot, struct str text);

#endif
