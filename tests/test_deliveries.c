/*
 * Deliveries and the register: which letter a row is of, what is refused, the
 * state of a letter, and what clocks make of it.
 */
#include "input/law_tables.h"
#include "ledger_kit.h"
#include "measure/clock.h"
#include "measure/deliveries.h"

#include <stdio.h>
#include <string.h>

#define ROWS 3

struct scene {
    struct kit k;
    struct delivery rows[ROWS];
    struct issued_letter letters[3];
    struct issued issued;
    struct issued_document documents[3];
};

struct told_row {
    const char *letter_no, *customer, *tracking, *posted;
    uint8_t result;
    const char *signed_at;
};

/* Letter 12 to C1 lists A alone of A and B; 13 to C2; 14 to C1 withdrawn. */
static void start(struct scene *s)
{
    static const char *const numbers[] = {
        "催字〔2026〕第0012号", "催字〔2026〕第0013号", "催字〔2026〕第0014号"};

    *s = (struct scene){0};
    kit_start(&s->k);
    for (int i = 0; i < 2; i++)
        kit_customer(&s->k, i ? "C2" : "C1");
    kit_document(&s->k, DOCUMENT_INVOICE, "A", 0, kit_money("CNY", 100000),
                 "2024-01-02", "2024-02-01");
    kit_document(&s->k, DOCUMENT_INVOICE, "B", 0, kit_money("CNY", 5000),
                 "2024-01-02", "2024-02-01");
    kit_document(&s->k, DOCUMENT_INVOICE, "D", 1, kit_money("CNY", 5000),
                 "2024-01-02", "2024-02-01");
    kit_finish(&s->k);
    s->documents[0].doc_no = STR("A");
    s->documents[1].doc_no = STR("D");
    s->documents[2].doc_no = STR("B");
    for (int i = 0; i < 3; i++)
        s->letters[i] = (struct issued_letter){
            .number = str_from_z(numbers[i]),
            .customer_id = i == 1 ? STR("C2") : STR("C1"),
            .stage = STR("formal"),
            .currency = currency_find(STR("CNY")),
            .total = 100,
            .documents = &s->documents[i],
            .document_count = 1,
            .letter_date = kit_day("2026-03-02"),
            .withdrawn_date = i == 2 ? kit_day("2026-03-05") : no_date,
            .state = i == 2 ? ISSUED_WITHDRAWN : ISSUED_ISSUED};
    s->issued = (struct issued){s->letters, 3, 3};
    s->k.ledger.deliveries = s->rows;
}

static void add(struct scene *s, const struct told_row *t)
{
    struct delivery *d = &s->rows[s->k.ledger.delivery_count++];

    *d = (struct delivery){
        .letter_no = str_from_z(t->letter_no),
        .customer =
            t->customer ? (uint32_t)(t->customer[1] - '1') : LEDGER_NONE,
        .tracking_no = str_from_z(t->tracking),
        .posted_date = kit_day(t->posted),
        .signed_date = kit_day(t->signed_at),
        .result = t->result,
        .recorded_date = no_date,
        .at = {0, 100 + (uint32_t)s->k.ledger.delivery_count}};
}

#define N12 "催字〔2026〕第0012号"
#define N13 "催字〔2026〕第0013号"
#define N14 "催字〔2026〕第0014号"

static const struct {
    const char *name;
    struct told_row rows[ROWS];
    size_t kept;
    enum severity worst;
    const char *said;
} cases[] = {
    {"as it is", {{N12, "C1", "E1", "2026-03-02", 0, NULL}}, 1, DIAG_OK, NULL},
    {"nobody named",
     {{N12, NULL, "E1", "2026-03-03", 0, NULL}},
     1,
     DIAG_OK,
     NULL},
    {"other brackets",
     {{"催字[2026]第12号", "C1", "", "2026-03-03", 0, NULL}},
     1,
     DIAG_NOTE,
     N12},
    {"full-width",
     {{"催字（２０２６）第１２号", "C1", "", NULL, 0, NULL}},
     1,
     DIAG_NOTE,
     N12},
    {"no words", {{"催2026-12", "C1", "", NULL, 0, NULL}}, 1, DIAG_NOTE, N12},
    {"not given out",
     {{"催字〔2026〕第0099号", "C1", "", NULL, 0, NULL}},
     0,
     DIAG_ERROR,
     "not in the register"},
    {"mistyped",
     {{"催字〔2026〕第0012", "C1", "", NULL, 0, NULL}},
     1,
     DIAG_NOTE,
     N12},
    {"mistyped otherwise",
     {{"崔字〔2026〕第0012号a", "C1", "", NULL, 0, NULL}},
     0,
     DIAG_ERROR,
     "did you mean " N12},
    {"by hand",
     {{"2025函字3号", "C1", "", "2025-03-03", 0, NULL}},
     1,
     DIAG_OK,
     NULL},
    {"an earlier year, by hand",
     {{"催字〔2025〕第0003号", "C1", "", "2025-03-03", 0, NULL}},
     1,
     DIAG_OK,
     NULL},
    {"another customer",
     {{N12, "C2", "E1", "2026-03-03", 0, NULL}},
     0,
     DIAG_ERROR,
     "went to customer C1, not to customer C2"},
    {"the day before",
     {{N12, "C1", "E1", "2026-03-01", 0, NULL}},
     0,
     DIAG_ERROR,
     "dated 2026-03-02"},
    {"withdrawn, not posted",
     {{N14, "C1", "", NULL, 0, NULL}},
     1,
     DIAG_OK,
     NULL},
    {"posted, then withdrawn",
     {{N14, "C1", "E1", "2026-03-05", 0, NULL}},
     1,
     DIAG_OK,
     NULL},
    {"withdrawn, then posted",
     {{N14, "C1", "E1", "2026-03-06", 0, NULL}},
     0,
     DIAG_ERROR,
     "withdrawn on 2026-03-05"},
    {"one number for two",
     {{N12, "C1", "E1", "2026-03-03", 0, NULL},
      {N13, "C2", "E1", "2026-03-03", 0, NULL}},
     0,
     DIAG_ERROR,
     "tracking number E1 stands at customer C2 and at customer C1 "
     "(kit.csv:101)"},
    {"one envelope, two letters of one",
     {{N12, "C1", "E1", "2026-03-03", 0, NULL},
      {N14, "C1", "E1", "2026-03-03", 0, NULL}},
     2,
     DIAG_OK,
     NULL},
    {"a result without posting",
     {{N12, "C1", "E1", NULL, DELIVERY_DELIVERED, "2026-03-05"}},
     1,
     DIAG_WARNING,
     "no day of posting"},
    {"twice the same",
     {{N12, "C1", "E1", "2026-03-03", 0, NULL},
      {N12, "C1", "E1", "2026-03-03", DELIVERY_REFUSED, NULL}},
     2,
     DIAG_OK,
     NULL},
    {"contradicting",
     {{N12, "C1", "E1", "2026-03-03", DELIVERY_DELIVERED, "2026-03-05"},
      {N12, "C1", "", "2026-03-03", DELIVERY_REFUSED, NULL}},
     1,
     DIAG_ERROR,
     "contradicts kit.csv:101"},
    {"posted twice",
     {{N12, "C1", "E1", "2026-03-03", DELIVERY_RETURNED, NULL},
      {N12, "C1", "E2", "2026-03-09", DELIVERY_DELIVERED, "2026-03-11"}},
     2,
     DIAG_OK,
     NULL},
};

/* What was posted, then withdrawn, is corrected by a letter. */
static void test_corrected(void **state)
{
    const struct told_row row = {N14, "C1", "E1", "2026-03-06", 0, NULL};
    struct scene s;

    (void)state;
    start(&s);
    add(&s, &row);
    s.letters[0].corrects = STR(N14);
    deliveries_join(&s.k.ledger, &s.issued, &s.k.diag);
    assert_int_equal(s.k.ledger.delivery_count, 1);
    assert_int_equal(s.k.diag.worst, DIAG_OK);
    kit_end(&s.k);
}

static bool is_said(const struct scene *s, const char *text)
{
    for (const struct message *m = s->k.diag.first; m; m = m->next)
        if (str_find(m->text, str_from_z(text)) >= 0)
            return true;
    return false;
}

static void test_join(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct scene s;

        start(&s);
        for (size_t k = 0; k < ROWS && cases[i].rows[k].letter_no; k++)
            add(&s, &cases[i].rows[k]);
        deliveries_join(&s.k.ledger, &s.issued, &s.k.diag);
        if (s.k.ledger.delivery_count != cases[i].kept ||
            s.k.diag.worst != cases[i].worst ||
            (cases[i].said && !is_said(&s, cases[i].said))) {
            diag_print(&s.k.diag, stderr, DIAG_OK);
            fail_msg("%s: %zu rows are kept", cases[i].name,
                     s.k.ledger.delivery_count);
        }
        kit_end(&s.k);
    }
}

/* --- states --------------------------------------------------------------- */

static const struct {
    const char *as_of;
    enum letter_state want;
} states[] = {
    {"2026-03-02", LETTER_ISSUED},   {"2026-03-03", LETTER_POSTED},
    {"2026-03-05", LETTER_POSTED},   {"2026-03-06", LETTER_RETURNED},
    {"2026-03-10", LETTER_RETURNED}, {"2026-03-11", LETTER_DELIVERED}};

static void test_states(void **state)
{
    static const struct told_row rows[] = {
        {N12, "C1", "E1", "2026-03-03", DELIVERY_RETURNED, "2026-03-06"},
        {N12, "C1", "E2", "2026-03-09", DELIVERY_DELIVERED, "2026-03-11"}};
    struct scene s;
    struct deliveries x;
    const struct delivery *row;

    (void)state;
    start(&s);
    add(&s, &rows[0]);
    add(&s, &rows[1]);
    x = deliveries_sort(&s.k.ledger, &s.k.arena);
    for (size_t i = 0; i < COUNT(states); i++) {
        enum letter_state is =
            letter_state_of(&x, &s.letters[0], kit_day(states[i].as_of), &row);

        if (is != states[i].want)
            fail_msg("%s: state %d", states[i].as_of, (int)is);
    }
    assert_true(str_equal_z(row->tracking_no, "E2"));
    assert_int_equal(
        letter_state_of(&x, &s.letters[1], kit_day("2026-04-01"), &row),
        LETTER_ISSUED);
    assert_null(row);
    assert_int_equal(
        letter_state_of(&x, &s.letters[2], kit_day("2026-03-04"), &row),
        LETTER_ISSUED);
    assert_int_equal(
        letter_state_of(&x, &s.letters[2], kit_day("2026-03-05"), &row),
        LETTER_WITHDRAWN);
    kit_end(&s.k);
}

/* --- clocks --------------------------------------------------------------- */

static const struct {
    const char *name;
    struct told_row row;
    const char *stub, *signed_by;
    uint8_t basis;
    bool is_provable;
    enum clock_proof proof;
    const char *day;
} clock_cases[] = {
    {"issued alone is nothing",
     {N12, NULL, "", NULL, 0, NULL},
     "",
     "",
     0,
     false,
     0,
     NULL},
    {"posted without the slip",
     {N12, NULL, "E1", "2026-03-03", 0, NULL},
     "",
     "",
     ADDRESS_CONTRACT,
     false,
     PROOF_NONE,
     "2026-03-03"},
    {"posted with it, to the agreed address",
     {N12, NULL, "E1", "2026-03-03", 0, NULL},
     "evidence/1.pdf",
     "",
     ADDRESS_CONTRACT,
     true,
     PROOF_POSTED,
     "2026-03-03"},
    {"to some address",
     {N12, NULL, "E1", "2026-03-03", 0, NULL},
     "evidence/1.pdf",
     "",
     ADDRESS_LAST,
     false,
     PROOF_NONE,
     "2026-03-03"},
    {"delivered: the register has the copy",
     {N12, NULL, "E1", "2026-03-03", DELIVERY_DELIVERED, "2026-03-05"},
     "",
     "前台",
     0,
     true,
     PROOF_CARRIER,
     "2026-03-05"},
    {"signed by the mail room",
     {N12, NULL, "E1", "2026-03-03", DELIVERY_DELIVERED, "2026-03-05"},
     "",
     "收发室",
     0,
     true,
     PROOF_SIGNED,
     "2026-03-05"},
    {"refused, with the slip",
     {N12, NULL, "E1", "2026-03-03", DELIVERY_REFUSED, "2026-03-06"},
     "evidence/1.pdf",
     "",
     ADDRESS_REGISTERED,
     true,
     PROOF_POSTED,
     "2026-03-06"},
};

static const struct clock *clock_on(const struct clocks *c, const char *doc_no)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->items[i].kind == CLOCK_LIMITATION &&
            str_equal_z(c->ledger->documents[c->items[i].document].doc_no,
                        doc_no))
            return &c->items[i];
    fail_msg("no clock on %s", doc_no);
    return NULL;
}

static void check_clocks(size_t i)
{
    struct scene s;
    struct law_tables law;
    struct clocks clocks;
    struct view view;
    const struct clock *a;
    const char *day = clock_cases[i].day;

    start(&s);
    assert_true(
        law_tables_read("templates/tables", NULL, &law, &s.k.arena, &s.k.diag));
    add(&s, &clock_cases[i].row);
    s.rows[0].stub_file = str_from_z(clock_cases[i].stub);
    s.rows[0].signed_by = str_from_z(clock_cases[i].signed_by);
    s.rows[0].address_basis = clock_cases[i].basis;
    deliveries_join(&s.k.ledger, &s.issued, &s.k.diag);
    view = kit_view(&s.k, "2026-04-01");
    clocks_make(&view, &law.calendar, &clocks, &s.k.arena);
    a = clock_on(&clocks, "A");
    assert_int_equal(clock_on(&clocks, "B")->event_count, 0);
    assert_int_equal(clock_on(&clocks, "D")->event_count, 0);
    if (a->event_count != (day ? 1u : 0u))
        fail_msg("%s: %zu events", clock_cases[i].name, a->event_count);
    if (day &&
        (a->events[0].is_provable != clock_cases[i].is_provable ||
         a->events[0].proof != clock_cases[i].proof ||
         a->events[0].day.day != kit_day(day).day || !a->events[0].is_asserted))
        fail_msg("%s: provable %d, proof %d", clock_cases[i].name,
                 a->events[0].is_provable, a->events[0].proof);
    kit_end(&s.k);
}

static void test_clocks(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(clock_cases); i++)
        check_clocks(i);
}

/* The letter is not told twice; a call about it is a call. */
static void test_contacts_of_letters(void **state)
{
    static const uint8_t channels[] = {CHANNEL_LETTER, CHANNEL_PHONE};

    (void)state;
    for (size_t i = 0; i < COUNT(channels); i++) {
        uint32_t b = 1;
        struct contact contact = {.contact_date = kit_day("2026-03-10"),
                                  .promise_date = no_date,
                                  .recorded_date = no_date,
                                  .letter_no = STR(N12),
                                  .doc_nos = STR("B"),
                                  .documents = &b,
                                  .document_count = 1,
                                  .channel = channels[i],
                                  .direction = DIRECTION_OUT,
                                  .asserts_claim = ANSWER_YES,
                                  .attachment = STR("evidence/1.mp3")};
        const struct told_row row = {
            N12, NULL, "E1", "2026-03-03", DELIVERY_DELIVERED, "2026-03-05"};
        struct clocks clocks;
        struct view view;
        struct scene s;

        start(&s);
        add(&s, &row);
        s.k.ledger.contacts = &contact;
        s.k.ledger.contact_count = 1;
        deliveries_join(&s.k.ledger, &s.issued, &s.k.diag);
        view = kit_view(&s.k, "2026-04-01");
        clocks_make(&view, NULL, &clocks, &s.k.arena);
        assert_int_equal(clock_on(&clocks, "A")->event_count, 1);
        assert_int_equal(clock_on(&clocks, "B")->event_count, i);
        kit_end(&s.k);
    }
}

/* --- the carrier ---------------------------------------------------------- */

static const struct {
    const char *name;
    struct told_row typed, carried[2];
    uint8_t result;
    const char *posted, *signed_at;
    const char *said;
} carrier_cases[] = {
    {"delivered",
     {N12, "C1", "E100001", NULL, 0, NULL},
     {{"", NULL, "E100001", "2026-03-03", DELIVERY_DELIVERED, "2026-03-05"}},
     DELIVERY_DELIVERED,
     "2026-03-03",
     "2026-03-05",
     NULL},
    {"the last row that has a result",
     {N12, "C1", "E100001", NULL, 0, NULL},
     {{"", NULL, "E100001", "2026-03-03", DELIVERY_RETURNED, "2026-03-09"},
      {"", NULL, "E100001", NULL, 0, NULL}},
     DELIVERY_RETURNED,
     "2026-03-03",
     "2026-03-09",
     NULL},
    {"on its way",
     {N12, "C1", "E100001", NULL, 0, NULL},
     {{"", NULL, "E100001", "2026-03-03", 0, NULL}},
     0,
     "2026-03-03",
     NULL,
     NULL},
    {"typed days stand",
     {N12, "C1", "E100001", "2026-03-02", 0, "2026-03-06"},
     {{"", NULL, "E100001", "2026-03-03", DELIVERY_DELIVERED, "2026-03-05"}},
     DELIVERY_DELIVERED,
     "2026-03-02",
     "2026-03-06",
     NULL},
    {"typed results stand, and it is told",
     {N12, "C1", "E100001", "2026-03-02", DELIVERY_REFUSED, NULL},
     {{"", NULL, "E100001", "2026-03-03", DELIVERY_DELIVERED, "2026-03-05"}},
     DELIVERY_REFUSED,
     "2026-03-02",
     NULL,
     "deliveries say refused, the carrier says delivered"},
    {"nearly the number",
     {N12, "C1", "E100010", NULL, 0, NULL},
     {{"", NULL, "E100001", "2026-03-03", DELIVERY_DELIVERED, "2026-03-05"}},
     0,
     NULL,
     NULL,
     "did you mean E100001?"},
    {"of another parcel",
     {N12, "C1", "S999", NULL, 0, NULL},
     {{"", NULL, "E100001", "2026-03-03", DELIVERY_DELIVERED, "2026-03-05"}},
     0,
     NULL,
     NULL,
     "1 of 1 tracking numbers"},
};

static void test_carrier(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(carrier_cases); i++) {
        struct delivery carried[2];
        const struct delivery *d;
        struct scene s;
        size_t n = 0;

        start(&s);
        for (size_t k = 0; k < 2 && carrier_cases[i].carried[k].letter_no;
             k++) {
            add(&s, &carrier_cases[i].carried[k]);
            carried[n++] = s.rows[k];
        }
        s.k.ledger.delivery_count = 0;
        s.k.ledger.carried = carried;
        s.k.ledger.carried_count = n;
        add(&s, &carrier_cases[i].typed);
        deliveries_carry(&s.k.ledger, &s.k.diag);
        d = &s.rows[0];
        if (d->result != carrier_cases[i].result ||
            d->posted_date.day != kit_day(carrier_cases[i].posted).day ||
            d->signed_date.day != kit_day(carrier_cases[i].signed_at).day ||
            (carrier_cases[i].said ? !is_said(&s, carrier_cases[i].said)
                                   : s.k.diag.worst != DIAG_OK))
            fail_msg("%s: result %d", carrier_cases[i].name, (int)d->result);
        kit_end(&s.k);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_join),
        cmocka_unit_test(test_corrected),
        cmocka_unit_test(test_states),
        cmocka_unit_test(test_clocks),
        cmocka_unit_test(test_contacts_of_letters),
        cmocka_unit_test(test_carrier),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
