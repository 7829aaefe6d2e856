/* The waterfall as a chart: bars that stand on what is not seen. */
#include "report/analysis_movement_parts.h"

/* Of a chart's points: what stacks up to where the bar stands. */
enum {
    BAR_LABEL,
    BAR_CHANGE,
    BAR_LEVEL,
    BAR_BELOW, /* not seen: from zero up to the bar */
    BAR_ABOVE, /* not seen: from zero down to it */
    BAR_RISE,
    BAR_RISE_UNDER, /* what of it is below zero */
    BAR_FALL,
    BAR_FALL_UNDER,
    BAR_NET,
    BAR_COLUMNS
};

static const struct currency *currency_of(const struct block *b)
{
    return b->m->total.currency;
}

static struct cell amount(const struct block *b, int64_t minor)
{
    return sheet_money(minor, currency_of(b));
}

struct bar {
    const struct block *block;
    struct str from, to; /* cells of the levels */
    int64_t low, high;   /* from, to */
};

static int64_t at_least(int64_t x, int64_t limit)
{
    return x > limit ? x : limit;
}

static int64_t at_most(int64_t x, int64_t limit)
{
    return x < limit ? x : limit;
}

static void put_piece(const struct block *b, uint32_t column,
                      struct str formula, int64_t minor)
{
    sheet_write(b->w, column,
                sheet_live(b->w,
                           sheet_rounded(formula, currency_of(b), b->w->arena),
                           amount(b, minor)));
}

/* A bar may cross zero: what is above it and below it are two pieces. */
static void put_bar(const struct block *b, struct str from, struct str to,
                    int64_t x, int64_t y)
{
    struct arena *a = b->w->arena;
    const char *f = arena_z(a, from), *t = arena_z(a, to);

    put_piece(b, BAR_BELOW, arena_format(a, "MAX(MIN(%s,%s),0)", f, t),
              at_least(at_most(x, y), 0));
    put_piece(b, BAR_ABOVE, arena_format(a, "MIN(MAX(%s,%s),0)", f, t),
              at_most(at_least(x, y), 0));
    put_piece(b, BAR_RISE, arena_format(a, "MAX(MAX(%s,0)-MAX(%s,0),0)", t, f),
              at_least(at_least(y, 0) - at_least(x, 0), 0));
    put_piece(b, BAR_RISE_UNDER,
              arena_format(a, "-MAX(MIN(%s,0)-MIN(%s,0),0)", t, f),
              -at_least(at_most(y, 0) - at_most(x, 0), 0));
    put_piece(b, BAR_FALL, arena_format(a, "MAX(MAX(%s,0)-MAX(%s,0),0)", f, t),
              at_least(at_least(x, 0) - at_least(y, 0), 0));
    put_piece(b, BAR_FALL_UNDER,
              arena_format(a, "-MAX(MIN(%s,0)-MIN(%s,0),0)", f, t),
              -at_least(at_most(x, 0) - at_most(y, 0), 0));
    put_piece(b, BAR_NET, STR("0"), 0);
}

static void put_bar_headings(const struct block *b)
{
    const struct bilingual names[BAR_COLUMNS] = {
        {currency_of(b)->code, currency_of(b)->code},
        {"变动", "Change"},
        {"累计", "So far"},
        {"底（正）", "Under"},
        {"底（负）", "Over"},
        {"增加", "Rise"},
        {"增加（负）", "Rise < 0"},
        {"减少", "Fall"},
        {"减少（负）", "Fall < 0"},
        {"净变动", "Net"}};

    sheet_write_headings(b->w, names, BAR_COLUMNS);
}

/* One row a bar: the first level is zero, the opening. */
void movement_put_bars(const struct block *b)
{
    struct arena *a = b->w->arena;
    struct sheet_chart *chart = &b->w->sheet->charts[b->chart];
    int64_t level = 0;
    struct str from = STR("0");

    chart->names = b->w->row;
    chart->first = b->w->row + 1;
    put_bar_headings(b);
    for (size_t i = 0; i < b->cause_count; i++) {
        int64_t change = b->m->total.causes[b->causes[i]];
        uint32_t row = b->opening + 1 + (uint32_t)i;
        struct str to = sheet_cell_at(b->w->row, BAR_LEVEL, a);

        sheet_write_text(b->w, BAR_LABEL, movement_label(b, b->causes[i]));
        put_piece(b, BAR_CHANGE, sheet_cell_at(row, AT_AMOUNT, a), change);
        put_piece(
            b, BAR_LEVEL,
            arena_format(a, "%.*s+%.*s", STR_ARG(from),
                         STR_ARG(sheet_cell_at(b->w->row, BAR_CHANGE, a))),
            level + change);
        put_bar(b, from, to, level, level + change);
        level += change;
        from = to;
        sheet_write_next(b->w);
    }
    sheet_write_text(b->w, BAR_LABEL, sheet_say(b->w, movement_change));
    put_piece(b, BAR_CHANGE, from, level);
    put_piece(b, BAR_LEVEL, from, level);
    for (uint32_t i = BAR_BELOW; i < BAR_NET; i++)
        put_piece(b, i, STR("0"), 0);
    put_piece(b, BAR_NET, from, level);
    sheet_write_next(b->w);
}

static struct str chart_title(const struct block *b)
{
    return arena_format(
        b->x->arena,
        b->x->language == LANGUAGE_EN
            ? "%s: from opening to closing (blue: more, amber: less, grey: "
              "net)"
            : "%s：由期初到期末的变动（蓝：增加；橙：减少；灰：净变动）",
        currency_of(b)->code);
}

/* Rows that a chart takes. */
#define CHART_ROWS 15

void movement_put_chart(struct block *b)
{
    static const enum series_color colors[] = {
        SERIES_NONE,   SERIES_NONE,   SERIES_MAIN, SERIES_MAIN,
        SERIES_SECOND, SERIES_SECOND, SERIES_GREY};
    struct sheet *s = b->w->sheet;
    struct sheet_chart *chart;

    b->chart = s->chart_count;
    chart = sheet_add_chart(s, SHEET_COLUMNS_STACKED, BAR_BELOW, COUNT(colors),
                            b->w->arena);
    chart->row = b->w->row;
    chart->column = 0;
    chart->width = 1100;
    chart->height = CHART_ROWS * 22 - 10;
    chart->title = chart_title(b);
    chart->down = true;
    chart->count = (uint32_t)b->cause_count + 1;
    chart->categories = BAR_LABEL;
    chart->no_legend = true;
    for (size_t i = 0; i < COUNT(colors); i++)
        chart->series[i].color = colors[i];
    sheet_write_skip(b->w, CHART_ROWS);
}
