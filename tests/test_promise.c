#include "ledger_kit.h"
#include "measure/promise.h"

#define NONE LEDGER_NONE

static struct money cny(int64_t minor)
{
    return kit_money("CNY", minor);
}

/* What was said on a day; minor 0: no amount. */
static struct contact *say(struct kit *k, uint32_t customer, const char *day,
                           const char *promised, int64_t minor)
{
    struct ledger *l = &k->ledger;
    size_t n = l->contact_count;
    struct contact *c;

    l->contacts =
        arena_grow(&k->arena, l->contacts, n, n + 1, sizeof(*l->contacts));
    c = &l->contacts[l->contact_count++];
    *c = (struct contact){.customer = customer,
                          .contact_date = kit_day(day),
                          .promise_date = kit_day(promised),
                          .recorded_date = no_date};
    if (minor)
        c->promise_amount = cny(minor);
    return c;
}

static void name_document(struct kit *k, struct contact *c, uint32_t document,
                          const char *number)
{
    c->documents = arena_new(&k->arena, uint32_t);
    c->documents[0] = document;
    c->document_count = 1;
    c->doc_nos = str_from_z(number);
}

static struct promises judge(struct kit *k, const char *day)
{
    struct promises p;

    assert_true(promises_make(&k->ledger, kit_day(day), &k->policy, NULL, &p,
                              &k->arena, &k->diag));
    return p;
}

/*
 * 1000 overdue, promised on Thursday 2 July for Friday 10 July; grace ends on
 * Tuesday 14 July.
 */
static const struct {
    const char *name;
    int64_t stated; /* 0: no amount, so all that is due */
    const char *paid;
    int64_t part;
    const char *reversed;
    bool applied;
    const char *day;
    enum promise_state state;
    int64_t promised, counted;
} cases[] = {
    {"open before the day", 0, NULL, 0, NULL, true, "2026-07-10", PROMISE_OPEN,
     1000, 0},
    {"open in the grace", 0, NULL, 0, NULL, true, "2026-07-13", PROMISE_OPEN,
     1000, 0},
    {"broken on its last evening", 0, NULL, 0, NULL, true, "2026-07-14",
     PROMISE_BROKEN, 1000, 0},
    {"95 % is kept", 0, "2026-07-14", 950, NULL, true, "2026-07-17",
     PROMISE_KEPT, 1000, 950},
    {"a fen less is not", 0, "2026-07-14", 949, NULL, true, "2026-07-17",
     PROMISE_BROKEN, 1000, 949},
    {"a day late is not", 0, "2026-07-15", 1000, NULL, true, "2026-07-17",
     PROMISE_BROKEN, 1000, 0},
    {"kept early", 0, "2026-07-03", 1000, NULL, true, "2026-07-03",
     PROMISE_KEPT, 1000, 1000},
    {"on the day it was said", 0, "2026-07-02", 1000, NULL, true, "2026-07-17",
     PROMISE_KEPT, 1000, 1000},
    {"paid before is not promised", 0, "2026-07-01", 400, NULL, true,
     "2026-07-17", PROMISE_BROKEN, 600, 0},
    {"a stated part", 500, "2026-07-08", 500, NULL, true, "2026-07-17",
     PROMISE_KEPT, 500, 500},
    {"money that is not applied", 500, "2026-07-08", 480, NULL, false,
     "2026-07-17", PROMISE_KEPT, 500, 480},
    {"reversed: not paid", 0, "2026-07-08", 1000, "2026-07-16", true,
     "2026-07-17", PROMISE_BROKEN, 1000, 0},
    {"not reversed yet", 0, "2026-07-08", 1000, "2026-07-16", true,
     "2026-07-15", PROMISE_KEPT, 1000, 1000},
};

static void test_judged(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kit k;
        struct promises p;
        uint32_t c, d, r;

        kit_start(&k);
        c = kit_customer(&k, "C1");
        d = kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(1000), "2026-05-01",
                         "2026-06-01");
        kit_document(&k, DOCUMENT_INVOICE, "B", c, cny(7000), "2026-06-01",
                     "2026-07-11"); /* due after the promised day */
        if (cases[i].paid) {
            r = kit_receipt(&k, "R", c, cny(cases[i].part), cases[i].paid,
                            cases[i].reversed, "");
            if (cases[i].applied)
                kit_allocation(&k, r, NONE, d, cny(cases[i].part),
                               cases[i].paid);
            else
                k.ledger.allocations_given = true;
        }
        say(&k, c, "2026-07-02", "2026-07-10", cases[i].stated);
        assert_true(ledger_finish(&k.ledger, &k.diag));
        p = judge(&k, cases[i].day);
        if (p.count != 1 || p.items[0].state != cases[i].state ||
            p.items[0].promised != cases[i].promised ||
            p.items[0].paid != cases[i].counted)
            fail_msg("%s: %zu, state %d, promised %jd, paid %jd", cases[i].name,
                     p.count, p.count ? (int)p.items[0].state : -1,
                     (intmax_t)(p.count ? p.items[0].promised : 0),
                     (intmax_t)(p.count ? p.items[0].paid : 0));
        assert_int_equal(p.items[0].limit.day, kit_day("2026-07-14").day);
        kit_end(&k);
    }
}

/* A promise of one document is not kept by paying another. */
static void test_named(void **state)
{
    struct kit k;
    struct promises p;
    uint32_t c, a, b, r;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(1000), "2026-05-01",
                     "2026-06-01");
    b = kit_document(&k, DOCUMENT_INVOICE, "B", c, cny(400), "2026-05-01",
                     "2026-09-01"); /* not due: but it is named */
    r = kit_receipt(&k, "R", c, cny(1000), "2026-07-08", NULL, "");
    kit_allocation(&k, r, NONE, a, cny(1000), "2026-07-08");
    name_document(&k, say(&k, c, "2026-07-02", "2026-07-10", 0), b, "B");
    name_document(&k, say(&k, c, "2026-07-02", "2026-07-10", 0), a, "A");
    name_document(&k, say(&k, c, "2026-07-03", "2026-07-10", 0), a, "A");
    say(&k, c, "2026-07-16", "2026-07-31", 0); /* nothing is due any more */
    assert_true(ledger_finish(&k.ledger, &k.diag));
    p = judge(&k, "2026-07-17");
    assert_int_equal(p.count, 2); /* the one said twice is one */
    assert_int_equal(p.items[0].contact, 0);
    assert_int_equal(p.items[0].state, PROMISE_BROKEN);
    assert_int_equal(p.items[0].promised, 400);
    assert_int_equal(p.items[1].contact, 1);
    assert_int_equal(p.items[1].state, PROMISE_KEPT);
    assert_ptr_equal(promises_last(&p, c, p.items[0].currency), &p.items[1]);
    kit_end(&k);
}

/* Credit notes and write-offs pay nothing; each currency is judged apart. */
static void test_means(void **state)
{
    struct kit k;
    struct promises p;
    uint32_t c, a, g;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(1000), "2026-05-01",
                     "2026-06-01");
    kit_document(&k, DOCUMENT_INVOICE, "U", c, kit_money("USD", 50),
                 "2026-05-01", "2026-06-01");
    g = kit_document(&k, DOCUMENT_CREDIT_NOTE, "G", c, cny(-600), "2026-07-03",
                     NULL);
    kit_allocation(&k, NONE, g, a, cny(600), "2026-07-03");
    (void)kit_writeoff(&k, a, cny(400), "2026-07-04");
    kit_receipt(&k, "R", c, kit_money("USD", 50), "2026-07-09", NULL, "U");
    say(&k, c, "2026-07-02", "2026-07-10", 0);
    assert_true(ledger_finish(&k.ledger, &k.diag));
    p = judge(&k, "2026-07-17");
    assert_int_equal(p.count, 2);
    assert_int_equal(p.items[0].state, PROMISE_BROKEN);
    assert_int_equal(p.items[0].paid, 0);
    assert_string_equal(p.items[1].currency->code, "USD");
    assert_int_equal(p.items[1].state, PROMISE_KEPT);
    kit_end(&k);
}

/* Open items have no past: only money that came in tells. */
static void test_photograph(void **state)
{
    struct kit k;
    struct promises p;
    uint32_t c, d;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    d = kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(1000), "2026-05-01",
                     "2026-06-01");
    k.ledger.documents[d].has_open = true;
    k.ledger.documents[d].open = 300;
    k.ledger.source = ALLOCATION_OPEN;
    say(&k, c, "2026-07-02", "2026-07-10", 700);
    p = judge(&k, "2026-07-17");
    assert_int_equal(p.items[0].state, PROMISE_UNKNOWN);
    kit_receipt(&k, "R", c, cny(700), "2026-07-08", NULL, "");
    p = judge(&k, "2026-07-17");
    assert_int_equal(p.items[0].state, PROMISE_KEPT);
    k.ledger.contacts[0].promise_amount.currency = NULL;
    p = judge(&k, "2026-07-17");
    assert_int_equal(p.items[0].state, PROMISE_UNKNOWN);
    kit_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_judged),
        cmocka_unit_test(test_named),
        cmocka_unit_test(test_means),
        cmocka_unit_test(test_photograph),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
