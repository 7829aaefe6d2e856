/*
 * record - what one row of an export says: a row of each table it feeds.
 *
 * A row is taken whole or not at all.  Customers are still names and
 * allocations still numbers; input/link turns them into places in the ledger.
 */
#ifndef INPUT_RECORD_H
#define INPUT_RECORD_H

#include "input/cell.h"
#include "model/ledger.h"

/*
 * The largest amount, in minor units: a hundred trillion yuan.  A ledger of
 * such can still be added up, and beyond it stand account numbers in a wrong
 * column.
 */
#define MINOR_MAX 10000000000000000

/*
 * Where lines are summed into documents, what a line without an amount owes;
 * input/link_sum looks at it, and checks what a single row is checked for here.
 */
#define DOCUMENT_AMOUNT_EMPTY INT64_MIN

/* Whom a row is about, by what it names; for rows that are rejected. */
struct naming {
    struct str customer_id;
    struct str doc_no;
    struct str from_no; /* of a receipt, credit note or bill */
    struct str doc_nos; /* a list, as typed */
    bool takes_off;     /* a credit note, or a document of a negative amount */
};

/* An allocation by numbers. */
struct loose_allocation {
    struct str from_no, to_doc_no, to_installment_no;
    bool own_receipt;  /* from the receipt of its own row */
    bool own_document; /* to the document of its own row */
    bool rounds;       /* extra decimals, by the rule */
    enum rounding rounding;
    struct decimal amount;
    struct date allocation_date, recorded_date;
    struct origin at;
};

struct loose_dispute {
    struct str doc_no, installment_no, customer_id;
    bool own_document;
    bool has_amount;
    struct decimal amount;
    const struct currency *currency; /* where there is no document */
    struct date from, until, recorded_date;
    struct str reason;
    struct origin at;
};

/* A write-off by numbers; the currency is its document's. */
struct loose_writeoff {
    struct str doc_no, installment_no;
    bool own_document; /* of the document of its own row */
    bool rounds;       /* extra decimals, by the rule */
    enum rounding rounding;
    struct decimal amount;
    struct date writeoff_date, recorded_date;
    struct str reason;
    struct origin at;
};

/* A row of one of the tables of model/collection.h. */
struct collected {
    enum table table;
    struct str customer; /* as typed: a number or a name; or empty */
    struct str doc_no, installment_no;
    bool own_document; /* the document of its own row */
    struct origin at;
    union {
        struct contact contact;
        struct letter_block block;
        struct delivery delivery;
        struct evidence evidence;
        struct bank_line bank;
        struct allowance allowance;
        struct sales sales;
        struct case_step step;
        struct review review;
        struct provision_entry provision;
    } row; /* its customer and documents are not looked up yet */
};

#define COLLECTED_FIRST TABLE_CONTACTS
#define COLLECTED_COUNT (TABLE_COUNT - COLLECTED_FIRST)

/* A row of any table whose rows have a key. */
union typed_payload {
    struct customer customer;
    struct document document;
    struct receipt receipt;
    struct bill bill;
    struct contract contract;
    struct fx_rate rate;
    struct collected collected;
};

/*
 * A typed row of a table whose rows have a key: it may stand over one of the
 * export.
 */
struct typed_row {
    enum table table;
    struct origin at;
    struct str number, part; /* the key: doc_no and installment_no, say */
    struct str customer;     /* as typed; or empty */
    uint32_t filled;         /* columns, from bit 0 */
    uint32_t lacking;        /* columns that a row of its own would need */
    bool is_void;            /* nothing but its key is read */
    bool is_past;            /* what it stood over was settled */
    bool is_red;             /* the kind is a red-letter document */
    struct date recorded_date;
    struct money received;   /* of a document, where filled says so */
    union typed_payload row; /* its customer is not looked up */
};

struct records {
    bool made[TABLE_COUNT]; /* what the row feeds */
    struct customer customer;
    struct document document;
    struct receipt receipt;
    struct loose_allocation allocation;
    struct loose_dispute dispute;
    struct cost cost;
    struct control control;
    struct bill bill;
    struct loose_writeoff writeoff;
    struct contract contract;
    struct fx_rate rate;
    struct collected collected[COLLECTED_COUNT]; /* by table */
    struct date recorded_date; /* the latest of the row's; or no_date; all that
                                  the row feeds bears it */
    bool is_void; /* its status says 作废: nothing else of it is read */
    bool is_late; /* recorded after the day asked for: the same */
    /* Of document, receipt and so on; empty: none. */
    struct str document_customer, receipt_customer, cost_customer;
    struct str bill_customer, contract_customer;
    struct str customer_name;
};

/* What columns the rows of a plan can fill: c->has_details, c->has_marks. */
void record_prepare(struct cells *c);

/* Read a row; false: the cells say why, and *out is worth nothing. */
MUST_CHECK bool record_read(struct cells *c, struct origin at,
                            struct records *out);

/*
 * What was just read of a typed row as one that may stand over the export's;
 * of a void row its key is read now.  False: the cells say why.
 */
MUST_CHECK bool record_typed(struct cells *c, enum table table,
                             struct origin at, const struct records *records,
                             struct typed_row *out);

/* Has the row a number, by which others find it?  Contacts may have none. */
bool record_has_number(struct cells *c, enum table table);

/* Amount and names of a rejected row, as far as they can be read. */
void record_salvage(struct cells *c, struct money *amount,
                    struct naming *names);

#endif
