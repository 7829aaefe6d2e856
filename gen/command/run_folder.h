/*
 * run_folder - where a run writes: a folder that appears whole.
 *
 * Everything goes to a hidden folder beside the target, which is renamed at
 * the end.  A run is never overwritten: with other inputs it becomes
 * 2026-07-17-2; the same run again is recognised by its manifest.
 */
#ifndef COMMAND_RUN_FOLDER_H
#define COMMAND_RUN_FOLDER_H

#include "command/command.h"

struct run_folder {
    const char *wanted; /* "book/out/2026-07-17" */
    const char *work;   /* "book/out/.2026-07-17.4711.tmp" */
    const char *final;  /* where it stands after run_folder_commit */
    bool unchanged;     /* an equal run was there already */
};

MUST_CHECK bool run_folder_open(struct run *r, const char *wanted,
                                struct run_folder *out);

/* manifest: the text of manifest.json, already written to the work folder. */
MUST_CHECK bool run_folder_commit(struct run *r, struct run_folder *f,
                                  struct str manifest);

/* Remove what was written; for a run that failed. */
void run_folder_discard(struct run *r, struct run_folder *f);

#endif
