#include "input/record_table.h"
#include "model/penalty.h"

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
        return diag_error(c->diag, record_place(c),
                          "terms are whole days from 0 to 3650");
    *out = (int32_t)days.units;
    return true;
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

/* What we owe him is a magnitude of his currency, as his limit is. */
static bool read_payable(struct cells *c, struct customer *customer)
{
    const struct currency *currency;
    bool filled;

    if (!cell_text(c, TABLE_CUSTOMERS, CUSTOMERS_PAYABLE_BALANCE).len)
        return true;
    return cell_currency(c, TABLE_CUSTOMERS, CUSTOMERS_CURRENCY, &currency) &&
           record_money(c, TABLE_CUSTOMERS, CUSTOMERS_PAYABLE_BALANCE, currency,
                        &customer->payable_balance, &filled);
}

/* What the register says of the firm. */
static bool read_standing(struct cells *c, struct customer *r)
{
    return record_word(c, TABLE_CUSTOMERS, CUSTOMERS_PARTY_TYPE,
                       &r->party_type) &&
           record_word(c, TABLE_CUSTOMERS, CUSTOMERS_REGISTRATION,
                       &r->registration) &&
           record_word(c, TABLE_CUSTOMERS, CUSTOMERS_SIZE, &r->size) &&
           cell_date(c, TABLE_CUSTOMERS, CUSTOMERS_INSOLVENCY_DATE,
                     &r->insolvency_date) &&
           cell_date(c, TABLE_CUSTOMERS, CUSTOMERS_CLAIM_DEADLINE,
                     &r->claim_deadline);
}

bool record_customer(struct cells *c, struct origin at, struct records *out)
{
    struct customer *r = &out->customer;

    *r = (struct customer){.parent = LEDGER_NONE,
                           .insolvency_date = no_date,
                           .claim_deadline = no_date,
                           .at = at};
    if (!cell_number(c, TABLE_CUSTOMERS, CUSTOMERS_ID, &r->customer_id) ||
        !read_name(c, &r->name) ||
        !cell_identifier(c, TABLE_CUSTOMERS, CUSTOMERS_USCC, &r->uscc) ||
        !cell_identifier(c, TABLE_CUSTOMERS, CUSTOMERS_PARENT_ID,
                         &r->parent_id) ||
        !read_language(c, &r->language) || !read_credit_limit(c, r) ||
        !read_terms(c, &r->terms_days) || !read_payable(c, r) ||
        !read_standing(c, r))
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
    r->credit_rating = cell_kept(c, TABLE_CUSTOMERS, CUSTOMERS_CREDIT_RATING);
    r->former_ids = cell_kept(c, TABLE_CUSTOMERS, CUSTOMERS_FORMER_IDS);
    return true;
}

static void keep_contract_texts(struct cells *c, struct contract *r)
{
    const enum table t = TABLE_CONTRACTS;

    r->title = cell_kept(c, t, CONTRACTS_TITLE);
    r->guarantor = cell_kept(c, t, CONTRACTS_GUARANTOR);
    r->penalty_rule = cell_kept(c, t, CONTRACTS_PENALTY_RULE);
    r->penalty_clause = cell_kept(c, t, CONTRACTS_PENALTY_CLAUSE);
    r->payment_terms = cell_kept(c, t, CONTRACTS_PAYMENT_TERMS);
    r->due_trigger = cell_kept(c, t, CONTRACTS_DUE_TRIGGER);
    r->offset_clause = cell_kept(c, t, CONTRACTS_OFFSET_CLAUSE);
    r->cost_clause = cell_kept(c, t, CONTRACTS_COST_CLAUSE);
    r->acceleration_clause = cell_kept(c, t, CONTRACTS_ACCELERATION_CLAUSE);
    r->suspension_clause = cell_kept(c, t, CONTRACTS_SUSPENSION_CLAUSE);
    r->governing_law = cell_kept(c, t, CONTRACTS_GOVERNING_LAW);
    r->jurisdiction = cell_kept(c, t, CONTRACTS_JURISDICTION);
    r->arbitration = cell_kept(c, t, CONTRACTS_ARBITRATION);
    r->sme_notice_evidence = cell_kept(c, t, CONTRACTS_SME_NOTICE);
    r->service_address = cell_kept(c, t, CONTRACTS_SERVICE_ADDRESS);
    r->service_contact = cell_kept(c, t, CONTRACTS_SERVICE_CONTACT);
    r->service_phone = cell_kept(c, t, CONTRACTS_SERVICE_PHONE);
    r->service_email = cell_kept(c, t, CONTRACTS_SERVICE_EMAIL);
}

bool record_contract(struct cells *c, struct origin at, struct records *out)
{
    struct contract *r = &out->contract;
    const enum table t = TABLE_CONTRACTS;

    *r = (struct contract){.recorded_date = out->recorded_date, .at = at};
    if (!cell_number(c, t, CONTRACTS_CONTRACT_NO, &r->contract_no) ||
        !cell_number(c, t, CONTRACTS_CUSTOMER_ID, &out->contract_customer) ||
        !cell_date(c, t, CONTRACTS_GUARANTEE_END, &r->guarantee_end) ||
        !cell_date(c, t, CONTRACTS_SIGNED_DATE, &r->signed_date) ||
        !record_word(c, t, CONTRACTS_TYPE, &r->type) ||
        !record_word(c, t, CONTRACTS_GUARANTEE_KIND, &r->guarantee_kind) ||
        !record_word(c, t, CONTRACTS_SELLER_SIZE, &r->seller_size) ||
        !record_word(c, t, CONTRACTS_BUYER_SIZE, &r->buyer_size))
        return false;
    keep_contract_texts(c, r);
    r->burden = penalty_burden(r->penalty_rule);
    return true;
}
