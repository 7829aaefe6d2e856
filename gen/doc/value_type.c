#include "doc/value_type.h"

#include "doc/value_form.h"

#define DEEPEST 16

static const struct {
    const char *name;
    enum type_kind kind;
} names[] = {
    {"any", TYPE_ANY},         {"text", TYPE_TEXT}, {"integer", TYPE_INTEGER},
    {"decimal", TYPE_DECIMAL}, {"bool", TYPE_BOOL}, {"date", TYPE_DATE},
    {"money", TYPE_MONEY},     {"list", TYPE_LIST}, {"group", TYPE_GROUP},
    {"party", TYPE_PARTY},
};

struct str type_name(enum type_kind kind)
{
    return str_from_z(names[kind].name);
}

/* The currency behind "money". */
static bool parse_currency(struct field text, struct str code,
                           struct value_type *type, struct diag *d)
{
    code = str_trim(code);
    if (code.len == 0)
        return true;
    if (type->kind != TYPE_MONEY)
        return diag_error(d, text.at,
                          "\"%.*s\" is no type: only money is followed by a "
                          "currency",
                          STR_ARG(text.text));
    type->currency = currency_find(code);
    if (type->currency)
        return true;
    return diag_error(d, text.at, "there is no currency \"%.*s\"",
                      STR_ARG(code));
}

bool type_parse(struct field text, struct value_type *out, struct diag *d)
{
    struct value_type type = {0};
    struct str word = str_trim(text.text);
    struct str first, code;

    if (str_ends(word, STR("?"))) {
        type.optional = true;
        word = str_trim(str_head(word, word.len - 1));
    }
    (void)str_cut(word, ' ', &first, &code);
    for (size_t i = 0; i < COUNT(names); i++) {
        if (!str_equal_z(first, names[i].name))
            continue;
        type.kind = names[i].kind;
        if (!parse_currency(text, code, &type, d))
            return false;
        *out = type;
        return true;
    }
    return diag_error(d, text.at,
                      "\"%.*s\" is no type; accepted are text, integer, "
                      "decimal, bool, date, money, money CNY, list, group, "
                      "party and any, each with ? behind it where the value "
                      "may be left out",
                      STR_ARG(text.text));
}

static struct type_node *find_or_add(struct type_node *group, struct field name,
                                     struct arena *a)
{
    struct type_node *node;

    node = type_part(group, name.text);
    if (node)
        return node;
    node = arena_new(a, struct type_node);
    node->name = name.text;
    node->at = name.at;
    if (group->last)
        group->last->next = node;
    else
        group->children = node;
    group->last = node;
    return node;
}

static bool has_parts(enum type_kind kind)
{
    return kind == TYPE_ANY || kind == TYPE_LIST || kind == TYPE_GROUP ||
           kind == TYPE_PARTY;
}

bool type_add(struct type_node *root, struct field name, struct value_type type,
              struct arena *a, struct diag *d)
{
    struct type_node *node = root;
    struct str rest = name.text;
    bool good = name.text.len > 0;
    int depth = 0;

    for (bool more = true; more && good;) {
        struct field part = name;

        more = str_cut(rest, '.', &part.text, &rest);
        good = part.text.len > 0 && depth++ < DEEPEST &&
               has_parts(node->type.kind);
        if (good)
            node = find_or_add(node, part, a);
    }
    if (!good)
        return diag_error(d, name.at,
                          "\"%.*s\" cannot be declared: parts stand behind a "
                          "point, below a list, a group or a party",
                          STR_ARG(name.text));
    if (node->declared)
        return diag_error(d, name.at, "\"%.*s\" is declared twice",
                          STR_ARG(name.text));
    if (node->children && !has_parts(type.kind))
        return diag_error(d, name.at, "\"%.*s\" has parts: it is no %.*s",
                          STR_ARG(name.text), STR_ARG(type_name(type.kind)));
    node->type = type;
    node->declared = true;
    return true;
}

struct type_node *type_part(struct type_node *group, struct str name)
{
    struct type_node *node = group ? group->children : NULL;

    while (node && !str_equal(node->name, name))
        node = node->next;
    return node;
}

const struct type_node *type_find(const struct type_node *group,
                                  struct str name)
{
    const struct type_node *node = group ? group->children : NULL;

    while (node && !str_equal(node->name, name))
        node = node->next;
    return node;
}

enum type_kind type_of(struct value v)
{
    switch (v.kind) {
    case VALUE_NULL:
        return TYPE_ANY;
    case VALUE_BOOL:
        return TYPE_BOOL;
    case VALUE_TEXT:
        return TYPE_TEXT;
    case VALUE_INTEGER:
        return TYPE_INTEGER;
    case VALUE_DECIMAL:
        return TYPE_DECIMAL;
    case VALUE_MONEY:
        return TYPE_MONEY;
    case VALUE_DATE:
        return TYPE_DATE;
    case VALUE_LIST:
        return TYPE_LIST;
    case VALUE_MAP:
        return value_is_party(v) ? TYPE_PARTY : TYPE_GROUP;
    }
    return TYPE_ANY;
}

bool type_fits(struct value_type type, struct value v)
{
    enum type_kind kind = type_of(v);

    if (type.kind == TYPE_ANY || v.kind == VALUE_NULL)
        return true;
    if (type.kind == TYPE_GROUP)
        return kind == TYPE_GROUP || kind == TYPE_PARTY;
    if (type.kind == TYPE_DECIMAL)
        return kind == TYPE_DECIMAL || kind == TYPE_INTEGER;
    return kind == type.kind;
}
