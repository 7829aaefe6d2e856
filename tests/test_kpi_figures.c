/*
 * The worked examples of the definitions, and figures of small made ledgers.
 */
#include "ledger_kit.h"
#include "measure/kpi.h"

#define NONE LEDGER_NONE

static struct money cny(int64_t minor)
{
    return kit_money("CNY", minor);
}

/* Of a ledger that is finished. */
static struct kpi_set measure_again(struct kit *k, const char *day)
{
    struct kpi_query q = {
        .ledger = &k->ledger, .policy = &k->policy, .threads = 1};
    struct kpi_set set;
    struct aging g;
    struct view v = kit_view(k, day);

    assert_true(aging_compute(&v, &k->policy, 0, 1, &g, &k->arena, &k->diag));
    q.days = &g.as_of;
    q.count = 1;
    q.exported = no_date;
    assert_true(kpi_compute(&q, &g, &set, &k->arena, &k->diag));
    return set;
}

/* "A7", as long as the ledger. */
static const char *named(struct kit *k, const char *letter, size_t n)
{
    return arena_format(&k->arena, "%s%zu", letter, n).ptr;
}

static struct kpi_set measure(struct kit *k, const char *day)
{
    assert_true(ledger_finish(&k->ledger, &k->diag));
    return measure_again(k, day);
}

/* Its exact value without zeros behind, or why there is none. */
static void expect(const struct kpi *k, enum kpi_figure_id id, const char *want)
{
    static const char *const missing[] = {
        [KPI_KNOWN] = "known",
        [KPI_NO_HISTORY] = "no history",
        [KPI_NO_RECEIPTS] = "no receipts",
        [KPI_NO_COSTS] = "no costs",
        [KPI_NO_RATE] = "no rate",
        [KPI_NO_PROMISES] = "no promises",
        [KPI_SALES_UNKNOWN] = "sales unknown",
        [KPI_SALES_NOT_SPLIT] = "sales not split",
        [KPI_SALES_TOO_SHORT] = "sales too short",
        [KPI_ZERO] = "zero",
        [KPI_NEGATIVE] = "negative",
        [KPI_OUT_OF_RANGE] = "out of range"};
    const struct kpi_figure *f = &k->figures[id];
    struct arena a = {0};
    struct decimal x = f->exact;
    struct str text = str_from_z(missing[f->missing]);

    while (f->defined && x.scale > 0 && x.units % 10 == 0) {
        x.units /= 10;
        x.scale--;
    }
    if (f->defined)
        text = decimal_format(x, false, &a);
    if (!str_equal_z(text, want))
        fail_msg("%s: %.*s, not %s", kpi_forms[id].name, STR_ARG(text), want);
    arena_release(&a);
}

static void pay(struct kit *k, uint32_t customer, uint32_t document,
                int64_t minor, const char *day)
{
    const char *number = named(k, "R", k->ledger.receipt_count);
    uint32_t r;

    r = kit_receipt(k, number, customer, cny(minor), day, NULL, "");
    kit_allocation(k, r, NONE, document, cny(minor), day);
}

static void add_sales(struct kit *k, const char *month, int64_t minor,
                      uint32_t customer)
{
    struct ledger *l = &k->ledger;
    size_t n = l->sales_count;

    l->sales = arena_grow(&k->arena, l->sales, n, n + 1, sizeof(*l->sales));
    l->sales[l->sales_count++] =
        (struct sales){kit_day(month), cny(minor), customer, no_date, {0, 0}};
}

/*
 * CRF: ER 1.2 m, EC 0.9 m, CS 12 m over 365 days; in June BR 1.0 m and CS
 * 1.0 m.
 */
static void make_crf(struct kit *k)
{
    uint32_t c, a, b;

    kit_start(k);
    k->policy.kpi.dso_days = 365;
    c = kit_customer(k, "C1");
    a = kit_document(k, DOCUMENT_INVOICE, "A", c, cny(1100000000), "2025-07-15",
                     "2025-08-15");
    b = kit_document(k, DOCUMENT_INVOICE, "B", c, cny(100000000), "2026-06-10",
                     "2026-07-10");
    pay(k, c, a, 1000000000, "2025-09-01");
    pay(k, c, a, 70000000, "2026-06-20");
    pay(k, c, b, 10000000, "2026-06-20");
}

static void test_crf(void **state)
{
    struct kit k;
    struct kpi_set set;
    const struct kpi *x;

    (void)state;
    make_crf(&k);
    set = measure(&k, "2026-06-30");
    x = &set.items[0];
    assert_int_equal(x->receivables, 120000000);
    assert_int_equal(x->current, 90000000);
    assert_int_equal(x->sales, 1200000000);
    expect(x, KPI_DSO, "36.5");
    expect(x, KPI_BPDSO, "27.375");
    expect(x, KPI_ADD, "9.125");
    expect(x, KPI_CURRENT, "75");
    expect(x, KPI_TURNOVER, "10");
    expect(x, KPI_CEI, "72.727273");
    assert_int_equal(x->figures[KPI_CEI].terms[0], 100000000);
    assert_int_equal(x->figures[KPI_CEI].terms[1], 100000000);
    assert_int_equal(x->figures[KPI_CEI].from.day, kit_day("2026-06-01").day);
    /* BR is nothing: half of ER. */
    expect(x, KPI_DSO_AVERAGE, "18.25");
    expect(x, KPI_TURNOVER_AVERAGE, "20");
    expect(x, KPI_COLLECTED, "0");
    kit_end(&k);
    /* Later June is still the last closed month, B overdue or not. */
    make_crf(&k);
    set = measure(&k, "2026-07-17");
    expect(&set.items[0], KPI_CEI, "72.727273");
    kit_end(&k);
}

/* Net sales against receivables with tax are 41.2; told so, they are 36.5. */
static void test_vat(void **state)
{
    static const struct {
        int32_t vat;
        const char *dso;
    } cases[] = {{0, "41.245"}, {1300, "36.5"}};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kit k;
        struct kpi_set set;

        make_crf(&k);
        k.policy.kpi.sales_vat = cases[i].vat;
        add_sales(&k, "2025-07-01", 973451327, NONE);
        add_sales(&k, "2026-06-01", 88495575, NONE);
        set = measure(&k, "2026-06-30");
        expect(&set.items[0], KPI_DSO, cases[i].dso);
        kit_end(&k);
    }
}

/* What is left of ER after whole months is a part of the next one. */
static void test_count_back(void **state)
{
    static const struct {
        const char *day, *paid;
        int64_t june, rest;
        const char *days;
    } cases[] = {
        {"2026-06-30", NULL, 50000000, 20000000, "76"},
        {"2026-06-20", NULL, 33000000, 37000000, "78.75"},
        {"2026-06-30", NULL, 50000000, 40000000, "91"}, /* all of it */
        {"2026-06-30", NULL, 50000000, 40000001, "sales too short"},
        {"2026-06-30", NULL, 120000000, 0, "30"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kit k;
        struct kpi_set set;
        uint32_t c;
        bool over = cases[i].rest > 40000000;

        kit_start(&k);
        c = kit_customer(&k, "C1");
        kit_document(&k, DOCUMENT_INVOICE, "J", c, cny(cases[i].june),
                     "2026-06-02", "2026-08-01");
        if (cases[i].rest)
            kit_document(&k, DOCUMENT_INVOICE, "M", c, cny(45000000),
                         "2026-05-31", "2026-07-01");
        if (cases[i].rest) {
            uint32_t april =
                kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(40000000),
                             "2026-04-01", "2026-06-01");

            if (over)
                kit_document(&k, DOCUMENT_OPENING, "O", c,
                             cny(cases[i].rest - 40000000), "2026-01-01",
                             "2026-06-01");
            else if (cases[i].rest < 40000000)
                pay(&k, c, april, 40000000 - cases[i].rest, "2026-06-15");
        }
        set = measure(&k, cases[i].day);
        expect(&set.items[0], KPI_DSO_COUNT_BACK, cases[i].days);
        if (i == 0) {
            const struct kpi_month *april = &set.items[0].months[2];

            assert_int_equal(april->counted, 20000000);
            assert_int_equal(april->days.units, 1500);
        }
        kit_end(&k);
    }
}

/* 100 every day, paid on the 90th day: 90 by months, 132 by Oracle. */
static void test_steady(void **state)
{
    struct kit k;
    struct kpi_set set;
    struct date last = kit_day("2026-06-30");
    uint32_t c;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    for (int i = 0; i < 180; i++) {
        struct arena a = {0};
        const char *day = arena_z(&a, date_iso(date_add_days(last, -i), &a));
        const char *paid =
            arena_z(&a, date_iso(date_add_days(last, 90 - i), &a));
        const char *number = named(&k, "A", (size_t)i);
        uint32_t d;

        d = kit_document(&k, DOCUMENT_INVOICE, number, c, cny(100), day,
                         "2026-12-31");
        if (i >= 90)
            pay(&k, c, d, 100, paid);
        arena_release(&a);
    }
    set = measure(&k, "2026-06-30");
    expect(&set.items[0], KPI_DSO_WEIGHTED, "90");
    expect(&set.items[0], KPI_DSO_TRUE, "132");
    kit_end(&k);
}

/* 10 days x 1000 and 6 days x 3000; what was paid late and early. */
static void test_days_late(void **state)
{
    struct kit k;
    struct kpi_set set;
    uint32_t c, d;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(100000), "2026-05-01",
                 "2026-06-20");
    kit_document(&k, DOCUMENT_INVOICE, "B", c, cny(300000), "2026-05-01",
                 "2026-06-24");
    kit_document(&k, DOCUMENT_INVOICE, "C", c, cny(300000), "2026-05-01",
                 "2026-06-30"); /* due today: not late */
    d = kit_document(&k, DOCUMENT_INVOICE, "D", c, cny(400), "2026-05-01",
                     "2026-06-10");
    pay(&k, c, d, 300, "2026-06-20");
    pay(&k, c, d, 100, "2026-06-08");
    set = measure(&k, "2026-06-30");
    expect(&set.items[0], KPI_DAYS_LATE, "7");
    expect(&set.items[0], KPI_DAYS_LATE_PAID, "7"); /* 3000 - 200 of 400 */
    kit_end(&k);
}

/* 1000.00 overdue from the third day of the week: 5 days at 3.65 %. */
static void test_financing(void **state)
{
    struct kit k;
    struct kpi_set set;
    uint32_t c, d;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    d = kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(300000), "2026-05-01",
                     "2026-06-25");
    pay(&k, c, d, 100000, "2026-06-27"); /* of 3000 two are left */
    pay(&k, c, d, 100000, "2026-06-20");
    set = measure(&k, "2026-06-30");
    expect(&set.items[0], KPI_FINANCING_COST, "no rate");
    k.policy.kpi.financing_rate = 36500;
    set = measure(&k, "2026-06-30");
    /* 26 June: 2000, 27 to 30 June: 1000 each day */
    assert_int_equal(set.items[0].figures[KPI_FINANCING_COST].numerator,
                     600000);
    expect(&set.items[0], KPI_FINANCING_COST, "0.6");
    kit_end(&k);
}

/* Cohorts are those whose n-th day lies in the window. */
static void test_cohorts(void **state)
{
    struct kit k;
    struct kpi_set set;
    uint32_t c, d;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    /* overdue from 1 June: its 30th day is 30 June, its 60th is to come */
    d = kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(1000), "2026-05-01",
                     "2026-05-31");
    pay(&k, c, d, 200, "2026-05-31"); /* in time: not in the base */
    pay(&k, c, d, 300, "2026-06-30"); /* on the 30th day */
    /* overdue a day later: not yet in the cohort */
    kit_document(&k, DOCUMENT_INVOICE, "B", c, cny(5000), "2026-05-01",
                 "2026-06-01");
    /* 60 days and more ago; paid on the 31st day */
    d = kit_document(&k, DOCUMENT_INVOICE, "E", c, cny(600), "2026-04-01",
                     "2026-04-30");
    pay(&k, c, d, 600, "2026-05-31");
    set = measure(&k, "2026-06-30");
    /* 300 of 800 + 600; the 31st day is outside 30, inside 60 */
    expect(&set.items[0], KPI_RECOVERY_COHORT_1, "21.428571");
    expect(&set.items[0], KPI_RECOVERY_COHORT_2, "100");
    expect(&set.items[0], KPI_RECOVERY_COHORT_3, "zero");
    kit_end(&k);
}

static void test_costs(void **state)
{
    struct kit k;
    struct kpi_set set;
    const struct kpi *x;
    uint32_t c;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(1000), "2026-05-01",
                 "2026-05-31");
    c = kit_customer(&k, "C2");
    kit_document(&k, DOCUMENT_INVOICE, "B", c, cny(1000), "2026-05-01",
                 "2026-06-25"); /* newly overdue */
    c = kit_customer(&k, "C3");
    kit_document(&k, DOCUMENT_INVOICE, "D", c, cny(1000), "2026-05-01",
                 "2026-06-30"); /* not */
    kit_cost(&k, "2026-06-24", cny(60));
    kit_cost(&k, "2026-06-30", cny(11));
    kit_cost(&k, "2026-06-29", cny(30));
    kit_cost(&k, "2026-06-23", cny(1000)); /* before the week */
    k.ledger.costs[0].kind = k.ledger.costs[2].kind = STR("post");
    k.ledger.costs[1].kind = STR("travel");
    kit_receipt(&k, "R", c, cny(2000), "2026-06-24", NULL, "");
    set = measure(&k, "2026-06-30");
    x = &set.items[0];
    expect(x, KPI_COST_RATE, "5.05"); /* 101 of 2000 */
    expect(x, KPI_COST_PER_CASE, "0.505");
    assert_int_equal(x->figures[KPI_COST_PER_CASE].value.units, 51);
    assert_int_equal(x->cost_count, 2);
    assert_true(str_equal_z(x->costs[0].kind, "post"));
    assert_int_equal(x->costs[0].minor, 90);
    assert_int_equal(x->costs[0].rows, 2);
    kit_end(&k);
}

static void test_bad_debt(void **state)
{
    struct kit k;
    struct kpi_set set;
    uint32_t c, d;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    d = kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(1000), "2026-05-01",
                     "2026-05-31");
    (void)kit_writeoff(&k, d, cny(300), "2026-06-01");
    (void)kit_writeoff(&k, d, cny(-100), "2026-06-30");
    (void)kit_writeoff(&k, d, cny(-100), "2026-07-01");
    set = measure(&k, "2026-06-30");
    expect(&set.items[0], KPI_BAD_DEBT, "20");
    kit_end(&k);
}

/* Sold to in the half year before, and again in this one. */
static void test_retention(void **state)
{
    struct kit k;
    struct kpi_set set;
    uint32_t c;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1"); /* 2026-01-01 is the 181st day */
    kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(1), "2026-01-01", NULL);
    kit_document(&k, DOCUMENT_INVOICE, "B", c, cny(1), "2026-01-02", NULL);
    c = kit_customer(&k, "C2");
    kit_document(&k, DOCUMENT_INVOICE, "D", c, cny(1), "2025-07-06", NULL);
    c = kit_customer(&k, "C3"); /* a day too early */
    kit_document(&k, DOCUMENT_INVOICE, "E", c, cny(1), "2025-07-05", NULL);
    c = kit_customer(&k, "C4"); /* new */
    kit_document(&k, DOCUMENT_INVOICE, "F", c, cny(1), "2026-06-30", NULL);
    set = measure(&k, "2026-06-30");
    expect(&set.items[0], KPI_RETENTION, "50");
    kit_end(&k);
}

/* From the end of May to that of June. */
static void test_rolls(void **state)
{
    struct kit k;
    struct kpi_set set;
    const struct kpi *x;
    uint32_t c, d;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    d = kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(400), "2026-05-01",
                     "2026-06-10"); /* not due, then 20 days */
    pay(&k, c, d, 100, "2026-06-20");
    kit_document(&k, DOCUMENT_INVOICE, "B", c, cny(600), "2026-05-01",
                 "2026-06-30"); /* still not overdue */
    kit_document(&k, DOCUMENT_INVOICE, "D", c, cny(50), "2026-06-01",
                 "2026-06-15"); /* of June: net, not traced */
    kit_document(&k, DOCUMENT_INVOICE, "E", c, cny(200), "2026-03-01",
                 "2026-05-20"); /* 11 days, then 41 */
    set = measure(&k, "2026-07-17");
    x = &set.items[0];
    assert_int_equal(x->roll_count, 6);
    assert_int_equal(x->rolls[0].opening, 1000);
    assert_int_equal(x->rolls[0].traced, 300);
    assert_int_equal(x->rolls[0].net, 350);
    assert_int_equal(x->rolls[0].traced_rate.value.units, 300);
    assert_int_equal(x->rolls[0].net_rate.value.units, 350);
    assert_int_equal(x->rolls[1].from_days, 1);
    assert_int_equal(x->rolls[1].to_days, 30);
    assert_int_equal(x->rolls[1].opening, 200);
    assert_int_equal(x->rolls[1].traced, 200);
    assert_false(x->rolls[2].traced_rate.defined);
    kit_end(&k);
}

/* Groups add up to the whole; a table of sales not by customer is not split. */
static void test_groups(void **state)
{
    struct kit k;
    struct kpi_set set;
    uint32_t c, d;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    d = kit_customer(&k, "C2");
    k.ledger.customers[c].collector = STR("Li");
    k.ledger.customers[c].region = STR("East");
    k.ledger.customers[d].region = STR("East");
    kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(1000), "2026-05-01",
                 "2026-05-31");
    kit_document(&k, DOCUMENT_INVOICE, "B", d, cny(500), "2026-05-01",
                 "2026-06-30");
    set = measure(&k, "2026-06-30");
    assert_int_equal(set.group_count, 3);
    assert_true(str_equal_z(set.groups[0].name, "Li"));
    assert_int_equal(set.groups[0].items[0].receivables, 1000);
    assert_int_equal(set.groups[1].name.len, 0);
    assert_int_equal(set.groups[1].items[0].receivables, 500);
    assert_int_equal(set.groups[2].by, KPI_BY_REGION);
    assert_int_equal(set.groups[2].customers, 2);
    expect(&set.groups[2].items[0], KPI_OVERDUE, "66.666667");
    add_sales(&k, "2026-06-01", 100, NONE);
    set = measure(&k, "2026-06-30");
    expect(&set.items[0], KPI_DSO, "84.375"); /* 1500 x 90 / 1600 */
    expect(&set.groups[0].items[0], KPI_DSO, "sales not split");
    k.ledger.sales_count = 0;
    add_sales(&k, "2026-06-01", 100, c);
    set = measure(&k, "2026-06-30");
    expect(&set.groups[0].items[0], KPI_DSO, "81.818182"); /* of 1100 */
    expect(&set.groups[1].items[0], KPI_DSO, "90");
    kit_end(&k);
}

/* A month of the table counts by days where the window cuts it. */
static void test_sales_by_days(void **state)
{
    struct kit k;
    struct kpi_set set;

    (void)state;
    kit_start(&k);
    k.policy.kpi.dso_days = 40; /* from 22 May: 10 of its 31 days */
    kit_document(&k, DOCUMENT_INVOICE, "A", kit_customer(&k, "C1"), cny(1000),
                 "2026-04-01", "2026-05-31");
    add_sales(&k, "2026-05-01", 3100, NONE);
    add_sales(&k, "2026-06-01", 600, NONE);
    set = measure(&k, "2026-06-30");
    assert_int_equal(set.items[0].sales, 1600);
    expect(&set.items[0], KPI_DSO, "25");
    kit_end(&k);
}

/* Sixty documents of seven customers, paid, reversed and written off. */
static void make_sixty(struct kit *k)
{
    uint32_t c, d;

    k->policy.kpi.financing_rate = 43500;
    for (int i = 0; i < 60; i++) {
        const char *id = named(k, "C", (size_t)i % 7);
        const char *number = named(k, "A", (size_t)i);

        c = i < 7 ? kit_customer(k, id) : (uint32_t)(i % 7);
        d = kit_document(k, i % 9 ? DOCUMENT_INVOICE : DOCUMENT_DEBIT_NOTE,
                         number, c, cny(1000 + 37 * i), "2026-01-01", NULL);
        k->ledger.documents[d].issue_date.day += 3 * i;
        if (i % 8)
            k->ledger.documents[d].due_date =
                date_add_days(k->ledger.documents[d].issue_date, (i * 13) % 50);
        if (i % 3 == 0) {
            struct arena *a = &k->arena;
            struct date paid =
                date_add_days(k->ledger.documents[d].issue_date, (i * 29) % 80);
            const char *day = arena_z(a, date_iso(paid, a));

            pay(k, c, d, 300 + i, day);
            if (i % 2)
                k->ledger.receipts[k->ledger.receipt_count - 1].reversed_date =
                    date_add_days(paid, 5);
        }
        if (i % 11 == 5)
            (void)kit_writeoff(k, d, cny(100), "2026-06-05");
        if (i % 22 == 5)
            (void)kit_writeoff(k, d, cny(-60), "2026-06-11");
    }
    kit_cost(k, "2026-05-05", cny(77));
    assert_true(ledger_finish(&k->ledger, &k->diag));
}

/* The history is what each day would have said of the same ledger. */
static void test_history(void **state)
{
    struct date days[40];
    struct kpi_set sets[COUNT(days)];
    struct kpi_query q;
    struct kit k;

    (void)state;
    kit_start(&k);
    make_sixty(&k);
    for (size_t i = 0; i < COUNT(days); i++)
        days[i] = (struct date){kit_day("2026-01-05").day + 5 * (int32_t)i};
    q = (struct kpi_query){.ledger = &k.ledger,
                           .policy = &k.policy,
                           .days = days,
                           .count = COUNT(days),
                           .exported = no_date,
                           .threads = 2};
    assert_true(kpi_history(&q, sets, &k.arena, &k.diag));
    for (size_t i = 0; i < COUNT(days); i++) {
        struct arena a = {0};
        const char *day = arena_z(&a, date_iso(days[i], &a));
        struct kpi_set one = measure_again(&k, day);

        assert_int_equal(one.count, sets[i].count);
        for (size_t s = 0; s < KPI_SUM_COUNT; s++)
            if (one.items[0].sums[s] != sets[i].items[0].sums[s])
                fail_msg("%s, sum %zu: %jd, not %jd", day, s,
                         (intmax_t)sets[i].items[0].sums[s],
                         (intmax_t)one.items[0].sums[s]);
        for (int f = 0; f < KPI_FIGURE_COUNT; f++)
            assert_int_equal(one.items[0].figures[f].exact.units,
                             sets[i].items[0].figures[f].exact.units);
        arena_release(&a);
    }
    kit_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_crf),           cmocka_unit_test(test_vat),
        cmocka_unit_test(test_count_back),    cmocka_unit_test(test_steady),
        cmocka_unit_test(test_days_late),     cmocka_unit_test(test_financing),
        cmocka_unit_test(test_cohorts),       cmocka_unit_test(test_costs),
        cmocka_unit_test(test_bad_debt),      cmocka_unit_test(test_retention),
        cmocka_unit_test(test_rolls),         cmocka_unit_test(test_groups),
        cmocka_unit_test(test_sales_by_days), cmocka_unit_test(test_history),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
