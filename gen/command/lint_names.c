#include "command/lint.h"

/* Where types are declared a fault stops the document; names alone may be
 * incomplete. */
static void say_unknown(const struct lint *l, const struct use *use)
{
    struct place at = use->name.at;

    if (!l->schema.is_typed) {
        if (use->nearest.len)
            diag_warning(l->diag, at,
                         "\"%.*s\" is not among the needs of the template; "
                         "did you mean \"%.*s\"?",
                         STR_ARG(use->name.text), STR_ARG(use->nearest));
        return;
    }
    if (use->nearest.len)
        diag_error(l->diag, at,
                   "no variable \"%.*s\": \"%.*s\" is unknown; the nearest "
                   "is \"%.*s\"",
                   STR_ARG(use->name.text), STR_ARG(use->missing),
                   STR_ARG(use->nearest));
    else
        diag_error(l->diag, at,
                   "no variable \"%.*s\": \"%.*s\" is unknown; there are: "
                   "%.*s",
                   STR_ARG(use->name.text), STR_ARG(use->missing),
                   STR_ARG(use->choices));
}

static void say_no_form(const struct lint *l, const struct use *use)
{
    struct str type = type_name(use->holder);

    if (use->choices.len)
        diag_error(l->diag, use->name.at,
                   "\"%.*s\": %.*s has no \"%.*s\"; there are: %.*s",
                   STR_ARG(use->name.text), STR_ARG(type),
                   STR_ARG(use->missing), STR_ARG(use->choices));
    else
        diag_error(l->diag, use->name.at,
                   "\"%.*s\": %.*s has no forms and no parts; take \".%.*s\" "
                   "away",
                   STR_ARG(use->name.text), STR_ARG(type),
                   STR_ARG(use->missing));
}

static void check_use(const struct lint *l, const struct use *use)
{
    struct place at = use->name.at;

    switch (use->fault) {
    case USE_FINE:
    case USE_OPEN:
        break;
    case USE_UNKNOWN:
        say_unknown(l, use);
        break;
    case USE_NO_FORM:
        say_no_form(l, use);
        break;
    case USE_NO_TEXT:
        diag_error(l->diag, at,
                   "\"%.*s\" is a list or a group: name one of its parts",
                   STR_ARG(use->name.text));
        break;
    case USE_NO_SUM:
        diag_error(l->diag, at,
                   "\"%.*s\": \"%.*s\" is neither an amount nor a number in "
                   "every element of the list",
                   STR_ARG(use->name.text), STR_ARG(use->missing));
        break;
    case USE_NO_LIST:
        diag_error(l->diag, at, "\"%.*s\" stands outside of a list",
                   STR_ARG(use->name.text));
        break;
    case USE_UNGUARDED:
        diag_warning(l->diag, at,
                     "\"%.*s\" may be left out, which would stop the "
                     "document: put it into a section {{#%.*s}} … {{/%.*s}}",
                     STR_ARG(use->name.text), STR_ARG(use->path),
                     STR_ARG(use->path));
        break;
    }
}

static void find_chart(void *user, enum mustache_part part, struct field text)
{
    if (part == MUSTACHE_TEXT && str_find(text.text, STR("::: chart ")) >= 0)
        *(bool *)user = true;
}

/* Is the name, or a part of it, used?  Charts are by their blocks. */
static bool is_used(const struct lint *l, struct str path)
{
    bool shown = false;

    if (str_equal_z(path, "charts"))
        template_visit(l->template, find_chart, &shown);
    if (shown || str_starts(path, STR("charts.")))
        return true;
    for (size_t i = 0; i < l->uses.count; i++) {
        struct str used = l->uses.items[i].path;

        if (l->uses.items[i].fault == USE_OPEN)
            used = l->uses.items[i].name.text;
        if (str_starts(used, path) &&
            (used.len == path.len || used.ptr[path.len] == '.'))
            return true;
    }
    return false;
}

static void check_unused(const struct lint *l, const struct type_node *group,
                         struct str path)
{
    for (const struct type_node *n = group->children; n; n = n->next) {
        struct str name = path.len
                              ? arena_format(l->arena, "%.*s.%.*s",
                                             STR_ARG(path), STR_ARG(n->name))
                              : n->name;

        if (!is_used(l, name))
            diag_warning(l->diag, n->at,
                         "the template needs \"%.*s\", but does not use it",
                         STR_ARG(name));
        else
            check_unused(l, n, name);
    }
}

/* Does it use anything but {{page}} and {{pages}}? */
static bool needs_data(const struct lint *l)
{
    for (size_t i = 0; i < l->uses.count; i++) {
        const struct use *use = &l->uses.items[i];

        if (use->path.len || use->fault != USE_FINE)
            return true;
    }
    return false;
}

void lint_names(const struct lint *l)
{
    for (size_t i = 0; i < l->uses.count; i++)
        check_use(l, &l->uses.items[i]);
    if (l->schema.is_empty && !needs_data(l))
        return;
    if (l->schema.is_empty)
        diag_warning(l->diag, place_of(l->path, 1, 1),
                     "the template does not say what it needs, so names and "
                     "forms cannot be checked: write needs: {total: money "
                     "CNY, …} or kind: letter into the front matter");
    else if (!l->schema.is_typed)
        diag_note(l->diag, template_types(l->template)->children->at,
                  "needs without types: forms cannot be checked; write "
                  "needs: {total: money CNY, …}");
    if (!l->schema.kind)
        check_unused(l, template_types(l->template), STR(""));
}
