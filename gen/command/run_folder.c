#include "command/run_folder.h"

#include "base/file.h"
#include "base/hash.h"
#include "command/lock.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define LARGEST_MANIFEST (64u << 20)
#define MOST_RUNS        1000

/* Make the folder, or take over what an interrupted run left; else false. */
static bool take_folder(struct run_folder *f)
{
    bool made = mkdir(f->work, 0777) == 0;

    if (!made && errno != EEXIST)
        return false;
    f->lock = open(f->work, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (f->lock < 0)
        return false;
    if (flock(f->lock, LOCK_EX | LOCK_NB) != 0 && !made) {
        close(f->lock);
        errno = EEXIST;
        return false;
    }
    if (!made)
        file_empty_folder(f->work);
    return true;
}

/* The last part of a path must be a name for the run, not "." or "..". */
static bool is_name(struct str name)
{
    return name.len && !str_equal(name, STR(".")) &&
           !str_equal(name, STR(".."));
}

bool run_folder_open(struct run *r, const char *wanted, struct run_folder *out)
{
    struct str name, parent;

    *out = (struct run_folder){.wanted = file_without_slash(r->arena, wanted),
                               .lock = -1};
    name = file_name(out->wanted);
    if (!is_name(name))
        return diag_usage(
            r->diag, "-o %s: the name of a new folder is expected", wanted);
    parent = (struct str){out->wanted, (size_t)(name.ptr - out->wanted)};
    if (!lock_check_folder(r, out->wanted))
        return false;
    if (parent.len &&
        !file_make_folder(arena_z(r->arena, parent), r->arena, r->diag))
        return false;
    for (int n = 1; n <= MOST_RUNS; n++) {
        out->work = arena_format(r->arena, "%.*s.%.*s.%d.tmp", STR_ARG(parent),
                                 STR_ARG(name), n)
                        .ptr;
        if (take_folder(out))
            return true;
        if (errno != EEXIST)
            break;
    }
    return diag_system(r->diag, out->wanted, "cannot be written");
}

void run_folder_discard(struct run_folder *f)
{
    if (f->lock < 0)
        return;
    file_empty_folder(f->work);
    (void)rmdir(f->work);
    close(f->lock);
    f->lock = -1;
}

/* ".2026-06-30-2.1.tmp" */
static bool is_work(struct str name)
{
    return name.len > 1 && name.ptr[0] == '.' && str_is_digit(name.ptr[1]) &&
           str_ends(name, STR(".tmp"));
}

void run_folder_sweep(const char *folder, struct arena *a)
{
    DIR *handle = opendir(folder);
    struct dirent *entry;

    if (!handle)
        return;
    while ((entry = readdir(handle))) {
        struct run_folder left = {.lock = -1};
        struct str name = str_from_z(entry->d_name);

        if (!is_work(name))
            continue;
        left.work = file_join(a, folder, name);
        if (file_is_folder(left.work) && take_folder(&left))
            run_folder_discard(&left);
    }
    closedir(handle);
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

static bool same_file(const char *a, const char *b)
{
    struct diag quiet = {0};
    struct sha256 first, second;

    return hash_file(&first, a, &quiet) && hash_file(&second, b, &quiet) &&
           memcmp(&first, &second, sizeof(first)) == 0;
}

/* Is the folder this very run, with none of its files lost or edited? */
static bool is_same_run(struct run *r, const struct run_folder *f,
                        const char *folder, const struct run_outputs *outputs)
{
    bool same = has_manifest(r, folder, outputs->manifest);

    for (size_t i = 0; same && i < outputs->count; i++)
        same = same_file(file_join(r->arena, folder, outputs->names[i]),
                         file_join(r->arena, f->work, outputs->names[i]));
    return same;
}

bool run_folder_commit(struct run *r, struct run_folder *f,
                       const struct run_outputs *outputs)
{
    for (int n = 1; n <= MOST_RUNS; n++) {
        const char *name = nth_name(r, f, n);

        if (is_same_run(r, f, name, outputs)) {
            run_folder_discard(f);
            f->unchanged = true;
            f->final = name;
            return true;
        }
        if (rename(f->work, name) == 0) { /* fails unless absent or empty */
            close(f->lock);
            f->lock = -1;
            f->final = name;
            return true;
        }
        if (errno != ENOTEMPTY && errno != EEXIST && errno != ENOTDIR)
            break;
    }
    return diag_system(r->diag, f->wanted, "cannot be written");
}
