#include "layout/break.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "layout/break_icu.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#define FACTS "../shared/facts/"

/* A bar where a line may begin, a comma-free text else. */
static const struct {
    const char *text;
    const char *breaks;
} break_cases[] = {
    {"", ""},
    {"货", "货"},
    {"货款，请", "货|款，|请"},
    {"（含当日），贵司", "（含|当|日），|贵|司"},
    {"以下简称“债权人”）与", "以|下|简|称|“债|权|人”）|与"},
    {"“甲”“乙”", "“甲”|“乙”"},
    {"双方——截至……完", "双|方|——|截|至|……|完"},
    {"欠¥1,234,567.89元", "欠|¥1,234,567.89元"},
    {"按12.5%计", "按|12.5%|计"},
    {"升5‰及30℃止", "升|5‰|及|30℃|止"},
    {"为HT-2025-0831的", "为|HT-2025-0831|的"},
    {"于2026年7月17日止", "于|2026年|7月|17日|止"},
    {"于2026-07-17止", "于|2026-07-17|止"},
    {"于2026/07/17止", "于|2026/07/17|止"},
    {"－5与±0.5", "－5|与|±0.5"},
    {"￥100，１２３元", "￥100，|１２３元"},
    {"甲·乙", "甲·|乙"},
    {"a well-known e-mail and/or x", "a |well-|known |e-mail |and/|or |x"},
    {"Co., Ltd. 应付USD 12,500.00。", "Co., |Ltd. |应|付|USD |12,500.00。"},
    {"see ( this ) now !", "see |( this ) |now !"},
    {"don’t say “yes” (f(x))", "don’t |say |“yes” |(f(x))"},
    {"say \"yes\"吗", "say |\"yes\"吗"},
    {"a\u00A0b", "a\u00A0b"},
    {"a\u200Bb", "a\u200B|b"},
    {"甲\n乙", "甲\n|乙"},
    {"\n\n", "\n|\n"},
    {"£100, €20 and $3", "£100, |€20 |and |$3"},
    {"□ 无异议", "□ 无|异|议"},
    {"日本語テスト", "日|本|語|テ|ス|ト"}, /* by ICU */
    {"ｱ\u0E01", "ｱ|\u0E01"},               /* by ICU */
    {"甲-乙，-5", "甲-|乙，|-5"},
    {"𠀀𠀁", "𠀀|𠀁"},
    {"\xFF甲", "\xFF|甲"},
    {"  ，甲", "  ，|甲"},
    {"甲\n 乙", "甲\n| 乙"},
};

static struct str marked(struct str text, struct breaker *b, struct arena *a)
{
    struct letters l = break_text(b, text, a);
    struct buf out = buf_new(a, 1u << 16);

    for (size_t i = 0; i < l.count; i++) {
        size_t end = i + 1 < l.count ? l.items[i + 1].offset : text.len;

        if (i > 0 && l.items[i].before >= BREAK_POOR)
            buf_add_byte(&out, '|');
        buf_add(&out, (struct str){text.ptr + l.items[i].offset,
                                   end - l.items[i].offset});
    }
    return buf_str(&out);
}

static void test_breaks(void **state)
{
    struct arena a = {0};
    struct breaker b = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(break_cases); i++) {
        struct str out = marked(str_from_z(break_cases[i].text), &b, &a);

        if (!str_equal_z(out, break_cases[i].breaks))
            fail_msg("\"%s\": %.*s, expected %s", break_cases[i].text,
                     STR_ARG(out), break_cases[i].breaks);
    }
    breaker_release(&b);
    arena_release(&a);
}

static const struct {
    const char *text; /* its last character */
    enum break_kind before;
} poor_cases[] = {
    {"17日", BREAK_JOINT},     {"2026年7", BREAK_POOR}, {"第8", BREAK_POOR},
    {"USD 1", BREAK_POOR},     {"0571 0", BREAK_POOR},  {"2 笔", BREAK_POOR},
    {"2 甲", BREAK_GOOD},      {"甲—", BREAK_POOR},     {"甲乙", BREAK_GOOD},
    {"late-pa", BREAK_INSIDE}, {"HT-2", BREAK_JOINT},   {"A/1", BREAK_JOINT},
    {"a.b1", BREAK_INSIDE},    {"1,2", BREAK_INSIDE},   {"-5", BREAK_INSIDE},
    {"2026-0", BREAK_JOINT},   {"＿＿", BREAK_POOR},    {"17的", BREAK_GOOD},
    {"12.5", BREAK_INSIDE},    {"ab", BREAK_INSIDE},    {"——", BREAK_NONE},
    {"甲，", BREAK_NONE},      {"甲 ，", BREAK_NONE},   {"（甲", BREAK_NONE},
    {"( 甲", BREAK_NONE},      {"\n，", BREAK_FORCED},
};

static void test_kinds(void **state)
{
    struct arena a = {0};
    struct breaker b = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(poor_cases); i++) {
        struct letters l = break_text(&b, str_from_z(poor_cases[i].text), &a);

        if (l.items[l.count - 1].before != poor_cases[i].before)
            fail_msg("%s: %d", poor_cases[i].text, l.items[l.count - 1].before);
    }
    breaker_release(&b);
    arena_release(&a);
}

/* "U+3001,、,no_line_start,basic,..." of the table of classes. */
static void check_row(struct str row)
{
    struct str code, character, class, level, rest;
    struct letter letter;
    uint32_t c;

    if (!str_cut(row, ',', &code, &rest) || !str_starts(code, STR("U+")))
        return;
    if (str_starts(rest, STR("\",\",")))
        rest = str_skip(rest, 3);
    else if (!str_cut(rest, ',', &character, &rest))
        return;
    rest = rest.ptr[0] == ',' ? str_skip(rest, 1) : rest;
    str_cut(rest, ',', &class, &rest);
    str_cut(rest, ',', &level, &rest);
    c = (uint32_t)strtoul(code.ptr + 2, NULL, 16);
    letter = break_classify(c);
    if (str_equal(level, STR("basic"))) {
        if (str_equal(class, STR("no_line_start")) && !letter.no_start)
            fail_msg("U+%04X may begin a line", c);
        if (str_equal(class, STR("no_line_end")) && !letter.no_end)
            fail_msg("U+%04X may end a line", c);
    }
    if (str_equal(class, STR("compressible_right_half")) &&
        letter.class != CHAR_CLOSE && letter.class != CHAR_QUOTE_CLOSE)
        fail_msg("U+%04X is no closing mark", c);
    if (str_equal(class, STR("compressible_left_half")) &&
        letter.class != CHAR_OPEN && letter.class != CHAR_QUOTE_OPEN)
        fail_msg("U+%04X is no opening mark", c);
}

static void test_classes(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct str text, row;
    size_t rows = 0;

    (void)state;
    if (!file_exists(FACTS "cjk_break_classes.csv"))
        skip();
    assert_true(
        file_read(&text, FACTS "cjk_break_classes.csv", 1u << 20, &a, &d));
    while (text.len) {
        str_cut(text, '\n', &row, &text);
        check_row(row);
        rows++;
    }
    assert_true(rows > 90);
    arena_release(&a);
}

/*
 * Against ICU on random texts of characters that our tables decide alone:
 * a break we allow is one of Unicode's but beside quotes, which Unicode
 * leaves ambiguous, and dashes, where it knows no Chinese.
 */
static bool is_exception(const struct letter *a, const struct letter *b)
{
    return a->class == CHAR_QUOTE_CLOSE || b->class == CHAR_QUOTE_OPEN ||
           a->class == CHAR_QUOTE_OPEN || b->class == CHAR_QUOTE_CLOSE ||
           a->class == CHAR_DASH || b->class == CHAR_DASH ||
           a->class == CHAR_MIDDLE || a->code_point == '%' ||
           a->class == CHAR_SIGN || b->class == CHAR_SIGN ||
           a->code_point == 0x2013 || a->code_point == '/' ||
           a->code_point == '~' || b->code_point == '-';
}

static void check_against_icu(struct str text, struct breaker *b,
                              struct arena *a)
{
    bool *before = arena_array(a, bool, text.len + 1);
    struct letters l = break_text(b, text, a);

    break_icu_find(&b->icu, BREAK_ICU_LINES, text, before);
    for (size_t i = 1; i < l.count; i++)
        if (l.items[i].before >= BREAK_POOR && !before[l.items[i].offset] &&
            !is_exception(&l.items[i - 1], &l.items[i]))
            fail_msg("\"%.*s\": we break before byte %u, Unicode does not",
                     STR_ARG(text), l.items[i].offset);
}

static void test_icu(void **state)
{
    static const char *const pieces[] = {
        "货", "款", "，", "。", "（", "）", "《", "》", "“", "”", "——", "……",
        "a",  "Bc", "1",  "23", ",",  ".",  " ",  "-",  "(", ")", "/",  "%",
        "¥",  "$",  ":",  "；", "！", "、", "·",  "元", "℃", "[", "]",  "～"};
    struct arena a = {0};
    struct breaker b = {0};
    uint32_t seed = 1;

    (void)state;
    for (int n = 0; n < 3000; n++) {
        struct arena_mark mark = arena_mark(&a);
        struct buf text = buf_new(&a, 4096);

        for (int i = 0; i < 12; i++) {
            seed = seed * 1664525u + 1013904223u;
            buf_add_z(&text, pieces[(seed >> 16) % COUNT(pieces)]);
        }
        check_against_icu(buf_str(&text), &b, &a);
        arena_rewind(&a, mark);
    }
    breaker_release(&b);
    arena_release(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_breaks),
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_classes),
        cmocka_unit_test(test_icu),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
