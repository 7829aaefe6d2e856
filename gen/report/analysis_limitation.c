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
    AT_KIND,
    AT_ID,
    AT_NAME,
    AT_SUBJECT,
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
    [AT_LEFT] = {{"剩余天数", "Days left"}, CELL_INTEGER, CELL_ALIGN_KIND, 10},
    [AT_KIND] = {{"期限", "Deadline"}, CELL_TEXT, CELL_ALIGN_INDENT, 24},
    [AT_ID] = {{"客户编号", "Customer no."}, CELL_TEXT, CELL_ALIGN_KIND, 12},
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

static const struct bilingual note = {
    "预警以现有证据可证明的届满日为准；可主张的届满日另列。预警各级的天数见汇总"
    "右"
    "侧。中断只及于文书列明、当时已到期的单据。与 duebook calendar 同一计算。",
    "Alarms follow the end that the evidence proves; the one we would assert "
    "stands beside it.  Days of the alarms: right of the summary.  An event "
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

/* Kinds of deadlines down, levels across. */
struct summary {
    size_t counts[CLOCK_KINDS][LEVEL_COUNT];
    size_t kinds; /* of which there are some */
};

static size_t count_kind(const struct summary *s, size_t kind)
{
    size_t n = 0;

    for (size_t i = 0; i < LEVEL_COUNT; i++)
        n += s->counts[kind][i];
    return n;
}

static struct summary count(const struct clocks *list)
{
    struct summary s = {0};

    for (size_t i = 0; i < list->count; i++)
        s.counts[list->items[i].kind][level_of(&list->items[i])]++;
    for (size_t kind = 0; kind < CLOCK_KINDS; kind++)
        s.kinds += count_kind(&s, kind) > 0;
    return s;
}

/* Columns of the summary stand where the table's are wide enough. */
#define SUM_KIND  AT_KIND
#define SUM_LEVEL AT_ID
#define SUM_DAYS  AT_ACTION

/* The summary's column of a level: the narrow ones have no room to spare. */
static uint32_t column_of(size_t level)
{
    static const uint32_t columns_of[LEVEL_COUNT] = {
        AT_ALARM,   AT_BY,   AT_LEFT,     AT_ID,
        AT_SUBJECT, AT_OPEN, AT_PROVABLE, AT_ASSERTED};

    return columns_of[level];
}

static void put_heading(struct sheet_writer *w, uint32_t column,
                        struct bilingual text)
{
    sheet_write(w, column,
                sheet_styled(sheet_text(sheet_say(w, text)), CELL_HEADING));
}

static void put_headings(struct sheet_writer *w)
{
    static const struct bilingual kind = {"期限", "Deadline"};
    static const struct bilingual days = {"预警天数（三级／二级／一级）",
                                          "Days of alarms 3 / 2 / 1"};

    for (uint32_t i = 0; i <= AT_ACTION; i++)
        sheet_write(w, i, (struct cell){.style = CELL_HEADING});
    put_heading(w, SUM_KIND, kind);
    for (size_t i = 0; i < LEVEL_COUNT; i++)
        put_heading(w, column_of(i), levels[i]);
    put_heading(w, SUM_DAYS, days);
    sheet_write_next(w);
}

static void put_count(struct analysis_list *l, struct str kind, size_t level,
                      size_t n)
{
    struct sheet_writer *w = &l->writer;
    struct list_condition conditions[] = {
        {AT_KIND, sheet_literal(kind, w->arena)},
        {AT_ALARM, sheet_literal(sheet_say(w, levels[level]), w->arena)}};
    struct cell c = sheet_styled(
        sheet_formula(analysis_list_sum(l, LIST_COUNT, conditions, 2),
                      sheet_integer((int64_t)n)),
        n ? style_of((enum level)level) : CELL_PLAIN);

    c.align = CELL_ALIGN_CENTER;
    sheet_write(w, column_of(level), c);
}

static void put_kind(struct analysis_list *l, size_t kind, const size_t *counts)
{
    struct sheet_writer *w = &l->writer;
    const int32_t *days = clock_alarms[kind];
    struct str name = clock_kind_text((enum clock_kind)kind, w->language);

    sheet_write_text(w, SUM_KIND, name);
    for (size_t i = 0; i < LEVEL_COUNT; i++)
        put_count(l, name, i, counts[i]);
    sheet_write_text(
        w, SUM_DAYS,
        arena_format(w->arena, "%d / %d / %d", days[0], days[1], days[2]));
    sheet_write_next(w);
}

static bool make(struct analysis *x, const struct analysis_part *part)
{
    const struct clocks *list = x->figures->clocks;
    struct rows *rows = arena_new(x->arena, struct rows);
    struct summary s = count(list);
    struct analysis_list_spec spec = {
        .name = bilingual_text(part->name, x->language),
        .note = bilingual_text(note, x->language),
        .columns = columns,
        .column_count = AT_COUNT,
        .top_rows = 2 + (uint32_t)s.kinds,
        .row_count = list->count,
        .row = fill,
        .context = rows,
        .freeze_columns = AT_LEFT + 1,
        .is_wide = true};
    struct analysis_list l;

    *rows = (struct rows){x, order_of(x)};
    l = analysis_list_make(x, part, &spec);
    if (!list->count) {
        sheet_write_line(&l.writer, sheet_say(&l.writer, empty), CELL_PLAIN);
        return true;
    }
    put_headings(&l.writer);
    for (size_t kind = 0; kind < CLOCK_KINDS; kind++)
        if (count_kind(&s, kind))
            put_kind(&l, kind, s.counts[kind]);
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
