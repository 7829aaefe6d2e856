/*
 * Figures in the reporting currency: what each cell rounded alone would get
 * wrong by a cent, exponents, rates of days, and rates that are missing.
 */
#include "ledger_kit.h"
#include "measure/conversion.h"

#define NONE  LEDGER_NONE
#define AS_OF "2026-07-17"

struct scene {
    struct kit kit;
    struct aging aging;
    struct conversion out;
};

static bool try_convert(struct scene *s)
{
    struct kit *k = &s->kit;
    struct view v;

    kit_finish(k);
    v = kit_view(k, AS_OF);
    assert_true(
        aging_compute(&v, &k->policy, 0, 1, &s->aging, &k->arena, &k->diag));
    return conversion_compute(&v, &s->aging, &k->policy, &s->out, &k->arena,
                              &k->diag);
}

static void convert(struct scene *s)
{
    assert_true(try_convert(s));
}

/* What must hold of every conversion; the total's overdue too. */
static void expect_sums(const struct scene *s)
{
    const struct bucket_scheme *scheme = s->aging.scheme;
    int64_t total = 0, overdue = 0;

    for (size_t i = 0; i < s->out.count; i++) {
        const struct conversion_row *row = &s->out.rows[i];
        const struct aging_currency *native = &s->aging.currencies[i];
        int64_t cells = row->unapplied, customers = 0, late = 0;

        assert_ptr_equal(row->currency, native->currency);
        assert_int_equal(row->native, native->total.total.minor);
        for (size_t b = 0; b < scheme->count; b++) {
            cells += row->cells[b];
            if (scheme->items[b].has_from && scheme->items[b].from > 0)
                late += row->cells[b];
        }
        for (size_t c = 0; c < native->customer_count; c++)
            customers += row->customers[c];
        assert_int_equal(cells, row->total);
        assert_int_equal(customers, row->total);
        assert_int_equal(late, row->overdue);
        total += row->total;
        overdue += row->overdue;
    }
    assert_int_equal(s->out.total.total, total);
    assert_int_equal(s->out.total.overdue, overdue);
    assert_null(s->out.total.currency);
    assert_null(s->out.total.customers);
}

/*
 * Each amount is a customer's; a last one below nothing is a credit note.  The
 * rate is in hundred-thousandths.
 */
static const struct {
    const char *from, *to;
    int64_t rate;
    int64_t amounts[4];
    int64_t total;
    int64_t parts[4];
} cent_cases[] = {
    /* 0.5 fen each: alone each would be 1 */
    {"USD", "CNY", 10000, {5, 5, 5, 0}, 2, {1, 1, 0, 0}},
    {"USD", "CNY", 10000, {5, 5, 5, 5}, 2, {1, 1, 0, 0}},
    /* 0.4 each: alone each would be 0 */
    {"USD", "CNY", 10000, {4, 4, 4, 0}, 1, {1, 0, 0, 0}},
    {"USD", "CNY", 10000, {4, 4, 4, 4}, 2, {1, 1, 0, 0}},
    /* the largest remainder first: 0.3 0.6 0.5 */
    {"USD", "CNY", 10000, {3, 6, 5, 0}, 1, {0, 1, 0, 0}},
    {"USD", "CNY", 10000, {13, 26, 15, 0}, 5, {1, 3, 1, 0}},
    /* exact ones stay: 1.0, and 0.5 rounds up */
    {"USD", "CNY", 10000, {10, 5, 0, 0}, 2, {1, 1, 0, 0}},
    {"USD", "CNY", 10000, {0, 10, 0, 5}, 2, {0, 1, 0, 1}},
    /* signs: 1.0 - 0.5, 0.5 - 0.5, 0.4 - 0.6, -0.5 */
    {"USD", "CNY", 10000, {10, 0, 0, -5}, 1, {1, 0, 0, 0}},
    {"USD", "CNY", 10000, {5, 0, 0, -5}, 0, {1, 0, 0, -1}},
    {"USD", "CNY", 10000, {4, 0, 0, -6}, 0, {1, 0, 0, -1}},
    {"USD", "CNY", 10000, {0, 0, 0, -5}, -1, {0, 0, 0, -1}},
    {"USD", "CNY", 10000, {0, 0, 0, -4}, 0, {0, 0, 0, 0}},
    {"USD", "CNY", 10000, {-4, 4, -4, 0}, 0, {0, 0, 0, 0}},
    {"USD", "CNY", 10000, {-6, -6, -6, 0}, -2, {0, -1, -1, 0}},
    /* 7.12345 */
    {"USD", "CNY", 712345, {100, 200, 300, 0}, 4274, {712, 1425, 2137, 0}},
    /* exponents: 1000 yen are 48.11, 1.234 dinars 28.999 yuan */
    {"JPY", "CNY", 4811, {1000, 0, 0, 0}, 4811, {4811, 0, 0, 0}},
    {"JPY", "CNY", 4811, {1, 1, 1, 0}, 14, {5, 5, 4, 0}},
    {"KWD", "CNY", 2350000, {1234, 0, 0, 0}, 2900, {2900, 0, 0, 0}},
    {"KWD", "CNY", 2350000, {1, 1, 1, 0}, 7, {3, 2, 2, 0}},
    {"CNY", "KWD", 4255, {10000, 0, 0, 0}, 4255, {4255, 0, 0, 0}},
    {"CNY", "JPY", 2050000, {10005, 0, 0, 0}, 2051, {2051, 0, 0, 0}},
    {"CNY", "JPY", 2050000, {2, 3, 5, 0}, 2, {0, 1, 1, 0}},
    {"KWD", "JPY", 50000000, {1, 1, 1, 0}, 2, {1, 1, 0, 0}},
    {"JPY", "KWD", 211, {1, 1, 1, 0}, 6, {2, 2, 2, 0}},
};

static void build_cents(struct kit *k, size_t row)
{
    static const char *const ids[] = {"A", "B", "C", "D"};

    k->policy.reporting_currency = kit_money(cent_cases[row].to, 0).currency;
    kit_rate(k, cent_cases[row].from, "2026-07-01", cent_cases[row].rate);
    for (size_t i = 0; i < 4; i++) {
        int64_t amount = cent_cases[row].amounts[i];
        struct money m = kit_money(cent_cases[row].from, amount);
        uint32_t c = kit_customer(k, ids[i]);

        if (i == 3 && amount < 0)
            kit_document(k, DOCUMENT_CREDIT_NOTE, ids[i], c, m, "2024-01-01",
                         NULL);
        else if (amount)
            kit_document(k, DOCUMENT_INVOICE, ids[i], c, m, "2024-01-01",
                         "2026-07-01");
    }
}

static void test_cents(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cent_cases); i++) {
        struct scene s;
        const struct conversion_row *row;
        const struct aging_currency *native;

        kit_start(&s.kit);
        build_cents(&s.kit, i);
        convert(&s);
        expect_sums(&s);
        assert_int_equal(s.out.count, 1);
        row = &s.out.rows[0];
        native = &s.aging.currencies[0];
        if (row->total != cent_cases[i].total)
            fail_msg("row %zu: total %jd", i, (intmax_t)row->total);
        for (size_t c = 0; c < native->customer_count; c++) {
            int64_t want = cent_cases[i].parts[native->customers[c].customer];

            if (row->customers[c] != want)
                fail_msg("row %zu: customer %zu has %jd, not %jd", i, c,
                         (intmax_t)row->customers[c], (intmax_t)want);
        }
        assert_true(s.out.complete);
        kit_end(&s.kit);
    }
}

/* Cells have their own largest remainders: 0.4 0.4 0.7 of 1.5. */
static void test_cells(void **state)
{
    struct scene s;
    struct kit *k = &s.kit;
    uint32_t c;

    (void)state;
    kit_start(k);
    c = kit_customer(k, "A");
    kit_rate(k, "USD", "2026-07-17", 10000);
    kit_document(k, DOCUMENT_INVOICE, "1", c, kit_money("USD", 4), "2026-01-01",
                 "2026-07-16");
    kit_document(k, DOCUMENT_INVOICE, "2", c, kit_money("USD", 4), "2026-01-01",
                 "2026-06-01");
    kit_document(k, DOCUMENT_INVOICE, "3", c, kit_money("USD", 17),
                 "2026-01-01", "2026-07-17");
    kit_document(k, DOCUMENT_CREDIT_NOTE, "4", c, kit_money("USD", -10),
                 "2026-01-01", NULL);
    convert(&s);
    expect_sums(&s);
    assert_int_equal(s.out.rows[0].total, 2); /* 0.4 + 0.4 + 1.7 - 1.0 */
    assert_int_equal(s.out.rows[0].cells[s.aging.scheme->today], 2);
    assert_int_equal(s.out.rows[0].cells[s.aging.scheme->today + 1], 1);
    assert_int_equal(s.out.rows[0].cells[s.aging.scheme->today + 2], 0);
    assert_int_equal(s.out.rows[0].unapplied, -1);
    assert_int_equal(s.out.rows[0].overdue, 1);
    assert_int_equal(s.out.rows[0].customers[0], 2);
    kit_end(k);
}

/* The last rate that was known on the day; several currencies and a total. */
static void test_as_of(void **state)
{
    struct scene s;
    struct kit *k = &s.kit;
    uint32_t c;

    (void)state;
    kit_start(k);
    c = kit_customer(k, "A");
    kit_rate(k, "USD", "2026-07-18", 900000);
    kit_rate(k, "USD", "2026-07-01", 700000);
    kit_rate(k, "USD", "2026-06-30", 600000);
    kit_rate(k, "EUR", "2026-07-17", 800000);
    kit_document(k, DOCUMENT_INVOICE, "1", c, kit_money("USD", 100),
                 "2026-01-01", "2026-07-16");
    kit_document(k, DOCUMENT_INVOICE, "2", c, kit_money("EUR", 100),
                 "2026-01-01", "2026-07-17");
    kit_document(k, DOCUMENT_INVOICE, "3", c, kit_money("CNY", 55),
                 "2026-01-01", "2026-07-16");
    convert(&s);
    expect_sums(&s);
    assert_int_equal(s.out.count, 3);
    assert_string_equal(s.out.rows[0].currency->code, "CNY");
    assert_int_equal(s.out.rows[0].total, 55);
    assert_true(s.out.rows[0].has_rate);
    assert_int_equal(s.out.rows[0].rate.units, 1);
    assert_false(date_is(s.out.rows[0].rate_date));
    assert_int_equal(s.out.rows[1].total, 800);
    assert_int_equal(s.out.rows[1].rate_date.day, kit_day(AS_OF).day);
    assert_int_equal(s.out.rows[2].total, 700);
    assert_int_equal(
        decimal_compare(s.out.rows[2].rate, (struct decimal){7, 0}), 0);
    assert_int_equal(s.out.rows[2].rate_date.day, kit_day("2026-07-01").day);
    assert_int_equal(s.out.total.total, 1555);
    assert_int_equal(s.out.total.overdue, 755);
    assert_int_equal(s.out.total.rate_date.day, kit_day("2026-07-01").day);
    assert_int_equal(s.out.total.last_rate_date.day, kit_day(AS_OF).day);
    assert_int_equal(s.kit.diag.worst, DIAG_OK);
    kit_end(k);
}

/* Invoices at 6, 7 and 8, a credit note at 7, money at 8. */
static void build_historic(struct kit *k)
{
    uint32_t a = kit_customer(k, "A");
    uint32_t b = kit_customer(k, "B");
    uint32_t r;

    k->policy.fx = FX_HISTORIC;
    kit_rate(k, "USD", "2026-01-01", 600000);
    kit_rate(k, "USD", "2026-02-01", 700000);
    kit_rate(k, "USD", "2026-03-01", 800000);
    kit_rate(k, "USD", "2026-07-01", 100000); /* of no day that is asked for */
    kit_document(k, DOCUMENT_INVOICE, "1", a, kit_money("USD", 100),
                 "2026-01-31", "2026-07-16");
    kit_document(k, DOCUMENT_INVOICE, "2", a, kit_money("USD", 100),
                 "2026-02-01", "2026-07-16");
    kit_document(k, DOCUMENT_INVOICE, "3", b, kit_money("USD", 1000),
                 "2026-06-30", "2026-07-17");
    kit_document(k, DOCUMENT_CREDIT_NOTE, "4", b, kit_money("USD", -10),
                 "2026-02-28", "2026-07-01");
    r = kit_receipt(k, "R", a, kit_money("USD", 20), "2026-03-01", NULL, "");
    kit_allocation(k, r, NONE, 0, kit_money("USD", 0), "2026-03-01");
}

/* A credit note has its own rate, in unapplied money or in its bucket. */
static void test_historic(void **state)
{
    (void)state;
    for (int aged = 0; aged < 2; aged++) {
        struct scene s;
        const struct conversion_row *row;
        size_t today;

        kit_start(&s.kit);
        build_historic(&s.kit);
        if (aged)
            s.kit.ledger.rules.credit_notes = CREDIT_NOTES_AGED;
        convert(&s);
        expect_sums(&s);
        row = &s.out.rows[0];
        today = s.aging.scheme->today;
        assert_int_equal(s.out.rule, FX_HISTORIC);
        assert_int_equal(row->cells[today + 1], 1300 - 70 * aged);
        assert_int_equal(row->cells[today], 8000);
        assert_int_equal(row->unapplied, -160 - 70 * !aged);
        assert_int_equal(row->total, 9070);
        assert_int_equal(row->customers[0], 1300 - 160);
        assert_int_equal(row->customers[1], 8000 - 70);
        assert_int_equal(row->rate_date.day, kit_day("2026-01-01").day);
        assert_int_equal(row->last_rate_date.day, kit_day("2026-03-01").day);
        assert_int_equal(row->rate.units, 0);
        kit_end(&s.kit);
    }
}

/* Money in and out again, that comes to nothing, has no row and no gain. */
static void test_historic_nothing(void **state)
{
    struct scene s;
    struct kit *k = &s.kit;
    uint32_t b;

    (void)state;
    kit_start(k);
    build_historic(k);
    b = kit_customer(k, "N");
    kit_receipt(k, "R1", b, kit_money("USD", 30), "2026-01-05", NULL, "");
    kit_receipt(k, "R2", b, kit_money("USD", -30), "2026-03-05", NULL, "");
    convert(&s);
    expect_sums(&s);
    assert_int_equal(s.aging.currencies[0].customer_count, 2);
    assert_int_equal(s.out.rows[0].total, 9070);
    kit_end(k);
}

/* A currency without a rate: the others stand, and it is said. */
static void test_missing(void **state)
{
    struct scene s;
    struct kit *k = &s.kit;
    uint32_t c;

    (void)state;
    kit_start(k);
    c = kit_customer(k, "A");
    kit_rate(k, "USD", "2026-07-18", 700000); /* a day late */
    kit_rate(k, "EUR", "2026-07-17", 800000);
    kit_document(k, DOCUMENT_INVOICE, "1", c, kit_money("USD", 100),
                 "2026-01-01", "2026-07-16");
    kit_document(k, DOCUMENT_INVOICE, "2", c, kit_money("EUR", 100),
                 "2026-01-01", "2026-07-16");
    convert(&s);
    expect_sums(&s);
    assert_false(s.out.complete);
    assert_false(s.out.total.has_rate);
    assert_true(s.out.rows[0].has_rate);
    assert_false(s.out.rows[1].has_rate);
    assert_int_equal(s.out.rows[1].total, 0);
    assert_int_equal(s.out.rows[1].native, 100);
    assert_int_equal(s.out.rows[1].customers[0], 0);
    assert_false(date_is(s.out.rows[1].rate_date));
    assert_int_equal(s.out.total.total, 800);
    assert_int_equal(k->diag.worst, DIAG_ERROR);
    assert_true(kit_says(k, "no rate of USD for 2026-07-17"));
    assert_false(kit_says(k, "EUR"));
    kit_end(k);
}

/* One day of many is without: nothing is converted, and the first is named. */
static void test_missing_day(void **state)
{
    struct scene s;
    struct kit *k = &s.kit;

    (void)state;
    kit_start(k);
    build_historic(k);
    kit_document(k, DOCUMENT_INVOICE, "5", 0, kit_money("USD", 1), "2025-12-31",
                 "2026-07-17");
    kit_document(k, DOCUMENT_INVOICE, "6", 0, kit_money("USD", 1), "2025-11-30",
                 "2026-07-17");
    convert(&s);
    expect_sums(&s);
    assert_false(s.out.complete);
    assert_false(s.out.rows[0].has_rate);
    assert_int_equal(s.out.rows[0].total, 0);
    assert_int_equal(s.out.rows[0].unapplied, 0);
    assert_false(date_is(s.out.rows[0].last_rate_date));
    assert_true(kit_says(k, "no rate of USD for 2025-11-30"));
    kit_end(k);
}

/* Nothing to convert, or nothing to convert with. */
static const struct {
    const char *currency;
    int64_t minor;
    const char *rate_of;
    size_t count;
    bool complete;
} idle_cases[] = {
    {"CNY", 100, NULL, 0, true},
    {"CNY", 100, "USD", 0, true},
    {"USD", 100, NULL, 0, false},
    {"USD", 0, NULL, 0, true}, /* nothing is open */
    {"USD", 0, "EUR", 0, true},
    {"USD", 100, "USD", 1, true},
    {"USD", 100, "EUR", 1, false},
};

static void test_idle(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(idle_cases); i++) {
        struct scene s;

        kit_start(&s.kit);
        if (idle_cases[i].rate_of)
            kit_rate(&s.kit, idle_cases[i].rate_of, "2026-01-01", 700000);
        kit_document(&s.kit, DOCUMENT_INVOICE, "1", kit_customer(&s.kit, "A"),
                     kit_money(idle_cases[i].currency, idle_cases[i].minor),
                     "2026-01-01", "2026-07-16");
        convert(&s);
        if (s.out.count != idle_cases[i].count ||
            s.out.complete != idle_cases[i].complete)
            fail_msg("row %zu: %zu, %d", i, s.out.count, s.out.complete);
        expect_sums(&s);
        kit_end(&s.kit);
    }
}

/* A settled currency beside others needs no rate, by either rule. */
static void test_settled(void **state)
{
    (void)state;
    for (int rule = FX_AS_OF; rule <= FX_HISTORIC; rule++) {
        struct scene s;
        struct kit *k = &s.kit;
        uint32_t c;

        kit_start(k);
        k->policy.fx = (enum fx_rule)rule;
        c = kit_customer(k, "A");
        kit_rate(k, "USD", "2026-01-01", 700000);
        kit_document(k, DOCUMENT_INVOICE, "1", c, kit_money("EUR", 0),
                     "2026-01-01", "2026-07-16");
        kit_document(k, DOCUMENT_INVOICE, "2", c, kit_money("USD", 3),
                     "2026-01-01", "2026-07-16");
        convert(&s);
        expect_sums(&s);
        assert_int_equal(s.out.count, 2);
        assert_true(s.out.complete);
        assert_int_equal(s.out.rows[0].total, 0);
        assert_int_equal(s.out.rows[0].rate.units, 0);
        assert_int_equal(s.out.rows[1].total, 21);
        assert_int_equal(k->diag.worst, DIAG_OK);
        kit_end(k);
    }
}

static const struct {
    int64_t minor;
    struct decimal rate;
    bool ok;
} large_cases[] = {
    {INT64_MAX, {1, 0}, true},          {INT64_MAX, {99999999, 8}, true},
    {INT64_MAX, {100000001, 8}, false}, {-INT64_MAX, {1, 0}, true},
    {-INT64_MAX, {2, 0}, false},        {1, {92233720368, 0}, true},
    {1, {92233720369, 0}, false},       {1, {1, 8}, true},
};

static void test_large(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(large_cases) * 2; i++) {
        struct scene s;
        struct kit *k = &s.kit;
        size_t row = i / 2;
        bool ok;

        kit_start(k);
        k->policy.fx = i % 2 ? FX_HISTORIC : FX_AS_OF;
        kit_rate(k, "USD", "2026-01-01", 1);
        k->ledger.rates[0].rate = large_cases[row].rate;
        kit_document(k, DOCUMENT_INVOICE, "1", kit_customer(k, "A"),
                     kit_money("USD", large_cases[row].minor), "2026-01-01",
                     "2026-07-16");
        ok = try_convert(&s);
        if (ok != large_cases[row].ok)
            fail_msg("row %zu: ok %d", row, ok);
        if (ok)
            expect_sums(&s);
        assert_int_equal(kit_says(k, "too large to be converted"), !ok);
        kit_end(k);
    }
}

static uint64_t next(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return *seed >> 33;
}

/* Half up by hand, of hundred-thousandths. */
static int64_t half_up(int64_t x)
{
    return x < 0 ? -((-x + 50000) / 100000) : (x + 50000) / 100000;
}

/* Within one unit of the exact value, and the value itself where it is one. */
static void expect_near(int64_t part, int64_t exact)
{
    int64_t off = part * 100000 - exact;

    if (off <= -100000 || off >= 100000 || (exact % 100000 == 0 && off))
        fail_msg("%jd for %jd/100000", (intmax_t)part, (intmax_t)exact);
}

static int64_t rate_on(const struct ledger *l, struct date day)
{
    int64_t found = 0;

    for (size_t i = 0; i < l->rate_count; i++) { /* sorted by day */
        if (l->rates[i].rate_date.day <= day.day)
            found = l->rates[i].rate.units;
    }
    return found;
}

static void build_random(struct kit *k, uint64_t seed)
{
    int32_t today = kit_day(AS_OF).day;

    for (uint32_t i = 0; i < 6; i++)
        kit_customer(k, arena_z(&k->arena, arena_format(&k->arena, "C%u", i)));
    kit_rate(k, "USD", "2020-01-01", 700000 + (int64_t)(next(&seed) % 99999));
    for (int i = 0; i < 5; i++) {
        kit_rate(k, "USD", AS_OF, (int64_t)(next(&seed) % 1000000) + 1);
        k->ledger.rates[k->ledger.rate_count - 1].rate_date.day -=
            (int32_t)(next(&seed) % 300);
    }
    for (int i = 0; i < 60; i++) {
        bool credit = next(&seed) % 5 == 0;
        int64_t minor = (int64_t)(next(&seed) % 2000) + 1;
        struct document *doc;
        uint32_t document = kit_document(
            k, credit ? DOCUMENT_CREDIT_NOTE : DOCUMENT_INVOICE, "X",
            (uint32_t)(next(&seed) % 6),
            kit_money("USD", credit ? -minor : minor), AS_OF, NULL);

        doc = &k->ledger.documents[document];
        doc->issue_date.day = today - (int32_t)(next(&seed) % 400);
        if (next(&seed) % 4)
            doc->due_date.day = today + 40 - (int32_t)(next(&seed) % 500);
    }
    k->policy.fx = next(&seed) % 2 ? FX_HISTORIC : FX_AS_OF;
    k->ledger.rules.credit_notes =
        next(&seed) % 2 ? CREDIT_NOTES_AGED : CREDIT_NOTES_APART;
}

/* The exact figures from the rows themselves, in hundred-thousandths. */
static void test_random(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        struct scene s;
        struct kit *k = &s.kit;
        const struct conversion_row *row;
        int64_t cells[BUCKET_MAX] = {0}, customers[6] = {0};
        int64_t unapplied = 0, total = 0;

        kit_start(k);
        build_random(k, seed);
        convert(&s);
        expect_sums(&s);
        row = &s.out.rows[0];
        for (size_t i = 0; i < k->ledger.document_count; i++) {
            const struct document *doc = &k->ledger.documents[i];
            bool credit = doc->kind == DOCUMENT_CREDIT_NOTE;
            struct date day =
                k->policy.fx == FX_AS_OF ? s.aging.as_of : doc->issue_date;
            struct date due = credit && !date_is(doc->due_date)
                                  ? doc->issue_date
                                  : doc->due_date;
            int64_t exact = doc->owed * rate_on(&k->ledger, day);

            total += exact;
            customers[doc->customer] += exact;
            if (credit && k->ledger.rules.credit_notes == CREDIT_NOTES_APART)
                unapplied += exact;
            else
                cells[bucket_of(s.aging.scheme, due, s.aging.as_of)] += exact;
        }
        assert_int_equal(row->total, half_up(total));
        expect_near(row->unapplied, unapplied);
        for (size_t b = 0; b < s.aging.scheme->count; b++)
            expect_near(row->cells[b], cells[b]);
        for (size_t i = 0; i < s.aging.currencies[0].customer_count; i++)
            expect_near(row->customers[i],
                        customers[s.aging.currencies[0].customers[i].customer]);
        kit_end(k);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cents),
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_as_of),
        cmocka_unit_test(test_historic),
        cmocka_unit_test(test_historic_nothing),
        cmocka_unit_test(test_missing),
        cmocka_unit_test(test_missing_day),
        cmocka_unit_test(test_idle),
        cmocka_unit_test(test_settled),
        cmocka_unit_test(test_large),
        cmocka_unit_test(test_random),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
