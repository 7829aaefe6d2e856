/*
 * canonical - our own tables and columns: names, headings and words.
 *
 * One constant table of what an export can feed.  The first heading of a
 * column is its name, the second its Chinese name; the others are accepted as
 * well.
 */
#ifndef INPUT_CANONICAL_H
#define INPUT_CANONICAL_H

#include "base/str.h"

enum table {
    TABLE_CUSTOMERS,
    TABLE_DOCUMENTS,
    TABLE_RECEIPTS,
    TABLE_ALLOCATIONS,
    TABLE_DISPUTES,
    TABLE_COSTS,
    TABLE_CONTROL,
    TABLE_BILLS,
    TABLE_WRITEOFFS,
    TABLE_CONTRACTS,
    TABLE_FX,
    TABLE_CONTACTS,
    TABLE_BLOCKS,
    TABLE_DELIVERIES,
    TABLE_EVIDENCE,
    TABLE_BANK,
    TABLE_ALLOWANCE,
    TABLE_SALES,
    TABLE_CASES,
    TABLE_REVIEWS,
    TABLE_PROVISIONS,
    TABLE_CARRIER /* what the post exports, by tracking number */
};

#define TABLE_COUNT 22
#define COLUMN_MAX  32

/* Columns of each table, in the order of its constant table. */
enum customers_column {
    CUSTOMERS_ID,
    CUSTOMERS_NAME,
    CUSTOMERS_NAME_EN,
    CUSTOMERS_USCC,
    CUSTOMERS_PARTY_TYPE,
    CUSTOMERS_REGISTRATION,
    CUSTOMERS_INSOLVENCY_DATE,
    CUSTOMERS_CLAIM_DEADLINE,
    CUSTOMERS_REGISTERED_ADDRESS,
    CUSTOMERS_ADDRESS,
    CUSTOMERS_LEGAL_REPRESENTATIVE,
    CUSTOMERS_CONTACT,
    CUSTOMERS_PHONE,
    CUSTOMERS_EMAIL,
    CUSTOMERS_LANGUAGE,
    CUSTOMERS_REGION,
    CUSTOMERS_INDUSTRY,
    CUSTOMERS_SALESPERSON,
    CUSTOMERS_COLLECTOR,
    CUSTOMERS_CREDIT_LIMIT,
    CUSTOMERS_CREDIT_RATING,
    CUSTOMERS_CURRENCY,
    CUSTOMERS_TERMS_DAYS,
    CUSTOMERS_SIZE,
    CUSTOMERS_PAYABLE_BALANCE,
    CUSTOMERS_PARENT_ID,
    CUSTOMERS_FORMER_IDS,
    CUSTOMERS_RECORDED_DATE
};

enum documents_column {
    DOCUMENTS_DOC_NO,
    DOCUMENTS_INSTALLMENT_NO,
    DOCUMENTS_CUSTOMER_ID,
    DOCUMENTS_CUSTOMER_NAME, /* names a customer no table tells of */
    DOCUMENTS_KIND,
    DOCUMENTS_ISSUE_DATE,
    DOCUMENTS_POSTING_DATE,
    DOCUMENTS_DUE_DATE,
    DOCUMENTS_CURRENCY,
    DOCUMENTS_AMOUNT,
    DOCUMENTS_TAX,
    DOCUMENTS_OPEN_AMOUNT,
    DOCUMENTS_RECEIVED_AMOUNT, /* for want of an open amount */
    DOCUMENTS_CONTRACT_NO,
    DOCUMENTS_ORDER_NO,
    DOCUMENTS_DELIVERY_NO,
    DOCUMENTS_DELIVERY_DATE,
    DOCUMENTS_CLASS,
    DOCUMENTS_DESCRIPTION,
    DOCUMENTS_STATUS, /* 作废 is ignored, any other word is fine */
    DOCUMENTS_HANDED_OVER_DATE,
    DOCUMENTS_DEPARTMENT,
    DOCUMENTS_SALESPERSON,
    DOCUMENTS_RECORDED_DATE
};

enum receipts_column {
    RECEIPTS_RECEIPT_NO,
    RECEIPTS_CUSTOMER_ID,
    RECEIPTS_CUSTOMER_NAME,
    RECEIPTS_RECEIPT_DATE,
    RECEIPTS_CURRENCY,
    RECEIPTS_AMOUNT,
    RECEIPTS_METHOD,
    RECEIPTS_BANK_REF,
    RECEIPTS_DOC_NOS,
    RECEIPTS_REVERSED_DATE,
    RECEIPTS_STATUS, /* as of documents */
    RECEIPTS_RECORDED_DATE
};

enum allocations_column {
    ALLOCATIONS_FROM_NO,
    ALLOCATIONS_TO_DOC_NO,
    ALLOCATIONS_TO_INSTALLMENT_NO,
    ALLOCATIONS_DATE,
    ALLOCATIONS_AMOUNT,
    ALLOCATIONS_RECORDED_DATE
};

enum disputes_column {
    DISPUTES_DOC_NO,
    DISPUTES_INSTALLMENT_NO,
    DISPUTES_CUSTOMER_ID,
    DISPUTES_FROM,
    DISPUTES_UNTIL,
    DISPUTES_AMOUNT,
    DISPUTES_REASON,
    DISPUTES_RECORDED_DATE
};

enum costs_column {
    COSTS_DATE,
    COSTS_KIND,
    COSTS_CURRENCY,
    COSTS_AMOUNT,
    COSTS_CUSTOMER_ID,
    COSTS_BASIS,
    COSTS_EVIDENCE_ID,
    COSTS_RECORDED_DATE
};

enum control_column {
    CONTROL_AS_OF,
    CONTROL_ACCOUNT,
    CONTROL_CURRENCY,
    CONTROL_AMOUNT
};

enum bills_column {
    BILLS_BILL_NO,
    BILLS_CUSTOMER_ID,
    BILLS_CUSTOMER_NAME,
    BILLS_KIND,
    BILLS_CURRENCY,
    BILLS_AMOUNT,
    BILLS_DRAWER,
    BILLS_ACCEPTOR,
    BILLS_PRIOR_ENDORSER,
    BILLS_ISSUE_DATE,
    BILLS_RECEIVED_DATE, /* else the issue date */
    BILLS_MATURITY_DATE,
    BILLS_STATUS,
    BILLS_PRESENTED_AT,
    BILLS_DISHONOURED_AT,
    BILLS_PROOF,
    BILLS_DOC_NOS,
    BILLS_RECORDED_DATE
};

enum writeoffs_column {
    WRITEOFFS_DATE,
    WRITEOFFS_DOC_NO,
    WRITEOFFS_INSTALLMENT_NO,
    WRITEOFFS_AMOUNT,
    WRITEOFFS_REASON,
    WRITEOFFS_RECORDED_DATE
};

enum contracts_column {
    CONTRACTS_CONTRACT_NO,
    CONTRACTS_CUSTOMER_ID,
    CONTRACTS_TITLE,
    CONTRACTS_TYPE,
    CONTRACTS_SIGNED_DATE,
    CONTRACTS_GOVERNING_LAW,
    CONTRACTS_PENALTY_RULE,
    CONTRACTS_PENALTY_CLAUSE,
    CONTRACTS_PAYMENT_TERMS,
    CONTRACTS_DUE_TRIGGER,
    CONTRACTS_OFFSET_CLAUSE,
    CONTRACTS_COST_CLAUSE,
    CONTRACTS_ACCELERATION_CLAUSE,
    CONTRACTS_SUSPENSION_CLAUSE,
    CONTRACTS_JURISDICTION,
    CONTRACTS_ARBITRATION,
    CONTRACTS_SELLER_SIZE,
    CONTRACTS_BUYER_SIZE,
    CONTRACTS_SME_NOTICE,
    CONTRACTS_GUARANTOR,
    CONTRACTS_GUARANTEE_KIND,
    CONTRACTS_GUARANTEE_END,
    CONTRACTS_SERVICE_ADDRESS,
    CONTRACTS_SERVICE_CONTACT,
    CONTRACTS_SERVICE_PHONE,
    CONTRACTS_SERVICE_EMAIL,
    CONTRACTS_RECORDED_DATE
};

enum fx_column { FX_CURRENCY, FX_RATE_DATE, FX_RATE };

enum contacts_column {
    CONTACTS_ID,
    CONTACTS_DATE,
    CONTACTS_CUSTOMER_ID,
    CONTACTS_CUSTOMER_NAME,
    CONTACTS_CHANNEL,
    CONTACTS_DIRECTION,
    CONTACTS_PERSON,
    CONTACTS_COUNTERPART,
    CONTACTS_SUMMARY,
    CONTACTS_REASON_CODE, /* suggested words, any other is fine */
    CONTACTS_PROMISE_DATE,
    CONTACTS_CURRENCY, /* of the promised amount */
    CONTACTS_PROMISE_AMOUNT,
    CONTACTS_DOC_NOS,
    CONTACTS_LETTER_NO, /* of the letter, as deliveries have it */
    CONTACTS_ASSERTS_CLAIM,
    CONTACTS_SIGNED_BY,
    CONTACTS_SIGNER_CAPACITY,
    CONTACTS_ATTACHMENT,
    CONTACTS_RECORDED_DATE
};

enum blocks_column {
    BLOCKS_CUSTOMER_ID,
    BLOCKS_DOC_NO,
    BLOCKS_INSTALLMENT_NO,
    BLOCKS_FROM,
    BLOCKS_UNTIL,
    BLOCKS_REASON,
    BLOCKS_RECORDED_DATE
};

enum deliveries_column {
    DELIVERIES_LETTER_NO,
    DELIVERIES_CUSTOMER_ID,
    DELIVERIES_TRACKING_NO,
    DELIVERIES_POSTED_DATE,
    DELIVERIES_RESULT,
    DELIVERIES_SIGNED_BY,
    DELIVERIES_SIGNED_DATE,
    DELIVERIES_ADDRESS_BASIS,
    DELIVERIES_STUB_FILE,
    DELIVERIES_REPLY,
    DELIVERIES_REPLY_FILE,
    DELIVERIES_RECORDED_DATE
};

enum evidence_column {
    EVIDENCE_ID,
    EVIDENCE_CUSTOMER_ID,
    EVIDENCE_GROUP,
    EVIDENCE_TITLE,
    EVIDENCE_SOURCE,
    EVIDENCE_PURPOSE,
    EVIDENCE_SUMMARY,
    EVIDENCE_FORM,
    EVIDENCE_ORIGINAL_HOLDER,
    EVIDENCE_DATE,
    EVIDENCE_FILE,
    EVIDENCE_DOC_NO,
    EVIDENCE_CONTRACT_NO,
    EVIDENCE_RECORDED_DATE
};

enum bank_column {
    BANK_VALUE_DATE,
    BANK_PAYER, /* a customer's number or name, now or formerly */
    BANK_CURRENCY,
    BANK_AMOUNT,
    BANK_REF,
    BANK_RECORDED_DATE
};

enum allowance_column {
    ALLOWANCE_AS_OF,
    ALLOWANCE_CURRENCY,
    ALLOWANCE_AMOUNT,
    ALLOWANCE_CUSTOMER_ID,
    ALLOWANCE_RECORDED_DATE
};

enum sales_column {
    SALES_MONTH, /* 2026-07, or any day of it */
    SALES_CREDIT_SALES,
    SALES_CURRENCY,
    SALES_CUSTOMER_ID,
    SALES_RECORDED_DATE
};

enum cases_column {
    CASES_CASE_NO,
    CASES_CUSTOMER_ID,
    CASES_DOC_NOS, /* of documents, or of bills */
    CASES_EVENT,
    CASES_EVENT_DATE,
    CASES_ENDS, /* what it means depends on the event */
    CASES_COURT,
    CASES_PROOF,
    CASES_RECORDED_DATE
};

enum reviews_column {
    REVIEWS_CUSTOMER_ID,
    REVIEWS_NOTE, /* its number, as the claim prints it */
    REVIEWS_REASON,
    REVIEWS_DECIDED_BY,
    REVIEWS_RECORDED_DATE
};

enum provisions_column {
    PROVISIONS_CUSTOMER_ID,
    PROVISIONS_FROM,
    PROVISIONS_UNTIL,
    PROVISIONS_CURRENCY, /* of the amount */
    PROVISIONS_AMOUNT,
    PROVISIONS_RATE, /* "50%" or "0.5"; instead of an amount */
    PROVISIONS_REASON,
    PROVISIONS_RECORDED_DATE
};

enum carrier_column {
    CARRIER_TRACKING_NO,
    CARRIER_POSTED_DATE,
    CARRIER_STATUS, /* in the carrier's words */
    CARRIER_SIGNED_BY,
    CARRIER_SIGNED_DATE
};

/*
 * Beside the kinds of the ledger: a document that takes another back (红字),
 * an invoice whose amount is negative however it is written.
 */
#define KIND_RED_LETTER 100

/* What a status column may say beside the states of the ledger. */
#define STATUS_STANDS 0
#define STATUS_VOID   101 /* 作废: the row is ignored */

/* What the words of a language column mean. */
enum language_word { LANGUAGE_WORD_ZH, LANGUAGE_WORD_EN };

/* A word of an export and the number of what it means. */
struct word {
    struct str text;
    int means;
};

struct words {
    const struct word *items; /* the canonical spelling of each first */
    size_t count;
};

struct column_form {
    const char *headings;      /* separated by '|', the name first */
    bool required;             /* in every row */
    const struct words *words; /* of an enumeration, or NULL */
};

struct table_form {
    const char *name;
    const char *file_names; /* separated by '|': how its file may begin */
    const char *telling;    /* headings of which a file by another name has one;
                               NULL: the required columns tell enough */
    const struct column_form *columns;
    size_t column_count;
};

extern const struct table_form table_forms[TABLE_COUNT];

/* The i-th of the parts separated by '|'; false: there are not so many. */
bool canonical_part(const char *parts, size_t i, struct str *out);

/* The next of the parts, taken off the rest; begin with all of them. */
bool canonical_next(struct str *rest, struct str *part);

/* Is s one of the parts, but for the case of ASCII letters? */
bool canonical_has(const char *parts, struct str s);

/* The name of a column. */
struct str canonical_name(enum table table, size_t column);

/* What people call it: its name, or its first Chinese heading. */
struct str canonical_title(enum table table, size_t column, bool chinese);

/* The column with this name; false: there is none. */
bool canonical_column(enum table table, struct str name, size_t *out);

/* The table a file's name speaks of (documents-2026.csv, 单据.csv). */
bool canonical_of_file(struct str file_name, enum table *out);

/*
 * May a row that is typed over one of the export leave this column empty,
 * though every row of the table needs it?  The row's own key it may not.
 */
bool canonical_may_lack(enum table table, size_t column);

/* Do rows of the table have a key, by which a typed one finds the export's? */
bool canonical_has_key(enum table table);

/* Is it the heading of any column? */
bool canonical_is_heading(struct str heading);

/* Does a heading speak of what is still owed ("应收余额", "Amount paid")? */
bool canonical_tells_owed(struct str heading);

/* The table that headings fit best: all required columns are there. */
bool canonical_of_headings(const struct str *headings, size_t n,
                           enum table *out);

/* The word of a meaning, in the language if it has one; empty: none. */
struct str canonical_word(const struct words *words, int means, bool chinese);

/* Does a row that begins so only show how a form is filled in? */
bool canonical_is_example(struct str first);

#endif
