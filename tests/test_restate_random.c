#include "ledger_words.h"

static uint64_t next(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return *seed >> 33;
}

static unsigned draw(uint64_t *seed, unsigned below)
{
    return (unsigned)(next(seed) % below);
}

#define ROWS 150

/* What is known of a row: the same random facts, less, more, and changed. */
static void random_row(struct kit *k, uint64_t seed, bool later)
{
    static const char *const codes[] = {"", "", "USD"};
    const char *prefix = later ? "N" : "C"; /* C0 .. C4, renamed to N0, N1 */
    unsigned number = draw(&seed, 60);
    unsigned customer = draw(&seed, 5);
    int amount = (int)draw(&seed, 500) - 40;
    unsigned day = 1 + draw(&seed, 28);
    unsigned kind = draw(&seed, 8);
    const char *code = codes[draw(&seed, 3)];
    unsigned fate = draw(&seed, 12); /* of the row, from then to now */
    unsigned reversed = draw(&seed, 28);
    char row[120];

    if (fate == 0 + later) /* known only now, known only then */
        return;
    amount += later && fate == 2;
    day += later && fate == 3;
    customer = later && fate == 4 ? draw(&seed, 5) : customer;
    code = later && fate == 5 ? "USD" : code;
    prefix = customer < 2 ? prefix : "C";
    if (kind == 0 && amount > 0)
        amount = -amount;
    if (kind < 5)
        snprintf(row, sizeof(row), "%c A%u %s%u %d%s 2026-07-%02u %u",
                 kind ? 'D' : 'K', number, prefix, customer, amount, code, day,
                 draw(&seed, 2));
    else if (reversed > (later && fate == 6 ? 21 : 20))
        snprintf(row, sizeof(row), "%c R%u %s%u %d%s 2026-07-%02u 2026-07-%02u",
                 kind == 5 ? 'B' : 'R', number, prefix, customer, amount, code,
                 day, reversed);
    else
        snprintf(row, sizeof(row), "%c R%u %s%u %d%s 2026-07-%02u",
                 kind == 5 ? 'B' : 'R', number, prefix, customer, amount, code,
                 day);
    add_row(k, row);
}

/* Customers may be met in another order. */
static void random_ledger(struct kit *k, uint64_t seed, bool later)
{
    unsigned at = later ? draw(&seed, ROWS) : 0;

    kit_start(k);
    if (later) {
        add_row(k, "C N0 C0");
        add_row(k, "C N1 C1,C7");
    }
    for (unsigned i = 0; i < ROWS; i++)
        random_row(k, seed * 1000 + (i + at) % ROWS, later);
    for (unsigned i = 0; i < 20; i++) {
        uint64_t row = seed * 7777 + i;
        uint32_t document = draw(&row, (unsigned)k->ledger.document_count);

        if (k->ledger.documents[document].owed > 0 && draw(&row, 4))
            (void)kit_writeoff(
                k, document,
                (struct money){1 + draw(&row, 9),
                               k->ledger.documents[document].currency},
                "2026-07-08");
    }
    kit_finish(k);
}

/* What a customer owes on a view's day, by the name he has now. */
static int64_t owed_by(const struct view *v, struct str id,
                       const struct currency *currency)
{
    const struct ledger *l = v->ledger;
    int64_t sum = 0;
    struct str former = str_equal_z(id, "N0")   ? STR("C0")
                        : str_equal_z(id, "N1") ? STR("C1")
                                                : id;

    for (size_t i = 0; i < l->document_count; i++) {
        struct str own = l->customers[l->documents[i].customer].customer_id;

        if (l->documents[i].currency == currency &&
            (str_equal(own, id) || str_equal(own, former)))
            sum += v->document_open[i];
    }
    for (size_t i = 0; i < l->receipt_count; i++) {
        struct str own = l->customers[l->receipts[i].customer].customer_id;

        if (l->receipts[i].amount.currency == currency &&
            (str_equal(own, id) || str_equal(own, former)))
            sum += v->receipt_open[i];
    }
    return sum;
}

static void check_customer(const struct view *before, const struct view *then,
                           const struct view *now, const struct tieout_row *row,
                           uint64_t seed)
{
    struct str id = now->ledger->customers[row->customer].customer_id;
    int64_t reported = owed_by(before, id, row->currency);
    int64_t known = owed_by(then, id, row->currency);
    int64_t closing = owed_by(now, id, row->currency);

    if (row->opening != reported || row->restated != known - reported ||
        row->closing != closing || !row->ties || row->transferred)
        fail_msg("seed %ju, %.*s %s: opening %jd of %jd, restated %jd of %jd, "
                 "closing %jd of %jd",
                 (uintmax_t)seed, STR_ARG(id), row->currency->code,
                 (intmax_t)row->opening, (intmax_t)reported,
                 (intmax_t)row->restated, (intmax_t)(known - reported),
                 (intmax_t)row->closing, (intmax_t)closing);
}

/* How many rows were restated. */
static size_t check_random(uint64_t seed, const char *report, const char *day)
{
    struct kit then, now;
    struct view before, known, last;
    struct tieout t;

    random_ledger(&then, seed, false);
    random_ledger(&now, seed, true);
    before = kit_view(&then, report);
    known = kit_view(&now, report);
    last = kit_view(&now, day);
    t = kit_tie(&now, day, &before);
    assert_true(t.ties);
    for (size_t i = 0; i < t.customer_count; i++)
        check_customer(&before, &known, &last, &t.customers[i], seed);
    kit_end(&then);
    kit_end(&now);
    return t.restatement_count;
}

/*
 * Random ledgers: what is restated of a customer is what he is known now to
 * have owed on the report's day, less what was reported.
 */
static void test_random(void **state)
{
    static const char *const days[][2] = {{"2026-07-10", "2026-07-17"},
                                          {"2026-07-01", "2026-07-31"},
                                          {"2026-07-20", "2026-07-20"},
                                          {"2026-07-28", "2026-12-31"}};

    size_t restated = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 40; seed++)
        restated += check_random(seed, days[seed % 4][0], days[seed % 4][1]);
    assert_true(restated > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
