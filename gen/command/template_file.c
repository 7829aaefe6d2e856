#include "command/template_file.h"

#include "base/file.h"
#include "command/resources.h"
#include "input/yaml.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define MAX_TEMPLATE (1u << 20)
#define MAX_FOLDERS  64 /* above a template */

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

/* A template and its partials being read. */
struct loading {
    const char *path; /* of the template */
    struct template_search *search;
};

static bool read_source(struct loading *l, const char *path, struct str *out,
                        struct arena *a, struct diag *d)
{
    struct template_search *s = l->search;

    if (!file_read(out, path, MAX_TEMPLATE, a, d))
        return false;
    ARENA_PUSH(a, s->files, s->file_count, s->file_capacity) = path;
    return true;
}

static const char *partial_in(struct template_search *s, const char *folder,
                              const char *below, struct str name,
                              struct arena *a)
{
    const char *path;

    if (!folder)
        return NULL;
    path = arena_format(a, "%s%s%.*s%s", folder, below, STR_ARG(name),
                        str_ends(name, STR(".md")) ? "" : ".md")
               .ptr;
    ARENA_PUSH(a, s->files, s->file_count, s->file_capacity) = path;
    return file_exists(path) ? path : NULL;
}

/* Names are letters, digits, _ - and points: none leads out of the folder. */
static const char *find_partial(const struct loading *l, struct str name,
                                struct arena *a)
{
    size_t n = (size_t)(file_name(l->path).ptr - l->path);
    const char *own = n ? arena_z(a, (struct str){l->path, n}) : "./";
    const char *path;

    path =
        partial_in(l->search, l->search->book, "/templates/partials/", name, a);
    if (!path)
        path = partial_in(l->search, own, "", name, a);
    if (!path)
        path = partial_in(l->search, l->search->root, "/templates/partials/",
                          name, a);
    return path;
}

static bool read_partial(void *user, struct field name, struct field *out,
                         struct arena *a, struct diag *d)
{
    struct loading *l = user;
    const char *path = find_partial(l, name.text, a);
    struct str text;

    if (!path)
        return diag_error(d, name.at,
                          "there is no partial \"%.*s\": neither the book's "
                          "templates/partials nor the template's folder has "
                          "%.*s.md",
                          STR_ARG(name.text), STR_ARG(name.text));
    if (!read_source(l, path, &text, a, d))
        return false;
    if (str_starts(text, STR("\xEF\xBB\xBF")))
        text = str_skip(text, 3);
    if (str_starts(text, STR("---\n")) || str_starts(text, STR("---\r\n")))
        return diag_error(d, place_of(path, 1, 1),
                          "a partial has no front matter: it stands in the "
                          "template that includes it");
    *out = (struct field){text, place_of(path, 1, 1)};
    return true;
}

/* Names lead nowhere but to the template's folder or the book's templates. */
static bool is_plain_name(struct str name)
{
    return name.len && name.ptr[0] != '.' && str_find(name, STR("/")) < 0 &&
           str_find(name, STR("\\")) < 0 &&
           memchr(name.ptr, 0, name.len) == NULL;
}

static const char *find_picture(const struct loading *l, struct str name,
                                struct arena *a)
{
    struct template_search *s = l->search;
    size_t n = (size_t)(file_name(l->path).ptr - l->path);
    const char *path = NULL;

    if (s->book)
        path = arena_format(a, "%s/templates/%.*s", s->book, STR_ARG(name)).ptr;
    if (!path || !file_exists(path))
        path = arena_format(a, "%.*s%.*s", (int)n, l->path, STR_ARG(name)).ptr;
    ARENA_PUSH(a, s->files, s->file_count, s->file_capacity) = path;
    return file_exists(path) ? path : NULL;
}

static bool read_picture(void *user, struct field name,
                         const struct image **out, struct arena *a,
                         struct diag *d)
{
    struct loading *l = user;
    const char *path =
        is_plain_name(name.text) ? find_picture(l, name.text, a) : NULL;
    struct image *image;
    struct str bytes;

    if (!path)
        return diag_error(
            d, name.at,
            "there is no picture \"%.*s\" in the book's templates "
            "or beside the template",
            STR_ARG(name.text));
    image = arena_new(a, struct image);
    *out = image;
    if (file_read(&bytes, path, IMAGE_BYTES_MAX, a, d) &&
        image_read(image, bytes, path, a, d))
        return true;
    diag_note(d, name.at, "this is where the picture is asked for");
    return false;
}

bool template_load(const struct template **out, const char *path,
                   struct template_search *search, struct arena *a,
                   struct diag *d)
{
    struct template_search none = {0};
    struct loading l = {path, search ? search : &none};
    struct front_matter front = {0};
    struct template_source source = {.path = path,
                                     .front = &front,
                                     .partial = read_partial,
                                     .picture = read_picture,
                                     .user = &l};
    struct str text, yaml;

    return read_source(&l, path, &text, a, d) &&
           template_split(path, text, &yaml, &source.body, &source.body_line,
                          d) &&
           read_front(path, yaml, &front, a, d) &&
           template_parse(out, &source, a, d);
}

bool template_open(struct run *r, const char *book, const char *path,
                   const struct template **out)
{
    struct template_search search = {.book = book};

    return resource_root(r, &search.root) &&
           template_load(out, path, &search, r->arena, r->diag);
}

/* The folder above, as near to what was typed as can be. */
static const char *folder_above(const char *folder, struct arena *a)
{
    struct str path = str_from_z(file_without_slash(a, folder));
    struct str last = file_name(arena_z(a, path));

    if (str_equal_z(path, "."))
        return "..";
    if (str_equal_z(last, "..") || str_equal_z(last, "."))
        return arena_format(a, "%.*s/..", STR_ARG(path)).ptr;
    if (last.len == path.len)
        return ".";
    path.len -= last.len;
    return file_without_slash(a, arena_z(a, path));
}

static bool is_topmost(const char *folder)
{
    char plain[PATH_MAX];

    return !realpath(folder, plain) || strcmp(plain, "/") == 0;
}

const char *template_book(struct run *r, const char *path)
{
    const char *folder = folder_above(path, r->arena);

    for (int depth = 0; depth < MAX_FOLDERS; depth++) {
        const char *yaml = file_join(r->arena, folder, STR("duebook.yaml"));

        if (file_exists(yaml))
            return folder;
        if (is_topmost(folder))
            return NULL;
        folder = folder_above(folder, r->arena);
    }
    return NULL;
}

bool template_locate(struct run *r, const char *asked, const char **out)
{
    const char *root, *built_in;

    if (file_exists(asked) && !file_is_folder(asked)) {
        *out = asked;
        return true;
    }
    if (!resource_root(r, &root))
        return false;
    built_in =
        arena_format(r->arena, "%s/templates/%s%s", root, asked,
                     str_ends(str_from_z(asked), STR(".md")) ? "" : ".md")
            .ptr;
    if (file_exists(built_in)) {
        *out = built_in;
        return true;
    }
    errno = 0;
    return diag_system(r->diag, asked, "is missing; looked for %s%s%s", asked,
                       ", ", built_in);
}
