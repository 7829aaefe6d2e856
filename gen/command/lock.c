#include "command/lock.h"

#include "base/file.h"
#include "input/intake.h"

#include <errno.h>

/* What stands before and behind the file's own name. */
static const struct {
    const char *before, *behind;
} forms[] = {{"~$", ""}, {".~", ""}, {".~lock.", "#"}};

static struct str folder_of(const char *path)
{
    return (struct str){path, (size_t)(file_name(path).ptr - path)};
}

/* The lock file beside a file; NULL: none. */
static const char *lock_of(struct run *r, const char *path)
{
    struct str name = file_name(path), folder = folder_of(path);

    for (size_t i = 0; i < COUNT(forms); i++) {
        const char *lock =
            arena_format(r->arena, "%.*s%s%.*s%s", STR_ARG(folder),
                         forms[i].before, STR_ARG(name), forms[i].behind)
                .ptr;

        if (file_exists(lock))
            return lock;
    }
    return NULL;
}

/* "账龄表" of "账龄表.xlsx". */
static struct str stem_of(struct str name)
{
    for (size_t i = name.len; i > 1; i--)
        if (name.ptr[i - 1] == '.')
            return str_head(name, i - 1);
    return name;
}

/* A copy of this very file in its folder; NULL: none. */
static const char *copy_of(struct run *r, const char *path)
{
    struct str stem = stem_of(file_name(path)), parent = folder_of(path);
    const char *folder = parent.len ? arena_z(r->arena, parent) : ".";
    struct diag quiet = {0};
    struct file_names names;

    if (!file_is_folder(folder) || !file_list(&names, folder, r->arena, &quiet))
        return NULL;
    for (size_t i = 0; i < names.count; i++)
        if (str_starts(names.items[i], stem) &&
            snapshot_is_conflict(names.items[i]))
            return file_join(r->arena, folder, names.items[i]);
    return NULL;
}

static bool refuse_lock(struct run *r, const char *path, const char *lock)
{
    errno = 0;
    return diag_system(r->diag, path,
                       "%s is open in somebody's office program (%s): close it "
                       "there and run again; if nobody has it open, delete "
                       "that lock file",
                       file_name(path).ptr, file_name(lock).ptr);
}

static bool refuse_copy(struct run *r, const char *copy)
{
    errno = 0;
    return diag_system(r->diag, copy,
                       "%s is a copy that a program which synchronises folders "
                       "has made of a file two people changed: keep the right "
                       "one, remove the other, and run again",
                       file_name(copy).ptr);
}

bool lock_check(struct run *r, const char *path)
{
    const char *lock = lock_of(r, path);
    const char *copy = lock ? NULL : copy_of(r, path);

    if (lock)
        return refuse_lock(r, path, lock);
    return !copy || refuse_copy(r, copy);
}

bool lock_check_folder(struct run *r, const char *folder)
{
    struct file_names names;

    if (!file_is_folder(folder))
        return true;
    if (!file_list(&names, folder, r->arena, r->diag))
        return false;
    for (size_t i = 0; i < names.count; i++) {
        const char *path = file_join(r->arena, folder, names.items[i]);
        const char *lock = lock_of(r, path);

        if (lock)
            return refuse_lock(r, path, lock);
        if (snapshot_is_conflict(names.items[i]))
            return refuse_copy(r, path);
    }
    return true;
}

void lock_note(struct run *r, const char *folder)
{
    struct diag quiet = {0};
    struct file_names names;

    if (!file_is_folder(folder) || !file_list(&names, folder, r->arena, &quiet))
        return;
    for (size_t i = 0; i < names.count; i++) {
        const char *path = file_join(r->arena, folder, names.items[i]);

        if (lock_of(r, path))
            diag_note(r->diag, place_of(path, 0, 0),
                      "%s is being edited: what is not saved yet is not read",
                      names.items[i].ptr);
    }
}
