#include "model/money.h"

#include "model/numeral.h"

#include <assert.h>
#include <string.h>

/*
 * Nearly every amount of an export is "-1234.50": at most 14 digits, no more
 * decimals than the currency has.  Anything else is left to the full reader.
 */
static bool parse_common(struct str s, int exponent, char point, int64_t *out)
{
    const char *at;
    const char *end;
    const char *first;
    const char *mark;
    bool negative;
    int64_t minor = 0;
    int missing = exponent;

    if (s.len == 0 || s.len > 17) /* without text there is no address either */
        return false;
    negative = s.ptr[0] == '-';
    first = s.ptr + negative;
    end = s.ptr + s.len;
    for (at = first; at < end && str_is_digit(*at); at++)
        minor = minor * 10 + (*at - '0');
    if (at == first)
        return false;
    if (at < end) {
        if (*at != point)
            return false;
        for (mark = ++at; at < end && str_is_digit(*at); at++)
            minor = minor * 10 + (*at - '0');
        if (at < end || at == mark || at - mark > exponent)
            return false;
        missing -= (int)(at - mark);
    }
    if (minor >= 100000000000000)
        return false;
    for (; missing > 0; missing--)
        minor *= 10;
    *out = negative ? -minor : minor;
    return true;
}

/* Signs that several currencies share: right if the amount's own is one. */
static bool is_shared_sign(struct str sign, const struct currency *currency)
{
    struct str own = str_from_z(currency->symbol);

    return (str_equal_z(sign, "$") && str_ends(own, STR("$"))) ||
           (str_equal_z(sign, "¥") && str_ends(own, STR("¥"))) ||
           (str_equal_z(sign, "元") &&
            str_ends(str_from_z(currency->name_zh), STR("元")));
}

static bool is_number_byte(char c)
{
    return str_is_digit(c) || (c && strchr(" +-().,'", c));
}

static bool is_own_sign(struct str sign, const struct currency *currency)
{
    return is_shared_sign(sign, currency) || currency_find(sign) == currency;
}

/* The bytes at one end of s that are no part of a number: [*from, *to). */
static void find_sign(struct str s, bool behind, size_t *from, size_t *to)
{
    if (behind) {
        *to = s.len;
        while (*to && strchr(" )-+", s.ptr[*to - 1]))
            --*to;
        *from = *to;
        while (*from && !is_number_byte(s.ptr[*from - 1]))
            --*from;
    } else {
        *from = 0;
        while (*from < s.len && strchr(" (-+", s.ptr[*from]))
            ++*from;
        *to = *from;
        while (*to < s.len && !is_number_byte(s.ptr[*to]))
            ++*to;
    }
}

/* Take a currency sign off one end of s, which stands in room. */
static bool remove_sign(char *room, struct str *s, bool behind,
                        const struct currency *currency, struct str *wrong)
{
    size_t from;
    size_t to;
    struct str sign;

    find_sign(*s, behind, &from, &to);
    if (from == to)
        return true;
    sign = (struct str){s->ptr + from, to - from};
    if (!is_own_sign(sign, currency)) {
        *wrong = sign;
        return false;
    }
    if (s->ptr != room)
        memmove(room, s->ptr, s->len);
    memmove(room + from, room + to, s->len - to);
    *s = str_trim((struct str){room, s->len - (to - from)});
    return true;
}

static bool report(struct diag *d, struct place at, enum numeral_fault fault,
                   struct str text, char point)
{
    struct str shown = numeral_shown(text);

    switch (fault) {
    case NUMERAL_EMPTY:
        return diag_error(d, at, "the amount is missing; write it as 1234%c50",
                          point);
    case NUMERAL_GROUPING:
        return diag_error(d, at,
                          "amount \"%.*s\": the digits are not grouped by "
                          "three; write it as 1234%c50",
                          STR_ARG(shown), point);
    case NUMERAL_SCIENTIFIC:
        return diag_error(d, at,
                          "amount \"%.*s\" is in scientific notation, which "
                          "loses digits; write all its digits",
                          STR_ARG(shown));
    case NUMERAL_LONG:
        return diag_error(d, at, "amount \"%.*s\" is too large",
                          STR_ARG(shown));
    case NUMERAL_FINE:
    case NUMERAL_MALFORMED:
        break;
    }
    return diag_error(d, at, "\"%.*s\" is not an amount; write it as 1234%c50",
                      STR_ARG(shown), point);
}

static bool report_sign(struct diag *d, struct field text, struct str sign,
                        const struct currency *currency, char point)
{
    struct str shown = numeral_shown(text.text);
    const struct currency *other = currency_find(sign);

    if (!other)
        return report(d, text.at, NUMERAL_MALFORMED, text.text, point);
    return diag_error(d, text.at,
                      "amount \"%.*s\" is in %s, but this row is in %s",
                      STR_ARG(shown), other->code, currency->code);
}

/* rule NULL: the amount must have no more decimals than the currency. */
static bool parse(struct field text, const struct currency *currency,
                  struct number_style style, const enum rounding *rule,
                  struct money *out, struct diag *d)
{
    char room[NUMERAL_MAX];
    struct str s;
    struct str wrong;
    struct numeral n;
    enum numeral_fault fault;
    int64_t minor;

    if (parse_common(text.text, currency->exponent, style.point, &minor)) {
        *out = (struct money){minor, currency};
        return true;
    }
    if (!numeral_narrow(text.text, room, &s))
        return report(d, text.at, NUMERAL_LONG, text.text, style.point);
    if (!remove_sign(room, &s, false, currency, &wrong) ||
        !remove_sign(room, &s, true, currency, &wrong))
        return report_sign(d, text, wrong, currency, style.point);
    fault = numeral_scan(s, style, &n);
    if (fault != NUMERAL_FINE)
        return report(d, text.at, fault, text.text, style.point);
    if (!rule && !numeral_is_exact(&n, currency->exponent))
        return diag_error(
            d, text.at,
            "amount \"%.*s\" has more decimals than %s has (%d); correct it, "
            "or let the profile say how to round",
            STR_ARG(numeral_shown(text.text)), currency->code,
            currency->exponent);
    if (!numeral_units(&n, currency->exponent, rule ? *rule : ROUND_DOWN,
                       &minor))
        return report(d, text.at, NUMERAL_LONG, text.text, style.point);
    *out = (struct money){minor, currency};
    return true;
}

bool money_parse(struct field text, const struct currency *currency,
                 struct number_style style, struct money *out, struct diag *d)
{
    return parse(text, currency, style, NULL, out, d);
}

bool money_parse_rounded(struct field text, const struct currency *currency,
                         struct number_style style, enum rounding rule,
                         struct money *out, struct diag *d)
{
    return parse(text, currency, style, &rule, out, d);
}

struct money money_zero(const struct currency *currency)
{
    return (struct money){0, currency};
}

bool money_add(struct money *sum, struct money x)
{
    return sum->currency == x.currency && minor_add(&sum->minor, x.minor);
}

bool money_subtract(struct money *sum, struct money x)
{
    int64_t difference = sum->minor;

    if (sum->currency != x.currency)
        return false;
    if (x.minor == INT64_MIN) { /* has no positive twin */
        if (difference >= 0)
            return false;
        sum->minor = difference - x.minor;
        return true;
    }
    return minor_add(&sum->minor, -x.minor);
}

int money_compare(struct money a, struct money b)
{
    assert(a.currency == b.currency);
    return (a.minor > b.minor) - (a.minor < b.minor);
}

bool money_scale(struct money *m, struct decimal factor, enum rounding rule)
{
    return decimal_muldiv(m->minor, factor.units, decimal_power(factor.scale),
                          rule, &m->minor);
}

static bool sum_weights(const int64_t *weights, size_t n, int64_t *sum)
{
    *sum = 0;
    for (size_t i = 0; i < n; i++) {
        if (weights[i] < 0 || !minor_add(sum, weights[i]))
            return false;
    }
    return *sum > 0;
}

static size_t count_above(const struct money *rests, size_t n,
                          int64_t threshold)
{
    size_t count = 0;

    for (size_t i = 0; i < n; i++)
        count += rests[i].minor > threshold;
    return count;
}

/* The least threshold, below sum, that at most extra remainders exceed. */
static int64_t find_threshold(const struct money *rests, size_t n, int64_t sum,
                              size_t extra)
{
    int64_t low = -1;
    int64_t high = sum - 1;

    while (high - low > 1) {
        int64_t middle = low + (high - low) / 2;

        if (count_above(rests, n, middle) <= extra)
            high = middle;
        else
            low = middle;
    }
    return high;
}

/*
 * The units that cutting leaves over go to the largest remainders.  Sorting
 * would need memory; the remainder that parts the lucky from the rest is found
 * by halving instead, and those equal to it are served from the front.  The
 * remainders stand in parts until the parts themselves do.
 */
bool money_split(struct money total, const int64_t *weights, size_t n,
                 struct money *parts)
{
    int64_t sum;
    int64_t left = total.minor;
    int64_t step = total.minor < 0 ? -1 : 1;
    int64_t threshold;
    int64_t part;
    size_t extra;
    size_t equals;

    if (!sum_weights(weights, n, &sum))
        return false;
    for (size_t i = 0; i < n; i++) {
        parts[i].currency = total.currency;
        decimal_share(total.minor, weights[i], sum, &part, &parts[i].minor);
        left -= part;
    }
    extra = (size_t)(left * step);
    threshold = find_threshold(parts, n, sum, extra);
    equals = extra - count_above(parts, n, threshold);
    for (size_t i = 0; i < n; i++) {
        int64_t rest = parts[i].minor;

        decimal_share(total.minor, weights[i], sum, &parts[i].minor, &part);
        if (rest > threshold || (rest == threshold && equals && equals--))
            parts[i].minor += step;
    }
    return true;
}

struct str money_plain(struct money m, struct arena *a)
{
    return decimal_format((struct decimal){m.minor, m.currency->exponent},
                          false, a);
}

struct str money_grouped(struct money m, struct arena *a)
{
    return decimal_format((struct decimal){m.minor, m.currency->exponent}, true,
                          a);
}
