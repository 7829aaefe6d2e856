#include "ledger_kit.h"
#include "measure/aging.h"

#define AS_OF "2026-07-17"

static struct money cny(int64_t minor)
{
    return kit_money("CNY", minor);
}

static struct aging age(struct kit *k, const char *day, unsigned threads)
{
    struct view v = kit_view(k, day);
    struct aging out;

    assert_true(aging_compute(&v, &k->policy, AGING_ITEMS, threads, &out,
                              &k->arena, &k->diag));
    return out;
}

/* Days past due at every edge of the default buckets. */
static const struct {
    int32_t days;
    const char *bucket;
} edge_cases[] = {
    {-4000, "not_due_31+"}, {-31, "not_due_31+"}, {-30, "not_due_1-30"},
    {-1, "not_due_1-30"},   {0, "today"},         {1, "1-30"},
    {30, "1-30"},           {31, "31-60"},        {60, "31-60"},
    {61, "61-90"},          {90, "61-90"},        {91, "91-180"},
    {180, "91-180"},        {181, "181-365"},     {365, "181-365"},
    {366, "365+"},          {20000, "365+"},
};

static void test_edges(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(edge_cases); i++) {
        struct kit k;
        struct aging g;
        struct date due = date_add_days(kit_day(AS_OF), -edge_cases[i].days);
        const struct aging_row *total;

        kit_start(&k);
        kit_document(&k, DOCUMENT_INVOICE, "A-1", kit_customer(&k, "C1"),
                     cny(1), "1900-01-01", NULL);
        k.ledger.documents[0].due_date = due;
        assert_true(ledger_finish(&k.ledger, &k.diag));
        g = age(&k, AS_OF, 1);
        total = &g.currencies[0].total;
        assert_int_equal(total->total.minor, 1);
        assert_int_equal(total->total.count, 1);
        for (size_t b = 0; b < g.scheme->count; b++) {
            bool holds =
                str_equal_z(g.scheme->items[b].name, edge_cases[i].bucket);

            if (total->cells[b].count != holds ||
                total->cells[b].minor != holds)
                fail_msg("%d days: bucket %zu", edge_cases[i].days, b);
        }
        assert_int_equal(total->overdue, edge_cases[i].days > 0);
        assert_int_equal(total->oldest_days,
                         edge_cases[i].days > 0 ? edge_cases[i].days : 0);
        assert_int_equal(g.items[0].days_overdue, edge_cases[i].days);
        assert_int_equal(g.items[0].bucket,
                         bucket_of(g.scheme, due, kit_day(AS_OF)));
        kit_end(&k);
    }
}

/*
 * Two customers, two currencies, and everything that is not in a bucket.
 * Customers 0 "B", 1 "A", 2 "E", of whom nothing is open yet.
 */
static void add_rows(struct kit *k)
{
    uint32_t b, a, empty;

    b = kit_customer(k, "B");
    a = kit_customer(k, "A");
    empty = kit_customer(k, "E");
    kit_document(k, DOCUMENT_INVOICE, "2", b, cny(100), "2026-01-01",
                 "2026-07-16");
    kit_document(k, DOCUMENT_INVOICE, "1", b, cny(-30), "2026-01-01",
                 "2026-07-16");
    kit_document(k, DOCUMENT_DEBIT_NOTE, "3", b, cny(7), "2026-01-01", NULL);
    kit_document(k, DOCUMENT_CREDIT_NOTE, "4", b, cny(-20), "2026-01-01",
                 "2026-02-01");
    kit_document(k, DOCUMENT_OPENING, "5", a, kit_money("USD", 5), "2026-01-01",
                 "2026-07-17");
    kit_document(k, DOCUMENT_INVOICE, "6", a, cny(0), "2026-01-01",
                 "2026-01-01");
    kit_document(k, DOCUMENT_INVOICE, "7", a, cny(9), "2026-07-18",
                 "2026-01-01");
    kit_document(k, DOCUMENT_INVOICE, "8", empty, kit_money("EUR", 9),
                 "2026-07-18", "2026-08-01");
    kit_receipt(k, "R", a, cny(11), "2026-07-01", NULL, "");
    kit_dispute(k, 0, b, cny(40), "2026-01-01", NULL);
}

static void test_rows(void **state)
{
    struct kit k;
    struct aging g;
    const struct aging_row *row;

    (void)state;
    kit_start(&k);
    add_rows(&k);
    assert_true(ledger_finish(&k.ledger, &k.diag));
    g = age(&k, AS_OF, 1);
    assert_int_equal(g.currency_count, 2);
    assert_string_equal(g.currencies[0].currency->code, "CNY");
    assert_int_equal(g.currencies[0].customer_count, 2);
    row = &g.currencies[0].customers[0];
    assert_int_equal(row->customer, 1);
    assert_int_equal(row->unapplied, -11);
    assert_int_equal(row->total.minor, -11);
    assert_int_equal(row->total.count, 0);
    row = &g.currencies[0].customers[1];
    assert_int_equal(row->customer, 0);
    assert_int_equal(row->unapplied, -20);
    assert_int_equal(row->overdue, 70);
    assert_int_equal(row->disputed, 40);
    assert_int_equal(row->total.minor, 57);
    assert_int_equal(row->total.count, 3);
    assert_int_equal(row->oldest_days, 1);
    assert_int_equal(row->cells[g.scheme->no_due_date].minor, 7);
    row = &g.currencies[0].total;
    assert_int_equal(row->customer, LEDGER_NONE);
    assert_int_equal(row->total.minor, 46);
    assert_int_equal(row->unapplied, -31);
    row = &g.currencies[1].total;
    assert_int_equal(row->cells[g.scheme->today].minor, 5);
    assert_int_equal(row->overdue, 0);
    /* items: A's in USD; B's by due date, number; none last */
    assert_int_equal(g.item_count, 4);
    assert_int_equal(g.items[0].document, 4);
    assert_int_equal(g.items[1].document, 1);
    assert_int_equal(g.items[2].document, 0);
    assert_int_equal(g.items[2].disputed, 40);
    assert_int_equal(g.items[3].document, 2);
    assert_int_equal(g.items[3].days_overdue, 0);
    assert_int_equal(k.diag.worst, DIAG_OK);
    kit_end(&k);
}

static void test_refund(void **state)
{
    struct kit k;
    struct aging g;
    uint32_t c;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    kit_receipt(&k, "R-1", c, cny(-5), "2026-07-01", NULL, "");
    assert_true(ledger_finish(&k.ledger, &k.diag));
    g = age(&k, AS_OF, 1);
    assert_int_equal(g.currencies[0].total.unapplied, 5);
    assert_int_equal(k.diag.worst, DIAG_WARNING);
    assert_true(kit_says(&k, "by 0.05 CNY"));
    kit_end(&k);
}

static uint64_t next(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return *seed >> 33;
}

/* Many documents: the same figures on one thread and on several. */
static void test_threads(void **state)
{
    static const char *const codes[] = {"CNY", "USD", "JPY"};
    struct kit k;
    struct aging one, three;
    uint64_t seed = 7;
    int32_t today = kit_day(AS_OF).day;

    (void)state;
    kit_start(&k);
    for (uint32_t i = 0; i < 300; i++)
        kit_customer(
            &k, arena_z(&k.arena, arena_format(&k.arena, "C%u", (unsigned)i)));
    for (int i = 0; i < 400000; i++) {
        uint32_t document = kit_document(
            &k, next(&seed) % 9 ? DOCUMENT_INVOICE : DOCUMENT_CREDIT_NOTE, "X",
            (uint32_t)(next(&seed) % 299),
            kit_money(codes[next(&seed) % 3], (int64_t)(next(&seed) % 100000)),
            NULL, NULL);
        struct document *doc = &k.ledger.documents[document];

        if (doc->kind == DOCUMENT_CREDIT_NOTE)
            doc->owed = -doc->owed;
        doc->issue_date.day = today - (int32_t)(next(&seed) % 900) + 20;
        if (next(&seed) % 50)
            doc->due_date.day =
                doc->issue_date.day + (int32_t)(next(&seed) % 120);
    }
    assert_true(ledger_finish(&k.ledger, &k.diag));
    one = age(&k, AS_OF, 1);
    three = age(&k, AS_OF, 3);
    assert_int_equal(one.currency_count, three.currency_count);
    assert_int_equal(one.item_count, three.item_count);
    assert_memory_equal(one.items, three.items,
                        one.item_count * sizeof(*one.items));
    for (size_t i = 0; i < one.currency_count; i++) {
        const struct aging_currency *x = &one.currencies[i];
        const struct aging_currency *y = &three.currencies[i];

        assert_ptr_equal(x->currency, y->currency);
        assert_memory_equal(&x->total, &y->total, sizeof(x->total));
        assert_int_equal(x->customer_count, y->customer_count);
        assert_memory_equal(x->customers, y->customers,
                            x->customer_count * sizeof(*x->customers));
    }
    kit_end(&k);
}

static void test_empty(void **state)
{
    struct kit k;
    struct aging g;

    (void)state;
    kit_start(&k);
    assert_true(ledger_finish(&k.ledger, &k.diag));
    g = age(&k, AS_OF, 2);
    assert_int_equal(g.currency_count, 0);
    assert_int_equal(g.item_count, 0);
    kit_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edges),  cmocka_unit_test(test_rows),
        cmocka_unit_test(test_refund), cmocka_unit_test(test_threads),
        cmocka_unit_test(test_empty),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
