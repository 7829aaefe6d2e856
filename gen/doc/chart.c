#include "doc/chart.h"

#include "base/buf.h"

#define WORDS_MAX     (1u << 16)
#define DECIMALS_KEPT 2

static bool is_missing(const struct chart *chart, size_t series,
                       size_t category)
{
    const bool *missing = chart->series[series].missing;

    return missing && missing[category];
}

/* How many digits stand before the point: 1 of 0.5, 5 of 12345. */
static int whole_digits(struct decimal x)
{
    uint64_t units = x.units < 0 ? 0 - (uint64_t)x.units : (uint64_t)x.units;
    int digits = -x.scale;

    while (units) {
        units /= 10;
        digits++;
    }
    return digits > 1 ? digits : 1;
}

static int most_digits(const struct chart *chart)
{
    int most = 1;

    for (size_t s = 0; s < chart->series_count; s++)
        for (size_t c = 0; c < chart->category_count; c++)
            if (!is_missing(chart, s, c) &&
                whole_digits(chart->series[s].values[c]) > most)
                most = whole_digits(chart->series[s].values[c]);
    return most;
}

/* From so many digits on, a power of ten is taken away. */
static const struct short_unit {
    int digits, power;
    const char *name;
} chinese_units[] = {{9, 8, "亿"}, {6, 4, "万"}},
  english_units[] = {{11, 9, "bn"}, {8, 6, "m"}, {5, 3, "k"}};

static const struct short_unit *unit_for(int digits, bool chinese)
{
    const struct short_unit *units = chinese ? chinese_units : english_units;
    size_t n = chinese ? COUNT(chinese_units) : COUNT(english_units);

    for (size_t i = 0; i < n; i++)
        if (digits >= units[i].digits)
            return &units[i];
    return NULL;
}

static struct decimal shortened(struct decimal x, int power)
{
    x.scale += power;
    /* Fewer decimals: that cannot overflow. */
    if (x.scale > DECIMALS_KEPT)
        (void)!decimal_rescale(&x, DECIMALS_KEPT, ROUND_HALF_UP);
    return x;
}

struct chart chart_shortened(const struct chart *chart, bool chinese,
                             struct arena *a)
{
    const struct short_unit *unit = unit_for(most_digits(chart), chinese);
    struct chart out = *chart;

    if (!chart->shorten || !unit)
        return out;
    if (chinese)
        out.unit = arena_format(a, "%s%.*s", unit->name, STR_ARG(chart->unit));
    else
        out.unit = arena_format(a, "%.*s%s%s", STR_ARG(chart->unit),
                                chart->unit.len ? " " : "", unit->name);
    out.series = arena_array(a, struct chart_series, chart->series_count);
    for (size_t s = 0; s < chart->series_count; s++) {
        out.series[s] = chart->series[s];
        out.series[s].values =
            arena_array(a, struct decimal, chart->category_count);
        for (size_t c = 0; c < chart->category_count; c++)
            if (!is_missing(chart, s, c))
                out.series[s].values[c] =
                    shortened(chart->series[s].values[c], unit->power);
    }
    return out;
}

struct str chart_cut_words(bool chinese)
{
    return chinese ? STR("（纵轴不从零开始）")
                   : STR("(the axis does not begin at zero)");
}

static void add_series(struct buf *b, const struct chart *chart, size_t series)
{
    const struct chart_series *s = &chart->series[series];

    buf_add_z(b, "; ");
    if (s->name.len)
        buf_add_format(b, "%.*s: ", STR_ARG(s->name));
    for (size_t c = 0; c < chart->category_count; c++) {
        struct str value = is_missing(chart, series, c)
                               ? STR("–")
                               : decimal_format(s->values[c], true, b->arena);

        buf_add_format(b, "%s%.*s %.*s", c ? ", " : "",
                       STR_ARG(chart->categories[c]), STR_ARG(value));
    }
}

struct str chart_words(const struct chart *chart, struct arena *a)
{
    struct buf b = buf_new(a, WORDS_MAX);

    if (chart->description.len)
        return chart->description;
    buf_add(&b, chart->title);
    if (chart->unit.len)
        buf_add_format(&b, " (%.*s)", STR_ARG(chart->unit));
    for (size_t s = 0; s < chart->series_count; s++)
        add_series(&b, chart, s);
    return buf_str(&b);
}
