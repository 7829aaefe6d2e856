#include "command/vars.h"

#define DEEPEST 16

struct examples {
    const struct variable_kind *kind;
    struct arena *arena;
};

static struct value example_of(const struct examples *x,
                               const struct type_node *node, struct str path,
                               int depth);

/* What the kind's table shows, else what the type does. */
static struct str text_of(const struct examples *x, const struct type_node *n,
                          struct str path)
{
    const struct variable *known = x->kind ? variables_of(x->kind, path) : NULL;

    if (known && known->example[0])
        return str_from_z(known->example);
    switch (n->type.kind) {
    case TYPE_INTEGER:
        return STR("12");
    case TYPE_DECIMAL:
        return STR("0.0385");
    case TYPE_BOOL:
        return STR("true");
    case TYPE_DATE:
        return STR("2026-07-17");
    case TYPE_MONEY:
        return STR("1234.50");
    case TYPE_ANY:
    case TYPE_TEXT:
    case TYPE_LIST:
    case TYPE_GROUP:
    case TYPE_PARTY:
        return n->name;
    }
    return n->name;
}

static struct value money(const struct value_type *type, struct str amount,
                          struct arena *a)
{
    struct value v;

    if (type->currency)
        return value_text(amount);
    v = value_map_new(a);
    value_set(v, "amount", value_text(amount), a);
    value_set(v, "currency", value_z("CNY"), a);
    return v;
}

static struct value integer(struct str text)
{
    struct diag quiet = {0};
    struct field field = {.text = text};
    struct decimal n = {0};

    (void)!decimal_parse(field, number_plain, &n, &quiet);
    return value_integer(n.units);
}

static struct value group(const struct examples *x,
                          const struct type_node *node, struct str path,
                          int depth)
{
    struct value v = value_map_new(x->arena);
    const struct type_node *n = node->children;

    if (node->type.kind == TYPE_PARTY && !type_find(node, STR("name")))
        value_set(v, "name", value_text(node->name), x->arena);
    for (; n && depth < DEEPEST; n = n->next) {
        struct str name = path.len
                              ? arena_format(x->arena, "%.*s.%.*s",
                                             STR_ARG(path), STR_ARG(n->name))
                              : n->name;

        value_put(v, n->name, example_of(x, n, name, depth + 1), x->arena);
    }
    return v;
}

static struct value list(const struct examples *x, const struct type_node *node,
                         struct str path, int depth)
{
    struct value v = value_list_new(x->arena);

    value_push(v,
               node->children ? group(x, node, path, depth)
                              : value_text(node->name),
               x->arena);
    return v;
}

static struct value example_of(const struct examples *x,
                               const struct type_node *node, struct str path,
                               int depth)
{
    struct str text = text_of(x, node, path);

    switch (node->type.kind) {
    case TYPE_LIST:
        return list(x, node, path, depth);
    case TYPE_GROUP:
    case TYPE_PARTY:
        return group(x, node, path, depth);
    case TYPE_ANY:
        return node->children ? group(x, node, path, depth) : value_text(text);
    case TYPE_MONEY:
        return money(&node->type, text, x->arena);
    case TYPE_INTEGER:
        return integer(text);
    case TYPE_BOOL:
        return value_bool(str_equal_z(text, "true"));
    case TYPE_TEXT:
    case TYPE_DECIMAL:
    case TYPE_DATE:
        return value_text(text);
    }
    return value_null();
}

struct value vars_example(const struct type_node *types,
                          const struct variable_kind *kind, struct arena *a)
{
    struct examples x = {kind, a};
    struct value v = group(&x, types, STR(""), 0);

    if (kind && kind->charts)
        value_set(v, "charts", kind->charts(a), a);
    return v;
}
