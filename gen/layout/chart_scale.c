#include "layout/chart_scale.h"

#define TICKS    6
#define CUT_FROM 2 /* times the changes, and no level is below it */
#define LARGEST  (INT64_MAX / 128) /* sums of all series stay in range */

bool chart_is_missing(const struct chart *chart, size_t series, size_t category)
{
    const struct chart_series *s = &chart->series[series];

    return s->missing && s->missing[category];
}

int64_t chart_value(const struct chart_scale *scale, size_t series,
                    size_t category)
{
    return scale->values[series * scale->chart->category_count + category];
}

static int64_t within(int64_t value)
{
    if (value > LARGEST)
        return LARGEST;
    return value < -LARGEST ? -LARGEST : value;
}

/* False: a value has no room with so many decimals. */
static bool read_values(struct chart_scale *scale)
{
    const struct chart *chart = scale->chart;

    for (size_t s = 0; s < chart->series_count; s++) {
        for (size_t c = 0; c < chart->category_count; c++) {
            struct decimal x = chart->series[s].values[c];

            if (chart_is_missing(chart, s, c))
                continue;
            if (!decimal_rescale(&x, scale->decimals, ROUND_HALF_UP) ||
                (x.units != within(x.units) && scale->decimals > 0))
                return false;
            scale->values[s * chart->category_count + c] = within(x.units);
        }
    }
    return true;
}

static int most_decimals(const struct chart *chart)
{
    int most = 0;

    for (size_t s = 0; s < chart->series_count; s++)
        for (size_t c = 0; c < chart->category_count; c++)
            if (!chart_is_missing(chart, s, c) &&
                chart->series[s].values[c].scale > most)
                most = chart->series[s].values[c].scale;
    return most;
}

struct range {
    int64_t low, high;
};

static void widen(struct range *r, int64_t value)
{
    if (value < r->low)
        r->low = value;
    if (value > r->high)
        r->high = value;
}

int64_t chart_level(const struct chart_scale *scale, size_t category,
                    int64_t before)
{
    const struct chart *chart = scale->chart;
    int64_t value = chart_value(scale, 0, category);

    if (chart_is_missing(chart, 0, category))
        return before;
    if (chart->levels && chart->levels[category])
        return value;
    return within(before + value);
}

static struct range range_of_levels(const struct chart_scale *scale)
{
    int64_t level = chart_level(scale, 0, 0);
    struct range r = {level, level};

    for (size_t c = 1; c < scale->chart->category_count; c++) {
        level = chart_level(scale, c, level);
        widen(&r, level);
    }
    return r;
}

/*
 * Changes too small to be seen beside their levels are what the chart is for:
 * then the axis begins above zero, which is said and shown.
 */
static bool is_cut(const struct chart_scale *scale, struct range r)
{
    const struct chart *chart = scale->chart;

    return chart->kind == CHART_WATERFALL && chart->levels &&
           chart->levels[0] && r.high > r.low &&
           r.low > CUT_FROM * (r.high - r.low);
}

/* Zero is always on the axis: a bar's length is its value. */
static struct range range_of(const struct chart_scale *scale)
{
    const struct chart *chart = scale->chart;
    struct range r = {0};

    if (chart->kind == CHART_WATERFALL)
        return range_of_levels(scale);
    for (size_t c = 0; c < chart->category_count; c++) {
        struct range stack = {0};

        for (size_t s = 0; s < chart->series_count; s++) {
            int64_t value = chart_value(scale, s, c);

            if (chart_is_missing(chart, s, c))
                continue;
            widen(&r, value);
            if (value > 0)
                stack.high += value;
            else
                stack.low += value;
        }
        if (chart->kind == CHART_STACKED_BARS) {
            widen(&r, stack.low);
            widen(&r, stack.high);
        }
    }
    return r;
}

/* The smallest of 1, 2, 5 times a power of ten that is not below raw. */
static int64_t tidy_step(int64_t raw)
{
    int64_t power = 1;

    while (power <= INT64_MAX / 100 && power * 10 <= raw)
        power *= 10;
    if (raw <= power)
        return power;
    if (raw <= 2 * power)
        return 2 * power;
    return raw <= 5 * power ? 5 * power : 10 * power;
}

static void choose_axis(struct chart_scale *scale)
{
    struct range r = range_of(scale);

    scale->cut = is_cut(scale, r);
    if (scale->cut) {
        r.low -= (r.high - r.low) / 2;
    } else {
        widen(&r, 0);
    }
    if (r.low == 0 && r.high == 0)
        r.high = decimal_power(scale->decimals);
    scale->step = tidy_step((r.high - r.low) / TICKS);
    scale->low = r.low / scale->step * scale->step;
    if (scale->low > r.low)
        scale->low -= scale->step;
    scale->high = r.high / scale->step * scale->step;
    if (scale->high < r.high)
        scale->high += scale->step;
}

struct chart_scale chart_scale_new(const struct chart *chart, struct arena *a)
{
    struct chart_scale scale = {.chart = chart,
                                .decimals = most_decimals(chart)};

    scale.values =
        arena_array(a, int64_t, chart->series_count * chart->category_count);
    while (!read_values(&scale) && scale.decimals > 0)
        scale.decimals--;
    choose_axis(&scale);
    return scale;
}

mpt chart_rise(const struct chart_scale *scale, int64_t value, mpt height)
{
    int64_t rise;

    if (value <= scale->low)
        return 0;
    if (value >= scale->high ||
        !decimal_muldiv(value - scale->low, height, scale->high - scale->low,
                        ROUND_HALF_UP, &rise))
        return height;
    return (mpt)rise;
}

struct str chart_tick_text(const struct chart_scale *scale, int64_t value,
                           struct arena *a)
{
    struct decimal x = {value, scale->decimals};
    int64_t step = scale->step;

    while (x.scale > 0 && step % 10 == 0) {
        step /= 10;
        x.units /= 10;
        x.scale--;
    }
    return decimal_format(x, true, a);
}

struct str chart_value_text(const struct chart_scale *scale, int64_t value,
                            struct arena *a)
{
    return decimal_format((struct decimal){value, scale->decimals}, true, a);
}
