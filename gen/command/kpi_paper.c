#include "command/kpi_paper.h"

#include "command/resources.h"
#include "command/template_file.h"

/* The figures of an earlier day, seen from the same ledger. */
static bool add_past(struct run *r, const struct book *b, struct date day,
                     struct kpi_snapshot *out)
{
    struct kpi_set *kpis = arena_new(r->arena, struct kpi_set);
    struct aging aging;
    struct view view;

    if (!ledger_view(&b->ledger, day, &view, r->arena, r->diag) ||
        !aging_compute(&view, &b->policy, 0, r->jobs, &aging, r->arena,
                       r->diag) ||
        !kpi_compute(&b->ledger, &aging, &b->policy, kpis, r->arena, r->diag))
        return false;
    *out = (struct kpi_snapshot){day, kpis};
    return true;
}

/*
 * A photograph of open items shows one day only, and a lone file has no
 * snapshots: then there is no history.
 */
static bool add_history(struct run *r, const struct book *b,
                        struct kpi_paper *paper)
{
    struct kpi_snapshot *history;
    struct snapshot *snapshots;
    size_t count, n = 0;

    if (!b->folder || !date_is(b->snapshot.date) ||
        b->ledger.source == ALLOCATION_OPEN)
        return true;
    if (!snapshot_list(b->folder, &snapshots, &count, r->arena, r->diag))
        return false;
    history = arena_array(r->arena, struct kpi_snapshot, count);
    for (size_t i = 0; i < count; i++) {
        if (snapshots[i].date.day >= b->as_of.day)
            break;
        if (!add_past(r, b, snapshots[i].date, &history[n++]))
            return false;
    }
    paper->report.history = history;
    paper->report.history_count = n;
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
    if (!kpi_compute(&b->ledger, &b->aging, &b->policy, &out->kpis, r->arena,
                     r->diag))
        return false;
    kpi_add_settled(&out->kpis, &b->tieout);
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
