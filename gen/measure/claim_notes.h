/*
 * claim_notes - what the house must know of a claim, and nobody else.
 *
 * Our own warnings would be an admission: only the files that tests/lint/rules
 * names under [internal] may include this header.  Nothing that goes to a
 * customer, a court or into an outgoing file is among them.
 *
 * A question stops the claim; a warning, a conflict and a second line make it
 * a draft (草稿) with a list of what is to be verified (待核实), until each is
 * resolved in the data or decided with a recorded reason (records/ reviews).
 */
#ifndef MEASURE_CLAIM_NOTES_H
#define MEASURE_CLAIM_NOTES_H

#include "measure/claim.h"

enum claim_note_grade {
    NOTE_QUESTION, /* no claim before it is answered */
    NOTE_CONFLICT, /* facts or sums that contradict each other: as a question */
    NOTE_WARNING,
    NOTE_SECOND_LINE, /* 备位: what to claim if the first line fails */
    NOTE_INFORMATION  /* of no effect on the draft */
};

enum claim_note_kind {
    NOTE_ASK_DUE_DATE,
    NOTE_ASK_CONTRACT_TYPE,
    NOTE_ASK_WORKS, /* construction: no uplift in the statute */
    NOTE_ASK_LPR_MULTIPLE,
    NOTE_ASK_RULE,     /* the rule's text is not understood */
    NOTE_ASK_LPR_TERM, /* "LPR" without one or five years */
    NOTE_ASK_LPR_FLOATS,
    NOTE_ASK_BEFORE_2019,
    NOTE_ASK_SELLER_SIZE,
    NOTE_ASK_BUYER_SIZE,
    NOTE_ASK_SME_NOTICE,
    NOTE_ASK_SIGNED_DATE,
    NOTE_ASK_PAY_WHEN_PAID,
    NOTE_ASK_WHICH_CONTRACT, /* several, and the document names none */
    NOTE_ASK_NO_CONTRACT,    /* it names one that is not on file */
    NOTE_ASK_GOVERNING_LAW,
    NOTE_ASK_FOREIGN_RATE,     /* EU, or a law whose rate we do not have */
    NOTE_ASK_FOREIGN_CURRENCY, /* LPR is a rate of RMB */
    NOTE_ASK_OFFSET,           /* 561 against what the ledger did */
    NOTE_ASK_OFFSET_CLAUSE,    /* not understood, or two that differ */
    NOTE_ASK_RATE_TABLE,       /* ended before the as-of date */
    NOTE_ASK_DEREGISTERED,     /* whom to claim from */
    NOTE_ASK_INSOLVENCY_DATE,  /* when the petition was accepted */
    NOTE_ASK_JUDGMENT_ENDS,    /* a judgment without its last day to perform */
    NOTE_JUDGED_RATE,          /* our rate runs on behind a judgment */
    NOTE_PUT_OFF,              /* an agreement that has not ended: not due? */
    NOTE_CREDIT_LEFT,          /* we owe, and would claim interest or costs */
    NOTE_TWO_AMOUNTS,          /* one receipt, two amounts */
    NOTE_SAME_RECEIPT,         /* it may be entered twice */
    NOTE_BANK_NOT_POSTED,      /* money at the bank that the ledger lacks */
    NOTE_TAKEN_BACK,           /* more taken back than was ever paid */
    NOTE_CUSTOMER_HELD,        /* rows of his were rejected */
    NOTE_PENALTY_HIGH,         /* above 130 % of the loss; 4 x LPR beside it */
    NOTE_STATEMENT_INTEREST,   /* a statement that printed interest: 18(3) */
    NOTE_PAST_LIMITATION,
    NOTE_LIMITATION_NEAR,
    NOTE_PAYMENT_ORDER, /* interest without a clause on file */
    NOTE_INSOLVENT,
    NOTE_CLAIM_DEADLINE,        /* of an insolvency: not told */
    NOTE_PAID_AFTER_ACCEPTANCE, /* 破产法 16 */
    NOTE_JUDGED,
    NOTE_PUT_OFF_BEFORE, /* agreed and past, or in the contacts */
    NOTE_LIQUIDATION,
    NOTE_ARBITRATION,
    NOTE_NO_DELIVERY, /* no signed delivery on file for a document */
    NOTE_NO_CONTRACT_PAPER,
    NOTE_COST_NO_CLAUSE,  /* recoverable by clause, and no clause on file */
    NOTE_COST_NOT_TOLD,   /* basis not told: left out */
    NOTE_CREDIT_UNLINKED, /* a credit that names no document */
    NOTE_BILL_HELD,       /* bills in hand: 先行使票据权利 */
    NOTE_PHOTOGRAPH,      /* payments before it have no dates */
    NOTE_PAID_LATE_UNKNOWN,
    NOTE_DISPUTED,
    NOTE_LEFT_OUT,    /* disputed and not claimed */
    NOTE_SIGNED_LATE, /* the contract was made after the debt fell due */
    NOTE_WRITTEN_OFF,
    NOTE_UNANNOUNCED,        /* 未公布调休 */
    NOTE_BEFORE_CALENDAR,    /* 早于节假日表 */
    NOTE_SME_FLOATS,         /* a floating rate is below the floor at times */
    NOTE_PAY_WHEN_PAID_VOID, /* with an agreed rate: the due day is open */
    NOTE_TERM_TOO_LONG,      /* a public body's term above 60 days */
    NOTE_SME_OLD_CONTRACT,   /* signed before 2020-09-01: courts differ */
    NOTE_SECOND_LPR,         /* .amount: by LPR x 1.3 .. 1.5 instead */
    NOTE_GROUP,              /* its parent is not claimed from */
    NOTE_BRANCH,
};

#define NOTE_KIND_COUNT (NOTE_BRANCH + 1)

struct claim_note {
    enum claim_note_grade grade;
    enum claim_note_kind kind;
    struct str id;      /* "sme-notice:HT25-0001": stable; reviews name it */
    uint32_t document;  /* or LEDGER_NONE */
    struct str subject; /* document, contract, receipt ... it is about */
    const char *key;    /* of duebook.yaml that would decide; or NULL */
    const char *column; /* "contracts.penalty_rule"; or NULL */
    struct origin at;   /* the row it is about; file LEDGER_NONE: none */
    struct date day;    /* or no_date */
    struct money amount, other;            /* currency NULL: none */
    struct decimal percent, other_percent; /* scale -1: none */
    struct str text;                       /* a word of the data it quotes */
    struct str decided; /* the recorded reason; empty: open */
};

struct claim_notes {
    struct claim_note *items; /* by grade, kind, id */
    size_t count;
    size_t questions; /* questions and conflicts that are open */
    size_t open;      /* of all grades but information */
};

/* One sentence for the house, with what would settle it. */
struct str claim_note_text(const struct claim_note *note,
                           enum language language, struct arena *a);

#endif
