/*
 * records_value - what people typed in records/, as JSON.
 */
#ifndef REPORT_RECORDS_VALUE_H
#define REPORT_RECORDS_VALUE_H

#include "doc/value.h"
#include "measure/holds.h"

/* Typed rows of one table. */
struct typed_table {
    struct str table;
    size_t files, rows, used, ignored, rejected;
    size_t overrides, fills;
};

/* One a table that stands in records/, in the order of the files. */
struct typed_table *records_tables(const struct ledger *l, size_t *count,
                                   struct arena *a);

/* The same, and each cell that stands instead of the export's. */
struct value records_value(const struct ledger *l, struct arena *a);

/*
 * What was noted of a customer: contacts, promises and whether they run,
 * blocks, contracts, money at the bank, and how much evidence there is.
 */
struct value customer_records_value(const struct ledger *l, uint32_t customer,
                                    struct date as_of, struct arena *a);

/* Where a row stands, as the map's "file" (without its folder) and "line". */
void value_set_origin(struct value map, const struct ledger *l,
                      struct origin at, struct arena *a);

/* The overrides of one row. */
struct value overrides_value(const struct ledger *l, const char *table,
                             struct str key, struct arena *a);

/* Is the override one of this row: "documents" and "D3", "customers" and id? */
bool override_is_of(const struct override *o, const char *table,
                    struct str key);

#endif
