#include "command/past_runs.h"

#include "base/file.h"
#include "base/hash.h"

#include <stdlib.h>

#define MOST_NUMBER 100000

/* "2" of "2026-07-10-2" after "2026-07-10-"; 0: none of ours. */
static int number_of(struct str digits)
{
    int n = 0;

    for (size_t i = 0; i < digits.len; i++) {
        if (digits.ptr[i] < '0' || digits.ptr[i] > '9' || n >= MOST_NUMBER)
            return 0;
        n = 10 * n + (digits.ptr[i] - '0');
    }
    return digits.len && digits.ptr[0] != '0' ? n : 0;
}

/* 1 of "2026-07-10", 2 of "2026-07-10-2"; 0: the folder of another day. */
static int number_of_run(struct str name, struct str day)
{
    if (str_equal(name, day))
        return 1;
    if (!str_starts(name, day) || name.len < day.len + 2 ||
        name.ptr[day.len] != '-')
        return 0;
    return number_of(str_skip(name, day.len + 1));
}

struct numbered {
    struct str name;
    int number;
};

static int compare_numbered(const void *a, const void *b)
{
    const struct numbered *x = a;
    const struct numbered *y = b;

    return (x->number > y->number) - (x->number < y->number);
}

/* Names in a folder that have a number, by it; day empty: plain numbers. */
static size_t list_numbered(struct run *r, const char *folder, struct str day,
                            struct numbered **out)
{
    struct diag quiet = {0};
    struct file_names names;
    size_t n = 0;

    *out = NULL;
    if (!file_is_folder(folder) || !file_list(&names, folder, r->arena, &quiet))
        return 0;
    *out = arena_array(r->arena, struct numbered, names.count);
    for (size_t i = 0; i < names.count; i++) {
        int number = day.len ? number_of_run(names.items[i], day)
                             : number_of(names.items[i]);

        if (number)
            (*out)[n++] = (struct numbered){names.items[i], number};
    }
    if (n)
        qsort(*out, n, sizeof(**out), compare_numbered);
    return n;
}

size_t past_runs_of(struct run *r, const char *book, struct date day,
                    struct past_run **out)
{
    const char *folder = file_join(r->arena, book, STR("out"));
    struct numbered *names;
    size_t count = list_numbered(r, folder, date_iso(day, r->arena), &names);
    size_t n = 0;

    *out = arena_array(r->arena, struct past_run, count);
    for (size_t i = 0; i < count; i++) {
        struct past_run x = {
            .name = arena_format(r->arena, "out/%.*s", STR_ARG(names[i].name))};
        struct diag first = diag_like(r->diag, r->arena);

        x.manifest =
            file_join(r->arena, file_join(r->arena, folder, names[i].name),
                      STR("manifest.json"));
        if (!file_exists(x.manifest))
            continue;
        if (manifest_read(x.manifest, &x.told, r->arena, &first) &&
            x.told.as_of.day == day.day)
            (*out)[n++] = x;
        else
            diag_warning(r->diag, place_of(x.manifest, 0, 0),
                         "this manifest cannot be read: what its run reported "
                         "is not known");
    }
    return n;
}

static const char *replaced_folder(struct run *r, const struct snapshot *s)
{
    return file_join(r->arena, s->folder, STR("replaced"));
}

bool past_is_replaced(struct run *r, const struct snapshot *s)
{
    struct numbered *names;

    return list_numbered(r, replaced_folder(r, s), STR(""), &names) > 0;
}

static bool is_file_of(struct run *r, const char *path,
                       const struct run_input *inputs, size_t count)
{
    struct str name = file_name(path);
    struct diag quiet = {0};
    struct sha256 hash;

    for (size_t i = 0; i < count; i++) {
        const char *input = arena_z(r->arena, inputs[i].path);

        if (str_equal(file_name(input), name))
            return hash_file(&hash, path, &quiet) &&
                   str_equal(hash_hex(hash, r->arena), inputs[i].sha256);
    }
    return false;
}

/* Whether the run read just these files. */
static bool fits(struct run *r, const struct past_run *run,
                 const struct snapshot *s, struct date day)
{
    struct str prefix = arena_format(r->arena, "snapshots/%.*s/",
                                     STR_ARG(date_iso(day, r->arena)));
    struct run_input *inputs;
    size_t n = manifest_inputs(&run->told, prefix, &inputs, r->arena);

    if (n == 0 || n != s->file_count)
        return false;
    for (size_t i = 0; i < n; i++)
        if (!is_file_of(r, s->files[i], inputs, n))
            return false;
    return true;
}

/* All that the snapshot was, the first one first; what it is now last. */
static size_t list_versions(struct run *r, const struct snapshot *now,
                            struct snapshot **out)
{
    const char *folder = replaced_folder(r, now);
    struct numbered *names;
    size_t count = list_numbered(r, folder, STR(""), &names);
    size_t n = 0;

    *out = arena_array(r->arena, struct snapshot, count + 1);
    for (size_t i = 0; i < count; i++) {
        struct diag quiet = {0};
        struct snapshot s;

        if (!snapshot_open(file_join(r->arena, folder, names[i].name), &s,
                           r->arena, &quiet))
            continue;
        s.date = now->date;
        (*out)[n++] = s;
    }
    (*out)[n++] = *now;
    return n;
}

struct snapshot past_snapshot(struct run *r, const char *book,
                              const struct snapshot *now, bool *replaced)
{
    struct snapshot *versions;
    size_t n = list_versions(r, now, &versions);
    struct past_run *runs;
    size_t run_count;
    size_t found = 0;

    *replaced = false;
    if (n == 1)
        return *now;
    run_count = past_runs_of(r, book, now->date, &runs);
    for (size_t i = 0; i < run_count; i++) {
        for (found = 0; found < n; found++)
            if (fits(r, &runs[i], &versions[found], now->date))
                break;
        if (found < n)
            break;
    }
    found = found < n ? found : 0;
    *replaced = found + 1 < n;
    return versions[found];
}
