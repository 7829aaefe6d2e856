#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

/* Every code point goes out and comes back; surrogates never do. */
static void test_all(void **state)
{
    struct arena a = {0};
    struct buf b = buf_new(&a, 8);

    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        bool surrogate = c >= 0xD800 && c <= 0xDFFF;
        struct str s;

        buf_clear(&b);
        utf8_add(&b, c);
        s = buf_str(&b);
        if ((utf8_check(s) == s.len) == surrogate)
            fail_msg("U+%04X: check", (unsigned)c);
        if (!surrogate && (utf8_length(s) != 1 || utf8_next(&s) != c || s.len))
            fail_msg("U+%04X", (unsigned)c);
    }
    arena_release(&a);
}

/* Each malformed byte is one U+FFFD; what is well-formed around it stays. */
static const struct {
    struct str s;
    size_t bad;    /* index of the first malformed byte */
    size_t length; /* code points, replacements counted */
} malformed_cases[] = {
    {STR_INIT("\x80"), 0, 1},
    {STR_INIT("a\xFFz"), 1, 3},
    {STR_INIT("\xC0\x80"), 0, 2},         /* overlong NUL */
    {STR_INIT("\xC1\xBF"), 0, 2},         /* overlong U+007F */
    {STR_INIT("\xE0\x9F\xBF"), 0, 3},     /* overlong U+07FF */
    {STR_INIT("\xF0\x8F\xBF\xBF"), 0, 4}, /* overlong U+FFFF */
    {STR_INIT("\xED\xA0\x80"), 0, 3},     /* surrogates */
    {STR_INIT("\xED\xBF\xBF"), 0, 3},
    {STR_INIT("\xF4\x90\x80\x80"), 0, 4}, /* U+110000 */
    {STR_INIT("\xF5\x80\x80\x80"), 0, 4},
    {STR_INIT("a\xC3"), 1, 2}, /* cut short */
    {STR_INIT("a\xE5\xAE"), 1, 3},
    {STR_INIT("a\xF0\xA0\x80"), 1, 4},
    {STR_INIT("\xE5\xAE"
              "a"),
     0, 3},
    {STR_INIT("客\xE6\x88户"), 3, 4},
    {STR_INIT("\xC3\xC3\xA9"), 0, 2},
};

static void test_malformed(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(malformed_cases); i++) {
        struct str s = malformed_cases[i].s;

        if (utf8_check(s) != malformed_cases[i].bad ||
            utf8_length(s) != malformed_cases[i].length)
            fail_msg("case %zu: bad %zu, length %zu", i, utf8_check(s),
                     utf8_length(s));
        s = str_skip(s, malformed_cases[i].bad);
        assert_int_equal(utf8_next(&s), 0xFFFD);
    }
    assert_int_equal(utf8_check((struct str){0}), 0);
    assert_int_equal(utf8_length((struct str){0}), 0);
}

static const struct {
    const char *s;
    size_t width;
} width_cases[] = {
    {"", 0},     {"abc", 3},  {"客户", 4}, {"（1）", 5}, {"é", 1},
    {"𠀀", 2},   {"，。", 4}, {"￥", 2},   {"¥", 1},     {"〇", 2},
    {"カナ", 4}, {"한", 2},   {"Ａ", 2},   {"€", 1},
};

static void test_width(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(width_cases); i++)
        if (utf8_width(str_from_z(width_cases[i].s)) != width_cases[i].width)
            fail_msg("%s", width_cases[i].s);
}

static void test_han(void **state)
{
    static const uint32_t han[] = {0x3400,  0x4E00,  0x9FFF, 0x3007,
                                   0x20000, 0x323AF, 0xF900};
    static const uint32_t others[] = {'a',    0x3001, 0x3000, 0xFF01,
                                      0xAC00, 0x30A2, 0x33FF, 0x4DC0};

    (void)state;
    for (size_t i = 0; i < COUNT(han); i++)
        if (!utf8_is_han(han[i]))
            fail_msg("U+%04X", (unsigned)han[i]);
    for (size_t i = 0; i < COUNT(others); i++)
        if (utf8_is_han(others[i]))
            fail_msg("U+%04X", (unsigned)others[i]);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all),
        cmocka_unit_test(test_malformed),
        cmocka_unit_test(test_width),
        cmocka_unit_test(test_han),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
