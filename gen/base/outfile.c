#include "base/outfile.h"

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUFFER_SIZE 65536

/*
 * "folder/.hash.pid.tmp": hidden, on the same file system as the target, and
 * never longer than a name may be, however long the target's is.
 */
static const char *temporary_name(const char *path, struct arena *a)
{
    struct str name = file_name(path);
    struct str folder = {path, (size_t)(name.ptr - path)};

    return arena_format(a, "%.*s.%016" PRIx64 ".%ld.tmp", STR_ARG(folder),
                        str_hash(name), (long)getpid())
        .ptr;
}

/* A rename would put a file in the place of a device, a pipe or a folder. */
static bool is_replaceable(const char *path)
{
    struct stat st;

    return stat(path, &st) < 0 || S_ISREG(st.st_mode);
}

bool outfile_open(struct outfile *f, const char *path, struct arena *a,
                  struct diag *d)
{
    const char *temporary = temporary_name(path, a);
    int fd;

    if (!is_replaceable(path)) {
        errno = 0;
        return diag_system(d, path,
                           "is not a regular file; nothing is written there");
    }
    fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC,
              0666);
    if (fd < 0)
        return diag_system(d, path, "cannot be written");
    *f = (struct outfile){.fd = fd,
                          .open = true,
                          .path = path,
                          .temporary = temporary,
                          .buffer = arena_alloc(a, BUFFER_SIZE)};
    return true;
}

static void write_through(struct outfile *f, struct str bytes)
{
    while (bytes.len && !f->error) {
        ssize_t n = write(f->fd, bytes.ptr, bytes.len);

        if (n < 0 && errno != EINTR)
            f->error = errno;
        else if (n > 0)
            bytes = str_skip(bytes, (size_t)n);
    }
}

static void flush(struct outfile *f)
{
    write_through(f, (struct str){f->buffer, f->used});
    f->used = 0;
}

void outfile_write(struct outfile *f, struct str bytes)
{
    if (bytes.len > BUFFER_SIZE - f->used)
        flush(f);
    if (bytes.len > BUFFER_SIZE) {
        write_through(f, bytes);
    } else if (bytes.len) {
        memcpy(f->buffer + f->used, bytes.ptr, bytes.len);
        f->used += bytes.len;
    }
}

/* The new name itself must survive a power cut. */
static int sync_folder(const char *path)
{
    char folder[4096];
    size_t n = (size_t)(file_name(path).ptr - path);
    int fd, error;

    if (n >= sizeof(folder))
        return ENAMETOOLONG;
    memcpy(folder, path, n);
    folder[n] = '\0';
    fd = open(n ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    /* Some file systems refuse to sync a folder; the file is safe. */
    error = fsync(fd) == 0 || errno == EINVAL ? 0 : errno;
    close(fd);
    return error;
}

bool outfile_commit(struct outfile *f, struct diag *d)
{
    flush(f);
    if (!f->error && !f->unsettled && fsync(f->fd) < 0)
        f->error = errno;
    if (close(f->fd) < 0 && !f->error)
        f->error = errno;
    f->open = false;
    if (!f->error && rename(f->temporary, f->path) < 0)
        f->error = errno;
    if (f->error) {
        unlink(f->temporary);
        errno = f->error;
        return diag_system(d, f->path, "cannot be written");
    }
    errno = f->unsettled ? 0 : sync_folder(f->path);
    return errno == 0 || diag_system(d, f->path, "cannot be made safe on disk");
}

void outfile_discard(struct outfile *f)
{
    if (!f->open)
        return;
    close(f->fd);
    unlink(f->temporary);
    f->open = false;
}

static bool save(const char *path, struct str bytes, bool unsettled,
                 struct arena *scratch, struct diag *d)
{
    struct arena_mark mark = arena_mark(scratch);
    struct outfile file = {0};
    bool ok;

    ok = outfile_open(&file, path, scratch, d);
    if (ok) {
        file.unsettled = unsettled;
        outfile_write(&file, bytes);
        ok = outfile_commit(&file, d);
    }
    /* The name in a message is the caller's; the buffer may go. */
    if (d->arena != scratch)
        arena_rewind(scratch, mark);
    return ok;
}

bool outfile_save(const char *path, struct str bytes, struct arena *scratch,
                  struct diag *d)
{
    return save(path, bytes, false, scratch, d);
}

bool outfile_save_unsettled(const char *path, struct str bytes,
                            struct arena *scratch, struct diag *d)
{
    return save(path, bytes, true, scratch, d);
}

bool outfile_settle(const char *folder, struct diag *d)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && syncfs(fd) == 0;

    if (!ok)
        (void)diag_system(d, folder, "cannot be made safe on disk");
    if (fd >= 0)
        close(fd);
    return ok;
}

/* ".0123456789abcdef.4711.tmp": the process that wrote it; 0: another name. */
static long writer_of(const char *name)
{
    const char *p = name + 1;
    long pid = 0;
    int digits = 0;

    if (*name != '.')
        return 0;
    for (; str_hex_digit(*p) >= 0; p++)
        digits++;
    if (digits != 16 || *p++ != '.')
        return 0;
    for (; str_is_digit(*p) && pid < INT32_MAX / 10; p++)
        pid = pid * 10 + (*p - '0');
    return strcmp(p, ".tmp") == 0 ? pid : 0;
}

/*
 * "tmp.AbCdEf0123", empty: libraries of workbooks make such a file and unlink
 * it at once; a kill between the two leaves it.
 */
static bool is_stillborn(int folder, const char *name)
{
    struct stat st;
    size_t n = strspn(name + 4, "0123456789abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    return n == 10 && !name[14] &&
           fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
           S_ISREG(st.st_mode) && st.st_size == 0;
}

void outfile_sweep(const char *folder)
{
    DIR *handle = opendir(folder);
    struct dirent *entry;

    if (!handle)
        return;
    while ((entry = readdir(handle))) {
        long pid = writer_of(entry->d_name);
        bool is_left = pid > 0 && kill((pid_t)pid, 0) != 0 && errno == ESRCH;

        if (strncmp(entry->d_name, "tmp.", 4) == 0)
            is_left = is_stillborn(dirfd(handle), entry->d_name);
        if (is_left)
            (void)unlinkat(dirfd(handle), entry->d_name, 0);
    }
    closedir(handle);
}
