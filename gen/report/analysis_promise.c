/* Promises and what became of them; disputes; why people do not pay. */
#include "measure/promise.h"

#include "report/analysis_dispute.h"
#include "report/analysis_list.h"

#include <stdlib.h>

static const struct analysis_column columns[PROMISE_COLUMNS] = {
    [AT_ID] = {{"客户编号", "Customer no."}, CELL_TEXT, CELL_ALIGN_KIND, 12},
    [AT_NAME] = {{"客户名称", "Customer"}, CELL_LINK, CELL_ALIGN_KIND, 31},
    [AT_CURRENCY] = {{"币种", "Currency"}, CELL_TEXT, CELL_ALIGN_CENTER, 8},
    [AT_RESULT] = {{"结果", "Outcome"}, CELL_TEXT, CELL_ALIGN_CENTER, 17},
    [AT_MADE] = {{"承诺登记日", "Made on"}, CELL_DATE, CELL_ALIGN_CENTER, 15},
    [AT_DATE] = {{"承诺付款日", "Promised by"},
                 CELL_DATE,
                 CELL_ALIGN_CENTER,
                 15},
    [AT_LIMIT] = {{"宽限截止日", "Last day of grace"},
                  CELL_DATE,
                  CELL_ALIGN_CENTER,
                  15},
    [AT_PROMISED] = {{"承诺金额", "Promised"}, CELL_MONEY, CELL_ALIGN_KIND, 15},
    [AT_PAID] = {{"已付金额", "Paid"}, CELL_MONEY, CELL_ALIGN_KIND, 15},
    [AT_SHARE] = {{"兑现比例", "Paid, share"},
                  CELL_DECIMAL,
                  CELL_ALIGN_KIND,
                  15},
    [AT_COLLECTOR] = {{"催收员", "Collector"},
                      CELL_TEXT,
                      CELL_ALIGN_CENTER,
                      14},
    [AT_TEXT] = {{"沟通内容", "What was said"}, CELL_TEXT, CELL_ALIGN_WRAP, 46},
};

static const struct bilingual note = {
    "全部登记的承诺逐笔判断（口径与管理指标相同：宽限期内付足规定比例为兑现）；"
    "管理"
    "指标只计最近一段时间到期的承诺。未到期与无法判断的不计入兑现率。",
    "Every promise on record, judged as the key figures judge them (paid in "
    "the "
    "share and by the grace that the policy says); these count the last weeks "
    "alone.  Open and undecided ones are in no rate."};
static const struct bilingual section_results = {"承诺兑现", "Promises"};
static const struct bilingual section_list = {"承诺明细", "All promises"};
static const struct bilingual empty = {
    "联系记录中没有付款承诺。", "No promise is on record among the contacts."};

/* In the order of the list: what can still be acted on first. */
static const struct {
    enum promise_state state;
    struct bilingual text;
    enum cell_style style;
} results[] = {{PROMISE_OPEN, {"未到期", "Open"}, CELL_PLAIN},
               {PROMISE_BROKEN, {"未兑现", "Broken"}, CELL_LEVEL_2},
               {PROMISE_KEPT, {"已兑现", "Kept"}, CELL_GOOD},
               {PROMISE_MOVED, {"已改期", "Moved"}, CELL_PLAIN},
               {PROMISE_UNKNOWN, {"无法判断", "Not known"}, CELL_PLAIN}};

/* --- the list ------------------------------------------------------------- */

struct rows {
    const struct analysis *x;
    const struct promise **order;
    size_t count;
    bool has_exact;
};

static size_t rank_of(enum promise_state state)
{
    size_t i = 0;

    while (results[i].state != state)
        i++;
    return i;
}

/* Open ones by day, the nearest first; what is past the other way round. */
static int by_result(const void *a, const void *b)
{
    const struct promise *x = *(const struct promise *const *)a;
    const struct promise *y = *(const struct promise *const *)b;
    int32_t first = x->limit.day, second = y->limit.day;

    if (x->state != y->state)
        return rank_of(x->state) < rank_of(y->state) ? -1 : 1;
    if (first != second)
        return (first < second) == (x->state == PROMISE_OPEN) ? -1 : 1;
    return (x > y) - (x < y); /* of one array */
}

static struct rows *make_rows(struct analysis *x)
{
    const struct promises *list = x->figures->promises;
    struct rows *rows = arena_new(x->arena, struct rows);

    *rows = (struct rows){
        x, arena_array(x->arena, const struct promise *, list->count),
        list->count, analysis_has_exact(x)};
    for (size_t i = 0; i < list->count; i++)
        rows->order[i] = &list->items[i];
    if (rows->count)
        qsort(rows->order, rows->count, sizeof(*rows->order), by_result);
    return rows;
}

static struct cell share_cell(const struct rows *rows, const struct promise *p,
                              uint32_t row, struct arena *a)
{
    struct decimal ratio;
    struct str paid = sheet_cell_name(row, AT_PAID, a);
    struct str promised = sheet_cell_name(row, AT_PROMISED, a);

    if (p->state == PROMISE_UNKNOWN ||
        !sheet_ratio(p->paid, p->promised, &ratio))
        return (struct cell){0};
    if (!rows->has_exact)
        return sheet_decimal(ratio);
    return sheet_formula(
        arena_format(a, "%.*s/%.*s", STR_ARG(paid), STR_ARG(promised)),
        sheet_decimal(ratio));
}

static void fill(const void *context, size_t index, uint32_t row,
                 struct cell *cells, struct arena *a)
{
    const struct rows *rows = context;
    const struct promise *p = rows->order[index];
    const struct ledger *l = rows->x->figures->ledger;
    const struct customer *c = &l->customers[p->customer];
    size_t result = rank_of(p->state);

    cells[AT_ID] = sheet_text(c->customer_id);
    cells[AT_NAME] = analysis_customer_link(rows->x, p->customer, a);
    cells[AT_CURRENCY] = sheet_text(str_from_z(p->currency->code));
    cells[AT_RESULT] = sheet_styled(
        sheet_text(bilingual_text(results[result].text, rows->x->language)),
        results[result].style);
    cells[AT_MADE] = sheet_date(p->made);
    cells[AT_DATE] = sheet_date(p->promised_date);
    cells[AT_LIMIT] = sheet_date(p->limit);
    cells[AT_PROMISED] = sheet_money(p->promised, p->currency);
    cells[AT_PAID] = p->state == PROMISE_UNKNOWN
                         ? (struct cell){0}
                         : sheet_money(p->paid, p->currency);
    cells[AT_SHARE] = share_cell(rows, p, row, a);
    cells[AT_COLLECTOR] = sheet_text(c->collector);
    cells[AT_TEXT] = sheet_text(l->contacts[p->contact].summary);
}

/* --- the results ---------------------------------------------------------- */

static const struct bilingual result_headings[PROMISE_COLUMNS] = {
    [AT_NAME] = {"结果", "Outcome"},
    [AT_CURRENCY] = {"币种", "Currency"},
    [AT_RESULT] = {"笔数", "Number"},
    [AT_PROMISED] = {"承诺金额", "Promised"},
    [AT_PAID] = {"已付金额", "Paid"}};

/* What there is of a currency in a state. */
static void add_up(const struct rows *rows, const struct currency *currency,
                   enum promise_state state, int64_t *sums)
{
    for (size_t i = 0; i < rows->count; i++) {
        const struct promise *p = rows->order[i];

        if (p->currency != currency || p->state != state)
            continue;
        sums[0]++;
        sums[1] += p->promised;
        sums[2] += p->state == PROMISE_UNKNOWN ? 0 : p->paid;
    }
}

static void put_sum(struct analysis_list *l, uint32_t column,
                    const struct list_condition *conditions,
                    const struct currency *currency, int64_t minor)
{
    struct sheet_writer *w = &l->writer;

    sheet_write(
        w, column,
        sheet_live(w,
                   sheet_rounded(analysis_list_sum(l, column, conditions, 2),
                                 currency, w->arena),
                   sheet_money(minor, currency)));
}

static void put_result(struct analysis_list *l, const struct rows *rows,
                       const struct currency *currency, size_t result)
{
    struct sheet_writer *w = &l->writer;
    struct str name = sheet_say(w, results[result].text);
    struct str code = str_from_z(currency->code);
    struct list_condition conditions[] = {
        {AT_RESULT, sheet_literal(name, w->arena)},
        {AT_CURRENCY, sheet_literal(code, w->arena)}};
    int64_t sums[3] = {0};

    add_up(rows, currency, results[result].state, sums);
    analysis_put_blank(w, AT_ID, AT_SHARE);
    sheet_write_text(w, AT_NAME, name);
    sheet_write_centered(w, AT_CURRENCY, code, CELL_PLAIN);
    sheet_write(w, AT_RESULT,
                sheet_formula(analysis_list_sum(l, LIST_COUNT, conditions, 2),
                              sheet_integer(sums[0])));
    put_sum(l, AT_PROMISED, conditions, currency, sums[1]);
    put_sum(l, AT_PAID, conditions, currency, sums[2]);
    sheet_write_next(w);
}

/* "C7/(C7+C6)": of what was kept and what was broken, two rows above. */
static void put_rate_cell(struct sheet_writer *w, uint32_t column,
                          uint32_t broken_row, int64_t kept, int64_t broken)
{
    struct str k = sheet_cell_name(broken_row + 1, column, w->arena);
    struct str b = sheet_cell_name(broken_row, column, w->arena);
    struct decimal ratio;

    if (!sheet_ratio(kept, kept + broken, &ratio)) {
        sheet_write_centered(
            w, column, w->language == LANGUAGE_ZH ? STR("不适用") : STR("n/a"),
            CELL_TOTAL);
        return;
    }
    sheet_write(w, column,
                sheet_styled(
                    sheet_live(w,
                               arena_format(w->arena, "%.*s/(%.*s+%.*s)",
                                            STR_ARG(k), STR_ARG(k), STR_ARG(b)),
                               sheet_decimal(ratio)),
                    CELL_TOTAL));
}

static void put_rate(struct analysis_list *l, const struct rows *rows,
                     const struct currency *currency, uint32_t first_row)
{
    static const struct bilingual rate = {"兑现率（笔数、金额）",
                                          "Kept (number, amount)"};
    struct sheet_writer *w = &l->writer;
    uint32_t broken_row = first_row + (uint32_t)rank_of(PROMISE_BROKEN);
    int64_t kept[3] = {0}, broken[3] = {0};

    add_up(rows, currency, PROMISE_KEPT, kept);
    add_up(rows, currency, PROMISE_BROKEN, broken);
    for (uint32_t i = AT_ID; i <= AT_SHARE; i++)
        sheet_write(w, i, (struct cell){.style = CELL_TOTAL});
    sheet_write(w, AT_NAME,
                sheet_styled(sheet_text(sheet_say(w, rate)), CELL_TOTAL));
    sheet_write_centered(w, AT_CURRENCY, str_from_z(currency->code),
                         CELL_TOTAL);
    put_rate_cell(w, AT_RESULT, broken_row, kept[0], broken[0]);
    put_rate_cell(w, AT_PROMISED, broken_row, kept[1], broken[1]);
    sheet_write_next(w);
}

/* Currencies of promises, the reporting one first. */
static size_t list_currencies(const struct rows *rows,
                              const struct currency **out, size_t room)
{
    size_t n = 0;

    for (int turn = 0; turn < 2; turn++)
        for (size_t i = 0; i < rows->count; i++) {
            const struct currency *c = rows->order[i]->currency;
            bool is_new = analysis_is_main(rows->x, c) == (turn == 0);

            for (size_t k = 0; is_new && k < n; k++)
                is_new = out[k] != c;
            if (is_new && n < room)
                out[n++] = c;
        }
    return n;
}

/* More currencies than that nobody promises in. */
#define MOST_CURRENCIES 16

static void put_results(struct analysis_list *l, const struct rows *rows,
                        const struct currency **used, size_t n)
{
    struct sheet_writer *w = &l->writer;

    sheet_write_section(w, sheet_say(w, section_results));
    if (!rows->count) {
        sheet_write_line(w, sheet_say(w, empty), CELL_PLAIN);
        return;
    }
    analysis_put_headings(w, result_headings, AT_SHARE + 1);
    for (size_t i = 0; i < n; i++) {
        uint32_t first_row = w->row;

        for (size_t k = 0; k < COUNT(results); k++)
            put_result(l, rows, used[i], k);
        put_rate(l, rows, used[i], first_row);
    }
}

static bool make(struct analysis *x, const struct analysis_part *part)
{
    const struct currency *used[MOST_CURRENCIES];
    struct rows *rows = make_rows(x);
    size_t n = list_currencies(rows, used, MOST_CURRENCIES);
    struct dispute_block disputes = dispute_block_make(x);
    uint32_t result_rows =
        rows->count ? (uint32_t)(2 + n * (COUNT(results) + 1)) : 2;
    struct analysis_list_spec spec = {
        .name = bilingual_text(part->name, x->language),
        .note = bilingual_text(note, x->language),
        .columns = columns,
        .column_count = PROMISE_COLUMNS,
        .top_rows = result_rows + dispute_block_rows(&disputes) + 3,
        .row_count = rows->count,
        .row = fill,
        .context = rows,
        .id_column = AT_ID,
        .freeze_columns = AT_NAME + 1};
    struct analysis_list l = analysis_list_make(x, part, &spec);

    put_results(&l, rows, used, n);
    sheet_write_skip(&l.writer, 1);
    dispute_block_put(&disputes, &l.writer);
    if (!rows->count)
        return true;
    sheet_write_skip(&l.writer, 1);
    sheet_write_section(&l.writer, sheet_say(&l.writer, section_list));
    return true;
}

const struct analysis_part analysis_promise = {
    .name = {"承诺与争议", "Promises and disputes"},
    .title = {"承诺与争议", "Promises and disputes"},
    .internal = true,
    .figure = offsetof(struct analysis_figures, promises),
    .missing = {"数据不足：未能判断付款承诺。",
                "Not enough data: promises could not be judged."},
    .make = make};
