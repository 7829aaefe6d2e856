/*
 * What moved between two days, and where buckets went: one life of a document
 * a row.  The period is from 2026-07-10 to 2026-07-17.
 */
#include "ledger_kit.h"
#include "measure/migration.h"
#include "measure/movement.h"

#include <stdlib.h>
#include <string.h>

#define FROM "2026-07-10"
#define TO   "2026-07-17"

struct scene {
    struct kit kit;
    struct view then, now;
    struct aging aging;
    struct tieout tieout;
    struct movement movement;
    struct migration migration;
};

static void compare(struct scene *s)
{
    struct kit *k = &s->kit;

    s->then = kit_view(k, FROM);
    s->now = kit_view(k, TO);
    assert_true(aging_compute(&s->now, &k->policy, AGING_ITEMS, 1, &s->aging,
                              &k->arena, &k->diag));
    assert_true(tieout_compute(&s->now, &s->aging, &s->then, &s->tieout,
                               &k->arena, &k->diag));
    assert_true(movement_make(&s->tieout, &s->now, &s->then, &k->policy,
                              &s->movement, &k->arena, &k->diag));
    assert_true(migration_make(&s->then, &s->now, &k->policy, &s->migration,
                               &k->arena));
}

/* "invoiced 100, paid -40": opening and closing, and what is not zero. */
static struct str told(const struct movement_row *row, struct arena *a)
{
    struct buf b = buf_new(a, 1000);

    buf_add_format(&b, "%jd", (intmax_t)row->opening);
    for (size_t i = 0; i < MOVEMENT_CAUSES; i++)
        if (row->causes[i])
            buf_add_format(&b, " %.*s %jd", STR_ARG(movement_cause_names[i]),
                           (intmax_t)row->causes[i]);
    buf_add_format(&b, " = %jd", (intmax_t)row->closing);
    return buf_str(&b);
}

static struct str row_name(const struct migration *m, size_t row)
{
    if (row >= BUCKET_MAX)
        return row == BUCKET_MAX + MIGRATION_NEW ? STR("new") : STR("again");
    return m->scheme->items[row].name;
}

static struct str column_name(const struct migration *m, size_t column)
{
    static const struct str exits[MIGRATION_EXITS] = {
        STR_INIT("paid"), STR_INIT("credited"), STR_INIT("written"),
        STR_INIT("settled"), STR_INIT("restated")};

    if (column >= BUCKET_MAX)
        return exits[column - BUCKET_MAX];
    return m->scheme->items[column].name;
}

/* "1-30>31-60 60, new>paid 5". */
static struct str walked(const struct migration *m, struct arena *a)
{
    struct buf b = buf_new(a, 2000);

    for (size_t i = 0; i < m->count; i++)
        for (size_t row = 0; row < MIGRATION_ROWS; row++)
            for (size_t c = 0; c < MIGRATION_COLUMNS; c++) {
                int64_t cell = m->items[i].cells[row][c];

                if (cell)
                    buf_add_format(&b, "%s%.*s>%.*s %jd",
                                   buf_str(&b).len ? ", " : "",
                                   STR_ARG(row_name(m, row)),
                                   STR_ARG(column_name(m, c)), (intmax_t)cell);
            }
    return buf_str(&b);
}

/* Events of documents of one customer, "WHAT ARGUMENTS" with ; between. */
struct life {
    const char *events, *movement, *migration;
};

/*
 *  D owed issued due           the next document
 *  R amount day reversed|-     a receipt
 *  N amount day                a credit note
 *  A receipt document amount day     C note document amount day
 *  W document amount day
 */
static const struct life lives[] = {
    /* nothing */
    {"D 100 2026-06-01 2026-06-30", "100 = 100", "1-30>1-30 100"},
    /* only older: due today is not overdue, a day later it is */
    {"D 100 2026-06-01 2026-07-10", "100 = 100", "today>1-30 100"},
    {"D 100 2026-06-01 2026-07-17", "100 = 100", "not_due_1-30>today 100"},
    {"D 100 2026-06-01 2026-08-16", "100 = 100",
     "not_due_31+>not_due_1-30 100"},
    {"D 100 2026-05-01 2026-06-10", "100 = 100", "1-30>31-60 100"},
    {"D 100 2026-05-01 -", "100 = 100", "no_due_date>no_due_date 100"},
    /* new on the day after the first and on the last; not the first itself */
    {"D 100 2026-07-11 2026-07-31", "0 invoiced 100 = 100",
     "new>not_due_1-30 100"},
    {"D 100 2026-07-17 2026-07-17", "0 invoiced 100 = 100", "new>today 100"},
    {"D 100 2026-07-10 2026-07-31", "100 = 100",
     "not_due_1-30>not_due_1-30 100"},
    {"D 100 2026-07-18 2026-07-31", NULL, ""},
    /* paid, in part, a cent, at once, and by what was there before */
    {"D 100 2026-06-01 2026-06-30;R 100 2026-07-17 -;A 0 0 100 2026-07-17",
     "100 paid -100 = 0", "1-30>paid 100"},
    {"D 100 2026-06-01 2026-06-30;R 1 2026-07-11 -;A 0 0 1 2026-07-11",
     "100 paid -1 = 99", "1-30>1-30 99, 1-30>paid 1"},
    {"D 100 2026-07-12 2026-08-10;R 100 2026-07-13 -;A 0 0 100 2026-07-13",
     "0 invoiced 100 paid -100 = 0", "new>paid 100"},
    {"D 100 2026-06-01 2026-06-30;R 100 2026-07-01 -;A 0 0 100 2026-07-14",
     "0 paid -100 unapplied 100 = 0", "1-30>paid 100"},
    {"D 100 2026-06-01 2026-06-30;R 100 2026-07-10 -;A 0 0 100 2026-07-10",
     NULL, ""},
    /* money that is applied to nothing */
    {"D 100 2026-06-01 2026-06-30;R 30 2026-07-12 -", "100 unapplied -30 = 70",
     "1-30>1-30 100"},
    {"D 100 2026-06-01 2026-06-30;R 30 2026-07-12 -;A 0 0 20 2026-07-12",
     "100 paid -20 unapplied -10 = 70", "1-30>1-30 80, 1-30>paid 20"},
    /* reversed: of before, of the week, and what was never applied */
    {"D 100 2026-06-01 2026-06-30;R 60 2026-07-01 2026-07-15;"
     "A 0 0 60 2026-07-01",
     "40 bounced 60 = 100", "1-30>1-30 40, again>1-30 60"},
    {"D 100 2026-06-01 2026-06-30;R 60 2026-07-12 2026-07-15;"
     "A 0 0 60 2026-07-12",
     "100 bounced 60 paid -60 = 100", "1-30>1-30 100"},
    {"D 100 2026-06-01 2026-06-30;R 60 2026-07-01 2026-07-15;"
     "A 0 0 50 2026-07-01",
     "40 bounced 50 unapplied 10 = 100", "1-30>1-30 50, again>1-30 50"},
    /* money returned that nothing had used */
    {"D 100 2026-06-01 2026-06-30;R -30 2026-07-12 -", "100 unapplied 30 = 130",
     "1-30>1-30 100"},
    /* credited: by a note of the week, of before, and one not used */
    {"D 100 2026-06-01 2026-06-30;N 25 2026-07-13;C 0 0 25 2026-07-13",
     "100 credited -25 = 75", "1-30>1-30 75, 1-30>credited 25"},
    {"D 100 2026-06-01 2026-06-30;N 25 2026-07-01;C 0 0 25 2026-07-13",
     "75 credited -25 unapplied 25 = 75", "1-30>1-30 75, 1-30>credited 25"},
    {"D 100 2026-06-01 2026-06-30;N 25 2026-07-13", "100 unapplied -25 = 75",
     "1-30>1-30 100"},
    /* written off, taken back, and taken back and paid */
    {"D 100 2025-06-01 2025-06-30;W 0 100 2026-07-13",
     "100 written_off -100 = 0", "365+>written 100"},
    {"D 100 2025-06-01 2025-06-30;W 0 100 2026-07-01;W 0 -100 2026-07-13",
     "0 written_off 100 = 100", "again>365+ 100"},
    {"D 100 2025-06-01 2025-06-30;W 0 100 2026-07-01;W 0 -100 2026-07-13;"
     "R 100 2026-07-14 -;A 0 0 100 2026-07-14",
     "0 paid -100 written_off 100 = 0", "again>paid 100"},
    /* what leaves is what was open; the rest was open again */
    {"D 100 2026-06-01 2026-06-30;R 60 2026-07-01 2026-07-15;"
     "A 0 0 60 2026-07-01;N 50 2026-07-13;C 0 0 50 2026-07-16",
     "40 bounced 60 credited -50 = 50",
     "1-30>credited 40, again>1-30 50, again>credited 10"},
    /* a red letter goes down with its bucket */
    {"D -100 2026-06-01 2026-06-10;D 300 2026-06-01 2026-06-10", "200 = 200",
     "1-30>31-60 200"},
};

static int64_t number(void)
{
    return strtoll(strtok(NULL, " "), NULL, 10);
}

static const char *day_word(void)
{
    const char *w = strtok(NULL, " ");

    return strcmp(w, "-") == 0 ? NULL : w;
}

struct made {
    uint32_t customer;
    uint32_t documents[8], receipts[8], notes[8];
    size_t document_count, receipt_count, note_count;
};

static void add_event(struct kit *k, struct made *m, char *event)
{
    char kind = *strtok(event, " ");
    int64_t x = number(), y;

    if (kind == 'D') {
        const char *issued = day_word(), *due = day_word();

        m->documents[m->document_count] =
            kit_document(k, DOCUMENT_INVOICE,
                         arena_format(&k->arena, "D%zu", m->document_count).ptr,
                         m->customer, kit_money("CNY", x), issued, due);
        m->document_count++;
    } else if (kind == 'R') {
        const char *day = day_word(), *back = day_word();

        m->receipts[m->receipt_count] = kit_receipt(
            k, arena_format(&k->arena, "R%zu", m->receipt_count).ptr,
            m->customer, kit_money("CNY", x), day, back, "");
        m->receipt_count++;
    } else if (kind == 'N') {
        m->notes[m->note_count] =
            kit_document(k, DOCUMENT_CREDIT_NOTE,
                         arena_format(&k->arena, "N%zu", m->note_count).ptr,
                         m->customer, kit_money("CNY", -x), day_word(), NULL);
        m->note_count++;
    } else if (kind == 'W') {
        y = number();
        kit_writeoff(k, m->documents[x], kit_money("CNY", y), day_word());
    } else {
        int64_t amount;

        y = number();
        amount = number();
        kit_allocation(k, kind == 'A' ? m->receipts[x] : LEDGER_NONE,
                       kind == 'C' ? m->notes[x] : LEDGER_NONE, m->documents[y],
                       kit_money("CNY", amount), day_word());
    }
}

/* Order of the strings' pieces matters to strtok: cut the events first. */
static void make(struct scene *s, const char *events)
{
    struct kit *k = &s->kit;
    struct str rest = str_from_z(events), event;
    struct made m = {0};
    bool more = true;

    kit_start(k);
    k->ledger.allocations_given = true;
    m.customer = kit_customer(k, "C1");
    while (more) {
        more = str_cut(rest, ';', &event, &rest);
        add_event(k, &m, (char *)(uintptr_t)arena_z(&k->arena, event));
    }
    kit_finish(k);
    compare(s);
}

static void expect(const char *name, const char *what, struct str got,
                   const char *want)
{
    if (!str_equal_z(got, want))
        fail_msg("%s: %s: %.*s, not %s", name, what, STR_ARG(got), want);
}

static void check_sums(const struct life *c, const struct scene *s)
{
    for (size_t i = 0; i < s->movement.count; i++) {
        const struct movement_currency *m = &s->movement.items[i];
        int64_t sum = m->total.opening;

        for (size_t k = 0; k < MOVEMENT_CAUSES; k++)
            sum += m->total.causes[k];
        if (sum != m->total.closing)
            fail_msg("%s: does not close", c->events);
    }
    for (size_t i = 0; i < s->migration.count; i++) {
        const struct migration_block *b = &s->migration.items[i];

        for (size_t row = 0; row < BUCKET_MAX; row++) {
            int32_t sum = 0;

            for (size_t k = 0; k < MIGRATION_COLUMNS; k++)
                sum += b->shares[row][k];
            if (b->has_shares[row] && sum != 1000)
                fail_msg("%s: row %zu shows %d", c->events, row, (int)sum);
        }
    }
}

static void test_lives(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(lives); i++) {
        const struct life *c = &lives[i];
        static struct scene s;

        make(&s, c->events);
        if (c->movement)
            expect(c->events, "movement",
                   told(&s.movement.items[0].total, &s.kit.arena), c->movement);
        else if (s.movement.count && s.movement.items[0].customer_count)
            fail_msg("%s: something moved", c->events);
        expect(c->events, "migration", walked(&s.migration, &s.kit.arena),
               c->migration);
        check_sums(c, &s);
        kit_end(&s.kit);
    }
}

/* Three thirds show 33.4, 33.3 and 33.3; roll rates of both kinds. */
static void test_shares(void **state)
{
    static struct scene s;
    const struct migration_block *b;

    (void)state;
    make(&s, "D 100 2026-05-01 2026-06-10;D 100 2026-05-01 2026-06-20;"
             "D 100 2026-05-01 2026-06-21;D 7 2026-05-01 2026-05-20;"
             "R 100 2026-07-12 -;A 0 2 100 2026-07-12");
    b = &s.migration.items[0];
    assert_int_equal(b->shares[3][3], 334); /* still 1-30: the first is most */
    assert_int_equal(b->shares[3][4], 333);
    assert_int_equal(b->shares[3][BUCKET_MAX + MIGRATION_PAID], 333);
    assert_int_equal(b->roll_count, 6);
    assert_int_equal(b->rolls[1].base, 300);
    assert_int_equal(b->rolls[1].traced, 100);
    assert_int_equal(b->rolls[1].net, 107);
    assert_int_equal(b->rolls[1].beyond, 0);
    assert_int_equal(b->rolls[0].base, 0);
    assert_int_equal(migration_stage_bucket(s.migration.scheme, 0), 0);
    assert_int_equal(migration_stage_bucket(s.migration.scheme, 1), 3);
    kit_end(&s.kit);
}

/* Who is behind a cause: the largest first, either sign, and how many. */
static void test_behind(void **state)
{
    static struct scene s;
    const struct movement_behind *b;
    struct kit *k = &s.kit;

    (void)state;
    kit_start(k);
    for (uint32_t i = 0; i < 12; i++) {
        uint32_t c = kit_customer(k, arena_format(&k->arena, "C%02u", i).ptr);

        kit_document(k, DOCUMENT_INVOICE, arena_format(&k->arena, "D%u", i).ptr,
                     c,
                     kit_money("CNY", i == 5 ? -1000 : (int64_t)(100 + i % 3)),
                     "2026-07-12", "2026-08-12");
    }
    kit_finish(k);
    compare(&s);
    b = &s.movement.items[0].behind[MOVEMENT_INVOICED];
    assert_int_equal(b->customers, 12);
    assert_int_equal(b->top_count, MOVEMENT_TOP);
    assert_int_equal(b->top[0].customer, 5);
    assert_int_equal(b->top[0].minor, -1000);
    assert_int_equal(b->top[1].customer, 2);
    assert_int_equal(b->top[2].customer, 8);
    kit_end(k);
}

/* The opening at its day's rate, all else at the closing's. */
static void test_converted(void **state)
{
    static struct scene s;
    struct kit *k = &s.kit;
    uint32_t c;

    (void)state;
    kit_start(k);
    c = kit_customer(k, "C1");
    kit_document(k, DOCUMENT_INVOICE, "D1", c, kit_money("USD", 1000),
                 "2026-07-01", "2026-08-01");
    kit_document(k, DOCUMENT_INVOICE, "D2", c, kit_money("USD", 333),
                 "2026-07-12", "2026-08-01");
    kit_document(k, DOCUMENT_INVOICE, "D3", c, kit_money("CNY", 50),
                 "2026-07-12", "2026-08-01");
    kit_document(k, DOCUMENT_INVOICE, "D4", c, kit_money("GBP", 10),
                 "2026-07-12", "2026-08-01");
    kit_rate(k, "USD", "2026-07-01", 700000);
    kit_rate(k, "USD", "2026-07-15", 710000);
    kit_finish(k);
    compare(&s);
    assert_non_null(s.movement.converted);
    assert_false(s.movement.converted->complete);
    assert_true(s.movement.converted->missing[1]); /* GBP, after CNY */
    expect("converted", "USD", told(&s.movement.converted->rows[2], &k->arena),
           "7000 invoiced 2364 currency 100 = 9464");
    expect("converted", "total", told(&s.movement.converted->total, &k->arena),
           "7000 invoiced 2414 currency 100 = 9514");
    kit_end(k);
}

/* Photographs: the same item by number, whoever lost what. */
static void test_photographs(void **state)
{
    static struct kit then, now;
    struct kit *kits[] = {&then, &now};
    struct view a, b;
    struct migration m;

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct kit *k = kits[i];
        uint32_t c;

        kit_start(k);
        c = kit_customer(k, "C1");
        kit_document(k, DOCUMENT_INVOICE, "A", c, kit_money("CNY", 100),
                     "2026-05-01", "2026-06-15");
        if (i == 0)
            kit_document(k, DOCUMENT_INVOICE, "B", c, kit_money("CNY", 50),
                         "2026-05-01", "2026-07-12");
        else
            kit_document(k, DOCUMENT_INVOICE, "N", c, kit_money("CNY", 30),
                         "2026-07-11", "2026-09-12");
        if (i == 1)
            kit_document(k, DOCUMENT_INVOICE, "L", c, kit_money("CNY", 7),
                         "2026-07-01", "2026-07-17");
        for (size_t n = 0; n < k->ledger.document_count; n++) {
            struct document *doc = &k->ledger.documents[n];

            doc->has_open = true;
            doc->open = n == 0 && i == 1 ? 60 : doc->owed;
        }
        k->ledger.photograph = kit_day(i == 0 ? FROM : TO);
        kit_finish(k);
        assert_int_equal(k->ledger.source, ALLOCATION_OPEN);
    }
    a = kit_view(&then, FROM);
    b = kit_view(&now, TO);
    assert_true(migration_make(&a, &b, &now.policy, &m, &now.arena));
    assert_true(m.photographs);
    expect("photographs", "migration", walked(&m, &now.arena),
           "not_due_1-30>settled 50, 1-30>31-60 60, 1-30>settled 40, "
           "new>not_due_31+ 30, again>today 7");
    kit_end(&then);
    kit_end(&now);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lives), cmocka_unit_test(test_shares),
        cmocka_unit_test(test_behind), cmocka_unit_test(test_converted),
        cmocka_unit_test(test_photographs)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
