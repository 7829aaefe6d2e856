#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define OPEN_FOLDERS 16

/* O_NONBLOCK: a pipe is refused, not waited for. */
static int open_regular(const char *path, size_t *size, struct diag *d)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    struct stat st;

    if (fd < 0 || fstat(fd, &st) < 0) {
        diag_system(d, path, "cannot be opened");
    } else if (S_ISDIR(st.st_mode)) {
        errno = 0;
        diag_system(d, path, "is a folder; a file is needed here");
    } else if (!S_ISREG(st.st_mode)) {
        errno = 0;
        diag_system(d, path, "is not a regular file");
    } else {
        *size = (size_t)st.st_size;
        return fd;
    }
    if (fd >= 0)
        close(fd);
    return -1;
}

bool file_map(struct mapped *m, const char *path, struct diag *d)
{
    size_t size = 0;
    int fd = open_regular(path, &size, d);
    void *bytes = NULL;

    if (fd < 0)
        return false;
    if (size)
        bytes = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if (bytes == MAP_FAILED)
        return diag_system(d, path, "cannot be read");
    m->bytes = (struct str){bytes, size};
    return true;
}

void file_unmap(struct mapped *m)
{
    if (m->bytes.len)
        munmap((void *)(uintptr_t)m->bytes.ptr, m->bytes.len);
    m->bytes = (struct str){0};
}

/* read() until n bytes or the end; the number read, or -1. */
static ssize_t read_fully(int fd, char *to, size_t n)
{
    size_t done = 0;

    while (done < n) {
        ssize_t got = read(fd, to + done, n - done);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        done += (size_t)got;
    }
    return (ssize_t)done;
}

bool file_read(struct str *out, const char *path, size_t maximum,
               struct arena *a, struct diag *d)
{
    size_t size = 0;
    int fd = open_regular(path, &size, d);
    char *bytes;
    ssize_t got;

    if (fd < 0)
        return false;
    if (size > maximum) {
        close(fd);
        errno = 0;
        return diag_system(d, path, "has %zu bytes; at most %zu are read", size,
                           maximum);
    }
    bytes = arena_alloc(a, size + 1);
    got = read_fully(fd, bytes, size);
    if (got < 0)
        diag_system(d, path, "cannot be read");
    close(fd);
    if (got < 0)
        return false;
    *out = (struct str){bytes, (size_t)got};
    return true;
}

bool file_exists(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0;
}

bool file_is_folder(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

const char *file_join(struct arena *a, const char *folder, struct str name)
{
    size_t n = strlen(folder);
    const char *slash = n && folder[n - 1] == '/' ? "" : "/";

    return arena_format(a, "%s%s%.*s", folder, slash, STR_ARG(name)).ptr;
}

struct str file_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return str_from_z(slash ? slash + 1 : path);
}

bool file_has_ending(struct str name, const char *ending)
{
    struct str end = str_from_z(ending);

    return name.len > end.len &&
           str_equal_ignoring_case(str_skip(name, name.len - end.len), end);
}

const char *file_without_slash(struct arena *a, const char *path)
{
    struct str s = str_from_z(path);

    while (s.len > 1 && s.ptr[s.len - 1] == '/')
        s.len--;
    return arena_z(a, s);
}

static void read_names(struct file_names *out, DIR *folder, struct arena *a)
{
    size_t capacity = 0;
    struct dirent *entry;

    while ((entry = readdir(folder))) {
        struct str name = str_from_z(entry->d_name);

        if (name.len == 0 || name.ptr[0] == '.')
            continue;
        name.ptr = arena_z(a, name);
        ARENA_PUSH(a, out->items, out->count, capacity) = name;
    }
    if (out->count)
        qsort(out->items, out->count, sizeof(*out->items), str_by_bytes);
}

bool file_list(struct file_names *out, const char *folder, struct arena *a,
               struct diag *d)
{
    DIR *handle = opendir(folder);
    struct file_names names = {0};

    if (!handle)
        return diag_system(d, folder, "cannot be opened as a folder");
    read_names(&names, handle, a);
    closedir(handle);
    *out = names;
    return true;
}

bool file_make_folder(const char *path, struct arena *scratch, struct diag *d)
{
    struct arena_mark mark = arena_mark(scratch);
    char *copy = (char *)(uintptr_t)arena_z(scratch, str_from_z(path));
    bool ok = true;

    for (char *p = copy + 1; ok && p[-1]; p++) {
        if (*p != '/' && *p != '\0')
            continue;
        char was = *p;

        *p = '\0';
        ok = mkdir(copy, 0777) == 0 || errno == EEXIST;
        *p = was;
        if (!was)
            break;
    }
    arena_rewind(scratch, mark);
    if (ok && !file_is_folder(path)) {
        errno = ENOTDIR;
        ok = false;
    }
    return ok || diag_system(d, path, "the folder cannot be made");
}

static int remove_inner(const char *path, const struct stat *st, int kind,
                        struct FTW *where)
{
    (void)st;
    (void)kind;
    return where->level == 0 ? 0 : remove(path);
}

void file_empty_folder(const char *path)
{
    (void)nftw(path, remove_inner, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
}

void file_remove_tree(const char *path)
{
    file_empty_folder(path);
    (void)remove(path);
}
