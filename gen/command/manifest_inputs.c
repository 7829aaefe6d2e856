/*
 * The files a run has read, as its manifest names them.
 */
#include "command/manifest.h"

#include "base/file.h"

#include <string.h>

/* "snapshots/2026-07-17/documents.csv", "records/disputes.csv". */
static bool is_of_snapshot(const struct snapshot *s, const char *path)
{
    return str_starts(str_from_z(path), str_from_z(s->folder));
}

/* "replaced/1/" of a snapshot as it was before it was replaced. */
static struct str version_of(const struct snapshot *s, struct arena *a)
{
    struct str path = str_from_z(s->folder);
    struct str number = file_name(s->folder);
    struct str kept = STR("/replaced/");

    path.len -= number.len;
    if (!str_ends(path, kept))
        return STR("");
    return arena_format(a, "replaced/%.*s/", STR_ARG(number));
}

static struct str name_of_input(const struct snapshot *s, const char *path,
                                struct arena *a)
{
    if (is_of_snapshot(s, path))
        return arena_format(
            a, "snapshots/%.*s/%.*s%.*s", STR_ARG(date_iso(s->date, a)),
            STR_ARG(version_of(s, a)), STR_ARG(file_name(path)));
    return arena_format(a, "records/%.*s", STR_ARG(file_name(path)));
}

/* Those of another snapshot that the opening was made of. */
static bool add_earlier(struct run *r, const struct manifest *m,
                        const struct book *b, const struct snapshot *s,
                        const char *const *files, size_t count)
{
    bool ok = true;

    for (size_t i = 0; ok && i < count; i++)
        if (strcmp(s->folder, b->snapshot.folder) != 0 &&
            is_of_snapshot(s, files[i]))
            ok = manifest_add(r, m->inputs,
                              name_of_input(s, files[i], r->arena), files[i]);
    return ok;
}

bool manifest_add_inputs(struct run *r, const struct manifest *m,
                         const struct book *b)
{
    const struct earlier *e = &b->earlier;
    bool ok = true;

    for (size_t i = 0; ok && i < b->file_count; i++)
        ok = manifest_add(r, m->inputs,
                          name_of_input(&b->snapshot, b->files[i], r->arena),
                          b->files[i]);
    return ok && add_earlier(r, m, b, &e->snapshot, e->files, e->file_count) &&
           add_earlier(r, m, b, &e->now, e->now_files, e->now_file_count) &&
           manifest_add(r, m->policy, STR("duebook.yaml"),
                        file_join(r->arena, b->folder, STR("duebook.yaml")));
}

struct str manifest_input_name(const struct book *b, const char *path,
                               struct arena *a)
{
    return b->folder ? name_of_input(&b->snapshot, path, a) : file_name(path);
}
