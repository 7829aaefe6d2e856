/*
 * link - the pieces become one ledger.
 *
 * Customers get their numbers, repeated document numbers are found, and
 * allocations and disputes find what they name.  A row that fails here is
 * taken out whole, with everything it fed.
 */
#ifndef INPUT_LINK_H
#define INPUT_LINK_H

#include "input/harvest.h"
#include "input/keys.h"

/* A row that was read but cannot stand beside the others. */
struct refusal {
    struct origin at;
    size_t order; /* the first refusal of a row counts */
    enum table table;
    size_t column;
    struct str reason; /* in the reader's language */
    struct money amount;
    uint32_t customer;   /* or LEDGER_NONE */
    struct naming names; /* all it names, whose customers are held */
    bool used;           /* another row has taken over what it says */
};

struct link {
    struct ledger *ledger;
    const struct source_file *files;
    size_t file_count;
    struct harvest *harvests; /* one a piece, in order */
    size_t harvest_count;
    struct roll *rolls; /* by worker */
    size_t roll_count;
    unsigned threads;
    struct diag *diag;
    uint32_t *hashes;        /* of the documents' keys; NULL: none are known */
    struct intern customers; /* customer_id to number */
    bool customers_given;    /* a table of them: others do not exist */
    struct loose_allocation *allocations;
    size_t allocation_count;
    struct loose_dispute *disputes;
    size_t dispute_count;
    struct refusal *refusals;
    size_t refusal_count, refusal_capacity;
};

/*
 * Fill the ledger but for its files and rejects; the refusals are left, one a
 * row, sorted.  False when memory was short or the ledger is too large.
 */
MUST_CHECK bool link_ledger(struct link *l);

/* The parts of it, in this order. */
MUST_CHECK bool link_customers(struct link *l);
void link_gather(struct link *l);
MUST_CHECK bool link_numbers(struct link *l);
MUST_CHECK bool link_references(struct link *l);

/* Note that a row is refused. */
void link_refuse(struct link *l, struct refusal r, const char *format, ...)
    PRINTF(3, 4);

/*
 * Hold the customers of all that rejected and refused rows name; warn of
 * receipts, allocations and disputes among them that name nobody known.
 */
void link_hold(struct link *l);

/* Take the refused rows out; true: documents or receipts were among them. */
bool link_drop_refused(struct link *l);

#endif
