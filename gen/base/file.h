/*
 * file - reading files and folders.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/diag.h"

struct mapped {
    struct str bytes; /* the whole file; valid until file_unmap */
};

/* Map a regular file for reading.  An empty file gives empty bytes. */
MUST_CHECK bool file_map(struct mapped *m, const char *path, struct diag *d);
void file_unmap(struct mapped *m);

/* A whole small file into the arena; more than maximum bytes is refused. */
MUST_CHECK bool file_read(struct str *out, const char *path, size_t maximum,
                          struct arena *a, struct diag *d);

bool file_exists(const char *path);
bool file_is_folder(const char *path);

/* "folder/name" in the arena. */
const char *file_join(struct arena *a, const char *folder, struct str name);

/* The last part of a path. */
struct str file_name(const char *path);

/* Is there more than the ending, and does it end so, in whatever case? */
bool file_has_ending(struct str name, const char *ending);

/* A path without slashes at its end; "/" is left. */
const char *file_without_slash(struct arena *a, const char *path);

struct file_names {
    struct str *items; /* NUL-terminated, sorted by bytes */
    size_t count;
};

/* Names in a folder, without those that start with '.'. */
MUST_CHECK bool file_list(struct file_names *out, const char *folder,
                          struct arena *a, struct diag *d);

/* Make a folder and its parents; one that is there already is fine. */
MUST_CHECK bool file_make_folder(const char *path, struct arena *scratch,
                                 struct diag *d);

/*
 * Remove a folder with all that is in it, hidden files too, or only what is in
 * it.  Links are removed, not followed; what cannot be removed stays.
 */
void file_remove_tree(const char *path);
void file_empty_folder(const char *path);

#endif
