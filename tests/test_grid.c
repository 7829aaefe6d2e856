#include "compose_kit.h"

#include "base/buf.h"

#define LINES      22
#define CHARACTERS 28
#define TOP        104882 /* 37 mm */
#define LEFT       79370  /* 28 mm */
#define RIGHT      73701  /* 26 mm */

static struct document_tree official(struct block *blocks)
{
    struct document_tree tree = make_tree(blocks);

    tree.page.top = TOP;
    tree.page.right = RIGHT;
    tree.page.bottom = 99213;
    tree.page.left = LEFT;
    tree.page.grid = GRID_GBT9704;
    tree.page.duplex = true;
    tree.first_line_indent = true;
    tree.body_font = STR("fang");
    return tree;
}

static const char *repeated(struct arena *a, const char *z, int n)
{
    struct buf b = buf_new(a, 1u << 20);

    while (n-- > 0)
        buf_add_z(&b, z);
    return arena_z(a, buf_str(&b));
}

static bool is_near(mpt a, mpt b, mpt by)
{
    return a - b <= by && b - a <= by;
}

/* Each line of a page of Han, without the folio. */
static void check_page_of_han(const struct page *page, int first_line)
{
    mpt pitch = (595276 - LEFT - RIGHT) / CHARACTERS;
    mpt line_pitch = 28990, y = 0;
    int line = first_line;

    for (const struct mark *m = page->first; m; m = m->next) {
        if (m->kind != MARK_GLYPHS || m->artifact)
            continue;
        assert_true(line == first_line || is_near(m->y - y, line_pitch, 2));
        y = m->y;
        for (size_t i = 0; i < m->glyph_count; i++) {
            mpt column = (m->x + m->glyphs[i].x - page->setup.left) / pitch;
            mpt within = (m->x + m->glyphs[i].x - page->setup.left) % pitch;

            /* 16 pt in a square of 15.79: a tenth of a point to both sides */
            if (within > pitch - 200) {
                within -= pitch;
                column++;
            }
            if (!is_near(within, -104, 10) || column >= CHARACTERS)
                fail_msg("line %d, glyph %zu: %d in square %d", line, i, within,
                         column);
        }
        line++;
    }
    assert_int_equal(line, LINES);
}

/* Twenty-two lines of twenty-eight characters; margins change sides. */
static void test_grid(void **state)
{
    struct arena a = {0};
    struct document_tree tree = official(
        make_paragraph(&a, repeated(&a, "永", 3 * LINES * CHARACTERS - 2)));
    struct composed c = composed_of(state, &tree, &a);

    assert_true(c.ok);
    assert_int_equal(c.pages.count, 3);
    for (size_t i = 0; i < 3; i++) {
        const struct page *page = &c.pages.items[i];

        assert_true(
            is_near(page->setup.left, i % 2 ? RIGHT : LEFT, CHARACTERS));
        check_page_of_han(page, 0);
    }
    arena_release(&a);
}

static const struct mark *folio_of(const struct page *page)
{
    for (const struct mark *m = page->first; m; m = m->next)
        if (m->kind == MARK_GLYPHS && m->artifact)
            return m;
    fail_msg("no folio");
    return NULL;
}

/* — 1 — one character from the outer margin, 7 mm below the text. */
static void test_folio(void **state)
{
    for (int duplex = 0; duplex < 2; duplex++) {
        struct arena a = {0};
        struct document_tree tree = official(make_paragraph(&a, "一"));
        struct composed c;

        make_next(&tree.blocks, make_block(&a, BLOCK_PAGE_BREAK));
        make_next(&tree.blocks, make_paragraph(&a, "二"));
        tree.page.duplex = duplex;
        c = composed_of(state, &tree, &a);
        assert_true(c.ok);
        assert_int_equal(c.pages.count, 2);
        for (size_t i = 0; i < 2; i++) {
            const struct page *page = &c.pages.items[i];
            const struct mark *m = folio_of(page);
            bool left = duplex && i == 1;
            mpt bottom = page->setup.height - page->setup.bottom;

            assert_true(str_starts(m->text, STR("—")));
            assert_int_equal(m->size, 14000);
            assert_true(m->y > bottom + 19843 && m->y < bottom + 30000);
            if (left)
                assert_int_equal(m->x, page->setup.left + 15793);
            else
                assert_true(m->x > page->setup.width / 2);
        }
        arena_release(&a);
    }
}

static const struct mark *mark_with(const struct page *page, struct str text)
{
    for (const struct mark *m = page->first; m; m = m->next)
        if (m->kind == MARK_GLYPHS && str_find(m->text, text) >= 0)
            return m;
    fail_msg("not on the page: %.*s", STR_ARG(text));
    return NULL;
}

/* Line of the grid, from 0, in which a mark stands. */
static mpt line_of(const struct mark *m)
{
    return (m->y - TOP) / 28990;
}

static void test_order(void **state)
{
    struct arena a = {0};
    struct block *list = make_heading(&a, 1, "关于催收货款的函");
    struct document_tree tree;
    struct composed c;
    const struct page *page;

    make_next(&list, make_paragraph(&a, "某某公司："));
    make_next(&list, make_paragraph(&a, "现函告如下："));
    make_next(&list, make_heading(&a, 2, "一、欠款"));
    make_next(&list, make_heading(&a, 3, "（一）金额"));
    make_next(&list, make_table(&a, 3, 1));
    make_cell(&a, list->next->next->next->next->next, 0, 0, "表");
    make_next(&list, make_paragraph(&a, "表后"));
    make_next(&list, make_paragraph(&a, "附件：1.甲"));
    make_next(&list,
              make_div(&a, DIV_SIGNATURE, make_paragraph(&a, "公司名称")));
    make_next(&list->next->next->next->next->next->next->next->next->children,
              make_paragraph(&a, "2026年7月17日"));
    tree = official(list);
    c = composed_of(state, &tree, &a);
    assert_true(c.ok);
    page = c.pages.items;
    assert_int_equal(mark_with(page, STR("关于"))->size, 22000);
    assert_int_equal(line_of(mark_with(page, STR("某某"))), 2);
    assert_true(is_near(mark_with(page, STR("某某"))->x, LEFT, 200));
    assert_true(is_near(mark_with(page, STR("现函"))->x, LEFT + 31586, 200));
    assert_int_equal(line_of(mark_with(page, STR("现函"))), 3);
    assert_int_equal(line_of(mark_with(page, STR("一、"))), 4);
    assert_int_equal(line_of(mark_with(page, STR("（一）"))), 5);
    assert_int_equal(mark_with(page, STR("一、"))->size, 16000);
    assert_int_equal(
        (mark_with(page, STR("表后"))->y - mark_with(page, STR("（一）"))->y) %
            28990,
        0);
    assert_int_equal(line_of(mark_with(page, STR("附件"))),
                     line_of(mark_with(page, STR("表后"))) + 2);
    assert_int_equal(line_of(mark_with(page, STR("公司名称"))),
                     line_of(mark_with(page, STR("附件"))) + 3);
    arena_release(&a);
}

/* The lines of a title are of one length, but for a word. */
static void test_balance(void **state)
{
    for (int n = 4; n < 60; n++) {
        struct arena a = {0};
        struct document_tree tree =
            official(make_heading(&a, 1, repeated(&a, "永", n)));
        struct composed c = composed_of(state, &tree, &a);
        size_t least = 100, most = 0;

        assert_true(c.ok);
        for (const struct mark *m = c.pages.items->first; m; m = m->next) {
            if (m->kind != MARK_GLYPHS || m->artifact)
                continue;
            least = m->glyph_count < least ? m->glyph_count : least;
            most = m->glyph_count > most ? m->glyph_count : most;
        }
        if (most > 20 || most - least > 4)
            fail_msg("%d characters: lines of %zu to %zu", n, least, most);
        arena_release(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_grid),
        cmocka_unit_test(test_folio),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_balance),
    };

    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
