#include "report/variables_tables.h"

#include "doc/chart_value.h"

static struct named_chart example(const char *name, enum chart_kind kind,
                                  const char *title,
                                  const struct str *categories,
                                  const int64_t *values, size_t count,
                                  struct arena *a)
{
    struct chart *chart = arena_new(a, struct chart);
    struct chart_series *series = arena_new(a, struct chart_series);

    series->values = arena_array(a, struct decimal, count);
    chart->kind = kind;
    chart->title = str_from_z(title);
    chart->unit = STR("万元");
    chart->categories = arena_array(a, struct str, count);
    chart->category_count = count;
    chart->series = series;
    chart->series_count = 1;
    for (size_t i = 0; i < count; i++) {
        chart->categories[i] = categories[i];
        series->values[i] = (struct decimal){values[i], 1};
    }
    return (struct named_chart){str_from_z(name), chart};
}

struct value variables_kpi_charts(struct arena *a)
{
    static const int64_t amounts[] = {860, 340}, overdue[] = {310, 300};
    static const int64_t moved[] = {1180, 90, -70, 1200};
    static const bool levels[] = {true, false, false, true};
    const struct str buckets[] = {STR("今日"), STR("1-30")};
    const struct str days[] = {STR("2026-07-10"), STR("2026-07-17")};
    const struct str weeks[] = {STR("7/24"), STR("7/31")};
    const struct str causes[] = {STR("2026-07-10"), STR("新增单据"),
                                 STR("收款核销"), STR("2026-07-17")};
    struct named_chart charts[] = {
        example("aging-CNY", CHART_BARS, "账龄结构", buckets, amounts,
                COUNT(amounts), a),
        example("trend-CNY", CHART_LINES, "各期逾期金额", days, overdue,
                COUNT(overdue), a),
        example("movement-CNY", CHART_WATERFALL, "应收净额变动", causes, moved,
                COUNT(moved), a),
        example("risk-CNY", CHART_HEAT, "逾期金额：地区 × 逾期天数", buckets,
                amounts, COUNT(amounts), a),
        example("forecast-CNY", CHART_BARS, "每周预计回款", weeks, overdue,
                COUNT(overdue), a),
    };
    struct chart *waterfall = arena_new(a, struct chart);

    *waterfall = *charts[2].chart;
    waterfall->levels = arena_array(a, bool, COUNT(levels));
    for (size_t i = 0; i < COUNT(levels); i++)
        waterfall->levels[i] = levels[i];
    charts[2].chart = waterfall;
    return chart_values(charts, COUNT(charts), a);
}
