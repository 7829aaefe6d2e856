#include "input/record_table.h"

struct place record_place(const struct cells *c)
{
    return place_of(c->path, c->row->line, 0);
}

bool record_money(struct cells *c, enum table table, size_t column,
                  const struct currency *currency, struct money *out,
                  bool *filled)
{
    if (!cell_money(c, table, column, currency, out, filled))
        return false;
    if (!*filled || (out->minor <= MINOR_MAX && out->minor >= -MINOR_MAX))
        return true;
    return diag_error(c->diag, record_place(c),
                      "the amount %.*s is too large; is it a number, of an "
                      "account or an invoice say, in a column of amounts?",
                      STR_ARG(money_plain(*out, c->arena)));
}

/* For exports without numbers: the place of the row is its number. */
static struct str number_by_line(struct cells *c, struct origin at)
{
    const char *name = c->path;

    for (const char *p = c->path; *p; p++)
        if (*p == '/')
            name = p + 1;
    return arena_format(c->arena, "%s:%u", name, (unsigned)at.line);
}

bool record_number(struct cells *c, enum table table, size_t column,
                   struct origin at, struct str *out)
{
    if (cell_source(c, table, column)->line) {
        *out = number_by_line(c, at);
        return true;
    }
    return cell_number(c, table, column, out);
}

bool record_whom(struct cells *c, enum table table, size_t id, size_t name,
                 struct str *out)
{
    *out = (struct str){0};
    if (!cell_text(c, table, id).len)
        *out = cell_kept(c, table, name);
    return out->len > 0 || cell_number(c, table, id, out);
}

void record_customer_name(struct cells *c, enum table table, size_t column,
                          struct records *out)
{
    if (!out->customer_name.len)
        out->customer_name = cell_kept(c, table, column);
}

bool record_word(struct cells *c, enum table table, size_t column, uint8_t *out)
{
    int means = NOT_TOLD;
    bool known = cell_known_word(c, table, column, &means);

    *out = (uint8_t)means;
    return known || !c->typed || cell_word(c, table, column, &means);
}

bool record_positive(struct cells *c, enum table table, size_t currency_column,
                     size_t amount_column, struct money *out)
{
    const struct currency *currency;
    bool filled;

    if (!cell_currency(c, table, currency_column, &currency) ||
        !record_money(c, table, amount_column, currency, out, &filled))
        return false;
    return !filled || out->minor > 0 ||
           diag_error(c->diag, record_place(c),
                      "this amount is more than 0: it is what came in or what "
                      "is promised");
}

bool record_is_fed(const struct plan *plan, enum table table, size_t column)
{
    return plan->fields[table][column] >= 0 || plan->picks[table][column] ||
           plan->profile->tables[table].columns[column].constant.len;
}

/* Where a table says that a row is void, or when it was recorded. */
static const struct {
    size_t status, recorded;
} marks[TABLE_COUNT] = {
    [TABLE_CUSTOMERS] = {COLUMN_MAX, CUSTOMERS_RECORDED_DATE},
    [TABLE_DOCUMENTS] = {DOCUMENTS_STATUS, DOCUMENTS_RECORDED_DATE},
    [TABLE_RECEIPTS] = {RECEIPTS_STATUS, RECEIPTS_RECORDED_DATE},
    [TABLE_ALLOCATIONS] = {COLUMN_MAX, ALLOCATIONS_RECORDED_DATE},
    [TABLE_DISPUTES] = {COLUMN_MAX, DISPUTES_RECORDED_DATE},
    [TABLE_COSTS] = {COLUMN_MAX, COSTS_RECORDED_DATE},
    [TABLE_CONTROL] = {COLUMN_MAX, COLUMN_MAX},
    [TABLE_BILLS] = {BILLS_STATUS, BILLS_RECORDED_DATE},
    [TABLE_WRITEOFFS] = {COLUMN_MAX, WRITEOFFS_RECORDED_DATE},
    [TABLE_CONTRACTS] = {COLUMN_MAX, CONTRACTS_RECORDED_DATE},
    [TABLE_FX] = {COLUMN_MAX, COLUMN_MAX},
    [TABLE_CONTACTS] = {COLUMN_MAX, CONTACTS_RECORDED_DATE},
    [TABLE_BLOCKS] = {COLUMN_MAX, BLOCKS_RECORDED_DATE},
    [TABLE_DELIVERIES] = {COLUMN_MAX, DELIVERIES_RECORDED_DATE},
    [TABLE_EVIDENCE] = {COLUMN_MAX, EVIDENCE_RECORDED_DATE},
    [TABLE_BANK] = {COLUMN_MAX, BANK_RECORDED_DATE},
    [TABLE_ALLOWANCE] = {COLUMN_MAX, ALLOWANCE_RECORDED_DATE},
    [TABLE_SALES] = {COLUMN_MAX, SALES_RECORDED_DATE},
    [TABLE_CASES] = {COLUMN_MAX, CASES_RECORDED_DATE},
    [TABLE_REVIEWS] = {COLUMN_MAX, REVIEWS_RECORDED_DATE},
    [TABLE_PROVISIONS] = {COLUMN_MAX, PROVISIONS_RECORDED_DATE},
    [TABLE_CARRIER] = {COLUMN_MAX, COLUMN_MAX},
};

static bool has_marks(const struct plan *plan)
{
    for (size_t i = 0; i < plan->fed_count; i++) {
        enum table table = plan->fed[i];

        if ((marks[table].status < COLUMN_MAX &&
             record_is_fed(plan, table, marks[table].status)) ||
            (marks[table].recorded < COLUMN_MAX &&
             record_is_fed(plan, table, marks[table].recorded)))
            return true;
    }
    return false;
}

void record_prepare(struct cells *c)
{
    c->has_details = record_has_details(c->plan);
    c->has_marks = has_marks(c->plan);
}

static bool read_mark(struct cells *c, enum table table, struct records *out)
{
    struct date recorded = no_date;
    int status = STATUS_STANDS;

    if (marks[table].status < COLUMN_MAX &&
        cell_known_word(c, table, marks[table].status, &status))
        out->is_void |= status == STATUS_VOID;
    if (marks[table].recorded < COLUMN_MAX &&
        !cell_date(c, table, marks[table].recorded, &recorded))
        return false;
    if (date_is(recorded) &&
        (!date_is(out->recorded_date) || recorded.day > out->recorded_date.day))
        out->recorded_date = recorded;
    return true;
}

static bool read_marks(struct cells *c, struct records *out)
{
    for (size_t i = 0; i < c->plan->fed_count; i++)
        if (out->made[c->plan->fed[i]] && !read_mark(c, c->plan->fed[i], out))
            return false;
    out->is_late = date_is(out->recorded_date) && date_is(c->known_at) &&
                   out->recorded_date.day > c->known_at.day;
    return true;
}

static void choose_tables(const struct cells *c, struct records *out)
{
    for (size_t i = 0; i < c->plan->fed_count; i++) {
        enum table table = c->plan->fed[i];
        const struct table_map *map = &c->plan->profile->tables[table];

        out->made[table] =
            !map->has_when || cell_meets(&c->plan->when[table], c->row);
    }
}

bool record_read(struct cells *c, struct origin at, struct records *out)
{
    static record_reader *const readers[TABLE_COUNT] = {
        [TABLE_CUSTOMERS] = record_customer,
        [TABLE_DOCUMENTS] = record_document,
        [TABLE_RECEIPTS] = record_receipt,
        [TABLE_ALLOCATIONS] = record_allocation,
        [TABLE_DISPUTES] = record_dispute,
        [TABLE_COSTS] = record_cost,
        [TABLE_CONTROL] = record_control,
        [TABLE_BILLS] = record_bill,
        [TABLE_WRITEOFFS] = record_writeoff,
        [TABLE_CONTRACTS] = record_contract,
        [TABLE_FX] = record_rate,
        [TABLE_CONTACTS] = record_contact,
        [TABLE_BLOCKS] = record_block,
        [TABLE_DELIVERIES] = record_delivery,
        [TABLE_EVIDENCE] = record_evidence,
        [TABLE_BANK] = record_bank_line,
        [TABLE_ALLOWANCE] = record_allowance,
        [TABLE_SALES] = record_sales,
        [TABLE_CASES] = record_case,
        [TABLE_REVIEWS] = record_review,
        [TABLE_PROVISIONS] = record_provision,
        [TABLE_CARRIER] = record_carrier};

    c->lacking = 0;
    out->customer_name = (struct str){0};
    out->recorded_date = no_date;
    out->is_void = out->is_late = false;
    choose_tables(c, out);
    if (c->has_marks && !read_marks(c, out))
        return false;
    if (out->is_void || out->is_late)
        return true;
    for (size_t i = 0; i < c->plan->fed_count; i++)
        if (out->made[c->plan->fed[i]] && !readers[c->plan->fed[i]](c, at, out))
            return false;
    return true;
}

/* Where the tables keep customer, currency and amount. */
static const struct {
    enum table table;
    size_t customer, name, currency, amount;
} salvages[] = {
    {TABLE_DOCUMENTS, DOCUMENTS_CUSTOMER_ID, DOCUMENTS_CUSTOMER_NAME,
     DOCUMENTS_CURRENCY, DOCUMENTS_AMOUNT},
    {TABLE_RECEIPTS, RECEIPTS_CUSTOMER_ID, RECEIPTS_CUSTOMER_NAME,
     RECEIPTS_CURRENCY, RECEIPTS_AMOUNT},
    {TABLE_BILLS, BILLS_CUSTOMER_ID, BILLS_CUSTOMER_NAME, BILLS_CURRENCY,
     BILLS_AMOUNT},
    {TABLE_COSTS, COSTS_CUSTOMER_ID, COLUMN_MAX, COSTS_CURRENCY, COSTS_AMOUNT},
    {TABLE_DISPUTES, DISPUTES_CUSTOMER_ID, COLUMN_MAX, COLUMN_MAX, COLUMN_MAX},
    {TABLE_CUSTOMERS, CUSTOMERS_ID, COLUMN_MAX, COLUMN_MAX, COLUMN_MAX},
    {TABLE_CONTRACTS, CONTRACTS_CUSTOMER_ID, COLUMN_MAX, COLUMN_MAX,
     COLUMN_MAX},
    {TABLE_CONTACTS, CONTACTS_CUSTOMER_ID, CONTACTS_CUSTOMER_NAME, COLUMN_MAX,
     COLUMN_MAX},
    {TABLE_BLOCKS, BLOCKS_CUSTOMER_ID, COLUMN_MAX, COLUMN_MAX, COLUMN_MAX},
    {TABLE_DELIVERIES, DELIVERIES_CUSTOMER_ID, COLUMN_MAX, COLUMN_MAX,
     COLUMN_MAX},
    {TABLE_EVIDENCE, EVIDENCE_CUSTOMER_ID, COLUMN_MAX, COLUMN_MAX, COLUMN_MAX},
    {TABLE_BANK, BANK_PAYER, COLUMN_MAX, BANK_CURRENCY, BANK_AMOUNT},
    {TABLE_ALLOWANCE, ALLOWANCE_CUSTOMER_ID, COLUMN_MAX, ALLOWANCE_CURRENCY,
     ALLOWANCE_AMOUNT},
    {TABLE_SALES, SALES_CUSTOMER_ID, COLUMN_MAX, SALES_CURRENCY,
     SALES_CREDIT_SALES},
    {TABLE_CASES, CASES_CUSTOMER_ID, COLUMN_MAX, COLUMN_MAX, COLUMN_MAX},
    {TABLE_REVIEWS, REVIEWS_CUSTOMER_ID, COLUMN_MAX, COLUMN_MAX, COLUMN_MAX},
    {TABLE_PROVISIONS, PROVISIONS_CUSTOMER_ID, COLUMN_MAX, PROVISIONS_CURRENCY,
     PROVISIONS_AMOUNT},
};

static bool is_fed(const struct cells *c, enum table table)
{
    return c->plan->profile->tables[table].fed;
}

static void salvage_numbers(struct cells *c, struct naming *names)
{
    if (is_fed(c, TABLE_BILLS)) {
        names->from_no = cell_kept(c, TABLE_BILLS, BILLS_BILL_NO);
        names->doc_nos = cell_kept(c, TABLE_BILLS, BILLS_DOC_NOS);
    }
    if (is_fed(c, TABLE_RECEIPTS) && !names->doc_nos.len)
        names->doc_nos = cell_kept(c, TABLE_RECEIPTS, RECEIPTS_DOC_NOS);
    if (is_fed(c, TABLE_WRITEOFFS))
        names->doc_no = cell_kept(c, TABLE_WRITEOFFS, WRITEOFFS_DOC_NO);
    if (is_fed(c, TABLE_DISPUTES))
        names->doc_no = cell_kept(c, TABLE_DISPUTES, DISPUTES_DOC_NO);
    if (is_fed(c, TABLE_CONTACTS) && !names->doc_nos.len)
        names->doc_nos = cell_kept(c, TABLE_CONTACTS, CONTACTS_DOC_NOS);
    if (is_fed(c, TABLE_BLOCKS))
        names->doc_no = cell_kept(c, TABLE_BLOCKS, BLOCKS_DOC_NO);
    if (is_fed(c, TABLE_ALLOCATIONS)) {
        names->from_no = cell_kept(c, TABLE_ALLOCATIONS, ALLOCATIONS_FROM_NO);
        names->doc_no = cell_kept(c, TABLE_ALLOCATIONS, ALLOCATIONS_TO_DOC_NO);
    }
}

static bool takes_off(struct cells *c, struct money amount)
{
    int kind = DOCUMENT_INVOICE;

    if (!is_fed(c, TABLE_DOCUMENTS))
        return false;
    if (!cell_known_word(c, TABLE_DOCUMENTS, DOCUMENTS_KIND, &kind))
        kind = DOCUMENT_INVOICE;
    return kind == DOCUMENT_CREDIT_NOTE || kind == KIND_RED_LETTER ||
           (amount.currency && amount.minor < 0);
}

void record_salvage(struct cells *c, struct money *amount, struct naming *names)
{
    struct diag quiet = {0}, *was = c->diag;
    const struct currency *currency;
    bool filled;

    c->diag = &quiet;
    salvage_numbers(c, names);
    for (size_t i = 0; i < COUNT(salvages); i++) {
        enum table table = salvages[i].table;

        if (!is_fed(c, table))
            continue;
        names->customer_id = cell_kept(c, table, salvages[i].customer);
        if (!names->customer_id.len && salvages[i].name < COLUMN_MAX)
            names->customer_id = cell_kept(c, table, salvages[i].name);
        if (salvages[i].amount < COLUMN_MAX &&
            cell_currency(c, table, salvages[i].currency, &currency) &&
            !record_money(c, table, salvages[i].amount, currency, amount,
                          &filled))
            *amount = (struct money){0};
        break;
    }
    names->takes_off = takes_off(c, *amount);
    c->diag = was;
}
