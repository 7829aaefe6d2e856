/*
 * kpi_charts - amounts of one currency as charts of the KPI report.
 */
#ifndef REPORT_KPI_CHARTS_H
#define REPORT_KPI_CHARTS_H

#include "report/kpi_report.h"

/* A currency's figures at the snapshots and, last, on the report's day. */
struct kpi_trend {
    const struct kpi **items;
    size_t count;
};

struct kpi_trend kpi_trend_of(const struct kpi_report *report,
                              const struct currency *currency, struct arena *a);

/* What a chart shows, in minor units, series by series. */
struct kpi_grid {
    enum chart_kind kind;
    struct str title;
    const struct currency *currency;
    struct str *categories; /* category_count */
    size_t category_count;
    struct str *series; /* series_count */
    size_t series_count;
    int64_t *minors;
    bool *levels; /* WATERFALL: see struct chart; or NULL */
};

/* Zeroed, to be filled. */
struct kpi_grid kpi_grid_new(enum chart_kind kind,
                             const struct currency *currency, size_t categories,
                             size_t series, struct arena *a);

/* In a unit that keeps its numbers short: 人民币，万元; CNY thousand. */
const struct chart *kpi_chart_new(const struct kpi_grid *grid,
                                  enum language language, struct arena *a);

/* "1-30", "365+": below a bar or above a column, where there is little room. */
struct str kpi_bucket_name(const struct bucket *b, enum language language,
                           struct arena *a);

/* "aging-CNY" */
struct str kpi_chart_name(const char *kind, const struct currency *currency,
                          struct arena *a);

/*
 * Bars of the buckets for each currency with something open, lines of overdue
 * money for each with a history; their number.
 */
size_t kpi_charts_make(const struct kpi_report *report, enum language language,
                       struct named_chart **out, struct arena *a);

#endif
