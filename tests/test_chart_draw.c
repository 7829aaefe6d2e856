#include "layout/drawing.h"

#include "compose_kit.h"

#define MISSING INT64_MIN
#define MOST    8
#define HEIGHT  150000 /* of the area of bars and lines */
#define FLAT    108000 /* of a waterfall */

static const struct color accent_color = {31, 78, 121};

struct sample {
    struct chart chart;
    struct chart_series series[MOST];
    struct decimal values[MOST][MOST];
    bool missing[MOST][MOST];
    bool levels[MOST];
    struct str names[MOST];
};

static void fill(struct sample *x, enum chart_kind kind, size_t series,
                 size_t categories, const int64_t values[][MOST])
{
    *x = (struct sample){.chart = {.kind = kind,
                                   .categories = x->names,
                                   .category_count = categories,
                                   .series = x->series,
                                   .series_count = series}};
    for (size_t s = 0; s < series; s++) {
        x->series[s] = (struct chart_series){.name = STR("列"),
                                             .values = x->values[s],
                                             .missing = x->missing[s]};
        for (size_t c = 0; c < categories; c++) {
            x->names[c] = STR("行");
            x->missing[s][c] = values[s][c] == MISSING;
            x->values[s][c].units = x->missing[s][c] ? 0 : values[s][c];
        }
    }
}

static struct drawing drawn_in(void **state, const struct chart *chart,
                               mpt measure, struct arena *a)
{
    struct fixture *f = *state;
    struct document_tree tree = make_tree(NULL);
    struct diag d = {.arena = a};
    struct drawing out;

    if (!f)
        skip();
    if (!drawing_make(chart, &tree, measure, f->fonts, f->shaper, &out, a, &d))
        fail_msg("no drawing");
    return out;
}

static struct drawing drawn(void **state, const struct chart *chart,
                            struct arena *a)
{
    return drawn_in(state, chart, 400000, a);
}

static bool is_color(struct color a, struct color b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

/* The n-th rectangle of a colour. */
static const struct mark *box(const struct drawing *d, struct color color,
                              size_t n)
{
    for (const struct mark *m = d->first; m; m = m->next)
        if (m->kind == MARK_FILL && is_color(m->color, color) && n-- == 0)
            return m;
    return NULL;
}

static void check_box(const struct mark *m, mpt bottom, mpt from, mpt to)
{
    assert_non_null(m);
    assert_int_equal(m->y, bottom - to);
    assert_int_equal(m->height, to - from);
}

static size_t count_words(const struct drawing *d, const char *text)
{
    size_t n = 0;

    for (const struct mark *m = d->first; m; m = m->next)
        n += m->kind == MARK_GLYPHS && str_equal_z(m->text, text);
    return n;
}

static void test_bars(void **state)
{
    static const int64_t values[][MOST] = {{50, 100, MISSING, 0}};
    struct sample x;
    struct arena a = {0};
    struct drawing d;
    mpt bottom;

    fill(&x, CHART_BARS, 1, 4, values);
    d = drawn(state, &x.chart, &a);
    bottom = box(&d, accent_color, 0)->y + HEIGHT / 2;
    check_box(box(&d, accent_color, 0), bottom, 0, HEIGHT / 2);
    check_box(box(&d, accent_color, 1), bottom, 0, HEIGHT);
    check_box(box(&d, accent_color, 2), bottom, 0, 0);
    assert_null(box(&d, accent_color, 3));
    assert_int_equal(count_words(&d, "–"), 1); /* missing is not zero */
    arena_release(&a);
}

/* Two of 200 to -100: the axis has 300 in all. */
static void test_both_signs(void **state)
{
    static const int64_t values[][MOST] = {{200, -100}};
    struct sample x;
    struct arena a = {0};
    struct drawing d;
    mpt zero;

    fill(&x, CHART_BARS, 1, 2, values);
    d = drawn(state, &x.chart, &a);
    zero = box(&d, accent_color, 0)->y + HEIGHT * 2 / 3;
    check_box(box(&d, accent_color, 0), zero, 0, HEIGHT * 2 / 3);
    check_box(box(&d, accent_color, 1), zero, -HEIGHT / 3, 0);
    arena_release(&a);
}

static void test_stack(void **state)
{
    static const int64_t values[][MOST] = {{40, 10}, {60, -20}};
    static const struct color pale_part = {218, 218, 218};
    struct sample x;
    struct arena a = {0};
    struct drawing d;
    const struct mark *lower, *upper;

    fill(&x, CHART_STACKED_BARS, 2, 2, values);
    d = drawn(state, &x.chart, &a);
    lower = box(&d, pale_part, 1); /* the first is the legend's */
    upper = box(&d, accent_color, 1);
    /* -20 to 100 is 120 high; a white line of 0.7 pt parts them. */
    assert_int_equal(lower->height, HEIGHT * 40 / 120 - 700);
    assert_int_equal(upper->height, HEIGHT * 60 / 120 - 700);
    assert_int_equal(upper->y + upper->height + 700, lower->y);
    assert_int_equal(count_words(&d, "100"), 2); /* the axis and the sum */
    assert_int_equal(count_words(&d, "-10"), 1);
    arena_release(&a);
}

static void test_waterfall(void **state)
{
    static const int64_t values[][MOST] = {{80, -40, 60, MISSING, 100}};
    static const struct color up = {196, 196, 196}, down = {255, 255, 255};
    struct sample x;
    struct arena a = {0};
    struct drawing d;
    const struct mark *first, *hatch = NULL;
    mpt bottom, width;

    fill(&x, CHART_WATERFALL, 1, 5, values);
    x.levels[0] = x.levels[4] = true;
    x.chart.levels = x.levels;
    d = drawn(state, &x.chart, &a);
    first = box(&d, accent_color, 0);
    bottom = first->y + FLAT * 8 / 10;
    width = first->width;
    check_box(first, bottom, 0, FLAT * 8 / 10);
    check_box(box(&d, accent_color, 1), bottom, 0, FLAT);
    check_box(box(&d, up, 0), bottom, FLAT * 4 / 10, FLAT);
    for (const struct mark *m = d.first; m; m = m->next)
        if (m->kind == MARK_PATH)
            hatch = m;
    assert_non_null(hatch); /* what goes down is hatched, within its box */
    for (size_t i = 0; i < hatch->path->count; i++) {
        assert_in_range(hatch->path->steps[i].to.x, 0, width);
        assert_in_range(hatch->path->steps[i].to.y, 0, FLAT * 4 / 10);
    }
    assert_int_equal(hatch->y, bottom - FLAT * 8 / 10);
    assert_non_null(box(&d, down, 0));
    assert_int_equal(count_words(&d, "+60"), 1);
    assert_int_equal(count_words(&d, "-40"), 1);
    assert_int_equal(count_words(&d, "–"), 1);
    arena_release(&a);
}

/* Changes that are small beside the levels are shown large, and it is said. */
static void test_waterfall_cut(void **state)
{
    static const int64_t values[][MOST] = {{1000, 100, -40, 1060}};
    static const struct color white = {255, 255, 255}, up = {196, 196, 196};
    struct sample x;
    struct arena a = {0};
    struct drawing d;
    const struct mark *first;
    mpt bottom;

    fill(&x, CHART_WATERFALL, 1, 4, values);
    x.levels[0] = x.levels[3] = true;
    x.chart.levels = x.levels;
    d = drawn(state, &x.chart, &a);
    first = box(&d, accent_color, 0);
    bottom = first->y + FLAT * 50 / 150; /* from 950 to 1100 */
    check_box(first, bottom, 0, FLAT * 50 / 150);
    check_box(box(&d, up, 0), bottom, FLAT * 50 / 150, FLAT);
    check_box(box(&d, accent_color, 1), bottom, 0, FLAT * 110 / 150);
    assert_true(box(&d, white, 0)->width > first->width); /* the gap */
    assert_int_equal(count_words(&d, "950"), 1);
    assert_int_equal(count_words(&d, "0"), 0);
    arena_release(&a);
}

static void test_heat(void **state)
{
    static const int64_t values[][MOST] = {{10, 30}, {MISSING, 20}};
    static const struct color least = {244, 247, 250}, middle = {137, 162, 185};
    struct sample x;
    struct arena a = {0};
    struct drawing d;
    const struct mark *low, *high;

    fill(&x, CHART_HEAT, 2, 2, values);
    d = drawn(state, &x.chart, &a);
    low = box(&d, least, 0);
    high = box(&d, accent_color, 0);
    assert_non_null(low);
    assert_non_null(high);
    assert_non_null(box(&d, middle, 0));
    assert_int_equal(low->y, high->y);
    assert_int_equal(box(&d, middle, 0)->x, high->x);
    for (const struct mark *m = d.first; m; m = m->next)
        if (m->kind == MARK_GLYPHS && str_equal_z(m->text, "30"))
            assert_true(is_color(m->color, (struct color){255, 255, 255}));
    assert_int_equal(count_words(&d, "–"), 1);
    arena_release(&a);
}

/* Below zero from pale to grey, above to the accent; alike in size. */
static void test_heat_signs(void **state)
{
    static const int64_t values[][MOST] = {{-10, 10, 0}};
    struct sample x;
    struct arena a = {0};
    struct drawing d;

    fill(&x, CHART_HEAT, 1, 3, values);
    d = drawn(state, &x.chart, &a);
    assert_non_null(box(&d, (struct color){110, 110, 110}, 0));
    assert_non_null(box(&d, accent_color, 0));
    assert_non_null(box(&d, (struct color){244, 247, 250}, 0));
    arena_release(&a);
}

/* All kinds with much, nothing and one of it stay between their edges. */
static void test_inside(void **state)
{
    static const size_t counts[] = {1, 13, 60, 1000};
    static const int64_t patterns[] = {0, 1, -1, 999999999999999, MISSING};

    for (size_t i = 0; i < COUNT(counts) * 5 * COUNT(patterns); i++) {
        struct arena a = {0};
        size_t n = counts[i % COUNT(counts)];
        int64_t value = patterns[i / COUNT(counts) / 5];
        struct chart_series series = {.name = STR("应收"),
                                      .values =
                                          arena_array(&a, struct decimal, n),
                                      .missing = arena_array(&a, bool, n)};
        struct chart chart = {.kind = (enum chart_kind)(i / COUNT(counts) % 5),
                              .title = STR("标题"),
                              .categories = arena_array(&a, struct str, n),
                              .category_count = n,
                              .series = &series,
                              .series_count = 1};
        struct drawing d;

        for (size_t c = 0; c < n; c++) {
            chart.categories[c] = STR("第一季度应收账款");
            series.missing[c] = value == MISSING;
            series.values[c].units = value == MISSING ? 0
                                     : c % 3          ? value
                                                      : -value;
        }
        d = drawn(state, &chart, &a);
        for (const struct mark *m = d.first; m; m = m->next)
            if (m->x < -20000 || m->y < -20000 ||
                m->x + m->width > d.width + 1000 ||
                m->y + m->height > d.height + 20000)
                fail_msg("kind %d, %zu of %jd: a mark at %d, %d", chart.kind, n,
                         (intmax_t)value, m->x, m->y);
        arena_release(&a);
    }
}

static const struct mark *words(const struct drawing *d, const char *text)
{
    for (const struct mark *m = d->first; m; m = m->next)
        if (m->kind == MARK_GLYPHS && str_equal_z(m->text, text))
            return m;
    fail_msg("no \"%s\"", text);
    return NULL;
}

/* What keeps the chart honest has a line of its own where there is no room. */
static void test_narrow_title(void **state)
{
    static const int64_t values[][MOST] = {{1000, 3, -2, 1001}};
    static const mpt measures[] = {400000, 160000};
    struct sample x;
    mpt line = 0;

    fill(&x, CHART_WATERFALL, 1, 4, values);
    x.chart.title = STR("What changed net receivables");
    x.chart.unit = STR("CNY thousand");
    x.levels[0] = x.levels[3] = true;
    x.chart.levels = x.levels;
    for (size_t i = 0; i < COUNT(measures); i++) {
        struct arena a = {0};
        struct drawing d = drawn_in(state, &x.chart, measures[i], &a);
        const struct mark *cut = words(&d, "（纵轴不从零开始）");

        assert_true(cut->x + cut->glyphs[cut->glyph_count - 1].x < d.width);
        assert_true(cut->y > line);
        line = cut->y;
        arena_release(&a);
    }
}

/* Days are never divided: where they have no room, every second is named. */
static void test_days(void **state)
{
    static const int64_t values[][MOST] = {{7, 6, 5, 4, 3, 2, 1}};
    static const char *const days[] = {"07-24", "07-31", "08-07", "08-14",
                                       "10-02", "10-09", "10-16"};
    struct sample x;
    struct arena a = {0};
    struct drawing d;

    fill(&x, CHART_BARS, 1, COUNT(days), values);
    for (size_t i = 0; i < COUNT(days); i++)
        x.names[i] = str_from_z(days[i]);
    d = drawn_in(state, &x.chart, 105000, &a);
    for (size_t i = 0; i < COUNT(days); i++)
        assert_int_equal(count_words(&d, days[i]), i % 2 == 0);
    arena_release(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_narrow_title),  cmocka_unit_test(test_days),
        cmocka_unit_test(test_bars),          cmocka_unit_test(test_both_signs),
        cmocka_unit_test(test_stack),         cmocka_unit_test(test_waterfall),
        cmocka_unit_test(test_waterfall_cut), cmocka_unit_test(test_heat),
        cmocka_unit_test(test_heat_signs),    cmocka_unit_test(test_inside),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
