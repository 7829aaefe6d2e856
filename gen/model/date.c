#include "model/date.h"

#include <assert.h>

const struct date no_date = {DATE_NONE};

#define FIRST_DAY -719162 /* 0001-01-01 */
#define LAST_DAY  2932896 /* 9999-12-31 */

bool date_is(struct date d)
{
    return d.day != DATE_NONE;
}

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_length(int year, int month)
{
    static const signed char lengths[] = {31, 28, 31, 30, 31, 30,
                                          31, 31, 30, 31, 30, 31};

    return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

bool civil_is_real(struct civil c)
{
    return c.year >= 1 && c.year <= 9999 && c.month >= 1 && c.month <= 12 &&
           c.day >= 1 && c.day <= month_length(c.year, c.month);
}

/*
 * Counting from 1 March puts the leap day last, so that the days before a
 * month follow one formula: (153 * month + 2) / 5.
 */
struct date date_from_civil(struct civil c)
{
    int year = c.year - (c.month <= 2);
    int century = year / 400;
    int of_era = year % 400;
    int month = c.month > 2 ? c.month - 3 : c.month + 9;
    int of_year = (153 * month + 2) / 5 + c.day - 1;
    int of_cycle = of_era * 365 + of_era / 4 - of_era / 100 + of_year;

    assert(civil_is_real(c));
    return (struct date){century * 146097 + of_cycle - 719468};
}

struct civil date_civil(struct date d)
{
    int day = d.day + 719468; /* since 0000-03-01 */
    int cycle = day / 146097;
    int of_cycle = day % 146097;
    int of_era =
        (of_cycle - of_cycle / 1460 + of_cycle / 36524 - of_cycle / 146096) /
        365;
    int of_year = of_cycle - (365 * of_era + of_era / 4 - of_era / 100);
    int month = (5 * of_year + 2) / 153;
    struct civil c;

    assert(d.day >= FIRST_DAY && d.day <= LAST_DAY);
    c.day = of_year - (153 * month + 2) / 5 + 1;
    c.month = month < 10 ? month + 3 : month - 9;
    c.year = of_era + cycle * 400 + (c.month <= 2);
    return c;
}

int date_weekday(struct date d)
{
    return (d.day - FIRST_DAY) % 7 + 1; /* 0001-01-01 was a Monday */
}

struct date date_add_days(struct date d, int days)
{
    int64_t day = (int64_t)d.day + days;

    if (!date_is(d) || day < FIRST_DAY || day > LAST_DAY)
        return no_date;
    return (struct date){(int32_t)day};
}

struct date date_add_months(struct date d, int months)
{
    struct civil c;
    int64_t month;

    if (!date_is(d))
        return no_date;
    c = date_civil(d);
    month = (int64_t)c.year * 12 + c.month - 1 + months;
    if (month < 12 || month >= 10000 * 12)
        return no_date;
    c.year = (int)(month / 12);
    c.month = (int)(month % 12) + 1;
    if (c.day > month_length(c.year, c.month))
        c.day = month_length(c.year, c.month);
    return date_from_civil(c);
}

struct date date_month_start(struct date d)
{
    struct civil c = date_civil(d);

    return (struct date){d.day - c.day + 1};
}

struct date date_month_end(struct date d)
{
    struct civil c = date_civil(d);

    return (struct date){d.day - c.day + month_length(c.year, c.month)};
}

/* Digits from the last to the first, at least width of them. */
static char *put_number(char *end, int n, int width)
{
    for (; n > 0 || width > 0; n /= 10, width--)
        *--end = (char)('0' + n % 10);
    return end;
}

struct str date_iso(struct date d, struct arena *a)
{
    struct civil c;
    char text[10];

    if (!date_is(d))
        return STR("");
    c = date_civil(d);
    put_number(text + 10, c.day, 2);
    text[7] = '-';
    put_number(text + 7, c.month, 2);
    text[4] = '-';
    put_number(text + 4, c.year, 4);
    return arena_str(a, (struct str){text, sizeof(text)});
}

struct str date_shown(struct date d, struct arena *a)
{
    return date_is(d) ? date_iso(d, a) : STR("-");
}

struct str date_long_zh(struct date d, struct arena *a)
{
    struct civil c;

    if (!date_is(d))
        return STR("");
    c = date_civil(d);
    return arena_format(a, "%d年%d月%d日", c.year, c.month, c.day);
}

struct str date_long_en(struct date d, struct arena *a)
{
    static const char *const months[] = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    struct civil c;

    if (!date_is(d))
        return STR("");
    c = date_civil(d);
    return arena_format(a, "%d %s %d", c.day, months[c.month - 1], c.year);
}
