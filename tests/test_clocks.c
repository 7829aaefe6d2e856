/*
 * The other clocks: guarantees, bills, cases, insolvency, other laws; what is
 * missing, alarms, instalments.
 */
#include "clock_kit.h"

/* --- guarantees and laws: one contract ------------------------------------ */

static const struct {
    const char *name, *due, *as_of, *events;
    const char *law, *guarantor, *end;
    uint8_t guarantee;
    enum clock_kind kind;
    const char *want;
} contracts[] = {
    /* 民法典 692: six months from the due day, silent or unclear. */
    {"general, silent", "2026-01-15", "2026-05-01", "", "中国法律", "周", NULL,
     GUARANTEE_GENERAL, CLOCK_GUARANTEE, "2026-07-15 2026-07-15 runs"},
    {"not told: as a general one", "2026-01-15", "2026-05-01", "", "", "周",
     NULL, NOT_TOLD, CLOCK_GUARANTEE, "2026-07-15 2026-07-15 runs"},
    {"off a day of rest", "2026-04-05", "2026-05-01", "", "", "周", NULL,
     GUARANTEE_JOINT, CLOCK_GUARANTEE, "2026-10-08 2026-10-08 runs"},
    {"the end of a shorter month", "2025-08-31", "2026-01-15", "", "", "周",
     NULL, GUARANTEE_JOINT, CLOCK_GUARANTEE, "2026-02-28 2026-02-28 runs"},
    {"agreed", "2026-01-15", "2026-05-01", "", "", "周", "2027-01-16",
     GUARANTEE_JOINT, CLOCK_GUARANTEE, "2027-01-16 2027-01-16 runs"},
    {"agreed to end with the debt: as if not", "2026-01-15", "2026-05-01", "",
     "", "周", "2026-01-15", GUARANTEE_JOINT, CLOCK_GUARANTEE,
     "2026-07-15 2026-07-15 runs"},
    {"ended", "2025-01-15", "2026-05-01", "", "", "周", NULL, GUARANTEE_JOINT,
     CLOCK_GUARANTEE, "2025-07-15 2025-07-15 ended"},
    {"not due: no clock", "2026-06-15", "2026-05-01", "", "", "周", NULL,
     GUARANTEE_JOINT, CLOCK_GUARANTEE, "none"},
    {"no guarantor", "2026-01-15", "2026-05-01", "", "", "", NULL, NOT_TOLD,
     CLOCK_GUARANTEE, "none"},
    {"a mortgage is none", "2026-01-15", "2026-05-01", "", "", "周", NULL,
     GUARANTEE_MORTGAGE, CLOCK_GUARANTEE, "none"},
    /* 693: what keeps it. */
    {"general: a notice saves nothing", "2026-01-15", "2026-05-01",
     "D 2026-03-02; Ls 2026-03-02", "", "周", NULL, GUARANTEE_GENERAL,
     CLOCK_GUARANTEE, "2026-07-15 2026-07-15 runs"},
    {"general: a suit does", "2026-01-15", "2026-05-01", "F 2026-03-02", "",
     "周", NULL, GUARANTEE_GENERAL, CLOCK_GUARANTEE, "none"},
    {"general: an unproved suit", "2026-01-15", "2026-05-01", "F- 2026-03-02",
     "", "周", NULL, GUARANTEE_GENERAL, CLOCK_GUARANTEE,
     "2026-07-15 2026-07-15 runs"},
    {"joint: a suit against the debtor does not", "2026-01-15", "2026-05-01",
     "F 2026-03-02", "", "周", NULL, GUARANTEE_JOINT, CLOCK_GUARANTEE,
     "2026-07-15 2026-07-15 runs"},
    {"joint: a demand does", "2026-01-15", "2026-05-01", "D 2026-03-02", "",
     "周", NULL, GUARANTEE_JOINT, CLOCK_GUARANTEE, "none"},
    {"joint: the last day", "2025-07-15", "2026-05-01", "D 2026-01-15", "",
     "周", NULL, GUARANTEE_JOINT, CLOCK_GUARANTEE, "none"},
    {"joint: the day after", "2025-07-15", "2026-05-01", "D 2026-01-16", "",
     "周", NULL, GUARANTEE_JOINT, CLOCK_GUARANTEE,
     "2026-01-15 2026-01-15 ended"},
    {"joint: not before it is due", "2026-01-15", "2026-05-01", "D 2026-01-15",
     "", "周", NULL, GUARANTEE_JOINT, CLOCK_GUARANTEE,
     "2026-07-15 2026-07-15 runs"},
    {"joint: an unproved demand", "2026-01-15", "2026-05-01", "D- 2026-03-02",
     "", "周", NULL, GUARANTEE_JOINT, CLOCK_GUARANTEE,
     "2026-07-15 2026-07-15 runs"},
    {"694: then limitation against him", "2026-01-15", "2026-05-01",
     "D 2026-03-02", "", "周", NULL, GUARANTEE_JOINT, CLOCK_GUARANTOR,
     "2029-03-02 2029-03-02 runs"},
    {"694: a second demand begins it anew", "2026-01-15", "2026-05-01",
     "D 2026-03-02; D 2026-04-02", "", "周", NULL, GUARANTEE_JOINT,
     CLOCK_GUARANTOR, "2029-04-02 2029-04-02 runs"},
    /* 692(1), 695: a demand on the debtor, a payment, a plan move nothing. */
    {"no interruption", "2026-01-15", "2026-05-01",
     "Ls 2026-03-02; P 2026-04-01; A 2026-04-02 2026-12-31", "", "周", NULL,
     GUARANTEE_JOINT, CLOCK_GUARANTEE, "2026-07-15 2026-07-15 runs"},
    {"the guarantor consented", "2026-01-15", "2026-05-01",
     "Q 2026-04-02 2027-06-30", "", "周", NULL, GUARANTEE_JOINT,
     CLOCK_GUARANTEE, "2027-06-30 2027-06-30 runs"},

    /* The law. */
    {"English: six years, no day moves", "2020-08-01", "2026-07-17", "",
     "English law", "", NULL, NOT_TOLD, CLOCK_LIMITATION,
     "2026-08-01 2026-08-01 runs"},
    {"English: a demand does nothing", "2020-08-01", "2026-07-17",
     "Ls 2024-03-04", "England and Wales", "", NULL, NOT_TOLD, CLOCK_LIMITATION,
     "2026-08-01 2026-08-01 runs"},
    {"English: signed acknowledgment", "2020-08-01", "2026-07-17",
     "Ia 2024-03-04", "英格兰法律", "", NULL, NOT_TOLD, CLOCK_LIMITATION,
     "2030-03-04 2030-03-04 runs"},
    {"English: part payment", "2020-08-01", "2026-07-17", "P 2024-03-04", "UK",
     "", NULL, NOT_TOLD, CLOCK_LIMITATION, "2030-03-04 2030-03-04 runs"},
    {"English: nothing after the end", "2018-08-01", "2026-07-17",
     "I 2025-03-04; P 2025-04-04", "English law", "", NULL, NOT_TOLD,
     CLOCK_LIMITATION, "2024-08-01 2024-08-01 ended"},
    {"another law is not computed", "2020-08-01", "2026-07-17", "", "香港法律",
     "", NULL, NOT_TOLD, CLOCK_LIMITATION, "- - foreign_law"},
    {"nor a guarantee under it", "2026-01-15", "2026-05-01", "", "New York",
     "周", NULL, GUARANTEE_JOINT, CLOCK_GUARANTEE, "none"},
    /* 规定 8(2), 民法典 137: mail to the address that is agreed. */
    {"mail to the agreed address", "2023-01-10", "2026-07-17", "Mr 2025-03-06",
     "PRC", "mail", NULL, GUARANTEE_OTHER, CLOCK_LIMITATION,
     "2028-03-06 2028-03-06 runs"},
};

static void test_contracts(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(contracts); i++) {
        struct clock_scene s;
        const char *found;
        struct contract *k;
        bool mail = strcmp(contracts[i].guarantor, "mail") == 0;

        scene_start(&s, contracts[i].due);
        (void)kit_contract(&s.k, s.customer, "HT-1",
                           mail ? "" : contracts[i].guarantor, contracts[i].end,
                           0);
        k = &s.k.ledger.contracts[0];
        k->governing_law = str_from_z(contracts[i].law);
        k->guarantee_kind = contracts[i].guarantee;
        k->service_email = mail ? STR("a@c.example") : STR("");
        kit_details(&s.k, s.document)->contract_no = STR("HT-1");
        scene_events(&s, contracts[i].events);
        scene_run(&s, contracts[i].as_of);
        found = scene_find(&s, contracts[i].kind);
        if (strcmp(found, contracts[i].want) != 0)
            fail_msg("%s: %s, not %s", contracts[i].name, found,
                     contracts[i].want);
        scene_end(&s);
    }
}

/* --- bills ---------------------------------------------------------------- */

static const struct {
    const char *name, *paper, *issued, *maturity;
    enum bill_status status;
    const char *day; /* dishonoured or presented */
    const char *as_of, *events;
    enum clock_kind kind;
    const char *want;
} bills[] = {
    {"票据法 53: ten days", "银行承兑汇票", "2026-01-20", "2026-07-20",
     BILL_HELD, NULL, "2026-07-17", "", CLOCK_BILL_PRESENTATION,
     "2026-07-30 2026-07-30 runs"},
    {"off a day of rest", "商业承兑汇票", "2026-04-07", "2026-10-07", BILL_HELD,
     NULL, "2026-07-17", "", CLOCK_BILL_PRESENTATION,
     "2026-10-19 2026-10-19 runs"},
    {"presented", "银行承兑汇票", "2026-01-15", "2026-07-15", BILL_HELD,
     "2026-07-16", "2026-07-17", "", CLOCK_BILL_PRESENTATION, "none"},
    {"too late", "银行承兑汇票", "2026-01-01", "2026-07-01", BILL_HELD, NULL,
     "2026-07-17", "", CLOCK_BILL_PRESENTATION, "2026-07-13 2026-07-13 ended"},
    {"91: a cheque, from its issue", "支票", "2026-07-13", "2026-07-23",
     BILL_HELD, NULL, "2026-07-17", "", CLOCK_BILL_PRESENTATION,
     "2026-07-23 2026-07-23 runs"},
    {"a cheque without its day of issue", "支票", NULL, "2026-07-23", BILL_HELD,
     NULL, "2026-07-17", "", CLOCK_BILL_PRESENTATION, "- - unknown"},
    {"78: a promissory note, two months", "本票", "2026-06-16", "2026-08-16",
     BILL_HELD, NULL, "2026-07-17", "", CLOCK_BILL_PRESENTATION,
     "2026-08-17 2026-08-17 runs"},
    {"endorsed on", "银行承兑汇票", "2026-01-20", "2026-07-20", BILL_ENDORSED,
     NULL, "2026-07-17", "", CLOCK_BILL_PRESENTATION, "none"},
    {"paid", "银行承兑汇票", "2026-01-10", "2026-07-10", BILL_PAID,
     "2026-07-10", "2026-07-17", "", CLOCK_BILL_DRAWER, "none"},
    {"66: three days", "银行承兑汇票", "2026-01-15", "2026-07-15",
     BILL_DISHONOURED, "2026-07-16", "2026-07-17", "", CLOCK_BILL_NOTICE,
     "2026-07-20 2026-07-20 runs"},
    {"17(3): six months", "银行承兑汇票", "2026-01-15", "2026-07-15",
     BILL_DISHONOURED, "2026-07-16", "2026-07-17", "", CLOCK_BILL_RECOURSE,
     "2027-01-18 2027-01-18 runs"},
    {"17(1): two years from maturity", "银行承兑汇票", "2026-01-15",
     "2026-07-15", BILL_DISHONOURED, "2026-07-16", "2026-07-17", "",
     CLOCK_BILL_DRAWER, "2028-07-17 2028-07-17 runs"},
    {"17(2): a cheque, six months from issue", "支票", "2026-07-10",
     "2026-07-20", BILL_DISHONOURED, "2026-07-16", "2026-07-17", "",
     CLOCK_BILL_DRAWER, "2027-01-11 2027-01-11 runs"},
    {"a suit that names the bill", "银行承兑汇票", "2026-01-15", "2026-07-10",
     BILL_DISHONOURED, "2026-07-13", "2026-07-17", "F 2026-07-15",
     CLOCK_BILL_RECOURSE, "none"},
    {"17(4): three months", "银行承兑汇票", "2026-01-15", "2026-07-10",
     BILL_DISHONOURED, "2026-07-13", "2026-07-17", "R 2026-07-15",
     CLOCK_BILL_AGAIN, "2026-10-15 2026-10-15 runs"},
};

/* Steps of this table name the bill. */
static void bill_step(struct clock_scene *s, const char *text)
{
    char word[8], day[16];

    if (sscanf(text, "%7s %15s", word, day) != 2)
        return;
    s->steps[s->k.ledger.case_count++] = (struct case_step){
        .case_no = STR("1"),
        .customer = s->customer,
        .doc_nos = STR("PJ-1"),
        .event = word[0] == 'F' ? CASE_FILED : CASE_RECOURSE_PAID,
        .event_date = kit_day(day),
        .ends = no_date,
        .proof = STR(FILE_OF)};
}

static void test_bills(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(bills); i++) {
        struct clock_scene s;
        const char *found;
        struct bill *b;
        uint32_t receipt;

        scene_start(&s, "2026-01-01");
        receipt = kit_receipt(&s.k, "PJ-1", s.customer, kit_money("CNY", 500),
                              "2026-01-20", NULL, "A");
        (void)kit_bill(&s.k, receipt, bills[i].status, bills[i].maturity,
                       bills[i].day);
        b = &s.k.ledger.bills[0];
        b->kind = str_from_z(bills[i].paper);
        b->issue_date = kit_day(bills[i].issued);
        bill_step(&s, bills[i].events);
        scene_run(&s, bills[i].as_of);
        found = scene_find(&s, bills[i].kind);
        if (strcmp(found, bills[i].want) != 0)
            fail_msg("%s: %s, not %s", bills[i].name, found, bills[i].want);
        scene_end(&s);
    }
}

/* --- cases ---------------------------------------------------------------- */

static const struct {
    const char *name, *as_of, *events;
    enum clock_kind kind;
    const char *want;
    int32_t days_left;
} steps[] = {
    {"104: thirty days", "2026-07-17", "B 2026-07-01", CLOCK_SUIT,
     "2026-07-31 2026-07-31 runs", 14},
    {"off a day of rest", "2026-07-17", "B 2026-07-02", CLOCK_SUIT,
     "2026-08-03 2026-08-03 runs", 17},
    {"sued in time", "2026-07-17", "B 2026-07-01; F 2026-07-10", CLOCK_SUIT,
     "none", 0},
    {"too late", "2026-08-17", "B 2026-07-01", CLOCK_SUIT,
     "2026-07-31 2026-07-31 ended", -17},
    {"485: deposits, one year; seven days before it", "2026-07-17",
     "H1 2025-09-01", CLOCK_PRESERVATION, "2026-09-01 2026-09-01 runs", 39},
    {"movables, two years", "2026-07-17", "H2 2025-09-01", CLOCK_PRESERVATION,
     "2027-09-01 2027-09-01 runs", 404},
    {"land, three years", "2026-07-17", "H3 2025-09-01", CLOCK_PRESERVATION,
     "2028-09-01 2028-09-01 runs", 770},
    {"a shorter time as noted", "2026-07-17", "H3 2025-09-01 2026-12-31",
     CLOCK_PRESERVATION, "2026-12-31 2026-12-31 runs", 160},
    {"no longer than the law allows", "2026-07-17", "H1 2025-09-01 2028-12-31",
     CLOCK_PRESERVATION, "2026-09-01 2026-09-01 runs", 39},
    {"the day to apply is past", "2026-08-28", "H1 2025-09-01",
     CLOCK_PRESERVATION, "2026-09-01 2026-09-01 runs", -3},
    {"250: two years from the last day to perform", "2026-07-17",
     "J 2025-06-01 2025-06-11", CLOCK_ENFORCEMENT, "2027-06-11 2027-06-11 runs",
     329},
    {"from the day it took effect", "2026-07-17", "J 2025-06-03",
     CLOCK_ENFORCEMENT, "2027-06-03 2027-06-03 runs", 321},
    {"applied for", "2026-07-17", "J 2025-06-03; E 2026-01-05",
     CLOCK_ENFORCEMENT, "none", 0},
    {"not applied for in time", "2026-07-17", "J 2024-06-03", CLOCK_ENFORCEMENT,
     "2026-06-03 2026-06-03 ended", -44},
};

static const struct clock *find(const struct clock_scene *s,
                                enum clock_kind kind)
{
    for (size_t i = 0; i < s->clocks.count; i++)
        if (s->clocks.items[i].kind == kind)
            return &s->clocks.items[i];
    return NULL;
}

static void test_steps(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(steps); i++) {
        struct clock_scene s;
        const struct clock *c;
        const char *found;

        scene_start(&s, "2024-01-01");
        scene_events(&s, steps[i].events);
        scene_run(&s, steps[i].as_of);
        found = scene_find(&s, steps[i].kind);
        c = find(&s, steps[i].kind);
        if (strcmp(found, steps[i].want) != 0 ||
            (c && c->days_left != steps[i].days_left))
            fail_msg("%s: %s, %d days, not %s, %d", steps[i].name, found,
                     c ? c->days_left : 0, steps[i].want, steps[i].days_left);
        scene_end(&s);
    }
}

/* --- insolvency ----------------------------------------------------------- */

static const struct {
    const char *name, *accepted, *deadline, *as_of, *events, *want;
} insolvencies[] = {
    {"the deadline", "2026-06-01", "2026-08-31", "2026-07-17", "",
     "2026-08-31 2026-08-31 runs"},
    {"not accepted yet", "2026-08-01", "2026-10-31", "2026-07-17", "", "none"},
    {"no deadline noted", "2026-06-01", NULL, "2026-07-17", "", "- - unknown"},
    {"lodged", "2026-06-01", "2026-08-31", "2026-07-17", "K 2026-07-01",
     "none"},
    {"late", "2026-03-01", "2026-05-31", "2026-07-17", "",
     "2026-05-31 2026-05-31 ended"},
    {"solvent", NULL, NULL, "2026-07-17", "", "none"},
};

static void test_insolvency(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(insolvencies); i++) {
        struct clock_scene s;
        struct customer *c;
        const char *found;

        scene_start(&s, "2024-01-02");
        c = &s.k.ledger.customers[s.customer];
        c->insolvency_date = kit_day(insolvencies[i].accepted);
        c->claim_deadline = kit_day(insolvencies[i].deadline);
        scene_events(&s, insolvencies[i].events);
        scene_run(&s, insolvencies[i].as_of);
        found = scene_find(&s, CLOCK_INSOLVENCY);
        if (strcmp(found, insolvencies[i].want) != 0)
            fail_msg("%s: %s, not %s", insolvencies[i].name, found,
                     insolvencies[i].want);
        scene_end(&s);
    }
}

/* 19: what is seized of an insolvent debtor is released. */
static void test_released(void **state)
{
    struct clock_scene s;

    (void)state;
    scene_start(&s, "2024-01-02");
    s.k.ledger.customers[s.customer].insolvency_date = kit_day("2026-06-01");
    scene_events(&s, "H1 2026-05-01; J 2026-05-04");
    scene_run(&s, "2026-07-17");
    assert_string_equal(scene_find(&s, CLOCK_PRESERVATION), "none");
    assert_string_equal(scene_find(&s, CLOCK_ENFORCEMENT), "none");
    scene_end(&s);
}

/* --- alarms and what is missing ------------------------------------------- */

static const struct {
    const char *due, *as_of;
    int32_t alarm;
} alarms[] = {
    {"2023-07-17", "2026-01-17", 0}, /* 181 days left */
    {"2023-07-17", "2026-01-18", 180}, {"2023-07-17", "2026-04-17", 180},
    {"2023-07-17", "2026-04-18", 90},  {"2023-07-17", "2026-06-16", 90},
    {"2023-07-17", "2026-06-17", 30},  {"2023-07-17", "2026-07-17", 30},
    {"2023-07-17", "2026-07-18", 0}, /* it has ended */
};

/* A dispute keeps a document out of letters, never out of the clock. */
static void test_alarms(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(alarms); i++) {
        struct clock_scene s;
        const struct clock *c;

        scene_start(&s, alarms[i].due);
        kit_dispute(&s.k, s.document, s.customer, (struct money){0},
                    "2023-08-01", NULL);
        scene_run(&s, alarms[i].as_of);
        c = find(&s, CLOCK_LIMITATION);
        assert_non_null(c);
        assert_int_equal(c->disputed, 100000);
        if (c->alarm != alarms[i].alarm)
            fail_msg("%s: %d, not %d", alarms[i].as_of, c->alarm,
                     alarms[i].alarm);
        if (c->alarm > 30)
            assert_true(str_find(clock_action_text(c, LANGUAGE_ZH),
                                 STR("含争议部分")) >= 0);
        scene_end(&s);
    }
}

static const struct {
    const char *events;
    uint32_t lacks;
} lacking[] = {
    {"", 0},
    {"Ls 2025-03-04", 0},
    {"L 2025-03-04", LACK_ARRIVAL | LACK_STUB},
    {"Lo 2025-03-04", LACK_CAPACITY},
    {"Lx 2025-03-04", LACK_ORIGINAL},
    {"Lcx 2025-03-04", LACK_STUB},
    {"Lpl 2025-03-04", LACK_ADDRESS},
    {"Ln 2025-03-04", LACK_DOC_NOS},
    {"L? 2025-03-04", LACK_CLAIM},
    {"C 2025-03-04", LACK_RECORD},
    {"V 2025-03-04", LACK_ORIGINAL},
    {"Wr 2025-03-04", LACK_AGREED},
    {"P? 2025-03-04", LACK_DESIGNATION | LACK_SLIP},
    {"F- 2025-03-04", LACK_PROOF},
    {"F 2025-03-04; X 2025-06-04", LACK_SERVICE},
    /* What is before the last proved one does not matter any more. */
    {"L 2025-03-04; Ls 2025-06-04", 0},
    {"Ls 2025-03-04; L 2025-06-04", LACK_ARRIVAL | LACK_STUB},
    /* Nor what is before the debt was due. */
    {"L 2023-03-04", 0},
};

static void test_lacks(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(lacking); i++) {
        struct clock_scene s;
        const struct clock *c;

        scene_start(&s, "2024-01-10");
        scene_events(&s, lacking[i].events);
        scene_run(&s, "2026-07-17");
        c = find(&s, CLOCK_LIMITATION);
        assert_non_null(c);
        if (c->lacks != lacking[i].lacks)
            fail_msg("%s: %x, not %x", lacking[i].events, c->lacks,
                     lacking[i].lacks);
        scene_end(&s);
    }
}

/* --- debts ---------------------------------------------------------------- */

/* 民法典 189: one debt in parts from the last; another number by itself. */
static void test_instalments(void **state)
{
    static const struct {
        const char *doc_no, *part, *due, *want;
    } parts[] = {{"B", "1", "2023-03-01", "2028-03-01"},
                 {"B", "2", "2024-03-01", "2028-03-01"},
                 {"B", "3", "2025-03-01", "2028-03-01"},
                 {"D", "", "2023-11-01", "2026-11-02"},
                 {"E", "1", "2023-11-02", "2026-11-02"}};
    struct clock_scene s;

    (void)state;
    scene_start(&s, "2023-09-09");
    for (size_t i = 0; i < COUNT(parts); i++) {
        uint32_t doc =
            kit_document(&s.k, DOCUMENT_INVOICE, parts[i].doc_no, s.customer,
                         kit_money("CNY", 100), "2022-01-01", parts[i].due);

        kit_details(&s.k, doc)->installment_no = str_from_z(parts[i].part);
    }
    scene_run(&s, "2026-07-17");
    for (size_t i = 0; i < s.clocks.count; i++) {
        const struct clock *c = &s.clocks.items[i];
        const char *found =
            arena_z(&s.k.arena, date_shown(c->provable.day, &s.k.arena));

        if (c->document > 0)
            assert_string_equal(found, parts[c->document - 1].want);
    }
    assert_int_equal(s.clocks.count, 6);
    scene_end(&s);
}

/* 民法典 628: no day agreed, due on delivery. */
static void test_delivery(void **state)
{
    struct clock_scene s;

    (void)state;
    scene_start(&s, NULL);
    kit_details(&s.k, s.document)->delivery_date = kit_day("2023-10-01");
    scene_run(&s, "2026-07-17");
    assert_string_equal(scene_find(&s, CLOCK_LIMITATION),
                        "2026-10-08 2026-10-08 runs");
    assert_int_equal(find(&s, CLOCK_LIMITATION)->lacks, LACK_DUE);
    scene_end(&s);
}

/* A note receivable that the export lists as a document: 票据法 17(1). */
static void test_bill_document(void **state)
{
    struct clock_scene s;

    (void)state;
    scene_start(&s, "2024-08-20");
    s.k.ledger.documents[s.document].class_of = CLASS_BILL;
    scene_run(&s, "2026-07-17");
    assert_string_equal(scene_find(&s, CLOCK_LIMITATION),
                        "2026-08-20 2026-08-20 runs");
    scene_end(&s);
}

/* Paid, and credit notes: nothing runs. */
static void test_nothing(void **state)
{
    struct clock_scene s;

    (void)state;
    scene_start(&s, "2024-08-20");
    kit_receipt(&s.k, "R", s.customer, kit_money("CNY", 100000), "2024-09-01",
                NULL, "A");
    kit_document(&s.k, DOCUMENT_CREDIT_NOTE, "K", s.customer,
                 kit_money("CNY", -500), "2024-01-01", NULL);
    scene_run(&s, "2026-07-17");
    assert_int_equal(s.clocks.count, 0);
    scene_end(&s);
}

static const struct {
    const char *text;
    enum governing_law law;
} laws[] = {
    {"", GOVERNING_PRC},
    {"  ", GOVERNING_PRC},
    {"中国法律", GOVERNING_PRC},
    {"中华人民共和国法律", GOVERNING_PRC},
    {"PRC", GOVERNING_PRC},
    {"the laws of the People's Republic of China", GOVERNING_PRC},
    {"中国香港法律", GOVERNING_OTHER},
    {"Hong Kong SAR, China", GOVERNING_OTHER},
    {"中国台湾", GOVERNING_OTHER},
    {"English law", GOVERNING_ENGLISH},
    {"laws of england and wales", GOVERNING_ENGLISH},
    {"英国法", GOVERNING_ENGLISH},
    {"uk", GOVERNING_ENGLISH},
    {"Scots law", GOVERNING_OTHER},
    {"Ukraine", GOVERNING_OTHER},
    {"德国法", GOVERNING_OTHER},
    {"New York", GOVERNING_OTHER},
};

static void test_laws(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(laws); i++)
        if (governing_law_of(str_from_z(laws[i].text)) != laws[i].law)
            fail_msg("%s: %d", laws[i].text,
                     governing_law_of(str_from_z(laws[i].text)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contracts), cmocka_unit_test(test_bills),
        cmocka_unit_test(test_steps),     cmocka_unit_test(test_insolvency),
        cmocka_unit_test(test_released),  cmocka_unit_test(test_alarms),
        cmocka_unit_test(test_lacks),     cmocka_unit_test(test_instalments),
        cmocka_unit_test(test_delivery),  cmocka_unit_test(test_bill_document),
        cmocka_unit_test(test_nothing),   cmocka_unit_test(test_laws),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
