#include "input/record_table.h"

/* The part of *out that the row of a table fills. */
static struct collected *start(struct records *out, enum table table,
                               struct origin at)
{
    struct collected *r = &out->collected[table - COLLECTED_FIRST];

    *r = (struct collected){.table = table, .at = at};
    return r;
}

static bool is_before(struct date day, struct date other)
{
    return date_is(day) && date_is(other) && day.day < other.day;
}

static bool read_promise(struct cells *c, struct contact *r)
{
    if (!cell_date(c, TABLE_CONTACTS, CONTACTS_PROMISE_DATE,
                   &r->promise_date) ||
        (cell_text(c, TABLE_CONTACTS, CONTACTS_PROMISE_AMOUNT).len &&
         !record_positive(c, TABLE_CONTACTS, CONTACTS_CURRENCY,
                          CONTACTS_PROMISE_AMOUNT, &r->promise_amount)))
        return false;
    if (r->promise_amount.currency && !date_is(r->promise_date)) {
        (void)cell_text(c, TABLE_CONTACTS, CONTACTS_PROMISE_DATE);
        return diag_error(c->diag, record_place(c),
                          "an amount is promised, but not by when: fill in "
                          "promise_date");
    }
    if (!is_before(r->promise_date, r->contact_date))
        return true;
    (void)cell_text(c, TABLE_CONTACTS, CONTACTS_PROMISE_DATE);
    return diag_error(c->diag, record_place(c),
                      "the promise would run out before it was made: "
                      "promise_date is before the day of the contact");
}

static void keep_contact_texts(struct cells *c, struct contact *r)
{
    r->person = cell_kept(c, TABLE_CONTACTS, CONTACTS_PERSON);
    r->counterpart = cell_kept(c, TABLE_CONTACTS, CONTACTS_COUNTERPART);
    r->summary = cell_kept(c, TABLE_CONTACTS, CONTACTS_SUMMARY);
    r->reason_code = cell_kept(c, TABLE_CONTACTS, CONTACTS_REASON_CODE);
    r->doc_nos = cell_kept(c, TABLE_CONTACTS, CONTACTS_DOC_NOS);
    r->signed_by = cell_kept(c, TABLE_CONTACTS, CONTACTS_SIGNED_BY);
    r->signer_capacity = cell_kept(c, TABLE_CONTACTS, CONTACTS_SIGNER_CAPACITY);
    r->attachment = cell_kept(c, TABLE_CONTACTS, CONTACTS_ATTACHMENT);
}

bool record_contact(struct cells *c, struct origin at, struct records *out)
{
    struct collected *row = start(out, TABLE_CONTACTS, at);
    struct contact *r = &row->row.contact;

    *r = (struct contact){.recorded_date = out->recorded_date, .at = at};
    if (!cell_identifier(c, TABLE_CONTACTS, CONTACTS_ID, &r->contact_id) ||
        !cell_identifier(c, TABLE_CONTACTS, CONTACTS_LETTER_NO,
                         &r->letter_no) ||
        !cell_date(c, TABLE_CONTACTS, CONTACTS_DATE, &r->contact_date) ||
        !record_whom(c, TABLE_CONTACTS, CONTACTS_CUSTOMER_ID,
                     CONTACTS_CUSTOMER_NAME, &row->customer) ||
        !record_word(c, TABLE_CONTACTS, CONTACTS_CHANNEL, &r->channel) ||
        !record_word(c, TABLE_CONTACTS, CONTACTS_DIRECTION, &r->direction) ||
        !record_word(c, TABLE_CONTACTS, CONTACTS_ASSERTS_CLAIM,
                     &r->asserts_claim) ||
        !read_promise(c, r))
        return false;
    keep_contact_texts(c, r);
    return true;
}

static bool read_block_target(struct cells *c, struct records *out,
                              struct collected *r)
{
    r->own_document =
        out->made[TABLE_DOCUMENTS] &&
        !c->plan->profile->tables[TABLE_BLOCKS].columns[BLOCKS_DOC_NO].mapped;
    if (!cell_identifier(c, TABLE_BLOCKS, BLOCKS_DOC_NO, &r->doc_no) ||
        !cell_identifier(c, TABLE_BLOCKS, BLOCKS_INSTALLMENT_NO,
                         &r->installment_no) ||
        !cell_identifier(c, TABLE_BLOCKS, BLOCKS_CUSTOMER_ID, &r->customer))
        return false;
    if (r->own_document || r->doc_no.len || r->customer.len)
        return true;
    (void)cell_text(c, TABLE_BLOCKS, BLOCKS_CUSTOMER_ID);
    return diag_error(c->diag, record_place(c),
                      "a block needs a customer or a document number");
}

bool record_block(struct cells *c, struct origin at, struct records *out)
{
    struct collected *row = start(out, TABLE_BLOCKS, at);
    struct letter_block *r = &row->row.block;

    *r = (struct letter_block){.recorded_date = out->recorded_date, .at = at};
    if (!read_block_target(c, out, row) ||
        !cell_date(c, TABLE_BLOCKS, BLOCKS_FROM, &r->from) ||
        !cell_date(c, TABLE_BLOCKS, BLOCKS_UNTIL, &r->until) ||
        !cell_required(c, TABLE_BLOCKS, BLOCKS_REASON, &r->reason))
        return false;
    if (!is_before(r->until, r->from))
        return true;
    (void)cell_text(c, TABLE_BLOCKS, BLOCKS_UNTIL);
    return diag_error(c->diag, record_place(c),
                      "the block would end before it began: \"until\" is "
                      "before \"from\"");
}

bool record_delivery(struct cells *c, struct origin at, struct records *out)
{
    struct collected *row = start(out, TABLE_DELIVERIES, at);
    struct delivery *r = &row->row.delivery;
    const enum table t = TABLE_DELIVERIES;

    *r = (struct delivery){.recorded_date = out->recorded_date, .at = at};
    if (!cell_number(c, t, DELIVERIES_LETTER_NO, &r->letter_no) ||
        !cell_identifier(c, t, DELIVERIES_CUSTOMER_ID, &row->customer) ||
        !cell_identifier(c, t, DELIVERIES_TRACKING_NO, &r->tracking_no) ||
        !cell_date(c, t, DELIVERIES_POSTED_DATE, &r->posted_date) ||
        !cell_date(c, t, DELIVERIES_SIGNED_DATE, &r->signed_date) ||
        !record_word(c, t, DELIVERIES_RESULT, &r->result) ||
        !record_word(c, t, DELIVERIES_ADDRESS_BASIS, &r->address_basis) ||
        !record_word(c, t, DELIVERIES_REPLY, &r->reply))
        return false;
    r->signed_by = cell_kept(c, t, DELIVERIES_SIGNED_BY);
    r->stub_file = cell_kept(c, t, DELIVERIES_STUB_FILE);
    r->reply_file = cell_kept(c, t, DELIVERIES_REPLY_FILE);
    if (!is_before(r->signed_date, r->posted_date))
        return true;
    (void)cell_text(c, t, DELIVERIES_SIGNED_DATE);
    return diag_error(c->diag, record_place(c),
                      "the letter would be signed for before it was posted: "
                      "signed_at is before posted_at");
}

/*
 * What a carrier says of a parcel: 妥投（本人签收）, 退回妥投, 客户拒收.  What
 * comes back may be called 妥投 as well, and what was refused comes back.
 */
static uint8_t result_of(struct str status)
{
    static const struct {
        struct str word;
        uint8_t means;
    } words[] = {{STR_INIT("未妥投"), NOT_TOLD},
                 {STR_INIT("未签收"), NOT_TOLD},
                 {STR_INIT("拒收"), DELIVERY_REFUSED},
                 {STR_INIT("拒签"), DELIVERY_REFUSED},
                 {STR_INIT("refused"), DELIVERY_REFUSED},
                 {STR_INIT("退回"), DELIVERY_RETURNED},
                 {STR_INIT("退件"), DELIVERY_RETURNED},
                 {STR_INIT("退信"), DELIVERY_RETURNED},
                 {STR_INIT("returned"), DELIVERY_RETURNED},
                 {STR_INIT("妥投"), DELIVERY_DELIVERED},
                 {STR_INIT("签收"), DELIVERY_DELIVERED},
                 {STR_INIT("代收"), DELIVERY_DELIVERED},
                 {STR_INIT("undelivered"), NOT_TOLD},
                 {STR_INIT("delivered"), DELIVERY_DELIVERED}};

    for (size_t i = 0; i < COUNT(words); i++)
        if (str_find_ignoring_case(status, words[i].word) >= 0)
            return words[i].means;
    return NOT_TOLD; /* on its way */
}

bool record_carrier(struct cells *c, struct origin at, struct records *out)
{
    struct collected *row = start(out, TABLE_CARRIER, at);
    struct delivery *r = &row->row.delivery;
    const enum table t = TABLE_CARRIER;
    struct str status;

    *r = (struct delivery){
        .customer = LEDGER_NONE, .recorded_date = out->recorded_date, .at = at};
    if (!cell_number(c, t, CARRIER_TRACKING_NO, &r->tracking_no) ||
        !cell_date(c, t, CARRIER_POSTED_DATE, &r->posted_date) ||
        !cell_date(c, t, CARRIER_SIGNED_DATE, &r->signed_date) ||
        !cell_required(c, t, CARRIER_STATUS, &status))
        return false;
    r->signed_by = cell_kept(c, t, CARRIER_SIGNED_BY);
    r->result = result_of(status);
    return true;
}

bool record_evidence(struct cells *c, struct origin at, struct records *out)
{
    struct collected *row = start(out, TABLE_EVIDENCE, at);
    struct evidence *r = &row->row.evidence;
    const enum table t = TABLE_EVIDENCE;

    *r = (struct evidence){.recorded_date = out->recorded_date, .at = at};
    if (!cell_number(c, t, EVIDENCE_ID, &r->evidence_id) ||
        !cell_number(c, t, EVIDENCE_CUSTOMER_ID, &row->customer) ||
        !cell_required(c, t, EVIDENCE_TITLE, &r->title) ||
        !cell_date(c, t, EVIDENCE_DATE, &r->evidence_date) ||
        !cell_identifier(c, t, EVIDENCE_DOC_NO, &row->doc_no) ||
        !record_word(c, t, EVIDENCE_FORM, &r->form))
        return false;
    r->group = cell_kept(c, t, EVIDENCE_GROUP);
    r->source = cell_kept(c, t, EVIDENCE_SOURCE);
    r->purpose = cell_kept(c, t, EVIDENCE_PURPOSE);
    r->summary = cell_kept(c, t, EVIDENCE_SUMMARY);
    r->original_holder = cell_kept(c, t, EVIDENCE_ORIGINAL_HOLDER);
    r->file = cell_kept(c, t, EVIDENCE_FILE);
    r->contract_no = cell_kept(c, t, EVIDENCE_CONTRACT_NO);
    return true;
}

bool record_bank_line(struct cells *c, struct origin at, struct records *out)
{
    struct collected *row = start(out, TABLE_BANK, at);
    struct bank_line *r = &row->row.bank;

    *r = (struct bank_line){.recorded_date = out->recorded_date, .at = at};
    if (!cell_date(c, TABLE_BANK, BANK_VALUE_DATE, &r->value_date) ||
        !cell_required(c, TABLE_BANK, BANK_PAYER, &r->payer) ||
        !record_positive(c, TABLE_BANK, BANK_CURRENCY, BANK_AMOUNT,
                         &r->amount) ||
        !cell_identifier(c, TABLE_BANK, BANK_REF, &r->ref))
        return false;
    row->customer = r->payer;
    return true;
}

bool record_allowance(struct cells *c, struct origin at, struct records *out)
{
    struct collected *row = start(out, TABLE_ALLOWANCE, at);
    struct allowance *r = &row->row.allowance;
    const enum table t = TABLE_ALLOWANCE;
    const struct currency *currency;
    bool filled;

    *r = (struct allowance){.recorded_date = out->recorded_date, .at = at};
    return cell_date(c, t, ALLOWANCE_AS_OF, &r->as_of) &&
           cell_currency(c, t, ALLOWANCE_CURRENCY, &currency) &&
           record_money(c, t, ALLOWANCE_AMOUNT, currency, &r->amount,
                        &filled) &&
           cell_identifier(c, t, ALLOWANCE_CUSTOMER_ID, &row->customer);
}

static bool check_case(struct cells *c, const struct case_step *r)
{
    if (r->event == CASE_OBSTACLE || !is_before(r->ends, r->event_date))
        return true;
    (void)cell_text(c, TABLE_CASES, CASES_ENDS);
    return diag_error(c->diag, record_place(c),
                      "the period would end before it began: \"ends\" is "
                      "before event_date");
}

bool record_case(struct cells *c, struct origin at, struct records *out)
{
    struct collected *row = start(out, TABLE_CASES, at);
    struct case_step *r = &row->row.step;
    const enum table t = TABLE_CASES;

    *r = (struct case_step){.recorded_date = out->recorded_date, .at = at};
    if (!cell_number(c, t, CASES_CASE_NO, &r->case_no) ||
        !cell_number(c, t, CASES_CUSTOMER_ID, &row->customer) ||
        !record_word(c, t, CASES_EVENT, &r->event) ||
        !cell_date(c, t, CASES_EVENT_DATE, &r->event_date) ||
        !cell_date(c, t, CASES_ENDS, &r->ends) || !check_case(c, r))
        return false;
    r->doc_nos = cell_kept(c, t, CASES_DOC_NOS);
    r->court = cell_kept(c, t, CASES_COURT);
    r->proof = cell_kept(c, t, CASES_PROOF);
    return true;
}

bool record_review(struct cells *c, struct origin at, struct records *out)
{
    struct collected *row = start(out, TABLE_REVIEWS, at);
    struct review *r = &row->row.review;
    const enum table t = TABLE_REVIEWS;

    *r = (struct review){.recorded_date = out->recorded_date, .at = at};
    if (!cell_number(c, t, REVIEWS_CUSTOMER_ID, &row->customer) ||
        !cell_required(c, t, REVIEWS_NOTE, &r->note) ||
        !cell_required(c, t, REVIEWS_REASON, &r->reason))
        return false;
    r->decided_by = cell_kept(c, t, REVIEWS_DECIDED_BY);
    return true;
}

/* "50%", "0.5", as a workbook has 50 % too: from 0 to 1. */
static bool read_share(struct cells *c, struct decimal *out, bool *filled)
{
    static const struct str signs[] = {STR_INIT("%"), STR_INIT("％")};
    static const struct decimal whole = {1, 0};
    struct str text = str_trim(cell_text(c, TABLE_PROVISIONS, PROVISIONS_RATE));
    struct decimal x;
    bool percent = false;

    *filled = text.len > 0;
    if (!*filled)
        return true;
    for (size_t i = 0; i < COUNT(signs); i++) {
        if (!str_ends(text, signs[i]))
            continue;
        text.len -= signs[i].len;
        percent = true;
    }
    if (!decimal_parse((struct field){text, record_place(c)}, number_plain, &x,
                       c->diag))
        return false;
    if (percent)
        x.scale += 2;
    if (x.scale > DECIMAL_MAX_SCALE || x.units < 0 ||
        decimal_compare(x, whole) > 0)
        return diag_error(c->diag, record_place(c),
                          "a rate is from 0%% to 100%%, such as 50%% or 0.5");
    *out = x;
    return true;
}

/* An amount or a rate, one of them. */
static bool read_provision(struct cells *c, struct provision_entry *r)
{
    const enum table t = TABLE_PROVISIONS;
    const struct currency *currency;
    bool has_amount, has_rate;

    if (!cell_currency(c, t, PROVISIONS_CURRENCY, &currency) ||
        !record_money(c, t, PROVISIONS_AMOUNT, currency, &r->amount,
                      &has_amount) ||
        !read_share(c, &r->rate, &has_rate))
        return false;
    if (has_amount == has_rate)
        return diag_error(c->diag, record_place(c),
                          has_rate ? "both an amount and a rate: leave one of "
                                     "them empty"
                                   : "neither amount nor rate: fill in one of "
                                     "them");
    if (has_amount && r->amount.minor < 0) {
        (void)cell_text(c, t, PROVISIONS_AMOUNT);
        return diag_error(c->diag, record_place(c),
                          "a provision is not less than 0");
    }
    if (!has_amount)
        r->amount.currency = NULL;
    return true;
}

bool record_provision(struct cells *c, struct origin at, struct records *out)
{
    struct collected *row = start(out, TABLE_PROVISIONS, at);
    struct provision_entry *r = &row->row.provision;
    const enum table t = TABLE_PROVISIONS;

    *r =
        (struct provision_entry){.recorded_date = out->recorded_date, .at = at};
    if (!cell_number(c, t, PROVISIONS_CUSTOMER_ID, &row->customer) ||
        !cell_date(c, t, PROVISIONS_FROM, &r->from) ||
        !cell_date(c, t, PROVISIONS_UNTIL, &r->until) ||
        !read_provision(c, r) ||
        !cell_required(c, t, PROVISIONS_REASON, &r->reason))
        return false;
    if (!is_before(r->until, r->from))
        return true;
    (void)cell_text(c, t, PROVISIONS_UNTIL);
    return diag_error(c->diag, record_place(c),
                      "the provision would end before it began: \"until\" is "
                      "before \"from\"");
}

/* A number of at most so many digits off the front. */
static int take_number(struct str *s, size_t digits)
{
    int value = 0;

    for (; digits > 0 && s->len && str_is_digit(s->ptr[0]); digits--) {
        value = value * 10 + (s->ptr[0] - '0');
        *s = str_skip(*s, 1);
    }
    return value;
}

/* "2026-07", "2026/7", "202607", "2026年7月". */
static bool is_month(struct str s, struct civil *out)
{
    static const struct str between[] = {STR_INIT("-"), STR_INIT("/"),
                                         STR_INIT("."), STR_INIT("年")};

    *out = (struct civil){take_number(&s, 4), 0, 1};
    for (size_t i = 0; i < COUNT(between); i++) {
        if (!str_starts(s, between[i]))
            continue;
        s = str_skip(s, between[i].len);
        break;
    }
    out->month = take_number(&s, 2);
    if (str_starts(s, STR("月")))
        s = str_skip(s, STR("月").len);
    return s.len == 0 && out->year >= 1900 && civil_is_real(*out);
}

static bool read_month(struct cells *c, struct date *out)
{
    struct str text = cell_text(c, TABLE_SALES, SALES_MONTH);
    struct civil month;

    if (is_month(text, &month)) {
        *out = date_from_civil(month);
        return true;
    }
    if (!cell_date(c, TABLE_SALES, SALES_MONTH, out))
        return false;
    *out = date_month_start(*out);
    return true;
}

bool record_sales(struct cells *c, struct origin at, struct records *out)
{
    struct collected *row = start(out, TABLE_SALES, at);
    struct sales *r = &row->row.sales;
    const enum table t = TABLE_SALES;
    const struct currency *currency;
    bool filled;

    *r = (struct sales){.recorded_date = out->recorded_date, .at = at};
    return read_month(c, &r->month) &&
           cell_currency(c, t, SALES_CURRENCY, &currency) &&
           record_money(c, t, SALES_CREDIT_SALES, currency, &r->credit_sales,
                        &filled) &&
           cell_identifier(c, t, SALES_CUSTOMER_ID, &row->customer);
}
