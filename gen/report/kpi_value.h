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

/* The figures of an earlier snapshot. */
struct kpi_snapshot {
    struct date as_of;
    const struct kpi_set *kpis;
};

/* What the figures are compared with. */
struct kpi_past_days {
    const struct kpi_snapshot *items; /* oldest first, all before the day */
    size_t count;
    const struct kpi_set *before; /* of the day compared with; or NULL */
};

/*
 * {"as_of", "currencies": [{"currency", amounts ("receivables", "current",
 * "overdue", "over_90", "disputed", "invoiced", "credited", "sales",
 * "opening_overdue", "newly_overdue", "recovery_base", "recovered",
 * "collected", "applied", "applied_bills" (to documents of any age), "cost",
 * "settled_unknown", "part_settled_unknown",
 * "new_settled_unknown"), "settled_since", "settled", "new_settled",
 * "has_history", "has_receipts", "has_costs", "costs": [{"kind", "amount",
 * "rows"}], "months": [{"from", "to", "sales", "open", "counted", "days"}],
 * "closed": {"from", "to"}, "closed": {"from", "to"}, "rolls": [{"label",
 * "opening", "traced", "net", "traced_rate", "net_rate"}], "figures": [...],
 * "top": [{"rank", "customer_id", "name", "who", "overdue", "share",
 * "unapplied", "total", "oldest_days"}]}], "performance": [{"by", "name",
 * "customers", "currencies":
 * [...]}]}.
 *
 * A figure: "name" (a stable ASCII key), "label", "title" (short, with its
 * window), "headline", "defined", "value" (rounded) and "exact" (six decimals),
 * "unit", "shown" (with its unit) and "short" (as a card has room), "formula",
 * "numerator_label", "numerator", "denominator_label", "denominator", "days",
 * "working" (the formula with its numbers), "excluded" and "exclusions" (what
 * it leaves out or has in it), "source" (of which rows), "from", "to",
 * "period", "partial" (the window begins before the first row), "note",
 * "before", "before_shown", "change", "movement" (arrow, size, verdict),
 * "better", "worse", "trend": [{"date", "value"}], "trend_text".
 *
 * One that is not defined has value null, what stands in its place ("absent")
 * and a "reason".  An amount that is not known is null: of cash where no
 * receipts were given, of the past in an export of open items.  What open items
 * lost since settled_since without a receipt is told beside, and is never cash.
 * past: or NULL.
 */
struct value kpi_value(const struct ledger *l, const struct kpi_set *kpis,
                       const struct kpi_past_days *past, enum language language,
                       struct arena *a);

/*
 * The same of several books together (kpi_join); each of "top" has an "entity"
 * as well.
 */
struct value kpi_value_joined(const struct entities *e,
                              const struct kpi_set *kpis,
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
