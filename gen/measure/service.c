#include "measure/service.h"

/* The first contract of the documents that agrees on an address, or NULL. */
static const struct contract *agreed(const struct contracts *c,
                                     const uint32_t *documents, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct contract *k =
            contracts_find(c, &c->ledger->documents[documents[i]]);

        if (k && k->service_address.len)
            return k;
    }
    return NULL;
}

static struct str either(struct str first, struct str second)
{
    return first.len ? first : second;
}

struct service service_find(const struct contracts *c, uint32_t customer,
                            const uint32_t *documents, size_t count)
{
    const struct customer *who = &c->ledger->customers[customer];
    const struct contract *k = agreed(c, documents, count);
    struct service s = {.person =
                            either(who->contact, who->legal_representative),
                        .phone = who->phone};

    if (k) {
        s.address = k->service_address;
        s.person = either(k->service_contact, s.person);
        s.phone = either(k->service_phone, s.phone);
        s.basis = ADDRESS_CONTRACT;
    } else if (who->registered_address.len) {
        s.address = who->registered_address;
        s.basis = ADDRESS_REGISTERED;
    } else if (who->address.len) {
        s.address = who->address;
        s.basis = ADDRESS_LAST;
    }
    return s;
}

uint8_t service_basis(const struct contracts *c, uint32_t customer,
                      struct str address)
{
    const struct customer *who = &c->ledger->customers[customer];
    const struct contract *const *of;
    size_t n = contracts_of(c, customer, &of);

    if (!address.len)
        return NOT_TOLD;
    for (size_t i = 0; i < n; i++)
        if (str_equal(of[i]->service_address, address))
            return ADDRESS_CONTRACT;
    if (str_equal(who->registered_address, address))
        return ADDRESS_REGISTERED;
    return str_equal(who->address, address) ? ADDRESS_LAST : NOT_TOLD;
}
