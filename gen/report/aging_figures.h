/*
 * aging_figures - all that the papers about the aging of a day are made from.
 *
 * Lent: what is given must outlive the papers, whose rows may be made when
 * they are written.
 */
#ifndef REPORT_AGING_FIGURES_H
#define REPORT_AGING_FIGURES_H

#include "measure/entities.h"
#include "measure/outdated.h"

struct aging_figures {
    const struct ledger *ledger;
    const struct view *view; /* the workbook's alone */
    const struct aging *aging;
    const struct tieout *tieout;
    const struct conversion *conversion; /* or NULL: nothing is converted */
    const struct dunning *dunning;       /* or NULL: nobody is written to */
    const struct policy *policy;
    const struct outdated *outdated; /* letters of earlier runs; or NULL */
    const struct entities
        *entities;           /* whose sums all this is; NULL: one book */
    struct str accepted_gap; /* why a part of the export is missing; or empty */
};

/* Something is converted: another currency with a rate, or without one. */
bool has_conversion(const struct aging_figures *f);

#endif
