#include "model/date.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct date day(int year, int month, int d)
{
    return date_from_civil((struct civil){year, month, d});
}

static bool is_leap(int year)
{
    return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
}

/* Every day of 1900 .. 2200 counted one by one. */
static void test_all_days(void **state)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30,
                                  31, 31, 30, 31, 30, 31};
    int32_t count = day(1900, 1, 1).day;
    int weekday = 1; /* 1900-01-01 was a Monday */

    (void)state;
    assert_int_equal(day(1970, 1, 1).day, 0);
    assert_int_equal(count, -25567);
    for (int y = 1900; y <= 2200; y++) {
        for (int m = 1; m <= 12; m++) {
            int length = lengths[m - 1] + (m == 2 && is_leap(y));

            for (int i = 1; i <= length; i++, count++) {
                struct date d = day(y, m, i);
                struct civil c = date_civil(d);

                if (d.day != count || c.year != y || c.month != m ||
                    c.day != i || date_weekday(d) != weekday ||
                    date_month_start(d).day != day(y, m, 1).day ||
                    date_month_end(d).day != day(y, m, length).day)
                    fail_msg("%d-%02d-%02d", y, m, i);
                weekday = weekday % 7 + 1;
            }
            assert_false(civil_is_real((struct civil){y, m, length + 1}));
            assert_false(civil_is_real((struct civil){y, m, 0}));
        }
    }
}

static void test_limits(void **state)
{
    struct date first = day(1, 1, 1);
    struct date last = day(9999, 12, 31);
    struct arena a = {0};

    (void)state;
    assert_int_equal(date_weekday(first), 1);
    assert_int_equal(date_weekday(last), 5);
    assert_int_equal(date_civil(first).year, 1);
    assert_int_equal(date_civil(last).day, 31);
    assert_false(date_is(date_add_days(last, 1)));
    assert_false(date_is(date_add_days(first, -1)));
    assert_false(date_is(date_add_days(last, INT32_MAX)));
    assert_false(date_is(date_add_days(no_date, 1)));
    assert_false(date_is(date_add_months(last, 1)));
    assert_false(date_is(date_add_months(first, -1)));
    assert_false(date_is(date_add_months(first, INT32_MIN)));
    assert_false(date_is(date_add_months(no_date, 1)));
    assert_false(civil_is_real((struct civil){0, 1, 1}));
    assert_false(civil_is_real((struct civil){10000, 1, 1}));
    assert_false(civil_is_real((struct civil){2026, 0, 1}));
    assert_false(civil_is_real((struct civil){2026, 13, 1}));
    assert_true(str_equal_z(date_iso(first, &a), "0001-01-01"));
    assert_true(str_equal_z(date_iso(last, &a), "9999-12-31"));
    assert_int_equal(date_iso(no_date, &a).len, 0);
    arena_release(&a);
}

static const struct {
    int from[3];
    int months;
    int to[3];
} month_cases[] = {
    {{2026, 1, 31}, 1, {2026, 2, 28}},    {{2024, 1, 31}, 1, {2024, 2, 29}},
    {{2024, 2, 29}, 12, {2025, 2, 28}},   {{2024, 2, 29}, -12, {2023, 2, 28}},
    {{2024, 2, 29}, 48, {2028, 2, 29}},   {{2026, 12, 31}, 2, {2027, 2, 28}},
    {{2026, 3, 31}, -1, {2026, 2, 28}},   {{2026, 5, 31}, 1, {2026, 6, 30}},
    {{2026, 7, 17}, 0, {2026, 7, 17}},    {{1900, 1, 31}, 1, {1900, 2, 28}},
    {{2026, 1, 15}, -13, {2024, 12, 15}},
};

static void test_months(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(month_cases); i++) {
        const int *f = month_cases[i].from;
        const int *t = month_cases[i].to;
        struct date d =
            date_add_months(day(f[0], f[1], f[2]), month_cases[i].months);

        if (d.day != day(t[0], t[1], t[2]).day)
            fail_msg("row %zu", i);
    }
}

static void test_format(void **state)
{
    struct arena a = {0};
    struct date d = day(2026, 7, 7);

    (void)state;
    assert_true(str_equal_z(date_iso(d, &a), "2026-07-07"));
    assert_true(str_equal_z(date_long_zh(d, &a), "2026年7月7日"));
    assert_true(str_equal_z(date_long_en(d, &a), "7 July 2026"));
    arena_release(&a);
}

static const struct {
    const char *text;
    enum date_order order;
    bool serial;
    const char *want; /* NULL: refused */
} parse_cases[] = {
    {"2026-11-20", DATE_YMD, false, "2026-11-20"},
    {"2026/11/20", DATE_YMD, false, "2026-11-20"},
    {"2026/1/2", DATE_YMD, false, "2026-01-02"},
    {"2026.1.2", DATE_YMD, false, "2026-01-02"},
    {"20261120", DATE_YMD, false, "2026-11-20"},
    {"20261120", DATE_DMY, false, "2026-11-20"},
    {"2026年11月20日", DATE_YMD, false, "2026-11-20"},
    {"2026年1月2日", DATE_DMY, false, "2026-01-02"},
    {"2026 年 1 月 2 日", DATE_YMD, false, "2026-01-02"},
    {"２０２６年１１月２０日", DATE_YMD, false, "2026-11-20"},
    {"２０２６－１１－２０", DATE_YMD, false, "2026-11-20"},
    {"20-11-2026", DATE_DMY, false, "2026-11-20"},
    {"20-11-2026", DATE_YMD, false, NULL},
    {"20-11-2026", DATE_YMD_ONLY, false, NULL},
    {"26/11/20", DATE_YMD_ONLY, false, "2026-11-20"},
    {"26-Apr-2011", DATE_YMD_ONLY, false, "2011-04-26"},
    {"11/20/2026", DATE_MDY, false, "2026-11-20"},
    {"1/2/2013", DATE_MDY, false, "2013-01-02"},
    {"1/2/2013", DATE_DMY, false, "2013-02-01"},
    {"20/11/2026", DATE_MDY, false, NULL},
    {"2026-11-20", DATE_DMY, false, "2026-11-20"},
    {"26-Apr-11", DATE_DMY, false, "2011-04-26"},
    {"26-Apr-11", DATE_YMD, false, "2011-04-26"},
    {"26 april 2011", DATE_YMD, false, "2011-04-26"},
    {"Apr 26, 2011", DATE_YMD, false, "2011-04-26"},
    {"2011-Apr-26", DATE_YMD, false, "2011-04-26"},
    {"26-Apx-11", DATE_DMY, false, NULL},
    {"26-Ap-11", DATE_DMY, false, NULL},
    {"26-Aprilx-11", DATE_DMY, false, NULL},
    {"2-1-69", DATE_DMY, false, "2069-01-02"},
    {"2-1-70", DATE_DMY, false, "1970-01-02"},
    {"26-1-2", DATE_YMD, false, "2026-01-02"},
    {"2-1-123", DATE_DMY, false, NULL},
    {"2026-11-20 13:45", DATE_YMD, false, "2026-11-20"},
    {"2026-11-20T13:45:00.000Z", DATE_YMD, false, "2026-11-20"},
    {"13-05-2014 00:00", DATE_DMY, false, "2014-05-13"},
    {"2026-11-20 at noon", DATE_YMD, false, NULL},
    {"2026-11-20x", DATE_YMD, false, NULL},
    {"2026-11-20 99:00", DATE_YMD, false, NULL},
    {" 2026-11-20 ", DATE_YMD, false, "2026-11-20"},
    {"45000", DATE_YMD, true, "2023-03-15"},
    {"45000.75", DATE_YMD, true, "2023-03-15"},
    {"45000", DATE_YMD, false, NULL},
    {"20000", DATE_YMD, true, "1954-10-03"},
    {"80000", DATE_YMD, true, "2119-01-11"},
    {"19999", DATE_YMD, true, NULL},
    {"80001", DATE_YMD, true, NULL},
    {"2024-02-29", DATE_YMD, false, "2024-02-29"},
    {"2023-02-29", DATE_YMD, false, NULL},
    {"1900-02-29", DATE_YMD, false, NULL},
    {"2000-02-29", DATE_YMD, false, "2000-02-29"},
    {"2026-04-31", DATE_YMD, false, NULL},
    {"2026-13-01", DATE_YMD, false, NULL},
    {"2026-00-10", DATE_YMD, false, NULL},
    {"2026-01-00", DATE_YMD, false, NULL},
    {"0000-01-01", DATE_YMD, false, NULL},
    {"20260230", DATE_YMD, false, NULL},
    {"2026-11/20", DATE_YMD, false, NULL},
    {"2026-11", DATE_YMD, false, NULL},
    {"2026", DATE_YMD, false, NULL},
    {"", DATE_YMD, false, NULL},
    {"  ", DATE_YMD, false, NULL},
    {"x", DATE_YMD, false, NULL},
    {"-", DATE_YMD, false, NULL},
    {"1-1-1-1", DATE_YMD, false, NULL},
    {"999999999999-1-1", DATE_YMD, false, NULL},
    {"2026-11-2\xFF", DATE_YMD, false, NULL},
    {"2026-11-20-2026-11-20-2026-11-20-2026-11-20-2026-11-20-2026-11-20-2026",
     DATE_YMD, false, NULL},
    /* found by fuzz_date: serial days with something behind them */
    {"45000x", DATE_YMD, true, NULL},
    {"45000.5x", DATE_YMD, true, NULL},
};

/* Found by fuzz_date as well; no row of a file holds a NUL. */
static void test_nul(void **state)
{
    struct field f = {.text = STR("2026-11-20 10:30\0")};
    struct date d = {4711};
    struct diag quiet = {0};

    (void)state;
    assert_false(date_parse(f, DATE_YMD, false, &d, &quiet));
}

static void test_parse(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(parse_cases); i++) {
        struct field f = {.text = str_from_z(parse_cases[i].text)};
        struct date d = {4711};
        struct diag quiet = {0};
        struct arena a = {0};
        bool ok = date_parse(f, parse_cases[i].order, parse_cases[i].serial, &d,
                             &quiet);

        if (ok != (parse_cases[i].want != NULL))
            fail_msg("\"%s\" row %zu: ok %d", parse_cases[i].text, i, ok);
        if (ok && !str_equal_z(date_iso(d, &a), parse_cases[i].want))
            fail_msg("\"%s\" row %zu: %.*s", parse_cases[i].text, i,
                     STR_ARG(date_iso(d, &a)));
        if (!ok)
            assert_int_equal(d.day, 4711);
        assert_int_equal(quiet.counts[DIAG_ERROR], !ok);
        arena_release(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_days), cmocka_unit_test(test_limits),
        cmocka_unit_test(test_months),   cmocka_unit_test(test_format),
        cmocka_unit_test(test_parse),    cmocka_unit_test(test_nul),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
