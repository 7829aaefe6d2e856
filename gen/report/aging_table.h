/*
 * aging_table - the aging as figures for programs: JSON and CSV.
 *
 * The shape is stable (DESIGN 5); amounts are exact and names are ASCII keys
 * that are never translated.
 */
#ifndef REPORT_AGING_TABLE_H
#define REPORT_AGING_TABLE_H

#include "doc/sheet.h"
#include "doc/value.h"
#include "measure/aging.h"
#include "measure/tieout.h"

/*
 * {"as_of", "currencies": [{"currency", "buckets": [{"name", "from", "to",
 * "count", "amount"}], "total": {"count", "amount"}, "unapplied", "overdue",
 * "disputed"}], "customers": [{"id", "name", "currency", "buckets": {name:
 * amount}, "count", "total", "unapplied", "disputed", "overdue",
 * "oldest_days"}], "tie_out": {...}}
 */
struct value aging_value(const struct ledger *ledger, const struct aging *aging,
                         const struct tieout *tieout, struct arena *a);

/*
 * The tie-out alone, with what was read: {"files": [...], "rejected": n,
 * "tie_out": {...}}.
 */
struct value aging_value_check(const struct ledger *ledger,
                               const struct tieout *tieout, struct arena *a);

/* A row a customer and currency, as a table for csv_make. */
const struct sheet *aging_rows(const struct ledger *ledger,
                               const struct aging *aging,
                               const struct policy *policy, struct arena *a);

#endif
