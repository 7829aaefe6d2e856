#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static bool is_zero(const void *p, size_t n)
{
    const unsigned char *bytes = p;

    for (size_t i = 0; i < n; i++)
        if (bytes[i])
            return false;
    return true;
}

/* Of every size: zeroed, aligned, apart from the others, for as long. */
static void test_alloc(void **state)
{
    struct arena a = {0};
    unsigned char *objects[300];

    (void)state;
    for (size_t n = 0; n < COUNT(objects); n++) {
        objects[n] = arena_alloc(&a, n);
        assert_non_null(objects[n]);
        assert_int_equal((uintptr_t)objects[n] % _Alignof(max_align_t), 0);
        assert_true(is_zero(objects[n], n));
        memset(objects[n], (int)(n % 255) + 1, n);
    }
    for (size_t n = 0; n < COUNT(objects); n++)
        for (size_t i = 0; i < n; i++)
            assert_int_equal(objects[n][i], n % 255 + 1);
    arena_release(&a);
    assert_null(a.block);
    assert_int_equal(a.total, 0);
}

/* Used bytes are zero again after a rewind; large objects have their place. */
static void test_rewind(void **state)
{
    static const size_t sizes[] = {1, 100, 65536, 70000, 1 << 20, 9 << 20};
    struct arena a = {0};
    char *kept = arena_alloc(&a, 10);

    (void)state;
    memset(kept, 'k', 10);
    for (size_t i = 0; i < COUNT(sizes); i++) {
        struct arena_mark mark = arena_mark(&a);
        char *p;

        memset(arena_alloc(&a, sizes[i]), 'x', sizes[i]);
        memset(arena_alloc(&a, 77), 'y', 77);
        arena_rewind(&a, mark);
        p = arena_alloc(&a, sizes[i] + 77);
        if (!is_zero(p, sizes[i] + 77))
            fail_msg("size %zu", sizes[i]);
        arena_rewind(&a, mark);
    }
    assert_memory_equal(kept, "kkkkkkkkkk", 10);
    arena_rewind(&a, (struct arena_mark){0});
    assert_null(a.block);
    arena_release(&a);
}

/* An array that grows one by one, with other objects between. */
static void test_push(void **state)
{
    struct arena a = {0};
    struct {
        int64_t *items;
        size_t count, capacity;
    } alone = {0}, mixed = {0};

    (void)state;
    for (int64_t i = 0; i < 50000; i++) {
        ARENA_PUSH(&a, alone.items, alone.count, alone.capacity) = i;
    }
    for (int64_t i = 0; i < 50000; i++) {
        ARENA_PUSH(&a, mixed.items, mixed.count, mixed.capacity) = i;
        *arena_new(&a, int64_t) = -1;
    }
    assert_int_equal(alone.count, 50000);
    for (int64_t i = 0; i < 50000; i++)
        if (alone.items[i] != i || mixed.items[i] != i)
            fail_msg("item %jd", (intmax_t)i);
    assert_true(is_zero(alone.items + alone.count,
                        (alone.capacity - alone.count) * sizeof(int64_t)));
    assert_true(is_zero(mixed.items + mixed.count,
                        (mixed.capacity - mixed.count) * sizeof(int64_t)));
    arena_release(&a);
}

/* Odd sizes must not be grown in place over their padding's neighbours. */
static void test_grow(void **state)
{
    struct arena a = {0};

    (void)state;
    for (size_t n = 1; n < 200; n++) {
        char *p = memset(arena_alloc(&a, n), 'a', n);
        char *q = arena_grow(&a, p, n, 3 * n, 1);

        for (size_t i = 0; i < n; i++)
            assert_int_equal(q[i], 'a');
        assert_true(is_zero(q + n, 2 * n));
    }
    assert_non_null(arena_grow(&a, NULL, 0, 0, 8));
    assert_non_null(arena_grow(&a, NULL, 0, 5, 8));
    arena_release(&a);
}

/* What was adopted lives on, through rewinds to marks made before. */
static void test_adopt(void **state)
{
    struct arena a = {0}, b = {0}, none = {0};
    struct arena_mark mark;
    char *of_b, *of_a;

    (void)state;
    of_b = memset(arena_alloc(&b, 100), 'b', 100);
    (void)arena_alloc(&b, 200000);
    arena_adopt(&a, &none);
    assert_null(a.block);
    of_a = memset(arena_alloc(&a, 100), 'a', 100);
    mark = arena_mark(&a);
    arena_adopt(&a, &b);
    assert_null(b.block);
    assert_int_equal(b.total, 0);
    (void)arena_alloc(&a, 100);
    arena_rewind(&a, mark);
    for (size_t i = 0; i < 100; i++)
        assert_true(of_a[i] == 'a' && of_b[i] == 'b');
    arena_adopt(&b, &a); /* into an empty one */
    assert_int_equal(of_a[99], 'a');
    arena_release(&a);
    arena_release(&b);
}

static void test_text(void **state)
{
    struct arena a = {0};
    struct str s = arena_str(&a, STR("客\0户"));

    (void)state;
    assert_true(str_equal(s, STR("客\0户")));
    assert_int_equal(arena_str(&a, (struct str){0}).len, 0);
    assert_string_equal(arena_z(&a, str_head(STR("abc"), 2)), "ab");
    assert_string_equal(arena_z(&a, (struct str){0}), "");
    s = arena_format(&a, "%s-%05d", "INV", 42);
    assert_true(str_equal_z(s, "INV-00042"));
    assert_int_equal(s.ptr[s.len], '\0');
    assert_int_equal(arena_format(&a, "%s", "").len, 0);
    s = arena_format(&a, "%*d", 100000, 1);
    assert_int_equal(s.len, 100000);
    arena_release(&a);
}

/* No memory ends where the owner of the arena says, not in a NULL. */
struct escape {
    jmp_buf to;
};

static void escape(void *user)
{
    struct escape *e = user;

    longjmp(e->to, 1);
}

static void test_no_memory(void **state)
{
    static const size_t sizes[] = {SIZE_MAX, SIZE_MAX - 15, SIZE_MAX / 2 + 1};
    struct escape e;
    struct arena a = {.no_memory = escape, .no_memory_user = &e};
    volatile size_t caught = 0;

    (void)state;
    (void)arena_alloc(&a, 10);
    for (volatile size_t i = 0; i < COUNT(sizes); i++) {
        if (setjmp(e.to))
            caught++;
        else
            (void)arena_alloc(&a, sizes[i]);
    }
    if (setjmp(e.to))
        caught++;
    else
        (void)arena_alloc_array(&a, SIZE_MAX / 4, 8);
    if (setjmp(e.to))
        caught++;
    else
        (void)arena_grow(&a, NULL, 0, SIZE_MAX / 4, 8);
    assert_int_equal(caught, COUNT(sizes) + 2);
    assert_non_null(arena_alloc(&a, 10));
    arena_release(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_alloc),     cmocka_unit_test(test_rewind),
        cmocka_unit_test(test_push),      cmocka_unit_test(test_grow),
        cmocka_unit_test(test_adopt),     cmocka_unit_test(test_text),
        cmocka_unit_test(test_no_memory),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
