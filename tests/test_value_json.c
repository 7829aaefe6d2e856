#include "doc/value_json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* What the data are declared to be in every case. */
static const struct {
    const char *name, *type;
} needs[] = {
    {"m", "money CNY?"},
    {"any_m", "money?"},
    {"d", "date?"},
    {"n", "integer?"},
    {"x", "decimal?"},
    {"b", "bool?"},
    {"t", "text?"},
    {"l", "list?"},
    {"l.m", "money CNY"},
    {"p", "party?"},
    {"g", "group?"},
    {"g.t", "text"},
    {"g.o", "text?"},
    {"c", "list?"},
    {"c.v", "money"},
    {"need", "group?"},
    {"need.total", "integer"},
};

static void add_value(struct buf *b, struct value v, struct arena *a)
{
    switch (v.kind) {
    case VALUE_NULL:
        buf_add_z(b, "null");
        break;
    case VALUE_BOOL:
        buf_add_z(b, v.boolean ? "yes" : "no");
        break;
    case VALUE_TEXT:
        buf_add_format(b, "'%.*s'", STR_ARG(v.text));
        break;
    case VALUE_INTEGER:
        buf_add_int(b, v.integer);
        break;
    case VALUE_DECIMAL:
        buf_add(b, decimal_format(v.decimal, false, a));
        break;
    case VALUE_MONEY:
        buf_add_format(b, "%s%.*s", v.money.currency->code,
                       STR_ARG(money_plain(v.money, a)));
        break;
    case VALUE_DATE:
        buf_add(b, date_iso(v.date, a));
        break;
    case VALUE_LIST:
        for (size_t i = 0; i < v.list->count; i++) {
            buf_add_byte(b, i ? ',' : '[');
            add_value(b, v.list->items[i], a);
        }
        buf_add_z(b, v.list->count ? "]" : "[]");
        break;
    case VALUE_MAP:
        buf_add_byte(b, '{');
        for (size_t i = 0; i < v.map->count; i++) {
            if (v.map->items[i].value.kind == VALUE_NULL)
                continue;
            buf_add_format(b, "%.*s=", STR_ARG(v.map->items[i].key));
            add_value(b, v.map->items[i].value, a);
            buf_add_byte(b, ';');
        }
        buf_add_byte(b, '}');
    }
}

static const struct {
    const char *json;
    const char *want;    /* without nulls; NULL: refused */
    const char *message; /* of the refusal */
} cases[] = {
    {"{}", "{}", NULL},
    {" { \"a\" : [ ] } ", "{a=[];}", NULL},
    {"{\"a\":[1,-0.50,true,false,null,\"x\",{}]}",
     "{a=[1,-0.50,yes,no,null,'x',{}];}", NULL},
    {"{\"a\":\"\\\"\\\\\\/\\r\\n\\t\\u4e2d\\ud840\\udc00\"}",
     "{a='\"\\/\r\n\t中𠀀';}", NULL},
    {"{\"a\":\"\\u000A\\u0009\\u000d\\u000a \\u00a0\"}",
     "{a='\n\t\r\n \xC2\xA0';}", NULL},
    {"{\"a\":\"甲\\u0000\"}", NULL,
     "d.json:1:8: error: the control character U+0000 is no text; only \\n and "
     "\\t are accepted\n"},
    {"{\"a\":\"\\b\"}", NULL,
     "d.json:1:7: error: the control character U+0008 is no text; only \\n and "
     "\\t are accepted\n"},
    {"{\"a\":\"\\r\"}", NULL, NULL},
    {"{\"a\":\"\\u001b[1m\"}", NULL, NULL},
    {"{\"a\":\"\\u009f\"}", NULL, NULL},
    {"{\"a\":\"x\x7F\"}", NULL,
     "d.json:1:8: error: the control character U+007F is no text; only \\n and "
     "\\t are accepted\n"},
    {"{\"a\":\"\xC2\x85\"}", NULL,
     "d.json:1:7: error: the control character U+0085 is no text; only \\n and "
     "\\t are accepted\n"},
    {"{\"g\":{\"t\":\"\"}}", NULL,
     "d.json:1:11: error: \"t\" (text) is empty here; the template needs it\n"},
    {"{\"g\":{\"t\":\" \\n　\"}}", NULL, NULL},
    {"{\"p\":{\"name\":\"\"},\"t\":\"\",\"g\":{\"t\":\"x\",\"o\":\"\"}}",
     "{p={name='';};t='';g={t='x';o='';};}", NULL},
    {"{\"any_n\":1}", "{any_n=1;}",
     "d.json:1:2: warning: the template does not know \"any_n\", and "
     "\"any_m\" is not given: is it misspelt?\n"},
    {"{\"need\":{\"totla\":1,\"x\":2}}", NULL,
     "d.json:1:10: error: the template does not know \"totla\"; it needs "
     "\"total\" (integer) here\n"},
    {"{\"m\":\"1,234.50\",\"d\":\"2026/7/5\",\"n\":\"12\",\"x\":3}",
     "{m=CNY1234.50;d=2026-07-05;n=12;x=3;}", NULL},
    {"{\"m\":-0.5,\"any_m\":{\"amount\":\"7\",\"currency\":\"jpy\"}}",
     "{m=CNY-0.50;any_m=JPY7;}", NULL},
    {"{\"a\":{\"currency\":\"USD\",\"amount\":2.5}}", "{a=USD2.50;}", NULL},
    {"{\"a\":{\"currency\":\"?\",\"amount\":2.5}}",
     "{a={currency='?';amount=2.5;};}", NULL},
    {"{\"m\":{\"amount\":1,\"currency\":\"CNY\"}}", "{m=CNY1.00;}", NULL},
    {"{\"m\":{\"amount\":1,\"currency\":\"USD\"}}", NULL,
     "d.json:1:6: error: \"m\" is money CNY in the template, but in USD "
     "here\n"},
    {"{\"l\":[{\"m\":1},{\"m\":2,\"currency\":\"EUR\"}],\"currency\":\"CNY\"}",
     NULL,
     "d.json:1:20: error: \"m\" is money CNY in the template, but in EUR "
     "here\n"},
    {"{\"currency\":\"USD\",\"l\":[{\"m\":1}]}", NULL,
     "d.json:1:29: error: \"m\" is money CNY in the template, but in USD "
     "here\n"},
    {"{\"currency\":\"USD\",\"l\":[{\"m\":1,\"currency\":\"CNY\"}]}",
     "{currency='USD';l=[{m=CNY1.00;currency='CNY';}];}", NULL},
    {"{\"t\":24310001}", "{t='24310001';}", NULL},
    {"{\"l\":[{\"m\":1},{\"m\":2}]}", "{l=[{m=CNY1.00;},{m=CNY2.00;}];}", NULL},
    {"{\"p\":{\"name\":\"甲\"},\"g\":{\"t\":\"x\"}}",
     "{p={name='甲';};g={t='x';};}", NULL},
    {"{\"m\":null}", "{}", NULL},
    {"{\"a\":99999999999999999999}", NULL, NULL},
    {"{\"l\":[{}]}", NULL,
     "d.json:1:7: error: \"m\" (money) is missing here; the template needs "
     "it\n"},
    {"{\"l\":[{\"m\":null}]}", NULL,
     "d.json:1:12: error: \"m\" (money) is null here; the template needs it\n"},
    {"{\"l\":{}}", NULL, NULL},
    {"{\"p\":{}}", NULL,
     "d.json:1:6: error: \"p\" is no party: {\"name\": \"…\"} is expected\n"},
    {"{\"m\":\"1.005\"}", NULL,
     "d.json:1:6: error: \"m\" is no amount in CNY, such as \"1234.50\"\n"},
    {"{\"any_m\":\"1\"}", NULL,
     "d.json:1:10: error: \"any_m\" is no amount: write {\"amount\": "
     "\"1234.50\", \"currency\": \"CNY\"}; or \"1234.50\" behind a "
     "\"currency\": \"CNY\" of its group, or as \"money CNY\" in the "
     "template\n"},
    {"{\"currency\":\"USD\",\"any_m\":1.5,\"m\":2}", NULL,
     "d.json:1:35: error: \"m\" is money CNY in the template, but in USD "
     "here\n"},
    {"{\"currency\":\"USD\",\"any_m\":1.5,\"m\":{\"amount\":2,"
     "\"currency\":\"CNY\"}}",
     "{currency='USD';any_m=USD1.50;m=CNY2.00;}", NULL},
    {"{\"currency\":\"USD\",\"c\":[{\"v\":\"3\"},{\"currency\":\"JPY\",\"v\":4}"
     ",{\"v\":{\"amount\":5,\"currency\":\"EUR\"}}]}",
     "{currency='USD';c=[{v=USD3.00;},{currency='JPY';v=JPY4;},{v=EUR5.00;}];}",
     NULL},
    {"{\"any_m\":1,\"currency\":\"USD\"}", NULL, NULL}, /* behind it */
    {"{\"currency\":\"XXQ\",\"any_m\":1}", NULL, NULL},
    {"{\"currency\":\"JPY\",\"any_m\":0.5}", NULL,
     "d.json:1:27: error: \"any_m\" is no amount in JPY, such as "
     "\"1234.50\"\n"},
    {"{\"d\":20260705}", NULL,
     "d.json:1:6: error: \"d\" is no date: \"2026-07-17\" is expected\n"},
    {"{\"n\":1.5}", NULL,
     "d.json:1:6: error: \"n\" is no integer: 12 is expected\n"},
    {"{\"b\":\"true\"}", NULL,
     "d.json:1:6: error: \"b\" is no bool: true is expected\n"},
    {"", NULL,
     "d.json:1:1: error: the JSON ends where a group {…} is "
     "expected\n"},
    {"[]", NULL, "d.json:1:1: error: the data of a document are a group {…}\n"},
    {"x", NULL,
     "d.json:1:1: error: this is no JSON: a group {…} is expected here\n"},
    {"{} x", NULL,
     "d.json:1:4: error: this is no JSON: the end is expected here\n"},
    {"{\"a\":1,}", NULL,
     "d.json:1:8: error: no comma stands before this }: take it away\n"},
    {"{“a”:1}", NULL,
     "d.json:1:2: error: this is a Chinese sign: JSON is written with the "
     "half-width \" : , { }\n"},
    {"{\"a\"：1}", NULL,
     "d.json:1:5: error: this is a Chinese sign: JSON is written with the "
     "half-width \" : , { }\n"},
    {"{\"a\":“b”}", NULL, NULL},
    {"{\"a\":1 \"b\":2}", NULL,
     "d.json:1:8: error: this is no JSON: , or } is expected here\n"},
    {"{\"a\" 1}", NULL,
     "d.json:1:6: error: this is no JSON: : is expected here\n"},
    {"{\"a\":[1,]}", NULL,
     "d.json:1:9: error: no comma stands before this ]: take it away\n"},
    {"{\"a\":01}", NULL, NULL},
    {"{\"a\":1.}", NULL, NULL},
    {"{\"a\":-}", NULL, NULL},
    {"{\"a\":.5}", NULL, NULL},
    {"{\"a\":1e5}", NULL,
     "d.json:1:6: error: numbers are written in full: 100000, not 1e5\n"},
    {"{\"a\":nul}", NULL, NULL},
    {"{\"a\":\"\n\"}", NULL, NULL},
    {"{\"a\":\"\\x\"}", NULL, NULL},
    {"{\"a\":\"\\u12g4\"}", NULL, NULL},
    {"{\"a\":\"\\ud840\"}", NULL, NULL},
    {"{\"a\":\"\\udc00\"}", NULL, NULL},
    {"{\"a\":\"", NULL, NULL},
    {"{\"a\":\"\\", NULL, NULL},
    {"{\"a\":1,\"a\":2}", NULL,
     "d.json:1:8: error: the key \"a\" stands here for the second time\n"},
    {"{\"中\xFF\":1}", NULL,
     "d.json:1:4: error: the JSON is not UTF-8: save it as UTF-8\n"},
};

static struct type_node *declare(struct arena *a)
{
    struct type_node *root = arena_new(a, struct type_node);

    for (size_t i = 0; i < COUNT(needs); i++) {
        struct field name = {.text = str_from_z(needs[i].name)};
        struct field text = {.text = str_from_z(needs[i].type)};
        struct value_type type;

        assert_true(type_parse(text, &type, NULL));
        assert_true(type_add(root, name, type, a, NULL));
    }
    return root;
}

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena a = {0};
        struct diag d = {.arena = &a};
        struct field text = {str_from_z(cases[i].json),
                             place_of("d.json", 1, 1)};
        struct buf b = buf_new(&a, 1 << 16);
        struct value v;
        bool ok = value_json(&v, text, declare(&a), &a, &d);

        if (ok)
            add_value(&b, v, &a);
        else
            diag_text(&d, DIAG_NOTE, &b);
        if (ok != (cases[i].want != NULL))
            fail_msg("%s: ok %d: %.*s", cases[i].json, ok,
                     STR_ARG(buf_str(&b)));
        if (ok && !str_equal_z(buf_str(&b), cases[i].want))
            fail_msg("%s: %.*s", cases[i].json, STR_ARG(buf_str(&b)));
        if (ok) {
            b = buf_new(&a, 1 << 16);
            diag_text(&d, DIAG_NOTE, &b);
        }
        if (cases[i].message && !str_equal_z(buf_str(&b), cases[i].message))
            fail_msg("%s: %.*s", cases[i].json, STR_ARG(buf_str(&b)));
        if (!ok && d.worst != DIAG_ERROR)
            fail_msg("%s: nothing was said", cases[i].json);
        arena_release(&a);
    }
}

/* Nesting and keys have an end. */
static void test_limits(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct buf deep = buf_new(&a, 1 << 20);
    struct buf wide = buf_new(&a, 1 << 20);
    struct value v;

    (void)state;
    buf_add_z(&deep, "{\"a\":");
    buf_add_repeated(&deep, '[', 100000);
    assert_false(
        value_json(&v, (struct field){.text = buf_str(&deep)}, NULL, &a, &d));
    buf_add_z(&wide, "{");
    for (int i = 0; i < 5000; i++)
        buf_add_format(&wide, "%s\"k%d\":1", i ? "," : "", i);
    buf_add_z(&wide, "}");
    assert_false(
        value_json(&v, (struct field){.text = buf_str(&wide)}, NULL, &a, &d));
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases),
                                       cmocka_unit_test(test_limits)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
