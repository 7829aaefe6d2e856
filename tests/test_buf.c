#include "base/buf.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void test_add(void **state)
{
    struct arena a = {0};
    struct buf b = buf_new(&a, 1000);

    (void)state;
    assert_int_equal(buf_str(&b).len, 0);
    buf_add(&b, (struct str){0});
    buf_add_z(&b, NULL);
    buf_add_z(&b, "");
    buf_add_repeated(&b, 'x', 0);
    buf_add_format(&b, "%s", "");
    assert_int_equal(buf_str(&b).len, 0);
    buf_add(&b, STR("a\0b"));
    buf_add_z(&b, "客");
    buf_add_byte(&b, '\xFF');
    buf_add_repeated(&b, '-', 3);
    buf_add_format(&b, "%03d", 7);
    assert_true(str_equal(buf_str(&b), STR("a\0b客\xFF---007")));
    assert_false(buf_is_full(&b));
    arena_release(&a);
}

/* A maximum is exact: that many bytes fit, by every way of adding. */
static void test_maximum(void **state)
{
    struct arena a = {0};

    (void)state;
    for (size_t maximum = 0; maximum < 600; maximum++) {
        struct buf b = buf_new(&a, maximum);

        buf_add_repeated(&b, 'x', maximum);
        if (buf_is_full(&b) || b.len != maximum)
            fail_msg("%zu bytes do not fit", maximum);
        buf_add_byte(&b, 'y');
        if (!buf_is_full(&b) || b.len != maximum)
            fail_msg("%zu bytes: one more fits", maximum);
        buf_clear(&b);
        assert_false(buf_is_full(&b));
        buf_add_format(&b, "%*s", (int)maximum, "");
        if (buf_is_full(&b) || b.len != maximum)
            fail_msg("%zu bytes do not fit when formatted", maximum);
        buf_add_format(&b, "%d", 1);
        assert_true(buf_is_full(&b));
    }
    arena_release(&a);
}

/* What does not fit is left out whole. */
static void test_full(void **state)
{
    struct arena a = {0};
    struct buf b = buf_new(&a, 5);

    (void)state;
    buf_add_z(&b, "abc");
    buf_add_z(&b, "def");
    assert_true(buf_is_full(&b));
    assert_true(str_equal_z(buf_str(&b), "abc"));
    assert_false(buf_reserve(&b, SIZE_MAX));
    buf_clear(&b);
    assert_true(buf_reserve(&b, 5));
    memcpy(b.ptr + b.len, "12345", 5);
    b.len += 5;
    assert_true(str_equal_z(buf_str(&b), "12345"));
    assert_false(buf_reserve(&b, 1));
    arena_release(&a);
}

static void test_growth(void **state)
{
    struct arena a = {0};
    struct buf b = buf_new(&a, 1 << 20);

    (void)state;
    for (int i = 0; i < 100000; i++) {
        buf_add_byte(&b, (char)('0' + i % 10));
        (void)arena_alloc(&a, 1); /* no room behind it */
    }
    assert_int_equal(b.len, 100000);
    for (size_t i = 0; i < b.len; i++)
        assert_int_equal(b.ptr[i], '0' + i % 10);
    arena_release(&a);
}

static void test_int(void **state)
{
    static const int64_t numbers[] = {
        0,        1,   -1,         9,         10,        -10,
        99,       100, 1234567890, INT64_MAX, INT64_MIN, INT64_MIN + 1,
        INT32_MIN};
    struct arena a = {0};
    struct buf b = buf_new(&a, 100);

    (void)state;
    for (size_t i = 0; i < COUNT(numbers); i++) {
        struct str want = arena_format(&a, "%" PRId64, numbers[i]);

        buf_clear(&b);
        buf_add_int(&b, numbers[i]);
        if (!str_equal(buf_str(&b), want))
            fail_msg("%.*s", STR_ARG(want));
    }
    arena_release(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_add),  cmocka_unit_test(test_maximum),
        cmocka_unit_test(test_full), cmocka_unit_test(test_growth),
        cmocka_unit_test(test_int),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
