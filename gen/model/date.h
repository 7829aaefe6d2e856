/*
 * date - a day, proleptic Gregorian, without clock or zone.
 */
#ifndef MODEL_DATE_H
#define MODEL_DATE_H

#include "base/diag.h"

struct date {
    int32_t day; /* days since 1970-01-01; DATE_NONE: there is none */
};

#define DATE_NONE INT32_MIN

extern const struct date no_date;
bool date_is(struct date d); /* there is one */

/* The later of two days; no_date is before all. */
static inline struct date date_later(struct date a, struct date b)
{
    return a.day > b.day ? a : b;
}

struct civil {
    int year, month, day; /* 2026, 7, 17 */
};

/* Order of day, month and year where a text leaves it open. */
enum date_order {
    DATE_YMD,
    DATE_DMY,
    DATE_MDY,
    DATE_YMD_ONLY /* as DATE_YMD, where no profile could say otherwise */
};

struct date date_from_civil(struct civil c); /* c must be a real day */
struct civil date_civil(struct date d);
bool civil_is_real(struct civil c); /* years 1 .. 9999 */

/*
 * Read 2026-11-20, 2026/11/20, 2026.11.20, 20261120, 2026年11月20日,
 * 20-11-2026 or 11/20/2026 (by order), 26-Apr-11, a time of day behind it
 * (ignored), full-width digits, and Excel serial days (20000 .. 80000) where
 * serial is true.  A year of two digits is 1970 .. 2069.  Reports at text.at.
 */
MUST_CHECK bool date_parse(struct field text, enum date_order order,
                           bool serial, struct date *out, struct diag *d);

/* Empty for no_date. */
struct str date_iso(struct date d, struct arena *a);     /* 2026-07-17 */
struct str date_long_zh(struct date d, struct arena *a); /* 2026年7月17日 */
struct str date_long_en(struct date d, struct arena *a); /* 17 July 2026 */

/*
 * Capitals as on cheques and bills (正确填写票据和结算凭证的基本规定):
 * 贰零贰陆年零壹月壹拾伍日.
 */
struct str date_bill(struct date d, struct arena *a);

/* The same as date_iso; no_date is "-". */
struct str date_shown(struct date d, struct arena *a);

/* 1 Monday .. 7 Sunday. */
int date_weekday(struct date d);

/* no_date stays no_date, as does a result outside the years 1 .. 9999. */
struct date date_add_days(struct date d, int days);

/* The same day n months on, or the month's last day; no_date as above. */
struct date date_add_months(struct date d, int months);

/* First and last day of d's month. */
struct date date_month_start(struct date d);
struct date date_month_end(struct date d);

#endif
