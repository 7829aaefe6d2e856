/*
 * value_party - who somebody is, as one block of lines or in one line.
 *
 * Reads name, uscc, address, postcode, legal_representative, contact, phone,
 * fax and email of a map; what is missing or null is left out with its word.
 */
#ifndef DOC_VALUE_PARTY_H
#define DOC_VALUE_PARTY_H

#include "doc/value.h"

/* form: block (lines joined by \n) or line.  False: another form. */
MUST_CHECK bool party_form(struct value party, struct str form, bool english,
                           struct str *out, struct arena *a);

#endif
