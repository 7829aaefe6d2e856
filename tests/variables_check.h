/*
 * variables_check - the table of a kind of document against data that one is
 * filled with: each name of the one is in the other, with its type.
 */
#ifndef TESTS_VARIABLES_CHECK_H
#define TESTS_VARIABLES_CHECK_H

#include "report/variables.h"

static void variables_check(const struct type_node *group, struct value data,
                            const char *above, struct arena *a);

static inline void variables_check_entry(const struct type_node *n,
                                         const struct value *v,
                                         const char *above, struct arena *a)
{
    const char *name = arena_format(a, "%s.%.*s", above, STR_ARG(n->name)).ptr;

    if (!v)
        fail_msg("%s is in the table, not in the data", name);
    if (v->kind == VALUE_NULL && !n->type.optional)
        fail_msg("%s is null, and the table says it is always there", name);
    if (n->type.kind != TYPE_PARTY && !type_fits(n->type, *v))
        fail_msg("%s is %.*s in the table, %.*s in the data", name,
                 STR_ARG(type_name(n->type.kind)),
                 STR_ARG(type_name(type_of(*v))));
    if (v->kind == VALUE_MAP)
        variables_check(n, *v, name, a);
    for (size_t i = 0; v->kind == VALUE_LIST && i < v->list->count; i++)
        variables_check(n, v->list->items[i], name, a);
}

static void variables_check(const struct type_node *group, struct value data,
                            const char *above, struct arena *a)
{
    for (const struct type_node *n = group->children; n; n = n->next)
        if (!n->type.optional || value_find(data, n->name))
            variables_check_entry(n, value_find(data, n->name), above, a);
    for (size_t i = 0; i < data.map->count; i++)
        if (!type_find(group, data.map->items[i].key))
            fail_msg("%s.%.*s is in the data, not in the table", above,
                     STR_ARG(data.map->items[i].key));
}

static void variables_check_kind(const char *kind, struct value data,
                                 struct arena *a)
{
    variables_check(variables_types(variables_find(str_from_z(kind)), a), data,
                    kind, a);
}

#endif
