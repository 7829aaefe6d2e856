/*
 * aging_table - the aging as figures for programs: JSON and CSV.
 *
 * The shape is stable (DESIGN 5): keys are added, never changed.  Amounts are
 * exact and names are ASCII keys that are never translated.
 */
#ifndef REPORT_AGING_TABLE_H
#define REPORT_AGING_TABLE_H

#include "doc/sheet.h"
#include "doc/value.h"
#include "report/aging_figures.h"

/*
 * {"as_of", "currencies": [{"currency", "buckets": [{"name", "from", "to",
 * "count", "amount"}], "total": {"count", "amount"}, "unapplied", "overdue",
 * PARTS, "bases": {"issue_date", "posting_date", "disclosure": as buckets}}],
 * "customers": [{"id", "name", "currency", "parent", "buckets": {name:
 * amount}, "count", "total", "unapplied", "overdue", "oldest_days", PARTS,
 * "bases": {"issue_date": {name: amount}, ...}}], "groups": [{"id", "name",
 * "currency", "total", "overdue", "buckets": {name: amount}}], "policy": {...},
 * "reporting": {...} or null, "tie_out": {...}}
 *
 * PARTS are disputed, retention, bills, returned, handed_over, bills_held and
 * bills_passed_on.  Bases are there where the aging has them.
 */
struct value aging_value(const struct aging_figures *f, struct arena *a);

/*
 * Several books: {"as_of", "entities": [{"entity": its name, then the keys of
 * aging_value}], "totals": the "currencies" of all together, "reporting":
 * {...} or null, "same_customers": [{"uscc", "customers": [{"entity", "id",
 * "name"}]}]}.  all is that of all->entities; books are theirs, in order.
 */
struct value aging_value_joined(const struct aging_figures *all,
                                const struct aging_figures *books,
                                struct arena *a);

/*
 * The tie-out alone, with what was read: {"files": [...], "rejected": n,
 * "rejects": [{"file", "line", "column", "table", "reason", "amount",
 * "currency", "customer"}], "policy": {...}, "tie_out": {...},
 * "outdated_letters": [{"run", "letter", "letter_no", "date", "customer",
 * "number", "currency", "what": "gone", "customer", "amount" or "due_date",
 * "in_letter", "now", "due_in_letter", "due_now"}]}; these are letters of
 * earlier runs that are no longer right of their day.
 */
struct value aging_value_check(const struct aging_figures *f, struct arena *a);

/*
 * {"allocation_source": "exported", "open_amount", "named" or "none",
 * "allocation_order": "oldest", "named", "civil_code" or "pro_rata",
 * "credit_notes": "apart", "aged" or "applied", "fx": "as_of" or "historic"}
 */
struct value policy_value(const struct ledger *ledger,
                          const struct policy *policy, struct arena *a);

/*
 * {"ties", "currencies": [{"currency", the lines of struct tieout_row}],
 * "customers": the same with "id" (null: those who have vanished, where there
 * are events),
 * "restatements": [{"kind", "number", "customer", "currency", "effective",
 * "reported", "recorded", "was", "is", "change", "file", "line"}],
 * "comparison": "none", "events", "open_items" or "not_comparable",
 * "corrected": the earlier export was replaced since its report,
 * "items": between two exports of open items [{"change": "settled_unknown",
 * "part_settled_unknown", "new_settled_unknown", "new_part_settled_unknown",
 * "risen", "entered_late" or "reappeared", "number", "customer", "currency",
 * "issue_date", "due_date", "was", "is", "unknown",
 * "last_seen", "file", "line"}]}
 */
struct value tieout_value(const struct ledger *ledger,
                          const struct tieout *tieout, struct arena *a);

/*
 * A row a customer and currency, as a table for csv_make.  Columns that few
 * ledgers need are left out where no row has anything in them.  Of several
 * books the first column is the entity.
 */
const struct sheet *aging_rows(const struct aging_figures *f, struct arena *a);

#endif
