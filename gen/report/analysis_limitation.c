/* Limitation, guarantees and bills: until when, and what to do about it. */
#include "measure/clock.h"

#include "report/analysis_collector.h"
#include "report/analysis_list.h"
#include "report/calendar_words.h"

#include <stdlib.h>

enum {
    AT_ALARM,
    AT_BY,
    AT_LEFT,
    AT_ID,
    AT_SUBJECT,
    AT_KIND,
    AT_NAME,
    AT_CURRENCY,
    AT_OPEN,
    AT_PROVABLE,
    AT_ASSERTED,
    AT_ACTION,
    AT_LACKS,
    AT_FROM,
    AT_BASIS,
    AT_COUNT
};

static const struct analysis_column columns[AT_COUNT] = {
    [AT_ALARM] = {{"预警", "Alarm"}, CELL_TEXT, CELL_ALIGN_CENTER, 11},
    [AT_BY] = {{"办理截止日", "Act by"}, CELL_DATE, CELL_ALIGN_CENTER, 12},
    [AT_LEFT] = {{"剩余天数", "Days left"},
                 CELL_INTEGER,
                 CELL_ALIGN_CENTER,
                 10},
    [AT_KIND] = {{"期限", "Deadline"}, CELL_TEXT, CELL_ALIGN_INDENT, 27},
    [AT_ID] = {{"客户编号", "Customer no."}, CELL_TEXT, CELL_ALIGN_KIND, 15},
    [AT_NAME] = {{"客户名称", "Customer"}, CELL_LINK, CELL_ALIGN_KIND, 31},
    [AT_SUBJECT] = {{"单据、票据或案号", "Invoice, bill or case"},
                    CELL_TEXT,
                    CELL_ALIGN_KIND,
                    24},
    [AT_CURRENCY] = {{"币种", "Currency"}, CELL_TEXT, CELL_ALIGN_CENTER, 8},
    [AT_OPEN] = {{"未付金额", "Open"}, CELL_MONEY, CELL_ALIGN_KIND, 15},
    [AT_PROVABLE] = {{"届满日（可证明）", "End (provable)"},
                     CELL_TEXT,
                     CELL_ALIGN_CENTER,
                     17},
    [AT_ASSERTED] = {{"届满日（可主张）", "End (asserted)"},
                     CELL_TEXT,
                     CELL_ALIGN_CENTER,
                     17},
    [AT_ACTION] = {{"应办事项", "To do"}, CELL_TEXT, CELL_ALIGN_WRAP, 40},
    [AT_LACKS] = {{"缺少的证据", "Missing evidence"},
                  CELL_TEXT,
                  CELL_ALIGN_WRAP,
                  34},
    [AT_FROM] = {{"起算事由", "Reckoned from"}, CELL_TEXT, CELL_ALIGN_WRAP, 28},
    [AT_BASIS] = {{"法律依据", "Basis"}, CELL_TEXT, CELL_ALIGN_WRAP, 27},
};

/* What the first column says, in the order of the rows. */
enum level {
    LEVEL_1, /* the nearest alarm */
    LEVEL_2,
    LEVEL_3,
    LEVEL_ENDED,
    LEVEL_UNKNOWN,
    LEVEL_LATER,
    LEVEL_STAYED,
    LEVEL_FOREIGN,
    LEVEL_COUNT
};

static const struct bilingual levels[LEVEL_COUNT] = {
    [LEVEL_1] = {"一级预警", "Alarm 1"},
    [LEVEL_2] = {"二级预警", "Alarm 2"},
    [LEVEL_3] = {"三级预警", "Alarm 3"},
    [LEVEL_ENDED] = {"已届满", "Ended"},
    [LEVEL_UNKNOWN] = {"无法计算", "Unknown"},
    [LEVEL_LATER] = {"尚早", "Later"},
    [LEVEL_STAYED] = {"中止、放弃", "Stayed, waived"},
    [LEVEL_FOREIGN] = {"外国法", "Foreign law"}};

/* Of a clock without an amount. */
static const struct str no_currency = STR_INIT("–");

static const struct bilingual note = {
    "预警以现有证据可证明的届满日为准；可主张的届满日另列。预警各级的天数见汇总"
    "。中断只及于文书列明、当时已到期的单据。与 duebook calendar 同一计算。",
    "Alarms follow the end that the evidence proves; the one we would assert "
    "stands beside it.  The days of the alarms stand in the summary.  An event "
    "interrupts only for the invoices it names that were due then.  The same "
    "computation as duebook calendar."};
static const struct bilingual empty = {
    "没有需要列出的期限：没有未付款项，也没有票据、担保或案件。",
    "There is nothing to list: no open amounts, bills, guarantees or cases."};

static enum level level_of(const struct clock *c)
{
    switch ((enum clock_state)c->state) {
    case CLOCK_ENDED:
        return LEVEL_ENDED;
    case CLOCK_WAIVED:
    case CLOCK_STAYED:
        return LEVEL_STAYED;
    case CLOCK_UNKNOWN:
        return LEVEL_UNKNOWN;
    case CLOCK_FOREIGN:
        return LEVEL_FOREIGN;
    case CLOCK_RUNS:
        break;
    }
    for (int i = CLOCK_ALARMS; i-- > 0;)
        if (c->alarm && c->alarm == clock_alarms[c->kind][i])
            return (enum level)(CLOCK_ALARMS - 1 - i);
    return LEVEL_LATER;
}

static enum cell_style style_of(enum level level)
{
    static const enum cell_style styles[LEVEL_COUNT] = {
        [LEVEL_1] = CELL_LEVEL_3,
        [LEVEL_2] = CELL_LEVEL_2,
        [LEVEL_3] = CELL_LEVEL_1,
        [LEVEL_ENDED] = CELL_LEVEL_3};

    return styles[level];
}

/* --- the rows ------------------------------------------------------------- */

struct rows {
    const struct analysis *x;
    const struct clock **order;
};

static void fill_subject(const struct rows *rows, const struct clock *c,
                         struct cell *cells, struct arena *a)
{
    const struct customer *who =
        &rows->x->figures->ledger->customers[c->customer];

    cells[AT_ID] = sheet_text(who->customer_id);
    cells[AT_NAME] = analysis_customer_link(rows->x, c->customer, a);
    cells[AT_SUBJECT] =
        sheet_text(clock_subject(rows->x->figures->clocks, c, a));
    cells[AT_CURRENCY] = sheet_text(no_currency);
    if (!c->currency)
        return;
    cells[AT_CURRENCY] = sheet_text(str_from_z(c->currency->code));
    cells[AT_OPEN] = sheet_money(c->open, c->currency);
}

static void fill(const void *context, size_t row, uint32_t sheet_row,
                 struct cell *cells, struct arena *a)
{
    const struct rows *rows = context;
    const struct clock *c = rows->order[row];
    enum language l = rows->x->language;
    enum level level = level_of(c);
    enum cell_style style = style_of(level);

    (void)sheet_row;
    cells[AT_ALARM] =
        sheet_styled(sheet_text(bilingual_text(levels[level], l)), style);
    cells[AT_BY] = sheet_date(c->by);
    if (date_is(c->by))
        cells[AT_LEFT] = sheet_styled(sheet_integer(c->days_left), style);
    cells[AT_KIND] = sheet_text(clock_kind_text((enum clock_kind)c->kind, l));
    fill_subject(rows, c, cells, a);
    cells[AT_PROVABLE] =
        sheet_styled(sheet_text(clock_end_text(c, true, l, a)), style);
    cells[AT_ASSERTED] = sheet_text(clock_end_text(c, false, l, a));
    cells[AT_ACTION] = sheet_text(clock_action_text(c, l));
    cells[AT_LACKS] = sheet_text(clock_lacks_text(c->lacks, l, a));
    cells[AT_FROM] = sheet_text(clock_from_text(c, true, l, a));
    cells[AT_BASIS] =
        sheet_text(clock_basis_text(c, rows->x->figures->ledger, l));
}

/* Alarms first; within a level as the clocks stand, by their days. */
static const struct clock **order_of(const struct analysis *x)
{
    const struct clocks *list = x->figures->clocks;
    const struct clock **order =
        arena_array(x->arena, const struct clock *, list->count);
    size_t n = 0;

    for (int level = 0; level < LEVEL_COUNT; level++)
        for (size_t i = 0; i < list->count; i++)
            if (level_of(&list->items[i]) == (enum level)level)
                order[n++] = &list->items[i];
    return order;
}

/* --- the summary ---------------------------------------------------------- */

/* What there is of a kind in a level and currency. */
struct summary_row {
    enum level level;
    uint8_t kind;
    const struct currency *currency; /* NULL: no amount is told */
    size_t count;
    int64_t open;
};

struct summary {
    struct summary_row *rows;
    size_t count;
};

static int by_level(const void *a, const void *b)
{
    const struct summary_row *x = a, *y = b;

    if (x->level != y->level)
        return x->level < y->level ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return str_compare(str_from_z(x->currency ? x->currency->code : ""),
                       str_from_z(y->currency ? y->currency->code : ""));
}

static struct summary sum_up(const struct clocks *list, struct arena *a)
{
    struct summary s = {0};
    size_t capacity = 0;

    for (size_t i = 0; i < list->count; i++) {
        const struct clock *c = &list->items[i];
        struct summary_row *row = NULL;

        for (size_t k = 0; !row && k < s.count; k++)
            if (s.rows[k].level == level_of(c) && s.rows[k].kind == c->kind &&
                s.rows[k].currency == c->currency)
                row = &s.rows[k];
        if (!row) {
            row = &ARENA_PUSH(a, s.rows, s.count, capacity);
            *row = (struct summary_row){
                .level = level_of(c), .kind = c->kind, .currency = c->currency};
        }
        row->count++;
        row->open += c->currency ? c->open : 0;
    }
    if (s.count)
        qsort(s.rows, s.count, sizeof(*s.rows), by_level);
    return s;
}

/* The summary's columns are the table's first ones. */
enum {
    SUM_LEVEL = AT_ALARM,
    SUM_COUNT = AT_BY,
    SUM_CURRENCY = AT_LEFT,
    SUM_OPEN = AT_ID,
    SUM_KIND = AT_SUBJECT,
    SUM_DAYS = AT_KIND
};

static const struct bilingual summary_headings[] = {
    [SUM_LEVEL] = {"预警", "Alarm"},
    [SUM_COUNT] = {"件数", "Number"},
    [SUM_CURRENCY] = {"币种", "Currency"},
    [SUM_KIND] = {"期限", "Deadline"},
    [SUM_OPEN] = {"未付金额", "Open"},
    [SUM_DAYS] = {"三／二／一级预警天数", "Days of alarms 3 / 2 / 1"}};

static void put_row(struct analysis_list *l, const struct summary_row *r)
{
    struct sheet_writer *w = &l->writer;
    const int32_t *days = clock_alarms[r->kind];
    struct str level = sheet_say(w, levels[r->level]);
    struct str kind = clock_kind_text((enum clock_kind)r->kind, w->language);
    struct str code = r->currency ? str_from_z(r->currency->code) : no_currency;
    struct list_condition conditions[] = {
        {AT_ALARM, sheet_literal(level, w->arena)},
        {AT_KIND, sheet_literal(kind, w->arena)},
        {AT_CURRENCY, sheet_literal(code, w->arena)}};
    struct cell count =
        sheet_formula(analysis_list_sum(l, LIST_COUNT, conditions, 3),
                      sheet_integer((int64_t)r->count));

    analysis_put_blank(w, SUM_LEVEL, SUM_DAYS);
    sheet_write_centered(w, SUM_LEVEL, level, style_of(r->level));
    sheet_write(w, SUM_COUNT, sheet_aligned(count, CELL_ALIGN_CENTER));
    sheet_write_centered(w, SUM_CURRENCY, code, CELL_PLAIN);
    sheet_write(w, SUM_KIND,
                sheet_aligned(sheet_text(kind), CELL_ALIGN_INDENT));
    if (r->currency)
        sheet_write(w, SUM_OPEN,
                    sheet_live(w,
                               sheet_rounded(
                                   analysis_list_sum(l, AT_OPEN, conditions, 3),
                                   r->currency, w->arena),
                               sheet_money(r->open, r->currency)));
    sheet_write_centered(
        w, SUM_DAYS,
        arena_format(w->arena, "%d / %d / %d", days[0], days[1], days[2]),
        CELL_PLAIN);
    sheet_write_next(w);
}

static bool make(struct analysis *x, const struct analysis_part *part)
{
    const struct clocks *list = x->figures->clocks;
    struct rows *rows = arena_new(x->arena, struct rows);
    struct summary s = sum_up(list, x->arena);
    struct analysis_list_spec spec = {
        .name = bilingual_text(part->name, x->language),
        .note = bilingual_text(note, x->language),
        .columns = columns,
        .column_count = AT_COUNT,
        .top_rows = 2 + (uint32_t)s.count,
        .row_count = list->count,
        .row = fill,
        .context = rows,
        .id_column = AT_ID,
        .freeze_columns = AT_SUBJECT + 1,
        .is_wide = true};
    struct analysis_list l;

    *rows = (struct rows){x, order_of(x)};
    l = analysis_list_make(x, part, &spec);
    if (!list->count) {
        sheet_write_line(&l.writer, sheet_say(&l.writer, empty), CELL_PLAIN);
        return true;
    }
    analysis_put_headings(&l.writer, summary_headings, COUNT(summary_headings));
    for (size_t i = 0; i < s.count; i++)
        put_row(&l, &s.rows[i]);
    return true;
}

const struct analysis_part analysis_limitation = {
    .name = {"时效", "Limitation"},
    .title = {"诉讼时效、保证期间与票据期限",
              "Limitation, guarantees and bills"},
    .internal = true,
    .figure = offsetof(struct analysis_figures, clocks),
    .missing = {"数据不足：缺少工作日历，未能计算期限。",
                "Not enough data: without the calendar no deadline can be "
                "computed."},
    .make = make};
