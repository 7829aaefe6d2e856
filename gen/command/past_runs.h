/*
 * past_runs - what earlier weekly runs of a book wrote, by their manifests.
 */
#ifndef COMMAND_PAST_RUNS_H
#define COMMAND_PAST_RUNS_H

#include "command/command.h"
#include "input/intake.h"
#include "input/issued.h"

struct past_run {
    struct str name;      /* "out/2026-07-10-2" */
    const char *manifest; /* its path */
    struct run_manifest told;
};

/*
 * The runs of a day under BOOK/out/, the first one first.  A manifest that
 * cannot be read is warned of, and its run left out.
 */
size_t past_runs_of(struct run *r, const char *book, struct date day,
                    struct past_run **out);

/*
 * The snapshot of a day as the first run of that day read it, by the hashes of
 * its manifest: the folder itself, or what was kept of it in replaced/N/ when
 * it was replaced.  Without such a run, as it was first.  *replaced: it is not
 * the one that stands there now.
 */
struct snapshot past_snapshot(struct run *r, const char *book,
                              const struct snapshot *now, bool *replaced);

/* Whether a snapshot was ever replaced. */
bool past_is_replaced(struct run *r, const struct snapshot *s);

#endif
