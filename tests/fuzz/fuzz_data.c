/*
 * fuzz_data - any bytes as JSON data: they are read or refused with a word,
 * and what is read fits its declared types.
 */
#include "doc/chart_value.h"
#include "doc/value_json.h"
#include "doc/value_party.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct {
    const char *name, *type;
} needs[] = {{"m", "money CNY?"}, {"d", "date?"},   {"n", "integer?"},
             {"x", "decimal?"},   {"b", "bool?"},   {"t", "text"},
             {"l", "list?"},      {"l.m", "money"}, {"p", "party?"},
             {"g", "group?"},     {"g.t", "text"}};

static struct type_node *declare(struct arena *a)
{
    struct type_node *root = arena_new(a, struct type_node);
    struct diag d = {0};

    for (size_t i = 0; i < COUNT(needs); i++) {
        struct field name = {.text = str_from_z(needs[i].name)};
        struct field text = {.text = str_from_z(needs[i].type)};
        struct value_type type;

        if (!type_parse(text, &type, &d) || !type_add(root, name, type, a, &d))
            abort();
    }
    return root;
}

static void check(const struct type_node *group, struct value v)
{
    for (const struct type_node *n = group->children; n; n = n->next) {
        const struct value *part = value_find(v, n->name);

        if (!part || !type_fits(n->type, *part) ||
            (part->kind == VALUE_NULL && !n->type.optional))
            abort();
        if (part->kind == VALUE_MAP)
            check(n, *part);
        for (size_t i = 0; part->kind == VALUE_LIST && i < part->list->count;
             i++)
            if (part->list->items[i].kind == VALUE_MAP)
                check(n, part->list->items[i]);
    }
}

/* Charts that were read are read of what they are written as. */
static void check_charts(struct value v, struct arena *a)
{
    struct diag quiet = {0};
    struct named_chart *charts = NULL, *again = NULL;
    size_t count = 0, count_again = 0;
    struct value written = value_map_new(a);

    if (!chart_value_read(v, place_of("d", 1, 1), &charts, &count, a, &quiet))
        return;
    value_set(written, "charts", chart_values(charts, count, a), a);
    if (!chart_value_read(written, place_of("d", 1, 1), &again, &count_again, a,
                          &quiet) ||
        count_again != count)
        abort();
    for (size_t i = 0; i < count; i++)
        if (!str_equal(chart_words(charts[i].chart, a),
                       chart_words(again[i].chart, a)))
            abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct field text = {{(const char *)data, size}, place_of("d", 1, 1)};
    struct type_node *types = declare(&a);
    struct value v;

    party_add_parts(types, &a);
    if (value_json(&v, text, types, &a, &d)) {
        check(types, v);
        check_charts(v, &a);
    } else if (d.worst != DIAG_ERROR) {
        abort();
    }
    arena_release(&a);
    return 0;
}
