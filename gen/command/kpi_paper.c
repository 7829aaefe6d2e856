#include "command/kpi_paper.h"

#include "command/book_kpi.h"
#include "command/resources.h"
#include "command/template_file.h"

/* Without snapshots, and of one file by itself, there is no history. */
static bool add_history(struct run *r, const struct book *b,
                        struct kpi_paper *paper)
{
    struct kpi_snapshot *history;
    struct kpi_past past;

    if (!book_kpi_past(r, b, &past))
        return false;
    history = arena_array(r->arena, struct kpi_snapshot, past.count);
    for (size_t i = 0; i < past.count; i++)
        history[i] = (struct kpi_snapshot){past.days[i], &past.sets[i]};
    paper->report.history = history;
    paper->report.history_count = past.count;
    return true;
}

bool kpi_paper_template(struct run *r, const struct book *b,
                        struct kpi_paper *out)
{
    const char *name = arena_format(r->arena, "templates/reports/%s/kpi.md",
                                    book_language_folder(b))
                           .ptr;

    return resource_find(r, b->folder, name, &out->template_path) &&
           template_open(r, b->folder, out->template_path, &out->template);
}

bool kpi_paper_figures(struct run *r, const struct book *b,
                       struct kpi_paper *out)
{
    *out = (struct kpi_paper){0};
    out->report = (struct kpi_report){.ledger = &b->ledger,
                                      .aging = &b->aging,
                                      .kpis = &out->kpis,
                                      .tieout = &b->tieout,
                                      .policy = &b->policy};
    if (!book_kpi(r, b, &out->kpis))
        return false;
    return add_history(r, b, out);
}

bool kpi_paper_open(struct run *r, const struct book *b, struct kpi_paper *out)
{
    return kpi_paper_figures(r, b, out) && kpi_paper_template(r, b, out);
}

bool kpi_paper_make(const void *context, size_t index,
                    struct document_tree *out, struct arena *a, struct diag *d)
{
    const struct kpi_paper *paper = context;

    (void)index;
    return kpi_report_make(paper->template, &paper->report, out, a, d);
}
