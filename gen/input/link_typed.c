#include "input/link_typed.h"

#include "base/file.h"

#include <string.h>

/* Where a row keeps what a column says. */
struct place_of_column {
    size_t column, at, size;
};

#define FIELD(type, column, member)                                 \
    {                                                               \
        column, offsetof(type, member), sizeof(((type *)0)->member) \
    }

static const struct place_of_column customer_fields[] = {
    FIELD(struct customer, CUSTOMERS_NAME, name),
    FIELD(struct customer, CUSTOMERS_NAME_EN, name_en),
    FIELD(struct customer, CUSTOMERS_USCC, uscc),
    FIELD(struct customer, CUSTOMERS_PARTY_TYPE, party_type),
    FIELD(struct customer, CUSTOMERS_REGISTRATION, registration),
    FIELD(struct customer, CUSTOMERS_INSOLVENCY_DATE, insolvency_date),
    FIELD(struct customer, CUSTOMERS_CLAIM_DEADLINE, claim_deadline),
    FIELD(struct customer, CUSTOMERS_CREDIT_RATING, credit_rating),
    FIELD(struct customer, CUSTOMERS_SIZE, size),
    FIELD(struct customer, CUSTOMERS_PAYABLE_BALANCE, payable_balance),
    FIELD(struct customer, CUSTOMERS_REGISTERED_ADDRESS, registered_address),
    FIELD(struct customer, CUSTOMERS_ADDRESS, address),
    FIELD(struct customer, CUSTOMERS_LEGAL_REPRESENTATIVE,
          legal_representative),
    FIELD(struct customer, CUSTOMERS_CONTACT, contact),
    FIELD(struct customer, CUSTOMERS_PHONE, phone),
    FIELD(struct customer, CUSTOMERS_EMAIL, email),
    FIELD(struct customer, CUSTOMERS_LANGUAGE, language),
    FIELD(struct customer, CUSTOMERS_REGION, region),
    FIELD(struct customer, CUSTOMERS_INDUSTRY, industry),
    FIELD(struct customer, CUSTOMERS_SALESPERSON, salesperson),
    FIELD(struct customer, CUSTOMERS_COLLECTOR, collector),
    FIELD(struct customer, CUSTOMERS_CREDIT_LIMIT, credit_limit),
    FIELD(struct customer, CUSTOMERS_TERMS_DAYS, terms_days),
    FIELD(struct customer, CUSTOMERS_PARENT_ID, parent_id),
    FIELD(struct customer, CUSTOMERS_FORMER_IDS, former_ids),
};

static const struct place_of_column document_fields[] = {
    FIELD(struct document, DOCUMENTS_CUSTOMER_ID, customer),
    FIELD(struct document, DOCUMENTS_ISSUE_DATE, issue_date),
    FIELD(struct document, DOCUMENTS_DUE_DATE, due_date),
    FIELD(struct document, DOCUMENTS_CLASS, class_of),
    FIELD(struct document, DOCUMENTS_HANDED_OVER_DATE, handed_over_date),
    FIELD(struct document, DOCUMENTS_RECORDED_DATE, recorded_date),
};

static const struct place_of_column detail_fields[] = {
    FIELD(struct document_details, DOCUMENTS_INSTALLMENT_NO, installment_no),
    FIELD(struct document_details, DOCUMENTS_DEPARTMENT, department),
    FIELD(struct document_details, DOCUMENTS_SALESPERSON, salesperson),
    FIELD(struct document_details, DOCUMENTS_POSTING_DATE, posting_date),
    FIELD(struct document_details, DOCUMENTS_TAX, tax),
    FIELD(struct document_details, DOCUMENTS_CONTRACT_NO, contract_no),
    FIELD(struct document_details, DOCUMENTS_ORDER_NO, order_no),
    FIELD(struct document_details, DOCUMENTS_DELIVERY_NO, delivery_no),
    FIELD(struct document_details, DOCUMENTS_DELIVERY_DATE, delivery_date),
    FIELD(struct document_details, DOCUMENTS_CLASS, class_name),
    FIELD(struct document_details, DOCUMENTS_DESCRIPTION, description),
};

static const struct place_of_column receipt_fields[] = {
    FIELD(struct receipt, RECEIPTS_CUSTOMER_ID, customer),
    FIELD(struct receipt, RECEIPTS_RECEIPT_DATE, receipt_date),
    FIELD(struct receipt, RECEIPTS_METHOD, method),
    FIELD(struct receipt, RECEIPTS_BANK_REF, bank_ref),
    FIELD(struct receipt, RECEIPTS_DOC_NOS, doc_nos),
    FIELD(struct receipt, RECEIPTS_REVERSED_DATE, reversed_date),
    FIELD(struct receipt, RECEIPTS_RECORDED_DATE, recorded_date),
};

static const struct place_of_column bill_fields[] = {
    FIELD(struct bill, BILLS_CUSTOMER_ID, customer),
    FIELD(struct bill, BILLS_KIND, kind),
    FIELD(struct bill, BILLS_DRAWER, drawer),
    FIELD(struct bill, BILLS_ACCEPTOR, acceptor),
    FIELD(struct bill, BILLS_PRIOR_ENDORSER, prior_endorser),
    FIELD(struct bill, BILLS_ISSUE_DATE, issue_date),
    FIELD(struct bill, BILLS_RECEIVED_DATE, received_date),
    FIELD(struct bill, BILLS_MATURITY_DATE, maturity_date),
    FIELD(struct bill, BILLS_STATUS, status),
    FIELD(struct bill, BILLS_PRESENTED_AT, presented_at),
    FIELD(struct bill, BILLS_DISHONOURED_AT, dishonoured_at),
    FIELD(struct bill, BILLS_PROOF, proof),
    FIELD(struct bill, BILLS_DOC_NOS, doc_nos),
    FIELD(struct bill, BILLS_RECORDED_DATE, recorded_date),
};

static const struct place_of_column contract_fields[] = {
    FIELD(struct contract, CONTRACTS_TITLE, title),
    FIELD(struct contract, CONTRACTS_TYPE, type),
    FIELD(struct contract, CONTRACTS_SIGNED_DATE, signed_date),
    FIELD(struct contract, CONTRACTS_GOVERNING_LAW, governing_law),
    FIELD(struct contract, CONTRACTS_PENALTY_RULE, penalty_rule),
    FIELD(struct contract, CONTRACTS_PENALTY_RULE, burden),
    FIELD(struct contract, CONTRACTS_PENALTY_CLAUSE, penalty_clause),
    FIELD(struct contract, CONTRACTS_PAYMENT_TERMS, payment_terms),
    FIELD(struct contract, CONTRACTS_DUE_TRIGGER, due_trigger),
    FIELD(struct contract, CONTRACTS_OFFSET_CLAUSE, offset_clause),
    FIELD(struct contract, CONTRACTS_COST_CLAUSE, cost_clause),
    FIELD(struct contract, CONTRACTS_ACCELERATION_CLAUSE, acceleration_clause),
    FIELD(struct contract, CONTRACTS_JURISDICTION, jurisdiction),
    FIELD(struct contract, CONTRACTS_ARBITRATION, arbitration),
    FIELD(struct contract, CONTRACTS_SELLER_SIZE, seller_size),
    FIELD(struct contract, CONTRACTS_BUYER_SIZE, buyer_size),
    FIELD(struct contract, CONTRACTS_SME_NOTICE, sme_notice_evidence),
    FIELD(struct contract, CONTRACTS_GUARANTOR, guarantor),
    FIELD(struct contract, CONTRACTS_GUARANTEE_KIND, guarantee_kind),
    FIELD(struct contract, CONTRACTS_GUARANTEE_END, guarantee_end),
    FIELD(struct contract, CONTRACTS_SERVICE_ADDRESS, service_address),
    FIELD(struct contract, CONTRACTS_SERVICE_CONTACT, service_contact),
    FIELD(struct contract, CONTRACTS_SERVICE_PHONE, service_phone),
    FIELD(struct contract, CONTRACTS_SERVICE_EMAIL, service_email),
};

bool typed_overrides(const struct link *l, struct origin row,
                     struct origin first)
{
    return l->files[row.file].typed && !l->files[first.file].typed;
}

/* A bit for each column of the table that the row fills. */
static uint32_t filled_columns(struct row_cursor *c, struct origin at,
                               enum table table)
{
    const int *fields = c->link->files[at.file].plan.fields[table];
    uint32_t filled = 0;
    struct csv_row row;

    if (!row_read(c, at, &row))
        return 0;
    for (size_t i = 0; i < table_forms[table].column_count; i++)
        if (fields[i] >= 0 && cell_field(&row, fields[i]).len)
            filled |= UINT32_C(1) << i;
    return filled;
}

static bool is_filled(uint32_t filled, size_t column)
{
    return filled >> column & 1;
}

static void replace(const struct place_of_column *fields, size_t n,
                    uint32_t filled, const void *typed, void *kept)
{
    for (size_t i = 0; i < n; i++)
        if (is_filled(filled, fields[i].column))
            memcpy((char *)kept + fields[i].at,
                   (const char *)typed + fields[i].at, fields[i].size);
}

#define REPLACE(fields, filled, typed, kept) \
    replace(fields, COUNT(fields), filled, typed, kept)

/* An amount typed without a currency is one of the export's. */
static bool fit_money(struct money *m, const struct currency *currency)
{
    struct decimal x = {m->minor, m->currency->exponent};
    struct decimal y = x;

    if (!decimal_rescale(&y, currency->exponent, ROUND_DOWN) ||
        decimal_compare(x, y) != 0)
        return false;
    *m = (struct money){y.units, currency};
    return true;
}

static void refuse_amount(struct link *l, struct refusal r,
                          const struct currency *currency)
{
    link_refuse(l, r,
                "the amount is too large, or has more than the %d decimals of "
                "%s",
                currency->exponent, currency->code);
}

/* The typed row is used up. */
static void take_over(struct link *l, struct origin typed, const char *format,
                      struct str number)
{
    link_refuse(l, (struct refusal){.at = typed, .used = true}, "%s", "");
    diag_note(l->diag, ledger_place(l->ledger, typed), format, STR_ARG(number));
}

void typed_customer(struct row_cursor *c, struct link *l,
                    const struct customer *typed, uint32_t kept)
{
    struct customer *customer = &l->ledger->customers[kept];
    uint32_t filled = filled_columns(c, typed->at, TABLE_CUSTOMERS);

    REPLACE(customer_fields, filled, typed, customer);
    diag_note(l->diag, ledger_place(l->ledger, typed->at),
              "customer %.*s: what is typed here stands instead of the export",
              STR_ARG(customer->customer_id));
    if (is_filled(filled, CUSTOMERS_PARENT_ID))
        ARENA_PUSH(l->ledger->arena, l->told, l->told_count, l->told_capacity) =
            (struct told){kept, typed->at};
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
    REPLACE(detail_fields, filled, typed->details, more);
    if (is_filled(filled, DOCUMENTS_TAX) && more->tax.currency &&
        !fit_money(&more->tax, currency))
        return false;
    kept->details = more;
    return true;
}

/*
 * Amount, open amount and kind.  Without a kind the export's stands, and with
 * it the side on which a credit note's amount is.
 */
static bool replace_amounts(uint32_t filled, const struct document *typed,
                            struct document *kept)
{
    bool currency_told = is_filled(filled, DOCUMENTS_CURRENCY);
    const struct currency *currency =
        currency_told ? typed->currency : kept->currency;
    struct money owed = {typed->owed, typed->currency};
    struct money open = {typed->open, typed->currency};
    bool kind_told =
        is_filled(filled, DOCUMENTS_KIND) || typed->kind != DOCUMENT_INVOICE;

    if (!fit_money(&owed, currency) || !fit_money(&open, currency))
        return false;
    if (!kind_told && kept->kind == DOCUMENT_CREDIT_NOTE && owed.minor > 0) {
        owed.minor = -owed.minor;
        open.minor = -open.minor;
    }
    kept->kind = kind_told ? typed->kind : kept->kind;
    kept->owed = owed.minor;
    kept->currency = currency;
    if (typed->has_open) {
        kept->has_open = true;
        kept->open = open.minor;
    }
    return true;
}

static bool is_open_possible(const struct document *d)
{
    return d->owed < 0 ? d->open >= d->owed && d->open <= 0
                       : d->open >= 0 && d->open <= d->owed;
}

/* The export's open amount was that of another amount. */
static void check_open(struct link *l, const struct document *typed,
                       const struct document *was, struct document *kept)
{
    struct arena *a = l->ledger->arena;
    struct place at = ledger_place(l->ledger, kept->at);

    if (!kept->has_open || typed->has_open ||
        (kept->owed == was->owed && kept->currency == was->currency) ||
        (kept->currency == was->currency && is_open_possible(kept)))
        return;
    kept->has_open = false;
    kept->open = 0;
    diag_warning(
        l->diag, ledger_place(l->ledger, typed->at),
        "document %.*s: with the amount %.*s typed here the open amount "
        "%.*s of line %u of %s cannot be: all of it is taken as open",
        STR_ARG(kept->doc_no),
        STR_ARG(money_plain((struct money){kept->owed, kept->currency}, a)),
        STR_ARG(money_plain((struct money){was->open, was->currency}, a)),
        (unsigned)at.line, file_name(at.file).ptr);
}

void typed_document(struct row_cursor *c, struct link *l,
                    const struct document *typed, struct document *kept)
{
    uint32_t filled = filled_columns(c, typed->at, TABLE_DOCUMENTS);
    struct document was = *kept, now = *kept;

    if (!replace_amounts(filled, typed, &now) ||
        !replace_details(l, filled, typed, now.currency, &now)) {
        refuse_amount(l,
                      (struct refusal){.at = typed->at,
                                       .table = TABLE_DOCUMENTS,
                                       .column = DOCUMENTS_AMOUNT,
                                       .customer = kept->customer},
                      kept->currency);
        return;
    }
    REPLACE(document_fields, filled, typed, &now);
    if (date_is(typed->due_date)) /* by a rule of its profile */
        now.due_date = typed->due_date;
    *kept = now;
    take_over(l, typed->at,
              "document %.*s: what is typed here stands instead of the export",
              kept->doc_no);
    check_open(l, typed, &was, kept);
}

/* The amount, in the typed currency or the kept one's. */
static bool replace_amount(struct money typed, bool currency_told,
                           struct money *kept)
{
    struct money amount = typed;

    if (!currency_told && !fit_money(&amount, kept->currency))
        return false;
    *kept = amount;
    return true;
}

void typed_receipt(struct row_cursor *c, struct link *l,
                   const struct receipt *typed, struct receipt *kept)
{
    uint32_t filled = filled_columns(c, typed->at, TABLE_RECEIPTS);

    if (!replace_amount(typed->amount, is_filled(filled, RECEIPTS_CURRENCY),
                        &kept->amount)) {
        refuse_amount(l,
                      (struct refusal){.at = typed->at,
                                       .table = TABLE_RECEIPTS,
                                       .column = RECEIPTS_AMOUNT,
                                       .customer = kept->customer},
                      kept->amount.currency);
        return;
    }
    REPLACE(receipt_fields, filled, typed, kept);
    take_over(l, typed->at,
              "receipt %.*s: what is typed here stands instead of the export",
              kept->receipt_no);
}

void typed_bill(struct row_cursor *c, struct link *l, const struct bill *typed,
                struct bill *kept)
{
    uint32_t filled = filled_columns(c, typed->at, TABLE_BILLS);

    if (!replace_amount(typed->amount, is_filled(filled, BILLS_CURRENCY),
                        &kept->amount)) {
        refuse_amount(l,
                      (struct refusal){.at = typed->at,
                                       .table = TABLE_BILLS,
                                       .column = BILLS_AMOUNT,
                                       .customer = kept->customer},
                      kept->amount.currency);
        return;
    }
    REPLACE(bill_fields, filled, typed, kept);
    take_over(l, typed->at,
              "bill %.*s: what is typed here stands instead of the export",
              kept->bill_no);
}

void typed_contract(struct row_cursor *c, struct link *l,
                    const struct contract *typed, struct contract *kept)
{
    uint32_t filled = filled_columns(c, typed->at, TABLE_CONTRACTS);

    REPLACE(contract_fields, filled, typed, kept);
    take_over(l, typed->at,
              "contract %.*s: what is typed here stands instead of the export",
              kept->contract_no);
}

void typed_rate(struct link *l, const struct fx_rate *typed,
                struct fx_rate *kept)
{
    struct str day = date_iso(kept->rate_date, l->ledger->arena);

    kept->rate = typed->rate;
    link_refuse(l, (struct refusal){.at = typed->at, .used = true}, "%s", "");
    diag_note(l->diag, ledger_place(l->ledger, typed->at),
              "rate of %s on %.*s: what is typed here stands instead of the "
              "export",
              kept->currency->code, STR_ARG(day));
}
