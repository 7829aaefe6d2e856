#include "ledger_words.h"
#include "measure/tieout_parts.h"

static struct str describe(const struct restatement *r, struct arena *a)
{
    static const char *const kinds[] = {"D", "R", "B", "X", "Y", "W"};

    return arena_format(
        a, "%s %.*s %.*s %s %.*s %.*s %jd>%jd%s", kinds[r->kind],
        STR_ARG(r->number), STR_ARG(r->customer_id), r->currency->code,
        STR_ARG(date_iso(r->effective, a)), STR_ARG(date_iso(r->reported, a)),
        (intmax_t)r->was, (intmax_t)r->is, r->at.file ? "" : " gone");
}

#define REPORT_DAY "2026-07-10"
#define NOW_DAY    "2026-07-17"

/*
 * want: kind, number, customer, currency, day now, day reported, was>is; X is
 * a reversal, Y that of a bill.
 */
static const struct {
    const char *name, *then, *now, *want;
} cases[] = {
    {"nothing at all", "", "", ""},
    {"nothing new", "D A C1 1000 2026-07-01", "D A C1 1000 2026-07-01", ""},
    {"a row of the period is no restatement", "D A C1 1000 2026-07-01",
     "D A C1 1000 2026-07-01;D B C1 5 2026-07-11", ""},
    {"of the report's day", "", "D A C1 1000 2026-07-10",
     "D A C1 CNY 2026-07-10  0>1000"},
    {"of the day after", "", "D A C1 1000 2026-07-11", ""},
    {"a cent", "D A C1 1 2026-07-01", "D A C1 2 2026-07-01",
     "D A C1 CNY 2026-07-01 2026-07-01 1>2"},
    {"gone", "D A C1 1000 2026-07-01", "D B C1 7 2026-07-01",
     "D A C1 CNY 2026-07-01 2026-07-01 1000>0 gone;"
     "D B C1 CNY 2026-07-01  0>7"},
    {"another day, both before", "D A C1 9 2026-07-01", "D A C1 9 2026-07-02",
     "D A C1 CNY 2026-07-02 2026-07-01 9>9"},
    {"moved behind the report", "D A C1 9 2026-07-01", "D A C1 9 2026-07-12",
     "D A C1 CNY 2026-07-12 2026-07-01 9>0"},
    {"moved before the report", "D A C1 9 2026-07-12", "D A C1 9 2026-07-01",
     "D A C1 CNY 2026-07-01 2026-07-12 0>9"},
    {"changed, but after the report", "D A C1 9 2026-07-12",
     "D A C1 8 2026-07-13", ""},
    {"another currency", "D A C1 9 2026-07-01", "D A C1 9USD 2026-07-01",
     "D A C1 CNY 2026-07-01 2026-07-01 9>0;D A C1 USD 2026-07-01  0>9"},
    {"another customer", "D A C1 9 2026-07-01;D Z C2 1 2026-07-01",
     "D A C2 9 2026-07-01;D Z C2 1 2026-07-01;D Y C1 1 2026-07-17",
     "D A C1 CNY 2026-07-01 2026-07-01 9>0;D A C2 CNY 2026-07-01  0>9"},
    {"a credit note", "", "K A C1 -30 2026-07-01",
     "D A C1 CNY 2026-07-01  0>-30"},
    {"instalments", "D A C1 10 2026-07-01 1;D A C1 20 2026-07-01 2",
     "D A C1 20 2026-07-01 2;D A C1 11 2026-07-01 1",
     "D A/1 C1 CNY 2026-07-01 2026-07-01 10>11"},
    {"one instalment for another",
     "D A C1 10 2026-07-01 1;D A C1 10 2026-07-01 2",
     "D A C1 10 2026-07-01 3;D A C1 10 2026-07-01 1",
     "D A/2 C1 CNY 2026-07-01 2026-07-01 10>0 gone;"
     "D A/3 C1 CNY 2026-07-01  0>10"},
    {"a receipt entered late", "D A C1 9 2026-07-01",
     "D A C1 9 2026-07-01;R R-1 C1 4 2026-07-09",
     "R R-1 C1 CNY 2026-07-09  0>-4"},
    {"a receipt for less", "R R-1 C1 4 2026-07-09", "R R-1 C1 3 2026-07-09",
     "R R-1 C1 CNY 2026-07-09 2026-07-09 -4>-3"},
    {"a refund entered late", "", "R R-1 C1 -4 2026-07-09",
     "R R-1 C1 CNY 2026-07-09  0>4"},
    {"a reversal dated back", "R R-1 C1 4 2026-07-01",
     "R R-1 C1 4 2026-07-01 2026-07-10", "X R-1 C1 CNY 2026-07-10  0>4"},
    {"a reversal of the period", "R R-1 C1 4 2026-07-01",
     "R R-1 C1 4 2026-07-01 2026-07-11", ""},
    {"a reversal before its receipt", "R R-1 C1 4 2026-07-11",
     "R R-1 C1 4 2026-07-11 2026-07-02", ""},
    {"another reversal day", "R R-1 C1 4 2026-07-01 2026-07-02",
     "R R-1 C1 4 2026-07-01 2026-07-15",
     "X R-1 C1 CNY 2026-07-15 2026-07-02 4>0"},
    {"a bill sent back, known late", "B P-1 C1 4 2026-07-01",
     "B P-1 C1 4 2026-07-01 2026-07-09", "Y P-1 C1 CNY 2026-07-09  0>4"},
    {"a bill entered late", "", "B P-1 C1 4 2026-07-09",
     "B P-1 C1 CNY 2026-07-09  0>-4"},
    {"a receipt turns out to be a bill for less", "R P-1 C1 4 2026-07-01",
     "B P-1 C1 3 2026-07-01", "B P-1 C1 CNY 2026-07-01 2026-07-01 -4>-3"},
    {"a write-off of an instalment", "D A C1 5 2026-07-01 2",
     "D A C1 5 2026-07-01 2;W A 2 2026-07-03", "W A/2 C1 CNY 2026-07-03  0>-2"},
    {"a receipt turns out to be a bill", "R P-1 C1 4 2026-07-01",
     "B P-1 C1 4 2026-07-01", ""},
    {"numbers that repeat",
     "D A C1 5 2026-07-01;D A C1 5 2026-07-01;D A C1 6 2026-07-01",
     "D A C1 5 2026-07-01;D A C1 6 2026-07-01;D A C1 6 2026-07-01;"
     "D A C1 7 2026-07-03",
     "D A C1 CNY 2026-07-01 2026-07-01 5>0 gone;"
     "D A C1 CNY 2026-07-01  0>6;D A C1 CNY 2026-07-03  0>7"},
    {"numbers that are places", "D kit.csv:2 C1 5 2026-07-01",
     "D A C1 9 2026-07-17;D kit.csv:3 C1 5 2026-07-01", ""},
    {"a number like a place", "D kit.csv:7 C1 5 2026-07-01",
     "D kit.csv:8 C1 5 2026-07-01",
     "D kit.csv:7 C1 CNY 2026-07-01 2026-07-01 5>0 gone;"
     "D kit.csv:8 C1 CNY 2026-07-01  0>5"},
    {"no numbers", "R - C1 5 2026-07-01;R - C1 5 2026-07-01",
     "R - C1 5 2026-07-01;R - C1 4 2026-07-01;R - C1 3 2026-07-02",
     "R - C1 CNY 2026-07-01 2026-07-01 -5>0 gone;"
     "R - C1 CNY 2026-07-01  0>-4;R - C1 CNY 2026-07-02  0>-3"},
    {"renamed", "D A C1 5 2026-07-01;D B C1 6 2026-07-01",
     "C C9 C1;D A C9 5 2026-07-01;D B C9 7 2026-07-01",
     "D B C9 CNY 2026-07-01 2026-07-01 6>7"},
    {"renamed from a name with a comma", "D A C1,Ltd. 5 2026-07-01",
     "C C9 C0,C1,Ltd.,C2;D A C9 5 2026-07-01", ""},
    {"two in one", "D A C1 5 2026-07-01;D B C2 6 2026-07-01",
     "C C9 C0,C2;D A C1 5 2026-07-01;D B C9 6 2026-07-01", ""},
    {"vanished", "D A C1 5 2026-07-01;D B C2 6 2026-07-01",
     "D B C2 6 2026-07-01", "D A C1 CNY 2026-07-01 2026-07-01 5>0 gone"},
    {"a write-off dated back", "D A C1 5 2026-07-01",
     "D A C1 5 2026-07-01;W A 2 2026-07-03", "W A C1 CNY 2026-07-03  0>-2"},
    {"written off before it was issued", "D A C1 5 2026-07-04",
     "D A C1 5 2026-07-04;W A 2 2026-07-03", "W A C1 CNY 2026-07-04  0>-2"},
    {"a write-off of the period", "D A C1 5 2026-07-01",
     "D A C1 5 2026-07-01;W A 2 2026-07-11", ""},
    {"a write-off of a credit note", "K A C1 -5 2026-07-01",
     "K A C1 -5 2026-07-01;W A 2 2026-07-03", "W A C1 CNY 2026-07-03  0>2"},
    {"write-offs as multisets",
     "D A C1 9 2026-07-01;W A 2 2026-07-03;W A 2 2026-07-03;W A 3 2026-07-04",
     "D A C1 9 2026-07-01;W A 3 2026-07-04;W A 2 2026-07-03;W A -1 2026-07-09",
     "W A C1 CNY 2026-07-03 2026-07-03 -2>0 gone;"
     "W A C1 CNY 2026-07-09  0>1"},
    {"a refused write-off is none", "D A C1 5 2026-07-01",
     "D A C1 5 2026-07-01;W A 6 2026-07-03", ""},
    {"by customer, day, kind, number", "",
     "D B C2 1 2026-07-02;D A C2 2 2026-07-02;R R C2 3 2026-07-01;"
     "D Z C1 4 2026-07-09;R Q C2 5 2026-07-02",
     "D Z C1 CNY 2026-07-09  0>4;R R C2 CNY 2026-07-01  0>-3;"
     "D A C2 CNY 2026-07-02  0>2;D B C2 CNY 2026-07-02  0>1;"
     "R Q C2 CNY 2026-07-02  0>-5"},
};

static void expect(const char *name, const struct tieout *t, const char *want,
                   struct arena *a)
{
    struct str all = STR("");

    for (size_t i = 0; i < t->restatement_count; i++)
        all = arena_format(a, "%.*s%s%.*s", STR_ARG(all), i ? ";" : "",
                           STR_ARG(describe(&t->restatements[i], a)));
    if (!str_equal_z(all, want))
        fail_msg("%s: %.*s", name, STR_ARG(all));
}

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kit then, now;
        struct view before;
        struct tieout t;

        build(&then, cases[i].then);
        build(&now, cases[i].now);
        before = kit_view(&then, REPORT_DAY);
        t = kit_tie(&now, NOW_DAY, &before);
        kit_end(&then);
        expect(cases[i].name, &t, cases[i].want, &now.arena);
        if (!t.ties)
            fail_msg("%s: does not tie", cases[i].name);
        kit_end(&now);
    }
}

/* The other way round, was and is change places. */
static void test_mirrored(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kit then, now;
        struct view before, after;
        struct tieout there, back;
        int64_t by = 0;

        build(&then, cases[i].then);
        build(&now, cases[i].now);
        before = kit_view(&then, REPORT_DAY);
        after = kit_view(&now, REPORT_DAY);
        there = kit_tie(&now, NOW_DAY, &before);
        back = kit_tie(&then, NOW_DAY, &after);
        for (size_t r = 0; r < there.restatement_count; r++)
            by += there.restatements[r].is - there.restatements[r].was;
        for (size_t r = 0; r < back.restatement_count; r++)
            by += back.restatements[r].is - back.restatements[r].was;
        if (!there.ties || !back.ties || by != 0)
            fail_msg("%s: %d and %d, %jd", cases[i].name, there.ties, back.ties,
                     (intmax_t)by);
        kit_end(&then);
        kit_end(&now);
    }
}

static void test_messages(void **state)
{
    struct kit then, now;
    struct view before;
    struct tieout t;

    (void)state;
    build(&then, "D A C1 5 2026-07-01;D B C1 6 2026-07-01;D E C1 1 2026-07-01");
    build(&now, "D B C1 7 2026-07-01;D N C1 100000 2026-07-02;"
                "R R C1 3 2026-07-03;D E C1 1 2026-07-04;"
                "B P C1 2 2026-07-05 2026-07-06");
    now.ledger.documents[1].recorded_date = kit_day("2026-07-15");
    before = kit_view(&then, REPORT_DAY);
    t = kit_tie(&now, NOW_DAY, &before);
    assert_true(t.ties);
    assert_int_equal(now.diag.worst, DIAG_NOTE);
    assert_true(kit_says(&now, "document \"N\" of customer \"C1\", of "
                               "2026-07-02 and recorded 2026-07-15, was not in "
                               "the report of 2026-07-10: it is restated by "
                               "+1,000.00 CNY"));
    assert_true(kit_says(&now, "receipt \"R\" of customer \"C1\", of "
                               "2026-07-03, was not in the report of "
                               "2026-07-10: it is restated by -0.03 CNY"));
    assert_true(kit_says(&now, "bill \"P\" of customer "
                               "\"C1\", of 2026-07-05, was not in"));
    assert_true(kit_says(&now, "the return of bill \"P\" of customer "
                               "\"C1\", of 2026-07-06, was not in"));
    assert_true(kit_says(&now, "document \"A\" of customer \"C1\", of "
                               "2026-07-01, was in the report of 2026-07-10 "
                               "and is in the ledger no more: the report is "
                               "restated by -0.05 CNY"));
    assert_true(kit_says(&now, "counts with 0.07, in the report of 2026-07-10 "
                               "with 0.06: it is restated by +0.01 CNY"));
    assert_true(kit_says(&now, "of 2026-07-04 now, was of 2026-07-01 in the "
                               "report of 2026-07-10: no balance"));
    kit_end(&then);
    kit_end(&now);
}

/* Twenty are named, the rest is counted. */
static void test_many(void **state)
{
    (void)state;
    for (unsigned more = 0; more < 2; more++) {
        struct kit then, now;
        struct view before;
        char row[60];

        build(&then, "");
        kit_start(&now);
        for (unsigned i = 0; i < 20 + more; i++) {
            snprintf(row, sizeof(row), "D A%u C1 5 2026-07-01", i);
            add_row(&now, row);
        }
        kit_finish(&now);
        before = kit_view(&then, REPORT_DAY);
        assert_int_equal(kit_tie(&now, NOW_DAY, &before).restatement_count,
                         20 + more);
        assert_int_equal(now.diag.counts[DIAG_NOTE], 20 + more);
        assert_int_equal(kit_says(&now, "1 more rows are not as the report of "
                                        "2026-07-10 had them"),
                         more);
        kit_end(&then);
        kit_end(&now);
    }
}

/* A photograph knows no past: on either side nothing is restated. */
static void test_photograph(void **state)
{
    (void)state;
    for (unsigned which = 1; which < 4; which++) {
        struct kit then, now;
        struct view before;
        struct tieout t;

        kit_start(&then);
        add_row(&then, "D A C1 100 2026-07-01");
        then.ledger.documents[0].has_open = which & 1;
        then.ledger.documents[0].open = 80;
        then.ledger.photograph = kit_day(REPORT_DAY);
        kit_finish(&then);
        kit_start(&now);
        add_row(&now, "D A C1 100 2026-07-01");
        add_row(&now, "D B C1 30 2026-07-02");
        add_row(&now, "D E C1 7 2026-07-11");
        now.ledger.documents[0].has_open = which & 2;
        now.ledger.documents[0].open = 50;
        now.ledger.photograph = kit_day(NOW_DAY);
        kit_finish(&now);
        before = kit_view(&then, REPORT_DAY);
        t = kit_tie(&now, NOW_DAY, &before);
        assert_true(t.ties);
        assert_int_equal(t.restatement_count, 0);
        assert_int_equal(t.rows[0].opening, which & 1 ? 80 : 100);
        assert_int_equal(t.rows[0].invoices, 7);
        assert_int_equal(t.rows[0].closing, which & 2 ? 87 : 137);
        assert_int_equal(t.rows[0].exported_difference,
                         t.rows[0].closing - 7 - t.rows[0].opening);
        kit_end(&then);
        kit_end(&now);
    }
}

/* Who has vanished keeps what was reported of him, and has a row. */
static void test_vanished(void **state)
{
    struct kit then, now;
    struct view before;
    struct tieout t;

    (void)state;
    build(&then, "D A C1 5 2026-07-01;D B C2 6 2026-07-01;D E C3 7 2026-07-01");
    build(&now, "D B C2 6 2026-07-01");
    before = kit_view(&then, REPORT_DAY);
    t = kit_tie(&now, NOW_DAY, &before);
    assert_true(t.ties);
    assert_int_equal(t.rows[0].opening, 18);
    assert_int_equal(t.rows[0].restated, -12);
    assert_int_equal(t.rows[0].closing, 6);
    assert_int_equal(t.customer_count, 2);
    assert_int_equal(t.customers[0].opening, 6);
    assert_int_equal(t.customers[1].customer, LEDGER_NONE);
    assert_int_equal(t.customers[1].opening, 12);
    assert_int_equal(t.customers[1].restated, -12);
    assert_int_equal(t.restatements[0].customer, LEDGER_NONE);
    assert_true(str_equal_z(t.restatements[1].customer_id, "C3"));
    kit_end(&then);
    kit_end(&now);
}

/* An earlier report that its own ledger does not bear out. */
static void test_wrong_opening(void **state)
{
    struct kit then, now;
    struct view before;
    struct tieout t;

    (void)state;
    build(&then, "D A C1 5 2026-07-01;D B C2 6 2026-07-01");
    build(&now, "D A C1 5 2026-07-01;D B C2 6 2026-07-01");
    before = kit_view(&then, REPORT_DAY);
    before.document_open[1]++;
    t = kit_tie(&now, NOW_DAY, &before);
    assert_false(t.ties);
    assert_int_equal(t.rows[0].difference, 1);
    assert_true(kit_says(&now, "customer \"C2\": his"));
    assert_false(kit_says(&now, "customer \"C1\""));
    kit_end(&then);
    kit_end(&now);
}

/*
 * A report that its ledger does not bear out, and an aging that is wrong by the
 * same: the figures are even, and it does not tie all the same.
 */
static void test_even(void **state)
{
    (void)state;
    for (int64_t wrong = 1; wrong <= 6; wrong += 5) {
        struct kit then, now;
        struct view before, v;
        struct aging g;
        struct tieout t;

        build(&then, "D A C1 5 2026-07-01;D B C2 6 2026-07-01");
        build(&now, "D A C1 5 2026-07-01;D B C2 6 2026-07-01");
        before = kit_view(&then, REPORT_DAY);
        v = kit_view(&now, NOW_DAY);
        before.document_open[1] -= wrong;
        v.document_open[1] -= wrong;
        assert_true(
            aging_compute(&v, &now.policy, 0, 1, &g, &now.arena, &now.diag));
        assert_true(tieout_compute(&v, &g, &before, &t, &now.arena, &now.diag));
        assert_false(t.ties);
        assert_int_equal(t.rows[0].difference, 0);
        assert_int_equal(t.customer_count, 2);
        assert_true(t.customers[0].ties);
        assert_false(t.customers[1].ties);
        assert_true(kit_says(&now, "customer \"C2\": what was reported on "
                                   "2026-07-10, restated and has happened"));
        kit_end(&then);
        kit_end(&now);
    }
}

/* "id=name=former ids", between ";"; who each one of then is now, or -. */
static const struct {
    const char *then, *now, *want;
} successor_cases[] = {
    {"C1=A", "C1=A", "C1"},
    {"C1=A;C2=B", "C2=A;C1=B", "C1 C2"}, /* the id comes before the name */
    {"C1=A", "N1=A", "N1"},
    {"A=A", "N1=A", "N1"},
    {"C1=A", "N1=A;N2=A", "-"},    /* which? */
    {"C1=A;C2=A", "C2=A", "- C2"}, /* the other one is somebody else */
    {"C1=A", "N1=B=C1", "N1"},
    {"C1=A", "N1=B=A", "N1"},
    {"C1=A", "N1=A;N2=B=C1", "N2"},
    {"C1=A", "C1=B;N2=A=C1", "C1"},
    {"C1=A", "N1=B=C9、C1；C2", "N1"},
    {"C1=A Co., Ltd.", "N1=B=C9, A Co., Ltd., C2", "N1"},
    {"C1=A", "", "-"},
    {"", "C1=A", ""},
};

static void add_named(struct kit *k, struct str list)
{
    while (list.len) {
        struct str row, id, name, former;
        uint32_t customer;

        (void)str_cut(list, ';', &row, &list);
        (void)str_cut(row, '=', &id, &row);
        (void)str_cut(row, '=', &name, &former);
        customer = kit_customer(k, arena_z(&k->arena, id));
        k->ledger.customers[customer].name = name;
        k->ledger.customers[customer].former_ids = former;
    }
}

static void test_successors(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(successor_cases); i++) {
        struct kit then, now;
        const uint32_t *list;
        struct str all = STR("");

        kit_start(&then);
        kit_start(&now);
        add_named(&then, str_from_z(successor_cases[i].then));
        add_named(&now, str_from_z(successor_cases[i].now));
        list = restate_successors(&now.ledger, &then.ledger, &now.arena);
        for (size_t c = 0; c < then.ledger.customer_count; c++)
            all = arena_format(
                &now.arena, "%.*s%s%.*s", STR_ARG(all), c ? " " : "",
                STR_ARG(list[c] < now.ledger.customer_count
                            ? now.ledger.customers[list[c]].customer_id
                            : STR("-")));
        if (!str_equal_z(all, successor_cases[i].want))
            fail_msg("row %zu: %.*s", i, STR_ARG(all));
        kit_end(&then);
        kit_end(&now);
    }
}

/* Amounts that are right one by one, and too much together. */
static void test_too_large(void **state)
{
    struct kit then, now;
    struct view before, v;
    struct aging g;
    struct tieout t;

    (void)state;
    kit_start(&then);
    kit_start(&now);
    kit_document(&then, DOCUMENT_INVOICE, "A", kit_customer(&then, "C1"),
                 kit_money("CNY", INT64_MAX), "2026-07-01", NULL);
    kit_document(&now, DOCUMENT_INVOICE, "A", kit_customer(&now, "C1"),
                 kit_money("CNY", -INT64_MAX), "2026-07-01", NULL);
    kit_finish(&then);
    kit_finish(&now);
    before = kit_view(&then, REPORT_DAY);
    v = kit_view(&now, NOW_DAY);
    assert_true(
        aging_compute(&v, &now.policy, 0, 1, &g, &now.arena, &now.diag));
    assert_false(tieout_compute(&v, &g, &before, &t, &now.arena, &now.diag));
    assert_true(kit_says(&now, "too large to be added exactly"));
    kit_end(&then);
    kit_end(&now);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),         cmocka_unit_test(test_mirrored),
        cmocka_unit_test(test_messages),      cmocka_unit_test(test_many),
        cmocka_unit_test(test_even),          cmocka_unit_test(test_successors),
        cmocka_unit_test(test_photograph),    cmocka_unit_test(test_vanished),
        cmocka_unit_test(test_wrong_opening), cmocka_unit_test(test_too_large),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
