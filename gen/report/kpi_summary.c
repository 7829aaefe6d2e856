#include "report/kpi_figure_value.h"
#include "report/kpi_parts.h"

#include "measure/decision.h"

/* "上周", "上周（追溯后）" */
static struct str base(const struct kpi_parts *w, const struct kpi *old,
                       enum kpi_figure_id id)
{
    const struct kpi_reported *r = kpi_part_reported(w, old->currency);
    bool same =
        !r || (id == KPI_RECEIVABLES ? r->receivables == old->receivables
                                     : r->overdue == old->overdue);

    return arena_format(w->arena, "%s%s", kpi_part_last(w),
                        same                             ? ""
                        : w->say.language == LANGUAGE_EN ? " as restated"
                                                         : "（追溯后）");
}

/* "，比上周增加 1.20 万元"; nothing where nothing is compared. */
static void add_change(const struct kpi_parts *w, struct buf *b,
                       const struct kpi *k, enum kpi_figure_id id)
{
    bool english = w->say.language == LANGUAGE_EN;
    const struct kpi *old = kpi_part_before(w, k->currency);
    struct str size, than;
    int64_t by;

    if (!old || !old->figures[id].defined || !k->figures[id].defined)
        return;
    by = k->figures[id].value.units - old->figures[id].value.units;
    size = kpi_say_size(&w->say, by, k->currency);
    than = base(w, old, id);
    if (by == 0)
        buf_add_format(b, english ? ", unchanged from %.*s" : "，与%.*s持平",
                       STR_ARG(than));
    else if (english)
        buf_add_format(b, ", %s by %.*s against %.*s", by > 0 ? "up" : "down",
                       STR_ARG(size), STR_ARG(than));
    else
        buf_add_format(b, "，比%.*s%s %.*s", STR_ARG(than),
                       by > 0 ? "增加" : "减少", STR_ARG(size));
}

static size_t count_decisions(const struct kpi_parts *w, const struct kpi *k)
{
    const struct decisions *all = w->report->decisions;

    for (size_t i = 0; all && i < all->count; i++)
        if (all->items[i].currency == k->currency)
            return all->items[i].count;
    return 0;
}

struct value kpi_part_summary(const struct kpi_parts *w, const struct kpi *k)
{
    bool english = w->say.language == LANGUAGE_EN;
    struct buf b = buf_new(w->arena, 1 << 14);
    size_t decisions = count_decisions(w, k);

    buf_add_format(
        &b, english ? "Net receivables %.*s" : "应收净额 %.*s",
        STR_ARG(kpi_say_amount(&w->say, k->receivables, k->currency)));
    add_change(w, &b, k, KPI_RECEIVABLES);
    buf_add_format(&b,
                   english ? "; overdue %.*s (%.*s)" : "；逾期 %.*s（%.*s）",
                   STR_ARG(kpi_say_amount(&w->say, k->overdue, k->currency)),
                   STR_ARG(kpi_figure_shown(&w->say, k, KPI_OVERDUE)));
    add_change(w, &b, k, KPI_OVERDUE_AMOUNT);
    buf_add_z(&b, english ? "." : "。");
    if (decisions)
        buf_add_format(&b,
                       english
                           ? decisions == 1
                                 ? " %zu case is to be decided (see below)."
                                 : " %zu cases are to be decided (see below)."
                           : "有 %zu 件事需要决定（见“需要决定的事”）。",
                       decisions);
    return value_text(buf_str(&b));
}
