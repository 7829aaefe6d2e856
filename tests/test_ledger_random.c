#include "ledger_kit.h"

#include <string.h>

#define NONE LEDGER_NONE

/*
 * Random ledgers with every kind of event, followed day by day through a year.
 * What the day's own rows say must have moved is added up here from the tables
 * alone, without allocations.
 */
#define FIRST_DAY 20454 /* 2026-01-01 */
#define DAYS      365
#define LEDGERS   240
#define CUSTOMERS 3
#define DOCUMENTS 40

static const char *const codes[] = {"CNY", "USD"};

static uint64_t next(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static unsigned below(uint64_t *state, unsigned n)
{
    return (unsigned)(next(state) % n);
}

static struct date some_day(uint64_t *state)
{
    return (struct date){FIRST_DAY + (int32_t)below(state, DAYS)};
}

static const char *text(struct kit *k, const char *head, unsigned number)
{
    return arena_z(&k->arena, arena_format(&k->arena, "%s%u", head, number));
}

static struct money some_money(uint64_t *state, unsigned most)
{
    return kit_money(codes[below(state, 4) == 0], 1 + below(state, most));
}

static void add_documents(struct kit *k, uint64_t *state)
{
    for (unsigned i = 0; i < DOCUMENTS; i++) {
        static const enum document_kind kinds[] = {
            DOCUMENT_INVOICE,    DOCUMENT_INVOICE, DOCUMENT_INVOICE,
            DOCUMENT_DEBIT_NOTE, DOCUMENT_OPENING, DOCUMENT_CREDIT_NOTE};
        enum document_kind kind = kinds[below(state, COUNT(kinds))];
        uint32_t document = kit_document(
            k, kind, text(k, "A", below(state, DOCUMENTS)),
            below(state, CUSTOMERS), some_money(state, 5000), NULL, NULL);
        struct document *doc = &k->ledger.documents[document];

        doc->issue_date = some_day(state);
        if (kind == DOCUMENT_CREDIT_NOTE || below(state, 12) == 0)
            doc->owed = -doc->owed; /* or a red letter */
        if (below(state, 5))
            doc->due_date =
                date_add_days(doc->issue_date, 30 * (int)below(state, 4));
        if (below(state, 2))
            kit_details(k, document)->contract_no =
                str_from_z(text(k, "K", below(state, 4)));
    }
}

static const char *some_names(struct kit *k, uint64_t *state)
{
    switch (below(state, 3)) {
    case 0:
        return "";
    case 1:
        return text(k, "A", below(state, DOCUMENTS));
    default:
        return arena_z(&k->arena, arena_format(&k->arena, "A%u;A%u",
                                               below(state, DOCUMENTS),
                                               below(state, DOCUMENTS)));
    }
}

static void add_receipts(struct kit *k, uint64_t *state)
{
    for (unsigned i = 0; i < 30; i++) {
        struct money amount = some_money(state, 6000);
        uint32_t receipt;
        struct receipt *r;

        if (below(state, 2))
            amount.minor -= amount.minor % 1000; /* so that some are equal */
        if (below(state, 5) == 0)
            amount.minor = -amount.minor;
        receipt = kit_receipt(k, text(k, "R", i), below(state, CUSTOMERS),
                              amount, NULL, NULL, some_names(k, state));
        r = &k->ledger.receipts[receipt];
        r->receipt_date = some_day(state);
        if (below(state, 4) == 0)
            r->reversed_date = some_day(state);
        if (amount.minor > 0 && below(state, 5) == 0) {
            uint32_t bill = kit_bill(k, receipt, BILL_HELD, "2026-12-31", NULL);

            if (below(state, 2)) {
                r->reversed_date =
                    date_add_days(r->receipt_date, 1 + (int)below(state, 90));
                k->ledger.bills[bill].dishonoured_at = r->reversed_date;
                k->ledger.bills[bill].status = BILL_DISHONOURED;
            }
        }
    }
}

static void add_writeoffs(struct kit *k, uint64_t *state)
{
    for (unsigned i = 0; i < 20; i++) {
        uint32_t document = below(state, DOCUMENTS);
        const struct document *doc = &k->ledger.documents[document];
        int64_t most = doc->owed < 0 ? -doc->owed : doc->owed;
        int64_t minor = 1 + (int64_t)below(state, (unsigned)most);
        uint32_t w = kit_writeoff(
            k, document,
            (struct money){below(state, 3) ? minor : -minor, doc->currency},
            NULL);

        if (below(state, 2))
            k->ledger.writeoffs[w].amount.minor /= 4;
        k->ledger.writeoffs[w].writeoff_date = some_day(state);
    }
}

static void add_contracts(struct kit *k, uint64_t *state)
{
    for (unsigned i = 0; i < 3 * CUSTOMERS; i++) {
        uint32_t c = kit_contract(k, i / 3, text(k, "K", i % 3),
                                  below(state, 2) ? "Warden Ltd" : "", NULL,
                                  below(state, 3) * 100000);

        if (below(state, 2))
            k->ledger.contracts[c].guarantee_end = some_day(state);
    }
}

/* Wild ones, within a customer; ledger_finish keeps what can be. */
static void add_allocations(struct kit *k, uint64_t *state)
{
    struct ledger *l = &k->ledger;

    for (unsigned i = 0; i < 150; i++) {
        uint32_t from = below(state, DOCUMENTS);
        uint32_t to = below(state, DOCUMENTS);
        uint32_t receipt = below(state, (unsigned)l->receipt_count);
        bool credit = l->documents[from].kind == DOCUMENT_CREDIT_NOTE;
        struct money amount = {(int64_t)below(state, 2500) - 400,
                               l->documents[to].currency};

        if (l->documents[to].customer != (credit
                                              ? l->documents[from].customer
                                              : l->receipts[receipt].customer))
            continue;
        kit_allocation(k, credit ? NONE : receipt, credit ? from : NONE, to,
                       amount, NULL);
        l->allocations[l->allocation_count - 1].allocation_date =
            some_day(state);
    }
    l->allocations_given = true;
}

static void add_photograph(struct kit *k, uint64_t *state)
{
    k->ledger.photograph = (struct date){FIRST_DAY + 150};
    for (size_t i = 0; i < k->ledger.document_count; i++) {
        struct document *doc = &k->ledger.documents[i];

        doc->has_open = below(state, 8) != 0;
        doc->open = doc->owed / (1 + (int64_t)below(state, 4));
    }
}

/* The same ledger for the same seed; not finished. */
static void make(struct kit *k, uint64_t seed)
{
    uint64_t state = seed;

    kit_start(k);
    k->diag.arena = NULL;
    for (unsigned i = 0; i < CUSTOMERS; i++)
        kit_customer(k, text(k, "C", i));
    k->ledger.rules.order = (enum allocation_order)(seed % 4);
    k->ledger.rules.credit_notes =
        seed / 4 % 2 ? CREDIT_NOTES_APPLIED : CREDIT_NOTES_APART;
    add_documents(k, &state);
    add_receipts(k, &state);
    add_writeoffs(k, &state);
    add_contracts(k, &state);
    switch (seed / 8 % 4) {
    case 0:
        add_allocations(k, &state);
        break;
    case 1:
        add_photograph(k, &state);
        break;
    default:
        break;
    }
}

static void finish(struct kit *k, uint64_t seed)
{
    if (!ledger_finish(&k->ledger, &k->diag))
        fail_msg("seed %ju: no ledger", (uintmax_t)seed);
}

static bool is_shown(const struct ledger *l, struct date day)
{
    return l->source == ALLOCATION_OPEN && day.day <= l->photograph.day;
}

static int32_t latest(struct date a, struct date b)
{
    return a.day > b.day ? a.day : b.day;
}

/* One figure for each customer and currency. */
struct sums {
    int64_t of[CUSTOMERS][COUNT(codes)];
};

static void add_to(struct sums *s, uint32_t customer,
                   const struct currency *currency, int64_t minor)
{
    s->of[customer][strcmp(currency->code, codes[0]) != 0] += minor;
}

static void move_receipts(const struct ledger *l, int32_t day, struct sums *s)
{
    for (size_t i = 0; i < l->receipt_count; i++) {
        const struct receipt *r = &l->receipts[i];
        bool reversed = date_is(r->reversed_date);

        if (reversed && r->reversed_date.day <= r->receipt_date.day)
            continue;
        if (r->receipt_date.day == day && !is_shown(l, r->receipt_date))
            add_to(s, r->customer, r->amount.currency, -r->amount.minor);
        if (reversed && r->reversed_date.day == day &&
            !is_shown(l, r->reversed_date))
            add_to(s, r->customer, r->amount.currency, r->amount.minor);
    }
}

/* What the rows of one day do to what a customer owes. */
static void move_day(const struct ledger *l, int32_t day, struct sums *s)
{
    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *doc = &l->documents[i];

        if (doc->issue_date.day == day)
            add_to(s, doc->customer, doc->currency,
                   l->source == ALLOCATION_OPEN && doc->has_open ? doc->open
                                                                 : doc->owed);
    }
    move_receipts(l, day, s);
    for (size_t i = 0; i < l->writeoff_count; i++) {
        const struct writeoff *w = &l->writeoffs[i];
        const struct document *doc = &l->documents[w->document];

        if (!w->refused && latest(w->writeoff_date, doc->issue_date) == day &&
            !is_shown(l, w->writeoff_date))
            add_to(s, doc->customer, doc->currency,
                   doc->owed < 0 ? w->amount.minor : -w->amount.minor);
    }
}

static void check_bounds(const struct view *v, uint64_t seed)
{
    const struct ledger *l = v->ledger;

    for (size_t i = 0; i < l->document_count; i++) {
        int64_t owed = l->documents[i].owed;
        int64_t open = v->document_open[i];
        int64_t returned = view_returned(v, i);

        if (owed < 0 ? open < owed || open > 0 : open < 0 || open > owed)
            fail_msg("seed %ju, day %d: document %zu of %jd is open with %jd",
                     (uintmax_t)seed, v->as_of.day, i, (intmax_t)owed,
                     (intmax_t)open);
        if (open < 0 ? returned < open || returned > 0
                     : returned < 0 || returned > open)
            fail_msg("seed %ju, day %d: document %zu, open %jd, returned %jd",
                     (uintmax_t)seed, v->as_of.day, i, (intmax_t)open,
                     (intmax_t)returned);
    }
    for (size_t i = 0; i < l->receipt_count; i++) {
        int64_t amount = l->receipts[i].amount.minor;
        int64_t left = -v->receipt_open[i];

        if (is_shown(l, l->receipts[i].receipt_date))
            left = -left; /* bounced after it was shown */
        if (amount < 0 ? left < amount || left > 0 : left < 0 || left > amount)
            fail_msg("seed %ju, day %d: receipt %zu of %jd has %jd left",
                     (uintmax_t)seed, v->as_of.day, i, (intmax_t)amount,
                     (intmax_t)left);
    }
}

static void check_day(const struct view *v, struct sums want, uint64_t seed)
{
    const struct ledger *l = v->ledger;

    for (size_t i = 0; i < l->document_count; i++)
        add_to(&want, l->documents[i].customer, l->documents[i].currency,
               -v->document_open[i]);
    for (size_t i = 0; i < l->receipt_count; i++)
        add_to(&want, l->receipts[i].customer, l->receipts[i].amount.currency,
               -v->receipt_open[i]);
    for (size_t c = 0; c < CUSTOMERS; c++) {
        for (size_t i = 0; i < COUNT(codes); i++) {
            if (want.of[c][i])
                fail_msg("seed %ju, day %d: customer %zu, %s: the rows say "
                         "%jd more",
                         (uintmax_t)seed, v->as_of.day, c, codes[i],
                         (intmax_t)want.of[c][i]);
        }
    }
}

static void check_year(struct kit *k, uint64_t seed)
{
    const struct ledger *l = &k->ledger;
    struct sums sums = {0};

    for (int32_t day = FIRST_DAY; day < FIRST_DAY + DAYS; day++) {
        struct arena_mark mark = arena_mark(&k->arena);
        struct view v;

        move_day(l, day, &sums);
        /* before its day a photograph shows what was not yet so */
        if (l->source == ALLOCATION_OPEN && day < l->photograph.day)
            continue;
        assert_true(
            ledger_view(l, (struct date){day}, &v, &k->arena, &k->diag));
        check_bounds(&v, seed);
        check_day(&v, sums, seed);
        arena_rewind(&k->arena, mark);
    }
}

/* Exactly one end gives, and no allocation is idle. */
static size_t check_allocations(const struct ledger *l, uint64_t seed)
{
    size_t made = 0;

    for (size_t i = 0; i < l->allocation_count; i++) {
        const struct allocation *x = &l->allocations[i];

        if ((x->receipt != NONE) + (x->credit_note != NONE) +
                (x->writeoff != NONE) !=
            1)
            fail_msg("seed %ju: allocation %zu is from nowhere",
                     (uintmax_t)seed, i);
        made += x->amount.minor != 0;
    }
    return made;
}

static void check_same(const struct ledger *x, const struct ledger *y,
                       uint64_t seed)
{
    if (x->allocation_count != y->allocation_count ||
        x->reject_count != y->reject_count)
        fail_msg("seed %ju: not the same twice", (uintmax_t)seed);
    for (size_t i = 0; i < x->allocation_count; i++) {
        const struct allocation *a = &x->allocations[i];
        const struct allocation *b = &y->allocations[i];

        if (a->receipt != b->receipt || a->credit_note != b->credit_note ||
            a->writeoff != b->writeoff || a->document != b->document ||
            a->amount.minor != b->amount.minor ||
            a->effective.day != b->effective.day ||
            a->undone.day != b->undone.day || a->reopens != b->reopens)
            fail_msg("seed %ju: allocation %zu differs", (uintmax_t)seed, i);
    }
}

static void test_year(void **state)
{
    size_t made = 0;

    (void)state;
    for (uint64_t seed = 0; seed < LEDGERS; seed++) {
        struct kit k;
        struct kit again;

        make(&k, seed);
        make(&again, seed);
        again.ledger.threads = 3;
        finish(&k, seed);
        finish(&again, seed);
        check_same(&k.ledger, &again.ledger, seed);
        made += check_allocations(&k.ledger, seed);
        check_year(&k, seed);
        kit_end(&k);
        kit_end(&again);
    }
    assert_true(made > (size_t)LEDGERS * 20);
}

/* Nothing after this day has happened yet. */
static void forget(struct ledger *l, struct date day)
{
    for (size_t i = 0; i < l->receipt_count; i++) {
        struct receipt *r = &l->receipts[i];

        if (r->receipt_date.day > day.day)
            r->reversed_date = r->receipt_date; /* it never counts */
        else if (date_is(r->reversed_date) && r->reversed_date.day > day.day)
            r->reversed_date = no_date;
    }
    for (size_t i = 0; i < l->writeoff_count; i++) {
        struct writeoff *w = &l->writeoffs[i];

        if (latest(w->writeoff_date, l->documents[w->document].issue_date) >
            day.day)
            w->amount.minor = 0;
    }
}

/* A day's view is what it was on that day: nothing looks ahead. */
static void test_no_look_ahead(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < LEDGERS; seed++) {
        struct date day = {FIRST_DAY + 155 + (int32_t)(seed * 7 % 200)};
        struct kit now;
        struct kit then;
        struct view v;
        struct view w;

        if (seed / 8 % 4 == 0)
            continue; /* given allocations know what they know */
        make(&now, seed);
        make(&then, seed);
        forget(&then.ledger, day);
        finish(&now, seed);
        finish(&then, seed);
        assert_true(ledger_view(&now.ledger, day, &v, &now.arena, &now.diag));
        assert_true(
            ledger_view(&then.ledger, day, &w, &then.arena, &then.diag));
        for (size_t i = 0; i < now.ledger.document_count; i++) {
            if (v.document_open[i] != w.document_open[i] ||
                view_returned(&v, i) != view_returned(&w, i))
                fail_msg("seed %ju, day %d: document %zu has %jd, had %jd",
                         (uintmax_t)seed, day.day, i,
                         (intmax_t)v.document_open[i],
                         (intmax_t)w.document_open[i]);
        }
        for (size_t i = 0; i < now.ledger.receipt_count; i++) {
            if (v.receipt_open[i] != w.receipt_open[i])
                fail_msg("seed %ju, day %d: receipt %zu has %jd, had %jd",
                         (uintmax_t)seed, day.day, i,
                         (intmax_t)v.receipt_open[i],
                         (intmax_t)w.receipt_open[i]);
        }
        kit_end(&now);
        kit_end(&then);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_year),
        cmocka_unit_test(test_no_look_ahead),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
