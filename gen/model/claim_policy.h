/*
 * claim_policy - how a book wants its claims to be computed.
 *
 * "claim:" of duebook.yaml.  All of it is printed in the document.  What is
 * UNSET has no rule in the law that would decide it: where it matters, the
 * claim asks for it and does not guess.
 */
#ifndef MODEL_CLAIM_POLICY_H
#define MODEL_CLAIM_POLICY_H

#include "model/decimal.h"
#include "model/party.h"

enum claim_year { CLAIM_YEAR_365, CLAIM_YEAR_360, CLAIM_YEAR_ACTUAL };

/* Order of a payment that does not cover all: 民法典 561. */
enum claim_offset {
    CLAIM_OFFSET_UNSET,
    CLAIM_OFFSET_LAW,            /* costs, interest, principal */
    CLAIM_OFFSET_PRINCIPAL_FIRST /* as agreed: principal, interest, costs */
};

/* LPR of a clause or loss that does not say whether it floats. */
enum claim_lpr { CLAIM_LPR_UNSET, CLAIM_LPR_FIXED, CLAIM_LPR_FLOATING };

/* A breach before 2019-08-20 that runs on: courts differ. */
enum claim_before_2019 {
    CLAIM_BEFORE_UNSET,
    CLAIM_BEFORE_BENCHMARK, /* the benchmark rate throughout */
    CLAIM_BEFORE_LPR        /* LPR from 2019-08-20 */
};

/* A pay-when-paid clause that is void: 法释〔2024〕11号, or 条例 17. */
enum claim_when_paid {
    CLAIM_WHEN_PAID_UNSET,
    CLAIM_WHEN_PAID_LPR,
    CLAIM_WHEN_PAID_SME
};

/* Where a clause says that the debtor bears the costs of collection. */
struct claim_policy {
    uint8_t year;        /* enum claim_year */
    bool ends_exclusive; /* the last day is not counted; else both are */
    bool round_rows;     /* each row rounded; else once a document */
    uint8_t offset;      /* enum claim_offset */
    bool penalty_with_principal; /* 违约金 ranks with principal, not interest */
    bool
        ledger_designates; /* an exported allocation is the payer's designation
                              (民法典 560(1)); else only what a receipt names */
    bool move_due; /* a due date on a rest day moves on, fixed ones too */
    bool leave_disputed_out;
    uint8_t lpr;                 /* enum claim_lpr */
    uint8_t before_2019;         /* enum claim_before_2019 */
    uint8_t when_paid;           /* enum claim_when_paid */
    bool delayed_from_expiry;    /* the doubled part counts the last day of the
                                    period for performance; else the day after */
    struct decimal lpr_multiple; /* 1.3 .. 1.5; units 0: unset */
    int32_t grace_days;
    uint8_t size; /* our own, enum firm_size, where a contract does not say */
    uint8_t contract_type; /* enum contract_type of what has no contract on file
                              or one without type; or NOT_TOLD */
};

/* 365 days, both ends counted, once a document; the rest unset. */
struct claim_policy claim_policy_default(void);

#endif
