/*
 * kpi_charts - the two charts of a currency in the KPI report.
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
