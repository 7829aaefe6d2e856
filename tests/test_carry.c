#include "compose_kit.h"

#include "layout/figure.h"

#define ROWS 300

static const struct {
    const char *text;
    bool ok;
    int64_t units;
    int scale, decimals;
    size_t tail;
} figures[] = {
    {"0", true, 0, 0, 0, 1},
    {"0.00", true, 0, 2, 2, 1},
    {"1,234.50", true, 123450, 2, 2, 5},
    {"-1,234.50", true, -123450, 2, 2, 6},
    {"−0.05", true, -5, 2, 2, 4},
    {"(1,234.567)", true, -1234567, 3, 3, 6},
    {"(¥0.5)", true, -5, 1, 1, 4},
    {"¥-5", true, -5, 0, 0, 4},
    {"￥12.00", true, 1200, 2, 2, 5},
    {"USD 1,000.25", true, 100025, 2, 2, 9},
    {"12.5%", true, 125, 1, 1, 2},
    {"100元", true, 100, 0, 0, 3},
    {"92233720368547758.07", true, INT64_MAX, 2, 2, 17},
    {"92233720368547758.08", false, 0, 0, 0, 0},
    {"1,23", false, 0, 0, 0, 0},
    {"(1.00", false, 0, 0, 0, 0},
    {"1.2.3", false, 0, 0, 0, 0},
    {"2026-01-31", false, 0, 0, 0, 0},
    {"HT-5", false, 0, 0, 0, 0},
    {"USD", false, 0, 0, 0, 0},
    {"-", false, 0, 0, 0, 0},
    {"", false, 0, 0, 0, 0},
};

static void test_figures(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(figures); i++) {
        struct figure f = {0};
        bool ok = figure_parse(str_from_z(figures[i].text), &f);

        if (ok != figures[i].ok || f.value.units != figures[i].units ||
            f.value.scale != figures[i].scale ||
            f.decimals != figures[i].decimals || f.tail != figures[i].tail)
            fail_msg("%s: %d, %jd e-%d, %d decimals, tail %zu", figures[i].text,
                     ok, (intmax_t)f.value.units, f.value.scale, f.decimals,
                     f.tail);
    }
    assert_true(figure_is_none(STR("—")));
    assert_false(figure_is_none(STR("0")));
}

/* Where the point of a figure stands, or would stand; 0: in no mark. */
static mpt point_of(const struct page *page, const char *z)
{
    struct str text = str_from_z(z);
    struct figure f = {.tail = text.len};

    (void)figure_parse(text, &f);
    for (const struct mark *m = page->first; m; m = m->next) {
        if (m->kind != MARK_GLYPHS || !str_equal(m->text, text))
            continue;
        for (size_t i = 0; i < m->glyph_count; i++)
            if (m->glyphs[i].cluster == f.tail)
                return m->x + m->glyphs[i].x;
        return m->x; /* no point: the caller adds the width */
    }
    fail_msg("%s is not on the page", z);
    return 0;
}

/* Three decimals, two, none, brackets: point below point. */
static void test_alignment(void **state)
{
    static const char *const with_point[] = {"1,234.50", "(99.125)", "-12.5",
                                             "0.75", "100,000.00"};
    struct arena a = {0};
    struct block *table = make_table(&a, 1 + COUNT(with_point) + 2, 3);
    struct document_tree tree = make_tree(table);
    struct composed c;
    mpt point, figure, dash;

    make_cell(&a, table, 0, 1, "金额");
    for (size_t i = 0; i < COUNT(with_point); i++)
        make_cell(&a, table, i + 1, 1, with_point[i]);
    make_cell(&a, table, COUNT(with_point) + 1, 1, "777");
    make_cell(&a, table, COUNT(with_point) + 2, 1, "—");
    c = composed_of(state, &tree, &a);
    assert_true(c.ok);
    point = point_of(c.pages.items, "1,234.50");
    for (size_t i = 0; i < COUNT(with_point); i++)
        if (point_of(c.pages.items, with_point[i]) != point)
            fail_msg("%s: point at %d, not %d", with_point[i],
                     point_of(c.pages.items, with_point[i]), point);
    figure = point_of(c.pages.items, "777");
    assert_true(figure < point && figure > point - 20000);
    dash = point_of(c.pages.items, "—");
    assert_true(dash < point && dash >= point - 10500);
    arena_release(&a);
}

/* Amounts that show a lost cent: row i is i + 0.01. */
static struct block *long_table(struct arena *a, size_t rows)
{
    struct block *table = make_table(a, rows + 1, 4);

    table->table->aligns[1] = ALIGN_LEFT;
    make_cell(a, table, 0, 0, "序号");
    make_cell(a, table, 0, 1, "单据");
    make_cell(a, table, 0, 2, "金额");
    make_cell(a, table, 0, 3, "天数");
    for (size_t i = 1; i <= rows; i++) {
        make_cell(a, table, i, 0, arena_z(a, arena_format(a, "%zu", i)));
        make_cell(a, table, i, 1, "HT-2026-1");
        make_cell(a, table, i, 2, arena_z(a, arena_format(a, "%zu.01", i)));
        make_cell(a, table, i, 3, "7");
    }
    return table;
}

static int64_t sum_to(int64_t row)
{
    return row * (row + 1) / 2 * 100 + row;
}

/* The row that a page's text begins or ends with. */
static int64_t row_on(const struct page *page, bool last)
{
    int64_t row = 0;

    for (const struct mark *m = page->first; m; m = m->next) {
        struct figure f;

        if (m->kind != MARK_GLYPHS || m->artifact ||
            !figure_parse(m->text, &f) || f.decimals != 2)
            continue;
        row = f.value.units / (f.value.scale == 2 ? 100 : 1);
        if (!last)
            return row;
    }
    return row;
}

/* The sum behind these words, or -1. */
static int64_t sum_behind(const struct page *page, struct str words)
{
    for (const struct mark *m = page->first; m; m = m->next) {
        struct figure f;

        if (m->kind != MARK_GLYPHS || !str_equal(m->text, words))
            continue;
        assert_true(m->artifact && m->next);
        assert_true(figure_parse(m->next->text, &f));
        assert_int_equal(m->next->y, m->y);
        return f.value.units * decimal_power(2 - f.value.scale);
    }
    return -1;
}

static void check_sums(const struct pages *pages, int64_t rows)
{
    int64_t before = 0;

    for (size_t i = 0; i < pages->count; i++) {
        const struct page *page = &pages->items[i];
        int64_t last = row_on(page, true);

        if (row_on(page, false) != before + 1)
            fail_msg("page %zu begins with row %jd", i + 1,
                     (intmax_t)row_on(page, false));
        assert_int_equal(sum_behind(page, STR("承前页")),
                         i == 0 ? -1 : sum_to(before));
        assert_int_equal(sum_behind(page, STR("转次页")),
                         i + 1 == pages->count ? -1 : sum_to(last));
        for (const struct mark *m = page->first; m; m = m->next)
            assert_true(m->kind == MARK_LINK ||
                        m->y <= page->setup.height - page->setup.bottom + 10);
        before = last;
    }
    assert_int_equal(before, rows);
}

static void test_carry(void **state)
{
    for (size_t rows = 0; rows <= ROWS; rows += rows < 60 ? 1 : 80) {
        struct arena a = {0};
        struct document_tree tree =
            make_tree(make_div(&a, DIV_CARRY, long_table(&a, rows)));
        struct composed c = composed_of(state, &tree, &a);

        assert_true(c.ok);
        if (rows)
            check_sums(&c.pages, (int64_t)rows);
        arena_release(&a);
    }
}

/* A page with room for a single row goes on without sums, and ends. */
static void test_low_page(void **state)
{
    for (mpt height = 18000; height < 120000; height += 7000) {
        struct arena a = {0};
        struct document_tree tree =
            make_tree(make_div(&a, DIV_CARRY, long_table(&a, 9)));
        struct composed c;

        tree.page = (struct page_setup){.width = 300000,
                                        .height = height + 20000,
                                        .top = 10000,
                                        .right = 10000,
                                        .bottom = 10000,
                                        .left = 10000};
        c = composed_of(state, &tree, &a);
        assert_true(!c.ok || c.pages.count <= 12);
        arena_release(&a);
    }
}

static const struct {
    const char *cells[3][3]; /* two rows, and one more that may be a total */
    bool total;
    const char *message;
} faults[] = {
    {{{"A", "CNY", "1.00"}, {"B", "USD", "2.00"}, {"C", "CNY", "3.00"}},
     false,
     "::: carry adds up amounts, and this table has several currencies: make "
     "one table of each"},
    {{{"A", "x", "¥1.00"}, {"B", "y", "$2.00"}, {"C", "z", "¥3.00"}},
     false,
     "::: carry adds up amounts, and this table has several currencies: make "
     "one table of each"},
    {{{"A", "x", "一"}, {"B", "y", "二"}, {"C", "z", "三"}},
     false,
     "::: carry adds up amounts, and this table has no column of them"},
    {{{"1.00", "1.00", "1.00"},
      {"1.00", "1.00", "1.00"},
      {"2.0", "2.0", "2.0"}},
     false,
     "::: carry needs a column without amounts for its words"},
    {{{"A", "x", "92233720368547758.07"}, {"B", "y", "0.01"}, {"C", "z", "1"}},
     false,
     "a column of this table adds up to more than can be counted"},
    {{{"A", "1.00", "1.00"}, {"B", "1.00", "2.00"}, {"合计", "2.00", "3.01"}},
     true,
     "the rows of column 3 add up to 3.00, but the total says 3.01: this "
     "column is not carried forward"},
};

static void test_faults(void **state)
{
    for (size_t i = 0; i < COUNT(faults); i++) {
        struct arena a = {0};
        struct block *table = make_table(&a, 4, 3);
        struct document_tree tree = make_tree(make_div(&a, DIV_CARRY, table));
        struct composed c;

        for (size_t k = 0; k < 9; k++)
            make_cell(&a, table, 1 + k / 3, k % 3,
                      faults[i].cells[k / 3][k % 3]);
        table->table->has_total = faults[i].total;
        c = composed_of(state, &tree, &a);
        assert_int_equal(c.ok, faults[i].total);
        assert_non_null(c.diag.first);
        if (!str_equal_z(c.diag.first->text, faults[i].message))
            fail_msg("%zu: %.*s", i, STR_ARG(c.diag.first->text));
        arena_release(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_figures), cmocka_unit_test(test_alignment),
        cmocka_unit_test(test_carry),   cmocka_unit_test(test_low_page),
        cmocka_unit_test(test_faults),
    };

    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
