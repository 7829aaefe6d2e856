/*
 * party - a customer, and the firm that owns the book (creditor).
 *
 * Texts live as long as the ledger; empty means the data do not say.
 */
#ifndef MODEL_PARTY_H
#define MODEL_PARTY_H

#include "model/date.h"
#include "model/money.h"

/* No row: of indexes into the ledger's tables. */
#define LEDGER_NONE UINT32_MAX

/* Row of an input: which file of ledger.files, which line (from 1). */
struct origin {
    uint32_t file;
    uint32_t line;
};

struct customer {
    struct str customer_id; /* unique */
    struct str name;        /* falls back to customer_id */
    struct str name_en;
    struct str uscc; /* 统一社会信用代码 */
    struct str registered_address, address;
    struct str legal_representative, contact, phone, email;
    struct str language; /* "zh-CN", "en" or empty: the book's */
    struct str region, industry, salesperson, collector;
    struct money credit_limit; /* currency NULL: none */
    int32_t terms_days;        /* -1: none */
    struct str parent_id;      /* the group it belongs to, for reports alone:
                                  letters go to the contracting firm itself */
    uint32_t parent;           /* index into customers, or LEDGER_NONE */
    struct str former_ids;     /* numbers or names it had before, as typed:
                                  rows that bear one are this customer's */
    bool implied;              /* no row of customers: named by a document */
    bool held; /* a row of his was rejected: no letter (数据待核) */
    struct origin at;
};

/*
 * One number or name off the front of a customer's former_ids, "C-1; Xx Co.,
 * Ltd.; 甲公司".
 */
struct str customer_next_former(struct str *list);

struct creditor {
    struct str name, name_en, uscc, address, address_en;
    struct str legal_representative, contact, phone, email, fax, postcode;
    struct str contact_en; /* empty: contact */
    struct str bank_name, bank_account, bank_account_name;
    struct str bank_name_en, swift;
    struct str bank_account_name_en; /* empty: bank_account_name */
};

#endif
