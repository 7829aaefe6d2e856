/*
 * fuzz_template - any bytes as a template's body, or as the value of every
 * variable: filling ends, in a tree or in messages, and the shape of the tree
 * does not depend on the value.
 *
 * The first byte chooses what the rest is.
 */
#include "doc/template.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define FIXED                                                                 \
    "# {{x}}\n\n**致：{{x}}**，{{x}}\\\n{{x}} `{{x}}` "                    \
    "[{{x}}](https://{{x}})\n"                                                \
    "\n- {{x}}\n\n::: right\n{{x}}\n:::\n\n| a | {{x}} |\n|-|-|\n{{#list}}\n" \
    "| {{x}} | {{-index}} {{y}} |\n{{/list}}\n| **{{x}}** | |\n"

static const struct chart chart;

/* The value with every form of variable beside it. */
static struct value make_data(struct str x, struct arena *a)
{
    struct value data = value_map_new(a);
    struct value list = value_list_new(a);
    struct money amount = {-5, currency_find(STR("CNY"))};

    for (int64_t i = 0; i < 3; i++) {
        struct value row = value_map_new(a);

        value_set(row, "y", value_integer(i), a);
        value_push(list, row, a);
    }
    value_set(data, "x", value_text(x), a);
    value_set(data, "list", list, a);
    value_set(data, "amount", value_money(amount), a);
    value_set(data, "day", value_date((struct date){20000}), a);
    value_set(data, "nothing", value_null(), a);
    value_set(data, "draft", value_bool(true), a);
    return data;
}

static bool fill(struct str body, struct str x, struct document_tree *tree,
                 struct arena *a)
{
    struct field title = {.text = STR("T")};
    struct field header = {.text = STR("{{page}} / {{pages}}")};
    struct front_entry entries[] = {
        {.key = {.text = STR("title")}, .values = &title, .value_count = 1},
        {.key = {.text = STR("header")}, .values = &header, .value_count = 1}};
    struct front_matter front = {entries, 2, 2};
    struct template_source source = {
        .path = "t.md", .body = body, .body_line = 4, .front = &front};
    struct named_chart charts[] = {{STR("bars"), &chart}};
    struct diag quiet = {0};
    const struct template *t;

    return template_parse(&t, &source, a, &quiet) &&
           template_fill(t, make_data(x, a), charts, 1, tree, a, &quiet);
}

static bool is_same_shape(const struct block *x, const struct block *y)
{
    for (; x && y; x = x->next, y = y->next) {
        if (x->kind != y->kind || !x->table != !y->table ||
            !is_same_shape(x->children, y->children))
            return false;
        if (x->table && (x->table->row_count != y->table->row_count ||
                         x->table->column_count != y->table->column_count))
            return false;
    }
    return !x && !y;
}

/* An empty value leaves empty paragraphs out, so it is not compared. */
static void try_value(struct str x)
{
    struct arena a = {0};
    struct document_tree plain = {0}, hostile = {0};

    if (!fill(STR(FIXED), STR("x"), &plain, &a))
        abort();
    if (x.len && x.ptr[0] > ' ') {
        if (!fill(STR(FIXED), x, &hostile, &a))
            abort();
        if (!is_same_shape(plain.blocks, hostile.blocks))
            abort();
    }
    arena_release(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str rest;
    struct document_tree tree = {0};
    struct arena a = {0};

    if (size == 0)
        return 0;
    rest = (struct str){(const char *)data + 1, size - 1};
    if (data[0] % 4 == 0)
        try_value(rest);
    else
        (void)!fill(rest, STR("v|alue"), &tree, &a);
    arena_release(&a);
    return 0;
}
