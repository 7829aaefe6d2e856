/*
 * kpi_report - the report management reads: figures, aging, who owes most.
 *
 * A template (templates/reports/LANG/kpi.md) filled with the figures of a
 * day, and two charts a currency: "aging-CNY" (the buckets) and "trend-CNY"
 * (overdue at the snapshots).  Amounts of different currencies are never
 * added.
 *
 * Data of the template: all of kpi_value, and creditor.name, as_of, source
 * (how open amounts came about), quality {rows, ignored, rejected,
 * rejected_amounts, ties, files}; per currency name, buckets {label, count,
 * amount, share}, total, has_trend, trend, aging_chart, trend_chart.
 */
#ifndef REPORT_KPI_REPORT_H
#define REPORT_KPI_REPORT_H

#include "doc/template.h"
#include "measure/kpi.h"
#include "measure/tieout.h"

/* The same figures at an earlier snapshot. */
struct kpi_snapshot {
    struct date as_of;
    const struct kpi_set *kpis;
};

struct kpi_report {
    const struct ledger *ledger;
    const struct aging *aging;
    const struct kpi_set *kpis;
    const struct tieout *tieout;
    const struct policy *policy;
    const struct kpi_snapshot
        *history; /* oldest first, before as_of; or NULL */
    size_t history_count;
};

/* In the template's language. */
MUST_CHECK bool kpi_report_make(const struct template *t,
                                const struct kpi_report *report,
                                struct document_tree *out, struct arena *a,
                                struct diag *d);

#endif
