/*
 * proposal - the workbook on which people decide which letters go out.
 *
 * A sheet a collector (without one: 未分配), one row an open document, with
 * what is proposed and why; the columns to be filled in stand before.  The
 * first sheet says how, and sums up.  Internal.
 */
#ifndef REPORT_PROPOSAL_H
#define REPORT_PROPOSAL_H

#include "doc/sheet.h"
#include "measure/dunning_step.h"
#include "model/issued.h"
#include "model/proposal.h"

struct proposal_figures {
    const struct ledger *ledger;
    const struct aging *aging;
    const struct policy *policy;
    const struct dunning *dunning;
    const struct dunning_steps *steps;
    const struct issued_letter **last; /* one a case: his last letter that
                                          stands; or NULL */
    struct date as_of;
};

/* The workbook; it reads the figures as long as it is used. */
MUST_CHECK bool proposal_make(const struct proposal_figures *f,
                              struct workbook *out, struct arena *a,
                              struct diag *d);

/*
 * A hash of all that a decision on an open document is based on: its open and
 * disputed amounts, block, promise, and what of its customer is at the bank or
 * unapplied, and the last letter he got.  It changes when one of them does.
 */
struct str proposal_check(const struct proposal_figures *f, size_t item,
                          struct arena *a);

/* The same as if this had been his last letter; NULL: none. */
struct str proposal_check_after(const struct proposal_figures *f, size_t item,
                                const struct issued_letter *letter,
                                struct arena *a);

#endif
