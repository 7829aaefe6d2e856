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

/* Where no contract says otherwise. */
static struct service of_customer(const struct customer *who,
                                  struct str address, uint8_t basis)
{
    return (struct service){.address = address,
                            .person =
                                either(who->contact, who->legal_representative),
                            .phone = who->phone,
                            .basis = address.len ? basis : NOT_TOLD};
}

static struct service of_contract(const struct customer *who,
                                  const struct contract *k)
{
    struct service s = of_customer(who, k->service_address, ADDRESS_CONTRACT);

    s.person = either(k->service_contact, s.person);
    s.phone = either(k->service_phone, s.phone);
    return s;
}

struct service service_find(const struct contracts *c, uint32_t customer,
                            const uint32_t *documents, size_t count)
{
    const struct customer *who = &c->ledger->customers[customer];
    const struct contract *k = agreed(c, documents, count);

    if (k)
        return of_contract(who, k);
    return who->registered_address.len
               ? of_customer(who, who->registered_address, ADDRESS_REGISTERED)
               : of_customer(who, who->address, ADDRESS_LAST);
}

struct service service_at(const struct contracts *c, uint32_t customer,
                          struct str address)
{
    const struct customer *who = &c->ledger->customers[customer];
    const struct contract *const *of;
    size_t n = contracts_of(c, customer, &of);

    for (size_t i = 0; address.len && i < n; i++)
        if (str_equal(of[i]->service_address, address))
            return of_contract(who, of[i]);
    if (str_equal(who->registered_address, address))
        return of_customer(who, address, ADDRESS_REGISTERED);
    return of_customer(who, address,
                       str_equal(who->address, address) ? ADDRESS_LAST
                                                        : NOT_TOLD);
}
