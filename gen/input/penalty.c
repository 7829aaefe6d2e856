#include "input/penalty.h"

#include "model/decimal.h"

#define DIGITS_MAX 9

/* A word and what it stands for; longer ones before their beginnings. */
struct meaning {
    const char *word;
    int64_t value;
};

static const struct meaning before[] = {
    {"每日", 365}, {"每天", 365}, {"按日", 365}, {"日利率", 365}, {"日息", 365},
    {"日", 365},   {"每月", 12},  {"按月", 12},  {"月利率", 12},  {"月息", 12},
    {"月", 12},    {"每年", 1},   {"按年", 1},   {"年化利率", 1}, {"年利率", 1},
    {"年化", 1},   {"年息", 1},   {"年", 1},
};

/* Between the rate and its period: "0.05% per day". */
static const struct meaning joints[] = {
    {"/", 0}, {"／", 0}, {"per", 0}, {"a", 0}, {"每", 0}};
static const struct meaning periods[] = {
    {"day", 365}, {"d", 365},  {"日", 365},  {"天", 365}, {"month", 12},
    {"月", 12},   {"year", 1}, {"annum", 1}, {"年", 1},
};

/* Millionths in one of it. */
static const struct meaning fractions[] = {
    {"百分之", 10000}, {"千分之", 1000}, {"万分之", 100}};
static const struct meaning signs[] = {
    {"%", 10000}, {"％", 10000}, {"‰", 1000}, {"‱", 100}};

static const struct meaning digits[] = {
    {"0", 0},  {"1", 1},  {"2", 2},  {"3", 3},  {"4", 4},  {"5", 5},  {"6", 6},
    {"7", 7},  {"8", 8},  {"9", 9},  {"零", 0}, {"一", 1}, {"二", 2}, {"两", 2},
    {"三", 3}, {"四", 4}, {"五", 5}, {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9},
    {"０", 0}, {"１", 1}, {"２", 2}, {"３", 3}, {"４", 4}, {"５", 5}, {"６", 6},
    {"７", 7}, {"８", 8}, {"９", 9},
};
static const struct meaning points[] = {{".", 0}, {"点", 0}, {"．", 0}};

/* One of the words off the front of s. */
static bool take(struct str *s, const struct meaning *words, size_t n,
                 int64_t *out)
{
    struct str rest = str_trim(*s);

    for (size_t i = 0; i < n; i++) {
        struct str word = str_from_z(words[i].word);

        if (str_starts_ignoring_case(rest, word)) {
            *s = str_skip(rest, word.len);
            *out = words[i].value;
            return true;
        }
    }
    return false;
}

static bool take_digits(struct str *s, struct decimal *x, int each_scale)
{
    int64_t digit;
    size_t n = 0;

    for (; take(s, digits, COUNT(digits), &digit); n++) {
        if (x->units >= decimal_power(DIGITS_MAX - 1))
            return false;
        x->units = 10 * x->units + digit;
        x->scale += each_scale;
    }
    return n > 0 && n <= DIGITS_MAX;
}

/* 十 is 10, 十二 12, 二十 20: nothing larger is agreed in such words. */
static bool take_tens(struct str *s, struct decimal *x)
{
    static const struct meaning ten[] = {{"十", 10}};
    int64_t tens, ones = 0;

    if (!take(s, ten, COUNT(ten), &tens))
        return false;
    (void)take(s, digits, COUNT(digits), &ones);
    x->units = tens * (x->units ? x->units : 1) + ones;
    return true;
}

static bool take_number(struct str *s, struct decimal *out)
{
    struct decimal x = {0};
    bool ok = take_digits(s, &x, 0);
    int64_t point;

    if (x.units < 10)
        ok |= take_tens(s, &x);
    if (ok && take(s, points, COUNT(points), &point))
        ok = take_digits(s, &x, 1);
    *out = x;
    return ok;
}

/* "0.05%", "万分之五". */
static bool take_rate(struct str *s, struct decimal *out, int64_t *millionths)
{
    if (take(s, fractions, COUNT(fractions), millionths))
        return take_number(s, out);
    return take_number(s, out) && take(s, signs, COUNT(signs), millionths);
}

static bool take_period(struct str *s, int64_t *out)
{
    static const struct meaning yearly[] = {{"p.a.", 1}};
    struct str rest = *s;
    int64_t joint;

    if (take(s, yearly, COUNT(yearly), out))
        return true;
    if (!take(&rest, joints, COUNT(joints), &joint) ||
        !take(&rest, periods, COUNT(periods), out))
        return false;
    *s = rest;
    return true;
}

int64_t penalty_burden(struct str rule)
{
    int64_t first = 0, last = 0, millionths = 0, burden;
    struct decimal rate = {0};
    bool is_before = take(&rule, before, COUNT(before), &first);

    if (!take_rate(&rule, &rate, &millionths))
        return 0;
    if (!take_period(&rule, &last))
        last = first;
    if (str_trim(rule).len || last == 0 || (is_before && last != first))
        return 0;
    return decimal_muldiv(rate.units, millionths * last,
                          decimal_power(rate.scale), ROUND_HALF_UP, &burden)
               ? burden
               : 0;
}
