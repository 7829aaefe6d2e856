/*
 * job - an ordered list of jobs on several threads.
 *
 * Each worker owns its arena; shared data are immutable.  Messages merge in
 * the order of the jobs and results stand at the job's index, so nothing that
 * is written depends on the number of threads.  A worker without memory fails
 * its job; only the coordinator exits.
 */
#ifndef BASE_JOB_H
#define BASE_JOB_H

#include "base/diag.h"

struct worker {
    struct arena *arena; /* adopted by the coordinator's after the run */
    struct diag *diag;   /* this job's */
    unsigned number;     /* 0 .. threads - 1 */
};

/* One job; false: it failed and said why. */
typedef bool job_fn(void *context, size_t index, struct worker *w);

/* Cores of this machine, at least 1, at most JOB_MAX_THREADS. */
#define JOB_MAX_THREADS 64
unsigned job_cores(void);

/*
 * Run fn for 0 .. n-1 on at most threads threads (1 runs in this thread).
 * Memory of the workers moves into a.  False when any job failed.
 */
MUST_CHECK bool job_run(size_t n, unsigned threads, job_fn *fn, void *context,
                        struct arena *a, struct diag *d);

#endif
