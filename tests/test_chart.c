#include "layout/chart_scale.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define VALUES 4

/* The axis that values ask for; MISSING is no value. */
#define MISSING INT64_MIN

static const struct {
    const char *name;
    enum chart_kind kind;
    int decimals;
    int64_t values[2][VALUES];
    int64_t low, high, step;
} axis_cases[] = {
    {"nothing", CHART_BARS, 0, {{0}}, 0, 1, 1},
    {"all missing",
     CHART_LINES,
     2,
     {{MISSING, MISSING, MISSING, MISSING},
      {MISSING, MISSING, MISSING, MISSING}},
     0,
     1,
     1},
    {"one cent", CHART_BARS, 2, {{1, 0, 0, 0}}, 0, 1, 1},
    {"to a hundred", CHART_LINES, 1, {{703, 812, 0, 998}}, 0, 1000, 200},
    {"just over", CHART_BARS, 0, {{1001, 0, 0, 0}}, 0, 1200, 200},
    {"negative", CHART_BARS, 0, {{-5, 0, 0, 0}}, -5, 0, 1},
    {"both signs", CHART_BARS, 0, {{-30, 70, 0, 0}}, -40, 80, 20},
    {"side by side", CHART_BARS, 0, {{60, 0, 0, 0}, {50, 0, 0, 0}}, 0, 60, 10},
    {"stacked",
     CHART_STACKED_BARS,
     0,
     {{60, 0, 0, 0}, {50, 0, 0, 0}},
     0,
     120,
     20},
    {"stacked, both signs",
     CHART_STACKED_BARS,
     0,
     {{60, 0, 0, 0}, {-50, 0, 0, 0}},
     -60,
     60,
     20},
    {"waterfall", CHART_WATERFALL, 0, {{70, -30, -60, 10}}, -20, 80, 20},
    {"waterfall, large",
     CHART_WATERFALL,
     0,
     {{INT64_MAX, INT64_MAX, INT64_MIN + 1, INT64_MAX}},
     0,
     80000000000000000,
     20000000000000000},
    {"large",
     CHART_BARS,
     2,
     {{INT64_MAX, 0, 0, 0}},
     0,
     80000000000000000,
     20000000000000000},
};

static struct chart_scale scale_of(size_t i, struct chart *chart,
                                   struct arena *a)
{
    *chart = (struct chart){.kind = axis_cases[i].kind,
                            .category_count = VALUES,
                            .series_count = 2};
    chart->series = arena_array(a, struct chart_series, 2);
    for (size_t s = 0; s < 2; s++) {
        chart->series[s].values = arena_array(a, struct decimal, VALUES);
        chart->series[s].missing = arena_array(a, bool, VALUES);
        for (size_t c = 0; c < VALUES; c++) {
            chart->series[s].missing[c] = axis_cases[i].values[s][c] == MISSING;
            chart->series[s].values[c] = (struct decimal){
                axis_cases[i].values[s][c], axis_cases[i].decimals};
        }
    }
    return chart_scale_new(chart, a);
}

static void test_axis(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(axis_cases); i++) {
        struct arena a = {0};
        struct chart chart;
        struct chart_scale scale = scale_of(i, &chart, &a);

        if (scale.low != axis_cases[i].low ||
            scale.high != axis_cases[i].high ||
            scale.step != axis_cases[i].step)
            fail_msg("%s: %jd to %jd by %jd", axis_cases[i].name,
                     (intmax_t)scale.low, (intmax_t)scale.high,
                     (intmax_t)scale.step);
        arena_release(&a);
    }
}

static void test_rise(void **state)
{
    struct chart_scale scale = {.low = -100, .high = 300, .step = 100};

    (void)state;
    assert_int_equal(chart_rise(&scale, -100, 1000), 0);
    assert_int_equal(chart_rise(&scale, -101, 1000), 0);
    assert_int_equal(chart_rise(&scale, 0, 1000), 250);
    assert_int_equal(chart_rise(&scale, 299, 1000), 998);
    assert_int_equal(chart_rise(&scale, 300, 1000), 1000);
    assert_int_equal(chart_rise(&scale, 900, 1000), 1000);
    scale = (struct chart_scale){.low = 0, .high = INT64_MAX / 128};
    assert_int_equal(chart_rise(&scale, INT64_MAX / 256, 150000), 75000);
}

static const struct {
    int decimals;
    int64_t step, value;
    const char *tick, *label;
} text_cases[] = {
    {0, 1, 0, "0", "0"},
    {2, 100, 12300, "123", "123.00"},
    {2, 50, 1250, "12.5", "12.50"},
    {2, 5, 1235, "12.35", "12.35"},
    {0, 200000, 1200000, "1,200,000", "1,200,000"},
    {1, 50, -1500, "-150", "-150.0"},
};

static void test_texts(void **state)
{
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(text_cases); i++) {
        struct chart_scale scale = {.decimals = text_cases[i].decimals,
                                    .step = text_cases[i].step};
        struct str tick = chart_tick_text(&scale, text_cases[i].value, &a);
        struct str label = chart_value_text(&scale, text_cases[i].value, &a);

        if (!str_equal_z(tick, text_cases[i].tick) ||
            !str_equal_z(label, text_cases[i].label))
            fail_msg("row %zu: %.*s, %.*s", i, STR_ARG(tick), STR_ARG(label));
    }
    arena_release(&a);
}

static const struct {
    bool chinese;
    int64_t units;
    int decimals;
    const char *unit, *value;
} short_cases[] = {
    {true, 9999900, 2, "元", "99,999.00"},
    {true, 10000000, 2, "万元", "10.00"},
    {true, -1234567890, 2, "万元", "-1,234.57"},
    {true, 9999999999, 2, "万元", "10,000.00"},
    {true, 10000000000, 2, "亿元", "1.00"},
    {true, INT64_MAX, 0, "亿元", "92,233,720,368.55"},
    {true, INT64_MIN + 1, 18, "元", "-9.223372036854775807"},
    {false, 9999, 0, "元", "9,999"},
    {false, 12345, 0, "元 k", "12.35"},
    {false, 1234567890, 2, "元 m", "12.35"},
    {false, 12345678901, 0, "元 bn", "12.35"},
};

static void test_short(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(short_cases); i++) {
        struct arena a = {0};
        struct decimal value = {short_cases[i].units, short_cases[i].decimals};
        struct chart_series series = {.values = &value};
        struct chart chart = {.unit = STR("元"),
                              .category_count = 1,
                              .series = &series,
                              .series_count = 1,
                              .shorten = true};
        struct chart out = chart_shortened(&chart, short_cases[i].chinese, &a);
        struct str text = decimal_format(out.series[0].values[0], true, &a);

        if (!str_equal_z(out.unit, short_cases[i].unit) ||
            !str_equal_z(text, short_cases[i].value))
            fail_msg("row %zu: %.*s %.*s", i, STR_ARG(text), STR_ARG(out.unit));
        chart.shorten = false;
        out = chart_shortened(&chart, short_cases[i].chinese, &a);
        assert_true(str_equal_z(out.unit, "元"));
        arena_release(&a);
    }
}

static void test_words(void **state)
{
    struct arena a = {0};
    struct decimal values[2] = {{12345, 1}, {0, 0}};
    bool missing[2] = {false, true};
    struct str names[2] = {STR_INIT("一月"), STR_INIT("二月")};
    struct chart_series series = {STR_INIT("逾期"), values, missing};
    struct chart chart = {.title = STR("各期"),
                          .unit = STR("元"),
                          .categories = names,
                          .category_count = 2,
                          .series = &series,
                          .series_count = 1};

    (void)state;
    assert_true(str_equal_z(chart_words(&chart, &a),
                            "各期 (元); 逾期: 一月 1,234.5, 二月 –"));
    chart.description = STR("说明");
    assert_true(str_equal_z(chart_words(&chart, &a), "说明"));
    arena_release(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_axis),  cmocka_unit_test(test_rise),
        cmocka_unit_test(test_texts), cmocka_unit_test(test_short),
        cmocka_unit_test(test_words),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
