/*
 * The ladder, case by case: one customer with one invoice of 100.00 (A), and
 * what else there is of him.  Each row tells the reason and what is printed of
 * A.  The day is Friday, 2026-07-17; the ladder, where none is told: a reminder
 * 3 working days before due, friendly from day 1, formal 7, call 15, final 30.
 */
#include "ledger_kit.h"
#include "measure/dunning_ladder.h"
#include "report/dunning_words.h"

#include <string.h>

#define AS_OF "2026-07-17"
#define NONE  LEDGER_NONE
#define MOST  4

/* A letter: "friendly 2026-07-01" of A, "formal 2026-07-09 B" of B; "hand ..."
   was sent before duebook, "undone ..." withdrawn, "fixed ..." a correction. */
struct row {
    const char *name;
    const char *due;               /* of A; NULL: none */
    const char *second;            /* due day of B, another 100.00 */
    const char *part;              /* due day of A's second instalment */
    int64_t received, credit, red; /* fen, not applied */
    int64_t paid;                  /* applied to A */
    int64_t disputed;              /* -1: all of A */
    int64_t dollars;               /* another invoice, overdue like A */
    int64_t minimum, stage_minimum, large, payable;
    int32_t percent, grace, max, suspensions;
    const char *letters[MOST];
    const char *blocked, *blocked_from; /* until; "-": without an end */
    const char *promises[MOST];         /* "made day", "made day A" */
    const char *bank;                   /* value date */
    const char *court;  /* "filed", "judgment", "preserved", "guarantor" */
    const char *over;   /* what ended the case: "withdrawn" */
    const char *lawyer; /* handed over on */
    const char *insolvent;
    const char *dated; /* of the letter */
    bool dissolved, held, by_age, bank_shown, payable_holds, unapplied_holds;
    bool short_ladder; /* formal from day 7 alone */
    enum dunning_reason reason;
    const char *stage; /* of a letter or call that is due */
    const char *next;  /* the day from which the next letter goes */
    const char *says;
};

static const struct row rows[] = {
#include "dunning_table.inc"
};

static struct stage full[] = {
    {.name = STR_INIT("reminder"),
     .template_name = STR_INIT("reminder"),
     .workdays_before = 3},
    {.name = STR_INIT("friendly"),
     .template_name = STR_INIT("friendly"),
     .days_overdue = 1},
    {.name = STR_INIT("formal"),
     .template_name = STR_INIT("demand"),
     .days_overdue = 7},
    {.name = STR_INIT("call"), .days_overdue = 15, .action = STAGE_CALL},
    {.name = STR_INIT("final"),
     .template_name = STR_INIT("final"),
     .days_overdue = 30},
};

/* What a row needs besides the kit. */
struct things {
    struct issued_letter letters[MOST];
    struct issued_document documents[MOST];
    struct issued issued;
    struct contact contacts[2 * MOST];
    struct delivery deliveries[MOST];
    struct letter_block block;
    struct bank_line bank;
    struct case_step steps[2];
    uint32_t a, customer;
};

static struct money cny(int64_t minor)
{
    return kit_money("CNY", minor);
}

static bool word_of(const char **text, char *out, size_t size)
{
    size_t n = strcspn(*text, " ");

    if (!n || n >= size)
        return false;
    memcpy(out, *text, n);
    out[n] = '\0';
    *text += n;
    while (**text == ' ')
        ++*text;
    return true;
}

static void add_letter(struct kit *k, struct things *t, const char *text)
{
    char stage[16], day[16], doc[8] = "A";
    size_t i = t->issued.count;

    assert_true(word_of(&text, stage, sizeof(stage)));
    assert_true(word_of(&text, day, sizeof(day)));
    (void)word_of(&text, doc, sizeof(doc));
    if (strcmp(stage, "hand") == 0) {
        t->deliveries[k->ledger.delivery_count++] =
            (struct delivery){.letter_no = arena_format(&k->arena, "手%s", day),
                              .customer = t->customer,
                              .posted_date = kit_day(day),
                              .signed_date = no_date,
                              .recorded_date = no_date};
        k->ledger.deliveries = t->deliveries;
        return;
    }
    t->documents[i] = (struct issued_document){
        .doc_no = arena_str(&k->arena, str_from_z(doc)),
        .open = 10000,
        .due_date = no_date};
    t->letters[i] = (struct issued_letter){
        .number = arena_format(&k->arena, "N%zu", i + 1),
        .stage = strcmp(stage, "undone") == 0 || strcmp(stage, "fixed") == 0
                     ? STR("friendly")
                     : arena_str(&k->arena, str_from_z(stage)),
        .customer_id = STR("C1"),
        .currency = cny(0).currency,
        .total = 10000,
        .letter_date = kit_day(day),
        .documents = &t->documents[i],
        .document_count = 1,
        .corrects = strcmp(stage, "fixed") == 0 ? STR("N0") : STR(""),
        .state =
            strcmp(stage, "undone") == 0 ? ISSUED_WITHDRAWN : ISSUED_ISSUED};
    t->issued.letters = t->letters;
    t->issued.count++;
}

static void add_promise(struct kit *k, struct things *t, const char *text)
{
    char made[16], day[16], doc[8] = "";
    struct contact *c = &t->contacts[k->ledger.contact_count++];

    assert_true(word_of(&text, made, sizeof(made)));
    assert_true(word_of(&text, day, sizeof(day)));
    (void)word_of(&text, doc, sizeof(doc));
    *c = (struct contact){.customer = t->customer,
                          .contact_date = kit_day(made),
                          .promise_date = kit_day(day),
                          .recorded_date = kit_day(made)};
    if (doc[0]) {
        c->doc_nos = arena_str(&k->arena, str_from_z(doc));
        c->documents = &t->a;
        c->document_count = 1;
    }
    k->ledger.contacts = t->contacts;
}

static void add_case(struct kit *k, struct things *t, const struct row *r)
{
    static const struct {
        const char *word;
        enum case_event event;
    } events[] = {{"filed", CASE_FILED},
                  {"judgment", CASE_JUDGMENT},
                  {"order", CASE_PAYMENT_ORDER},
                  {"enforcement", CASE_ENFORCEMENT},
                  {"guarantor", CASE_GUARANTOR_DEMAND},
                  {"withdrawn", CASE_WITHDRAWN},
                  {"agreement", CASE_AGREEMENT}};
    const char *words[] = {r->court, r->over};

    for (size_t w = 0; w < COUNT(words) && words[w]; w++)
        for (size_t i = 0; i < COUNT(events); i++)
            if (strcmp(words[w], events[i].word) == 0)
                t->steps[k->ledger.case_count++] = (struct case_step){
                    .case_no = STR("（2026）示01民初1号"),
                    .customer = t->customer,
                    .event_date = kit_day(w ? "2026-07-10" : "2026-07-01"),
                    .ends = no_date,
                    .recorded_date = no_date,
                    .event = (uint8_t)events[i].event};
    k->ledger.cases = t->steps;
}

static void add_documents(struct kit *k, struct things *t, const struct row *r)
{
    uint32_t c = t->customer;

    t->a = kit_document(k, DOCUMENT_INVOICE, "A", c, cny(10000), "2024-01-01",
                        r->due);
    if (r->second)
        kit_document(k, DOCUMENT_INVOICE, "B", c, cny(10000), "2024-01-01",
                     r->second);
    if (r->part)
        kit_document(k, DOCUMENT_INVOICE, "A2", c, cny(10000), "2024-01-01",
                     r->part);
    if (r->dollars)
        kit_document(k, DOCUMENT_INVOICE, "D", c, kit_money("USD", r->dollars),
                     "2024-01-01", r->due);
    if (r->red)
        kit_document(k, DOCUMENT_INVOICE, "R", c, cny(-r->red), "2024-01-01",
                     r->due);
    if (r->credit)
        kit_document(k, DOCUMENT_CREDIT_NOTE, "G", c, cny(-r->credit),
                     "2026-01-01", NULL);
    if (r->received || r->paid) {
        uint32_t in = kit_receipt(k, "E", c, cny(r->received + r->paid),
                                  "2026-07-01", NULL, "");

        kit_allocation(k, in, NONE, t->a, cny(r->paid), "2026-07-01");
    }
    if (r->disputed)
        kit_dispute(k, t->a, c,
                    r->disputed > 0 ? cny(r->disputed) : (struct money){0},
                    "2026-06-01", NULL);
    k->ledger.documents[t->a].handed_over_date = kit_day(r->lawyer);
}

static void add_notes(struct kit *k, struct things *t, const struct row *r)
{
    for (size_t i = 0; i < MOST && r->letters[i]; i++)
        add_letter(k, t, r->letters[i]);
    for (size_t i = 0; i < MOST && r->promises[i]; i++)
        add_promise(k, t, r->promises[i]);
    if (r->court)
        add_case(k, t, r);
    if (r->blocked) {
        t->block = (struct letter_block){
            .document = NONE,
            .customer = t->customer,
            .from = kit_day(r->blocked_from ? r->blocked_from : "2026-07-01"),
            .until = kit_day(*r->blocked == '-' ? NULL : r->blocked),
            .reason = STR("核对"),
            .recorded_date = no_date};
        k->ledger.blocks = &t->block;
        k->ledger.block_count = 1;
    }
    if (r->bank) {
        t->bank = (struct bank_line){.value_date = kit_day(r->bank),
                                     .customer = t->customer,
                                     .amount = cny(5000),
                                     .recorded_date = no_date};
        k->ledger.bank_lines = &t->bank;
        k->ledger.bank_line_count = 1;
    }
}

static void set_policy(struct kit *k, const struct row *r)
{
    struct policy *p = &k->policy;

    if (!r->short_ladder) {
        memcpy(p->stages, full, sizeof(full));
        p->stage_count = COUNT(full);
    }
    for (size_t i = 0; i < p->stage_count && r->percent; i++)
        p->stages[i].percent = r->percent;
    for (size_t i = 0; i < p->stage_count && r->stage_minimum; i++)
        p->stages[i].minimum = cny(r->stage_minimum);
    p->minimum_letter = cny(r->minimum);
    p->dunning = (struct dunning_policy){
        .grace_days = r->grace,
        .starts_gentle = !r->by_age,
        .max_letters = r->max,
        .suspensions = r->suspensions ? r->suspensions : 2,
        .bank = r->bank_shown ? HOLD_SHOWN : HOLD_LETTER,
        .unapplied = r->unapplied_holds ? HOLD_LETTER : HOLD_SHOWN,
        .payable = r->payable_holds ? HOLD_LETTER : HOLD_SHOWN};
    if (r->large)
        p->dunning.large = cny(r->large);
}

static void build(struct kit *k, struct things *t, const struct row *r)
{
    struct customer *customer;

    t->customer = kit_customer(k, "C1");
    add_documents(k, t, r);
    add_notes(k, t, r);
    set_policy(k, r);
    customer = &k->ledger.customers[t->customer];
    customer->held = r->held;
    customer->insolvency_date = kit_day(r->insolvent);
    if (r->dissolved)
        customer->registration = REGISTRATION_LIQUIDATION;
    if (r->payable)
        customer->payable_balance = cny(r->payable);
    if (r->received || r->paid)
        k->policy.ledger.order = k->ledger.rules.order = ORDER_NAMED;
}

static const struct dunning_case *case_of(const struct dunning *d)
{
    for (size_t i = 0; i < d->count; i++)
        if (strcmp(d->cases[i].currency->code, "CNY") == 0)
            return &d->cases[i];
    return NULL;
}

static struct str printed(struct kit *k, const struct things *t,
                          const struct aging *g, const struct dunning *d,
                          struct date as_of)
{
    struct dunning_steps steps =
        dunning_steps_make(&k->ledger, as_of, &k->policy, d, &k->arena);

    for (size_t i = 0; i < g->item_count; i++)
        if (g->items[i].document == t->a) {
            struct dunning_step step =
                dunning_step_find(&steps, t->a, &g->items[i]);

            return dunning_row_reason(case_of(d), &step, LANGUAGE_ZH,
                                      &k->arena);
        }
    return STR("(not open)");
}

static size_t compare(const struct row *r, const struct dunning_case *c,
                      struct str says)
{
    const char *stage = r->stage ? r->stage : "";
    struct str is = c && c->stage ? c->stage->name : STR("");
    bool wrong = !c || c->reason != r->reason || !str_equal_z(is, stage) ||
                 !str_equal_z(says, r->says ? r->says : "") ||
                 (r->next && c->next_day.day != kit_day(r->next).day);

    if (wrong)
        printf("%s|%d|%.*s|%.*s|%d\n", r->name, c ? (int)c->reason : -1,
               STR_ARG(is), STR_ARG(says), c ? (int)c->next_day.day : 0);
    return wrong;
}

static size_t check(const struct row *r)
{
    struct things t = {0};
    struct kit k;
    struct view v;
    struct aging g;
    struct dunning d;
    struct promises promises;
    struct dunning_ask ask = {.ledger = &k.ledger,
                              .aging = &g,
                              .policy = &k.policy,
                              .issued = &t.issued,
                              .promises = &promises,
                              .letter_date = no_date};
    size_t wrong;

    kit_start(&k);
    build(&k, &t, r);
    ask.letter_date = kit_day(r->dated);
    assert_true(ledger_finish(&k.ledger, &k.diag));
    v = kit_view(&k, AS_OF);
    assert_true(
        aging_compute(&v, &k.policy, AGING_ITEMS, 1, &g, &k.arena, &k.diag));
    assert_true(promises_make(&k.ledger, v.as_of, &k.policy, NULL, &promises,
                              &k.arena, &k.diag));
    assert_true(dunning_compute(&ask, &d, &k.arena, &k.diag));
    wrong = compare(r, case_of(&d), printed(&k, &t, &g, &d, v.as_of));
    kit_end(&k);
    return wrong;
}

static void test_rows(void **state)
{
    size_t wrong = 0;

    (void)state;
    assert_true(COUNT(rows) >= 100);
    for (size_t i = 0; i < COUNT(rows); i++)
        wrong += check(&rows[i]);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
