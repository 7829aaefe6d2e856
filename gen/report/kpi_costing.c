#include "report/kpi_figure_value.h"
#include "report/kpi_parts.h"

static bool is_english(const struct kpi_parts *w)
{
    return w->say.language == LANGUAGE_EN;
}

static struct str exact(const struct kpi_parts *w, const struct kpi *k,
                        int64_t minor)
{
    struct str number =
        money_grouped((struct money){minor, k->currency}, w->arena);

    if (is_english(w))
        return arena_format(w->arena, "%s%s %.*s", minor < 0 ? "-" : "",
                            k->currency->code,
                            STR_ARG(str_skip(number, minor < 0)));
    return arena_format(w->arena, "%.*s %.*s", STR_ARG(number),
                        STR_ARG(kpi_unit_words(&w->say, k, KPI_COLLECTED)));
}

static void add_kinds(const struct kpi_parts *w, struct buf *b,
                      const struct kpi *k)
{
    if (k->cost_count < 2)
        return;
    buf_add_z(b, is_english(w) ? " (" : "（");
    for (size_t i = 0; i < k->cost_count; i++) {
        kpi_say_and(&w->say, b, i);
        buf_add_format(b, "%.*s %.*s", STR_ARG(k->costs[i].kind),
                       STR_ARG(exact(w, k, k->costs[i].minor)));
    }
    buf_add_z(b, is_english(w) ? ")" : "）");
}

/* What a hundred units of money cost, and a case. */
static void add_rates(const struct kpi_parts *w, struct buf *b,
                      const struct kpi *k)
{
    bool english = is_english(w);
    const struct kpi_figure *rate = &k->figures[KPI_COST_RATE];
    const struct kpi_figure *each = &k->figures[KPI_COST_PER_CASE];
    struct str unit = kpi_unit_words(&w->say, k, KPI_COLLECTED);

    if (rate->defined)
        buf_add_format(
            b,
            english ? "; %.*s %.*s for each %.*s 100 collected (%.*s)"
                    : "；每收款 100 %.*s花费 %.*s %.*s（收款 %.*s）",
            STR_ARG(unit), STR_ARG(decimal_format(rate->value, true, w->arena)),
            STR_ARG(unit), STR_ARG(exact(w, k, rate->denominator)));
    if (each->defined)
        buf_add_format(
            b,
            english ? "; with %lld overdue customers, %.*s"
                    : "；逾期客户 %lld 户，平均 %.*s",
            (long long)each->denominator,
            STR_ARG(kpi_figure_shown(&w->say, k, KPI_COST_PER_CASE)));
}

static void add_financing(const struct kpi_parts *w, struct buf *b,
                          const struct kpi *k)
{
    bool english = is_english(w);
    const struct kpi_figure *f = &k->figures[KPI_FINANCING_COST];

    if (!f->defined) {
        buf_add_format(
            b,
            english ? " Financing cost of overdue money: n/a (%.*s)."
                    : "逾期资金占用成本：不适用（%.*s）。",
            STR_ARG(kpi_missing_words(&w->say, k, KPI_FINANCING_COST)));
        return;
    }
    buf_add_format(b,
                   english ? " In the same %d days financing overdue money "
                             "cost %.*s."
                           : "同期（%d天）逾期资金占用成本 %.*s。",
                   k->recovery_days,
                   STR_ARG(kpi_figure_shown(&w->say, k, KPI_FINANCING_COST)));
}

struct value kpi_part_costing(const struct kpi_parts *w, const struct kpi *k)
{
    bool english = is_english(w);
    struct buf b = buf_new(w->arena, 1 << 14);
    struct value v = value_map_new(w->arena);

    if (k->has_costs) {
        buf_add_format(&b,
                       english ? "In %d days collecting cost %.*s"
                               : "近%d天催收费用 %.*s",
                       k->recovery_days, STR_ARG(exact(w, k, k->cost)));
        add_kinds(w, &b, k);
        add_rates(w, &b, k);
        buf_add_z(&b, english ? "." : "。");
    } else {
        buf_add_format(&b,
                       english ? "No costs of collection are noted in %d days."
                               : "近%d天没有登记催收费用。",
                       k->recovery_days);
    }
    add_financing(w, &b, k);
    value_set(v, "sentence", value_text(buf_str(&b)), w->arena);
    return v;
}
