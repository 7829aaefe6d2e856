/*
 * ledger_kit - small ledgers for tests, written row by row.
 *
 * Amounts are minor units, days are ISO texts; NULL is no day.  A failure to
 * build stops the test.
 */
#ifndef TESTS_LEDGER_KIT_H
#define TESTS_LEDGER_KIT_H

#include "model/ledger.h"
#include "model/policy.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

struct kit {
    struct arena arena;
    struct diag diag;
    struct ledger ledger;
    struct policy policy;
    struct ledger_file file;
    size_t customers, documents, receipts, allocations, disputes, controls;
    size_t costs, bills, writeoffs, contracts, rates; /* capacities */
    uint32_t line;                                    /* of the newest row */
};

/* The kit may not move afterwards. */
static inline void kit_start(struct kit *k)
{
    *k = (struct kit){0};
    k->diag.arena = &k->arena;
    k->ledger.arena = &k->arena;
    k->file.path = "kit.csv";
    k->ledger.files = &k->file;
    k->ledger.file_count = 1;
    k->ledger.photograph = no_date;
    k->ledger.known_at = no_date;
    k->policy = policy_default(&k->arena);
    /* One stage, whatever came before: ladders have tests of their own. */
    k->policy.stages[0] = (struct stage){.name = STR_INIT("formal"),
                                         .template_name = STR_INIT("demand"),
                                         .days_overdue = 7};
    k->policy.stage_count = 1;
    k->policy.dunning.starts_gentle = false;
}

static inline void kit_end(struct kit *k)
{
    arena_release(&k->arena);
}

static inline struct date kit_day(const char *iso)
{
    struct field f = {.text = str_from_z(iso)};
    struct diag quiet = {0};
    struct date d = no_date;

    if (iso && !date_parse(f, DATE_YMD, false, &d, &quiet))
        fail_msg("%s is not a day", iso);
    return d;
}

static inline struct money kit_money(const char *code, int64_t minor)
{
    const struct currency *currency = currency_find(str_from_z(code));

    assert_non_null(currency);
    return (struct money){minor, currency};
}

static inline uint32_t kit_customer(struct kit *k, const char *id)
{
    struct ledger *l = &k->ledger;

    ARENA_PUSH(&k->arena, l->customers, l->customer_count, k->customers) =
        (struct customer){.customer_id = str_from_z(id),
                          .terms_days = -1,
                          .parent = LEDGER_NONE,
                          .insolvency_date = no_date,
                          .claim_deadline = no_date,
                          .name = str_from_z(id),
                          .at = {0, ++k->line}};
    return (uint32_t)l->customer_count - 1;
}

static inline uint32_t kit_document(struct kit *k, enum document_kind kind,
                                    const char *doc_no, uint32_t customer,
                                    struct money owed, const char *issued,
                                    const char *due)
{
    struct ledger *l = &k->ledger;

    ARENA_PUSH(&k->arena, l->documents, l->document_count, k->documents) =
        (struct document){.doc_no = str_from_z(doc_no),
                          .owed = owed.minor,
                          .currency = owed.currency,
                          .issue_date = kit_day(issued),
                          .due_date = kit_day(due),
                          .recorded_date = no_date,
                          .handed_over_date = no_date,
                          .at = {0, ++k->line},
                          .customer = customer,
                          .kind = (uint8_t)kind};
    return (uint32_t)l->document_count - 1;
}

static inline uint32_t kit_receipt(struct kit *k, const char *receipt_no,
                                   uint32_t customer, struct money amount,
                                   const char *received, const char *reversed,
                                   const char *doc_nos)
{
    struct ledger *l = &k->ledger;

    ARENA_PUSH(&k->arena, l->receipts, l->receipt_count, k->receipts) =
        (struct receipt){.receipt_no = str_from_z(receipt_no),
                         .recorded_date = no_date,
                         .bill = LEDGER_NONE,
                         .customer = customer,
                         .amount = amount,
                         .receipt_date = kit_day(received),
                         .reversed_date = kit_day(reversed),
                         .doc_nos = str_from_z(doc_nos),
                         .at = {0, ++k->line}};
    return (uint32_t)l->receipt_count - 1;
}

/*
 * From a receipt, or with receipt LEDGER_NONE from a credit note; a row of an
 * exported table.
 */
static inline void kit_allocation(struct kit *k, uint32_t receipt,
                                  uint32_t credit_note, uint32_t document,
                                  struct money amount, const char *day)
{
    struct ledger *l = &k->ledger;

    l->allocations_given = true;
    ARENA_PUSH(&k->arena, l->allocations, l->allocation_count, k->allocations) =
        (struct allocation){.receipt = receipt,
                            .writeoff = LEDGER_NONE,
                            .recorded_date = no_date,
                            .credit_note = credit_note,
                            .document = document,
                            .amount = amount,
                            .allocation_date = kit_day(day),
                            .at = {0, ++k->line}};
}

/* amount.currency NULL: all; document LEDGER_NONE: the whole customer. */
static inline void kit_dispute(struct kit *k, uint32_t document,
                               uint32_t customer, struct money amount,
                               const char *from, const char *until)
{
    struct ledger *l = &k->ledger;

    ARENA_PUSH(&k->arena, l->disputes, l->dispute_count, k->disputes) =
        (struct dispute){.document = document,
                         .customer = customer,
                         .from = kit_day(from),
                         .until = kit_day(until),
                         .amount = amount,
                         .at = {0, ++k->line}};
}

static inline void kit_control(struct kit *k, const char *day,
                               struct money amount)
{
    struct ledger *l = &k->ledger;

    ARENA_PUSH(&k->arena, l->controls, l->control_count, k->controls) =
        (struct control){
            .as_of = kit_day(day), .amount = amount, .at = {0, ++k->line}};
}

static inline void kit_cost(struct kit *k, const char *day, struct money amount)
{
    struct ledger *l = &k->ledger;

    ARENA_PUSH(&k->arena, l->costs, l->cost_count, k->costs) =
        (struct cost){.cost_date = kit_day(day),
                      .amount = amount,
                      .customer = LEDGER_NONE,
                      .at = {0, ++k->line}};
}

static inline uint32_t kit_writeoff(struct kit *k, uint32_t document,
                                    struct money amount, const char *day)
{
    struct ledger *l = &k->ledger;

    ARENA_PUSH(&k->arena, l->writeoffs, l->writeoff_count, k->writeoffs) =
        (struct writeoff){.document = document,
                          .amount = amount,
                          .writeoff_date = kit_day(day),
                          .recorded_date = no_date,
                          .at = {0, ++k->line}};
    return (uint32_t)l->writeoff_count - 1;
}

/*
 * The bill that a receipt is: as intake leaves it, the receipt is reversed on
 * the day of dishonour.  status_day is dishonoured_at of a dishonoured bill,
 * else presented_at.
 */
static inline uint32_t kit_bill(struct kit *k, uint32_t receipt,
                                enum bill_status status, const char *maturity,
                                const char *status_day)
{
    struct ledger *l = &k->ledger;
    struct receipt *r = &l->receipts[receipt];
    bool dishonoured = status == BILL_DISHONOURED;

    ARENA_PUSH(&k->arena, l->bills, l->bill_count, k->bills) = (struct bill){
        .bill_no = r->receipt_no,
        .customer = r->customer,
        .receipt = receipt,
        .amount = r->amount,
        .issue_date = no_date,
        .received_date = r->receipt_date,
        .maturity_date = kit_day(maturity),
        .presented_at = kit_day(dishonoured ? NULL : status_day),
        .dishonoured_at = kit_day(dishonoured ? status_day : NULL),
        .recorded_date = no_date,
        .status = (uint8_t)status,
        .at = {0, ++k->line}};
    if (dishonoured)
        r->reversed_date = kit_day(status_day);
    r->bill = (uint32_t)l->bill_count - 1;
    return r->bill;
}

/* guarantor "": unsecured; burden in millionths a year. */
static inline uint32_t kit_contract(struct kit *k, uint32_t customer,
                                    const char *contract_no,
                                    const char *guarantor,
                                    const char *guarantee_end, int64_t burden)
{
    struct ledger *l = &k->ledger;

    ARENA_PUSH(&k->arena, l->contracts, l->contract_count, k->contracts) =
        (struct contract){.contract_no = str_from_z(contract_no),
                          .customer = customer,
                          .guarantor = str_from_z(guarantor),
                          .guarantee_end = kit_day(guarantee_end),
                          .burden = burden,
                          .at = {0, ++k->line}};
    return (uint32_t)l->contract_count - 1;
}

/* The document's details, empty at first. */
static inline struct document_details *kit_details(struct kit *k,
                                                   uint32_t document)
{
    struct document_details *more =
        arena_new(&k->arena, struct document_details);

    more->delivery_date = more->posting_date = no_date;
    k->ledger.documents[document].details = more;
    return more;
}

/* rate in hundred-thousandths: 7.12345 is 712345. */
static inline void kit_rate(struct kit *k, const char *code, const char *day,
                            int64_t rate)
{
    struct ledger *l = &k->ledger;

    ARENA_PUSH(&k->arena, l->rates, l->rate_count, k->rates) =
        (struct fx_rate){.currency = kit_money(code, 0).currency,
                         .rate_date = kit_day(day),
                         .rate = {rate, 5},
                         .at = {0, ++k->line}};
}

static inline struct view kit_view(struct kit *k, const char *day)
{
    struct view v = {0};

    assert_true(ledger_view(&k->ledger, kit_day(day), &v, &k->arena, &k->diag));
    return v;
}

/* Whether some message holds this text. */
static inline bool kit_says(const struct kit *k, const char *text)
{
    for (const struct message *m = k->diag.first; m; m = m->next) {
        if (str_find(m->text, str_from_z(text)) >= 0)
            return true;
    }
    return false;
}

/* ledger_finish succeeds; a document, a receipt has this open on a day. */
static inline void kit_finish(struct kit *k)
{
    assert_true(ledger_finish(&k->ledger, &k->diag));
}

static inline void kit_expect_open(struct kit *k, const char *day,
                                   uint32_t document, int64_t want)
{
    struct view v = kit_view(k, day);

    if (v.document_open[document] != want)
        fail_msg("%s: document %u is open with %jd, not %jd", day, document,
                 (intmax_t)v.document_open[document], (intmax_t)want);
}

static inline void kit_expect_unapplied(struct kit *k, const char *day,
                                        uint32_t receipt, int64_t want)
{
    struct view v = kit_view(k, day);

    if (v.receipt_open[receipt] != want)
        fail_msg("%s: receipt %u has %jd, not %jd", day, receipt,
                 (intmax_t)v.receipt_open[receipt], (intmax_t)want);
}

#endif
