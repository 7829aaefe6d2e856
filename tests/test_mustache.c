#include "doc/mustache.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define SPECIFICATION "../shared/facts/mustache"

/* Data every case of our own may use. */
static struct value sample(struct arena *a)
{
    struct value data = value_map_new(a);
    struct value customer = value_map_new(a);
    struct value list = value_list_new(a);
    struct money amount = {123450, currency_find(STR("CNY"))};
    static const char *const numbers[] = {"A", "B", "C"};
    static const char *const currencies_of[] = {"CNY", "USD", "EUR"};

    value_set(customer, "name", value_text(STR("甲公司")), a);
    value_set(customer, "phone", value_null(), a);
    for (size_t i = 0; i < COUNT(numbers); i++) {
        struct value row = value_map_new(a);

        value_set(row, "doc_no", value_text(str_from_z(numbers[i])), a);
        value_set(row, "open",
                  value_minor((int64_t)i * 100 + 100, amount.currency), a);
        value_set(row, "mixed",
                  value_minor((int64_t)i * 100 + 100,
                              currency_find(str_from_z(currencies_of[i]))),
                  a);
        value_push(list, row, a);
    }
    value_set(data, "customer", customer, a);
    value_set(data, "documents", list, a);
    value_set(data, "amount", value_money(amount), a);
    value_set(data, "none",
              value_money((struct money){0, currency_find(STR("CNY"))}), a);
    value_set(data, "due",
              value_date(date_from_civil((struct civil){2026, 7, 17})), a);
    value_set(data, "draft", value_bool(true), a);
    value_set(data, "markup", value_text(STR("<b>&\"")), a);
    return data;
}

static const struct {
    const char *text;
    const char *want;    /* NULL: refused */
    const char *message; /* of the refusal, place included */
} cases[] = {
    {"", "", NULL},
    {"plain", "plain", NULL},
    {"{{customer.name}}！", "甲公司！", NULL},
    {"{{ customer.name }}", "甲公司", NULL},
    {"{{amount}}|{{amount.plain}}|{{amount.code}}", "1,234.50|1234.50|CNY",
     NULL},
    {"{{amount.upper}}", "人民币壹仟贰佰叁拾肆元伍角", NULL},
    {"{{due}} {{due.iso}} {{due.slash}}", "2026年7月17日 2026-07-17 2026/07/17",
     NULL},
    {"{{#documents}}{{doc_no}}{{^-last}},{{/-last}}{{/documents}}", "A,B,C",
     NULL},
    {"{{#documents}}{{-index}}{{#-first}}!{{/-first}}{{/documents}}", "1!23",
     NULL},
    {"{{#none}}some{{/none}}{{^none}}nothing{{/none}}", "nothing", NULL},
    {"{{#customer.phone}}{{customer.phone}}{{/customer.phone}}.", ".", NULL},
    {"{{#amount}}{{amount.plain}}{{/amount}}", "1234.50", NULL},
    {"{{markup}}", "&lt;b&gt;&amp;&quot;", NULL},
    {"{{documents.count}} {{#documents}}{{-index}}/{{-count}} {{/documents}}",
     "3 1/3 2/3 3/3 ", NULL},
    {"{{documents.total.open}} {{documents.total.open.upper}}",
     "6.00 人民币陆元整", NULL},
    {"{{#documents.totals.mixed}}{{code}} {{.}};{{/documents.totals.mixed}}",
     "CNY 1.00;EUR 3.00;USD 2.00;", NULL},
    {"{{#due}}{{year}}-{{month}}{{/due}}", "2026-7", NULL},
    {"{{#documents.totals.open}}{{.}}{{^-last}};{{/-last}}"
     "{{/documents.totals.open}}",
     "6.00", NULL},
    {"{{documents.total.mixed}}", NULL,
     "t.md:1:1: error: \"documents.total.mixed\" has several currencies: "
     "amounts of different currencies are never added; totals (with s) is the "
     "list of one total a currency\n"},
    {"{{documents.total.doc_no}}", NULL,
     "t.md:1:1: error: \"documents.total.doc_no\": \"doc_no\" is neither an "
     "amount nor a number in every element of the list\n"},
    {"{{documents.total.opne}}", NULL,
     "t.md:1:1: error: no variable \"documents.total.opne\": \"opne\" is "
     "unknown; the nearest is \"open\"\n"},
    {"{{documents.total}}", NULL,
     "t.md:1:1: error: no variable \"documents.total\": \"total\" is unknown; "
     "there are: count, total.PART, totals.PART\n"},
    {"{{customer.line}}", "甲公司", NULL},
    {"{{#documents}}\n| {{doc_no}} |\n{{/documents}}\nend",
     "| A |\n| B |\n| C |\nend", NULL},
    {"a\n  甲{{custmer.name}}", NULL,
     "t.md:2:4: error: no variable \"custmer.name\": \"custmer\" is unknown; "
     "the nearest is \"customer\"\n"},
    {"{{customer.nam}}", NULL,
     "t.md:1:1: error: no variable \"customer.nam\": \"nam\" is unknown; the "
     "nearest is \"name\"\n"},
    {"{{amount.uper}}", NULL,
     "t.md:1:1: error: no variable \"amount.uper\": \"uper\" is unknown; the "
     "nearest is \"upper\"\n"},
    {"{{amount.zzzzzzz}}", NULL,
     "t.md:1:1: error: no variable \"amount.zzzzzzz\": \"zzzzzzz\" is unknown; "
     "there are: grouped, plain, code, symbol, full, upper, words\n"},
    {"{{#documents}}{{no}}{{/documents}}{{#items}}x{{/items}}", NULL,
     "t.md:1:15: error: no variable \"no\": \"no\" is unknown; the nearest is "
     "\"none\"\n"
     "t.md:1:35: error: no variable \"items\": \"items\" is unknown; there "
     "are: customer, documents, amount, none, due, draft, markup\n"},
    {"{{customer.phone}}", NULL,
     "t.md:1:1: error: \"customer.phone\" is empty here: fill it in, or put it "
     "into a section {{#customer.phone}} … {{/customer.phone}}\n"},
    {"{{?customer.phone}}, {{? customer.name }}",
     MUSTACHE_BLANK ", "
                    "甲公司",
     NULL},
    {"{{?customer.phone}}{{?due.upper}}",
     MUSTACHE_BLANK "贰零贰陆年柒月壹拾柒日", NULL},
    {"{{?custmer}}", NULL,
     "t.md:1:1: error: no variable \"custmer\": \"custmer\" is unknown; the "
     "nearest is \"customer\"\n"},
    {"{{?documents}}", NULL,
     "t.md:1:1: error: \"documents\" is a list or a group: name one of its "
     "parts\n"},
    {"{{documents}}", NULL,
     "t.md:1:1: error: \"documents\" is a list or a group: name one of its "
     "parts\n"},
    {"{{{markup}}}", NULL,
     "t.md:1:1: error: {{{x}}} and {{&x}} are refused: a value is always text; "
     "write {{x}}\n"},
    {"{{& markup}}", NULL,
     "t.md:1:1: error: {{{x}}} and {{&x}} are refused: a value is always text; "
     "write {{x}}\n"},
    {"{{=<% %>=}}<%& markup%>", NULL,
     "t.md:1:12: error: {{{x}}} and {{&x}} are refused: a value is always "
     "text; write {{x}}\n"},
    {"x {{customer", NULL,
     "t.md:1:3: error: the tag that begins here is not closed by }}\n"},
    {"{{#documents}}\nx", NULL,
     "t.md:1:1: error: the section {{#documents}} that begins here is not "
     "closed by {{/documents}}\n"},
    {"{{#documents}}\n{{/customer}}", NULL,
     "t.md:2:1: error: {{/customer}} stands where {{/documents}} is expected, "
     "which closes the section opened at line 1\n"},
    {"{{/customer}}", NULL,
     "t.md:1:1: error: {{/customer}} closes a section that is not open\n"},
    {"{{}}", NULL,
     "t.md:1:1: error: \"\" is no name of a variable: letters, digits, _ and "
     "-, joined by points, are accepted\n"},
    {"{{a b}}", NULL,
     "t.md:1:1: error: \"a b\" is no name of a variable: letters, digits, _ "
     "and -, joined by points, are accepted\n"},
    {"{{a..b}}", NULL,
     "t.md:1:1: error: \"a..b\" is no name of a variable: letters, digits, _ "
     "and -, joined by points, are accepted\n"},
    {"{{=x=}}", NULL,
     "t.md:1:1: error: new delimiters are written {{=<% %>=}}: two marks of at "
     "most 8 bytes, without =\n"},
    {"{{>footer}}", NULL, "t.md:1:1: error: no partial \"footer\" here\n"},
};

static struct str messages(const struct diag *d, struct arena *a)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    struct str copy;

    diag_print(d, out, DIAG_NOTE);
    fclose(out);
    copy = arena_str(a, (struct str){text, size});
    free(text);
    return copy;
}

static bool fill(struct str text, struct value data, struct mustache_text *out,
                 mustache_partial_fn *partial, void *user, struct arena *a,
                 struct diag *d)
{
    struct field source = {text, place_of("t.md", 1, 1)};
    struct mustache_data filling = {
        .contexts = &data, .context_count = 1, .escape = mustache_escape_html};
    const struct mustache *m;

    return mustache_parse(&m, source, partial, user, a, d) &&
           mustache_render(m, &filling, out, a, d);
}

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena arena = {0};
        struct diag diag = {.arena = &arena};
        struct mustache_text out = {0};
        bool ok = fill(str_from_z(cases[i].text), sample(&arena), &out, NULL,
                       NULL, &arena, &diag);

        if (ok != (cases[i].want != NULL))
            fail_msg("%s: ok %d: %.*s", cases[i].text, ok,
                     STR_ARG(messages(&diag, &arena)));
        if (ok && !str_equal_z(out.text, cases[i].want))
            fail_msg("%s: %.*s", cases[i].text, STR_ARG(out.text));
        if (!ok && !str_equal_z(messages(&diag, &arena), cases[i].message))
            fail_msg("%s:\n%.*s", cases[i].text,
                     STR_ARG(messages(&diag, &arena)));
        arena_release(&arena);
    }
}

/* Each line of the result knows the line of the template it comes from. */
static void test_lines(void **state)
{
    struct arena arena = {0};
    struct diag diag = {.arena = &arena};
    struct mustache_text out = {0};
    static const uint32_t want[] = {1, 3, 3, 3, 5, 6};

    (void)state;
    assert_true(fill(STR("one\n{{#documents}}\n{{doc_no}}\n{{/documents}}\n\n"
                         "last {{amount}}"),
                     sample(&arena), &out, NULL, NULL, &arena, &diag));
    assert_string_equal(arena_z(&arena, out.text), "one\nA\nB\nC\n\n"
                                                   "last 1,234.50");
    assert_int_equal(out.line_count, COUNT(want));
    for (size_t i = 0; i < COUNT(want); i++)
        assert_int_equal(out.lines[i].line, want[i]);
    arena_release(&arena);
}

static void test_limits(void **state)
{
    struct arena arena = {0};
    struct diag diag = {.arena = &arena};
    struct mustache_text out = {0};
    struct buf deep = buf_new(&arena, 1 << 16);
    struct buf loops = buf_new(&arena, 1 << 16);

    (void)state;
    for (int i = 0; i < 100; i++)
        buf_add_z(&deep, "{{#draft}}");
    assert_false(
        fill(buf_str(&deep), sample(&arena), &out, NULL, NULL, &arena, &diag));
    for (int i = 0; i < 40; i++)
        buf_add_z(&loops, "{{#documents}}");
    for (int i = 0; i < 40; i++)
        buf_add_z(&loops, "{{/documents}}");
    assert_false(
        fill(buf_str(&loops), sample(&arena), &out, NULL, NULL, &arena, &diag));
    arena_release(&arena);
}

/*
 * The specification: 136 cases.  Those a strict engine must refuse, with the
 * reason; they are checked to be refused, and each to be there.
 */
static const struct {
    const char *file;
    const char *name; /* of the case, in full */
    const char *reason;
} refused[] = {
#define TRIPLE "{{{x}}} would let a value become markup"
    {"interpolation", "Triple Mustache", TRIPLE},
    {"interpolation", "Triple Mustache Integer Interpolation", TRIPLE},
    {"interpolation", "Triple Mustache Decimal Interpolation", TRIPLE},
    {"interpolation", "Triple Mustache Null Interpolation", TRIPLE},
    {"interpolation", "Triple Mustache Context Miss Interpolation", TRIPLE},
    {"interpolation", "Dotted Names - Triple Mustache Interpolation", TRIPLE},
    {"interpolation", "Implicit Iterators - Triple Mustache", TRIPLE},
    {"interpolation", "Triple Mustache - Surrounding Whitespace", TRIPLE},
    {"interpolation", "Triple Mustache - Standalone", TRIPLE},
    {"interpolation", "Triple Mustache With Padding", TRIPLE},
    {"sections", "Implicit Iterator - Triple mustache", TRIPLE},
    {"partials", "Standalone Indentation", TRIPLE},
#define AMPERSAND "{{&x}} would let a value become markup"
    {"interpolation", "Ampersand", AMPERSAND},
    {"interpolation", "Ampersand Integer Interpolation", AMPERSAND},
    {"interpolation", "Ampersand Decimal Interpolation", AMPERSAND},
    {"interpolation", "Ampersand Null Interpolation", AMPERSAND},
    {"interpolation", "Ampersand Context Miss Interpolation", AMPERSAND},
    {"interpolation", "Dotted Names - Ampersand Interpolation", AMPERSAND},
    {"interpolation", "Implicit Iterators - Ampersand", AMPERSAND},
    {"interpolation", "Ampersand - Surrounding Whitespace", AMPERSAND},
    {"interpolation", "Ampersand - Standalone", AMPERSAND},
    {"interpolation", "Ampersand With Padding", AMPERSAND},
    {"sections", "Implicit Iterator - Ampersand", AMPERSAND},
    {"interpolation", "Basic Null Interpolation",
     "nothing in a sentence is a gap that nobody sees"},
#define MISSPELT "a misspelt name must not vanish"
    {"interpolation", "Basic Context Miss Interpolation", MISSPELT},
    {"interpolation", "Dotted Names - Broken Chains", MISSPELT},
    {"interpolation", "Dotted Names - Broken Chain Resolution", MISSPELT},
    {"interpolation", "Dotted Names - Context Precedence", MISSPELT},
    {"interpolation", "Dotted Names are never single keys", MISSPELT},
    {"inverted", "Context Misses", MISSPELT},
    {"inverted", "Dotted Names - Broken Chains", MISSPELT},
    {"sections", "Context Misses", MISSPELT},
    {"sections", "Dotted Names - Broken Chains", MISSPELT},
    {"partials", "Failed Lookup", "a missing partial must not vanish"},
};

static bool is_refused(const char *file, const char *name, bool *met)
{
    for (size_t i = 0; i < COUNT(refused); i++) {
        if (strcmp(name, refused[i].name) != 0 ||
            strcmp(refused[i].file, file) != 0)
            continue;
        met[i] = true;
        return true;
    }
    return false;
}

static struct value from_json(const json_t *j, struct arena *a)
{
    struct value v = value_null();
    const char *key;
    json_t *item;
    size_t i;
    struct field number = {0};

    switch (json_typeof(j)) {
    case JSON_OBJECT:
        v = value_map_new(a);
        json_object_foreach((json_t *)(uintptr_t)j, key, item)
            value_set(v, arena_z(a, str_from_z(key)), from_json(item, a), a);
        break;
    case JSON_ARRAY:
        v = value_list_new(a);
        json_array_foreach(j, i, item) value_push(v, from_json(item, a), a);
        break;
    case JSON_STRING:
        v = value_text(arena_str(a, str_from_z(json_string_value(j))));
        break;
    case JSON_INTEGER:
        v = value_integer(json_integer_value(j));
        break;
    case JSON_REAL:
        v.kind = VALUE_DECIMAL;
        number.text = arena_format(a, "%g", json_real_value(j));
        assert_true(decimal_parse(number, number_plain, &v.decimal, NULL));
        break;
    case JSON_TRUE:
    case JSON_FALSE:
        v = value_bool(json_is_true(j));
        break;
    case JSON_NULL:
        break;
    }
    return v;
}

static bool find_partial(void *user, struct field name, struct field *out,
                         struct arena *a, struct diag *d)
{
    const json_t *partials = user;
    json_t *text = NULL;
    char key[64];

    (void)a;
    snprintf(key, sizeof key, "%.*s", STR_ARG(name.text));
    text = json_object_get(partials, key);
    if (!text)
        return diag_error(d, name.at, "there is none");
    *out = (struct field){str_from_z(json_string_value(text)),
                          place_of("partial", 1, 1)};
    return true;
}

static void check_specified(const char *file, json_t *test, bool *met)
{
    struct arena arena = {0};
    struct diag diag = {.arena = &arena};
    struct mustache_text out = {0};
    const char *name = json_string_value(json_object_get(test, "name"));
    const char *want = json_string_value(json_object_get(test, "expected"));
    const char *text = json_string_value(json_object_get(test, "template"));
    struct value data = from_json(json_object_get(test, "data"), &arena);
    bool ok = fill(str_from_z(text), data, &out, find_partial,
                   json_object_get(test, "partials"), &arena, &diag);

    if (ok == is_refused(file, name, met))
        fail_msg("%s: %s: ok %d: %.*s", file, name, ok,
                 STR_ARG(messages(&diag, &arena)));
    if (ok && !str_equal_z(out.text, want))
        fail_msg("%s: %s: \"%.*s\" for \"%s\"", file, name, STR_ARG(out.text),
                 want);
    arena_release(&arena);
}

static void test_specification(void **state)
{
    static const char *const files[] = {"comments",      "delimiters",
                                        "interpolation", "inverted",
                                        "partials",      "sections"};
    bool met[COUNT(refused)] = {false};
    char path[128];
    int count = 0;

    (void)state;
    if (access(SPECIFICATION, R_OK) != 0) {
        print_message("# SKIP " SPECIFICATION " is not here\n");
        skip();
    }
    for (size_t i = 0; i < COUNT(files); i++) {
        json_t *root, *test;
        size_t n;

        snprintf(path, sizeof path, SPECIFICATION "/%s.json", files[i]);
        root = json_load_file(path, 0, NULL);
        assert_non_null(root);
        json_array_foreach(json_object_get(root, "tests"), n, test)
        {
            check_specified(files[i], test, met);
            count++;
        }
        json_decref(root);
    }
    assert_int_equal(count, 136);
    for (size_t i = 0; i < COUNT(refused); i++)
        if (!met[i])
            fail_msg("%s: no case \"%s\"", refused[i].file, refused[i].name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_specification),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
