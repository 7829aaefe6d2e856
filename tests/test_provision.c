#include "ledger_kit.h"

#include "report/provision_voucher.h"
#include "variables_check.h"

/* A book of one customer and more, with explicit rates. */
static void start(struct kit *k, const int32_t *ends, size_t end_count,
                  const int64_t *rates)
{
    struct provision_policy *p = &k->policy.provision;

    kit_start(k);
    p->is_set = true;
    p->forward = (struct decimal){1, 0};
    for (size_t i = 0; i < end_count; i++)
        p->ends[i] = ends[i];
    p->end_count = end_count;
    p->portfolio_count = 1;
    p->portfolios[0].rates.is_set = true;
    for (size_t i = 0; rates && i < end_count + 2; i++)
        p->portfolios[0].rates.items[i] = (struct decimal){rates[i], 4};
    p->portfolios[0].rates.by_roll = !rates;
}

static const int32_t thirties[] = {30, 60, 90};
/* 0.5 %, 1.5 %, 3.4 %, 7.1 %, 10.8 % in ten-thousandths. */
static const int64_t golden_rates[] = {50, 150, 340, 710, 1080};

static struct provision compute(struct kit *k, const char *day,
                                const struct frozen *closes, size_t count)
{
    struct view v = kit_view(k, day);
    struct provision p;

    assert_true(provision_compute(&v, &k->policy, closes, count, &p, &k->arena,
                                  &k->diag));
    return p;
}

static void invoice(struct kit *k, uint32_t customer, const char *no,
                    int64_t minor, const char *due)
{
    kit_document(k, DOCUMENT_INVOICE, no, customer, kit_money("CNY", minor),
                 "2026-01-01", due);
}

static void expect(const char *what, int64_t got, int64_t want)
{
    if (got != want)
        fail_msg("%s: %jd, not %jd", what, (intmax_t)got, (intmax_t)want);
}

/* 7.0m x 1.5 % + 4.0m x 3.4 % + 2.5m x 7.1 % + 1.0m x 10.8 % = 526,500. */
static void test_golden(void **state)
{
    struct kit k;
    struct provision p;
    uint32_t c;

    (void)state;
    start(&k, thirties, COUNT(thirties), golden_rates);
    c = kit_customer(&k, "C1");
    invoice(&k, c, "D1", 700000000, "2026-06-30");
    invoice(&k, c, "D2", 400000000, "2026-05-20");
    invoice(&k, c, "D3", 250000000, "2026-05-02");
    invoice(&k, c, "D4", 100000000, "2026-01-31");
    kit_finish(&k);
    p = compute(&k, "2026-07-17", NULL, 0);
    assert_int_equal(p.part_count, 1);
    assert_int_equal(p.segment_count, 5);
    expect("required", p.parts[0].required, 52650000);
    assert_true(p.parts[0].is_complete);
    assert_int_equal(p.parts[0].movement.source, OPENING_UNKNOWN);
    kit_end(&k);
}

/* Each edge in its segment: due today is not overdue, day 30 is in 1-30. */
static void test_segments(void **state)
{
    static const struct {
        const char *due;
        size_t segment;
    } rows[] = {
        {"2026-12-31", 0}, {"2026-07-31", 0}, {"2026-07-30", 1},
        {"2026-06-30", 1}, {"2026-06-29", 2}, {"2026-05-31", 2},
        {"2026-05-30", 3}, {"2026-05-01", 3}, {"2026-04-30", 4},
        {"2026-04-01", 4}, {"2026-03-31", 5}, {"2024-01-01", 5},
        {NULL, 5}, /* from its issue date */
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct kit k;
        struct provision p;

        start(&k, thirties, COUNT(thirties), golden_rates);
        k.policy.provision.not_due[0] = 30;
        k.policy.provision.not_due_count = 1;
        invoice(&k, kit_customer(&k, "C1"), "D1", 10000, rows[i].due);
        kit_finish(&k);
        p = compute(&k, "2026-06-30", NULL, 0);
        if (p.parts[0].matrices[0].cells[rows[i].segment].base != 10000)
            fail_msg("due %s is not in segment %zu",
                     rows[i].due ? rows[i].due : "never", rows[i].segment);
        kit_end(&k);
    }
}

/* What everything adds up to: nothing is lost, nothing counted twice. */
static void check_bridge(const struct provision_currency_part *part)
{
    int64_t sum = part->single_base + part->credits_left;

    for (size_t i = 0; i < PROVISION_EXCLUSION_COUNT; i++)
        sum += part->excluded[i];
    for (size_t i = 0; i < part->matrix_count; i++)
        sum += part->matrices[i].total.base;
    expect("bridge", sum, part->gross + part->credits_all);
}

/* Credits reduce the oldest due first, or stand apart. */
static void test_credits(void **state)
{
    static const struct {
        enum provision_credits rule;
        int64_t old, young, left;
    } rows[] = {
        {PROVISION_CREDITS_REDUCE, 0, 7000, 0},
        {PROVISION_CREDITS_APART, 5000, 10000, -8000},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct kit k;
        struct provision p;
        uint32_t c;

        start(&k, thirties, COUNT(thirties), golden_rates);
        k.policy.provision.credits = rows[i].rule;
        k.ledger.rules.order = ORDER_NAMED;
        c = kit_customer(&k, "C1");
        invoice(&k, c, "D1", 10000, "2026-07-31");
        invoice(&k, c, "D2", 5000, "2026-01-31");
        kit_receipt(&k, "R1", c, kit_money("CNY", 8000), "2026-06-01", NULL,
                    "");
        kit_finish(&k);
        p = compute(&k, "2026-06-30", NULL, 0);
        expect("young", p.parts[0].matrices[0].cells[0].base, rows[i].young);
        expect("old", p.parts[0].matrices[0].cells[4].base, rows[i].old);
        expect("left", p.parts[0].credits_left, rows[i].left);
        check_bridge(&p.parts[0]);
        kit_end(&k);
    }
}

/* A customer who has paid too much leaves a contract liability, no less. */
static void test_credit_balance(void **state)
{
    struct kit k;
    struct provision p;
    uint32_t c;

    (void)state;
    start(&k, thirties, COUNT(thirties), golden_rates);
    k.ledger.rules.order = ORDER_NAMED;
    c = kit_customer(&k, "C1");
    invoice(&k, c, "D1", 10000, "2026-01-31");
    kit_receipt(&k, "R1", c, kit_money("CNY", 12500), "2026-06-01", NULL, "");
    invoice(&k, kit_customer(&k, "C2"), "D2", 20000, "2026-01-31");
    kit_finish(&k);
    p = compute(&k, "2026-06-30", NULL, 0);
    expect("base", p.parts[0].matrices[0].total.base, 20000);
    expect("left", p.parts[0].credits_left, -2500);
    check_bridge(&p.parts[0]);
    kit_end(&k);
}

static void test_excluded(void **state)
{
    static const struct str related[] = {STR_INIT("C2")};
    struct kit k;
    struct provision p;
    const struct provision_currency_part *part;
    struct document *docs;
    uint32_t c;

    (void)state;
    start(&k, thirties, COUNT(thirties), golden_rates);
    k.policy.provision.excluded_classes =
        1u << CLASS_BILL | PROVISION_CONDITIONAL_RETENTION;
    k.policy.provision.excluded_customers =
        (struct provision_words){related, COUNT(related)};
    c = kit_customer(&k, "C1");
    invoice(&k, c, "D1", 100, "2026-01-31");
    invoice(&k, c, "D2", 200, "2026-01-31");
    invoice(&k, c, "D3", 400, "2026-12-31");
    invoice(&k, c, "D4", 800, "2026-01-31");
    invoice(&k, kit_customer(&k, "C2"), "D5", 1600, "2026-01-31");
    docs = k.ledger.documents;
    docs[1].class_of = CLASS_BILL;
    docs[2].class_of = docs[3].class_of = CLASS_RETENTION;
    kit_finish(&k);
    p = compute(&k, "2026-06-30", NULL, 0);
    part = &p.parts[0];
    expect("bill", part->excluded[PROVISION_EXCLUDED_CLASS], 200);
    expect("retention", part->excluded[PROVISION_EXCLUDED_RETENTION], 400);
    expect("related", part->excluded[PROVISION_EXCLUDED_CUSTOMER], 1600);
    expect("base", part->matrices[0].total.base, 900);
    check_bridge(part);
    kit_end(&k);
}

/* The row that begins last holds; an amount is never more than is owed. */
static void test_singles(void **state)
{
    struct kit k;
    struct provision p;
    const struct provision_currency_part *part;
    struct provision_entry rows[4];

    (void)state;
    start(&k, thirties, COUNT(thirties), golden_rates);
    for (size_t i = 0; i < COUNT(rows); i++)
        rows[i] = (struct provision_entry){.until = no_date,
                                           .recorded_date = no_date};
    rows[0].customer = kit_customer(&k, "C1");
    rows[1].customer = rows[0].customer;
    rows[2].customer = kit_customer(&k, "C2");
    rows[3].customer = kit_customer(&k, "C3");
    rows[0].from = kit_day("2026-01-01");
    rows[0].rate = (struct decimal){5, 1};
    rows[1].from = kit_day("2026-06-01");
    rows[1].rate = (struct decimal){333, 3};
    rows[2].from = kit_day("2026-06-30");
    rows[2].amount = kit_money("CNY", 99999);
    rows[3].from = kit_day("2026-01-01");
    rows[3].until = kit_day("2026-06-29");
    rows[3].rate = (struct decimal){1, 0};
    k.ledger.provisions = rows;
    k.ledger.provision_count = COUNT(rows);
    invoice(&k, rows[0].customer, "D1", 10001, "2026-01-31");
    invoice(&k, rows[2].customer, "D2", 20000, "2026-01-31");
    invoice(&k, rows[3].customer, "D3", 40000, "2026-01-31");
    kit_finish(&k);
    p = compute(&k, "2026-06-30", NULL, 0);
    part = &p.parts[0];
    assert_int_equal(part->single_count, 2);
    expect("a rate", part->singles[0].required, 3330); /* 3330.333 */
    expect("an amount", part->singles[1].required, 20000);
    assert_true(part->singles[1].capped);
    expect("one that has ended", part->matrices[0].total.base, 40000);
    expect("all", part->required, 3330 + 20000 + 4320);
    check_bridge(part);
    kit_end(&k);
}

/* Half a cent is rounded up, in each segment by itself. */
static void test_rounding(void **state)
{
    struct kit k;
    struct provision p;
    uint32_t c;

    (void)state;
    start(&k, thirties, COUNT(thirties), golden_rates);
    c = kit_customer(&k, "C1");
    invoice(&k, c, "D1", 100, "2026-07-31"); /* 0.5 */
    invoice(&k, c, "D2", 100, "2026-06-15"); /* 1.5 */
    kit_finish(&k);
    p = compute(&k, "2026-06-30", NULL, 0);
    expect("required", p.parts[0].required, 1 + 2);
    kit_end(&k);
}

/* --- movement ------------------------------------------------------------- */

static struct frozen close_of(struct kit *k, const char *day, int number,
                              int64_t closing)
{
    struct view v = kit_view(k, day);
    struct frozen f;

    assert_true(frozen_of(&v, &f, &k->arena, &k->diag));
    f.number = number;
    f.name = str_from_z(day);
    f.allowances = arena_new(&k->arena, struct frozen_allowance);
    f.allowances[0] =
        (struct frozen_allowance){kit_money("CNY", 0).currency, closing};
    f.allowance_count = 1;
    return f;
}

/* 期初 + 计提 - 收回或转回 - 核销 + 其他 = 期末, and the entry. */
static void test_movement(void **state)
{
    static const struct {
        const char *name;
        int64_t opening, charge, reversal;
    } rows[] = {
        {"a charge", 1000, 3320, 0},   /* before 1000 */
        {"a reversal", 10000, 0, 5680} /* before 10000 */
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct kit k;
        struct provision p;
        struct frozen close;
        const struct provision_movement *m;
        uint32_t c;

        start(&k, thirties, COUNT(thirties), golden_rates);
        c = kit_customer(&k, "C1");
        invoice(&k, c, "D1", 40000, "2026-01-31");
        invoice(&k, c, "D2", 500, "2026-01-31");
        invoice(&k, c, "D3", 700, "2026-01-31");
        kit_writeoff(&k, 2, kit_money("CNY", 700), "2026-05-10");
        kit_writeoff(&k, 1, kit_money("CNY", 500), "2026-06-10");
        kit_finish(&k);
        close = close_of(&k, "2026-05-31", 1, rows[i].opening + 500);
        p = compute(&k, "2026-06-30", &close, 1);
        m = &p.parts[0].movement;
        assert_int_equal(m->source, OPENING_CLOSE);
        expect("opening", m->opening, rows[i].opening + 500);
        expect("write-offs", m->writeoffs, 500);
        expect("before", m->before, rows[i].opening);
        expect(rows[i].name, m->charge, rows[i].charge);
        expect(rows[i].name, m->reversal, rows[i].reversal);
        expect("closing", m->closing, 4320);
        expect("the movement",
               m->opening + m->charge - m->reversal - m->writeoffs + m->other,
               m->closing);
        kit_end(&k);
    }
}

/* The voucher has two sides of one amount, and what its template may use. */
static void test_voucher(void **state)
{
    static const struct {
        int64_t opening, amount;
        const char *debit;
    } rows[] = {{1000, 3320, "信用减值损失"}, {10000, 5680, "坏账准备"}};

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct kit k;
        struct provision p;
        struct frozen close;
        struct voucher_line lines[2];
        struct provision_paper paper = {.provision = &p,
                                        .close_name = STR("2026-06-30")};

        start(&k, thirties, COUNT(thirties), golden_rates);
        invoice(&k, kit_customer(&k, "C1"), "D1", 40000, "2026-01-31");
        kit_finish(&k);
        close = close_of(&k, "2026-05-31", 1, rows[i].opening);
        p = compute(&k, "2026-06-30", &close, 1);
        assert_int_equal(provision_voucher(&p.parts[0], LANGUAGE_ZH, lines), 2);
        assert_true(lines[0].debit && !lines[1].debit);
        expect("debit", lines[0].minor, rows[i].amount);
        expect("credit", lines[1].minor, rows[i].amount);
        assert_true(str_equal_z(lines[0].account, rows[i].debit));
        paper.policy = &k.policy;
        variables_check_kind(
            "voucher", provision_paper_value(&paper, LANGUAGE_ZH, &k.arena),
            &k.arena);
        kit_end(&k);
    }
}

/* Written off and recovered: both move the allowance before the entry. */
static void test_recovered(void **state)
{
    struct kit k;
    struct provision p;
    struct frozen close;
    const struct provision_movement *m;
    uint32_t c;

    (void)state;
    start(&k, thirties, COUNT(thirties), golden_rates);
    c = kit_customer(&k, "C1");
    invoice(&k, c, "D1", 40000, "2026-01-31");
    invoice(&k, c, "D2", 500, "2026-01-31");
    kit_writeoff(&k, 1, kit_money("CNY", 500), "2026-05-10");
    kit_writeoff(&k, 1, kit_money("CNY", -500), "2026-06-10");
    kit_receipt(&k, "R1", c, kit_money("CNY", 500), "2026-06-10", NULL, "D2");
    kit_finish(&k);
    close = close_of(&k, "2026-05-31", 1, 3000);
    p = compute(&k, "2026-06-30", &close, 1);
    m = &p.parts[0].movement;
    expect("write-offs", m->writeoffs, 0);
    expect("other", m->other, 500);
    expect("before", m->before, 3500);
    expect("entry", m->entry, 4320 - 3500);
    kit_end(&k);
}

/* The later of close and records/ is the opening; of one day, records/. */
static void test_opening(void **state)
{
    static const struct {
        const char *recorded;
        enum opening_source source;
        int64_t opening;
        bool differs;
    } rows[] = {{"2026-04-30", OPENING_CLOSE, 3000, false},
                {"2026-05-31", OPENING_RECORDS, 2000, true},
                {"2026-06-15", OPENING_RECORDS, 2000, false},
                {"2026-06-30", OPENING_CLOSE, 3000, false}};

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct kit k;
        struct provision p;
        struct frozen closes[2];
        struct allowance allowance = {.customer = LEDGER_NONE,
                                      .recorded_date = no_date};

        start(&k, thirties, COUNT(thirties), golden_rates);
        invoice(&k, kit_customer(&k, "C1"), "D1", 40000, "2026-01-31");
        kit_finish(&k);
        allowance.as_of = kit_day(rows[i].recorded);
        allowance.amount = kit_money("CNY", 2000);
        k.ledger.allowances = &allowance;
        k.ledger.allowance_count = 1;
        closes[0] = close_of(&k, "2026-05-31", 1, 1000);
        closes[1] = close_of(&k, "2026-05-31", 2, 3000);
        p = compute(&k, "2026-06-30", closes, 2);
        if (p.parts[0].movement.source != rows[i].source)
            fail_msg("%s: opening of another source", rows[i].recorded);
        expect(rows[i].recorded, p.parts[0].movement.opening, rows[i].opening);
        assert_int_equal(p.parts[0].movement.differs, rows[i].differs);
        kit_end(&k);
    }
}

/* --- roll rates ----------------------------------------------------------- */

/* Twelve month ends before 2026-06-30, and that day. */
static const char *const month_ends[] = {
    "2025-06-30", "2025-07-31", "2025-08-31", "2025-09-30",
    "2025-10-31", "2025-11-30", "2025-12-31", "2026-01-31",
    "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"};

/*
 * Each month an invoice of 100.00 falls due on its 15th.  Half of it is paid
 * a month later, half of the rest another month later, and nothing any more:
 * of what is 1-30 half rolls, of what is 31-60 half, then all.
 */
static void roll_ledger(struct kit *k, uint32_t c)
{
    struct date first = kit_day("2024-12-15");

    for (int i = 0; i < 24; i++) {
        struct date due = date_add_months(first, i);
        struct date paid[] = {date_add_months(due, 1), date_add_months(due, 2)};
        const char *no = arena_format(&k->arena, "D%02d", i).ptr;
        uint32_t doc =
            kit_document(k, DOCUMENT_INVOICE, no, c, kit_money("CNY", 10000),
                         date_iso(date_add_months(due, -1), &k->arena).ptr,
                         date_iso(due, &k->arena).ptr);

        for (size_t j = 0; j < COUNT(paid); j++) {
            const char *day = date_iso(paid[j], &k->arena).ptr;
            struct money half = kit_money("CNY", 5000 >> j);
            uint32_t receipt =
                kit_receipt(k, arena_format(&k->arena, "R%02d%zu", i, j).ptr, c,
                            half, day, NULL, no);

            kit_allocation(k, receipt, LEDGER_NONE, doc, half, day);
        }
    }
}

static void test_roll(void **state)
{
    struct kit k;
    struct provision p;
    struct frozen closes[COUNT(month_ends)];
    const struct provision_matrix *m;
    const struct provision_rolls *r;

    (void)state;
    start(&k, thirties, COUNT(thirties), NULL);
    k.policy.provision.periods = PROVISION_LEAST_MONTHS;
    k.policy.provision.lgd = (struct decimal){60, 2};
    roll_ledger(&k, kit_customer(&k, "C1"));
    kit_finish(&k);
    for (size_t i = 0; i < COUNT(month_ends); i++)
        closes[i] = close_of(&k, month_ends[i], 1, 0);

    p = compute(&k, "2026-06-30", closes, COUNT(closes));
    m = &p.parts[0].matrices[0];
    r = m->rolls;
    assert_int_equal(m->missing, PROVISION_TOLD);
    assert_int_equal(r->period_count, 12);
    assert_int_equal(r->observed[1], 12);
    expect("1-30", r->average[1].units, 50000000);
    expect("31-60", r->average[2].units, 50000000);
    expect("61-90", r->average[3].units, 100000000);
    /* 0.5 x 0.5 x 1 x 60 %, 0.5 x 1 x 60 %, 60 %, 60 %. */
    expect("rate 1-30", m->cells[1].rate.units, 150000);
    expect("rate 31-60", m->cells[2].rate.units, 300000);
    expect("rate 61-90", m->cells[3].rate.units, 600000);
    expect("rate 90+", m->cells[4].rate.units, 600000);
    assert_true(p.parts[0].is_complete);

    /* One month end short: no rate at all, and the day is named. */
    p = compute(&k, "2026-06-30", closes + 1, COUNT(closes) - 1);
    m = &p.parts[0].matrices[0];
    assert_int_equal(m->missing, PROVISION_FEW_CLOSES);
    assert_int_equal(m->rolls->missing_count, 1);
    expect("missing", m->rolls->missing[0].day, kit_day("2025-06-30").day);
    assert_false(m->cells[4].has_rate);
    assert_false(p.parts[0].is_complete);
    kit_end(&k);
}

/* What is written off has rolled to the end. */
static void test_roll_writeoff(void **state)
{
    struct kit k;
    struct provision p;
    struct frozen closes[COUNT(month_ends)];
    const struct provision_roll *cell;
    uint32_t c;

    (void)state;
    start(&k, thirties, COUNT(thirties), NULL);
    k.policy.provision.periods = PROVISION_LEAST_MONTHS;
    k.policy.provision.lgd = (struct decimal){1, 0};
    c = kit_customer(&k, "C1");
    invoice(&k, c, "D1", 10000, "2026-05-20");
    invoice(&k, c, "D2", 30000, "2026-05-20");
    kit_writeoff(&k, 0, kit_money("CNY", 4000), "2026-06-10");
    kit_receipt(&k, "R1", c, kit_money("CNY", 30000), "2026-06-11", NULL, "D2");
    kit_finish(&k);
    for (size_t i = 0; i < COUNT(month_ends); i++)
        closes[i] = close_of(&k, month_ends[i], 1, 0);
    p = compute(&k, "2026-06-30", closes, COUNT(closes));
    cell = &p.parts[0].matrices[0].rolls->cells[11 * 5 + 1];
    expect("balance", cell->balance, 40000);
    expect("rolled", cell->rolled, 4000 + 6000);
    expect("rate", cell->rate.units, 25000000);
    /* 31-60 held nothing in any period: it and all before it are unknown. */
    assert_int_equal(p.parts[0].matrices[0].missing, PROVISION_NO_OBSERVATION);
    assert_false(p.parts[0].matrices[0].cells[1].has_rate);
    assert_true(p.parts[0].matrices[0].cells[4].has_rate);
    kit_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),
        cmocka_unit_test(test_segments),
        cmocka_unit_test(test_credits),
        cmocka_unit_test(test_credit_balance),
        cmocka_unit_test(test_excluded),
        cmocka_unit_test(test_singles),
        cmocka_unit_test(test_rounding),
        cmocka_unit_test(test_movement),
        cmocka_unit_test(test_voucher),
        cmocka_unit_test(test_recovered),
        cmocka_unit_test(test_opening),
        cmocka_unit_test(test_roll),
        cmocka_unit_test(test_roll_writeoff),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
