#include "base/buf.h"
#include "base/file.h"
#include "input/plan.h"

#include <fnmatch.h>

#define PROFILE_BYTES_MAX (1u << 20)

static const struct str suffix = STR_INIT(".yaml");

static bool read_file(const char *path, struct str name, struct profile *out,
                      struct arena *a, struct diag *d)
{
    struct str text;

    if (!file_read(&text, path, PROFILE_BYTES_MAX, a, d) ||
        !profile_parse(path, text, out, a, d))
        return false;
    out->name = name;
    return true;
}

/* File names NAME.yaml of the folders, as NAME; the first of a name. */
struct found {
    struct str *names;
    const char **paths;
    size_t *folders; /* by number */
    size_t count, capacity, path_capacity, folder_capacity;
};

static bool has_name(const struct found *f, struct str name)
{
    for (size_t i = 0; i < f->count; i++)
        if (str_equal(f->names[i], name))
            return true;
    return false;
}

static bool add_folder(struct found *f, const char *folder, size_t number,
                       struct arena *a, struct diag *d)
{
    struct file_names files;

    if (!file_is_folder(folder))
        return true;
    if (!file_list(&files, folder, a, d))
        return false;
    for (size_t i = 0; i < files.count; i++) {
        struct str name = files.items[i];
        size_t paths = f->count, folders = f->count;

        if (!str_ends(name, suffix))
            continue;
        name.len -= suffix.len;
        if (has_name(f, name))
            continue;
        ARENA_PUSH(a, f->names, f->count, f->capacity) = name;
        ARENA_PUSH(a, f->paths, paths, f->path_capacity) =
            file_join(a, folder, files.items[i]);
        ARENA_PUSH(a, f->folders, folders, f->folder_capacity) = number;
    }
    return true;
}

static bool add_folders(struct found *f, const char *const *folders, size_t n,
                        struct arena *a, struct diag *d)
{
    for (size_t i = 0; i < n; i++)
        if (!add_folder(f, folders[i], i, a, d))
            return false;
    return true;
}

static bool refuse_name(const char *name, const struct found *f,
                        struct arena *a, struct diag *d)
{
    struct buf names = buf_new(a, 1000);
    size_t nearest = 0;
    struct str wanted = str_from_z(name);

    buf_add_z(&names, "canonical");
    for (size_t i = 0; i < f->count; i++) {
        buf_add_z(&names, ", ");
        buf_add(&names, f->names[i]);
        if (str_distance(f->names[i], wanted) <
            str_distance(f->names[nearest], wanted))
            nearest = i;
    }
    if (f->count && str_distance(f->names[nearest], wanted) <= 3)
        return diag_usage(d,
                          "there is no profile %s; did you mean %.*s? "
                          "There are: %.*s",
                          name, STR_ARG(f->names[nearest]),
                          STR_ARG(buf_str(&names)));
    return diag_usage(d, "there is no profile %s; there are: %.*s", name,
                      STR_ARG(buf_str(&names)));
}

bool profile_find(const char *name, const char *const *folders,
                  size_t folder_count, struct profile *out, struct arena *a,
                  struct diag *d)
{
    struct found found = {0};
    struct str wanted = str_from_z(name);

    if (str_ends(wanted, suffix) && file_exists(name))
        return read_file(name, file_name(name), out, a, d);
    if (str_ends(wanted, suffix))
        wanted.len -= suffix.len;
    if (!add_folders(&found, folders, folder_count, a, d))
        return false;
    for (size_t i = 0; i < found.count; i++)
        if (str_equal(found.names[i], wanted))
            return read_file(found.paths[i], wanted, out, a, d);
    return refuse_name(name, &found, a, d);
}

bool profile_list(const char *const *folders, size_t folder_count,
                  struct profiles *out, struct arena *a, struct diag *d)
{
    struct found found = {0};
    struct profile *items;

    if (!add_folders(&found, folders, folder_count, a, d))
        return false;
    items = arena_array(a, struct profile, found.count);
    for (size_t i = 0; i < found.count; i++)
        if (!read_file(found.paths[i], found.names[i], &items[i], a, d))
            return false;
    for (size_t i = 0; i < found.count; i++)
        items[i].folder = found.folders[i];
    *out = (struct profiles){items, found.count};
    return true;
}

static bool has_heading(const struct texts *wanted, const struct str *headings,
                        size_t n)
{
    for (size_t i = 0; i < wanted->count; i++)
        for (size_t j = 0; j < n; j++)
            if (plan_same_heading(wanted->items[i], headings[j]))
                return true;
    return false;
}

static bool matches_name(const struct texts *patterns, struct str name,
                         struct arena *scratch)
{
    struct arena_mark mark = arena_mark(scratch);
    bool found = false;

    for (size_t i = 0; i < patterns->count && !found; i++)
        found = fnmatch(arena_z(scratch, patterns->items[i]),
                        arena_z(scratch, name), 0) == 0;
    arena_rewind(scratch, mark);
    return found;
}

bool profile_recognises(const struct profile *p, struct str file_name,
                        const struct str *headings, size_t n,
                        struct arena *scratch)
{
    if (!p->recognise_count && !p->recognise_files.count)
        return false;
    for (size_t i = 0; i < p->recognise_count; i++)
        if (!has_heading(&p->recognise_headings[i], headings, n))
            return false;
    return !p->recognise_files.count ||
           matches_name(&p->recognise_files, file_name, scratch);
}
