/*
 * The parts of an aging row, bills beside it, credit notes in buckets, groups.
 */
#include "ledger_kit.h"
#include "measure/aging.h"

#include <stdlib.h>

#define NONE  LEDGER_NONE
#define AS_OF "2026-07-17"

static struct money cny(int64_t minor)
{
    return kit_money("CNY", minor);
}

static struct aging age(struct kit *k, const char *day)
{
    struct view v = kit_view(k, day);
    struct aging out;

    assert_true(aging_compute(&v, &k->policy, AGING_ITEMS | AGING_BASES, 1,
                              &out, &k->arena, &k->diag));
    return out;
}

static void expect(const char *what, size_t row, int64_t got, int64_t want)
{
    if (got != want)
        fail_msg("row %zu: %s is %jd, not %jd", row, what, (intmax_t)got,
                 (intmax_t)want);
}

/* One document of 1.00, and in which parts it is. */
static const struct {
    enum document_kind kind;
    enum document_class class_of;
    const char *due, *handed_over;
    int64_t disputed;
    int64_t overdue, retention, bills, with_lawyer, total_disputed;
} part_cases[] = {
    {DOCUMENT_INVOICE, CLASS_TRADE, "2026-07-16", NULL, 0, 100, 0, 0, 0, 0},
    {DOCUMENT_INVOICE, CLASS_OTHER, "2026-07-16", NULL, 0, 100, 0, 0, 0, 0},
    {DOCUMENT_INVOICE, CLASS_BILL, "2026-07-16", NULL, 0, 100, 0, 100, 0, 0},
    /* retention that is not due is never overdue; the day it is, not yet */
    {DOCUMENT_INVOICE, CLASS_RETENTION, "2027-07-17", NULL, 0, 0, 100, 0, 0, 0},
    {DOCUMENT_INVOICE, CLASS_RETENTION, "2026-07-17", NULL, 0, 0, 100, 0, 0, 0},
    {DOCUMENT_INVOICE, CLASS_RETENTION, "2026-07-16", NULL, 0, 100, 100, 0, 0,
     0},
    {DOCUMENT_INVOICE, CLASS_RETENTION, NULL, NULL, 0, 0, 100, 0, 0, 0},
    /* with the lawyer from the day on */
    {DOCUMENT_INVOICE, CLASS_TRADE, "2026-07-16", "2026-07-16", 0, 100, 0, 0,
     100, 0},
    {DOCUMENT_INVOICE, CLASS_TRADE, "2026-07-16", "2026-07-17", 0, 100, 0, 0,
     100, 0},
    {DOCUMENT_INVOICE, CLASS_TRADE, "2026-07-16", "2026-07-18", 0, 100, 0, 0, 0,
     0},
    {DOCUMENT_INVOICE, CLASS_TRADE, "2026-07-17", "2026-07-01", 0, 0, 0, 0, 100,
     0},
    /* all at once */
    {DOCUMENT_INVOICE, CLASS_RETENTION, "2026-07-16", "2026-07-01", 30, 100,
     100, 0, 100, 30},
    {DOCUMENT_DEBIT_NOTE, CLASS_BILL, "2026-07-16", "2026-07-01", 30, 100, 0,
     100, 100, 30},
    /* credit notes are unapplied, whatever they are for */
    {DOCUMENT_CREDIT_NOTE, CLASS_RETENTION, "2026-07-16", "2026-07-01", 0, 0, 0,
     0, 0, 0},
};

static void test_parts(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(part_cases); i++) {
        struct kit k;
        struct aging g;
        const struct aging_row *row;
        bool credit = part_cases[i].kind == DOCUMENT_CREDIT_NOTE;
        uint32_t document;
        struct document *doc;

        kit_start(&k);
        document = kit_document(&k, part_cases[i].kind, "A",
                                kit_customer(&k, "C"), cny(credit ? -100 : 100),
                                "2026-01-01", part_cases[i].due);
        doc = &k.ledger.documents[document];
        doc->class_of = (uint8_t)part_cases[i].class_of;
        doc->handed_over_date = kit_day(part_cases[i].handed_over);
        if (part_cases[i].disputed)
            kit_dispute(&k, document, 0, cny(part_cases[i].disputed),
                        "2026-01-01", NULL);
        kit_finish(&k);
        g = age(&k, AS_OF);
        for (size_t n = 0; n < 2; n++) { /* the customer's and the total */
            row = n ? &g.currencies[0].total : &g.currencies[0].customers[0];
            expect("overdue", i, row->overdue, part_cases[i].overdue);
            expect("retention", i, row->retention, part_cases[i].retention);
            expect("bills", i, row->bills, part_cases[i].bills);
            expect("handed over", i, row->handed_over,
                   part_cases[i].with_lawyer);
            expect("disputed", i, row->disputed, part_cases[i].total_disputed);
            expect("returned", i, row->returned, 0);
            expect("total", i, row->total.minor, credit ? -100 : 100);
            expect("unapplied", i, row->unapplied, credit ? -100 : 0);
        }
        kit_end(&k);
    }
}

/* A bill of 1.00 pays an invoice of 1.60 due 2026-03-01, taken 2026-03-10. */
static const struct {
    enum bill_status status;
    const char *maturity, *status_day;
    const char *as_of;
    int64_t open, held, passed_on, returned;
    int32_t oldest_days;
} bill_cases[] = {
    {BILL_HELD, "2026-09-10", NULL, "2026-03-09", 160, 0, 0, 0, 8},
    {BILL_HELD, "2026-09-10", NULL, "2026-03-10", 60, 100, 0, 0, 9},
    {BILL_HELD, "2026-05-10", NULL, "2026-07-17", 60, 100, 0, 0, 138},
    {BILL_ENDORSED, "2026-09-10", NULL, "2026-07-17", 60, 0, 100, 0, 138},
    {BILL_DISCOUNTED, "2026-07-18", NULL, "2026-07-17", 60, 0, 100, 0, 138},
    {BILL_DISCOUNTED, "2026-07-17", NULL, "2026-07-17", 60, 0, 0, 0, 138},
    {BILL_PAID, "2026-07-10", "2026-07-18", "2026-07-17", 60, 100, 0, 0, 138},
    {BILL_PAID, "2026-07-10", "2026-07-17", "2026-07-17", 60, 0, 0, 0, 138},
    /* back again: the whole invoice with the age it had */
    {BILL_DISHONOURED, "2026-07-10", "2026-07-18", "2026-07-17", 60, 100, 0, 0,
     138},
    {BILL_DISHONOURED, "2026-07-10", "2026-07-17", "2026-07-17", 160, 0, 0, 100,
     138},
    {BILL_DISHONOURED, "2026-07-10", "2026-07-16", "2026-07-17", 160, 0, 0, 100,
     138},
};

static void test_bills(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(bill_cases); i++) {
        struct kit k;
        struct aging g;
        uint32_t c, a, r;

        kit_start(&k);
        c = kit_customer(&k, "C");
        a = kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(160), "2026-01-30",
                         "2026-03-01");
        r = kit_receipt(&k, "B-1", c, cny(100), "2026-03-10", NULL, "");
        kit_allocation(&k, r, NONE, a, cny(100), "2026-03-10");
        (void)kit_bill(&k, r, bill_cases[i].status, bill_cases[i].maturity,
                       bill_cases[i].status_day);
        kit_finish(&k);
        g = age(&k, bill_cases[i].as_of);
        assert_int_equal(g.item_count, 1);
        expect("item", i, g.items[0].returned, bill_cases[i].returned);
        for (size_t n = 0; n < 2; n++) {
            const struct aging_row *row =
                n ? &g.currencies[0].total : &g.currencies[0].customers[0];

            expect("total", i, row->total.minor, bill_cases[i].open);
            expect("held", i, row->bills_held, bill_cases[i].held);
            expect("passed on", i, row->bills_passed_on,
                   bill_cases[i].passed_on);
            expect("returned", i, row->returned, bill_cases[i].returned);
            expect("age", i, row->oldest_days, bill_cases[i].oldest_days);
        }
        kit_end(&k);
    }
}

/* Who owes nothing but has given a bill has a row: its total says nothing. */
static void test_bills_alone(void **state)
{
    struct kit k;
    struct aging g;
    uint32_t c, a, r;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C");
    kit_customer(&k, "D");
    a = kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(100), "2026-01-30",
                     "2026-03-01");
    r = kit_receipt(&k, "B-1", c, cny(100), "2026-03-10", NULL, "");
    kit_allocation(&k, r, NONE, a, cny(100), "2026-03-10");
    (void)kit_bill(&k, r, BILL_HELD, "2026-09-10", NULL);
    kit_finish(&k);
    g = age(&k, AS_OF);
    assert_int_equal(g.item_count, 0);
    assert_int_equal(g.currencies[0].customer_count, 1);
    assert_int_equal(g.currencies[0].customers[0].customer, c);
    assert_int_equal(g.currencies[0].customers[0].total.minor, 0);
    assert_int_equal(g.currencies[0].customers[0].total.count, 0);
    assert_int_equal(g.currencies[0].customers[0].bills_held, 100);
    assert_int_equal(g.currencies[0].total.bills_held, 100);
    kit_end(&k);
}

/* Open credit notes: where they stand, by each rule. */
static const struct {
    const char *due; /* of the credit note, issued 2026-05-01 */
    int32_t days;
    const char *bucket;
} credit_cases[] = {
    {NULL, 77, "61-90"},
    {"2026-07-17", 0, "today"},
    {"2026-07-16", 1, "1-30"},
    {"2026-08-17", -31, "not_due_31+"},
};

static size_t find_bucket(const struct aging *g, const char *name)
{
    for (size_t b = 0; b < g->scheme->count; b++) {
        if (str_equal_z(g->scheme->items[b].name, name))
            return b;
    }
    fail_msg("%s is no bucket", name);
    return 0;
}

static void test_credit_notes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(credit_cases); i++) {
        struct kit k;
        struct aging g;
        const struct aging_row *row;
        size_t bucket;
        uint32_t c, note;

        kit_start(&k);
        c = kit_customer(&k, "C");
        note = kit_document(&k, DOCUMENT_CREDIT_NOTE, "G", c, cny(-30),
                            "2026-05-01", credit_cases[i].due);
        k.ledger.documents[note].class_of = CLASS_RETENTION;
        kit_receipt(&k, "R", c, cny(7), "2026-06-01", NULL, "");
        k.ledger.rules.credit_notes = CREDIT_NOTES_AGED;
        kit_finish(&k);
        g = age(&k, AS_OF);
        row = &g.currencies[0].customers[0];
        bucket = find_bucket(&g, credit_cases[i].bucket);
        expect("cell", i, row->cells[bucket].minor, -30);
        expect("documents", i, (int64_t)row->total.count, 1);
        expect("unapplied", i, row->unapplied, -7);
        expect("total", i, row->total.minor, -37);
        expect("retention", i, row->retention, -30);
        expect("oldest", i, row->oldest_days, 0);
        expect("overdue", i, row->overdue, credit_cases[i].days > 0 ? -30 : 0);
        expect("by issue", i, row->bases[BASIS_ISSUE][2].minor, -30);
        expect("by year", i, row->bases[BASIS_DISCLOSURE][0].minor, -30);
        expect("items", i, (int64_t)g.item_count, 1);
        expect("days", i, g.items[0].days_overdue, credit_cases[i].days);
        expect("bucket", i, g.items[0].bucket, (int64_t)bucket);
        kit_end(&k);
    }
}

/* The same rows apart: nothing of them is in a bucket or listed. */
static void test_credit_notes_apart(void **state)
{
    struct kit k;
    struct aging g;

    (void)state;
    kit_start(&k);
    kit_document(&k, DOCUMENT_CREDIT_NOTE, "G", kit_customer(&k, "C"), cny(-30),
                 "2026-05-01", "2026-06-01");
    kit_finish(&k);
    g = age(&k, AS_OF);
    assert_int_equal(g.item_count, 0);
    assert_int_equal(g.currencies[0].total.unapplied, -30);
    assert_int_equal(g.currencies[0].total.total.count, 0);
    assert_int_equal(g.currencies[0].total.bases[BASIS_ISSUE][2].minor, 0);
    kit_end(&k);
}

/* Parents by number, -1 none; the top of each. */
static const struct {
    int parents[6];
    uint32_t tops[6];
} top_cases[] = {
    {{-1, -1, -1, -1, -1, -1}, {0, 1, 2, 3, 4, 5}},
    {{1, 2, -1, 2, -1, 4}, {2, 2, 2, 2, 4, 4}},
    {{-1, 0, 1, 2, 3, 4}, {0, 0, 0, 0, 0, 0}},
    {{1, 2, 3, 4, 5, -1}, {5, 5, 5, 5, 5, 5}},
    {{0, 0, 1, -1, 3, 4}, {0, 0, 0, 3, 3, 3}},  /* his own parent */
    {{1, 0, 0, 1, -1, -1}, {0, 0, 0, 0, 4, 5}}, /* two in a circle */
    {{2, 5, 3, 4, 2, 4}, {2, 2, 2, 2, 2, 2}},   /* 2 3 4, and ways into it */
    {{5, 0, 1, 2, 3, 4}, {0, 0, 0, 0, 0, 0}},   /* all in one */
    {{1, 0, 3, 2, 5, 4}, {0, 0, 2, 2, 4, 4}},
};

static void test_tops(void **state)
{
    static const char *const ids[] = {"F", "E", "D", "C", "B", "A"};

    (void)state;
    for (size_t i = 0; i < COUNT(top_cases); i++) {
        struct kit k;
        struct aging g;

        kit_start(&k);
        for (size_t j = 0; j < COUNT(ids); j++)
            kit_customer(&k, ids[j]);
        for (uint32_t j = 0; j < COUNT(ids); j++) {
            if (top_cases[i].parents[j] >= 0)
                k.ledger.customers[j].parent =
                    (uint32_t)top_cases[i].parents[j];
            kit_document(&k, DOCUMENT_INVOICE, ids[j], j, cny(1 << j),
                         "2026-01-01", "2026-02-01");
        }
        kit_finish(&k);
        g = age(&k, AS_OF);
        for (uint32_t j = 0; j < COUNT(ids); j++)
            expect("top", i, group_of(&k.ledger, j), top_cases[i].tops[j]);
        for (size_t n = 0; n < g.currencies[0].group_count; n++) {
            const struct aging_row *group = &g.currencies[0].groups[n];
            int64_t sum = 0;

            for (uint32_t j = 0; j < COUNT(ids); j++) {
                if (top_cases[i].tops[j] == group->customer)
                    sum += 1 << j;
            }
            expect("group", i, group->total.minor, sum);
        }
        kit_end(&k);
    }
}

/*
 * Three deep and in two currencies: T over M over L, and S alone.  The top
 * owes nothing itself; in dollars only one of them does.
 */
static void test_groups(void **state)
{
    struct kit k;
    struct aging g;
    const struct aging_row *group;
    uint32_t l, m, t, s;

    (void)state;
    kit_start(&k);
    l = kit_customer(&k, "L");
    m = kit_customer(&k, "M");
    t = kit_customer(&k, "T");
    s = kit_customer(&k, "S");
    k.ledger.customers[l].parent = m;
    k.ledger.customers[m].parent = t;
    kit_document(&k, DOCUMENT_INVOICE, "1", l, cny(100), "2026-01-01",
                 "2026-07-07");
    kit_document(&k, DOCUMENT_INVOICE, "2", m, cny(20), "2024-01-01",
                 "2026-07-27");
    kit_document(&k, DOCUMENT_INVOICE, "3", s, cny(5), "2026-01-01",
                 "2026-07-07");
    kit_document(&k, DOCUMENT_INVOICE, "4", m, kit_money("USD", 9),
                 "2026-01-01", "2026-07-07");
    k.ledger.documents[0].class_of = CLASS_RETENTION;
    k.ledger.documents[1].handed_over_date = kit_day("2026-01-01");
    kit_receipt(&k, "R", m, cny(3), "2026-01-01", NULL, "");
    kit_allocation(&k, 0, NONE, 1, cny(0), "2026-01-01"); /* nothing of it */
    kit_finish(&k);
    g = age(&k, AS_OF);
    assert_int_equal(g.currencies[0].customer_count, 3);
    assert_int_equal(g.currencies[0].group_count, 1);
    group = &g.currencies[0].groups[0];
    assert_int_equal(group->customer, t);
    assert_int_equal(group->total.minor, 117);
    assert_int_equal(group->total.count, 2);
    assert_int_equal(group->unapplied, -3);
    assert_int_equal(group->overdue, 100);
    assert_int_equal(group->retention, 100);
    assert_int_equal(group->handed_over, 20);
    assert_int_equal(group->oldest_days, 10);
    assert_int_equal(group->bases[BASIS_DISCLOSURE][0].minor, 100);
    assert_int_equal(group->bases[BASIS_DISCLOSURE][2].minor, 20);
    assert_int_equal(g.currencies[0].total.total.minor, 122);
    assert_int_equal(g.currencies[1].customer_count, 1);
    assert_int_equal(g.currencies[1].group_count, 0);
    kit_end(&k);
}

/* A chain of a hundred thousand, and then a circle of them, take no time. */
static void test_deep(void **state)
{
    enum { DEEP = 100000 };
    struct kit k;
    struct aging g;
    char id[16];

    (void)state;
    for (size_t circle = 0; circle < 2; circle++) {
        kit_start(&k);
        for (uint32_t i = 0; i < DEEP; i++) {
            snprintf(id, sizeof(id), "%06u", i);
            kit_customer(
                &k, arena_z(&k.arena, arena_str(&k.arena, str_from_z(id))));
            k.ledger.customers[i].parent = i + 1 < DEEP ? i + 1
                                           : circle     ? 0
                                                        : NONE;
        }
        for (uint32_t i = 0; i < DEEP; i += DEEP / 10)
            kit_document(&k, DOCUMENT_INVOICE, "A", i, cny(1), "2026-01-01",
                         "2026-02-01");
        kit_finish(&k);
        g = age(&k, AS_OF);
        assert_int_equal(g.currencies[0].group_count, 1);
        assert_int_equal(g.currencies[0].groups[0].customer,
                         circle ? 0 : DEEP - 1);
        assert_int_equal(g.currencies[0].groups[0].total.minor, 10);
        assert_int_equal(group_of(&k.ledger, 5), circle ? 0 : DEEP - 1);
        kit_end(&k);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_bills),
        cmocka_unit_test(test_bills_alone),
        cmocka_unit_test(test_credit_notes),
        cmocka_unit_test(test_credit_notes_apart),
        cmocka_unit_test(test_tops),
        cmocka_unit_test(test_groups),
        cmocka_unit_test(test_deep),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
