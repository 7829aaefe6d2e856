#include "input/record_table.h"

static struct date due_by_rule(const struct source *rule, struct date issue)
{
    struct date due = date_add_months(issue, rule->months);

    if (rule->month_end)
        due = date_month_end(due);
    return date_add_days(due, rule->days);
}

/* A row is but a line of a document: what it lacks another may say. */
static bool is_line(const struct cells *c)
{
    return c->plan->profile->repeated == REPEATED_SUM;
}

static bool read_issue_date(struct cells *c, struct document *r)
{
    if (!is_line(c) || cell_text(c, TABLE_DOCUMENTS, DOCUMENTS_ISSUE_DATE).len)
        return cell_date(c, TABLE_DOCUMENTS, DOCUMENTS_ISSUE_DATE,
                         &r->issue_date);
    r->issue_date = no_date;
    return true;
}

static bool read_document_dates(struct cells *c, struct document *r)
{
    const struct source *rule =
        &c->plan->profile->tables[TABLE_DOCUMENTS].columns[DOCUMENTS_DUE_DATE];

    if (!read_issue_date(c, r) ||
        !cell_date(c, TABLE_DOCUMENTS, DOCUMENTS_DUE_DATE, &r->due_date))
        return false;
    if (!date_is(r->due_date) && rule->has_rule) {
        r->due_date = due_by_rule(rule, r->issue_date);
        r->is_due_by_rule = true;
    }
    return true;
}

static bool refuse_sign(struct cells *c, bool credit)
{
    struct place at = record_place(c);

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
    bool turns = (credit && !p->credit_minus) ||
                 (red && amount.minor > 0 && !is_line(c));

    r->owed = turns ? -amount.minor : amount.minor;
    r->open = turns ? -open.minor : open.minor;
    r->currency = amount.currency;
    if (is_line(c)) {
        r->kind = (uint8_t)kind;
        return true;
    }
    if (red)
        kind = DOCUMENT_INVOICE;
    if (credit && r->owed > 0)
        return refuse_sign(c, true);
    if (!credit && r->owed < 0 && p->negative == NEGATIVE_REJECT)
        return refuse_sign(c, false);
    if (!credit && r->owed < 0 && p->negative == NEGATIVE_CREDIT_NOTE)
        kind = DOCUMENT_CREDIT_NOTE;
    r->kind = (uint8_t)kind;
    return true;
}

/* People fill the one cell or the other of a form that has both. */
static bool read_typed_open(struct cells *c, struct money amount,
                            struct money *open, bool *has_open)
{
    struct money received = {0}, rest = amount;
    bool filled;

    if (!record_money(c, TABLE_DOCUMENTS, DOCUMENTS_RECEIVED_AMOUNT,
                      amount.currency, &received, &filled))
        return false;
    if (!filled || !cell_text(c, TABLE_DOCUMENTS, DOCUMENTS_AMOUNT).len)
        return true;
    if (!money_subtract(&rest, received))
        return diag_error(c->diag, record_place(c), "the amount is too large");
    if (*has_open && open->minor != rest.minor)
        return diag_error(c->diag, record_place(c),
                          "the amount %.*s less the received amount %.*s is "
                          "not the open amount %.*s",
                          STR_ARG(money_plain(amount, c->arena)),
                          STR_ARG(money_plain(received, c->arena)),
                          STR_ARG(money_plain(*open, c->arena)));
    *has_open = true;
    *open = rest;
    return true;
}

/* Where the export tells what came in instead of what is open. */
static bool read_open(struct cells *c, struct money amount, struct money *open,
                      bool *has_open)
{
    const int *fields = c->plan->fields[TABLE_DOCUMENTS];
    struct money received = {0};
    bool filled;

    if (!record_money(c, TABLE_DOCUMENTS, DOCUMENTS_OPEN_AMOUNT,
                      amount.currency, open, has_open))
        return false;
    if (c->typed)
        return read_typed_open(c, amount, open, has_open);
    if (fields[DOCUMENTS_OPEN_AMOUNT] >= 0 ||
        fields[DOCUMENTS_RECEIVED_AMOUNT] < 0)
        return true;
    if (!record_money(c, TABLE_DOCUMENTS, DOCUMENTS_RECEIVED_AMOUNT,
                      amount.currency, &received, &filled))
        return false;
    *has_open = true;
    *open = amount;
    if (!filled || money_subtract(open, received))
        return true;
    return diag_error(c->diag, record_place(c), "the amount is too large");
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
    return diag_error(c->diag, record_place(c),
                      "the open amount %.*s does not lie between 0 and the "
                      "amount %.*s",
                      STR_ARG(money_plain(open, c->arena)),
                      STR_ARG(money_plain(amount, c->arena)));
}

/* Of a line an empty amount is nothing, unless all lines are empty. */
static bool read_amount(struct cells *c, const struct currency *currency,
                        struct money *out, bool *filled)
{
    *out = (struct money){0, currency};
    *filled = cell_text(c, TABLE_DOCUMENTS, DOCUMENTS_AMOUNT).len > 0;
    return (is_line(c) && !*filled) ||
           record_money(c, TABLE_DOCUMENTS, DOCUMENTS_AMOUNT, currency, out,
                        filled);
}

static bool read_document_amounts(struct cells *c, struct document *r)
{
    const struct currency *currency;
    struct money amount = {0}, open = {0};
    int kind = DOCUMENT_INVOICE;
    bool filled;

    if (!cell_word(c, TABLE_DOCUMENTS, DOCUMENTS_KIND, &kind) ||
        !cell_currency(c, TABLE_DOCUMENTS, DOCUMENTS_CURRENCY, &currency) ||
        !read_amount(c, currency, &amount, &filled) ||
        !read_open(c, amount, &open, &r->has_open) ||
        (r->has_open && filled && !is_line(c) &&
         !check_open(c, amount, open)) ||
        !sign_document(c, kind, amount, open, r))
        return false;
    if (!filled && is_line(c))
        r->owed = DOCUMENT_AMOUNT_EMPTY;
    return true;
}

static const enum documents_column detail_columns[] = {
    DOCUMENTS_INSTALLMENT_NO, DOCUMENTS_POSTING_DATE, DOCUMENTS_TAX,
    DOCUMENTS_CONTRACT_NO,    DOCUMENTS_ORDER_NO,     DOCUMENTS_DELIVERY_NO,
    DOCUMENTS_DELIVERY_DATE,  DOCUMENTS_DESCRIPTION,  DOCUMENTS_DEPARTMENT,
    DOCUMENTS_SALESPERSON};

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
    for (size_t i = 0; i < COUNT(detail_columns); i++)
        if (record_is_fed(plan, TABLE_DOCUMENTS, detail_columns[i]))
            return true;
    return record_is_fed(plan, TABLE_DOCUMENTS, DOCUMENTS_CLASS) ||
           record_is_fed(plan, TABLE_DOCUMENTS, DOCUMENTS_HANDED_OVER_DATE);
}

/* A word that is not ours is a class of its own: other, with its name kept. */
static struct str read_class(struct cells *c, struct document *r)
{
    struct strange_word *strange = &c->strange_class;
    struct str word;
    int means = CLASS_TRADE;

    if (!cell_known_word(c, TABLE_DOCUMENTS, DOCUMENTS_CLASS, &means)) {
        means = CLASS_OTHER;
        if (!strange->word.len)
            *strange = (struct strange_word){
                cell_kept(c, TABLE_DOCUMENTS, DOCUMENTS_CLASS), c->row->line};
    }
    r->class_of = (uint8_t)means;
    word = cell_text(c, TABLE_DOCUMENTS, DOCUMENTS_CLASS);
    return means == CLASS_OTHER ? cell_keep(c, word) : (struct str){0};
}

static bool fill_details(struct cells *c, const struct currency *currency,
                         struct document_details *more)
{
    bool filled;

    if (!cell_identifier(c, TABLE_DOCUMENTS, DOCUMENTS_INSTALLMENT_NO,
                         &more->installment_no) ||
        !cell_date(c, TABLE_DOCUMENTS, DOCUMENTS_POSTING_DATE,
                   &more->posting_date) ||
        !cell_date(c, TABLE_DOCUMENTS, DOCUMENTS_DELIVERY_DATE,
                   &more->delivery_date) ||
        !cell_money(c, TABLE_DOCUMENTS, DOCUMENTS_TAX, currency, &more->tax,
                    &filled))
        return false;
    more->contract_no = cell_kept(c, TABLE_DOCUMENTS, DOCUMENTS_CONTRACT_NO);
    more->order_no = cell_kept(c, TABLE_DOCUMENTS, DOCUMENTS_ORDER_NO);
    more->delivery_no = cell_kept(c, TABLE_DOCUMENTS, DOCUMENTS_DELIVERY_NO);
    more->department = cell_kept(c, TABLE_DOCUMENTS, DOCUMENTS_DEPARTMENT);
    more->salesperson = cell_kept(c, TABLE_DOCUMENTS, DOCUMENTS_SALESPERSON);
    more->description = cell_kept(c, TABLE_DOCUMENTS, DOCUMENTS_DESCRIPTION);
    return true;
}

bool record_details(struct cells *c, struct document *r)
{
    struct document_details *more;
    struct str class_name;

    if (!c->has_details)
        return true;
    class_name = read_class(c, r);
    if (!cell_date(c, TABLE_DOCUMENTS, DOCUMENTS_HANDED_OVER_DATE,
                   &r->handed_over_date))
        return false;
    if (!class_name.len && !has_details(c))
        return true;
    more = arena_new(c->arena, struct document_details);
    more->class_name = class_name;
    r->details = more;
    return fill_details(c, r->currency, more);
}

bool record_document(struct cells *c, struct origin at, struct records *out)
{
    struct document *r = &out->document;

    *r = (struct document){.recorded_date = out->recorded_date,
                           .handed_over_date = no_date,
                           .at = at};
    if (!record_number(c, TABLE_DOCUMENTS, DOCUMENTS_DOC_NO, at, &r->doc_no) ||
        !record_whom(c, TABLE_DOCUMENTS, DOCUMENTS_CUSTOMER_ID,
                     DOCUMENTS_CUSTOMER_NAME, &out->document_customer))
        return false;
    (void)intern_expect(c->customers, out->document_customer);
    if (!read_document_dates(c, r) || !read_document_amounts(c, r) ||
        !record_details(c, r))
        return false;
    record_customer_name(c, TABLE_DOCUMENTS, DOCUMENTS_CUSTOMER_NAME, out);
    return true;
}
