#include "output/json.h"

#include "base/utf8.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct value cny(int64_t minor)
{
    return value_money((struct money){minor, currency_find(STR("CNY"))});
}

static struct value decimal(int64_t units, int scale)
{
    return value_decimal((struct decimal){units, scale});
}

static struct value text(const char *bytes, size_t len)
{
    return value_text((struct str){bytes, len});
}

#define TEXT(literal) text(literal, sizeof(literal) - 1)

static void check_json(struct value v, const char *want)
{
    struct arena a = {0};
    struct str got = json_make(v, &a);

    if (!str_equal_z(got, want))
        fail_msg("want %s, got %.*s", want, STR_ARG(got));
    arena_release(&a);
}

static void test_leaves(void **state)
{
    struct date day = date_from_civil((struct civil){2026, 7, 17});

    (void)state;
    check_json(value_null(), "null\n");
    check_json(value_bool(true), "true\n");
    check_json(value_bool(false), "false\n");
    check_json(value_integer(INT64_MIN), "-9223372036854775808\n");
    check_json(value_integer(INT64_MAX), "9223372036854775807\n");
    check_json(cny(-5), "\"-0.05\"\n");
    check_json(cny(INT64_MAX), "\"92233720368547758.07\"\n");
    check_json(decimal(500, 2), "\"5.00\"\n");
    check_json(value_date(day), "\"2026-07-17\"\n");
    check_json(value_date(no_date), "null\n");
}

/* Text as it stands, escaped where JSON asks; what is no text is marked. */
static void test_text(void **state)
{
    (void)state;
    check_json(value_text((struct str){0}), "\"\"\n");
    check_json(TEXT("华恒 €￥ 𠀀"), "\"华恒 €￥ 𠀀\"\n");
    check_json(TEXT("\"\\/\b\n\r\t"), "\"\\\"\\\\/\\b\\n\\r\\t\"\n");
    check_json(TEXT("a\0b\x01"), "\"a\\u0000b\\u0001\"\n");
    check_json(TEXT("=1+1"), "\"=1+1\"\n");
    check_json(TEXT("\xD5\xCB.csv"), "\"\xEF\xBF\xBD\xEF\xBF\xBD.csv\"\n");
    check_json(TEXT("\xFF"), "\"\xEF\xBF\xBD\"\n");
}

static void test_tree(void **state)
{
    struct arena a = {0};
    struct value map = value_map_new(&a), list = value_list_new(&a);

    (void)state;
    check_json(map, "{}\n");
    check_json(list, "[]\n");
    value_set(map, "z", value_integer(1), &a);
    value_set(map, "客户", list, &a);
    value_set(map, "a", value_null(), &a);
    value_set(map, "z", cny(100), &a);
    value_push(list, value_map_new(&a), &a);
    value_push(list, value_bool(true), &a);
    check_json(map, "{\n"
                    "  \"z\": \"1.00\",\n"
                    "  \"客户\": [\n"
                    "    {},\n"
                    "    true\n"
                    "  ],\n"
                    "  \"a\": null\n"
                    "}\n");
    arena_release(&a);
}

/* Every character that there is, read back by jansson. */
static void test_read_back(void **state)
{
    struct arena a = {0};
    struct buf all = buf_new(&a, 1 << 23);
    struct value map = value_map_new(&a);
    struct str got;
    json_error_t error;
    json_t *root, *leaf;

    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++)
        if (c < 0xD800 || c > 0xDFFF)
            utf8_add(&all, c);
    value_set(map, "\"\\\n客", value_text(buf_str(&all)), &a);
    got = json_make(map, &a);
    root = json_loadb(got.ptr, got.len, JSON_ALLOW_NUL, &error);
    leaf = json_object_get(root, "\"\\\n客");
    assert_non_null(leaf);
    assert_int_equal(json_string_length(leaf), all.len);
    assert_memory_equal(json_string_value(leaf), all.ptr, all.len);
    json_decref(root);
    arena_release(&a);
}

/* Each ASCII character alone: escaped where JSON asks for it. */
static void test_ascii(void **state)
{
    (void)state;
    for (int c = 0; c < 0x80; c++) {
        char byte = (char)c;
        struct arena a = {0};
        struct str got = json_make(text(&byte, 1), &a);
        json_error_t error;
        json_t *leaf = json_loadb(got.ptr, got.len,
                                  JSON_ALLOW_NUL | JSON_DECODE_ANY, &error);

        if (!leaf || json_string_length(leaf) != 1 ||
            json_string_value(leaf)[0] != byte)
            fail_msg("0x%02X: %.*s", (unsigned)c, STR_ARG(got));
        json_decref(leaf);
        arena_release(&a);
    }
}

/* Keys stay in their order, however many; two runs give the same bytes. */
static void test_order(void **state)
{
    struct arena a = {0};
    struct value map = value_map_new(&a);
    struct buf want = buf_new(&a, 1 << 16);

    (void)state;
    buf_add_z(&want, "{");
    for (int i = 0; i < 500; i++) {
        int n = i * 7919 % 1000;

        value_set(map, arena_format(&a, "k%d", n).ptr, value_integer(i), &a);
        buf_add_format(&want, "%s\n  \"k%d\": %d", i ? "," : "", n, i);
    }
    buf_add_z(&want, "\n}\n");
    assert_true(str_equal(json_make(map, &a), buf_str(&want)));
    arena_release(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_leaves), cmocka_unit_test(test_text),
        cmocka_unit_test(test_tree),   cmocka_unit_test(test_read_back),
        cmocka_unit_test(test_ascii),  cmocka_unit_test(test_order),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
