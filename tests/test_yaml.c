#include "input/yaml.h"

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* A tree on one line: text@line:column, [list], {key@line:column=value}. */
static void print_node(struct buf *b, const struct yaml *y)
{
    struct place at = y->scalar.at;

    if (y->kind == YAML_SCALAR)
        buf_add_format(b, "%.*s", STR_ARG(y->scalar.text));
    if (y->kind != YAML_SCALAR)
        buf_add_byte(b, y->kind == YAML_LIST ? '[' : '{');
    for (size_t i = 0; i < y->count; i++) {
        if (i > 0)
            buf_add_byte(b, ' ');
        if (y->kind == YAML_MAP)
            buf_add_format(b, "%.*s@%u:%u=", STR_ARG(y->keys[i].text),
                           (unsigned)y->keys[i].at.line,
                           (unsigned)y->keys[i].at.column);
        print_node(b, &y->items[i]);
    }
    if (y->kind != YAML_SCALAR)
        buf_add_byte(b, y->kind == YAML_LIST ? ']' : '}');
    buf_add_format(b, "@%u:%u", (unsigned)at.line, (unsigned)at.column);
}

static const struct {
    const char *text;
    const char *tree; /* NULL: refused */
    uint32_t line, column;
} parse_cases[] = {
    {"", "{}@1:1", 0, 0},
    {"# nothing but a comment\n", "{}@1:1", 0, 0},
    {"a: 1\n", "{a@1:1=1@1:4}@1:1", 0, 0},
    {"a:\nb: ~\n", "{a@1:1=@1:3 b@2:1=~@2:4}@1:1", 0, 0},
    {"---\na: 'x: y'\n...\n", "{a@2:1=x: y@2:4}@2:1", 0, 0},
    {"名称: 华恒, b: c", NULL, 1, 10},
    {"名称: {甲: 华恒, b: c}",
     "{名称@1:1={甲@1:6=华恒@1:9 b@1:13=c@1:16}@1:5}@1:1", 0, 0},
    {"- 30\n- [60, 90]\n", "[30@1:3 [60@2:4 90@2:8]@2:3]@1:1", 0, 0},
    {"a: |\n  x\n  y\n", "{a@1:1=x\ny\n@1:4}@1:1", 0, 0},
    {"a: 1\nb: 2\na: 3\n", NULL, 3, 1},
    {"{a: 1, a: 2}", NULL, 1, 8},
    {"a: &x 1\n", NULL, 1, 4},
    {"a: *x\n", NULL, 1, 4},
    {"a: &x {b: 1}\nc:\n  <<: *x\n", NULL, 1, 4},
    {"a: !!int 1\n", NULL, 1, 4},
    {"a: ! x\n", NULL, 1, 4},
    {"a: !foo [1]\n", NULL, 1, 4},
    {"? [a, b]\n: 1\n", NULL, 1, 3},
    {"a: 1\n---\nb: 2\n", NULL, 2, 1},
    {"a: \"\\0\"\n", NULL, 1, 4},
    {"\"a\\x1b\": 1\n", NULL, 1, 1},
    {"a: \x01\n", NULL, 1, 4},
    {"a: \"x\n", NULL, 1, 4},
    {"a: [1\n", NULL, 2, 1},
    {"a: b: c\n", NULL, 1, 5},
    {"\ta: 1\n", NULL, 1, 1},
    {"a:\n\tb: 1\n", NULL, 2, 1},
    {"a: 1\n b: 2\n", NULL, 2, 3},
    {"a: @x\n", NULL, 1, 4},
    {"a: 1\nb: 客\xFF\n", NULL, 2, 5},
};

static void check_parse(size_t i)
{
    const char *text = parse_cases[i].text;
    const char *want = parse_cases[i].tree;
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct buf b = buf_new(&a, 4096);
    struct yaml y = {.count = 77};
    bool ok = yaml_parse(&y, "x.yaml", 1, str_from_z(text), &a, &d);

    if (ok != (want != NULL) || (ok ? DIAG_OK : DIAG_ERROR) != d.worst)
        fail_msg("%s: ok %d", text, ok);
    if (ok)
        print_node(&b, &y);
    if (ok && !str_equal_z(buf_str(&b), want))
        fail_msg("%s: %.*s", text, STR_ARG(buf_str(&b)));
    if (!ok && y.count != 77)
        fail_msg("%s: out was touched", text);
    if (!ok && (d.first->at.line != parse_cases[i].line ||
                d.first->at.column != parse_cases[i].column))
        fail_msg("%s: at %u:%u: %.*s", text, (unsigned)d.first->at.line,
                 (unsigned)d.first->at.column, STR_ARG(d.first->text));
    arena_release(&a);
}

static void test_parse(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(parse_cases); i++)
        check_parse(i);
}

/* n lists inside each other. */
static bool parse_nested(size_t n, uint32_t *column)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct buf b = buf_new(&a, 1 << 20);
    struct yaml y;
    bool ok;

    buf_add_repeated(&b, '[', n);
    buf_add_repeated(&b, ']', n);
    ok = yaml_parse(&y, "x.yaml", 1, buf_str(&b), &a, &d);
    *column = d.first ? d.first->at.column : 0;
    arena_release(&a);
    return ok;
}

static void test_limits(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct buf b = buf_new(&a, 1 << 21);
    struct yaml y;
    uint32_t column;

    (void)state;
    assert_true(parse_nested(YAML_MAX_DEPTH, &column));
    assert_false(parse_nested(YAML_MAX_DEPTH + 1, &column));
    assert_int_equal(column, YAML_MAX_DEPTH + 1);
    assert_false(parse_nested(100000, &column));
    buf_add_z(&b, "a: ");
    buf_add_repeated(&b, 'x', YAML_MAX_BYTES - 3);
    assert_true(yaml_parse(&y, "x.yaml", 1, buf_str(&b), &a, &d));
    buf_add_byte(&b, 'x');
    assert_false(yaml_parse(&y, "x.yaml", 1, buf_str(&b), &a, &d));
    arena_release(&a);
}

/* Many keys cost no square of their number; the duplicate is still found. */
static void test_many_keys(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct buf b = buf_new(&a, 1 << 20);
    struct yaml y;

    (void)state;
    for (int i = 0; i < 60000; i++)
        buf_add_format(&b, "k%d: 1\n", i);
    assert_true(yaml_parse(&y, "x.yaml", 1, buf_str(&b), &a, &d));
    assert_int_equal(y.count, 60000);
    buf_add_z(&b, "k100: 1\nk7: 1\n");
    assert_false(yaml_parse(&y, "x.yaml", 1, buf_str(&b), &a, &d));
    assert_int_equal(d.first->at.line, 60001);
    arena_release(&a);
}

/* Front matter begins somewhere in its file. */
static void test_first_line(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct yaml y;

    (void)state;
    assert_true(yaml_parse(&y, "x.md", 2, STR("a: 1\nb: 2\n"), &a, &d));
    assert_int_equal(yaml_find(&y, "b")->scalar.at.line, 3);
    assert_string_equal(yaml_find(&y, "b")->scalar.at.file, "x.md");
    assert_null(yaml_find(&y, "c"));
    assert_null(yaml_find(NULL, "a"));
    assert_null(yaml_find(yaml_find(&y, "a"), "a"));
    arena_release(&a);
}

static const struct {
    const char *text;
    bool ok;
    int64_t n;
} integer_cases[] = {
    {"0", true, 0},
    {"-9", true, -9},
    {"10", true, 10},
    {"-10", false, 0},
    {"11", false, 0},
    {"", false, 0},
    {"-", false, 0},
    {"+1", false, 0},
    {"1.0", false, 0},
    {"1e1", false, 0},
    {"007", true, 7},
    {"９", false, 0},
    {"[1]", false, 0},
    {"{a: 1}", false, 0},
    {"0x1", false, 0},
    {"1234567890123456789", false, 0},
    {"99999999999999999999999999", false, 0},
};

static void test_integer(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(integer_cases); i++) {
        struct arena a = {0};
        struct diag d = {.arena = &a};
        struct str text = arena_format(&a, "k: %s\n", integer_cases[i].text);
        struct yaml y;
        int64_t n = 0;
        bool ok = yaml_parse(&y, "x.yaml", 1, text, &a, &d) &&
                  yaml_integer(yaml_find(&y, "k"), -9, 10, &n, &d);

        if (ok != integer_cases[i].ok || n != integer_cases[i].n ||
            d.counts[DIAG_ERROR] != !ok)
            fail_msg("%s: ok %d, %jd", integer_cases[i].text, ok, (intmax_t)n);
        if (!ok)
            assert_int_equal(d.first->at.column,
                             integer_cases[i].text[0] ? 4 : 3);
        arena_release(&a);
    }
}

static const char *const bool_words[] = {"false", "true", "no", "yes",
                                         "off",   "on",   "否", "是"};

static void test_bool(void **state)
{
    struct diag quiet = {0};
    bool b = true;

    (void)state;
    for (size_t i = 0; i < COUNT(bool_words); i++) {
        struct yaml y = {.kind = YAML_SCALAR,
                         .scalar.text = str_from_z(bool_words[i])};

        assert_true(yaml_bool(&y, &b, &quiet));
        assert_int_equal(b, i % 2);
    }
    assert_true(yaml_bool(NULL, &b, &quiet));
    assert_true(b);
    assert_false(
        yaml_bool(&(struct yaml){.kind = YAML_SCALAR, .scalar.text = STR("2")},
                  &b, &quiet));
    assert_int_equal(quiet.counts[DIAG_ERROR], 1);
}

/* What a person who mistyped a key reads. */
static const struct {
    const char *text;
    const char *message; /* NULL: accepted */
} key_cases[] = {
    {"version: 1\naging:\n", NULL},
    {"verson: 1\n", "unknown key \"verson\"; did you mean \"version\"?"},
    {"agin: 1\n", "unknown key \"agin\"; did you mean \"aging\"?"},
    {"kip: 1\n", "unknown key \"kip\"; did you mean \"kpi\"?"},
    {"colour: 1\n",
     "unknown key \"colour\"; accepted here are: version, aging, kpi"},
    {"\"\": 1\n", "unknown key \"\"; accepted here are: version, aging, kpi"},
    {"- 1\n", "keys with values are expected here (key: value), indented, one "
              "a line"},
};

static void test_keys(void **state)
{
    static const char *const names[] = {"version", "aging", "kpi"};

    (void)state;
    for (size_t i = 0; i < COUNT(key_cases); i++) {
        const char *text = key_cases[i].text, *want = key_cases[i].message;
        struct arena a = {0};
        struct diag d = {.arena = &a};
        struct yaml y;
        bool ok = yaml_parse(&y, "x.yaml", 1, str_from_z(text), &a, &d) &&
                  yaml_check_keys(&y, names, COUNT(names), &d);

        if (ok != !want || (want && !str_equal_z(d.first->text, want)))
            fail_msg("%s: ok %d, %.*s", text, ok,
                     STR_ARG(d.first ? d.first->text : STR("")));
        arena_release(&a);
    }
}

/* All wrong keys are told, not the first alone. */
static void test_all_keys(void **state)
{
    static const char *const names[] = {"a"};
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct yaml y;

    (void)state;
    assert_true(yaml_parse(&y, "x", 1, STR("b: 1\na: 1\nc: 1\n"), &a, &d));
    assert_false(yaml_check_keys(&y, names, 1, &d));
    assert_int_equal(d.counts[DIAG_ERROR], 2);
    assert_true(yaml_check_keys(NULL, names, 1, &d));
    arena_release(&a);
}

static void test_kinds(void **state)
{
    struct yaml list = {.kind = YAML_LIST}, map = {.kind = YAML_MAP};
    struct yaml text = {.kind = YAML_SCALAR, .scalar.text = STR("x")};
    struct yaml empty = {.kind = YAML_SCALAR};
    struct str s = STR("before");
    struct diag quiet = {0};

    (void)state;
    assert_true(yaml_is_list(&list, &quiet) && yaml_is_list(NULL, &quiet));
    assert_true(yaml_is_map(&map, &quiet) && yaml_is_map(NULL, &quiet));
    assert_true(yaml_text(NULL, &s, &quiet) && str_equal_z(s, "before"));
    assert_int_equal(quiet.worst, DIAG_OK);
    assert_false(yaml_is_list(&map, &quiet) || yaml_is_list(&text, &quiet));
    assert_false(yaml_is_map(&list, &quiet) || yaml_is_map(&text, &quiet));
    assert_false(yaml_text(&list, &s, &quiet) || yaml_text(&map, &s, &quiet));
    assert_true(str_equal_z(s, "before"));
    assert_int_equal(quiet.counts[DIAG_ERROR], 6);
    assert_true(yaml_is_empty(NULL) && yaml_is_empty(&empty));
    assert_false(yaml_is_empty(&text) || yaml_is_empty(&map));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse),     cmocka_unit_test(test_limits),
        cmocka_unit_test(test_many_keys), cmocka_unit_test(test_first_line),
        cmocka_unit_test(test_integer),   cmocka_unit_test(test_bool),
        cmocka_unit_test(test_keys),      cmocka_unit_test(test_all_keys),
        cmocka_unit_test(test_kinds),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
