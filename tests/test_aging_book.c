/* The sheets of the aging workbook: figures, links, more rows than fit. */
#include "made_book.h"
#include "output/xlsx.h"
#include "output/xlsx_splice.h"
#include "output/zip.h"
#include "report/aging_book.h"
#include "report/aging_table.h"
#include "report/words.h"
#include "sheet_kit.h"

#include "base/file.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

static struct workbook book_of(struct made_book *m, struct arena *a)
{
    struct workbook book;
    struct dunning *dunning = arena_new(a, struct dunning);

    assert_true(dunning_compute(&(struct dunning_ask){.ledger = &m->ledger,
                                                      .aging = &m->aging,
                                                      .policy = &m->policy,
                                                      .letter_date = no_date},
                                dunning, a, &m->diag));
    m->figures.dunning = dunning;
    assert_true(aging_book_make(&m->figures, &book, a, &m->diag));
    return book;
}

/* The sum of a column's amounts in a currency, as shown. */
static int64_t column_sum(const struct sheet *s, const char *heading,
                          const char *currency)
{
    size_t column = column_named(s, heading);
    size_t code = column_named(s, "Currency");
    int64_t sum = 0;

    for (size_t i = 0; i < s->row_count; i++) {
        struct cell cells[SHEET_MAX_COLUMNS] = {0};
        struct arena scratch = {0};
        int64_t units = 0;
        int decimals;

        s->row(s->context, i, cells, &scratch);
        if (str_equal_z(cells[code].text, currency)) {
            assert_true(sheet_number(&cells[column], &units, &decimals));
            sum += units;
        }
        arena_release(&scratch);
    }
    return sum;
}

static void test_sums(void **state)
{
    static struct made_book m;
    struct arena a = {0};
    struct workbook book;

    (void)state;
    made_book_make(&m, 50, 3000, LANGUAGE_EN, 2);
    book = book_of(&m, &a);
    assert_int_equal(book.sheet_count, 7);
    assert_int_equal(m.aging.currency_count, 2);
    for (size_t i = 0; i < m.aging.currency_count; i++) {
        const struct aging_row *t = &m.aging.currencies[i].total;
        const char *code = m.aging.currencies[i].currency->code;
        const struct sheet *customers = sheet_named(&book, "By customer");

        assert_true(t->unapplied <= 0);
        assert_int_equal(column_sum(sheet_named(&book, "Detail"), "Open", code),
                         t->total.minor);
        assert_int_equal(column_sum(customers, "Net receivables", code),
                         t->total.minor);
        assert_int_equal(column_sum(customers, "Unapplied", code),
                         t->unapplied);
        assert_int_equal(column_sum(sheet_named(&book, "Overdue focus"),
                                    "Overdue amount", code),
                         t->overdue);
        assert_int_equal(m.tieout.rows[i].closing, t->total.minor);
    }
    arena_release(&a);
    made_book_release(&m);
}

/* The highest score first in each currency, ranked from 1. */
static void test_focus_order(void **state)
{
    static struct made_book m;
    struct arena a = {0};
    struct workbook book;
    const struct sheet *s;
    int64_t last = INT64_MAX, rank = 0;
    struct str currency = STR("");

    (void)state;
    made_book_make(&m, 50, 3000, LANGUAGE_EN, 1);
    book = book_of(&m, &a);
    s = sheet_named(&book, "Overdue focus");
    assert_true(s->row_count > 60);
    for (size_t i = 0; i < s->row_count; i++) {
        struct cell cells[SHEET_MAX_COLUMNS] = {0};
        size_t score = column_named(s, "Score");
        struct str code;

        s->row(s->context, i, cells, &a);
        code = cells[column_named(s, "Currency")].text;
        if (!str_equal(code, currency)) {
            last = INT64_MAX;
            rank = 0;
            currency = code;
        }
        assert_true(cells[score].decimal.units <= last);
        assert_int_equal(cells[column_named(s, "Rank")].integer, ++rank);
        last = cells[score].decimal.units;
    }
    arena_release(&a);
    made_book_release(&m);
}

/* Every reason has its words, and each row says what dunning says. */
static void test_actions(void **state)
{
    static const struct {
        enum dunning_reason reason;
        const char *text;
    } rows[] = {{DUNNING_DUE, "Letter"},
                {DUNNING_BEFORE_FIRST, "Before first letter"},
                {DUNNING_BELOW_MINIMUM, "Below minimum"},
                {DUNNING_DISPUTED, "All disputed"},
                {DUNNING_COVERED, "Covered by credits"},
                {DUNNING_HELD, "Held: data in doubt"}};
    static struct made_book m;
    struct arena a = {0};

    (void)state;
    made_book_make(&m, 50, 3000, LANGUAGE_EN, 1);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct workbook book;
        struct dunning dunning;
        const struct sheet *s;

        assert_true(
            dunning_compute(&(struct dunning_ask){.ledger = &m.ledger,
                                                  .aging = &m.aging,
                                                  .policy = &m.policy,
                                                  .letter_date = no_date},
                            &dunning, &a, &m.diag));
        for (size_t k = 0; k < dunning.count; k++)
            if (dunning.cases[k].customer % 2)
                dunning.cases[k].reason = rows[i].reason;
            else
                dunning.cases[k].reason = DUNNING_DUE;
        m.figures.dunning = &dunning;
        assert_true(aging_book_make(&m.figures, &book, &a, &m.diag));
        s = sheet_named(&book, "Overdue focus");
        for (size_t k = 0; k < s->row_count; k++) {
            struct cell cells[SHEET_MAX_COLUMNS] = {0};
            struct str id, said;
            bool odd;

            s->row(s->context, k, cells, &a);
            id = cells[column_named(s, "Customer no.")].text;
            said = cells[column_named(s, "This week")].text;
            /* C000001 is customer 0. */
            odd = (id.ptr[id.len - 1] - '0') % 2 == 0;
            if (!str_equal_z(said, odd ? rows[i].text : "Letter"))
                fail_msg("%s: %.*s says %.*s", rows[i].text, STR_ARG(id),
                         STR_ARG(said));
        }
    }
    arena_release(&a);
    made_book_release(&m);
}

/* Without dunning nobody says what happens: three columns fewer, and one. */
static void test_no_dunning(void **state)
{
    static struct made_book m;
    struct arena a = {0};
    struct workbook book;
    size_t focus, detail;

    (void)state;
    made_book_make(&m, 50, 3000, LANGUAGE_EN, 1);
    book = book_of(&m, &a);
    focus = sheet_named(&book, "Overdue focus")->column_count;
    detail = sheet_named(&book, "Detail")->column_count;
    m.figures.dunning = NULL;
    assert_true(aging_book_make(&m.figures, &book, &a, &m.diag));
    assert_int_equal(sheet_named(&book, "Overdue focus")->column_count,
                     focus - 1);
    assert_int_equal(sheet_named(&book, "Detail")->column_count, detail - 3);
    arena_release(&a);
    made_book_release(&m);
}

/* The summary names each difference that is not zero. */
static void test_differences(void **state)
{
    static const char *const lines[] = {
        "CNY Difference: closing less aging total = 1.00",
        "USD Difference: control total less closing = -2.05"};
    static struct made_book m;
    struct arena a = {0};
    struct workbook book;
    const struct sheet *s;
    size_t said = 0;

    (void)state;
    made_book_make(&m, 50, 3000, LANGUAGE_EN, 1);
    assert_int_equal(m.tieout.count, 2);
    m.tieout.ties = m.tieout.rows[0].ties = m.tieout.rows[1].ties = false;
    m.tieout.rows[0].difference = 100;
    m.tieout.rows[1].has_control = true;
    m.tieout.rows[1].control_difference = -205;
    book = book_of(&m, &a);
    s = sheet_named(&book, "Summary");
    for (size_t i = 0; i < s->cell_count; i++) {
        struct str text = s->cells[i].cell.text;

        if (str_find(text, STR("Difference")) < 0)
            continue;
        assert_true(said < COUNT(lines));
        assert_true(str_equal_z(text, lines[said]));
        said++;
    }
    assert_int_equal(said, COUNT(lines));
    arena_release(&a);
    made_book_release(&m);
}

/* CSV headings: keys, or Chinese; none that is taken for a date. */
static void test_csv_headings(void **state)
{
    static const struct {
        enum language language;
        size_t column;
        const char *heading;
    } rows[] = {
        {LANGUAGE_EN, 0, "customer_id"},   {LANGUAGE_EN, 3, "not_due_31+"},
        {LANGUAGE_EN, 5, "today"},         {LANGUAGE_EN, 6, "overdue_1-30"},
        {LANGUAGE_EN, 11, "overdue_365+"}, {LANGUAGE_EN, 12, "no_due_date"},
        {LANGUAGE_EN, 14, "total"},        {LANGUAGE_ZH, 0, "客户编号"},
        {LANGUAGE_ZH, 5, "今日到期"},      {LANGUAGE_ZH, 6, "逾期1-30天"},
        {LANGUAGE_ZH, 14, "应收净额"},     {LANGUAGE_ZH, 18, "最长逾期天数"}};
    static struct made_book m;
    struct arena a = {0};

    (void)state;
    made_book_make(&m, 5, 30, LANGUAGE_EN, 1);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct sheet *s;

        m.policy.language = rows[i].language;
        s = aging_rows(&m.figures, &a);
        assert_int_equal(s->column_count, 19);
        if (!str_equal_z(s->columns[rows[i].column].heading, rows[i].heading))
            fail_msg("%s: %.*s", rows[i].heading,
                     STR_ARG(s->columns[rows[i].column].heading));
    }
    arena_release(&a);
    made_book_release(&m);
}

/* A cell of a sheet's table by its address "'Detail2'!A7". */
static struct str text_at(const struct workbook *book, struct str link,
                          struct arena *a)
{
    struct str name, rest;
    char sheet[64];
    struct cell cells[SHEET_MAX_COLUMNS] = {0};
    const struct sheet *s;
    size_t row = 0;

    assert_true(str_cut(str_skip(link, 1), '\'', &name, &rest));
    assert_true(str_starts(rest, STR("!A")));
    snprintf(sheet, sizeof(sheet), "%.*s", STR_ARG(name));
    s = sheet_named(book, sheet);
    for (size_t i = 2; i < rest.len; i++)
        row = row * 10 + (size_t)(rest.ptr[i] - '0');
    row -= s->table_row + 2;
    assert_true(row < s->row_count);
    s->row(s->context, row, cells, a);
    return cells[0].text;
}

/* One row more than a sheet holds: it goes on in a second, links too. */
static void test_second_sheet(void **state)
{
    static struct made_book m;
    struct arena a = {0};
    struct workbook book;
    const struct sheet *first, *second, *customers;

    (void)state;
    made_book_make(&m, 70, 1048576 - 6 + 1, LANGUAGE_EN, 2);
    book = book_of(&m, &a);
    assert_int_equal(book.sheet_count, 8);
    first = sheet_named(&book, "Detail");
    second = sheet_named(&book, "Detail2");
    customers = sheet_named(&book, "By customer");
    assert_int_equal(first->table_row + 1 + first->row_count, SHEET_MAX_ROWS);
    assert_int_equal(first->row_count + second->row_count, 1048571);
    for (size_t i = 0; i < customers->row_count; i++) {
        struct cell cells[SHEET_MAX_COLUMNS] = {0};

        customers->row(customers->context, i, cells, &a);
        assert_true(
            str_equal(text_at(&book, cells[1].link, &a), cells[0].text));
    }
    arena_release(&a);
    made_book_release(&m);
}

static struct str written(struct made_book *m, unsigned threads,
                          const char *path, struct arena *a)
{
    struct workbook book = book_of(m, a);
    struct str bytes;

    assert_true(xlsx_write(&book, path, threads, a, &m->diag));
    assert_true(file_read(&bytes, path, (size_t)1 << 30, a, &m->diag));
    unlink(path);
    return bytes;
}

/* Several pieces and batches of rows: the number of threads does not show. */
static void test_threads(void **state)
{
    static struct made_book m;
    static const unsigned threads[] = {2, 3, 64};
    char path[] = "/tmp/test_book_XXXXXX";
    struct arena a = {0};
    struct str one;

    (void)state;
    close(mkstemp(path));
    made_book_make(&m, 500, 300000, LANGUAGE_ZH, 2);
    one = written(&m, 1, path, &a);
    for (size_t i = 0; i < COUNT(threads); i++)
        if (!str_equal(one, written(&m, threads[i], path, &a)))
            fail_msg("%u threads: other bytes", threads[i]);
    arena_release(&a);
    made_book_release(&m);
}

/* A written part, whole. */
static struct str part_of(struct str archive, const char *name, struct arena *a)
{
    struct zip_entries entries;
    struct str xml = STR("");

    assert_true(zip_list(archive, &entries, a));
    for (size_t i = 0; i < entries.count; i++)
        if (str_equal_z(entries.items[i].name, name))
            assert_true(zip_extract(&entries.items[i], &xml, a));
    assert_true(xml_is_whole(xml));
    return xml;
}

/* More rows than one batch of pieces: each row once, in order, none else. */
static void test_all_rows(void **state)
{
    static struct made_book m;
    char path[] = "/tmp/test_book_XXXXXX";
    struct arena a = {0};
    struct str xml;
    unsigned long row = 0;
    ptrdiff_t at;
    char dimension[64];

    (void)state;
    close(mkstemp(path));
    made_book_make(&m, 500, 300000, LANGUAGE_EN, 2);
    xml = part_of(written(&m, 2, path, &a), "xl/worksheets/sheet4.xml", &a);
    snprintf(dimension, sizeof(dimension), "<dimension ref=\"A1:P%zu\"/>",
             (size_t)300000 + 6);
    assert_true(str_find(xml, str_from_z(dimension)) > 0);
    while ((at = str_find(xml, STR("<row r=\""))) >= 0) {
        xml = str_skip(xml, (size_t)at + 8);
        assert_int_equal(strtoul(xml.ptr, NULL, 10), ++row);
    }
    assert_int_equal(row, 300000 + 6);
    arena_release(&a);
    made_book_release(&m);
}

/* The file may not grow beyond a few pages: an error and no file. */
static void test_no_room(void **state)
{
    static struct made_book m;
    char path[] = "/tmp/test_book_XXXXXX";
    struct rlimit before, small;
    struct arena a = {0};
    struct workbook book;
    bool ok;

    (void)state;
    close(mkstemp(path));
    unlink(path);
    made_book_make(&m, 50, 30000, LANGUAGE_EN, 1);
    book = book_of(&m, &a);
    getrlimit(RLIMIT_FSIZE, &before);
    for (rlim_t room = 0; room < 400000; room = room ? room * 3 : 1000) {
        small = before;
        small.rlim_cur = room;
        setrlimit(RLIMIT_FSIZE, &small);
        ok = xlsx_write(&book, path, 1, &a, &m.diag);
        setrlimit(RLIMIT_FSIZE, &before);
        if (ok || file_exists(path))
            fail_msg("%zu bytes of room were enough", (size_t)room);
    }
    assert_int_equal(m.diag.worst, DIAG_SYSTEM);
    arena_release(&a);
    made_book_release(&m);
}

static const struct {
    struct bucket bucket;
    const char *zh, *en;
} labels[] = {
    {{.has_to = true, .to = -31}, "未到期31天以上", "Due in 31+ days"},
    {{.has_from = true, .has_to = true, .from = -30, .to = -1},
     "未到期1-30天",
     "Due in 1-30 days"},
    {{.has_from = true, .has_to = true}, "今日到期", "Due today"},
    {{.has_from = true, .has_to = true, .from = 1, .to = 30},
     "逾期1-30天",
     "1-30 days"},
    {{.has_from = true, .from = 366}, "逾期超过365天", "Over 365 days"},
    {{.has_from = false}, "无到期日", "No due date"},
};

static void test_labels(void **state)
{
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(labels); i++) {
        const struct bucket *b = &labels[i].bucket;

        if (!str_equal_z(bucket_label(b, LANGUAGE_ZH, &a), labels[i].zh) ||
            !str_equal_z(bucket_label(b, LANGUAGE_EN, &a), labels[i].en))
            fail_msg("%s", labels[i].en);
    }
    arena_release(&a);
}

/* No word is missing in either language. */
static void test_words(void **state)
{
    (void)state;
    for (int i = 0; i < WORD_COUNT_OF_WORDS; i++)
        if (word((enum word)i, LANGUAGE_ZH).len == 0 ||
            word((enum word)i, LANGUAGE_EN).len == 0)
            fail_msg("word %d", i);
}

static void test_value(void **state)
{
    static struct made_book m;
    struct arena a = {0};
    struct value v;
    const struct value *list;

    (void)state;
    made_book_make(&m, 50, 3000, LANGUAGE_EN, 1);
    v = aging_value(&m.figures, &a);
    list = value_find(v, STR("currencies"));
    assert_int_equal(list->list->count, 2);
    list = value_find(list->list->items[0], STR("buckets"));
    assert_int_equal(list->list->count, m.aging.scheme->count);
    list = value_find(v, STR("customers"));
    assert_int_equal(list->list->count,
                     m.aging.currencies[0].customer_count +
                         m.aging.currencies[1].customer_count);
    assert_int_equal(aging_rows(&m.figures, &a)->row_count, list->list->count);
    list = value_find(v, STR("tie_out"));
    assert_true(value_find(*list, STR("ties"))->boolean);
    arena_release(&a);
    made_book_release(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_sums),
        cmocka_unit_test(test_focus_order),
        cmocka_unit_test(test_value),
        cmocka_unit_test(test_second_sheet),
        cmocka_unit_test(test_threads),
        cmocka_unit_test(test_all_rows),
        cmocka_unit_test(test_no_room),
        cmocka_unit_test(test_actions),
        cmocka_unit_test(test_no_dunning),
        cmocka_unit_test(test_differences),
        cmocka_unit_test(test_csv_headings),
    };

    /* A file that may not grow is an error, not a signal. */
    signal(SIGXFSZ, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
