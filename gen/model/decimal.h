/*
 * decimal - an exact decimal number, for rates, quantities and ratios.
 *
 * value = units / 10^scale.  Products are formed in 128 bits; a result is
 * exact or refused, and nothing rounds unless the call names a rule.
 */
#ifndef MODEL_DECIMAL_H
#define MODEL_DECIMAL_H

#include "base/diag.h"

enum rounding {
    ROUND_HALF_UP,   /* away from zero at the half: 四舍五入 */
    ROUND_HALF_EVEN, /* to the even neighbour at the half */
    ROUND_DOWN,      /* towards zero */
    ROUND_UP         /* away from zero */
};

#define DECIMAL_MAX_SCALE 18

struct decimal {
    int64_t units;
    int scale; /* 0 .. DECIMAL_MAX_SCALE */
};

/* How numbers are written in an input file. */
struct number_style {
    char point;    /* '.' or ',' */
    char grouping; /* ',' '.' '\'' ' ' or 0: none allowed */
};
extern const struct number_style number_plain; /* 1234.5, 1,234.5 */

/*
 * Read a number: sign before or behind, brackets for negative, grouping by
 * the style (three digits a group, checked), full-width digits and signs,
 * surrounding blanks.  Reports at text.at and leaves *out alone on failure:
 * empty, not a number, too long, scientific notation.
 */
MUST_CHECK bool decimal_parse(struct field text, struct number_style style,
                              struct decimal *out, struct diag *d);

/* Bring to scale decimals.  False on overflow. */
MUST_CHECK bool decimal_rescale(struct decimal *x, int scale,
                                enum rounding rule);

/* *out = a * b / c to scale decimals, formed in 128 bits; c not 0. */
MUST_CHECK bool decimal_muldiv(int64_t a, int64_t b, int64_t c,
                               enum rounding rule, int64_t *out);

/*
 * total * weight / sum, cut towards zero, and the size of what is left over
 * (of sum).  0 <= weight <= sum, sum > 0.
 */
void decimal_share(int64_t total, int64_t weight, int64_t sum, int64_t *part,
                   int64_t *rest);

/* An exact sum of products, in 128 bits (two's complement); zeroed it is 0. */
struct decimal_sum {
    int64_t high;
    uint64_t low;
};

/* *sum += a * b.  False, and *sum untouched, on overflow. */
MUST_CHECK bool decimal_sum_add(struct decimal_sum *sum, int64_t a, int64_t b);

/* *out = sum / by, by > 0.  False on overflow. */
MUST_CHECK bool decimal_sum_round(struct decimal_sum sum, int64_t by,
                                  enum rounding rule, int64_t *out);

/*
 * The greatest whole number not above sum / by, and how much of by is left:
 * sum = *whole * by + *rest, 0 <= *rest < by.  False on overflow.
 */
MUST_CHECK bool decimal_sum_floor(struct decimal_sum sum, int64_t by,
                                  int64_t *whole, int64_t *rest);

/* 10 to the scale, 0 .. DECIMAL_MAX_SCALE. */
int64_t decimal_power(int scale);

/*
 * *sum += x, exactly, to the finer scale.  False, and *sum untouched, on
 * overflow.
 */
MUST_CHECK bool decimal_add(struct decimal *sum, struct decimal x);

/* -1, 0, 1. */
int decimal_compare(struct decimal a, struct decimal b);

/* "-1234.50"; as many decimals as its scale.  grouped: "-1,234.50". */
struct str decimal_format(struct decimal x, bool grouped, struct arena *a);

#endif
