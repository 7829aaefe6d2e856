#include "command/font_manifest.h"

#include "base/file.h"
#include "command/resources.h"
#include "input/yaml.h"

#define LARGEST_MANIFEST (1u << 20)

static const char *const built_in[] = {"serif", "sans", "fang", "kai"};

/* One file of the two that may say what is what. */
struct reading {
    struct run *run;
    struct font_manifest *manifest;
    int origin; /* FONT_OWN or FONT_SUPPLIED */
};

const struct font_family *font_manifest_find(const struct font_manifest *m,
                                             struct str name)
{
    for (size_t i = 0; i < m->name_count; i++)
        if (str_equal_ignoring_case(m->names[i].name, name))
            return &m->families[m->names[i].family];
    return NULL;
}

static void add_name(struct run *r, struct font_manifest *m, struct str name,
                     unsigned family)
{
    if (!font_manifest_find(m, name))
        ARENA_PUSH(r->arena, m->names, m->name_count, m->name_capacity) =
            (struct font_name){name, family};
}

struct font_family *font_manifest_add(struct run *r, struct font_manifest *m,
                                      struct str name)
{
    const struct font_family *found = font_manifest_find(m, name);
    struct font_family *family;
    unsigned number = (unsigned)m->count;

    if (found)
        return &m->families[found - m->families];
    if (number == FONT_FAMILIES_MAX)
        return NULL;
    family = &m->families[m->count++];
    family->name = name;
    family->bold_as = number < FONT_BUILT_IN ? number : FONT_SANS;
    family->behind = number < FONT_BUILT_IN ? number : FONT_SERIF;
    family->latin = number;
    add_name(r, m, name, number);
    return family;
}

/* A name in the manifest is a name, not a way out of the folders. */
static bool is_plain_name(struct str name)
{
    return name.len && str_find_byte(name, '/') < 0 && name.ptr[0] != '.';
}

/* "Song.otf", or {file: Song.ttc, index: 2, package: ...}. */
static bool read_wish(struct reading *x, const struct yaml *y,
                      struct font_wishes *list)
{
    static const char *const keys[] = {"file", "index", "package"};
    struct diag *d = x->run->diag;
    struct font_wish wish = {.at = y->scalar.at};
    int64_t index = 0;

    if (y->kind == YAML_SCALAR)
        wish.file = y->scalar.text;
    else if (!yaml_check_keys(y, keys, COUNT(keys), d) ||
             !yaml_text(yaml_find(y, "file"), &wish.file, d) ||
             !yaml_integer(yaml_find(y, "index"), 0, 255, &index, d) ||
             !yaml_text(yaml_find(y, "package"), &wish.package, d))
        return false;
    if (!is_plain_name(wish.file))
        return diag_error(d, wish.at,
                          "\"%.*s\" is no name of a font file; write the name "
                          "of a file in fonts/ or in the system's font folders",
                          STR_ARG(wish.file));
    wish.index = (unsigned)index;
    ARENA_PUSH(x->run->arena, list->items, list->count, list->capacity) = wish;
    return true;
}

static bool read_wishes(struct reading *x, const struct yaml *y,
                        struct font_wishes *list)
{
    if (!yaml_is_list(y, x->run->diag))
        return false;
    for (size_t i = 0; y && i < y->count; i++)
        if (!read_wish(x, &y->items[i], list))
            return false;
    return true;
}

static bool read_names(struct reading *x, const struct yaml *also,
                       unsigned family)
{
    struct diag *d = x->run->diag;

    if (!yaml_is_list(also, d))
        return false;
    for (size_t i = 0; also && i < also->count; i++) {
        struct str name = {0};

        if (!yaml_text(&also->items[i], &name, d))
            return false;
        add_name(x->run, x->manifest, name, family);
    }
    return true;
}

/* Another family, by one of its names. */
static bool read_other(struct reading *x, const struct yaml *y, unsigned *out)
{
    const struct font_family *family;
    struct str name = {0};

    if (!yaml_text(y, &name, x->run->diag))
        return false;
    if (!y)
        return true;
    family = font_manifest_find(x->manifest, name);
    if (!family)
        return diag_error(x->run->diag, y->scalar.at,
                          "there is no family of fonts \"%.*s\" above",
                          STR_ARG(name));
    *out = (unsigned)(family - x->manifest->families);
    return true;
}

static bool read_family(struct reading *x, const struct yaml *y)
{
    static const char *const keys[] = {"name",    "also",   "regular", "bold",
                                       "bold_as", "behind", "latin"};
    struct diag *d = x->run->diag;
    struct font_family *family;
    struct str name = {0};

    if (!yaml_check_keys(y, keys, COUNT(keys), d) ||
        !yaml_text(yaml_find(y, "name"), &name, d))
        return false;
    if (name.len == 0)
        return diag_error(d, y->scalar.at, "a family of fonts needs a name");
    family = font_manifest_add(x->run, x->manifest, name);
    if (!family)
        return diag_error(d, y->scalar.at,
                          "there are more than %d families of fonts",
                          FONT_FAMILIES_MAX);
    return read_names(x, yaml_find(y, "also"),
                      (unsigned)(family - x->manifest->families)) &&
           read_wishes(x, yaml_find(y, "regular"),
                       &family->wishes[x->origin][false]) &&
           read_wishes(x, yaml_find(y, "bold"),
                       &family->wishes[x->origin][true]) &&
           read_other(x, yaml_find(y, "bold_as"), &family->bold_as) &&
           read_other(x, yaml_find(y, "behind"), &family->behind) &&
           read_other(x, yaml_find(y, "latin"), &family->latin);
}

static bool read_manifest(struct run *r, struct font_manifest *m,
                          const char *path, int origin)
{
    static const char *const keys[] = {"version", "families"};
    struct reading x = {.run = r, .manifest = m, .origin = origin};
    struct yaml top = {0};
    const struct yaml *families;
    struct str text;
    int64_t version = 1;

    if (!file_read(&text, path, LARGEST_MANIFEST, r->arena, r->diag) ||
        !yaml_parse(&top, path, 1, text, r->arena, r->diag) ||
        !yaml_check_keys(&top, keys, COUNT(keys), r->diag) ||
        !yaml_integer(yaml_find(&top, "version"), 1, 1, &version, r->diag))
        return false;
    families = yaml_find(&top, "families");
    if (!yaml_is_list(families, r->diag))
        return false;
    for (size_t i = 0; families && i < families->count; i++)
        if (!read_family(&x, &families->items[i]))
            return false;
    return true;
}

bool font_manifest_read(struct run *r, const char *book,
                        struct font_manifest *out)
{
    const char *path, *own;

    *out = (struct font_manifest){0};
    for (size_t i = 0; i < COUNT(built_in); i++)
        font_manifest_add(r, out, str_from_z(built_in[i]));
    if (!resource_find(r, NULL, "fonts/fonts.yaml", &path))
        return false;
    out->supplied = arena_z(
        r->arena, (struct str){path, (size_t)(file_name(path).ptr - path)});
    if (!read_manifest(r, out, path, FONT_SUPPLIED))
        return false;
    if (!book)
        return true;
    out->own = file_join(r->arena, book, STR("fonts"));
    own = file_join(r->arena, out->own, STR("fonts.yaml"));
    if (file_exists(own) && !read_manifest(r, out, own, FONT_OWN))
        return false;
    return font_manifest_drop(r, out);
}
