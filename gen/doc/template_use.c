#include "doc/template_use.h"

#include "doc/mustache_find.h"
#include "doc/value_form.h"

#define DEEPEST 128

/* What a section opens: names are looked for in it. */
struct scope {
    const struct type_node *node; /* NULL: nothing is known of it */
    struct str path;
    enum type_kind leaf; /* its forms are names inside; ANY: none */
    bool is_list;
    bool is_bool; /* what is named is yes or no */
    bool asks;    /* it is not inverted: what it names is there inside */
};

struct resolver {
    struct uses *uses;
    struct scope scopes[DEEPEST];
    size_t count;
    size_t beyond; /* sections deeper than there is room for */
    struct arena *arena;
};

/* Where a walk along a name stands. */
struct walk {
    const struct type_node *node;
    struct value_type type;
    struct str path;
    bool is_optional; /* itself or a part of the way */
};

static struct str join(struct resolver *r, struct str path, struct str part)
{
    if (path.len == 0)
        return part;
    return arena_format(r->arena, "%.*s.%.*s", STR_ARG(path), STR_ARG(part));
}

static bool has_form(enum type_kind type, struct str form)
{
    for (size_t i = 0; i < value_form_count; i++)
        if (value_forms[i].type == type &&
            str_equal_z(form, value_forms[i].name))
            return true;
    return false;
}

static void keep(struct use *use, const struct names *names)
{
    use->choices = buf_str(&names->list);
    if (names->count && names_are_near(names))
        use->nearest = names->nearest;
}

static void add_children(struct names *names, const struct type_node *node)
{
    for (node = node ? node->children : NULL; node; node = node->next)
        names_add(names, node->name);
}

static void offer_scopes(struct resolver *r, struct use *use)
{
    struct names names = names_of(use->missing, r->arena);

    for (size_t i = r->count; i-- > 0;)
        if (i == 0 || r->scopes[i].node != r->scopes[0].node)
            add_children(&names, r->scopes[i].node);
    keep(use, &names);
}

/* The parts and forms of what has not the one that is asked for. */
static void offer_parts(struct resolver *r, struct use *use,
                        const struct type_node *node)
{
    static const char *const of_lists[] = {"count", "total.PART",
                                           "totals.PART"};
    struct names names = names_of(use->missing, r->arena);

    if (use->holder != TYPE_LIST || use->fault == USE_UNKNOWN)
        add_children(&names, node);
    for (size_t i = 0; use->holder == TYPE_LIST && i < COUNT(of_lists) &&
                       use->fault == USE_NO_FORM;
         i++)
        names_add(&names, str_from_z(of_lists[i]));
    for (size_t i = 0; i < value_form_count; i++)
        if (value_forms[i].type == use->holder)
            names_add(&names, str_from_z(value_forms[i].name));
    keep(use, &names);
}

/* A group that nothing is said of but that it is one. */
static bool may_have_parts(enum type_kind kind)
{
    return kind == TYPE_ANY || kind == TYPE_GROUP || kind == TYPE_PARTY;
}

static bool can_have_parts(struct value_type type, const struct type_node *node)
{
    return type.kind == TYPE_GROUP || type.kind == TYPE_PARTY ||
           (type.kind == TYPE_ANY && node && node->children);
}

/* total.PART of a list. */
static bool walk_total(struct resolver *r, struct use *use, struct walk *w,
                       struct str part, struct str *rest)
{
    const struct type_node *summed;
    bool each = str_equal_z(part, "totals");
    enum type_kind kind;

    (void)str_cut(*rest, '.', &use->missing, rest);
    summed = type_find(w->node, use->missing);
    if (!summed && !w->node->children)
        use->fault = USE_OPEN;
    else if (!summed)
        use->fault = USE_UNKNOWN;
    if (!summed)
        return false;
    kind = summed->type.kind;
    if (kind != TYPE_ANY && kind != TYPE_MONEY && kind != TYPE_INTEGER &&
        kind != TYPE_DECIMAL) {
        use->fault = USE_NO_SUM;
        return false;
    }
    w->type = (struct value_type){.kind = each ? TYPE_LIST : kind};
    w->path = join(r, join(r, w->path, part), use->missing);
    w->node = NULL;
    return true;
}

static bool walk_list(struct resolver *r, struct use *use, struct walk *w,
                      struct str part, struct str *rest)
{
    if (str_equal_z(part, "count")) {
        w->type = (struct value_type){.kind = TYPE_INTEGER};
        w->path = join(r, w->path, part);
        w->node = NULL;
        return true;
    }
    if (w->node &&
        (str_equal_z(part, "total") || str_equal_z(part, "totals")) &&
        rest->len)
        return walk_total(r, use, w, part, rest);
    use->fault = USE_NO_FORM;
    return false;
}

/* One part of a name on; false: use->fault says why, or the form is found. */
static bool step(struct resolver *r, struct use *use, struct walk *w,
                 struct str part, struct str *rest)
{
    const struct type_node *next = type_find(w->node, part);

    use->missing = part;
    use->holder = w->type.kind;
    if (next && w->type.kind != TYPE_LIST) {
        w->node = next;
        w->type = next->type;
        w->path = join(r, w->path, part);
        w->is_optional |= next->type.optional;
        return true;
    }
    if (rest->len == 0 && has_form(w->type.kind, part)) {
        use->form = part;
        return false;
    }
    if (w->type.kind == TYPE_LIST)
        return walk_list(r, use, w, part, rest);
    if (may_have_parts(w->type.kind) && !(w->node && w->node->children))
        use->fault = USE_OPEN;
    else
        use->fault =
            can_have_parts(w->type, w->node) ? USE_UNKNOWN : USE_NO_FORM;
    return false;
}

static const struct scope *innermost_list(const struct resolver *r)
{
    for (size_t i = r->count; i-- > 0;)
        if (r->scopes[i].is_list || !r->scopes[i].node)
            return &r->scopes[i];
    return NULL;
}

/* {{page}} and {{pages}} of headers and footers: layout puts them in. */
static bool is_folio(struct str name)
{
    return str_equal_z(name, "page") || str_equal_z(name, "pages");
}

static bool loop_name(struct resolver *r, struct use *use, struct str first,
                      struct walk *w)
{
    static const struct {
        const char *name;
        enum type_kind kind;
    } names[] = {{"-first", TYPE_BOOL},
                 {"-last", TYPE_BOOL},
                 {"-index", TYPE_INTEGER},
                 {"-count", TYPE_INTEGER}};

    for (size_t i = 0; i < COUNT(names); i++) {
        if (!str_equal_z(first, names[i].name))
            continue;
        *w = (struct walk){.type = {.kind = names[i].kind}};
        if (!innermost_list(r))
            use->fault = USE_NO_LIST;
        return true;
    }
    return false;
}

/* The first part, from the innermost scope outward. */
static bool find_first(struct resolver *r, struct use *use, struct str first,
                       bool is_last, struct walk *w)
{
    bool open = false;

    for (size_t i = r->count; i-- > 0;) {
        const struct scope *scope = &r->scopes[i];
        const struct type_node *node = type_find(scope->node, first);

        if (node) {
            *w = (struct walk){node, node->type, join(r, scope->path, first),
                               node->type.optional};
            return true;
        }
        if (is_last && has_form(scope->leaf, first)) {
            *w = (struct walk){
                scope->node, {.kind = scope->leaf}, scope->path, false};
            use->form = first;
            return true;
        }
        open |=
            !scope->node ||
            (scope->node->type.kind == TYPE_ANY && !scope->node->children) ||
            (scope->is_list && !scope->node->children);
    }
    use->fault = open ? USE_OPEN : USE_UNKNOWN;
    use->missing = first;
    if (!open)
        offer_scopes(r, use);
    return false;
}

/* "documents" of "documents.open"; empty of a name without a point. */
static struct str group_of(struct str path)
{
    while (path.len && path.ptr[path.len - 1] != '.')
        path.len--;
    return path.len ? str_head(path, path.len - 1) : path;
}

/*
 * Is it there, because a section around asks for it, or for a yes or no that
 * stands beside it: {{#has_disputed}}, {{#defined}}?
 */
static bool is_guarded(const struct resolver *r, struct str path)
{
    for (size_t i = 1; i < r->count; i++) {
        const struct scope *scope = &r->scopes[i];

        if (scope->asks && str_equal(scope->path, path))
            return true;
        if (scope->is_bool && str_equal(group_of(scope->path), group_of(path)))
            return true;
    }
    return false;
}

/* Every optional name on the way must have been asked for. */
static bool is_safe(const struct resolver *r, const struct type_node *root,
                    struct str path)
{
    const struct type_node *node = root;
    struct str rest = path;
    struct str part;
    bool more = path.len > 0;

    while (more && node) {
        more = str_cut(rest, '.', &part, &rest);
        node = type_find(node, part);
        if (node && node->type.optional &&
            !is_guarded(
                r, str_head(path, (size_t)(part.ptr - path.ptr) + part.len)))
            return false;
    }
    return true;
}

static void resolve(struct resolver *r, struct use *use, struct walk *w)
{
    struct str first, rest;

    *w = (struct walk){0};
    if (str_equal_z(use->name.text, ".")) {
        const struct scope *scope = &r->scopes[r->count - 1];

        use->fault = USE_OPEN;
        w->path = scope->path;
        return;
    }
    if (is_folio(use->name.text)) {
        w->type.kind = TYPE_INTEGER;
        return;
    }
    (void)str_cut(use->name.text, '.', &first, &rest);
    if (!loop_name(r, use, first, w) &&
        !find_first(r, use, first, rest.len == 0, w))
        return;
    while (rest.len && use->fault == USE_FINE && use->form.len == 0) {
        struct str part;

        (void)str_cut(rest, '.', &part, &rest);
        if (!step(r, use, w, part, &rest))
            break;
    }
    if (use->fault == USE_UNKNOWN || use->fault == USE_NO_FORM)
        offer_parts(r, use, w->node);
}

/* A variable must be text in the end; and there. */
static void check_variable(struct resolver *r, struct use *use,
                           const struct walk *w)
{
    enum type_kind kind = w->type.kind;

    if (use->fault != USE_FINE)
        return;
    if (use->form.len == 0 &&
        (kind == TYPE_LIST || kind == TYPE_GROUP || kind == TYPE_PARTY))
        use->fault = USE_NO_TEXT;
    else if (use->part == MUSTACHE_VARIABLE && w->is_optional &&
             !is_safe(r, r->scopes[0].node, w->path))
        use->fault = USE_UNGUARDED;
}

static struct use *add_use(struct resolver *r, enum mustache_part part,
                           struct field name, struct walk *w)
{
    struct uses *uses = r->uses;
    struct use *use =
        &ARENA_PUSH(r->arena, uses->items, uses->count, uses->capacity);

    *use = (struct use){.part = part, .name = name};
    resolve(r, use, w);
    use->path = w->path;
    use->type = w->type;
    if (part == MUSTACHE_VARIABLE || part == MUSTACHE_FILLED)
        check_variable(r, use, w);
    return use;
}

static void open_scope(struct resolver *r, enum mustache_part part,
                       struct field name)
{
    struct walk w;
    const struct use *use = add_use(r, part, name, &w);
    bool known = use->fault == USE_FINE && w.node;
    bool plain = use->fault == USE_FINE && !w.node;
    struct scope scope = {.path = use->fault == USE_FINE ? w.path : STR(""),
                          .asks = part == MUSTACHE_SECTION};

    /* A loop's own name, a count or an inverted section opens nothing. */
    if (known)
        scope.node = w.node;
    else if (plain || part == MUSTACHE_INVERTED)
        scope.node = r->scopes[0].node;
    if (use->fault == USE_FINE && part == MUSTACHE_SECTION)
        scope.leaf = w.type.kind == TYPE_LIST && !w.node ? TYPE_MONEY
                     : w.type.kind == TYPE_PARTY         ? TYPE_ANY
                                                         : w.type.kind;
    scope.is_bool = use->fault == USE_FINE && w.type.kind == TYPE_BOOL;
    scope.is_list =
        part == MUSTACHE_SECTION && known && w.type.kind == TYPE_LIST;
    if (r->count == DEEPEST)
        r->beyond++;
    else
        r->scopes[r->count++] = scope;
}

static void visit(void *user, enum mustache_part part, struct field text)
{
    struct resolver *r = user;
    struct walk w;

    switch (part) {
    case MUSTACHE_TEXT:
    case MUSTACHE_PARTIAL:
        break;
    case MUSTACHE_VARIABLE:
    case MUSTACHE_FILLED:
        (void)add_use(r, part, text, &w);
        break;
    case MUSTACHE_SECTION:
    case MUSTACHE_INVERTED:
        open_scope(r, part, text);
        break;
    case MUSTACHE_END:
        if (r->beyond)
            r->beyond--;
        else
            r->count--;
        break;
    }
}

void template_uses(const struct template *t, const struct type_node *root,
                   struct uses *out, struct arena *a)
{
    struct resolver r = {.uses = out, .arena = a, .count = 1};

    *out = (struct uses){0};
    r.scopes[0].node = root;
    template_visit(t, visit, &r);
}
