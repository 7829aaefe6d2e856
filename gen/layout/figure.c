#include "layout/figure.h"

#include <string.h>

struct str figure_text(const struct table_cell *cell, char room[FIGURE_LENGTH])
{
    size_t length = 0;

    for (const struct inline_run *r = cell->content; r; r = r->next) {
        if (r->kind == INLINE_FOOTNOTE && (!r->next || r->next->note))
            continue;
        if (r->kind != INLINE_TEXT || r->text.len > FIGURE_LENGTH - length)
            return (struct str){0};
        memcpy(room + length, r->text.ptr, r->text.len);
        length += r->text.len;
    }
    return (struct str){room, length};
}

bool figure_is_none(struct str text)
{
    static const struct str none[] = {STR_INIT("—"), STR_INIT("——"),
                                      STR_INIT("–"), STR_INIT("-"),
                                      STR_INIT("/"), STR_INIT("")};

    for (size_t i = 0; i < COUNT(none); i++)
        if (str_equal(text, none[i]))
            return true;
    return false;
}

/* One of these at the beginning, or none: its length. */
static size_t starts_with(struct str s, const struct str *known, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_starts(s, known[i]))
            return known[i].len;
    return 0;
}

static size_t sign_length(struct str s)
{
    static const struct str signs[] = {STR_INIT("-"), STR_INIT("−"),
                                       STR_INIT("+")};

    return starts_with(s, signs, COUNT(signs));
}

static bool is_code(struct str s)
{
    for (size_t i = 0; i < 3; i++)
        if (i >= s.len || s.ptr[i] < 'A' || s.ptr[i] > 'Z')
            return false;
    return s.len == 3 || s.ptr[3] == ' ' || str_is_digit(s.ptr[3]);
}

/* "¥", "USD", with the blank behind it. */
static size_t currency_length(struct str s)
{
    static const struct str signs[] = {STR_INIT("¥"), STR_INIT("￥"),
                                       STR_INIT("$"), STR_INIT("€"),
                                       STR_INIT("£"), STR_INIT("人民币")};
    size_t n = is_code(s) ? 3 : starts_with(s, signs, COUNT(signs));

    while (n > 0 && n < s.len && s.ptr[n] == ' ')
        n++;
    return n;
}

static bool is_suffix(struct str s)
{
    static const struct str known[] = {STR_INIT("%"),  STR_INIT("‰"),
                                       STR_INIT("元"), STR_INIT("万元"),
                                       STR_INIT("天"), STR_INIT("笔")};

    for (size_t i = 0; i < COUNT(known); i++)
        if (str_equal(s, known[i]))
            return true;
    return s.len == 0;
}

/* The digits, their groups and their decimals at the beginning of s. */
struct numerals {
    size_t whole, all; /* bytes up to the point, and to the end */
    size_t digits;     /* before the point */
    bool grouped;
};

static struct numerals numerals_of(struct str s)
{
    struct numerals n = {0};

    while (n.whole < s.len &&
           (str_is_digit(s.ptr[n.whole]) || s.ptr[n.whole] == ',')) {
        n.grouped = n.grouped || s.ptr[n.whole] == ',';
        n.digits += str_is_digit(s.ptr[n.whole]);
        n.whole++;
    }
    n.all = n.whole;
    if (n.all < s.len && s.ptr[n.all] == '.')
        for (n.all++; n.all < s.len && str_is_digit(s.ptr[n.all]);)
            n.all++;
    return n;
}

/* Minus signs and brackets around it make it negative. */
static bool read_value(struct str digits, bool negative, struct decimal *out)
{
    struct field text = {.text = digits};

    if (!decimal_parse(text, number_plain, out, &(struct diag){0}))
        return false;
    if (negative)
        out->units = -out->units;
    return true;
}

bool figure_parse(struct str text, struct figure *out)
{
    struct figure f = {0};
    struct str rest = text;
    struct numerals n;
    size_t sign, currency;
    bool minus;

    f.bracketed = rest.len > 2 && rest.ptr[0] == '(';
    rest = str_skip(rest, f.bracketed);
    sign = sign_length(rest);
    minus = sign && rest.ptr[0] != '+';
    rest = str_skip(rest, sign);
    currency = currency_length(rest);
    f.prefix = str_head(rest, currency);
    rest = str_skip(rest, currency);
    if (!sign && currency) { /* ¥-5 */
        sign = sign_length(rest);
        minus = sign && rest.ptr[0] != '+';
        rest = str_skip(rest, sign);
    }
    n = numerals_of(rest);
    f.tail = (size_t)(rest.ptr - text.ptr) + n.whole;
    f.grouped = n.grouped;
    f.digits = n.digits;
    f.decimals = n.all > n.whole ? (int)(n.all - n.whole - 1) : 0;
    f.suffix = str_skip(rest, n.all);
    if (f.bracketed && !str_ends(f.suffix, STR(")")))
        return false;
    f.suffix = str_head(f.suffix, f.suffix.len - f.bracketed);
    if (!n.whole || f.decimals > DECIMAL_MAX_SCALE || !is_suffix(f.suffix) ||
        !read_value(str_head(rest, n.all), minus || f.bracketed, &f.value))
        return false;
    *out = f;
    return true;
}
