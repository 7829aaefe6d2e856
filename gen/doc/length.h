/*
 * length - "25mm" as thousandths of a point.
 */
#ifndef DOC_LENGTH_H
#define DOC_LENGTH_H

#include "base/diag.h"

/* A number and mm, cm, pt or in; at most 14,400 pt. */
MUST_CHECK bool length_parse(struct field text, int32_t *out, struct diag *d);

#endif
