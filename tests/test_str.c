#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define NULL_STR ((struct str){0})

static void test_equal(void **state)
{
    (void)state;
    assert_true(str_equal(NULL_STR, STR("")));
    assert_true(str_equal(STR(""), NULL_STR));
    assert_true(str_equal(STR("a\0b"), STR("a\0b")));
    assert_false(str_equal(STR("a\0b"), STR("a\0c")));
    assert_false(str_equal(STR("a"), STR("ab")));
    assert_true(str_equal_z(NULL_STR, NULL));
    assert_true(str_equal_z(NULL_STR, ""));
    assert_false(str_equal_z(STR("a"), NULL));
    assert_int_equal(str_from_z(NULL).len, 0);
    assert_int_equal(str_from_z("华").len, 3);
}

static const struct {
    struct str a, b;
    int order;
} compare_cases[] = {
    {STR_INIT(""), STR_INIT(""), 0},
    {STR_INIT(""), STR_INIT("a"), -1},
    {STR_INIT("a"), STR_INIT("ab"), -1},
    {STR_INIT("ab"), STR_INIT("b"), -1},
    {STR_INIT("Z"), STR_INIT("a"), -1},
    {STR_INIT("z"), STR_INIT("华"), -1}, /* bytes are unsigned */
    {STR_INIT("一"), STR_INIT("𠀀"), -1},
    {STR_INIT("a\0b"), STR_INIT("a\0c"), -1},
};

static int sign(int n)
{
    return (n > 0) - (n < 0);
}

static void test_compare(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(compare_cases); i++) {
        struct str a = compare_cases[i].a, b = compare_cases[i].b;

        if (sign(str_compare(a, b)) != compare_cases[i].order ||
            sign(str_compare(b, a)) != -compare_cases[i].order)
            fail_msg("%s, %s", a.ptr, b.ptr);
    }
    assert_int_equal(str_compare(NULL_STR, STR("")), 0);
}

static const struct {
    const char *s, *needle;
    ptrdiff_t at;
} find_cases[] = {
    {"", "", 0},       {"abc", "", 0},   {"", "a", -1},
    {"abc", "abc", 0}, {"abc", "c", 2},  {"abc", "abcd", -1},
    {"aab", "ab", 1},  {"abc", "d", -1}, {"客户", "户", 3},
};

static void test_find(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(find_cases); i++)
        if (str_find(str_from_z(find_cases[i].s),
                     str_from_z(find_cases[i].needle)) != find_cases[i].at)
            fail_msg("%s in %s", find_cases[i].needle, find_cases[i].s);
    assert_int_equal(str_find(NULL_STR, STR("a")), -1);
    assert_int_equal(str_find_byte(NULL_STR, '\0'), -1);
    assert_int_equal(str_find_byte(STR("a\0b"), '\0'), 1);
    assert_int_equal(str_find_byte(STR("abc"), 'c'), 2);
}

static void test_cuts(void **state)
{
    struct str s = STR("abc");

    (void)state;
    assert_true(str_equal_z(str_skip(s, 0), "abc"));
    assert_true(str_equal_z(str_skip(s, 2), "c"));
    assert_true(str_equal_z(str_skip(s, 3), ""));
    assert_true(str_equal_z(str_skip(s, SIZE_MAX), ""));
    assert_true(str_equal_z(str_head(s, 0), ""));
    assert_true(str_equal_z(str_head(s, 2), "ab"));
    assert_true(str_equal_z(str_head(s, SIZE_MAX), "abc"));
    assert_int_equal(str_skip(NULL_STR, 1).len, 0);
    assert_true(str_starts(s, STR("ab")) && str_starts(s, STR("")));
    assert_false(str_starts(s, STR("b")) || str_starts(s, STR("abcd")));
    assert_true(str_ends(s, STR("bc")) && str_ends(s, STR("")));
    assert_false(str_ends(s, STR("b")) || str_ends(s, STR("xabc")));
}

static const struct {
    const char *s;
    bool found;
    const char *head, *rest;
} cut_cases[] = {
    {"", false, "", ""},   {"a", false, "a", ""}, {";", true, "", ""},
    {"a;", true, "a", ""}, {";b", true, "", "b"}, {"a;b;c", true, "a", "b;c"},
};

static void test_cut(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cut_cases); i++) {
        struct str head, rest;
        bool found = str_cut(str_from_z(cut_cases[i].s), ';', &head, &rest);

        if (found != cut_cases[i].found ||
            !str_equal_z(head, cut_cases[i].head) ||
            !str_equal_z(rest, cut_cases[i].rest))
            fail_msg("%s", cut_cases[i].s);
    }
}

static const struct {
    const char *s, *trimmed;
} trim_cases[] = {
    {"", ""},
    {" ", ""},
    {" \t\r\n\v\f", ""},
    {"a", "a"},
    {" a b ", "a b"},
    {"\xC2\xA0"
     "a\xC2\xA0",
     "a"},
    {"　华恒　", "华恒"},
    {"　 \xC2\xA0", ""},
    {"\xA0"
     "a",
     "\xA0"
     "a"},          /* half of a NO-BREAK SPACE is no blank */
    {"、a", "、a"}, /* E3 80 81 */
};

static void test_trim(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(trim_cases); i++)
        if (!str_equal_z(str_trim(str_from_z(trim_cases[i].s)),
                         trim_cases[i].trimmed))
            fail_msg("case %zu: \"%s\"", i, trim_cases[i].s);
    assert_int_equal(str_trim(STR("\0")).len, 1);
    assert_int_equal(str_trim(NULL_STR).len, 0);
}

static void test_ignoring_case(void **state)
{
    (void)state;
    assert_true(str_equal_ignoring_case(STR(".CSV"), STR(".csv")));
    assert_true(str_equal_ignoring_case(NULL_STR, STR("")));
    assert_false(str_equal_ignoring_case(STR("a"), STR("ab")));
    assert_false(str_equal_ignoring_case(STR("[@"), STR("{`")));
    assert_false(str_equal_ignoring_case(STR("Ä"), STR("ä")));
}

static const struct {
    const char *a, *b;
    unsigned edits;
} distance_cases[] = {
    {"", "", 0},         {"", "abc", 3},           {"abc", "", 3},
    {"abc", "abc", 0},   {"abc", "abd", 1},        {"abc", "ac", 1},
    {"abc", "xabc", 1},  {"kitten", "sitting", 3}, {"ab", "ba", 2},
    {"flaw", "lawn", 2},
};

static void test_distance(void **state)
{
    char x[200], y[200];

    (void)state;
    for (size_t i = 0; i < COUNT(distance_cases); i++)
        if (str_distance(str_from_z(distance_cases[i].a),
                         str_from_z(distance_cases[i].b)) !=
            distance_cases[i].edits)
            fail_msg("%s, %s", distance_cases[i].a, distance_cases[i].b);
    memset(x, 'x', sizeof(x));
    memset(y, 'y', sizeof(y));
    assert_int_equal(
        str_distance((struct str){x, sizeof(x)}, (struct str){y, sizeof(y)}),
        64);
}

/* Different texts of every length up to two words hash apart. */
static void test_hash(void **state)
{
    char text[17] = "0123456789abcdef";

    (void)state;
    assert_true(str_hash(NULL_STR) == str_hash(STR("")));
    for (size_t n = 1; n <= 16; n++) {
        struct str s = {text, n};
        uint64_t was = str_hash(s);

        assert_true(was != str_hash(str_head(s, n - 1)));
        assert_true(was == str_hash(s));
        for (size_t i = 0; i < n; i++) {
            text[i] ^= 1;
            if (str_hash(s) == was)
                fail_msg("length %zu, byte %zu", n, i);
            text[i] ^= 1;
        }
    }
    assert_true(str_hash(STR("\0")) != str_hash(STR("")));
}

/* What is mixed in, and how often, tells hashes apart. */
static void test_hash_mix(void **state)
{
    uint64_t a = str_hash(STR("a")), b = str_hash(STR("b"));

    (void)state;
    assert_true(str_hash_mix(a, b) == str_hash_mix(a, b));
    assert_true(str_hash_mix(a, b) != str_hash_mix(a, a));
    assert_true(str_hash_mix(str_hash_mix(a, b), 0) != str_hash_mix(a, b));
    assert_true(str_hash_mix(a, 0) != a);
    assert_true(str_hash_mix(a, 1) != str_hash_mix(a, 0));
}

static const struct {
    const char *s, *part;
    int at; /* of the first; -1: none */
} part_cases[] = {
    {"", "", 0},           {"", "a", -1},       {"a", "", 0},
    {"Total", "to", 0},    {"to", "Total", -1}, {"Sub TOTAL", "total", 4},
    {"金额ABC", "abc", 6}, {"É", "é", -1}, /* ASCII alone folds */
    {"aab", "AB", 1},      {"ab", "ba", -1},
};

static void test_part_ignoring_case(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(part_cases); i++) {
        struct str s = str_from_z(part_cases[i].s);
        struct str part = str_from_z(part_cases[i].part);

        if (str_find_ignoring_case(s, part) != part_cases[i].at ||
            str_starts_ignoring_case(s, part) != (part_cases[i].at == 0))
            fail_msg("%s, %s", part_cases[i].s, part_cases[i].part);
    }
}

/* ... and what is a digit. */
static void test_is_ascii(void **state)
{
    (void)state;
    assert_true(str_is_ascii(NULL_STR));
    assert_true(str_is_ascii(STR("a\0\x7f")));
    assert_false(str_is_ascii(STR("\x80")));
    assert_false(str_is_ascii(STR("Ltd，")));
    assert_true(str_is_digit('0') && str_is_digit('9'));
    assert_false(str_is_digit('/') || str_is_digit(':'));
    assert_int_equal(str_hex_digit('9'), 9);
    assert_int_equal(str_hex_digit('a'), 10);
    assert_int_equal(str_hex_digit('F'), 15);
    assert_int_equal(str_hex_digit('g'), -1);
    assert_int_equal(str_hex_digit('G'), -1);
    assert_int_equal(str_hex_digit('`'), -1);
    assert_int_equal(str_hex_digit('@'), -1);
    assert_int_equal(str_hex_digit('/'), -1);
}

static void test_has_digit(void **state)
{
    (void)state;
    assert_true(str_has_digit(STR("a0")));
    assert_true(str_has_digit(STR("9b")));
    assert_false(str_has_digit(STR("a/:b")));
    assert_false(str_has_digit(STR("")));
    assert_false(str_has_digit(STR("１")));
}

static void test_by_bytes(void **state)
{
    struct str list[] = {STR_INIT("华"), STR_INIT("b"), STR_INIT(""),
                         STR_INIT("Z")};

    (void)state;
    qsort(list, COUNT(list), sizeof(list[0]), str_by_bytes);
    assert_true(str_equal_z(list[0], ""));
    assert_true(str_equal_z(list[1], "Z"));
    assert_true(str_equal_z(list[2], "b"));
    assert_true(str_equal_z(list[3], "华"));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_has_digit),
        cmocka_unit_test(test_equal),
        cmocka_unit_test(test_compare),
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_cuts),
        cmocka_unit_test(test_cut),
        cmocka_unit_test(test_trim),
        cmocka_unit_test(test_ignoring_case),
        cmocka_unit_test(test_distance),
        cmocka_unit_test(test_hash),
        cmocka_unit_test(test_hash_mix),
        cmocka_unit_test(test_part_ignoring_case),
        cmocka_unit_test(test_is_ascii),
        cmocka_unit_test(test_by_bytes),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
