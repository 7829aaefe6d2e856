/*
 * chart_scale - the values of a chart on one scale, and its ticks (pure).
 *
 * Values are exact decimals brought to one number of decimals; ticks are
 * multiples of 1, 2 or 5 times a power of ten.
 */
#ifndef LAYOUT_CHART_SCALE_H
#define LAYOUT_CHART_SCALE_H

#include "layout/page.h"

struct chart_scale {
    const struct chart *chart;
    int64_t *values; /* series by series; in 10^-decimals */
    int decimals;
    int64_t low, high; /* of the axis: multiples of step, low < high */
    int64_t step;
    bool cut; /* WATERFALL: the axis begins above zero */
};

struct chart_scale chart_scale_new(const struct chart *chart, struct arena *a);

bool chart_is_missing(const struct chart *chart, size_t series,
                      size_t category);
int64_t chart_value(const struct chart_scale *scale, size_t series,
                    size_t category);

/* WATERFALL: the level behind a category, from the one before it. */
int64_t chart_level(const struct chart_scale *scale, size_t category,
                    int64_t before);

/* How far above low, where height is the whole axis; within 0 .. height. */
mpt chart_rise(const struct chart_scale *scale, int64_t value, mpt height);

/* A tick's label: grouped thousands, no more decimals than the step has. */
struct str chart_tick_text(const struct chart_scale *scale, int64_t value,
                           struct arena *a);

/* A value's label, with all its decimals. */
struct str chart_value_text(const struct chart_scale *scale, int64_t value,
                            struct arena *a);

#endif
