#include "command/resources.h"

#include "base/file.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

/* Where a built-in folder may be, seen from the program's own. */
static const char *const relative_roots[] = {"..", "../..", "../../..",
                                             "../share/duebook"};

static const char *program_folder(struct run *r)
{
    char path[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", path, sizeof(path));
    struct str whole = {path, n > 0 ? (size_t)n : 0};

    while (whole.len && whole.ptr[whole.len - 1] != '/')
        whole.len--;
    return whole.len ? arena_z(r->arena, str_head(whole, whole.len - 1)) : ".";
}

static bool is_root(struct run *r, const char *folder)
{
    return file_is_folder(file_join(r->arena, folder, STR("templates"))) &&
           file_is_folder(file_join(r->arena, folder, STR("fonts")));
}

bool resource_root(struct run *r, const char **out)
{
    const char *asked = getenv("DUEBOOK_HOME");
    char plain[PATH_MAX];
    const char *folder = program_folder(r);

    if (asked && *asked) {
        *out = asked;
        return true;
    }
    for (size_t i = 0; i < COUNT(relative_roots); i++) {
        const char *root =
            file_join(r->arena, folder, str_from_z(relative_roots[i]));

        if (is_root(r, root)) {
            *out = realpath(root, plain) ? arena_z(r->arena, str_from_z(plain))
                                         : root;
            return true;
        }
    }
    errno = 0;
    return diag_system(r->diag, folder,
                       "the templates that belong to the program are not "
                       "beside it; set DUEBOOK_HOME to the folder that holds "
                       "templates and fonts");
}

bool resource_find(struct run *r, const char *book, const char *name,
                   const char **out)
{
    const char *root, *own, *built_in;

    own = book ? file_join(r->arena, book, str_from_z(name)) : NULL;
    if (own && file_exists(own)) {
        *out = own;
        return true;
    }
    if (!resource_root(r, &root))
        return false;
    built_in = file_join(r->arena, root, str_from_z(name));
    if (file_exists(built_in)) {
        *out = built_in;
        return true;
    }
    errno = 0;
    return diag_system(r->diag, name, "is missing; looked for %s%s%s",
                       own ? own : "", own ? ", " : "", built_in);
}
