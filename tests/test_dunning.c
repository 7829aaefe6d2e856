#include "ledger_kit.h"
#include "measure/dunning.h"

#include <string.h>

#define NONE  LEDGER_NONE
#define AS_OF "2026-07-17"

static struct money cny(int64_t minor)
{
    return kit_money("CNY", minor);
}

static struct dunning propose(struct kit *k, struct aging *g)
{
    struct view v;
    struct dunning out;

    assert_true(ledger_finish(&k->ledger, &k->diag));
    v = kit_view(k, AS_OF);
    assert_true(
        aging_compute(&v, &k->policy, AGING_ITEMS, 1, g, &k->arena, &k->diag));
    assert_true(dunning_compute(&(struct dunning_ask){.ledger = &k->ledger,
                                                      .aging = g,
                                                      .policy = &k->policy,
                                                      .letter_date = no_date},
                                &out, &k->arena, &k->diag));
    return out;
}

static void set_ladder(struct kit *k)
{
    static const struct stage ladder[] = {
        {.name = STR_INIT("reminder"),
         .template_name = STR_INIT("reminder"),
         .days_overdue = 1},
        {.name = STR_INIT("formal"),
         .template_name = STR_INIT("demand"),
         .days_overdue = 7},
        {.name = STR_INIT("final"),
         .template_name = STR_INIT("final"),
         .days_overdue = 30},
    };

    for (size_t i = 0; i < COUNT(ladder); i++)
        k->policy.stages[i] = ladder[i];
    k->policy.stage_count = COUNT(ladder);
    k->policy.dunning.starts_gentle = false;
}

/* One customer with one invoice of 100.00, and what else there is of him. */
static const struct {
    const char *due;
    int64_t red, credit, received; /* fen; the red letter as old as the rest */
    int64_t disputed;              /* -1: all */
    int64_t minimum;
    bool held;
    int32_t first_stage; /* 0: the ladder as it is */
    enum dunning_reason reason;
    const char *stage;
    int64_t claimed;
} reason_cases[] = {
    {"2026-07-18", 0, 0, 0, 0, 0, false, 0, DUNNING_NOT_OVERDUE, NULL, 0},
    {"2026-07-17", 0, 0, 0, 0, 0, false, 0, DUNNING_NOT_OVERDUE, NULL, 0},
    {NULL, 0, 0, 0, 0, 0, false, 0, DUNNING_NOT_OVERDUE, NULL, 0},
    {"2026-07-16", 0, 0, 0, 0, 0, false, 0, DUNNING_DUE, "reminder", 10000},
    {"2026-07-11", 0, 0, 0, 0, 0, false, 0, DUNNING_DUE, "reminder", 10000},
    {"2026-07-10", 0, 0, 0, 0, 0, false, 0, DUNNING_DUE, "formal", 10000},
    {"2026-06-18", 0, 0, 0, 0, 0, false, 0, DUNNING_DUE, "formal", 10000},
    {"2026-06-17", 0, 0, 0, 0, 0, false, 0, DUNNING_DUE, "final", 10000},
    {"2020-01-01", 0, 0, 0, 0, 0, false, 0, DUNNING_DUE, "final", 10000},
    {"2026-07-11", 0, 0, 0, 0, 0, false, 7, DUNNING_BEFORE_FIRST, NULL, 10000},
    {"2026-07-10", 0, 0, 0, 0, 0, false, 7, DUNNING_DUE, "formal", 10000},
    {"2026-07-01", 0, 0, 9999, 0, 0, false, 0, DUNNING_DUE, "formal", 10000},
    {"2026-07-01", 0, 0, 10000, 0, 0, false, 0, DUNNING_COVERED, NULL, 10000},
    {"2026-07-01", 0, 4000, 6000, 0, 0, false, 0, DUNNING_COVERED, NULL, 10000},
    {"2026-07-01", 3000, 0, 0, 0, 0, false, 0, DUNNING_DUE, "formal", 7000},
    {"2026-07-01", 10000, 0, 0, 0, 0, false, 0, DUNNING_COVERED, NULL, 0},
    {"2026-07-01", 0, 0, 0, -1, 0, false, 0, DUNNING_DISPUTED, NULL, 0},
    {"2026-07-01", 0, 0, 0, 10000, 0, false, 0, DUNNING_DISPUTED, NULL, 0},
    {"2026-07-01", 0, 0, 0, 9999, 0, false, 0, DUNNING_DUE, "formal", 1},
    {"2026-07-01", 0, 0, 0, 0, 10000, false, 0, DUNNING_DUE, "formal", 10000},
    {"2026-07-01", 0, 0, 0, 0, 10001, false, 0, DUNNING_BELOW_MINIMUM, NULL,
     10000},
    {"2026-07-01", 0, 1, 0, 0, 10000, false, 0, DUNNING_BELOW_MINIMUM, NULL,
     10000},
    {"2026-07-01", 0, 0, 0, 0, 0, true, 0, DUNNING_HELD, NULL, 10000},
};

static void build_case(struct kit *k, size_t i)
{
    uint32_t c = kit_customer(k, "C1");
    uint32_t a = kit_document(k, DOCUMENT_INVOICE, "A", c, cny(10000),
                              "2020-01-01", reason_cases[i].due);
    struct money disputed = {reason_cases[i].disputed, NULL};

    set_ladder(k);
    if (reason_cases[i].red)
        kit_document(k, DOCUMENT_INVOICE, "B", c, cny(-reason_cases[i].red),
                     "2020-01-01", reason_cases[i].due);
    if (reason_cases[i].credit)
        kit_document(k, DOCUMENT_CREDIT_NOTE, "G", c,
                     cny(-reason_cases[i].credit), "2026-01-01", NULL);
    if (reason_cases[i].received) { /* and nothing of it applied */
        uint32_t r = kit_receipt(k, "R", c, cny(reason_cases[i].received),
                                 "2026-07-01", NULL, "");

        kit_allocation(k, r, NONE, a, cny(0), "2026-07-01");
    }
    if (disputed.minor > 0)
        disputed.currency = cny(0).currency;
    if (disputed.minor)
        kit_dispute(k, a, c, disputed, "2026-01-01", NULL);
    if (reason_cases[i].minimum)
        k->policy.minimum_letter = cny(reason_cases[i].minimum);
    if (reason_cases[i].first_stage) {
        k->policy.stages[0] = k->policy.stages[1];
        k->policy.stage_count = 1;
    }
    k->ledger.customers[c].held = reason_cases[i].held;
}

static void test_reasons(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(reason_cases); i++) {
        struct kit k;
        struct aging g;
        struct dunning out;
        const struct dunning_case *x;
        const char *want = reason_cases[i].stage;

        kit_start(&k);
        build_case(&k, i);
        out = propose(&k, &g);
        assert_int_equal(out.count, 1);
        x = &out.cases[0];
        if (x->reason != reason_cases[i].reason ||
            x->claimed != reason_cases[i].claimed ||
            (x->stage != NULL) != (want != NULL) ||
            (want && !str_equal_z(x->stage->name, want)))
            fail_msg("row %zu: reason %d, claimed %jd, stage %.*s", i,
                     (int)x->reason, (intmax_t)x->claimed,
                     STR_ARG(x->stage ? x->stage->name : STR("none")));
        assert_int_equal(out.due, x->reason == DUNNING_DUE);
        kit_end(&k);
    }
}

/* Several customers and currencies; each case lists its own, oldest first. */
static void test_cases(void **state)
{
    struct kit k;
    struct aging g;
    struct dunning out;
    uint32_t b, a, idle;

    (void)state;
    kit_start(&k);
    b = kit_customer(&k, "B");
    idle = kit_customer(&k, "AA");
    a = kit_customer(&k, "A");
    kit_document(&k, DOCUMENT_INVOICE, "1", b, cny(10), "2026-01-01",
                 "2026-07-01");
    kit_document(&k, DOCUMENT_INVOICE, "2", b, cny(20), "2026-01-01",
                 "2026-06-01");
    kit_document(&k, DOCUMENT_INVOICE, "3", b, cny(40), "2026-01-01",
                 "2026-08-01");
    kit_document(&k, DOCUMENT_INVOICE, "4", b, kit_money("USD", 80),
                 "2026-01-01", "2026-07-16");
    kit_document(&k, DOCUMENT_INVOICE, "5", b, cny(160), "2026-01-01",
                 "2026-05-01");
    kit_document(&k, DOCUMENT_CREDIT_NOTE, "6", idle, cny(-5), "2026-01-01",
                 NULL);
    kit_document(&k, DOCUMENT_INVOICE, "7", a, kit_money("USD", 320),
                 "2026-01-01", "2026-07-09");
    kit_document(&k, DOCUMENT_CREDIT_NOTE, "8", b, cny(-1), "2026-01-01", NULL);
    kit_dispute(&k, 4, b, (struct money){0, NULL}, "2026-01-01", NULL);
    out = propose(&k, &g);
    assert_int_equal(out.count, 3);
    assert_int_equal(out.due, 2);
    assert_int_equal(out.cases[0].customer, a);
    assert_int_equal(out.cases[0].claimed, 320);
    assert_int_equal(out.cases[0].oldest_days, 8);
    assert_int_equal(out.cases[1].customer, b);
    assert_string_equal(out.cases[1].currency->code, "CNY");
    assert_int_equal(out.cases[1].item_count, 3);
    assert_int_equal(out.cases[1].undisputed_count, 2);
    assert_int_equal(g.items[out.cases[1].items[0]].document, 4);
    assert_int_equal(g.items[out.cases[1].items[1]].document, 1);
    assert_int_equal(g.items[out.cases[1].items[2]].document, 0);
    assert_int_equal(out.cases[1].claimed, 30);
    assert_int_equal(out.cases[1].disputed, 160);
    assert_int_equal(out.cases[1].unapplied, -1);
    assert_int_equal(out.cases[1].oldest_days, 46); /* not the disputed one */
    assert_string_equal(out.cases[2].currency->code, "USD");
    assert_int_equal(out.cases[2].reason, DUNNING_BEFORE_FIRST);
    kit_end(&k);
}

/* The minimum is a number of whole units, whatever the currency. */
static void test_minimum_of_currencies(void **state)
{
    static const struct {
        const char *currency;
        int64_t minor;
        bool due;
    } rows[] = {
        {"CNY", 9999, false},  {"CNY", 10000, true},  {"USD", 1, false},
        {"USD", 10000, true},  {"JPY", 99, false},    {"JPY", 100, true},
        {"KWD", 99999, false}, {"KWD", 100000, true},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct kit k;
        struct aging g;
        struct dunning out;

        kit_start(&k);
        k.policy.minimum_letter = cny(10000);
        kit_document(&k, DOCUMENT_INVOICE, "1", kit_customer(&k, "A"),
                     kit_money(rows[i].currency, rows[i].minor), "2026-01-01",
                     "2026-02-01");
        out = propose(&k, &g);
        if (out.due != (rows[i].due ? 1u : 0u))
            fail_msg("%s %jd: %zu letters", rows[i].currency,
                     (intmax_t)rows[i].minor, out.due);
        kit_end(&k);
    }
}

/*
 * An invoice of 100.00 overdue since 2026-07-01 and a second document; what of
 * both is with a lawyer, disputed, or a credit note that is aged.
 */
static const struct {
    const char *handed_over;
    bool disputed; /* the first, wholly */
    enum document_kind kind;
    enum document_class class_of;
    int64_t amount; /* of the second; 0: there is none */
    const char *due, *second_handed_over;
    bool held;
    enum dunning_reason reason;
    int64_t claimed, handed;
    size_t items;
} lawyer_cases[] = {
    {"2026-07-17", false, DOCUMENT_INVOICE, CLASS_TRADE, 0, NULL, NULL, false,
     DUNNING_HANDED_OVER, 0, 10000, 0},
    {"2026-07-18", false, DOCUMENT_INVOICE, CLASS_TRADE, 0, NULL, NULL, false,
     DUNNING_DUE, 10000, 0, 1},
    {"2026-07-10", false, DOCUMENT_INVOICE, CLASS_TRADE, 0, NULL, NULL, true,
     DUNNING_HELD, 0, 10000, 0},
    {"2026-07-10", true, DOCUMENT_INVOICE, CLASS_TRADE, 0, NULL, NULL, false,
     DUNNING_HANDED_OVER, 0, 10000, 0},
    /* only what is left to us is written about, by its own age */
    {"2026-07-10", false, DOCUMENT_INVOICE, CLASS_TRADE, 4000, "2026-07-10",
     NULL, false, DUNNING_DUE, 4000, 10000, 1},
    {"2026-07-10", false, DOCUMENT_INVOICE, CLASS_TRADE, 4000, "2026-07-11",
     NULL, false, DUNNING_BEFORE_FIRST, 4000, 10000, 1},
    {"2026-07-10", false, DOCUMENT_INVOICE, CLASS_TRADE, 4000, "2026-07-17",
     NULL, false, DUNNING_HANDED_OVER, 0, 10000, 0},
    {"2026-07-10", false, DOCUMENT_INVOICE, CLASS_TRADE, 4000, "2026-07-10",
     "2026-07-11", false, DUNNING_HANDED_OVER, 0, 14000, 0},
    {NULL, false, DOCUMENT_INVOICE, CLASS_TRADE, 4000, "2026-07-10",
     "2026-07-11", false, DUNNING_DUE, 10000, 4000, 1},
    {NULL, true, DOCUMENT_INVOICE, CLASS_TRADE, 4000, "2026-07-10",
     "2026-07-11", false, DUNNING_DISPUTED, 0, 4000, 1},
    /* handed over early, not yet due: no reason to say anything */
    {NULL, true, DOCUMENT_INVOICE, CLASS_TRADE, 4000, "2026-08-10",
     "2026-07-11", false, DUNNING_DISPUTED, 0, 0, 1},
    /* retention is claimed when it is due, and not before */
    {NULL, false, DOCUMENT_INVOICE, CLASS_RETENTION, 4000, "2026-07-17", NULL,
     false, DUNNING_DUE, 10000, 0, 1},
    {NULL, false, DOCUMENT_INVOICE, CLASS_RETENTION, 4000, NULL, NULL, false,
     DUNNING_DUE, 10000, 0, 1},
    {NULL, false, DOCUMENT_INVOICE, CLASS_RETENTION, 4000, "2026-07-16", NULL,
     false, DUNNING_DUE, 14000, 0, 2},
    {"2026-07-10", false, DOCUMENT_INVOICE, CLASS_RETENTION, 4000, "2027-07-17",
     NULL, false, DUNNING_HANDED_OVER, 0, 10000, 0},
    /* credit notes in buckets are deducted, of whatever day */
    {NULL, false, DOCUMENT_CREDIT_NOTE, CLASS_TRADE, -3000, "2026-01-01", NULL,
     false, DUNNING_DUE, 7000, 0, 2},
    {NULL, false, DOCUMENT_CREDIT_NOTE, CLASS_TRADE, -3000, "2026-07-17", NULL,
     false, DUNNING_DUE, 7000, 0, 2},
    {NULL, false, DOCUMENT_CREDIT_NOTE, CLASS_TRADE, -3000, "2026-12-31", NULL,
     false, DUNNING_DUE, 7000, 0, 2},
    {NULL, false, DOCUMENT_CREDIT_NOTE, CLASS_TRADE, -3000, NULL, NULL, false,
     DUNNING_DUE, 7000, 0, 2},
    {NULL, false, DOCUMENT_CREDIT_NOTE, CLASS_TRADE, -10000, "2026-12-31", NULL,
     false, DUNNING_COVERED, 0, 0, 2},
    {NULL, true, DOCUMENT_CREDIT_NOTE, CLASS_TRADE, -3000, "2026-01-01", NULL,
     false, DUNNING_DISPUTED, -3000, 0, 2},
    /* the lawyer has the invoice: a credit note alone is no letter */
    {"2026-07-10", false, DOCUMENT_CREDIT_NOTE, CLASS_TRADE, -3000,
     "2026-01-01", NULL, false, DUNNING_HANDED_OVER, 0, 10000, 0},
    {NULL, false, DOCUMENT_CREDIT_NOTE, CLASS_TRADE, -3000, "2026-01-01",
     "2026-07-10", false, DUNNING_DUE, 10000, 0, 1},
};

static void build_lawyer_case(struct kit *k, size_t i)
{
    uint32_t c = kit_customer(k, "C1");
    uint32_t a = kit_document(k, DOCUMENT_INVOICE, "A", c, cny(10000),
                              "2026-01-01", "2026-07-01");
    uint32_t b;

    k->policy.stages[0].days_overdue = 7;
    k->ledger.rules.credit_notes = CREDIT_NOTES_AGED;
    k->ledger.customers[c].held = lawyer_cases[i].held;
    k->ledger.documents[a].handed_over_date =
        kit_day(lawyer_cases[i].handed_over);
    if (lawyer_cases[i].disputed)
        kit_dispute(k, a, c, (struct money){0, NULL}, "2026-01-01", NULL);
    if (!lawyer_cases[i].amount)
        return;
    b = kit_document(k, lawyer_cases[i].kind, "B", c,
                     cny(lawyer_cases[i].amount), "2026-01-01",
                     lawyer_cases[i].due);
    k->ledger.documents[b].class_of = (uint8_t)lawyer_cases[i].class_of;
    k->ledger.documents[b].handed_over_date =
        kit_day(lawyer_cases[i].second_handed_over);
}

static void test_lawyer(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(lawyer_cases); i++) {
        struct kit k;
        struct aging g;
        struct dunning out;
        const struct dunning_case *x;

        kit_start(&k);
        build_lawyer_case(&k, i);
        out = propose(&k, &g);
        assert_int_equal(out.count, 1);
        x = &out.cases[0];
        if (x->reason != lawyer_cases[i].reason ||
            x->claimed != lawyer_cases[i].claimed ||
            x->handed_over != lawyer_cases[i].handed ||
            x->item_count != lawyer_cases[i].items)
            fail_msg("row %zu: reason %d, claimed %jd, with the lawyer %jd, "
                     "%zu items",
                     i, (int)x->reason, (intmax_t)x->claimed,
                     (intmax_t)x->handed_over, x->item_count);
        assert_int_equal(x->stage != NULL, x->reason == DUNNING_DUE);
        kit_end(&k);
    }
}

/* A letter goes to the firm that owes, whoever its parent is. */
static void test_parent(void **state)
{
    struct kit k;
    struct aging g;
    struct dunning out;
    uint32_t child, parent;

    (void)state;
    kit_start(&k);
    child = kit_customer(&k, "Child");
    parent = kit_customer(&k, "Parent");
    kit_customer(&k, "Sister");
    k.ledger.customers[child].parent = parent;
    k.ledger.customers[2].parent = parent;
    kit_document(&k, DOCUMENT_INVOICE, "1", child, cny(100), "2026-01-01",
                 "2026-02-01");
    kit_document(&k, DOCUMENT_INVOICE, "2", 2, cny(100), "2026-01-01",
                 "2026-07-17");
    out = propose(&k, &g);
    assert_int_equal(g.currencies[0].group_count, 1);
    assert_int_equal(g.currencies[0].groups[0].customer, parent);
    assert_int_equal(out.count, 2);
    assert_int_equal(out.due, 1);
    assert_int_equal(out.cases[0].customer, child);
    assert_int_equal(out.cases[0].reason, DUNNING_DUE);
    assert_int_equal(out.cases[0].claimed, 100);
    assert_int_equal(out.cases[1].customer, 2);
    assert_int_equal(out.cases[1].reason, DUNNING_NOT_OVERDUE);
    kit_end(&k);
}

/*
 * An invoice A of 100.00, overdue since 2026-07-01, and B of 40.00, since
 * 2026-07-08, and one thing that people noted.
 */
static const struct {
    const char *what;
    const char *day, *until; /* of the block; contact and promise; value date */
    int document;            /* 0: all, 1: A, 2: B */
    enum dunning_reason reason;
    int64_t claimed, withheld;
} hold_cases[] = {
    {"nothing", "2026-07-01", NULL, 0, DUNNING_DUE, 14000, 0},
    {"block", "2026-07-17", NULL, 0, DUNNING_BLOCKED, 0, 14000},
    /* from tomorrow: the letter is written then */
    {"block", "2026-07-18", NULL, 0, DUNNING_BLOCKED, 0, 14000},
    {"block", "2026-07-01", "2026-07-17", 0, DUNNING_BLOCKED, 0, 14000},
    {"block", "2026-07-01", "2026-07-16", 0, DUNNING_DUE, 14000, 0},
    {"block", "2026-07-01", NULL, 1, DUNNING_DUE, 4000, 10000},
    {"block", "2026-07-01", NULL, 2, DUNNING_DUE, 10000, 4000},
    {"promise", "2026-07-10", "2026-07-17", 0, DUNNING_PROMISED, 0, 14000},
    {"promise", "2026-07-10", "2026-07-16", 0, DUNNING_DUE, 14000, 0},
    {"promise", "2026-07-17", "2026-08-01", 0, DUNNING_PROMISED, 0, 14000},
    {"promise", "2026-07-18", "2026-08-01", 0, DUNNING_PROMISED, 0, 14000},
    {"promise", "2026-07-10", "2026-08-01", 1, DUNNING_DUE, 4000, 10000},
    /* the last promise counts, whatever was promised before */
    {"shortened", "2026-07-10", "2026-07-16", 0, DUNNING_DUE, 14000, 0},
    {"shortened", "2026-07-10", "2026-07-16", 1, DUNNING_DUE, 10000, 4000},
    {"bank", "2026-07-17", NULL, 0, DUNNING_BANK, 14000, 0},
    {"bank", "2026-07-18", NULL, 0, DUNNING_BANK, 14000, 0},
    /* a receipt of 50.00 came in on 2026-07-15 */
    {"posted", "2026-07-15", NULL, 0, DUNNING_DUE, 14000, 0},
    {"posted", "2026-07-14", NULL, 0, DUNNING_DUE, 14000, 0},
    {"posted", "2026-07-16", NULL, 0, DUNNING_BANK, 14000, 0},
    {"posted less", "2026-07-14", NULL, 0, DUNNING_BANK, 14000, 0},
    {"posted once", "2026-07-14", NULL, 0, DUNNING_BANK, 14000, 0},
    {"same entry", "2026-07-16", NULL, 0, DUNNING_DUE, 14000, 0},
    {"insolvent", NULL, NULL, 0, DUNNING_WOUND_UP, 14000, 0},
    {"insolvent", "2026-07-17", NULL, 0, DUNNING_WOUND_UP, 14000, 0},
    {"insolvent", "2026-07-18", NULL, 0, DUNNING_DUE, 14000, 0},
    {"deregistered", NULL, NULL, 0, DUNNING_WOUND_UP, 14000, 0},
    {"revoked", NULL, NULL, 0, DUNNING_DUE, 14000, 0},
    {"date alone", "2026-07-17", NULL, 0, DUNNING_WOUND_UP, 14000, 0},
};

/* What the ledger of a case points to. */
struct noted {
    struct letter_block block;
    struct contact contacts[2];
    struct bank_line lines[2];
    uint32_t documents[1];
};

static void note_promise(struct kit *k, struct noted *n, size_t i)
{
    struct contact *c = &n->contacts[k->ledger.contact_count];

    *c = (struct contact){.contact_date = kit_day(hold_cases[i].day),
                          .promise_date = kit_day(hold_cases[i].until),
                          .recorded_date = no_date};
    if (hold_cases[i].document) {
        n->documents[0] = (uint32_t)hold_cases[i].document - 1;
        c->documents = n->documents;
        c->document_count = 1;
        c->doc_nos = STR("A");
    }
    k->ledger.contacts = n->contacts;
    k->ledger.contact_count++;
}

static void note_bank(struct kit *k, struct noted *n, const char *what,
                      const char *day)
{
    k->ledger.bank_lines = n->lines;
    k->ledger.bank_line_count = strcmp(what, "posted once") ? 1 : 2;
    for (size_t i = 0; i < k->ledger.bank_line_count; i++)
        n->lines[i] = (struct bank_line){.value_date = kit_day(day),
                                         .amount = cny(5000),
                                         .ref = STR("88-1")};
    if (strcmp(what, "bank")) {
        uint32_t r =
            kit_receipt(k, "R", 0, cny(strcmp(what, "posted less") ? 5000 : 1),
                        "2026-07-15", NULL, "");

        kit_allocation(k, r, NONE, 2, cny(0), "2026-07-15");
        if (!strcmp(what, "same entry"))
            k->ledger.receipts[r].bank_ref = STR("88-1");
    }
}

static void note_customer(struct kit *k, const char *what, const char *day)
{
    struct customer *c = &k->ledger.customers[0];

    c->insolvency_date = kit_day(day);
    if (!strcmp(what, "insolvent"))
        c->registration = REGISTRATION_INSOLVENT;
    if (!strcmp(what, "deregistered"))
        c->registration = REGISTRATION_DEREGISTERED;
    if (!strcmp(what, "revoked"))
        c->registration = REGISTRATION_REVOKED;
}

static void build_hold_case(struct kit *k, struct noted *n, size_t i)
{
    const char *what = hold_cases[i].what, *day = hold_cases[i].day;
    uint32_t c = kit_customer(k, "C1");

    k->policy.stages[0].days_overdue = 7;
    kit_document(k, DOCUMENT_INVOICE, "A", c, cny(10000), "2026-01-01",
                 "2026-07-01");
    kit_document(k, DOCUMENT_INVOICE, "B", c, cny(4000), "2026-01-01",
                 "2026-07-08");
    /* what the receipt pays, so that nothing is unapplied */
    kit_document(k, DOCUMENT_INVOICE, "Z", c, cny(5000), "2026-01-01",
                 "2026-08-01");
    if (!strcmp(what, "block")) {
        n->block = (struct letter_block){
            .document = hold_cases[i].document
                            ? (uint32_t)hold_cases[i].document - 1
                            : NONE,
            .from = kit_day(day),
            .until = kit_day(hold_cases[i].until)};
        k->ledger.blocks = &n->block;
        k->ledger.block_count = 1;
    } else if (!strcmp(what, "promise")) {
        note_promise(k, n, i);
    } else if (!strcmp(what, "shortened")) {
        n->contacts[0] = (struct contact){.contact_date = kit_day("2026-07-09"),
                                          .promise_date = kit_day("2026-08-01"),
                                          .recorded_date = no_date};
        k->ledger.contact_count = 1;
        note_promise(k, n, i);
    } else if (!strcmp(what, "bank") || !strncmp(what, "posted", 6) ||
               !strcmp(what, "same entry")) {
        note_bank(k, n, what, day);
    } else if (strcmp(what, "nothing")) {
        note_customer(k, what, day);
    }
}

static void test_holds(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(hold_cases); i++) {
        struct kit k;
        struct aging g;
        struct dunning out;
        struct noted noted = {0};
        const struct dunning_case *x;

        kit_start(&k);
        build_hold_case(&k, &noted, i);
        out = propose(&k, &g);
        x = &out.cases[0];
        if (x->reason != hold_cases[i].reason ||
            x->claimed != hold_cases[i].claimed ||
            x->withheld != hold_cases[i].withheld)
            fail_msg("row %zu (%s %s): reason %d, claimed %jd, withheld %jd", i,
                     hold_cases[i].what,
                     hold_cases[i].day ? hold_cases[i].day : "", (int)x->reason,
                     (intmax_t)x->claimed, (intmax_t)x->withheld);
        kit_end(&k);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reasons),
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_minimum_of_currencies),
        cmocka_unit_test(test_lawyer),
        cmocka_unit_test(test_parent),
        cmocka_unit_test(test_holds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
