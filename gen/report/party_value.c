#include "report/party_value.h"

/* The English text in an English paper, if the book has it. */
static struct value localized(enum language language, struct str text,
                              struct str english)
{
    if (language == LANGUAGE_EN && english.len)
        return value_text(english);
    return value_text_or_null(text);
}

/* The account is the firm's own unless the book names another holder. */
static struct value account_name(const struct creditor *c,
                                 enum language language)
{
    if (c->bank_account_name.len && !str_equal(c->bank_account_name, c->name))
        return localized(language, c->bank_account_name,
                         c->bank_account_name_en);
    return localized(language, c->name, c->name_en);
}

struct value party_creditor(const struct policy *policy, enum language language,
                            struct arena *a)
{
    const struct creditor *c = &policy->creditor;
    struct value v = value_map_new(a);
    const struct {
        const char *key;
        struct value value;
    } entries[] = {
        {"name", localized(language, c->name, c->name_en)},
        {"uscc", value_text_or_null(c->uscc)},
        {"address", localized(language, c->address, c->address_en)},
        {"postcode", value_text_or_null(c->postcode)},
        {"legal_representative", value_text_or_null(c->legal_representative)},
        {"contact", localized(language, c->contact, c->contact_en)},
        {"phone", value_text_or_null(c->phone)},
        {"email", value_text_or_null(c->email)},
        {"fax", value_text_or_null(c->fax)},
        {"bank_name", localized(language, c->bank_name, c->bank_name_en)},
        {"bank_account", value_text_or_null(c->bank_account)},
        {"bank_account_name", account_name(c, language)},
        {"swift", value_text_or_null(c->swift)},
    };

    for (size_t i = 0; i < COUNT(entries); i++)
        value_set(v, entries[i].key, entries[i].value, a);
    return v;
}

struct value party_customer(const struct customer *c, enum language language,
                            struct arena *a)
{
    struct value v = value_map_new(a);
    const struct {
        const char *key;
        struct value value;
    } entries[] = {
        {"customer_id", value_text_or_null(c->customer_id)},
        {"name", localized(language, c->name, c->name_en)},
        {"uscc", value_text_or_null(c->uscc)},
        {"address", value_text_or_null(c->address.len ? c->address
                                                      : c->registered_address)},
        {"legal_representative", value_text_or_null(c->legal_representative)},
        {"contact", value_text_or_null(c->contact)},
        {"phone", value_text_or_null(c->phone)},
        {"email", value_text_or_null(c->email)},
    };

    for (size_t i = 0; i < COUNT(entries); i++)
        value_set(v, entries[i].key, entries[i].value, a);
    return v;
}

struct value party_currency(const struct currency *currency,
                            enum language language, struct arena *a)
{
    struct value v = value_map_new(a);
    const char *name =
        language == LANGUAGE_EN ? currency->name_en : currency->name_zh;

    value_set(v, "code", value_z(currency->code), a);
    value_set(v, "name", value_z(name), a);
    value_set(v, "symbol", value_z(currency->symbol), a);
    return v;
}
