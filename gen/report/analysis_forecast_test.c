/* What was forecast before, and what came: is the forecast worth reading? */
#include "report/analysis_forecast.h"

struct str forecast_say(const struct forecast_block *b, const char *zh,
                        const char *en)
{
    return sheet_say(b->w, (struct bilingual){zh, en});
}

struct cell forecast_money(const struct forecast_block *b, int64_t minor)
{
    return sheet_money(minor, b->currency);
}

struct cell forecast_total(struct cell c)
{
    return sheet_styled(c, CELL_TOTAL);
}

struct cell forecast_rounded(const struct forecast_block *b, struct str formula,
                             int64_t minor)
{
    return sheet_live(b->w, sheet_rounded(formula, b->currency, b->w->arena),
                      forecast_money(b, minor));
}

struct cell forecast_sum(const struct forecast_block *b, uint32_t column,
                         uint32_t first, int64_t minor)
{
    return forecast_rounded(
        b, sheet_sum_of_rows(column, first, b->w->row, b->w->arena), minor);
}

struct str forecast_week_name(const struct forecast_block *b, size_t week)
{
    return arena_format(
        b->w->arena, b->w->language == LANGUAGE_ZH ? "第 %zu 周" : "Week %zu",
        week + 1);
}

int64_t forecast_weeks_sum(const int64_t *weeks, size_t from, size_t to)
{
    int64_t sum = 0;

    for (size_t i = from; i < to; i++)
        sum += weeks[i];
    return sum;
}

/* --- what was forecast, and what came ------------------------------------- */

static const struct bilingual test_headings[] = {
    {"当时预测", "Forecast"}, {"实际回款", "Came"}, {"差异", "Difference"}};

static void write_test_cells(struct forecast_block *b, uint32_t column,
                             size_t week, const struct forecast_test *t)
{
    int64_t expected = t->expected[FORECAST_OWN][week];

    if (!t->is_known || week >= t->weeks)
        return;
    sheet_write(b->w, column, forecast_money(b, expected));
    sheet_write(b->w, column + 1, forecast_money(b, t->came[week]));
    sheet_write(
        b->w, column + 2,
        forecast_rounded(
            b,
            arena_format(
                b->w->arena, "%.*s-%.*s",
                STR_ARG(sheet_cell_name(b->w->row, column + 1, b->w->arena)),
                STR_ARG(sheet_cell_name(b->w->row, column, b->w->arena))),
            t->came[week] - expected));
}

static void write_test_heading(struct forecast_block *b)
{
    sheet_write(
        b->w, 0,
        sheet_styled(sheet_text(forecast_say(b, "预测日", "Forecast on")),
                     CELL_HEADING));
    for (uint32_t h = 0; h < FORECAST_TESTS; h++) {
        const struct forecast_test *t = &b->c->tests[h];
        struct str day = date_iso(t->day, b->w->arena);
        struct cell c = sheet_styled(
            sheet_text(arena_format(
                b->w->arena,
                b->w->language == LANGUAGE_ZH ? "%d 周前（%.*s）%s"
                                              : "%d weeks ago (%.*s)%s",
                forecast_horizons[h], STR_ARG(day),
                t->is_known                     ? ""
                : b->w->language == LANGUAGE_ZH ? "：数据不足"
                                                : ": not enough data")),
            CELL_HEADING);

        sheet_put_wide(b->w->sheet, b->w->row, 1 + 3 * h, 3, c, b->w->arena);
    }
    sheet_write_next(b->w);
    sheet_write(
        b->w, 0,
        sheet_styled(sheet_text(forecast_say(b, "预测后周次", "Week after")),
                     CELL_HEADING));
    for (uint32_t i = 0; i < 3 * FORECAST_TESTS; i++)
        sheet_write(
            b->w, 1 + i,
            sheet_styled(sheet_text(sheet_say(b->w, test_headings[i % 3])),
                         CELL_HEADING));
    sheet_write_next(b->w);
}

static void write_test_totals(struct forecast_block *b, uint32_t first)
{
    sheet_write(b->w, 0,
                forecast_total(sheet_text(forecast_say(b, "合计", "Total"))));
    for (uint32_t h = 0; h < FORECAST_TESTS; h++) {
        const struct forecast_test *t = &b->c->tests[h];
        int64_t expected =
            forecast_weeks_sum(t->expected[FORECAST_OWN], 0, t->weeks);
        int64_t came = forecast_weeks_sum(t->came, 0, t->weeks);
        const int64_t sums[] = {expected, came, came - expected};

        for (uint32_t i = 0; i < COUNT(sums); i++)
            sheet_write(b->w, 1 + 3 * h + i,
                        forecast_total(
                            t->is_known
                                ? forecast_sum(b, 1 + 3 * h + i, first, sums[i])
                                : (struct cell){0}));
    }
    sheet_write_skip(b->w, 2);
}

void forecast_write_tests(struct forecast_block *b)
{
    uint32_t first, block = b->w->row;

    sheet_write_section(
        b->w,
        forecast_say(b, "回测：当时预测与实际回款（当时未清单据）",
                     "Back-test: what was forecast, and what came of what was "
                     "open then"));
    write_test_heading(b);
    first = b->w->row;
    for (size_t week = 0; week < FORECAST_WEEKS; week++) {
        sheet_write_text(b->w, 0, forecast_week_name(b, week));
        for (uint32_t h = 0; h < FORECAST_TESTS; h++)
            write_test_cells(b, 1 + 3 * h, week, &b->c->tests[h]);
        sheet_write_next(b->w);
    }
    write_test_totals(b, first);
    sheet_keep(b->w->sheet, block, b->w->row - 1, b->w->arena);
}

/* --- the errors ----------------------------------------------------------- */

static const struct bilingual error_headings[] = {
    {"预测跨度", "Weeks ahead"},
    {"预测次数", "Forecasts"},
    {"实际回款合计", "Came in all"},
    {"本方法：误差合计", "This method: missed"},
    {"误差率", "Error"},
    {"按到期日：误差合计", "Due date: missed"},
    {"误差率", "Error"},
    {"平均延迟：误差合计", "Due + average: missed"},
    {"误差率", "Error"}};

static void write_error(struct forecast_block *b,
                        const struct forecast_error *e)
{
    uint32_t row = b->w->row;

    sheet_write_text(b->w, 0,
                     arena_format(b->w->arena,
                                  b->w->language == LANGUAGE_ZH ? "向后 %zu 周"
                                                                : "%zu weeks",
                                  e->weeks));
    sheet_write(b->w, 1, sheet_integer((int64_t)e->origins));
    sheet_write(b->w, 2, forecast_money(b, e->came));
    for (uint32_t m = 0; m < FORECAST_METHODS; m++) {
        uint32_t column = 3 + 2 * m;

        sheet_write(b->w, column, forecast_money(b, e->missed[m]));
        sheet_write(b->w, column + 1,
                    sheet_live_ratio(b->w,
                                     sheet_cell_name(row, column, b->w->arena),
                                     sheet_cell_name(row, 2, b->w->arena),
                                     e->missed[m], e->came));
    }
    sheet_write_next(b->w);
}

static bool is_better(const struct forecast_error *e)
{
    return e->missed[FORECAST_OWN] < e->missed[FORECAST_DUE] &&
           e->missed[FORECAST_OWN] < e->missed[FORECAST_AVERAGE];
}

static struct str verdict(const struct forecast_block *b)
{
    size_t better = 0, tested = 0;

    for (size_t h = 0; h < FORECAST_TESTS; h++) {
        tested += b->c->errors[h].origins > 0 && b->c->errors[h].came > 0;
        better += b->c->errors[h].came > 0 && is_better(&b->c->errors[h]);
    }
    if (!tested)
        return forecast_say(
            b, "数据不足：过去各周尚无可比较的预测。",
            "Not enough data: no earlier week could be forecast.");
    if (better == tested)
        return forecast_say(
            b, "结论：本方法的误差小于两种简单预测。",
            "Result: this method misses by less than both naive "
            "forecasts.");
    return forecast_say(
        b,
        "结论：本方法的误差未在各跨度上均小于两种简单预测，多因付款笔数少"
        "或单笔金额大；采用时请一并参考简单预测。",
        "Result: this method does not miss by less at every span, mostly "
        "because payments are few or single amounts large; look at the "
        "naive forecasts as well.");
}

/* Does a span miss by more than came at all? */
static bool is_rough(const struct forecast_currency *c)
{
    for (size_t h = 0; h < FORECAST_TESTS; h++)
        if (c->errors[h].came > 0 &&
            c->errors[h].missed[FORECAST_OWN] > c->errors[h].came)
            return true;
    return false;
}

void forecast_write_errors(struct forecast_block *b)
{
    const struct forecast_error *e = &b->c->errors[0];
    uint32_t block = b->w->row;

    sheet_write_section(b->w, forecast_say(b, "误差：过去各周逐周预测",
                                           "Errors of the weekly forecasts"));
    sheet_write_headings(b->w, error_headings, COUNT(error_headings));
    for (size_t h = 0; h < FORECAST_TESTS; h++)
        write_error(b, &b->c->errors[h]);
    sheet_write_line(b->w, verdict(b), is_better(e) ? CELL_GOOD : CELL_PLAIN);
    if (is_rough(b->c))
        sheet_write_line(
            b->w,
            forecast_say(b,
                         "误差率超过 100% 即误差大于实际回款：该跨度的预测仅供"
                         "参考，不能作为资金安排的依据。",
                         "An error above 100% is more than came at all: at "
                         "such a span the forecast is for orientation only, "
                         "not to plan cash by."),
            CELL_BAD);
    sheet_write_note(
        b->w,
        forecast_say(
            b,
            "误差率＝Σ|某周预测－该周实际|"
            "÷Σ该周实际，逐周预测、逐周计算；每次预测"
            "只用当日已生效且已录入的事实，实际回款只计当日未清单据的回款（单据"
            "超过 "
            "10 万张的账簿隔数周一测）。",
            "Error = sum of |forecast of a week − what came in it| / sum of "
            "what "
            "came, over weekly forecasts; each uses only what had happened and "
            "was recorded by its day, and what came counts only documents that "
            "were open then (of ledgers over 100,000 documents not every "
            "week)."));
    sheet_keep(b->w->sheet, block, b->w->row - 1, b->w->arena);
    sheet_write_skip(b->w, 1);
}
