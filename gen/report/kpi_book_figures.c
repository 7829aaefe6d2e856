/* The figures beside those of last time. */
#include "report/kpi_book_parts.h"

#include "doc/sheet_print.h"

enum {
    AT_LABEL,
    AT_NOW,
    AT_BEFORE,
    AT_CHANGE,
    AT_VERDICT,
    AT_UNIT,
    AT_COLUMNS
};

static const int widths[AT_COLUMNS] = {34, 20, 20, 18, 12, 12};
static const struct bilingual headings[AT_COLUMNS] = {
    {"指标", "Figure"}, {"本期", "Now"},     {"上期", "Before"},
    {"增减", "Change"}, {"判断", "Verdict"}, {"单位", "Unit"}};

/* Per cent in points, the rest in what it is. */
static struct cell change_cell(const struct kpi *k, enum kpi_figure_id id,
                               struct decimal change)
{
    struct cell c = kpi_book_value(k, id, change);

    switch (kpi_forms[id].unit) {
    case KPI_DAYS:
        return sheet_shown(c, CELL_SHOW_CHANGE_1);
    case KPI_PERCENT:
    case KPI_MONEY:
    case KPI_MONEY_EACH:
        return sheet_shown(c, CELL_SHOW_CHANGE);
    case KPI_TIMES:
        break;
    }
    return c;
}

static void put_change(const struct kpi_book *b, struct sheet_writer *w,
                       const struct kpi *k, const struct kpi *before,
                       enum kpi_figure_id id)
{
    struct decimal change = k->figures[id].value;
    struct decimal old = before->figures[id].value;
    int decimals =
        kpi_forms[id].unit == KPI_MONEY || kpi_forms[id].unit == KPI_MONEY_EACH
            ? k->currency->exponent
            : kpi_forms[id].decimals +
                  (kpi_forms[id].unit == KPI_PERCENT ? 2 : 0);
    enum kpi_verdict verdict;

    old.units = -old.units;
    if (!decimal_add(&change, old))
        return;
    verdict = kpi_verdict_of(change.units, kpi_words[id].aim);
    sheet_write(w, AT_CHANGE,
                sheet_formula(arena_format(b->arena, "ROUND(B%u-C%u,%d)",
                                           w->row + 1, w->row + 1, decimals),
                              change_cell(k, id, change)));
    sheet_write_centered(w, AT_VERDICT, kpi_say_verdict(&b->say, verdict),
                         verdict == VERDICT_BETTER  ? CELL_GOOD
                         : verdict == VERDICT_WORSE ? CELL_BAD
                                                    : CELL_PLAIN);
}

static void put_row(const struct kpi_book *b, struct sheet_writer *w,
                    size_t currency, enum kpi_figure_id id)
{
    const struct kpi *k = b->currencies[currency];
    const struct kpi *before = kpi_book_find(b->report->before, k->currency);
    struct cell value = kpi_book_figure(b, k, id);

    sheet_write_text(w, AT_LABEL, kpi_label(&b->say, k, id));
    sheet_write(w, AT_NOW,
                k->figures[id].defined
                    ? sheet_formula(kpi_book_result(b, currency, id), value)
                    : value);
    sheet_write(w, AT_BEFORE, kpi_book_figure(b, before, id));
    if (before && before->figures[id].defined && k->figures[id].defined)
        put_change(b, w, k, before, id);
    sheet_write_text(w, AT_UNIT, kpi_unit_words(&b->say, k, id));
    sheet_write_next(w);
}

void kpi_book_figures(struct kpi_book *b, struct sheet *s)
{
    static const struct bilingual title = {"应收账款管理指标",
                                           "Receivables, key figures"};
    static const struct bilingual note = {
        "本期数取自“取数”表；上期按现有台账重算。各币种分别列示，不相加",
        "Figures of now come from the sheet Inputs; those of before are worked "
        "out anew from today's ledger.  Currencies are never added"};
    struct sheet_writer w =
        kpi_book_sheet(b, s, title, widths, COUNT(widths), note);

    if (date_is(b->report->before_day))
        sheet_write_note(
            &w,
            arena_format(b->arena,
                         b->say.language == LANGUAGE_EN ? "Before is %.*s."
                                                        : "上期为 %.*s。",
                         STR_ARG(date_iso(b->report->before_day, b->arena))));
    for (size_t i = 0; i < b->count; i++) {
        uint32_t first = w.row;

        sheet_write_section(&w, str_from_z(b->currencies[i]->currency->code));
        sheet_write_headings(&w, headings, COUNT(headings));
        for (int id = 0; id < KPI_FIGURE_COUNT; id++)
            put_row(b, &w, i, (enum kpi_figure_id)id);
        sheet_keep(s, first, w.row - 1, b->arena);
        sheet_write_skip(&w, 1);
    }
    s->portrait = true;
}
