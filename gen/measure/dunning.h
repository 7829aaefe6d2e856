/*
 * dunning - which customer gets which letter now, and why.
 *
 * The simple ladder: a customer's oldest undisputed overdue document decides
 * the stage; the letter lists all his overdue documents, disputed ones and red
 * letters too, and asks for their undisputed part less unapplied money.  Where
 * credit notes are aged (CREDIT_NOTES_AGED), his open ones are listed and
 * deducted as well, of whatever day.  What was handed over to a lawyer is in no
 * letter: the lawyer writes now; nor is what is blocked or promised (see
 * measure/holds.h).  Held: customers with rejected rows, firms that are wound
 * up, money at the bank that is not posted yet, sums to pay below the minimum,
 * unapplied money that covers what is undisputed.
 *
 * One letter a customer and currency, and always to the firm that owes: a
 * group's parent is for reports alone.
 */
#ifndef MEASURE_DUNNING_H
#define MEASURE_DUNNING_H

#include "measure/aging.h"
#include "measure/holds.h"

enum dunning_reason {
    DUNNING_DUE, /* gets the letter of .stage */
    DUNNING_NOT_OVERDUE,
    DUNNING_BEFORE_FIRST, /* overdue, not yet at the first stage */
    DUNNING_BELOW_MINIMUM,
    DUNNING_DISPUTED,    /* all that is overdue is disputed */
    DUNNING_COVERED,     /* unapplied money covers it */
    DUNNING_HANDED_OVER, /* 已移交律师: all that is overdue is with him */
    DUNNING_BLOCKED, /* 暂停催收: somebody said so, of all that is overdue */
    DUNNING_PROMISED, /* the promise of it has not run out */
    DUNNING_BANK,     /* 已到账待入账: his money is at the bank */
    DUNNING_WOUND_UP, /* 破产、清算或已注销: off the ladder */
    DUNNING_HELD      /* 数据待核: a row of his was rejected */
};

#define DUNNING_REASON_COUNT (DUNNING_HELD + 1)

struct dunning_case {
    uint32_t customer;
    const struct currency *currency;
    enum dunning_reason reason;
    const struct stage *stage; /* NULL unless DUE */
    size_t *items;             /* indexes into aging.items, by due date */
    size_t item_count;
    size_t undisputed_count;  /* items that are not wholly disputed, without
                                 credit notes */
    int64_t claimed;          /* sum of the items' undisputed open amounts */
    int64_t disputed;         /* the rest of the items' open amounts */
    size_t handed_over_count; /* overdue, with the lawyer; without credit
                                 notes */
    int64_t handed_over;      /* their open amounts, in no letter */
    size_t withheld_count;    /* overdue, and blocked or promised; without
                                 credit notes */
    int64_t withheld;         /* their open amounts, in no letter */
    const struct letter_block
        *block;                    /* of the first that is blocked; or NULL */
    const struct contact *promise; /* of the first that is promised; or NULL */
    const struct bank_line *bank; /* the last one of his, not posted; or NULL */
    int64_t unapplied;            /* <= 0: claimed + unapplied is to be paid */
    int32_t oldest_days;          /* of what is undisputed */
};

struct dunning {
    struct dunning_case
        *cases; /* by customer_id, currency; all with open items */
    size_t count;
    size_t due; /* how many get a letter */
};

/*
 * May somebody decide on another stage?  Not where anything but the ladder's
 * own days holds the letter.
 */
bool dunning_may_change(const struct dunning_case *c);

/* The aging must have its items. */
MUST_CHECK bool dunning_compute(const struct ledger *l,
                                const struct aging *aging,
                                const struct policy *policy,
                                struct dunning *out, struct arena *a,
                                struct diag *d);

#endif
