/*
 * value_party - who somebody is, as one block of lines or in one line.
 *
 * Reads name, uscc, address, postcode, legal_representative, contact, phone,
 * fax and email of a map; what is missing or null is left out with its word.
 */
#ifndef DOC_VALUE_PARTY_H
#define DOC_VALUE_PARTY_H

#include "doc/value_type.h"

/*
 * Give every party of a tree of types the parts above where it does not have
 * them: texts that may be left out, but for the name.
 */
void party_add_parts(struct type_node *root, struct arena *a);

/* form: block (lines joined by \n) or line.  False: another form. */
MUST_CHECK bool party_form(struct value party, struct str form, bool english,
                           struct str *out, struct arena *a);

#endif
