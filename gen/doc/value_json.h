/*
 * value_json - data for a template, read from JSON text.
 *
 * RFC 8259, and stricter: no key twice in a map, at most 32 levels and 4,096
 * keys a map.  Numbers keep their digits: 1234.50 is exact; 1e5 is refused.
 * A map of amount and currency alone is money.  Everything else that JSON has
 * no kind of (dates, bare amounts) is text, unless a type is declared.  An
 * amount that is declared without a currency is in the "currency" that stands
 * before it in its group, or in one around it.
 */
#ifndef DOC_VALUE_JSON_H
#define DOC_VALUE_JSON_H

#include "doc/value_type.h"

/*
 * Read a map.  text.at is where it begins; every fault is reported with its
 * line and column.  types: what is declared (NULL: nothing); what lacks and is
 * not optional is reported too.  The value lends from text and lives in a.
 */
MUST_CHECK bool value_json(struct value *out, struct field text,
                           const struct type_node *types, struct arena *a,
                           struct diag *d);

#endif
