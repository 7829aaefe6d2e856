/* The workbook: how many of what, the clocks, and what interrupted them. */
#include "report/calendar.h"

#include "base/file.h"
#include "report/calendar_pair.h"
#include "report/calendar_words.h"
#include "report/sheet_write.h"
#include "report/words.h"

#define TOP_ROWS   4 /* firm, title, note, an empty one */
#define SHEET_ROWS (SHEET_MAX_ROWS - TOP_ROWS - 1)

enum {
    LIST_BY,
    LIST_DAYS,
    LIST_KIND,
    LIST_STATE,
    LIST_CUSTOMER_ID,
    LIST_CUSTOMER,
    LIST_SUBJECT,
    LIST_CURRENCY,
    LIST_OPEN,
    LIST_DISPUTED,
    LIST_PROVABLE,
    LIST_ASSERTED,
    LIST_FROM,
    LIST_ACTION,
    LIST_LACKS,
    LIST_NOTE,
    LIST_BASIS,
    LIST_COLUMNS
};

enum {
    EVENT_CUSTOMER_ID,
    EVENT_CUSTOMER,
    EVENT_SUBJECT,
    EVENT_DATE,
    EVENT_CAUSE,
    EVENT_REF,
    EVENT_PROOF,
    EVENT_PROVABLE,
    EVENT_ASSERTED,
    EVENT_LACKS,
    EVENT_PLACE,
    EVENT_COLUMNS
};

struct column {
    struct pair heading;
    enum cell_kind kind;
    enum cell_align align;
    int width;
};

static const struct column list_columns[LIST_COLUMNS] = {
    [LIST_BY] = {PAIR("办理截止日", "Act by"), CELL_DATE, CELL_ALIGN_CENTER,
                 12},
    [LIST_DAYS] = {PAIR("剩余天数", "Days left"), CELL_INTEGER, CELL_ALIGN_KIND,
                   10},
    [LIST_KIND] = {PAIR("期限", "Deadline"), CELL_TEXT, CELL_ALIGN_INDENT, 26},
    [LIST_STATE] = {PAIR("状态", "State"), CELL_TEXT, CELL_ALIGN_WRAP, 14},
    [LIST_CUSTOMER_ID] = {PAIR("客户编号", "Customer no."), CELL_TEXT,
                          CELL_ALIGN_KIND, 11},
    [LIST_CUSTOMER] = {PAIR("客户名称", "Customer"), CELL_TEXT, CELL_ALIGN_WRAP,
                       28},
    [LIST_SUBJECT] = {PAIR("单据、票据或案号", "Invoice, bill or case"),
                      CELL_TEXT, CELL_ALIGN_KIND, 22},
    [LIST_CURRENCY] = {PAIR("币种", "Currency"), CELL_TEXT, CELL_ALIGN_CENTER,
                       9},
    [LIST_OPEN] = {PAIR("未付金额", "Open"), CELL_MONEY, CELL_ALIGN_KIND, 16},
    [LIST_DISPUTED] = {PAIR("其中争议", "Disputed"), CELL_MONEY,
                       CELL_ALIGN_KIND, 14},
    [LIST_PROVABLE] = {PAIR("届满日（可证明）", "End (provable)"), CELL_TEXT,
                       CELL_ALIGN_CENTER, 17},
    [LIST_ASSERTED] = {PAIR("届满日（可主张）", "End (asserted)"), CELL_TEXT,
                       CELL_ALIGN_CENTER, 17},
    [LIST_FROM] = {PAIR("起算事由", "Reckoned from"), CELL_TEXT,
                   CELL_ALIGN_WRAP, 26},
    [LIST_ACTION] = {PAIR("应办事项", "To do"), CELL_TEXT, CELL_ALIGN_WRAP, 38},
    [LIST_LACKS] = {PAIR("缺少的证据", "Missing evidence"), CELL_TEXT,
                    CELL_ALIGN_WRAP, 34},
    [LIST_NOTE] = {PAIR("说明", "Note"), CELL_TEXT, CELL_ALIGN_WRAP, 26},
    [LIST_BASIS] = {PAIR("法律依据", "Basis"), CELL_TEXT, CELL_ALIGN_WRAP, 27},
};

static const struct column event_columns[EVENT_COLUMNS] = {
    [EVENT_CUSTOMER_ID] = {PAIR("客户编号", "Customer no."), CELL_TEXT,
                           CELL_ALIGN_KIND, 11},
    [EVENT_CUSTOMER] = {PAIR("客户名称", "Customer"), CELL_TEXT,
                        CELL_ALIGN_WRAP, 28},
    [EVENT_SUBJECT] = {PAIR("单据号", "Invoice"), CELL_TEXT, CELL_ALIGN_KIND,
                       22},
    [EVENT_DATE] = {PAIR("日期", "Date"), CELL_DATE, CELL_ALIGN_CENTER, 12},
    [EVENT_CAUSE] = {PAIR("事由", "Event"), CELL_TEXT, CELL_ALIGN_KIND, 20},
    [EVENT_REF] = {PAIR("编号", "Number"), CELL_TEXT, CELL_ALIGN_KIND, 22},
    [EVENT_PROOF] = {PAIR("证明程度", "Proof"), CELL_TEXT, CELL_ALIGN_CENTER,
                     16},
    [EVENT_PROVABLE] = {PAIR("可证明的时效", "Provable"), CELL_TEXT,
                        CELL_ALIGN_CENTER, 16},
    [EVENT_ASSERTED] = {PAIR("可主张的时效", "Asserted"), CELL_TEXT,
                        CELL_ALIGN_CENTER, 16},
    [EVENT_LACKS] = {PAIR("缺少的证据", "Missing evidence"), CELL_TEXT,
                     CELL_ALIGN_WRAP, 40},
    [EVENT_PLACE] = {PAIR("出处", "Where"), CELL_TEXT, CELL_ALIGN_WRAP, 26},
};

enum label {
    LABEL_TITLE,
    LABEL_SUMMARY,
    LABEL_LIST,
    LABEL_EVENTS,
    LABEL_INTERNAL,
    LABEL_KIND,
    LABEL_ENDED,
    LABEL_FIRST,
    LABEL_SECOND,
    LABEL_THIRD,
    LABEL_LATER,
    LABEL_NO_DAY,
    LABEL_ALL,
    LABEL_NONE,
    LABEL_EVENTS_NOTE,
    LABEL_ALARMS
};

static const struct pair labels[] = {
    [LABEL_TITLE] = PAIR("法定期限日历", "Calendar of legal deadlines"),
    [LABEL_SUMMARY] = PAIR("汇总", "Summary"),
    [LABEL_LIST] = PAIR("期限", "Deadlines"),
    [LABEL_EVENTS] = PAIR("时效中断", "Interruptions"),
    [LABEL_INTERNAL] =
        PAIR("内部资料，不得对外提供。预警以现有证据可证明的届满日为准。",
             "Internal: not to leave the house.  Alarms follow the end that "
             "the evidence proves."),
    [LABEL_KIND] = PAIR("期限", "Deadline"),
    [LABEL_ENDED] = PAIR("已届满", "Ended"),
    [LABEL_FIRST] = PAIR("三级预警", "Alarm 3"),
    [LABEL_SECOND] = PAIR("二级预警", "Alarm 2"),
    [LABEL_THIRD] = PAIR("一级预警", "Alarm 1"),
    [LABEL_LATER] = PAIR("尚早", "Later"),
    [LABEL_NO_DAY] = PAIR("无届满日", "No end"),
    [LABEL_ALL] = PAIR("合计", "All"),
    [LABEL_NONE] = PAIR("没有需要列出的期限。", "There is nothing to list."),
    [LABEL_EVENTS_NOTE] =
        PAIR("中断只及于文书列明、当时已到期的单据；不计入的事由列明所缺证据。",
             "An event interrupts only for the invoices it names that were due "
             "then; for those that do not count it is said what is missing."),
    [LABEL_ALARMS] = PAIR("预警（届满前天数）", "Alarms (days before)"),
};

struct event_row {
    const struct clock *clock;
    const struct clock_event *event;
};

struct calendar_book {
    const struct calendar_figures *figures;
    enum language language;
    struct arena *arena;
    struct event_row *events;
    size_t event_count, event_capacity;
};

/* A part of a table that fits on one sheet. */
struct page {
    const struct calendar_book *book;
    size_t from;
};

static struct str say(const struct calendar_book *b, enum label l)
{
    return pair_text(&labels[l], b->language);
}

static enum cell_style style_of(const struct clock *c)
{
    static const enum cell_style levels[CLOCK_ALARMS] = {
        CELL_LEVEL_1, CELL_LEVEL_2, CELL_LEVEL_3};

    if (c->state == CLOCK_ENDED)
        return CELL_LEVEL_3;
    for (size_t i = CLOCK_ALARMS; i-- > 0;)
        if (c->alarm == clock_alarms[c->kind][i])
            return levels[i];
    return CELL_PLAIN;
}

/* --- the tables ----------------------------------------------------------- */

static struct str note_of(const struct calendar_book *b, const struct clock *c,
                          struct arena *a)
{
    bool zh = b->language == LANGUAGE_ZH;
    struct str note = clock_end_note(&c->provable, b->language, a);

    if (!c->contract)
        return note;
    return arena_format(a, "%s%.*s%s%.*s", zh ? "保证人：" : "guarantor: ",
                        STR_ARG(c->contract->guarantor),
                        note.len ? zh ? "；" : "; " : "", STR_ARG(note));
}

static void fill_amounts(const struct clock *c, struct cell *cells)
{
    if (!c->currency)
        return;
    cells[LIST_CURRENCY] = sheet_text(str_from_z(c->currency->code));
    cells[LIST_OPEN] = sheet_money(c->open, c->currency);
    if (c->disputed)
        cells[LIST_DISPUTED] = sheet_money(c->disputed, c->currency);
}

static void fill_clock(const void *context, size_t row, struct cell *cells,
                       struct arena *scratch)
{
    const struct page *p = context;
    const struct calendar_book *b = p->book;
    const struct clocks *list = b->figures->clocks;
    const struct clock *c = &list->items[p->from + row];
    const struct customer *who = &list->ledger->customers[c->customer];
    enum language l = b->language;
    enum cell_style style = style_of(c);

    cells[LIST_BY] = sheet_styled(sheet_date(c->by), style);
    if (date_is(c->by))
        cells[LIST_DAYS] = sheet_styled(sheet_integer(c->days_left), style);
    cells[LIST_KIND] = sheet_text(clock_kind_text((enum clock_kind)c->kind, l));
    cells[LIST_STATE] = sheet_text(clock_state_text(c, l));
    cells[LIST_CUSTOMER_ID] = sheet_text(who->customer_id);
    cells[LIST_CUSTOMER] = sheet_text(who->name);
    cells[LIST_SUBJECT] = sheet_text(clock_subject(list, c, scratch));
    fill_amounts(c, cells);
    cells[LIST_PROVABLE] =
        sheet_styled(sheet_text(clock_end_text(c, true, l, scratch)), style);
    cells[LIST_ASSERTED] = sheet_text(clock_end_text(c, false, l, scratch));
    cells[LIST_FROM] = sheet_text(clock_from_text(c, true, l, scratch));
    cells[LIST_ACTION] = sheet_text(clock_action_text(c, l));
    cells[LIST_LACKS] = sheet_text(clock_lacks_text(c->lacks, l, scratch));
    cells[LIST_NOTE] = sheet_text(note_of(b, c, scratch));
    cells[LIST_BASIS] = sheet_text(clock_basis_text(c, list->ledger, l));
}

static void fill_event(const void *context, size_t row, struct cell *cells,
                       struct arena *scratch)
{
    const struct page *p = context;
    const struct calendar_book *b = p->book;
    const struct clocks *list = b->figures->clocks;
    const struct event_row *r = &b->events[p->from + row];
    const struct clock_event *e = r->event;
    const struct customer *who = &list->ledger->customers[r->clock->customer];
    struct place at = ledger_place(list->ledger, e->at);
    enum language l = b->language;

    cells[EVENT_CUSTOMER_ID] = sheet_text(who->customer_id);
    cells[EVENT_CUSTOMER] = sheet_text(who->name);
    cells[EVENT_SUBJECT] = sheet_text(clock_subject(list, r->clock, scratch));
    cells[EVENT_DATE] = sheet_date(e->day);
    cells[EVENT_CAUSE] = sheet_text(clock_cause_text(e, l));
    cells[EVENT_REF] = sheet_text(e->ref);
    cells[EVENT_PROOF] =
        sheet_text(clock_proof_text((enum clock_proof)e->proof, l));
    cells[EVENT_PROVABLE] =
        sheet_text(clock_effect_text((enum clock_effect)e->provable, l));
    cells[EVENT_ASSERTED] =
        sheet_text(clock_effect_text((enum clock_effect)e->asserted, l));
    cells[EVENT_LACKS] = sheet_text(clock_lacks_text(e->lacks, l, scratch));
    cells[EVENT_PLACE] = sheet_text(
        arena_format(scratch, "%.*s:%u", STR_ARG(file_name(at.file)), at.line));
}

/* --- sheets --------------------------------------------------------------- */

static void put_top(const struct calendar_book *b, struct sheet *s,
                    struct str note)
{
    bool english = b->language == LANGUAGE_EN;
    struct str name = sheet_firm(b->figures->policy, b->language);
    struct str day =
        date_in_words(b->figures->clocks->as_of, b->language, b->arena);
    struct str line = arena_format(
        b->arena, "%.*s%.*s%s%.*s", STR_ARG(word(WORD_AS_OF, b->language)),
        STR_ARG(day), english ? ".  " : "。", STR_ARG(note));

    sheet_put(s, 0, 0, sheet_styled(sheet_text(name), CELL_FIRM), b->arena);
    sheet_put(s, 1, 0,
              sheet_styled(sheet_text(say(b, LABEL_TITLE)), CELL_TITLE),
              b->arena);
    sheet_put_wide(s, 2, 0, (uint32_t)s->column_count,
                   sheet_styled(sheet_text(line), CELL_NOTE), b->arena);
}

static void set_columns(const struct calendar_book *b, struct sheet *s,
                        const struct column *columns, size_t n)
{
    s->columns = arena_array(b->arena, struct sheet_column, n);
    s->column_count = n;
    for (size_t i = 0; i < n; i++)
        s->columns[i] = (struct sheet_column){
            pair_text(&columns[i].heading, b->language), columns[i].kind,
            columns[i].align, CELL_SHOW_KIND, columns[i].width};
}

/* "期限", "期限 2" where one sheet cannot hold all. */
static struct str numbered(const struct calendar_book *b, enum label name,
                           size_t i)
{
    return i ? arena_format(b->arena, "%.*s %zu", STR_ARG(say(b, name)), i + 1)
             : say(b, name);
}

static void add_table(const struct calendar_book *b, struct workbook *out,
                      enum label name, const struct column *columns,
                      size_t column_count, size_t rows, sheet_row_fn *fill)
{
    struct str note =
        say(b, name == LABEL_EVENTS ? LABEL_EVENTS_NOTE : LABEL_INTERNAL);

    for (size_t from = 0, i = 0; from < rows; from += SHEET_ROWS, i++) {
        struct page *page = arena_new(b->arena, struct page);
        struct sheet *s = &out->sheets[out->sheet_count++];

        *page = (struct page){b, from};
        set_columns(b, s, columns, column_count);
        s->name = numbered(b, name, i);
        put_top(b, s, note);
        s->has_table = true;
        s->table_row = TOP_ROWS;
        s->row_count = rows - from < SHEET_ROWS ? rows - from : SHEET_ROWS;
        s->row = fill;
        s->context = page;
        s->freeze_rows = TOP_ROWS + 1;
        s->freeze_columns = name == LABEL_LIST ? LIST_STATE : EVENT_DATE;
        s->repeat_columns = s->freeze_columns;
    }
}

/* --- the summary ---------------------------------------------------------- */

enum {
    SUM_KIND,
    SUM_ENDED,
    SUM_THIRD,
    SUM_SECOND,
    SUM_FIRST,
    SUM_LATER,
    SUM_NO_DAY,
    SUM_ALL,
    SUM_ALARMS,
    SUM_COLUMNS
};

static size_t place_of_clock(const struct clock *c)
{
    static const size_t alarms[CLOCK_ALARMS] = {SUM_FIRST, SUM_SECOND,
                                                SUM_THIRD};

    if (c->state == CLOCK_ENDED || c->state == CLOCK_WAIVED)
        return SUM_ENDED;
    if (!date_is(c->by) || c->state != CLOCK_RUNS)
        return SUM_NO_DAY;
    for (size_t i = CLOCK_ALARMS; i-- > 0;)
        if (c->alarm == clock_alarms[c->kind][i])
            return alarms[i];
    return SUM_LATER;
}

static void put_count(const struct calendar_book *b, struct sheet *s,
                      uint32_t row, uint32_t column, size_t n)
{
    static const enum cell_style styles[SUM_COLUMNS] = {
        [SUM_ENDED] = CELL_BAD,
        [SUM_THIRD] = CELL_LEVEL_3,
        [SUM_SECOND] = CELL_LEVEL_2,
        [SUM_FIRST] = CELL_LEVEL_1};
    struct cell c = sheet_styled(sheet_integer((int64_t)n),
                                 n ? styles[column] : CELL_PLAIN);

    c.align = CELL_ALIGN_CENTER;
    sheet_put(s, row, column, c, b->arena);
}

static void put_kind(const struct calendar_book *b, struct sheet *s,
                     uint32_t row, size_t kind, const size_t *counts)
{
    const int32_t *days = clock_alarms[kind];
    struct cell alarms = sheet_text(
        arena_format(b->arena, "%d / %d / %d", days[0], days[1], days[2]));

    alarms.align = CELL_ALIGN_CENTER;
    sheet_put(s, row, SUM_KIND,
              sheet_text(clock_kind_text((enum clock_kind)kind, b->language)),
              b->arena);
    for (uint32_t i = SUM_ENDED; i <= SUM_ALL; i++)
        put_count(b, s, row, i, counts[i]);
    sheet_put(s, row, SUM_ALARMS, alarms, b->arena);
}

static void make_summary(const struct calendar_book *b, struct sheet *s)
{
    static const enum label headings[SUM_COLUMNS] = {
        LABEL_KIND,  LABEL_ENDED,  LABEL_THIRD, LABEL_SECOND, LABEL_FIRST,
        LABEL_LATER, LABEL_NO_DAY, LABEL_ALL,   LABEL_ALARMS};
    const struct clocks *list = b->figures->clocks;
    size_t counts[CLOCK_KINDS][SUM_COLUMNS] = {0};
    uint32_t row = TOP_ROWS;

    s->name = say(b, LABEL_SUMMARY);
    s->columns = arena_array(b->arena, struct sheet_column, SUM_COLUMNS);
    s->column_count = SUM_COLUMNS;
    for (uint32_t i = 0; i < SUM_COLUMNS; i++)
        s->columns[i].width = i == SUM_KIND ? 34 : i == SUM_ALARMS ? 22 : 12;
    put_top(b, s, say(b, LABEL_INTERNAL));
    for (uint32_t i = 0; i < SUM_COLUMNS; i++)
        sheet_put(s, row, i,
                  sheet_styled(sheet_text(say(b, headings[i])), CELL_HEADING),
                  b->arena);
    for (size_t i = 0; i < list->count; i++) {
        const struct clock *c = &list->items[i];

        counts[c->kind][place_of_clock(c)]++;
        counts[c->kind][SUM_ALL]++;
    }
    for (size_t kind = 0; kind < CLOCK_KINDS; kind++)
        if (counts[kind][SUM_ALL])
            put_kind(b, s, ++row, kind, counts[kind]);
    if (!list->count)
        sheet_put(s, ++row, 0, sheet_text(say(b, LABEL_NONE)), b->arena);
}

static void list_events(struct calendar_book *b)
{
    const struct clocks *list = b->figures->clocks;

    for (size_t i = 0; i < list->count; i++)
        for (size_t j = 0; j < list->items[i].event_count; j++)
            ARENA_PUSH(b->arena, b->events, b->event_count, b->event_capacity) =
                (struct event_row){&list->items[i], &list->items[i].events[j]};
}

static void set_properties(const struct calendar_book *b, struct workbook *out)
{
    struct str as_of = arena_format(
        b->arena, "%.*s%.*s", STR_ARG(word(WORD_AS_OF, b->language)),
        STR_ARG(
            date_in_words(b->figures->clocks->as_of, b->language, b->arena)));

    out->title = say(b, LABEL_TITLE);
    out->subject = as_of;
    out->author = sheet_firm(b->figures->policy, b->language);
    out->header_left = arena_format(b->arena, "%.*s  %.*s",
                                    STR_ARG(out->author), STR_ARG(out->title));
    out->header_right = as_of;
    out->footer = word(WORD_PAGE_FOOTER, b->language);
    out->created = b->figures->clocks->as_of;
    out->english = b->language == LANGUAGE_EN;
}

void calendar_book_make(const struct calendar_figures *f, struct workbook *out,
                        struct arena *a)
{
    struct calendar_book *b = arena_new(a, struct calendar_book);
    size_t n;

    *b = (struct calendar_book){
        .figures = f, .language = f->policy->language, .arena = a};
    list_events(b);
    n = 3 + f->clocks->count / SHEET_ROWS + b->event_count / SHEET_ROWS;
    *out = (struct workbook){.sheets = arena_array(a, struct sheet, n)};
    make_summary(b, &out->sheets[out->sheet_count++]);
    add_table(b, out, LABEL_LIST, list_columns, LIST_COLUMNS, f->clocks->count,
              fill_clock);
    add_table(b, out, LABEL_EVENTS, event_columns, EVENT_COLUMNS,
              b->event_count, fill_event);
    set_properties(b, out);
}
