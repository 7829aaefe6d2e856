#include "tieout_kit.h"

#define NONE       LEDGER_NONE
#define DAYS       366
#define YEAR_START "2025-12-25"

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
        doc->class_of = (uint8_t)(next(seed) % CLASS_COUNT);
    }
}

/* Some too large, some for nothing, some taken back. */
static void add_writeoffs(struct kit *k, uint64_t *seed)
{
    for (unsigned i = 0; i < 60; i++) {
        uint32_t document = (uint32_t)(next(seed) % k->ledger.document_count);
        int64_t amount = (int64_t)(next(seed) % 900) - 200;

        (void)kit_writeoff(
            k, document,
            (struct money){amount, k->ledger.documents[document].currency},
            NULL);
        k->ledger.writeoffs[i].writeoff_date.day = some_day(seed);
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
        if (next(seed) % 6 == 0)
            (void)kit_bill(k, receipt, BILL_HELD, NULL, NULL);
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
    for (size_t i = 0; i < l->writeoff_count; i++) {
        const struct writeoff *w = &l->writeoffs[i];
        const struct document *doc = &l->documents[w->document];
        int32_t effective = w->writeoff_date.day > doc->issue_date.day
                                ? w->writeoff_date.day
                                : doc->issue_date.day;

        if (doc->currency == currency && !w->refused && effective == day)
            sum -= doc->owed < 0 ? -w->amount.minor : w->amount.minor;
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

/* From any day before, of the same ledger: nothing is restated. */
static void check_since(struct kit *k, const struct view *v,
                        const struct aging *g, int32_t days)
{
    struct view before;
    struct tieout t;

    assert_true(ledger_view(&k->ledger, date_add_days(v->as_of, -days), &before,
                            &k->arena, &k->diag));
    assert_true(tieout_compute(v, g, &before, &t, &k->arena, &k->diag));
    if (!t.ties || t.restatement_count)
        fail_msg("day %d since %d days before: %zu restated, ties %d",
                 v->as_of.day, days, t.restatement_count, t.ties);
    tieout_check_sums(&t);
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
        tieout_check_sums(&t);
        check_since(k, &v, &g, day % 9);
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
    size_t allocations = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 24; seed++) {
        struct kit k;
        uint64_t draw = seed;

        kit_start(&k);
        for (unsigned i = 0; i < 6; i++)
            kit_customer(&k, text(&k, "C", i));
        add_documents(&k, &draw);
        add_receipts(&k, &draw);
        if (seed % 3)
            add_writeoffs(&k, &draw);
        if (seed % 2)
            add_allocations(&k, &draw);
        k.ledger.rules.order = (enum allocation_order)(seed / 4 % 4);
        k.ledger.rules.credit_notes = (enum credit_note_rule)(seed % 3);
        k.policy.ledger = k.ledger.rules;
        if (seed % 4 < 2)
            add_photograph(&k, &draw);
        kit_finish(&k);
        allocations += k.ledger.allocation_count;
        check_year(&k, seed);
        kit_end(&k);
    }
    assert_true(allocations > 500);
}

/* Enough rows for several parts: the same on any number of threads. */
static void test_threads(void **state)
{
    struct kit k;
    struct view v;
    struct aging g;
    struct tieout one, many;
    uint64_t draw = 1;

    (void)state;
    kit_start(&k);
    for (unsigned i = 0; i < 6; i++)
        kit_customer(&k, text(&k, "C", i));
    for (unsigned i = 0; i < 1200; i++)
        add_documents(&k, &draw);
    add_receipts(&k, &draw);
    for (unsigned i = 0; i < 20; i++)
        add_allocations(&k, &draw);
    kit_finish(&k);
    v = kit_view(&k, "2026-06-30");
    assert_true(aging_compute(&v, &k.policy, 0, 1, &g, &k.arena, &k.diag));
    v.threads = 1;
    assert_true(tieout_compute(&v, &g, NULL, &one, &k.arena, &k.diag));
    v.threads = 4;
    assert_true(tieout_compute(&v, &g, NULL, &many, &k.arena, &k.diag));
    assert_true(one.ties);
    tieout_check_sums(&many);
    assert_int_equal(one.count, many.count);
    assert_int_equal(one.customer_count, 18);
    assert_int_equal(many.customer_count, 18);
    for (size_t i = 0; i < 18; i++)
        assert_true(str_equal(tieout_describe(&one.customers[i], &k.arena),
                              tieout_describe(&many.customers[i], &k.arena)));
    kit_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_threads),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
