/*
 * kpi_report - what management reads: two pages, and an annex of formulas.
 *
 * A template (templates/reports/LANG/kpi.md) filled with the figures of a day,
 * what changed and why, where the risk is, who owes most, what is promised and
 * expected, what collecting cost and what is to be decided.  Amounts of
 * different currencies are never added.
 *
 * Data of the template: all of kpi_value, and
 *
 *   creditor.name as_of source any several many (currencies)
 *   compared   has date days word text restated (some of it is not as it was
 *              reported) column: what figures are compared with
 *   notices    list of text: a first snapshot, missing weeks, a photograph
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
 *              has_trend trend (list of date receivables overdue
 *              percent_overdue) trend_chart, summary, top_shown top_sum
 *              top_share, and of each of top change change_text promise
 *              next_step shown; reported (receivables and overdue of the day
 *              compared with, as they were reported; or null), brief (texts for
 * one row), movement risk promised forecast costing decisions (see
 * report/kpi_parts.h)
 */
#ifndef REPORT_KPI_REPORT_H
#define REPORT_KPI_REPORT_H

#include "doc/template.h"
#include "measure/entities.h"
#include "measure/kpi.h"
#include "measure/tieout.h"
#include "report/kpi_value.h"

struct decisions;
struct dunning;
struct forecast;
struct movement;
struct promises;

/*
 * Lent.  What is NULL could not be computed, or is not asked of several books;
 * its section says so.
 */
struct kpi_report {
    const struct ledger *ledger;
    const struct aging *aging;
    const struct kpi_set *kpis;
    const struct tieout *tieout;
    const struct policy *policy;
    const struct kpi_snapshot
        *history; /* oldest first, before as_of; or NULL */
    size_t history_count;
    struct date before_day;       /* what is compared with; or no_date */
    const struct kpi_set *before; /* its figures; or NULL */
    bool before_traced; /* there was no snapshot: worked out from these data */
    const struct ledger *before_ledger; /* its customers; NULL: no aging */
    const struct aging *before_aging;
    const struct aging
        *reported; /* of before_day as it was reported then; NULL:
                      there is none, or not to be compared */
    bool is_lone;  /* one file without a book */
    const struct movement *movement;
    const struct decisions *decisions;
    const struct dunning *dunning;
    const struct promises *promises;
    const struct forecast *forecast;
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
