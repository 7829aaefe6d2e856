#include "layout/chart.h"

#define MARKER  2200  /* half a marker's width */
#define MARKERS 10000 /* no closer to each other */

mpt chart_y(const struct plot *p, int64_t value)
{
    return p->y + p->height - chart_rise(&p->scale, value, p->height);
}

/* A bar between two values; stacked ones are parted by a white line. */
static void draw_bar(const struct plot *p, size_t series, mpt x, mpt width,
                     int64_t from, int64_t to)
{
    mpt top = chart_y(p, from > to ? from : to);
    mpt bottom = chart_y(p, from > to ? to : from);
    mpt gap = p->chart->kind == CHART_STACKED_BARS ? 700 : 0;

    if (bottom - top > 2 * gap)
        bottom -= gap;
    chart_fill(p, (struct point){x, top}, width, bottom - top,
               chart_shade_of(p->chart, series));
}

mpt chart_bar_width(const struct plot *p)
{
    mpt width = chart_slot(p) * 3 / 5;

    return width < 52000 ? width : 52000;
}

static bool labels_fit(const struct plot *p, const int64_t *values,
                       size_t count, mpt room)
{
    for (size_t i = 0; i < count; i++)
        if (chart_label_width(
                p, chart_value_text(&p->scale, values[i], p->s->arena)) > room)
            return false;
    return true;
}

/* On a white ground, so that no grid line strikes it through. */
static void label_value(const struct plot *p, int64_t value,
                        struct point middle)
{
    struct str text = chart_value_text(&p->scale, value, p->s->arena);
    mpt width = chart_label_width(p, text), size = p->label.text.size;

    strip_fill(
        p->s, p->strip,
        (struct point){middle.x - width / 2 - 1000, middle.y - size * 17 / 20},
        width + 2000, size, (struct color){255, 255, 255});
    chart_label(p, text, middle, ALIGN_CENTER);
}

/* Where a value printed below its bar ends. */
static mpt label_bar(const struct plot *p, int64_t value, mpt middle)
{
    mpt size = p->label.text.size;
    mpt y =
        value < 0 ? chart_y(p, value) + size + 1500 : chart_y(p, value) - 3000;

    label_value(p, value, (struct point){middle, y});
    return y + size / 4;
}

/* Nothing is known: not the same as zero. */
static void label_missing(const struct plot *p, mpt middle)
{
    chart_label(p, STR("–"), (struct point){middle, chart_y(p, 0) - 3000},
                ALIGN_CENTER);
}

static mpt lower(mpt a, mpt b)
{
    return a > b ? a : b;
}

static mpt draw_bars(const struct plot *p)
{
    size_t n = p->chart->series_count;
    size_t categories = p->chart->category_count;
    mpt width = chart_bar_width(p) / (mpt)n;
    bool label = labels_fit(p, p->scale.values, n * categories,
                            chart_slot(p) / (mpt)n - 2000);
    mpt bottom = p->y + p->height;

    for (size_t c = 0; c < categories; c++) {
        mpt left = chart_middle(p, c) - width * (mpt)n / 2;

        for (size_t s = 0; s < n; s++) {
            int64_t value = chart_value(&p->scale, s, c);

            if (chart_is_missing(p->chart, s, c)) {
                if (label)
                    label_missing(p, left + (mpt)s * width + width / 2);
                continue;
            }
            draw_bar(p, s, left + (mpt)s * width, width, 0, value);
            if (label)
                bottom =
                    lower(bottom, label_bar(p, value,
                                            left + (mpt)s * width + width / 2));
        }
    }
    return bottom;
}

/* The sum of a category. */
static int64_t stack_sum(const struct plot *p, size_t category)
{
    int64_t sum = 0;

    for (size_t s = 0; s < p->chart->series_count; s++)
        if (!chart_is_missing(p->chart, s, category))
            sum += chart_value(&p->scale, s, category);
    return sum;
}

/* A part's value within it, where there is room. */
static void label_part(const struct plot *p, size_t series, mpt middle,
                       int64_t from, int64_t to)
{
    struct plot inner = *p;
    struct chart_shade shade = chart_shade_of(p->chart, series);
    struct str text = chart_value_text(&p->scale, to - from, p->s->arena);
    mpt size = p->label.text.size;
    mpt height = chart_y(p, from) - chart_y(p, to);
    mpt y = (chart_y(p, from) + chart_y(p, to)) / 2 + size * 7 / 20;

    if ((height < 0 ? -height : height) < size * 3 / 2 ||
        chart_label_width(p, text) > chart_bar_width(p) - 2000)
        return;
    if (shade.hatched) {
        label_value(p, to - from, (struct point){middle, y});
        return;
    }
    inner.label.text.color = chart_ink_on(shade.color);
    chart_label(&inner, text, (struct point){middle, y}, ALIGN_CENTER);
}

static void draw_stack(const struct plot *p, size_t category)
{
    mpt width = chart_bar_width(p);
    mpt left = chart_middle(p, category) - width / 2;
    int64_t above = 0, below = 0;

    for (size_t s = 0; s < p->chart->series_count; s++) {
        int64_t value = chart_value(&p->scale, s, category);
        int64_t *base = value < 0 ? &below : &above;

        if (chart_is_missing(p->chart, s, category) || value == 0)
            continue;
        draw_bar(p, s, left, width, *base, *base + value);
        if (p->chart->series_count > 1)
            label_part(p, s, left + width / 2, *base, *base + value);
        *base += value;
    }
}

/* How high a category's parts above zero reach, or those below it. */
static int64_t stack_end(const struct plot *p, size_t category, bool above)
{
    int64_t end = 0;

    for (size_t s = 0; s < p->chart->series_count; s++) {
        int64_t value = chart_value(&p->scale, s, category);

        if (!chart_is_missing(p->chart, s, category) && (value > 0) == above)
            end += value;
    }
    return end;
}

/* The sum stands above its stack, or below one that is all below zero. */
static mpt label_stack(const struct plot *p, size_t category, int64_t sum)
{
    int64_t high = stack_end(p, category, true);
    mpt size = p->label.text.size, middle = chart_middle(p, category);
    mpt y = high > 0 ? chart_y(p, high) - 3000
                     : chart_y(p, stack_end(p, category, false)) + size + 1500;

    label_value(p, sum, (struct point){middle, y});
    return y + size / 4;
}

static mpt draw_stacks(const struct plot *p)
{
    size_t n = p->chart->category_count;
    int64_t *sums = arena_array(p->s->arena, int64_t, n);
    mpt bottom = p->y + p->height;
    bool label;

    for (size_t c = 0; c < n; c++)
        sums[c] = stack_sum(p, c);
    label = labels_fit(p, sums, n, chart_slot(p) - 2000);
    for (size_t c = 0; c < n; c++) {
        draw_stack(p, c);
        if (label && (sums[c] || stack_end(p, c, true)))
            bottom = lower(bottom, label_stack(p, c, sums[c]));
    }
    return bottom;
}

static struct mark *draw_polygon(const struct plot *p, struct point at,
                                 const struct point *points, size_t count,
                                 struct color color)
{
    struct mark *m = strip_mark(p->s, p->strip, MARK_POLYGON);

    m->x = at.x;
    m->y = at.y;
    m->points = points;
    m->point_count = count;
    m->color = color;
    return m;
}

/* Square, diamond, triangle, in turn. */
static void draw_marker(const struct plot *p, size_t series, struct point at)
{
    static const struct point shapes[3][4] = {
        {{-MARKER, -MARKER},
         {MARKER, -MARKER},
         {MARKER, MARKER},
         {-MARKER, MARKER}},
        {{0, -MARKER * 3 / 2},
         {MARKER * 3 / 2, 0},
         {0, MARKER * 3 / 2},
         {-MARKER * 3 / 2, 0}},
        {{0, -MARKER * 3 / 2},
         {MARKER * 3 / 2, MARKER},
         {-MARKER * 3 / 2, MARKER},
         {0, -MARKER * 3 / 2}},
    };
    struct mark *m = draw_polygon(p, at, shapes[series % 3], 4,
                                  chart_color(p->chart, series));

    m->closed = true;
}

/* Values from first on that have no gap between them. */
static size_t draw_stretch(const struct plot *p, size_t series, size_t first)
{
    size_t n = p->chart->category_count, end = first;
    size_t every = 1 + (size_t)(MARKERS / (chart_slot(p) + 1));
    struct point *points = arena_array(p->s->arena, struct point, n - first);
    struct mark *m;

    for (; end < n && !chart_is_missing(p->chart, series, end); end++)
        points[end - first] =
            (struct point){chart_middle(p, end),
                           chart_y(p, chart_value(&p->scale, series, end))};
    if (end - first > 1) {
        m = draw_polygon(p, (struct point){0, 0}, points, end - first,
                         chart_color(p->chart, series));
        m->thickness = series == 0 ? 1800 : 1200;
        m->dashed = series > 0;
    }
    for (size_t i = first; i < end; i++)
        if (i % every == 0 || end - first == 1)
            draw_marker(p, series, points[i - first]);
    return end;
}

static void label_line(const struct plot *p, size_t series, mpt room)
{
    size_t n = p->chart->category_count;

    for (size_t c = 0; c < n; c++) {
        int64_t value = chart_value(&p->scale, series, c);
        struct str text = chart_value_text(&p->scale, value, p->s->arena);

        if (chart_is_missing(p->chart, series, c) ||
            chart_label_width(p, text) > room)
            continue;
        label_value(p, value,
                    (struct point){chart_middle(p, c),
                                   chart_y(p, value) - 2 * MARKER - 1500});
    }
}

static void draw_lines(const struct plot *p)
{
    for (size_t s = 0; s < p->chart->series_count; s++) {
        size_t c = 0;

        while (c < p->chart->category_count)
            c = chart_is_missing(p->chart, s, c) ? c + 1
                                                 : draw_stretch(p, s, c);
    }
    if (p->chart->series_count == 1)
        label_line(p, 0, chart_slot(p) - 2000);
}

mpt chart_draw_series(const struct plot *plot)
{
    switch (plot->chart->kind) {
    case CHART_BARS:
        return draw_bars(plot);
    case CHART_STACKED_BARS:
        return draw_stacks(plot);
    case CHART_LINES:
        draw_lines(plot);
        break;
    case CHART_WATERFALL:
        return chart_draw_waterfall(plot);
    case CHART_HEAT: /* has no axis */
        break;
    }
    return plot->y + plot->height;
}

/* A legend's sample of a series, centred on `at`. */
void chart_draw_key(const struct plot *plot, size_t series, struct point at,
                    mpt width)
{
    struct color color = chart_color(plot->chart, series);

    if (plot->chart->kind != CHART_LINES) {
        chart_fill(plot, (struct point){at.x, at.y - width / 2}, width, width,
                   chart_shade_of(plot->chart, series));
        return;
    }
    strip_rule(plot->s, plot->strip, at.x - width / 2, at.y, 2 * width,
               series == 0 ? 1800 : 1200, color);
    plot->strip->last->dashed = series > 0;
    draw_marker(plot, series, (struct point){at.x + width / 2, at.y});
}
