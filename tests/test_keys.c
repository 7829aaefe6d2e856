#include "input/keys.h"

#include "input/intern.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define ROWS     300000
#define DISTINCT 200000

struct row {
    char number[24];
    const char *part;
};

static struct key row_key(const void *rows, size_t i)
{
    const struct row *r = &((const struct row *)rows)[i];

    return (struct key){str_from_z(r->number), str_from_z(r->part)};
}

static struct row *make_rows(struct arena *a)
{
    struct row *rows = arena_array(a, struct row, ROWS);

    for (size_t i = 0; i < ROWS; i++) {
        snprintf(rows[i].number, sizeof(rows[i].number), "INV-%zu",
                 i % DISTINCT);
        rows[i].part = i % DISTINCT < 5 && i >= DISTINCT ? "2" : "";
    }
    return rows;
}

/* All rows from DISTINCT on repeat one, but five that are a second part. */
static void test_repeats(void **state)
{
    (void)state;
    for (unsigned threads = 1; threads <= 3; threads++) {
        struct arena a = {0};
        struct diag d = {.arena = &a};
        struct row *rows = make_rows(&a);
        struct repeat *repeats;
        struct keys keys;
        size_t n;
        bool several;

        assert_true(keys_build(
            &keys, (struct keyed_rows){rows, ROWS, row_key, NULL, true},
            threads, &repeats, &n, &a, &d));
        assert_int_equal(n, ROWS - DISTINCT - 5);
        for (size_t i = 0; i < n; i++)
            if (repeats[i].row != DISTINCT + 5 + i || repeats[i].first != i + 5)
                fail_msg("repeat %zu: %u of %u", i, (unsigned)repeats[i].row,
                         (unsigned)repeats[i].first);
        for (size_t i = 0; i < ROWS; i++) {
            size_t first = i < DISTINCT + 5 ? i : i - DISTINCT;
            uint32_t found = keys_find(&keys, row_key(rows, i), &several);

            if (found != first ||
                several != (first >= 5 && first < ROWS - DISTINCT))
                fail_msg("row %zu: %u, several %d", i, (unsigned)found,
                         several);
        }
        assert_int_equal(
            keys_find(&keys, (struct key){STR("INV-"), {0}}, &several),
            KEYS_NONE);
        arena_release(&a);
    }
}

static void test_none(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct repeat *repeats;
    struct keys keys;
    size_t n;
    bool several;

    (void)state;
    assert_true(keys_build(&keys,
                           (struct keyed_rows){NULL, 0, row_key, NULL, true}, 2,
                           &repeats, &n, &a, &d));
    assert_int_equal(n, 0);
    assert_int_equal(keys_find(&keys, (struct key){STR("x"), {0}}, &several),
                     KEYS_NONE);
    arena_release(&a);
}

/* Texts of every length, that differ in one byte anywhere. */
static void test_intern(void **state)
{
    struct arena a = {0};
    struct intern t = intern_new(&a);
    uint32_t number = 0, found;
    char text[40];

    (void)state;
    assert_int_equal(intern_add(&t, STR("")), 0);
    for (size_t len = 1; len <= sizeof(text); len++) {
        for (size_t at = 0; at < len; at++) {
            memset(text, 'x', sizeof(text));
            text[at] = 'y';
            found = intern_add(&t, (struct str){text, len});
            if (found != ++number)
                fail_msg("length %zu, byte %zu: %u", len, at, (unsigned)found);
        }
    }
    memset(text, 'x', sizeof(text));
    assert_false(intern_find(&t, (struct str){text, 16}, &found));
    text[16] = 'y';
    assert_true(intern_find(&t, (struct str){text, 17}, &found));
    assert_int_equal(t.texts[found].len, 17);
    assert_memory_equal(t.texts[found].ptr, text, 17);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_repeats),
        cmocka_unit_test(test_none),
        cmocka_unit_test(test_intern),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
