#include "input/penalty.h"
#include "input/record_table.h"

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

bool record_customer(struct cells *c, struct origin at, struct records *out)
{
    struct customer *r = &out->customer;

    *r = (struct customer){.parent = LEDGER_NONE, .at = at};
    if (!cell_number(c, TABLE_CUSTOMERS, CUSTOMERS_ID, &r->customer_id) ||
        !read_name(c, &r->name) ||
        !cell_identifier(c, TABLE_CUSTOMERS, CUSTOMERS_USCC, &r->uscc) ||
        !cell_identifier(c, TABLE_CUSTOMERS, CUSTOMERS_PARENT_ID,
                         &r->parent_id) ||
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
    r->former_ids = cell_kept(c, TABLE_CUSTOMERS, CUSTOMERS_FORMER_IDS);
    return true;
}

bool record_contract(struct cells *c, struct origin at, struct records *out)
{
    struct contract *r = &out->contract;

    *r = (struct contract){.at = at};
    if (!cell_number(c, TABLE_CONTRACTS, CONTRACTS_CONTRACT_NO,
                     &r->contract_no) ||
        !cell_number(c, TABLE_CONTRACTS, CONTRACTS_CUSTOMER_ID,
                     &out->contract_customer) ||
        !cell_date(c, TABLE_CONTRACTS, CONTRACTS_GUARANTEE_END,
                   &r->guarantee_end))
        return false;
    r->guarantor = cell_kept(c, TABLE_CONTRACTS, CONTRACTS_GUARANTOR);
    r->penalty_rule = cell_kept(c, TABLE_CONTRACTS, CONTRACTS_PENALTY_RULE);
    r->burden = penalty_burden(r->penalty_rule);
    return true;
}
