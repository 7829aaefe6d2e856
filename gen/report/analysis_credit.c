/* Limits and their use; whom to supply no more, and on what basis. */
#include "measure/credit.h"

#include "report/analysis_collector.h"
#include "report/analysis_list.h"

#include "base/buf.h"

enum {
    AT_ID,
    AT_NAME,
    AT_CURRENCY,
    AT_STATE,
    AT_LIMIT,
    AT_OPEN,
    AT_BILLS,
    AT_USE,
    AT_RATIO,
    AT_OVER,
    AT_CREDIT,
    AT_OVERDUE,
    AT_OLDEST,
    AT_TERMS,
    AT_RATING,
    AT_PASSED,
    AT_COUNT
};

static const struct analysis_column columns[AT_COUNT] = {
    [AT_ID] = {{"客户编号", "Customer no."}, CELL_TEXT, CELL_ALIGN_KIND, 11},
    [AT_NAME] = {{"客户名称", "Customer"}, CELL_LINK, CELL_ALIGN_KIND, 31},
    [AT_CURRENCY] = {{"币种", "Currency"}, CELL_TEXT, CELL_ALIGN_CENTER, 8},
    [AT_STATE] = {{"状态", "State"}, CELL_TEXT, CELL_ALIGN_CENTER, 13},
    [AT_LIMIT] = {{"信用额度", "Limit"}, CELL_MONEY, CELL_ALIGN_KIND, 15},
    [AT_OPEN] = {{"应收余额", "Receivable"}, CELL_MONEY, CELL_ALIGN_KIND, 15},
    [AT_BILLS] = {{"在手票据", "Bills in hand"},
                  CELL_MONEY,
                  CELL_ALIGN_KIND,
                  14},
    [AT_USE] = {{"已用额度", "Used"}, CELL_MONEY, CELL_ALIGN_KIND, 15},
    [AT_RATIO] = {{"使用率", "Used, %"}, CELL_DECIMAL, CELL_ALIGN_KIND, 9},
    [AT_OVER] = {{"超额", "Over the limit"}, CELL_MONEY, CELL_ALIGN_KIND, 14},
    [AT_CREDIT] = {{"贷方余额", "Credit balance"},
                   CELL_MONEY,
                   CELL_ALIGN_KIND,
                   14},
    [AT_OVERDUE] = {{"逾期金额", "Overdue"}, CELL_MONEY, CELL_ALIGN_KIND, 15},
    [AT_OLDEST] = {{"最长逾期天数", "Oldest, days"},
                   CELL_INTEGER,
                   CELL_ALIGN_KIND,
                   13},
    [AT_TERMS] = {{"账期（天）", "Terms, days"},
                  CELL_INTEGER,
                  CELL_ALIGN_KIND,
                  11},
    [AT_RATING] = {{"信用评级", "Rating"}, CELL_TEXT, CELL_ALIGN_CENTER, 10},
    [AT_PASSED] = {{"已背书、贴现未到期", "Bills passed on"},
                   CELL_MONEY,
                   CELL_ALIGN_KIND,
                   30},
};

/* From this share of the limit on it is nearly used up: nine tenths. */
#define NEARLY_USED_TENTHS 9

/* More candidates are not read on paper. */
#define MOST_STOPS 500

static const struct bilingual note = {
    "已用额度＝应收余额（已扣未核销款项）＋在手票据，为负时计 "
    "0，负数列为贷方余额，不抵减其他客户的已用额度；已背书、贴现未到期的票据另"
    "列，"
    "不计入。数据条为使用率。额度只与同币种余额比较，币种之间不相加。停供名单仅"
    "供管理层审批，不"
    "自动"
    "执行，不对外发送。",
    "Used = receivable (less unapplied money) + bills in hand; below 0 it is 0 "
    "and stands as a credit balance, which frees nobody else's limit.  Bills "
    "endorsed or discounted stand beside it.  The bars show the share used.  A "
    "limit is "
    "compared in its own currency; "
    "currencies are never added.  The list of whom to supply no more is for "
    "management to approve: nothing goes out by itself."};
static const struct bilingual section_stops = {
    "停供候选（无争议款项逾期超过 30 天）——报管理层审批",
    "Whom to supply no more (undisputed and over 30 days overdue): for "
    "management to approve"};
static const struct bilingual section_rows = {"额度使用", "Use of the limits"};
static const struct bilingual no_stops = {
    "没有无争议款项逾期超过 30 天的客户。",
    "Nobody has undisputed debts over 30 days overdue."};
static const struct bilingual no_limits = {
    "账簿中没有登记信用额度（客户表“信用额度”列）：无从比较使用情况。",
    "The book has no credit limits (customers, credit_limit): there is nothing "
    "to compare with."};
static const struct bilingual stop_rule = {
    "停供须有依据：合同条款；或者对方应先付款（民法典第 526 "
    "条）；或者有确切证据证明"
    "对方丧失履行能力并及时通知（第 527、528 "
    "条）。没有依据即为我方违约，证据是否确切"
    "由法务认定。批准后通知对方时应载明：贵司付款或提供适当担保后恢复供货。",
    "A basis is needed: a clause of the contract; or the buyer had to pay "
    "first (Civil Code 526); or firm evidence that he cannot perform, with "
    "prompt notice (527, 528).  Without one the breach is ours; whether "
    "evidence is firm is for counsel to say.  A notice must say that supply "
    "goes on once he pays or gives security."};

/* --- the rows ------------------------------------------------------------- */

static struct str state_of(const struct credit_row *r, enum language language)
{
    static const struct bilingual none = {"未核定", "No limit"};
    static const struct bilingual elsewhere = {"额度为其他币种",
                                               "Other currency"};
    static const struct bilingual over = {"超限", "Over"};
    static const struct bilingual nearly = {"接近上限", "Nearly used"};
    static const struct bilingual within = {"正常", "Within"};

    if (r->state == LIMIT_NONE)
        return bilingual_text(none, language);
    if (r->state == LIMIT_ELSEWHERE)
        return bilingual_text(elsewhere, language);
    if (r->over > 0)
        return bilingual_text(over, language);
    if (r->limit > 0 && r->use > 0 &&
        r->use / NEARLY_USED_TENTHS >= r->limit / 10)
        return bilingual_text(nearly, language);
    return bilingual_text(within, language);
}

struct rows {
    const struct analysis *x;
    const struct credit *credit;
    const struct credit_row **order; /* reporting currency first */
    bool has_exact;
};

/* "E9", a cell of the row. */
static struct str at(uint32_t row, uint32_t column, struct arena *a)
{
    return sheet_cell_name(row, column, a);
}

static struct cell live(const struct rows *rows, struct str formula,
                        struct cell value)
{
    return rows->has_exact ? sheet_formula(formula, value) : value;
}

static void fill_limit(const struct rows *rows, const struct credit_row *r,
                       uint32_t row, struct cell *cells, struct arena *a)
{
    struct str limit = at(row, AT_LIMIT, a), use = at(row, AT_USE, a);
    struct decimal ratio;

    cells[AT_LIMIT] = sheet_money(r->limit, r->currency);
    if (sheet_ratio(r->use, r->limit, &ratio))
        cells[AT_RATIO] = live(
            rows, arena_format(a, "%.*s/%.*s", STR_ARG(use), STR_ARG(limit)),
            sheet_decimal(ratio));
    cells[AT_OVER] = sheet_styled(
        live(rows,
             arena_format(a, "ROUND(MAX(0,%.*s-%.*s),%d)", STR_ARG(use),
                          STR_ARG(limit), r->currency->exponent),
             sheet_money(r->over, r->currency)),
        r->over ? CELL_LEVEL_3 : CELL_PLAIN);
}

static void fill(const void *context, size_t index, uint32_t row,
                 struct cell *cells, struct arena *a)
{
    const struct rows *rows = context;
    const struct credit_row *r = rows->order[index];
    const struct customer *c =
        &rows->x->figures->ledger->customers[r->customer];
    struct str open = at(row, AT_OPEN, a), bills = at(row, AT_BILLS, a);

    cells[AT_ID] = sheet_text(c->customer_id);
    cells[AT_NAME] = analysis_customer_link(rows->x, r->customer, a);
    cells[AT_CURRENCY] = sheet_text(str_from_z(r->currency->code));
    cells[AT_STATE] = sheet_styled(sheet_text(state_of(r, rows->x->language)),
                                   r->over ? CELL_LEVEL_3 : CELL_PLAIN);
    cells[AT_OPEN] = sheet_money(r->open, r->currency);
    cells[AT_BILLS] = sheet_money(r->bills_held, r->currency);
    cells[AT_USE] =
        live(rows,
             arena_format(a, "ROUND(MAX(0,%.*s+%.*s),%d)", STR_ARG(open),
                          STR_ARG(bills), r->currency->exponent),
             sheet_money(r->use, r->currency));
    if (r->credit)
        cells[AT_CREDIT] =
            live(rows,
                 arena_format(a, "ROUND(MAX(0,-%.*s-%.*s),%d)", STR_ARG(open),
                              STR_ARG(bills), r->currency->exponent),
                 sheet_money(r->credit, r->currency));
    if (r->state == LIMIT_GRANTED)
        fill_limit(rows, r, row, cells, a);
    cells[AT_OVERDUE] = sheet_money(r->overdue, r->currency);
    if (r->oldest_days)
        cells[AT_OLDEST] = sheet_integer(r->oldest_days);
    if (r->terms_days >= 0)
        cells[AT_TERMS] = sheet_integer(r->terms_days);
    cells[AT_RATING] = sheet_text(c->credit_rating);
    if (r->passed_on)
        cells[AT_PASSED] = sheet_money(r->passed_on, r->currency);
}

/* --- totals --------------------------------------------------------------- */

static const uint32_t summed[] = {AT_LIMIT, AT_OPEN,   AT_BILLS,   AT_USE,
                                  AT_OVER,  AT_CREDIT, AT_OVERDUE, AT_PASSED};

static int64_t amount_of(const struct credit_row *r, uint32_t column)
{
    switch (column) {
    case AT_LIMIT:
        return r->state == LIMIT_GRANTED ? r->limit : 0;
    case AT_OPEN:
        return r->open;
    case AT_BILLS:
        return r->bills_held;
    case AT_USE:
        return r->use;
    case AT_OVER:
        return r->over;
    case AT_CREDIT:
        return r->credit;
    case AT_OVERDUE:
        return r->overdue;
    }
    return r->passed_on;
}

static void put_total(struct analysis_list *l, const struct rows *rows,
                      const struct credit_currency *c)
{
    struct sheet_writer *w = &l->writer;
    struct list_condition only = {
        AT_CURRENCY, sheet_literal(str_from_z(c->currency->code), w->arena)};
    static const struct bilingual all = {"合计", "Total"};

    for (uint32_t i = 0; i < AT_COUNT; i++)
        sheet_write(w, i, (struct cell){.style = CELL_TOTAL});
    sheet_write(w, AT_NAME,
                sheet_styled(sheet_text(sheet_say(w, all)), CELL_TOTAL));
    sheet_write(
        w, AT_CURRENCY,
        sheet_styled(sheet_text(str_from_z(c->currency->code)), CELL_TOTAL));
    for (size_t k = 0; k < COUNT(summed); k++) {
        struct str sum = sheet_rounded(
            analysis_list_sum(l, summed[k], &only, 1), c->currency, w->arena);
        int64_t minor = 0;

        for (size_t i = c->row; i < c->row + c->row_count; i++)
            minor += amount_of(&rows->credit->rows[i], summed[k]);
        sheet_write(
            w, summed[k],
            sheet_styled(sheet_live(w, sum, sheet_money(minor, c->currency)),
                         CELL_TOTAL));
    }
    sheet_write_next(w);
}

/* --- candidates ----------------------------------------------------------- */

static bool is_zh(const struct analysis *x)
{
    return x->language == LANGUAGE_ZH;
}

static struct str unsafe_text(const struct analysis *x,
                              const struct credit_stop *s)
{
    static const struct bilingual texts[] = {
        [UNSAFE_NONE] = {"", ""},
        [UNSAFE_WINDING_UP] = {"登记为破产、清算或注销",
                               "registered as insolvent, in liquidation or "
                               "dissolved"},
        [UNSAFE_ENFORCEMENT] = {"执行程序终结而未受清偿",
                                "an enforcement ended without payment"},
        [UNSAFE_DISHONOURED] = {"票据被拒付，有拒付证明",
                                "a bill was refused, with the proof of it"},
        [UNSAFE_EVIDENCE] = {"证据", "exhibit"}};
    struct str text = bilingual_text(texts[s->unsafe], x->language);

    return s->evidence ? arena_format(x->arena, "%.*s %.*s %.*s", STR_ARG(text),
                                      STR_ARG(s->evidence->evidence_id),
                                      STR_ARG(s->evidence->title))
                       : text;
}

static void add(const struct analysis *x, struct buf *b, struct str text)
{
    if (!text.len)
        return;
    if (b->len)
        buf_add_z(b, is_zh(x) ? "；" : "; ");
    buf_add(b, text);
}

static struct str on_file(const struct analysis *x, const struct credit_stop *s)
{
    struct buf b = buf_new(x->arena, 4096);

    if (s->on_file & (SUPPLY_CLAUSE | SUPPLY_PAY_FIRST))
        add(x, &b,
            arena_format(x->arena,
                         is_zh(x) ? "合同 %.*s：%.*s%s"
                                  : "contract %.*s: "
                                    "%.*s%s",
                         STR_ARG(s->contract->contract_no), STR_ARG(s->clause),
                         s->on_file & SUPPLY_CLAUSE ? ""
                         : is_zh(x)                 ? "（民法典 526）"
                                                    : " (Civil Code 526)"));
    if (s->on_file & SUPPLY_UNSAFE)
        add(x, &b,
            arena_format(x->arena,
                         is_zh(x) ? "%.*s（民法典 527）"
                                  : "%.*s (Civil Code "
                                    "527)",
                         STR_ARG(unsafe_text(x, s))));
    if (s->notice)
        add(x, &b,
            arena_format(x->arena,
                         is_zh(x) ? "%.*s 已通知（528）"
                                  : "notice of %.*s "
                                    "(528)",
                         STR_ARG(date_iso(s->notice->contact_date, x->arena))));
    if (b.len == 0)
        add(x, &b, is_zh(x) ? STR("无") : STR("none"));
    return buf_str(&b);
}

static struct str missing(const struct analysis *x, const struct credit_stop *s)
{
    static const struct bilingual texts[] = {
        [SUPPLY_BASELESS] = {"停供条款、先付款约定、丧失履行能力的确切证据",
                             "clause, payment first, firm evidence"},
        [SUPPLY_BY_527_UNTOLD] = {"及时通知对方的证据（528）",
                                  "prompt notice to him (528)"},
        [SUPPLY_BY_527] = {"", ""},
        [SUPPLY_BY_526] = {"", ""},
        [SUPPLY_BY_CLAUSE] = {"", ""}};
    struct buf b = buf_new(x->arena, 4096);

    add(x, &b, bilingual_text(texts[s->basis], x->language));
    if (!s->contract && s->basis != SUPPLY_BY_CLAUSE)
        add(x, &b,
            is_zh(x) ? STR("合同登记（未登记或单据未注明合同号）")
                     : STR("the contract (not on file, or not named by the "
                           "documents)"));
    if (s->is_foreign)
        add(x, &b,
            is_zh(x) ? STR("合同适用外国法，526 至 528 条不适用")
                     : STR("foreign law: 526 to 528 do not apply"));
    return buf_str(&b);
}

/* What management should know before it decides. */
static struct str proposal(const struct analysis *x,
                           const struct credit_stop *s)
{
    static const struct bilingual texts[] = {
        [SUPPLY_BASELESS] = {"不宜停供；先补依据", "do not stop: find a basis"},
        [SUPPLY_BY_527_UNTOLD] = {"通知对方后可中止", "give notice first"},
        [SUPPLY_BY_527] = {"可中止，待审批", "may be stopped, if approved"},
        [SUPPLY_BY_526] = {"可拒绝发货，待审批", "may be refused, if approved"},
        [SUPPLY_BY_CLAUSE] = {"可停供，待审批", "may be stopped, if approved"}};
    struct buf b = buf_new(x->arena, 4096);

    add(x, &b, bilingual_text(texts[s->basis], x->language));
    if (s->is_held)
        add(x, &b, is_zh(x) ? STR("数据待核") : STR("rows were rejected"));
    if (s->bank)
        add(x, &b,
            is_zh(x) ? STR("有到账待入账，先入账")
                     : STR("money at the bank: post it first"));
    if (s->promise)
        add(x, &b,
            arena_format(
                x->arena, is_zh(x) ? "承诺 %.*s 付款" : "promised by %.*s",
                STR_ARG(date_iso(s->promise->promise_date, x->arena))));
    return buf_str(&b);
}

static const struct {
    uint32_t column, span;
    struct bilingual heading;
} stop_columns[] = {
    {AT_ID, 1, {"客户编号", "Customer no."}},
    {AT_NAME, 1, {"客户名称", "Customer"}},
    {AT_CURRENCY, 1, {"币种", "Currency"}},
    {AT_STATE, 1, {"最长逾期天数", "Oldest, days"}},
    {AT_LIMIT, 1, {"逾期超 30 天", "Over 30 days"}},
    {AT_OPEN, 1, {"另有争议", "Disputed beside"}},
    {AT_BILLS, 1, {"超额", "Over the limit"}},
    {AT_USE, 1, {"逾期笔数", "Documents"}},
    {AT_RATIO, 4, {"已有依据", "Basis on file"}},
    {AT_OLDEST, 2, {"建议（待审批）", "Proposal"}},
    {AT_RATING, 2, {"缺少", "Missing"}},
};

static void put_stop_headings(struct sheet_writer *w)
{
    for (size_t i = 0; i < COUNT(stop_columns); i++)
        sheet_put_wide(
            w->sheet, w->row, stop_columns[i].column, stop_columns[i].span,
            sheet_styled(sheet_text(sheet_say(w, stop_columns[i].heading)),
                         CELL_HEADING),
            w->arena);
    sheet_write_next(w);
}

static void put_wide(struct sheet_writer *w, uint32_t column, uint32_t span,
                     struct str text)
{
    sheet_put_wide(w->sheet, w->row, column, span, analysis_wrapped(text),
                   w->arena);
}

static void put_stop(const struct analysis *x, struct sheet_writer *w,
                     const struct credit_stop *s)
{
    const struct customer *c = &x->figures->ledger->customers[s->customer];

    analysis_put_blank(w, AT_ID, AT_USE);
    sheet_write_text(w, AT_ID, c->customer_id);
    sheet_write(w, AT_NAME, analysis_customer_link(x, s->customer, x->arena));
    sheet_write_centered(w, AT_CURRENCY, str_from_z(s->currency->code),
                         CELL_PLAIN);
    sheet_write(w, AT_STATE, sheet_integer(s->oldest_days));
    sheet_write(w, AT_LIMIT, sheet_money(s->amount, s->currency));
    if (s->disputed)
        sheet_write(w, AT_OPEN, sheet_money(s->disputed, s->currency));
    if (s->over)
        sheet_write(w, AT_BILLS, sheet_money(s->over, s->currency));
    sheet_write_centered(w, AT_USE, arena_format(x->arena, "%zu", s->count),
                         CELL_PLAIN);
    put_wide(w, AT_RATIO, 4, on_file(x, s));
    put_wide(w, AT_OLDEST, 2, proposal(x, s));
    put_wide(w, AT_RATING, 2, missing(x, s));
    sheet_write_next(w);
}

static void put_stops(const struct analysis *x, struct sheet_writer *w,
                      const struct credit_currency **order)
{
    const struct credit *c = x->figures->credit;
    size_t left = MOST_STOPS;

    sheet_write_section(w, sheet_say(w, section_stops));
    sheet_write_note(w, sheet_say(w, stop_rule));
    if (!c->stop_count) {
        sheet_write_line(w, sheet_say(w, no_stops), CELL_PLAIN);
        return;
    }
    put_stop_headings(w);
    for (size_t i = 0; i < c->currency_count; i++)
        for (size_t k = 0; k < order[i]->stop_count && left; k++, left--)
            put_stop(x, w, &c->stops[order[i]->stop + k]);
    if (c->stop_count > MOST_STOPS)
        sheet_write_note(
            w, arena_format(x->arena,
                            is_zh(x) ? "其余 %zu 个客户略。" : "and %zu more.",
                            c->stop_count - MOST_STOPS));
}

/* Rows that they need. */
static uint32_t stop_rows(const struct credit *c)
{
    size_t n = c->stop_count < MOST_STOPS ? c->stop_count : MOST_STOPS;

    return 3 + (uint32_t)n + (c->stop_count > MOST_STOPS);
}

/* --- the sheet ------------------------------------------------------------ */

/* The reporting currency first. */
static const struct credit_currency **order_of(const struct analysis *x)
{
    const struct credit *c = x->figures->credit;
    const struct credit_currency **order = arena_array(
        x->arena, const struct credit_currency *, c->currency_count);
    size_t n = 0;

    for (int turn = 0; turn < 2; turn++)
        for (size_t i = 0; i < c->currency_count; i++)
            if (analysis_is_main(x, c->currencies[i].currency) == (turn == 0))
                order[n++] = &c->currencies[i];
    return order;
}

static const struct credit_row **
order_rows(const struct analysis *x, const struct credit_currency **order)
{
    const struct credit *c = x->figures->credit;
    const struct credit_row **rows =
        arena_array(x->arena, const struct credit_row *, c->row_count);
    size_t n = 0;

    for (size_t i = 0; i < c->currency_count; i++)
        for (size_t k = 0; k < order[i]->row_count; k++)
            rows[n++] = &c->rows[order[i]->row + k];
    return rows;
}

/* Of shares alone: bars of amounts would compare currencies. */
static void put_bars(const struct analysis *x, const struct analysis_list *l)
{
    for (size_t i = 0; i < l->count; i++)
        sheet_add_mark(l->sheets[i], MARK_BARS, 0, AT_RATIO, 0, AT_RATIO,
                       x->arena)
            ->in_table = true;
}

static bool make(struct analysis *x, const struct analysis_part *part)
{
    const struct credit *c = x->figures->credit;
    const struct credit_currency **order = order_of(x);
    struct rows *rows = arena_new(x->arena, struct rows);
    struct analysis_list_spec spec = {
        .name = bilingual_text(part->name, x->language),
        .note = bilingual_text(note, x->language),
        .columns = columns,
        .column_count = AT_COUNT,
        .row_count = c->limit_count ? c->row_count : 0,
        .row = fill,
        .context = rows,
        .id_column = AT_ID,
        .freeze_columns = AT_CURRENCY + 1};
    struct analysis_list l;

    spec.top_rows = stop_rows(c) + 3 + (uint32_t)c->currency_count;
    *rows = (struct rows){x, c, order_rows(x, order), analysis_has_exact(x)};
    l = analysis_list_make(x, part, &spec);
    put_stops(x, &l.writer, order);
    sheet_write_skip(&l.writer, 1);
    sheet_write_section(&l.writer, sheet_say(&l.writer, section_rows));
    if (!c->limit_count) {
        sheet_write_line(&l.writer, sheet_say(&l.writer, no_limits),
                         CELL_PLAIN);
        return true;
    }
    for (size_t i = 0; i < c->currency_count; i++)
        put_total(&l, rows, order[i]);
    put_bars(x, &l);
    return true;
}

const struct analysis_part analysis_credit = {
    .name = {"授信", "Credit limits"},
    .title = {"授信额度与停供候选",
              "Credit limits, and whom to supply no more"},
    .internal = true,
    .figure = offsetof(struct analysis_figures, credit),
    .missing = {"数据不足：未能计算额度使用。",
                "Not enough data: the use of limits could not be computed."},
    .make = make};
