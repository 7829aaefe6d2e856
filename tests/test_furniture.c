/* Forms, footnotes, parties, seals and letterheads on their pages. */
#include "compose_kit.h"

#include "base/buf.h"
#include "doc/divs.h"
#include "doc/numbering.h"

#define SIDE 72000

static const struct image square = {
    .kind = IMAGE_PNG, .width = 100, .height = 100, .channels = 1, .bits = 8};

static struct document_tree tree_of(struct str text, struct arena *a)
{
    struct place line = place_of("t.md", 1, 0);
    struct markdown m = {.text = text, .lines = &line, .line_count = 1};
    struct named_charts none = {0};
    struct diag diag = {.arena = a};
    struct block *blocks = NULL;

    markdown_start();
    if (!divs_parse(&m, &none, &blocks, a, &diag))
        fail_msg("%.*s: %s", STR_ARG(text), arena_z(a, diag.first->text));
    return make_tree(blocks);
}

static bool is_below(const struct tag *tag, enum tag_kind kind)
{
    for (; tag; tag = tag->parent)
        if (tag->kind == kind)
            return true;
    return false;
}

static struct str text_below(const struct page *page, enum tag_kind kind,
                             struct arena *a)
{
    struct buf b = buf_new(a, 1 << 20);

    for (const struct mark *m = page->first; m; m = m->next)
        if (m->kind == MARK_GLYPHS && is_below(m->tag, kind))
            buf_add(&b, m->text);
    return buf_str(&b);
}

/* Rules at the top and at the end of the sides, on every page. */
static void check_frame(const struct page *page, size_t number)
{
    mpt top = INT32_MAX, bottom = 0, sides_top = INT32_MAX, sides_bottom = 0;

    for (const struct mark *m = page->first; m; m = m->next) {
        if (m->kind != MARK_RULE)
            continue;
        if (m->x == m->x2) {
            sides_top = m->y < sides_top ? m->y : sides_top;
            sides_bottom = m->y2 > sides_bottom ? m->y2 : sides_bottom;
        } else {
            top = m->y < top ? m->y : top;
            bottom = m->y > bottom ? m->y : bottom;
        }
    }
    if (top != sides_top || bottom != sides_bottom)
        fail_msg("page %zu: rules from %d to %d, sides from %d to %d", number,
                 top, bottom, sides_top, sides_bottom);
}

/* A row taller than a page, rows that one cell spans, more than a page. */
static void test_long_form(void **state)
{
    struct arena a = {0};
    struct buf b = buf_new(&a, 1 << 20);
    struct document_tree tree;
    struct composed c;
    struct buf all = buf_new(&a, 1 << 20);

    buf_add_z(&b, "::: form\n| | |\n|--|-----|\n| **甲** | ");
    for (int i = 0; i < 900; i++)
        buf_add_z(&b, "长长短");
    buf_add_z(&b, " |\n| **乙** | 始 |\n");
    for (int i = 0; i < 50; i++)
        buf_add_format(&b, "| ^^ | 第%d行 |\n", i);
    buf_add_z(&b, "| **丙** | 一 |\n| ^^ | 二 |\n:::\n");
    tree = tree_of(buf_str(&b), &a);
    c = composed_of(state, &tree, &a);
    assert_true(c.ok);
    assert_true(c.pages.count >= 3);
    check_inside(&c.pages, "form");
    for (size_t i = 0; i < c.pages.count; i++) {
        check_frame(&c.pages.items[i], i + 1);
        buf_add(&all, text_below(&c.pages.items[i], TAG_TABLE, &a));
    }
    assert_int_equal(str_find(buf_str(&all), STR("甲长长短长")), 0);
    assert_true(str_ends(buf_str(&all), STR("第49行丙一二")));
    assert_ptr_equal(page_with(&c.pages, STR("一")),
                     page_with(&c.pages, STR("二")));
    arena_release(&a);
}

/* Every text of a form stands within its cell. */
static void test_spans(void **state)
{
    struct arena a = {0};
    struct document_tree tree =
        tree_of(STR("::: form\n| **A** | << | << |\n|-|-|--|\n"
                    "| **b** | c | 一二三四五六七八九十一二三四五六七八九十 |\n"
                    "| ^^ | d | << |\n:::"),
                &a);
    struct composed c = composed_of(state, &tree, &a);
    mpt measure = 595276 - 2 * SIDE;
    mpt y[4] = {0};

    assert_true(c.ok);
    for (const struct mark *m = c.pages.items[0].first; m; m = m->next) {
        if (m->kind != MARK_GLYPHS)
            continue;
        assert_true(m->text.len < 3 * 11 || m->x > SIDE + measure / 2 - 12000);
        if (str_equal(m->text, STR("A"))) {
            assert_int_equal(m->tag->columns, 3);
            assert_int_equal(m->tag->kind, TAG_HEADING_CELL);
            assert_true(m->x > SIDE + measure * 2 / 5);
            y[0] = m->y;
        } else if (str_equal(m->text, STR("b"))) {
            assert_int_equal(m->tag->rows, 2);
            y[1] = m->y;
        } else if (str_equal(m->text, STR("c"))) {
            y[2] = m->y;
        } else if (str_equal(m->text, STR("d"))) {
            assert_int_equal(m->tag->columns, 2);
            y[3] = m->y;
        }
    }
    assert_true(y[0] < y[2] && y[2] < y[1] && y[1] < y[3]);
    arena_release(&a);
}

static mpt lowest_text(const struct page *page)
{
    mpt y = 0;

    for (const struct mark *m = page->first; m; m = m->next)
        if (m->kind == MARK_GLYPHS && m->tag && !is_below(m->tag, TAG_NOTE) &&
            m->y > y)
            y = m->y;
    return y;
}

static void check_below_text(const struct page *page, size_t number)
{
    mpt lowest = lowest_text(page);

    for (const struct mark *m = page->first; m; m = m->next)
        if (m->kind == MARK_GLYPHS && is_below(m->tag, TAG_NOTE) &&
            (m->y <= lowest || m->y > 841890 - SIDE))
            fail_msg("page %zu: \"%.*s\" at %d, text down to %d", number,
                     STR_ARG(m->text), m->y, lowest);
}

/* Notes of n lines' text each; all of it is printed, in order. */
static void check_notes(void **state, int paragraphs, int length,
                        bool same_page)
{
    struct arena a = {0};
    struct buf b = buf_new(&a, 1 << 22), want = buf_new(&a, 1 << 22);
    struct buf got = buf_new(&a, 1 << 22);
    struct document_tree tree;
    struct composed c;

    for (int i = 1; i <= paragraphs; i++) {
        buf_add_format(&b, "段落%d[^%d]。\n\n[^%d]: ", i, i, i);
        buf_add_format(&want, "[%d]", i);
        for (int k = 0; k < length; k++) {
            buf_add_z(&b, "注文");
            buf_add_z(&want, "注文");
        }
        buf_add_z(&b, "\n\n");
    }
    tree = tree_of(buf_str(&b), &a);
    c = composed_of(state, &tree, &a);
    assert_true(c.ok);
    check_inside(&c.pages, "footnotes");
    for (size_t i = 0; i < c.pages.count; i++) {
        struct str notes = text_below(&c.pages.items[i], TAG_NOTE, &a);

        check_below_text(&c.pages.items[i], i + 1);
        buf_add(&got, notes);
        for (int n = 1; n <= paragraphs && same_page; n++) {
            struct str mark = arena_format(&a, "[%d]", n);
            struct str marks = text_below(&c.pages.items[i], TAG_REFERENCE, &a);

            if ((str_find(notes, mark) >= 0) != (str_find(marks, mark) >= 0))
                fail_msg("page %zu: note %d without its mark", i + 1, n);
        }
    }
    assert_true(str_equal(buf_str(&got), buf_str(&want)));
    arena_release(&a);
}

static void test_footnotes(void **state)
{
    check_notes(state, 1, 1, true);
    check_notes(state, 90, 10, true);
    check_notes(state, 60, 70, true);
    check_notes(state, 3, 6000, false); /* longer than a page each */
}

static mpt x_of(const struct page *page, struct str text)
{
    for (const struct mark *m = page->first; m; m = m->next)
        if (m->kind == MARK_GLYPHS && str_starts(m->text, text))
            return m->x;
    fail_msg("no line begins with %.*s", STR_ARG(text));
    return 0;
}

static void test_parties(void **state)
{
    struct arena a = {0};
    struct document_tree tree =
        tree_of(STR("::: parties\n甲：值一\n法定代表人：值二\n\n乙方：**值三**"
                    "\n无标签\n:::"),
                &a);
    struct composed c = composed_of(state, &tree, &a);
    const struct page *page = &c.pages.items[0];

    assert_true(c.ok);
    assert_int_equal(x_of(page, STR("值一")), x_of(page, STR("值二")));
    assert_int_equal(x_of(page, STR("值一")), x_of(page, STR("值三")));
    assert_int_equal(x_of(page, STR("甲")), x_of(page, STR("无标签")));
    arena_release(&a);
}

static const struct mark *picture_of(const struct page *page)
{
    for (const struct mark *m = page->first; m; m = m->next)
        if (m->kind == MARK_IMAGE)
            return m;
    return NULL;
}

static void test_seal(void **state)
{
    struct arena a = {0};
    struct document_tree tree = tree_of(
        STR("段落。\n\n::: seal\n某某有限公司\n2026年7月17日\n:::"), &a);
    struct composed c = composed_of(state, &tree, &a);
    const struct mark *seal;
    mpt x;

    assert_true(c.ok);
    assert_null(picture_of(&c.pages.items[0]));
    tree.seal = (struct picture){.image = &square, .width = 100000};
    c = composed_of(state, &tree, &a);
    seal = picture_of(&c.pages.items[0]);
    assert_non_null(seal);
    assert_int_equal(seal->tag->kind, TAG_FIGURE);
    x = x_of(&c.pages.items[0], STR("某某"));
    assert_int_equal(seal->width, 100000);
    assert_true(seal->x <= x + 36000 && seal->x + seal->width >= x + 36000);
    assert_true(seal->x + seal->width <= 595276 - SIDE);
    arena_release(&a);
}

static void test_letterhead(void **state)
{
    struct str lines[] = {STR("某某有限公司"), STR("电话：000-0000")};
    struct arena a = {0};
    struct buf b = buf_new(&a, 1 << 20);
    struct document_tree tree;
    struct composed c;

    for (int i = 0; i < 100; i++)
        buf_add_z(&b, "段落。\n\n");
    tree = tree_of(buf_str(&b), &a);
    tree.letterhead = (struct letterhead){{&square, STR(""), 50000}, lines, 2};
    c = composed_of(state, &tree, &a);
    assert_true(c.ok && c.pages.count > 1);
    assert_true(picture_of(&c.pages.items[0])->artifact);
    assert_null(picture_of(&c.pages.items[1]));
    assert_int_equal(lines_with(&c.pages.items[0], lines[0]), 1);
    assert_int_equal(lines_with(&c.pages.items[1], lines[0]), 0);
    arena_release(&a);
}

static void test_labels(void **state)
{
    static const struct {
        enum list_style style;
        int64_t number;
        const char *want;
    } cases[] = {
        {LIST_PLAIN, 0, "0."},
        {LIST_HAN, 1, "一、"},
        {LIST_HAN, 10, "十、"},
        {LIST_HAN, 11, "十一、"},
        {LIST_HAN, 20, "二十、"},
        {LIST_HAN, 21, "二十一、"},
        {LIST_HAN, 100, "一百、"},
        {LIST_HAN, 101, "一百零一、"},
        {LIST_HAN, 110, "一百一十、"},
        {LIST_HAN, 1001, "一千零一、"},
        {LIST_HAN, 1010, "一千零一十、"},
        {LIST_HAN, 0, "0、"},
        {LIST_HAN, 10000, "10000、"},
        {LIST_HAN_BRACKETS, 2, "（二）"},
        {LIST_BRACKETS, 3, "（3）"},
        {LIST_COMMA, 4, "4、"},
        {LIST_CIRCLES, 1, "①"},
        {LIST_CIRCLES, 20, "⑳"},
        {LIST_CIRCLES, 21, "(21)"},
        {LIST_LETTERS, 1, "a."},
        {LIST_LETTERS, 26, "z."},
        {LIST_LETTERS, 27, "aa."},
        {LIST_LETTERS, 703, "aaa."},
        {LIST_ROMAN, 4, "iv."},
        {LIST_ROMAN, 1994, "mcmxciv."},
        {LIST_ROMAN, 4000, "4000."},
    };
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct str got =
            numbering_label(cases[i].style, cases[i].number, true, &a);

        if (!str_equal_z(got, cases[i].want))
            fail_msg("%s: %.*s", cases[i].want, STR_ARG(got));
    }
    arena_release(&a);
}

/* A heading of a higher level begins the count below it anew. */
static void test_headings(void **state)
{
    static const int levels[] = {1, 2, 3, 3, 4, 5, 5, 2, 3, 6};
    static const char *const want[] = {"T",      "一、",  "（一）", "（二）",
                                       "1. ",    "（1）", "（2）",  "二、",
                                       "（一）", "T"};
    struct arena a = {0};
    struct block *first = NULL;

    (void)state;
    for (size_t i = 0; i < COUNT(levels); i++)
        make_next(&first, make_heading(&a, levels[i], "T"));
    numbering_apply(first, &a);
    for (size_t i = 0; i < COUNT(levels); i++, first = first->next)
        assert_true(str_equal_z(first->content->text, want[i]));
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_long_form), cmocka_unit_test(test_spans),
        cmocka_unit_test(test_footnotes), cmocka_unit_test(test_parties),
        cmocka_unit_test(test_seal),      cmocka_unit_test(test_letterhead),
        cmocka_unit_test(test_labels),    cmocka_unit_test(test_headings),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
