/*
 * outfile - a file that appears whole or not at all.
 *
 * Bytes go to a temporary file beside the target; outfile_commit flushes,
 * syncs and renames it.  Until then, and after any failure, the user's old
 * file is untouched.  A write error is kept and reported once, by commit.
 */
#ifndef BASE_OUTFILE_H
#define BASE_OUTFILE_H

#include "base/diag.h"

struct outfile {
    int fd; /* -1 and 0-initialised both mean closed */
    bool open;
    int error; /* the first errno */
    const char *path;
    const char *temporary;
    char *buffer;
    size_t used;
    bool unsettled; /* commit does not wait for the disk: see outfile_settle */
};

MUST_CHECK bool outfile_open(struct outfile *f, const char *path,
                             struct arena *a, struct diag *d);
void outfile_write(struct outfile *f, struct str bytes);
MUST_CHECK bool outfile_commit(struct outfile *f, struct diag *d);

/* Remove the temporary file of one that was not committed; else nothing. */
void outfile_discard(struct outfile *f);

/*
 * One of thousands of files of a folder: whole or not at all, but safe on the
 * disk only after outfile_settle of their folder.
 */
MUST_CHECK bool outfile_save_unsettled(const char *path, struct str bytes,
                                       struct arena *scratch, struct diag *d);
MUST_CHECK bool outfile_settle(const char *folder, struct diag *d);

/*
 * Remove what processes of this machine that no longer run left in a folder.
 * Where others may share the folder, under a lock that keeps them out.
 */
void outfile_sweep(const char *folder);

/* All three at once. */
MUST_CHECK bool outfile_save(const char *path, struct str bytes,
                             struct arena *scratch, struct diag *d);

#endif
