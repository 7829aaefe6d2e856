#include "input/link_typed_value.h"

#include "base/file.h"
#include "input/link_typed_fields.h"

#include <string.h>

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
    return typed_fields[table].row_size;
}

struct origin typed_kept_at(enum table table, const void *kept)
{
    struct origin at;

    memcpy(&at, (const char *)kept + typed_fields[table].at_offset, sizeof(at));
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
                             const struct typed_fields *fields, size_t column,
                             const void *row)
{
    for (size_t i = 0; row && i < fields->count; i++)
        if (fields->items[i].column == column &&
            fields->items[i].kind != NOT_SHOWN)
            return field_value(l, table, &fields->items[i], row);
    return (struct str){0};
}

/* A debt of a class that is not ours is called by its own name. */
static struct str class_value(struct link *l, const struct document *d)
{
    if (d->class_of == CLASS_OTHER && d->details && d->details->class_name.len)
        return d->details->class_name;
    return word_of(l, TABLE_DOCUMENTS, DOCUMENTS_CLASS, d->class_of);
}

/* What came in by what is open, or as typed. */
static struct str received_value(struct link *l, const struct document *d,
                                 const struct typed_row *typed)
{
    if (typed)
        return money_of(l, typed->received);
    return d->has_open
               ? money_of(l, (struct money){d->owed - d->open, d->currency})
               : (struct str){0};
}

static struct str kind_value(struct link *l, const struct document *d,
                             const struct typed_row *typed)
{
    bool red =
        typed ? typed->is_red : d->kind == DOCUMENT_INVOICE && d->owed < 0;

    return word_of(l, TABLE_DOCUMENTS, DOCUMENTS_KIND,
                   red ? KIND_RED_LETTER : d->kind);
}

static struct str document_value(struct link *l, size_t column,
                                 const struct document *d,
                                 const struct typed_row *typed)
{
    switch (column) {
    case DOCUMENTS_KIND:
        return kind_value(l, d, typed);
    case DOCUMENTS_CURRENCY:
        return d->currency ? str_from_z(d->currency->code) : (struct str){0};
    case DOCUMENTS_AMOUNT:
        return money_of(l, (struct money){d->owed, d->currency});
    case DOCUMENTS_RECEIVED_AMOUNT:
        return received_value(l, d, typed);
    case DOCUMENTS_OPEN_AMOUNT:
        return d->has_open ? money_of(l, (struct money){d->open, d->currency})
                           : (struct str){0};
    case DOCUMENTS_CLASS:
        return class_value(l, d);
    default:
        return list_value(l, TABLE_DOCUMENTS, &typed_detail_fields, column,
                          d->details);
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
    value = list_value(l, table, &typed_fields[table], column, row);
    if (table == TABLE_DOCUMENTS && (!value.len || column == DOCUMENTS_CLASS))
        return document_value(l, column, row, typed);
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

static void replace(const struct typed_fields *fields, uint32_t filled,
                    const void *typed, void *kept)
{
    for (size_t i = 0; i < fields->count; i++) {
        const struct typed_field *f = &fields->items[i];

        if (is_filled(filled, f->column))
            memcpy((char *)kept + f->at, (const char *)typed + f->at, f->size);
    }
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
    replace(&typed_detail_fields, filled, typed->details, more);
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

/* What a typed row says of amounts, in the currency that counts. */
struct told_amounts {
    const struct currency *currency;
    struct money owed, open, received;
    bool amount, open_told, received_told, kind;
};

static struct told_amounts list_told(uint32_t filled,
                                     const struct typed_row *row,
                                     const struct document *kept)
{
    const struct document *typed = &row->row.document;
    struct told_amounts t = {
        .currency = is_filled(filled, DOCUMENTS_CURRENCY) ? typed->currency
                                                          : kept->currency,
        .amount = is_filled(filled, DOCUMENTS_AMOUNT),
        .open_told =
            typed->has_open && is_filled(filled, DOCUMENTS_OPEN_AMOUNT),
        .received_told = is_filled(filled, DOCUMENTS_RECEIVED_AMOUNT)};

    t.owed = t.amount ? (struct money){typed->owed, typed->currency}
                      : (struct money){kept->owed, kept->currency};
    if (t.open_told)
        t.open = (struct money){typed->open, typed->currency};
    if (t.received_told)
        t.received = row->received;
    t.kind = is_filled(filled, DOCUMENTS_KIND) ||
             (t.amount && typed->kind != DOCUMENT_INVOICE);
    return t;
}

/* Without a kind the export's stands, and with it the side of the amount. */
static void turn_amounts(const struct typed_row *row, struct told_amounts *t,
                         struct document *kept)
{
    bool was_credit = kept->kind == DOCUMENT_CREDIT_NOTE;
    bool minus;

    kept->kind = t->kind ? row->row.document.kind : kept->kind;
    minus = kept->kind == DOCUMENT_CREDIT_NOTE || (t->kind && row->is_red);
    if (minus ? t->owed.minor > 0 : was_credit && !t->amount)
        t->owed.minor = -t->owed.minor;
    if (t->owed.minor < 0 && t->open.minor > 0)
        t->open.minor = -t->open.minor;
    if (t->owed.minor < 0 && t->received.minor > 0)
        t->received.minor = -t->received.minor;
    if (!t->amount && t->owed.minor != kept->owed)
        kept->open = -kept->open;
}

/* Amount, what is open of it or came in, and kind. */
static enum replacing replace_amounts(uint32_t filled,
                                      const struct typed_row *row,
                                      struct document *kept)
{
    struct told_amounts t = list_told(filled, row, kept);
    int64_t rest;

    if (!(filled & AMOUNT_COLUMNS))
        return REPLACED;
    if (t.currency != kept->currency &&
        !is_filled(row->filled, DOCUMENTS_AMOUNT))
        return REPLACED_BAD_CURRENCY;
    if (!fit_money(&t.owed, t.currency) || !fit_money(&t.open, t.currency) ||
        !fit_money(&t.received, t.currency))
        return REPLACED_BAD_AMOUNT;
    turn_amounts(row, &t, kept);
    kept->owed = t.owed.minor;
    kept->currency = t.currency;
    if (!t.open_told && !t.received_told)
        return REPLACED;
    rest = t.owed.minor - t.received.minor;
    kept->has_open = true;
    kept->open = t.open_told ? t.open.minor : rest;
    if (t.received_told && kept->open != rest)
        return REPLACED_BAD_RECEIVED;
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
    enum replacing how = replace_amounts(filled, row, kept);

    if (how != REPLACED)
        return how;
    if (!replace_details(l, filled, typed, kept->currency, kept))
        return REPLACED_BAD_AMOUNT;
    replace(&typed_fields[TABLE_DOCUMENTS], filled, typed, kept);
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
    replace(&typed_fields[typed->table], filled, typed_payload(typed), kept);
    return how;
}
