/*
 * proof - what is on file to prove each overdue debt, and what is missing.
 *
 * Internal: a list of what we cannot prove is the last thing to hand out.
 *
 * A link of the chain is on file where an exhibit or a record of how it
 * arrived shows it.  A number or a date in the ledger alone only tells that
 * the paper should exist and who may have it.  An invoice proves itself, but
 * an invoice alone does not prove delivery (买卖合同解释 5): a debt counts as
 * proved by a statement that the customer signed, or by contract or order
 * together with a signed delivery.
 */
#ifndef MEASURE_PROOF_H
#define MEASURE_PROOF_H

#include "measure/aging.h"
#include "measure/clock.h"

enum proof_link {
    LINK_CONTRACT,
    LINK_ORDER,
    LINK_DELIVERY, /* signed for, or accepted */
    LINK_INVOICE,
    LINK_STATEMENT, /* 对账单, signed by the customer */
    LINK_DEMAND     /* that reached him after the debt was due */
};
#define LINK_COUNT 6

enum link_state {
    LINK_MISSING, /* ✗ */
    LINK_NOTED,   /* ○ the data tell of it, no paper is on file */
    LINK_FILED    /* ✓ */
};

/* Who is to be asked for a link. */
enum proof_holder {
    HOLDER_SALES,     /* contract, order */
    HOLDER_WAREHOUSE, /* delivery */
    HOLDER_FINANCE,   /* invoice, statement */
    HOLDER_COLLECTOR  /* demand */
};
enum proof_holder proof_holder_of(enum proof_link link);

struct proof {
    uint32_t item; /* index into aging.items */
    uint32_t document;
    uint8_t links[LINK_COUNT]; /* enum link_state */
    bool is_proved;
    bool is_handed_over;    /* with the lawyer */
    uint32_t demand_lacks;  /* LACK_... of the best demand there is */
    struct str salesperson; /* of the document, else of the customer */
    const struct evidence *exhibits[LINK_COUNT]; /* the first; or NULL */
};

/* All overdue documents of one customer in one currency. */
struct proof_customer {
    uint32_t customer;
    const struct currency *currency;
    size_t first, count; /* in proofs.items */
    size_t filed[LINK_COUNT];
    int64_t overdue;  /* sum of their open amounts */
    int64_t unproved; /* of those that are not proved */
};

struct proofs {
    struct proof *items;
    size_t count;
    struct proof_customer *customers; /* by currency as in the aging, the
                                         largest unproved amount first */
    size_t customer_count;
    bool has_records; /* some contract, exhibit or delivery is in the data */
};

/* Of the aging's day; it has its items, the clocks are of the same view. */
void proofs_make(const struct ledger *l, const struct aging *aging,
                 const struct clocks *clocks, struct proofs *out,
                 struct arena *a);

#endif
