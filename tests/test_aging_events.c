/* The workbook and the JSON of a ledger with every kind of event. */
#include "ledger_kit.h"
#include "report/aging_book.h"
#include "report/aging_table.h"
#include "report/words.h"
#include "sheet_kit.h"

#include <string.h>

#define DAY "2026-07-17"

struct scene {
    struct kit k, then; /* now, and as it was known on the day before */
    struct view view, before;
    struct aging aging;
    struct tieout tieout;
    struct conversion conversion;
    struct aging_figures figures;
};

static struct money cny(int64_t minor)
{
    return kit_money("CNY", minor);
}

/* Rows that were there on 2026-07-10 already; late: those entered since. */
static void put_rows(struct kit *k, bool late)
{
    struct ledger *l;
    uint32_t parent, child, usd, doc, bill;

    kit_start(k);
    l = &k->ledger;
    parent = kit_customer(k, "P1");
    child = kit_customer(k, "P2");
    usd = kit_customer(k, "U1");
    l->customers[child].parent = parent;
    l->customers[child].parent_id = STR("P1");
    for (size_t i = 0; i < l->customer_count; i++)
        l->customers[i].terms_days = -1;
    kit_document(k, DOCUMENT_INVOICE, "A-1", parent, cny(100000), "2024-07-17",
                 "2026-06-17");
    doc = kit_document(k, DOCUMENT_INVOICE, "A-2", parent, cny(5000),
                       "2025-07-17", "2027-07-17");
    l->documents[doc].class_of = CLASS_RETENTION;
    doc = kit_document(k, DOCUMENT_INVOICE, "B-1", child, cny(70000),
                       "2026-05-01", "2026-06-01");
    l->documents[doc].handed_over_date = kit_day("2026-07-01");
    kit_details(k, doc)->posting_date = kit_day("2026-07-16");
    doc = kit_document(k, DOCUMENT_INVOICE, "B-2", child, cny(30000),
                       "2026-05-01", "2026-07-01");
    bill =
        kit_receipt(k, "BILL-1", child, cny(30000), "2026-06-01", NULL, "B-2");
    kit_bill(k, bill, BILL_DISHONOURED, "2026-07-05", "2026-07-06");
    bill =
        kit_receipt(k, "BILL-2", parent, cny(40000), "2026-06-20", NULL, "A-1");
    kit_bill(k, bill, BILL_HELD, "2026-12-20", NULL);
    bill =
        kit_receipt(k, "BILL-3", parent, cny(1000), "2026-06-21", NULL, "A-1");
    kit_bill(k, bill, BILL_ENDORSED, "2026-12-21", NULL);
    kit_document(k, DOCUMENT_INVOICE, "U-1", usd, kit_money("USD", 12345),
                 "2026-07-01", "2026-07-31");
    kit_rate(k, "USD", "2026-07-16", 710000); /* 876.495 are 876.50 */
    if (!late)
        return;
    kit_document(k, DOCUMENT_INVOICE, "A-9", parent, cny(250), "2026-07-09",
                 "2026-08-09");
    kit_writeoff(k, 0, cny(700), "2026-07-15");
}

static void start(struct scene *s, enum language language)
{
    struct kit *k = &s->k;

    memset(s, 0, sizeof(*s));
    put_rows(&s->then, false);
    put_rows(k, true);
    kit_finish(&s->then);
    kit_finish(k);
    k->policy.language = language;
    s->before = kit_view(&s->then, "2026-07-10");
    s->view = kit_view(k, DAY);
    assert_true(aging_compute(&s->view, &k->policy, AGING_ITEMS | AGING_BASES,
                              1, &s->aging, &k->arena, &k->diag));
    assert_true(tieout_compute(&s->view, &s->aging, &s->before, &s->tieout,
                               &k->arena, &k->diag));
    assert_true(conversion_compute(&s->view, &s->aging, &k->policy,
                                   &s->conversion, &k->arena, &k->diag));
    s->figures = (struct aging_figures){.ledger = &k->ledger,
                                        .view = &s->view,
                                        .aging = &s->aging,
                                        .tieout = &s->tieout,
                                        .conversion = &s->conversion,
                                        .policy = &k->policy};
}

static void end(struct scene *s)
{
    kit_end(&s->then);
    kit_end(&s->k);
}

static struct workbook book_of(struct scene *s)
{
    struct workbook book;

    assert_true(aging_book_make(&s->figures, &book, &s->k.arena, &s->k.diag));
    return book;
}

/* A column's cell in the row of the detail with this number. */
static struct cell detail_cell(struct scene *s, const struct workbook *book,
                               const char *doc_no, const char *heading)
{
    const struct sheet *sheet = sheet_named(book, "Detail");
    size_t column = column_named(sheet, heading);

    for (size_t i = 0; i < sheet->row_count; i++) {
        struct cell cells[SHEET_MAX_COLUMNS] = {0};

        sheet->row(sheet->context, i, cells, &s->k.arena);
        if (str_equal_z(cells[column_named(sheet, "Document no.")].text,
                        doc_no))
            return cells[column];
    }
    fail_msg("no row %s", doc_no);
    return (struct cell){0};
}

static void test_detail(void **state)
{
    static struct scene s;
    struct workbook book;

    (void)state;
    start(&s, LANGUAGE_EN);
    book = book_of(&s);
    assert_true(
        str_equal_z(detail_cell(&s, &book, "A-2", "Class").text, "Retention"));
    assert_true(
        str_equal_z(detail_cell(&s, &book, "A-1", "Class").text, "Trade"));
    assert_int_equal(detail_cell(&s, &book, "B-1", "Days since issue").integer,
                     77);
    assert_int_equal(
        detail_cell(&s, &book, "B-1", "Days since posting").integer, 1);
    assert_int_equal(
        detail_cell(&s, &book, "B-2", "Days since posting").integer, 77);
    assert_int_equal(detail_cell(&s, &book, "B-2", "Posted").kind, CELL_EMPTY);
    assert_true(str_equal_z(detail_cell(&s, &book, "A-1", "Age in years").text,
                            "1 to 2 years"));
    assert_true(str_equal_z(detail_cell(&s, &book, "A-2", "Age in years").text,
                            "Within 1 year"));
    assert_int_equal(
        detail_cell(&s, &book, "B-2", "Of which bills returned").money.minor,
        30000);
    assert_int_equal(
        detail_cell(&s, &book, "B-1", "With lawyer since").date.day,
        kit_day("2026-07-01").day);
    assert_int_equal(detail_cell(&s, &book, "B-2", "With lawyer since").kind,
                     CELL_EMPTY);
    end(&s);
}

/* Columns for what nobody has are left out. */
static void test_plain(void **state)
{
    static struct scene s;
    struct workbook book;

    (void)state;
    start(&s, LANGUAGE_EN);
    for (size_t i = 0; i < s.k.ledger.customer_count; i++)
        s.k.ledger.customers[i].parent_id = STR("");
    for (size_t i = 0; i < s.aging.item_count; i++)
        s.aging.items[i].returned = 0;
    for (size_t i = 0; i < s.aging.currency_count; i++) {
        struct aging_currency *c = &s.aging.currencies[i];

        for (size_t k = 0; k < c->customer_count; k++) {
            struct aging_row *r = &c->customers[k];

            r->retention = r->returned = r->handed_over = 0;
            r->bills_held = r->bills_passed_on = 0;
        }
    }
    book = book_of(&s);
    assert_int_equal(sheet_named(&book, "By customer")->column_count,
                     3 + s.aging.scheme->count + 5);
    assert_int_equal(aging_rows(&s.figures, &s.k.arena)->column_count,
                     3 + s.aging.scheme->count + 6);
    for (size_t i = 0; i < s.k.ledger.document_count; i++) {
        s.k.ledger.documents[i].class_of = CLASS_TRADE;
        s.k.ledger.documents[i].details = NULL;
        s.k.ledger.documents[i].handed_over_date = no_date;
    }
    book = book_of(&s);
    assert_int_equal(sheet_named(&book, "Detail")->column_count, 13 + 2);
    end(&s);
}

static void test_customers(void **state)
{
    static const struct {
        const char *heading;
        int64_t first, second; /* of P1 and P2 */
    } rows[] = {{"Of which retention", 5000, 0},
                {"Of which bills returned", 0, 30000},
                {"Of which with lawyer", 0, 70000},
                {"Bills in hand", 40000, 0},
                {"Bills passed on, not mature", 1000, 0}};
    static struct scene s;
    const struct sheet *sheet;
    struct cell p1[SHEET_MAX_COLUMNS] = {0}, p2[SHEET_MAX_COLUMNS] = {0};
    struct cell u1[SHEET_MAX_COLUMNS] = {0};
    struct workbook book;

    (void)state;
    start(&s, LANGUAGE_EN);
    book = book_of(&s);
    sheet = sheet_named(&book, "By customer");
    sheet->row(sheet->context, 0, p1, &s.k.arena);
    sheet->row(sheet->context, 1, p2, &s.k.arena);
    sheet->row(sheet->context, 2, u1, &s.k.arena);
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t column = column_named(sheet, rows[i].heading);

        if (p1[column].money.minor != rows[i].first ||
            p2[column].money.minor != rows[i].second)
            fail_msg("%s: %jd and %jd", rows[i].heading,
                     (intmax_t)p1[column].money.minor,
                     (intmax_t)p2[column].money.minor);
    }
    assert_true(str_equal_z(p1[column_named(sheet, "Group")].text, "P1"));
    assert_true(str_equal_z(p2[column_named(sheet, "Group")].text, "P1"));
    assert_true(str_equal_z(u1[column_named(sheet, "Group")].text, ""));
    end(&s);
}

/* Column C of the summary, or another. */
static void expect_line(const struct sheet *s, const char *name,
                        uint32_t column, int64_t minor)
{
    const struct cell *c = cell_beside(s, name, column);

    if (c->money.minor != minor)
        fail_msg("%s: %jd, not %jd", name, (intmax_t)c->money.minor,
                 (intmax_t)minor);
}

static void test_summary(void **state)
{
    static const struct {
        const char *name;
        uint32_t column;
        int64_t minor;
    } rows[] = {{"Of which retention", 2, 5000},
                {"Of which bills returned", 2, 30000},
                {"Of which with lawyer", 2, 70000},
                {"Bills in hand", 2, 40000},
                {"Bills passed on, not mature", 2, 1000},
                {"61-90 days", 2, 0},
                {"Within 1 year", 12, 105250},
                {"1 to 2 years", 12, 58300}};
    static struct scene s;
    const struct sheet *sheet;
    struct workbook book;

    (void)state;
    start(&s, LANGUAGE_EN);
    book = book_of(&s);
    sheet = sheet_named(&book, "Summary");
    for (size_t i = 0; i < COUNT(rows); i++)
        expect_line(sheet, rows[i].name, rows[i].column, rows[i].minor);
    assert_non_null(
        cell_saying(sheet, "1 USD = 7.10000 CNY (rate of 16 July 2026)"));
    assert_non_null(cell_saying(sheet, "All currencies in CNY"));
    assert_null(cell_saying(sheet, "Of which bills"));
    end(&s);
}

/* The native total at its rate, in the row of the net receivables. */
static void test_converted(void **state)
{
    static struct scene s;
    const struct sheet *sheet;
    const struct placed_cell *usd;
    const struct cell *c;
    struct workbook book;

    (void)state;
    start(&s, LANGUAGE_EN);
    book = book_of(&s);
    sheet = sheet_named(&book, "Summary");
    usd = cell_saying(sheet, "USD US Dollar");
    assert_non_null(usd);
    c = cell_at(sheet, usd->row, 8);
    assert_true(c && str_equal_z(c->text, "In CNY"));
    c = cell_at(sheet, usd->row + (uint32_t)s.aging.scheme->count + 4, 8);
    assert_true(c && c->kind == CELL_FORMULA);
    assert_true(str_starts(c->text, STR("ROUND(C")));
    assert_true(str_find(c->text, STR("*7.10000,2)")) > 0);
    assert_int_equal(c->money.minor, 87650);
    /* A currency without a rate is named, and its column is empty. */
    s.conversion.rows[1].has_rate = false;
    s.conversion.complete = false;
    book = book_of(&s);
    sheet = sheet_named(&book, "Summary");
    assert_non_null(cell_saying(
        sheet, "USD has no rate: not converted, not in the converted total"));
    assert_non_null(cell_saying(
        sheet, "The converted total is not complete: a currency has no rate"));
    assert_null(cell_at(sheet, usd->row, 8));
    end(&s);
}

static void test_tieout(void **state)
{
    static const struct {
        const char *name;
        int64_t minor;
    } rows[] = {
        {"Opening receivables (as reported for 10 July 2026)", 164000},
        {"plus restatements of what was reported", 250},
        {"less write-offs", -700},
        {"less bills received", 0},
        {"Closing receivables", 163550},
        {"less retention not yet due (contract assets)", -5000},
        {"Trade receivables in the balance sheet, before allowance", 158550}};
    static struct scene s;
    const struct sheet *sheet;
    const struct placed_cell *row;
    struct workbook book;

    (void)state;
    start(&s, LANGUAGE_EN);
    assert_true(s.tieout.ties);
    book = book_of(&s);
    sheet = sheet_named(&book, "Tie-out");
    for (size_t i = 0; i < COUNT(rows); i++)
        expect_line(sheet, rows[i].name, 1, rows[i].minor);
    assert_false(sheet->portrait);
    row = cell_saying(sheet, "A-9");
    assert_non_null(row);
    assert_int_equal(cell_at(sheet, row->row, 6)->money.minor, 0);
    assert_int_equal(cell_at(sheet, row->row, 7)->money.minor, 250);
    assert_int_equal(cell_at(sheet, row->row, 8)->kind, CELL_FORMULA);
    assert_int_equal(cell_at(sheet, row->row, 8)->money.minor, 250);
    assert_null(
        cell_saying(sheet, "Tie-out by customer: those that do not tie"));
    end(&s);
}

/* Customers that do not tie, and a check that no formula can make. */
static void test_untied(void **state)
{
    static struct scene s;
    const struct sheet *sheet;
    const struct placed_cell *title;
    struct workbook book;

    (void)state;
    start(&s, LANGUAGE_EN);
    s.tieout.restatement_count = 0;
    s.tieout.ties = s.tieout.rows[0].ties = false;
    s.tieout.customers[1].ties = false;
    s.tieout.customers[1].difference = 5;
    book = book_of(&s);
    sheet = sheet_named(&book, "Tie-out");
    assert_int_equal(sheet->column_count, 6);
    title = cell_saying(sheet, "Tie-out by customer: those that do not tie");
    assert_non_null(title);
    assert_true(str_equal_z(cell_at(sheet, title->row + 2, 0)->text, "P2"));
    assert_int_equal(cell_at(sheet, title->row + 2, 5)->money.minor, 5);
    assert_null(cell_at(sheet, title->row + 3, 0));
    assert_int_equal(cell_beside(sheet, "Result", 1)->kind, CELL_TEXT);
    assert_int_equal(cell_beside(sheet, "Result", 2)->kind, CELL_FORMULA);
    end(&s);
}

static const struct value *find(struct value v, const char *key)
{
    const struct value *found = value_find(v, str_from_z(key));

    if (!found)
        fail_msg("no key %s", key);
    return found;
}

static void test_json(void **state)
{
    static struct scene s;
    struct value v, row;

    (void)state;
    start(&s, LANGUAGE_ZH);
    v = aging_value(&s.figures, &s.k.arena);
    row = find(v, "currencies")->list->items[0];
    assert_int_equal(find(row, "retention")->money.minor, 5000);
    assert_int_equal(find(row, "returned")->money.minor, 30000);
    assert_int_equal(find(row, "handed_over")->money.minor, 70000);
    assert_int_equal(find(row, "bills_held")->money.minor, 40000);
    row = find(*find(row, "bases"), "disclosure")->list->items[0];
    assert_true(str_equal_z(find(row, "name")->text, "0-1y"));
    assert_int_equal(find(row, "amount")->money.minor, 105250);
    row = find(v, "customers")->list->items[1];
    assert_true(str_equal_z(find(row, "parent")->text, "P1"));
    assert_int_equal(
        find(*find(*find(row, "bases"), "posting_date"), "0-30")->money.minor,
        70000);
    row = find(v, "customers")->list->items[0];
    assert_int_equal(find(row, "parent")->kind, VALUE_NULL);
    row = find(v, "groups")->list->items[0];
    assert_true(str_equal_z(find(row, "id")->text, "P1"));
    assert_int_equal(find(row, "total")->money.minor, 163550);
    row = *find(v, "policy");
    assert_true(str_equal_z(find(row, "allocation_source")->text, "named"));
    assert_true(str_equal_z(find(row, "allocation_order")->text, "oldest"));
    row = *find(v, "reporting");
    assert_int_equal(find(row, "rows")->list->count, 2);
    assert_int_equal(find(*find(row, "total"), "total")->money.minor,
                     163550 + 87650);
    end(&s);
}

static void test_json_tieout(void **state)
{
    static struct scene s;
    struct value v, row;

    (void)state;
    start(&s, LANGUAGE_ZH);
    v = aging_value_check(&s.figures, &s.k.arena);
    v = *find(v, "tie_out");
    row = find(v, "currencies")->list->items[0];
    assert_int_equal(find(row, "opening_date")->date.day,
                     kit_day("2026-07-10").day);
    assert_int_equal(find(row, "restated")->money.minor, 250);
    assert_int_equal(find(row, "writeoffs")->money.minor, 700);
    assert_int_equal(find(row, "balance_sheet")->money.minor, 158550);
    row = find(v, "customers")->list->items[0];
    assert_true(str_equal_z(find(row, "id")->text, "P1"));
    assert_int_equal(find(v, "restatements")->list->count, 1);
    row = find(v, "restatements")->list->items[0];
    assert_true(str_equal_z(find(row, "kind")->text, "document"));
    assert_true(str_equal_z(find(row, "number")->text, "A-9"));
    assert_int_equal(find(row, "change")->money.minor, 250);
    assert_true(str_equal_z(find(row, "file")->text, "kit.csv"));
    end(&s);
}

/* Credit notes aged by their own date are rows of a bucket. */
static void test_aged_credit_note(void **state)
{
    static struct scene s;
    struct workbook book;
    struct cell c;

    (void)state;
    start(&s, LANGUAGE_EN);
    end(&s);
    put_rows(&s.k, true);
    kit_start(&s.then);
    kit_document(&s.k, DOCUMENT_CREDIT_NOTE, "C-1", 0, cny(-900), "2026-07-15",
                 NULL);
    s.k.ledger.rules.credit_notes = CREDIT_NOTES_AGED;
    kit_finish(&s.k);
    s.view = kit_view(&s.k, DAY);
    assert_true(aging_compute(&s.view, &s.k.policy, AGING_ITEMS | AGING_BASES,
                              1, &s.aging, &s.k.arena, &s.k.diag));
    assert_true(tieout_compute(&s.view, &s.aging, NULL, &s.tieout, &s.k.arena,
                               &s.k.diag));
    s.k.policy.language = LANGUAGE_EN;
    s.figures.conversion = NULL;
    book = book_of(&s);
    c = detail_cell(&s, &book, "C-1", "Bucket");
    assert_true(str_equal_z(c.text, "1-30 days"));
    assert_int_equal(detail_cell(&s, &book, "C-1", "Days overdue").integer, 2);
    assert_int_equal(detail_cell(&s, &book, "C-1", "Open").money.minor, -900);
    assert_true(s.tieout.ties);
    end(&s);
}

/* The rule, the order and the credit notes, as far as they were used. */
static void test_policy_words(void **state)
{
    static const struct {
        enum allocation_source source;
        enum allocation_order order;
        enum credit_note_rule notes;
        const char *zh;
    } rows[] = {
        {ALLOCATION_NAMED, ORDER_OLDEST, CREDIT_NOTES_APART,
         "按收款所指单据核销；未指明款项的核销顺序：先到期先核销；"
         "贷项处理：未核销部分单列，不计入账龄段"},
        {ALLOCATION_NAMED, ORDER_CIVIL_CODE, CREDIT_NOTES_APPLIED,
         "按收款所指单据核销；未指明款项的核销顺序：按《民法典》第五百六十条；"
         "贷项处理：比照收款核销"},
        {ALLOCATION_NAMED, ORDER_NAMED, CREDIT_NOTES_AGED,
         "按收款所指单据核销；未指明款项的核销顺序：不核销；"
         "贷项处理：未核销部分按其自身日期以负数计入账龄段"},
        {ALLOCATION_NAMED, ORDER_PRO_RATA, CREDIT_NOTES_APART,
         "按收款所指单据核销；未指明款项的核销顺序：按未收金额比例；"
         "贷项处理：未核销部分单列，不计入账龄段"},
        {ALLOCATION_EXPORTED, ORDER_CIVIL_CODE, CREDIT_NOTES_APART,
         "按核销表逐笔核销；贷项处理：未核销部分单列，不计入账龄段"}};
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct ledger l = {
            .source = rows[i].source,
            .rules = {.order = rows[i].order, .credit_notes = rows[i].notes}};
        struct str got = allocation_words(&l, LANGUAGE_ZH, &a);

        if (!str_equal_z(got, rows[i].zh))
            fail_msg("%s\n%.*s", rows[i].zh, STR_ARG(got));
    }
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_detail),
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_customers),
        cmocka_unit_test(test_summary),
        cmocka_unit_test(test_converted),
        cmocka_unit_test(test_tieout),
        cmocka_unit_test(test_untied),
        cmocka_unit_test(test_json),
        cmocka_unit_test(test_json_tieout),
        cmocka_unit_test(test_aged_credit_note),
        cmocka_unit_test(test_policy_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
