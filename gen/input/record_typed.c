#include "input/record_table.h"

/* Where the tables have their key; COLUMN_MAX: nowhere. */
static const struct {
    size_t number, part;
} columns[] = {
    [TABLE_CUSTOMERS] = {CUSTOMERS_ID, COLUMN_MAX},
    [TABLE_DOCUMENTS] = {DOCUMENTS_DOC_NO, DOCUMENTS_INSTALLMENT_NO},
    [TABLE_RECEIPTS] = {RECEIPTS_RECEIPT_NO, COLUMN_MAX},
    [TABLE_BILLS] = {BILLS_BILL_NO, COLUMN_MAX},
    [TABLE_CONTRACTS] = {CONTRACTS_CONTRACT_NO, COLUMN_MAX},
    [TABLE_FX] = {FX_CURRENCY, FX_RATE_DATE},
    [TABLE_CONTACTS] = {CONTACTS_ID, COLUMN_MAX},
    [TABLE_DELIVERIES] = {DELIVERIES_LETTER_NO, DELIVERIES_TRACKING_NO},
    [TABLE_EVIDENCE] = {EVIDENCE_ID, COLUMN_MAX},
    [TABLE_ALLOWANCE] = {ALLOWANCE_AS_OF, ALLOWANCE_CUSTOMER_ID},
    [TABLE_SALES] = {SALES_MONTH, SALES_CUSTOMER_ID},
};

static uint32_t list_filled(struct cells *c, enum table table)
{
    uint32_t filled = 0;

    for (size_t i = 0; i < table_forms[table].column_count; i++)
        if (cell_text(c, table, i).len)
            filled |= UINT32_C(1) << i;
    return filled;
}

static void take_row(const struct records *from, enum table table,
                     struct typed_row *out)
{
    switch (table) {
    case TABLE_CUSTOMERS:
        out->row.customer = from->customer;
        break;
    case TABLE_DOCUMENTS:
        out->row.document = from->document;
        break;
    case TABLE_RECEIPTS:
        out->row.receipt = from->receipt;
        break;
    case TABLE_BILLS:
        out->row.bill = from->bill;
        break;
    case TABLE_CONTRACTS:
        out->row.contract = from->contract;
        break;
    case TABLE_FX:
        out->row.rate = from->rate;
        break;
    default:
        out->row.collected = from->collected[table - COLLECTED_FIRST];
        break;
    }
}

/* Whom the row names, by his number or his name. */
static struct str find_customer(const struct records *from, enum table table)
{
    switch (table) {
    case TABLE_DOCUMENTS:
        return from->document_customer;
    case TABLE_RECEIPTS:
        return from->receipt_customer;
    case TABLE_BILLS:
        return from->bill_customer;
    case TABLE_CONTRACTS:
        return from->contract_customer;
    default:
        return (struct str){0};
    }
}

bool record_has_number(struct cells *c, enum table table)
{
    return cell_text(c, table, columns[table].number).len > 0;
}

/* What the document's own columns do not keep. */
static bool read_received(struct cells *c, struct typed_row *out)
{
    struct document *d = &out->row.document;
    int kind = DOCUMENT_INVOICE;
    bool filled;

    if (!cell_word(c, TABLE_DOCUMENTS, DOCUMENTS_KIND, &kind) ||
        !record_money(c, TABLE_DOCUMENTS, DOCUMENTS_RECEIVED_AMOUNT,
                      d->currency, &out->received, &filled))
        return false;
    out->is_red = kind == KIND_RED_LETTER;
    d->has_open |= filled;
    return true;
}

bool record_typed(struct cells *c, enum table table, struct origin at,
                  const struct records *records, struct typed_row *out)
{
    size_t part = columns[table].part;
    uint32_t filled = list_filled(c, table);

    *out = (struct typed_row){.table = table,
                              .at = at,
                              .filled = filled,
                              .lacking = c->lacking,
                              .is_void = records->is_void,
                              .recorded_date = records->recorded_date};
    if (!record_number(c, table, columns[table].number, at, &out->number) ||
        (part < COLUMN_MAX && !cell_identifier(c, table, part, &out->part)))
        return false;
    if (out->is_void)
        return true;
    out->customer = find_customer(records, table);
    take_row(records, table, out);
    return table != TABLE_DOCUMENTS || read_received(c, out);
}
