/*
 * service - where a letter to a customer is sent, and on what ground.
 *
 * In the order of what a court trusts: the address for service that the
 * contract of the debt agrees on, the registered one, the one used last.
 */
#ifndef MEASURE_SERVICE_H
#define MEASURE_SERVICE_H

#include "measure/contracts.h"

struct service {
    struct str address, person, phone; /* empty: not on file */
    uint8_t basis; /* enum address_basis of the address, or NOT_TOLD */
};

/*
 * Where a letter about these documents goes; of several contracts that agree
 * on an address the one of the first document.
 */
struct service service_find(const struct contracts *c, uint32_t customer,
                            const uint32_t *documents, size_t count);

/*
 * Who is there at an address that a letter went to, and on what ground; basis
 * NOT_TOLD: it is not on file any more.
 */
struct service service_at(const struct contracts *c, uint32_t customer,
                          struct str address);

#endif
