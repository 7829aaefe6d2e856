#include "base/file.h"
#include "base/outfile.h"

#include <dirent.h>
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct fixture {
    struct arena arena;
    struct diag diag;
    const char *folder;
};

static int set_up(void **state)
{
    static const char pattern[] = "/tmp/duebook_file.XXXXXX";
    struct fixture *f = calloc(1, sizeof(*f));
    char *folder;

    assert_non_null(f);
    f->diag.arena = &f->arena;
    folder = arena_alloc(&f->arena, sizeof(pattern));
    memcpy(folder, pattern, sizeof(pattern));
    f->folder = mkdtemp(folder);
    assert_non_null(f->folder);
    *state = f;
    return 0;
}

static const char *path_of(struct fixture *f, const char *name)
{
    return file_join(&f->arena, f->folder, str_from_z(name));
}

/* Names in the folder but for . and .., those that are hidden included. */
static size_t count_entries(struct fixture *f)
{
    DIR *folder = opendir(f->folder);
    size_t n = 0;

    assert_non_null(folder);
    while (readdir(folder))
        n++;
    closedir(folder);
    return n - 2;
}

/* A folder that holds the empty folder x//y/z at the deepest. */
static void remove_tree(const char *path, int depth)
{
    DIR *folder = opendir(path);
    struct dirent *entry;
    struct arena a = {0};

    assert_true(depth < 5);
    while (folder && (entry = readdir(folder)))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            remove_tree(file_join(&a, path, str_from_z(entry->d_name)),
                        depth + 1);
    if (folder)
        closedir(folder);
    assert_int_equal(remove(path), 0);
    arena_release(&a);
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    remove_tree(f->folder, 0);
    arena_release(&f->arena);
    free(f);
    return 0;
}

static void save(struct fixture *f, const char *name, struct str text)
{
    assert_true(outfile_save(path_of(f, name), text, &f->arena, &f->diag));
}

static void check_content(struct fixture *f, const char *name, struct str want)
{
    struct str got;

    assert_true(
        file_read(&got, path_of(f, name), 1 << 24, &f->arena, &f->diag));
    if (!str_equal(got, want))
        fail_msg("%s: %zu bytes, want %zu", name, got.len, want.len);
}

/* The last message, by its severity and the beginning of its text. */
static void check_refused(struct fixture *f, const char *text)
{
    assert_int_equal(f->diag.worst, DIAG_SYSTEM);
    if (!str_starts(f->diag.last->text, str_from_z(text)))
        fail_msg("%.*s", STR_ARG(f->diag.last->text));
    f->diag = (struct diag){.arena = &f->arena};
}

static void test_map(void **state)
{
    struct fixture *f = *state;
    struct mapped m = {STR("before")};
    const char *pipe = path_of(f, "pipe");

    save(f, "empty", STR(""));
    save(f, "text", STR("a\0b"));
    assert_true(file_map(&m, path_of(f, "text"), &f->diag));
    assert_true(str_equal(m.bytes, STR("a\0b")));
    file_unmap(&m);
    assert_int_equal(m.bytes.len, 0);
    assert_true(file_map(&m, path_of(f, "empty"), &f->diag));
    assert_int_equal(m.bytes.len, 0);
    file_unmap(&m);
    m.bytes = STR("before");
    assert_false(file_map(&m, path_of(f, "none"), &f->diag));
    check_refused(f, "cannot be opened: ");
    assert_false(file_map(&m, f->folder, &f->diag));
    check_refused(f, "is a folder; a file is needed here");
    assert_false(file_map(&m, "/dev/null", &f->diag));
    check_refused(f, "is not a regular file");
    assert_int_equal(mkfifo(pipe, 0600), 0);
    assert_false(file_map(&m, pipe, &f->diag)); /* and does not wait */
    check_refused(f, "is not a regular file");
    assert_true(str_equal_z(m.bytes, "before"));
}

static void test_read(void **state)
{
    struct fixture *f = *state;
    struct str s = STR("before");

    save(f, "text", STR("12345"));
    assert_false(file_read(&s, path_of(f, "text"), 4, &f->arena, &f->diag));
    check_refused(f, "has 5 bytes; at most 4 are read");
    assert_true(str_equal_z(s, "before"));
    assert_true(file_read(&s, path_of(f, "text"), 5, &f->arena, &f->diag));
    assert_true(str_equal_z(s, "12345"));
    save(f, "empty", STR(""));
    assert_true(file_read(&s, path_of(f, "empty"), 0, &f->arena, &f->diag));
    assert_int_equal(s.len, 0);
}

static void test_names(void **state)
{
    struct arena a = {0};

    (void)state;
    assert_string_equal(file_join(&a, "a", STR("b")), "a/b");
    assert_string_equal(file_join(&a, "a/", STR("b/c")), "a/b/c");
    assert_string_equal(file_join(&a, "/", STR("b")), "/b");
    assert_true(str_equal_z(file_name("a/b.csv"), "b.csv"));
    assert_true(str_equal_z(file_name("b.csv"), "b.csv"));
    assert_true(str_equal_z(file_name("a/"), ""));
    assert_true(str_equal_z(file_name(""), ""));
    arena_release(&a);
}

static void test_list(void **state)
{
    struct fixture *f = *state;
    struct file_names names = {.count = 77};

    save(f, "b", STR(""));
    save(f, "B", STR(""));
    save(f, "客户", STR(""));
    save(f, "a", STR(""));
    save(f, ".hidden", STR(""));
    assert_true(file_list(&names, f->folder, &f->arena, &f->diag));
    assert_int_equal(names.count, 4);
    assert_string_equal(names.items[0].ptr, "B");
    assert_string_equal(names.items[1].ptr, "a");
    assert_string_equal(names.items[2].ptr, "b");
    assert_string_equal(names.items[3].ptr, "客户");
    names.count = 77;
    assert_false(file_list(&names, path_of(f, "a"), &f->arena, &f->diag));
    check_refused(f, "cannot be opened as a folder: ");
    assert_int_equal(names.count, 77);
}

static void test_folders(void **state)
{
    struct fixture *f = *state;
    const char *deep = path_of(f, "x//y/z/");

    assert_true(file_make_folder(deep, &f->arena, &f->diag));
    assert_true(file_is_folder(deep));
    assert_true(file_make_folder(deep, &f->arena, &f->diag));
    assert_true(file_make_folder("/", &f->arena, &f->diag));
    save(f, "file", STR("x"));
    assert_true(file_exists(path_of(f, "file")));
    assert_false(file_is_folder(path_of(f, "file")));
    assert_false(file_make_folder(path_of(f, "file"), &f->arena, &f->diag));
    check_refused(f, "the folder cannot be made: ");
    assert_false(file_make_folder(path_of(f, "file/x"), &f->arena, &f->diag));
    check_refused(f, "the folder cannot be made: ");
    assert_false(file_make_folder("", &f->arena, &f->diag));
    check_refused(f, "the folder cannot be made: ");
    assert_false(file_exists(path_of(f, "none")));
}

/* Bytes come through whatever the pieces in which they were written. */
static void test_write(void **state)
{
    static const size_t pieces[] = {1, 7, 65535, 65536, 65537, 200000};
    struct fixture *f = *state;
    size_t total = 400000;
    char *bytes = arena_alloc(&f->arena, total);

    for (size_t i = 0; i < total; i++)
        bytes[i] = (char)(i * 31 % 251);
    for (size_t k = 0; k < COUNT(pieces); k++) {
        struct outfile out = {0};
        struct str rest = {bytes, total};

        assert_true(outfile_open(&out, path_of(f, "x"), &f->arena, &f->diag));
        for (; rest.len; rest = str_skip(rest, pieces[k]))
            outfile_write(&out, str_head(rest, pieces[k]));
        outfile_write(&out, (struct str){0});
        assert_true(outfile_commit(&out, &f->diag));
        outfile_discard(&out);
        check_content(f, "x", (struct str){bytes, total});
    }
    assert_int_equal(count_entries(f), 1);
}

/* Nothing is seen before commit; nothing is left by discard. */
static void test_discard(void **state)
{
    struct fixture *f = *state;
    struct outfile out = {0};

    outfile_discard(&out); /* never opened: nothing happens */
    assert_true(outfile_open(&out, path_of(f, "x"), &f->arena, &f->diag));
    outfile_write(&out, STR("new"));
    assert_false(file_exists(path_of(f, "x")));
    outfile_discard(&out);
    outfile_discard(&out);
    assert_int_equal(count_entries(f), 0);
    save(f, "x", STR("old"));
    assert_true(outfile_open(&out, path_of(f, "x"), &f->arena, &f->diag));
    outfile_write(&out, STR("new"));
    outfile_discard(&out);
    check_content(f, "x", STR("old"));
    assert_int_equal(count_entries(f), 1);
}

/* Several files at once, and names as long as names may be. */
static void test_long_names(void **state)
{
    struct fixture *f = *state;
    char first[256], second[256];
    struct outfile a = {0}, b = {0};

    memset(first, 'n', 255);
    first[255] = '\0';
    memcpy(second, first, sizeof(first));
    second[254] = 'm';
    assert_true(outfile_open(&a, path_of(f, first), &f->arena, &f->diag));
    assert_true(outfile_open(&b, path_of(f, second), &f->arena, &f->diag));
    outfile_write(&a, STR("a"));
    outfile_write(&b, STR("b"));
    assert_true(outfile_commit(&a, &f->diag));
    assert_true(outfile_commit(&b, &f->diag));
    check_content(f, first, STR("a"));
    check_content(f, second, STR("b"));
    assert_int_equal(count_entries(f), 2);
}

/* Where nothing can be written, that is said, and nothing is left. */
static void test_unwritable(void **state)
{
    struct fixture *f = *state;
    struct outfile out = {0};

    save(f, "file", STR("x"));
    assert_false(
        outfile_save(path_of(f, "none/x"), STR("x"), &f->arena, &f->diag));
    check_refused(f, "cannot be written: ");
    assert_false(
        outfile_save(path_of(f, "file/x"), STR("x"), &f->arena, &f->diag));
    check_refused(f, "cannot be written: ");
    assert_false(outfile_open(&out, f->folder, &f->arena, &f->diag));
    check_refused(f, "is not a regular file; nothing is written there");
    assert_false(outfile_open(&out, "/dev/full", &f->arena, &f->diag));
    check_refused(f, "is not a regular file; nothing is written there");
    assert_false(out.open);
    assert_int_equal(count_entries(f), 1);
    check_content(f, "file", STR("x"));
}

/* A disk that fills up: the limit on the size of a file stands for it. */
static void test_full_disk(void **state)
{
    static const size_t sizes[] = {5000, 70000, 400000}; /* early and late */
    struct fixture *f = *state;
    struct rlimit old, small;

    save(f, "x", STR("old"));
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    small = (struct rlimit){4096, old.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    for (size_t i = 0; i < COUNT(sizes); i++) {
        struct str bytes = {arena_alloc(&f->arena, sizes[i]), sizes[i]};
        bool ok;

        assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
        ok = outfile_save(path_of(f, "x"), bytes, &f->arena, &f->diag);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
        assert_false(ok);
        assert_int_equal(f->diag.counts[DIAG_SYSTEM], 1);
        check_refused(f, "cannot be written: File too large");
        check_content(f, "x", STR("old"));
        assert_int_equal(count_entries(f), 1);
    }
    signal(SIGXFSZ, SIG_DFL);
}

/* The link is replaced, not what it points at. */
static void test_link(void **state)
{
    struct fixture *f = *state;
    struct stat st;

    save(f, "target", STR("old"));
    assert_int_equal(symlink("target", path_of(f, "link")), 0);
    save(f, "link", STR("new"));
    check_content(f, "target", STR("old"));
    check_content(f, "link", STR("new"));
    assert_int_equal(lstat(path_of(f, "link"), &st), 0);
    assert_true(S_ISREG(st.st_mode));
}

static void test_without_slash(void **state)
{
    static const char *const cases[][2] = {{"", ""},    {"/", "/"},
                                           {"//", "/"}, {"a", "a"},
                                           {"a/", "a"}, {"/a/b//", "/a/b"}};
    struct fixture *f = *state;

    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(file_without_slash(&f->arena, cases[i][0]),
                            cases[i][1]);
}

static void test_ending(void **state)
{
    (void)state;
    assert_true(file_has_ending(STR("a.csv"), ".csv"));
    assert_true(file_has_ending(STR("应收.XLSX"), ".xlsx"));
    assert_false(file_has_ending(STR(".csv"), ".csv"));
    assert_false(file_has_ending(STR("csv"), ".csv"));
    assert_false(file_has_ending(STR("a.csv.txt"), ".csv"));
    assert_false(file_has_ending(STR(""), ".csv"));
}

/* Hidden files go as well; what a link points at stays. */
static void test_remove(void **state)
{
    struct fixture *f = *state;

    save(f, "kept", STR("k"));
    for (int again = 0; again < 2; again++) {
        assert_true(file_make_folder(path_of(f, "x/y"), &f->arena, &f->diag));
        save(f, "x/.hidden", STR("h"));
        save(f, "x/y/z", STR("z"));
        assert_int_equal(symlink("../kept", path_of(f, "x/file")), 0);
        assert_int_equal(symlink("..", path_of(f, "x/folder")), 0);
        if (again)
            file_remove_tree(path_of(f, "x"));
        else
            file_empty_folder(path_of(f, "x"));
        assert_int_equal(count_entries(f), again ? 1 : 2);
    }
    assert_false(file_exists(path_of(f, "x")));
    check_content(f, "kept", STR("k"));
    file_remove_tree(path_of(f, "x")); /* nothing there: nothing happens */
    assert_int_equal(symlink(".", path_of(f, "link")), 0);
    file_empty_folder(path_of(f, "link"));
    assert_int_equal(count_entries(f), 2);
    file_remove_tree(path_of(f, "link"));
    assert_int_equal(count_entries(f), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(test_map),
        TEST(test_read),
        cmocka_unit_test(test_names),
        TEST(test_list),
        TEST(test_folders),
        TEST(test_write),
        TEST(test_discard),
        TEST(test_long_names),
        TEST(test_unwritable),
        TEST(test_full_disk),
        TEST(test_link),
        TEST(test_without_slash),
        TEST(test_remove),
        cmocka_unit_test(test_ending),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
