/*
 * kpi_report - the report management reads: figures, aging, who owes most.
 *
 * A template (templates/reports/LANG/kpi.md) filled with the figures of a
 * day, and two charts a currency: "aging-CNY" (the buckets) and "trend-CNY"
 * (overdue at the snapshots).  Amounts of different currencies are never
 * added.
 *
 * Data of the template: all of kpi_value, and
 *
 *   creditor.name as_of source any several many (currencies)
 *   quality    rows ignored rejected rejected_amounts (or null)
 *              rejected_unknown (rows without a readable amount; or null) ties
 *              aging_ties (the aging and the ledger), mismatches (list of
 *              currency, aging and control: what the ledger's events give less
 *              the aging, the control total less the events; or null) files
 *              (list of name encoding rows ignored rejected)
 *   buckets    list of label, cells: of each currency its code, count amount
 *              share
 *   currencies come with the reporting currency first, which is main
 *   by_entity  list of currency rows (see kpi_value_entities); empty unless
 *              there are several books
 *   per currency: currency_name main headline (list of figures) has_aging
 *              row (its cells) document_count total unapplied aging_chart
 * has_trend trend (list of date receivables overdue percent_overdue)
 * trend_chart
 */
#ifndef REPORT_KPI_REPORT_H
#define REPORT_KPI_REPORT_H

#include "doc/template.h"
#include "measure/entities.h"
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
    const struct entities *entities;    /* whose sums all this is; or NULL */
    const struct kpi_set *const *books; /* of each entity; or NULL */
};

/* What it is filled with: report/variables tells it as kind "kpi". */
struct value kpi_report_value(const struct kpi_report *report,
                              enum language language, struct arena *a);

/* The same with its "charts", as doc/chart_value reads them: for JSON. */
struct value kpi_report_data(const struct kpi_report *report,
                             enum language language, struct arena *a);

/* In the template's language. */
MUST_CHECK bool kpi_report_make(const struct template *t,
                                const struct kpi_report *report,
                                struct document_tree *out, struct arena *a,
                                struct diag *d);

#endif
