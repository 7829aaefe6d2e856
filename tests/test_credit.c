#include "ledger_kit.h"
#include "measure/credit.h"

#include <string.h>

#define NONE  LEDGER_NONE
#define AS_OF "2026-07-17"

static struct money cny(int64_t minor)
{
    return kit_money("CNY", minor);
}

static struct credit credit_of(struct kit *k)
{
    struct view v;
    struct aging g;
    struct credit out;

    kit_finish(k);
    v = kit_view(k, AS_OF);
    assert_true(
        aging_compute(&v, &k->policy, AGING_ITEMS, 1, &g, &k->arena, &k->diag));
    assert_true(
        credit_make(&k->ledger, &g, &k->policy, &out, &k->arena, &k->diag));
    return out;
}

/* A contract as people type it; what is not said is empty. */
static struct contract *add_contract(struct kit *k, uint32_t customer,
                                     const char *number)
{
    uint32_t index = kit_contract(k, customer, number, "", NULL, 0);
    struct contract *c = &k->ledger.contracts[index];

    c->signed_date = c->recorded_date = no_date;
    return c;
}

/* --- limits --------------------------------------------------------------- */

/* One customer who owes 100.00: a limit, a bill, money not applied. */
static const struct {
    const char *name;
    int64_t limit; /* -1: none */
    const char *limit_currency;
    int64_t bill; /* in hand: it paid another invoice of his */
    enum bill_status bill_status;
    int64_t received; /* not applied */
    enum credit_limit state;
    int64_t use, over, credit;
} limit_cases[] = {
    {"none", -1, "CNY", 0, BILL_HELD, 0, LIMIT_NONE, 10000, 0, 0},
    {"exact", 10000, "CNY", 0, BILL_HELD, 0, LIMIT_GRANTED, 10000, 0, 0},
    {"one fen over", 9999, "CNY", 0, BILL_HELD, 0, LIMIT_GRANTED, 10000, 1, 0},
    {"nothing granted", 0, "CNY", 0, BILL_HELD, 0, LIMIT_GRANTED, 10000, 10000,
     0},
    {"with a bill", 10000, "CNY", 500, BILL_HELD, 0, LIMIT_GRANTED, 10500, 500,
     0},
    {"passed on", 10000, "CNY", 500, BILL_ENDORSED, 0, LIMIT_GRANTED, 10000, 0,
     0},
    {"paid", 10000, "CNY", 500, BILL_PAID, 0, LIMIT_GRANTED, 10000, 0, 0},
    {"his money", 9000, "CNY", 0, BILL_HELD, 1500, LIMIT_GRANTED, 8500, 0, 0},
    {"all his money", 9000, "CNY", 0, BILL_HELD, 10000, LIMIT_GRANTED, 0, 0, 0},
    {"in credit", 9000, "CNY", 0, BILL_HELD, 10001, LIMIT_GRANTED, 0, 0, 1},
    {"less a bill", 9000, "CNY", 1, BILL_HELD, 10003, LIMIT_GRANTED, 0, 0, 2},
    {"credit alone", -1, "CNY", 0, BILL_HELD, 15000, LIMIT_NONE, 0, 0, 5000},
    {"elsewhere", 5000, "USD", 0, BILL_HELD, 0, LIMIT_ELSEWHERE, 10000, 0, 0},
};

static void build_limit(struct kit *k, size_t i)
{
    uint32_t c = kit_customer(k, "C1");
    uint32_t a = kit_document(k, DOCUMENT_INVOICE, "A", c, cny(10000),
                              "2026-06-01", "2026-08-01");

    if (limit_cases[i].limit >= 0)
        k->ledger.customers[c].credit_limit =
            kit_money(limit_cases[i].limit_currency, limit_cases[i].limit);
    if (limit_cases[i].bill) {
        uint32_t b =
            kit_document(k, DOCUMENT_INVOICE, "B", c, cny(limit_cases[i].bill),
                         "2026-05-01", "2026-06-01");
        uint32_t r = kit_receipt(k, "P", c, cny(limit_cases[i].bill),
                                 "2026-06-02", NULL, "B");

        kit_bill(k, r, limit_cases[i].bill_status, "2026-09-01",
                 limit_cases[i].bill_status == BILL_PAID ? "2026-07-01" : NULL);
        kit_allocation(k, r, NONE, b, cny(limit_cases[i].bill), "2026-06-02");
    }
    if (limit_cases[i].received) {
        uint32_t r = kit_receipt(k, "R", c, cny(limit_cases[i].received),
                                 "2026-07-01", NULL, "");

        kit_allocation(k, r, NONE, a, cny(0), "2026-07-01");
    }
}

static void test_limits(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(limit_cases); i++) {
        struct kit k;
        struct credit out;
        const struct credit_row *r;

        kit_start(&k);
        build_limit(&k, i);
        out = credit_of(&k);
        r = &out.rows[0];
        if (r->state != limit_cases[i].state || r->use != limit_cases[i].use ||
            r->over != limit_cases[i].over ||
            r->credit != limit_cases[i].credit)
            fail_msg("%s: state %d, use %jd, over %jd, credit %jd",
                     limit_cases[i].name, (int)r->state, (intmax_t)r->use,
                     (intmax_t)r->over, (intmax_t)r->credit);
        if (out.limit_count != (limit_cases[i].limit >= 0))
            fail_msg("%s: %zu limits", limit_cases[i].name, out.limit_count);
        kit_end(&k);
    }
}

/* What one customer has with us frees nothing of another's limit. */
static void test_credit_is_his(void **state)
{
    struct kit k;
    struct credit out;

    (void)state;
    kit_start(&k);
    for (int i = 0; i < 2; i++) {
        uint32_t c = kit_customer(&k, i ? "A" : "B");

        k.ledger.customers[c].credit_limit = cny(50000);
        kit_document(&k, i ? DOCUMENT_INVOICE : DOCUMENT_CREDIT_NOTE,
                     i ? "I" : "N", c, cny(i ? 10000 : -40000), "2026-07-01",
                     "2026-08-01");
    }
    out = credit_of(&k);
    assert_int_equal(out.currencies[0].use, 10000);
    kit_end(&k);
}

/* Over first, then what is used; a limit without debts has its row. */
static void test_order(void **state)
{
    static const int64_t open[] = {10000, 90000, 20000, 0};
    static const int64_t limit[] = {1000, 100000, 15000, 500000};
    static const char *const want[] = {"C0", "C2", "C1", "C3"};
    static const char *const ids[] = {"C0", "C1", "C2", "C3"};
    struct kit k;
    struct credit out;

    (void)state;
    kit_start(&k);
    for (size_t i = 0; i < COUNT(open); i++) {
        uint32_t c = kit_customer(&k, ids[i]);

        k.ledger.customers[c].credit_limit = cny(limit[i]);
        if (open[i])
            kit_document(&k, DOCUMENT_INVOICE, ids[i], c, cny(open[i]),
                         "2026-07-01", "2026-08-01");
    }
    out = credit_of(&k);
    assert_int_equal(out.currency_count, 1);
    assert_int_equal(out.currencies[0].row_count, COUNT(want));
    assert_int_equal(out.currencies[0].over_count, 2);
    assert_int_equal(out.currencies[0].over, 9000 + 5000);
    assert_int_equal(out.currencies[0].limit, 616000);
    assert_int_equal(out.currencies[0].use, 120000);
    for (size_t i = 0; i < COUNT(want); i++)
        assert_true(str_equal_z(
            k.ledger.customers[out.rows[i].customer].customer_id, want[i]));
    kit_end(&k);
}

static void test_too_large(void **state)
{
    struct kit k;
    struct view v;
    struct aging g;
    struct credit out = {.limit_count = 77};

    (void)state;
    kit_start(&k);
    for (int i = 0; i < 2; i++) {
        uint32_t c = kit_customer(&k, i ? "A" : "B");

        k.ledger.customers[c].credit_limit = cny(INT64_MAX);
    }
    kit_finish(&k);
    v = kit_view(&k, AS_OF);
    assert_true(
        aging_compute(&v, &k.policy, AGING_ITEMS, 1, &g, &k.arena, &k.diag));
    assert_false(
        credit_make(&k.ledger, &g, &k.policy, &out, &k.arena, &k.diag));
    assert_true(kit_says(&k, "more than can be counted"));
    assert_int_equal(out.limit_count, 77);
    kit_end(&k);
}

/* --- whom to supply no more ----------------------------------------------- */

enum { STOP_NO = -1 };

static const struct {
    const char *name;
    const char *due;
    int64_t disputed, received, minimum;
    const char *suspension, *terms, *law;
    bool other_contract; /* the document names one that is not on file */
    uint8_t registration;
    bool bill_refused, bill_proof;
    const char *evidence, *file;
    bool noticed, by_phone;
    int basis; /* enum supply_basis, or STOP_NO: no candidate */
} stop_cases[] = {
    {.name = "30 days", .due = "2026-06-17", .basis = STOP_NO},
    {.name = "31 days", .due = "2026-06-16", .basis = SUPPLY_BASELESS},
    {.name = "all disputed",
     .due = "2026-01-01",
     .disputed = 10000,
     .basis = STOP_NO},
    {.name = "partly disputed",
     .due = "2026-01-01",
     .disputed = 9900,
     .basis = SUPPLY_BASELESS},
    {.name = "covered",
     .due = "2026-01-01",
     .received = 10000,
     .basis = STOP_NO},
    {.name = "nearly covered",
     .due = "2026-01-01",
     .received = 9901,
     .basis = STOP_NO},
    {.name = "one yuan",
     .due = "2026-01-01",
     .received = 9900,
     .basis = SUPPLY_BASELESS},
    {.name = "below the least letter",
     .due = "2026-01-01",
     .minimum = 10001,
     .basis = STOP_NO},
    {.name = "the least letter",
     .due = "2026-01-01",
     .minimum = 10000,
     .basis = SUPPLY_BASELESS},
    {.name = "clause",
     .due = "2026-01-01",
     .suspension = "第十条",
     .basis = SUPPLY_BY_CLAUSE},
    {.name = "clause in the terms",
     .due = "2026-01-01",
     .terms = "逾期三十日，卖方有权暂停供货",
     .basis = SUPPLY_BY_CLAUSE},
    {.name = "of another contract",
     .due = "2026-01-01",
     .suspension = "第十条",
     .other_contract = true,
     .basis = SUPPLY_BASELESS},
    {.name = "payment first",
     .due = "2026-01-01",
     .terms = "款到发货",
     .basis = SUPPLY_BY_526},
    {.name = "a deposit alone",
     .due = "2026-01-01",
     .terms = "预付 30%，余款六十日内付清",
     .basis = SUPPLY_BASELESS},
    {.name = "payment first, English law",
     .due = "2026-01-01",
     .terms = "款到发货",
     .law = "英格兰法律",
     .basis = SUPPLY_BASELESS},
    {.name = "clause, English law",
     .due = "2026-01-01",
     .suspension = "cl. 10",
     .law = "英格兰法律",
     .basis = SUPPLY_BY_CLAUSE},
    {.name = "revoked alone",
     .due = "2026-01-01",
     .registration = REGISTRATION_REVOKED,
     .basis = SUPPLY_BASELESS},
    {.name = "insolvent",
     .due = "2026-01-01",
     .registration = REGISTRATION_INSOLVENT,
     .basis = SUPPLY_BY_527_UNTOLD},
    {.name = "insolvent, told",
     .due = "2026-01-01",
     .registration = REGISTRATION_INSOLVENT,
     .noticed = true,
     .basis = SUPPLY_BY_527},
    {.name = "insolvent, told by phone",
     .due = "2026-01-01",
     .registration = REGISTRATION_INSOLVENT,
     .noticed = true,
     .by_phone = true,
     .basis = SUPPLY_BY_527_UNTOLD},
    {.name = "notice without evidence",
     .due = "2026-01-01",
     .noticed = true,
     .basis = SUPPLY_BASELESS},
    {.name = "bill refused",
     .due = "2026-01-01",
     .bill_refused = true,
     .bill_proof = true,
     .basis = SUPPLY_BY_527_UNTOLD},
    {.name = "bill refused, no proof",
     .due = "2026-01-01",
     .bill_refused = true,
     .basis = SUPPLY_BASELESS},
    {.name = "exhibit",
     .due = "2026-01-01",
     .evidence = "证明对方转移财产、逃避债务",
     .file = "1.pdf",
     .basis = SUPPLY_BY_527_UNTOLD},
    {.name = "exhibit without its file",
     .due = "2026-01-01",
     .evidence = "证明对方转移财产、逃避债务",
     .file = "",
     .basis = SUPPLY_BASELESS},
    {.name = "exhibit of something else",
     .due = "2026-01-01",
     .evidence = "证明合同关系",
     .file = "1.pdf",
     .basis = SUPPLY_BASELESS},
};

static struct str text_of(const char *z)
{
    return z ? str_from_z(z) : (struct str){0};
}

static void add_papers(struct kit *k, size_t i, uint32_t c)
{
    struct ledger *l = &k->ledger;

    if (stop_cases[i].suspension || stop_cases[i].terms) {
        struct contract *contract = add_contract(k, c, "H-1");

        contract->suspension_clause = text_of(stop_cases[i].suspension);
        contract->payment_terms = text_of(stop_cases[i].terms);
        contract->governing_law = text_of(stop_cases[i].law);
    }
    if (stop_cases[i].evidence) {
        l->evidence = arena_new(&k->arena, struct evidence);
        l->evidence[l->evidence_count++] =
            (struct evidence){.customer = c,
                              .document = NONE,
                              .purpose = text_of(stop_cases[i].evidence),
                              .file = text_of(stop_cases[i].file)};
    }
    if (stop_cases[i].noticed) {
        l->contacts = arena_new(&k->arena, struct contact);
        l->contacts[l->contact_count++] = (struct contact){
            .customer = c,
            .contact_date = kit_day("2026-07-01"),
            .promise_date = no_date,
            .recorded_date = no_date,
            .summary = STR("寄送中止供货通知"),
            .channel = stop_cases[i].by_phone ? CHANNEL_PHONE : CHANNEL_LETTER,
            .direction = DIRECTION_OUT};
    }
}

static void build_stop(struct kit *k, size_t i)
{
    uint32_t c = kit_customer(k, "C1");
    uint32_t a = kit_document(k, DOCUMENT_INVOICE, "A", c, cny(10000),
                              "2025-12-01", stop_cases[i].due);

    k->ledger.customers[c].registration = stop_cases[i].registration;
    if (stop_cases[i].other_contract)
        kit_details(k, a)->contract_no = STR("H-2");
    if (stop_cases[i].minimum)
        k->policy.minimum_letter = cny(stop_cases[i].minimum);
    if (stop_cases[i].disputed)
        kit_dispute(k, a, c, cny(stop_cases[i].disputed), "2026-02-01", NULL);
    if (stop_cases[i].received) {
        uint32_t r = kit_receipt(k, "R", c, cny(stop_cases[i].received),
                                 "2026-07-01", NULL, "");

        kit_allocation(k, r, NONE, a, cny(0), "2026-07-01");
    }
    if (stop_cases[i].bill_refused) {
        uint32_t r = kit_receipt(k, "P", c, cny(100), "2026-03-01", NULL, "A");
        uint32_t b =
            kit_bill(k, r, BILL_DISHONOURED, "2026-06-01", "2026-06-02");

        if (stop_cases[i].bill_proof)
            k->ledger.bills[b].proof = STR("拒付证明.pdf");
        kit_allocation(k, r, NONE, a, cny(100), "2026-03-01");
    }
    add_papers(k, i, c);
}

static void test_stops(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(stop_cases); i++) {
        const char *name = stop_cases[i].name;
        struct kit k;
        struct credit out;

        kit_start(&k);
        build_stop(&k, i);
        out = credit_of(&k);
        if (out.stop_count != (stop_cases[i].basis != STOP_NO))
            fail_msg("%s: %zu candidates", name, out.stop_count);
        if (out.stop_count && (int)out.stops[0].basis != stop_cases[i].basis)
            fail_msg("%s: basis %d", name, (int)out.stops[0].basis);
        if (out.stop_count &&
            out.stops[0].amount != 10000 - stop_cases[i].disputed)
            fail_msg("%s: amount %jd", name, (intmax_t)out.stops[0].amount);
        kit_end(&k);
    }
}

/* Documents of two contracts: the clause of one is told, once. */
static void test_stops_of_two(void **state)
{
    struct kit k;
    struct credit out;
    uint32_t c, d;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    d = kit_customer(&k, "C2");
    k.ledger.customers[c].credit_limit = cny(15000);
    add_contract(&k, c, "H-1");
    add_contract(&k, c, "H-2")->suspension_clause = STR("第九条");
    kit_details(&k, kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(10000),
                                 "2025-12-01", "2026-01-01"))
        ->contract_no = STR("H-1");
    kit_details(&k, kit_document(&k, DOCUMENT_INVOICE, "B", c, cny(7000),
                                 "2025-12-01", "2026-02-01"))
        ->contract_no = STR("H-2");
    kit_document(&k, DOCUMENT_INVOICE, "C", d, cny(90000), "2025-12-01",
                 "2026-03-01");
    kit_document(&k, DOCUMENT_INVOICE, "D", d, kit_money("USD", 500),
                 "2025-12-01", "2026-03-01");
    out = credit_of(&k);
    assert_int_equal(out.stop_count, 3);
    assert_int_equal(out.currency_count, 2);
    assert_int_equal(out.currencies[0].stop_count, 2);
    assert_int_equal(out.currencies[0].stop_amount, 107000);
    assert_int_equal(out.stops[0].customer, d); /* the larger amount first */
    assert_int_equal(out.stops[1].customer, c);
    assert_int_equal(out.stops[1].count, 2);
    assert_int_equal(out.stops[1].over, 2000);
    assert_int_equal(out.stops[1].basis, SUPPLY_BY_CLAUSE);
    assert_true(str_equal_z(out.stops[1].contract->contract_no, "H-2"));
    assert_int_equal(out.stops[2].amount, 500);
    kit_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_too_large),
        cmocka_unit_test(test_stops),
        cmocka_unit_test(test_stops_of_two),
        cmocka_unit_test(test_credit_is_his),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
