/*
 * numeral - a number as people type it, taken apart into digits.
 *
 * What decimal and money parsing share.  Nothing is lost or rounded here: the
 * digits stay digits until the reader says how many decimals it wants.
 */
#ifndef MODEL_NUMERAL_H
#define MODEL_NUMERAL_H

#include "model/decimal.h"

#define NUMERAL_MAX 64

enum numeral_fault {
    NUMERAL_FINE,
    NUMERAL_EMPTY,
    NUMERAL_MALFORMED,
    NUMERAL_GROUPING,   /* groups that are not of three digits */
    NUMERAL_SCIENTIFIC, /* 1.2E+15: the digits are lost */
    NUMERAL_LONG        /* more than NUMERAL_MAX characters */
};

struct numeral {
    char digits[NUMERAL_MAX]; /* '0' .. '9' */
    int count;
    int scale; /* how many of them are decimals */
    bool negative;
};

/*
 * Text with full-width digits, signs and blanks as ASCII, trimmed, in room
 * (NUMERAL_MAX bytes).  False where it does not fit.
 */
MUST_CHECK bool numeral_narrow(struct str text, char *room, struct str *out);

/* Take narrowed text apart. */
enum numeral_fault numeral_scan(struct str text, struct number_style style,
                                struct numeral *out);

/* Whether nothing but zeros stands behind this many decimals. */
bool numeral_is_exact(const struct numeral *n, int scale);

/* The number in units of 10^-scale; false when it does not fit in 64 bits. */
MUST_CHECK bool numeral_units(const struct numeral *n, int scale,
                              enum rounding rule, int64_t *out);

/* Text short enough for a message. */
struct str numeral_shown(struct str text);

#endif
