/*
 * analysis - the workbook beside the weekly one (分析.xlsx): what moved, what
 * is coming, what to beware of.
 *
 * Each part is a file of its own, report/analysis_NAME.c, and makes one sheet
 * or several from the figures given.  A part whose figures are not there gets
 * a sheet that says why; nothing is guessed.
 */
#ifndef REPORT_ANALYSIS_H
#define REPORT_ANALYSIS_H

#include "doc/sheet.h"
#include "model/policy.h"

struct aging;
struct clocks;
struct conversion;
struct credit;
struct dunning;
struct effect;
struct forecast;
struct migration;
struct movement;
struct promises;
struct proofs;
struct provision;
struct state;
struct stress;
struct tieout;
struct warnings;

/*
 * Lent.  The first of them are always there; each of the others is NULL where
 * it could not be computed, and then its part says so.
 */
struct analysis_figures {
    const struct ledger *ledger;
    const struct view *view;
    const struct aging *aging; /* with its items */
    const struct tieout *tieout;
    const struct policy *policy;
    const struct conversion *conversion; /* or NULL: nothing is converted */
    const struct dunning *dunning;
    const struct movement *movement;
    const struct migration *migration;
    const struct warnings *warnings;
    const struct forecast *forecast;
    const struct stress *stress;
    const struct credit *credit;
    const struct promises *promises;
    const struct clocks *clocks;
    const struct proofs *proofs;
    const struct provision *provision;
    const struct effect *effect;
};

/* Make the workbook, parts in their order. */
MUST_CHECK bool analysis_make(const struct analysis_figures *f,
                              struct workbook *out, struct arena *a,
                              struct diag *d);

#endif
