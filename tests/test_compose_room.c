#include "compose_kit.h"

static const struct {
    const char *document, *contract, *amount;
} code_cases[] = {
    {"FP-2026-0001", "HT-1", "1,234,567.89"},
    {"24332000000123456789", "HT-2025-08-31-0001/GF-CG-00012", "1,234,567.89"},
    {"SO-2026-01-0001-ABC-9", "HT20250831GFCG0001200013000145", "1,234,567.89"},
    {"D123456789012345678901234567890123456789012345678901234567890123456789"
     "012345678901234567890123456789012345678901234567890",
     "HT-2025-08-31-0001/GF-CG-00012", "987,654,321.00"},
    {"123456789012345678901234567890123456789012345678901234567890123456789"
     "012345678901234567890123456789012345678901234567890",
     "HT20250831GFCG0001200013000145", "-987,654,321.00"},
};

static struct block *schedule(size_t i, struct arena *a)
{
    static const char *const headings[] = {
        "序号",     "单据号",   "合同号", "开票日期", "到期日",
        "单据金额", "未付金额", "争议",   "无争议",   "逾期天数"};
    static const enum align aligns[] = {
        ALIGN_CENTER, ALIGN_LEFT,  ALIGN_LEFT,  ALIGN_CENTER, ALIGN_CENTER,
        ALIGN_RIGHT,  ALIGN_RIGHT, ALIGN_RIGHT, ALIGN_RIGHT,  ALIGN_RIGHT};
    const char *cells[] = {"16",
                           code_cases[i].document,
                           code_cases[i].contract,
                           "2026-01-01",
                           "2026-02-28",
                           code_cases[i].amount,
                           code_cases[i].amount,
                           "—",
                           code_cases[i].amount,
                           "165"};
    struct block *b = make_table(a, 3, COUNT(headings));

    for (size_t k = 0; k < COUNT(headings); k++) {
        b->table->aligns[k] = aligns[k];
        make_cell(a, b, 0, k, headings[k]);
        make_cell(a, b, 1, k, cells[k]);
        make_cell(a, b, 2, k, k == 0 ? "合计" : "");
    }
    b->table->has_total = true;
    return b;
}

/* How many lines say exactly this. */
static int lines_of(const struct page *page, const char *text)
{
    int n = 0;

    for (const struct mark *m = page->first; m; m = m->next)
        if (m->kind == MARK_GLYPHS && str_equal_z(m->text, text))
            n++;
    return n;
}

/* Codes give way; amounts, dates and counts stay whole. */
static void test_figures_whole(void **state)
{
    for (size_t i = 0; i < COUNT(code_cases); i++) {
        struct arena a = {0};
        struct document_tree tree = make_tree(schedule(i, &a));
        struct composed c;
        const struct page *page;

        tree.page.left = tree.page.right = 70866;
        tree.body_size = 10500;
        c = composed_of(state, &tree, &a);
        assert_true(c.ok);
        page = &c.pages.items[0];
        if (lines_of(page, code_cases[i].amount) != 3 ||
            lines_of(page, "2026-01-01") != 1 ||
            lines_of(page, "2026-02-28") != 1 || lines_of(page, "165") != 1 ||
            lines_of(page, "16") != 1 || lines_of(page, "合计") != 1)
            fail_msg("%s: %.*s", code_cases[i].document,
                     STR_ARG(pages_dump(&c.pages, &a)));
        check_inside(&c.pages, code_cases[i].document);
        arena_release(&a);
    }
}

static const struct mark *mark_with(const struct pages *pages, struct str text)
{
    const struct page *page = page_with(pages, text);

    for (const struct mark *m = page->first; m; m = m->next)
        if (m->kind == MARK_GLYPHS && str_find(m->text, text) >= 0)
            return m;
    return NULL;
}

/* A slip has room to write where the page has it, and takes no page for it. */
static void test_reply_slip(void **state)
{
    static const mpt leading = 12000 * 17 / 10;

    for (int before = 0; before <= 28; before += 28) {
        struct arena a = {0};
        struct block *list = NULL;
        struct document_tree tree;
        struct composed c;
        mpt apart;

        add_lines(&list, before, &a);
        make_next(&list, make_div(&a, DIV_REPLY_SLIP,
                                  make_paragraph(&a, "函\n□ 同意\n签字")));
        tree = make_tree(list);
        tree.first_line_indent = true;
        c = composed_of(state, &tree, &a);
        assert_true(c.ok);
        assert_int_equal(c.pages.count, 1);
        apart = mark_with(&c.pages, STR("签字"))->y -
                mark_with(&c.pages, STR("□"))->y;
        if (before ? apart < leading || apart >= leading * 8 / 5
                   : apart != leading * 8 / 5)
            fail_msg("%d lines before: %d apart", before, apart);
        arena_release(&a);
    }
}

static struct chart *make_bars(const char *const *names, size_t n,
                               const int64_t *values, struct arena *a)
{
    struct chart *chart = arena_new(a, struct chart);

    chart->kind = CHART_BARS;
    chart->category_count = n;
    chart->categories = arena_array(a, struct str, n);
    chart->series = arena_new(a, struct chart_series);
    chart->series_count = 1;
    chart->series[0].values = arena_array(a, struct decimal, n);
    for (size_t i = 0; i < n; i++) {
        chart->categories[i] = str_from_z(names[i]);
        chart->series[0].values[i] = (struct decimal){values[i], 0};
    }
    return chart;
}

#define NAMES 10

static const struct {
    const char *names[NAMES];
    const char *said[4]; /* lines that must be there */
} name_cases[] = {
    {{"逾期三十天", "逾期六十天", "未到期31+", "今日", "5", "6", "7", "8", "9",
      "10"},
     {"今日", "未到期", "31+", "10"}},
    {{"2026-06-19", "2026-06-26", "2026-07-03", "2026-07-10", "2026-07-17",
      "2026-07-24", "2026-07-31", "2026-08-07", "2026-08-14", "2026-08-21"},
     {"2026-06-19", "2026-08-14"}},
    {{"due 1-30", "due 31-60", "due 61-90", "due 91-180", "181-365", "365+",
      "not due", "no date", "today", "all"},
     {"31-60", "91-180", "365+", "all"}},
};

/* No name is left out while two lines or a smaller size have room for it. */
static void test_chart_names(void **state)
{
    static const int64_t values[NAMES] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1};

    for (size_t i = 0; i < COUNT(name_cases); i++) {
        struct arena a = {0};
        struct block *b = make_block(&a, BLOCK_CHART);
        struct document_tree tree = make_tree(b);
        struct composed c;

        b->chart = make_bars(name_cases[i].names, NAMES, values, &a);
        tree.body_size = 9000;
        tree.page.left = 300000; /* half of the width */
        c = composed_of(state, &tree, &a);
        assert_true(c.ok);
        for (size_t k = 0; k < 4 && name_cases[i].said[k]; k++)
            if (!lines_of(&c.pages.items[0], name_cases[i].said[k]))
                fail_msg("no %s: %.*s", name_cases[i].said[k],
                         STR_ARG(pages_dump(&c.pages, &a)));
        arena_release(&a);
    }
}

/* The value below a bar that reaches the end of the axis, then its name. */
static void test_chart_negative(void **state)
{
    static const char *const names[] = {"甲", "乙"};
    static const int64_t values[] = {-400, 100};
    struct arena a = {0};
    struct block *b = make_block(&a, BLOCK_CHART);
    struct document_tree tree = make_tree(b);
    const struct mark *value, *name;
    struct composed c;

    b->chart = make_bars(names, 2, values, &a);
    c = composed_of(state, &tree, &a);
    assert_true(c.ok);
    name = mark_with(&c.pages, STR("甲"));
    value = NULL; /* the last of two: the first is a tick's */
    for (const struct mark *m = c.pages.items[0].first; m; m = m->next)
        if (m->kind == MARK_GLYPHS && str_equal_z(m->text, "-400"))
            value = m;
    assert_non_null(value);
    assert_true(name->y - name->size * 22 / 25 >= value->y);
    arena_release(&a);
}

/* Charts side by side stand alike, though one has its legend on two lines. */
static void test_chart_heads(void **state)
{
    static const char *const names[] = {"甲", "乙"};
    static const int64_t values[] = {400, 100};
    struct arena a = {0};
    struct block *sides[2], *list = NULL;
    struct document_tree tree;
    struct composed c;

    for (size_t i = 0; i < 2; i++) {
        struct chart *chart = make_bars(names, 2, values, &a);

        if (i == 1) {
            chart->series = arena_array(&a, struct chart_series, 3);
            chart->series_count = 3;
            for (size_t k = 0; k < 3; k++) {
                chart->series[k].name = STR("名称很长的一个系列");
                chart->series[k].values = arena_array(&a, struct decimal, 2);
            }
        }
        chart->categories[0] = i ? STR("左") : STR("右");
        sides[i] = make_block(&a, BLOCK_CHART);
        sides[i]->chart = chart;
        make_next(&list, make_div(&a, DIV_PLAIN, sides[i]));
    }
    tree = make_tree(make_div(&a, DIV_COLUMNS, list));
    c = composed_of(state, &tree, &a);
    assert_true(c.ok);
    assert_int_equal(mark_with(&c.pages, STR("左"))->y,
                     mark_with(&c.pages, STR("右"))->y);
    arena_release(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_figures_whole),
        cmocka_unit_test(test_reply_slip),
        cmocka_unit_test(test_chart_names),
        cmocka_unit_test(test_chart_negative),
        cmocka_unit_test(test_chart_heads),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
