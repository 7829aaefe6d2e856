/*
 * fuzz_amount - any bytes as an amount and as a decimal: what is refused is
 * told once and changes nothing, what is read is read again from what we write
 * of it, money and decimal agree, and a second reader, by the description in
 * model/decimal.h, agrees about all texts of digits and signs.
 *
 * The first byte chooses currency, style and rounding, the rest is the text.
 */
#include "model/money.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool ok)
{
    if (!ok)
        abort();
}

__extension__ typedef __int128 wide;

/* A number as digits: value = digits / 10^scale. */
struct number {
    char digits[300];
    size_t count, scale;
    bool negative;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void strip(const char **from, const char **to)
{
    while (*from < *to && **from == ' ')
        ++*from;
    while (*from < *to && (*to)[-1] == ' ')
        --*to;
}

/* One sign at one end, or brackets around. */
static bool take_sign(const char **from, const char **to, bool *negative)
{
    char first = **from, last = (*to)[-1];

    if (first == '(' || last == ')') {
        if (first != '(' || last != ')' || *to - *from < 2)
            return false;
        *negative = true;
        ++*from;
        --*to;
    } else if (first == '-' || first == '+') {
        *negative = first == '-';
        ++*from;
    } else if (last == '-' || last == '+') {
        *negative = last == '-';
        --*to;
    }
    strip(from, to);
    return true;
}

/* "1,234,567": groups of three but for the first, of one to three. */
static bool is_grouped_right(const char *from, const char *to, char grouping)
{
    const char *start = from;
    bool first = true;

    for (const char *at = from; at <= to; at++) {
        if (at < to && *at != grouping)
            continue;
        if (at - start > 3 || at - start < (first ? 1 : 3))
            return false;
        first = false;
        start = at + 1;
    }
    return true;
}

static bool read_slowly(struct str text, struct number_style style,
                        struct number *out)
{
    const char *from = text.ptr, *to, *point;

    *out = (struct number){.count = 0};
    if (text.len == 0)
        return false;
    to = from + text.len;
    strip(&from, &to);
    if (from == to || to - from > 64 || !take_sign(&from, &to, &out->negative))
        return false;
    for (point = from; point < to && *point != style.point; point++)
        continue;
    if (style.grouping &&
        memchr(from, style.grouping, (size_t)(point - from)) &&
        !is_grouped_right(from, point, style.grouping))
        return false;
    for (const char *at = from; at < to; at++) {
        if (at == point ||
            (at < point && style.grouping && *at == style.grouping))
            continue;
        if (!is_digit(*at))
            return false;
        out->digits[out->count++] = *at;
        out->scale += at > point;
    }
    return out->count > 0;
}

/* In units of 10^-scale, without rounding; false: too many or too large. */
static bool exact_units(const struct number *n, size_t scale, int64_t *out)
{
    wide units = 0;

    for (size_t i = 0; i < n->count + (scale > n->scale ? scale - n->scale : 0);
         i++) {
        char digit = i < n->count ? n->digits[i] : '0';

        if (n->scale > scale && i >= n->count - (n->scale - scale)) {
            if (digit != '0')
                return false;
            continue;
        }
        units = units * 10 + digit - '0';
        if (units > (wide)INT64_MAX + 1)
            return false;
    }
    units = n->negative ? -units : units;
    *out = (int64_t)units;
    return units <= INT64_MAX;
}

static bool is_plain(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!is_digit(text.ptr[i]) &&
            (!text.ptr[i] || !strchr(" +-().,'", text.ptr[i])))
            return false;
    return true;
}

struct choice {
    const struct currency *currency;
    struct number_style style;
    enum rounding rule;
};

static struct choice choose(uint8_t byte)
{
    static const char *const codes[] = {"CNY", "JPY", "KWD", "CLF"};
    static const struct number_style styles[] = {
        {'.', ','}, {',', '.'}, {'.', '\''}, {',', ' '}};

    return (struct choice){currency_find(str_from_z(codes[byte % 4])),
                           styles[byte / 4 % 4],
                           (enum rounding)(byte / 16 % 4)};
}

static bool read_money(struct choice c, struct str text, bool rounds,
                       struct money *out)
{
    struct field field = {text, nowhere};
    struct money m = {-77, NULL};
    struct diag d = {0};
    bool ok =
        rounds ? money_parse_rounded(field, c.currency, c.style, c.rule, &m, &d)
               : money_parse(field, c.currency, c.style, &m, &d);

    check(d.counts[DIAG_ERROR] == (ok ? 0 : 1));
    check(ok ? m.currency == c.currency : m.minor == -77 && !m.currency);
    *out = m;
    return ok;
}

static bool read_decimal(struct str text, struct number_style style,
                         struct decimal *out)
{
    struct decimal x = {-77, -7};
    struct diag d = {0};
    bool ok = decimal_parse((struct field){text, nowhere}, style, &x, &d);

    check(d.counts[DIAG_ERROR] == (ok ? 0 : 1));
    check(ok ? x.scale >= 0 && x.scale <= DECIMAL_MAX_SCALE
             : x.units == -77 && x.scale == -7);
    *out = x;
    return ok;
}

/* What we write of an amount is the same amount. */
static void check_written(struct money m, struct arena *a)
{
    struct choice c = {m.currency, number_plain, ROUND_DOWN};
    struct money again;

    check(read_money(c, money_plain(m, a), false, &again) &&
          again.minor == m.minor);
    check(read_money(c, money_grouped(m, a), false, &again) &&
          again.minor == m.minor);
}

static void check_decimal_written(struct decimal x, struct arena *a)
{
    struct decimal again;

    check(read_decimal(decimal_format(x, false, a), number_plain, &again) &&
          decimal_compare(x, again) == 0);
    check(read_decimal(decimal_format(x, true, a), number_plain, &again) &&
          decimal_compare(x, again) == 0);
}

/* Form feeds and the like before a sign are blanks to a decimal alone. */
static bool has_controls(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] < ' ')
            return true;
    return false;
}

/* Without a sign of a currency an amount is a decimal that is not too fine. */
static void check_agreement(struct choice c, struct str text)
{
    struct decimal x, rounded, back;
    struct money m;
    struct number n;
    int64_t units = 0;
    bool exact;

    if (has_controls(text) || !read_decimal(text, c.style, &x))
        return;
    rounded = x;
    if (decimal_rescale(&rounded, c.currency->exponent, c.rule))
        check(read_money(c, text, true, &m) && m.minor == rounded.units);
    back = rounded;
    exact = back.scale == c.currency->exponent && decimal_compare(back, x) == 0;
    if (exact)
        check(read_money(c, text, false, &m) && m.minor == rounded.units);
    else if (rounded.scale == c.currency->exponent)
        check(!read_money(c, text, false, &m));
    if (!is_plain(text))
        return;
    check(read_slowly(text, c.style, &n));
    check(exact_units(&n, (size_t)x.scale, &units) && units == x.units);
}

static void check_plain(struct choice c, struct str text)
{
    struct number n;
    struct money m;
    int64_t units = 0;
    bool fine = read_slowly(text, c.style, &n) &&
                exact_units(&n, (size_t)c.currency->exponent, &units);

    check(read_money(c, text, false, &m) == fine);
    check(!fine || m.minor == units);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct str text = {0};
    struct choice c;
    struct money m, rounded;
    struct decimal x;
    bool ok;

    if (size == 0)
        return 0;
    if (size > 1) /* else no address either, as where blanks were cut off */
        text = (struct str){(const char *)data + 1, size - 1};
    c = choose(data[0]);
    ok = read_money(c, text, false, &m);
    if (ok) {
        check_written(m, &a);
        check(read_money(c, text, true, &rounded) && rounded.minor == m.minor);
    }
    if (read_money(c, text, true, &rounded))
        check_written(rounded, &a);
    if (read_decimal(text, c.style, &x))
        check_decimal_written(x, &a);
    check_agreement(c, text);
    if (is_plain(text))
        check_plain(c, text);
    arena_release(&a);
    return 0;
}
