/*
 * clock - what the law gives until when: limitation, guarantees, bills, cases.
 *
 * Internal: nothing that leaves the house reads any of it; a warning of ours
 * would be an admission.
 *
 * An event starts a period anew only for the documents it names, and only once
 * they are due and while the period runs.  Two ends are kept: the one that can
 * be proved from the evidence on file, and the one we would assert.  Alarms
 * follow the first.
 */
#ifndef MEASURE_CLOCK_H
#define MEASURE_CLOCK_H

#include "measure/clock_period.h"
#include "model/ledger.h"

enum clock_kind {
    CLOCK_LIMITATION,        /* 诉讼时效 */
    CLOCK_GUARANTEE,         /* 保证期间 */
    CLOCK_GUARANTOR,         /* 保证债务的诉讼时效 */
    CLOCK_BILL_PRESENTATION, /* 提示付款 */
    CLOCK_BILL_NOTICE,       /* 追索通知 */
    CLOCK_BILL_RECOURSE,     /* 对前手的追索权 */
    CLOCK_BILL_AGAIN,        /* 再追索权 */
    CLOCK_BILL_DRAWER,       /* 对出票人、承兑人的权利 */
    CLOCK_PRESERVATION,      /* 续行保全 */
    CLOCK_SUIT,              /* 诉前保全后起诉 */
    CLOCK_ENFORCEMENT,       /* 申请执行 */
    CLOCK_INSOLVENCY         /* 申报债权 */
};

#define CLOCK_KINDS 12

enum clock_state {
    CLOCK_RUNS,
    CLOCK_ENDED,   /* the last day is past */
    CLOCK_WAIVED,  /* past, but the debtor consented to perform */
    CLOCK_STAYED,  /* proceedings, or an obstacle, that have not ended */
    CLOCK_UNKNOWN, /* no day to reckon from: lacks says which */
    CLOCK_FOREIGN  /* another law: not computed */
};

enum governing_law { GOVERNING_PRC, GOVERNING_ENGLISH, GOVERNING_OTHER };

/* What may begin a period anew. */
enum clock_cause {
    CAUSE_LETTER,
    CAUSE_MAIL, /* electronic */
    CAUSE_CHAT, /* or a text message */
    CAUSE_VISIT,
    CAUSE_CALL,
    CAUSE_WRITING, /* the debtor's own: a promise, an acknowledgment */
    CAUSE_PAYMENT, /* of a part */
    CAUSE_CASE     /* see its step's event */
};

/* How its arrival can be proved, weakest first. */
enum clock_proof {
    PROOF_NONE,
    PROOF_RECORD,  /* an electronic record, at the agreed address */
    PROOF_POSTED,  /* posted, with the stub and the content */
    PROOF_CARRIER, /* the carrier confirms the delivery */
    PROOF_SIGNED,  /* signed by someone entitled to */
    PROOF_BANK,    /* money */
    PROOF_COURT    /* a paper of the court, or of the other party to it */
};

/* What became of an event in one of the two reckonings. */
enum clock_effect {
    EFFECT_NONE,     /* it does not count there */
    EFFECT_EARLY,    /* the debt was not due yet */
    EFFECT_LATE,     /* the period had ended */
    EFFECT_RESTARTS, /* the period begins anew */
    EFFECT_STAYS,    /* the period stands still from then on */
    EFFECT_CONSENT   /* after the end: the defence is given up */
};

/* What is missing; bits. */
enum {
    LACK_DUE = 1 << 0,          /* when it was to be paid; the delivery note */
    LACK_DOC_NOS = 1 << 1,      /* which documents it is about */
    LACK_CLAIM = 1 << 2,        /* whether payment was asked for */
    LACK_ARRIVAL = 1 << 3,      /* that the letter arrived */
    LACK_STUB = 1 << 4,         /* the posting slip, the copy of the letter */
    LACK_ADDRESS = 1 << 5,      /* why that address */
    LACK_CAPACITY = 1 << 6,     /* who signed, and by what right */
    LACK_ORIGINAL = 1 << 7,     /* the signed paper */
    LACK_RECORD = 1 << 8,       /* a recording, a print of the chat */
    LACK_AGREED = 1 << 9,       /* that the electronic address is agreed */
    LACK_SLIP = 1 << 10,        /* the bank's slip */
    LACK_DESIGNATION = 1 << 11, /* which debt the payer meant */
    LACK_PAYMENTS = 1 << 12,    /* when part of it was paid */
    LACK_PROOF = 1 << 13,       /* the court's paper */
    LACK_SERVICE = 1 << 14,     /* that the complaint was served */
    LACK_LAW = 1 << 15,         /* the governing law */
    LACK_GUARANTEE = 1 << 16,   /* the kind of guarantee */
    LACK_DEADLINE = 1 << 17,    /* the day the court set */
    LACK_ISSUE_DATE = 1 << 18,  /* of a bill */
    LACK_REFUSAL = 1 << 19      /* the proof that a bill was refused */
};
#define LACK_COUNT 20

struct clock_event {
    struct date day;
    struct date until;            /* of proceedings; no_date: they go on */
    const struct case_step *step; /* CAUSE_CASE, or NULL */
    struct str ref;               /* letter, receipt or case number */
    struct origin at;
    uint32_t document;
    uint32_t lacks;
    uint8_t cause, proof;
    bool is_provable, is_asserted; /* does it count, were it in time? */
    bool consents;                 /* to perform: counts after the end, too */
    bool stays;                    /* the period rests until the other day */
    bool is_written;               /* signed by the debtor, or his money: all
                                      that English law looks at */
    uint8_t provable, asserted;    /* enum clock_effect, by clocks_make */
};

/* What the due day of a debt is. */
enum clock_due {
    DUE_AGREED,
    DUE_LAST_PART, /* of its instalments: the document itself was due before */
    DUE_DELIVERY   /* nothing was agreed: the goods came (民法典 628) */
};

struct clock {
    uint8_t kind, state, law; /* enum clock_kind, clock_state, governing_law */
    bool is_asserted_open;    /* asserted: proceedings stay it, no end */
    uint32_t customer;
    uint32_t document;               /* or LEDGER_NONE */
    uint32_t bill;                   /* or LEDGER_NONE */
    const struct contract *contract; /* of a guarantee, or NULL */
    const struct case_step *step;    /* what it runs from, or NULL */
    const struct currency *currency; /* NULL: no amount is told */
    int64_t open, disputed;
    struct date due; /* of the debt, its last instalment; or no_date */
    uint8_t due_by;  /* enum clock_due */
    struct period_end provable; /* day no_date: there is no end */
    struct period_end asserted;
    struct date by;    /* the last day to act: before the end, or the end */
    int32_t days_left; /* to by; negative: past */
    uint32_t lacks;
    int32_t alarm; /* the narrowest threshold reached, in days; 0 none */
    const struct clock_event *events; /* ascending; of limitation */
    size_t event_count;
};

struct clocks {
    const struct ledger *ledger;
    struct date as_of;
    struct clock *items; /* by day, then kind, customer and document */
    size_t count, capacity;
};

struct calendar;

/* All clocks of what is open in the view; they live in a. */
void clocks_make(const struct view *v, const struct calendar *calendar,
                 struct clocks *out, struct arena *a);

/* The law of a contract; empty is Chinese law. */
/*
 * Of a guarantee: is the guarantor liable jointly?  Where its kind is not told
 * he is in contracts made before 2021-01-01 (担保法 19), and not in later ones
 * (民法典 686); is it one of those untold ones of before?
 */
bool clock_is_joint(const struct clock *c);
bool clock_is_old_guarantee(const struct clock *c);

enum governing_law governing_law_of(struct str text);

/* What kind of paper a bill is, by its kind as written. */
enum bill_paper { PAPER_BILL, PAPER_NOTE, PAPER_CHEQUE };
enum bill_paper bill_paper_of(const struct bill *b);

/* Days before the end on which to be told, widest first. */
#define CLOCK_ALARMS 3
extern const int32_t clock_alarms[CLOCK_KINDS][CLOCK_ALARMS];

#endif
