/*
 * dunning - which customer gets which letter now, and why.
 *
 * The ladder: a customer's oldest undisputed overdue document decides, and the
 * letters he got before.  Of a document that no letter has listed the first
 * overdue stage is next (start: gentle) or the one it has reached by age
 * (start: age); else the stage behind the sternest letter that lists one of
 * what is claimed now.  It is due when the oldest document is old enough and
 * the last letter lies far enough back; the ladder never skips and never goes
 * back, and behind its last letter people decide.  Where he owes nothing
 * overdue, what is about to fall due is reminded of once, if the ladder has a
 * stage before due. A stage that is a call writes no letter and holds none up.
 *
 * The letter lists all his overdue documents, disputed ones and red letters
 * too, and asks for their undisputed part less unapplied money.  Where credit
 * notes are aged (CREDIT_NOTES_AGED), his open ones are listed and deducted as
 * well, of whatever day.  What was handed over to a lawyer, or is before a
 * court, is in no letter: the lawyer writes now; nor is what is blocked or
 * promised (see measure/holds.h).  Held: customers with rejected rows, firms
 * that are wound up, money at the bank that is not posted yet, sums to pay
 * below the minimum, unapplied money that covers what is undisputed, and, where
 * the policy says so, what we owe him ourselves.
 *
 * One letter a customer and currency, and always to the firm that owes: a
 * group's parent is for reports alone.
 */
#ifndef MEASURE_DUNNING_H
#define MEASURE_DUNNING_H

#include "measure/aging.h"
#include "measure/dunning_past.h"
#include "measure/holds.h"
#include "measure/promise.h"

enum dunning_reason {
    DUNNING_DUE, /* gets the letter of .stage */
    DUNNING_NOT_OVERDUE,
    DUNNING_BEFORE_FIRST, /* overdue, not yet at the first stage */
    DUNNING_BELOW_MINIMUM,
    DUNNING_DISPUTED,    /* all that is overdue is disputed */
    DUNNING_COVERED,     /* unapplied money covers it */
    DUNNING_HANDED_OVER, /* 已移交律师: all that is overdue is with him */
    DUNNING_BLOCKED, /* 暂停催收: somebody said so, of all that is overdue */
    DUNNING_PROMISED,  /* the promise of it has not run out */
    DUNNING_BANK,      /* 已到账待入账: his money is at the bank */
    DUNNING_WOUND_UP,  /* 破产、清算或已注销: off the ladder */
    DUNNING_HELD,      /* 数据待核: a row of his was rejected */
    DUNNING_WAITING,   /* the letter of .next comes on .next_day at the earliest
                        */
    DUNNING_CALL,      /* no letter yet, but a call: .stage */
    DUNNING_LAST_SENT, /* the last letter is out: people decide */
    DUNNING_IN_COURT,  /* 已起诉、仲裁或者执行: all that is overdue */
    DUNNING_PAYABLE,   /* 对抵: we owe him, and the policy holds for it */
    DUNNING_BELOW_PERCENT, /* overdue is too small a share of what he owes */
    DUNNING_UNAPPLIED,     /* 未核销: the policy holds letters for it */
    DUNNING_OVER_MAXIMUM   /* max_letters_per_run is reached */
};

#define DUNNING_REASON_COUNT (DUNNING_OVER_MAXIMUM + 1)

struct dunning_case {
    uint32_t customer;
    const struct currency *currency;
    enum dunning_reason reason;
    const struct stage *stage; /* NULL unless DUE or CALL */
    size_t *items;             /* indexes into aging.items, by due date */
    size_t item_count;
    size_t undisputed_count;  /* items that are not wholly disputed, without
                                 credit notes */
    int64_t claimed;          /* sum of the items' undisputed open amounts */
    int64_t disputed;         /* the rest of the items' open amounts */
    size_t handed_over_count; /* overdue, with the lawyer or before a court;
                                 without credit notes */
    int64_t handed_over;      /* their open amounts, in no letter */
    size_t withheld_count;    /* overdue, and blocked or promised; without
                                 credit notes */
    int64_t withheld;         /* their open amounts, in no letter */
    const struct letter_block
        *block;                    /* of the first that is blocked; or NULL */
    const struct contact *promise; /* of the first that is promised; or NULL */
    const struct bank_line *bank; /* the last one of his, not posted; or NULL */
    const struct case_step *court; /* of the first before a court; or NULL */
    int64_t unapplied;             /* <= 0: claimed + unapplied is to be paid */
    int64_t payable;               /* what we owe him in this currency; or 0 */
    int32_t oldest_days;           /* of what is undisputed */
    const struct stage *reached;   /* by age alone; or NULL */
    const struct stage *next;      /* the letter that comes next; or NULL */
    struct date next_day;          /* not before; or no_date */
    const struct past_letter *last;    /* the last letter that lists something
                                          claimed now; or NULL */
    const struct past_letter **posted; /* those of them that were posted, by
                                          day: a letter may cite them */
    size_t posted_count;
    const struct promise *broken; /* since the last letter; or NULL */
    int32_t level;    /* the sternest stage of a letter that lists something
                         claimed now, of policy.stages; -1: none */
    bool is_reminder; /* nothing is overdue: the items fall due soon */
    bool is_first;    /* he never had a letter */
    bool is_large;    /* to management first */
};

struct dunning {
    struct dunning_case
        *cases; /* by customer_id, currency; all with open items */
    size_t count;
    size_t due; /* how many get a letter */
    const struct aging *aging;
    struct holds holds;
    const struct case_step **courts; /* one a customer: has he any step? NULL:
                                        nobody has */
};

/* What the ladder is computed from. */
struct dunning_ask {
    const struct ledger *ledger;
    const struct aging *aging; /* with its items */
    const struct policy *policy;
    const struct issued *issued;     /* of the register; or NULL */
    const struct calendar *calendar; /* NULL: Saturday and Sunday rest */
    const struct promises *promises; /* judged on the as-of day; or NULL */
    struct date letter_date;         /* no_date: the as-of day */
};

/*
 * May somebody decide on another stage?  Not where anything but the ladder's
 * own days holds the letter.
 */
bool dunning_may_change(const struct dunning_case *c);

MUST_CHECK bool dunning_compute(const struct dunning_ask *ask,
                                struct dunning *out, struct arena *a,
                                struct diag *d);

#endif
