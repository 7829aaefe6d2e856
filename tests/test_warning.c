/*
 * Warnings: each rule at its threshold and one short of it.  The day is
 * 2026-07-17; the policy's numbers are the usual ones.
 */
#include "ledger_kit.h"
#include "measure/warning.h"

#include <string.h>

#define DAY "2026-07-17"

static struct warnings warn(struct kit *k)
{
    struct view *v = arena_new(&k->arena, struct view);
    struct aging *aging = arena_new(&k->arena, struct aging);
    struct credit *credit = arena_new(&k->arena, struct credit);
    struct promises *promises = arena_new(&k->arena, struct promises);
    struct warning_day day = {v, aging, &k->policy, credit, promises};
    struct warnings out;

    kit_finish(k);
    *v = kit_view(k, DAY);
    assert_true(aging_compute(v, &k->policy, AGING_ITEMS, 1, aging, &k->arena,
                              &k->diag));
    assert_true(credit_make(&k->ledger, aging, &k->policy, credit, &k->arena,
                            &k->diag));
    assert_true(promises_make(&k->ledger, kit_day(DAY), &k->policy, NULL,
                              promises, &k->arena, &k->diag));
    assert_true(warnings_make(&day, &out, &k->arena, &k->diag));
    return out;
}

static void expect(const char *name, const struct warnings *w,
                   enum warning_kind kind, size_t want)
{
    if (w->counts[kind] != want)
        fail_msg("%s: %zu of %.*s, not %zu", name, w->counts[kind],
                 STR_ARG(warning_names[kind]), want);
}

/* A document due on a day and paid so many days later. */
static void paid(struct kit *k, uint32_t customer, const char *due,
                 int32_t days, int64_t amount)
{
    struct arena *a = &k->arena;
    size_t n = k->ledger.document_count;
    const char *day =
        arena_z(a, date_iso(date_add_days(kit_day(due), days), a));
    uint32_t d =
        kit_document(k, DOCUMENT_INVOICE, arena_format(a, "D%zu", n).ptr,
                     customer, kit_money("CNY", amount), "2025-01-01", due);
    uint32_t r = kit_receipt(k, arena_format(a, "R%zu", n).ptr, customer,
                             kit_money("CNY", amount), day, NULL, "");

    kit_allocation(k, r, LEDGER_NONE, d, kit_money("CNY", amount), day);
}

static void owes(struct kit *k, uint32_t customer, const char *due,
                 int64_t amount)
{
    kit_document(k, DOCUMENT_INVOICE,
                 arena_format(&k->arena, "O%zu", k->ledger.document_count).ptr,
                 customer, kit_money("CNY", amount), "2025-01-01", due);
}

static const struct {
    const char *name;
    int32_t before, recent; /* days late */
    size_t count;           /* recent payments */
    int64_t open;
    size_t want;
} habits[] = {
    {"ten days later", 0, 10, 3, 100, 1},
    {"nine days later", 0, 9, 3, 100, 0},
    {"two payments are too few", 0, 30, 2, 100, 0},
    {"from early to late", -5, 5, 3, 100, 1},
    {"later, and still in time", -30, 0, 3, 100, 0},
    {"he owes nothing", 0, 30, 3, 0, 0},
    {"as ever", 30, 30, 3, 100, 0},
};

static void test_slower(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(habits); i++) {
        struct kit k;
        struct warnings w;
        uint32_t c;

        kit_start(&k);
        c = kit_customer(&k, "C1");
        for (size_t n = 0; n < 3; n++)
            paid(&k, c, "2025-10-01", habits[i].before, 100);
        for (size_t n = 0; n < habits[i].count; n++)
            paid(&k, c, "2026-06-01", habits[i].recent, 100);
        if (habits[i].open)
            owes(&k, c, "2026-12-31", habits[i].open);
        w = warn(&k);
        expect(habits[i].name, &w, WARNING_SLOWER, habits[i].want);
        if (habits[i].want) {
            assert_int_equal(w.items[0].then.units, 10 * habits[i].before);
            assert_int_equal(w.items[0].now.units, 10 * habits[i].recent);
            assert_int_equal(w.items[0].row_count, 3);
        }
        kit_end(&k);
    }
}

/* Weighted by amounts: a small late payment is not a habit. */
static void test_weights(void **state)
{
    struct kit k;
    struct warnings w;
    uint32_t c;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    for (size_t n = 0; n < 3; n++)
        paid(&k, c, "2025-10-01", 0, 100);
    paid(&k, c, "2026-06-01", 40, 1);
    paid(&k, c, "2026-06-01", 0, 1000);
    paid(&k, c, "2026-06-01", 0, 1000);
    owes(&k, c, "2026-12-31", 1);
    w = warn(&k);
    expect("weights", &w, WARNING_SLOWER, 0);
    kit_end(&k);
}

static const struct {
    const char *name, *due; /* of what is open */
    int32_t before;         /* how late the earlier ones were */
    size_t count;
    size_t want;
} firsts[] = {
    {"three days", "2026-07-14", 0, 3, 1},
    {"two days", "2026-07-15", 0, 3, 0},
    {"ninety days", "2026-04-18", 0, 3, 1},
    {"longer ago than is recent", "2026-04-17", 0, 3, 0},
    {"two earlier ones are too few", "2026-07-01", 0, 2, 0},
    {"two days late is not late", "2026-07-01", 2, 3, 1},
    {"he was late before", "2026-07-01", 3, 3, 0},
};

static void test_first_late(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(firsts); i++) {
        struct kit k;
        struct warnings w;
        uint32_t c;

        kit_start(&k);
        c = kit_customer(&k, "C1");
        for (size_t n = 0; n < firsts[i].count; n++)
            paid(&k, c, "2026-01-10", firsts[i].before, 100);
        k.ledger.allocations_given = true;
        owes(&k, c, firsts[i].due, 70);
        w = warn(&k);
        expect(firsts[i].name, &w, WARNING_FIRST_LATE, firsts[i].want);
        if (firsts[i].want)
            assert_int_equal(w.items[0].amount, 70);
        kit_end(&k);
    }
}

/* The whole limit is no warning, a cent more is. */
static void test_limit(void **state)
{
    (void)state;
    for (int64_t over = 0; over < 2; over++) {
        struct kit k;
        struct warnings w;
        uint32_t c;

        kit_start(&k);
        c = kit_customer(&k, "C1");
        k.ledger.customers[c].credit_limit = kit_money("CNY", 1000);
        owes(&k, c, "2026-12-31", 1000 + over);
        w = warn(&k);
        expect("limit", &w, WARNING_LIMIT, (size_t)over);
        if (over)
            assert_int_equal(w.items[0].amount, 1);
        kit_end(&k);
    }
}

/* A quarter with one of five; squares of per cent. */
static void test_concentration(void **state)
{
    static const struct {
        const char *name;
        int64_t amounts[6];
        size_t top, hhi;
        int64_t points;
    } cases[] = {
        {"even", {20, 20, 20, 20, 20}, 0, 1, 2000},
        {"a quarter", {25, 15, 15, 15, 15, 15}, 1, 0, 0},
        {"less than a quarter", {2499, 1501, 1500, 1500, 1500, 1500}, 0, 0, 0},
        {"four customers", {97, 1, 1, 1}, 0, 0, 0},
        {"one of them owes us nothing", {96, 1, 1, 1, 1, -50}, 1, 1, 9220},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kit k;
        struct warnings w;

        kit_start(&k);
        for (uint32_t n = 0; n < 6 && cases[i].amounts[n]; n++)
            owes(&k, kit_customer(&k, arena_format(&k.arena, "C%u", n).ptr),
                 "2026-12-31", cases[i].amounts[n]);
        w = warn(&k);
        expect(cases[i].name, &w, WARNING_TOP, cases[i].top);
        expect(cases[i].name, &w, WARNING_CONCENTRATION, cases[i].hhi);
        if (cases[i].hhi && w.items[w.count - 1].now.units != cases[i].points)
            fail_msg("%s: %jd points", cases[i].name,
                     (intmax_t)w.items[w.count - 1].now.units);
        if (w.known[WARNING_TOP] !=
            (cases[i].amounts[4] ? WARNING_KNOWN : WARNING_FEW))
            fail_msg("%s: known %d", cases[i].name, w.known[WARNING_TOP]);
        kit_end(&k);
    }
}

/* A returned bill counts while what it had paid is open. */
static void test_bill(void **state)
{
    (void)state;
    for (size_t open = 0; open < 2; open++) {
        struct kit k;
        struct warnings w;
        uint32_t c, d, r;

        kit_start(&k);
        c = kit_customer(&k, "C1");
        d = kit_document(&k, DOCUMENT_INVOICE, "D1", c, kit_money("CNY", 100),
                         "2026-01-01", "2026-02-01");
        r = kit_receipt(&k, "P1", c, kit_money("CNY", 100), "2026-02-01", NULL,
                        "");
        kit_allocation(&k, r, LEDGER_NONE, d, kit_money("CNY", 100),
                       "2026-02-01");
        kit_bill(&k, r, BILL_DISHONOURED, "2026-05-01", "2026-05-02");
        if (!open) {
            r = kit_receipt(&k, "R2", c, kit_money("CNY", 100), "2026-06-01",
                            NULL, "");
            kit_allocation(&k, r, LEDGER_NONE, d, kit_money("CNY", 100),
                           "2026-06-01");
        }
        w = warn(&k);
        expect("bill", &w, WARNING_BILL, open);
        kit_end(&k);
    }
}

/* What the data cannot tell is said, and what is new. */
static void test_known(void **state)
{
    struct kit k;
    struct warnings w, then = {.day = kit_day("2026-07-10")};
    uint32_t c;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    k.ledger.customers[c].credit_limit = kit_money("CNY", 1);
    owes(&k, c, "2026-12-31", 2);
    w = warn(&k);
    assert_int_equal(w.known[WARNING_SLOWER], WARNING_NO_RECEIPTS);
    assert_int_equal(w.known[WARNING_BILL], WARNING_NO_BILLS);
    assert_int_equal(w.known[WARNING_PROMISE], WARNING_NO_PROMISES);
    assert_int_equal(w.known[WARNING_LIMIT], WARNING_KNOWN);
    assert_false(w.items[0].is_new);
    warnings_mark_new(&w, &w);
    assert_false(w.items[0].is_new);
    warnings_mark_new(&w, &then);
    assert_true(w.items[0].is_new);
    assert_int_equal(w.new_counts[WARNING_LIMIT], 1);
    kit_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_slower),        cmocka_unit_test(test_weights),
        cmocka_unit_test(test_first_late),    cmocka_unit_test(test_limit),
        cmocka_unit_test(test_concentration), cmocka_unit_test(test_bill),
        cmocka_unit_test(test_known)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
