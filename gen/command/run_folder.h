/*
 * run_folder - where a run writes: a folder that appears whole.
 *
 * Everything goes to a hidden folder beside the target, which is renamed at
 * the end.  A run is never overwritten: with other inputs it becomes
 * 2026-07-17-2; the same run again is recognised by its manifest and outputs.
 * The hidden folder is locked while a run works in it, so that what an
 * interrupted run left is told from what another run is writing, and emptied.
 */
#ifndef COMMAND_RUN_FOLDER_H
#define COMMAND_RUN_FOLDER_H

#include "command/command.h"

struct run_folder {
    const char *wanted; /* "book/out/2026-07-17" */
    const char *work;   /* "book/out/.2026-07-17.1.tmp" */
    const char *final;  /* where it stands after run_folder_commit */
    int lock;           /* of the work folder */
    bool unchanged;     /* an equal run was there already */
};

/* What the finished folder holds. */
struct run_outputs {
    const struct str *names; /* relative to the folder */
    size_t count;
    struct str manifest; /* the text of manifest.json, written already */
};

/* False, said why: it cannot be written, or somebody has a file of it open. */
MUST_CHECK bool run_folder_open(struct run *r, const char *wanted,
                                struct run_folder *out);

MUST_CHECK bool run_folder_commit(struct run *r, struct run_folder *f,
                                  const struct run_outputs *outputs);

/*
 * Remove the hidden folders that interrupted runs left in a folder of ours; one
 * that a run works in stays.
 */
void run_folder_sweep(const char *folder, struct arena *a);

/* Remove what was written; for a run that failed. */
void run_folder_discard(struct run_folder *f);

#endif
