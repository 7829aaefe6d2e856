#include "input/link_typed_value.h"

#include "base/file.h"

#include <string.h>

/* Where a row keeps what a column says. */
struct typed_field {
    size_t column, at, size;
    enum {
        TEXT,
        DATE,
        MONEY,
        DAYS,
        RATE,
        WORD,
        TOLD_WORD, /* NOT_TOLD is none */
        NOT_SHOWN
    } kind;
};

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

/* The fields of a table, those of a document's details apart. */
static const struct {
    const struct typed_field *items;
    size_t count, row_size;
    size_t at_offset; /* of the row's origin */
} tables[] = {
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

const void *typed_payload(const struct typed_row *row)
{
    return &row->row;
}

void *typed_kept(const struct link *link, enum table table, uint32_t index)
{
    const struct ledger *l = link->ledger;

    switch (table) {
    case TABLE_CUSTOMERS:
        return &l->customers[index];
    case TABLE_DOCUMENTS:
        return &l->documents[index];
    case TABLE_RECEIPTS:
        return &l->receipts[index];
    case TABLE_BILLS:
        return &l->bills[index];
    case TABLE_CONTRACTS:
        return &l->contracts[index];
    case TABLE_FX:
        return &l->rates[index];
    default:
        return &link->collected[index];
    }
}

size_t typed_row_size(enum table table)
{
    return tables[table].row_size;
}

struct origin typed_kept_at(enum table table, const void *kept)
{
    struct origin at;

    memcpy(&at, (const char *)kept + tables[table].at_offset, sizeof(at));
    return at;
}

static bool is_chinese(const struct link *l)
{
    return l->diag->phrases != NULL;
}

static struct str word_of(struct link *l, enum table table, size_t column,
                          int means)
{
    return canonical_word(table_forms[table].columns[column].words, means,
                          is_chinese(l));
}

static struct str money_of(struct link *l, struct money m)
{
    return m.currency ? money_plain(m, l->ledger->arena) : (struct str){0};
}

static struct str field_value(struct link *l, enum table table,
                              const struct typed_field *f, const void *row)
{
    const void *at = (const char *)row + f->at;
    uint8_t means;
    int32_t days;

    switch (f->kind) {
    case TEXT:
        return *(const struct str *)at;
    case DATE:
        return date_iso(*(const struct date *)at, l->ledger->arena);
    case MONEY:
        return money_of(l, *(const struct money *)at);
    case DAYS:
        days = *(const int32_t *)at;
        return days < 0 ? (struct str){0}
                        : arena_format(l->ledger->arena, "%d", (int)days);
    case RATE:
        return decimal_format(*(const struct decimal *)at, false,
                              l->ledger->arena);
    case WORD:
    case TOLD_WORD:
        means = *(const uint8_t *)at;
        return f->kind == TOLD_WORD && means == NOT_TOLD
                   ? (struct str){0}
                   : word_of(l, table, f->column, means);
    case NOT_SHOWN:
        break;
    }
    return (struct str){0};
}

static struct str list_value(struct link *l, enum table table,
                             const struct typed_field *fields, size_t n,
                             size_t column, const void *row)
{
    for (size_t i = 0; row && i < n; i++)
        if (fields[i].column == column && fields[i].kind != NOT_SHOWN)
            return field_value(l, table, &fields[i], row);
    return (struct str){0};
}

/* A debt of a class that is not ours is called by its own name. */
static struct str class_value(struct link *l, const struct document *d)
{
    if (d->class_of == CLASS_OTHER && d->details && d->details->class_name.len)
        return d->details->class_name;
    return word_of(l, TABLE_DOCUMENTS, DOCUMENTS_CLASS, d->class_of);
}

static struct str document_value(struct link *l, size_t column,
                                 const struct document *d)
{
    switch (column) {
    case DOCUMENTS_KIND:
        return word_of(l, TABLE_DOCUMENTS, column, d->kind);
    case DOCUMENTS_CURRENCY:
        return d->currency ? str_from_z(d->currency->code) : (struct str){0};
    case DOCUMENTS_AMOUNT:
        return money_of(l, (struct money){d->owed, d->currency});
    case DOCUMENTS_OPEN_AMOUNT:
    case DOCUMENTS_RECEIVED_AMOUNT:
        return d->has_open ? money_of(l, (struct money){d->open, d->currency})
                           : (struct str){0};
    case DOCUMENTS_CLASS:
        return class_value(l, d);
    default:
        return list_value(l, TABLE_DOCUMENTS, detail_fields,
                          COUNT(detail_fields), column, d->details);
    }
}

/* What a receipt's or bill's row has beside its fields. */
static struct str amount_value(struct link *l, enum table table, size_t column,
                               struct money amount)
{
    bool bill = table == TABLE_BILLS;
    size_t currency_column = bill ? (size_t)BILLS_CURRENCY : RECEIPTS_CURRENCY;
    size_t amount_column = bill ? (size_t)BILLS_AMOUNT : RECEIPTS_AMOUNT;

    if (column == amount_column)
        return money_of(l, amount);
    return column == currency_column && amount.currency
               ? str_from_z(amount.currency->code)
               : (struct str){0};
}

static const size_t customer_columns[TABLE_COUNT] = {
    [TABLE_CUSTOMERS] = COLUMN_MAX,
    [TABLE_DOCUMENTS] = DOCUMENTS_CUSTOMER_ID,
    [TABLE_RECEIPTS] = RECEIPTS_CUSTOMER_ID,
    [TABLE_BILLS] = BILLS_CUSTOMER_ID,
    [TABLE_CONTRACTS] = CONTRACTS_CUSTOMER_ID,
    [TABLE_FX] = COLUMN_MAX,
    [TABLE_CONTACTS] = COLUMN_MAX,
    [TABLE_DELIVERIES] = COLUMN_MAX,
    [TABLE_EVIDENCE] = COLUMN_MAX,
    [TABLE_ALLOWANCE] = COLUMN_MAX,
    [TABLE_SALES] = COLUMN_MAX,
};

static uint32_t customer_of(enum table table, const void *row)
{
    switch (table) {
    case TABLE_DOCUMENTS:
        return ((const struct document *)row)->customer;
    case TABLE_RECEIPTS:
        return ((const struct receipt *)row)->customer;
    case TABLE_BILLS:
        return ((const struct bill *)row)->customer;
    case TABLE_CONTRACTS:
        return ((const struct contract *)row)->customer;
    default:
        return LEDGER_NONE;
    }
}

static struct str customer_value(struct link *l, enum table table,
                                 const void *row, const struct typed_row *typed)
{
    uint32_t customer;

    if (!typed)
        customer = customer_of(table, row);
    else if (link_whom(l, typed->customer, &customer) != WHOM_ONE)
        return typed->customer;
    return l->ledger->customers[customer].customer_id;
}

static const size_t status_columns[TABLE_COUNT] = {
    [TABLE_CUSTOMERS] = COLUMN_MAX,     [TABLE_DOCUMENTS] = DOCUMENTS_STATUS,
    [TABLE_RECEIPTS] = RECEIPTS_STATUS, [TABLE_BILLS] = BILLS_STATUS,
    [TABLE_CONTRACTS] = COLUMN_MAX,     [TABLE_FX] = COLUMN_MAX,
    [TABLE_CONTACTS] = COLUMN_MAX,      [TABLE_DELIVERIES] = COLUMN_MAX,
    [TABLE_EVIDENCE] = COLUMN_MAX,      [TABLE_ALLOWANCE] = COLUMN_MAX,
    [TABLE_SALES] = COLUMN_MAX,
};

struct str typed_value(struct link *l, enum table table, size_t column,
                       const void *row, const struct typed_row *typed)
{
    struct str value;

    if (column == status_columns[table] && typed && typed->is_void)
        return word_of(l, table, column, STATUS_VOID);
    if (column == status_columns[table] && table != TABLE_BILLS)
        return word_of(l, table, column, STATUS_STANDS);
    if (column == customer_columns[table])
        return customer_value(l, table, row, typed);
    value = list_value(l, table, tables[table].items, tables[table].count,
                       column, row);
    if (table == TABLE_DOCUMENTS && (!value.len || column == DOCUMENTS_CLASS))
        return document_value(l, column, row);
    if (table == TABLE_RECEIPTS && !value.len)
        return amount_value(l, table, column,
                            ((const struct receipt *)row)->amount);
    if (table == TABLE_BILLS && !value.len)
        return amount_value(l, table, column,
                            ((const struct bill *)row)->amount);
    return value;
}

static bool is_filled(uint32_t filled, size_t column)
{
    return column < COLUMN_MAX && (filled >> column & 1);
}

static void replace(const struct typed_field *fields, size_t n, uint32_t filled,
                    const void *typed, void *kept)
{
    for (size_t i = 0; i < n; i++)
        if (is_filled(filled, fields[i].column))
            memcpy((char *)kept + fields[i].at,
                   (const char *)typed + fields[i].at, fields[i].size);
}

/* An amount typed without a currency is one of the export's. */
static bool fit_money(struct money *m, const struct currency *currency)
{
    struct decimal x, y;

    if (!m->currency)
        return m->minor == 0;
    x = (struct decimal){m->minor, m->currency->exponent};
    y = x;
    if (!decimal_rescale(&y, currency->exponent, ROUND_DOWN) ||
        decimal_compare(x, y) != 0)
        return false;
    *m = (struct money){y.units, currency};
    return true;
}

static bool replace_details(struct link *l, uint32_t filled,
                            const struct document *typed,
                            const struct currency *currency,
                            struct document *kept)
{
    struct document_details *more;

    if (!typed->details)
        return true;
    more = arena_new(l->ledger->arena, struct document_details);
    if (kept->details)
        *more = *kept->details;
    else
        *more = (struct document_details){.delivery_date = no_date,
                                          .posting_date = no_date};
    replace(detail_fields, COUNT(detail_fields), filled, typed->details, more);
    if (is_filled(filled, DOCUMENTS_TAX) && more->tax.currency &&
        !fit_money(&more->tax, currency))
        return false;
    kept->details = more;
    return true;
}

static bool is_open_possible(const struct document *d)
{
    return d->owed < 0 ? d->open >= d->owed && d->open <= 0
                       : d->open >= 0 && d->open <= d->owed;
}

/* The columns of a document's amounts. */
#define OPEN_COLUMNS \
    (1u << DOCUMENTS_OPEN_AMOUNT | 1u << DOCUMENTS_RECEIVED_AMOUNT)
#define AMOUNT_COLUMNS                                                  \
    (OPEN_COLUMNS | 1u << DOCUMENTS_AMOUNT | 1u << DOCUMENTS_CURRENCY | \
     1u << DOCUMENTS_KIND)

/*
 * Amount, open amount and kind.  Without a kind the export's stands, and with
 * it the side on which a credit note's amount is.
 */
static enum replacing replace_amounts(uint32_t filled,
                                      const struct document *typed,
                                      struct document *kept)
{
    bool amount_told = is_filled(filled, DOCUMENTS_AMOUNT);
    bool open_told = typed->has_open && (filled & OPEN_COLUMNS);
    bool currency_told = is_filled(filled, DOCUMENTS_CURRENCY);
    const struct currency *currency =
        currency_told ? typed->currency : kept->currency;
    struct money owed = amount_told
                            ? (struct money){typed->owed, typed->currency}
                            : (struct money){kept->owed, kept->currency};
    struct money open = {open_told ? typed->open : 0, typed->currency};
    bool kind_told = is_filled(filled, DOCUMENTS_KIND) ||
                     (amount_told && typed->kind != DOCUMENT_INVOICE);

    bool was_credit = kept->kind == DOCUMENT_CREDIT_NOTE;

    if (!(filled & AMOUNT_COLUMNS))
        return REPLACED;
    if (!fit_money(&owed, currency) || !fit_money(&open, currency))
        return REPLACED_BAD_AMOUNT;
    kept->kind = kind_told ? typed->kind : kept->kind;
    if (kept->kind == DOCUMENT_CREDIT_NOTE ? owed.minor > 0
                                           : was_credit && !amount_told)
        owed.minor = -owed.minor;
    if (open_told && owed.minor < 0 && open.minor > 0)
        open.minor = -open.minor;
    kept->owed = owed.minor;
    kept->currency = currency;
    if (!open_told)
        return REPLACED;
    kept->has_open = true;
    kept->open = open.minor;
    return is_open_possible(kept) ? REPLACED : REPLACED_BAD_OPEN;
}

/* The export's open amount was that of another amount. */
static void check_open(struct link *l, const struct typed_row *row,
                       uint32_t filled, const struct document *was,
                       struct document *kept)
{
    struct arena *a = l->ledger->arena;
    struct place at = ledger_place(l->ledger, kept->at);

    if (!kept->has_open || (filled & OPEN_COLUMNS) ||
        (kept->owed == was->owed && kept->currency == was->currency) ||
        (kept->currency == was->currency && is_open_possible(kept)))
        return;
    kept->has_open = false;
    kept->open = 0;
    diag_warning(
        l->diag, ledger_place(l->ledger, row->at),
        "document %.*s: with the amount %.*s typed here the open amount "
        "%.*s of line %u of %s cannot be: all of it is taken as open",
        STR_ARG(kept->doc_no),
        STR_ARG(money_plain((struct money){kept->owed, kept->currency}, a)),
        STR_ARG(money_plain((struct money){was->open, was->currency}, a)),
        (unsigned)at.line, file_name(at.file).ptr);
}

static enum replacing replace_document(struct link *l,
                                       const struct typed_row *row,
                                       uint32_t filled, struct document *kept)
{
    const struct document *typed = &row->row.document;
    struct document was = *kept;
    enum replacing how = replace_amounts(filled, typed, kept);

    if (how != REPLACED)
        return how;
    if (!replace_details(l, filled, typed, kept->currency, kept))
        return REPLACED_BAD_AMOUNT;
    replace(document_fields, COUNT(document_fields), filled, typed, kept);
    if (date_is(typed->due_date)) /* by a rule of its profile */
        kept->due_date = typed->due_date;
    check_open(l, row, filled, &was, kept);
    return REPLACED;
}

/* The amount, in the typed currency or the kept one's. */
static enum replacing replace_amount(enum table table, uint32_t filled,
                                     struct money typed, struct money *kept)
{
    bool bill = table == TABLE_BILLS;
    bool amount_told = is_filled(filled, bill ? (size_t)BILLS_AMOUNT
                                              : (size_t)RECEIPTS_AMOUNT);
    bool currency_told = is_filled(filled, bill ? (size_t)BILLS_CURRENCY
                                                : (size_t)RECEIPTS_CURRENCY);
    const struct currency *currency =
        currency_told ? typed.currency : kept->currency;
    struct money amount = amount_told ? typed : *kept;

    if (!fit_money(&amount, currency))
        return REPLACED_BAD_AMOUNT;
    *kept = amount;
    return REPLACED;
}

static bool replace_customer(struct link *l, const struct typed_row *row,
                             uint32_t *customer)
{
    return !row->customer.len ||
           link_whom(l, row->customer, customer) == WHOM_ONE;
}

static enum replacing
replace_customer_of(struct link *l, const struct typed_row *row, void *kept)
{
    uint32_t *customer = NULL;

    switch (row->table) {
    case TABLE_DOCUMENTS:
        customer = &((struct document *)kept)->customer;
        break;
    case TABLE_RECEIPTS:
        customer = &((struct receipt *)kept)->customer;
        break;
    case TABLE_BILLS:
        customer = &((struct bill *)kept)->customer;
        break;
    default:
        return REPLACED;
    }
    return replace_customer(l, row, customer) ? REPLACED
                                              : REPLACED_BAD_CUSTOMER;
}

enum replacing typed_replace(struct link *l, const struct typed_row *typed,
                             uint32_t filled, void *kept)
{
    enum replacing how = REPLACED;

    if (is_filled(filled, customer_columns[typed->table]))
        how = replace_customer_of(l, typed, kept);
    if (how != REPLACED)
        return how;
    if (typed->table == TABLE_DOCUMENTS)
        return replace_document(l, typed, filled, kept);
    if (typed->table == TABLE_RECEIPTS)
        how = replace_amount(typed->table, filled, typed->row.receipt.amount,
                             &((struct receipt *)kept)->amount);
    else if (typed->table == TABLE_BILLS)
        how = replace_amount(typed->table, filled, typed->row.bill.amount,
                             &((struct bill *)kept)->amount);
    replace(tables[typed->table].items, tables[typed->table].count, filled,
            typed_payload(typed), kept);
    return how;
}
