#include "base/name.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct {
    const char *stem, *ending, *want;
} make_cases[] = {
    {"账龄表", ".xlsx", "账龄表.xlsx"},
    {"", ".pdf", "_.pdf"},
    {"", "", "_"},
    {"...", "", "_"},
    {" . 甲 . ", ".pdf", "甲.pdf"},
    {"甲..", ".pdf", "甲.pdf"},
    {"甲 .", "", "甲"},
    {"甲　", "", "甲"},
    {"a/b\\c:d*e?f\"g<h>i|j", "", "a_b_c_d_e_f_g_h_i_j"},
    {"a//\\b", "", "a_b"},
    {"/a/", "", "_a"},
    {"a \n b", "", "a_b"},
    {"甲  乙　丙", "", "甲 乙 丙"},
    {"~$甲", "", "$甲"},
    {".~甲", "", "甲"},
    {"..", ".pdf", "_.pdf"},
    {"a\x7F\xE2\x80\xAE"
     "b",
     "", "a_b"},
    {"a\xFF"
     "b",
     "", "a_b"},
    {"a\xEF\xBB\xBF", "", "a"},
    {"e\xCC\x81", "", "\xC3\xA9"}, /* NFC */
    {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "", "한"},
    {"CON", "", "_CON"},
    {"con", ".pdf", "_con.pdf"},
    {"Con.a.b", "", "_Con.a.b"},
    {"COM1", "", "_COM1"},
    {"COM\xC2\xB9", "", "_COM\xC2\xB9"},
    {"ＣＯＮ", "", "_ＣＯＮ"}, /* as wide letters: on the safe side */
    {"CONTROL", "", "CONTROL"},
    {"COM", "", "COM"},
    {"COM10", "", "COM10"},
    {"NUL .x", "", "_NUL .x"},
    {"（甲）乙、丙！", "", "（甲）乙、丙！"},
};

static void test_make(void **state)
{
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(make_cases); i++) {
        struct str name = name_make(str_from_z(make_cases[i].stem),
                                    str_from_z(make_cases[i].ending), &a);

        if (!str_equal_z(name, make_cases[i].want))
            fail_msg("case %zu: %s: %.*s", i, make_cases[i].stem,
                     STR_ARG(name));
    }
    arena_release(&a);
}

static struct str repeated(const char *z, size_t n, struct arena *a)
{
    struct buf b = buf_new(a, 1 << 16);

    while (n-- > 0)
        buf_add_z(&b, z);
    return buf_str(&b);
}

/* 80 characters, or fewer where 255 bytes come first; never half of one. */
static const struct {
    const char *piece;
    size_t repeat;
    const char *ending;
    size_t characters, bytes;
} long_cases[] = {
    {"a", 80, "", 80, 80},       {"a", 81, "", 80, 80},
    {"a", 76, ".pdf", 80, 80},   {"a", 77, ".pdf", 80, 80},
    {"长", 80, "", 80, 240},     {"长", 500, ".xlsx", 80, 230},
    {"𠀀", 63, "", 63, 252},     {"𠀀", 64, "", 63, 252},
    {"𠀀", 80, ".pdf", 66, 252}, {"a.", 50, "", 79, 79},
    {"a ", 50, ".pdf", 79, 79},
};

static void test_long(void **state)
{
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(long_cases); i++) {
        struct str stem =
            repeated(long_cases[i].piece, long_cases[i].repeat, &a);
        struct str name = name_make(stem, str_from_z(long_cases[i].ending), &a);

        if (utf8_length(name) != long_cases[i].characters ||
            name.len != long_cases[i].bytes || utf8_check(name) != name.len ||
            !str_ends(name, str_from_z(long_cases[i].ending)))
            fail_msg("case %zu: %zu characters, %zu bytes", i,
                     utf8_length(name), name.len);
    }
    arena_release(&a);
}

/* In one folder, one after the other. */
static const struct {
    const char *stem, *want;
} unique_cases[] = {
    {"甲", "甲.pdf"},
    {"甲", "甲-2.pdf"},
    {"甲", "甲-3.pdf"},
    {"a", "a.pdf"},
    {"A", "A-2.pdf"},
    {"Ａ", "Ａ-3.pdf"},
    {"Straße", "Straße.pdf"},
    {"STRASSE", "STRASSE-2.pdf"},
    {"甲-2", "甲-2-2.pdf"},
    {"e\xCC\x81", "\xC3\xA9.pdf"},
    {"\xC3\x89", "\xC3\x89-2.pdf"},
    {"a/b", "a_b.pdf"},
    {"a:b", "a_b-2.pdf"},
    {"", "_.pdf"},
    {"...", "_-2.pdf"},
};

static void test_unique(void **state)
{
    struct arena a = {0};
    struct name_set set = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(unique_cases); i++) {
        struct str name = name_unique(&set, str_from_z(unique_cases[i].stem),
                                      STR(".pdf"), &a);

        if (!str_equal_z(name, unique_cases[i].want))
            fail_msg("case %zu: %s: %.*s", i, unique_cases[i].stem,
                     STR_ARG(name));
    }
    assert_int_equal(set.count, COUNT(unique_cases));
    arena_release(&a);
}

/* A thousand long names that begin alike: each its own, none too long. */
static void test_many(void **state)
{
    struct arena a = {0};
    struct name_set set = {0}, seen = {0};
    struct str stem = repeated("长", 200, &a);

    (void)state;
    for (size_t i = 1; i <= 1000; i++) {
        struct str name = name_unique(&set, stem, STR(".pdf"), &a);
        struct str again =
            name_unique(&seen, str_head(name, name.len - 4), STR(".pdf"), &a);

        assert_true(utf8_length(name) <= NAME_CHARACTERS);
        assert_true(str_equal(again, name));
    }
    arena_release(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_make),
        cmocka_unit_test(test_long),
        cmocka_unit_test(test_unique),
        cmocka_unit_test(test_many),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
