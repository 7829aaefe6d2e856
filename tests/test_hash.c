#include "base/hash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* FIPS 180-2, B.1 and B.2, and the empty text. */
static const struct {
    const char *text, *hex;
} hash_cases[] = {
    {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
};

static void test_bytes(void **state)
{
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(hash_cases); i++) {
        struct sha256 hash = hash_bytes(str_from_z(hash_cases[i].text));

        if (!str_equal_z(hash_hex(hash, &a), hash_cases[i].hex))
            fail_msg("%s", hash_cases[i].text);
    }
    assert_true(str_equal_z(hash_hex(hash_bytes((struct str){0}), &a),
                            hash_cases[0].hex));
    arena_release(&a);
}

static void test_file(void **state)
{
    char path[] = "/tmp/duebook_hash.XXXXXX";
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct sha256 hash, untouched = {{7}};
    int fd = mkstemp(path);

    (void)state;
    assert_true(fd >= 0);
    for (size_t i = 0; i < COUNT(hash_cases); i++) {
        size_t n = strlen(hash_cases[i].text);

        assert_int_equal(ftruncate(fd, 0), 0);
        assert_int_equal(pwrite(fd, hash_cases[i].text, n, 0), n);
        assert_true(hash_file(&hash, path, &d));
        if (!str_equal_z(hash_hex(hash, &a), hash_cases[i].hex))
            fail_msg("%s", hash_cases[i].text);
    }
    close(fd);
    unlink(path);
    assert_int_equal(d.worst, DIAG_OK);
    assert_false(hash_file(&untouched, path, &d));
    assert_int_equal(untouched.bytes[0], 7);
    assert_int_equal(d.worst, DIAG_SYSTEM);
    arena_release(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_file),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
