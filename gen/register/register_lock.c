#include "base/file.h"
#include "base/wall_clock.h"
#include "register/register_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define LARGEST_LOCK 1024
#define HOST_MAX     256
#define DAY          86400

/* "host user pid since", each a line of the lock file. */
struct holder {
    struct str host, user, since;
    long pid;
};

static struct str host_name(struct arena *a)
{
    char host[HOST_MAX] = "";

    if (gethostname(host, sizeof(host) - 1) != 0 || !*host)
        return STR("localhost");
    return arena_str(a, str_from_z(host));
}

static struct str user_name(struct arena *a)
{
    const struct passwd *p = getpwuid(getuid());

    if (p && p->pw_name)
        return arena_str(a, str_from_z(p->pw_name));
    return arena_format(a, "%lu", (unsigned long)getuid());
}

/* "2026-07-17T01:30:00Z" */
static struct str time_now(struct arena *a)
{
    int64_t at = wall_seconds();
    int second = (int)(at % DAY);
    struct date day = {(int32_t)(at / DAY)};

    return arena_format(a, "%.*sT%02d:%02d:%02dZ", STR_ARG(date_iso(day, a)),
                        second / 3600, second / 60 % 60, second % 60);
}

static struct str holder_text(struct arena *a)
{
    return arena_format(a, "%.*s\n%.*s\n%ld\n%.*s\n", STR_ARG(host_name(a)),
                        STR_ARG(user_name(a)), (long)getpid(),
                        STR_ARG(time_now(a)));
}

static long number_of(struct str text)
{
    long n = 0;

    for (size_t i = 0; i < text.len; i++) {
        if (!str_is_digit(text.ptr[i]) || n > INT32_MAX)
            return 0;
        n = n * 10 + (text.ptr[i] - '0');
    }
    return n;
}

/* False: no lock file, or one that is being written. */
static bool read_holder(const char *path, struct holder *out, struct arena *a)
{
    struct diag quiet = {0};
    struct str text, pid;

    if (!file_read(&text, path, LARGEST_LOCK, a, &quiet))
        return false;
    if (!str_cut(text, '\n', &out->host, &text) ||
        !str_cut(text, '\n', &out->user, &text) ||
        !str_cut(text, '\n', &pid, &text) ||
        !str_cut(text, '\n', &out->since, &text))
        return false;
    out->pid = number_of(pid);
    return true;
}

/* A process of this machine that no longer runs. */
static bool is_left(const struct holder *h, struct arena *a)
{
    return str_equal(h->host, host_name(a)) && h->pid > 0 &&
           kill((pid_t)h->pid, 0) != 0 && errno == ESRCH;
}

/*
 * Take a left lock away: by renaming it to a name that only one can make, so
 * that of two who see it left one alone removes it, and never a new one.
 */
static bool remove_left(const char *path, const struct holder *left,
                        struct arena *a)
{
    const char *aside = arena_format(a, "%s.%ld.left", path, left->pid).ptr;
    struct holder again;
    bool ours = link(path, aside) == 0;

    if (!ours && errno == EEXIST && read_holder(aside, &again, a) &&
        is_left(&again, a))
        ours = true; /* whoever began this was killed, too */
    if (ours && read_holder(path, &again, a) && again.pid == left->pid &&
        str_equal(again.since, left->since))
        (void)unlink(path);
    (void)unlink(aside);
    return ours;
}

static bool write_all(int fd, struct str text)
{
    bool ok = write(fd, text.ptr, text.len) == (ssize_t)text.len;

    return fsync(fd) == 0 && ok;
}

static bool make_file(const char *path, struct arena *a)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    bool ok;
    int error;

    if (fd < 0)
        return false;
    ok = write_all(fd, holder_text(a));
    error = errno;
    close(fd);
    if (!ok)
        (void)unlink(path);
    errno = error;
    return ok;
}

/*
 * Written beside, then linked to its name: it never stands there without its
 * holder, whenever he is killed.  Where a share has no links it is made in
 * place.
 */
static bool make_lock(const char *path, struct arena *a)
{
    struct str name = file_name(path);
    struct str folder = {path, (size_t)(name.ptr - path)};
    const char *own =
        arena_format(a, "%.*s.%016" PRIx64 ".%ld.tmp", STR_ARG(folder),
                     str_hash(name), (long)getpid())
            .ptr;
    bool ok;
    int error;

    (void)unlink(own);
    if (!make_file(own, a))
        return false;
    ok = link(own, path) == 0;
    error = errno;
    (void)unlink(own);
    if (!ok && error != EEXIST)
        return make_file(path, a);
    errno = error;
    return ok;
}

/* The lock may be there and its holder not be written yet: wait for that. */
static bool await_holder(const char *path, struct holder *out, struct arena *a)
{
    for (int i = 0; i < 100 && file_exists(path); i++) {
        if (read_holder(path, out, a))
            return true;
        wall_pause(20);
    }
    return false;
}

static bool refuse(const char *path, struct arena *a, struct diag *d)
{
    struct holder h;
    bool is_told = await_holder(path, &h, a);

    errno = 0;
    if (!is_told)
        return diag_system(d, path,
                           "somebody is just locking the register: run again "
                           "in a moment; if nobody is, delete this file");
    return diag_system(d, path,
                       "the register is in use by %.*s on %.*s (process %ld, "
                       "since %.*s): wait until it ends; if that machine was "
                       "switched off meanwhile, delete this file",
                       STR_ARG(h.user), STR_ARG(h.host), h.pid,
                       STR_ARG(h.since));
}

bool register_lock(const char *book, const char **lock, struct arena *a,
                   struct diag *d)
{
    const char *path = file_join(a, book, STR("register.lock"));
    struct holder h;

    *lock = NULL;
    if (make_lock(path, a)) {
        *lock = path;
        return true;
    }
    if (errno != EEXIST)
        return diag_system(d, path, "cannot be written");
    if (read_holder(path, &h, a) && is_left(&h, a) &&
        remove_left(path, &h, a) && make_lock(path, a)) {
        *lock = path;
        return true;
    }
    return refuse(path, a, d);
}

void register_unlock(const char *lock)
{
    if (lock)
        (void)unlink(lock);
}
