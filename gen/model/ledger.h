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
#include "model/party.h"

enum document_kind {
    DOCUMENT_INVOICE,
    DOCUMENT_CREDIT_NOTE, /* its open part is unapplied, never in a bucket */
    DOCUMENT_DEBIT_NOTE,
    DOCUMENT_OPENING
};

/* Things few rows have; NULL in the document where none is filled. */
struct document_details {
    struct str installment_no;
    struct str contract_no, order_no, delivery_no, description, class_name;
    struct money tax; /* currency NULL: not given */
    struct date delivery_date, posting_date;
};

/* 72 bytes: a ledger may hold ten million of them. */
struct document {
    struct str doc_no;
    int64_t owed; /* minor units, signed: credit notes are negative */
    int64_t open; /* as exported, signed; has_open tells */
    const struct currency *currency;
    const struct document_details *details; /* or NULL */
    struct date issue_date;
    struct date due_date; /* DATE_NONE: no due date */
    struct origin at;
    uint32_t customer; /* index into customers */
    uint8_t kind;      /* enum document_kind */
    bool has_open;
};

struct receipt {
    struct str receipt_no;
    uint32_t customer;
    struct money amount; /* positive; a negative one is a reversal */
    struct date receipt_date;
    struct date reversed_date; /* DATE_NONE: stands */
    struct str method, bank_ref;
    struct str doc_nos; /* as typed: numbers separated by ; or , or 、 */
    struct origin at;
};

#define LEDGER_NONE UINT32_MAX

struct allocation {
    uint32_t receipt;      /* index into receipts, or LEDGER_NONE */
    uint32_t credit_note;  /* index into documents, or LEDGER_NONE */
    uint32_t document;     /* what is reduced */
    struct date effective; /* by ledger_finish: when both its ends exist */
    struct money amount;   /* negative: undone on its own date */
    struct date allocation_date;
    struct origin at;
    struct date undone; /* by ledger_finish: its receipt's reversal, or none */
};

struct dispute {
    uint32_t document; /* or LEDGER_NONE: the whole customer */
    uint32_t customer;
    struct date from;
    struct date until;   /* last day; DATE_NONE: still disputed */
    struct money amount; /* currency NULL: all that is open */
    struct str reason;
    struct origin at;
};

struct cost {
    struct date cost_date;
    struct str kind;
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

/* How open amounts came about; printed on every output. */
enum allocation_source {
    ALLOCATION_EXPORTED, /* the allocations table */
    ALLOCATION_OPEN,     /* the export's own open amounts: a photograph */
    ALLOCATION_NAMED,    /* documents named by receipts, then oldest due */
    ALLOCATION_NONE      /* no receipts at all */
};

struct ledger_file {
    const char *path;
    struct str table;
    struct str encoding; /* "UTF-8", "GB18030", ... as recognised */
    struct str profile;
    size_t rows;    /* data rows read */
    size_t ignored; /* rows that the profile ignores, such as 作废 */
    size_t rejected;
    struct str ignored_why;       /* "作废 12, 小计 3" */
    size_t open_told, open_empty; /* documents with and without open amount */
};

struct ledger {
    struct arena *arena;
    struct customer *customers;
    size_t customer_count;
    struct document *documents;
    size_t document_count;
    struct receipt *receipts;
    size_t receipt_count;
    struct allocation *allocations;
    size_t allocation_count;
    struct dispute *disputes;
    size_t dispute_count;
    struct cost *costs;
    size_t cost_count;
    struct control *controls;
    size_t control_count;
    struct reject *rejects;
    size_t reject_count;
    struct ledger_file *files;
    size_t file_count;
    bool allocations_given; /* the table has rows, though all be rejected */
    enum allocation_source source;
    struct date photograph;   /* of open amounts: the snapshot's date, whose
                                 events are in them; no_date: all are */
    unsigned threads;         /* for ledger_finish; 0 is 1 */
    uint32_t *customer_order; /* by ledger_finish: customers by customer_id */
};

/* "path:line" of a row, for messages. */
struct place ledger_place(const struct ledger *l, struct origin at);

/*
 * Once after reading: set source.  Open amounts stand as exported, moved by
 * what is dated after the photograph; allocations beside them must agree with
 * them, else the document is reported and its customer held (see
 * ledger_photograph.c).  Where receipts have no allocations, apply each to the
 * documents it names, the rest to the oldest due that was issued by then.
 * Allocations that cannot be (another currency, more than is open at
 * one of their ends) become rejects, reported, and their customers are held;
 * the rest of the ledger stands.  False: nothing sensible can be computed.
 */
MUST_CHECK bool ledger_finish(struct ledger *l, struct diag *d);

/* One number off the front of a receipt's doc_nos, "A-1; A-2、A-3". */
struct str receipt_next_number(struct str *list);

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
                               after the photograph that shows it */
    int64_t *document_disputed; /* see view_disputed; NULL: nothing is */
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

#endif
