#include "output/pdf_stock.h"
#include "pdf_paper.h"

/* Every n-th line on a page of its own is a sample. */
static void add_sample(struct pdf_stock *stock, size_t n)
{
    struct arena a = {0};
    struct page page = {.setup = {.width = 595276, .height = 841890}};
    struct pages pages = {.items = &page, .count = 1, .document = &document};
    struct typewriter t = {
        .set = fixture.set, .arena = &a, .page = &page, .size = 12000};

    t.shaper = shaper_new(&a);
    for (size_t i = 0; i < COUNT(lines); i += n) {
        t.family = lines[i].family;
        t.bold = lines[i].bold;
        typewriter_line(&t, 70000, 80000, str_from_z(lines[i].text));
    }
    pdf_stock_add(stock, &pages);
    shaper_release(t.shaper);
    arena_release(&a);
}

/* Poppler's drawing of the file. */
static void picture_of_file(char *hash, size_t room)
{
    char command[256];

    snprintf(command, sizeof(command), "pdftoppm -r 100 %s | sha256sum",
             fixture.path);
    assert_true(output_of(command, hash, room));
}

/*
 * Made with a stock, a file shows and says the same: where the stock has all
 * its codes (of each line), some of them, or those of another paper as well.
 */
static void test_stock(void **state)
{
    static const size_t samples[][2] = {{1, 1}, {1, 3}, {5, 5}, {2, 7}};
    struct arena a = {0};
    struct diag d = {.arena = &a};
    char plain[256], stocked[256];
    struct paper p;

    (void)state;
    write_paper(&p, &a);
    assert_true(
        pdf_write(&p.pages, fixture.set, &options, fixture.path, &a, &d));
    picture_of_file(plain, sizeof(plain));
    for (size_t i = 0; i < COUNT(samples); i++) {
        struct pdf_stock *stock = pdf_stock_new(fixture.set, &a);
        struct pdf_options with = options;

        for (size_t k = 0; k < COUNT(samples[i]); k++)
            add_sample(stock, samples[i][k]);
        pdf_stock_settle(stock);
        with.stock = stock;
        assert_true(
            pdf_write(&p.pages, fixture.set, &with, fixture.path, &a, &d));
        picture_of_file(stocked, sizeof(stocked));
        assert_string_equal(plain, stocked);
        for (size_t k = 0; k < COUNT(judges); k++)
            check_judge(k);
        check_text();
        check_fonts();
    }
    assert_null(d.first);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_stock)};

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
