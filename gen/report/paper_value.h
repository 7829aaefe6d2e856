/*
 * paper_value - what the papers of kind "paper" say: agreements, notices,
 * statements and what goes to a court, each of one customer and one currency.
 *
 * Of the ledger, of records/ and of the public claim; nothing that the house
 * notes of the customer can be read here.  What the data do not hold is null:
 * the templates leave a line to fill by hand ({{?x}}).  report/variables_paper
 * tells the names.
 */
#ifndef REPORT_PAPER_VALUE_H
#define REPORT_PAPER_VALUE_H

#include "doc/template.h"
#include "measure/aging.h"
#include "measure/by_customer.h"
#include "measure/claim.h"
#include "measure/contracts.h"
#include "model/issued.h"
#include "model/law_tables.h"

struct paper_ask {
    const struct ledger *ledger;
    const struct aging *aging; /* with its items */
    const struct by_customer *rows;
    const struct contracts *contracts;
    const struct policy *policy;
    const struct law_tables *law; /* fees of courts; NULL: none are told */
    const struct issued *issued;  /* letters of the register; or NULL */
    const struct claim *claim;    /* NULL: the paper speaks of no interest */
    uint32_t customer;
    const struct currency *currency;
    struct date date;  /* of the paper */
    struct str number; /* empty: a draft */
    struct str title;
};

struct value paper_value(const struct paper_ask *ask, enum language language,
                         struct arena *a);

/* The paper as a document, in the language of its template. */
MUST_CHECK bool paper_make(const struct template *t,
                           const struct paper_ask *ask,
                           struct document_tree *out, struct arena *a,
                           struct diag *d);

/* His open items in the currency of the paper; lives in a. */
size_t paper_items(const struct paper_ask *ask, const struct open_item ***out,
                   struct arena *a);

/* Money of his that is applied to no document, >= 0; minor units. */
int64_t paper_unapplied(const struct paper_ask *ask);

/* paper_records.c: what people typed, as lists and groups of the data. */
struct value paper_contracts(const struct paper_ask *ask,
                             enum language language, struct arena *a);
struct value paper_guarantors(const struct paper_ask *ask,
                              enum language language, struct arena *a);
struct value paper_demands(const struct paper_ask *ask, struct arena *a);
struct value paper_evidence(const struct paper_ask *ask, enum language language,
                            struct arena *a);
struct value paper_bills(const struct paper_ask *ask, struct arena *a);
struct value paper_case(const struct paper_ask *ask, struct arena *a);

/* Of the contract that has most of what is overdue; NULL: none is on file. */
const struct contract *paper_contract(const struct paper_ask *ask);
struct value paper_contract_value(const struct contract *c,
                                  enum language language, struct arena *a);

#endif
