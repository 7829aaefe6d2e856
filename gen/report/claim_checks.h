/*
 * claim_checks - 待核实清单: what the house must settle before a claim leaves
 * it.
 *
 * An internal paper of its own, never a part of another one: it says what an
 * opponent would read as an admission.
 */
#ifndef REPORT_CLAIM_CHECKS_H
#define REPORT_CLAIM_CHECKS_H

#include "doc/template.h"
#include "measure/claim_notes.h"

struct claim_checks {
    const struct ledger *ledger;
    const struct claim *claim;
    const struct claim_notes *notes;
    const struct policy *policy;
};

/* Kind "claim-checks" of report/variables. */
struct value claim_checks_value(const struct claim_checks *checks,
                                enum language language, struct arena *a);

MUST_CHECK bool claim_checks_make(const struct template *t,
                                  const struct claim_checks *checks,
                                  struct document_tree *out, struct arena *a,
                                  struct diag *d);

#endif
