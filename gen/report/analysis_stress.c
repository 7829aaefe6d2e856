/* The forecast under three scenarios, and the cash that they leave. */
#include "report/analysis_forecast.h"

enum {
    AT_WEEK,
    AT_TO,
    AT_BASE,
    AT_SLOW,
    AT_LATE,
    AT_FAILED,
    AT_LOST,
    AT_SEVERE,
    AT_LESS_SLOW,
    AT_LESS_SEVERE,
    COLUMNS
};

static const int widths[COLUMNS] = {20, 12, 15, 15, 15, 15, 15, 15, 15, 15};

static const struct scenario_policy *scenario(const struct forecast_block *b,
                                              enum forecast_scenario which)
{
    return &b->x->figures->policy->forecast.scenarios[which];
}

/* The cell of a column on the writer's row. */
static struct str here(const struct forecast_block *b, uint32_t column)
{
    return sheet_cell_name(b->w->row, column, b->w->arena);
}

/* --- what is assumed ------------------------------------------------------ */

static const struct bilingual assumption_headings[] = {
    {"付款等待时间延长", "Waits longer by"},
    {"最大客户失败数", "Largest that fail"},
    {"其余客户损失率", "Others lose"}};

static struct cell percent(int32_t n)
{
    return sheet_decimal((struct decimal){n, 2});
}

/* Where the loss of the severe scenario stands. */
static struct str loss_cell(const struct forecast_block *b, uint32_t row)
{
    return arena_format(b->w->arena, "$E$%u", row + 1);
}

/* Cells that are made to be changed, down a column. */
static void tint(struct forecast_block *b, uint32_t first, uint32_t column,
                 uint32_t last)
{
    struct sheet_mark *mark = sheet_add_mark(b->w->sheet, MARK_WHEN, first,
                                             column, last, column, b->w->arena);

    mark->style = CELL_LEVEL_1;
    mark->text = STR("TRUE");
}

static void write_assumption(struct forecast_block *b, struct str name,
                             const struct scenario_policy *s)
{
    sheet_put_wide(b->w->sheet, b->w->row, 0, 2, sheet_text(name), b->w->arena);
    sheet_write(b->w, 2, percent(s ? s->slower : 0));
    sheet_write(b->w, 3, sheet_integer(s ? s->fail : 0));
    sheet_write(b->w, 4, percent(s ? s->lost : 0));
    sheet_write_next(b->w);
}

static struct str failing_names(const struct forecast_block *b)
{
    const struct scenario_policy *s = scenario(b, SCENARIO_SEVERE);
    struct str names = STR("");

    for (size_t i = 0; i < (size_t)s->fail && i < b->c->row_count; i++)
        names = arena_format(
            b->w->arena, "%.*s%s%.*s", STR_ARG(names),
            i == 0                          ? ""
            : b->w->language == LANGUAGE_ZH ? "、"
                                            : ", ",
            STR_ARG(analysis_customer(b->x, b->c->rows[i].customer)));
    return names;
}

/* The rows of what the slow and the severe scenario lose. */
static uint32_t write_assumptions(struct forecast_block *b)
{
    uint32_t first;

    sheet_write_section(b->w, forecast_say(b, "情景假设", "Scenarios"));
    sheet_put_wide(b->w->sheet, b->w->row, 0, 2,
                   sheet_styled(sheet_text(forecast_say(b, "情景", "Scenario")),
                                CELL_HEADING),
                   b->w->arena);
    for (uint32_t i = 0; i < COUNT(assumption_headings); i++)
        sheet_write(
            b->w, 2 + i,
            sheet_styled(sheet_text(sheet_say(b->w, assumption_headings[i])),
                         CELL_HEADING));
    sheet_write_next(b->w);
    first = b->w->row;
    write_assumption(b, forecast_say(b, "基准（回款预测）", "As forecast"),
                     NULL);
    write_assumption(b, forecast_say(b, "放缓", "Slow"),
                     scenario(b, SCENARIO_SLOW));
    write_assumption(b, forecast_say(b, "严重", "Severe"),
                     scenario(b, SCENARIO_SEVERE));
    tint(b, first + 1, 4, first + 2);
    if (scenario(b, SCENARIO_SEVERE)->fail)
        sheet_write_note(
            b->w, arena_format(b->w->arena,
                               b->w->language == LANGUAGE_ZH
                                   ? "严重情景下不付款的最大客户：%.*s"
                                   : "Paying nothing in the severe scenario: "
                                     "%.*s",
                               STR_ARG(failing_names(b))));
    sheet_write_skip(b->w, 1);
    return first + 1;
}

/* --- by week -------------------------------------------------------------- */

static const struct bilingual week_headings[COLUMNS] = {
    {"周次", "Week"},
    {"至", "To"},
    {"基准", "As forecast"},
    {"放缓", "Slow"},
    {"严重：全部客户延后", "Severe: all later"},
    {"减：最大客户", "less largest"},
    {"减：其余损失", "less lost"},
    {"严重", "Severe"},
    {"放缓较基准", "Slow less base"},
    {"严重较基准", "Severe less base"}};

struct stressed {
    int64_t base, slow, late, failed, lost, severe;
};

static int64_t part_of(int64_t amount, int32_t percents)
{
    int64_t out = 0;

    (void)!decimal_muldiv(amount, percents, 100, ROUND_HALF_UP, &out);
    return out;
}

/* The slow scenario's own failures and losses come off as they stand. */
static int64_t failed_of(const struct forecast_block *b,
                         enum forecast_scenario which, size_t week)
{
    int64_t sum = 0;

    for (size_t i = 0;
         i < (size_t)scenario(b, which)->fail && i < b->c->row_count; i++)
        sum += b->c->rows[i].slower[which].weeks[week];
    return sum;
}

static struct stressed stress(const struct forecast_block *b, size_t week)
{
    const struct forecast_row *t = &b->c->total;
    struct stressed s = {.base = t->methods[FORECAST_OWN].weeks[week],
                         .slow = t->slower[SCENARIO_SLOW].weeks[week] -
                                 failed_of(b, SCENARIO_SLOW, week),
                         .late = t->slower[SCENARIO_SEVERE].weeks[week],
                         .failed = failed_of(b, SCENARIO_SEVERE, week)};

    s.slow -= part_of(s.slow, scenario(b, SCENARIO_SLOW)->lost);
    s.lost = part_of(s.late - s.failed, scenario(b, SCENARIO_SEVERE)->lost);
    s.severe = s.late - s.failed - s.lost;
    return s;
}

static struct cell live(const struct forecast_block *b, int64_t minor,
                        struct str formula)
{
    return forecast_rounded(b, formula, minor);
}

static void write_formulas(struct forecast_block *b, const struct stressed *s,
                           struct str slow_loss, struct str severe_loss,
                           int64_t slow_before)
{
    struct arena *a = b->w->arena;
    uint32_t row = b->w->row + 1;

    sheet_write(
        b->w, AT_SLOW,
        live(b, s->slow,
             arena_format(a, "%.*s-ROUND(%.*s*%.*s,%d)",
                          STR_ARG(money_plain(
                              (struct money){slow_before, b->currency}, a)),
                          STR_ARG(money_plain(
                              (struct money){slow_before, b->currency}, a)),
                          STR_ARG(slow_loss), b->currency->exponent)));
    sheet_write(b->w, AT_LOST,
                live(b, s->lost,
                     arena_format(a, "(E%u-F%u)*%.*s", row, row,
                                  STR_ARG(severe_loss))));
    sheet_write(
        b->w, AT_SEVERE,
        live(b, s->severe, arena_format(a, "E%u-F%u-G%u", row, row, row)));
    sheet_write(
        b->w, AT_LESS_SLOW,
        live(b, s->slow - s->base, arena_format(a, "D%u-C%u", row, row)));
    sheet_write(
        b->w, AT_LESS_SEVERE,
        live(b, s->severe - s->base, arena_format(a, "H%u-C%u", row, row)));
}

static void write_week(struct forecast_block *b, size_t week, uint32_t losses)
{
    const struct forecast_row *t = &b->c->total;
    struct stressed s = stress(b, week);

    sheet_write_text(b->w, AT_WEEK, forecast_week_name(b, week));
    sheet_write(b->w, AT_TO, sheet_date(forecast_week_to(b->f, week)));
    sheet_write(b->w, AT_BASE, forecast_money(b, s.base));
    sheet_write(b->w, AT_LATE, forecast_money(b, s.late));
    sheet_write(b->w, AT_FAILED, forecast_money(b, s.failed));
    write_formulas(b, &s, loss_cell(b, losses), loss_cell(b, losses + 1),
                   t->slower[SCENARIO_SLOW].weeks[week] -
                       failed_of(b, SCENARIO_SLOW, week));
    sheet_write_next(b->w);
}

static void write_week_totals(struct forecast_block *b, uint32_t first)
{
    struct stressed sum = {0};
    int64_t sums[COLUMNS] = {0};

    for (size_t i = 0; i < FORECAST_WEEKS; i++) {
        struct stressed s = stress(b, i);

        sum.base += s.base;
        sum.slow += s.slow;
        sum.late += s.late;
        sum.failed += s.failed;
        sum.lost += s.lost;
        sum.severe += s.severe;
    }
    sums[AT_BASE] = sum.base;
    sums[AT_SLOW] = sum.slow;
    sums[AT_LATE] = sum.late;
    sums[AT_FAILED] = sum.failed;
    sums[AT_LOST] = sum.lost;
    sums[AT_SEVERE] = sum.severe;
    sums[AT_LESS_SLOW] = sum.slow - sum.base;
    sums[AT_LESS_SEVERE] = sum.severe - sum.base;
    sheet_write(
        b->w, 0,
        forecast_total(sheet_text(forecast_say(b, "13 周合计", "13 weeks"))));
    sheet_write(b->w, AT_TO, forecast_total((struct cell){0}));
    for (uint32_t i = AT_BASE; i < COLUMNS; i++)
        sheet_write(b->w, i,
                    forecast_total(forecast_sum(b, i, first, sums[i])));
    sheet_write_skip(b->w, 2);
}

static uint32_t write_weeks(struct forecast_block *b, uint32_t losses)
{
    uint32_t first, block = b->w->row;

    sheet_write_section(
        b->w, forecast_say(b, "各情景下各周回款", "Receipts by scenario"));
    sheet_write_headings(b->w, week_headings, COUNT(week_headings));
    first = b->w->row;
    for (size_t i = 0; i < FORECAST_WEEKS; i++)
        write_week(b, i, losses);
    write_week_totals(b, first);
    sheet_keep(b->w->sheet, block, b->w->row - 1, b->w->arena);
    return first;
}

/* --- cash ----------------------------------------------------------------- */

static const struct bilingual cash_headings[COLUMNS] = {
    {"周次", "Week"},
    {"至", "To"},
    {"计划付款", "Payments planned"},
    {"基准：期末现金", "As forecast: cash"},
    {"放缓：期末现金", "Slow: cash"},
    {"严重：期末现金", "Severe: cash"},
    {"基准：资金缺口", "As forecast: gap"},
    {"放缓：资金缺口", "Slow: gap"},
    {"严重：资金缺口", "Severe: gap"}};
#define CASH_COLUMNS   9
#define CASH_SCENARIOS 3

/* What the reporting currency's policy says of cash. */
struct cash {
    int64_t opening, weekly, minimum;
    uint32_t opening_row; /* its minimum stands below */
};

static struct cell entry(const struct forecast_block *b, struct money given)
{
    return forecast_money(b, given.currency == b->currency ? given.minor : 0);
}

static struct cash write_cash_entries(struct forecast_block *b)
{
    const struct forecast_policy *p = &b->x->figures->policy->forecast;
    struct cash cash = {.opening_row = b->w->row};

    if (p->opening_cash.currency == b->currency)
        cash.opening = p->opening_cash.minor;
    if (p->weekly_payments.currency == b->currency)
        cash.weekly = p->weekly_payments.minor;
    if (p->minimum_cash.currency == b->currency)
        cash.minimum = p->minimum_cash.minor;
    sheet_write_text(b->w, 0, forecast_say(b, "期初现金", "Opening cash"));
    sheet_write(b->w, 2, entry(b, p->opening_cash));
    sheet_write_next(b->w);
    sheet_write_text(b->w, 0, forecast_say(b, "最低现金余额", "Minimum cash"));
    sheet_write(b->w, 2, entry(b, p->minimum_cash));
    sheet_write_skip(b->w, 2);
    tint(b, cash.opening_row, 2, cash.opening_row + 1);
    return cash;
}

static int64_t receipts_of(const struct stressed *s, size_t which)
{
    return which == 0 ? s->base : which == 1 ? s->slow : s->severe;
}

static void write_cash_week(struct forecast_block *b, size_t week,
                            uint32_t weeks, uint32_t first,
                            const struct cash *cash, int64_t *closing)
{
    static const char columns[CASH_SCENARIOS] = {'C', 'D', 'H'};
    struct stressed s = stress(b, week);
    struct arena *a = b->w->arena;
    uint32_t row = b->w->row + 1;

    sheet_write_text(b->w, 0, forecast_week_name(b, week));
    sheet_write(b->w, 1, sheet_date(forecast_week_to(b->f, week)));
    sheet_write(b->w, 2,
                entry(b, b->x->figures->policy->forecast.weekly_payments));
    for (uint32_t i = 0; i < CASH_SCENARIOS; i++) {
        int64_t gap;

        closing[i] += receipts_of(&s, i) - cash->weekly;
        gap = cash->minimum > closing[i] ? cash->minimum - closing[i] : 0;
        sheet_write(
            b->w, 3 + i,
            live(b, closing[i],
                 arena_format(a, "$C$%u+SUM(%c$%u:%c%u)-SUM($C$%u:$C%u)",
                              cash->opening_row + 1, columns[i], weeks + 1,
                              columns[i], weeks + 1 + (uint32_t)week, first + 1,
                              row)));
        sheet_write(
            b->w, 6 + i,
            live(b, gap,
                 arena_format(a, "MAX(0,$C$%u-%.*s)", cash->opening_row + 2,
                              STR_ARG(here(b, 3 + i)))));
    }
    sheet_write_next(b->w);
}

static void write_worst(struct forecast_block *b, uint32_t first,
                        const int64_t *gaps)
{
    struct arena *a = b->w->arena;

    sheet_write(b->w, 0,
                forecast_total(sheet_text(
                    forecast_say(b, "最大资金缺口", "Largest gap"))));
    for (uint32_t i = 1; i < 6; i++)
        sheet_write(b->w, i, forecast_total((struct cell){0}));
    for (uint32_t i = 0; i < CASH_SCENARIOS; i++)
        sheet_write(
            b->w, 6 + i,
            forecast_total(live(
                b, gaps[i],
                arena_format(a, "MAX(%.*s)",
                             STR_ARG(sheet_cells_at(first, 6 + i, b->w->row - 1,
                                                    6 + i, a))))));
    sheet_write_next(b->w);
}

static void largest_gaps(const struct forecast_block *b,
                         const struct cash *cash, int64_t *gaps)
{
    int64_t closing[CASH_SCENARIOS] = {cash->opening, cash->opening,
                                       cash->opening};

    for (size_t week = 0; week < FORECAST_WEEKS; week++) {
        struct stressed s = stress(b, week);

        for (size_t i = 0; i < CASH_SCENARIOS; i++) {
            closing[i] += receipts_of(&s, i) - cash->weekly;
            if (cash->minimum - closing[i] > gaps[i])
                gaps[i] = cash->minimum - closing[i];
        }
    }
}

static void add_chart(struct forecast_block *b, uint32_t first)
{
    struct sheet_chart *chart =
        sheet_add_chart(b->w->sheet, SHEET_LINES, AT_BASE, 2, b->w->arena);
    struct sheet_series *lines =
        arena_array(b->w->arena, struct sheet_series, 3);

    lines[0] = (struct sheet_series){.line = AT_BASE, .color = SERIES_MAIN};
    lines[1] = (struct sheet_series){.line = AT_SLOW, .color = SERIES_SECOND};
    lines[2] = (struct sheet_series){.line = AT_SEVERE, .color = SERIES_BAD};
    chart->series = lines;
    chart->series_count = 3;
    chart->row = b->w->row;
    chart->column = 0;
    chart->width = 1090;
    chart->height = 11 * 22;
    chart->title = arena_format(b->w->arena,
                                b->w->language == LANGUAGE_ZH
                                    ? "三种情景下各周回款（%s）"
                                    : "Receipts by week and scenario (%s)",
                                b->currency->code);
    chart->down = true;
    chart->first = first;
    chart->count = FORECAST_WEEKS;
    chart->categories = AT_WEEK;
    chart->names = first - 1;
    sheet_write_skip(b->w, 12);
}

static void write_cash(struct forecast_block *b, uint32_t weeks)
{
    uint32_t first, block = b->w->row;
    int64_t closing[CASH_SCENARIOS], gaps[CASH_SCENARIOS] = {0};
    struct cash cash;

    sheet_write_section(b->w,
                        forecast_say(b, "资金缺口测算", "Cash and its gap"));
    sheet_write_note(
        b->w, forecast_say(
                  b,
                  "期初现金、最低现金余额、各周计划付款填入着色单元格（或在 "
                  "duebook.yaml 的 forecast: cash: 中给定），期末现金与缺口随之"
                  "重算；未填的按零计。",
                  "Type opening cash, minimum cash and the payments of each "
                  "week into the tinted cells (or give them in duebook.yaml, "
                  "forecast: cash:); cash and gap follow.  An empty cell "
                  "counts as nothing."));
    cash = write_cash_entries(b);
    sheet_write_headings(b->w, cash_headings, CASH_COLUMNS);
    first = b->w->row;
    for (size_t i = 0; i < CASH_SCENARIOS; i++)
        closing[i] = cash.opening;
    for (size_t week = 0; week < FORECAST_WEEKS; week++)
        write_cash_week(b, week, weeks, first, &cash, closing);
    tint(b, first, 2, b->w->row - 1);
    largest_gaps(b, &cash, gaps);
    write_worst(b, first, gaps);
    sheet_keep(b->w->sheet, block, b->w->row - 1, b->w->arena);
    sheet_write_skip(b->w, 1);
}

static void write_currency(struct forecast_block *b, size_t before)
{
    uint32_t losses, weeks;

    if (before)
        sheet_break(b->w->sheet, b->w->row, b->w->arena);
    sheet_write_section(b->w, analysis_currency(b->x, b->currency));
    sheet_write_skip(b->w, 1);
    losses = write_assumptions(b);
    weeks = write_weeks(b, losses);
    add_chart(b, weeks);
    write_cash(b, weeks);
}

static const struct bilingual note = {
    "仅限报告日未清单据，不含今后新增销售的回款。放缓、严重：每一等待时间按比例"
    "延长后重新推算；"
    "严重另扣最大客户全部回款及其余客户的损失。着色单元格可以改动，各数随之重算"
    "。",
    "Only what is open on the day, no receipts of sales still to be made.  "
    "Slow "
    "and severe: every wait is longer by a per cent; severe also loses the "
    "largest customer and a part of the others.  Tinted cells can be changed, "
    "and the figures follow."};

static bool make(struct analysis *x, const struct analysis_part *part)
{
    const struct forecast *f = x->figures->forecast;
    struct sheet_writer w;
    struct forecast_block b = {.x = x, .w = &w, .f = f};
    size_t n = 0;

    if (f->gap != FORECAST_COMPLETE) {
        analysis_say_missing(x, part,
                             bilingual_text(part->missing, x->language));
        return true;
    }
    w = analysis_part_sheet(x, part, widths, COUNT(widths), note);
    for (size_t i = 0; i < f->currency_count; i++) {
        b.c = &f->currencies[i];
        b.currency = b.c->currency;
        if (b.c->total.open)
            write_currency(&b, n++);
    }
    return true;
}

const struct analysis_part analysis_stress = {
    .name = {"压力测试", "Stress test"},
    .title = {"压力测试（三种情景）", "Stress test: three scenarios"},
    .internal = false,
    .figure = offsetof(struct analysis_figures, forecast),
    .missing =
        {"数据不足：没有回款预测，无从设定情景（原因见回款预测表）。",
         "Not enough data: there is no forecast to put under stress; its "
         "sheet says why."},
    .make = make};
