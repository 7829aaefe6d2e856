#include "base/job.h"

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define JOBS 200

/* Results stand at the index of their job, whoever did it. */
struct work {
    struct str texts[JOBS];
    atomic_uint calls[JOBS];
    atomic_uint busy[JOB_MAX_THREADS]; /* a worker does one job at a time */
    unsigned threads;
    atomic_bool wrong;
};

static bool make_text(void *context, size_t i, struct worker *w)
{
    struct work *work = context;

    if (w->number >= work->threads ||
        atomic_fetch_add(&work->busy[w->number], 1))
        atomic_store(&work->wrong, true);
    atomic_fetch_add(&work->calls[i], 1);
    work->texts[i] = arena_format(w->arena, "job %zu", i);
    if (i % 17 == 0)
        usleep(300); /* so that later jobs end first */
    diag_note(w->diag, nowhere, "first of %zu", i);
    if (i % 3 == 0)
        diag_warning(w->diag, place_of("x.csv", i, 1), "second of %zu", i);
    atomic_fetch_sub(&work->busy[w->number], 1);
    return true;
}

static char *print(const struct diag *d)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    assert_non_null(out);
    diag_print(d, out, DIAG_NOTE);
    assert_int_equal(fclose(out), 0);
    return text;
}

/* Run on some threads; the messages as they are printed. */
static char *run(unsigned threads)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct work *work = arena_new(&a, struct work);
    char *text;

    work->threads = threads ? threads : 1;
    diag_note(&d, nowhere, "before");
    assert_true(job_run(JOBS, threads, make_text, work, &a, &d));
    diag_note(&d, nowhere, "after");
    assert_false(work->wrong);
    for (size_t i = 0; i < JOBS; i++) {
        struct str want = arena_format(&a, "job %zu", i);

        if (work->calls[i] != 1 || !str_equal(work->texts[i], want))
            fail_msg("%u threads, job %zu", threads, i);
    }
    assert_int_equal(d.worst, DIAG_WARNING);
    assert_int_equal(d.counts[DIAG_WARNING], (JOBS + 2) / 3);
    text = print(&d);
    arena_release(&a);
    return text;
}

/* The same messages in the same order on any number of threads. */
static void test_order(void **state)
{
    char *one = run(1);

    (void)state;
    assert_non_null(strstr(one, "note: before\n"));
    assert_non_null(strstr(one, "note: first of 0\n"
                                "x.csv: warning: second of 0\n"
                                "note: first of 1\n"
                                "note: first of 2\n"
                                "note: first of 3\n"
                                "x.csv:3:1: warning: second of 3\n"));
    for (unsigned threads = 0; threads <= 8; threads++) {
        char *text = run(threads);

        if (strcmp(text, one) != 0)
            fail_msg("%u threads", threads);
        free(text);
    }
    free(one);
}

static bool count_job(void *context, size_t i, struct worker *w)
{
    (void)i;
    (void)w;
    atomic_fetch_add((atomic_size_t *)context, 1);
    return true;
}

static void test_numbers(void **state)
{
    static const unsigned threads[] = {0, 1, 2, JOB_MAX_THREADS, 1000};
    struct arena a = {0};
    struct diag d = {.arena = &a};

    (void)state;
    for (size_t i = 0; i < COUNT(threads); i++) {
        for (size_t n = 0; n < 5; n++) {
            atomic_size_t done = 0;

            assert_true(job_run(n, threads[i], count_job, &done, &a, &d));
            assert_int_equal(done, n);
        }
    }
    assert_int_equal(d.worst, DIAG_OK);
    assert_in_range(job_cores(), 1, JOB_MAX_THREADS);
    arena_release(&a);
}

static bool fail_some(void *context, size_t i, struct worker *w)
{
    (void)context;
    if (i == 3 || i == 7)
        return diag_error(w->diag, place_of("x.csv", i, 0), "job %zu failed",
                          i);
    return true;
}

/* A failure stops no other job; all of them are told. */
static void test_failures(void **state)
{
    (void)state;
    for (unsigned threads = 1; threads <= 4; threads++) {
        struct arena a = {0};
        struct diag d = {.arena = &a};

        assert_false(job_run(10, threads, fail_some, NULL, &a, &d));
        assert_int_equal(d.counts[DIAG_ERROR], 2);
        assert_int_equal(d.worst, DIAG_ERROR);
        assert_true(str_equal_z(d.first->text, "job 3 failed"));
        assert_true(str_equal_z(d.last->text, "job 7 failed"));
        arena_release(&a);
    }
}

static bool run_out(void *context, size_t i, struct worker *w)
{
    atomic_fetch_add((atomic_size_t *)context, 1);
    if (i == 5)
        (void)arena_alloc(w->arena, SIZE_MAX);
    return true;
}

/* A worker without memory fails its job alone; the others are done. */
static void test_no_memory(void **state)
{
    (void)state;
    for (unsigned threads = 2; threads <= 8; threads++) {
        struct arena a = {0};
        struct diag d = {.arena = &a};
        atomic_size_t started = 0;

        assert_false(job_run(20, threads, run_out, &started, &a, &d));
        assert_int_equal(started, 20);
        assert_int_equal(d.worst, DIAG_SYSTEM);
        assert_int_equal(d.counts[DIAG_SYSTEM], 1);
        assert_true(
            str_starts(d.first->text, STR("a part of the work was not done")));
        arena_release(&a);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_failures),
        cmocka_unit_test(test_no_memory),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
