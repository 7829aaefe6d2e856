#include "input/record.h"

static bool read_terms(struct cells *c, int32_t *out)
{
    struct decimal days = {0};
    bool filled;

    *out = -1;
    if (!cell_decimal(c, TABLE_CUSTOMERS, CUSTOMERS_TERMS_DAYS, &days, &filled))
        return false;
    if (!filled)
        return true;
    if (days.scale != 0 || days.units < 0 || days.units > 3650)
        return diag_error(c->diag, place_of(c->path, c->row->line, 0),
                          "terms are whole days from 0 to 3650");
    *out = (int32_t)days.units;
    return true;
}

/* An amount that may be added to others. */
static bool read_money(struct cells *c, enum table table, size_t column,
                       const struct currency *currency, struct money *out,
                       bool *filled)
{
    if (!cell_money(c, table, column, currency, out, filled))
        return false;
    if (!*filled || (out->minor <= MINOR_MAX && out->minor >= -MINOR_MAX))
        return true;
    return diag_error(c->diag, place_of(c->path, c->row->line, 0),
                      "the amount %.*s is too large; is it a number, of an "
                      "account or an invoice say, in a column of amounts?",
                      STR_ARG(money_plain(*out, c->arena)));
}

static bool read_credit_limit(struct cells *c, struct customer *customer)
{
    const struct currency *currency;
    bool filled;

    if (!cell_text(c, TABLE_CUSTOMERS, CUSTOMERS_CREDIT_LIMIT).len)
        return true;
    return cell_currency(c, TABLE_CUSTOMERS, CUSTOMERS_CURRENCY, &currency) &&
           cell_money(c, TABLE_CUSTOMERS, CUSTOMERS_CREDIT_LIMIT, currency,
                      &customer->credit_limit, &filled);
}

static bool read_language(struct cells *c, struct str *out)
{
    int word = -1;

    if (!cell_word(c, TABLE_CUSTOMERS, CUSTOMERS_LANGUAGE, &word))
        return false;
    if (word == LANGUAGE_WORD_ZH)
        *out = STR("zh-CN");
    if (word == LANGUAGE_WORD_EN)
        *out = STR("en");
    return true;
}

/* A customer typed again, for his address say, needs no name. */
static bool read_name(struct cells *c, struct str *out)
{
    if (!c->typed)
        return cell_required(c, TABLE_CUSTOMERS, CUSTOMERS_NAME, out);
    *out = cell_kept(c, TABLE_CUSTOMERS, CUSTOMERS_NAME);
    return true;
}

static bool read_customer(struct cells *c, struct origin at,
                          struct records *out)
{
    struct customer *r = &out->customer;

    *r = (struct customer){.parent = LEDGER_NONE, .at = at};
    if (!cell_number(c, TABLE_CUSTOMERS, CUSTOMERS_ID, &r->customer_id) ||
        !read_name(c, &r->name) ||
        !cell_identifier(c, TABLE_CUSTOMERS, CUSTOMERS_USCC, &r->uscc) ||
        !read_language(c, &r->language) || !read_credit_limit(c, r) ||
        !read_terms(c, &r->terms_days))
        return false;
    r->name_en = cell_kept(c, TABLE_CUSTOMERS, CUSTOMERS_NAME_EN);
    r->registered_address =
        cell_kept(c, TABLE_CUSTOMERS, CUSTOMERS_REGISTERED_ADDRESS);
    r->address = cell_kept(c, TABLE_CUSTOMERS, CUSTOMERS_ADDRESS);
    r->legal_representative =
        cell_kept(c, TABLE_CUSTOMERS, CUSTOMERS_LEGAL_REPRESENTATIVE);
    r->contact = cell_kept(c, TABLE_CUSTOMERS, CUSTOMERS_CONTACT);
    r->phone = cell_kept(c, TABLE_CUSTOMERS, CUSTOMERS_PHONE);
    r->email = cell_kept(c, TABLE_CUSTOMERS, CUSTOMERS_EMAIL);
    r->region = cell_kept(c, TABLE_CUSTOMERS, CUSTOMERS_REGION);
    r->industry = cell_kept(c, TABLE_CUSTOMERS, CUSTOMERS_INDUSTRY);
    r->salesperson = cell_kept(c, TABLE_CUSTOMERS, CUSTOMERS_SALESPERSON);
    r->collector = cell_kept(c, TABLE_CUSTOMERS, CUSTOMERS_COLLECTOR);
    return true;
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

static bool read_number(struct cells *c, enum table table, size_t column,
                        struct origin at, struct str *out)
{
    if (c->plan->profile->tables[table].columns[column].line) {
        *out = number_by_line(c, at);
        return true;
    }
    return cell_number(c, table, column, out);
}

static struct date due_by_rule(const struct source *rule, struct date issue)
{
    struct date due = date_add_months(issue, rule->months);

    if (rule->month_end)
        due = date_month_end(due);
    return date_add_days(due, rule->days);
}

static bool read_document_dates(struct cells *c, struct document *r)
{
    const struct source *rule =
        &c->plan->profile->tables[TABLE_DOCUMENTS].columns[DOCUMENTS_DUE_DATE];

    if (!cell_date(c, TABLE_DOCUMENTS, DOCUMENTS_ISSUE_DATE, &r->issue_date) ||
        !cell_date(c, TABLE_DOCUMENTS, DOCUMENTS_DUE_DATE, &r->due_date))
        return false;
    if (!date_is(r->due_date) && rule->has_rule)
        r->due_date = due_by_rule(rule, r->issue_date);
    return true;
}

static bool refuse_sign(struct cells *c, bool credit)
{
    struct place at = place_of(c->path, c->row->line, 0);

    (void)cell_text(c, TABLE_DOCUMENTS, DOCUMENTS_AMOUNT);
    if (credit && c->plan->profile->credit_minus)
        return diag_error(c->diag, at,
                          "a credit note without a minus, though the profile "
                          "says \"credit_notes: minus\"");
    if (credit)
        return diag_error(c->diag, at,
                          "a credit note is written without a minus: its kind "
                          "gives the sign; if the export writes one, say "
                          "\"credit_notes: minus\" in the profile");
    return diag_error(c->diag, at,
                      "a negative amount, which the profile refuses "
                      "(\"negative: reject\")");
}

/*
 * The kind gives the sign of a credit note and of a red-letter document, the
 * amount that of others.
 */
static bool sign_document(struct cells *c, int kind, struct money amount,
                          struct money open, struct document *r)
{
    const struct profile *p = c->plan->profile;
    bool credit = kind == DOCUMENT_CREDIT_NOTE;
    bool red = kind == KIND_RED_LETTER;
    bool turns = (credit && !p->credit_minus) || (red && amount.minor > 0);

    r->owed = turns ? -amount.minor : amount.minor;
    r->open = turns ? -open.minor : open.minor;
    if (red)
        kind = DOCUMENT_INVOICE;
    if (credit && r->owed > 0)
        return refuse_sign(c, true);
    if (!credit && r->owed < 0 && p->negative == NEGATIVE_REJECT)
        return refuse_sign(c, false);
    if (!credit && r->owed < 0 && p->negative == NEGATIVE_CREDIT_NOTE)
        kind = DOCUMENT_CREDIT_NOTE;
    r->kind = (uint8_t)kind;
    r->currency = amount.currency;
    return true;
}

/* Where the export tells what came in instead of what is open. */
static bool read_open(struct cells *c, struct money amount, struct money *open,
                      bool *has_open)
{
    const int *fields = c->plan->fields[TABLE_DOCUMENTS];
    struct money received = {0};
    bool filled;

    if (!read_money(c, TABLE_DOCUMENTS, DOCUMENTS_OPEN_AMOUNT, amount.currency,
                    open, has_open))
        return false;
    if (fields[DOCUMENTS_OPEN_AMOUNT] >= 0 ||
        fields[DOCUMENTS_RECEIVED_AMOUNT] < 0)
        return true;
    if (!read_money(c, TABLE_DOCUMENTS, DOCUMENTS_RECEIVED_AMOUNT,
                    amount.currency, &received, &filled))
        return false;
    *has_open = true;
    *open = amount;
    if (!filled || money_subtract(open, received))
        return true;
    return diag_error(c->diag, place_of(c->path, c->row->line, 0),
                      "the amount is too large");
}

/* Between nothing and all, on the side of the amount. */
static bool check_open(struct cells *c, struct money amount, struct money open)
{
    int64_t least = amount.minor < 0 ? amount.minor : 0;
    int64_t most = amount.minor > 0 ? amount.minor : 0;

    if (open.minor >= least && open.minor <= most)
        return true;
    if (c->plan->fields[TABLE_DOCUMENTS][DOCUMENTS_OPEN_AMOUNT] >= 0)
        (void)cell_text(c, TABLE_DOCUMENTS, DOCUMENTS_OPEN_AMOUNT);
    return diag_error(c->diag, place_of(c->path, c->row->line, 0),
                      "the open amount %.*s does not lie between 0 and the "
                      "amount %.*s",
                      STR_ARG(money_plain(open, c->arena)),
                      STR_ARG(money_plain(amount, c->arena)));
}

static bool read_document_amounts(struct cells *c, struct document *r)
{
    const struct currency *currency;
    struct money amount = {0}, open = {0};
    int kind = DOCUMENT_INVOICE;
    bool filled;

    return cell_word(c, TABLE_DOCUMENTS, DOCUMENTS_KIND, &kind) &&
           cell_currency(c, TABLE_DOCUMENTS, DOCUMENTS_CURRENCY, &currency) &&
           read_money(c, TABLE_DOCUMENTS, DOCUMENTS_AMOUNT, currency, &amount,
                      &filled) &&
           read_open(c, amount, &open, &r->has_open) &&
           (!r->has_open || check_open(c, amount, open)) &&
           sign_document(c, kind, amount, open, r);
}

static const enum documents_column detail_columns[] = {
    DOCUMENTS_INSTALLMENT_NO, DOCUMENTS_POSTING_DATE, DOCUMENTS_TAX,
    DOCUMENTS_CONTRACT_NO,    DOCUMENTS_ORDER_NO,     DOCUMENTS_DELIVERY_NO,
    DOCUMENTS_DELIVERY_DATE,  DOCUMENTS_CLASS,        DOCUMENTS_DESCRIPTION};

static bool has_details(struct cells *c)
{
    for (size_t i = 0; i < COUNT(detail_columns); i++)
        if (cell_text(c, TABLE_DOCUMENTS, detail_columns[i]).len)
            return true;
    return false;
}

/* Large exports often have none of these columns. */
bool record_has_details(const struct plan *plan)
{
    const struct table_map *map = &plan->profile->tables[TABLE_DOCUMENTS];

    for (size_t i = 0; i < COUNT(detail_columns); i++)
        if (plan->fields[TABLE_DOCUMENTS][detail_columns[i]] >= 0 ||
            map->columns[detail_columns[i]].constant.len)
            return true;
    return false;
}

static bool read_details(struct cells *c, struct document *r)
{
    struct document_details *more;
    bool filled;

    if (!c->has_details || !has_details(c))
        return true;
    more = arena_new(c->arena, struct document_details);
    if (!cell_identifier(c, TABLE_DOCUMENTS, DOCUMENTS_INSTALLMENT_NO,
                         &more->installment_no) ||
        !cell_date(c, TABLE_DOCUMENTS, DOCUMENTS_POSTING_DATE,
                   &more->posting_date) ||
        !cell_date(c, TABLE_DOCUMENTS, DOCUMENTS_DELIVERY_DATE,
                   &more->delivery_date) ||
        !cell_money(c, TABLE_DOCUMENTS, DOCUMENTS_TAX, r->currency, &more->tax,
                    &filled))
        return false;
    more->contract_no = cell_kept(c, TABLE_DOCUMENTS, DOCUMENTS_CONTRACT_NO);
    more->order_no = cell_kept(c, TABLE_DOCUMENTS, DOCUMENTS_ORDER_NO);
    more->delivery_no = cell_kept(c, TABLE_DOCUMENTS, DOCUMENTS_DELIVERY_NO);
    more->class_name = cell_kept(c, TABLE_DOCUMENTS, DOCUMENTS_CLASS);
    more->description = cell_kept(c, TABLE_DOCUMENTS, DOCUMENTS_DESCRIPTION);
    r->details = more;
    return true;
}

static bool read_document(struct cells *c, struct origin at,
                          struct records *out)
{
    struct document *r = &out->document;

    *r = (struct document){
        .recorded_date = no_date, .handed_over_date = no_date, .at = at};
    if (!read_number(c, TABLE_DOCUMENTS, DOCUMENTS_DOC_NO, at, &r->doc_no) ||
        !cell_number(c, TABLE_DOCUMENTS, DOCUMENTS_CUSTOMER_ID,
                     &out->document_customer))
        return false;
    intern_expect(c->customers, out->document_customer);
    if (!read_document_dates(c, r) || !read_document_amounts(c, r) ||
        !read_details(c, r))
        return false;
    out->customer_name = cell_kept(c, TABLE_DOCUMENTS, DOCUMENTS_CUSTOMER_NAME);
    return true;
}

static bool read_receipt(struct cells *c, struct origin at, struct records *out)
{
    struct receipt *r = &out->receipt;
    const struct currency *currency;
    bool filled;

    *r = (struct receipt){
        .recorded_date = no_date, .bill = LEDGER_NONE, .at = at};
    if (!read_number(c, TABLE_RECEIPTS, RECEIPTS_RECEIPT_NO, at,
                     &r->receipt_no) ||
        !cell_number(c, TABLE_RECEIPTS, RECEIPTS_CUSTOMER_ID,
                     &out->receipt_customer) ||
        !cell_date(c, TABLE_RECEIPTS, RECEIPTS_RECEIPT_DATE,
                   &r->receipt_date) ||
        !cell_date(c, TABLE_RECEIPTS, RECEIPTS_REVERSED_DATE,
                   &r->reversed_date) ||
        !cell_currency(c, TABLE_RECEIPTS, RECEIPTS_CURRENCY, &currency) ||
        !read_money(c, TABLE_RECEIPTS, RECEIPTS_AMOUNT, currency, &r->amount,
                    &filled))
        return false;
    r->method = cell_kept(c, TABLE_RECEIPTS, RECEIPTS_METHOD);
    r->bank_ref = cell_kept(c, TABLE_RECEIPTS, RECEIPTS_BANK_REF);
    r->doc_nos = cell_kept(c, TABLE_RECEIPTS, RECEIPTS_DOC_NOS);
    if (!out->customer_name.len)
        out->customer_name =
            cell_kept(c, TABLE_RECEIPTS, RECEIPTS_CUSTOMER_NAME);
    return true;
}

static bool is_mapped(const struct cells *c, enum table table, size_t column)
{
    return c->plan->profile->tables[table].columns[column].mapped;
}

static bool read_allocation(struct cells *c, struct origin at,
                            struct records *out)
{
    struct loose_allocation *r = &out->allocation;
    const struct profile *p = c->plan->profile;
    bool filled;

    *r = (struct loose_allocation){
        .rounds = p->rounds, .rounding = p->rounding, .at = at};
    r->own_receipt = out->made[TABLE_RECEIPTS] &&
                     !is_mapped(c, TABLE_ALLOCATIONS, ALLOCATIONS_FROM_NO);
    r->own_document = out->made[TABLE_DOCUMENTS] &&
                      !is_mapped(c, TABLE_ALLOCATIONS, ALLOCATIONS_TO_DOC_NO);
    return (r->own_receipt || cell_number(c, TABLE_ALLOCATIONS,
                                          ALLOCATIONS_FROM_NO, &r->from_no)) &&
           (r->own_document ||
            cell_number(c, TABLE_ALLOCATIONS, ALLOCATIONS_TO_DOC_NO,
                        &r->to_doc_no)) &&
           cell_identifier(c, TABLE_ALLOCATIONS, ALLOCATIONS_TO_INSTALLMENT_NO,
                           &r->to_installment_no) &&
           cell_date(c, TABLE_ALLOCATIONS, ALLOCATIONS_DATE,
                     &r->allocation_date) &&
           cell_decimal(c, TABLE_ALLOCATIONS, ALLOCATIONS_AMOUNT, &r->amount,
                        &filled);
}

static bool read_dispute_target(struct cells *c, struct records *out)
{
    struct loose_dispute *r = &out->dispute;

    r->own_document = out->made[TABLE_DOCUMENTS] &&
                      !is_mapped(c, TABLE_DISPUTES, DISPUTES_DOC_NO);
    if (!cell_identifier(c, TABLE_DISPUTES, DISPUTES_DOC_NO, &r->doc_no) ||
        !cell_identifier(c, TABLE_DISPUTES, DISPUTES_INSTALLMENT_NO,
                         &r->installment_no) ||
        !cell_identifier(c, TABLE_DISPUTES, DISPUTES_CUSTOMER_ID,
                         &r->customer_id))
        return false;
    if (r->own_document || r->doc_no.len || r->customer_id.len)
        return true;
    (void)cell_text(c, TABLE_DISPUTES, DISPUTES_DOC_NO);
    return diag_error(c->diag, place_of(c->path, c->row->line, 0),
                      "a dispute needs a document number or a customer");
}

static bool check_dispute(struct cells *c, const struct loose_dispute *r)
{
    struct place at = place_of(c->path, c->row->line, 0);

    if (r->has_amount && r->amount.units <= 0)
        return diag_error(c->diag, at,
                          "a disputed amount is more than 0; leave it empty "
                          "where all that is open is disputed");
    if (!date_is(r->until) || r->until.day >= r->from.day)
        return true;
    (void)cell_text(c, TABLE_DISPUTES, DISPUTES_UNTIL);
    return diag_error(c->diag, at,
                      "the dispute would end before it began: \"until\" is "
                      "before \"from\"");
}

static bool read_dispute(struct cells *c, struct origin at, struct records *out)
{
    struct loose_dispute *r = &out->dispute;
    const struct profile *p = c->plan->profile;

    *r = (struct loose_dispute){
        .at = at, .currency = p->currency ? p->currency : c->currency};
    if (!read_dispute_target(c, out) ||
        !cell_date(c, TABLE_DISPUTES, DISPUTES_FROM, &r->from) ||
        !cell_date(c, TABLE_DISPUTES, DISPUTES_UNTIL, &r->until) ||
        !cell_decimal(c, TABLE_DISPUTES, DISPUTES_AMOUNT, &r->amount,
                      &r->has_amount) ||
        !check_dispute(c, r))
        return false;
    r->reason = cell_kept(c, TABLE_DISPUTES, DISPUTES_REASON);
    return true;
}

static bool read_cost(struct cells *c, struct origin at, struct records *out)
{
    struct cost *r = &out->cost;
    const struct currency *currency;
    bool filled;

    *r = (struct cost){
        .recorded_date = no_date, .at = at, .customer = LEDGER_NONE};
    return cell_date(c, TABLE_COSTS, COSTS_DATE, &r->cost_date) &&
           cell_required(c, TABLE_COSTS, COSTS_KIND, &r->kind) &&
           cell_currency(c, TABLE_COSTS, COSTS_CURRENCY, &currency) &&
           read_money(c, TABLE_COSTS, COSTS_AMOUNT, currency, &r->amount,
                      &filled) &&
           cell_identifier(c, TABLE_COSTS, COSTS_CUSTOMER_ID,
                           &out->cost_customer);
}

static bool read_control(struct cells *c, struct origin at, struct records *out)
{
    struct control *r = &out->control;
    const struct currency *currency;
    bool filled;

    *r = (struct control){.at = at};
    if (!cell_date(c, TABLE_CONTROL, CONTROL_AS_OF, &r->as_of) ||
        !cell_currency(c, TABLE_CONTROL, CONTROL_CURRENCY, &currency) ||
        !read_money(c, TABLE_CONTROL, CONTROL_AMOUNT, currency, &r->amount,
                    &filled))
        return false;
    r->account = cell_kept(c, TABLE_CONTROL, CONTROL_ACCOUNT);
    return true;
}

typedef bool read_fn(struct cells *c, struct origin at, struct records *out);

bool record_read(struct cells *c, struct origin at, struct records *out)
{
    static read_fn *const readers[TABLE_COUNT] = {
        [TABLE_CUSTOMERS] = read_customer,
        [TABLE_DOCUMENTS] = read_document,
        [TABLE_RECEIPTS] = read_receipt,
        [TABLE_ALLOCATIONS] = read_allocation,
        [TABLE_DISPUTES] = read_dispute,
        [TABLE_COSTS] = read_cost,
        [TABLE_CONTROL] = read_control};

    out->customer_name = (struct str){0};
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        const struct table_map *map = &c->plan->profile->tables[i];

        out->made[i] =
            map->fed && (!map->has_when ||
                         cell_meets(&map->when, c->row, c->plan->when[i]));
        if (out->made[i] && readers[i] && !readers[i](c, at, out))
            return false;
    }
    return true;
}

/* Where the tables keep customer, currency and amount. */
static const struct {
    enum table table;
    size_t customer, currency, amount;
} salvages[] = {
    {TABLE_DOCUMENTS, DOCUMENTS_CUSTOMER_ID, DOCUMENTS_CURRENCY,
     DOCUMENTS_AMOUNT},
    {TABLE_RECEIPTS, RECEIPTS_CUSTOMER_ID, RECEIPTS_CURRENCY, RECEIPTS_AMOUNT},
    {TABLE_COSTS, COSTS_CUSTOMER_ID, COSTS_CURRENCY, COSTS_AMOUNT},
    {TABLE_DISPUTES, DISPUTES_CUSTOMER_ID, COLUMN_MAX, COLUMN_MAX},
    {TABLE_CUSTOMERS, CUSTOMERS_ID, COLUMN_MAX, COLUMN_MAX},
};

static bool is_fed(const struct cells *c, enum table table)
{
    return c->plan->profile->tables[table].fed;
}

static void salvage_numbers(struct cells *c, struct naming *names)
{
    if (is_fed(c, TABLE_RECEIPTS))
        names->doc_nos = cell_kept(c, TABLE_RECEIPTS, RECEIPTS_DOC_NOS);
    if (is_fed(c, TABLE_DISPUTES))
        names->doc_no = cell_kept(c, TABLE_DISPUTES, DISPUTES_DOC_NO);
    if (is_fed(c, TABLE_ALLOCATIONS)) {
        names->from_no = cell_kept(c, TABLE_ALLOCATIONS, ALLOCATIONS_FROM_NO);
        names->doc_no = cell_kept(c, TABLE_ALLOCATIONS, ALLOCATIONS_TO_DOC_NO);
    }
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
        if (salvages[i].amount < COLUMN_MAX &&
            cell_currency(c, table, salvages[i].currency, &currency) &&
            !read_money(c, table, salvages[i].amount, currency, amount,
                        &filled))
            *amount = (struct money){0};
        break;
    }
    c->diag = was;
}
