#include "layout/chart.h"

#include "layout/style.h"

#define GAP 600 /* between cells */

static const struct color least_color = {244, 247, 250};
static const struct color most_below = {110, 110, 110};

/* The smallest and largest of all values; false: there is none. */
static bool find_range(const struct plot *p, int64_t *low, int64_t *high)
{
    bool any = false;

    for (size_t s = 0; s < p->chart->series_count; s++) {
        for (size_t c = 0; c < p->chart->category_count; c++) {
            int64_t value = chart_value(&p->scale, s, c);

            if (chart_is_missing(p->chart, s, c))
                continue;
            *low = any && *low < value ? *low : value;
            *high = any && *high > value ? *high : value;
            any = true;
        }
    }
    return any;
}

static uint8_t between(uint8_t from, uint8_t to, int64_t part, int64_t whole)
{
    int64_t moved;

    if (whole <= 0 ||
        !decimal_muldiv((int64_t)to - from, part, whole, ROUND_HALF_UP, &moved))
        return from;
    return (uint8_t)(from + moved);
}

static struct color shade(struct color to, int64_t part, int64_t whole)
{
    return (struct color){between(least_color.red, to.red, part, whole),
                          between(least_color.green, to.green, part, whole),
                          between(least_color.blue, to.blue, part, whole)};
}

/*
 * From pale to the accent; below zero from pale to grey.  Where all are above
 * zero the smallest is palest.
 */
static struct color color_of(int64_t value, int64_t low, int64_t high)
{
    if (low >= 0)
        return shade(accent, value - low, high - low);
    if (high <= 0)
        return shade(most_below, high - value, high - low);
    return value < 0 ? shade(most_below, -value, -low)
                     : shade(accent, value, high);
}

static struct str text_of(const struct plot *p, size_t series, size_t category)
{
    if (chart_is_missing(p->chart, series, category))
        return STR("–");
    return chart_value_text(&p->scale, chart_value(&p->scale, series, category),
                            p->s->arena);
}

static bool values_fit(struct plot *p)
{
    size_t n = p->chart->category_count, count = 0;
    struct str *texts =
        arena_array(p->s->arena, struct str, n * p->chart->series_count);

    for (size_t s = 0; s < p->chart->series_count; s++)
        for (size_t c = 0; c < n; c++)
            texts[count++] = text_of(p, s, c);
    return chart_labels_fit(p, texts, count, chart_slot(p) - 2 * GAP);
}

static mpt names_width(const struct plot *p)
{
    mpt widest = 0;

    for (size_t s = 0; s < p->chart->series_count; s++) {
        mpt width = chart_label_width(p, p->chart->series[s].name);

        widest = width > widest ? width : widest;
    }
    return widest + p->label.text.size;
}

/* A row's name on as many lines as it needs; how tall they are. */
static mpt draw_name(const struct plot *p, size_t series, mpt x, mpt width,
                     mpt top, mpt least)
{
    struct paragraph name =
        paragraph_of_text(p->s, p->chart->series[series].name, &p->label);
    struct strips lines = paragraph_set(p->s, &name, 0, width);
    mpt height = strips_height(&lines);
    mpt above = height < least ? (least - height) / 2 : 0;

    (void)strip_stack(p->strip, &lines, x, top + above);
    return height > least ? height : least;
}

static void draw_cell(const struct plot *p, size_t series, size_t category,
                      mpt height, struct color ground, bool label)
{
    struct plot cell = *p;
    mpt middle = chart_middle(p, category), slot = chart_slot(p);
    mpt size = p->label.text.size;

    strip_fill(p->s, p->strip,
               (struct point){middle - slot / 2 + GAP / 2, p->y + GAP / 2},
               slot - GAP, height - GAP, ground);
    cell.label.text.color = chart_ink_on(ground);
    if (label)
        chart_label(&cell, text_of(p, series, category),
                    (struct point){middle, p->y + height / 2 + size * 7 / 20},
                    ALIGN_CENTER);
}

static void draw_row(const struct plot *p, size_t series, mpt height,
                     int64_t low, int64_t high, bool label)
{
    static const struct color none = {255, 255, 255};

    for (size_t c = 0; c < p->chart->category_count; c++) {
        int64_t value = chart_value(&p->scale, series, c);
        bool missing = chart_is_missing(p->chart, series, c);

        draw_cell(p, series, c, height,
                  missing ? none : color_of(value, low, high), label);
    }
}

mpt chart_draw_heat(struct plot *plot, mpt measure)
{
    mpt left = plot->x, names = names_width(plot);
    int64_t low = 0, high = 0;
    struct plot small;
    bool label;

    if (names > measure / 3)
        names = measure / 3;
    plot->x += names;
    plot->width = measure - names;
    plot->y += chart_draw_categories(plot, plot->y) + 2 * GAP;
    (void)find_range(plot, &low, &high);
    small = *plot;
    label = values_fit(&small);
    for (size_t s = 0; s < plot->chart->series_count; s++) {
        mpt height = draw_name(plot, s, left, names - plot->label.text.size / 2,
                               plot->y, plot->label.text.size * 11 / 5);

        small.y = plot->y;
        draw_row(&small, s, height, low, high, label);
        plot->y += height;
    }
    return plot->y;
}
