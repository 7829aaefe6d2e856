#include "layout/compose.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "tree_make.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#define NOTO "/usr/share/fonts/opentype/noto/"
#define HANA "/usr/share/fonts/truetype/hanazono/"

static const struct font_source fonts[] = {
    {FONT_SERIF, false, NOTO "NotoSerifCJK-Regular.ttc", 2},
    {FONT_SERIF, false, HANA "HanaMinB.ttf", 0},
    {FONT_SERIF, true, NOTO "NotoSerifCJK-Bold.ttc", 2},
    {FONT_SERIF, true, HANA "HanaMinB.ttf", 0},
    {FONT_SANS, false, NOTO "NotoSansCJK-Regular.ttc", 2},
    {FONT_SANS, true, NOTO "NotoSansCJK-Bold.ttc", 2},
};

struct fixture {
    struct arena arena;
    struct diag diag;
    struct font_set *fonts;
    struct shaper *shaper;
};

static int open_fonts(void **state)
{
    static struct fixture f;

    f.diag.arena = &f.arena;
    if (!font_set_load(&f.fonts, fonts, COUNT(fonts), &f.arena, &f.diag))
        return 0; /* each test says that it is skipped */
    f.shaper = shaper_new(&f.arena);
    *state = &f;
    return 0;
}

static int close_fonts(void **state)
{
    struct fixture *f = *state;

    if (f) {
        shaper_release(f->shaper);
        font_set_release(f->fonts);
        arena_release(&f->arena);
    }
    return 0;
}

/* A composition that a test looks at. */
struct composed {
    struct pages pages;
    struct diag diag;
    bool ok;
};

static struct composed
composed_of(void **state, const struct document_tree *tree, struct arena *a)
{
    struct fixture *f = *state;
    struct composed c = {.diag = {.arena = a}};

    if (!f)
        skip();
    c.ok = compose(tree, f->fonts, f->shaper, &c.pages, a, &c.diag);
    return c;
}

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
     {"no font has the character U+1F9FE \"🧾\": change the text or add a "
      "font that has it to fonts/fonts.yaml"}},
    {"שש\xEE\x80\x80",
     {"the character U+05E9 \"ש\" is written from right to left, which "
      "cannot be set: remove it from the text",
      "no font has the character U+E000 \"\xEE\x80\x80\": change the text or "
      "add a font that has it to fonts/fonts.yaml"}},
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

/* All glyphs between the edges of the page. */
static void check_inside(const struct pages *pages, const char *what)
{
    for (size_t i = 0; i < pages->count; i++) {
        const struct page *page = &pages->items[i];

        for (const struct mark *m = page->first; m; m = m->next) {
            const struct glyph *last;
            int64_t right;

            if (m->kind != MARK_GLYPHS || !m->glyph_count || m->angle)
                continue;
            last = &m->glyphs[m->glyph_count - 1];
            right = m->x + last->x + (int64_t)m->size * 3 / 10;
            if (m->x < -m->size || right > page->setup.width + m->size ||
                m->y < 0 || m->y > page->setup.height)
                fail_msg("%s: page %zu: \"%.*s\" at %d, %d", what, i + 1,
                         STR_ARG(m->text), m->x, m->y);
        }
    }
}

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

/* Baselines of a page's lines that begin with a character. */
static size_t lines_with(const struct page *page, struct str text)
{
    size_t n = 0;

    for (const struct mark *m = page->first; m; m = m->next)
        if (m->kind == MARK_GLYPHS && !m->artifact &&
            str_find(m->text, text) >= 0)
            n++;
    return n;
}

static void add_lines(struct block **list, int n, struct arena *a)
{
    for (int i = 0; i < n; i++)
        make_next(list, make_paragraph(a, "行"));
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

static const struct page *page_with(const struct pages *pages, struct str text)
{
    for (size_t i = 0; i < pages->count; i++)
        if (lines_with(&pages->items[i], text))
            return &pages->items[i];
    fail_msg("no page has %.*s", STR_ARG(text));
    return NULL;
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
    {{"逾期三十天", "逾期六十天", "未到期", "今日", "5", "6", "7", "8", "9",
      "10"},
     {"今日", "未到期", "10"}},
    {{"2026-06-19", "2026-06-26", "2026-07-03", "2026-07-10", "2026-07-17",
      "2026-07-24", "2026-07-31", "2026-08-07", "2026-08-14", "2026-08-21"},
     {"2026-", "06-26", "08-21"}},
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
    tree.page = (struct page_setup){200000, 150000, 20000, 20000, 20000, 20000};
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
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_margins),
        cmocka_unit_test(test_long_table),
        cmocka_unit_test(test_narrow),
        cmocka_unit_test(test_long_word),
        cmocka_unit_test(test_widows),
        cmocka_unit_test(test_keeps),
        cmocka_unit_test(test_folios),
        cmocka_unit_test(test_dump),
        cmocka_unit_test(test_english),
        cmocka_unit_test(test_figures_whole),
        cmocka_unit_test(test_reply_slip),
        cmocka_unit_test(test_chart_names),
        cmocka_unit_test(test_chart_negative),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
