/*
 * kpi_paper - the KPI report of a book: all its figures, and its template.
 */
#ifndef COMMAND_KPI_PAPER_H
#define COMMAND_KPI_PAPER_H

#include "command/book.h"
#include "command/movements.h"
#include "measure/credit.h"
#include "measure/decision.h"
#include "measure/dunning.h"
#include "measure/forecast.h"
#include "measure/promise.h"
#include "report/kpi_report.h"

struct kpi_paper {
    struct kpi_report report;
    struct kpi_set kpis, before;
    struct movements movements;
    struct aging before_aging, reported;
    struct credit credit;
    struct decisions decisions;
    struct dunning dunning;
    struct promises promises;
    struct forecast forecast;
    const struct template *template;
    const char *template_path;
};

/*
 * Compute the figures and those of the earlier snapshots alone: no template.
 * The book is open with BOOK_EARLIER and AGING_ITEMS.
 */
MUST_CHECK bool kpi_paper_figures(struct run *r, const struct book *b,
                                  struct kpi_paper *out);

/*
 * Compute the figures, those of the earlier snapshots (as views of the same
 * ledger), and read the template.  b outlives the paper.
 */
MUST_CHECK bool kpi_paper_open(struct run *r, const struct book *b,
                               struct kpi_paper *out);

/* The template alone, where the report is made from figures of its own. */
MUST_CHECK bool kpi_paper_template(struct run *r, const struct book *b,
                                   struct kpi_paper *out);

/* For struct papers: context is the kpi_paper. */
MUST_CHECK bool kpi_paper_make(const void *context, size_t index,
                               struct document_tree *out, struct arena *a,
                               struct diag *d);

#endif
