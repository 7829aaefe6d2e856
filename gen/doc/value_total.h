/*
 * value_total - the sum of a part over the elements of a list.
 */
#ifndef DOC_VALUE_TOTAL_H
#define DOC_VALUE_TOTAL_H

#include "doc/value.h"

enum total_fault {
    TOTAL_OK,
    TOTAL_NO_PART, /* an element does not have it */
    TOTAL_MIXED,   /* several currencies, or amounts and numbers */
    TOTAL_NO_SUM,  /* neither amounts nor numbers */
    TOTAL_TOO_LARGE
};

/*
 * Amounts of one currency, integers or decimals; null counts as nothing.  Of
 * an empty list, or of nulls alone, the total is null.
 */
enum total_fault value_total(struct value list, struct str part,
                             struct value *out);

/* A list of amounts, one a currency, by code. */
enum total_fault value_totals(struct value list, struct str part,
                              struct value *out, struct arena *a);

#endif
