#include "model/balance.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct money money(const char *code, int64_t minor)
{
    return (struct money){minor, currency_find(str_from_z(code))};
}

static void test_add(void **state)
{
    static const struct {
        const char *code;
        int64_t minor;
    } rows[] = {
        {"USD", 5}, {"CNY", -1}, {"JPY", 7}, {"CNY", 1},
        {"AED", 3}, {"USD", -5}, {"ZWG", 1}, {"ZWG", -1},
    };
    struct arena a = {0};
    struct balance b = {0};

    (void)state;
    assert_true(balance_is_zero(&b));
    assert_int_equal(balance_in(&b, money("CNY", 0).currency).minor, 0);
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_true(balance_add(&b, money(rows[i].code, rows[i].minor), &a));
    assert_int_equal(b.count, 5);
    for (size_t i = 1; i < b.count; i++)
        assert_true(b.items[i - 1].currency < b.items[i].currency);
    assert_int_equal(balance_in(&b, money("JPY", 0).currency).minor, 7);
    assert_int_equal(balance_in(&b, money("CNY", 0).currency).minor, 0);
    assert_int_equal(balance_in(&b, money("EUR", 0).currency).minor, 0);
    assert_false(balance_is_zero(&b));
    assert_true(balance_add(&b, money("JPY", -7), &a));
    assert_true(balance_add(&b, money("AED", -3), &a));
    assert_true(balance_is_zero(&b));
    arena_release(&a);
}

static void test_overflow(void **state)
{
    struct arena a = {0};
    struct balance b = {0};

    (void)state;
    assert_true(balance_add(&b, money("CNY", INT64_MAX), &a));
    assert_false(balance_add(&b, money("CNY", 1), &a));
    assert_true(balance_in(&b, money("CNY", 0).currency).minor == INT64_MAX);
    assert_true(balance_add(&b, money("USD", INT64_MIN), &a));
    assert_false(balance_add(&b, money("USD", -1), &a));
    assert_int_equal(b.count, 2);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_add),
        cmocka_unit_test(test_overflow),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
