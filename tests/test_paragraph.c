#include "break_vectors.h"
#include "layout/lines.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#define EM 1000

/* Items without a font: ASCII half an em, all else an em. */
struct sample {
    struct str text;
    struct letters letters;
    struct item *items;
    size_t count;
};

static bool is_wide(enum char_class class)
{
    return char_is_wide(class) || class == CHAR_QUOTE_OPEN ||
           class == CHAR_QUOTE_CLOSE;
}

static struct sample sample_new(struct str text, struct breaker *b,
                                struct arena *a)
{
    struct sample s = {.text = text, .letters = break_text(b, text, a)};

    s.count = s.letters.count;
    s.items = arena_array(a, struct item, s.count);
    for (size_t i = 0; i < s.count; i++) {
        const struct letter *l = &s.letters.items[i];

        s.items[i] = (struct item){
            .start = l->offset,
            .end = i + 1 < s.count ? l[1].offset : (uint32_t)text.len,
            .class = l->class,
            .before = l->before,
            .code_point = l->code_point,
            .wide = is_wide((enum char_class)l->class),
            .advance = l->class == CHAR_NEWLINE ? 0
                       : l->code_point < 0x80   ? EM / 2
                                                : EM,
        };
    }
    items_space(s.items, s.count, EM);
    return s;
}

/* As a dictionary would: hyphens in words, and words of Han. */
static void divide_words(struct sample *s)
{
    for (size_t i = 1; i < s->count; i++) {
        struct item *item = &s->items[i];

        if (item->before == BREAK_INSIDE && item->class == CHAR_LETTER &&
            item[-1].class == CHAR_LETTER && i % 3 == 0) {
            item->before = BREAK_HYPHEN;
            item->hyphen = EM / 3;
        } else if (item->before == BREAK_GOOD && item->class == CHAR_HAN &&
                   item[-1].class == CHAR_HAN && i % 2 == 0) {
            item->before = BREAK_WORD;
        }
    }
}

/* Of what a line gets that ends before this item. */
static mpt hyphen_before(const struct sample *s, size_t i)
{
    return i < s->count ? s->items[i].hyphen : 0;
}

static bool is_blank(const struct item *i)
{
    return i->class == CHAR_SPACE || i->class == CHAR_NEWLINE;
}

/* The least width of the items first .. end - 1 in a line of their own. */
static int64_t least_width(const struct sample *s, size_t first, size_t end,
                           bool justified)
{
    int64_t width = hyphen_before(s, end);

    while (first < end && is_blank(&s->items[first]))
        first++;
    while (end > first && is_blank(&s->items[end - 1]))
        end--;
    for (size_t i = first; i < end; i++) {
        const struct item *item = &s->items[i];

        width += item->advance;
        if (i > first)
            width += item->gap - (justified ? item->tight + item->squeeze : 0);
    }
    return end > first ? width - s->items[first].head - s->items[end - 1].tail
                       : 0;
}

/* The stretch between permitted breaks around item i cannot stand in a line. */
static bool is_emergency(const struct sample *s, size_t i,
                         const struct line_rules *rules)
{
    size_t first = i, end = i;
    mpt narrow = rules->measure - rules->indent;

    while (first > 0 && s->items[first].before < BREAK_POOR)
        first--;
    while (end < s->count && s->items[end].before < BREAK_POOR)
        end++;
    if (rules->indent * 2 > rules->measure)
        narrow = rules->measure;
    return least_width(s, first, end, rules->justified) > narrow;
}

#define FAIL(s, rules, at, why)                                       \
    fail_msg("measure %d indent %d, line from byte %u: %s: \"%.*s\"", \
             (rules)->measure, (rules)->indent, (at), (why),          \
             STR_ARG((s)->text))

static void check_ends(const struct sample *s, const struct line_rules *rules,
                       const struct line *line)
{
    uint32_t at = s->items[line->first].start;
    const struct letter *first = &s->letters.items[line->shown];
    const struct letter *last = &s->letters.items[line->after - 1];

    if (line->shown == line->after)
        return;
    if (line->first > 0 && s->items[line->first].before < BREAK_POOR &&
        !is_emergency(s, line->first, rules))
        FAIL(s, rules, at, "begins where no break is");
    if (line->first > 0 && s->items[line->first].before != BREAK_FORCED &&
        first->no_start && !is_emergency(s, line->first, rules))
        FAIL(s, rules, at, "begins with a forbidden mark");
    if (line->end < s->count && s->items[line->end].before != BREAK_FORCED &&
        last->no_end && s->items[line->end - 1].class != CHAR_NEWLINE &&
        !is_emergency(s, line->end, rules))
        FAIL(s, rules, at, "ends with a forbidden mark");
}

/* Nothing of a line stands beyond the measure, and all in order. */
static void check_places(const struct sample *s, const struct line_rules *rules,
                         const struct line *line, mpt *x)
{
    uint32_t at = s->items[line->first].start;
    size_t shown = line->after - line->shown;
    const struct item *last = &s->items[line->after - 1];
    mpt right;

    if (!shown)
        return;
    line_place(s->items, line, x);
    right = x[shown - 1] + last->advance - last->tail +
            hyphen_before(s, line->after);
    if (right != line->indent + line->natural + line->adjustment)
        FAIL(s, rules, at, "placed otherwise than measured");
    if (right > rules->measure && shown > 1)
        FAIL(s, rules, at, "wider than the measure");
    if (line->adjustment > 0 && right != rules->measure)
        FAIL(s, rules, at, "spread, but not to the measure");
    for (size_t i = 1; i < shown; i++)
        if (x[i] < x[i - 1])
            FAIL(s, rules, at, "items out of order");
}

static void check_lines(const struct sample *s, const struct line_rules *rules,
                        struct arena *a)
{
    struct arena scratch = {0};
    struct lines lines = lines_break(s->items, s->count, rules, a, &scratch);
    mpt *x = arena_array(a, mpt, s->count);
    uint32_t next = 0;

    for (size_t i = 0; i < lines.count; i++) {
        const struct line *line = &lines.items[i];

        if (line->first != next || line->end <= line->first ||
            line->shown < line->first || line->after > line->end)
            FAIL(s, rules, next, "text lost or set twice");
        for (uint32_t k = line->first; k < line->end; k++)
            if ((k < line->shown || k >= line->after) &&
                !is_blank(&s->items[k]))
                FAIL(s, rules, next, "a character is not shown");
        check_ends(s, rules, line);
        check_places(s, rules, line, x);
        next = line->end;
    }
    if (next != s->count)
        FAIL(s, rules, next, "text lost at the end");
    arena_release(&scratch);
}

static void check_text(struct str text, mpt measure, mpt indent,
                       struct breaker *b)
{
    struct arena a = {0};
    struct sample s = sample_new(text, b, &a);

    for (int way = 0; way < 4; way++) {
        struct line_rules rules = {.measure = measure,
                                   .indent = indent,
                                   .em = EM,
                                   .justified = way % 2};

        if (way == 2)
            divide_words(&s);
        check_lines(&s, &rules, &a);
    }
    arena_release(&a);
}

static struct str random_text(uint32_t *seed, struct arena *a)
{
    static const char *const pieces[] = {"货",
                                         "款",
                                         "贵司",
                                         "人民币",
                                         "壹佰贰拾",
                                         "债权人",
                                         "的",
                                         "于",
                                         "，",
                                         "。",
                                         "、",
                                         "：",
                                         "；",
                                         "（",
                                         "）",
                                         "“",
                                         "”",
                                         "《",
                                         "》",
                                         "——",
                                         "……",
                                         "·",
                                         "！",
                                         "？",
                                         "¥1,234,567.89",
                                         "12.5%",
                                         "HT-2025-0831",
                                         "2026年7月17日",
                                         "USD 12,500.00",
                                         "30℃",
                                         "‰",
                                         "ABC Trading (Shanghai) Co., Ltd.",
                                         "the",
                                         "well-known",
                                         "don’t",
                                         " ",
                                         " ",
                                         "a",
                                         "supercalifragilisticexpialidocious",
                                         "/",
                                         "-",
                                         "(",
                                         ")",
                                         "\n",
                                         "𠀀",
                                         "～",
                                         "［",
                                         "］",
                                         "￥",
                                         "100"};
    struct buf text = buf_new(a, 1u << 16);
    uint32_t n = next_random(seed) % 60;

    for (uint32_t i = 0; i < n; i++)
        buf_add_z(&text, pieces[next_random(seed) % COUNT(pieces)]);
    return buf_str(&text);
}

static void test_random(void **state)
{
    struct breaker b = {0};
    uint32_t seed = 20260717;

    (void)state;
    for (int i = 0; i < 12000; i++) {
        struct arena a = {0};
        struct str text = random_text(&seed, &a);
        mpt measure = (mpt)(next_random(&seed) % (40 * EM)) + 100;
        mpt indent = next_random(&seed) % 3 ? 0 : 2 * EM;

        check_text(text, measure, indent, &b);
        arena_release(&a);
    }
    breaker_release(&b);
}

static void test_vectors(void **state)
{
    struct arena a = {0};
    struct breaker b = {0};
    struct diag d = {.arena = &a};
    struct str text, row;
    int rows = 0;

    (void)state;
    if (!file_exists(FACTS "cjk_line_break_vectors.csv"))
        skip();
    assert_true(
        file_read(&text, FACTS "cjk_line_break_vectors.csv", 1u << 20, &a, &d));
    str_cut(text, '\n', &row, &text);
    while (text.len) {
        struct str words;

        str_cut(text, '\n', &row, &text);
        words = next_field(&row);
        check_text(words, (mpt)strtol(next_field(&row).ptr, NULL, 10) * EM, 0,
                   &b);
        rows++;
    }
    assert_true(rows >= 9);
    breaker_release(&b);
    arena_release(&a);
}

/* How paragraphs come out; a bar where a line ends. */
static const struct {
    const char *text;
    mpt measure; /* half em */
    mpt indent;  /* em */
    const char *lines;
} line_cases[] = {
    {"", 20, 0, ""},
    {"甲", 2, 0, "甲"},
    {"甲乙", 2, 0, "甲|乙"},
    {"甲乙丙丁", 4, 1, "甲|乙丙|丁"},
    {"甲\n乙", 20, 0, "甲|乙"},
    {"甲\n\n乙\n", 20, 0, "甲||乙"},
    /* The comma is pulled in: its blank half goes. */
    {"贵司尚欠我司货款，请付", 17, 0, "贵司尚欠我司货款，|请付"},
    {"！！！", 2, 0, "！！|！"},
    {"“甲”“乙”", 4, 0, "“甲”|“乙”"},
    {"合同编号为HT-2025-0831的", 16, 0, "合同编号为|HT-2025-0831的"},
    {"HT-2025-0831", 10, 0, "HT-2025-|0831"},
    {"HT-2025-08-31-0001", 8, 0, "HT-2025-|08-31-|0001"},
    {"A.1234567890B", 8, 0, "A.123456|7890B"},
    {"aaaaaaaaaa", 6, 0, "aaaaaa|aaaa"},
    {"word word word", 9, 0, "word word|word"},
    {"甲 ", 2, 0, "甲"},
    {" ", 2, 0, ""},
    {"双方确认——属实", 12, 0, "双方确认——|属实"},
};

/* Ragged, as English is set: a hyphen ends a line only for want of more. */
static const struct {
    const char *text;
    mpt measure; /* half em */
    const char *lines;
} ragged_cases[] = {
    {"we ask for interest on the sum of late-payment by law", 40,
     "we ask for interest on the sum of|late-payment by law"},
    {"the well-considered counter-argument", 12,
     "the well-|considered|counter-|argument"},
};

static struct str shown_lines(const struct sample *s, const struct lines *lines,
                              struct arena *a)
{
    struct buf out = buf_new(a, 1u << 16);

    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->items[i];

        if (i > 0)
            buf_add_byte(&out, '|');
        if (line->after > line->shown)
            buf_add(&out,
                    (struct str){s->text.ptr + s->items[line->shown].start,
                                 s->items[line->after - 1].end -
                                     s->items[line->shown].start});
    }
    return buf_str(&out);
}

static void test_lines(void **state)
{
    struct breaker b = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(line_cases); i++) {
        struct arena a = {0}, scratch = {0};
        struct sample s = sample_new(str_from_z(line_cases[i].text), &b, &a);
        struct line_rules rules = {.measure = line_cases[i].measure * EM / 2,
                                   .indent = line_cases[i].indent * EM,
                                   .em = EM,
                                   .justified = true};
        struct lines lines =
            lines_break(s.items, s.count, &rules, &a, &scratch);
        struct str out = shown_lines(&s, &lines, &a);

        if (!str_equal_z(out, line_cases[i].lines))
            fail_msg("\"%s\" at %d: %.*s", line_cases[i].text,
                     line_cases[i].measure, STR_ARG(out));
        arena_release(&scratch);
        arena_release(&a);
    }
    breaker_release(&b);
}

static void test_ragged(void **state)
{
    struct breaker b = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(ragged_cases); i++) {
        struct arena a = {0}, scratch = {0};
        struct sample s = sample_new(str_from_z(ragged_cases[i].text), &b, &a);
        struct line_rules rules = {.measure = ragged_cases[i].measure * EM / 2,
                                   .em = EM};
        struct lines lines =
            lines_break(s.items, s.count, &rules, &a, &scratch);
        struct str out = shown_lines(&s, &lines, &a);

        if (!str_equal_z(out, ragged_cases[i].lines))
            fail_msg("\"%s\": %.*s", ragged_cases[i].text, STR_ARG(out));
        arena_release(&scratch);
        arena_release(&a);
    }
    breaker_release(&b);
}

/* The space before the second character, in 1/1000 em. */
static const struct {
    const char *pair;
    mpt gap, tight, squeeze;
} gap_cases[] = {
    {"甲乙", 0, 0, 0},      {"甲a", 250, 125, 0},  {"1甲", 250, 125, 0},
    {"甲¥", 250, 125, 0},   {"甲，", 0, 0, 0},     {"，甲", 0, 0, 500},
    {"甲（", 0, 0, 500},    {"”，", -500, 0, 0},   {"（“", -500, 0, 0},
    {"）（", -500, 0, 500}, {"，“", -500, 0, 500}, {"，a", 0, 0, 500},
    {"（a", 0, 0, 0},       {"甲)", 0, 0, 0},      {"——", 0, 0, 0},
};

static void test_gaps(void **state)
{
    struct breaker b = {0};
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(gap_cases); i++) {
        struct sample s = sample_new(str_from_z(gap_cases[i].pair), &b, &a);
        const struct item *item = &s.items[1];

        if (item->gap != gap_cases[i].gap ||
            item->tight != gap_cases[i].tight ||
            item->squeeze != gap_cases[i].squeeze)
            fail_msg("%s: gap %d tight %d squeeze %d", gap_cases[i].pair,
                     item->gap, item->tight, item->squeeze);
    }
    arena_release(&a);
}

static void test_long_word(void **state)
{
    struct arena a = {0};
    struct breaker b = {0};
    struct buf text = buf_new(&a, 1u << 20);
    static const char *const words[] = {"x", "货", "。", "（", "7", "— "};

    (void)state;
    for (size_t i = 0; i < COUNT(words); i++) {
        buf_clear(&text);
        for (int n = 0; n < 10000; n++)
            buf_add_z(&text, words[i]);
        check_text(buf_str(&text), 30 * EM, 2 * EM, &b);
        check_text(buf_str(&text), 1, 0, &b);
    }
    breaker_release(&b);
    arena_release(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gaps),   cmocka_unit_test(test_lines),
        cmocka_unit_test(test_ragged), cmocka_unit_test(test_vectors),
        cmocka_unit_test(test_random), cmocka_unit_test(test_long_word),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
