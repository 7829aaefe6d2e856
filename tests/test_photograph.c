#include "tieout_kit.h"

#include <stdio.h>

/*
 * Two exports of open items.  A row is "number customer amount open issued":
 * "A C1 100 80 2026-07-01"; "C" before the number makes it a credit note.
 */
#define THEN "2026-07-10"
#define NOW  "2026-07-17"

static uint32_t customer_of(struct kit *k, const char *id)
{
    for (size_t i = 0; i < k->ledger.customer_count; i++)
        if (str_equal_z(k->ledger.customers[i].customer_id, id))
            return (uint32_t)i;
    return kit_customer(k, arena_z(&k->arena, str_from_z(id)));
}

static void add(struct kit *k, const char *row)
{
    char number[32], customer[32], issued[32];
    long long amount, open;
    bool credit = row[0] == '-';
    uint32_t at;
    struct document *doc;

    if (sscanf(row + credit, "%31s %31s %lld %lld %31s", number, customer,
               &amount, &open, issued) != 5)
        fail_msg("%s is no row", row);
    at = kit_document(k, credit ? DOCUMENT_CREDIT_NOTE : DOCUMENT_INVOICE,
                      arena_z(&k->arena, str_from_z(number)),
                      customer_of(k, customer), kit_money("CNY", amount),
                      issued, NULL);
    doc = &k->ledger.documents[at];
    doc->has_open = true;
    doc->open = open;
}

/* Rows apart by ";". */
static void fill(struct kit *k, const char *rows, const char *day)
{
    struct str rest = str_from_z(rows);
    struct str row;

    kit_start(k);
    k->ledger.photograph = kit_day(day);
    for (bool more = rest.len > 0; more;) {
        more = str_cut(rest, ';', &row, &rest);
        add(k, arena_z(&k->arena, str_trim(row)));
    }
}

static const struct {
    const char *then, *now;
    const char *receipt; /* "C1 100 2026-07-15 A"; or NULL */
    const char *sums;    /* of all */
    const char *items;   /* "change number customer was is unknown" */
} cases[] = {
    {"A C1 100 80 2026-07-01", "A C1 100 80 2026-07-01", NULL,
     "opening 80, closing 80", ""},
    /* one cent is not lost */
    {"A C1 100 1 2026-07-01;B C1 5 5 2026-07-01", "B C1 5 4 2026-07-01", NULL,
     "opening 6, settled_unknown 1, part_settled 1, closing 4",
     "0 A C1 1 0 1;1 B C1 5 4 1"},
    /* all gone, and from nothing */
    {"A C1 100 80 2026-07-01", "", NULL, "opening 80, settled_unknown 80",
     "0 A C1 80 0 80"},
    {"", "A C1 100 80 2026-07-01", NULL, "reappeared 80, closing 80",
     "5 A C1 0 80 0"},
    /* a customer goes with the last of his items */
    {"A C1 100 80 2026-07-01;B C2 9 9 2026-07-01;C C2 5 4 2026-07-01;"
     "D C3 7 7 2026-07-01",
     "A C1 100 80 2026-07-01", NULL,
     "opening 100, settled_unknown 20, closing 80",
     "0 B C2 9 0 9;0 C C2 4 0 4;0 D C3 7 0 7"},
    /* there still, with nothing open */
    {"A C1 100 80 2026-07-01", "A C1 100 0 2026-07-01;B C1 9 9 2026-07-11",
     NULL, "opening 80, invoices 9, settled_unknown 80, closing 9",
     "0 A C1 80 0 80"},
    /* open again; more than its amount is not */
    {"A C1 100 80 2026-07-01", "A C1 100 100 2026-07-01", NULL,
     "opening 80, reappeared 20, closing 100", "4 A C1 80 100 0"},
    /* new, and some of it paid at once */
    {"A C1 100 80 2026-07-01", "A C1 100 80 2026-07-01;B C2 50 20 2026-07-11",
     NULL, "opening 80, invoices 50, settled_new 30, closing 100",
     "3 B C2 0 20 30"},
    /* new, and all of it: it never stood in the earlier export; a cent */
    {"A C1 100 80 2026-07-01",
     "A C1 100 80 2026-07-01;B C2 50 0 2026-07-11;C C3 1 0 2026-07-17", NULL,
     "opening 80, invoices 51, settled_new 51, closing 80",
     "2 B C2 0 0 50;2 C C3 0 0 1"},
    /* the day of the earlier export is not after it */
    {"A C1 100 80 2026-07-01", "A C1 100 80 2026-07-01;B C2 50 0 2026-07-10",
     NULL, "opening 80, closing 80", ""},
    /* the amount is another: restated, and the rest is settled */
    {"A C1 100 80 2026-07-01", "A C1 120 70 2026-07-01", NULL,
     "opening 80, restated 20, part_settled 30, closing 70", "1 A C1 80 70 30"},
    /* the customer is another */
    {"A C1 100 80 2026-07-01;B C2 9 8 2026-07-01",
     "A C2 100 80 2026-07-01;B C2 9 8 2026-07-01", NULL,
     "opening 88, closing 88", ""},
    /* the day is another, of after the report */
    {"A C1 100 80 2026-07-01", "A C1 100 80 2026-07-12", NULL,
     "opening 80, restated -80, invoices 100, part_settled 20, closing 80",
     "1 A C1 100 80 20"},
    /* a number that another customer's new invoice bears */
    {"A C1 100 80 2026-07-01", "A C2 70 70 2026-07-12", NULL,
     "opening 80, invoices 70, settled_unknown 80, closing 70",
     "0 A C1 80 0 80"},
    /* amounts that are but the open ones are not restated */
    {"A C1 80 80 2026-07-01", "A C1 50 50 2026-07-01", NULL,
     "opening 80, part_settled 30, closing 50", "1 A C1 80 50 30"},
    /* a credit note is used up, a red letter too */
    {"A C1 100 80 2026-07-01;-G C1 -30 -30 2026-07-02",
     "A C1 100 60 2026-07-01;-G C1 -30 -10 2026-07-02", NULL,
     "opening 50, closing 50, unapplied -10",
     "1 A C1 80 60 20;1 G C1 -30 -10 -20"},
    {"R C1 -30 -20 2026-07-02", "", NULL, "opening -20, settled_unknown -20",
     "0 R C1 -20 0 -20"},
    /* a receipt names it */
    {"A C1 100 80 2026-07-01", "B C1 10 5 2026-07-01", "C1 80 2026-07-15 A",
     "opening 80, receipts 80, reappeared 5, closing 5", "5 B C1 0 5 0"},
    /* it names two, and is too small for both */
    {"A C1 100 80 2026-07-01;B C1 50 40 2026-07-01;Z C9 2 1 2026-07-01",
     "Z C9 2 1 2026-07-01", "C1 100 2026-07-15 A;B",
     "opening 121, receipts 100, settled_unknown 20, closing 1",
     "0 B C1 40 0 20"},
    /* it names nothing: told, and explains nothing */
    {"A C1 100 80 2026-07-01;Z C9 2 1 2026-07-01", "Z C9 2 1 2026-07-01",
     "C1 80 2026-07-15",
     "opening 81, settled_unknown 80, closing 1, receipts_unplaced 80",
     "0 A C1 80 0 80"},
    /* of before the earlier export: it is in that one already */
    {"A C1 100 80 2026-07-01;Z C9 2 1 2026-07-01", "Z C9 2 1 2026-07-01",
     "C1 20 2026-07-05 A", "opening 81, settled_unknown 80, closing 1",
     "0 A C1 80 0 80"},
    /* of before it, but more than was settled by then */
    {"A C1 100 80 2026-07-01;Z C9 2 1 2026-07-01", "Z C9 2 1 2026-07-01",
     "C1 50 2026-07-09 A",
     "opening 81, receipts 30, settled_unknown 50, closing 1",
     "0 A C1 80 0 50"},
    /* of tomorrow */
    {"A C1 100 80 2026-07-01;Z C9 2 1 2026-07-01", "Z C9 2 1 2026-07-01",
     "C1 80 2026-07-18 A", "opening 81, settled_unknown 80, closing 1",
     "0 A C1 80 0 80"},
    /* another customer's money */
    {"A C1 100 80 2026-07-01", "B C2 10 5 2026-07-11", "C2 80 2026-07-15 A",
     "opening 80, invoices 10, receipts 80, settled_new 5, closing 5",
     "3 B C2 0 5 5"},
    /* several rows of one number */
    {"A C1 10 9 2026-07-01;A C1 20 8 2026-07-01;A C1 20 7 2026-07-01",
     "A C1 20 7 2026-07-01;A C1 20 7 2026-07-01", NULL,
     "opening 24, settled_unknown 9, part_settled 1, closing 14",
     "0 A C1 9 0 9;1 A C1 8 7 1"},
    /* instalments and numbers that are only a place in the file */
    {"kit.csv:2 C1 10 9 2026-07-01;A C1 20 8 2026-07-01",
     "A C1 20 8 2026-07-01;kit.csv:3 C1 10 9 2026-07-01", NULL,
     "opening 17, closing 17", ""},
};

static void add_receipt(struct kit *k, const char *row)
{
    char customer[32], day[32], names[32] = "";
    long long amount;

    if (!row)
        return;
    if (sscanf(row, "%31s %lld %31s %31s", customer, &amount, day, names) < 3)
        fail_msg("%s is no receipt", row);
    kit_receipt(k, "RC", customer_of(k, customer), kit_money("CNY", amount),
                day, NULL, arena_z(&k->arena, str_from_z(names)));
}

static struct str describe_items(const struct tieout *t, struct arena *a)
{
    struct str all = STR("");

    for (size_t i = 0; i < t->item_count; i++) {
        const struct tieout_item *x = &t->items[i];

        all = arena_format(a, "%.*s%s%d %.*s %.*s %jd %jd %jd", STR_ARG(all),
                           all.len ? ";" : "", x->change, STR_ARG(x->number),
                           STR_ARG(x->customer_id), (intmax_t)x->was,
                           (intmax_t)x->is, (intmax_t)x->unknown);
    }
    return all;
}

/* Buckets and the bridge say the same again. */
static struct tieout_row told(const struct tieout *t)
{
    struct tieout_row row = t->count ? t->rows[0] : (struct tieout_row){0};

    row.buckets = row.balance_sheet = row.credit_balances = 0;
    return row;
}

static void check_case(size_t i)
{
    struct kit then, now;
    struct view before;
    struct tieout t;
    struct tieout_row row;
    struct str sums, items;

    fill(&then, cases[i].then, THEN);
    kit_finish(&then);
    fill(&now, cases[i].now, NOW);
    add_receipt(&now, cases[i].receipt);
    kit_finish(&now);
    before = kit_view(&then, THEN);
    t = kit_tie(&now, NOW, &before);
    row = told(&t);
    sums = tieout_describe(&row, &now.arena);
    items = describe_items(&t, &now.arena);
    if (!str_equal_z(sums, cases[i].sums))
        fail_msg("%s -> %s: %.*s", cases[i].then, cases[i].now, STR_ARG(sums));
    if (!str_equal_z(items, cases[i].items))
        fail_msg("%s -> %s: items %.*s", cases[i].then, cases[i].now,
                 STR_ARG(items));
    assert_true(t.ties);
    kit_end(&then);
    kit_end(&now);
}

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        check_case(i);
}

/* Each of those who have vanished has a row of his own. */
static void test_gone(void **state)
{
    struct kit then, now;
    struct view before;
    struct tieout t;

    (void)state;
    fill(&then, "B C2 9 9 2026-07-01;D C3 7 6 2026-07-01;A C1 5 4 2026-07-01",
         THEN);
    kit_finish(&then);
    fill(&now, "A C1 5 4 2026-07-01", NOW);
    kit_finish(&now);
    before = kit_view(&then, THEN);
    t = kit_tie(&now, NOW, &before);
    assert_int_equal(t.customer_count, 3);
    assert_true(str_equal_z(t.customers[1].gone_id, "C2"));
    assert_int_equal(t.customers[1].settled_unknown, 9);
    assert_true(str_equal_z(t.customers[2].gone_id, "C3"));
    assert_int_equal(t.customers[2].opening, 6);
    assert_int_equal(t.customers[2].customer, LEDGER_NONE);
    kit_end(&then);
    kit_end(&now);
}

/* A small generator of our own, the same everywhere. */
static unsigned draw(uint64_t *seed, unsigned below)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(*seed >> 33) % below;
}

static void random_rows(struct kit *k, uint64_t *seed, uint64_t variant)
{
    static const char *const days[] = {"2026-06-30", "2026-07-10", "2026-07-11",
                                       "2026-07-17", "2026-07-18"};

    for (unsigned i = 0; i < 30; i++) {
        uint64_t own = *seed + i * 7919;
        int sign = draw(&own, 5) ? 1 : -1;
        int amount = sign * (int)(1 + draw(&own, 50));
        const char *day = days[draw(&own, 5)];
        unsigned customer = draw(&own, 4);
        char row[99];

        own += variant;
        (void)draw(&own, 2);
        if (draw(&own, 4) == 0)
            continue;
        if (draw(&own, 8) == 0)
            customer = draw(&own, 4);
        if (draw(&own, 8) == 0)
            amount += sign;
        if (draw(&own, 8) == 0)
            day = days[draw(&own, 5)];
        (void)snprintf(row, sizeof(row), "%sN%u C%u %d %d %s",
                       sign < 0 && i % 2 ? "-" : "", i % 25, customer, amount,
                       sign * (int)draw(&own, 52), day);
        add(k, row);
    }
}

static void random_money(struct kit *k, uint64_t *seed)
{
    static const char *const days[] = {"2026-07-01", "2026-07-11", "2026-07-16",
                                       "2026-07-17"};

    for (unsigned i = 0; i < 6; i++) {
        char row[99];

        (void)snprintf(row, sizeof(row), "C%u %u %s N%u;N%u", draw(seed, 4),
                       1 + draw(seed, 60), days[draw(seed, 4)], draw(seed, 25),
                       draw(seed, 25));
        add_receipt(k, row);
    }
    for (unsigned i = 0; i < 3 && k->ledger.document_count; i++) {
        uint32_t at = draw(seed, (unsigned)k->ledger.document_count);

        if (k->ledger.documents[at].owed > 0)
            kit_writeoff(k, at, kit_money("CNY", 1 + draw(seed, 9)),
                         days[draw(seed, 4)]);
    }
}

/* Who has vanished has a row by his id. */
static bool is_of(const struct tieout_row *row, uint32_t customer,
                  struct str id)
{
    return customer == row->customer &&
           (customer != LEDGER_NONE || str_equal(id, row->gone_id));
}

/* What the lists say comes to what the rows say, and nothing is left over. */
static void check_lists(const struct tieout *t, uint64_t seed)
{
    for (size_t i = 0; i < t->customer_count; i++) {
        const struct tieout_row *row = &t->customers[i];
        int64_t settled = 0, part = 0, is_new = 0, restated = 0;

        for (size_t k = 0; k < t->item_count; k++) {
            const struct tieout_item *x = &t->items[k];

            if (!is_of(row, x->customer, x->customer_id))
                continue;
            settled += x->change == ITEM_SETTLED ? x->unknown : 0;
            part += x->change == ITEM_PART_SETTLED ? x->unknown : 0;
            is_new += x->change == ITEM_NEW_SETTLED ||
                              x->change == ITEM_NEW_PART_SETTLED
                          ? x->unknown
                          : 0;
            if (x->change == ITEM_RISEN && x->is == x->was)
                fail_msg("seed %ju: it has not risen", (uintmax_t)seed);
        }
        for (size_t k = 0; k < t->restatement_count; k++)
            if (is_of(row, t->restatements[k].customer,
                      t->restatements[k].customer_id))
                restated += t->restatements[k].is - t->restatements[k].was;
        if (settled != row->settled_unknown || part != row->part_settled ||
            is_new != row->settled_new || restated != row->restated ||
            row->exported_difference)
            fail_msg("seed %ju: customer %u", (uintmax_t)seed, row->customer);
    }
}

static void random_case(uint64_t seed)
{
    struct kit then, corrected, now;
    struct view v, before, right;
    struct aging g;
    struct tieout t;
    uint64_t money = seed;

    fill(&then, "Q C0 7 3 2026-07-01", THEN);
    random_rows(&then, &seed, 1);
    kit_finish(&then);
    fill(&corrected, "Q C0 7 3 2026-07-01", THEN);
    random_rows(&corrected, &seed, 2);
    kit_finish(&corrected);
    fill(&now, "Q C0 7 2 2026-07-01", NOW);
    random_rows(&now, &seed, 3);
    random_money(&now, &money);
    kit_finish(&now);
    before = kit_view(&then, THEN);
    right = kit_view(&corrected, THEN);
    v = kit_view(&now, NOW);
    assert_true(
        aging_compute(&v, &now.policy, 0, 1, &g, &now.arena, &now.diag));
    for (int with = 0; with < 2; with++) {
        struct tieout_past past = {.reported = &before,
                                   .corrected = with ? &right : NULL};

        assert_true(
            tieout_compute_from(&v, &g, &past, &t, &now.arena, &now.diag));
        tieout_check_sums(&t);
        check_lists(&t, seed);
        assert_true(t.ties && t.photographs && t.is_corrected == (with > 0));
    }
    kit_end(&then);
    kit_end(&corrected);
    kit_end(&now);
}

static void test_random(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 300; seed++)
        random_case(seed * 104729);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases),
                                       cmocka_unit_test(test_gone),
                                       cmocka_unit_test(test_random)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
