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

/* In the order in which rows are read: < 0, 0, > 0. */
int origin_compare(struct origin a, struct origin b);

/* NOT_TOLD (0) where the data do not say; so are all enumerations below. */
#define NOT_TOLD 0

enum party_type {
    PARTY_COMPANY = 1,
    PARTY_BRANCH,      /* 分公司: the head office is liable with it */
    PARTY_SOLE_TRADER, /* 个体工商户 */
    PARTY_INDIVIDUAL,
    PARTY_PUBLIC /* 机关、事业单位 */
};

/* What the companies register says. */
enum registration {
    REGISTRATION_ACTIVE = 1,
    REGISTRATION_REVOKED,     /* 吊销，未注销: a legal person still */
    REGISTRATION_LIQUIDATION, /* 清算 */
    REGISTRATION_INSOLVENT, /* 破产: liquidation, reorganisation, composition */
    REGISTRATION_DEREGISTERED /* 注销: it is no more */
};

enum firm_size {
    SIZE_LARGE = 1,
    SIZE_MEDIUM,
    SIZE_SMALL,
    SIZE_MICRO,
    SIZE_PUBLIC
};

struct customer {
    struct str customer_id; /* unique */
    struct str name;        /* falls back to customer_id */
    struct str name_en;
    struct str uscc;                        /* 统一社会信用代码 */
    uint8_t party_type, registration, size; /* of the enumerations above */
    struct date insolvency_date;            /* 受理破产申请; or no_date */
    struct date claim_deadline; /* to declare our claim by; or no_date */
    struct str credit_rating;
    struct money payable_balance; /* what we owe him; currency NULL: unknown */
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
