#include "base/diag.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct phrase phrase_items[] = {
    {"%s: row %d", "%s：第 %d 行"},
    {"... and %zu more messages\n", "……另有 %zu 条\n"},
};
static const struct phrases chinese = {
    phrase_items,
    COUNT(phrase_items),
    {"好", "提示", "注意", "错误", "用法", "系统"}};

static void check_print(const struct diag *d, enum severity least,
                        const char *want)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    assert_non_null(out);
    diag_print(d, out, least);
    assert_int_equal(fclose(out), 0);
    if (strcmp(text, want) != 0)
        fail_msg("want %s, got %s", want, text);
    free(text);
}

static void test_print(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};

    (void)state;
    check_print(&d, DIAG_NOTE, "");
    diag_note(&d, nowhere, "a note");
    diag_warning(&d, place_of("x.csv", 0, 7), "of the file");
    assert_false(diag_error(&d, place_of("x.csv", 3, 0), "%s: row %d", "A", 3));
    assert_false(diag_error(&d, place_of("x.csv", 4, 2), "bad"));
    assert_false(diag_usage(&d, "flag %s", "-x"));
    errno = 0;
    assert_false(diag_system(&d, "out", "is a folder"));
    errno = ENOENT;
    assert_false(diag_system(&d, "in", "cannot be opened"));
    check_print(&d, DIAG_NOTE,
                "note: a note\n"
                "x.csv: warning: of the file\n"
                "x.csv:3: error: A: row 3\n"
                "x.csv:4:2: error: bad\n"
                "usage: flag -x\n"
                "out: error: is a folder\n"
                "in: error: cannot be opened: No such file or directory\n");
    check_print(&d, DIAG_USAGE,
                "usage: flag -x\n"
                "out: error: is a folder\n"
                "in: error: cannot be opened: No such file or directory\n");
    arena_release(&a);
}

static void test_translation(void **state)
{
    struct arena a = {0}, b = {0};
    struct diag d = {.arena = &a, .phrases = &chinese};
    struct diag worker = diag_like(&d, &b);

    (void)state;
    assert_false(
        diag_error(&worker, place_of("甲.csv", 2, 1), "%s: row %d", "客户", 2));
    assert_false(diag_error(&worker, nowhere, "not translated"));
    diag_merge(&d, &worker);
    check_print(&d, DIAG_NOTE,
                "甲.csv:2:1: 错误: 客户：第 2 行\n"
                "错误: not translated\n");
    arena_release(&a);
    arena_release(&b);
}

/* Quoted data can neither steer a terminal nor begin another message. */
static void test_hostile_text(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};

    (void)state;
    diag_note(&d, place_of("a\x1b[1m.csv", 1, 1), "%.*s",
              STR_ARG(STR("x\ny\r\t\x1b]0;\x07\x7F\xC2\x9B"
                          "1mé\xC2")));
    check_print(&d, DIAG_NOTE, "a [1m.csv:1:1: note: x y   ]0;   1mé\xC2\n");
    arena_release(&a);
}

static const struct {
    enum severity worst;
    int status, strict;
} exit_cases[] = {
    {DIAG_OK, 0, 0},    {DIAG_NOTE, 0, 0},  {DIAG_WARNING, 0, 1},
    {DIAG_ERROR, 1, 1}, {DIAG_USAGE, 2, 2}, {DIAG_SYSTEM, 3, 3},
};

static void test_exit_status(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(exit_cases); i++) {
        struct diag d = {.worst = exit_cases[i].worst};

        assert_int_equal(diag_exit_status(&d, false), exit_cases[i].status);
        assert_int_equal(diag_exit_status(&d, true), exit_cases[i].strict);
    }
}

/* The worst stays, whatever comes after it, in any order of merging. */
static void test_worst(void **state)
{
    struct diag a = {0}, b = {0};

    (void)state;
    diag_warning(&a, nowhere, "x");
    assert_int_equal(a.worst, DIAG_WARNING);
    assert_false(diag_error(&b, nowhere, "x"));
    diag_note(&b, nowhere, "x");
    assert_int_equal(b.worst, DIAG_ERROR);
    diag_merge(&a, &b);
    assert_int_equal(a.worst, DIAG_ERROR);
    assert_int_equal(a.counts[DIAG_NOTE], 1);
    assert_int_equal(a.counts[DIAG_WARNING], 1);
    assert_int_equal(a.counts[DIAG_ERROR], 1);
    assert_null(a.first); /* without an arena they are counted alone */
}

/* A million bad rows do not fill the memory; they are all counted. */
static void test_many(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    size_t kept = 0;

    (void)state;
    for (int i = 0; i < 12000; i++)
        assert_false(diag_error(&d, nowhere, "%d", i));
    errno = 0;
    assert_false(diag_system(&d, "x", "still told"));
    assert_int_equal(d.counts[DIAG_ERROR], 12000);
    for (const struct message *m = d.first; m; m = m->next)
        kept++;
    assert_int_equal(kept, 10001);
    assert_true(str_equal_z(d.last->text, "still told"));
    check_print(&d, DIAG_SYSTEM,
                "x: error: still told\n... and 2000 more messages\n");
    arena_release(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_print),        cmocka_unit_test(test_translation),
        cmocka_unit_test(test_hostile_text), cmocka_unit_test(test_exit_status),
        cmocka_unit_test(test_worst),        cmocka_unit_test(test_many),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
