#include "command/run_folder.h"

#include "base/file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define LARGEST_MANIFEST (64u << 20)
#define MOST_RUNS        1000
#define DEEPEST          8

bool run_folder_open(struct run *r, const char *wanted, struct run_folder *out)
{
    struct str name = file_name(wanted);
    struct str parent = {wanted, (size_t)(name.ptr - wanted)};

    *out = (struct run_folder){.wanted = wanted};
    out->work = arena_format(r->arena, "%.*s.%.*s.%ld.tmp", STR_ARG(parent),
                             STR_ARG(name), (long)getpid())
                    .ptr;
    return file_make_folder(out->work, r->arena, r->diag);
}

static void remove_tree(struct run *r, const char *path, int depth)
{
    struct diag quiet = {0};
    struct file_names names = {0};

    if (file_is_folder(path) && depth < DEEPEST &&
        file_list(&names, path, r->arena, &quiet)) {
        for (size_t i = 0; i < names.count; i++)
            remove_tree(r, file_join(r->arena, path, names.items[i]),
                        depth + 1);
    }
    (void)remove(path);
}

void run_folder_discard(struct run *r, struct run_folder *f)
{
    if (f->work && !f->final)
        remove_tree(r, f->work, 0);
}

/* The n-th name a run may have: wanted, wanted-2, wanted-3 ... */
static const char *nth_name(struct run *r, const struct run_folder *f, int n)
{
    return n == 1 ? f->wanted
                  : arena_format(r->arena, "%s-%d", f->wanted, n).ptr;
}

static bool has_manifest(struct run *r, const char *folder, struct str manifest)
{
    const char *path = file_join(r->arena, folder, STR("manifest.json"));
    struct diag quiet = {0};
    struct str there;

    return file_exists(path) &&
           file_read(&there, path, LARGEST_MANIFEST, r->arena, &quiet) &&
           str_equal(there, manifest);
}

bool run_folder_commit(struct run *r, struct run_folder *f, struct str manifest)
{
    for (int n = 1; n <= MOST_RUNS; n++) {
        const char *name = nth_name(r, f, n);

        if (has_manifest(r, name, manifest)) {
            run_folder_discard(r, f);
            f->unchanged = true;
            f->final = name;
            return true;
        }
        if (rename(f->work, name) == 0) { /* fails unless absent or empty */
            f->final = name;
            return true;
        }
        if (errno != ENOTEMPTY && errno != EEXIST && errno != ENOTDIR)
            break;
    }
    return diag_system(r->diag, f->wanted, "cannot be written");
}
