/* One row a snapshot, with charts over them. */
#include "report/kpi_book_parts.h"

static const enum kpi_figure_id shown[] = {
    KPI_RECEIVABLES,    KPI_OVERDUE_AMOUNT,
    KPI_OVER_90_AMOUNT, KPI_COLLECTED,
    KPI_OVERDUE,        KPI_OVER_90,
    KPI_RECOVERY,       KPI_CEI,
    KPI_PROMISE_AMOUNT, KPI_DSO,
    KPI_BPDSO,          KPI_ADD,
    KPI_DSO_COUNT_BACK};

#define FIRST_SHARE (1 + 4) /* columns of the shares, then of days */
#define FIRST_DAYS  (1 + 9)
#define CHART_ROWS  15

static void put_row(const struct kpi_book *b, struct sheet_writer *w,
                    const struct kpi *k)
{
    sheet_write(w, 0, sheet_date(k->as_of));
    for (size_t i = 0; i < COUNT(shown); i++)
        sheet_write(w, (uint32_t)(1 + i), kpi_book_figure(b, k, shown[i]));
    sheet_write_next(w);
}

static void put_headings(const struct kpi_book *b, struct sheet_writer *w,
                         const struct kpi *k)
{
    sheet_write_centered(w, 0, kpi_say_word(&b->say, "快照", "Snapshot"),
                         CELL_HEADING);
    for (size_t i = 0; i < COUNT(shown); i++) {
        struct cell c = sheet_styled(
            sheet_text(kpi_label(&b->say, k, shown[i])), CELL_HEADING);

        sheet_write(w, (uint32_t)(1 + i), sheet_aligned(c, CELL_ALIGN_WRAP));
    }
    sheet_write_next(w);
}

static void add_chart(const struct kpi_book *b, struct sheet *s,
                      uint32_t first_line, size_t series, uint32_t column,
                      uint32_t head, size_t rows, struct str title,
                      enum sheet_axis axis)
{
    static const enum series_color colors[] = {
        SERIES_MAIN, SERIES_SECOND, SERIES_THIRD, SERIES_FOURTH, SERIES_GREY};
    struct sheet_chart *chart =
        sheet_add_chart(s, SHEET_LINES, first_line, series, b->arena);

    chart->row = head + 1 + (uint32_t)rows + 1;
    chart->column = column;
    chart->width = 620;
    chart->height = (CHART_ROWS - 2) * 22;
    chart->title = title;
    chart->down = true;
    chart->first = head + 1;
    chart->count = (uint32_t)rows;
    chart->categories = 0;
    chart->names = head;
    chart->axis = axis;
    for (size_t i = 0; i < series; i++)
        chart->series[i].color = colors[i % COUNT(colors)];
}

static void put_currency(const struct kpi_book *b, struct sheet_writer *w,
                         size_t currency)
{
    const struct kpi_report *r = b->report;
    const struct kpi *k = b->currencies[currency];
    uint32_t head;
    size_t rows = 0;

    sheet_write_section(w, str_from_z(k->currency->code));
    head = w->row;
    put_headings(b, w, k);
    for (size_t i = 0; i < r->history_count; i++) {
        const struct kpi *past = kpi_book_find(r->history[i].kpis, k->currency);

        if (!past)
            continue;
        put_row(b, w, past);
        rows++;
    }
    put_row(b, w, k);
    rows++;
    sheet_write_skip(w, 1);
    if (rows < 2 || currency)
        return;
    add_chart(b, w->sheet, FIRST_SHARE, 5, 0, head, rows,
              kpi_say_word(&b->say, "比率走势", "Rates"), AXIS_PERCENT);
    add_chart(b, w->sheet, FIRST_DAYS, 4, 6, head, rows,
              kpi_say_word(&b->say, "周转天数走势", "Days"), AXIS_DECIMAL);
    sheet_write_skip(w, CHART_ROWS);
}

void kpi_book_trend(struct kpi_book *b, struct sheet *s)
{
    static const int widths[1 + COUNT(shown)] = {12, 17, 17, 17, 16, 12, 14,
                                                 12, 12, 12, 14, 14, 14, 14};
    static const struct bilingual title = {"各期快照的指标",
                                           "Figures at the snapshots"};
    static const struct bilingual note = {
        "每期快照一行，均按现有台账重算（追溯）；未结清单据导出则为当期所载",
        "One row a snapshot, all worked out anew from today's ledger; of open "
        "items as exported then"};
    struct sheet_writer w =
        kpi_book_sheet(b, s, title, widths, COUNT(widths), note);

    for (size_t i = 0; i < b->count; i++)
        put_currency(b, &w, i);
    s->freeze_columns = 1;
}
