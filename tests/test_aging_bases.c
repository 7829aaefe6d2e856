/*
 * The bases of the aging: every bucket's edge, and random ledgers whose rows
 * are added up again here, document by document.
 */
#include "ledger_kit.h"
#include "measure/aging.h"

#define NONE  LEDGER_NONE
#define AS_OF "2026-07-17"

static struct aging age(struct kit *k, const char *day, unsigned want,
                        unsigned threads)
{
    struct view v = kit_view(k, day);
    struct aging out;

    assert_true(aging_compute(&v, &k->policy, want, threads, &out, &k->arena,
                              &k->diag));
    return out;
}

/* One invoice of 1 fen: the name of its bucket on a basis. */
static struct str bucket_name(struct kit *k, const char *as_of,
                              const char *issued, const char *posted,
                              enum aging_basis basis)
{
    struct aging g;
    const struct aging_row *t;
    size_t found = SIZE_MAX;
    uint32_t document;

    kit_start(k);
    document = kit_document(k, DOCUMENT_INVOICE, "A-1", kit_customer(k, "C1"),
                            kit_money("CNY", 1), issued, "2020-01-01");
    if (posted)
        kit_details(k, document)->posting_date = kit_day(posted);
    kit_finish(k);
    g = age(k, as_of, AGING_BASES | AGING_ITEMS, 1);
    t = &g.currencies[0].total;
    assert_null(t->bases[BASIS_DUE]);
    for (size_t b = 0; b < g.schemes[basis]->count; b++) {
        assert_int_equal(t->bases[basis][b].count, t->bases[basis][b].minor);
        if (t->bases[basis][b].count) {
            assert_int_equal(found, SIZE_MAX);
            found = b;
        }
    }
    assert_int_equal(g.items[0].bases[basis], found);
    return g.schemes[basis]->items[found].name;
}

static const struct {
    const char *issued, *posted; /* NULL: not told */
    enum aging_basis basis;
    const char *bucket;
} day_cases[] = {
    {"2026-07-17", NULL, BASIS_ISSUE, "0-30"},
    {"2026-06-17", NULL, BASIS_ISSUE, "0-30"},  /* 30 days */
    {"2026-06-16", NULL, BASIS_ISSUE, "31-60"}, /* 31 */
    {"2026-05-18", NULL, BASIS_ISSUE, "31-60"}, /* 60 */
    {"2026-05-17", NULL, BASIS_ISSUE, "61-90"},
    {"2026-04-18", NULL, BASIS_ISSUE, "61-90"},
    {"2026-04-17", NULL, BASIS_ISSUE, "91-180"},
    {"2026-01-18", NULL, BASIS_ISSUE, "91-180"},
    {"2026-01-17", NULL, BASIS_ISSUE, "181-365"},
    {"2025-07-17", NULL, BASIS_ISSUE, "181-365"}, /* 365 */
    {"2025-07-16", NULL, BASIS_ISSUE, "366+"},
    {"1901-01-01", NULL, BASIS_ISSUE, "366+"},    /* beyond the table of days */
    {"2026-05-17", NULL, BASIS_POSTING, "61-90"}, /* that of issue */
    {"2026-05-17", "2026-05-17", BASIS_POSTING, "61-90"},
    {"2026-05-17", "2026-05-18", BASIS_POSTING, "31-60"},
    {"2026-05-17", "2025-07-16", BASIS_POSTING, "366+"}, /* before issue */
    {"2026-05-17", "1901-01-01", BASIS_POSTING, "366+"},
    {"2026-05-17", "2026-07-17", BASIS_POSTING, "0-30"},
    {"2026-05-17", "2026-07-18", BASIS_POSTING, "0-30"}, /* not yet posted */
    {"2026-05-17", "2099-01-01", BASIS_POSTING, "0-30"},
    {"2026-05-17", "2026-07-17", BASIS_ISSUE, "61-90"},
    {"2025-07-17", "2026-07-17", BASIS_DISCLOSURE, "0-1y"},
    {"2025-07-16", "2026-07-17", BASIS_DISCLOSURE, "1-2y"},
};

static void test_days(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(day_cases); i++) {
        struct kit k;
        struct str name = bucket_name(&k, AS_OF, day_cases[i].issued,
                                      day_cases[i].posted, day_cases[i].basis);

        if (!str_equal_z(name, day_cases[i].bucket))
            fail_msg("row %zu: %.*s", i, STR_ARG(name));
        kit_end(&k);
    }
}

/* Anniversaries: the day itself is still within the year. */
static const struct {
    const char *as_of, *issued, *bucket;
} disclosure_cases[] = {
    {"2026-07-17", "2026-07-17", "0-1y"},
    {"2026-07-17", "2025-07-17", "0-1y"}, /* 365 days */
    {"2026-07-17", "2025-07-16", "1-2y"},
    {"2026-07-17", "2024-07-17", "1-2y"}, /* 730 */
    {"2026-07-17", "2024-07-16", "2-3y"},
    {"2026-07-17", "2023-07-17", "2-3y"}, /* 1096: one leap day */
    {"2026-07-17", "2023-07-16", "3-4y"},
    {"2026-07-17", "2022-07-17", "3-4y"},
    {"2026-07-17", "2022-07-16", "4-5y"},
    {"2026-07-17", "2021-07-17", "4-5y"},
    {"2026-07-17", "2021-07-16", "5y+"},
    {"2026-07-17", "1990-01-01", "5y+"},
    {"2024-07-17", "2023-07-17", "0-1y"}, /* 366 days, and yet a year */
    {"2024-07-17", "2023-07-16", "1-2y"},
    {"2025-02-28", "2024-02-29", "0-1y"},
    {"2025-02-28", "2024-02-28", "0-1y"},
    {"2025-02-28", "2024-02-27", "1-2y"},
    {"2025-03-01", "2024-03-01", "0-1y"},
    {"2025-03-01", "2024-02-29", "1-2y"},
    {"2024-02-29", "2023-03-01", "0-1y"},
    {"2024-02-29", "2023-02-28", "1-2y"}, /* 366 days */
    {"2028-02-29", "2024-02-29", "3-4y"},
    {"2028-02-29", "2024-02-28", "4-5y"},
    {"2028-03-01", "2024-02-29", "4-5y"},
    {"2027-02-28", "2024-02-29", "2-3y"},
    {"2027-03-01", "2024-02-29", "3-4y"},
};

static void test_disclosure(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(disclosure_cases); i++) {
        struct kit k;
        struct str name =
            bucket_name(&k, disclosure_cases[i].as_of,
                        disclosure_cases[i].issued, NULL, BASIS_DISCLOSURE);

        if (!str_equal_z(name, disclosure_cases[i].bucket))
            fail_msg("%s on %s: %.*s", disclosure_cases[i].issued,
                     disclosure_cases[i].as_of, STR_ARG(name));
        kit_end(&k);
    }
}

/* The years in days, as they are told, hold just what is put into them. */
static void test_scheme(void **state)
{
    static const char *const days[] = {"2026-07-17", "2024-02-29",
                                       "2025-02-28", "2025-03-01",
                                       "2100-03-01", "0006-01-01"};

    (void)state;
    for (size_t i = 0; i < COUNT(days); i++) {
        struct kit k;
        struct aging g;
        struct date as_of = kit_day(days[i]);

        kit_start(&k);
        kit_finish(&k);
        g = age(&k, days[i], 0, 1);
        assert_int_equal(g.schemes[BASIS_DISCLOSURE]->count, DISCLOSURE_COUNT);
        for (int32_t age_days = 0; age_days < 1820; age_days++) {
            size_t want =
                disclosure_bucket(date_add_days(as_of, -age_days), as_of);
            const struct bucket *b = &g.schemes[BASIS_DISCLOSURE]->items[want];

            if (age_days < b->from || (b->has_to && age_days > b->to))
                fail_msg("%s, %d days: %d-%d", days[i], age_days, b->from,
                         b->to);
        }
        assert_ptr_equal(g.schemes[BASIS_DUE], g.scheme);
        assert_ptr_equal(g.schemes[BASIS_DUE], &k.policy.buckets);
        kit_end(&k);
    }
    assert_true(str_equal_z(aging_basis_names[BASIS_DUE], "due_date"));
    assert_true(str_equal_z(aging_basis_names[BASIS_ISSUE], "issue_date"));
    assert_true(str_equal_z(aging_basis_names[BASIS_POSTING], "posting_date"));
    assert_true(str_equal_z(aging_basis_names[BASIS_DISCLOSURE], "disclosure"));
}

/* Without being asked for, bases are NULL and all else is the same. */
static void test_not_wanted(void **state)
{
    struct kit k;
    struct aging g;

    (void)state;
    kit_start(&k);
    kit_document(&k, DOCUMENT_INVOICE, "A-1", kit_customer(&k, "C1"),
                 kit_money("CNY", 1), "2026-01-01", "2026-02-01");
    kit_finish(&k);
    g = age(&k, AS_OF, AGING_ITEMS, 1);
    for (size_t b = 0; b < BASIS_COUNT; b++) {
        assert_null(g.currencies[0].total.bases[b]);
        assert_null(g.currencies[0].customers[0].bases[b]);
    }
    assert_int_equal(g.currencies[0].total.total.minor, 1);
    assert_int_equal(g.items[0].bases[BASIS_DISCLOSURE], 0);
    assert_int_equal(g.items[0].bases[BASIS_ISSUE], 4);
    kit_end(&k);
}

/* Another scheme: the ends of what is overdue are those of all ages. */
static void test_other_scheme(void **state)
{
    static const int32_t ends[] = {7, 400};
    struct kit k;
    struct aging g;
    const struct bucket_scheme *s;

    (void)state;
    kit_start(&k);
    assert_true(
        bucket_scheme_make(&k.policy.buckets, ends, 2, ends, 0, &k.arena));
    kit_document(&k, DOCUMENT_INVOICE, "A-1", kit_customer(&k, "C1"),
                 kit_money("CNY", 5), "2025-07-16", "2026-02-01");
    kit_finish(&k);
    g = age(&k, AS_OF, AGING_BASES, 1);
    s = g.schemes[BASIS_ISSUE];
    assert_int_equal(s->count, 3);
    assert_true(str_equal_z(s->items[0].name, "0-7"));
    assert_true(str_equal_z(s->items[1].name, "8-400"));
    assert_true(str_equal_z(s->items[2].name, "401+"));
    assert_int_equal(g.currencies[0].total.bases[BASIS_ISSUE][1].minor, 5);
    assert_int_equal(g.currencies[0].total.bases[BASIS_DISCLOSURE][1].minor, 5);
    kit_end(&k);
}

static uint64_t next(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return *seed >> 33;
}

#define CUSTOMERS 12

static const char *const codes[] = {"CNY", "USD", "JPY"};

/* Every kind, class and date; some of all that few rows have. */
static void add_document(struct kit *k, uint64_t *seed, int32_t today)
{
    uint64_t chance = next(seed);
    enum document_kind kind =
        chance % 6 == 0 ? DOCUMENT_CREDIT_NOTE : DOCUMENT_INVOICE;
    int64_t minor = (int64_t)(next(seed) % 100000) - 2000;
    uint32_t document;
    struct document *doc;

    if (kind == DOCUMENT_CREDIT_NOTE)
        minor = minor > 0 ? -minor : minor;
    document =
        kit_document(k, kind, "X", (uint32_t)(next(seed) % CUSTOMERS),
                     kit_money(codes[next(seed) % 3], minor), NULL, NULL);
    doc = &k->ledger.documents[document];
    doc->issue_date.day = today - (int32_t)(next(seed) % 2600) + 20;
    if (next(seed) % 5)
        doc->due_date.day = doc->issue_date.day + (int32_t)(next(seed) % 120);
    doc->class_of = (uint8_t)(next(seed) % CLASS_COUNT);
    if (next(seed) % 4 == 0)
        doc->handed_over_date.day = today - (int32_t)(next(seed) % 40) + 10;
    if (next(seed) % 2)
        kit_details(k, document)->posting_date.day =
            next(seed) % 5
                ? doc->issue_date.day + (int32_t)(next(seed) % 90) - 30
                : DATE_NONE;
    if (next(seed) % 9 == 0)
        kit_dispute(k, document, doc->customer, (struct money){0, NULL},
                    "2026-01-01", NULL);
}

static void make_random(struct kit *k, uint64_t seed, size_t documents)
{
    kit_start(k);
    for (uint32_t i = 0; i < CUSTOMERS; i++)
        kit_customer(
            k, arena_z(&k->arena, arena_format(&k->arena, "C%02u", 50 - i)));
    for (uint32_t i = 0; i < CUSTOMERS; i++) {
        if (next(&seed) % 2)
            k->ledger.customers[i].parent = (uint32_t)(next(&seed) % CUSTOMERS);
    }
    for (size_t i = 0; i < documents; i++)
        add_document(k, &seed, kit_day(AS_OF).day);
    for (size_t i = 0; i < documents / 8; i++)
        kit_receipt(k, "R", (uint32_t)(next(&seed) % CUSTOMERS),
                    kit_money(codes[next(&seed) % 3],
                              (int64_t)(next(&seed) % 30000) + 1),
                    next(&seed) % 2 ? "2026-06-01" : "2026-07-20", NULL, "");
    k->ledger.rules.credit_notes =
        next(&seed) % 2 ? CREDIT_NOTES_AGED : CREDIT_NOTES_APART;
    k->ledger.rules.order = next(&seed) % 2 ? ORDER_NAMED : ORDER_OLDEST;
    kit_finish(k);
}

/* Buckets by hand: no table, no span; years by the calendar's figures. */
static size_t issue_bucket(struct date since, struct date as_of)
{
    static const int32_t ends[] = {30, 60, 90, 180, 365};
    size_t b = 0;

    while (b < COUNT(ends) && as_of.day - since.day > ends[b])
        b++;
    return b;
}

static size_t whole_years(struct date since, struct date as_of)
{
    struct civil from = date_civil(since);
    struct civil to = date_civil(as_of);
    int years = to.year - from.year;
    bool feb = from.month == 2 && from.day == 29 &&
               !civil_is_real((struct civil){to.year, 2, 29});
    int from_day = from.month * 100 + (feb ? 28 : from.day);

    if (to.month * 100 + to.day <= from_day)
        years--;
    return years < 0 ? 0 : years > 5 ? 5 : (size_t)years;
}

static size_t bucket_by_hand(const struct kit *k, const struct document *doc,
                             enum aging_basis basis, struct date as_of)
{
    struct date posted = doc->details && date_is(doc->details->posting_date)
                             ? doc->details->posting_date
                             : doc->issue_date;
    struct date due = doc->due_date;

    if (!date_is(due) && doc->kind == DOCUMENT_CREDIT_NOTE)
        due = doc->issue_date;
    switch (basis) {
    case BASIS_DUE:
        break;
    case BASIS_ISSUE:
        return issue_bucket(doc->issue_date, as_of);
    case BASIS_POSTING:
        return issue_bucket(posted, as_of);
    case BASIS_DISCLOSURE:
        return whole_years(doc->issue_date, as_of);
    }
    return bucket_of(&k->policy.buckets, due, as_of);
}

/* A customer's row of a currency, or with NONE the total, by hand. */
struct by_hand {
    struct aging_cell cells[BASIS_COUNT][BUCKET_MAX];
    int64_t unapplied, disputed, retention, bills, handed_over;
    size_t items;
};

static void add_by_hand(const struct kit *k, const struct view *v,
                        uint32_t customer, const struct currency *currency,
                        struct by_hand *sum)
{
    const struct ledger *l = &k->ledger;
    bool aged = l->rules.credit_notes == CREDIT_NOTES_AGED;

    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *doc = &l->documents[i];
        int64_t open = v->document_open[i];

        if (!open || doc->currency != currency ||
            (customer != NONE && doc->customer != customer))
            continue;
        if (doc->kind == DOCUMENT_CREDIT_NOTE && !aged) {
            sum->unapplied += open;
            continue;
        }
        sum->items++;
        for (enum aging_basis b = BASIS_DUE; b < BASIS_COUNT; b++) {
            struct aging_cell *cell =
                &sum->cells[b][bucket_by_hand(k, doc, b, v->as_of)];

            cell->count++;
            cell->minor += open;
        }
        sum->disputed += v->document_disputed ? v->document_disputed[i] : 0;
        if (doc->class_of == CLASS_RETENTION)
            sum->retention += open;
        if (doc->class_of == CLASS_BILL)
            sum->bills += open;
        if (date_is(doc->handed_over_date) &&
            doc->handed_over_date.day <= v->as_of.day)
            sum->handed_over += open;
    }
    for (size_t i = 0; i < l->receipt_count; i++) {
        if (l->receipts[i].amount.currency == currency &&
            (customer == NONE || l->receipts[i].customer == customer))
            sum->unapplied += v->receipt_open[i];
    }
}

static void expect_cells(const struct aging *g, const struct aging_row *row,
                         const struct by_hand *want)
{
    for (enum aging_basis b = BASIS_DUE; b < BASIS_COUNT; b++) {
        const struct aging_cell *cells =
            b == BASIS_DUE ? row->cells : row->bases[b];
        int64_t minor = row->unapplied;
        size_t count = 0;

        for (size_t i = 0; i < g->schemes[b]->count; i++) {
            if (want && (cells[i].minor != want->cells[b][i].minor ||
                         cells[i].count != want->cells[b][i].count))
                fail_msg("customer %u, %.*s, bucket %zu: %jd, not %jd",
                         row->customer, STR_ARG(aging_basis_names[b]), i,
                         (intmax_t)cells[i].minor,
                         (intmax_t)want->cells[b][i].minor);
            minor += cells[i].minor;
            count += cells[i].count;
        }
        if (minor != row->total.minor || count != row->total.count)
            fail_msg("customer %u, %.*s: %jd beside a total of %jd",
                     row->customer, STR_ARG(aging_basis_names[b]),
                     (intmax_t)minor, (intmax_t)row->total.minor);
    }
}

static void expect_row(const struct kit *k, const struct view *v,
                       const struct aging *g, const struct currency *currency,
                       const struct aging_row *row)
{
    struct by_hand want = {0};

    add_by_hand(k, v, row->customer, currency, &want);
    expect_cells(g, row, &want);
    assert_int_equal(row->unapplied, want.unapplied);
    assert_int_equal(row->disputed, want.disputed);
    assert_int_equal(row->retention, want.retention);
    assert_int_equal(row->bills, want.bills);
    assert_int_equal(row->handed_over, want.handed_over);
}

/* Members by climbing: as often as there are customers, then it is a circle. */
static bool is_below(const struct ledger *l, uint32_t customer, uint32_t top)
{
    uint32_t at = customer;

    for (uint32_t step = 0; step <= CUSTOMERS; step++) {
        if (at == top)
            return true;
        if (l->customers[at].parent == NONE)
            return false;
        at = l->customers[at].parent;
    }
    return false;
}

static size_t expect_group(const struct kit *k, const struct aging *g,
                           const struct aging_currency *c,
                           const struct aging_row *group)
{
    int64_t sum = 0, overdue = 0, disclosed = 0;
    size_t members = 0;

    for (size_t i = 0; i < c->customer_count; i++) {
        const struct aging_row *row = &c->customers[i];

        assert_int_equal(is_below(&k->ledger, row->customer, group->customer),
                         group_of(&k->ledger, row->customer) ==
                             group->customer);
        if (!is_below(&k->ledger, row->customer, group->customer))
            continue;
        members++;
        sum += row->total.minor;
        overdue += row->overdue;
        disclosed += row->bases[BASIS_DISCLOSURE][2].minor;
    }
    expect_cells(g, group, NULL);
    assert_true(members > 1);
    assert_int_equal(group->total.minor, sum);
    assert_int_equal(group->overdue, overdue);
    assert_int_equal(group->bases[BASIS_DISCLOSURE][2].minor, disclosed);
    return members;
}

/* Who is in no group is alone in his. */
static void expect_groups(const struct kit *k, const struct aging *g,
                          const struct aging_currency *c)
{
    size_t grouped = 0, alone = 0;

    for (size_t i = 0; i < c->group_count; i++)
        grouped += expect_group(k, g, c, &c->groups[i]);
    for (size_t i = 0; i < c->customer_count; i++) {
        size_t same = 0;

        for (size_t j = 0; j < c->customer_count; j++)
            same += group_of(&k->ledger, c->customers[i].customer) ==
                    group_of(&k->ledger, c->customers[j].customer);
        alone += same == 1;
    }
    assert_int_equal(grouped + alone, c->customer_count);
}

static void test_random(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 150; seed++) {
        struct kit k;
        struct view v;
        struct aging g;
        size_t items = 0;

        make_random(&k, seed, 10 + 2 * (size_t)seed);
        v = kit_view(&k, AS_OF);
        g = age(&k, AS_OF, AGING_BASES | AGING_ITEMS, 1);
        for (size_t i = 0; i < g.currency_count; i++) {
            const struct aging_currency *c = &g.currencies[i];

            expect_row(&k, &v, &g, c->currency, &c->total);
            items += c->total.total.count;
            for (size_t j = 0; j < c->customer_count; j++)
                expect_row(&k, &v, &g, c->currency, &c->customers[j]);
            expect_groups(&k, &g, c);
        }
        assert_int_equal(g.item_count, items);
        for (size_t i = 0; i < g.item_count; i++) {
            const struct open_item *item = &g.items[i];
            const struct document *doc = &k.ledger.documents[item->document];

            for (enum aging_basis b = BASIS_DUE; b < BASIS_COUNT; b++)
                assert_int_equal(item->bases[b],
                                 bucket_by_hand(&k, doc, b, v.as_of));
            assert_int_equal(item->bases[BASIS_DUE], item->bucket);
        }
        kit_end(&k);
    }
}

/* Enough documents for three parts: the same rows, cell by cell. */
static void test_threads(void **state)
{
    struct kit k;
    struct aging one, three;

    (void)state;
    make_random(&k, 99, 220000);
    one = age(&k, AS_OF, AGING_BASES, 1);
    three = age(&k, AS_OF, AGING_BASES, 3);
    assert_int_equal(one.currency_count, 3);
    assert_int_equal(three.currency_count, 3);
    for (size_t i = 0; i < 3; i++) {
        const struct aging_currency *x = &one.currencies[i];
        const struct aging_currency *y = &three.currencies[i];

        assert_int_equal(x->customer_count, CUSTOMERS);
        assert_int_equal(y->customer_count, CUSTOMERS);
        for (size_t j = 0; j < CUSTOMERS; j++) {
            struct aging_row left = x->customers[j];
            struct aging_row right = y->customers[j];

            for (enum aging_basis b = BASIS_ISSUE; b < BASIS_COUNT; b++) {
                assert_memory_equal(left.bases[b], right.bases[b],
                                    one.schemes[b]->count *
                                        sizeof(struct aging_cell));
                left.bases[b] = right.bases[b] = NULL;
            }
            assert_memory_equal(&left, &right, sizeof(left));
        }
    }
    kit_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days),         cmocka_unit_test(test_disclosure),
        cmocka_unit_test(test_scheme),       cmocka_unit_test(test_not_wanted),
        cmocka_unit_test(test_other_scheme), cmocka_unit_test(test_random),
        cmocka_unit_test(test_threads),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
