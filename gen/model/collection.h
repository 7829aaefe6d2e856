/*
 * collection - what people do and note while they collect a debt.
 *
 * Typed into records/, or exported by a system that keeps it.  Nothing here
 * changes a balance: it decides who gets a letter and what can be proved.
 */
#ifndef MODEL_COLLECTION_H
#define MODEL_COLLECTION_H

#include "model/party.h"

/* Is the document among those that a row names? */
static inline bool collection_names(const uint32_t *documents, size_t n,
                                    uint32_t document)
{
    for (size_t i = 0; documents && i < n; i++)
        if (documents[i] == document)
            return true;
    return false;
}

enum contact_channel {
    CHANNEL_PHONE = 1,
    CHANNEL_EMAIL,
    CHANNEL_LETTER,
    CHANNEL_VISIT,
    CHANNEL_SMS,
    CHANNEL_WECHAT,
    CHANNEL_OTHER
};

enum contact_direction {
    DIRECTION_OUT = 1, /* from us to the customer */
    DIRECTION_IN
};

enum answer { ANSWER_YES = 1, ANSWER_NO };

/* One conversation or message, and what was promised in it. */
struct contact {
    struct str contact_id; /* empty: its row is its number */
    uint32_t customer;
    struct date contact_date;
    struct str person, counterpart; /* ours and theirs */
    struct str summary, reason_code;
    struct date promise_date;    /* no_date: nothing was promised */
    struct money promise_amount; /* currency NULL: all that he owes */
    struct str doc_nos;          /* as typed; empty: all of his */
    uint32_t *documents;         /* those of doc_nos that are known */
    size_t document_count;
    struct str letter_no; /* of the letter, as deliveries have it */
    struct str signed_by, signer_capacity, attachment;
    struct date recorded_date;
    struct origin at;
    uint8_t channel, direction; /* enum contact_..., or NOT_TOLD */
    uint8_t asserts_claim;      /* enum answer: it interrupts the limitation
                                   of actions; or NOT_TOLD */
};

/* No letter from a day until another. */
struct letter_block {
    uint32_t document; /* or LEDGER_NONE: the whole customer */
    uint32_t customer;
    struct date from;
    struct date until; /* last day; DATE_NONE: until it is taken out */
    struct str reason;
    struct date recorded_date;
    struct origin at;
};

enum delivery_result {
    DELIVERY_DELIVERED = 1,
    DELIVERY_REFUSED,
    DELIVERY_RETURNED
};

/* Which address a letter went to, in the order of what a court trusts. */
enum address_basis { ADDRESS_CONTRACT = 1, ADDRESS_REGISTERED, ADDRESS_LAST };

enum delivery_reply { REPLY_AGREED = 1, REPLY_DIFFERS, REPLY_NONE };

/* How a letter came to its reader. */
struct delivery {
    struct str letter_no;
    uint32_t customer; /* or LEDGER_NONE: the row does not say */
    struct str tracking_no;
    struct date posted_date, signed_date; /* or no_date */
    struct str signed_by;
    struct str stub_file, reply_file;
    struct date recorded_date;
    struct origin at;
    uint8_t result, address_basis, reply; /* or NOT_TOLD */
    /* Of a letter of the register, by deliveries_join: */
    uint32_t *documents; /* that it lists and the ledger has */
    size_t document_count;
    bool is_registered;
    bool demands; /* payment of them */
};

enum evidence_form {
    EVIDENCE_ORIGINAL = 1,
    EVIDENCE_COPY,
    EVIDENCE_ELECTRONIC
};

/* An exhibit. */
struct evidence {
    struct str evidence_id;
    uint32_t customer;
    uint32_t document; /* what it proves; or LEDGER_NONE */
    struct str group, title, source, purpose, summary, original_holder;
    struct date evidence_date; /* or no_date */
    struct str file;           /* below evidence/ of the book, as typed */
    struct str contract_no;
    struct date recorded_date;
    struct origin at;
    uint8_t form; /* enum evidence_form, or NOT_TOLD */
};

/*
 * Money seen at the bank and not yet in the ledger (已到账待入账): it never
 * changes a balance, it holds letters.
 */
struct bank_line {
    struct date value_date;
    struct str payer;  /* as the bank writes it */
    uint32_t customer; /* or LEDGER_NONE: nobody we know */
    struct money amount;
    struct str ref;
    struct date recorded_date;
    struct origin at;
};

/* The allowance for bad debts that the books hold (坏账准备). */
struct allowance {
    struct date as_of;
    struct money amount;
    uint32_t customer; /* or LEDGER_NONE: all together */
    struct date recorded_date;
    struct origin at;
};

/* Credit sales of a month, where invoices do not cover them. */
struct sales {
    struct date month; /* its first day */
    struct money credit_sales;
    uint32_t customer; /* or LEDGER_NONE: all together */
    struct date recorded_date;
    struct origin at;
};

/*
 * What became of a claim before a court, an arbitral body, an administrator
 * or a guarantor.
 */
enum case_event {
    CASE_FILED = 1,        /* 起诉、申请仲裁 */
    CASE_PAYMENT_ORDER,    /* 申请支付令 */
    CASE_INSOLVENCY_CLAIM, /* 申报破产债权 */
    CASE_PRESUIT,          /* 法院采取诉前保全措施 */
    CASE_DEPOSIT_FROZEN,   /* 冻结存款; ends: its last day */
    CASE_MOVABLE_SEIZED,   /* 查封、扣押动产; the same */
    CASE_OTHER_SEIZED, /* 查封不动产、冻结其他财产权; the same */
    CASE_SERVED,       /* 起诉状副本送达 */
    CASE_WITHDRAWN,    /* 准许撤诉的裁定生效 */
    CASE_JUDGMENT,     /* 裁判文书生效; ends: last day to perform it */
    CASE_ENFORCEMENT,  /* 申请执行 */
    CASE_ENFORCEMENT_ENDED, /* 执行程序终结 */
    CASE_AGREEMENT,         /* 还款协议; ends: its last instalment */
    CASE_ASSIGNMENT,        /* 债权转让通知到达债务人 */
    CASE_ANNOUNCEMENT,      /* 公告主张权利 (下落不明) */
    CASE_OBSTACLE,          /* 时效中止的事由; ends: it was removed */
    CASE_GUARANTOR_DEMAND,  /* 请求保证人承担保证责任 */
    CASE_GUARANTOR_CONSENT, /* 保证人书面同意延期; ends: the new last day */
    CASE_RECOURSE_PAID /* 清偿票据追索，或者因此被提起诉讼 */
};

/* One step of a case, as people note it. */
struct case_step {
    struct str case_no;
    uint32_t customer;
    struct str doc_nos;  /* as typed: of documents and bills */
    uint32_t *documents; /* those of doc_nos that are known */
    size_t document_count;
    struct date event_date;
    struct date ends; /* see enum case_event; or no_date */
    struct str court, proof;
    struct date recorded_date;
    struct origin at;
    uint8_t event; /* enum case_event */
};

/*
 * What a person decided of a note on a claim (待核实): it stays recorded, and
 * the note keeps no paper a draft any more.
 */
struct review {
    uint32_t customer;
    struct str note; /* its id, as the claim prints it */
    struct str reason, decided_by;
    struct date recorded_date;
    struct origin at;
};

/*
 * The loss that is expected of one customer (单项计提): he leaves the provision
 * matrix while it holds.  Of the rows that hold for a customer and currency
 * the one that begins last counts.
 */
struct provision_entry {
    uint32_t customer;
    struct date from;
    struct date until;   /* last day; DATE_NONE: it holds on */
    struct money amount; /* currency NULL: rate says how much, of every
                            currency of his */
    struct decimal rate; /* 0 to 1; of what he owes */
    struct str reason;
    struct date recorded_date;
    struct origin at;
};

#endif
