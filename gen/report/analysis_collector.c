/* One sheet a collector: his customers, what to do this week, and why. */
#include "report/analysis_collector.h"

#include "report/action_words.h"
#include "report/analysis_list.h"

enum {
    AT_RANK,
    AT_ID,
    AT_NAME,
    AT_CURRENCY,
    AT_OPEN,
    AT_OVERDUE,
    AT_GOLDEN,
    AT_HARD,
    AT_OLDEST,
    AT_DAYS,
    AT_STAGE,
    AT_ACTION,
    AT_REASON,
    AT_PROMISE,
    AT_PROMISED,
    AT_DISPUTED,
    AT_BLOCK,
    AT_BANK,
    AT_MARK,
    AT_COUNT
};

static const struct analysis_column columns[AT_COUNT] = {
    [AT_RANK] = {{"序", "No."}, CELL_INTEGER, CELL_ALIGN_CENTER, 5},
    [AT_ID] = {{"客户编号", "Customer no."}, CELL_TEXT, CELL_ALIGN_KIND, 11},
    [AT_NAME] = {{"客户名称", "Customer"}, CELL_TEXT, CELL_ALIGN_KIND, 31},
    [AT_CURRENCY] = {{"币种", "Currency"}, CELL_TEXT, CELL_ALIGN_CENTER, 8},
    [AT_OPEN] = {{"应收余额", "Receivable"}, CELL_MONEY, CELL_ALIGN_KIND, 15},
    [AT_OVERDUE] = {{"逾期金额", "Overdue"}, CELL_MONEY, CELL_ALIGN_KIND, 15},
    [AT_GOLDEN] = {{"其中 30–90 天", "30–90 days"},
                   CELL_MONEY,
                   CELL_ALIGN_KIND,
                   14},
    [AT_HARD] = {{"其中超过 180 天", "Over 180 days"},
                 CELL_MONEY,
                 CELL_ALIGN_KIND,
                 15},
    [AT_OLDEST] = {{"最长逾期天数", "Oldest, days"},
                   CELL_INTEGER,
                   CELL_ALIGN_KIND,
                   13},
    [AT_DAYS] = {{"加权逾期天数", "Weighted days"},
                 CELL_INTEGER,
                 CELL_ALIGN_KIND,
                 13},
    [AT_STAGE] = {{"催收阶段", "Stage"}, CELL_TEXT, CELL_ALIGN_CENTER, 25},
    [AT_ACTION] = {{"本周行动", "This week"}, CELL_TEXT, CELL_ALIGN_WRAP, 30},
    [AT_REASON] = {{"理由", "Why"}, CELL_TEXT, CELL_ALIGN_WRAP, 44},
    [AT_PROMISE] = {{"承诺付款日", "Promised by"},
                    CELL_DATE,
                    CELL_ALIGN_CENTER,
                    12},
    [AT_PROMISED] = {{"承诺金额", "Promised"}, CELL_MONEY, CELL_ALIGN_KIND, 14},
    [AT_DISPUTED] = {{"争议金额", "Disputed"}, CELL_MONEY, CELL_ALIGN_KIND, 14},
    [AT_BLOCK] = {{"暂停催收至", "Blocked until"},
                  CELL_TEXT,
                  CELL_ALIGN_CENTER,
                  12},
    [AT_BANK] = {{"到账待入账", "At the bank"}, CELL_TEXT, CELL_ALIGN_KIND, 16},
    [AT_MARK] = {{"提示", "Mark"}, CELL_TEXT, CELL_ALIGN_CENTER, 12},
};

static const struct bilingual note = {
    "承诺本周到期或近期未兑现的在前，其后按逾期金额×逾期天数由大到小，未逾期的"
    "列后。●：有逾期 30–90 天的款项，为清收黄金期；▲：有逾期超过 180 天的款项，"
    "清收难度大。",
    "Promises due this week or broken lately come first, then overdue amount "
    "times days, then what is not overdue.  ●: something is 30 to 90 days "
    "overdue, the time to act; ▲: something is over 180 days, hard to get."};
static const struct bilingual total_headings[] = {{"本人合计", "Own totals"}};

struct sheet_of {
    const struct analysis *x;
    const struct collector *who;
};

/* --- a row ---------------------------------------------------------------- */

static enum cell_style level_of(int32_t days)
{
    return days > HARD_AFTER     ? CELL_LEVEL_3
           : days > GOLDEN_TO    ? CELL_LEVEL_2
           : days >= GOLDEN_FROM ? CELL_LEVEL_1
                                 : CELL_PLAIN;
}

static struct cell days_cell(const struct collector_row *r)
{
    int64_t days;

    if (r->aging->overdue <= 0 ||
        !decimal_sum_round(r->weight, r->aging->overdue, ROUND_HALF_UP, &days))
        return (struct cell){0};
    return sheet_integer(days);
}

static struct str stage_of(const struct analysis *x,
                           const struct collector_row *r)
{
    return word(
        action_word(r->of_case ? r->of_case->reason : DUNNING_NOT_OVERDUE),
        x->language);
}

static void fill_case(const struct collector_row *r, bool english,
                      struct cell *cells, struct arena *scratch)
{
    const struct dunning_case *c = r->of_case;

    if (!c)
        return;
    if (c->block)
        cells[AT_BLOCK] = sheet_text(date_is(c->block->until)
                                         ? date_iso(c->block->until, scratch)
                                     : english ? STR("no end")
                                               : STR("未定期限"));
    if (c->bank)
        cells[AT_BANK] = sheet_text(analysis_amount(
            c->bank->amount.minor, c->bank->amount.currency, scratch));
}

static void fill_promise(const struct collector_row *r, struct cell *cells)
{
    const struct promise *p = r->running ? r->running : r->broken;

    if (!p)
        return;
    cells[AT_PROMISE] = sheet_styled(sheet_date(p->promised_date),
                                     r->running ? CELL_PLAIN : CELL_LEVEL_3);
    cells[AT_PROMISED] = sheet_money(p->promised, p->currency);
}

static struct str mark_of(const struct collector_row *r)
{
    if (r->golden > 0)
        return r->hard > 0 ? STR("● ▲") : STR("●");
    return r->hard > 0 ? STR("▲") : STR("");
}

static void fill_money(const struct collector_row *r, struct cell *cells)
{
    const struct currency *c = r->currency;

    cells[AT_OPEN] = sheet_money(r->aging->total.minor, c);
    cells[AT_OVERDUE] = sheet_money(r->aging->overdue, c);
    if (r->golden)
        cells[AT_GOLDEN] = sheet_money(r->golden, c);
    if (r->hard)
        cells[AT_HARD] = sheet_money(r->hard, c);
    if (r->aging->disputed)
        cells[AT_DISPUTED] = sheet_money(r->aging->disputed, c);
}

/* The texts are made once, before the rows are asked for by many threads. */
struct row_texts {
    struct str action, reason;
};

struct rows {
    struct sheet_of of;
    struct row_texts *texts;
};

static void fill(const void *context, size_t row, uint32_t sheet_row,
                 struct cell *cells, struct arena *scratch)
{
    const struct rows *rows = context;
    const struct analysis *x = rows->of.x;
    const struct collector_row *r = &rows->of.who->rows[row];
    const struct customer *c =
        &x->figures->ledger->customers[r->aging->customer];

    (void)sheet_row;
    cells[AT_RANK] = sheet_integer((int64_t)row + 1);
    cells[AT_ID] = sheet_text(c->customer_id);
    cells[AT_NAME] = sheet_text(c->name);
    cells[AT_CURRENCY] = sheet_text(str_from_z(r->currency->code));
    fill_money(r, cells);
    if (r->aging->oldest_days)
        cells[AT_OLDEST] = sheet_styled(sheet_integer(r->aging->oldest_days),
                                        level_of(r->aging->oldest_days));
    cells[AT_DAYS] = days_cell(r);
    cells[AT_STAGE] = sheet_text(stage_of(x, r));
    cells[AT_ACTION] = sheet_text(rows->texts[row].action);
    cells[AT_REASON] = sheet_text(rows->texts[row].reason);
    fill_promise(r, cells);
    fill_case(r, x->language == LANGUAGE_EN, cells, scratch);
    cells[AT_MARK] = sheet_text(mark_of(r));
}

/* --- a sheet -------------------------------------------------------------- */

static int64_t amount_of(const struct collector_row *r, uint32_t column)
{
    switch (column) {
    case AT_OPEN:
        return r->aging->total.minor;
    case AT_OVERDUE:
        return r->aging->overdue;
    case AT_GOLDEN:
        return r->golden;
    case AT_HARD:
        return r->hard;
    }
    return r->aging->disputed;
}

static void put_total(struct analysis_list *l, const struct collector *who,
                      const struct currency *currency, uint32_t column)
{
    struct sheet_writer *w = &l->writer;
    struct list_condition only = {
        AT_CURRENCY, sheet_literal(str_from_z(currency->code), w->arena)};
    struct str sum = sheet_rounded(analysis_list_sum(l, column, &only, 1),
                                   currency, w->arena);
    int64_t minor = 0;

    for (size_t i = 0; i < who->count; i++)
        if (who->rows[i].currency == currency)
            minor += amount_of(&who->rows[i], column);
    sheet_write(w, column,
                sheet_styled(sheet_live(w, sum, sheet_money(minor, currency)),
                             CELL_TOTAL));
}

static void put_totals(struct analysis_list *l, const struct collector *who)
{
    static const uint32_t summed[] = {AT_OPEN, AT_OVERDUE, AT_GOLDEN, AT_HARD,
                                      AT_DISPUTED};
    struct sheet_writer *w = &l->writer;
    const struct aging *g = l->analysis->figures->aging;

    for (size_t i = 0; i < g->currency_count; i++) {
        const struct currency *c = g->currencies[i].currency;
        size_t n = 0;

        for (size_t k = 0; k < who->count; k++)
            n += who->rows[k].currency == c;
        if (!n)
            continue;
        for (uint32_t k = 0; k < AT_COUNT; k++)
            sheet_write(w, k, (struct cell){.style = CELL_TOTAL});
        sheet_write(w, AT_NAME,
                    sheet_styled(sheet_text(sheet_say(w, total_headings[0])),
                                 CELL_TOTAL));
        sheet_write(w, AT_CURRENCY,
                    sheet_styled(sheet_text(str_from_z(c->code)), CELL_TOTAL));
        for (size_t k = 0; k < COUNT(summed); k++)
            put_total(l, who, c, summed[k]);
        sheet_write_next(w);
    }
}

/* The tab may hold less of a name, or other forms of its characters. */
static struct str whose_note(const struct analysis *x,
                             const struct collector *who)
{
    struct str text = bilingual_text(note, x->language);

    if (who->is_shared || !who->name.len || str_equal(who->name, who->sheet))
        return text;
    return arena_format(x->arena,
                        x->language == LANGUAGE_EN ? "Collector: %.*s. %.*s"
                                                   : "催收员：%.*s。%.*s",
                        STR_ARG(who->name), STR_ARG(text));
}

static void make_sheet(struct analysis *x, const struct analysis_part *part,
                       const struct collector *who)
{
    struct rows *rows = arena_new(x->arena, struct rows);
    struct analysis_list_spec spec = {.name = who->sheet,
                                      .note = whose_note(x, who),
                                      .columns = columns,
                                      .column_count = AT_COUNT,
                                      .row_count = who->count,
                                      .row = fill,
                                      .context = rows,
                                      .id_column = AT_ID,
                                      .freeze_columns = AT_CURRENCY + 1,
                                      .is_wide = true};
    struct analysis_list l;

    *rows = (struct rows){
        .of = {x, who},
        .texts = arena_array(x->arena, struct row_texts, who->count)};
    for (size_t i = 0; i < who->count; i++)
        rows->texts[i] = (struct row_texts){collector_action(x, &who->rows[i]),
                                            collector_reason(x, &who->rows[i])};
    spec.top_rows = who->table_row - analysis_top();
    l = analysis_list_make(x, part, &spec);
    l.sheets[0]->name = who->sheet;
    put_totals(&l, who);
}

static bool make(struct analysis *x, const struct analysis_part *part)
{
    const struct collectors *c = x->collectors;

    for (size_t i = 0; i < c->count; i++)
        make_sheet(x, part, &c->items[i]);
    return true;
}

const struct analysis_part analysis_collector = {
    .name = {"催收员", "Collectors"},
    .title = {"催收员工作表", "What the collectors do"},
    .internal = true,
    .figure = offsetof(struct analysis_figures, dunning),
    .missing = {"未计算催收建议。", "No dunning was computed."},
    .make = make};
