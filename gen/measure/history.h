/*
 * history - all that happened to a document or a customer, up to a day.
 *
 * Each event with its row, its effect and the balance after it; then where the
 * rest stands and why.  What `duebook explain` prints.
 */
#ifndef MEASURE_HISTORY_H
#define MEASURE_HISTORY_H

#include "measure/aging.h"

enum event_kind {
    EVENT_DOCUMENT, /* an invoice, debit note or opening balance */
    EVENT_CREDIT_NOTE,
    EVENT_RECEIPT,
    EVENT_BILL,       /* a bill came in */
    EVENT_ALLOCATION, /* of a receipt, bill or credit note to a document */
    EVENT_REVERSAL,   /* a receipt was reversed, or a negative one came in */
    EVENT_RETURN,     /* a bill was dishonoured */
    EVENT_WRITEOFF,
    EVENT_DISPUTE, /* began: no effect on the balance */
    EVENT_DISPUTE_END,
    EVENT_HANDED_OVER, /* to the lawyer: no effect on the balance */
    EVENT_EXPORTED     /* what the export's own open amounts differ by */
};

struct event {
    struct date day;      /* it takes effect */
    struct date recorded; /* or no_date */
    enum event_kind kind;
    uint32_t
        document; /* the document, or the one allocated to; or LEDGER_NONE */
    uint32_t credit_note, receipt, bill, writeoff, dispute; /* or LEDGER_NONE */
    struct money amount; /* its effect on what is owed, signed; of a dispute
                            the disputed amount, currency NULL: all */
    int64_t balance;     /* after it, in amount.currency */
    bool is_computed; /* by our allocation order: no row says so, nor does the
 receipt name the document */
    struct origin at;
};

/* Does it change what is owed?  A dispute does not. */
bool event_moves(const struct event *e);

struct history {
    struct event *events; /* by day; of a day as they take effect */
    size_t count;
};

/*
 * Of one document: it, what was allocated to or from it, write-offs, disputes;
 * the balance is its open part.  A credit note too.
 */
void history_of_document(const struct view *v, uint32_t document,
                         struct history *out, struct arena *a);

/*
 * Of one receipt, negative ones too: it, what it paid, its reversal; the
 * balance is its unapplied part, <= 0.
 */
void history_of_receipt(const struct view *v, uint32_t receipt,
                        struct history *out, struct arena *a);

/*
 * Of one customer: documents, receipts, bills, reversals, write-offs, and the
 * balance he owes in each currency.  Allocations do not change it and are left
 * to the documents, but for those between him and another customer.
 */
void history_of_customer(const struct view *v, uint32_t customer,
                         struct history *out, struct arena *a);

#endif
