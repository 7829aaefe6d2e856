#include "model/date.h"

#include "base/utf8.h"
#include "model/numeral.h"

#include <string.h>

#define EXCEL_1970 25569 /* Excel's number of 1970-01-01 */

/* One part of a date text: a number, or a month's name as its number. */
struct part {
    int value;
    int digits; /* 0: a name */
};

static int two(const char *at)
{
    return (at[0] - '0') * 10 + at[1] - '0';
}

/* 2026-11-20 and 2026/11/20, what nearly all exports write. */
static bool parse_common(struct str s, struct civil *c)
{
    const char *at = s.ptr;

    if (s.len != 10 || at[4] != at[7] || (at[4] != '-' && at[4] != '/'))
        return false;
    for (int i = 0; i < 10; i++) {
        if (i != 4 && i != 7 && !str_is_digit(at[i]))
            return false;
    }
    *c = (struct civil){two(at) * 100 + two(at + 2), two(at + 5), two(at + 8)};
    return true;
}

/* 年 月 日 as separators, everything full-width as ASCII. */
static bool normalise(struct str text, char *room, struct str *out)
{
    struct str s;
    struct str rest;
    size_t len = 0;

    if (!numeral_narrow(text, room, &s))
        return false;
    for (rest = s; rest.len;) {
        uint32_t c = utf8_next(&rest);

        while (c >= 0x80 && len && room[len - 1] == ' ')
            len--;
        if (c == 0x5E74 || c == 0x6708) /* 年 月 */
            room[len++] = '-';
        else if (c == 0x65E5 || c == 0x53F7) /* 日 号 */
            room[len++] = ' ';
        else if (c < 0x80)
            room[len++] = (char)c;
        else
            return false;
    }
    *out = str_trim((struct str){room, len});
    return true;
}

static bool take_number(struct str *s, struct part *p)
{
    *p = (struct part){0};
    while (s->len && str_is_digit(s->ptr[0]) && p->digits < 9) {
        p->value = p->value * 10 + (s->ptr[0] - '0');
        p->digits++;
        *s = str_skip(*s, 1);
    }
    return p->digits > 0;
}

/* "Apr", "april", "Sept": three letters at least, and all of them right. */
static bool take_month(struct str *s, struct part *p)
{
    static const struct str names[] = {
        STR_INIT("january"), STR_INIT("february"), STR_INIT("march"),
        STR_INIT("april"),   STR_INIT("may"),      STR_INIT("june"),
        STR_INIT("july"),    STR_INIT("august"),   STR_INIT("september"),
        STR_INIT("october"), STR_INIT("november"), STR_INIT("december"),
    };
    size_t len = 0;
    struct str name;

    while (len < s->len && ((s->ptr[len] | 0x20) >= 'a') &&
           ((s->ptr[len] | 0x20) <= 'z'))
        len++;
    name = str_head(*s, len);
    for (int i = 0; len >= 3 && i < 12; i++) {
        if (str_equal_ignoring_case(name, str_head(names[i], len)) &&
            len <= names[i].len) {
            *p = (struct part){i + 1, 0};
            *s = str_skip(*s, len);
            return true;
        }
    }
    return false;
}

/* What may stand behind the day: nothing, or a time of day. */
static bool is_time(struct str s)
{
    struct part hour;

    if (s.len == 0)
        return true;
    if (s.ptr[0] != ' ' && s.ptr[0] != 'T')
        return false;
    s = str_trim(str_skip(s, 1));
    if (s.len == 0)
        return true;
    if (!take_number(&s, &hour) || hour.digits > 2 || hour.value > 24 ||
        s.len < 3 || s.ptr[0] != ':')
        return false;
    for (size_t i = 0; i < s.len; i++) {
        if (!str_is_digit(s.ptr[i]) &&
            (!s.ptr[i] || !strchr(":.,+- ZzAaPpMm", s.ptr[i])))
            return false;
    }
    return true;
}

static bool is_separator(char c)
{
    return c == '-' || c == '/' || c == '.' || c == ' ' || c == ',';
}

static bool take_separator(struct str *s, char *separator)
{
    if (s->len == 0 || !is_separator(s->ptr[0]))
        return false;
    *separator = s->ptr[0];
    *s = str_skip(*s, 1);
    while (s->len && s->ptr[0] == ' ')
        *s = str_skip(*s, 1);
    return true;
}

/* Three parts with separators between; what follows is left in *s. */
static bool take_parts(struct str *s, struct part parts[3])
{
    char first = 0;
    char second = 0;
    bool named;

    if (!take_number(s, &parts[0]) && !take_month(s, &parts[0]))
        return false;
    if (!take_separator(s, &first))
        return false;
    if (!take_number(s, &parts[1]) &&
        (parts[0].digits == 0 || !take_month(s, &parts[1])))
        return false;
    if (!take_separator(s, &second) || !take_number(s, &parts[2]))
        return false;
    named = parts[0].digits == 0 || parts[1].digits == 0;
    return named || (first == second && first != ' ' && first != ',');
}

static bool year_of(struct part p, int *year)
{
    if (p.digits == 2)
        *year = p.value + (p.value < 70 ? 2000 : 1900);
    else
        *year = p.value;
    return p.digits == 2 || p.digits == 4;
}

static bool arrange(const struct part p[3], enum date_order order,
                    struct civil *c)
{
    int y = 2;
    int m = 1;
    int d = 0;

    if (p[0].digits == 0) { /* April 26, 2011 */
        m = 0;
        d = 1;
    } else if (p[0].digits == 4 ||
               (order == DATE_YMD && p[1].digits && p[2].digits <= 2)) {
        y = 0;
        d = 2;
    } else if (p[1].digits && order == DATE_YMD) {
        return false; /* 20-11-2026: nobody said which is the month */
    } else if (p[1].digits && order == DATE_MDY) {
        m = 0;
        d = 1;
    }
    if (p[m].digits > 2 || p[d].digits > 2)
        return false;
    c->month = p[m].value;
    c->day = p[d].value;
    return year_of(p[y], &c->year);
}

/* 20261120, or Excel's count of days with or without a part of a day. */
static bool parse_digits(struct str s, bool serial, struct date *out)
{
    struct part p;
    struct civil c;

    if (!take_number(&s, &p))
        return false;
    if (p.digits == 8 && is_time(s)) {
        c = (struct civil){p.value / 10000, p.value / 100 % 100, p.value % 100};
        if (!civil_is_real(c))
            return false;
        *out = date_from_civil(c);
        return true;
    }
    if (!serial || p.value < 20000 || p.value > 80000)
        return false;
    if (s.len && s.ptr[0] == '.') {
        struct part fraction;

        s = str_skip(s, 1);
        while (take_number(&s, &fraction))
            continue;
    }
    if (s.len)
        return false;
    *out = (struct date){p.value - EXCEL_1970};
    return true;
}

/* Digits, but never four together: "7月15日". */
static bool lacks_year(struct str s)
{
    size_t run = 0;
    bool any = false;

    for (size_t i = 0; i < s.len; i++) {
        run = s.ptr[i] >= '0' && s.ptr[i] <= '9' ? run + 1 : 0;
        any |= run > 0;
        if (run >= 4)
            return false;
    }
    return any;
}

static bool report(struct field text, enum date_order order, struct diag *d)
{
    bool years_first = order == DATE_YMD || order == DATE_YMD_ONLY;
    struct str shown = numeral_shown(text.text);

    if (str_trim(text.text).len == 0)
        return diag_error(d, text.at,
                          "the date is missing; write it as 2026-11-20");
    if (years_first && lacks_year(text.text))
        return diag_error(d, text.at,
                          "\"%.*s\" is not a date: write its year too, as in "
                          "2026-07-15",
                          STR_ARG(shown));
    if (order == DATE_YMD_ONLY)
        return diag_error(d, text.at,
                          "\"%.*s\" is not a date by year, month and day; "
                          "write it as 2026-07-15",
                          STR_ARG(shown));
    if (order == DATE_YMD)
        return diag_error(d, text.at,
                          "\"%.*s\" is not a date; write it as 2026-11-20, or "
                          "let the profile say the order of day and month",
                          STR_ARG(shown));
    return diag_error(d, text.at,
                      "\"%.*s\" is not a date; in this file it would be "
                      "written as %s or 2026-11-20",
                      STR_ARG(shown),
                      order == DATE_DMY ? "20-11-2026" : "11/20/2026");
}

static bool report_unreal(struct field text, struct civil c, struct diag *d)
{
    struct str shown = numeral_shown(text.text);

    return diag_error(d, text.at,
                      "date \"%.*s\": there is no such day (year %d, month "
                      "%d, day %d)",
                      STR_ARG(shown), c.year, c.month, c.day);
}

bool date_parse(struct field text, enum date_order order, bool serial,
                struct date *out, struct diag *d)
{
    char room[NUMERAL_MAX];
    struct civil c;
    struct str s;
    struct str rest;
    struct part parts[3];

    if (!parse_common(text.text, &c)) {
        if (!normalise(text.text, room, &s))
            return report(text, order, d);
        if (parse_digits(s, serial, out))
            return true;
        rest = s;
        if (!take_parts(&rest, parts) || !is_time(rest) ||
            !arrange(parts, order == DATE_YMD_ONLY ? DATE_YMD : order, &c))
            return report(text, order, d);
    }
    if (!civil_is_real(c))
        return report_unreal(text, c, d);
    *out = date_from_civil(c);
    return true;
}
