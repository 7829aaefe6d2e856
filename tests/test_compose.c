#include "compose_kit.h"

#include "base/buf.h"

/* The text of a page's marks: content, or artifacts. */
static struct str page_text(const struct page *page, bool artifact,
                            struct arena *a)
{
    struct buf text = buf_new(a, 1u << 24);

    for (const struct mark *m = page->first; m; m = m->next)
        if (m->kind == MARK_GLYPHS && m->artifact == artifact)
            buf_add(&text, m->text);
    return buf_str(&text);
}

static struct str whole_text(const struct pages *pages, struct arena *a)
{
    struct buf text = buf_new(a, 1u << 26);

    for (size_t i = 0; i < pages->count; i++)
        buf_add(&text, page_text(&pages->items[i], false, a));
    return buf_str(&text);
}

static struct str without_blanks(struct str s, struct arena *a)
{
    struct buf out = buf_new(a, s.len);

    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] != ' ' && s.ptr[i] != '\n')
            buf_add_byte(&out, s.ptr[i]);
    return buf_str(&out);
}

static void test_empty(void **state)
{
    struct arena a = {0};
    struct document_tree tree = make_tree(NULL);
    struct composed c;

    tree.footer = STR("第 {{page}} 页 共 {{pages}} 页");
    c = composed_of(state, &tree, &a);
    assert_true(c.ok);
    assert_int_equal(c.pages.count, 1);
    assert_true(str_equal(page_text(&c.pages.items[0], true, &a),
                          STR("第 1 页 共 1 页")));
    tree.blocks = make_block(&a, BLOCK_PARAGRAPH);
    make_next(&tree.blocks, make_block(&a, BLOCK_TABLE));
    make_next(&tree.blocks, make_table(&a, 0, 0));
    make_next(&tree.blocks, make_table(&a, 1, 1));
    make_next(&tree.blocks, make_block(&a, BLOCK_LIST));
    make_next(&tree.blocks, make_block(&a, BLOCK_CHART));
    make_next(&tree.blocks, make_div(&a, DIV_FIGURES, make_table(&a, 1, 1)));
    make_next(&tree.blocks, make_div(&a, DIV_SIGNATURE, NULL));
    make_next(&tree.blocks, make_div(&a, DIV_COLUMNS, NULL));
    make_next(&tree.blocks, make_paragraph(&a, ""));
    c = composed_of(state, &tree, &a);
    assert_true(c.ok);
    arena_release(&a);
}

static const struct {
    const char *text;
    const char *messages[3];
} refusals[] = {
    {"笑🧾笑🧾",
     {"no font has the character U+1F9FE \"🧾\" in \"笑🧾笑🧾\": "
      "change "
      "the "
      "text, or put a font that has it into the book's fonts/"}},
    {"שש\xEE\x80\x80",
     {"the character U+05E9 \"ש\" in \"שש\xEE\x80\x80\" is written from right "
      "to left, which cannot be set: remove it from the text",
      "no font has the character U+E000 \"\xEE\x80\x80\" in "
      "\"שש\xEE\x80\x80\": change the text, or put a font that has it into "
      "the book's fonts/"}},
};

static void test_refusals(void **state)
{
    for (size_t i = 0; i < COUNT(refusals); i++) {
        struct arena a = {0};
        struct document_tree tree =
            make_tree(make_paragraph(&a, refusals[i].text));
        struct composed c = composed_of(state, &tree, &a);
        const struct message *m = c.diag.first;

        assert_false(c.ok);
        for (size_t k = 0; refusals[i].messages[k]; k++, m = m->next) {
            if (!m || !str_equal_z(m->text, refusals[i].messages[k]))
                fail_msg("%s: %.*s", refusals[i].text,
                         STR_ARG(m ? m->text : STR("no message")));
            assert_int_equal(m->at.line, 7);
        }
        assert_null(m);
        arena_release(&a);
    }
}

static void test_depth(void **state)
{
    for (int depth = 16; depth <= 17; depth++) {
        struct arena a = {0};
        struct block *b = make_paragraph(&a, "内");
        struct document_tree tree;
        struct composed c;

        for (int i = 0; i < depth; i++)
            b = make_div(&a, i % 2 ? DIV_PLAIN : DIV_KEEP, b);
        tree = make_tree(b);
        c = composed_of(state, &tree, &a);
        assert_int_equal(c.ok, depth == 16);
        arena_release(&a);
    }
}

static void test_margins(void **state)
{
    struct arena a = {0};
    struct document_tree tree = make_tree(make_paragraph(&a, "内"));

    tree.page.left = 600000;
    assert_false(composed_of(state, &tree, &a).ok);
    tree.page.left = 595276 - 72000 - 12000; /* one em is left */
    assert_true(composed_of(state, &tree, &a).ok);
    arena_release(&a);
}

static struct block *ledger_table(struct arena *a, size_t rows)
{
    struct block *b = make_table(a, rows, 3);

    make_cell(a, b, 0, 0, "发票号码");
    make_cell(a, b, 0, 1, "客户");
    make_cell(a, b, 0, 2, "未付金额");
    for (size_t i = 1; i < rows; i++) {
        make_cell(a, b, i, 0, arena_format(a, "FP-%06zu|", i).ptr);
        make_cell(a, b, i, 1, "临江宏远机械设备有限公司");
        make_cell(a, b, i, 2, arena_format(a, "%zu,000.00", i).ptr);
    }
    return b;
}

/* Every row once and in order; every page but the first repeats the heading. */
static void test_long_table(void **state)
{
    struct arena a = {0};
    struct block *b = ledger_table(&a, 3001);
    struct document_tree tree = make_tree(b);
    struct composed c;
    struct str text;

    b->table->has_total = true;
    c = composed_of(state, &tree, &a);
    assert_true(c.ok);
    assert_true(c.pages.count > 50);
    text = whole_text(&c.pages, &a);
    for (size_t i = 1; i <= 3000; i++) {
        ptrdiff_t at = str_find(text, arena_format(&a, "FP-%06zu|", i));

        if (at < 0)
            fail_msg("row %zu is lost or out of order", i);
        text = str_skip(text, (size_t)at + 10);
    }
    for (size_t i = 0; i < c.pages.count; i++) {
        struct str content = page_text(&c.pages.items[i], false, &a);
        struct str artifacts = page_text(&c.pages.items[i], true, &a);
        struct str heading = i == 0 ? content : artifacts;

        if (!str_starts(heading, STR("发票号码客户未付金额")))
            fail_msg("page %zu has no heading: %.*s", i + 1, STR_ARG(heading));
    }
    text = page_text(&c.pages.items[c.pages.count - 1], false, &a);
    assert_true(str_find(text, STR("FP-002999|")) >= 0); /* above the total */
    arena_release(&a);
}

static const char *const hard_texts[] = {
    "贵司尚欠我司货款人民币¥1,234,567."
    "89元（大写：壹佰贰拾叁万元整），请于7日内付清。",
    "ABC Trading (Shanghai) Co., Ltd. 应付 USD "
    "12,500.00——“HT-2025-0831”号合同。",
    "！！！。。。（（（",
    "a b c\nd",
    "𠀀€￥①",
    "office ﬁnance fi",
};

/* One em wide, one point wide cells, a word of 10,000 characters. */
static void test_narrow(void **state)
{
    for (size_t i = 0; i < COUNT(hard_texts); i++) {
        struct arena a = {0};
        struct block *b = make_table(&a, 2, 40);
        struct document_tree tree =
            make_tree(make_paragraph(&a, hard_texts[i]));
        struct composed c;
        struct str all, want;

        tree.page.width = 72000 + 72000 + 12000;
        tree.first_line_indent = true;
        c = composed_of(state, &tree, &a);
        if (!c.ok)
            fail_msg("%.*s", STR_ARG(c.diag.first->text));
        all = without_blanks(whole_text(&c.pages, &a), &a);
        want = without_blanks(str_from_z(hard_texts[i]), &a);
        if (!str_equal(all, want))
            fail_msg("%s: %.*s", hard_texts[i], STR_ARG(all));
        for (size_t k = 0; k < 80; k++)
            make_cell(&a, b, k / 40, k % 40, hard_texts[i]);
        tree = make_tree(b);
        c = composed_of(state, &tree, &a);
        if (!c.ok)
            fail_msg("%.*s", STR_ARG(c.diag.first->text));
        all = without_blanks(whole_text(&c.pages, &a), &a);
        assert_int_equal(all.len, 80 * want.len);
        arena_release(&a);
    }
}

static void test_long_word(void **state)
{
    static const char *const words[] = {"x", "货", "。", "7"};

    for (size_t i = 0; i < COUNT(words); i++) {
        struct arena a = {0};
        struct buf text = buf_new(&a, 1u << 20);
        struct document_tree tree;
        struct composed c;

        for (int n = 0; n < 10000; n++)
            buf_add_z(&text, words[i]);
        tree = make_tree(make_paragraph(&a, arena_z(&a, buf_str(&text))));
        c = composed_of(state, &tree, &a);
        assert_true(c.ok);
        assert_true(str_equal(whole_text(&c.pages, &a), buf_str(&text)));
        check_inside(&c.pages, words[i]);
        arena_release(&a);
    }
}

/* No page holds a single line of a paragraph. */
static void test_widows(void **state)
{
    for (int before = 20; before < 45; before++) {
        struct arena a = {0};
        struct block *list = NULL;
        struct buf text = buf_new(&a, 1u << 16);
        struct document_tree tree;
        struct composed c;

        add_lines(&list, before, &a);
        for (int i = 0; i < 37 * 5 + 10; i++)
            buf_add_z(&text, "段");
        make_next(&list, make_paragraph(&a, arena_z(&a, buf_str(&text))));
        tree = make_tree(list);
        tree.first_line_indent = true;
        c = composed_of(state, &tree, &a);
        assert_true(c.ok);
        for (size_t i = 0; i < c.pages.count; i++)
            if (lines_with(&c.pages.items[i], STR("段")) == 1)
                fail_msg("%d lines before: a line alone on page %zu", before,
                         i + 1);
        arena_release(&a);
    }
}

/* Headings, signatures, totals and announcements do not stand alone. */
static void test_keeps(void **state)
{
    for (int before = 20; before < 45; before++) {
        struct arena a = {0};
        struct block *list = NULL, *table = ledger_table(&a, 3);
        struct document_tree tree;
        struct composed c;

        add_lines(&list, before, &a);
        make_next(&list, make_heading(&a, 2, "标题"));
        make_next(&list, make_paragraph(&a, "一段文字。"));
        make_next(&list, make_paragraph(&a, "明细如下："));
        make_next(&list, table);
        make_next(&list, make_paragraph(&a, "特此函告"));
        make_next(&list, make_div(&a, DIV_SIGNATURE,
                                  make_paragraph(&a, "某公司盖章")));
        tree = make_tree(list);
        c = composed_of(state, &tree, &a);
        assert_true(c.ok);
        if (page_with(&c.pages, STR("标题")) !=
                page_with(&c.pages, STR("一段")) ||
            page_with(&c.pages, STR("明细如下")) !=
                page_with(&c.pages, STR("FP-000001")) ||
            page_with(&c.pages, STR("特此")) !=
                page_with(&c.pages, STR("盖章")))
            fail_msg("parted with %d lines before", before);
        assert_int_equal(c.pages.outline_count, 1);
        assert_ptr_equal(&c.pages.items[c.pages.outline[0].page],
                         page_with(&c.pages, STR("标题")));
        arena_release(&a);
    }
}

static void test_folios(void **state)
{
    struct arena a = {0};
    struct block *list = make_paragraph(&a, "一");
    struct document_tree tree;
    struct composed c;

    make_next(&list, make_block(&a, BLOCK_PAGE_BREAK));
    make_next(&list, make_paragraph(&a, "二"));
    tree = make_tree(list);
    tree.header = STR("公司");
    tree.footer = STR("{{page}}/{{pages}}{{other}}");
    tree.watermark = STR("草稿");
    c = composed_of(state, &tree, &a);
    assert_true(c.ok);
    assert_int_equal(c.pages.count, 2);
    assert_true(str_equal(page_text(&c.pages.items[1], true, &a),
                          STR("草稿公司2/2{{other}}")));
    assert_true(c.pages.items[1].first->angle != 0);
    arena_release(&a);
}

/* A small page, mark by mark. */
static void test_dump(void **state)
{
    static const char want[] =
        "page 1 200.0 150.0\n"
        "  text 85.0 32.3 size 10.0 NotoSerifCJKsc-Regular \"“甲”\"\n"
        "  text 20.0 55.3 size 10.0 NotoSerifCJKsc-Regular \"甲方于2026年\"\n"
        "  text 87.3 55.3 size 10.0 NotoSerifCJKsc-Bold \"付清\"\n"
        "- rule 20.0 68.0 180.0 68.0 thick 0.5\n";
    struct arena a = {0};
    struct block *list = make_paragraph(&a, "“甲”");
    struct document_tree tree;
    struct composed c;
    struct str dump;

    list = make_div(&a, DIV_CENTER, list);
    make_next(&list, make_paragraph(&a, "甲方于2026年"));
    list->next->content->next = make_text(&a, "付清", STYLE_STRONG);
    make_next(&list, make_block(&a, BLOCK_RULE));
    tree = make_tree(list);
    tree.body_size = 10000;
    tree.page = (struct page_setup){.width = 200000,
                                    .height = 150000,
                                    .top = 20000,
                                    .right = 20000,
                                    .bottom = 20000,
                                    .left = 20000};
    c = composed_of(state, &tree, &a);
    assert_true(c.ok);
    dump = pages_dump(&c.pages, &a);
    if (!str_equal_z(dump, want))
        fail_msg("%.*s", STR_ARG(dump));
    arena_release(&a);
}

/* English: its own quotes, an unbroken amount, ragged lines. */
static void test_english(void **state)
{
    struct arena a = {0};
    struct document_tree tree = make_tree(make_paragraph(&a, "It’s “due”"));
    struct composed c;
    const struct mark *m;

    tree.language = STR("en");
    c = composed_of(state, &tree, &a);
    assert_true(c.ok);
    m = c.pages.items[0].first;
    assert_true(str_equal(m->text, STR("It’s “due”")));
    /* ten characters of Latin, none of them an em wide */
    assert_true(m->glyphs[m->glyph_count - 1].x < m->size * 5);
    arena_release(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_empty),      cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_depth),      cmocka_unit_test(test_margins),
        cmocka_unit_test(test_long_table), cmocka_unit_test(test_narrow),
        cmocka_unit_test(test_long_word),  cmocka_unit_test(test_widows),
        cmocka_unit_test(test_keeps),      cmocka_unit_test(test_folios),
        cmocka_unit_test(test_dump),       cmocka_unit_test(test_english),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
