#include "break_vectors.h"
#include "compose_kit.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"

#include <stdlib.h>

#define DOCUMENTS  200
#define PARAGRAPHS 50 /* in each: 10,000 together */
#define MARGIN     40000
#define EM         12000

static const char *const words[] = {
    "贵司",
    "尚欠",
    "货款",
    "人民币",
    "壹佰贰拾",
    "债权人",
    "二〇二六年",
    "逾期付款",
    "的",
    "于",
    "𠀀",
    "付清",
    "¥1,234,567.89",
    "12.5%",
    "HT-2025-0831",
    "100元",
    "3‰",
    "30℃",
    "USD 12,500.00",
    "2026-07-17",
    "ABC",
    "Shanghai",
    "Trading",
    "Ltd.",
    "第12条",
    "2026年11月30日",
};

static const char *const marks[] = {
    "，",    "。",     "、", "：",  "；",   "！",   "？",   "（含税）",
    "“函”",  "《函》", "——", "……",  "”的",  "）的", "的（", "的“",
    "函·函", " ",      " ",  "。”", "》，", "）。", "的",
};

/* Words with a mark or a blank between them, as prose has. */
static struct str random_text(uint32_t *seed, struct arena *a)
{
    struct buf text = buf_new(a, 1u << 16);
    uint32_t n = next_random(seed) % 40;

    buf_add_z(&text, "函");
    for (uint32_t i = 0; i < n; i++) {
        buf_add_z(&text, words[next_random(seed) % COUNT(words)]);
        buf_add_z(&text, marks[next_random(seed) % COUNT(marks)]);
    }
    buf_add_z(&text, "止");
    return buf_str(&text);
}

/* A line as it is drawn: of one page, on one baseline. */
struct drawn {
    struct str text;
    mpt left, last; /* x of its first and last glyph */
};

/* The lines of all pages, in order; runs of a line follow each other. */
static size_t read_lines(const struct pages *pages, struct drawn *out,
                         size_t most, struct arena *a)
{
    size_t n = 0;

    for (size_t i = 0; i < pages->count; i++) {
        mpt y = -1;

        for (const struct mark *m = pages->items[i].first; m; m = m->next) {
            if (m->kind != MARK_GLYPHS || !m->glyph_count)
                continue;
            if (m->y != y) {
                assert_true(n < most);
                out[n++] = (struct drawn){.left = m->x};
            }
            y = m->y;
            out[n - 1].text = arena_format(
                a, "%.*s%.*s", STR_ARG(out[n - 1].text), STR_ARG(m->text));
            out[n - 1].last = m->x + m->glyphs[m->glyph_count - 1].x;
        }
    }
    return n;
}

static uint32_t first_of(struct str s)
{
    return s.len ? utf8_next(&s) : 0;
}

static uint32_t last_of(struct str s)
{
    uint32_t c = 0;

    while (s.len)
        c = utf8_next(&s);
    return c;
}

static bool is_among(uint32_t c, const char *z)
{
    struct str rest = str_from_z(z);

    while (c && rest.len)
        if (utf8_next(&rest) == c)
            return true;
    return false;
}

static bool is_ascii_word(uint32_t c)
{
    return c < 0x80 && c > ' ' && c != '(' && c != ')';
}

static void check_line(const struct drawn *line, const struct drawn *before,
                       bool apart, mpt right)
{
    uint32_t first = first_of(line->text), last = last_of(line->text);
    mpt width = last >= 0x4E00 && last < 0xA000 ? EM - 2 : EM / 5;

    if (is_among(last, "，。、：；！？）》”"))
        width = EM * 9 / 20; /* their right half is blank */
    if (line->last + width > right)
        fail_msg("beyond the measure: %.*s", STR_ARG(line->text));
    if (line->left < MARGIN - EM * 11 / 20)
        fail_msg("left of the measure: %.*s", STR_ARG(line->text));
    if (!before)
        return;
    if (is_among(first, "，。、：；！？）》”·%‰℃"))
        fail_msg("begins with a forbidden mark: %.*s", STR_ARG(line->text));
    if (is_among(last_of(before->text), "（《“¥￥"))
        fail_msg("ends with a forbidden mark: %.*s", STR_ARG(before->text));
    if (first == 0x2014 && last_of(before->text) == 0x2014)
        fail_msg("—— is parted: %.*s", STR_ARG(line->text));
    if (is_among(first, "元年月日条") && last_of(before->text) < 0x80 &&
        is_ascii_word(last_of(before->text)))
        fail_msg("a number loses its unit: %.*s", STR_ARG(line->text));
    if (!apart && is_ascii_word(first) && is_ascii_word(last_of(before->text)))
        fail_msg("a unit is parted: %.*s|%.*s", STR_ARG(before->text),
                 STR_ARG(line->text));
}

static struct str skip_blanks(struct str s, bool *any)
{
    *any = false;
    while (s.len && s.ptr[0] == ' ') {
        *any = true;
        s = str_skip(s, 1);
    }
    return s;
}

/* The lines are the text, but for blanks at their ends. */
static size_t check_paragraph(struct str text, const struct drawn *lines,
                              size_t count, mpt right)
{
    size_t n = 0;
    bool apart;

    for (text = skip_blanks(text, &apart); text.len; n++) {
        struct str line;

        if (n == count)
            fail_msg("text is lost: %.*s", STR_ARG(text));
        line = lines[n].text;
        while (line.len && line.ptr[line.len - 1] == ' ')
            line.len--;
        if (!line.len || !str_starts(text, line))
            fail_msg("%.*s is drawn as %.*s", STR_ARG(text), STR_ARG(line));
        check_line(&lines[n], n ? &lines[n - 1] : NULL, apart, right);
        text = skip_blanks(str_skip(text, line.len), &apart);
    }
    return n;
}

static struct document_tree tree_of(mpt measure, uint32_t seed)
{
    struct document_tree tree = make_tree(NULL);

    tree.page.width = measure + 2 * MARGIN;
    tree.page.left = tree.page.right = MARGIN;
    tree.first_line_indent = seed % 2;
    if (seed % 8 == 7)
        tree.language = STR("en");
    return tree;
}

static void check_document(void **state, uint32_t *seed)
{
    struct arena a = {0};
    mpt measure = 20 * EM + (mpt)(next_random(seed) % (uint32_t)(25 * EM));
    struct document_tree tree = tree_of(measure, next_random(seed));
    struct str texts[PARAGRAPHS];
    struct drawn *lines = arena_array(&a, struct drawn, 40 * PARAGRAPHS);
    struct composed c;
    size_t count, at = 0;

    for (size_t i = 0; i < PARAGRAPHS; i++) {
        texts[i] = random_text(seed, &a);
        make_next(&tree.blocks, make_paragraph(&a, arena_z(&a, texts[i])));
    }
    c = composed_of(state, &tree, &a);
    assert_true(c.ok);
    count = read_lines(&c.pages, lines, 40 * PARAGRAPHS, &a);
    for (size_t i = 0; i < PARAGRAPHS; i++)
        at +=
            check_paragraph(texts[i], lines + at, count - at, MARGIN + measure);
    assert_int_equal(at, count);
    arena_release(&a);
}

static void test_random(void **state)
{
    uint32_t seed = 20260717;

    for (int i = 0; i < DOCUMENTS; i++)
        check_document(state, &seed);
}

/* In columns of these measures and wider ones. */
static void check_vector(void **state, struct str text, mpt measure)
{
    for (mpt more = 0; text.len && more < 10 * EM; more += EM / 2) {
        struct arena a = {0};
        struct document_tree tree = tree_of(measure + more, 0);
        struct drawn *lines = arena_array(&a, struct drawn, 200);
        struct composed c;
        size_t count;

        tree.blocks = make_paragraph(&a, arena_z(&a, text));
        c = composed_of(state, &tree, &a);
        assert_true(c.ok);
        count = read_lines(&c.pages, lines, 200, &a);
        if (measure >= 8 * EM)
            assert_int_equal(
                check_paragraph(text, lines, count, MARGIN + measure + more),
                count);
        arena_release(&a);
    }
}

static void test_vectors(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct str text, row;

    if (!file_exists(FACTS "cjk_line_break_vectors.csv"))
        skip();
    assert_true(
        file_read(&text, FACTS "cjk_line_break_vectors.csv", 1u << 20, &a, &d));
    str_cut(text, '\n', &row, &text);
    while (text.len) {
        struct str vector;

        str_cut(text, '\n', &row, &text);
        vector = next_field(&row);
        check_vector(state, vector,
                     (mpt)strtol(next_field(&row).ptr, NULL, 10) * EM);
    }
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_vectors),
        cmocka_unit_test(test_random),
    };

    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
