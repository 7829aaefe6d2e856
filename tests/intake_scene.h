/*
 * intake_scene - files in a folder of their own, read by intake.
 */
#ifndef TESTS_INTAKE_SCENE_H
#define TESTS_INTAKE_SCENE_H

#include "base/buf.h"
#include "base/file.h"
#include "base/outfile.h"
#include "input/intake.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define FILES_MAX 20

/* Where the files of a test are written; removed at its end. */
struct scene {
    char folder[32];
    const char *paths[FILES_MAX];
    size_t count;
    const char *profile; /* or NULL */
    struct arena arena;
    struct diag diag;
    struct ledger ledger;
    struct intake how;
};

static const char *const folders[] = {"templates/profiles"};

static inline void start(struct scene *s)
{
    *s = (struct scene){.folder = "/tmp/test_intake.XXXXXX"};
    s->diag.arena = &s->arena;
    s->how = (struct intake){.profile_folders = folders,
                             .profile_folder_count = 1,
                             .threads = 1,
                             .currency = currency_find(STR("CNY")),
                             .as_of = {20651},
                             .known_at = no_date};
    assert_non_null(mkdtemp(s->folder));
}

/* start, but with the profiles of its own folder alone. */
static inline void start_alone(struct scene *s)
{
    const char **own = NULL;

    start(s);
    own = arena_array(&s->arena, const char *, 1);
    own[0] = s->folder;
    s->how.profile_folders = own;
    s->how.profile_folder_count = 1;
    s->how.own_folder_count = 1;
}

/* Its profile own.yaml. */
static inline void put_profile(struct scene *s, struct str text)
{
    const char *path = file_join(&s->arena, s->folder, STR("own.yaml"));

    assert_true(outfile_save(path, text, &s->arena, &s->diag));
    s->profile = path;
}

static inline void put(struct scene *s, const char *name, struct str text)
{
    const char *path = file_join(&s->arena, s->folder, str_from_z(name));

    assert_true(outfile_save(path, text, &s->arena, &s->diag));
    s->paths[s->count++] = path;
}

static inline bool read_all(struct scene *s)
{
    return intake_read(s->paths, s->count, &s->how, &s->ledger, &s->arena,
                       &s->diag);
}

static inline void finish(struct scene *s)
{
    for (size_t i = 0; i < s->count; i++)
        unlink(s->paths[i]);
    if (s->profile)
        unlink(s->profile);
    rmdir(s->folder);
    arena_release(&s->arena);
}

#endif
