#include "layout/chart.h"

#include "layout/style.h"

#define ABOVE  2500 /* between a bar and its value */
#define BROKEN 2500 /* height of the gap in a bar that is cut */

static const struct chart_shade level_shade = {{31, 78, 121}, false};
static const struct chart_shade up_shade = {{196, 196, 196}, false};
static const struct chart_shade down_shade = {{255, 255, 255}, true};

static bool is_level(const struct plot *p, size_t category)
{
    return p->chart->levels && p->chart->levels[category];
}

/* A gap across a level's bar, where the axis leaves out what is below it. */
static void break_bar(const struct plot *p, size_t category)
{
    mpt width = chart_bar_width(p);

    strip_fill(p->s, p->strip,
               (struct point){chart_middle(p, category) - width / 2 - BROKEN,
                              p->y + p->height - 4 * BROKEN},
               width + 2 * BROKEN, BROKEN, (struct color){255, 255, 255});
}

/* Changes bear their sign: black and white tell them apart. */
static struct str text_of(const struct plot *p, size_t category)
{
    int64_t value = chart_value(&p->scale, 0, category);
    struct str text = chart_value_text(&p->scale, value, p->s->arena);

    if (chart_is_missing(p->chart, 0, category))
        return STR("–");
    if (is_level(p, category) || value <= 0)
        return text;
    return arena_format(p->s->arena, "+%.*s", STR_ARG(text));
}

/* From the end of a bar to the beginning of the next. */
static void join(const struct plot *p, size_t category, int64_t level)
{
    mpt half = chart_bar_width(p) / 2;
    mpt left = chart_middle(p, category - 1) + half;

    strip_rule(p->s, p->strip, left, chart_y(p, level),
               chart_middle(p, category) - half - left, THIN,
               (struct color){96, 96, 96});
}

/* Where a change is missing the level goes on. */
static void cross(const struct plot *p, size_t category, int64_t level)
{
    mpt width = chart_bar_width(p);

    strip_rule(p->s, p->strip, chart_middle(p, category) - width / 2,
               chart_y(p, level), width, THIN, (struct color){96, 96, 96});
}

static void draw_step(const struct plot *p, size_t category, int64_t from,
                      int64_t to)
{
    mpt width = chart_bar_width(p);
    mpt top = chart_y(p, from > to ? from : to);
    mpt bottom = chart_y(p, from > to ? to : from);
    struct point at = {chart_middle(p, category) - width / 2, top};
    struct chart_shade shade = is_level(p, category) ? level_shade
                               : to < from           ? down_shade
                                                     : up_shade;

    chart_fill(p, at, width, bottom - top, shade);
    if (!is_level(p, category) && !shade.hatched)
        chart_outline(p, at, width, bottom - top);
    if (is_level(p, category) && p->scale.cut)
        break_bar(p, category);
}

static void label(const struct plot *p, size_t category, int64_t high)
{
    struct str text = text_of(p, category);
    struct point at = {chart_middle(p, category), chart_y(p, high) - ABOVE};
    mpt width = chart_label_width(p, text), size = p->label.text.size;

    strip_fill(p->s, p->strip,
               (struct point){at.x - width / 2 - 800, at.y - size * 17 / 20},
               width + 1600, size, (struct color){255, 255, 255});
    chart_label(p, text, at, ALIGN_CENTER);
}

static bool labels_fit(struct plot *p)
{
    size_t n = p->chart->category_count;
    struct str *texts = arena_array(p->s->arena, struct str, n);

    for (size_t c = 0; c < n; c++)
        texts[c] = text_of(p, c);
    return chart_labels_fit(p, texts, n, chart_slot(p) - 1500);
}

mpt chart_draw_waterfall(const struct plot *plot)
{
    struct plot small = *plot;
    bool fit = labels_fit(&small);
    int64_t level = 0;

    for (size_t c = 0; c < plot->chart->category_count; c++) {
        int64_t next = chart_level(&plot->scale, c, level);
        int64_t from = is_level(plot, c) ? 0 : level;
        int64_t high = from > next ? from : next;

        if (c > 0)
            join(plot, c, level);
        if (!chart_is_missing(plot->chart, 0, c))
            draw_step(plot, c, from, next);
        else if (c > 0)
            cross(plot, c, level);
        if (fit)
            label(&small, c, high);
        level = next;
    }
    return plot->y + plot->height;
}
