/*
 * movement - what moved between two reports, by cause: the waterfall.
 *
 * Opening and causes, which add up to the closing to the cent,
 * per currency and per customer.  It is the tie-out's roll-forward
 * (measure/tieout) in fewer words, not a second count: what came in is split
 * into what was applied to documents (paid, credited) and what it changed in
 * unapplied money.  A document that only grew older is no change in the total.
 *
 * Signs: what is owed to us is positive; a cause that lowers it is negative.
 * Currencies are never added.
 */
#ifndef MEASURE_MOVEMENT_H
#define MEASURE_MOVEMENT_H

#include "measure/conversion.h"
#include "measure/tieout.h"

/* In the order in which a waterfall shows them. */
enum movement_cause {
    MOVEMENT_RESTATED, /* 追溯调整: entered late, corrected */
    MOVEMENT_INVOICED, /* 新增: invoices, debit notes, opening documents */
    MOVEMENT_BOUNCED, /* 退票及收款冲销: what it opens again of documents */
    MOVEMENT_PAID,    /* 收款核销: money and bills, as applied */
    MOVEMENT_CREDITED,    /* 贷项冲减: credit notes, as applied */
    MOVEMENT_WRITTEN_OFF, /* 核销坏账, less what was taken back */
    MOVEMENT_UNAPPLIED, /* 未核销款项变动: money and credit notes not applied,
                           yet or any more; of photographs 0 */
    MOVEMENT_SETTLED,     /* 结清·原因未知: of photographs alone */
    MOVEMENT_TRANSFERRED, /* one customer's money paid for another: of customers
                             alone, 0 of a currency */
    MOVEMENT_CURRENCY,    /* 汇率变动: of what is converted alone */
    MOVEMENT_OTHER,       /* photographs: open again, and exported amounts that
                             nothing explains */
    MOVEMENT_CAUSES
};

struct movement_row {
    const struct currency *currency;
    uint32_t customer;  /* LEDGER_NONE: all of the currency, or one who has
                           vanished */
    struct str gone_id; /* see tieout_row */
    int64_t opening;    /* as reported then */
    int64_t causes[MOVEMENT_CAUSES]; /* opening + all of them = closing */
    int64_t closing;
};

/* A customer behind a cause. */
struct movement_share {
    uint32_t customer; /* LEDGER_NONE: vanished */
    struct str gone_id;
    int64_t minor; /* signed as the cause */
};

/* The customers with the largest amounts, either sign; ties by customer_id. */
#define MOVEMENT_TOP 10
struct movement_behind {
    struct movement_share top[MOVEMENT_TOP];
    size_t top_count;
    size_t customers; /* all that have the cause */
};

struct movement_currency {
    struct movement_row total;
    struct movement_row *customers; /* by customer_id; any figure not 0 */
    size_t customer_count;
    struct movement_behind behind[MOVEMENT_CAUSES];
    int64_t received; /* money and bills that came in, applied or not */
};

/* All currencies in the reporting one. */
struct movement_converted {
    struct movement_row total; /* its currency is the reporting one */
    struct movement_row *rows; /* as movement.items, each in the reporting
                                  currency */
    struct decimal *rates_then, *rates_now; /* as items; 0 units: the policy
                                               takes historic rates, or 1 */
    bool complete; /* false: a rate is missing; missing[i] says of which */
    bool *missing;
};

struct movement {
    struct date from, to;
    struct movement_currency *items; /* the reporting currency first, then by
                                        code */
    size_t count;
    const struct movement_converted *converted; /* NULL: one currency, or no
                                                   rates */
    bool is_traced_back; /* there was no earlier report: the opening is what is
                            known now of that day (追溯) */
    bool photographs;    /* two exports of open items */
    bool not_comparable; /* one of them is, the other has events: all but the
                            opening stands in MOVEMENT_OTHER */
};

/* "invoiced": ASCII keys, for JSON. */
extern const struct str movement_cause_names[MOVEMENT_CAUSES];

/*
 * then: the newest ledger's view of t->opening_date; NULL of photographs, and
 * where they are not comparable.  t has an opening date.
 * False, reported: sums that do not fit.
 */
MUST_CHECK bool movement_make(const struct tieout *t, const struct view *now,
                              const struct view *then,
                              const struct policy *policy, struct movement *out,
                              struct arena *a, struct diag *d);

#endif
