/*
 * value_raw - what stands in a data file, before its type is known.
 */
#ifndef DOC_VALUE_RAW_H
#define DOC_VALUE_RAW_H

#include "doc/value_type.h"

struct raw {
    struct value value; /* of a number: its digits as text */
    bool is_number;
};

/*
 * As the type says: a date of text, money of text in the type's currency or of
 * a map {amount, currency}, digits as integer or decimal.  False: it does not
 * fit, and nothing was said.
 */
MUST_CHECK bool raw_convert(const struct raw *raw, struct value_type type,
                            struct value *out, struct arena *a);

/* Say what does not fit; false. */
bool raw_report(const struct raw *raw, const struct type_node *type,
                struct place at, struct diag *d);

#endif
