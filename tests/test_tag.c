#include "compose_kit.h"

#include "base/buf.h"

static const char *const kind_names[TAG_KIND_COUNT] = {
    [TAG_DOCUMENT] = "document",
    [TAG_SECTION] = "section",
    [TAG_DIVISION] = "division",
    [TAG_PARAGRAPH] = "p",
    [TAG_HEADING] = "h",
    [TAG_LIST] = "list",
    [TAG_ITEM] = "item",
    [TAG_LABEL] = "label",
    [TAG_ITEM_BODY] = "body",
    [TAG_TABLE] = "table",
    [TAG_ROW] = "row",
    [TAG_HEADING_CELL] = "th",
    [TAG_CELL] = "td",
    [TAG_CAPTION] = "caption",
    [TAG_FIGURE] = "figure",
    [TAG_LINK] = "link",
    [TAG_REFERENCE] = "reference",
    [TAG_NOTE] = "note",
    [TAG_SPAN] = "span",
};

/* Every content mark has a tag of these pages, and no artifact has one. */
static void check_tags(const struct pages *pages, const char *what)
{
    assert_int_equal(pages->tags[0]->kind, TAG_DOCUMENT);
    for (size_t i = 1; i < pages->tag_count; i++) {
        assert_int_equal(pages->tags[i]->number, i);
        assert_true(pages->tags[i]->parent->number < i);
    }
    for (size_t i = 0; i < pages->count; i++)
        for (const struct mark *m = pages->items[i].first; m; m = m->next) {
            if (m->artifact == (m->tag != NULL))
                fail_msg("%s: page %zu: \"%.*s\" is %s", what, i + 1,
                         STR_ARG(m->text),
                         m->artifact ? "both artifact and content" : "neither");
            if (m->tag && m->tag != pages->tags[m->tag->number])
                fail_msg("%s: a tag of other pages", what);
        }
}

static void add_path(struct buf *b, const struct tag *tag)
{
    const struct tag *path[32];
    size_t n = 0;

    for (; tag->parent; tag = tag->parent)
        path[n++] = tag;
    while (n-- > 0) {
        buf_add_format(b, "/%s", kind_names[path[n]->kind]);
        if (path[n]->kind == TAG_HEADING)
            buf_add_int(b, path[n]->level);
    }
}

/* Lines of a path and the text of the marks that stand together. */
static struct str told(const struct pages *pages, struct arena *a)
{
    struct buf b = buf_new(a, 1 << 20);
    const struct tag *last = NULL;

    for (size_t i = 0; i < pages->count; i++)
        for (const struct mark *m = pages->items[i].first; m; m = m->next) {
            if (!m->tag)
                continue;
            if (m->tag != last) {
                buf_add_z(&b, last ? "\n" : "");
                add_path(&b, m->tag);
                buf_add_byte(&b, ' ');
                buf_add(&b, m->tag->alt);
                buf_add(&b, m->tag->actual);
            }
            last = m->tag;
            if (m->tag->kind != TAG_FIGURE && m->kind == MARK_GLYPHS)
                buf_add(&b, m->text);
        }
    return buf_str(&b);
}

static struct block *make_list(struct arena *a, bool ordered)
{
    struct block *list = make_block(a, BLOCK_LIST);

    list->ordered = ordered;
    for (int i = 0; i < 2; i++) {
        struct block *item = make_block(a, BLOCK_ITEM);

        item->children = make_paragraph(a, i ? "乙" : "甲");
        make_next(&list->children, item);
    }
    return list;
}

static struct block *make_bars(struct arena *a)
{
    static struct decimal values[] = {{1, 0}, {2, 0}};
    static struct str categories[] = {STR_INIT("一月"), STR_INIT("二月")};
    static struct chart_series series = {STR_INIT("欠款"), values, NULL};
    static const struct chart chart = {
        .title = STR_INIT("图"),
        .categories = categories,
        .category_count = 2,
        .series = &series,
        .series_count = 1,
        .description = STR_INIT("一月 1，二月 2"),
    };
    struct block *b = make_block(a, BLOCK_CHART);

    b->chart = &chart;
    return b;
}

static struct block *make_linked(struct arena *a)
{
    struct block *b = make_paragraph(a, "见");
    struct inline_run *link = make_text(a, "网页page", STYLE_STRONG);

    link->link = STR("https://example.com/");
    b->content->next = link;
    link->next = make_text(a, "。", 0);
    return b;
}

static void test_kinds(void **state)
{
    static const char want[] = "/h1 函\n"
                               "/p 文\n"
                               "/h2 一\n"
                               "/h3 二\n"
                               "/h2 三\n"
                               "/list/item/label 1.\n"
                               "/list/item/body/p 甲\n"
                               "/list/item/label 2.\n"
                               "/list/item/body/p 乙\n"
                               "/list/item/label •\n"
                               "/list/item/body/p 甲\n"
                               "/list/item/label •\n"
                               "/list/item/body/p 乙\n"
                               "/table/row/th 号\n"
                               "/table/row/th 额\n"
                               "/table/row/td 12\n"
                               "/figure 一月 1，二月 2\n"
                               "/p 见\n"
                               "/p/link 网页page\n"
                               "/p 。\n"
                               "/division/p 公司\n"
                               "/section/p 回执";
    struct arena a = {0};
    struct block *blocks = make_heading(&a, 2, "函");
    struct block *table = make_table(&a, 2, 2);
    struct document_tree tree;
    struct composed c;
    struct str got;

    make_next(&blocks, make_paragraph(&a, "文"));
    make_next(&blocks, make_heading(&a, 4, "一"));
    make_next(&blocks, make_heading(&a, 6, "二"));
    make_next(&blocks, make_heading(&a, 3, "三"));
    make_next(&blocks, make_list(&a, true));
    make_next(&blocks, make_list(&a, false));
    make_cell(&a, table, 0, 0, "号");
    make_cell(&a, table, 0, 1, "额");
    make_cell(&a, table, 1, 1, "12");
    make_next(&blocks, table);
    make_next(&blocks, make_bars(&a));
    make_next(&blocks, make_linked(&a));
    make_next(&blocks, make_div(&a, DIV_SIGNATURE, make_paragraph(&a, "公司")));
    make_next(&blocks,
              make_div(&a, DIV_REPLY_SLIP, make_paragraph(&a, "回执")));
    tree = make_tree(blocks);
    tree.header = STR("页眉");
    tree.watermark = STR("草稿");
    c = composed_of(state, &tree, &a);
    assert_true(c.ok);
    check_tags(&c.pages, "kinds");
    got = told(&c.pages, &a);
    if (!str_equal_z(got, want))
        fail_msg("%.*s", STR_ARG(got));
    arena_release(&a);
}

/* A paragraph and a table over several pages: one tag each, headings once. */
static void test_pages(void **state)
{
    struct arena a = {0};
    struct block *table = make_table(&a, 100, 2), *blocks = NULL;
    struct document_tree tree;
    struct composed c;
    size_t tables = 0, rows = 0, headings = 0, paragraphs = 0;

    for (size_t row = 0; row < 100; row++) {
        make_cell(&a, table, row, 0, "甲");
        make_cell(&a, table, row, 1, "1");
    }
    make_next(&blocks, table);
    make_next(&blocks, make_paragraph(&a, arena_format(&a, "%01500d", 0).ptr));
    tree = make_tree(blocks);
    c = composed_of(state, &tree, &a);
    assert_true(c.ok && c.pages.count > 2);
    check_tags(&c.pages, "pages");
    for (size_t i = 0; i < c.pages.tag_count; i++) {
        enum tag_kind kind = c.pages.tags[i]->kind;

        tables += kind == TAG_TABLE;
        rows += kind == TAG_ROW;
        headings += kind == TAG_HEADING_CELL;
        paragraphs += kind == TAG_PARAGRAPH;
    }
    assert_int_equal(tables, 1);
    assert_int_equal(rows, 100);
    assert_int_equal(headings, 2);
    assert_int_equal(paragraphs, 1);
    arena_release(&a);
}

/* A link broken over lines is one tag with a place to click on each. */
static void test_long_link(void **state)
{
    struct arena a = {0};
    struct block *b = make_linked(&a);
    struct document_tree tree = make_tree(b);
    struct composed c;
    const struct tag *tag = NULL;
    size_t places = 0;

    b->content->next->text = arena_format(&a, "网%0100dx", 0);
    c = composed_of(state, &tree, &a);
    assert_true(c.ok);
    check_tags(&c.pages, "link");
    for (const struct mark *m = c.pages.items[0].first; m; m = m->next) {
        if (m->kind != MARK_LINK)
            continue;
        assert_true(!tag || tag == m->tag);
        assert_int_equal(m->tag->kind, TAG_LINK);
        tag = m->tag;
        places++;
    }
    assert_int_equal(places, 2);
    arena_release(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_long_link),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
