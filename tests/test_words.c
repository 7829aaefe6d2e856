/* Where tables and titles are divided: between words, rows and pages. */
#include "compose_kit.h"

#include "base/buf.h"

static const struct mark *mark_with(const struct page *page, const char *text)
{
    for (const struct mark *m = page->first; m; m = m->next)
        if (m->kind == MARK_GLYPHS && !m->artifact &&
            str_equal_z(m->text, text))
            return m;
    return NULL;
}

/* Headings that want more than the measure, and what each may be cut into. */
static const struct {
    const char *heading, *first, *second;
} heading_cases[] = {
    {"采购订单", "采购", "订单"}, {"未付款项", NULL, NULL},
    {"逾期天数", "逾期", "天数"}, {"开票日期", "开票", "日期"},
    {"争议金额", "争议", "金额"}, {"单据号", NULL, NULL},
};

static struct block *crowded_table(size_t columns, struct arena *a)
{
    struct block *b = make_table(a, 2, columns);

    for (size_t i = 0; i < columns; i++) {
        make_cell(a, b, 0, i, heading_cases[i % COUNT(heading_cases)].heading);
        make_cell(a, b, 1, i, i % 2 ? "88" : "一二三四五六七八九十");
    }
    return b;
}

static void check_heading(const struct page *page, size_t i, size_t columns)
{
    const char *whole = heading_cases[i].heading;
    bool divided = !mark_with(page, whole);

    if (divided && !heading_cases[i].first)
        return; /* ICU says where */
    if (divided && (!mark_with(page, heading_cases[i].first) ||
                    !mark_with(page, heading_cases[i].second)))
        fail_msg("%zu columns: \"%s\" is cut inside a word", columns, whole);
}

/* A title of a column parts between words, while the table has room. */
static void test_headings(void **state)
{
    for (size_t columns = 2; columns <= 12; columns++) {
        struct arena a = {0};
        struct document_tree tree = make_tree(crowded_table(columns, &a));
        struct composed c = composed_of(state, &tree, &a);

        assert_true(c.ok);
        for (size_t i = 0; i < columns && i < COUNT(heading_cases); i++)
            check_heading(c.pages.items, i, columns);
        arena_release(&a);
    }
}

/* Where all cells have one line, all headings have one. */
static void test_headings_whole(void **state)
{
    struct arena a = {0};
    struct block *b = make_table(&a, 2, 6);
    struct document_tree tree;
    struct composed c;

    for (size_t i = 0; i < 6; i++) {
        make_cell(&a, b, 0, i, heading_cases[i].heading);
        make_cell(&a, b, 1, i, "八八");
    }
    tree = make_tree(b);
    c = composed_of(state, &tree, &a);
    assert_true(c.ok);
    for (size_t i = 0; i < 6; i++)
        assert_non_null(mark_with(c.pages.items, heading_cases[i].heading));
    arena_release(&a);
}

/* A title parts beside what 《》 enclose, and between words. */
static void test_titles(void **state)
{
    static const struct {
        const char *title, *first, *second;
    } cases[] = {
        {"关于催收《精密轴承采购合同》项下逾期货款的函",
         "关于催收《精密轴承采购合同》", "项下逾期货款的函"},
        {"关于请求支付逾期货款及违约金的律师函", "关于请求支付逾期货款",
         "及违约金的律师函"},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena a = {0};
        struct document_tree tree =
            make_tree(make_heading(&a, 1, cases[i].title));
        struct composed c;

        tree.page.left = tree.page.right = 120000;
        c = composed_of(state, &tree, &a);
        assert_true(c.ok);
        if (!mark_with(c.pages.items, cases[i].first) ||
            !mark_with(c.pages.items, cases[i].second))
            fail_msg("%s: %.*s", cases[i].title,
                     STR_ARG(pages_dump(&c.pages, &a)));
        arena_release(&a);
    }
}

static struct block *list_of(size_t rows, struct arena *a)
{
    struct block *b = make_table(a, rows + 2, 2);

    for (size_t i = 0; i < rows + 2; i++) {
        make_cell(a, b, i, 0, i == 0 ? "单据号" : i > rows ? "合计" : "货款");
        make_cell(a, b, i, 1, i == 0 ? "金额" : "1.00");
    }
    b->table->has_total = true;
    return b;
}

/*
 * A table of eight rows or fewer goes to the next page whole where that leaves
 * at most a fifth of the page empty; else it begins on this page, with two
 * rows at least, and its total has a row above it.
 */
static void test_small_table(void **state)
{
    bool whole = false, divided = false;

    for (int before = 20; before < 40; before++) {
        struct arena a = {0};
        struct block *list = NULL;
        struct document_tree tree;
        struct composed c;
        size_t first, second;

        add_lines(&list, before, &a);
        make_next(&list, list_of(5, &a));
        tree = make_tree(list);
        tree.first_line_indent = true;
        c = composed_of(state, &tree, &a);
        assert_true(c.ok);
        first = lines_with(&c.pages.items[0], STR("货款"));
        second =
            c.pages.count > 1 ? lines_with(&c.pages.items[1], STR("货款")) : 0;
        assert_int_equal(first + second, 5);
        if (first == 1 || (second == 0 && c.pages.count > 1))
            fail_msg("after %d lines: %zu and %zu rows", before, first, second);
        whole = whole || first == 0;
        divided = divided || (first && second);
        arena_release(&a);
    }
    assert_true(whole && divided);
}

/* x of the last glyph of a mark's whole number: the one before the point. */
static mpt point_of(const struct mark *m)
{
    for (size_t i = 0; i < m->glyph_count; i++)
        if (m->text.ptr[m->glyphs[i].cluster] == '.')
            return m->x + m->glyphs[i].x;
    fail_msg("no point in %.*s", STR_ARG(m->text));
    return 0;
}

/* The mark of a note moves no figure; it is as if it were not there. */
static void test_noted_figure(void **state)
{
    static const struct footnote note = {.number = 1};
    struct arena a = {0};
    struct block *b = make_table(&a, 3, 2);
    struct inline_run *mark = make_text(&a, "[1]", 0);
    struct document_tree tree;
    struct composed c;

    make_cell(&a, b, 0, 1, "金额");
    make_cell(&a, b, 1, 1, "1,234.50");
    make_cell(&a, b, 2, 1, "99.00");
    mark->kind = INLINE_FOOTNOTE;
    mark->note = &note;
    b->table->cells[5].content->next = mark;
    tree = make_tree(b);
    c = composed_of(state, &tree, &a);
    assert_true(c.ok);
    assert_int_equal(point_of(mark_with(c.pages.items, "1,234.50")),
                     point_of(mark_with(c.pages.items, "99.00")));
    arena_release(&a);
}

/* A strong line above a table goes with it. */
static void test_caption(void **state)
{
    for (int before = 20; before < 40; before++) {
        struct arena a = {0};
        struct block *list = NULL, *caption = make_paragraph(&a, "表题");
        struct document_tree tree;
        struct composed c;
        const struct page *page;

        caption->content->style = STYLE_STRONG;
        add_lines(&list, before, &a);
        make_next(&list, caption);
        make_next(&list, list_of(5, &a));
        tree = make_tree(list);
        tree.first_line_indent = true;
        c = composed_of(state, &tree, &a);
        assert_true(c.ok);
        page = page_with(&c.pages, STR("表题"));
        if (!lines_with(page, STR("货款")))
            fail_msg("after %d lines: a caption alone", before);
        arena_release(&a);
    }
}

static const char *text_of(int n, const char *z, struct arena *a)
{
    struct buf b = buf_new(a, 1u << 20);

    while (n-- > 0)
        buf_add_z(&b, z);
    return arena_z(a, buf_str(&b));
}

/* How often a page goes from one cell's text to another's. */
static size_t changes_of_cell(const struct page *page)
{
    const struct tag *last = NULL;
    size_t changes = 0;

    for (const struct mark *m = page->first; m; m = m->next) {
        if (m->kind != MARK_GLYPHS || m->artifact)
            continue;
        if (last && m->tag != last)
            changes++;
        last = m->tag;
    }
    return changes;
}

/* A row over several pages is read cell by cell on each of them. */
static void test_divided_row(void **state)
{
    for (int form = 0; form < 2; form++) {
        struct arena a = {0};
        struct block *b = make_table(&a, 2, 3);
        struct document_tree tree;
        struct composed c;

        b->table->widths = arena_array(&a, int, 3);
        for (size_t i = 0; i < 3; i++) {
            b->table->widths[i] = 1;
            make_cell(&a, b, 0, i, "题");
            make_cell(&a, b, 1, i, text_of(900, "甲", &a));
            for (size_t row = 0; row < 2; row++)
                b->table->cells[row * 3 + i].rows =
                    b->table->cells[row * 3 + i].columns = 1;
        }
        tree = make_tree(form ? make_div(&a, DIV_FORM, b) : b);
        c = composed_of(state, &tree, &a);
        assert_true(c.ok);
        assert_true(c.pages.count > 1);
        assert_int_equal(changes_of_cell(&c.pages.items[0]), 5);
        for (size_t i = 1; i < c.pages.count; i++)
            assert_int_equal(changes_of_cell(&c.pages.items[i]), 2);
        arena_release(&a);
    }
}

/* The sign of a number is drawn as a minus, and says what was written. */
static void test_minus(void **state)
{
    static const struct {
        const char *text;
        bool minus;
    } cases[] = {
        {"-5.00", true},   {"(-5)", true},        {"¥-5", true},
        {"-¥5", true},     {"金额：-5.00", true}, {"变动 -128.43", true},
        {"1-5", false},    {"HT-2025", false},    {"2026-07-17", false},
        {"-甲", false},    {"甲-5", false},       {"--5", false},
        {"well-1", false}, {"-", false},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena a = {0};
        struct document_tree tree =
            make_tree(make_paragraph(&a, cases[i].text));
        struct composed c;
        struct buf said = buf_new(&a, 1u << 10);
        size_t at = (size_t)str_find(str_from_z(cases[i].text), STR("-"));
        uint32_t hyphen = 0;

        make_next(&tree.blocks, make_paragraph(&a, "-"));
        c = composed_of(state, &tree, &a);
        assert_true(c.ok);
        for (const struct mark *m = c.pages.items->first; m; m = m->next)
            if (m->kind == MARK_GLYPHS)
                hyphen = m->glyphs[0].id; /* the last paragraph's */
        for (const struct mark *m = c.pages.items->first; m; m = m->next) {
            for (size_t g = 0; m->kind == MARK_GLYPHS && g < m->glyph_count;
                 g++)
                if (said.len + m->glyphs[g].cluster == at &&
                    (m->glyphs[g].id != hyphen) != cases[i].minus)
                    fail_msg("%s", cases[i].text);
            if (m->kind == MARK_GLYPHS)
                buf_add(&said, m->text);
        }
        arena_release(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headings),
        cmocka_unit_test(test_headings_whole),
        cmocka_unit_test(test_titles),
        cmocka_unit_test(test_small_table),
        cmocka_unit_test(test_noted_figure),
        cmocka_unit_test(test_caption),
        cmocka_unit_test(test_minus),
        cmocka_unit_test(test_divided_row),
    };

    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
