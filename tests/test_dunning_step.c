/* What comes next for one open document. */
#include "ledger_kit.h"
#include "measure/dunning_step.h"

#define AS_OF "2026-07-17"

/* A customer with one invoice of 100.00, and what speaks against a letter. */
static const struct {
    const char *due;
    const char *handed_over, *blocked_until, *promised, *insolvent, *deadline;
    int64_t disputed, received, minimum;
    bool held, blocked;
    enum dunning_next next;
    const char *day;     /* NULL: none */
    const char *reached; /* stage; NULL: none */
} rows[] = {
    {.due = "2026-07-18", .next = NEXT_WAIT_DUE, .day = "2026-07-18"},
    {.due = "2026-07-17", .next = NEXT_WAIT_DUE, .day = "2026-07-17"},
    {.due = NULL, .next = NEXT_DUE_DATE},
    {.due = "2026-07-16", .next = NEXT_WAIT_STAGE, .day = "2026-07-23"},
    {.due = "2026-07-11", .next = NEXT_WAIT_STAGE, .day = "2026-07-18"},
    {.due = "2026-07-10", .next = NEXT_LETTER, .reached = "formal"},
    {.due = "2026-07-01",
     .minimum = 10001,
     .next = NEXT_CALL,
     .reached = "formal"},
    {.due = "2026-07-01",
     .disputed = 10000,
     .next = NEXT_DISPUTE,
     .reached = "formal"},
    {.due = "2026-07-01",
     .disputed = 9999,
     .next = NEXT_LETTER,
     .reached = "formal"},
    {.due = "2026-07-01",
     .received = 10000,
     .next = NEXT_APPLY,
     .reached = "formal"},
    {.due = "2026-07-01",
     .handed_over = AS_OF,
     .next = NEXT_LAWYER,
     .day = AS_OF,
     .reached = "formal"},
    {.due = "2026-07-01",
     .handed_over = "2026-07-18",
     .next = NEXT_LETTER,
     .reached = "formal"},
    {.due = "2026-07-01",
     .blocked = true,
     .blocked_until = "2026-07-31",
     .next = NEXT_BLOCKED,
     .day = "2026-07-31",
     .reached = "formal"},
    {.due = "2026-07-01",
     .blocked = true,
     .next = NEXT_BLOCKED,
     .reached = "formal"},
    {.due = "2026-07-01",
     .blocked = true,
     .blocked_until = "2026-07-16",
     .next = NEXT_LETTER,
     .reached = "formal"},
    {.due = "2026-07-01",
     .promised = "2026-07-17",
     .next = NEXT_PROMISE,
     .day = "2026-07-17",
     .reached = "formal"},
    {.due = "2026-07-01",
     .promised = "2026-07-16",
     .next = NEXT_LETTER,
     .reached = "formal"},
    {.due = "2026-08-01",
     .insolvent = "2026-07-01",
     .deadline = "2026-09-01",
     .next = NEXT_WIND_UP,
     .day = "2026-09-01"},
    {.due = "2026-07-01", .held = true, .next = NEXT_DATA, .reached = "formal"},
    {.due = "2026-08-01",
     .held = true,
     .next = NEXT_WAIT_DUE,
     .day = "2026-08-01"},
};

static void add_notes(struct kit *k, size_t i, uint32_t c)
{
    static struct letter_block block;
    static struct contact contact;

    if (rows[i].blocked) {
        block = (struct letter_block){.document = LEDGER_NONE,
                                      .customer = c,
                                      .from = kit_day("2026-07-01"),
                                      .until = kit_day(rows[i].blocked_until),
                                      .recorded_date = no_date};
        k->ledger.blocks = &block;
        k->ledger.block_count = 1;
    }
    if (rows[i].promised) {
        contact = (struct contact){.customer = c,
                                   .contact_date = kit_day("2026-07-02"),
                                   .promise_date = kit_day(rows[i].promised),
                                   .recorded_date = no_date};
        k->ledger.contacts = &contact;
        k->ledger.contact_count = 1;
    }
}

static void build(struct kit *k, size_t i)
{
    struct money amount = kit_money("CNY", 10000);
    uint32_t c = kit_customer(k, "C1");
    uint32_t a = kit_document(k, DOCUMENT_INVOICE, "A", c, amount, "2020-01-01",
                              rows[i].due);

    k->ledger.documents[a].handed_over_date = kit_day(rows[i].handed_over);
    k->ledger.customers[c].insolvency_date = kit_day(rows[i].insolvent);
    k->ledger.customers[c].claim_deadline = kit_day(rows[i].deadline);
    k->policy.ledger.order = k->ledger.rules.order = ORDER_NAMED;
    if (rows[i].disputed)
        kit_dispute(k, a, c, kit_money("CNY", rows[i].disputed), "2026-07-02",
                    NULL);
    if (rows[i].received)
        kit_receipt(k, "R", c, kit_money("CNY", rows[i].received), "2026-07-02",
                    NULL, "");
    k->policy.minimum_letter = kit_money("CNY", rows[i].minimum);
    add_notes(k, i, c);
    k->ledger.customers[c].held = rows[i].held;
}

static void check(struct kit *k, size_t i)
{
    struct view v;
    struct aging g;
    struct dunning dunning;
    struct dunning_steps steps;
    struct dunning_step step;
    struct date day = kit_day(rows[i].day);

    assert_true(ledger_finish(&k->ledger, &k->diag));
    v = kit_view(k, AS_OF);
    assert_true(
        aging_compute(&v, &k->policy, AGING_ITEMS, 1, &g, &k->arena, &k->diag));
    assert_true(dunning_compute(&(struct dunning_ask){.ledger = &k->ledger,
                                                      .aging = &g,
                                                      .policy = &k->policy,
                                                      .letter_date = no_date},
                                &dunning, &k->arena, &k->diag));
    steps = dunning_steps_make(&k->ledger, v.as_of, &k->policy, &dunning,
                               &k->arena);
    assert_int_equal(g.item_count, 1);
    step = dunning_step_find(&steps, g.items[0].document, &g.items[0]);
    if (step.next != rows[i].next || step.day.day != day.day)
        fail_msg("row %zu: next %d, day %d, not %d and %d", i, step.next,
                 step.day.day, rows[i].next, day.day);
    if (!rows[i].reached != !step.reached ||
        (step.reached && !str_equal_z(step.reached->name, rows[i].reached)))
        fail_msg("row %zu: another stage", i);
    if (step.next == NEXT_LETTER && !step.stage)
        fail_msg("row %zu: a letter without a stage", i);
}

static void test_steps(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct kit k;

        kit_start(&k);
        build(&k, i);
        check(&k, i);
        kit_end(&k);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_steps)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
