/*
 * provision_voucher - the entry as a paper to print and sign (记账凭证).
 *
 * A template (templates/reports/LANG/voucher.md) filled with one page a
 * currency.  Internal.
 */
#ifndef REPORT_PROVISION_VOUCHER_H
#define REPORT_PROVISION_VOUCHER_H

#include "doc/template.h"
#include "report/provision_value.h"

struct provision_paper {
    const struct provision *provision;
    const struct policy *policy;
    struct str close_name; /* "2026-06-30-2" */
};

/* Kind "voucher" of report/variables. */
struct value provision_paper_value(const struct provision_paper *x,
                                   enum language language, struct arena *a);

MUST_CHECK bool provision_paper_make(const struct template *t,
                                     const struct provision_paper *x,
                                     struct document_tree *out, struct arena *a,
                                     struct diag *d);

/* Is there an entry in any currency? */
bool provision_has_voucher(const struct provision *p);

#endif
