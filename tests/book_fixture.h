/*
 * book_fixture - a book in a fresh folder for one test, removed behind it.
 *
 * For cmocka_unit_test_setup_teardown(test, set_up, tear_down).
 */
#ifndef TESTS_BOOK_FIXTURE_H
#define TESTS_BOOK_FIXTURE_H

#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* Everything in one arena. */
struct fixture {
    struct arena arena;
    struct diag diag;
    const char *book;
};

static inline int set_up(void **state)
{
    static const char pattern[] = "/tmp/duebook_book.XXXXXX";
    struct fixture *f = calloc(1, sizeof(*f));
    char *book;

    assert_non_null(f);
    f->diag.arena = &f->arena;
    book = arena_alloc(&f->arena, sizeof(pattern));
    memcpy(book, pattern, sizeof(pattern));
    f->book = mkdtemp(book);
    assert_non_null(f->book);
    *state = f;
    return 0;
}

static inline void remove_tree(struct fixture *f, const char *path, int depth)
{
    struct file_names names;

    assert_true(depth < 5);
    if (file_is_folder(path)) {
        assert_true(file_list(&names, path, &f->arena, &f->diag));
        for (size_t i = 0; i < names.count; i++)
            remove_tree(f, file_join(&f->arena, path, names.items[i]),
                        depth + 1);
    }
    assert_int_equal(remove(path), 0);
}

static inline int tear_down(void **state)
{
    struct fixture *f = *state;

    remove_tree(f, f->book, 0);
    arena_release(&f->arena);
    free(f);
    return 0;
}

#endif
