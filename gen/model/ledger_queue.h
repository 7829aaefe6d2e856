/*
 * ledger_queue - money and write-offs of one customer in the order of days,
 * private to model/.
 *
 * What comes in pays the documents it names, then others by the ledger's order;
 * what is left stays unapplied.  Nothing moves later and nothing looks ahead: a
 * day's view never depends on what comes after it.  (Where a table of
 * allocations stands beside the queue, its rows are kept free for whatever day
 * they have.)
 */
#ifndef MODEL_LEDGER_QUEUE_H
#define MODEL_LEDGER_QUEUE_H

#include "model/ledger_parts.h"

#define MESSAGES_MAX 100

/* One a document: there may be ten million. */
struct account {
    int64_t open;     /* what may be paid, signed */
    uint32_t slot;    /* where it stands in the order; LEDGER_NONE: not */
    uint32_t payment; /* its newest payment, a trace; or LEDGER_NONE */
};

/*
 * One an allocation of this customer, in their order.  A payment can be taken
 * back by a negative receipt; when it is reversed, that take-back has nothing
 * to take back any more and goes the other way.
 */
struct trace {
    int64_t rest;      /* what stands of a payment or a take-back */
    uint32_t older;    /* payment: of the same document; take-back: of the same
                          payment; or LEDGER_NONE */
    uint32_t takeback; /* payment: its newest take-back, or LEDGER_NONE */
    uint32_t payment;  /* take-back: what it took back; or LEDGER_NONE */
};

/* Who pays: a receipt or a credit note, whichever is not LEDGER_NONE. */
struct payer {
    uint32_t receipt, credit_note;
    const struct currency *currency;
    struct date day;
    struct origin at;
};

/*
 * A document's place in the order of payment, from a day on.  It leaves the one
 * it had when its next one begins: when it falls due, when its security ends.
 * Slots that do not differ before document are paid in proportion.
 */
struct slot {
    const struct currency *currency;
    int32_t stage;     /* of Civil Code art. 560, see ledger_order.c */
    int64_t lightness; /* heavier burdens first */
    int32_t due;       /* INT32_MAX: none */
    int32_t issued;
    uint32_t tie;
    uint32_t document;
    int32_t from;
};

struct slots {
    bool built;
    struct slot *items; /* in the order of payment */
    size_t count, capacity;
    uint32_t *by_day; /* the same by the day they begin */
    size_t begun;     /* so many of them have */
    bool *ready;      /* a tree over items: 1 the root, 2i and 2i + 1 below i;
                         whether any below it can be paid */
    size_t leaves;    /* its width: item i is at leaves + i */
};

enum event_kind {
    EVENT_REVERSAL, /* of a receipt */
    EVENT_RELEASE,  /* a row of the allocations opens its document */
    EVENT_WRITEOFF,
    EVENT_CREDIT_NOTE,
    EVENT_RECEIPT
};

struct event {
    int32_t day;
    uint32_t row; /* of receipts, allocations, writeoffs or documents */
    enum event_kind kind;
};

/* By customer: of c, events[starts[c] .. starts[c + 1]), in no order. */
struct event_list {
    struct event *events;
    size_t *starts;
    bool moves; /* there is more than EVENT_RELEASE */
};

/* Part of l->allocations that one receipt made when it came. */
struct made {
    size_t from, to;
};

/* A number that a receipt names and no document of its customer bears. */
struct unknown {
    struct str number;
    uint32_t receipt;
    uint32_t same;  /* the first one of this number, which knows the owner */
    uint32_t owner; /* whose document bears it; LEDGER_NONE: nobody's */
};

struct queue {
    struct ledger *ledger;
    size_t capacity;      /* of ledger->allocations */
    size_t given;         /* allocations that were there before */
    bool *allocated;      /* one a receipt: they say what it paid */
    bool writeoffs_given; /* they have the write-offs in them */
    struct account *accounts;
    int64_t *written_off; /* one a document, without its sign: written off and
                             not taken back */
    int64_t *shown; /* the same: paid or written off by the photograph and not
                       opened again; NULL where there is none */
    struct made *made;   /* one a receipt */
    uint32_t *contracts; /* by customer and number; for the civil code */
    struct refusals refusals;
    struct unknown *unknown; /* in the order in which they were met */
    size_t unknown_count, unknown_capacity;
    size_t parts; /* of payments that were split in proportion */
    struct arena *lasting;
    struct arena *scratch; /* for one customer */
    struct diag *diag;
    /* of this customer: */
    const uint32_t *documents;
    size_t document_count;
    struct event *events;
    size_t event_count;
    uint32_t *by_number; /* the documents by doc_no; NULL: not needed yet */
    struct slots slots;
    struct trace *traces; /* of the allocations from base on */
    size_t base, trace_count, trace_capacity;
    struct past *past; /* see ledger_takeback.c */
    size_t past_count;
};

/* What is to be done; q->allocated is known. */
struct event_list queue_list_events(const struct queue *q);

/* Whether an allocation takes effect at all. */
bool allocation_ever(const struct allocation *x);

/* Whether it brings its document nearer to nothing. */
bool allocation_is_inward(const struct ledger *l, const struct allocation *x);

/* Set a document's open amount and whether it can be paid. */
void account_set(struct queue *q, uint32_t document, int64_t open);

/* A payer pays minor on a document, which it is not more than open. */
void queue_allocate(struct queue *q, const struct payer *payer,
                    uint32_t document, int64_t minor);

/* A receipt as the payer of a day. */
struct payer receipt_payer(const struct ledger *l, uint32_t receipt,
                           struct date day);

/* Note the allocations that were made since the last time. */
void queue_trace(struct queue *q);

/* Pay by the ledger's order on the payer's day; what is left of rest. */
int64_t order_pay(struct queue *q, const struct payer *payer, int64_t rest);

/* False: payments were split into so many parts that it gave up. */
bool order_is_bounded(const struct queue *q);

/* The contracts by customer and number. */
uint32_t *order_contracts(const struct ledger *l, struct arena *a);

/* The documents a receipt names, in its currency; what its bill names too. */
struct named {
    struct str list, number;
    size_t at;
    bool warns; /* of numbers that no document bears */
};
struct named named_start(const struct ledger *l, uint32_t receipt);
bool named_next(struct queue *q, uint32_t receipt, struct named *n,
                uint32_t *document);

/* Report what queue->unknown has; hold the others whose documents are named. */
void unknown_report(struct queue *q);

/* Pay the documents a receipt names; what is left of its amount. */
int64_t named_pay(struct queue *q, uint32_t receipt);

/* Once a customer, when his events are listed. */
void takeback_start(struct queue *q);

/* A positive receipt came in and may be taken back from now on. */
void takeback_remember(struct queue *q, uint32_t receipt);

/* A negative receipt opens what it names, else what its equal had paid. */
void takeback_apply(struct queue *q, uint32_t receipt);

/* What a receipt paid is open again; what a negative one opened is paid. */
void takeback_reverse(struct queue *q, uint32_t receipt, struct date day);

#endif
