#include "base/file.h"
#include "command/font_manifest.h"

#define DEEPEST_FONT_FOLDER 6

static const char *const system_folders[] = {
    "/usr/local/share/fonts", "/usr/share/fonts",
    "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"};

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

const char *font_wish_path(struct run *r, const struct font_manifest *m,
                           const struct font_wish *wish)
{
    const char *path = NULL;

    if (m->own)
        path = find_below(r, m->own, wish->file, 0);
    if (!path)
        path = find_below(r, m->supplied, wish->file, 0);
    for (size_t i = 0; !path && i < COUNT(system_folders); i++)
        path = find_below(r, system_folders[i], wish->file, 0);
    return path;
}

/* A chain in the making; families that lead to each other are met once. */
struct walk {
    struct run *run;
    const struct font_manifest *manifest;
    struct font_wishes list;
    bool met[FONT_FAMILIES_MAX][2];
};

static void add_wishes(struct walk *w, const struct font_wishes *more,
                       bool latin)
{
    for (size_t i = 0; i < more->count; i++) {
        struct font_wish *wish = &ARENA_PUSH(w->run->arena, w->list.items,
                                             w->list.count, w->list.capacity);

        *wish = more->items[i];
        wish->latin = latin;
    }
}

/* Latin text of a family whose own letters and digits are not for business. */
static void add_latin(struct walk *w, const struct font_family *family,
                      bool bold)
{
    const struct font_family *latin = &w->manifest->families[family->latin];

    if (latin == family)
        return;
    add_wishes(w, &latin->wishes[FONT_OWN][bold], true);
    add_wishes(w, &latin->wishes[FONT_SUPPLIED][bold], true);
}

/*
 * The family's own, then the bold that stands in for it, then what is behind
 * it; rare characters are not to be had in bold.
 */
static void walk_family(struct walk *w, unsigned number, bool bold)
{
    const struct font_family *family = &w->manifest->families[number];
    const struct font_wishes *own = &family->wishes[FONT_OWN][bold];
    const struct font_wishes *supplied = &family->wishes[FONT_SUPPLIED][bold];

    if (w->met[number][bold])
        return;
    w->met[number][bold] = true;
    add_wishes(w, own, false);
    if (bold && own->count + supplied->count == 0)
        walk_family(w, family->bold_as, true);
    add_latin(w, family, bold);
    add_wishes(w, supplied, false);
    walk_family(w, family->behind, bold);
    if (bold)
        walk_family(w, number, false);
}

struct font_wishes font_manifest_chain(struct run *r,
                                       const struct font_manifest *m,
                                       unsigned family, bool bold)
{
    struct walk w = {.run = r, .manifest = m};

    walk_family(&w, family, bold);
    return w.list;
}

/* A file that several chains name is searched once. */
static bool locate(struct run *r, const struct font_manifest *m,
                   const struct font_wish *wish, struct font_files *files,
                   const char **path)
{
    for (size_t i = 0; i < files->count; i++) {
        if (str_equal(files->items[i].name, wish->file)) {
            *path = files->items[i].path;
            return true;
        }
    }
    *path = font_wish_path(r, m, wish);
    if (*path) {
        ARENA_PUSH(r->arena, files->items, files->count, files->capacity) =
            (struct font_file){wish->file, *path};
        return true;
    }
    if (wish->package.len == 0)
        return diag_error(r->diag, wish->at,
                          "the font file %.*s is not on this machine; put it "
                          "into the book's fonts/",
                          STR_ARG(wish->file));
    return diag_error(r->diag, wish->at,
                      "the font file %.*s is not on this machine; the Debian "
                      "package %.*s has it",
                      STR_ARG(wish->file), STR_ARG(wish->package));
}

struct font_sources {
    struct font_source *items;
    size_t count, capacity;
};

static bool add_chain(struct run *r, const struct font_manifest *m,
                      struct font_source like, struct font_sources *out,
                      struct font_files *files)
{
    struct font_wishes chain =
        font_manifest_chain(r, m, like.family, like.bold);

    for (size_t i = 0; i < chain.count; i++) {
        struct font_source source = like;

        source.index = chain.items[i].index;
        source.latin = chain.items[i].latin;
        if (!locate(r, m, &chain.items[i], files, &source.path))
            return false;
        ARENA_PUSH(r->arena, out->items, out->count, out->capacity) = source;
    }
    return true;
}

uint32_t font_manifest_families(const struct font_manifest *m,
                                const struct document_tree *tree)
{
    const struct font_family *named = font_manifest_find(m, tree->body_font);

    return compose_families(tree) | (named ? 1u << (named - m->families) : 0);
}

static bool find_sources(struct run *r, const struct font_manifest *m,
                         uint32_t families, struct font_sources *out,
                         struct font_files *files)
{
    for (unsigned i = 0; i < m->count; i++) {
        if (!(families >> i & 1))
            continue;
        for (int bold = 0; bold < 2; bold++)
            if (!add_chain(r, m,
                           (struct font_source){.family = i, .bold = bold}, out,
                           files))
                return false;
    }
    return true;
}

bool font_manifest_load(struct run *r, const struct font_manifest *m,
                        uint32_t families, struct font_set **out,
                        struct font_files *files)
{
    struct font_sources sources = {0};

    *files = (struct font_files){0};
    if (!find_sources(r, m, families, &sources, files) ||
        !font_set_load(out, sources.items, sources.count, r->arena, r->diag))
        return false;
    font_set_name(*out, m->names, m->name_count);
    return true;
}
