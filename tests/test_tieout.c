#include "ledger_kit.h"
#include "measure/tieout.h"

#define NONE       LEDGER_NONE
#define DAYS       366
#define YEAR_START "2025-12-25"

static struct money cny(int64_t minor)
{
    return kit_money("CNY", minor);
}

static struct tieout tie(struct kit *k, const char *day)
{
    struct view v = kit_view(k, day);
    struct aging g;
    struct tieout t;

    assert_true(aging_compute(&v, &k->policy, 0, 1, &g, &k->arena, &k->diag));
    assert_true(tieout_compute(&v, &g, NULL, &t, &k->arena, &k->diag));
    return t;
}

static void finish(struct kit *k)
{
    assert_true(ledger_finish(&k->ledger, &k->diag));
}

/* Every column once. */
static void test_columns(void **state)
{
    struct kit k;
    struct tieout t;
    uint32_t c, a, r;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    kit_document(&k, DOCUMENT_OPENING, "O", c, cny(1), "2026-01-01", NULL);
    a = kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(1000), "2026-01-01",
                     NULL);
    kit_document(&k, DOCUMENT_INVOICE, "B", c, cny(-20), "2026-01-01", NULL);
    kit_document(&k, DOCUMENT_DEBIT_NOTE, "D", c, cny(300), "2026-01-01", NULL);
    kit_document(&k, DOCUMENT_CREDIT_NOTE, "G", c, cny(-40), "2026-01-01",
                 NULL);
    kit_document(&k, DOCUMENT_INVOICE, "F", c, cny(7777), "2026-03-01", NULL);
    r = kit_receipt(&k, "R-1", c, cny(500), "2026-01-05", NULL, "");
    kit_receipt(&k, "R-2", c, cny(60), "2026-01-06", "2026-01-08", "");
    kit_receipt(&k, "R-3", c, cny(-3), "2026-01-07", NULL, "");
    kit_receipt(&k, "R-4", c, cny(8888), "2026-03-01", NULL, "");
    kit_allocation(&k, r, NONE, a, cny(499), "2026-01-05");
    kit_control(&k, "2026-01-31", cny(500));
    kit_control(&k, "2026-01-31", cny(244));
    kit_control(&k, "2026-02-28", cny(9));
    kit_control(&k, "2026-01-31", kit_money("USD", 0));
    finish(&k);
    t = tie(&k, "2026-01-31");
    assert_int_equal(t.count, 2);
    assert_int_equal(t.rows[0].opening, 1);
    assert_int_equal(t.rows[0].invoices, 980);
    assert_int_equal(t.rows[0].debit_notes, 300);
    assert_int_equal(t.rows[0].credits, 40);
    assert_int_equal(t.rows[0].receipts, 560);
    assert_int_equal(t.rows[0].reversals, 63);
    assert_int_equal(t.rows[0].exported_difference, 0);
    assert_int_equal(t.rows[0].closing, 744);
    assert_int_equal(t.rows[0].buckets, 782);
    assert_int_equal(t.rows[0].unapplied, -38);
    assert_true(t.rows[0].has_control);
    assert_int_equal(t.rows[0].control, 744);
    assert_true(t.rows[0].ties);
    assert_true(t.rows[1].ties);
    assert_true(t.ties);
    assert_int_equal(k.diag.worst, DIAG_OK);
    t = tie(&k, "2026-01-07");
    assert_false(t.rows[0].has_control);
    assert_int_equal(t.rows[0].reversals, 3);
    kit_end(&k);
}

/* One cent less in the general ledger, and the row that explains it. */
static void test_control(void **state)
{
    struct kit k;
    struct tieout t;
    uint32_t c;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(1000), "2026-01-01", NULL);
    kit_document(&k, DOCUMENT_INVOICE, "B", c, cny(1), "2026-01-01", NULL);
    kit_control(&k, "2026-01-31", cny(1000));
    finish(&k);
    t = tie(&k, "2026-01-31");
    assert_false(t.ties);
    assert_int_equal(t.rows[0].control_difference, -1);
    assert_int_equal(t.rows[0].difference, 0);
    assert_int_equal(k.diag.worst, DIAG_ERROR);
    assert_true(kit_says(&k, "is 10.00, the ledger comes to 10.01: the "
                             "difference is -0.01"));
    assert_true(kit_says(&k, "document \"B\" has just the amount"));
    kit_end(&k);
}

/* An allocation that takes from a document what no receipt gave. */
static void test_mismatch(void **state)
{
    struct kit k;
    struct tieout t;
    uint32_t c, d, r;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    d = kit_customer(&k, "C2");
    kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(1000), "2026-01-01", NULL);
    kit_document(&k, DOCUMENT_INVOICE, "B", d, cny(1000), "2026-01-01", NULL);
    r = kit_receipt(&k, "R-1", d, cny(500), "2026-01-05", NULL, "");
    kit_allocation(&k, r, NONE, 1, cny(500), "2026-01-05");
    finish(&k);
    k.ledger.allocations[0].amount.minor = 501;
    k.ledger.allocations[0].receipt = NONE;
    t = tie(&k, "2026-01-31");
    assert_false(t.ties);
    assert_int_equal(t.rows[0].difference, 1000 + 500 - (1000 + 499 - 500));
    assert_true(kit_says(&k, "customer \"C2\""));
    assert_false(kit_says(&k, "customer \"C1\""));
    kit_end(&k);
}

static void test_photograph(void **state)
{
    struct kit k;
    struct tieout t;
    uint32_t c, a;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(1000), "2026-01-01",
                     NULL);
    kit_document(&k, DOCUMENT_INVOICE, "B", c, cny(50), "2026-01-01", NULL);
    kit_receipt(&k, "R", c, cny(300), "2026-01-05", NULL, "");
    k.ledger.documents[a].has_open = true;
    k.ledger.documents[a].open = 600;
    finish(&k);
    t = tie(&k, "2026-01-31");
    assert_int_equal(t.rows[0].invoices, 1050);
    assert_int_equal(t.rows[0].receipts, 300);
    assert_int_equal(t.rows[0].exported_difference, -100);
    assert_int_equal(t.rows[0].closing, 650);
    assert_int_equal(t.rows[0].buckets, 650);
    assert_true(t.ties);
    kit_end(&k);
}

/* What comes after the photograph is not excused by it. */
static void test_after_photograph(void **state)
{
    struct kit k;
    struct tieout t;
    uint32_t c, a, old;

    (void)state;
    kit_start(&k);
    k.ledger.photograph = kit_day("2026-01-31");
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(1000), "2026-01-01",
                     NULL);
    kit_receipt(&k, "R-1", c, cny(300), "2026-01-05", NULL, "");
    kit_receipt(&k, "R-2", c, cny(200), "2026-02-05", NULL, "");
    kit_receipt(&k, "R-3", c, cny(7), "2026-01-06", "2026-02-06", "");
    k.ledger.documents[a].has_open = true;
    k.ledger.documents[a].open = 600;
    finish(&k);
    t = tie(&k, "2026-01-31");
    assert_int_equal(t.rows[0].exported_difference, -93);
    assert_int_equal(t.rows[0].closing, 600);
    assert_true(t.ties);
    t = tie(&k, "2026-02-28");
    assert_int_equal(t.rows[0].exported_difference, -93);
    assert_int_equal(t.rows[0].closing, 407);
    assert_int_equal(t.rows[0].buckets, 400);
    assert_int_equal(t.rows[0].unapplied, 7);
    assert_true(t.ties);
    k.ledger.allocations[0].amount.minor = 199;
    k.ledger.allocations[0].receipt = NONE;
    assert_false(tie(&k, "2026-02-28").ties);
    kit_end(&k);

    kit_start(&k);
    k.ledger.photograph = kit_day("2026-01-31");
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(1000), "2026-01-01",
                     NULL);
    old = kit_receipt(&k, "R-1", c, cny(300), "2026-01-05", NULL, "");
    kit_allocation(&k, old, NONE, a, cny(250), "2026-02-05");
    k.ledger.documents[a].has_open = true;
    k.ledger.documents[a].open = 600;
    finish(&k);
    t = tie(&k, "2026-02-28");
    assert_int_equal(t.rows[0].closing, 350);
    assert_int_equal(t.rows[0].buckets, 350);
    assert_true(t.ties);
    kit_end(&k);
}

/* A general ledger that says nothing of this day is said to. */
static void test_no_control(void **state)
{
    struct kit k;
    uint32_t c;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(1000), "2026-01-01", NULL);
    kit_control(&k, "2026-01-30", cny(999));
    finish(&k);
    assert_true(tie(&k, "2026-01-31").ties);
    assert_int_equal(k.diag.worst, DIAG_NOTE);
    assert_true(kit_says(&k, "no control total is of 2026-01-31"));
    kit_end(&k);
}

static uint64_t next(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return *seed >> 33;
}

static int32_t some_day(uint64_t *seed)
{
    return kit_day(YEAR_START).day + (int32_t)(next(seed) % DAYS);
}

static const char *text(struct kit *k, const char *prefix, unsigned n)
{
    return arena_z(&k->arena, arena_format(&k->arena, "%s%u", prefix, n));
}

static const char *const codes[] = {"CNY", "USD", "JPY"};

static void add_documents(struct kit *k, uint64_t *seed)
{
    for (unsigned i = 0; i < 120; i++) {
        unsigned draw = (unsigned)(next(seed) % 10);
        enum document_kind kind = draw < 1   ? DOCUMENT_CREDIT_NOTE
                                  : draw < 2 ? DOCUMENT_DEBIT_NOTE
                                  : draw < 3 ? DOCUMENT_OPENING
                                             : DOCUMENT_INVOICE;
        int64_t owed = (int64_t)(next(seed) % 5000);
        uint32_t document = kit_document(
            k, kind, text(k, "A", i % 100), (uint32_t)(next(seed) % 6),
            kit_money(codes[next(seed) % 3], owed), NULL, NULL);
        struct document *doc = &k->ledger.documents[document];

        if (kind == DOCUMENT_CREDIT_NOTE || draw == 9)
            doc->owed = -doc->owed;
        doc->issue_date.day = some_day(seed);
        if (next(seed) % 20)
            doc->due_date.day = some_day(seed);
    }
}

static void add_receipts(struct kit *k, uint64_t *seed)
{
    for (unsigned i = 0; i < 80; i++) {
        int64_t amount = (int64_t)(next(seed) % 6000);
        const char *names =
            next(seed) % 2
                ? text(k, "A", (unsigned)(next(seed) % 100))
                : arena_z(&k->arena,
                          arena_format(&k->arena, "A%u;A%u",
                                       (unsigned)(next(seed) % 100),
                                       (unsigned)(next(seed) % 100)));
        uint32_t receipt =
            kit_receipt(k, text(k, "R", i), (uint32_t)(next(seed) % 6),
                        kit_money(codes[next(seed) % 3],
                                  next(seed) % 12 ? amount : -amount),
                        NULL, NULL, next(seed) % 3 ? names : "");
        struct receipt *r = &k->ledger.receipts[receipt];

        r->receipt_date.day = some_day(seed);
        if (next(seed) % 8 == 0)
            r->reversed_date.day = some_day(seed);
    }
}

/* Wild ones, of which ledger_finish keeps what can be. */
static void add_allocations(struct kit *k, uint64_t *seed)
{
    const struct ledger *l = &k->ledger;

    for (unsigned i = 0; i < 200; i++) {
        uint32_t receipt = (uint32_t)(next(seed) % l->receipt_count);
        uint32_t document = (uint32_t)(next(seed) % l->document_count);
        int64_t amount = (int64_t)(next(seed) % 2000) - 200;

        kit_allocation(k, receipt, NONE, document,
                       (struct money){amount, l->documents[document].currency},
                       NULL);
        l->allocations[l->allocation_count - 1].allocation_date.day =
            some_day(seed);
        if (next(seed) % 5 == 0) {
            l->allocations[l->allocation_count - 1].receipt = NONE;
            l->allocations[l->allocation_count - 1].credit_note =
                (uint32_t)(next(seed) % l->document_count);
        }
    }
}

/* Open amounts of most documents, of a day in the middle of the year. */
static void add_photograph(struct kit *k, uint64_t *seed)
{
    k->ledger.photograph = kit_day("2026-06-30");
    for (size_t i = 0; i < k->ledger.document_count; i++) {
        struct document *doc = &k->ledger.documents[i];

        doc->has_open = next(seed) % 8 != 0;
        doc->open = doc->owed / (int64_t)(next(seed) % 4 + 1);
    }
}

/* What the day itself moved, straight from the tables. */
static int64_t moved_on(const struct ledger *l, const struct currency *currency,
                        int32_t day)
{
    int64_t sum = 0;

    for (size_t i = 0; i < l->document_count; i++) {
        if (l->documents[i].currency == currency &&
            l->documents[i].issue_date.day == day)
            sum += l->documents[i].owed;
    }
    for (size_t i = 0; i < l->receipt_count; i++) {
        const struct receipt *r = &l->receipts[i];
        int32_t reversed = r->reversed_date.day;

        if (r->amount.currency != currency)
            continue;
        if (date_is(r->reversed_date) && reversed <= r->receipt_date.day)
            continue; /* never counted */
        if (r->receipt_date.day == day)
            sum -= r->amount.minor;
        if (date_is(r->reversed_date) && reversed == day)
            sum += r->amount.minor;
    }
    return sum;
}

static void check_bounds(const struct view *v, uint64_t seed)
{
    const struct ledger *l = v->ledger;

    for (size_t i = 0; i < l->document_count; i++) {
        int64_t owed = l->documents[i].owed;
        int64_t open = v->document_open[i];

        if (owed < 0 ? open < owed || open > 0 : open < 0 || open > owed)
            fail_msg("seed %ju, day %d: document %zu of %jd is open with %jd",
                     (uintmax_t)seed, v->as_of.day, i, (intmax_t)owed,
                     (intmax_t)open);
    }
    for (size_t i = 0; i < l->receipt_count; i++) {
        int64_t amount = l->receipts[i].amount.minor;
        int64_t open = v->receipt_open[i];

        if (l->source == ALLOCATION_OPEN &&
            date_is(l->receipts[i].reversed_date) && open >= 0 &&
            open <= amount)
            continue; /* bounced after the photograph */

        if (amount > 0 && (open > 0 || open < -amount))
            fail_msg("seed %ju, day %d: receipt %zu of %jd has %jd left",
                     (uintmax_t)seed, v->as_of.day, i, (intmax_t)amount,
                     (intmax_t)open);
    }
}

static void check_year(struct kit *k, uint64_t seed)
{
    int64_t closing[COUNT(codes)] = {0};
    bool photograph = k->ledger.source == ALLOCATION_OPEN;
    int32_t first = kit_day(YEAR_START).day;

    for (int32_t day = first; day < first + DAYS; day++) {
        struct arena_mark mark = arena_mark(&k->arena);
        struct view v;
        struct aging g;
        struct tieout t;
        size_t quiet = k->diag.counts[DIAG_ERROR];

        assert_true(ledger_view(&k->ledger, (struct date){day}, &v, &k->arena,
                                &k->diag));
        check_bounds(&v, seed);
        k->diag.arena = NULL;
        assert_true(
            aging_compute(&v, &k->policy, 0, 1, &g, &k->arena, &k->diag));
        assert_true(tieout_compute(&v, &g, NULL, &t, &k->arena, &k->diag));
        if (!t.ties || k->diag.counts[DIAG_ERROR] != quiet)
            fail_msg("seed %ju: day %d does not tie", (uintmax_t)seed, day);
        for (size_t c = 0; c < COUNT(codes); c++) {
            const struct currency *currency = kit_money(codes[c], 0).currency;
            int64_t now = 0;

            for (size_t i = 0; i < t.count; i++) {
                if (t.rows[i].currency == currency)
                    now = t.rows[i].buckets + t.rows[i].unapplied;
            }
            if (!photograph &&
                now - closing[c] != moved_on(&k->ledger, currency, day))
                fail_msg("seed %ju, day %d, %s: moved by %jd", (uintmax_t)seed,
                         day, codes[c], (intmax_t)(now - closing[c]));
            closing[c] = now;
        }
        k->diag.arena = &k->arena;
        arena_rewind(&k->arena, mark);
    }
}

/*
 * Random ledgers: both ways agree on each day of a year, each day moves the
 * total by just its own events, and nothing is ever open beyond its amount.
 */
static void test_random(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 24; seed++) {
        struct kit k;
        uint64_t draw = seed;

        kit_start(&k);
        for (unsigned i = 0; i < 6; i++)
            kit_customer(&k, text(&k, "C", i));
        add_documents(&k, &draw);
        add_receipts(&k, &draw);
        if (seed % 2)
            add_allocations(&k, &draw);
        if (seed % 4 < 2)
            add_photograph(&k, &draw);
        finish(&k);
        if (k.ledger.source != ALLOCATION_OPEN)
            assert_true(k.ledger.allocation_count > 10);
        check_year(&k, seed);
        kit_end(&k);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_control),
        cmocka_unit_test(test_mismatch),
        cmocka_unit_test(test_photograph),
        cmocka_unit_test(test_after_photograph),
        cmocka_unit_test(test_no_control),
        cmocka_unit_test(test_random),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
