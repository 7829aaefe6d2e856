/*
 * faults - preloaded into the program, makes one call fail.
 *
 * FAULT=write:3:ENOSPC fails the third write (pwrite, writev) to a regular
 * file; also fsync, rename, link, open (for writing).  FAULT=write:3+:ENOSPC
 * fails the third and all later ones, as a full disk does. FAULT=write:0:ENOSPC
 * fails none.  FAULT=write:3:KILL kills the program there, before the call.
 * With FAULT_COUNT=FILE the number of such calls is written
 * there at the end, so that a test can try each of them.  NO_LOCKS=1 grants
 * every lock of a file to everybody.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static const struct {
    const char *name;
    int value;
} errors[] = {
    {"ENOSPC", ENOSPC}, {"EIO", EIO}, {"EACCES", EACCES}, {"KILL", -1}};

static atomic_int seen;

static bool plan(char call[16], int *nth, bool *onwards, int *error)
{
    const char *text = getenv("FAULT");
    char name[16];
    char plus = 0;

    if (!text)
        return false;
    *error = EIO;
    if (sscanf(text, "%15[a-z]:%d%c", call, nth, &plus) < 2)
        return false;
    *onwards = plus == '+';
    if (sscanf(text, "%*[a-z]:%*d%*[+:]%15s", name) != 1)
        return true;
    for (size_t i = 0; i < sizeof(errors) / sizeof(errors[0]); i++)
        if (strcmp(name, errors[i].name) == 0)
            *error = errors[i].value;
    return true;
}

/* Is it this call's turn?  Sets errno. */
static bool fails(const char *call)
{
    char wanted[16];
    int nth, error;
    bool onwards;
    int n;

    if (!plan(wanted, &nth, &onwards, &error) || strcmp(wanted, call) != 0)
        return false;
    n = atomic_fetch_add(&seen, 1) + 1;
    if (nth <= 0 || !(n == nth || (onwards && n > nth)))
        return false;
    if (error < 0)
        raise(SIGKILL);
    errno = error;
    return true;
}

static bool is_file(int fd)
{
    struct stat st;

    return fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
}

/* dlsym's void * is a function here; ISO C has no cast for that. */
static void real(const char *name, void *function)
{
    void *found = dlsym(RTLD_NEXT, name);

    memcpy(function, &found, sizeof(found));
}

ssize_t write(int fd, const void *bytes, size_t n)
{
    ssize_t (*next)(int, const void *, size_t);

    if (is_file(fd) && fails("write"))
        return -1;
    real("write", &next);
    return next(fd, bytes, n);
}

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at)
{
    ssize_t (*next)(int, const void *, size_t, off_t);

    if (is_file(fd) && fails("write"))
        return -1;
    real("pwrite", &next);
    return next(fd, bytes, n, at);
}

ssize_t writev(int fd, const struct iovec *parts, int n)
{
    ssize_t (*next)(int, const struct iovec *, int);

    if (is_file(fd) && fails("write"))
        return -1;
    real("writev", &next);
    return next(fd, parts, n);
}

int fsync(int fd)
{
    int (*next)(int);

    if (fails("fsync"))
        return -1;
    real("fsync", &next);
    return next(fd);
}

int fdatasync(int fd)
{
    int (*next)(int);

    if (fails("fsync"))
        return -1;
    real("fdatasync", &next);
    return next(fd);
}

int rename(const char *from, const char *to)
{
    int (*next)(const char *, const char *);

    if (fails("rename"))
        return -1;
    real("rename", &next);
    return next(from, to);
}

int link(const char *from, const char *to)
{
    int (*next)(const char *, const char *);

    if (fails("link"))
        return -1;
    real("link", &next);
    return next(from, to);
}

int renameat2(int from_dir, const char *from, int to_dir, const char *to,
              unsigned flags)
{
    int (*next)(int, const char *, int, const char *, unsigned);

    if (fails("rename"))
        return -1;
    real("renameat2", &next);
    return next(from_dir, from, to_dir, to, flags);
}

int open(const char *path, int flags, ...)
{
    int (*next)(const char *, int, ...);
    mode_t mode = 0;
    va_list args;

    if (flags & (O_CREAT | O_TMPFILE)) {
        va_start(args, flags);
        mode = va_arg(args, mode_t);
        va_end(args);
    }
    if ((flags & O_ACCMODE) != O_RDONLY && fails("open"))
        return -1;
    real("open", &next);
    return next(path, flags, mode);
}

__attribute__((destructor)) static void report(void)
{
    const char *path = getenv("FAULT_COUNT");
    FILE *f = path ? fopen(path, "w") : NULL;

    if (f) {
        fprintf(f, "%d\n", atomic_load(&seen));
        fclose(f);
    }
}

/*
 * NO_LOCKS=1: locks of files are granted to everybody, as some network shares
 * do.
 */
static bool lies_about(int command)
{
    return getenv("NO_LOCKS") &&
           (command == F_SETLK || command == F_SETLKW ||
            command == F_OFD_SETLK || command == F_OFD_SETLKW);
}

int fcntl64(int fd, int command, ...)
{
    int (*next)(int, int, ...);
    va_list arguments;
    void *more;

    va_start(arguments, command);
    more = va_arg(arguments, void *);
    va_end(arguments);
    if (lies_about(command))
        return 0;
    real("fcntl64", &next);
    return next(fd, command, more);
}

int fcntl(int fd, int command, ...)
{
    int (*next)(int, int, ...);
    va_list arguments;
    void *more;

    va_start(arguments, command);
    more = va_arg(arguments, void *);
    va_end(arguments);
    if (lies_about(command))
        return 0;
    real("fcntl", &next);
    return next(fd, command, more);
}
