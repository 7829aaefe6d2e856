#include "command/font_manifest.h"

#include "base/file.h"
#include "command/resources.h"
#include "input/yaml.h"

#include <errno.h>

#define LARGEST_MANIFEST    (1u << 20)
#define DEEPEST_FONT_FOLDER 6

static const char *const system_folders[] = {"/usr/share/fonts",
                                             "/usr/local/share/fonts"};

static const char *const roles[] = {"serif", "sans"};
static const char *const weights[] = {"regular", "bold"};

/* Where font files are looked for, and what is read so far. */
struct reading {
    struct run *run;
    const char *own;      /* the book's fonts/, or NULL */
    const char *built_in; /* the folder of the manifest */
    struct font_manifest *manifest;
    struct font_files *files;
};

static const char *find_below(struct run *r, const char *folder,
                              struct str name, int depth)
{
    const char *path = file_join(r->arena, folder, name);
    struct diag quiet = {0};
    struct file_names names = {0};

    if (file_exists(path) && !file_is_folder(path))
        return path;
    if (depth == DEEPEST_FONT_FOLDER || !file_is_folder(folder) ||
        !file_list(&names, folder, r->arena, &quiet))
        return NULL;
    for (size_t i = 0; i < names.count; i++) {
        path = file_join(r->arena, folder, names.items[i]);
        path =
            file_is_folder(path) ? find_below(r, path, name, depth + 1) : NULL;
        if (path)
            return path;
    }
    return NULL;
}

/* A name in the manifest is a name, not a way out of the folders. */
static bool is_plain_name(struct str name)
{
    return name.len && str_find_byte(name, '/') < 0 && name.ptr[0] != '.';
}

static const char *find_file(const struct reading *x, struct str name)
{
    const char *path = NULL;

    if (!is_plain_name(name))
        return NULL;
    if (x->own)
        path = find_below(x->run, x->own, name, 0);
    if (!path)
        path = find_below(x->run, x->built_in, name, 0);
    for (size_t i = 0; !path && i < COUNT(system_folders); i++)
        path = find_below(x->run, system_folders[i], name, 0);
    return path;
}

/* A file that several lines name is searched once. */
static const char *found_before(const struct reading *x, struct str name)
{
    for (size_t i = 0; i < x->files->count; i++) {
        if (str_equal(x->files->items[i].name, name))
            return x->files->items[i].path;
    }
    return NULL;
}

static const char *locate(struct reading *x, struct str name)
{
    const char *path = found_before(x, name);

    if (path)
        return path;
    path = find_file(x, name);
    if (path)
        ARENA_PUSH(x->run->arena, x->files->items, x->files->count,
                   x->files->capacity) = (struct font_file){name, path};
    return path;
}

static bool locate_first(struct reading *x, const struct yaml *line,
                         const char **out)
{
    const struct yaml *files = yaml_find(line, "files");
    struct diag *d = x->run->diag;
    struct str package = {0};
    struct str name = {0};

    if (!yaml_is_list(files, d) ||
        !yaml_text(yaml_find(line, "package"), &package, d))
        return false;
    for (size_t i = 0; files && i < files->count; i++) {
        if (!yaml_text(&files->items[i], &name, d))
            return false;
        *out = locate(x, name);
        if (*out)
            return true;
    }
    return diag_error(d, line->scalar.at,
                      "the font file %.*s is not on this machine; the Debian "
                      "package %.*s has it",
                      STR_ARG(name), STR_ARG(package));
}

static bool read_line(struct reading *x, const struct yaml *line)
{
    static const char *const keys[] = {"role", "weight", "files", "index",
                                       "package"};
    struct diag *d = x->run->diag;
    struct font_source source = {0};
    size_t role = 0, weight = 0;
    int64_t index = 0;

    if (!yaml_check_keys(line, keys, COUNT(keys), d) ||
        !yaml_choice(yaml_find(line, "role"), roles, COUNT(roles), &role, d) ||
        !yaml_choice(yaml_find(line, "weight"), weights, COUNT(weights),
                     &weight, d) ||
        !yaml_integer(yaml_find(line, "index"), 0, 255, &index, d) ||
        !locate_first(x, line, &source.path))
        return false;
    source.role = role == 0 ? FONT_SERIF : FONT_SANS;
    source.bold = weight == 1;
    source.index = (unsigned)index;
    ARENA_PUSH(x->run->arena, x->manifest->items, x->manifest->count,
               x->manifest->capacity) = source;
    return true;
}

static bool read_lines(struct reading *x, const struct yaml *top)
{
    static const char *const keys[] = {"version", "fonts"};
    const struct yaml *fonts = yaml_find(top, "fonts");
    struct diag *d = x->run->diag;
    bool ok =
        yaml_check_keys(top, keys, COUNT(keys), d) && yaml_is_list(fonts, d);

    for (size_t i = 0; ok && fonts && i < fonts->count; i++)
        ok = read_line(x, &fonts->items[i]);
    return ok;
}

bool font_manifest_read(struct run *r, const char *book,
                        struct font_manifest *out, struct font_files *files)
{
    struct reading x = {.run = r, .manifest = out, .files = files};
    struct yaml top = {0};
    const char *path;
    struct str text;

    *out = (struct font_manifest){0};
    *files = (struct font_files){0};
    if (!resource_find(r, book, "fonts/fonts.yaml", &path) ||
        !file_read(&text, path, LARGEST_MANIFEST, r->arena, r->diag) ||
        !yaml_parse(&top, path, 1, text, r->arena, r->diag))
        return false;
    x.own = book ? file_join(r->arena, book, STR("fonts")) : NULL;
    x.built_in = arena_z(
        r->arena, (struct str){path, (size_t)(file_name(path).ptr - path)});
    return read_lines(&x, &top);
}
