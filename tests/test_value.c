#include "doc/value_form.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct value cny(int64_t minor)
{
    return value_money((struct money){minor, currency_find(STR("CNY"))});
}

static struct value day(int year, int month, int d)
{
    return value_date(date_from_civil((struct civil){year, month, d}));
}

static struct value decimal(int64_t units, int scale)
{
    return value_decimal((struct decimal){units, scale});
}

static void check_form(struct value v, const char *form, bool english,
                       const char *want)
{
    struct arena a = {0};
    struct str out = STR("before");
    bool ok = value_form(v, str_from_z(form), english, &out, &a);

    if (ok != (want != NULL) || !str_equal_z(out, ok ? want : "before"))
        fail_msg("kind %d, form \"%s\": ok %d, %.*s", (int)v.kind, form, ok,
                 STR_ARG(out));
    arena_release(&a);
}

static void test_money(void **state)
{
    struct value jpy =
        value_money((struct money){-1234567, currency_find(STR("JPY"))});

    (void)state;
    check_form(cny(0), "", false, "0.00");
    check_form(cny(-5), "", false, "-0.05");
    check_form(cny(123456789), "", true, "1,234,567.89");
    check_form(cny(123456789), "grouped", false, "1,234,567.89");
    check_form(cny(123456789), "plain", false, "1234567.89");
    check_form(cny(140953), "upper", false, "人民币壹仟肆佰零玖元伍角叁分");
    check_form(cny(140953), "words", true,
               "Renminbi one thousand four hundred and nine yuan and "
               "fifty-three fen only");
    check_form(cny(1), "code", false, "CNY");
    check_form(cny(1), "symbol", true, "¥");
    check_form(cny(123456789), "full", false, "人民币1,234,567.89元");
    check_form(cny(123456789), "full", true, "CNY 1,234,567.89");
    check_form(jpy, "full", false, "-1,234,567日元");
    check_form(jpy, "", true, "-1,234,567");
    check_form(jpy, "code", true, "JPY");
    check_form(cny(1), "long", true, NULL);
    check_form(cny(1), "Upper", true, NULL);
    check_form(cny(INT64_MIN), "plain", true, "-92233720368547758.08");
}

static void test_date(void **state)
{
    struct value v = day(2026, 7, 5);

    (void)state;
    check_form(v, "", false, "2026年7月5日");
    check_form(v, "long", false, "2026年7月5日");
    check_form(v, "", true, "5 July 2026");
    check_form(v, "iso", false, "2026-07-05");
    check_form(v, "slash", true, "2026/07/05");
    check_form(v, "cn", false, "二〇二六年七月五日");
    check_form(v, "upper", false, "贰零贰陆年柒月零伍日");
    check_form(day(2010, 12, 31), "cn", false, "二〇一〇年十二月三十一日");
    check_form(v, "year", true, "2026");
    check_form(v, "month", true, "7");
    check_form(v, "day", true, "5");
    check_form(v, "plain", true, NULL);
    check_form(day(1, 1, 1), "slash", true, "0001/01/01");
    check_form(value_date(no_date), "", true, NULL);
    assert_int_equal(value_date(no_date).kind, VALUE_NULL);
}

static void test_others(void **state)
{
    struct arena a = {0};

    (void)state;
    check_form(value_text(STR("华恒")), "", false, "华恒");
    check_form(value_text(STR("")), "", false, "");
    check_form(value_text(STR("x")), "plain", false, NULL);
    check_form(value_integer(INT64_MIN), "", false, "-9223372036854775808");
    check_form(value_integer(1234567), "", false, "1234567");
    check_form(value_integer(1234567), "grouped", false, "1,234,567");
    check_form(value_integer(1), "upper", false, NULL);
    check_form(value_integer(1), "cn", false, "一");
    check_form(value_integer(10), "cn", false, "十");
    check_form(value_integer(12), "cn", false, "十二");
    check_form(value_integer(20), "cn", false, "二十");
    check_form(value_integer(101), "cn", false, "一百〇一");
    check_form(value_integer(110), "cn", false, "一百一十");
    check_form(value_integer(1010), "cn", false, "一千〇一十");
    check_form(value_integer(32000), "cn", false, "三万二千");
    check_form(value_integer(100005), "cn", false, "十万〇五");
    check_form(value_integer(0), "cn", false, "〇");
    check_form(value_integer(-7), "cn", false, "负七");
    check_form(decimal(385, 4), "percent", false, "3.85%");
    check_form(decimal(5, 1), "percent", true, "50%");
    check_form(decimal(-3, 0), "percent", true, "-300%");
    check_form(decimal(12345678, 2), "grouped", true, "123,456.78");
    check_form(decimal(-1205, 1), "", false, "-120.5");
    check_form(value_bool(true), "", true, "yes");
    check_form(value_bool(false), "", false, "否");
    check_form(value_null(), "", false, NULL);
    check_form(value_list_new(&a), "", false, NULL);
    check_form(value_map_new(&a), "", false, NULL);
    arena_release(&a);
}

static void test_map(void **state)
{
    struct arena a = {0};
    struct value map = value_map_new(&a);

    (void)state;
    assert_null(value_find(map, STR("a")));
    value_set(map, "a", value_integer(1), &a);
    value_set(map, "b", value_integer(2), &a);
    value_set(map, "a", value_integer(3), &a);
    assert_int_equal(map.map->count, 2);
    assert_true(str_equal_z(map.map->items[0].key, "a"));
    assert_int_equal(value_find(map, STR("a"))->integer, 3);
    assert_int_equal(value_find(map, STR("b"))->integer, 2);
    assert_null(value_find(map, STR("")));
    arena_release(&a);
}

/* A list grows; what was pushed first stands first. */
static void test_list(void **state)
{
    struct arena a = {0};
    struct value list = value_list_new(&a);

    (void)state;
    for (int64_t i = 0; i < 1000; i++)
        value_push(list, value_integer(i), &a);
    assert_int_equal(list.list->count, 1000);
    for (int64_t i = 0; i < 1000; i++)
        assert_int_equal(list.list->items[i].integer, i);
    arena_release(&a);
}

static void test_shorthands(void **state)
{
    const struct currency *c = currency_find(STR("CNY"));

    (void)state;
    check_form(value_z("a"), "", true, "a");
    check_form(value_z(NULL), "", true, "");
    check_form(value_text_or_null(STR("a")), "", true, "a");
    assert_int_equal(value_text_or_null(STR("")).kind, VALUE_NULL);
    check_form(value_minor(-150, c), "", true, "-1.50");
    check_form(value_percent(1, 3), "", true, "33.3");
    check_form(value_percent(2, 3), "", true, "66.7");
    check_form(value_percent(1, 2000), "", true, "0.1"); /* half up */
    check_form(value_percent(0, 3), "", true, "0.0");
    assert_int_equal(value_percent(1, 0).kind, VALUE_NULL);
    assert_int_equal(value_percent(INT64_MAX, 1).kind, VALUE_NULL);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shorthands), cmocka_unit_test(test_money),
        cmocka_unit_test(test_date),       cmocka_unit_test(test_others),
        cmocka_unit_test(test_map),        cmocka_unit_test(test_list),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
