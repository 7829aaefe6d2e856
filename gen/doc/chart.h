/*
 * chart - what a chart shows, before it is drawn.
 *
 * One description goes to PDF and to SVG in HTML.  All kinds are readable in
 * black and white: series differ in grey, pattern, dashes and markers, and
 * values are printed where there is room.
 */
#ifndef DOC_CHART_H
#define DOC_CHART_H

#include "model/decimal.h"

enum chart_kind {
    CHART_BARS,         /* one bar a category, vertical */
    CHART_STACKED_BARS, /* series stacked in each category */
    CHART_LINES,        /* one line a series over the categories */
    CHART_WATERFALL,    /* one series of changes between levels */
    CHART_HEAT          /* a table: one row a series, shaded by value */
};

struct chart_series {
    struct str name;
    struct decimal *values; /* one a category */
    bool *missing;          /* NULL: none is missing */
};

struct chart {
    enum chart_kind kind;
    struct str title;
    struct str unit; /* "万元", "%" */
    struct str *categories;
    size_t category_count;
    struct chart_series *series;
    size_t series_count;
    bool *levels; /* WATERFALL: which values are levels, not changes; or NULL */
    bool shorten; /* large values in 万 or 亿, k, m or bn of the unit */
    struct str description; /* for those who cannot see it, or empty */
};

/* The same chart in a unit that keeps its numbers short. */
struct chart chart_shortened(const struct chart *chart, bool chinese,
                             struct arena *a);

/* Said of a WATERFALL whose axis begins above zero. */
struct str chart_cut_words(bool chinese);

/* The description, else the numbers in words. */
struct str chart_words(const struct chart *chart, struct arena *a);

#endif
