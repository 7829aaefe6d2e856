#include "ledger_kit.h"

#include "input/law_tables.h"
#include "measure/claim_notes.h"

#include <string.h>

#define NONE LEDGER_NONE

struct scene {
    struct kit kit;
    struct law_tables law;
    struct claim claim;
    struct claim_notes notes;
    enum claim_answer answer;
};

static void start(struct scene *s)
{
    kit_start(&s->kit);
    assert_true(law_tables_read("templates/tables", NULL, &s->law,
                                &s->kit.arena, &s->kit.diag));
    s->kit.policy.claim.lpr_multiple = (struct decimal){15, 1};
    s->kit.policy.claim.contract_type = CONTRACT_SALE;
    s->kit.policy.claim.size = SIZE_LARGE;
    s->kit.policy.claim.offset = CLAIM_OFFSET_LAW;
}

/* The claim of customer 0 in a currency on a day. */
static void make(struct scene *s, const char *day, const char *code)
{
    struct view v = kit_view(&s->kit, day);
    const struct claim_book *b =
        claim_book_new(&v, &s->law, &s->kit.policy, &s->kit.arena);

    s->answer = claim_make(b, 0, currency_find(str_from_z(code)), &s->claim,
                           &s->notes, &s->kit.arena, &s->kit.diag);
    if (s->answer == CLAIM_FAILED)
        for (const struct message *m = s->kit.diag.first; m; m = m->next)
            print_message("%.*s\n", STR_ARG(m->text));
}

static struct money cny(int64_t minor)
{
    return kit_money("CNY", minor);
}

/* One invoice under a contract with this rule. */
static void invoice(struct scene *s, int64_t minor, const char *due,
                    const char *rule)
{
    struct kit *k = &s->kit;
    uint32_t c = kit_customer(k, "C1"), doc;

    kit_contract(k, c, "HT1", "", NULL, penalty_burden(str_from_z(rule)));
    k->ledger.contracts[0].penalty_rule = str_from_z(rule);
    k->ledger.contracts[0].signed_date = kit_day("2022-01-01");
    doc = kit_document(k, DOCUMENT_INVOICE, "D1", c, cny(minor), "2021-01-01",
                       due);
    kit_details(k, doc)->contract_no = STR("HT1");
}

static void expect(const struct scene *s, int64_t principal, int64_t interest,
                   int64_t total)
{
    if (s->answer != CLAIM_DONE || s->claim.principal != principal ||
        s->claim.interest_due != interest || s->claim.total != total) {
        for (size_t i = 0; i < s->notes.count; i++)
            print_message("%.*s\n", STR_ARG(s->notes.items[i].id));
        fail_msg("answer %d: principal %jd, interest %jd, total %jd",
                 (int)s->answer, (intmax_t)s->claim.principal,
                 (intmax_t)s->claim.interest_due, (intmax_t)s->claim.total);
    }
}

/* DOMAIN 9: 1 m at 万分之五, 300,000 on day 365: 700,000 or 882,500. */
static void test_two_principals(void **state)
{
    static const struct {
        enum claim_offset offset;
        int64_t principal, interest;
    } cases[] = {{CLAIM_OFFSET_PRINCIPAL_FIRST, 70000000, 18250000},
                 {CLAIM_OFFSET_LAW, 88250000, 0}};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct scene s;
        uint32_t r;

        start(&s);
        s.kit.policy.claim.offset = (uint8_t)cases[i].offset;
        invoice(&s, 100000000, "2024-12-31", "0.05%/day");
        r = kit_receipt(&s.kit, "R1", 0, cny(30000000), "2025-12-31", NULL, "");
        kit_allocation(&s.kit, r, NONE, 0, cny(30000000), "2025-12-31");
        kit_finish(&s.kit);
        make(&s, "2025-12-31", "CNY");
        expect(&s, cases[i].principal, cases[i].interest,
               cases[i].principal + cases[i].interest);
        kit_end(&s.kit);
    }
}

static void test_contract_rate(void **state)
{
    struct scene s;

    (void)state;
    start(&s);
    invoice(&s, 100000000, "2021-12-31", "0.05%/day");
    kit_finish(&s.kit);
    make(&s, "2025-12-31", "CNY");
    expect(&s, 100000000, 73050000, 173050000);
    assert_int_equal(s.claim.per_diem, 50000);
    kit_end(&s.kit);
}

/* --- random ledgers ------------------------------------------------------- */

struct dice {
    uint64_t state;
};

static int64_t roll(struct dice *d, int64_t n)
{
    d->state = d->state * 6364136223846793005u + 1442695040888963407u;
    return (int64_t)((d->state >> 33) % (uint64_t)n);
}

static const char *random_day(struct scene *s, struct dice *d, int from)
{
    struct date day =
        date_add_days(kit_day("2024-01-01"), from + (int)roll(d, 400));

    return arena_z(&s->kit.arena, date_iso(day, &s->kit.arena));
}

#define DOCUMENTS 12
#define RECEIPTS  8

/* Where each row goes is shuffled: facts are the same, their order is not. */
static void shuffle(struct dice *d, size_t n, size_t *order)
{
    for (size_t i = 0; i < n; i++)
        order[i] = i;
    for (size_t i = n; i > 1; i--) {
        size_t k = (size_t)roll(d, (int64_t)i), x = order[i - 1];

        order[i - 1] = order[k];
        order[k] = x;
    }
}

struct random_row {
    const char *number, *issue, *due, *day, *reversed;
    int64_t minor, part;
    int kind, target, other;
    bool bill, named;
};

static void random_rows(struct scene *s, struct dice *d,
                        struct random_row *docs, struct random_row *money)
{
    for (int i = 0; i < DOCUMENTS; i++) {
        struct random_row *x = &docs[i];

        x->number =
            arena_z(&s->kit.arena, arena_format(&s->kit.arena, "D%02d", i));
        x->issue = random_day(s, d, 0);
        x->due = roll(d, 9) ? random_day(s, d, 30) : NULL;
        x->minor = 1 + roll(d, 100000);
        x->kind = roll(d, 6) ? 0 : 1;
        x->part = roll(d, 5) ? 0 : 1 + roll(d, x->minor);
        x->day = random_day(s, d, 200);
        x->bill = !roll(d, 10);
    }
    for (int i = 0; i < RECEIPTS; i++) {
        struct random_row *x = &money[i];

        x->number =
            arena_z(&s->kit.arena, arena_format(&s->kit.arena, "R%02d", i));
        x->day = random_day(s, d, 60);
        x->reversed = roll(d, 6) ? NULL : random_day(s, d, 460);
        x->minor = 1 + roll(d, 120000);
        x->target = i * 5 % DOCUMENTS; /* each its own: nothing is refused */
        docs[x->target].part = 0;
        x->other = (int)roll(d, 2);
        x->named = roll(d, 2);
        x->bill = !roll(d, 5);
    }
}

static void build_random(struct scene *s, struct dice *d,
                         const struct random_row *docs,
                         const struct random_row *money, bool given,
                         bool shuffled)
{
    struct kit *k = &s->kit;
    size_t order[DOCUMENTS], receipts[RECEIPTS];
    uint32_t doc_at[DOCUMENTS];

    shuffle(d, DOCUMENTS, order);
    shuffle(d, RECEIPTS, receipts);
    kit_customer(k, "C1");
    kit_customer(k, "C2");
    kit_contract(k, 0, "HT1", "", NULL, 182500);
    k->ledger.contracts[0].penalty_rule = STR("0.05%/day");
    for (size_t i = 0; i < DOCUMENTS; i++) {
        size_t at = shuffled ? order[i] : i;
        const struct random_row *x = &docs[at];
        int64_t minor = x->kind ? -x->minor : x->minor;

        doc_at[at] =
            kit_document(k, x->kind ? DOCUMENT_CREDIT_NOTE : DOCUMENT_INVOICE,
                         x->number, 0, cny(minor), x->issue, x->due);
        kit_details(k, doc_at[at])->contract_no = STR("HT1");
        k->ledger.documents[doc_at[at]].class_of =
            x->bill ? CLASS_RETENTION : CLASS_TRADE;
    }
    for (size_t i = 0; i < DOCUMENTS; i++)
        if (docs[i].part && !docs[i].kind)
            kit_writeoff(k, doc_at[i], cny(docs[i].part), docs[i].day);
    for (size_t i = 0; i < RECEIPTS; i++) {
        const struct random_row *x = &money[shuffled ? receipts[i] : i];
        uint32_t r = kit_receipt(k, x->number, 0, cny(x->minor), x->day,
                                 x->bill ? NULL : x->reversed,
                                 x->named ? docs[x->target].number : "");

        if (x->bill)
            kit_bill(k, r, x->other ? BILL_HELD : BILL_PAID, "2025-02-01",
                     x->other ? NULL : "2025-02-03");
        if (given && !docs[x->target].kind)
            kit_allocation(k, r, NONE, doc_at[x->target],
                           cny(x->minor < docs[x->target].minor
                                   ? x->minor
                                   : docs[x->target].minor),
                           x->day);
    }
    k->ledger.source = given ? ALLOCATION_EXPORTED : ALLOCATION_NAMED;
    kit_finish(k);
}

static int64_t bridge_sum(const struct claim *c)
{
    int64_t sum = 0;

    for (int i = 0; i < BRIDGE_PRINCIPAL; i++)
        sum += c->bridge[i];
    return sum;
}

/* Open in the ledger + bridge = claimed principal; rows sum to totals. */
static void check_sums(const struct scene *s, uint64_t seed)
{
    const struct claim *c = &s->claim;
    int64_t principal = 0, interest = 0, total = c->cost_sum - c->cost_paid;

    if (s->answer == CLAIM_FAILED || bridge_sum(c) != c->principal)
        fail_msg("seed %ju: answer %d, bridge %jd, principal %jd",
                 (uintmax_t)seed, (int)s->answer, (intmax_t)bridge_sum(c),
                 (intmax_t)c->principal);
    for (size_t i = 0; i < c->debt_count; i++) {
        const struct claim_debt *x = &c->debts[i];
        int64_t rows = 0;

        for (size_t h = 0; h < x->head_count; h++)
            for (size_t r = 0; r < x->heads[h].interest.count; r++)
                rows += x->heads[h].interest.rows[r].interest;
        assert_int_equal(rows, x->interest);
        assert_int_equal(x->invoiced - x->settled - x->left_out - x->credited -
                             x->paid,
                         x->principal);
        assert_true(x->principal >= 0 && x->interest_due >= 0);
        assert_int_equal(x->total, x->principal + x->interest_due + x->fixed -
                                       x->fixed_paid);
        principal += x->principal;
        interest += x->interest_due;
        total += x->total;
    }
    assert_int_equal(principal, c->principal);
    assert_int_equal(interest, c->interest_due);
    assert_int_equal(total, c->total);
}

static void check_payments(const struct scene *s)
{
    const struct claim *c = &s->claim;

    for (size_t i = 0; i < c->payment_count; i++) {
        const struct claim_payment *x = &c->payments[i];
        int64_t parts = 0;

        for (size_t k = 0; k < x->part_count; k++)
            parts += x->parts[k].to_costs + x->parts[k].to_interest +
                     x->parts[k].to_principal;
        assert_int_equal(parts + x->elsewhere + x->surplus, x->amount);
        assert_true(x->amount <= x->received);
    }
}

/* What is printed of two claims that must be the same. */
static void expect_same(const struct claim *x, const struct claim *y,
                        uint64_t seed)
{
    bool same = x->debt_count == y->debt_count && x->total == y->total &&
                x->payment_count == y->payment_count &&
                x->per_diem == y->per_diem;

    for (int i = 0; i < BRIDGE_COUNT; i++)
        same &= x->bridge[i] == y->bridge[i];
    for (size_t i = 0; same && i < x->debt_count; i++)
        same = str_equal(x->debts[i].doc_no, y->debts[i].doc_no) &&
               x->debts[i].total == y->debts[i].total;
    for (size_t i = 0; same && i < x->payment_count; i++)
        same =
            str_equal(x->payments[i].receipt_no, y->payments[i].receipt_no) &&
            x->payments[i].to_interest == y->payments[i].to_interest;
    if (!same)
        fail_msg("seed %ju: the order of rows changes the claim",
                 (uintmax_t)seed);
}

static void random_claim(struct scene *s, uint64_t seed, bool shuffled,
                         enum claim_offset offset, bool given)
{
    struct random_row docs[DOCUMENTS] = {0}, money[RECEIPTS] = {0};
    struct dice d = {seed * 7919 + 1}, order = {seed + 5};

    start(s);
    s->kit.policy.claim.offset = (uint8_t)offset;
    s->kit.policy.claim.ledger_designates = seed % 3 != 0;
    s->kit.policy.claim.leave_disputed_out = seed % 5 == 0;
    random_rows(s, &d, docs, money);
    build_random(s, &order, docs, money, given, shuffled);
    if (seed % 4 == 0)
        kit_dispute(&s->kit, NONE, 0, cny(20000), "2024-06-01", NULL);
    if (seed % 11 == 0)
        s->kit.ledger.customers[0].insolvency_date = kit_day("2024-12-20");
    make(s, "2025-03-31", "CNY");
}

static void test_random(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 400; seed++) {
        enum claim_offset offset =
            seed % 2 ? CLAIM_OFFSET_LAW : CLAIM_OFFSET_PRINCIPAL_FIRST;
        bool given = seed % 7 < 4;
        struct scene s, t;

        random_claim(&s, seed, false, offset, given);
        check_sums(&s, seed);
        check_payments(&s);
        random_claim(&t, seed, true, offset, given);
        /* Where the program itself spreads money, rows of one day may tie. */
        if (given)
            expect_same(&s.claim, &t.claim, seed);
        kit_end(&s.kit);
        kit_end(&t.kit);
    }
}

/* --- DOMAIN's decisions, by name -------------------------------------------
 */

static bool noted(const struct scene *s, const char *id)
{
    for (size_t i = 0; i < s->notes.count; i++)
        if (str_starts(s->notes.items[i].id, str_from_z(id)))
            return true;
    return false;
}

static void finish(struct scene *s, const char *day)
{
    kit_finish(&s->kit);
    make(s, day, "CNY");
}

/* Decision 9: until somebody chooses, a conflict with both sums. */
static void test_conflict_until_chosen(void **state)
{
    struct scene s;
    uint32_t r;

    (void)state;
    start(&s);
    s.kit.policy.claim.offset = CLAIM_OFFSET_UNSET;
    invoice(&s, 100000000, "2024-12-31", "0.05%/day");
    r = kit_receipt(&s.kit, "R1", 0, cny(30000000), "2025-12-31", NULL, "");
    kit_allocation(&s.kit, r, NONE, 0, cny(30000000), "2025-12-31");
    finish(&s, "2025-12-31");
    assert_int_equal(s.answer, CLAIM_ASK);
    assert_true(noted(&s, "offset:C1"));
    assert_int_equal(s.notes.items[0].amount.minor, 70000000);
    assert_int_equal(s.notes.items[0].other.minor, 88250000);
    s.kit.ledger.contracts[0].offset_clause = STR("先本后息");
    make(&s, "2025-12-31", "CNY");
    expect(&s, 70000000, 18250000, 88250000);
    kit_end(&s.kit);
}

/* Decision 4: 730,500.00 by the SME rule; 228,156.16 is the second line. */
static void test_sme_and_second_line(void **state)
{
    struct scene s;
    struct contract *c;

    (void)state;
    start(&s);
    invoice(&s, 100000000, "2021-12-31", "");
    c = &s.kit.ledger.contracts[0];
    c->type = CONTRACT_SALE;
    c->signed_date = kit_day("2021-01-01");
    c->seller_size = SIZE_SMALL;
    c->buyer_size = SIZE_LARGE;
    c->sme_notice_evidence = STR("E1");
    finish(&s, "2025-12-31");
    expect(&s, 100000000, 73050000, 173050000);
    for (size_t i = 0; i < s.notes.count; i++)
        if (s.notes.items[i].kind == NOTE_SECOND_LPR)
            assert_int_equal(s.notes.items[i].other.minor, 22815616);
    assert_true(noted(&s, "second-lpr"));
    kit_end(&s.kit);
}

/* The peers' bug: interest is lost once the principal is paid. */
static void test_interest_survives_payment(void **state)
{
    struct scene s;
    uint32_t r;

    (void)state;
    start(&s);
    s.kit.policy.claim.offset = CLAIM_OFFSET_PRINCIPAL_FIRST;
    invoice(&s, 10000000, "2025-01-31", "0.05%/day");
    r = kit_receipt(&s.kit, "R1", 0, cny(10000000), "2025-03-02", NULL, "");
    kit_allocation(&s.kit, r, NONE, 0, cny(10000000), "2025-03-02");
    finish(&s, "2025-12-31");
    expect(&s, 0, 150000, 150000); /* 30 days */
    assert_int_equal(s.claim.per_diem, 0);
    kit_end(&s.kit);
}

/* A write-off in the books does not end the debt; disputed sums are claimed. */
static void test_written_off_and_disputed(void **state)
{
    struct scene s;

    (void)state;
    start(&s);
    invoice(&s, 10000000, "2025-01-31", "0.05%/day");
    kit_writeoff(&s.kit, 0, cny(4000000), "2025-02-10");
    kit_dispute(&s.kit, 0, 0, cny(1000000), "2025-02-01", NULL);
    finish(&s, "2025-02-20");
    expect(&s, 10000000, 100000, 10100000);
    assert_int_equal(s.claim.bridge[BRIDGE_LEDGER], 6000000);
    assert_int_equal(s.claim.bridge[BRIDGE_WRITTEN_OFF], 4000000);
    assert_int_equal(s.claim.disputed, 1000000);
    s.kit.policy.claim.leave_disputed_out = true;
    make(&s, "2025-02-20", "CNY");
    expect(&s, 9000000, 90000, 9090000);
    assert_int_equal(s.claim.bridge[BRIDGE_DISPUTED], -1000000);
    kit_end(&s.kit);
}

/* Day 1 is the day after; due today and retention not yet due are no debts. */
static void test_boundary_days(void **state)
{
    static const struct {
        const char *day;
        enum claim_answer answer;
        int64_t interest;
    } cases[] = {{"2025-01-30", CLAIM_NOTHING, 0},
                 {"2025-01-31", CLAIM_NOTHING, 0},
                 {"2025-02-01", CLAIM_DONE, 5000},
                 {"2025-02-02", CLAIM_DONE, 10000}};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct scene s;

        start(&s);
        invoice(&s, 10000000, "2025-01-31", "0.05%/day");
        kit_document(&s.kit, DOCUMENT_INVOICE, "D2", 0, cny(500), "2025-01-01",
                     "2026-01-01");
        s.kit.ledger.documents[1].class_of = CLASS_RETENTION;
        finish(&s, cases[i].day);
        assert_int_equal(s.answer, cases[i].answer);
        assert_int_equal(s.claim.interest, cases[i].interest);
        assert_int_equal(s.claim.bridge[BRIDGE_RETENTION], -500);
        kit_end(&s.kit);
    }
}

/* A bill in hand is no payment before it is paid. */
static void test_bill_in_hand(void **state)
{
    static const struct {
        const char *day;
        int64_t principal;
    } cases[] = {{"2025-05-01", 10000000},
                 {"2025-06-02", 10000000},
                 {"2025-06-03", 6000000}};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct scene s;
        uint32_t r;

        start(&s);
        s.kit.policy.claim.offset = CLAIM_OFFSET_PRINCIPAL_FIRST;
        invoice(&s, 10000000, "2025-01-31", "0.05%/day");
        r = kit_receipt(&s.kit, "R1", 0, cny(4000000), "2025-03-01", NULL,
                        "D1");
        kit_bill(&s.kit, r, BILL_PAID, "2025-06-01", "2025-06-03");
        finish(&s, cases[i].day);
        if (s.claim.principal != cases[i].principal)
            fail_msg("%s: %jd", cases[i].day, (intmax_t)s.claim.principal);
        assert_int_equal(s.claim.bridge[BRIDGE_BILLS_IN_HAND],
                         i < 2 ? 4000000 : 0);
        assert_int_equal(noted(&s, "bill-held"), i < 2);
        kit_end(&s.kit);
    }
}

/* Decision 8: interest stops the day before; what is not due falls due. */
static void test_insolvency(void **state)
{
    struct scene s;

    (void)state;
    start(&s);
    invoice(&s, 10000000, "2025-01-31", "0.05%/day");
    kit_document(&s.kit, DOCUMENT_INVOICE, "D2", 0, cny(700), "2025-01-01",
                 "2026-01-01");
    s.kit.ledger.customers[0].insolvency_date = kit_day("2025-02-11");
    finish(&s, "2025-12-31");
    expect(&s, 10000700, 50000, 10050700); /* 1 to 10 February */
    assert_int_equal(s.claim.purpose, CLAIM_FOR_INSOLVENCY);
    assert_int_equal(s.claim.per_diem, 0);
    assert_int_equal(s.claim.until_count, 0);
    assert_true(noted(&s, "insolvent"));
    kit_end(&s.kit);
}

/* Decision 9: costs by a clause on file alone. */
static void test_costs(void **state)
{
    struct scene s;
    struct cost *costs;

    (void)state;
    start(&s);
    invoice(&s, 10000000, "2025-01-31", "none");
    for (int i = 0; i < 3; i++)
        kit_cost(&s.kit, "2025-03-01", cny(1000 + i));
    costs = s.kit.ledger.costs;
    for (int i = 0; i < 3; i++)
        costs[i].customer = 0;
    costs[0].basis = COST_BY_CLAUSE;
    costs[1].basis = COST_BY_JUDGMENT;
    costs[2].basis = NOT_TOLD;
    finish(&s, "2025-12-31");
    expect(&s, 10000000, 0, 10001001);
    assert_true(noted(&s, "cost-no-clause") && noted(&s, "cost-not-told"));
    s.kit.ledger.contracts[0].cost_clause = STR("律师费由违约方承担");
    make(&s, "2025-12-31", "CNY");
    expect(&s, 10000000, 0, 10002001);
    assert_true(str_equal_z(s.claim.costs[0].contract_no, "HT1"));
    kit_end(&s.kit);
}

/* Decision 7: the doubled part beside the rule, from the day after. */
static void test_judgment(void **state)
{
    struct scene s;
    struct case_step step = {.event = CASE_JUDGMENT};

    (void)state;
    start(&s);
    invoice(&s, 100000000, "2025-01-31", "none");
    step.case_no = STR("（2025）示01民初1号");
    step.event_date = kit_day("2025-02-15");
    step.ends = kit_day("2025-03-01");
    s.kit.ledger.cases = &step;
    s.kit.ledger.case_count = 1;
    finish(&s, "2025-09-30");
    expect(&s, 100000000, 3727500, 103727500);
    s.kit.policy.claim.delayed_from_expiry = true;
    make(&s, "2025-09-30", "CNY");
    expect(&s, 100000000, 3745000, 103745000);
    kit_end(&s.kit);
}

/* Decision 19: a group never merges, a branch's debt is the company's. */
static void test_group_and_branch(void **state)
{
    struct scene s;

    (void)state;
    start(&s);
    invoice(&s, 10000000, "2025-01-31", "none");
    kit_customer(&s.kit, "P");
    s.kit.ledger.customers[0].parent_id = STR("P");
    s.kit.ledger.customers[0].parent = 1;
    s.kit.ledger.customers[0].party_type = PARTY_BRANCH;
    kit_document(&s.kit, DOCUMENT_INVOICE, "P1", 1, cny(999), "2025-01-01",
                 "2025-01-31");
    finish(&s, "2025-12-31");
    expect(&s, 10000000, 0, 10000000);
    assert_true(s.claim.is_branch);
    assert_true(noted(&s, "branch") && noted(&s, "group"));
    kit_end(&s.kit);
}

/* A recorded reason settles a note; a question only the data settle. */
static void test_reviews(void **state)
{
    struct scene s;
    struct review reviews[3] = {
        {.note = STR("no-delivery:D1"), .reason = STR("签收单在档")},
        {.note = STR("penalty-high:HT1"), .reason = STR("已评估")},
        {.note = STR("past-limitation:D1"), .reason = STR("已评估")}};

    (void)state;
    start(&s);
    invoice(&s, 10000000, "2025-01-31", "0.05%/day");
    finish(&s, "2025-12-31");
    assert_true(s.claim.is_draft && noted(&s, "penalty-high"));
    s.kit.ledger.reviews = reviews;
    s.kit.ledger.review_count = 3;
    make(&s, "2025-12-31", "CNY");
    assert_int_equal(s.notes.open, 0);
    assert_false(s.claim.is_draft);
    kit_end(&s.kit);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_principals),
        cmocka_unit_test(test_contract_rate),
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_conflict_until_chosen),
        cmocka_unit_test(test_sme_and_second_line),
        cmocka_unit_test(test_interest_survives_payment),
        cmocka_unit_test(test_written_off_and_disputed),
        cmocka_unit_test(test_boundary_days),
        cmocka_unit_test(test_bill_in_hand),
        cmocka_unit_test(test_insolvency),
        cmocka_unit_test(test_costs),
        cmocka_unit_test(test_judgment),
        cmocka_unit_test(test_group_and_branch),
        cmocka_unit_test(test_reviews),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
