#include "input/json.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct {
    const char *name;
    const char *text;
    bool ok;
} cases[] = {
    {"empty", "", false},
    {"blank", "  \n", false},
    {"cut", "{\"a\": [1, 2", false},
    {"key twice", "{\"a\": 1, \"a\": 2}", false},
    {"comma at the end", "{\"a\": 1,}", false},
    {"bytes behind", "{} {}", false},
    {"NUL in a text", "{\"a\": \"x\\u0000y\"}", false},
    {"bad UTF-8", "{\"a\": \"\xff\"}", false},
    {"integer too large", "{\"a\": 99999999999999999999}", false},
    {"a leaf alone", "7", false},
    {"empty map", "{}", true},
    {"list", "[]", true},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena a = {0};
        struct diag quiet = {0};
        struct json_node node = {.kind = JSON_IS_BOOL};
        bool ok = json_parse("x", str_from_z(cases[i].text), &node, &a, &quiet);

        if (ok != cases[i].ok || (!ok && node.kind != JSON_IS_BOOL))
            fail_msg("%s: ok %d, kind %d", cases[i].name, ok, (int)node.kind);
        if (quiet.worst != (ok ? DIAG_OK : DIAG_ERROR))
            fail_msg("%s: severity %d", cases[i].name, (int)quiet.worst);
        arena_release(&a);
    }
}

static void test_tree(void **state)
{
    struct arena a = {0};
    struct diag quiet = {0};
    struct json_node top;
    const struct json_node *list;

    (void)state;
    assert_true(
        json_parse("x",
                   STR("{\"b\": \"\xe5\x8d\x95\", \"n\": -9223372036854775808, "
                       "\"f\": 1.5, \"t\": true, \"o\": null, \"l\": [1, "
                       "{\"k\": \"v\"}]}"),
                   &top, &a, &quiet));
    assert_int_equal(top.count, 6);
    assert_true(str_equal_z(json_find_text(&top, "b"), "\xe5\x8d\x95"));
    assert_true(json_find(&top, "n")->integer == INT64_MIN);
    assert_int_equal(json_find(&top, "f")->kind, JSON_IS_FRACTION);
    assert_int_equal(json_find(&top, "t")->integer, 1);
    assert_int_equal(json_find(&top, "o")->kind, JSON_IS_NULL);
    list = json_find(&top, "l");
    assert_int_equal(list->count, 2);
    assert_true(str_equal_z(json_find_text(&list->items[1], "k"), "v"));
    assert_null(json_find(&top, "z"));
    assert_null(json_find(list, "k"));
    assert_null(json_find(NULL, "k"));
    assert_int_equal(json_find_text(&top, "n").len, 0);
    arena_release(&a);
}

static void check_depth(int depth, bool want)
{
    struct arena a = {0};
    struct diag quiet = {0};
    struct json_node top;
    char text[200];

    for (int i = 0; i < depth; i++) {
        text[i] = '[';
        text[2 * depth - 1 - i] = ']';
    }
    if (json_parse("x", (struct str){text, 2 * (size_t)depth}, &top, &a,
                   &quiet) != want)
        fail_msg("%d levels: %d is wanted", depth, want);
    arena_release(&a);
}

static void test_depth(void **state)
{
    (void)state;
    check_depth(JSON_DEEPEST + 1, true); /* the innermost is a leaf */
    check_depth(JSON_DEEPEST + 2, false);
    check_depth(100, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases),
                                       cmocka_unit_test(test_tree),
                                       cmocka_unit_test(test_depth)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
