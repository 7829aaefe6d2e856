#include "input/link_typed_fields.h"

#include <stddef.h>

#define FIELD(type, column, member, kind)                                 \
    {                                                                     \
        column, offsetof(type, member), sizeof(((type *)0)->member), kind \
    }

static const struct typed_field customer_fields[] = {
    FIELD(struct customer, CUSTOMERS_NAME, name, TEXT),
    FIELD(struct customer, CUSTOMERS_NAME_EN, name_en, TEXT),
    FIELD(struct customer, CUSTOMERS_USCC, uscc, TEXT),
    FIELD(struct customer, CUSTOMERS_PARTY_TYPE, party_type, TOLD_WORD),
    FIELD(struct customer, CUSTOMERS_REGISTRATION, registration, TOLD_WORD),
    FIELD(struct customer, CUSTOMERS_INSOLVENCY_DATE, insolvency_date, DATE),
    FIELD(struct customer, CUSTOMERS_CLAIM_DEADLINE, claim_deadline, DATE),
    FIELD(struct customer, CUSTOMERS_CREDIT_RATING, credit_rating, TEXT),
    FIELD(struct customer, CUSTOMERS_SIZE, size, TOLD_WORD),
    FIELD(struct customer, CUSTOMERS_PAYABLE_BALANCE, payable_balance, MONEY),
    FIELD(struct customer, CUSTOMERS_REGISTERED_ADDRESS, registered_address,
          TEXT),
    FIELD(struct customer, CUSTOMERS_ADDRESS, address, TEXT),
    FIELD(struct customer, CUSTOMERS_LEGAL_REPRESENTATIVE, legal_representative,
          TEXT),
    FIELD(struct customer, CUSTOMERS_CONTACT, contact, TEXT),
    FIELD(struct customer, CUSTOMERS_PHONE, phone, TEXT),
    FIELD(struct customer, CUSTOMERS_EMAIL, email, TEXT),
    FIELD(struct customer, CUSTOMERS_LANGUAGE, language, TEXT),
    FIELD(struct customer, CUSTOMERS_REGION, region, TEXT),
    FIELD(struct customer, CUSTOMERS_INDUSTRY, industry, TEXT),
    FIELD(struct customer, CUSTOMERS_SALESPERSON, salesperson, TEXT),
    FIELD(struct customer, CUSTOMERS_COLLECTOR, collector, TEXT),
    FIELD(struct customer, CUSTOMERS_CREDIT_LIMIT, credit_limit, MONEY),
    FIELD(struct customer, CUSTOMERS_TERMS_DAYS, terms_days, DAYS),
    FIELD(struct customer, CUSTOMERS_PARENT_ID, parent_id, TEXT),
    FIELD(struct customer, CUSTOMERS_FORMER_IDS, former_ids, TEXT),
};

static const struct typed_field document_fields[] = {
    FIELD(struct document, DOCUMENTS_ISSUE_DATE, issue_date, DATE),
    FIELD(struct document, DOCUMENTS_DUE_DATE, due_date, DATE),
    FIELD(struct document, DOCUMENTS_CLASS, class_of, WORD),
    FIELD(struct document, DOCUMENTS_HANDED_OVER_DATE, handed_over_date, DATE),
    FIELD(struct document, DOCUMENTS_RECORDED_DATE, recorded_date, DATE),
};

static const struct typed_field detail_fields[] = {
    FIELD(struct document_details, DOCUMENTS_INSTALLMENT_NO, installment_no,
          TEXT),
    FIELD(struct document_details, DOCUMENTS_DEPARTMENT, department, TEXT),
    FIELD(struct document_details, DOCUMENTS_SALESPERSON, salesperson, TEXT),
    FIELD(struct document_details, DOCUMENTS_POSTING_DATE, posting_date, DATE),
    FIELD(struct document_details, DOCUMENTS_TAX, tax, MONEY),
    FIELD(struct document_details, DOCUMENTS_CONTRACT_NO, contract_no, TEXT),
    FIELD(struct document_details, DOCUMENTS_ORDER_NO, order_no, TEXT),
    FIELD(struct document_details, DOCUMENTS_DELIVERY_NO, delivery_no, TEXT),
    FIELD(struct document_details, DOCUMENTS_DELIVERY_DATE, delivery_date,
          DATE),
    FIELD(struct document_details, DOCUMENTS_CLASS, class_name, TEXT),
    FIELD(struct document_details, DOCUMENTS_DESCRIPTION, description, TEXT),
};

static const struct typed_field receipt_fields[] = {
    FIELD(struct receipt, RECEIPTS_RECEIPT_DATE, receipt_date, DATE),
    FIELD(struct receipt, RECEIPTS_METHOD, method, TEXT),
    FIELD(struct receipt, RECEIPTS_BANK_REF, bank_ref, TEXT),
    FIELD(struct receipt, RECEIPTS_DOC_NOS, doc_nos, TEXT),
    FIELD(struct receipt, RECEIPTS_REVERSED_DATE, reversed_date, DATE),
    FIELD(struct receipt, RECEIPTS_RECORDED_DATE, recorded_date, DATE),
};

static const struct typed_field bill_fields[] = {
    FIELD(struct bill, BILLS_KIND, kind, TEXT),
    FIELD(struct bill, BILLS_DRAWER, drawer, TEXT),
    FIELD(struct bill, BILLS_ACCEPTOR, acceptor, TEXT),
    FIELD(struct bill, BILLS_PRIOR_ENDORSER, prior_endorser, TEXT),
    FIELD(struct bill, BILLS_ISSUE_DATE, issue_date, DATE),
    FIELD(struct bill, BILLS_RECEIVED_DATE, received_date, DATE),
    FIELD(struct bill, BILLS_MATURITY_DATE, maturity_date, DATE),
    FIELD(struct bill, BILLS_STATUS, status, WORD),
    FIELD(struct bill, BILLS_PRESENTED_AT, presented_at, DATE),
    FIELD(struct bill, BILLS_DISHONOURED_AT, dishonoured_at, DATE),
    FIELD(struct bill, BILLS_PROOF, proof, TEXT),
    FIELD(struct bill, BILLS_DOC_NOS, doc_nos, TEXT),
    FIELD(struct bill, BILLS_RECORDED_DATE, recorded_date, DATE),
};

static const struct typed_field contract_fields[] = {
    FIELD(struct contract, CONTRACTS_TITLE, title, TEXT),
    FIELD(struct contract, CONTRACTS_TYPE, type, TOLD_WORD),
    FIELD(struct contract, CONTRACTS_SIGNED_DATE, signed_date, DATE),
    FIELD(struct contract, CONTRACTS_GOVERNING_LAW, governing_law, TEXT),
    FIELD(struct contract, CONTRACTS_PENALTY_RULE, penalty_rule, TEXT),
    FIELD(struct contract, CONTRACTS_PENALTY_RULE, burden, NOT_SHOWN),
    FIELD(struct contract, CONTRACTS_PENALTY_CLAUSE, penalty_clause, TEXT),
    FIELD(struct contract, CONTRACTS_PAYMENT_TERMS, payment_terms, TEXT),
    FIELD(struct contract, CONTRACTS_DUE_TRIGGER, due_trigger, TEXT),
    FIELD(struct contract, CONTRACTS_OFFSET_CLAUSE, offset_clause, TEXT),
    FIELD(struct contract, CONTRACTS_COST_CLAUSE, cost_clause, TEXT),
    FIELD(struct contract, CONTRACTS_ACCELERATION_CLAUSE, acceleration_clause,
          TEXT),
    FIELD(struct contract, CONTRACTS_SUSPENSION_CLAUSE, suspension_clause,
          TEXT),
    FIELD(struct contract, CONTRACTS_JURISDICTION, jurisdiction, TEXT),
    FIELD(struct contract, CONTRACTS_ARBITRATION, arbitration, TEXT),
    FIELD(struct contract, CONTRACTS_SELLER_SIZE, seller_size, TOLD_WORD),
    FIELD(struct contract, CONTRACTS_BUYER_SIZE, buyer_size, TOLD_WORD),
    FIELD(struct contract, CONTRACTS_SME_NOTICE, sme_notice_evidence, TEXT),
    FIELD(struct contract, CONTRACTS_GUARANTOR, guarantor, TEXT),
    FIELD(struct contract, CONTRACTS_GUARANTEE_KIND, guarantee_kind, TOLD_WORD),
    FIELD(struct contract, CONTRACTS_GUARANTEE_END, guarantee_end, DATE),
    FIELD(struct contract, CONTRACTS_SERVICE_ADDRESS, service_address, TEXT),
    FIELD(struct contract, CONTRACTS_SERVICE_CONTACT, service_contact, TEXT),
    FIELD(struct contract, CONTRACTS_SERVICE_PHONE, service_phone, TEXT),
    FIELD(struct contract, CONTRACTS_SERVICE_EMAIL, service_email, TEXT),
};

static const struct typed_field rate_fields[] = {
    FIELD(struct fx_rate, FX_RATE, rate, RATE),
};

#define COLLECTED(column, member, kind) \
    FIELD(struct collected, column, member, kind)

static const struct typed_field contact_fields[] = {
    COLLECTED(CONTACTS_CUSTOMER_ID, customer, TEXT),
    COLLECTED(CONTACTS_DATE, row.contact.contact_date, DATE),
    COLLECTED(CONTACTS_CHANNEL, row.contact.channel, TOLD_WORD),
    COLLECTED(CONTACTS_DIRECTION, row.contact.direction, TOLD_WORD),
    COLLECTED(CONTACTS_PERSON, row.contact.person, TEXT),
    COLLECTED(CONTACTS_COUNTERPART, row.contact.counterpart, TEXT),
    COLLECTED(CONTACTS_SUMMARY, row.contact.summary, TEXT),
    COLLECTED(CONTACTS_REASON_CODE, row.contact.reason_code, TEXT),
    COLLECTED(CONTACTS_PROMISE_DATE, row.contact.promise_date, DATE),
    COLLECTED(CONTACTS_PROMISE_AMOUNT, row.contact.promise_amount, MONEY),
    COLLECTED(CONTACTS_DOC_NOS, row.contact.doc_nos, TEXT),
    COLLECTED(CONTACTS_LETTER_NO, row.contact.letter_no, TEXT),
    COLLECTED(CONTACTS_ASSERTS_CLAIM, row.contact.asserts_claim, TOLD_WORD),
    COLLECTED(CONTACTS_SIGNED_BY, row.contact.signed_by, TEXT),
    COLLECTED(CONTACTS_SIGNER_CAPACITY, row.contact.signer_capacity, TEXT),
    COLLECTED(CONTACTS_ATTACHMENT, row.contact.attachment, TEXT),
};

static const struct typed_field delivery_fields[] = {
    COLLECTED(DELIVERIES_CUSTOMER_ID, customer, TEXT),
    COLLECTED(DELIVERIES_POSTED_DATE, row.delivery.posted_date, DATE),
    COLLECTED(DELIVERIES_RESULT, row.delivery.result, TOLD_WORD),
    COLLECTED(DELIVERIES_SIGNED_BY, row.delivery.signed_by, TEXT),
    COLLECTED(DELIVERIES_SIGNED_DATE, row.delivery.signed_date, DATE),
    COLLECTED(DELIVERIES_ADDRESS_BASIS, row.delivery.address_basis, TOLD_WORD),
    COLLECTED(DELIVERIES_STUB_FILE, row.delivery.stub_file, TEXT),
    COLLECTED(DELIVERIES_REPLY, row.delivery.reply, TOLD_WORD),
    COLLECTED(DELIVERIES_REPLY_FILE, row.delivery.reply_file, TEXT),
};

static const struct typed_field evidence_fields[] = {
    COLLECTED(EVIDENCE_CUSTOMER_ID, customer, TEXT),
    COLLECTED(EVIDENCE_GROUP, row.evidence.group, TEXT),
    COLLECTED(EVIDENCE_TITLE, row.evidence.title, TEXT),
    COLLECTED(EVIDENCE_SOURCE, row.evidence.source, TEXT),
    COLLECTED(EVIDENCE_PURPOSE, row.evidence.purpose, TEXT),
    COLLECTED(EVIDENCE_SUMMARY, row.evidence.summary, TEXT),
    COLLECTED(EVIDENCE_FORM, row.evidence.form, TOLD_WORD),
    COLLECTED(EVIDENCE_ORIGINAL_HOLDER, row.evidence.original_holder, TEXT),
    COLLECTED(EVIDENCE_DATE, row.evidence.evidence_date, DATE),
    COLLECTED(EVIDENCE_FILE, row.evidence.file, TEXT),
    COLLECTED(EVIDENCE_DOC_NO, doc_no, TEXT),
    COLLECTED(EVIDENCE_CONTRACT_NO, row.evidence.contract_no, TEXT),
};

static const struct typed_field allowance_fields[] = {
    COLLECTED(ALLOWANCE_AMOUNT, row.allowance.amount, MONEY),
};

static const struct typed_field sales_fields[] = {
    COLLECTED(SALES_CREDIT_SALES, row.sales.credit_sales, MONEY),
};

const struct typed_fields typed_fields[TABLE_COUNT] = {
#define FIELDS(type, list)                                                \
    {                                                                     \
        list, COUNT(list), sizeof(struct type), offsetof(struct type, at) \
    }
    [TABLE_CUSTOMERS] = FIELDS(customer, customer_fields),
    [TABLE_DOCUMENTS] = FIELDS(document, document_fields),
    [TABLE_RECEIPTS] = FIELDS(receipt, receipt_fields),
    [TABLE_BILLS] = FIELDS(bill, bill_fields),
    [TABLE_CONTRACTS] = FIELDS(contract, contract_fields),
    [TABLE_FX] = FIELDS(fx_rate, rate_fields),
    [TABLE_CONTACTS] = FIELDS(collected, contact_fields),
    [TABLE_DELIVERIES] = FIELDS(collected, delivery_fields),
    [TABLE_EVIDENCE] = FIELDS(collected, evidence_fields),
    [TABLE_ALLOWANCE] = FIELDS(collected, allowance_fields),
    [TABLE_SALES] = FIELDS(collected, sales_fields),
};

const struct typed_fields typed_detail_fields = {
    detail_fields, COUNT(detail_fields), sizeof(struct document_details), 0};
