#include "command/kpi_paper.h"
#include "command/book_dunning.h"

#include "command/book_kpi.h"
#include "command/law.h"
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

/* What a customer owed overdue on the day that is compared with. */
static bool add_before_aging(struct run *r, const struct book *b,
                             struct kpi_paper *paper)
{
    const struct view *then = &paper->movements.then;

    if (!then->ledger)
        return true;
    if (!aging_compute(then, &b->policy, 0, r->jobs, &paper->before_aging,
                       r->arena, r->diag))
        return false;
    paper->report.before_ledger = then->ledger;
    paper->report.before_aging = &paper->before_aging;
    return true;
}

/* What the earlier report said, aged by the rules of today. */
static bool add_reported(struct run *r, const struct book *b,
                         struct kpi_paper *paper)
{
    const struct view *then = &b->earlier.view;
    struct diag quiet = {0};

    if (!b->earlier.ledger || b->tieout.not_comparable ||
        then->as_of.day != paper->report.before_day.day)
        return true;
    if (!aging_compute(then, &b->policy, 0, r->jobs, &paper->reported, r->arena,
                       &quiet))
        return diag_error(r->diag, nowhere,
                          "the earlier report of %.*s cannot be counted: there "
                          "is not enough memory",
                          STR_ARG(date_iso(then->as_of, r->arena)));
    paper->report.reported = &paper->reported;
    return true;
}

/*
 * The last snapshot; where there is none, an export of events tells what it
 * knows of the week before.
 */
static bool add_before(struct run *r, const struct book *b,
                       struct kpi_paper *paper)
{
    struct kpi_report *report = &paper->report;
    const struct movement *movement;

    if (!movements_of_book(r, b, &paper->movements))
        return false;
    movement = report->movement = paper->movements.movement;
    if (report->history_count) {
        const struct kpi_snapshot *last =
            &report->history[report->history_count - 1];

        report->before_day = last->as_of;
        report->before = last->kpis;
    } else if (movement && movement->is_traced_back) {
        if (!book_kpi_on(r, b, movement->from, &paper->before))
            return false;
        report->before_day = movement->from;
        report->before = &paper->before;
        report->before_traced = true;
    }
    return add_before_aging(r, b, paper) && add_reported(r, b, paper);
}

static bool add_collection(struct run *r, const struct book *b,
                           struct kpi_paper *paper)
{
    struct law_tables law;

    if (!law_open_tables(r, b->folder, &law) ||
        !credit_make(&b->ledger, &b->aging, &b->policy, &paper->credit,
                     r->arena, r->diag) ||
        !promises_make(&b->ledger, b->as_of, &b->policy, &law.calendar,
                       &paper->promises, r->arena, r->diag) ||
        !forecast_make(&b->view, &b->policy, &paper->forecast, r->arena,
                       r->diag))
        return false;
    decisions_make(&b->ledger, &b->aging, &paper->credit, &b->policy,
                   &paper->decisions, r->arena);
    paper->report.decisions = &paper->decisions;
    paper->report.promises = &paper->promises;
    paper->report.forecast = &paper->forecast;
    if (!b->folder)
        return true;
    paper->report.dunning = &paper->dunning;
    return book_dunning(r, b, no_date, &paper->dunning);
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
                                      .policy = &b->policy,
                                      .before_day = no_date,
                                      .is_lone = !b->folder};
    return book_kpi(r, b, &out->kpis) && add_history(r, b, out) &&
           add_before(r, b, out) && add_collection(r, b, out);
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
