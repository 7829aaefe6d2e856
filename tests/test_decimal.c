#include "model/decimal.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct {
    const char *text;
    char point, grouping;
    bool ok;
    int64_t units;
    int scale;
} parse_cases[] = {
    {"0", '.', ',', true, 0, 0},
    {"-0.01", '.', ',', true, -1, 2},
    {"9223372036854775807", '.', ',', true, INT64_MAX, 0},
    {"-9223372036854775808", '.', ',', true, INT64_MIN, 0},
    {"9223372036854775808", '.', ',', false, 0, 0},
    {"-9223372036854775809", '.', ',', false, 0, 0},
    {"0.123456789012345678", '.', ',', true, 123456789012345678, 18},
    {"0.1234567890123456789", '.', ',', false, 0, 0},
    {"0.1000000000000000000000", '.', ',', true, 10000000000000000, 17},
    {"1234.50", '.', ',', true, 123450, 2},
    {"1,234.50", '.', ',', true, 123450, 2},
    {"1,234,567", '.', ',', true, 1234567, 0},
    {"1234,567", '.', ',', false, 0, 0},
    {"1,23.4", '.', ',', false, 0, 0},
    {",234", '.', ',', false, 0, 0},
    {"1,,234", '.', ',', false, 0, 0},
    {"1.234,5", '.', ',', false, 0, 0},
    {"1.234,50", ',', '.', true, 123450, 2},
    {"-1.234,50", ',', '.', true, -123450, 2},
    {"1'234.50", '.', '\'', true, 123450, 2},
    {"1\xC2\xA0"
     "234,50",
     ',', ' ', true, 123450, 2},
    {"1,234", '.', 0, false, 0, 0},
    {"(1,234.50)", '.', ',', true, -123450, 2},
    {"(5", '.', ',', false, 0, 0},
    {"5)", '.', ',', false, 0, 0},
    {"(-5)", '.', ',', false, 0, 0},
    {"()", '.', ',', false, 0, 0},
    {"5-", '.', ',', true, -5, 0},
    {"+5", '.', ',', true, 5, 0},
    {"--5", '.', ',', false, 0, 0},
    {"-5-", '.', ',', false, 0, 0},
    {"-", '.', ',', false, 0, 0},
    {"- 5", '.', ',', true, -5, 0},
    {".5", '.', ',', true, 5, 1},
    {"5.", '.', ',', true, 5, 0},
    {".", '.', ',', false, 0, 0},
    {"1.2.3", '.', ',', false, 0, 0},
    {"1e5", '.', ',', false, 0, 0},
    {"1.2E+15", '.', ',', false, 0, 0},
    {"１２３４．５", '.', ',', true, 12345, 1},
    {"（１，２３４．５０）", '.', ',', true, -123450, 2},
    {"−5", '.', ',', true, -5, 0},
    {"　5　", '.', ',', true, 5, 0},
    {"", '.', ',', false, 0, 0},
    {"   ", '.', ',', false, 0, 0},
    {"五", '.', ',', false, 0, 0},
    {"1\xFF", '.', ',', false, 0, 0},
    {"0x10", '.', ',', false, 0, 0},
    {"00000000000000000000000000000000000000000000000000000000000000000001",
     '.', ',', false, 0, 0},
};

static void test_parse(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(parse_cases); i++) {
        struct field f = {.text = str_from_z(parse_cases[i].text)};
        struct number_style style = {parse_cases[i].point,
                                     parse_cases[i].grouping};
        struct decimal x = {77, 7};
        struct diag quiet = {0};
        bool ok = decimal_parse(f, style, &x, &quiet);

        if (ok != parse_cases[i].ok)
            fail_msg("\"%s\": ok %d", parse_cases[i].text, ok);
        if (ok && (x.units != parse_cases[i].units ||
                   x.scale != parse_cases[i].scale))
            fail_msg("\"%s\": %jd scale %d", parse_cases[i].text,
                     (intmax_t)x.units, x.scale);
        if (!ok && (x.units != 77 || x.scale != 7))
            fail_msg("\"%s\": out changed", parse_cases[i].text);
        assert_int_equal(quiet.worst, ok ? DIAG_OK : DIAG_ERROR);
        assert_int_equal(quiet.counts[DIAG_ERROR], !ok);
    }
}

static const struct {
    int64_t units;
    int scale, to;
    enum rounding rule;
    bool ok;
    int64_t want;
} rescale_cases[] = {
    {5, 1, 0, ROUND_HALF_UP, true, 1},
    {-5, 1, 0, ROUND_HALF_UP, true, -1},
    {4, 1, 0, ROUND_HALF_UP, true, 0},
    {5, 1, 0, ROUND_HALF_EVEN, true, 0},
    {15, 1, 0, ROUND_HALF_EVEN, true, 2},
    {-15, 1, 0, ROUND_HALF_EVEN, true, -2},
    {51, 2, 0, ROUND_HALF_EVEN, true, 1},
    {99, 2, 0, ROUND_DOWN, true, 0},
    {-99, 2, 0, ROUND_DOWN, true, 0},
    {1, 2, 0, ROUND_UP, true, 1},
    {-1, 2, 0, ROUND_UP, true, -1},
    {0, 2, 0, ROUND_UP, true, 0},
    {1, 0, 18, ROUND_DOWN, true, 1000000000000000000},
    {10, 0, 18, ROUND_DOWN, false, 10},
    {INT64_MAX, 0, 0, ROUND_HALF_UP, true, INT64_MAX},
    {INT64_MIN, 0, 0, ROUND_HALF_UP, true, INT64_MIN},
    {INT64_MAX, 0, 1, ROUND_HALF_UP, false, INT64_MAX},
    {INT64_MIN, 18, 0, ROUND_HALF_UP, true, -9},
    {INT64_MAX, 18, 0, ROUND_UP, true, 10},
};

static void test_rescale(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rescale_cases); i++) {
        struct decimal x = {rescale_cases[i].units, rescale_cases[i].scale};
        bool ok =
            decimal_rescale(&x, rescale_cases[i].to, rescale_cases[i].rule);

        if (ok != rescale_cases[i].ok || x.units != rescale_cases[i].want ||
            x.scale != (ok ? rescale_cases[i].to : rescale_cases[i].scale))
            fail_msg("row %zu: ok %d, units %jd", i, ok, (intmax_t)x.units);
    }
}

static const struct {
    int64_t a, b, c;
    enum rounding rule;
    bool ok;
    int64_t want;
} muldiv_cases[] = {
    {120000000, 365, 1200000000, ROUND_HALF_UP, true, 37}, /* 36.5 */
    {INT64_MAX, INT64_MAX, INT64_MAX, ROUND_DOWN, true, INT64_MAX},
    {INT64_MIN, INT64_MIN, INT64_MIN, ROUND_DOWN, true, INT64_MIN},
    {INT64_MIN, 1, -1, ROUND_DOWN, false, 0},
    {INT64_MIN, -1, -1, ROUND_DOWN, true, INT64_MIN},
    {INT64_MAX, 2, 1, ROUND_DOWN, false, 0},
    {1, 1, INT64_MIN, ROUND_UP, true, -1},
    {1, 1, 3, ROUND_HALF_UP, true, 0},
    {2, 1, 3, ROUND_HALF_UP, true, 1},
    {-1, 1, 2, ROUND_HALF_UP, true, -1},
    {1, 1, -2, ROUND_HALF_EVEN, true, 0},
    {0, 5, 7, ROUND_UP, true, 0},
};

static void test_muldiv(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(muldiv_cases); i++) {
        int64_t out = 0;
        bool ok = decimal_muldiv(muldiv_cases[i].a, muldiv_cases[i].b,
                                 muldiv_cases[i].c, muldiv_cases[i].rule, &out);

        if (ok != muldiv_cases[i].ok || out != muldiv_cases[i].want)
            fail_msg("row %zu: ok %d, %jd", i, ok, (intmax_t)out);
    }
}

static const struct {
    struct decimal a, b;
    int want;
} compare_cases[] = {
    {{0, 0}, {0, 18}, 0},
    {{100, 2}, {1, 0}, 0},
    {{101, 2}, {1, 0}, 1},
    {{-101, 2}, {-1, 0}, -1},
    {{INT64_MAX, 0}, {INT64_MAX, 18}, 1},
    {{INT64_MIN, 0}, {INT64_MAX, 18}, -1},
};

static void test_compare(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(compare_cases); i++) {
        if (decimal_compare(compare_cases[i].a, compare_cases[i].b) !=
                compare_cases[i].want ||
            decimal_compare(compare_cases[i].b, compare_cases[i].a) !=
                -compare_cases[i].want)
            fail_msg("row %zu", i);
    }
}

static void test_add(void **state)
{
    struct decimal sum = {150, 2}, before;

    (void)state;
    assert_true(decimal_add(&sum, (struct decimal){-1, 4}));
    assert_int_equal(sum.units, 14999);
    assert_int_equal(sum.scale, 4);
    assert_true(decimal_add(&sum, (struct decimal){2, 0}));
    assert_int_equal(sum.units, 34999);
    before = sum;
    assert_false(decimal_add(&sum, (struct decimal){INT64_MAX, 4}));
    assert_false(decimal_add(&sum, (struct decimal){INT64_MAX, 18}));
    assert_memory_equal(&sum, &before, sizeof(sum));
}

static const struct {
    struct decimal x;
    const char *plain, *grouped;
} format_cases[] = {
    {{0, 0}, "0", "0"},
    {{0, 2}, "0.00", "0.00"},
    {{-1, 2}, "-0.01", "-0.01"},
    {{100, 2}, "1.00", "1.00"},
    {{99999, 2}, "999.99", "999.99"},
    {{100000, 2}, "1000.00", "1,000.00"},
    {{-123456789, 2}, "-1234567.89", "-1,234,567.89"},
    {{1000000, 0}, "1000000", "1,000,000"},
    {{INT64_MAX, 0}, "9223372036854775807", "9,223,372,036,854,775,807"},
    {{INT64_MIN, 18}, "-9.223372036854775808", "-9.223372036854775808"},
    {{INT64_MIN, 2}, "-92233720368547758.08", "-92,233,720,368,547,758.08"},
    {{1, 18}, "0.000000000000000001", "0.000000000000000001"},
};

static void test_format(void **state)
{
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(format_cases); i++) {
        struct str plain = decimal_format(format_cases[i].x, false, &a);
        struct str grouped = decimal_format(format_cases[i].x, true, &a);

        if (!str_equal_z(plain, format_cases[i].plain) ||
            !str_equal_z(grouped, format_cases[i].grouped))
            fail_msg("row %zu: %.*s, %.*s", i, STR_ARG(plain),
                     STR_ARG(grouped));
    }
    arena_release(&a);
}

/* Two products, a divisor; the sum cut down to what is below it. */
static const struct {
    int64_t a[2], b[2], by;
    int64_t whole, rest, half_up;
    bool ok;
} sum_cases[] = {
    {{0, 0}, {0, 0}, 1, 0, 0, 0, true},
    {{1, 1}, {3, 4}, 2, 3, 1, 4, true},
    {{-1, -1}, {3, 4}, 2, -4, 1, -4, true},
    {{-1, -1}, {3, 4}, 10, -1, 3, -1, true},
    {{-1, -1}, {1, 3}, 10, -1, 6, 0, true},
    {{7, -7}, {1, 1}, 3, 0, 0, 0, true},
    {{INT64_MAX, INT64_MAX}, {INT64_MAX, -INT64_MAX}, 9, 0, 0, 0, true},
    {{INT64_MAX, 1}, {1, 0}, 1, INT64_MAX, 0, INT64_MAX, true},
    {{INT64_MIN, 1}, {1, 0}, 1, INT64_MIN, 0, INT64_MIN, true},
    {{INT64_MAX, 1}, {1, 1}, 1, 0, 0, 0, false},
    {{INT64_MIN, 1}, {1, -1}, 1, 0, 0, 0, false},
    {{INT64_MAX, INT64_MAX}, {INT64_MAX, 1}, INT64_MAX, 0, 0, 0, false},
    {{INT64_MAX, -1},
     {INT64_MAX, INT64_MAX},
     INT64_MAX,
     INT64_MAX - 1,
     0,
     INT64_MAX - 1,
     true},
};

static void test_sum(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(sum_cases); i++) {
        struct decimal_sum sum = {0};
        int64_t whole = 0, rest = 0, rounded = 0;
        bool ok, fits;

        for (size_t k = 0; k < 2; k++)
            assert_true(
                decimal_sum_add(&sum, sum_cases[i].a[k], sum_cases[i].b[k]));
        ok = decimal_sum_floor(sum, sum_cases[i].by, &whole, &rest);
        fits = decimal_sum_round(sum, sum_cases[i].by, ROUND_HALF_UP, &rounded);
        if (ok != sum_cases[i].ok || fits != sum_cases[i].ok ||
            whole != sum_cases[i].whole || rest != sum_cases[i].rest ||
            rounded != sum_cases[i].half_up)
            fail_msg("row %zu: %jd and %jd, %jd", i, (intmax_t)whole,
                     (intmax_t)rest, (intmax_t)rounded);
    }
}

/* 2 * 2^126 is one too many for 128 bits; the sum stays. */
static void test_sum_overflow(void **state)
{
    struct decimal_sum sum = {0};
    struct decimal_sum before;

    (void)state;
    assert_true(decimal_sum_add(&sum, INT64_MIN, INT64_MIN));
    before = sum;
    assert_false(decimal_sum_add(&sum, INT64_MIN, INT64_MIN));
    assert_memory_equal(&sum, &before, sizeof(sum));
    assert_true(decimal_sum_add(&sum, INT64_MIN, INT64_MAX));
    assert_int_equal(sum.high, 0);
    assert_true(sum.low == (uint64_t)INT64_MAX + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_add),     cmocka_unit_test(test_parse),
        cmocka_unit_test(test_rescale), cmocka_unit_test(test_muldiv),
        cmocka_unit_test(test_compare), cmocka_unit_test(test_format),
        cmocka_unit_test(test_sum),     cmocka_unit_test(test_sum_overflow),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
