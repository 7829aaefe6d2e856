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

struct focus; /* measure/focus: stays in the house */

/* An input file, as it was read. */
struct aging_source {
    struct str name; /* "snapshots/2026-07-17/documents.csv" */
    struct str sha256;
    struct str table, profile, encoding;
    size_t rows, ignored, rejected;
};

/* What the report of an earlier day showed, from what was known then. */
struct aging_past {
    struct date day;
    const struct view *view;
    const struct aging *aging; /* with its items */
};

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
    /* The workbook's alone; each may be missing: */
    const struct focus *focus;      /* NULL: amounts and ages alone rank */
    const struct aging_past *pasts; /* of each entity, all of one day */
    size_t past_count;              /* 0: there is nothing to compare with */
    const struct aging_source *sources;
    size_t source_count;
    struct str policy_sha256; /* of duebook.yaml; or empty */
    struct date snapshot;     /* the export's own day; or no_date */
    struct str version;       /* of the program */
};

/* Something is converted: another currency with a rate, or without one. */
bool has_conversion(const struct aging_figures *f);

#endif
