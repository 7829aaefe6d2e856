/*
 * kpi_value - the key figures as data, for JSON and for the report's template.
 *
 * Every figure carries its formula, numerator, denominator and window; one
 * that does not exist is null and says why.
 */
#ifndef REPORT_KPI_VALUE_H
#define REPORT_KPI_VALUE_H

#include "doc/value.h"
#include "measure/entities.h"
#include "measure/kpi.h"

/*
 * {"as_of", "currencies": [{"currency", "receivables", "overdue", "over_90",
 * "disputed", "invoiced", "credited", "sales", "opening_overdue",
 * "newly_overdue", "recovery_base", "recovered", "collected", "cost",
 * "settled_unknown", "part_settled_unknown", "new_settled_unknown",
 * "settled_since", "settled", "new_settled", "has_history", "has_receipts",
 * "has_costs", "figures": [{"name", "label",
 * "title", "headline", "defined", "value", "unit", "formula",
 * "numerator_label", "numerator", "denominator_label", "denominator", "days",
 * "working", "from", "to", "period", "absent", "reason"}], "top": [{"rank",
 * "customer_id", "name", "who", "overdue", "share", "unapplied", "total",
 * "oldest_days"}]}]}.
 *
 * name is a stable ASCII key; labels, formulas and reasons are in the
 * language.  A figure's title is a short label with its window; who is a
 * customer's id and name, or one of them where both are the same.  A figure
 * that is not defined has value null, what stands in its place (absent) and a
 * reason.  An amount that is not known is null: of cash where no receipts were
 * given, of the past in an export of open items.  What open items lost since
 * settled_since without a receipt is told beside, and is never cash.
 */
struct value kpi_value(const struct ledger *l, const struct kpi_set *kpis,
                       const struct policy *policy, enum language language,
                       struct arena *a);

/*
 * The same of several books together (kpi_join); each of "top" has an "entity"
 * as well.
 */
struct value kpi_value_joined(const struct entities *e,
                              const struct kpi_set *kpis,
                              const struct policy *policy,
                              enum language language, struct arena *a);

/*
 * The figures side by side, for the report: a list of {"currency", "rows":
 * [{"entity", "is_total", "receivables", "overdue", "over_90",
 * "percent_overdue", "percent_over_90", "dso", "recovery_rate"}]}; each ratio
 * is {"defined", "value"}.  books are those of e, in its order; kpis are
 * joined.
 */
struct value kpi_value_entities(const struct entities *e,
                                const struct kpi_set *const *books,
                                const struct kpi_set *kpis, struct arena *a);

#endif
