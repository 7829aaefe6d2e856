#include "ledger_kit.h"
#include "measure/proof.h"

#include <string.h>

#define NONE  LEDGER_NONE
#define AS_OF "2026-07-17"

static struct money cny(int64_t minor)
{
    return kit_money("CNY", minor);
}

static struct proofs proofs_of(struct kit *k)
{
    struct view v;
    struct aging g;
    struct clocks clocks;
    struct proofs out;

    kit_finish(k);
    v = kit_view(k, AS_OF);
    assert_true(
        aging_compute(&v, &k->policy, AGING_ITEMS, 1, &g, &k->arena, &k->diag));
    clocks_make(&v, NULL, &clocks, &k->arena);
    proofs_make(&k->ledger, &g, &clocks, &out, &k->arena);
    return out;
}

/*
 * One invoice A of 2026-02-01, due 2026-03-01, with one exhibit beside it.
 * want: contract, order, delivery, invoice, statement, demand as - o +.
 */
static const struct {
    const char *name;
    const char *group, *title, *file, *contract, *day;
    enum evidence_form form;
    bool names_it, names_other; /* the document */
    const char *doc_contract, *doc_order, *doc_delivery;
    bool contract_on_file; /* H-1, the customer's only one */
    bool is_opening;
    const char *want;
    bool is_proved;
} cases[] = {
    {.name = "an invoice alone", .want = "---+--"},
    {.name = "an opening balance", .is_opening = true, .want = "------"},
    {.name = "numbers alone",
     .doc_contract = "H-1",
     .doc_order = "D-1",
     .doc_delivery = "S-1",
     .want = "ooo+--"},
    {.name = "contract registered", .contract_on_file = true, .want = "o--+--"},
    {.name = "contract",
     .group = "合同",
     .title = "买卖合同",
     .form = EVIDENCE_ORIGINAL,
     .want = "+--+--"},
    {.name = "a declaration filed with the contract",
     .group = "合同",
     .title = "中小企业声明函",
     .form = EVIDENCE_ORIGINAL,
     .want = "---+--"},
    {.name = "of this contract",
     .group = "合同",
     .title = "买卖合同",
     .contract = "H-1",
     .doc_contract = "H-1",
     .form = EVIDENCE_ORIGINAL,
     .want = "+--+--"},
    {.name = "of another contract",
     .group = "合同",
     .title = "买卖合同",
     .contract = "H-2",
     .doc_contract = "H-1",
     .form = EVIDENCE_ORIGINAL,
     .want = "o--+--"},
    {.name = "a copy",
     .group = "合同",
     .title = "买卖合同",
     .form = EVIDENCE_COPY,
     .want = "o--+--"},
    {.name = "form not told",
     .group = "合同",
     .title = "买卖合同",
     .want = "o--+--"},
    {.name = "no file",
     .group = "合同",
     .title = "买卖合同",
     .file = "",
     .form = EVIDENCE_ORIGINAL,
     .want = "o--+--"},
    {.name = "electronic",
     .group = "contract",
     .title = "Supply Agreement",
     .form = EVIDENCE_ELECTRONIC,
     .want = "+--+--"},
    {.name = "signed delivery",
     .group = "送货签收",
     .title = "签收单",
     .names_it = true,
     .form = EVIDENCE_ORIGINAL,
     .want = "--++--"},
    {.name = "signed delivery of something else",
     .group = "送货签收",
     .title = "签收单",
     .names_other = true,
     .form = EVIDENCE_ORIGINAL,
     .want = "---+--"},
    {.name = "signed delivery of nobody knows what",
     .group = "送货签收",
     .title = "签收单",
     .form = EVIDENCE_ORIGINAL,
     .want = "---+--"},
    {.name = "delivery note by its number",
     .group = "deliveries",
     .title = "delivery note S-1",
     .doc_delivery = "S-1",
     .form = EVIDENCE_ORIGINAL,
     .want = "--++--"},
    {.name = "order by its number",
     .group = "订单",
     .title = "采购订单 D-1",
     .doc_order = "D-1",
     .form = EVIDENCE_ORIGINAL,
     .want = "-+-+--"},
    {.name = "statement of after the invoice",
     .group = "对账",
     .title = "对账回函",
     .day = "2026-02-01",
     .form = EVIDENCE_ORIGINAL,
     .want = "---++-",
     .is_proved = true},
    {.name = "statement of before the invoice",
     .group = "对账",
     .title = "对账回函",
     .day = "2026-01-31",
     .form = EVIDENCE_ORIGINAL,
     .want = "---+--"},
    {.name = "statement without a day",
     .group = "对账",
     .title = "对账回函",
     .form = EVIDENCE_ORIGINAL,
     .want = "---+--"},
    {.name = "statement, copy",
     .group = "对账",
     .title = "对账回函",
     .day = "2026-06-30",
     .form = EVIDENCE_COPY,
     .want = "---+o-"},
    {.name = "a letter that is only filed",
     .group = "催收",
     .title = "催款函",
     .names_it = true,
     .form = EVIDENCE_ORIGINAL,
     .want = "---+-o"},
};

static struct str text_of(const char *z)
{
    return z ? str_from_z(z) : (struct str){0};
}

static void add_exhibit(struct kit *k, const char *group, const char *title,
                        struct evidence e)
{
    struct ledger *l = &k->ledger;

    if (!l->evidence)
        l->evidence = arena_array(&k->arena, struct evidence, 8);
    e.group = text_of(group);
    e.title = text_of(title);
    e.recorded_date = no_date;
    e.at = (struct origin){0, ++k->line};
    l->evidence[l->evidence_count++] = e;
}

static void build(struct kit *k, size_t i)
{
    uint32_t c = kit_customer(k, "C1");
    uint32_t other = kit_document(k, DOCUMENT_INVOICE, "Z", c, cny(1),
                                  "2026-07-01", "2026-12-01");
    uint32_t a = kit_document(
        k, cases[i].is_opening ? DOCUMENT_OPENING : DOCUMENT_INVOICE, "A", c,
        cny(10000), "2026-02-01", "2026-03-01");
    struct document_details *more = kit_details(k, a);

    more->contract_no = text_of(cases[i].doc_contract);
    more->order_no = text_of(cases[i].doc_order);
    more->delivery_no = text_of(cases[i].doc_delivery);
    if (cases[i].contract_on_file) {
        uint32_t n = kit_contract(k, c, "H-1", "", NULL, 0);

        k->ledger.contracts[n].signed_date = no_date;
    }
    if (cases[i].group)
        add_exhibit(k, cases[i].group, cases[i].title,
                    (struct evidence){
                        .customer = c,
                        .document = cases[i].names_it      ? a
                                    : cases[i].names_other ? other
                                                           : NONE,
                        .file = text_of(cases[i].file ? cases[i].file : "1"),
                        .contract_no = text_of(cases[i].contract),
                        .evidence_date = kit_day(cases[i].day),
                        .form = (uint8_t)cases[i].form});
}

static void test_links(void **state)
{
    static const char marks[] = {
        [LINK_MISSING] = '-', [LINK_NOTED] = 'o', [LINK_FILED] = '+'};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char got[LINK_COUNT + 1] = {0};
        struct kit k;
        struct proofs out;

        kit_start(&k);
        build(&k, i);
        out = proofs_of(&k);
        assert_int_equal(out.count, 1);
        for (size_t n = 0; n < LINK_COUNT; n++)
            got[n] = marks[out.items[0].links[n]];
        if (strcmp(got, cases[i].want) != 0)
            fail_msg("%s: %s, not %s", cases[i].name, got, cases[i].want);
        if (out.items[0].is_proved != cases[i].is_proved)
            fail_msg("%s: proved %d", cases[i].name, out.items[0].is_proved);
        assert_int_equal(out.customers[0].unproved,
                         cases[i].is_proved ? 0 : 10000);
        kit_end(&k);
    }
}

/* Contract or order together with the delivery; neither alone. */
static void test_together(void **state)
{
    static const struct {
        const char *groups[2];
        bool is_proved;
    } rows[] = {{{"合同", "送货"}, true},
                {{"订单", "送货"}, true},
                {{"合同", "订单"}, false},
                {{"送货", "发票"}, false}};

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct kit k;
        struct proofs out;
        uint32_t c, a;

        kit_start(&k);
        c = kit_customer(&k, "C1");
        a = kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(10000), "2026-02-01",
                         "2026-03-01");
        for (size_t n = 0; n < 2; n++)
            add_exhibit(&k, rows[i].groups[n], rows[i].groups[n],
                        (struct evidence){.customer = c,
                                          .document = a,
                                          .file = STR("1"),
                                          .evidence_date = no_date,
                                          .form = EVIDENCE_ORIGINAL});
        out = proofs_of(&k);
        if (out.items[0].is_proved != rows[i].is_proved)
            fail_msg("%s and %s: %d", rows[i].groups[0], rows[i].groups[1],
                     out.items[0].is_proved);
        kit_end(&k);
    }
}

/* --- demands -------------------------------------------------------------- */

static const struct {
    const char *name, *day;
    uint8_t channel;
    bool names_it, posted, has_stub;
    uint8_t result;
    enum link_state want;
} demands[] = {
    {"delivered", "2026-04-01", CHANNEL_LETTER, true, true, true,
     DELIVERY_DELIVERED, LINK_FILED},
    {"before it was due", "2026-02-20", CHANNEL_LETTER, true, true, true,
     DELIVERY_DELIVERED, LINK_MISSING},
    {"without its stub", "2026-04-01", CHANNEL_LETTER, true, true, false,
     DELIVERY_DELIVERED, LINK_NOTED},
    {"a letter sent, no more", "2026-04-01", CHANNEL_LETTER, true, false, false,
     0, LINK_NOTED},
    {"a call", "2026-04-01", CHANNEL_PHONE, true, false, false, 0, LINK_NOTED},
    {"of no document", "2026-04-01", CHANNEL_LETTER, false, true, true,
     DELIVERY_DELIVERED, LINK_NOTED},
    {"after the day", "2026-07-18", CHANNEL_LETTER, true, true, true,
     DELIVERY_DELIVERED, LINK_MISSING},
};

static void add_demand(struct kit *k, size_t i, uint32_t *a)
{
    struct ledger *l = &k->ledger;
    struct date day = kit_day(demands[i].day);

    l->contacts = arena_new(&k->arena, struct contact);
    l->contacts[l->contact_count++] =
        (struct contact){.customer = 0,
                         .contact_date = day,
                         .promise_date = no_date,
                         .recorded_date = no_date,
                         .letter_no = STR("L-1"),
                         .doc_nos = demands[i].names_it ? STR("A") : STR(""),
                         .documents = a,
                         .document_count = demands[i].names_it,
                         .channel = demands[i].channel,
                         .direction = DIRECTION_OUT,
                         .asserts_claim = ANSWER_YES};
    if (!demands[i].posted)
        return;
    l->deliveries = arena_new(&k->arena, struct delivery);
    l->deliveries[l->delivery_count++] = (struct delivery){
        .letter_no = STR("L-1"),
        .customer = NONE,
        .tracking_no = STR("1"),
        .stub_file = demands[i].has_stub ? STR("stub.pdf") : STR(""),
        .posted_date = date_add_days(day, -2),
        .signed_date = day,
        .recorded_date = no_date,
        .address_basis = ADDRESS_CONTRACT,
        .result = demands[i].result};
}

static void test_demands(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(demands); i++) {
        struct kit k;
        struct proofs out;
        uint32_t a;

        kit_start(&k);
        a = kit_document(&k, DOCUMENT_INVOICE, "A", kit_customer(&k, "C1"),
                         cny(10000), "2026-02-01", "2026-03-01");
        add_demand(&k, i, &a);
        out = proofs_of(&k);
        if (out.items[0].links[LINK_DEMAND] != demands[i].want)
            fail_msg("%s: %d", demands[i].name,
                     out.items[0].links[LINK_DEMAND]);
        if ((out.items[0].demand_lacks != 0) != (demands[i].want == LINK_NOTED))
            fail_msg("%s: lacks %x", demands[i].name,
                     out.items[0].demand_lacks);
        kit_end(&k);
    }
}

/* --- whole ledgers -------------------------------------------------------- */

/* Customers by what is not proved; what is not overdue or red is left out. */
static void test_customers(void **state)
{
    struct kit k;
    struct proofs out;
    uint32_t c, d, proved;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    d = kit_customer(&k, "C2");
    k.ledger.customers[c].salesperson = STR("甲");
    proved = kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(900), "2026-01-01",
                          "2026-02-01");
    kit_document(&k, DOCUMENT_INVOICE, "B", c, cny(100), "2026-01-01",
                 "2026-07-16");
    kit_document(&k, DOCUMENT_INVOICE, "C", c, cny(50), "2026-01-01", AS_OF);
    kit_document(&k, DOCUMENT_INVOICE, "D", c, cny(-30), "2026-01-01",
                 "2026-02-01");
    kit_document(&k, DOCUMENT_INVOICE, "E", c, kit_money("USD", 7),
                 "2026-01-01", "2026-02-01");
    kit_document(&k, DOCUMENT_INVOICE, "F", d, cny(200), "2026-01-01",
                 "2026-02-01");
    add_exhibit(&k, "对账", "对账单",
                (struct evidence){.customer = c,
                                  .document = proved,
                                  .file = STR("1"),
                                  .evidence_date = kit_day("2026-03-01"),
                                  .form = EVIDENCE_ORIGINAL});
    out = proofs_of(&k);
    assert_int_equal(out.count, 4);
    assert_int_equal(out.customer_count, 3);
    assert_int_equal(out.customers[0].customer, d);
    assert_int_equal(out.customers[0].unproved, 200);
    assert_int_equal(out.customers[1].customer, c);
    assert_int_equal(out.customers[1].count, 2);
    assert_int_equal(out.customers[1].overdue, 1000);
    assert_int_equal(out.customers[1].unproved, 100);
    assert_int_equal(out.customers[1].filed[LINK_INVOICE], 2);
    assert_int_equal(out.customers[1].filed[LINK_STATEMENT], 1);
    assert_int_equal(out.customers[2].unproved, 7);
    assert_true(
        str_equal_z(out.items[out.customers[1].first].salesperson, "甲"));
    assert_true(out.has_records);
    kit_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_together),
        cmocka_unit_test(test_demands),
        cmocka_unit_test(test_customers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
