#include "model/decimal.h"

#include "model/numeral.h"

#include <assert.h>

__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 unsigned_wide;

const struct number_style number_plain = {'.', ','};

static const int64_t powers[DECIMAL_MAX_SCALE + 1] = {
    1,
    10,
    100,
    1000,
    10000,
    100000,
    1000000,
    10000000,
    100000000,
    1000000000,
    10000000000,
    100000000000,
    1000000000000,
    10000000000000,
    100000000000000,
    1000000000000000,
    10000000000000000,
    100000000000000000,
    1000000000000000000,
};

int64_t decimal_power(int scale)
{
    assert(scale >= 0 && scale <= DECIMAL_MAX_SCALE);
    return powers[scale];
}

static bool report(struct diag *d, struct place at, enum numeral_fault fault,
                   struct str text)
{
    struct str shown = numeral_shown(text);

    switch (fault) {
    case NUMERAL_EMPTY:
        return diag_error(d, at,
                          "a number is missing here; write it as 1234.50");
    case NUMERAL_GROUPING:
        return diag_error(d, at,
                          "number \"%.*s\": the digits are not grouped by "
                          "three; write it as 1,234.50 or 1234.50",
                          STR_ARG(shown));
    case NUMERAL_SCIENTIFIC:
        return diag_error(d, at,
                          "number \"%.*s\" is in scientific notation, which "
                          "loses digits; write all its digits",
                          STR_ARG(shown));
    case NUMERAL_LONG:
        return diag_error(d, at, "number \"%.*s\" has too many digits",
                          STR_ARG(shown));
    case NUMERAL_FINE:
    case NUMERAL_MALFORMED:
        break;
    }
    return diag_error(d, at, "\"%.*s\" is not a number; write it as 1234.50",
                      STR_ARG(shown));
}

/* Zeros that only made the number too long for us are no loss. */
static void drop_zeros(struct numeral *n)
{
    while (n->scale > 0 && n->count > DECIMAL_MAX_SCALE &&
           n->digits[n->count - 1] == '0') {
        n->scale--;
        n->count--;
    }
}

bool decimal_parse(struct field text, struct number_style style,
                   struct decimal *out, struct diag *d)
{
    char room[NUMERAL_MAX];
    struct str narrow;
    struct numeral n;
    struct decimal x;
    enum numeral_fault fault;

    if (!numeral_narrow(text.text, room, &narrow))
        return report(d, text.at, NUMERAL_LONG, text.text);
    fault = numeral_scan(narrow, style, &n);
    if (fault != NUMERAL_FINE)
        return report(d, text.at, fault, text.text);
    drop_zeros(&n);
    x.scale = n.scale;
    if (n.scale > DECIMAL_MAX_SCALE ||
        !numeral_units(&n, n.scale, ROUND_DOWN, &x.units))
        return report(d, text.at, NUMERAL_LONG, text.text);
    *out = x;
    return true;
}

static unsigned_wide magnitude(wide x)
{
    return x < 0 ? -(unsigned_wide)x : (unsigned_wide)x;
}

static bool divide(wide numerator, unsigned_wide by, enum rounding rule,
                   int64_t *out)
{
    unsigned_wide quotient = magnitude(numerator) / by;
    unsigned_wide rest = magnitude(numerator) % by;
    unsigned_wide limit = (unsigned_wide)INT64_MAX + (numerator < 0);
    bool away = false;

    switch (rule) {
    case ROUND_HALF_UP:
        away = rest >= by - rest;
        break;
    case ROUND_HALF_EVEN:
        away = rest > by - rest || (rest == by - rest && (quotient & 1));
        break;
    case ROUND_DOWN:
        break;
    case ROUND_UP:
        away = rest > 0;
        break;
    }
    quotient += away;
    if (quotient > limit)
        return false;
    *out = numerator < 0 ? (int64_t)(-(wide)quotient) : (int64_t)quotient;
    return true;
}

bool decimal_muldiv(int64_t a, int64_t b, int64_t c, enum rounding rule,
                    int64_t *out)
{
    wide product = (wide)a * b;

    assert(c != 0);
    return divide(c < 0 ? -product : product, magnitude(c), rule, out);
}

void decimal_share(int64_t total, int64_t weight, int64_t sum, int64_t *part,
                   int64_t *rest)
{
    wide product = (wide)total * weight;

    assert(weight >= 0 && sum >= weight && sum > 0);
    *part = (int64_t)(product / sum);
    *rest = (int64_t)magnitude(product % sum);
}

static wide wide_of(struct decimal_sum sum)
{
    return (wide)((unsigned_wide)(uint64_t)sum.high << 64 | sum.low);
}

bool decimal_sum_add(struct decimal_sum *sum, int64_t a, int64_t b)
{
    wide total;

    if (__builtin_add_overflow(wide_of(*sum), (wide)a * b, &total))
        return false;
    sum->high = (int64_t)(total >> 64);
    sum->low = (uint64_t)total;
    return true;
}

bool decimal_sum_round(struct decimal_sum sum, int64_t by, enum rounding rule,
                       int64_t *out)
{
    assert(by > 0);
    return divide(wide_of(sum), (unsigned_wide)by, rule, out);
}

bool decimal_sum_floor(struct decimal_sum sum, int64_t by, int64_t *whole,
                       int64_t *rest)
{
    wide total = wide_of(sum);
    wide quotient = total / by;
    wide left = total % by;

    assert(by > 0);
    if (left < 0) {
        left += by;
        quotient--;
    }
    if (quotient < INT64_MIN || quotient > INT64_MAX)
        return false;
    *whole = (int64_t)quotient;
    *rest = (int64_t)left;
    return true;
}

bool decimal_rescale(struct decimal *x, int scale, enum rounding rule)
{
    int64_t units;

    assert(scale >= 0 && scale <= DECIMAL_MAX_SCALE);
    if (!decimal_muldiv(x->units, decimal_power(scale), decimal_power(x->scale),
                        rule, &units))
        return false;
    x->units = units;
    x->scale = scale;
    return true;
}

bool decimal_add(struct decimal *sum, struct decimal x)
{
    struct decimal total = *sum;
    int scale = total.scale > x.scale ? total.scale : x.scale;

    if (!decimal_rescale(&total, scale, ROUND_DOWN) ||
        !decimal_rescale(&x, scale, ROUND_DOWN) ||
        __builtin_add_overflow(total.units, x.units, &total.units))
        return false;
    *sum = total;
    return true;
}

int decimal_compare(struct decimal a, struct decimal b)
{
    wide left = (wide)a.units * decimal_power(b.scale);
    wide right = (wide)b.units * decimal_power(a.scale);

    return (left > right) - (left < right);
}

/* From the last digit to the first, the point and the groups between. */
struct str decimal_format(struct decimal x, bool grouped, struct arena *a)
{
    char text[64];
    char *at = text + sizeof(text);
    uint64_t rest = (uint64_t)magnitude(x.units);
    int digits = 0;

    while (rest || digits <= x.scale) {
        int whole = digits - x.scale;

        if (whole == 0 && x.scale)
            *--at = '.';
        if (grouped && whole > 0 && whole % 3 == 0)
            *--at = ',';
        *--at = (char)('0' + rest % 10);
        rest /= 10;
        digits++;
    }
    if (x.units < 0)
        *--at = '-';
    return arena_str(a, (struct str){at, (size_t)(text + sizeof(text) - at)});
}
