#include "input/policy_section.h"

#include "model/uscc.h"

#include <stddef.h>

/* The creditor and his bank: key by key into struct creditor. */
struct text_key {
    const char *key;
    size_t offset;
};

static const struct text_key creditor_keys[] = {
    {"name", offsetof(struct creditor, name)},
    {"name_en", offsetof(struct creditor, name_en)},
    {"uscc", offsetof(struct creditor, uscc)},
    {"address", offsetof(struct creditor, address)},
    {"address_en", offsetof(struct creditor, address_en)},
    {"legal_representative", offsetof(struct creditor, legal_representative)},
    {"contact", offsetof(struct creditor, contact)},
    {"contact_en", offsetof(struct creditor, contact_en)},
    {"phone", offsetof(struct creditor, phone)},
    {"email", offsetof(struct creditor, email)},
    {"fax", offsetof(struct creditor, fax)},
    {"postcode", offsetof(struct creditor, postcode)},
};

static const struct text_key bank_keys[] = {
    {"name", offsetof(struct creditor, bank_name)},
    {"name_en", offsetof(struct creditor, bank_name_en)},
    {"account", offsetof(struct creditor, bank_account)},
    {"account_name", offsetof(struct creditor, bank_account_name)},
    {"account_name_en", offsetof(struct creditor, bank_account_name_en)},
    {"swift", offsetof(struct creditor, swift)},
};

static bool read_texts(const struct yaml *map, const struct text_key *keys,
                       size_t n, struct creditor *c, struct diag *d)
{
    bool ok = true;

    for (size_t i = 0; i < n; i++) {
        struct str *out = (struct str *)(void *)((char *)c + keys[i].offset);

        ok &= policy_line(policy_find(map, keys[i].key), out, d);
    }
    return ok;
}

static bool read_bank(const struct yaml *y, struct creditor *c, struct diag *d)
{
    const char *names[COUNT(bank_keys)];

    for (size_t i = 0; i < COUNT(bank_keys); i++)
        names[i] = bank_keys[i].key;
    return yaml_check_keys(y, names, COUNT(names), d) &&
           read_texts(y, bank_keys, COUNT(bank_keys), c, d);
}

bool policy_creditor(const struct yaml *y, struct creditor *c, struct diag *d)
{
    const struct yaml *uscc = policy_find(y, "uscc");
    const char *names[COUNT(creditor_keys) + 1];
    bool ok;

    for (size_t i = 0; i < COUNT(creditor_keys); i++)
        names[i] = creditor_keys[i].key;
    names[COUNT(creditor_keys)] = "bank";
    ok = yaml_check_keys(y, names, COUNT(names), d);
    if (y && y->kind != YAML_MAP)
        return false;
    ok &= read_texts(y, creditor_keys, COUNT(creditor_keys), c, d);
    if (uscc && c->uscc.len)
        ok &= uscc_check((struct field){c->uscc, uscc->scalar.at}, d);
    return read_bank(policy_find(y, "bank"), c, d) && ok;
}
