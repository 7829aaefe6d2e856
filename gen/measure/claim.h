/*
 * claim - what a customer owes us on a day, exactly and with its reasons.
 *
 * The public claim: arithmetic, legal basis, evidence's numbers.  Everything
 * that leaves the house quotes this object; nothing internal can be reached
 * from it (no pointer into the ledger's records, no warning, no limitation, no
 * rating): those are struct claim_notes of measure/claim_notes.h, which no
 * outgoing code may include (tests/lint/rules, [internal]).
 *
 * One claim is one contracting person (a group never merges; what a branch
 * owes its company owes) and one currency.  All amounts are minor units of
 * that currency; every printed total is the sum of the printed rows.
 */
#ifndef MEASURE_CLAIM_H
#define MEASURE_CLAIM_H

#include "measure/interest.h"
#include "model/policy.h"

/* By what right interest or penalty runs. */
enum claim_basis {
    CLAIM_NONE,          /* the contract says that none runs */
    CLAIM_AGREED,        /* a clause of the contract */
    CLAIM_SALE,          /* 买卖合同解释 18(4): a silent sale */
    CLAIM_VALUE,         /* 民法典 646, then the same: other for value */
    CLAIM_SME,           /* 条例: large or public body owes an SME, silent */
    CLAIM_SME_FLOOR,     /* the same, agreed below the floor */
    CLAIM_PAY_WHEN_PAID, /* 法释〔2024〕11号: the clause is void, plain LPR */
    CLAIM_JUDGMENT,      /* 民诉法 264: delayed performance */
    CLAIM_UK,            /* Late Payment of Commercial Debts Act 1998 */
    CLAIM_EU             /* Directive 2011/7/EU as enacted */
};

#define CLAIM_BASIS_COUNT (CLAIM_EU + 1)

/*
 * One rule over one period of a debt.  Periods of a debt do not overlap,
 * except a judgment's doubled part beside its general interest.
 */
struct claim_head {
    uint8_t basis;        /* enum claim_basis */
    struct date from, to; /* first and last day counted; from after to: none */
    struct date breach;   /* whose rate is fixed */
    struct interest_terms terms; /* as they were applied */
    struct interest interest;    /* rows, total, per_diem */
};

/*
 * The head as one of its rows was reckoned: the LPR, where it followed the
 * benchmark on 2019-08-20.
 */
struct claim_head claim_head_at(const struct claim_head *head,
                                const struct interest_row *row);

/* What a contract says, as far as the claim rests on it. */
struct claim_contract {
    struct str contract_no, title;
    struct date signed_date; /* or no_date */
    uint8_t type;            /* enum contract_type, or NOT_TOLD */
    struct str penalty_rule, penalty_clause, offset_clause, cost_clause;
    struct str governing_law;
};

/* A document with open principal, or with interest though paid: late. */
struct claim_debt {
    uint32_t document; /* index into the ledger's documents */
    struct str doc_no; /* "D3", "D3/2" */
    struct str order_no, delivery_no;
    struct claim_contract contract; /* contract_no empty: none on file */
    struct date issue_date;
    struct date due_date;  /* from which it is late */
    struct date given_due; /* before it moved off a holiday, or fell due by
                              insolvency; the same where neither */
    int64_t invoiced;      /* the document's amount */
    int64_t settled;       /* paid on days that the export does not tell */
    int64_t left_out;      /* disputed, where the policy leaves it out */
    int64_t credited;      /* credits, less what was taken back */
    int64_t paid;          /* payments' parts that went to principal */
    int64_t principal;     /* invoiced - settled - left_out - credited - paid */
    int64_t disputed;      /* of the principal, said to be; shown apart */
    int64_t ledger_open;   /* the ledger's open amount, beside it */
    struct claim_head *heads;
    size_t head_count;
    int64_t interest;      /* sum of heads' totals */
    int64_t fixed;         /* statutory compensation of this debt */
    int64_t interest_paid; /* payments' parts that went to interest */
    int64_t fixed_paid;    /* ... and to the compensation */
    int64_t interest_due;  /* interest - interest_paid */
    int64_t per_diem;      /* of the day after the as-of date, rounded */
    int64_t total;         /* principal + interest_due + fixed - fixed_paid */
};

/* Where a part of a payment went. */
struct claim_part {
    uint32_t debt; /* index into debts; of a cost: CLAIM_COSTS */
    int64_t to_costs, to_interest, to_principal;
};

#define CLAIM_COSTS UINT32_MAX

/* Money received, counted once, on the day it came. */
struct claim_payment {
    uint32_t receipt; /* index into the ledger's receipts */
    struct str receipt_no, method, bill_no; /* bill_no: it is a paid bill */
    struct date paid_date;
    int64_t received; /* what came in of it for this customer */
    int64_t amount;   /* sum of the following: less what was taken back */
    int64_t to_costs, to_interest, to_principal;
    int64_t elsewhere; /* to documents outside the claim, such as one that was
                          not due and is paid */
    int64_t surplus;   /* more than all that was due */
    struct claim_part *parts;
    size_t part_count;
};

/* Costs that the customer has to bear; others are not here. */
struct claim_cost {
    struct date cost_date;
    struct str kind, evidence_id;
    uint8_t basis;          /* enum cost_basis: clause or judgment */
    struct str contract_no; /* of the clause; empty: judgment */
    struct str clause;      /* its text */
    int64_t amount, paid;
};

/* From the ledger's open amount to the claimed principal, in this order. */
enum claim_bridge {
    BRIDGE_LEDGER,        /* open in the ledger, credits and money deducted */
    BRIDGE_NOT_DUE,       /* less: not yet due */
    BRIDGE_RETENTION,     /* less: retention money not yet due */
    BRIDGE_NO_DUE,        /* less: no due date (asked for) */
    BRIDGE_BILLS,         /* less: bills that the export lists as documents */
    BRIDGE_DISPUTED,      /* less: disputed, where the policy leaves it out */
    BRIDGE_LATER,         /* less: arose after the insolvency was accepted */
    BRIDGE_WRITTEN_OFF,   /* written off in the books alone: within the first
                             line once the claim is filled, for it is internal */
    BRIDGE_BILLS_IN_HAND, /* plus: bills that are no payment yet */
    BRIDGE_TO_INTEREST,   /* plus: money that pays costs and interest first */
    BRIDGE_MONEY_LEFT,    /* plus: money beyond all that was due */
    BRIDGE_CREDIT_LEFT,   /* plus: credits beyond all that was due */
    BRIDGE_PRINCIPAL      /* the claimed principal */
};

#define BRIDGE_COUNT (BRIDGE_PRINCIPAL + 1)

/* What the paper is for. */
enum claim_purpose {
    CLAIM_FOR_PAYMENT,
    CLAIM_FOR_INSOLVENCY /* 债权申报: interest stops at the acceptance */
};

/* What may still run on a debt whose penalty has a cap. */
struct claim_limit {
    struct str doc_no;
    int64_t cap, accrued; /* accrued < cap */
};

/* Sums over debts with the same rule still running: "until actual payment". */
struct claim_until {
    uint8_t basis;
    struct accrual accrual; /* as it stands on the as-of date */
    struct date breach;
    struct decimal percent; /* as it stands on the as-of date */
    uint8_t per;
    int64_t base, per_diem;     /* sums over its debts */
    struct claim_limit *limits; /* of those with a cap */
    size_t limit_count;
};

struct claim {
    uint32_t customer;
    struct str customer_id, customer_name, customer_name_en, customer_uscc;
    bool is_branch; /* the company answers for it: 民法典 74 */
    const struct currency *currency;
    struct date as_of;
    struct date last_day; /* last day of interest: as_of, or earlier */
    enum claim_purpose purpose;
    bool is_draft;             /* 草稿: something is to be verified */
    struct claim_policy terms; /* all parameters, as applied and printed */
    struct claim_debt *debts;  /* by due date, issue date, number */
    size_t debt_count;
    struct claim_payment *payments; /* by day, number */
    size_t payment_count;
    struct claim_cost *costs; /* by day */
    size_t cost_count;
    int64_t bridge[BRIDGE_COUNT]; /* signed: the last is the sum of the rest */
    struct claim_until *until;
    size_t until_count;
    int64_t principal, disputed, interest, interest_paid, interest_due;
    int64_t fixed, fixed_paid, cost_sum, cost_paid, per_diem;
    int64_t total; /* principal, interest_due, fixed and costs not yet paid */
};

struct claim_notes;

enum claim_answer {
    CLAIM_DONE,
    CLAIM_ASK, /* questions in the notes: no paper before they are decided */
    CLAIM_NOTHING, /* nothing is due of this customer in this currency */
    CLAIM_FAILED   /* reported */
};

/*
 * What claims of one view are made from: its facts by customer.  Once a run;
 * read by any number of claim_make.  All of it must stay as long as it is used.
 */
struct claim_book;
const struct claim_book *claim_book_new(const struct view *view,
                                        const struct law_tables *law,
                                        const struct policy *policy,
                                        struct arena *a);

/*
 * The claim against a customer in a currency on the view's day.  Both objects
 * are filled with what can be told, whatever the answer.  The notes are made
 * by the same pass and are for the house alone.
 */
MUST_CHECK enum claim_answer
claim_make(const struct claim_book *book, uint32_t customer,
           const struct currency *currency, struct claim *out,
           struct claim_notes *notes, struct arena *a, struct diag *d);

/*
 * Currencies in which a customer has documents or money on the view's day, by
 * code; *count of them.
 */
const struct currency **claim_currencies(const struct claim_book *book,
                                         uint32_t customer, size_t *count,
                                         struct arena *a);

/*
 * For people, in the language of the paper: why this rule (with the statute),
 * the rule itself ("按日万分之五"), a line of the bridge.
 */
struct str claim_reason(const struct claim *c, const struct claim_debt *debt,
                        const struct claim_head *head, enum language language,
                        struct arena *a);
struct str claim_rate_text(const struct claim_head *head,
                           enum language language, struct arena *a);
/*
 * What is left of the caps of an until, by debt, as the end of a sentence:
 * "但累计不超过约定上限，尚余……"; empty without a cap.
 */
struct str claim_until_limit(const struct claim *c, const struct claim_until *u,
                             enum language language, struct arena *a);
const char *claim_bridge_text(enum claim_bridge line, enum language language);

#endif
