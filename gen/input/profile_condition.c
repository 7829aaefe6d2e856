#include "input/profile_source.h"

/* How deep conditions may stand in conditions. */
#define DEPTH_MAX 4

static bool read_asked(const struct yaml *y, enum asked *out, struct diag *d)
{
    bool yes = false;

    if (!yaml_bool(y, &yes, d))
        return false;
    *out = !y ? ASKED_NOTHING : yes ? ASKED_YES : ASKED_NO;
    return true;
}

static bool asks_text(const struct condition *c)
{
    return c->is.count || c->starts.count || c->ends.count || c->contains.count;
}

static bool read_cell(const struct yaml *y, struct condition *c,
                      struct arena *a, struct diag *d)
{
    return profile_texts(yaml_find(y, "column"), &c->column.headings, a, d) &&
           profile_position(y, &c->column, d) &&
           profile_texts(yaml_find(y, "is"), &c->is, a, d) &&
           profile_texts(yaml_find(y, "starts"), &c->starts, a, d) &&
           profile_texts(yaml_find(y, "ends"), &c->ends, a, d) &&
           profile_texts(yaml_find(y, "contains"), &c->contains, a, d) &&
           read_asked(yaml_find(y, "filled"), &c->filled, d) &&
           read_asked(yaml_find(y, "zero"), &c->zero, d) &&
           read_asked(yaml_find(y, "negative"), &c->negative, d) &&
           read_asked(yaml_find(y, "alone"), &c->alone, d) &&
           yaml_bool(yaml_find(y, "optional"), &c->column.optional, d);
}

static bool has_parts(const struct condition *c)
{
    return c->all.count || c->any.count || c->negated;
}

/* Does it say of which cell, and ask anything of it? */
static bool check_cell(const struct condition *c, enum condition_keys keys,
                       struct diag *d)
{
    bool names = c->column.headings.count || c->column.position;

    if (!names && !has_parts(c) && keys != CONDITION_OF_TOTALS)
        return diag_error(d, c->column.at,
                          "a condition needs \"column\" or \"position\"");
    if ((names || !has_parts(c)) && !asks_text(c) && !c->filled && !c->zero &&
        !c->negative && !c->alone)
        return diag_error(d, c->column.at,
                          "a condition needs \"is\", \"starts\", \"ends\", "
                          "\"contains\", \"filled\", \"zero\", \"negative\" "
                          "or \"alone\"");
    return true;
}

static bool read_condition(const struct yaml *y, enum condition_keys keys,
                           size_t depth, struct condition *out, struct arena *a,
                           struct diag *d);

static bool read_list(const struct yaml *list, size_t depth,
                      struct conditions *out, struct arena *a, struct diag *d)
{
    if (!list)
        return true;
    if (!yaml_is_list(list, d))
        return false;
    if (!list->count)
        return diag_error(d, list->scalar.at,
                          "this list of conditions is empty");
    out->items = arena_array(a, struct condition, list->count);
    out->count = list->count;
    for (size_t i = 0; i < list->count; i++)
        if (!read_condition(&list->items[i], CONDITION_PLAIN, depth + 1,
                            &out->items[i], a, d))
            return false;
    return true;
}

static bool read_not(const struct yaml *y, size_t depth, struct condition *out,
                     struct arena *a, struct diag *d)
{
    if (!y)
        return true;
    out->negated = arena_new(a, struct condition);
    return read_condition(y, CONDITION_PLAIN, depth + 1, out->negated, a, d);
}

static bool read_map(const struct yaml *y, enum condition_keys keys,
                     size_t depth, struct condition *out, struct arena *a,
                     struct diag *d)
{
    static const char *const names[] = {
        "column",   "position", "is",   "starts", "ends",
        "contains", "filled",   "zero", "alone",  "negative",
        "optional", "all",      "any",  "not",    "reason"};

    return yaml_check_keys(y, names,
                           COUNT(names) - (keys != CONDITION_WITH_REASON), d) &&
           read_cell(y, out, a, d) &&
           read_list(yaml_find(y, "all"), depth, &out->all, a, d) &&
           read_list(yaml_find(y, "any"), depth, &out->any, a, d) &&
           read_not(yaml_find(y, "not"), depth, out, a, d) &&
           check_cell(out, keys, d);
}

static bool read_condition(const struct yaml *y, enum condition_keys keys,
                           size_t depth, struct condition *out, struct arena *a,
                           struct diag *d)
{
    struct condition c = {.column = {.mapped = true, .otherwise = -1}};

    if (depth > DEPTH_MAX)
        return diag_error(d, y->scalar.at,
                          "conditions stand in conditions more than %d deep",
                          DEPTH_MAX);
    c.column.at = y->scalar.at;
    if (y->kind == YAML_LIST ? !read_list(y, depth, &c.all, a, d)
                             : !read_map(y, keys, depth, &c, a, d))
        return false;
    c.of_first_cell = keys == CONDITION_OF_TOTALS && !c.column.headings.count &&
                      !c.column.position;
    *out = c;
    return true;
}

bool profile_condition(const struct yaml *y, enum condition_keys keys,
                       struct condition *out, struct arena *a, struct diag *d)
{
    return read_condition(y, keys, 0, out, a, d);
}
