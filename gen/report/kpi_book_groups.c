/* Performance by collector and by region. */
#include "report/kpi_book_parts.h"

#include "doc/sheet_print.h"

enum {
    AT_NAME,
    AT_CUSTOMERS,
    AT_RECEIVABLES,
    AT_OVERDUE,
    AT_SHARE,
    AT_OVER_90,
    AT_COLLECTED,
    AT_BASE,
    AT_RECOVERED,
    AT_RATE,
    AT_DUE,
    AT_KEPT,
    AT_KEPT_RATE,
    AT_COLUMNS
};

static const int widths[AT_COLUMNS] = {22, 9,  18, 18, 11, 18, 18,
                                       18, 18, 11, 10, 10, 11};
static const struct bilingual headings[AT_COLUMNS] = {
    {"名称", "Name"},
    {"客户数", "Customers"},
    {"应收净额", "Net receivables"},
    {"逾期金额", "Overdue"},
    {"逾期占比", "Overdue share"},
    {"逾期90天以上", "Over 90 days"},
    {"期间收款", "Collected"},
    {"期初与新增逾期", "Opening and newly overdue"},
    {"收回逾期款", "Recovered"},
    {"逾期款收回率", "Recovery rate"},
    {"应兑现承诺", "Promises due"},
    {"兑现承诺", "Promises kept"},
    {"承诺兑现率", "Kept"}};

static const struct kpi *find(const struct kpi_group *g,
                              const struct currency *currency)
{
    for (size_t i = 0; i < g->count; i++)
        if (g->items[i].currency == currency)
            return &g->items[i];
    return NULL;
}

/* "ROUND(D7/C7,3)"; the figure's own words where it does not exist. */
static struct cell ratio(const struct kpi_book *b, const struct sheet_writer *w,
                         const struct kpi *k, enum kpi_figure_id id,
                         uint32_t part, uint32_t whole)
{
    struct cell value = kpi_book_figure(b, k, id);

    if (!k->figures[id].defined)
        return value;
    return sheet_formula(
        arena_format(b->arena, "ROUND(%.*s/%.*s,3)",
                     STR_ARG(sheet_cell_name(w->row, part, b->arena)),
                     STR_ARG(sheet_cell_name(w->row, whole, b->arena))),
        value);
}

static struct cell known(const struct kpi_book *b, const struct kpi *k,
                         int64_t minor, bool is_known)
{
    if (is_known)
        return sheet_money(minor, k->currency);
    return sheet_aligned(sheet_text(kpi_say_word(&b->say, "不适用", "n/a")),
                         CELL_ALIGN_RIGHT);
}

static void put_row(const struct kpi_book *b, struct sheet_writer *w,
                    const struct kpi_group *g, const struct kpi *k)
{
    struct str name =
        g->name.len ? g->name : kpi_say_word(&b->say, "未指定", "Not assigned");
    bool recovers = k->has_history && k->has_receipts;

    sheet_write_text(w, AT_NAME, name);
    sheet_write(w, AT_CUSTOMERS, sheet_integer((int64_t)g->customers));
    sheet_write(w, AT_RECEIVABLES, sheet_money(k->receivables, k->currency));
    sheet_write(w, AT_OVERDUE, sheet_money(k->overdue, k->currency));
    sheet_write(w, AT_SHARE,
                ratio(b, w, k, KPI_OVERDUE, AT_OVERDUE, AT_RECEIVABLES));
    sheet_write(w, AT_OVER_90, sheet_money(k->over_90, k->currency));
    sheet_write(w, AT_COLLECTED, known(b, k, k->collected, k->has_receipts));
    sheet_write(w, AT_BASE, known(b, k, k->recovery_base, k->has_history));
    sheet_write(w, AT_RECOVERED, known(b, k, k->recovered, recovers));
    sheet_write(w, AT_RATE,
                ratio(b, w, k, KPI_RECOVERY, AT_RECOVERED, AT_BASE));
    sheet_write(w, AT_DUE, sheet_integer(k->sums[SUM_PROMISES]));
    sheet_write(w, AT_KEPT, sheet_integer(k->sums[SUM_PROMISES_KEPT]));
    sheet_write(w, AT_KEPT_RATE,
                ratio(b, w, k, KPI_PROMISE_COUNT, AT_KEPT, AT_DUE));
    sheet_write_next(w);
}

static void put_block(const struct kpi_book *b, struct sheet_writer *w,
                      const struct currency *currency, enum kpi_dimension by)
{
    const struct kpi_set *kpis = b->report->kpis;
    struct str name = by == KPI_BY_COLLECTOR
                          ? kpi_say_word(&b->say, "按催收员", "By collector")
                          : kpi_say_word(&b->say, "按地区", "By region");
    uint32_t first = w->row;
    bool any = false;

    for (size_t i = 0; i < kpis->group_count; i++) {
        const struct kpi_group *g = &kpis->groups[i];
        const struct kpi *k = g->by == by ? find(g, currency) : NULL;

        if (!k)
            continue;
        if (!any) {
            sheet_write_section(w, arena_format(b->arena, "%s  %.*s",
                                                currency->code, STR_ARG(name)));
            sheet_write_headings(w, headings, COUNT(headings));
        }
        any = true;
        put_row(b, w, g, k);
    }
    if (!any)
        return;
    sheet_keep(w->sheet, first, w->row - 1, b->arena);
    sheet_write_skip(w, 1);
}

void kpi_book_groups(struct kpi_book *b, struct sheet *s)
{
    static const struct bilingual title = {"绩效", "Performance"};
    static const struct bilingual note = {
        "客户数为有任何数据的客户；各币种分别列示，不相加",
        "Customers are those with anything in the figures; currencies are "
        "never added"};
    struct sheet_writer w =
        kpi_book_sheet(b, s, title, widths, COUNT(widths), note);

    for (size_t i = 0; i < b->count; i++) {
        put_block(b, &w, b->currencies[i]->currency, KPI_BY_COLLECTOR);
        put_block(b, &w, b->currencies[i]->currency, KPI_BY_REGION);
    }
    if (!b->report->kpis->group_count)
        sheet_write_note(&w, kpi_say_word(&b->say, "数据中没有催收员和地区。",
                                          "The data name neither collectors "
                                          "nor regions."));
    s->freeze_columns = 1;
}
