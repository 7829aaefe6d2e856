#include "command/template_file.h"

#include "base/file.h"
#include "input/yaml.h"

#define MAX_TEMPLATE (1u << 20)

struct flattening {
    struct front_matter *front;
    size_t capacity;
    struct arena *arena;
    struct diag *diag;
};

static bool take_list(struct flattening *f, const struct yaml *list,
                      struct front_entry *entry)
{
    entry->is_list = true;
    entry->values = arena_array(f->arena, struct field, list->count);
    entry->value_count = list->count;
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].kind != YAML_SCALAR)
            return diag_error(f->diag, list->items[i].scalar.at,
                              "a list of a template's front matter holds "
                              "plain texts only");
        entry->values[i] = list->items[i].scalar;
    }
    return true;
}

static bool take_value(struct flattening *f, struct field key,
                       const struct yaml *y)
{
    struct front_entry *entry =
        &ARENA_PUSH(f->arena, f->front->items, f->front->count, f->capacity);

    *entry = (struct front_entry){.key = key};
    if (y->kind == YAML_LIST)
        return take_list(f, y, entry);
    entry->values = arena_new(f->arena, struct field);
    entry->values[0] = y->scalar;
    entry->value_count = 1;
    return true;
}

/* Maps nest once: page: {size: A4} is the key page.size. */
static bool take_map(struct flattening *f, struct field outer,
                     const struct yaml *map)
{
    for (size_t i = 0; i < map->count; i++) {
        struct field key = map->keys[i];
        const struct yaml *y = &map->items[i];

        if (outer.text.len)
            key.text = arena_format(f->arena, "%.*s.%.*s", STR_ARG(outer.text),
                                    STR_ARG(key.text));
        if (y->kind == YAML_MAP && outer.text.len)
            return diag_error(f->diag, key.at,
                              "the front matter of a template nests maps only "
                              "once");
        if (y->kind == YAML_MAP ? !take_map(f, key, y) : !take_value(f, key, y))
            return false;
    }
    return true;
}

static bool read_front(const char *path, struct str text,
                       struct front_matter *out, struct arena *a,
                       struct diag *d)
{
    struct flattening f = {.front = out, .arena = a, .diag = d};
    struct field none = {0};
    struct yaml root;

    if (str_trim(text).len == 0)
        return true;
    if (!yaml_parse(&root, path, 2, text, a, d))
        return false;
    if (root.kind != YAML_MAP)
        return diag_error(d, root.scalar.at,
                          "the front matter of a template is lines of the "
                          "form \"key: value\"");
    return take_map(&f, none, &root);
}

bool template_load(const struct template **out, const char *path,
                   struct arena *a, struct diag *d)
{
    struct front_matter front = {0};
    struct template_source source = {.path = path, .front = &front};
    struct str text, yaml;

    return file_read(&text, path, MAX_TEMPLATE, a, d) &&
           template_split(path, text, &yaml, &source.body, &source.body_line,
                          d) &&
           read_front(path, yaml, &front, a, d) &&
           template_parse(out, &source, a, d);
}
