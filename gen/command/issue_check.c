#include "command/issue_check.h"

#include "base/file.h"
#include "command/issue_file.h"
#include "input/intake.h"

#include <errno.h>
#include <stdlib.h>

/* Where runs stand in a Chinese book, and in others. */
static const char *const homes[] = {"已发函件", "issued"};

static bool refuse_copy(struct run *r, const struct book *b, struct str name)
{
    errno = 0;
    return diag_system(r->diag, file_join(r->arena, b->folder, name),
                       "this is a second register, which a program that "
                       "synchronises folders has left: find out which one is "
                       "right, remove the other, then duebook register "
                       "rebuild");
}

static bool check_copies(struct run *r, const struct book *b)
{
    struct file_names names;

    if (!file_list(&names, b->folder, r->arena, r->diag))
        return false;
    for (size_t i = 0; i < names.count; i++) {
        bool is_register =
            str_starts_ignoring_case(names.items[i], STR("register")) ||
            str_starts(names.items[i], STR("登记簿"));
        bool is_ours = str_equal(names.items[i], STR("register.db")) ||
                       str_starts(names.items[i], STR("register.db-")) ||
                       str_starts(names.items[i], STR("register.db.")) ||
                       str_equal(names.items[i], STR("register.lock"));

        if (is_register && !is_ours &&
            (file_has_ending(names.items[i], ".db") ||
             snapshot_is_conflict(names.items[i])))
            return refuse_copy(r, b, names.items[i]);
    }
    return true;
}

static bool read_run(struct run *r, const char *folder, struct issued *out)
{
    const char *path = file_join(r->arena, folder, STR("RUN.json"));

    if (file_exists(path))
        return issue_file_read(path, out, r->arena, r->diag);
    return diag_error(r->diag, place_of(folder, 0, 0),
                      "this run of letters has lost its RUN.json: put it back "
                      "from a backup");
}

bool issue_on_disk(struct run *r, const struct book *b, struct issued *out)
{
    bool ok = true;

    *out = (struct issued){0};
    for (size_t h = 0; h < COUNT(homes); h++) {
        const char *home = file_join(r->arena, b->folder, str_from_z(homes[h]));
        struct file_names names;

        if (!file_is_folder(home))
            continue;
        if (!file_list(&names, home, r->arena, r->diag))
            return false;
        for (size_t i = 0; i < names.count; i++) {
            const char *folder = file_join(r->arena, home, names.items[i]);

            if (file_is_folder(folder))
                ok = read_run(r, folder, out) && ok;
        }
    }
    return ok;
}

static int by_number(const void *a, const void *b)
{
    const struct issued_letter *const *x = a, *const *y = b;

    return str_compare((*x)->number, (*y)->number);
}

static const struct issued_letter **sort(const struct issued *all,
                                         struct arena *a)
{
    const struct issued_letter **list =
        arena_array(a, const struct issued_letter *, all->count);

    for (size_t i = 0; i < all->count; i++)
        list[i] = &all->letters[i];
    if (all->count)
        qsort(list, all->count, sizeof(*list), by_number);
    return list;
}

static bool refuse_older(struct run *r, const struct book *b,
                         const struct issued_letter *x)
{
    errno = 0;
    return diag_system(r->diag,
                       file_join(r->arena, b->folder, STR("register.db")),
                       "the register does not know %.*s, or another one of "
                       "that number, which lies in %.*s: it is older than the "
                       "letters; duebook register rebuild makes it anew from "
                       "them",
                       STR_ARG(x->number), STR_ARG(x->run));
}

static bool check_known(struct run *r, const struct book *b,
                        const struct issued *letters, const struct issued *disk)
{
    const struct issued_letter **known = sort(letters, r->arena);

    for (size_t i = 0; i < disk->count; i++) {
        const struct issued_letter *x = &disk->letters[i];
        const struct issued_letter **found =
            letters->count
                ? bsearch(&x, known, letters->count, sizeof(*known), by_number)
                : NULL;

        if (!found || !str_equal((*found)->sha256, x->sha256))
            return refuse_older(r, b, x);
    }
    return true;
}

/* What the list for people calls withdrawn, a later register knows. */
static bool check_withdrawn(struct run *r, const struct book *b,
                            const struct issued *letters)
{
    const struct issued_letter **known = sort(letters, r->arena);
    struct issued listed;

    issue_list_withdrawn(b, &listed, r->arena);
    for (size_t i = 0; i < listed.count; i++) {
        const struct issued_letter *x = &listed.letters[i];
        const struct issued_letter **found =
            letters->count
                ? bsearch(&x, known, letters->count, sizeof(*known), by_number)
                : NULL;

        errno = 0;
        if (found && (*found)->state == ISSUED_ISSUED)
            return diag_system(
                r->diag, file_join(r->arena, b->folder, STR("register.db")),
                "the register says that %.*s is issued, its list that it is "
                "withdrawn: it is older than the list; duebook register "
                "rebuild makes it anew",
                STR_ARG(x->number));
    }
    return true;
}

static bool check_files(struct run *r, const struct book *b,
                        const struct issued *letters)
{
    for (size_t i = 0; i < letters->count; i++) {
        const struct issued_letter *x = &letters->letters[i];
        struct str name = arena_format(r->arena, "%.*s/%.*s", STR_ARG(x->run),
                                       STR_ARG(x->file));
        const char *path = file_join(r->arena, b->folder, name);

        if (x->state == ISSUED_RESERVED || file_exists(path))
            continue;
        return diag_error(r->diag, place_of(path, 0, 0),
                          "the letter %.*s is not there any more: put it back "
                          "from a backup",
                          STR_ARG(x->number));
    }
    return true;
}

bool issue_compare(struct run *r, const struct book *b,
                   const struct issued *letters)
{
    struct issued disk;

    return check_copies(r, b) && issue_on_disk(r, b, &disk) &&
           check_known(r, b, letters, &disk) &&
           check_withdrawn(r, b, letters) && check_files(r, b, letters);
}
