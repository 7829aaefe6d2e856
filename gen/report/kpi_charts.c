#include "report/kpi_charts.h"

#include "report/words.h"

/* Amounts in a unit that keeps axis labels short. */
struct scale {
    const struct currency *currency;
    int digits; /* powers of ten taken away: 0, 3 (thousand) or 4 (万) */
    struct str unit;
};

static struct scale scale_for(int64_t largest, const struct currency *currency,
                              enum language language, struct arena *a)
{
    struct scale scale = {.currency = currency};
    const char *code = currency->code;
    bool cny = str_equal_z(STR("CNY"), code);
    int64_t one = 1;

    for (int i = 0; i < currency->exponent; i++)
        one *= 10;
    if (largest / one >= 100000)
        scale.digits = language == LANGUAGE_EN ? 3 : 4;
    if (language == LANGUAGE_EN)
        scale.unit =
            arena_format(a, "%s%s", code, scale.digits ? " thousand" : "");
    else
        scale.unit = arena_format(a, "%s%s%s", cny ? "人民币，" : "",
                                  scale.digits ? "万" : "",
                                  cny ? "元" : currency->name_zh);
    return scale;
}

static struct decimal scaled(int64_t minor, const struct scale *scale)
{
    struct decimal x = {minor, scale->currency->exponent + scale->digits};

    /* Two decimals: bringing down the scale cannot overflow. */
    if (x.scale > 2)
        (void)!decimal_rescale(&x, 2, ROUND_HALF_UP);
    return x;
}

struct str kpi_chart_name(const char *kind, const struct currency *currency,
                          struct arena *a)
{
    return arena_format(a, "%s-%s", kind, currency->code);
}

static const struct kpi *find_kpi(const struct kpi_set *kpis,
                                  const struct currency *currency)
{
    for (size_t i = 0; i < kpis->count; i++)
        if (kpis->items[i].currency == currency)
            return &kpis->items[i];
    return NULL;
}

struct kpi_trend kpi_trend_of(const struct kpi_report *report,
                              const struct currency *currency, struct arena *a)
{
    struct kpi_trend trend = {
        .items = arena_array(a, const struct kpi *, report->history_count + 1)};
    const struct kpi *k;

    for (size_t i = 0; i < report->history_count; i++)
        if ((k = find_kpi(report->history[i].kpis, currency)) != NULL)
            trend.items[trend.count++] = k;
    if ((k = find_kpi(report->kpis, currency)) != NULL)
        trend.items[trend.count++] = k;
    return trend;
}

const struct chart *kpi_chart_new(const struct kpi_grid *grid,
                                  enum language language, struct arena *a)
{
    struct chart *chart = arena_new(a, struct chart);
    size_t n = grid->category_count;
    int64_t largest = 0;
    struct scale scale;

    for (size_t i = 0; i < n * grid->series_count; i++)
        if (grid->minors[i] > largest)
            largest = grid->minors[i];
    scale = scale_for(largest, grid->currency, language, a);
    *chart = (struct chart){
        .kind = grid->kind,
        .title = grid->title,
        .unit = scale.unit,
        .categories = grid->categories,
        .category_count = n,
        .series = arena_array(a, struct chart_series, grid->series_count),
        .series_count = grid->series_count,
        .levels = grid->levels};
    for (size_t s = 0; s < grid->series_count; s++) {
        chart->series[s].name = grid->series[s];
        chart->series[s].values = arena_array(a, struct decimal, n);
        for (size_t i = 0; i < n; i++)
            chart->series[s].values[i] =
                scaled(grid->minors[s * n + i], &scale);
    }
    chart->description = chart_words(chart, a);
    return chart;
}

struct kpi_grid kpi_grid_new(enum chart_kind kind,
                             const struct currency *currency, size_t categories,
                             size_t series, struct arena *a)
{
    return (struct kpi_grid){
        .kind = kind,
        .currency = currency,
        .categories = arena_array(a, struct str, categories),
        .category_count = categories,
        .series = arena_array(a, struct str, series),
        .series_count = series,
        .minors = arena_array(a, int64_t, categories * series)};
}

/* "1-30" under a bar: bucket_label's words without its days. */
struct str kpi_bucket_name(const struct bucket *b, enum language language,
                           struct arena *a)
{
    bool english = language == LANGUAGE_EN;

    if (b->has_from && b->from == 0 && b->has_to && b->to == 0)
        return english ? STR("due today") : STR("今日到期");
    if (!b->has_from && !b->has_to)
        return english ? STR("no date") : STR("无到期日");
    if (!b->has_from)
        return arena_format(a, english ? "due in %d+" : "未到期%d+", -b->to);
    if (!b->has_to)
        return arena_format(a, english ? "over %d" : "超过%d", b->from - 1);
    if (b->from < 0)
        return arena_format(a, english ? "due in %d-%d" : "未到期%d-%d", -b->to,
                            -b->from);
    return arena_format(a, "%d-%d", b->from, b->to);
}

static const struct chart *aging_chart(const struct kpi_report *report,
                                       const struct aging_currency *aging,
                                       enum language language, struct arena *a)
{
    const struct bucket_scheme *scheme = report->aging->scheme;
    struct kpi_grid grid =
        kpi_grid_new(CHART_BARS, aging->currency, scheme->count, 1, a);

    grid.title = word(WORD_CHART_TITLE, language);
    grid.series[0] = language == LANGUAGE_EN ? STR("Open") : STR("未收金额");
    for (size_t i = 0; i < scheme->count; i++) {
        grid.categories[i] = kpi_bucket_name(&scheme->items[i], language, a);
        grid.minors[i] = aging->total.cells[i].minor;
    }
    return kpi_chart_new(&grid, language, a);
}

static const struct chart *trend_chart(const struct kpi_trend *trend,
                                       enum language language, struct arena *a)
{
    bool english = language == LANGUAGE_EN;
    size_t n = trend->count;
    struct kpi_grid grid =
        kpi_grid_new(CHART_LINES, trend->items[0]->currency, n, 2, a);

    grid.title =
        english ? STR("Overdue at the snapshots") : STR("各期逾期金额");
    grid.series[0] = english ? STR("Overdue") : STR("逾期");
    grid.series[1] = english ? STR("Over 90 days") : STR("其中90天以上");
    for (size_t i = 0; i < n; i++) {
        grid.categories[i] = date_iso(trend->items[i]->as_of, a);
        grid.minors[i] = trend->items[i]->overdue;
        grid.minors[n + i] = trend->items[i]->over_90;
    }
    return kpi_chart_new(&grid, language, a);
}

size_t kpi_charts_make(const struct kpi_report *report, enum language language,
                       struct named_chart **out, struct arena *a)
{
    const struct aging *aging = report->aging;
    struct named_chart *charts = arena_array(
        a, struct named_chart, aging->currency_count + report->kpis->count);
    size_t n = 0;

    for (size_t i = 0; i < aging->currency_count; i++)
        charts[n++] = (struct named_chart){
            kpi_chart_name("aging", aging->currencies[i].currency, a),
            aging_chart(report, &aging->currencies[i], language, a)};
    for (size_t i = 0; i < report->kpis->count; i++) {
        const struct currency *currency = report->kpis->items[i].currency;
        struct kpi_trend trend = kpi_trend_of(report, currency, a);

        if (trend.count > 1)
            charts[n++] =
                (struct named_chart){kpi_chart_name("trend", currency, a),
                                     trend_chart(&trend, language, a)};
    }
    *out = charts;
    return n;
}
