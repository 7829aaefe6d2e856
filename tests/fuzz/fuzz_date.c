/*
 * fuzz_date - any bytes as a date: what is read is a day, what is refused is
 * told once, a second reader by the description in model/date.h agrees, and
 * every way to write a day is read back.
 *
 * The first byte chooses order and serial days, the rest is the text; its
 * first bytes choose a day as well.
 */
#include "base/utf8.h"
#include "model/date.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool ok)
{
    if (!ok)
        abort();
}

#define TEXT_MAX 64 /* as many as a numeral has */

/* ASCII with the characters of dates made plain; false: something else. */
struct plain {
    char text[3 * TEXT_MAX];
    size_t len;
};

static bool is_wide_blank(uint32_t c)
{
    return c == 0xA0 || c == 0x2007 || c == 0x2009 || c == 0x202F ||
           c == 0x3000 || c == '\t';
}

static bool make_plain(struct str text, struct plain *out)
{
    size_t length = 0;

    out->len = 0;
    for (text = str_trim(text); text.len;) {
        struct str from = text;
        uint32_t c = utf8_next(&text);

        if (c > 0xFF00 && c <= 0xFF5E)
            c -= 0xFF00 - 0x20;
        else if (is_wide_blank(c))
            c = ' ';
        else if (c == 0x2012 || c == 0x2013 || c == 0x2212)
            c = '-';
        else if (c == 0x2019)
            c = '\'';
        length += c < 0x80                   ? 1
                  : c == 0xFFE5 || c == 0xA5 ? 2
                                             : from.len - text.len;
        if (length > TEXT_MAX)
            return false;
        if (c >= 0x80)
            while (out->len && out->text[out->len - 1] == ' ')
                out->len--;
        if (c == 0x5E74 || c == 0x6708) /* 年 月 */
            c = '-';
        else if (c == 0x65E5 || c == 0x53F7) /* 日 号 */
            c = ' ';
        if (c >= 0x80 || c == 0)
            return false;
        out->text[out->len++] = (char)c;
    }
    return true;
}

/* Days from 1970-01-01, counted one year and one month at a time. */
static bool count_days(int year, int month, int day, int *out)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30,
                                  31, 31, 30, 31, 30, 31};
    int days = 0;

    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
        return false;
    for (int y = 1; y < year; y++)
        days += (y % 4 == 0 && y % 100 != 0) || y % 400 == 0 ? 366 : 365;
    for (int m = 1; m <= month; m++) {
        bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        int length = lengths[m - 1] + (m == 2 && leap);

        if (m == month && day > length)
            return false;
        days += m == month ? day - 1 : length;
    }
    *out = days - 719162;
    return true;
}

/* A number or the name of a month. */
struct token {
    int value, digits;
};

static const char *const months[] = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool next_number(const char **at, struct token *t)
{
    *t = (struct token){0, 0};
    for (; is_digit(**at) && t->digits < 9; ++*at, t->digits++)
        t->value = t->value * 10 + **at - '0';
    return t->digits > 0;
}

static bool next_month(const char **at, struct token *t)
{
    size_t len = 0;

    while (is_letter((*at)[len]))
        len++;
    for (int i = 0; i < 12; i++) {
        bool same = len >= 3 && len <= strlen(months[i]);

        for (size_t j = 0; same && j < len; j++)
            same = ((*at)[j] | 32) == months[i][j];
        if (same) {
            *t = (struct token){i + 1, 0};
            *at += len;
            return true;
        }
    }
    return false;
}

static char next_separator(const char **at)
{
    char c = **at;

    if (c == '\0' || !strchr("-/. ,", c))
        return 0;
    for (++*at; **at == ' '; ++*at)
        continue;
    return c;
}

static bool is_time(const char *at)
{
    struct token hour;

    if (*at == '\0')
        return true;
    if (*at != ' ' && *at != 'T')
        return false;
    for (++at; *at && strchr(" \t\n\v\f\r", *at); at++)
        continue;
    if (*at == '\0')
        return true;
    if (!next_number(&at, &hour) || hour.digits > 2 || hour.value > 24 ||
        at[0] != ':' || !at[1] || !at[2])
        return false;
    return at[strspn(at, "0123456789:.,+- ZzAaPpMm")] == '\0';
}

static bool read_digits(const char *at, bool serial, int *out)
{
    struct token t;

    if (!next_number(&at, &t))
        return false;
    if (t.digits == 8 && is_time(at))
        return count_days(t.value / 10000, t.value / 100 % 100, t.value % 100,
                          out);
    if (!serial || t.value < 20000 || t.value > 80000)
        return false;
    *out = t.value - 25569;
    if (*at == '.')
        at += 1 + strspn(at + 1, "0123456789");
    return *at == '\0';
}

static bool full_year(struct token t, int *out)
{
    *out = t.digits == 2 ? (t.value < 70 ? 2000 : 1900) + t.value : t.value;
    return t.digits == 2 || t.digits == 4;
}

/* Three tokens as year, month, day; -1: nobody says which is which. */
static int order_of(const struct token t[3], enum date_order order)
{
    if (!t[0].digits)
        return DATE_MDY;
    if (t[0].digits == 4)
        return DATE_YMD;
    if (!t[1].digits)
        return DATE_DMY;
    if (order == DATE_YMD)
        return t[2].digits <= 2 ? DATE_YMD : -1;
    return (int)order;
}

static bool read_parts(const char *at, enum date_order order, int *out)
{
    static const int places[3][3] = {{0, 1, 2}, {2, 1, 0}, {2, 0, 1}};
    struct token t[3];
    char first, second;
    const int *place;
    int asked, year;

    if ((!next_number(&at, &t[0]) && !next_month(&at, &t[0])) ||
        (first = next_separator(&at)) == 0 ||
        (!next_number(&at, &t[1]) && (!t[0].digits || !next_month(&at, &t[1]))))
        return false;
    if ((second = next_separator(&at)) == 0 || !next_number(&at, &t[2]) ||
        !is_time(at))
        return false;
    if (t[0].digits && t[1].digits &&
        (first != second || first == ' ' || first == ','))
        return false;
    if ((asked = order_of(t, order)) < 0)
        return false;
    place = places[asked];
    return t[place[1]].digits <= 2 && t[place[2]].digits <= 2 &&
           full_year(t[place[0]], &year) &&
           count_days(year, t[place[1]].value, t[place[2]].value, out);
}

/* The second reader. */
static bool read_slowly(struct str text, enum date_order order, bool serial,
                        int *out)
{
    struct plain plain;
    struct str trimmed;
    char z[3 * TEXT_MAX + 1] = {0};

    if (!make_plain(text, &plain))
        return false;
    trimmed = str_trim((struct str){plain.text, plain.len});
    if (trimmed.len)
        memcpy(z, trimmed.ptr, trimmed.len);
    return read_digits(z, serial, out) || read_parts(z, order, out);
}

static void check_text(struct str text, enum date_order order, bool serial)
{
    struct diag d = {0};
    struct date day = {12345678};
    int slow = 0;
    bool ok =
        date_parse((struct field){text, nowhere}, order, serial, &day, &d);

    check(d.counts[DIAG_ERROR] == (ok ? 0 : 1));
    check(ok || day.day == 12345678);
    check(ok == read_slowly(text, order, serial, &slow));
    check(!ok || day.day == slow);
}

static void check_read(struct date day, struct str text, enum date_order order,
                       bool serial)
{
    struct diag d = {0};
    struct date got = no_date;

    check(date_parse((struct field){text, nowhere}, order, serial, &got, &d));
    check(got.day == day.day);
}

/* All ways to write a day. */
static void check_day(struct date day, struct arena *a)
{
    struct civil c = date_civil(day);
    const char *const forms[] = {"%04d-%02d-%02d", "%04d/%d/%d",
                                 "%04d.%d.%02d",   "%04d年%d月%d日",
                                 "%04d%02d%02d",   "%04d-%d-%dT23:59:59+08:00"};

    check(date_from_civil(c).day == day.day);
    check_read(day, date_iso(day, a), DATE_DMY, false);
    if (c.year >= 1000) /* fewer digits are no year */
        check_read(day, date_long_zh(day, a), DATE_MDY, false);
    for (size_t i = 0; i < COUNT(forms); i++)
        check_read(day, arena_format(a, forms[i], c.year, c.month, c.day),
                   DATE_YMD, true);
    check_read(day, arena_format(a, "%d-%d-%04d", c.day, c.month, c.year),
               DATE_DMY, true);
    check_read(day, arena_format(a, "%d/%d/%04d", c.month, c.day, c.year),
               DATE_MDY, true);
    check_read(
        day,
        arena_format(a, "%d-%.3s-%04d", c.day, months[c.month - 1], c.year),
        DATE_YMD, false);
    check_read(
        day, arena_format(a, "%s %d, %04d", months[c.month - 1], c.day, c.year),
        DATE_YMD, false);
    if (day.day >= 20000 - 25569 && day.day <= 80000 - 25569)
        check_read(day, arena_format(a, "%d.5", day.day + 25569), DATE_YMD,
                   true);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    uint32_t any = 0;

    if (size == 0)
        return 0;
    check_text((struct str){(const char *)data + 1, size - 1},
               (enum date_order)(data[0] % 3), data[0] & 4);
    memcpy(&any, data, size < sizeof(any) ? size : sizeof(any));
    check_day((struct date){(int32_t)(any % (2932896 + 719162 + 1)) - 719162},
              &a);
    arena_release(&a);
    return 0;
}
