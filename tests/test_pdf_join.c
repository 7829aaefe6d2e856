/*
 * The print bundle: odd pages, empty pages, outline, equal bytes.  What is
 * written is judged by the tools of qpdf and poppler.
 */
#include "base/file.h"
#include "output/pdf_join.h"
#include "pdf_pages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#define FOLDER "build/test_pdf_join"

static struct str output_of(struct arena *a, const char *command)
{
    struct buf b = buf_new(a, 1 << 20);
    FILE *f = popen(command, "r");
    char block[512];
    size_t n;

    assert_non_null(f);
    while ((n = fread(block, 1, sizeof(block), f)) > 0)
        buf_add(&b, (struct str){block, n});
    assert_int_equal(pclose(f), 0);
    return buf_str(&b);
}

static struct pdf_part part_of(struct arena *a, int i, int pages)
{
    const char *path = arena_format(a, FOLDER "/%d.pdf", i).ptr;

    write_pages(a, path, pages, 500 + i);
    return (struct pdf_part){
        .path = path, .title = arena_format(a, "催字〔2026〕第%04d号", i)};
}

/* Widths of the pages, which tell of which document each one is. */
static void test_each_begins_on_an_odd_page(void **state)
{
    static const int pages[] = {1, 2, 3, 1};
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct pdf_part parts[COUNT(pages)];
    struct str boxes;

    (void)state;
    for (int i = 0; i < (int)COUNT(pages); i++)
        parts[i] = part_of(&a, i, pages[i]);
    assert_true(pdf_join(parts, COUNT(pages), STR("打印合订"),
                         FOLDER "/all.pdf", &a, &d));
    for (size_t i = 0; i < COUNT(pages); i++)
        assert_int_equal(parts[i].page_count, pages[i]);
    output_of(&a, "qpdf --check " FOLDER "/all.pdf 2>&1");
    boxes = output_of(&a, "pdfinfo -f 1 -l 99 " FOLDER "/all.pdf | "
                          "sed -n 's/^Page .*size: *\\([0-9]*\\).*/\\1/p' | "
                          "tr '\\n' ' '");
    assert_string_equal(arena_z(&a, boxes),
                        "500 500 501 501 502 502 502 502 503 ");
    output_of(&a, "! grep -a -q StructParents " FOLDER "/all.pdf");
    arena_release(&a);
}

static void test_outline_names_each(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct pdf_part parts[2];
    struct str text;

    (void)state;
    parts[0] = part_of(&a, 0, 3);
    parts[1] = part_of(&a, 1, 1);
    assert_true(pdf_join(parts, 2, STR("打印合订"), FOLDER "/two.pdf", &a, &d));
    text = output_of(&a, "mutool show " FOLDER "/two.pdf outline");
    assert_true(str_find(text, STR("催字〔2026〕第0000号\"\t#page=1&")) >= 0);
    assert_true(str_find(text, STR("催字〔2026〕第0001号\"\t#page=5&")) >= 0);
    arena_release(&a);
}

static void test_equal_bytes(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct pdf_part parts[2];

    (void)state;
    parts[0] = part_of(&a, 0, 2);
    parts[1] = part_of(&a, 1, 1);
    assert_true(pdf_join(parts, 2, STR("x"), FOLDER "/a.pdf", &a, &d));
    assert_true(pdf_join(parts, 2, STR("x"), FOLDER "/b.pdf", &a, &d));
    output_of(&a, "cmp " FOLDER "/a.pdf " FOLDER "/b.pdf");
    arena_release(&a);
}

static void test_damaged_part_is_named(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct pdf_part parts[2];

    (void)state;
    parts[0] = part_of(&a, 0, 1);
    parts[1] = part_of(&a, 1, 1);
    assert_true(outfile_save(parts[1].path, STR("%PDF-1.4\nnothing"), &a, &d));
    (void)unlink(FOLDER "/none.pdf");
    assert_false(pdf_join(parts, 2, STR("x"), FOLDER "/none.pdf", &a, &d));
    assert_int_equal(d.worst, DIAG_SYSTEM);
    assert_true(str_find(d.first->text, STR("joined")) >= 0);
    assert_string_equal(d.first->at.file, parts[1].path);
    assert_false(file_exists(FOLDER "/none.pdf"));
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_begins_on_an_odd_page),
        cmocka_unit_test(test_outline_names_each),
        cmocka_unit_test(test_equal_bytes),
        cmocka_unit_test(test_damaged_part_is_named),
    };
    struct arena a = {0};
    struct diag d = {.arena = &a};

    if (!file_make_folder(FOLDER, &a, &d))
        return 1;
    arena_release(&a);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
