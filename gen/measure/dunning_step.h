/*
 * dunning_step - where one open document stands on the ladder, and what comes
 * next for it.
 *
 * The answer of measure/dunning for a single document: dunning decides who gets
 * which letter, this says it of each of his documents.  Whoever replaces the
 * ladder replaces dunning_step_find, and no report changes.
 */
#ifndef MEASURE_DUNNING_STEP_H
#define MEASURE_DUNNING_STEP_H

#include "measure/dunning.h"

enum dunning_next {
    NEXT_NONE,       /* red letters: they reduce what others owe */
    NEXT_DUE_DATE,   /* find out when it is due */
    NEXT_WAIT_DUE,   /* wait: due on .day */
    NEXT_WAIT_STAGE, /* wait: on .day the first letter (.stage) is due */
    NEXT_LETTER,     /* the letter of .stage, now */
    NEXT_CALL,       /* too little for a letter: call */
    NEXT_DISPUTE,    /* settle the dispute */
    NEXT_APPLY,      /* apply what he has paid or was credited */
    NEXT_LAWYER,     /* the lawyer has it: ask him */
    NEXT_BLOCKED,    /* rest: until .day, or without an end */
    NEXT_PROMISE,    /* wait for the promised .day */
    NEXT_BANK,       /* post the money at the bank */
    NEXT_WIND_UP,    /* lodge the claim, by .day or without a known end */
    NEXT_DATA,       /* correct the rejected rows first */
    NEXT_DECIDE,     /* the last letter is out: hand over, sue, write off */
    NEXT_COURT,      /* it is before a court: follow the case */
    NEXT_OFFSET      /* we owe him: settle or set off */
};

#define DUNNING_NEXT_COUNT (NEXT_OFFSET + 1)

struct dunning_step {
    enum dunning_next next;
    const struct stage *reached; /* by its own days overdue; NULL: none yet */
    const struct stage *stage;   /* of the next letter; or NULL */
    struct date day;             /* see enum dunning_next; or no_date */
    const struct letter_block *block; /* NEXT_BLOCKED */
    const struct contact *promise;    /* NEXT_PROMISE */
    const struct bank_line *bank;     /* NEXT_BANK */
    const struct case_step *court;    /* NEXT_COURT */
};

/* What an answer needs; made once. */
struct dunning_steps {
    const struct ledger *ledger;
    const struct policy *policy;
    const struct dunning *dunning;
    struct date as_of;
    struct holds holds;
    const struct dunning_case **first; /* one a customer: his first; or NULL */
};

struct dunning_steps dunning_steps_make(const struct ledger *l,
                                        struct date as_of,
                                        const struct policy *policy,
                                        const struct dunning *dunning,
                                        struct arena *a);

/* The customer's case in a currency, or NULL: nothing of his is open in it. */
const struct dunning_case *dunning_steps_case(const struct dunning_steps *s,
                                              uint32_t customer,
                                              const struct currency *currency);

/* Of an open document.  Pure; from any thread. */
struct dunning_step dunning_step_find(const struct dunning_steps *s,
                                      uint32_t document,
                                      const struct open_item *item);

#endif
