#include "layout/chart.h"

#include "layout/style.h"
#include "layout/tag.h"

#define PLOT_HEIGHT 150000
#define PLOT_LOW    100000 /* in a column beside another */
#define PLOT_FLAT   108000 /* a few steps of one sum */
#define PLOT_NARROW 280000
#define KEY         6500 /* side of a legend's square */
#define CATEGORIES  1000 /* more than anyone can tell apart */
#define SERIES      64
#define LINES_MOST  4
#define ROOM_LEAST  4   /* em, for a name that is shortened */
#define NAME_BYTES  240 /* of a name that is shortened, at most */
#define SMALL_NAME  80  /* per cent, for names that would overlap */

mpt chart_slot(const struct plot *plot)
{
    return plot->width / (mpt)plot->chart->category_count;
}

mpt chart_middle(const struct plot *plot, size_t category)
{
    return plot->x + (mpt)((int64_t)plot->width * (int64_t)(2 * category + 1) /
                           (int64_t)(2 * plot->chart->category_count));
}

mpt chart_label_width(const struct plot *plot, struct str text)
{
    struct setter_mark mark = setter_mark(plot->s);
    struct paragraph p = paragraph_of_text(plot->s, text, &plot->label);
    mpt width = label_width(&p);

    setter_rewind(plot->s, mark);
    return width;
}

void chart_label(const struct plot *plot, struct str text, struct point at,
                 enum align align)
{
    struct paragraph p = paragraph_of_text(plot->s, text, &plot->label);
    mpt width = label_width(&p);

    if (align == ALIGN_RIGHT)
        at.x -= width;
    else if (align == ALIGN_CENTER)
        at.x -= width / 2;
    label_draw(plot->s, &p, plot->strip, at);
}

/* In grey behind the title at x, or on the next line; where it ends. */
static mpt draw_remark(struct plot *plot, struct str words, mpt x)
{
    mpt size = plot->label.text.size;
    mpt width = chart_label_width(plot, words);

    if (!words.len)
        return x;
    if (x > plot->x && x + width > plot->x + plot->width) {
        x = plot->x;
        plot->y += size * 8 / 5;
    }
    chart_label(plot, words, (struct point){x, plot->y}, ALIGN_LEFT);
    return x + width + size * 5 / 4;
}

/* Title at the left, unit behind it in grey; where they end. */
static mpt draw_title(struct plot *plot, const struct paragraph_style *body)
{
    struct paragraph_style style = *body;
    struct paragraph title;
    mpt x = plot->x;

    style.indent = 0;
    style.text.family = FONT_SANS;
    style.text.bold = true;
    style.text.size = body->text.size * 7 / 8;
    title = paragraph_of_text(plot->s, plot->chart->title, &style);
    plot->y += style.text.size * 5 / 4;
    label_draw(plot->s, &title, plot->strip, (struct point){x, plot->y});
    if (plot->chart->title.len)
        x += label_width(&title) + style.text.size;
    x = draw_remark(plot, plot->chart->unit, x);
    if (plot->scale.cut)
        x = draw_remark(plot, chart_cut_words(plot->s->chinese), x);
    return x;
}

static mpt entry_width(const struct plot *plot, size_t series)
{
    return chart_label_width(plot, plot->chart->series[series].name) + 4 * KEY;
}

static void draw_entry(const struct plot *plot, size_t series, mpt x)
{
    mpt middle = plot->y - plot->label.text.size * 7 / 20;

    chart_draw_key(plot, series, (struct point){x + KEY / 2, middle}, KEY);
    chart_label(plot, plot->chart->series[series].name,
                (struct point){x + 2 * KEY + KEY / 2, plot->y}, ALIGN_LEFT);
}

/*
 * At the right end of the title's line, so that charts side by side stand
 * alike; below it where there is no room.
 */
static void draw_legend(struct plot *plot, mpt title_end, mpt measure)
{
    size_t n = plot->chart->series_count;
    mpt line = plot->label.text.size * 8 / 5, whole = 0, x;

    for (size_t i = 0; n > 1 && i < n; i++)
        whole += entry_width(plot, i);
    x = plot->x + measure - whole;
    if (x < title_end) {
        x = plot->x;
        plot->y += line;
    }
    for (size_t i = 0; n > 1 && i < n; i++) {
        mpt width = entry_width(plot, i);

        if (x > plot->x && x + width > plot->x + measure) {
            x = plot->x;
            plot->y += line;
        }
        draw_entry(plot, i, x);
        x += width;
    }
    plot->y += line / 2;
}

static mpt axis_width(const struct plot *plot)
{
    mpt widest = 0;

    for (int64_t v = plot->scale.low; v <= plot->scale.high;
         v += plot->scale.step) {
        mpt width = chart_label_width(
            plot, chart_tick_text(&plot->scale, v, plot->s->arena));

        if (width > widest)
            widest = width;
    }
    return widest + plot->label.text.size * 2 / 3;
}

static void draw_axis(const struct plot *plot)
{
    const struct chart_scale *scale = &plot->scale;

    for (int64_t v = scale->low; v <= scale->high; v += scale->step) {
        mpt y = plot->y + plot->height - chart_rise(scale, v, plot->height);

        strip_rule(plot->s, plot->strip, plot->x, y, plot->width,
                   v == 0 ? THIN : HAIR, v == 0 ? black : hairline);
        chart_label(plot, chart_tick_text(scale, v, plot->s->arena),
                    (struct point){plot->x - plot->label.text.size / 2,
                                   y + plot->label.text.size * 7 / 20},
                    ALIGN_RIGHT);
    }
}

static mpt category_room(const struct plot *plot)
{
    return chart_slot(plot) - plot->label.text.size / 2;
}

/* Where labels overlap, every second, third ... of them is left out. */
static size_t label_every(const struct plot *plot)
{
    mpt widest = 1, slot = chart_slot(plot);

    for (size_t i = 0; i < plot->chart->category_count; i++) {
        mpt width = chart_label_width(plot, plot->chart->categories[i]);

        if (width > widest)
            widest = width;
    }
    widest += plot->label.text.size / 2;
    if (slot < 1)
        return plot->chart->category_count;
    return (size_t)((widest + slot - 1) / slot);
}

static bool is_digits(struct str s, size_t from, size_t count)
{
    if (from + count > s.len)
        return false;
    for (size_t i = from; i < from + count; i++)
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
    return true;
}

/* "07-24", "2026-07-24": never divided.  "31-60" counts days. */
static bool is_date(struct str name)
{
    size_t at = name.len == 10 ? 5 : 0;

    if (name.len != 5 && name.len != 10)
        return false;
    if (at && (!is_digits(name, 0, 4) || name.ptr[4] != '-'))
        return false;
    return is_digits(name, at, 2) && name.ptr[at + 2] == '-' &&
           is_digits(name, at + 3, 2) &&
           str_compare(str_head(str_skip(name, at), 2), STR("12")) <= 0;
}

static bool are_dates(const struct plot *plot)
{
    for (size_t i = 0; i < plot->chart->category_count; i++)
        if (!is_date(plot->chart->categories[i]))
            return false;
    return true;
}

/* On so many lines, divided at blanks, between Han and behind joints only. */
static bool wraps(const struct plot *plot, struct str name, size_t lines)
{
    struct setter_mark mark = setter_mark(plot->s);
    struct paragraph p = paragraph_of_text(plot->s, name, &plot->label);
    mpt room = category_room(plot);
    bool fits =
        (!is_date(name) || label_width(&p) <= room) &&
        items_narrowest(p.items.items, p.items.count, BREAK_JOINT) <= room &&
        paragraph_line_count(plot->s, &p, room) <= lines;

    setter_rewind(plot->s, mark);
    return fits;
}

static bool can_wrap(const struct plot *plot, size_t lines)
{
    for (size_t i = 0; i < plot->chart->category_count; i++)
        if (!wraps(plot, plot->chart->categories[i], lines))
            return false;
    return true;
}

static bool is_all_han(const struct items *items)
{
    for (size_t i = 0; i < items->count; i++)
        if (items->items[i].class != CHAR_HAN)
            return false;
    return true;
}

/* Nothing but Han: two lines about as long as each other. */
static mpt wrapped_width(const struct plot *plot, const struct paragraph *p)
{
    mpt room = category_room(plot);
    mpt half = (label_width(p) + plot->label.text.size) / 2;
    struct setter_mark mark = setter_mark(plot->s);
    bool enough =
        half < room && label_width(p) > room && is_all_han(&p->items) &&
        items_narrowest(p->items.items, p->items.count, BREAK_JOINT) <= half &&
        paragraph_line_count(plot->s, p, half) <= 2;

    setter_rewind(plot->s, mark);
    return enough ? half : room;
}

static size_t lines_of(const struct plot *plot, struct str name)
{
    struct setter_mark mark = setter_mark(plot->s);
    struct paragraph p = paragraph_of_text(plot->s, name, &plot->label);
    size_t lines = paragraph_line_count(plot->s, &p, category_room(plot));

    setter_rewind(plot->s, mark);
    return lines;
}

/* The name, or as much of it as has room, with a … behind it. */
static struct str shortened(const struct plot *plot, struct str name)
{
    struct str cut = name;

    if (wraps(plot, name, LINES_MOST))
        return name;
    if (name.len > NAME_BYTES)
        name = str_head(name, NAME_BYTES);
    for (size_t n = name.len; n-- > 0;) {
        if (((unsigned char)name.ptr[n] & 0xC0) == 0x80)
            continue;
        cut = arena_format(plot->s->arena, "%.*s…", STR_ARG(str_head(name, n)));
        if (wraps(plot, cut, LINES_MOST) &&
            lines_of(plot, cut) == lines_of(plot, str_head(name, n)))
            break;
    }
    return cut;
}

static mpt draw_wrapped(const struct plot *plot, mpt top)
{
    struct paragraph_style style = plot->label;
    mpt tallest = 0;

    style.align = ALIGN_CENTER;
    for (size_t i = 0; i < plot->chart->category_count; i++) {
        struct str name = shortened(plot, plot->chart->categories[i]);
        struct paragraph p = paragraph_of_text(plot->s, name, &style);
        mpt width = wrapped_width(plot, &p);
        struct strips lines = paragraph_set(plot->s, &p, 0, width);
        mpt height = strip_stack(plot->strip, &lines,
                                 chart_middle(plot, i) - width / 2, top);

        if (height > tallest)
            tallest = height;
    }
    return tallest;
}

static mpt draw_in_line(const struct plot *plot, mpt top, size_t every)
{
    for (size_t i = 0; i < plot->chart->category_count; i += every) {
        struct str name = plot->chart->categories[i];
        mpt half = chart_label_width(plot, name) / 2;
        mpt x = chart_middle(plot, i);
        mpt left = plot->x - 2 * plot->label.text.size;

        /* Those at the ends stay with the chart. */
        if (x + half > plot->x + plot->width)
            x = plot->x + plot->width - half;
        if (x - half < left)
            x = left + half;
        chart_label(plot, name, (struct point){x, top + plot->label.text.size},
                    ALIGN_CENTER);
    }
    return plot->label.text.leading;
}

/*
 * Names from top down; the height they take.  Those too wide for their place
 * go on two lines, then smaller on more, then are shortened; only where that
 * leaves too little of them are some left out.  Of days that have no room
 * every second or third says which the others are.
 */
mpt chart_draw_categories(const struct plot *plot, mpt top)
{
    struct plot small = *plot;

    small.label.text.size = plot->label.text.size * SMALL_NAME / 100;
    small.label.text.leading = plot->label.text.leading * SMALL_NAME / 100;
    if (label_every(plot) == 1)
        return draw_in_line(plot, top, 1);
    if (can_wrap(plot, 2))
        return draw_wrapped(plot, top);
    if (label_every(&small) == 1)
        return draw_in_line(&small, top, 1);
    if (are_dates(plot))
        return draw_in_line(plot, top, label_every(plot));
    if (can_wrap(&small, LINES_MOST) ||
        category_room(&small) >= ROOM_LEAST * small.label.text.size)
        return draw_wrapped(&small, top);
    return draw_in_line(plot, top, label_every(plot));
}

static struct paragraph_style label_style(const struct paragraph_style *body)
{
    struct paragraph_style style = style_note(body);

    style.text.family = FONT_SANS;
    style.text.tabular = true;
    style.text.size = body->text.size * 7 / 10;
    style.text.leading = style.text.size * 13 / 10;
    style.align = ALIGN_LEFT;
    style.justified = false;
    return style;
}

static bool has_plot(const struct chart *chart)
{
    return chart->category_count && chart->series_count &&
           chart->category_count <= CATEGORIES && chart->series_count <= SERIES;
}

/* Parts of a stack need their height for what is written in them. */
static bool is_low(const struct chart *chart, mpt measure)
{
    return measure < PLOT_NARROW && chart->kind != CHART_STACKED_BARS;
}

static mpt plot_height(const struct chart *chart, mpt measure)
{
    if (is_low(chart, measure))
        return PLOT_LOW;
    return chart->kind == CHART_WATERFALL ? PLOT_FLAT : PLOT_HEIGHT;
}

static void draw_chart(struct plot *plot, mpt measure, mpt head,
                       const struct paragraph_style *body)
{
    const struct chart *chart = plot->chart;
    mpt title_end, axis, bottom;

    if (has_plot(chart))
        plot->scale = chart_scale_new(chart, plot->s->arena);
    title_end = draw_title(plot, body);
    plot->strip->height = plot->y;
    if (!has_plot(chart))
        return;
    if (chart->kind == CHART_HEAT) {
        plot->y += plot->label.text.size;
        plot->strip->height =
            chart_draw_heat(plot, measure) + plot->label.text.size / 2;
        return;
    }
    draw_legend(plot, title_end, measure);
    if (plot->y < head)
        plot->y = head;
    plot->y += plot->label.text.size * 3 / 2;
    axis = axis_width(plot);
    plot->x += axis;
    plot->width -= axis;
    plot->height = plot_height(chart, measure);
    draw_axis(plot);
    bottom = chart_draw_series(plot) + plot->label.text.size / 3;
    plot->strip->height = bottom + chart_draw_categories(plot, bottom) +
                          plot->label.text.size / 2;
}

mpt chart_head(struct setter *s, const struct chart *chart, mpt measure,
               const struct paragraph_style *body)
{
    struct setter_mark mark = setter_mark(s);
    struct strips forgotten = {0};
    struct chart one = *chart;
    struct plot plot = {
        .s = s, .chart = &one, .width = measure, .label = label_style(body)};

    if (chart->kind == CHART_HEAT || !has_plot(chart))
        return 0;
    if (chart->kind == CHART_WATERFALL)
        one.series_count = 1;
    one = chart_shortened(&one, s->chinese, s->arena);
    plot.scale = chart_scale_new(&one, s->arena);
    plot.strip = strip_add(s, &forgotten, 0);
    draw_legend(&plot, draw_title(&plot, body), measure);
    setter_rewind(s, mark);
    return plot.y;
}

/* One figure: its rules and bars are content as much as its words. */
struct strips chart_set(struct setter *s, const struct chart *chart, mpt x,
                        mpt measure, mpt head,
                        const struct paragraph_style *body)
{
    struct strips out = {0};
    struct chart short_one = chart_shortened(chart, s->chinese, s->arena);
    struct plot plot = {.s = s, .chart = &short_one, .x = x, .width = measure};
    struct tag *figure = tag_open(s, TAG_FIGURE);

    if (chart->kind == CHART_WATERFALL && short_one.series_count > 1)
        short_one.series_count = 1;
    figure->alt = chart_words(chart, s->arena);
    plot.strip = strip_add(s, &out, 0);
    plot.label = label_style(body);
    draw_chart(&plot, measure, head, body);
    for (struct mark *m = plot.strip->first; m; m = m->next) {
        m->artifact = false;
        m->tag = figure;
    }
    tag_close(s);
    return out;
}
