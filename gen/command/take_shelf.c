#include "command/take_work.h"

#include "base/file.h"
#include "base/outfile.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * A set is put together in a hidden folder beside its place, whose files are
 * links to those that stay, and takes that place in one step.  Until then, and
 * after any failure, the snapshots are as they were; what an interrupted run
 * left in the hidden folder the next one removes.
 */

#define DEEPEST_FOLDER 16
#define MOST_SETS      100000

static bool fails(struct take *t, const char *path)
{
    return diag_system(t->run->diag, path, "cannot be written");
}

bool take_lock(struct take *t)
{
    t->lock = open(t->shelf, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (t->lock < 0)
        return diag_system(t->run->diag, t->shelf, "cannot be opened");
    if (flock(t->lock, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return true; /* a share that knows no locks is used without */
    errno = 0;
    return diag_system(t->run->diag, t->shelf,
                       "another take is filing into this book: try again "
                       "when it has ended");
}

void take_unlock(struct take *t)
{
    if (t->lock >= 0)
        close(t->lock);
    t->lock = -1;
}

static bool copy_file(struct take *t, const char *from, const char *to)
{
    struct mapped m;
    bool ok;

    if (!file_map(&m, from, t->run->diag))
        return false;
    ok = outfile_save(to, m.bytes, t->run->arena, t->run->diag);
    file_unmap(&m);
    return ok;
}

/* Some shares know no links. */
static bool link_file(struct take *t, const char *from, const char *to)
{
    if (link(from, to) == 0)
        return true;
    if (errno == ENOSPC || errno == EDQUOT || errno == EIO)
        return fails(t, to);
    return copy_file(t, from, to);
}

static bool make_folder(struct take *t, const char *path)
{
    return mkdir(path, 0777) == 0 || errno == EEXIST || fails(t, path);
}

static bool link_tree(struct take *t, const char *from, const char *to,
                      int depth)
{
    DIR *folder = opendir(from);
    struct dirent *entry;
    bool ok = folder != NULL;

    if (!ok)
        return diag_system(t->run->diag, from, "cannot be opened");
    while (ok && (entry = readdir(folder))) {
        struct str name = str_from_z(entry->d_name);
        const char *source = file_join(t->run->arena, from, name);
        const char *target = file_join(t->run->arena, to, name);

        if (str_equal_z(name, ".") || str_equal_z(name, ".."))
            continue;
        if (!file_is_folder(source))
            ok = link_file(t, source, target);
        else if (depth < DEEPEST_FOLDER)
            ok = make_folder(t, target) &&
                 link_tree(t, source, target, depth + 1);
    }
    closedir(folder);
    return ok;
}

/* The folder's own entries must be on the disk before it is renamed. */
static bool sync_folder(struct take *t, const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    int error = errno;

    if (fd >= 0)
        close(fd);
    errno = error;
    return ok || fails(t, path);
}

/* The first number under replaced/ that is free. */
static int64_t next_number(struct take *t, const char *work)
{
    for (int64_t n = 1; n < MOST_SETS; n++) {
        const char *path =
            arena_format(t->run->arena, "%s/replaced/%jd", work, (intmax_t)n)
                .ptr;

        if (!file_exists(path))
            return n;
    }
    return MOST_SETS;
}

static bool is_set_aside(struct str name)
{
    return !str_equal_z(name, "replaced") && !str_starts(name, STR("."));
}

/* The set as it stands, whole, under replaced/N. */
static bool keep_old(struct take *t, const char *work)
{
    struct arena *a = t->run->arena;
    int64_t number = next_number(t, work);
    const char *replaced = file_join(a, work, STR("replaced"));
    const char *target =
        arena_format(a, "%s/%jd", replaced, (intmax_t)number).ptr;
    struct take_replacement note = {.number = number};
    struct file_names names;

    if (!make_folder(t, replaced) || !make_folder(t, target) ||
        !file_list(&names, t->folder, a, t->run->diag))
        return false;
    for (size_t i = 0; i < names.count; i++) {
        const char *from = file_join(a, t->folder, names.items[i]);

        if (is_set_aside(names.items[i]) && !file_is_folder(from) &&
            !link_file(t, from, file_join(a, target, names.items[i])))
            return false;
    }
    note.files = arena_array(a, struct str, t->replaced);
    for (size_t i = 0; i < t->kept_count; i++) {
        if (!t->kept[i].replaced)
            continue;
        note.files[note.file_count++] = t->kept[i].name;
        if (unlink(file_join(a, work, t->kept[i].name)) != 0)
            return fails(t, work);
    }
    ARENA_PUSH(a, t->list.replacements, t->list.replacement_count,
               t->list.replacement_capacity) = note;
    return sync_folder(t, target) && sync_folder(t, replaced);
}

/* A copy of what was read, and of nothing else. */
static bool copy_item(struct take *t, const char *work,
                      const struct take_item *item)
{
    const char *to = file_join(t->run->arena, work, item->name);
    struct sha256 hash;

    if (!copy_file(t, item->path, to) || !hash_file(&hash, to, t->run->diag))
        return false;
    errno = 0;
    return memcmp(&hash, &item->hash, sizeof(hash)) == 0 ||
           diag_system(t->run->diag, item->path,
                       "changed while it was read: try again");
}

static bool fill(struct take *t, const char *work)
{
    struct arena *a = t->run->arena;
    bool ok = make_folder(t, work) &&
              (!t->exists || link_tree(t, t->folder, work, 0)) &&
              (t->replaced == 0 || keep_old(t, work));

    for (size_t i = 0; ok && i < t->item_count; i++)
        if (t->items[i].fate != TAKE_KNOWN)
            ok = copy_item(t, work, &t->items[i]);
    return ok &&
           outfile_save(file_join(a, work, STR(TAKE_LIST_NAME)),
                        take_list_text(t->run, &t->list, t->as_of), a,
                        t->run->diag) &&
           sync_folder(t, work);
}

/* Where the two cannot change places in one step it takes two. */
static bool exchange(struct take *t, const char *work)
{
    const char *was = arena_format(t->run->arena, "%s.was", work).ptr;

    if (renameat2(AT_FDCWD, work, AT_FDCWD, t->folder, RENAME_EXCHANGE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP)
        return false;
    file_remove_tree(was);
    if (rename(t->folder, was) != 0)
        return false;
    if (rename(work, t->folder) == 0) {
        file_remove_tree(was);
        return true;
    }
    (void)rename(was, t->folder);
    return false;
}

static const char *work_folder(struct take *t)
{
    return arena_format(t->run->arena, "%s/.%.*s.take", t->shelf,
                        STR_ARG(date_iso(t->as_of, t->run->arena)))
        .ptr;
}

void take_recover(struct take *t)
{
    const char *work = work_folder(t);
    const char *was = arena_format(t->run->arena, "%s.was", work).ptr;

    if (!file_exists(t->folder) && file_is_folder(was))
        (void)rename(was, t->folder);
    file_remove_tree(was);
    file_remove_tree(work);
}

bool take_file(struct take *t)
{
    const char *work = work_folder(t);
    bool ok = fill(t, work);

    if (ok && (t->exists ? !exchange(t, work) : rename(work, t->folder) != 0))
        ok = fails(t, t->folder);
    file_remove_tree(work);
    return ok && sync_folder(t, t->shelf);
}
