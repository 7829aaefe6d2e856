/*
 * claim_value - a claim as data, for JSON, its template and what quotes it.
 *
 * Made from the public claim alone: nothing that the house notes of it can be
 * read here.  report/variables_claim tells the names as kind "claim".
 */
#ifndef REPORT_CLAIM_VALUE_H
#define REPORT_CLAIM_VALUE_H

#include "doc/template.h"
#include "measure/claim.h"

struct value claim_value(const struct ledger *l, const struct claim *claim,
                         const struct policy *policy, enum language language,
                         struct arena *a);

/*
 * The parameters of the computation, each with its basis: a list of {"name",
 * "value", "basis" or null}.  What took no part is not listed.
 */
struct value claim_parameters(const struct claim *claim, enum language language,
                              struct arena *a);

/* "日 0.05%", "年 4.65%"; "0.05% a day". */
struct str claim_row_rate(const struct interest_row *row,
                          enum language language, struct arena *a);

/*
 * Where a row's rate comes from: the fixing with its day, and what is made of
 * it; the clause; the statute.
 */
struct str claim_row_source(const struct claim_debt *debt,
                            const struct claim_head *head,
                            const struct interest_row *row,
                            enum language language, struct arena *a);

/* The schedule as a document, in the language of its template. */
MUST_CHECK bool
claim_paper_make(const struct template *t, const struct ledger *l,
                 const struct claim *claim, const struct policy *policy,
                 struct document_tree *out, struct arena *a, struct diag *d);

#endif
