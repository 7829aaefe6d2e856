#include "command/template_schema.h"

#include "doc/value_party.h"

static bool find_kind(const struct template *t, struct schema *s,
                      struct arena *a, struct diag *d)
{
    struct field kind = template_kind(t);
    struct buf list = buf_new(a, 4096);

    if (kind.text.len == 0)
        return true;
    s->kind = variables_find(kind.text);
    if (s->kind)
        return true;
    for (size_t i = 0; i < variable_kind_count; i++)
        buf_add_format(&list, "%s%s", i ? ", " : "", variable_kinds[i]->name);
    return diag_error(d, kind.at,
                      "kind \"%.*s\" is no built-in document; accepted are: "
                      "%.*s",
                      STR_ARG(kind.text), STR_ARG(buf_str(&list)));
}

/* What the template says of a name that its kind knows makes it firm. */
static bool confirm(struct type_node *known, const struct type_node *need,
                    struct diag *d)
{
    if (need->type.kind != TYPE_ANY && known->type.kind != need->type.kind)
        return diag_error(d, need->at,
                          "\"%.*s\" is %.*s in a document of this kind, not "
                          "%.*s",
                          STR_ARG(need->name),
                          STR_ARG(type_name(known->type.kind)),
                          STR_ARG(type_name(need->type.kind)));
    known->type.optional = known->type.optional && need->type.optional;
    if (need->type.currency)
        known->type.currency = need->type.currency;
    return true;
}

static bool add_needs(struct schema *s, struct type_node *to,
                      const struct type_node *from, struct arena *a,
                      struct diag *d)
{
    for (const struct type_node *n = from->children; n; n = n->next) {
        struct type_node *known = type_part(to, n->name);

        if (!known) {
            if (!type_add(to, (struct field){n->name, n->at}, n->type, a, d))
                return false;
            known = type_part(to, n->name);
            known->declared = n->declared;
        } else if (n->declared && !confirm(known, n, d)) {
            return false;
        }
        s->is_typed |= n->type.kind != TYPE_ANY;
        s->is_empty = false;
        if (!add_needs(s, known, n, a, d))
            return false;
    }
    return true;
}

bool template_schema(const struct template *t, struct schema *out,
                     struct arena *a, struct diag *d)
{
    struct schema s = {.is_empty = true};

    if (!find_kind(t, &s, a, d))
        return false;
    s.types =
        s.kind ? variables_types(s.kind, a) : arena_new(a, struct type_node);
    s.is_typed = s.kind != NULL;
    s.is_empty = !s.kind;
    if (!add_needs(&s, s.types, template_types(t), a, d))
        return false;
    party_add_parts(s.types, a);
    *out = s;
    return true;
}
