/*
 * chart_value - charts that data describe, and charts as data.
 *
 * The data's "charts" holds one a name, shown by "::: chart NAME":
 *
 *   {"kind": "bars", "title": "账龄", "unit": "元", "shorten": true,
 *    "categories": ["1-30", "31-60"],
 *    "series": [{"name": "未收", "values": [1200.50, null]}],
 *    "levels": [true, false], "description": "…"}
 *
 * Kinds: bars, stacked, lines, waterfall, heat.  A value that is null is
 * missing; one in quotes is a number as well.  levels (waterfall) tells levels
 * from changes; title, unit, levels, shorten and description may be left out.
 */
#ifndef DOC_CHART_VALUE_H
#define DOC_CHART_VALUE_H

#include "base/diag.h"
#include "doc/divs.h"
#include "doc/value.h"

/*
 * The charts of data, a map; none where it has no "charts".  Faults are
 * reported at `at`, with the name of the chart.
 */
MUST_CHECK bool chart_value_read(struct value data, struct place at,
                                 struct named_chart **out, size_t *count,
                                 struct arena *a, struct diag *d);

/* The same of charts that were made: what "charts" of data holds. */
struct value chart_values(const struct named_chart *charts, size_t count,
                          struct arena *a);

#endif
