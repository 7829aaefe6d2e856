/*
 * link - the pieces become one ledger.
 *
 * Customers get their numbers, repeated numbers are found, bills find or make
 * their receipts, and allocations, write-offs and disputes find what they
 * name.  A row that fails here is taken out whole, with everything it fed.
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

struct names; /* who an id is, see link_names.c */

/* The typed row that tells a customer's parent instead of his own row. */
struct told {
    uint32_t customer;
    struct origin at;
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
    struct date photograph; /* of open amounts; no_date: there are none */
    struct date as_of;      /* of the snapshot, else the day asked for */
    struct past *past;      /* exports before as_of; NULL: not known */
    bool past_asked;        /* for all that the collected rows name */
    struct diag *diag;
    uint32_t *hashes;        /* of the documents' keys; NULL: none are known */
    struct intern customers; /* customer_id to number */
    bool customers_given;    /* a table of them: others do not exist */
    struct names *names;
    struct told *told;
    size_t told_count, told_capacity;
    size_t receipt_count; /* of the files: those that bills make come behind */
    uint32_t *taken_back; /* by bill: the receipt that takes it back already,
                             or LEDGER_NONE */
    struct loose_allocation *allocations;
    size_t allocation_count;
    struct allocation *allocation_room; /* for allocation_count */
    struct loose_dispute *disputes;
    size_t dispute_count;
    struct loose_writeoff *writeoffs;
    size_t writeoff_count;
    struct collected *collected;
    size_t collected_count;
    struct typed_row *typed; /* of records/, of tables with a key */
    size_t typed_count;
    size_t override_capacity;
    struct refusal *refusals;
    size_t refusal_count, refusal_capacity;
};

/*
 * Fill the ledger but for its files and rejects; the refusals are left, one a
 * row, sorted.  False when memory was short or the ledger is too large.
 */
MUST_CHECK bool link_ledger(struct link *l);

/* What keys of documents and receipts are made of; see keys.h. */
struct key link_document_key(const void *documents, size_t i);
struct key link_receipt_key(const void *receipts, size_t i);

/* The parts of it, in this order. */
MUST_CHECK bool link_customers(struct link *l);
void link_gather(struct link *l);
MUST_CHECK bool link_sums(struct link *l); /* lines that are one document */
MUST_CHECK bool link_numbers(struct link *l);

/*
 * Refuse rows that say just what a row of another sheet or file says, where
 * numbers may repeat.
 */
void link_refuse_same(struct link *l);
void link_bills(struct link *l);
MUST_CHECK bool link_references(struct link *l);
void link_finish_bills(struct link *l);

/*
 * Contacts, blocks and the like find their customers and documents.  A row
 * that names nobody and nothing known is refused, with what is near; where a
 * photograph shows only what is open, one of former days is left aside.
 */
MUST_CHECK bool link_collection(struct link *l);

/* What is typed of them stands over the export's, before that. */
void link_settle_collection(struct link *l);

/* Warn of money at the bank whose payer is nobody we know. */
void link_warn_of_payers(struct link *l);

/* Note that a row is refused. */
void link_refuse(struct link *l, struct refusal r, const char *format, ...)
    PRINTF(3, 4);

/* Count rows of a file as ignored; reason is English, a key of phrases. */
void link_ignore(struct link *l, uint32_t file, const char *reason, size_t n);

/*
 * Hold the customers of all that rejected and refused rows name; warn of those
 * among them that take something off and name nobody known.
 */
void link_hold(struct link *l);

/*
 * Warn of customers that only receipts, bills, costs and credit notes name.
 * billed: by customer, whether he has another document.
 */
void link_warn_of_strangers(struct link *l, const bool *billed);

/* Warn of write-offs that say the same of the same document. */
void link_warn_of_twice(struct link *l);

/*
 * Warn of typed receipts that an export of open items ought to have in it, but
 * shows as if they had not come; hold their customers.
 */
void link_warn_of_unposted(struct link *l);

/*
 * Leave aside the typed documents that stood in an export of an earlier
 * snapshot, but stand in this one of open items no more: they were settled.
 * documents: of all documents, by doc_no and installment_no.
 */
void link_leave_past(struct link *l, const struct keys *documents);

/*
 * Did it stand in an earlier export, where this one is of open items?  part
 * empty: any instalment.
 */
bool link_stood_once(struct link *l, struct str doc_no, struct str part);
bool link_was_customer(struct link *l, struct str id);

/* Take the refused rows out, and the receipts that bills made. */
void link_drop_refused(struct link *l);

/* Who an id is: a customer_id, a former id or name, or just one's name. */
enum whom { WHOM_NOBODY, WHOM_ONE, WHOM_SEVERAL };
enum whom link_whom(struct link *l, struct str id, uint32_t *out);

/*
 * As link_whom, for what a person or a bank wrote: where nobody is called so,
 * the one whose id or name differs in width, case, brackets or blanks alone.
 */
enum whom link_whom_typed(struct link *l, struct str id, uint32_t *out);

/* From now on the names that the customers have by now are known too. */
void link_learn_names(struct link *l);

/* The customers of a name, as "C1, C7"; after WHOM_SEVERAL. */
struct str link_list_whom(struct link *l, struct str id);

/* Hold all that an id may mean; false: nobody. */
bool link_hold_whom(struct link *l, struct str id);

/* Collect the former ids of all rows of customers; settle what they claim. */
void link_find_aliases(struct link *l);
void link_settle_aliases(struct link *l);

/* Is this id a former one of another customer? */
bool link_is_alias(const struct link *l, struct str id);

/* Parents, and firms that stand in the ledger twice. */
void link_families(struct link *l);

/* What names of one firm have in common, however they are written. */
struct str link_likeness(struct str name, struct arena *a);

/*
 * Typed rows of customers whom no export has, but who are probably one whom it
 * has.  known: by customer, whether an export has him.
 */
void link_doubt_typed(struct link *l, const bool *known);

/* A customer without a row, and without a name yet. */
uint32_t link_add_implied(struct link *l, uint32_t file, struct str id);

#endif
