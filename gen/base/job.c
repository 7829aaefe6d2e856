#include "base/job.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

unsigned job_cores(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);

    if (n < 1)
        return 1;
    return n > JOB_MAX_THREADS ? JOB_MAX_THREADS : (unsigned)n;
}

struct run {
    size_t n;
    atomic_size_t next;
    job_fn *fn;
    void *context;
    const struct diag *model; /* whose language the workers speak */
    struct outcome {
        struct diag diag;
        bool ok;
    } * outcomes; /* one a job */
};

struct thread {
    struct run *run;
    struct arena arena;
    unsigned number;
    pthread_t handle;
    bool started;
};

/* A worker without memory ends; its job stays marked as failed. */
static void end_thread(void *user)
{
    (void)user;
    pthread_exit(NULL);
}

static void *work(void *argument)
{
    struct thread *t = argument;
    struct run *run = t->run;
    size_t i;

    while ((i = atomic_fetch_add(&run->next, 1)) < run->n) {
        struct outcome *out = &run->outcomes[i];
        struct worker w = {&t->arena, &out->diag, t->number};

        out->diag = diag_like(run->model, &t->arena);
        out->ok = run->fn(run->context, i, &w);
    }
    return NULL;
}

static void run_here(struct run *run, struct arena *a)
{
    struct thread t = {.run = run};

    (void)work(&t);
    arena_adopt(a, &t.arena);
}

static void start(struct thread *t, struct run *run, unsigned number)
{
    t->run = run;
    t->number = number;
    t->arena.no_memory = end_thread;
    t->started = pthread_create(&t->handle, NULL, work, t) == 0;
}

static void run_threads(struct run *run, unsigned threads, struct arena *a)
{
    struct thread t[JOB_MAX_THREADS] = {0};

    for (unsigned i = 0; i < threads; i++)
        start(&t[i], run, i);
    for (unsigned i = 0; i < threads; i++) {
        if (t[i].started)
            pthread_join(t[i].handle, NULL);
        arena_adopt(a, &t[i].arena);
    }
    /* Where no thread could be started, or all ended early. */
    if (atomic_load(&run->next) < run->n)
        run_here(run, a);
}

/* Messages in the order of jobs; did all succeed? */
static bool collect(const struct run *run, struct diag *d)
{
    bool ok = true;
    bool silent = false;

    for (size_t i = 0; i < run->n; i++) {
        diag_merge(d, &run->outcomes[i].diag);
        if (run->outcomes[i].ok)
            continue;
        ok = false;
        silent |= run->outcomes[i].diag.worst < DIAG_ERROR;
    }
    if (silent) {
        errno = ENOMEM;
        diag_system(d, NULL, "a part of the work was not done");
    }
    return ok;
}

bool job_run(size_t n, unsigned threads, job_fn *fn, void *context,
             struct arena *a, struct diag *d)
{
    struct run run = {.n = n, .fn = fn, .context = context, .model = d};

    run.outcomes = arena_array(a, struct outcome, n);
    if (threads > JOB_MAX_THREADS)
        threads = JOB_MAX_THREADS;
    if (threads > n)
        threads = (unsigned)n;
    if (threads <= 1)
        run_here(&run, a);
    else
        run_threads(&run, threads, a);
    return collect(&run, d);
}
