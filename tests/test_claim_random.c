#include "claim_scene.h"

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
    /* Credits that name a document: of those that no receipt names. */
    for (size_t i = 0; given && i < DOCUMENTS; i++) {
        static const size_t targets[] = {2, 4, 7, 9};
        size_t to = targets[i % COUNT(targets)];

        if (docs[i].kind && !docs[to].kind && !docs[to].part && i < 4)
            kit_allocation(k, NONE, doc_at[i], doc_at[to],
                           cny(docs[i].minor < docs[to].minor ? docs[i].minor
                                                              : docs[to].minor),
                           docs[to].day);
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

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
