/*
 * json - values as JSON text; what is to be escaped, by jansson.
 *
 * Keys in the order in which they were set; amounts, decimals and dates are
 * strings, integers are numbers.  The same value gives the same bytes.
 */
#ifndef OUTPUT_JSON_H
#define OUTPUT_JSON_H

#include "doc/value.h"

/* Indented by two spaces, with a line end; in the arena. */
struct str json_make(struct value v, struct arena *a);

#endif
