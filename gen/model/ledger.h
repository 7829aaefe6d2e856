/*
 * ledger - all dated facts of a book, and what is open on a day.
 *
 * The tables are the events: each row has the date it takes effect.  Amounts
 * are magnitudes as the source gave them; `owed` carries the sign (what the
 * party owes us is positive).  Nothing here changes after ledger_finish; the
 * view of a day is computed, never stored back.
 *
 * A document may be named by several rows only where the profile says that
 * numbers repeat.
 */
#ifndef MODEL_LEDGER_H
#define MODEL_LEDGER_H

#include "model/balance.h"
#include "model/collection.h"

enum document_kind {
    DOCUMENT_INVOICE,
    DOCUMENT_CREDIT_NOTE, /* its open part is unapplied, never in a bucket */
    DOCUMENT_DEBIT_NOTE,
    DOCUMENT_OPENING
};

/* What a debt is for; each class has its own due rule and column. */
enum document_class {
    CLASS_TRADE,
    CLASS_RETENTION, /* 质保金: not yet due it is a contract asset */
    CLASS_BILL,      /* a note receivable that the export lists as a document */
    CLASS_OTHER
};

#define CLASS_COUNT 4

/* Things few rows have; NULL in the document where none is filled. */
struct document_details {
    struct str installment_no;
    struct str contract_no, order_no, delivery_no, description;
    struct str class_name; /* as written, where it is CLASS_OTHER */
    struct str department, salesperson; /* who sold it */
    struct money tax;                   /* currency NULL: not given */
    struct date delivery_date, posting_date;
};

/* 80 bytes: a ledger may hold ten million of them. */
struct document {
    struct str doc_no;
    int64_t owed; /* minor units, signed: credit notes are negative */
    int64_t open; /* as exported, signed; has_open tells */
    const struct currency *currency;
    const struct document_details *details; /* or NULL */
    struct date issue_date;
    struct date due_date;         /* DATE_NONE: no due date */
    struct date recorded_date;    /* when it was entered; or DATE_NONE */
    struct date handed_over_date; /* to a lawyer (已移交律师); or DATE_NONE */
    struct origin at;
    uint32_t customer; /* index into customers */
    uint8_t kind;      /* enum document_kind */
    uint8_t class_of;  /* enum document_class */
    bool has_open;
    bool is_due_by_rule; /* the export had no due date: terms gave it */
};

struct receipt {
    struct str receipt_no;
    uint32_t customer;
    struct money amount; /* positive; a negative one is a reversal */
    struct date receipt_date;
    struct date reversed_date; /* DATE_NONE: stands */
    struct str method, bank_ref;
    struct str doc_nos; /* as typed: numbers separated by ; or , or 、 */
    struct date recorded_date;
    uint32_t bill; /* index into bills: it is no cash yet; or LEDGER_NONE */
    struct origin at;
};

enum bill_status {
    BILL_HELD,        /* 在手 */
    BILL_ENDORSED,    /* 已背书: gone, but comes back on us if dishonoured */
    BILL_DISCOUNTED,  /* 已贴现: the same */
    BILL_DISHONOURED, /* 拒付退回 */
    BILL_PAID         /* 已兑付 */
};

/*
 * A bill of exchange or cheque taken in payment.  It is a receipt of the day
 * it came in: the one of the export that bears its number (as receipt_no or
 * bank_ref), else one that intake makes.  Dishonoured, that receipt is
 * reversed on dishonoured_at, and its documents are open again with the age
 * they had (票据退回).
 */
struct bill {
    struct str bill_no;
    uint32_t customer;
    uint32_t receipt; /* index into receipts */
    struct money amount;
    struct str kind, drawer, acceptor, prior_endorser, proof, doc_nos;
    struct date issue_date;    /* 出票日; or DATE_NONE */
    struct date received_date; /* when it came in; else issue_date */
    struct date maturity_date;
    struct date presented_at, dishonoured_at, recorded_date; /* or none */
    uint8_t status; /* enum bill_status, as it stands in the newest export */
    struct origin at;
};

/* A bad debt written off (坏账核销); negative: taken back or recovered. */
struct writeoff {
    uint32_t document;
    struct money amount;
    struct date writeoff_date, recorded_date;
    struct str reason;
    bool refused; /* by ledger_finish: it is among the rejects, and counts for
                     nothing */
    struct origin at;
};

enum contract_type {
    CONTRACT_SALE = 1,
    CONTRACT_SERVICE,
    CONTRACT_WORKS,
    CONTRACT_OTHER
};

enum guarantee_kind {
    GUARANTEE_GENERAL = 1,
    GUARANTEE_JOINT,
    GUARANTEE_MORTGAGE,
    GUARANTEE_PLEDGE,
    GUARANTEE_OTHER
};

/* What a contract agrees on; clauses as people quote them. */
struct contract {
    struct str contract_no;
    uint32_t customer;
    struct str title;
    struct date signed_date;   /* or no_date */
    struct str guarantor;      /* empty: unsecured */
    struct date guarantee_end; /* no security after it; DATE_NONE: no end */
    struct str penalty_rule;   /* as written: "0.05%/day" */
    int64_t burden;            /* of it, millionths a year; 0: none agreed, or
                                  not a plain rate: for Civil Code art. 560 */
    struct str penalty_clause, payment_terms, due_trigger;
    struct str offset_clause, cost_clause, acceleration_clause;
    struct str suspension_clause; /* that allows to stop supply */
    struct str governing_law, jurisdiction, arbitration;
    struct str sme_notice_evidence;
    struct str service_address, service_contact, service_phone, service_email;
    struct date recorded_date; /* or no_date */
    struct origin at;
    uint8_t type, guarantee_kind;    /* of the enumerations above */
    uint8_t seller_size, buyer_size; /* enum firm_size, when it was signed */
};

/* Units of the reporting currency for one of currency. */
struct fx_rate {
    const struct currency *currency;
    struct date rate_date;
    struct decimal rate; /* positive, at most 8 decimals */
    struct origin at;
};

/* Exactly one of receipt, credit_note and writeoff is not LEDGER_NONE. */
struct allocation {
    uint32_t receipt;      /* index into receipts */
    uint32_t credit_note;  /* index into documents */
    uint32_t writeoff;     /* index into writeoffs */
    uint32_t document;     /* what is reduced */
    struct date effective; /* by ledger_finish: when both its ends exist */
    struct money amount;   /* negative: undone on its own date, or of a negative
                              document */
    struct date allocation_date;
    struct origin at;
    struct date undone; /* by ledger_finish: its receipt's reversal, or none */
    struct date recorded_date;
    bool reopens; /* by ledger_finish: what the photograph shows as paid by a
                     receipt that was reversed after it, negative, on the day of
                     the reversal; it is never undone */
};

/*
 * A row that says how a document was settled which an export of open items
 * does not show any more, or shows with what it left.  It moves nothing: the
 * open amounts are less it already.
 */
struct settlement {
    struct str doc_no, installment_no;
    uint32_t receipt;      /* LEDGER_NONE: it was written off */
    struct decimal amount; /* in the document's currency */
    struct date day;
    struct origin at;
};

struct dispute {
    uint32_t document; /* or LEDGER_NONE: the whole customer */
    uint32_t customer;
    struct date from;
    struct date until;   /* last day; DATE_NONE: still disputed */
    struct money amount; /* currency NULL: all that is open */
    struct str reason;
    struct date recorded_date;
    struct origin at;
};

/* On what the customer has to pay it back. */
enum cost_basis { COST_BY_CLAUSE = 1, COST_BY_JUDGMENT, COST_NOT_RECOVERABLE };

struct cost {
    struct date cost_date, recorded_date;
    struct str kind, evidence_id;
    uint8_t basis; /* enum cost_basis, or NOT_TOLD */
    struct money amount;
    uint32_t customer; /* or LEDGER_NONE */
    struct origin at;
};

/* What the general ledger says: the figure to tie to. */
struct control {
    struct date as_of;
    struct str account;
    struct money amount;
    struct origin at;
};

/* A row that was not used, and why. */
struct reject {
    struct place at;
    struct str table;    /* "documents" */
    struct str reason;   /* in the reader's language */
    struct str row;      /* the row as it stood */
    struct money amount; /* currency NULL: could not be read */
    uint32_t customer;   /* or LEDGER_NONE */
};

/*
 * A cell typed in records/ that stands instead of the export's, or fills an
 * empty one; all but key in the reader's language.
 */
struct override {
    struct str table;      /* "documents" */
    struct str column;     /* "due_date" */
    uint8_t position;      /* of the column in its table */
    struct str key;        /* "D3", or "D3/2" of an instalment */
    struct str title;      /* what people call the column */
    struct str was, now;   /* was empty: the export's cell is */
    uint32_t customer;     /* or LEDGER_NONE */
    struct origin at;      /* where it is typed */
    struct origin instead; /* the export's row */
};

/* How open amounts came about; printed on every output. */
enum allocation_source {
    ALLOCATION_EXPORTED, /* the allocations table */
    ALLOCATION_OPEN,     /* the export's own open amounts: a photograph */
    ALLOCATION_NAMED,    /* documents named by receipts, then by order; what
                            is typed of single receipts goes before */
    ALLOCATION_NONE      /* no receipts at all */
};

/*
 * Where what a payer did not name goes.  ORDER_CIVIL_CODE is 民法典 560: debts
 * that are due first; among them unsecured ones, then the heavier burden, then
 * the earlier due; what is equal, in proportion.
 */
enum allocation_order {
    ORDER_OLDEST,     /* the oldest due that was issued by then */
    ORDER_NAMED,      /* nowhere: it stays unapplied */
    ORDER_CIVIL_CODE, /* by the article, on the day of payment */
    ORDER_PRO_RATA    /* all open ones issued by then, in proportion */
};

/* Where the open part of a credit note stands; never netted silently. */
enum credit_note_rule {
    CREDIT_NOTES_APART,  /* in unapplied */
    CREDIT_NOTES_AGED,   /* in the bucket of its own due date (else its issue
                            date), as a negative amount */
    CREDIT_NOTES_APPLIED /* applied like a receipt of its issue date, by the
                            allocation order */
};

/* When a document is due whose row does not say. */
struct due_rule {
    bool is_set;
    bool from_delivery;   /* counted from delivery_date, else from issue_date;
                             none where that is not known */
    int32_t months, days; /* months first */
};

/* How the book wants its ledger to be put together. */
struct ledger_rules {
    enum allocation_order order;
    enum credit_note_rule credit_notes;
    struct due_rule due[CLASS_COUNT]; /* before the customer's terms_days */
};

struct ledger_file {
    const char *path;
    struct str table;
    struct str sheet;    /* the tab of a workbook; empty: there is none */
    struct str encoding; /* "UTF-8", "GB18030", ... as recognised */
    struct str profile;
    size_t rows;    /* data rows read */
    size_t ignored; /* rows that the profile ignores, such as 作废 */
    size_t rejected;
    struct str ignored_why;       /* "作废 12, 小计 3" */
    size_t open_told, open_empty; /* documents with and without open amount */
    bool typed;                   /* of records/ */
    size_t overrides; /* cells of it that stand instead of the export's */
    size_t fills;     /* cells of it that the export leaves empty */
};

struct ledger {
    struct arena *arena;
    struct customer *customers;
    size_t customer_count;
    struct document *documents;
    size_t document_count;
    struct receipt *receipts;
    size_t receipt_count;
    struct bill *bills;
    size_t bill_count;
    struct writeoff *writeoffs;
    size_t writeoff_count;
    struct contract *contracts;
    size_t contract_count;
    struct fx_rate *rates; /* by ledger_finish: by currency code and day */
    size_t rate_count;
    struct allocation *allocations;
    size_t allocation_count;
    struct settlement *settlements; /* of photographs alone */
    size_t settlement_count, settlement_capacity;
    struct dispute *disputes;
    size_t dispute_count;
    struct cost *costs;
    size_t cost_count;
    struct control *controls;
    size_t control_count;
    struct contact *contacts; /* from here on in the order of their rows */
    size_t contact_count;
    struct letter_block *blocks;
    size_t block_count;
    struct delivery *deliveries;
    size_t delivery_count;
    struct delivery *carried; /* as the carrier exports them: without letters,
                                 customers and stubs, by tracking number */
    size_t carried_count;
    struct evidence *evidence;
    size_t evidence_count;
    struct bank_line *bank_lines;
    size_t bank_line_count;
    struct allowance *allowances;
    size_t allowance_count;
    struct sales *sales;
    size_t sales_count;
    struct case_step *cases;
    size_t case_count;
    struct review *reviews;
    size_t review_count;
    struct provision_entry *provisions;
    size_t provision_count;
    struct reject *rejects;
    size_t reject_count;
    struct ledger_file *files;
    size_t file_count;
    struct override *overrides; /* in the order of the typed rows */
    size_t override_count;
    bool allocations_given; /* an exported table has rows, though all be
                               rejected; typed ones alone do not make it one */
    enum allocation_source source;
    struct ledger_rules rules; /* set before ledger_finish */
    struct date known_at;   /* rows recorded later were left out; or no_date */
    bool has_recorded;      /* some row says when it was recorded */
    struct date photograph; /* of open amounts: the snapshot's date, whose
                               events are in them; no_date: all are */
    unsigned threads;       /* for ledger_finish; 0 is 1 */
    uint32_t *customer_order; /* by ledger_finish: customers by customer_id */
};

/* "D3", or "D3/2" of its instalment 2; part may be empty. */
struct str installment_number(struct str doc_no, struct str part,
                              struct arena *a);

/* "path:line" of a row, for messages. */
struct place ledger_place(const struct ledger *l, struct origin at);

/* Does the row stand in records/?  Of no file: no. */
bool ledger_is_typed(const struct ledger *l, struct origin at);

/*
 * Once after reading: set source.  Open amounts stand as exported, moved by
 * what is dated after the photograph; allocations beside them must agree with
 * them, else the document is reported and its customer held (see
 * ledger_photograph.c).  Documents without a due date, credit notes aside, get
 * the one of rules.due, else of the customer's terms (class trade alone).
 *
 * Write-offs become allocations.  Without an exported table of allocations each
 * receipt that has none of its own pays the documents it names (or its bill
 * does), then others by rules.order, as they stand on its day; on one day
 * write-offs come before credit notes, and these before receipts.  Under
 * CREDIT_NOTES_APPLIED a credit note is applied on its day of issue (in a
 * photograph, on the photograph's); beside a table of allocations only what no
 * row of it ever uses, and receipts stay as the table has them.  What is left
 * over stays unapplied for good.
 *
 * What cannot be (another currency, more than is open at one of its ends, more
 * taken back than there was) becomes a reject, reported, and its customers are
 * held; the rest of the ledger stands.  Allocations of one origin that follow
 * each other are one row: they stand or fall together.  False: nothing sensible
 * can be computed.
 */
MUST_CHECK bool ledger_finish(struct ledger *l, struct diag *d);

/* One number off the front of a receipt's doc_nos, "A-1; A-2、A-3". */
struct str receipt_next_number(struct str *list);

/* Is it one of the numbers in such a list? */
bool receipt_names(struct str list, struct str number);

/*
 * Whose money or credit note it applies; of a write-off, the document's own
 * customer.
 */
uint32_t allocation_payer(const struct ledger *l, const struct allocation *x);

/* Has it come in by a day, and not been reversed by then? */
bool receipt_stands(const struct receipt *r, struct date day);

/* Whether an allocation reduces its document on a day. */
bool allocation_is_effective(const struct allocation *x, struct date day);

/* What is open on a day. */
struct view {
    const struct ledger *ledger;
    struct date as_of;
    unsigned threads;       /* it was made on; for what is computed from it */
    int64_t *document_open; /* a document's open part, signed; 0 not open */
    int64_t *receipt_open;  /* a receipt's unapplied part, <= 0; >= 0 of a
                               negative receipt, and of one that is reversed
                               after the photograph that shows it: as far as no
                               document is known that it had paid */
    int64_t *document_disputed; /* see view_disputed; NULL: nothing is */
    int64_t *document_returned; /* see view_returned; NULL: nothing is */
};

/*
 * The view of a day.  False, reported, where the amounts together do not fit
 * in 64 bits; else no sum over documents and receipts of the view can overflow.
 */
MUST_CHECK bool ledger_view(const struct ledger *l, struct date as_of,
                            struct view *out, struct arena *a, struct diag *d);

/* The same on several threads. */
MUST_CHECK bool ledger_view_parallel(const struct ledger *l, struct date as_of,
                                     unsigned threads, struct view *out,
                                     struct arena *a, struct diag *d);

/*
 * Open and disputed part of a document on the view's day, between 0 and its
 * open part.  What a whole customer disputes up to an amount counts against
 * his oldest due documents.
 */
int64_t view_disputed(const struct view *v, size_t document);

/*
 * The open part of a document that a dishonoured bill has opened again
 * (票据退回), between 0 and its open part.
 */
int64_t view_returned(const struct view *v, size_t document);

/* What a bill is worth on a day while it is neither paid nor sent back. */
enum bill_state {
    BILL_NOT_YET,   /* not received by then */
    BILL_IN_HAND,   /* held; also past its maturity, until paid or returned */
    BILL_PASSED_ON, /* endorsed or discounted, not yet mature */
    BILL_RETURNED,  /* dishonoured */
    BILL_SETTLED    /* paid (on presented_at, else at maturity), or passed on
                       and mature */
};
enum bill_state bill_state_on(const struct bill *b, struct date day);

/*
 * The rate of a currency on a day: the last one not after it; NULL: none.  The
 * reporting currency has no rates: the caller knows that it is 1.
 */
const struct fx_rate *ledger_rate(const struct ledger *l,
                                  const struct currency *currency,
                                  struct date day);

#endif
