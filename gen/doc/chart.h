/*
 * chart - what a chart shows, before it is drawn.
 *
 * One description goes to PDF now and to other formats later.  Bars are
 * readable in black and white: each series has its own grey and pattern order.
 */
#ifndef DOC_CHART_H
#define DOC_CHART_H

#include "model/decimal.h"

enum chart_kind {
    CHART_BARS,         /* one bar a category, vertical */
    CHART_STACKED_BARS, /* series stacked in each category */
    CHART_LINES         /* one line a series over the categories */
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
    struct str description; /* for those who cannot see it */
};

#endif
