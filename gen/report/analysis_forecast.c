/* What is expected to come in within 13 weeks, and how good that is. */
#include "report/analysis_forecast.h"

enum {
    AT_LABEL,
    AT_FROM,
    AT_TO,
    AT_OWN,
    AT_SUM,
    AT_DUE,
    AT_AVERAGE,
    COLUMNS = 10
};

static const int widths[COLUMNS] = {30, 14, 14, 15, 15, 15, 15, 15, 15, 15};

/* First week of each group of weeks, and the end of the last one. */
static const size_t groups[] = {0, 4, 8, FORECAST_WEEKS};
#define GROUPS (COUNT(groups) - 1)

static bool is_complete(const struct forecast_block *b)
{
    return b->f->gap == FORECAST_COMPLETE;
}

static const int64_t *weeks_of(const struct forecast_row *r,
                               enum forecast_method method)
{
    return r->methods[method].weeks;
}

/* --- from what is owed to what is forecast -------------------------------- */

static void write_bridge_row(struct forecast_block *b, struct str text,
                             int64_t minor)
{
    sheet_put_wide(b->w->sheet, b->w->row, 0, 3, sheet_text(text), b->w->arena);
    sheet_write(b->w, AT_OWN, forecast_money(b, minor));
    sheet_write_next(b->w);
}

static struct str credits_text(const struct forecast_block *b)
{
    const struct forecast_bridge *bridge = &b->c->bridge;
    struct money at_bank = {bridge->at_bank, b->currency};

    if (!bridge->at_bank)
        return forecast_say(b, "减：未核销收款及贷项抵减",
                            "less unapplied and credits");
    return arena_format(b->w->arena,
                        b->w->language == LANGUAGE_ZH
                            ? "减：未核销收款、贷项及银行已到账待入账 %.*s 抵减"
                            : "less unapplied, credits and %.*s at the bank",
                        STR_ARG(money_grouped(at_bank, b->w->arena)));
}

static void write_bridge(struct forecast_block *b)
{
    const struct forecast_bridge *bridge = &b->c->bridge;
    uint32_t first = b->w->row + 1;

    sheet_write_section(b->w, forecast_say(b, "预测基数", "What is forecast"));
    write_bridge_row(b, forecast_say(b, "未清单据", "Open documents"),
                     bridge->documents);
    if (bridge->handed_over)
        write_bridge_row(b,
                         forecast_say(b, "减：已移交律师，不预测",
                                      "less handed over, not forecast"),
                         -bridge->handed_over);
    if (bridge->winding_up)
        write_bridge_row(b,
                         forecast_say(b, "减：破产、清算客户，不预测",
                                      "less insolvent customers, not forecast"),
                         -bridge->winding_up);
    if (bridge->credits)
        write_bridge_row(b, credits_text(b), -bridge->credits);
    sheet_put_wide(
        b->w->sheet, b->w->row, 0, 3,
        forecast_total(sheet_text(forecast_say(b, "预测基数", "Base"))),
        b->w->arena);
    sheet_write(
        b->w, AT_OWN,
        forecast_total(forecast_sum(b, AT_OWN, first, b->c->total.open)));
    sheet_write_skip(b->w, 2);
}

/* --- by week -------------------------------------------------------------- */

static const struct bilingual week_headings[] = {
    {"周次", "Week"},
    {"自", "From"},
    {"至", "To"},
    {"预计回款", "Expected"},
    {"累计预计回款", "Cumulative"},
    {"简单法一：按到期日", "Naive: due date"},
    {"简单法二：到期日＋平均延迟", "Naive: due + average"}};

static void write_week(struct forecast_block *b, uint32_t first, size_t week)
{
    const struct forecast_row *t = &b->c->total;
    const int64_t *own = weeks_of(t, FORECAST_OWN);
    struct column_name name = sheet_column_name(AT_OWN);

    sheet_write_text(b->w, AT_LABEL, forecast_week_name(b, week));
    sheet_write(b->w, AT_FROM, sheet_date(forecast_week_from(b->f, week)));
    sheet_write(b->w, AT_TO, sheet_date(forecast_week_to(b->f, week)));
    sheet_write(b->w, AT_DUE,
                forecast_money(b, weeks_of(t, FORECAST_DUE)[week]));
    if (is_complete(b)) {
        sheet_write(b->w, AT_OWN, forecast_money(b, own[week]));
        sheet_write(
            b->w, AT_SUM,
            forecast_rounded(b,
                             arena_format(b->w->arena, "SUM(%s$%u:%s%u)",
                                          name.letters, first + 1, name.letters,
                                          b->w->row + 1),
                             forecast_weeks_sum(own, 0, week + 1)));
        sheet_write(b->w, AT_AVERAGE,
                    forecast_money(b, weeks_of(t, FORECAST_AVERAGE)[week]));
    }
    sheet_write_next(b->w);
}

static void write_later(struct forecast_block *b, uint32_t sums)
{
    static const uint32_t columns[] = {[FORECAST_OWN] = AT_OWN,
                                       [FORECAST_DUE] = AT_DUE,
                                       [FORECAST_AVERAGE] = AT_AVERAGE};

    sheet_write_text(
        b->w, AT_LABEL,
        forecast_say(b, "13 周以后或无法预计", "Later or not foreseen"));
    for (size_t m = 0; m < FORECAST_METHODS; m++)
        if (is_complete(b) || m == FORECAST_DUE)
            sheet_write(b->w, columns[m],
                        forecast_money(b, b->c->total.methods[m].later));
    sheet_write_next(b->w);
    sheet_write(
        b->w, AT_LABEL,
        forecast_total(sheet_text(forecast_say(b, "预测基数", "Base"))));
    for (uint32_t i = AT_FROM; i <= AT_AVERAGE; i++)
        sheet_write(b->w, i, forecast_total((struct cell){0}));
    for (size_t m = 0; m < FORECAST_METHODS; m++)
        if (is_complete(b) || m == FORECAST_DUE)
            sheet_write(b->w, columns[m],
                        forecast_total(forecast_sum(b, columns[m], sums,
                                                    b->c->total.open)));
    sheet_write_skip(b->w, 2);
}

/* At the right of the weeks. */
static void add_weeks_chart(struct forecast_block *b, uint32_t first)
{
    struct sheet_chart *chart =
        sheet_add_chart(b->w->sheet, SHEET_COLUMNS,
                        is_complete(b) ? AT_OWN : AT_DUE, 1, b->w->arena);

    chart->row = first - 1;
    chart->column = AT_AVERAGE + 1;
    chart->width = 325;
    chart->height = (FORECAST_WEEKS + 3) * 22;
    chart->title =
        arena_format(b->w->arena,
                     b->w->language == LANGUAGE_ZH ? "各周预计回款（%s）"
                                                   : "Expected by week (%s)",
                     b->currency->code);
    chart->down = true;
    chart->first = first;
    chart->count = FORECAST_WEEKS;
    chart->categories = AT_LABEL;
    chart->names = first - 1;
    chart->series[0].color = SERIES_MAIN;
    chart->no_legend = true;
}

static void write_weeks(struct forecast_block *b)
{
    uint32_t first, block = b->w->row;

    sheet_write_section(b->w, forecast_say(b, "各周预计回款", "Week by week"));
    sheet_write_headings(b->w, week_headings, COUNT(week_headings));
    first = b->w->row;
    for (size_t i = 0; i < FORECAST_WEEKS; i++)
        write_week(b, first, i);
    write_later(b, first);
    sheet_keep(b->w->sheet, block, b->w->row - 1, b->w->arena);
    add_weeks_chart(b, first);
}

/* --- by customer ---------------------------------------------------------- */

static const struct bilingual customer_headings[] = {
    {"客户", "Customer"},         {"预测基数", "Base"},
    {"第 1–4 周", "Weeks 1–4"},   {"第 5–8 周", "Weeks 5–8"},
    {"第 9–13 周", "Weeks 9–13"}, {"13 周合计", "13 weeks"},
    {"以后或无法预计", "Later"},  {"其中：承诺", "Promised"},
    {"其中：争议", "Disputed"},   {"历史付款笔数", "Payments seen"}};

static void write_customer(struct forecast_block *b, struct str name,
                           const struct forecast_row *r)
{
    const int64_t *own = weeks_of(r, FORECAST_OWN);

    sheet_write_text(b->w, 0, name);
    sheet_write(b->w, 1, forecast_money(b, r->open));
    for (uint32_t i = 0; i < GROUPS; i++)
        sheet_write(b->w, 2 + i,
                    forecast_money(
                        b, forecast_weeks_sum(own, groups[i], groups[i + 1])));
    sheet_write(
        b->w, 5,
        forecast_rounded(b, sheet_sum_of_columns(b->w->row, 2, 5, b->w->arena),
                         forecast_weeks_sum(own, 0, FORECAST_WEEKS)));
    sheet_write(b->w, 6,
                forecast_rounded(b,
                                 arena_format(b->w->arena, "B%u-F%u",
                                              b->w->row + 1, b->w->row + 1),
                                 r->methods[FORECAST_OWN].later));
    sheet_write(b->w, 7, forecast_money(b, r->promised));
    sheet_write(b->w, 8, forecast_money(b, r->disputed));
    sheet_write(b->w, 9, sheet_integer((int64_t)r->cases));
    sheet_write_next(b->w);
}

static void write_customer_total(struct forecast_block *b, uint32_t first)
{
    const struct forecast_row *t = &b->c->total;
    const int64_t *own = weeks_of(t, FORECAST_OWN);
    const int64_t sums[] = {t->open,
                            forecast_weeks_sum(own, groups[0], groups[1]),
                            forecast_weeks_sum(own, groups[1], groups[2]),
                            forecast_weeks_sum(own, groups[2], groups[3]),
                            forecast_weeks_sum(own, 0, FORECAST_WEEKS),
                            t->methods[FORECAST_OWN].later,
                            t->promised,
                            t->disputed};
    struct str cases = sheet_sum_of_rows(9, first, b->w->row, b->w->arena);

    sheet_write(b->w, 0,
                forecast_total(sheet_text(forecast_say(b, "合计", "Total"))));
    for (uint32_t i = 0; i < COUNT(sums); i++)
        sheet_write(b->w, 1 + i,
                    forecast_total(forecast_sum(b, 1 + i, first, sums[i])));
    sheet_write(b->w, 9,
                forecast_total(
                    sheet_live(b->w, cases, sheet_integer((int64_t)t->cases))));
    sheet_write_skip(b->w, 2);
}

static void write_customers(struct forecast_block *b)
{
    size_t top = (size_t)b->x->figures->policy->forecast.top;
    struct forecast_row others = {0};
    uint32_t first, block = b->w->row;

    sheet_write_section(b->w, forecast_say(b, "主要客户", "Largest customers"));
    sheet_write_headings(b->w, customer_headings, COUNT(customer_headings));
    first = b->w->row;
    for (size_t i = 0; i < b->c->row_count; i++) {
        const struct forecast_row *r = &b->c->rows[i];

        if (i < top)
            write_customer(b, analysis_customer(b->x, r->customer), r);
        else
            forecast_row_add(&others, r);
    }
    if (b->c->row_count > top)
        write_customer(b,
                       arena_format(b->w->arena,
                                    b->w->language == LANGUAGE_ZH
                                        ? "其他 %zu 个客户"
                                        : "%zu other customers",
                                    b->c->row_count - top),
                       &others);
    write_customer_total(b, first);
    sheet_keep(b->w->sheet, block, b->w->row - 1, b->w->arena);
}

/* --- the sheet ------------------------------------------------------------ */

static struct str gap_text(const struct forecast_block *b)
{
    switch (b->f->gap) {
    case FORECAST_COMPLETE:
        break;
    case FORECAST_PHOTOGRAPH:
        return forecast_say(
            b,
            "数据不足：本账簿为未清项快照，不含单据的结清日期，无法得知客户"
            "付款的快慢；以下仅按到期日排列，不作预测，也无法回测。",
            "Not enough data: this book is an export of open items "
            "without the days on which others were paid, so nobody knows "
            "how fast customers pay; below is the order of due dates "
            "alone, which is no forecast and cannot be tested.");
    case FORECAST_NO_RECEIPTS:
        return forecast_say(
            b, "数据不足：未提供收款，以下仅按到期日排列，不作预测。",
            "Not enough data: there are no receipts; below is the order "
            "of due dates alone, which is no forecast.");
    case FORECAST_TOO_FEW:
        return forecast_say(
            b,
            "数据不足：学习期内的付款不足 10 笔，以下仅按到期日排列，不作预"
            "测。",
            "Not enough data: fewer than 10 payments to learn from; below "
            "is the order of due dates alone, which is no forecast.");
    }
    return STR("");
}

static struct str method_text(const struct forecast_block *b)
{
    const struct forecast_policy *p = &b->x->figures->policy->forecast;

    return arena_format(
        b->w->arena,
        b->w->language == LANGUAGE_ZH
            ? "方法：以最近 %d "
              "天内每张未清单据在到期日前后各天被付款的比例，作为该"
              "账龄日的付款可能性，每一客户用自身案例并以全账簿折合 %d "
              "例补足；未清"
              "单据自其现有账龄起逐日往后推算，金额按周汇总，尾差按最大余数分配"
              "。"
            : "Method: the share of open documents that was paid on each day "
              "before and after the due date in the last %d days is the chance "
              "to be paid on that day, each customer's own cases taken "
              "together "
              "with %d of the whole book.  Each open document goes on from its "
              "present age, day by day, and amounts are added up by week, to "
              "the "
              "cent by largest remainder.",
        (int)p->history_days, (int)p->cases);
}

static struct str facts_text(const struct forecast_block *b)
{
    struct decimal kept = b->f->kept;
    struct str text;

    kept.scale -= 2;
    (void)!decimal_rescale(&kept, 0, ROUND_HALF_UP);
    text = decimal_format(kept, false, b->w->arena);
    return arena_format(
        b->w->arena,
        b->w->language == LANGUAGE_ZH
            ? "范围：仅限报告日未清单据，不含今后新增销售的回款。争议、质保金、"
              "票据及"
              "无到期日单据各按同类历史；有效的付款承诺按承诺日计入，按 %.*s%% "
              "兑现"
              "（已到期承诺 %zu "
              "项），其余照常推算；移交律师及破产、清算客户不预测；"
              "未核销收款、贷项先抵最早到期单据。学习的付款 %zu 笔（争议单据 "
              "%zu "
              "笔），平均延迟 %d 天（负数为提前）。"
            : "Scope: only what is open on the day, no receipts of sales still "
              "to "
              "be made.  Disputed documents, retention money, bills and "
              "documents "
              "without due date have a history of their own; running promises "
              "count on their day at %.*s%% (%zu promises are over), the rest "
              "as "
              "usual; nothing is expected of what the lawyer has or of "
              "insolvent "
              "customers; unapplied money and credits pay the oldest first.  "
              "Learnt from %zu payments (%zu of disputed documents), on "
              "average "
              "%d days after the due date (negative: before).",
        STR_ARG(text), b->f->promises, b->f->cases, b->f->disputed_cases,
        (int)b->f->average_delay);
}

static void write_currency(struct forecast_block *b, size_t before)
{
    if (before)
        sheet_break(b->w->sheet, b->w->row, b->w->arena);
    sheet_write_section(b->w, analysis_currency(b->x, b->currency));
    sheet_write_skip(b->w, 1);
    write_bridge(b);
    if (!b->c->total.open)
        return;
    write_weeks(b);
    if (!is_complete(b))
        return;
    write_customers(b);
    forecast_write_tests(b);
    forecast_write_errors(b);
}

static bool make(struct analysis *x, const struct analysis_part *part)
{
    static const struct bilingual note = {"", ""};
    const struct forecast *f = x->figures->forecast;
    struct sheet_writer w =
        analysis_part_sheet(x, part, widths, COUNT(widths), note);
    struct forecast_block b = {.x = x, .w = &w, .f = f};
    size_t n = 0;

    if (is_complete(&b)) {
        sheet_write_note(&w, method_text(&b));
        sheet_write_note(&w, facts_text(&b));
    } else {
        sheet_write_line(&w, gap_text(&b), CELL_PLAIN);
    }
    sheet_write_skip(&w, 1);
    for (size_t i = 0; i < f->currency_count; i++) {
        b.c = &f->currencies[i];
        b.currency = b.c->currency;
        if (b.c->bridge.documents)
            write_currency(&b, n++);
    }
    return true;
}

const struct analysis_part analysis_forecast = {
    .name = {"回款预测", "Forecast"},
    .title = {"回款预测（未来 13 周）", "Expected receipts of 13 weeks"},
    .internal = false,
    .figure = offsetof(struct analysis_figures, forecast),
    .missing = {"数据不足：未能计算回款预测。",
                "Not enough data: no forecast could be made."},
    .make = make};
