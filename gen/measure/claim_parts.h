/*
 * claim_parts - what the files of the claim share among themselves.
 *
 * Of the house: it carries the notes.
 */
#ifndef MEASURE_CLAIM_PARTS_H
#define MEASURE_CLAIM_PARTS_H

#include "measure/claim_notes.h"
#include "measure/clock.h"
#include "measure/offset.h"

/* The notes of one claim while they are made. */
struct note_list {
    struct claim_note *items;
    size_t count, capacity;
    struct arena *arena;
};

/* A note without amounts, days or row: fill in the rest. */
struct claim_note note_about(enum claim_note_kind kind, struct str subject);
void note_add(struct note_list *list, struct claim_note note);

/* Sorted, each once, with the recorded reasons; counts open ones. */
void notes_finish(struct note_list *list, const struct ledger *l,
                  uint32_t customer, struct claim_notes *out);

/* Rows of a table by what they belong to: rows[first[i] .. first[i + 1]). */
struct rows_by {
    uint32_t *first, *rows;
};

struct claim_book {
    const struct view *view;
    const struct ledger *ledger;
    const struct law_tables *law;
    const struct policy *policy;
    struct rows_by documents, receipts, contracts; /* by customer */
    struct rows_by by_document, by_receipt;        /* allocations */
    struct clocks clocks;
};

/* What the rule of one debt is derived from. */
struct rule_facts {
    const struct law_tables *law;
    const struct claim_policy *policy;
    const struct customer *customer;
    const struct contract *contract; /* NULL: none on file */
    const struct currency *currency;
    struct date breach;  /* the day after the due date */
    struct date last;    /* last day of interest */
    struct date doubled; /* first day of a judgment's doubled part; or none */
    struct str doc_no;
    const struct diag *speaker; /* whose language is spoken */
};

/* A rule that holds from a day on. */
struct rule_period {
    uint8_t basis; /* enum claim_basis */
    struct date from;
    struct interest_terms terms;
};

/* At most two in succession, and a doubled part beside them. */
struct rule {
    struct rule_period periods[2];
    size_t count; /* 0: a question keeps it open */
    bool has_doubled;
    struct rule_period doubled;
};

/* The rule of a debt, and the questions and warnings that go with it. */
struct rule rule_derive(const struct rule_facts *f, struct note_list *notes);

/* The debt's share of the law on SMEs. */
/* 保障中小企业款项支付条例 of 2020 in force. */
struct date claim_sme_start(void);

enum sme { SME_NO, SME_YES, SME_ASKED };
enum sme rule_sme(const struct rule_facts *f, struct note_list *notes);

/* 条例 17 (2020: 15): an agreed rate is at least the LPR of the contract's day.
 */
enum floor { FLOOR_NONE, FLOOR_HOLDS, FLOOR_ASKED };
enum floor rule_floor(const struct rule_facts *f,
                      const struct interest_terms *terms,
                      struct note_list *notes);

/* What a clause gives a year, in millionths, as it stands at the breach: a
 * rate, an LPR with its multiple and points, a share once over the days late.
 */
bool rule_rate_a_year(const struct law_tables *law, struct accrual x,
                      struct date breach, struct date last, int64_t *out);

/* Words people write in contracts. */
enum claim_law { LAW_NOT_TOLD, LAW_PRC, LAW_UK, LAW_EU_STATE, LAW_OTHER };
enum claim_law contract_law(const struct contract *c);
bool contract_is_silent(const struct contract *c);
bool contract_pays_when_paid(const struct contract *c);
bool words_deny(struct str s); /* "无", "none" */
/* CLAIM_OFFSET_UNSET: no clause; false: not understood. */
bool contract_offset(const struct contract *c, enum claim_offset *out);

/* A debt on its way into the claim. */
struct raw_debt {
    uint32_t document;
    struct str number;               /* "D3", "D3/2" */
    const struct contract *contract; /* or NULL */
    struct date issue, due, given_due;
    int64_t opening; /* what the account begins with */
    int64_t room;    /* open in the ledger: what a credit may still reduce */
    int64_t invoiced;
    int64_t credited; /* linked and unlinked credits */
    int64_t ledger_open, written_off, disputed, left_out;
    struct base_change *changes;
    size_t change_count, change_capacity;
    struct rule rule;
    uint32_t index; /* in the claim's debts */
};

/* A part of a receipt that goes to one debt, or to none in particular. */
struct raw_payment {
    uint32_t receipt;
    struct str number; /* of the receipt */
    struct date day;
    int64_t minor;
    size_t debt; /* index of raw_debt, or OFFSET_ANY */
};

/* A document that a line of the bridge keeps out of the claim. */
struct raw_outside {
    uint32_t document;
    enum claim_bridge line;
};

/* A receipt's part outside: of documents that are not in the claim. */
struct raw_receipt {
    uint32_t receipt;
    struct date day;
    int64_t share, elsewhere;
};

struct raw_claim {
    const struct claim_book *book;
    uint32_t customer;
    const struct currency *currency;
    struct date as_of, last;
    struct raw_debt *debts;
    size_t debt_count, debt_capacity;
    struct raw_outside *outside;
    size_t outside_count, outside_capacity;
    struct raw_payment *payments;
    size_t payment_count, payment_capacity;
    struct raw_receipt *receipts;
    size_t receipt_count, receipt_capacity;
    struct claim_cost *costs;
    size_t cost_count, cost_capacity;
    struct base_change *credits; /* of no debt, beyond what is open */
    size_t credit_count, credit_capacity;
    int64_t bridge[BRIDGE_COUNT];
    struct note_list *notes;
    struct arena *arena;
};

/* Debts, credits and their part of the bridge; then the money. */
void claim_gather_debts(struct raw_claim *c, const struct diag *speaker);
void claim_gather_money(struct raw_claim *c);

/* The debts, payments and costs as measure/offset takes them. */
struct offset_claim claim_offset_of(const struct raw_claim *c,
                                    enum claim_offset order,
                                    const int64_t *fixed);

/* The costs that the customer bears, by day; the others are told. */
void claim_gather_costs(struct raw_claim *c);

/* The order of payments: told, or the question whether it matters. */
bool claim_find_order(struct raw_claim *c, enum claim_offset *out);

/* The public claim out of what was gathered and applied. */
MUST_CHECK bool claim_fill(const struct raw_claim *c, const struct offset *o,
                           const struct offset_claim *given,
                           enum claim_offset order, struct claim *out,
                           struct diag *d);

/* What the house should know besides. */
void claim_check(const struct raw_claim *c, const struct claim *claim);

/* The same of agreements, judgments and money after an insolvency. */
void claim_check_steps(const struct raw_claim *c, const struct claim *claim);

/* Is the document among those the step names, or are they all of his? */
bool claim_step_concerns(const struct ledger *l, const struct case_step *x,
                         uint32_t document);

/* The document's contract on file: its own, else the customer's only one. */
const struct contract *claim_contract_of(const struct raw_claim *c,
                                         const struct document *doc);

/* "D3", or "D3/2". */
struct str claim_number_of(const struct document *doc, struct arena *a);

#endif
