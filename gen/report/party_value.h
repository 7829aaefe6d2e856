/*
 * party_value - the parties of a document, as its template reads them.
 *
 * English papers take the English text where the book has it.
 */
#ifndef REPORT_PARTY_VALUE_H
#define REPORT_PARTY_VALUE_H

#include "doc/value.h"
#include "model/policy.h"

/* The firm of the book, with its account; what is not known is null. */
struct value party_creditor(const struct policy *policy, enum language language,
                            struct arena *a);

struct value party_customer(const struct customer *customer,
                            enum language language, struct arena *a);

/* {"code", "name", "symbol"}. */
struct value party_currency(const struct currency *currency,
                            enum language language, struct arena *a);

#endif
