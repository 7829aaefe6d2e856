#include "ledger_kit.h"

#include <string.h>

#define NONE LEDGER_NONE

static struct money cny(int64_t minor)
{
    return kit_money("CNY", minor);
}

/*
 * Invoices of 100 of one customer; a receipt of some amount on some day, and
 * what is open of each afterwards.
 */
struct debt {
    const char *issued, *due, *contract;
};

/* K-S is secured, K-E until 15 March; K-H has the heavier burden. */
static const struct debt debts[] = {
    {"2026-01-01", "2026-02-10", "K-S"}, {"2026-01-01", "2026-02-20", "K-H"},
    {"2026-01-01", "2026-03-10", "K-N"}, {"2026-01-01", "2026-03-10", ""},
    {"2026-01-01", "2026-04-10", "K-H"}, {"2026-01-01", "2026-04-10", "K-S"},
    {"2026-01-01", NULL, "K-H"},         {"2026-05-01", "2026-05-01", "K-H"},
    {"2026-01-01", "2026-03-01", "K-E"},
};

static const struct {
    enum allocation_order order;
    const char *day;
    int64_t amount;
    int64_t open[COUNT(debts)];
} order_cases[] = {
    {ORDER_NAMED,
     "2026-04-10",
     100,
     {100, 100, 100, 100, 100, 100, 100, 0, 100}},
    {ORDER_OLDEST, "2026-04-10", 150, {0, 50, 100, 100, 100, 100, 100, 0, 100}},
    {ORDER_OLDEST, "2026-04-10", 450, {0, 0, 0, 50, 100, 100, 100, 0, 0}},
    {ORDER_OLDEST, "2026-04-10", 950, {0, 0, 0, 0, 0, 0, 0, 0, 0}},
    /* nothing is due the day before: the earliest due, secured or not */
    {ORDER_CIVIL_CODE,
     "2026-02-09",
     50,
     {50, 100, 100, 100, 100, 100, 100, 0, 100}},
    /* due today is due */
    {ORDER_CIVIL_CODE,
     "2026-02-10",
     150,
     {0, 50, 100, 100, 100, 100, 100, 0, 100}},
    /* the unsecured is due today and goes before the secured one */
    {ORDER_CIVIL_CODE,
     "2026-02-19",
     50,
     {50, 100, 100, 100, 100, 100, 100, 0, 100}},
    {ORDER_CIVIL_CODE,
     "2026-02-20",
     50,
     {100, 50, 100, 100, 100, 100, 100, 0, 100}},
    /* the heavier burden, though it fell due later than the others */
    {ORDER_CIVIL_CODE,
     "2026-03-10",
     150,
     {100, 0, 75, 75, 100, 100, 100, 0, 100}},
    {ORDER_CIVIL_CODE,
     "2026-04-09",
     150,
     {100, 0, 100, 100, 100, 100, 100, 0, 50}},
    {ORDER_CIVIL_CODE,
     "2026-04-10",
     150,
     {100, 0, 100, 100, 50, 100, 100, 0, 100}},
    /* K-E is secured until the 15th: equal to K-S, but due later */
    {ORDER_CIVIL_CODE, "2026-03-15", 350, {50, 0, 0, 0, 100, 100, 100, 0, 100}},
    {ORDER_CIVIL_CODE, "2026-03-15", 450, {0, 0, 0, 0, 100, 100, 100, 0, 50}},
    /* unsecured from the 16th on: it fell due before the other two */
    {ORDER_CIVIL_CODE,
     "2026-03-16",
     150,
     {100, 0, 100, 100, 100, 100, 100, 0, 50}},
    /* all that is due, then what is not, the dateless last */
    {ORDER_CIVIL_CODE, "2026-03-16", 601, {0, 0, 0, 0, 49, 50, 100, 0, 0}},
    {ORDER_CIVIL_CODE, "2026-03-16", 750, {0, 0, 0, 0, 0, 0, 50, 0, 0}},
    {ORDER_CIVIL_CODE, "2026-03-16", 900, {0, 0, 0, 0, 0, 0, 0, 0, 0}},
    /* 8 were issued by then: 101 is 12.625 each, the first five get the rest */
    {ORDER_PRO_RATA, "2026-02-01", 101, {87, 87, 87, 87, 87, 88, 88, 0, 88}},
    {ORDER_PRO_RATA,
     "2026-02-01",
     1,
     {99, 100, 100, 100, 100, 100, 100, 0, 100}},
    {ORDER_PRO_RATA, "2026-02-01", 801, {0, 0, 0, 0, 0, 0, 0, 0, 0}},
    {ORDER_PRO_RATA, "2026-05-01", 9, {99, 99, 99, 99, 99, 99, 99, 99, 99}},
};

static void start(struct kit *k, enum allocation_order order)
{
    uint32_t c, other;

    kit_start(k);
    k->ledger.rules.order = order;
    other = kit_customer(k, "C0");
    c = kit_customer(k, "C1");
    kit_contract(k, other, "K-N", "Warden Ltd", NULL, 500000);
    kit_contract(k, c, "K-S", "Warden Ltd", NULL, 100000);
    kit_contract(k, c, "K-E", "Warden Ltd", "2026-03-15", 100000);
    kit_contract(k, c, "K-H", "", NULL, 200000);
    kit_contract(k, c, "K-N", "", NULL, 0);
    for (size_t i = 0; i < COUNT(debts); i++) {
        uint32_t a = kit_document(k, DOCUMENT_INVOICE, "A", c, cny(100),
                                  debts[i].issued, debts[i].due);

        kit_details(k, a)->contract_no = str_from_z(debts[i].contract);
    }
    kit_document(k, DOCUMENT_INVOICE, "A", other, cny(100), "2026-01-01",
                 "2026-01-01");
    kit_document(k, DOCUMENT_INVOICE, "A", c, kit_money("USD", 100),
                 "2026-01-01", "2026-01-01");
    kit_document(k, DOCUMENT_INVOICE, "A", c, cny(-100), "2026-01-01",
                 "2026-01-01");
}

static void test_orders(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(order_cases); i++) {
        struct kit k;
        struct view v;

        start(&k, order_cases[i].order);
        kit_receipt(&k, "R-1", 1, cny(order_cases[i].amount),
                    order_cases[i].day, NULL, "");
        kit_finish(&k);
        v = kit_view(&k, order_cases[i].day);
        for (size_t d = 0; d < COUNT(debts); d++) {
            if (v.document_open[d] != order_cases[i].open[d])
                fail_msg("row %zu: debt %zu is open with %jd, not %jd", i, d,
                         (intmax_t)v.document_open[d],
                         (intmax_t)order_cases[i].open[d]);
        }
        assert_int_equal(v.document_open[COUNT(debts)], 100);
        assert_int_equal(v.document_open[COUNT(debts) + 1], 100);
        assert_int_equal(v.document_open[COUNT(debts) + 2], -100);
        kit_end(&k);
    }
}

/* In proportion to what is open, not to what it once was. */
static void test_proportion(void **state)
{
    struct kit k;
    uint32_t c, a, b, r1, r2;

    (void)state;
    kit_start(&k);
    k.ledger.rules.order = ORDER_PRO_RATA;
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(1000), "2026-01-01",
                     "2026-03-01");
    b = kit_document(&k, DOCUMENT_INVOICE, "A-2", c, cny(300), "2026-01-01",
                     "2026-02-01");
    r1 = kit_receipt(&k, "R-1", c, cny(900), "2026-02-01", NULL, "A-1");
    r2 = kit_receipt(&k, "R-2", c, cny(200), "2026-02-02", NULL, "");
    kit_receipt(&k, "R-3", c, cny(150), "2026-02-03", "2026-02-04", "");
    kit_receipt(&k, "R-4", c, cny(500), "2026-02-05", NULL, "");
    kit_finish(&k);
    kit_expect_open(&k, "2026-02-01", a, 100);
    kit_expect_unapplied(&k, "2026-02-01", r1, 0);
    kit_expect_open(&k, "2026-02-02", a, 50);
    kit_expect_open(&k, "2026-02-02", b, 150);
    kit_expect_unapplied(&k, "2026-02-02", r2, 0);
    kit_expect_open(&k, "2026-02-03", a, 12); /* 37.5 of 150 */
    kit_expect_open(&k, "2026-02-03", b, 38);
    kit_expect_open(&k, "2026-02-04", a, 50);
    kit_expect_open(&k, "2026-02-05", a, 0);
    kit_expect_open(&k, "2026-02-05", b, 0);
    kit_end(&k);
}

static const struct {
    enum credit_note_rule rule;
    enum allocation_order order;
    const char *day;
    int64_t credit, first, second;
} credit_cases[] = {
    {CREDIT_NOTES_APART, ORDER_OLDEST, "2026-12-31", -120, 40, 100},
    {CREDIT_NOTES_AGED, ORDER_OLDEST, "2026-12-31", -120, 40, 100},
    {CREDIT_NOTES_APPLIED, ORDER_NAMED, "2026-12-31", -120, 40, 100},
    {CREDIT_NOTES_APPLIED, ORDER_OLDEST, "2026-02-28", 0, 40, 100},
    {CREDIT_NOTES_APPLIED, ORDER_OLDEST, "2026-03-01", 0, 0, 20},
    {CREDIT_NOTES_APPLIED, ORDER_CIVIL_CODE, "2026-03-01", 0, 0, 20},
    {CREDIT_NOTES_APPLIED, ORDER_PRO_RATA, "2026-03-01", 0, 6, 14},
};

/* A credit note of 120 on 1 March; 60 of the first invoice is paid. */
static void test_credit_notes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(credit_cases); i++) {
        const char *day = credit_cases[i].day;
        struct kit k;
        uint32_t c, g, a, b;

        kit_start(&k);
        k.ledger.rules.order = credit_cases[i].order;
        k.ledger.rules.credit_notes = credit_cases[i].rule;
        c = kit_customer(&k, "C1");
        g = kit_document(&k, DOCUMENT_CREDIT_NOTE, "G-1", c, cny(-120),
                         "2026-03-01", NULL);
        a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                         "2026-01-31");
        b = kit_document(&k, DOCUMENT_INVOICE, "A-2", c, cny(100), "2026-01-01",
                         "2026-02-28");
        kit_document(&k, DOCUMENT_INVOICE, "A-3", c, cny(100), "2026-03-02",
                     "2026-03-02"); /* came later */
        kit_receipt(&k, "R-1", c, cny(60), "2026-02-01", NULL, "A-1");
        kit_finish(&k);
        kit_expect_open(&k, day, g, credit_cases[i].credit);
        kit_expect_open(&k, day, a, credit_cases[i].first);
        kit_expect_open(&k, day, b, credit_cases[i].second);
        kit_end(&k);
    }
}

/* Before its invoice a credit note waits, unapplied, for good. */
static void test_early_credit_note(void **state)
{
    struct kit k;
    uint32_t c, g, a;

    (void)state;
    kit_start(&k);
    k.ledger.rules.credit_notes = CREDIT_NOTES_APPLIED;
    c = kit_customer(&k, "C1");
    g = kit_document(&k, DOCUMENT_CREDIT_NOTE, "G-1", c, cny(-120),
                     "2026-01-01", NULL);
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-02",
                     "2026-01-31");
    kit_finish(&k);
    assert_int_equal(k.ledger.source, ALLOCATION_NONE);
    kit_expect_open(&k, "2026-12-31", g, -120);
    kit_expect_open(&k, "2026-12-31", a, 100);
    kit_end(&k);
}

/*
 * Beside a table of allocations a credit note applies what no row uses, to what
 * no row pays, whenever it does.
 */
static void test_credit_note_beside_table(void **state)
{
    struct kit k;
    uint32_t c, g, a, b, r, bounced;

    (void)state;
    kit_start(&k);
    k.ledger.rules.credit_notes = CREDIT_NOTES_APPLIED;
    c = kit_customer(&k, "C1");
    g = kit_document(&k, DOCUMENT_CREDIT_NOTE, "G-1", c, cny(-120),
                     "2026-03-01", NULL);
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                     "2026-01-31");
    b = kit_document(&k, DOCUMENT_INVOICE, "A-2", c, cny(100), "2026-01-01",
                     "2026-02-28");
    r = kit_receipt(&k, "R-1", c, cny(150), "2026-04-01", NULL, "");
    bounced =
        kit_receipt(&k, "R-2", c, cny(30), "2026-02-01", "2026-02-15", "");
    kit_allocation(&k, bounced, NONE, b, cny(30), "2026-02-01");
    kit_allocation(&k, r, NONE, a, cny(90), "2026-04-01");
    kit_allocation(&k, NONE, g, a, cny(5), "2026-05-01");
    kit_finish(&k);
    assert_int_equal(k.ledger.source, ALLOCATION_EXPORTED);
    kit_expect_open(&k, "2026-02-14", b, 70);
    kit_expect_open(&k, "2026-02-28", b, 100);
    kit_expect_open(&k, "2026-03-01", a, 95); /* 5 are free of rows */
    kit_expect_open(&k, "2026-03-01", b, 0);
    kit_expect_open(&k, "2026-03-01", g, -15);
    kit_expect_open(&k, "2026-04-01", a, 5);
    kit_expect_unapplied(&k, "2026-04-01", r, -60); /* stays so */
    kit_expect_open(&k, "2026-05-01", a, 0);
    kit_expect_open(&k, "2026-05-01", g, -10);
    assert_int_equal(k.diag.worst, DIAG_OK);
    kit_end(&k);
}

/* What a photograph shows of a credit note is applied on its day. */
static void test_credit_note_in_photograph(void **state)
{
    struct kit k;
    uint32_t c, g, a, late;

    (void)state;
    kit_start(&k);
    k.ledger.rules.credit_notes = CREDIT_NOTES_APPLIED;
    k.ledger.photograph = kit_day("2026-03-31");
    c = kit_customer(&k, "C1");
    g = kit_document(&k, DOCUMENT_CREDIT_NOTE, "G-1", c, cny(-120),
                     "2026-01-01", NULL);
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-02-01",
                     "2026-02-28");
    late = kit_document(&k, DOCUMENT_CREDIT_NOTE, "G-2", c, cny(-30),
                        "2026-04-01", NULL);
    k.ledger.documents[g].has_open = k.ledger.documents[a].has_open = true;
    k.ledger.documents[g].open = -20;
    k.ledger.documents[a].open = 40;
    kit_finish(&k);
    assert_int_equal(k.ledger.source, ALLOCATION_OPEN);
    kit_expect_open(&k, "2026-03-30", g, -20);
    kit_expect_open(&k, "2026-03-31", g, 0);
    kit_expect_open(&k, "2026-03-31", a, 20);
    kit_expect_open(&k, "2026-04-01", a, 0);
    kit_expect_open(&k, "2026-04-01", late, -10);
    kit_end(&k);
}

/* The names of a bill serve where its receipt has none. */
static void test_bill_names(void **state)
{
    struct kit k;
    uint32_t c, a, b, r;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                     "2026-01-31");
    b = kit_document(&k, DOCUMENT_INVOICE, "A-2", c, cny(100), "2026-01-01",
                     "2026-02-28");
    r = kit_receipt(&k, "B-1", c, cny(60), "2026-02-01", NULL, " ");
    kit_bill(&k, r, BILL_DISHONOURED, "2026-08-01", "2026-08-05");
    k.ledger.bills[0].doc_nos = STR("A-2");
    kit_finish(&k);
    kit_expect_open(&k, "2026-08-04", a, 100);
    kit_expect_open(&k, "2026-08-04", b, 40);
    kit_expect_open(&k, "2026-08-05", b, 100);
    kit_end(&k);
}

static const struct {
    enum allocation_order order;
    const char *says;
} unknown_cases[] = {
    {ORDER_OLDEST, "has no such invoice: the money goes to the oldest due"},
    {ORDER_NAMED, "has no such invoice: the money stays unapplied"},
    {ORDER_CIVIL_CODE, "the money goes by the order of allocation"},
    {ORDER_PRO_RATA, "the money goes by the order of allocation"},
};

static void test_unknown(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(unknown_cases); i++) {
        struct kit k;

        kit_start(&k);
        k.ledger.rules.order = unknown_cases[i].order;
        kit_receipt(&k, "R-1", kit_customer(&k, "C1"), cny(60), "2026-02-01",
                    NULL, "X-1");
        kit_finish(&k);
        assert_int_equal(k.diag.counts[DIAG_WARNING], 1);
        if (!kit_says(&k, unknown_cases[i].says))
            fail_msg("row %zu: %s", i, k.diag.first->text.ptr);
        kit_end(&k);
    }
}

/* The order once more, looking at every document for every receipt. */
enum { DEBTS = 24, PAYMENTS = 14 };

static uint64_t draw(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state >> 33;
}

static bool is_secured(const struct contract *c, int32_t day)
{
    return c && c->guarantor.len &&
           (!date_is(c->guarantee_end) || c->guarantee_end.day >= day);
}

/* Who comes first has the smaller key; equal ones share. */
static void key_of(const struct ledger *l, uint32_t document, int32_t day,
                   int64_t key[4])
{
    const struct document *doc = &l->documents[document];
    int64_t due = date_is(doc->due_date) ? doc->due_date.day : INT32_MAX;
    const struct contract *c = NULL;

    for (size_t i = 0; i < l->contract_count; i++) {
        if (doc->details &&
            str_equal(l->contracts[i].contract_no, doc->details->contract_no))
            c = &l->contracts[i];
    }
    key[0] = key[1] = key[2] = key[3] = 0;
    switch (l->rules.order) {
    case ORDER_NAMED:
    case ORDER_PRO_RATA:
        break;
    case ORDER_OLDEST:
        key[0] = due;
        key[1] = doc->issue_date.day;
        key[2] = document;
        break;
    case ORDER_CIVIL_CODE:
        key[0] = due > day;
        key[1] = key[0] ? 0 : is_secured(c, day);
        key[2] = key[0] || !c ? 0 : -c->burden;
        key[3] = due;
        break;
    }
}

static int compare_keys(const int64_t *x, const int64_t *y)
{
    for (size_t i = 0; i < 4; i++) {
        if (x[i] != y[i])
            return x[i] < y[i] ? -1 : 1;
    }
    return 0;
}

/* Pays the first rank that is open; what is left. */
static int64_t pay_first(const struct ledger *l, const struct receipt *r,
                         int64_t *open, int64_t rest)
{
    int64_t best[4] = {INT64_MAX, 0, 0, 0};
    int64_t weights[DEBTS] = {0};
    struct money parts[DEBTS];
    int64_t sum = 0;

    for (uint32_t pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < DEBTS; i++) {
            int64_t key[4];

            if (open[i] <= 0 ||
                l->documents[i].issue_date.day > r->receipt_date.day)
                continue;
            key_of(l, i, r->receipt_date.day, key);
            if (pass == 0 && compare_keys(key, best) < 0)
                memcpy(best, key, sizeof(best));
            if (pass == 1 && compare_keys(key, best) == 0)
                sum += weights[i] = open[i];
        }
    }
    if (!sum)
        return 0;
    assert_true(
        money_split(cny(rest < sum ? rest : sum), weights, DEBTS, parts));
    for (uint32_t i = 0; i < DEBTS; i++)
        open[i] -= parts[i].minor;
    return rest < sum ? 0 : rest - sum;
}

static void random_ledger(struct kit *k, uint64_t seed)
{
    uint64_t state = seed * 77;
    int32_t start = kit_day("2026-01-01").day;

    kit_start(k);
    kit_customer(k, "C1");
    k->ledger.rules.order = (enum allocation_order)(seed % 4);
    for (unsigned i = 0; i < 5; i++) {
        uint32_t c = kit_contract(k, 0, arena_format(&k->arena, "K%u", i).ptr,
                                  draw(&state) % 2 ? "Warden Ltd" : "", NULL,
                                  (int64_t)(draw(&state) % 3));

        if (draw(&state) % 2)
            k->ledger.contracts[c].guarantee_end.day =
                start + (int32_t)(draw(&state) % 60);
    }
    for (unsigned i = 0; i < DEBTS; i++) {
        uint32_t a =
            kit_document(k, DOCUMENT_INVOICE, "A", 0,
                         cny(1 + (int64_t)(draw(&state) % 500)), NULL, NULL);
        struct document *doc = &k->ledger.documents[a];

        doc->issue_date.day = start + (int32_t)(draw(&state) % 40);
        if (draw(&state) % 6)
            doc->due_date.day = start + 10 * (int32_t)(draw(&state) % 6);
        if (draw(&state) % 4)
            kit_details(k, a)->contract_no =
                arena_format(&k->arena, "K%u", (unsigned)(draw(&state) % 6));
    }
    for (unsigned i = 0; i < PAYMENTS; i++) {
        uint32_t r = kit_receipt(
            k, "R", 0, cny(1 + (int64_t)(draw(&state) % 600)), NULL, NULL, "");

        k->ledger.receipts[r].receipt_date.day = start + (int32_t)(5 * i);
    }
}

static void test_reference(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 400; seed++) {
        struct kit k;
        struct view v;
        int64_t open[DEBTS];

        random_ledger(&k, seed);
        kit_finish(&k);
        v = kit_view(&k, "2026-12-31");
        for (size_t i = 0; i < DEBTS; i++)
            open[i] = k.ledger.documents[i].owed;
        for (size_t i = 0; i < PAYMENTS && seed % 4 != ORDER_NAMED; i++) {
            const struct receipt *r = &k.ledger.receipts[i];
            int64_t rest = r->amount.minor;

            while (rest > 0)
                rest = pay_first(&k.ledger, r, open, rest);
        }
        for (size_t i = 0; i < DEBTS; i++) {
            if (open[i] != v.document_open[i])
                fail_msg("seed %ju: debt %zu is open with %jd, not %jd",
                         (uintmax_t)seed, i, (intmax_t)v.document_open[i],
                         (intmax_t)open[i]);
        }
        kit_end(&k);
    }
}

/* Of a large customer: an order that looked at all of them would not end. */
static void test_large(void **state)
{
    static const enum allocation_order orders[] = {ORDER_OLDEST,
                                                   ORDER_CIVIL_CODE};
    enum { N = 60000 };

    (void)state;
    for (size_t o = 0; o < COUNT(orders); o++) {
        struct kit k;
        struct view v;
        int64_t left = 0;
        int32_t first = kit_day("2026-01-01").day;

        kit_start(&k);
        kit_customer(&k, "C1");
        k.ledger.rules.order = orders[o];
        for (int32_t i = 0; i < N; i++) {
            uint32_t a = kit_document(&k, DOCUMENT_INVOICE, "A", 0, cny(100),
                                      "2026-01-01", "2026-01-02");

            k.ledger.documents[a].due_date.day += i % 30000;
        }
        for (int32_t i = 0; i < N; i++) {
            uint32_t r =
                kit_receipt(&k, "R", 0, cny(90), "2026-01-01", NULL, "");

            k.ledger.receipts[r].receipt_date.day += i / 3;
            if (i % 3 == 0) /* opens what is far behind by then */
                k.ledger.receipts[r].reversed_date.day = first + i;
        }
        kit_finish(&k);
        v = kit_view(&k, "2400-01-01");
        for (size_t i = 0; i < N; i++)
            left += v.document_open[i] + v.receipt_open[i];
        assert_true(left == N * (int64_t)100 - (N - N / 3) * (int64_t)90);
        kit_end(&k);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_orders),
        cmocka_unit_test(test_proportion),
        cmocka_unit_test(test_credit_notes),
        cmocka_unit_test(test_early_credit_note),
        cmocka_unit_test(test_credit_note_beside_table),
        cmocka_unit_test(test_credit_note_in_photograph),
        cmocka_unit_test(test_bill_names),
        cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_reference),
        cmocka_unit_test(test_large),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
