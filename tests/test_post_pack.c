/*
 * The post pack of a run of letters: what the sheets say, and that equal
 * letters give equal files.
 */
#include "book_fixture.h"
#include "command_kit.h"
#include "ledger_kit.h"
#include "pdf_pages.h"
#include "sheet_kit.h"

#include "command/post_pack.h"
#include "report/post_pack.h"

#define LETTERS 5

struct scene {
    struct kit kit;
    struct book book;
    struct run run;
    struct issued_letter letters[LETTERS];
    const char *paths[LETTERS];
};

static const struct {
    const char *customer, *name, *title, *series, *code;
    int64_t total;
    int pages;
    bool no_phone, no_address;
} rows[LETTERS] = {
    {"C1", "示例甲机械有限公司", "催款函", "催字", "CNY", 12345600, 1, 0, 0},
    {"C2", "示例乙贸易有限公司", "最后催告函", "催字", "CNY", 50, 2, 1, 0},
    {"C3", "示例丙物流有限公司", "催款函", "催字", "USD", 100000, 1, 0, 0},
    {"C4", "示例丁商行", "催款函", "催字", "CNY", 700000, 3, 0, 1},
    {"C5", "示例戊科技有限公司", "更正函", "更字", "CNY", 12345600, 1, 0, 0}};

static struct issued_letter letter_of(struct scene *s, int i)
{
    struct arena *a = &s->kit.arena;

    return (struct issued_letter){
        .run = STR("已发函件/2026-07-17"),
        .number = arena_format(a, "%s〔2026〕第%04d号", rows[i].series, i + 11),
        .stage = STR("formal"),
        .customer_id = str_from_z(rows[i].customer),
        .currency = currency_find(str_from_z(rows[i].code)),
        .total = rows[i].total,
        .title = str_from_z(rows[i].title),
        .address = rows[i].no_address ? STR("") : STR("示例市示例区示例路1号"),
        .letter_date = kit_day("2026-07-17"),
        .corrects = i == 4 ? STR("催字〔2026〕第0003号") : STR("")};
}

static void start(struct scene *s, struct fixture *f)
{
    struct arena *a;

    *s = (struct scene){0};
    kit_start(&s->kit);
    a = &s->kit.arena;
    for (int i = 0; i < LETTERS; i++) {
        uint32_t at = kit_customer(&s->kit, rows[i].customer);
        struct customer *c = &s->kit.ledger.customers[at];

        c->name = str_from_z(rows[i].name);
        c->contact = STR("张示例");
        c->phone = rows[i].no_phone ? STR("") : STR("010-5550 0000");
        c->registered_address =
            rows[i].no_address ? STR("") : STR("示例市示例区示例路1号");
    }
    kit_finish(&s->kit);
    s->book = (struct book){
        .folder = f->book, .policy = s->kit.policy, .ledger = s->kit.ledger};
    s->book.policy.creditor.name = STR("示例华恒精密有限公司");
    s->run = (struct run){.arena = a, .diag = &s->kit.diag, .jobs = 2};
    s->run.options.quiet = true;
    for (int i = 0; i < LETTERS; i++) {
        s->letters[i] = letter_of(s, i);
        s->paths[i] = arena_format(a, "%s/letter-%d.pdf", f->book, i).ptr;
        write_pages(a, s->paths[i], rows[i].pages, 595);
    }
}

static void test_contents_name_number_and_demand(void **state)
{
    static const char *const want[LETTERS] = {
        "催款函 催字〔2026〕第0011号 要求支付货款123,456.00元",
        "最后催告函 催字〔2026〕第0012号 要求支付货款0.50元",
        "催款函 催字〔2026〕第0013号 要求支付货款1,000.00美元",
        "催款函 催字〔2026〕第0014号 要求支付货款7,000.00元",
        "更正函 更字〔2026〕第0015号 更正催字〔2026〕第0003号"};
    struct scene s;

    start(&s, *state);
    for (int i = 0; i < LETTERS; i++)
        assert_string_equal(
            arena_z(&s.kit.arena,
                    post_contents(&s.letters[i], LANGUAGE_ZH, &s.kit.arena)),
            want[i]);
    kit_end(&s.kit);
}

static void shell(const char *command)
{
    char out[4096];

    if (!output_of(command, out, sizeof(out)))
        fail_msg("%s: %s", command, out);
}

static void write_pack(struct scene *s, const char *folder,
                       struct post_files *files)
{
    if (!post_pack_write(&s->run, &s->book, s->letters, LETTERS, s->paths,
                         folder, files)) {
        diag_print(&s->kit.diag, stderr, DIAG_OK);
        fail_msg("the pack was refused");
    }
}

static void test_equal_letters_give_equal_files(void **state)
{
    struct fixture *f = *state;
    struct scene s;
    struct post_files files;
    const char *one, *two;

    start(&s, f);
    one = file_join(&s.kit.arena, f->book, STR("one"));
    two = file_join(&s.kit.arena, f->book, STR("two"));
    write_pack(&s, one, &files);
    write_pack(&s, two, &files);
    assert_int_equal(files.count, 3);
    shell(arena_format(&s.kit.arena, "diff -r %s %s", one, two).ptr);
    for (size_t i = 0; i < files.count; i++)
        assert_true(file_exists(file_join(&s.kit.arena, one, files.names[i])));
    shell(arena_format(&s.kit.arena,
                       "test $(qpdf --show-npages %s/寄送/打印合订.pdf) = 11",
                       one)
              .ptr);
    kit_end(&s.kit);
}

static void test_missing_address_is_flagged(void **state)
{
    struct scene s;
    struct post_item items[LETTERS];
    struct post_pack pack = {.items = items, .count = LETTERS};
    struct workbook book;

    start(&s, *state);
    pack.policy = &s.book.policy;
    for (int i = 0; i < LETTERS; i++)
        items[i] = (struct post_item){
            .letter = &s.letters[i],
            .service = {.phone = rows[i].no_phone ? STR("") : STR("1"),
                        .address = rows[i].no_address ? STR("") : STR("x")}};
    book = post_mail_list(&pack, &s.kit.arena);
    assert_int_equal(cell_saying(book.sheets, "电话")->row, 0);
    assert_string_equal(
        arena_z(&s.kit.arena, post_flag(&items[1], LANGUAGE_ZH, &s.kit.arena)),
        "电话");
    assert_string_equal(
        arena_z(&s.kit.arena, post_flag(&items[3], LANGUAGE_ZH, &s.kit.arena)),
        "地址");
    assert_int_equal(post_flag(&items[0], LANGUAGE_ZH, &s.kit.arena).len, 0);
    kit_end(&s.kit);
}

static void test_typed_deliveries_stay(void **state)
{
    struct fixture *f = *state;
    struct scene s;
    struct issued all;
    const char *path;
    struct str text;

    start(&s, f);
    all = (struct issued){s.letters, LETTERS, LETTERS};
    path =
        file_join(&s.kit.arena, f->book, STR("records/送达-2026-07-17.xlsx"));
    assert_true(post_deliveries_write(&s.run, &s.book, &all,
                                      STR("已发函件/2026-07-17")));
    assert_true(file_exists(path));
    assert_true(outfile_save(path, STR("typed"), &s.kit.arena, &s.kit.diag));
    assert_true(post_deliveries_write(&s.run, &s.book, &all,
                                      STR("已发函件/2026-07-17")));
    assert_true(file_read(&text, path, 100, &s.kit.arena, &s.kit.diag));
    assert_true(str_equal(text, STR("typed")));
    kit_end(&s.kit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_contents_name_number_and_demand,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_equal_letters_give_equal_files,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_missing_address_is_flagged, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_typed_deliveries_stay, set_up,
                                        tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
