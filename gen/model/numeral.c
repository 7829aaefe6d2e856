#include "model/numeral.h"

#include "base/utf8.h"

#include <string.h>

static uint32_t narrowed(uint32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        return c - 0xFEE0;
    switch (c) {
    case 0x00A0: /* no-break */
    case 0x2007: /* figure */
    case 0x2009: /* thin */
    case 0x202F: /* narrow no-break */
    case 0x3000: /* ideographic */
    case '\t':
        return ' ';
    case 0x2012:
    case 0x2013: /* en dash */
    case 0x2212: /* minus sign */
        return '-';
    case 0x2019:
        return '\'';
    case 0xFFE5:
        return 0x00A5; /* yen or yuan sign */
    default:
        return c;
    }
}

bool numeral_narrow(struct str text, char *room, struct str *out)
{
    struct str rest = str_trim(text);
    size_t len = 0;

    while (rest.len) {
        struct str from = rest;
        uint32_t c = utf8_next(&rest);
        uint32_t narrow = narrowed(c);
        size_t size = from.len - rest.len;

        if (narrow < 0x80) {
            size = 1;
        } else if (narrow == 0xA5) {
            from.ptr = "¥";
            size = sizeof("¥") - 1;
        }
        if (len + size > NUMERAL_MAX)
            return false;
        if (narrow < 0x80)
            room[len] = (char)narrow;
        else
            memcpy(room + len, from.ptr, size);
        len += size;
    }
    *out = str_trim((struct str){room, len});
    return true;
}

/* "(1.00)", "-1.00", "1.00-", "+1.00": the sign goes, the rest stays. */
static bool take_sign(struct str *s, bool *negative)
{
    char first = s->ptr[0];
    char last = s->ptr[s->len - 1];

    *negative = false;
    if (first == '(' || last == ')') {
        if (s->len < 2 || first != '(' || last != ')')
            return false;
        *negative = true;
        *s = (struct str){s->ptr + 1, s->len - 2};
    } else if (first == '-' || first == '+') {
        *negative = first == '-';
        *s = str_skip(*s, 1);
    } else if (last == '-' || last == '+') {
        *negative = last == '-';
        *s = str_head(*s, s->len - 1);
    }
    *s = str_trim(*s);
    return true;
}

/* Whole part up to the point, grouped by three where it is grouped. */
static enum numeral_fault scan_whole(struct str *s, struct number_style style,
                                     struct numeral *n)
{
    int in_group = 0;
    bool grouped = false;

    while (s->len && s->ptr[0] != style.point) {
        char c = s->ptr[0];

        if (str_is_digit(c)) {
            n->digits[n->count++] = c;
            in_group++;
        } else if (style.grouping && c == style.grouping) {
            if (in_group == 0 || in_group > 3 || (grouped && in_group != 3))
                return NUMERAL_GROUPING;
            grouped = true;
            in_group = 0;
        } else {
            return NUMERAL_MALFORMED;
        }
        *s = str_skip(*s, 1);
    }
    return grouped && in_group != 3 ? NUMERAL_GROUPING : NUMERAL_FINE;
}

static bool is_scientific(struct str s)
{
    for (size_t i = 1; i + 1 < s.len; i++) {
        char next = s.ptr[i + 1];

        if ((s.ptr[i] == 'e' || s.ptr[i] == 'E') &&
            (str_is_digit(s.ptr[i - 1]) || s.ptr[i - 1] == '.') &&
            (str_is_digit(next) || next == '+' || next == '-'))
            return true;
    }
    return false;
}

enum numeral_fault numeral_scan(struct str text, struct number_style style,
                                struct numeral *out)
{
    struct numeral n = {0};
    struct str s = text;
    enum numeral_fault fault;

    if (s.len == 0)
        return NUMERAL_EMPTY;
    if (s.len > NUMERAL_MAX)
        return NUMERAL_LONG;
    if (is_scientific(s))
        return NUMERAL_SCIENTIFIC;
    if (!take_sign(&s, &n.negative))
        return NUMERAL_MALFORMED;
    fault = scan_whole(&s, style, &n);
    if (fault != NUMERAL_FINE)
        return fault;
    for (s = str_skip(s, 1); s.len; s = str_skip(s, 1)) {
        if (!str_is_digit(s.ptr[0]))
            return NUMERAL_MALFORMED;
        n.digits[n.count++] = s.ptr[0];
        n.scale++;
    }
    if (n.count == 0)
        return NUMERAL_MALFORMED;
    *out = n;
    return NUMERAL_FINE;
}

bool numeral_is_exact(const struct numeral *n, int scale)
{
    for (int i = scale; i < n->scale; i++) {
        if (n->digits[n->count - n->scale + i] != '0')
            return false;
    }
    return true;
}

/* Whether the digits from index on, left off, round the rest away from 0. */
static bool rounds_away(const struct numeral *n, int index, bool odd,
                        enum rounding rule)
{
    bool rest = false;
    int first;

    if (index >= n->count)
        return false;
    first = index < 0 ? 0 : n->digits[index] - '0';
    for (int i = index < 0 ? 0 : index + 1; i < n->count; i++)
        rest = rest || n->digits[i] != '0';
    switch (rule) {
    case ROUND_HALF_UP:
        return first >= 5;
    case ROUND_HALF_EVEN:
        return first > 5 || (first == 5 && (rest || odd));
    case ROUND_DOWN:
        return false;
    case ROUND_UP:
        return first > 0 || rest;
    }
    return false;
}

bool numeral_units(const struct numeral *n, int scale, enum rounding rule,
                   int64_t *out)
{
    int kept = n->count - n->scale + scale; /* digits that count */
    uint64_t limit = n->negative ? (uint64_t)1 << 63 : INT64_MAX;
    uint64_t units = 0;

    for (int i = 0; i < kept; i++) {
        uint64_t digit = i < n->count ? (uint64_t)(n->digits[i] - '0') : 0;

        if (units > (limit - digit) / 10)
            return false;
        units = units * 10 + digit;
    }
    if (rounds_away(n, kept, units & 1, rule)) {
        if (units == limit)
            return false;
        units++;
    }
    *out = !n->negative     ? (int64_t)units
           : units == limit ? INT64_MIN
                            : -(int64_t)units;
    return true;
}

struct str numeral_shown(struct str text)
{
    size_t len = text.len < 40 ? text.len : 40;

    while (len < text.len && len &&
           ((unsigned char)text.ptr[len] & 0xC0) == 0x80)
        len--;
    return str_head(text, len);
}
