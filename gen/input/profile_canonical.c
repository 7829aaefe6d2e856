#include "input/profile_source.h"

/* The columns that tell a customer by his name where there is no number. */
static void accept_names(struct table_map *map, struct arena *a)
{
    struct texts *id = &map->columns[CUSTOMERS_ID].headings;
    const struct texts *names = &map->columns[CUSTOMERS_NAME].headings;
    struct str *both = arena_array(a, struct str, id->count + names->count);

    for (size_t i = 0; i < id->count; i++)
        both[i] = id->items[i];
    for (size_t i = 0; i < names->count; i++)
        both[id->count + i] = names->items[i];
    *id = (struct texts){both, id->count + names->count};
}

/* Filled in every real row, and empty in one of totals. */
static const size_t certain_columns[TABLE_COUNT] = {
    [TABLE_CUSTOMERS] = CUSTOMERS_NAME,
    [TABLE_DOCUMENTS] = DOCUMENTS_ISSUE_DATE,
    [TABLE_RECEIPTS] = RECEIPTS_RECEIPT_DATE,
    [TABLE_ALLOCATIONS] = ALLOCATIONS_DATE,
    [TABLE_DISPUTES] = DISPUTES_FROM,
    [TABLE_COSTS] = COSTS_DATE,
    [TABLE_CONTROL] = CONTROL_AS_OF,
    [TABLE_BILLS] = BILLS_MATURITY_DATE,
    [TABLE_WRITEOFFS] = WRITEOFFS_DATE,
    [TABLE_CONTRACTS] = CONTRACTS_CUSTOMER_ID,
    [TABLE_FX] = FX_RATE_DATE,
    [TABLE_CONTACTS] = CONTACTS_DATE,
    [TABLE_BLOCKS] = BLOCKS_FROM,
    [TABLE_DELIVERIES] = DELIVERIES_LETTER_NO,
    [TABLE_EVIDENCE] = EVIDENCE_TITLE,
    [TABLE_BANK] = BANK_VALUE_DATE,
    [TABLE_ALLOWANCE] = ALLOWANCE_AS_OF,
    [TABLE_SALES] = SALES_MONTH,
    [TABLE_CASES] = CASES_EVENT,
    [TABLE_REVIEWS] = REVIEWS_NOTE,
    [TABLE_PROVISIONS] = PROVISIONS_FROM,
    [TABLE_CARRIER] = CARRIER_TRACKING_NO};

static struct texts texts_of(const struct str *words, size_t n, struct arena *a)
{
    struct texts texts = {arena_array(a, struct str, n), n};

    for (size_t i = 0; i < n; i++)
        texts.items[i] = words[i];
    return texts;
}

/* What stands below a printed list. */
static const struct str footer_words[] = {
    STR_INIT("制表："),        STR_INIT("制表:"),
    STR_INIT("制表人："),      STR_INIT("制表人:"),
    STR_INIT("制单："),        STR_INIT("制单:"),
    STR_INIT("制单人："),      STR_INIT("制单人:"),
    STR_INIT("审核："),        STR_INIT("审核:"),
    STR_INIT("审核人："),      STR_INIT("审核人:"),
    STR_INIT("打印时间"),      STR_INIT("打印日期"),
    STR_INIT("打印人："),      STR_INIT("打印人:"),
    STR_INIT("制表时间"),      STR_INIT("制表日期"),
    STR_INIT("导出时间"),      STR_INIT("导出日期"),
    STR_INIT("Printed on"),    STR_INIT("Printed by"),
    STR_INIT("Prepared by"),   STR_INIT("End of report"),
    STR_INIT("End of Report"), STR_INIT("第 1 页"),
    STR_INIT("第1页"),         STR_INIT("财务负责人："),
    STR_INIT("财务负责人:"),   STR_INIT("单位负责人："),
    STR_INIT("单位负责人:"),   STR_INIT("财务主管："),
    STR_INIT("财务主管:"),     STR_INIT("会计主管："),
    STR_INIT("会计主管:"),     STR_INIT("复核："),
    STR_INIT("复核:"),         STR_INIT("复核人："),
    STR_INIT("复核人:"),       STR_INIT("经办人："),
    STR_INIT("经办人:"),       STR_INIT("导出人："),
    STR_INIT("导出人:")};

/* The same, but an item may bear it in a cell: it is none that lacks others. */
static const struct str doubtful_words[] = {
    STR_INIT("备注："), STR_INIT("备注:"),  STR_INIT("承前页"),
    STR_INIT("过次页"), STR_INIT("承上页"), STR_INIT("转下页"),
    STR_INIT("共1"),    STR_INIT("共2"),    STR_INIT("共3"),
    STR_INIT("共4"),    STR_INIT("共5"),    STR_INIT("共6"),
    STR_INIT("共7"),    STR_INIT("共8"),    STR_INIT("共9"),
    STR_INIT("共 1"),   STR_INIT("共 2"),   STR_INIT("共 3"),
    STR_INIT("共 4"),   STR_INIT("共 5"),   STR_INIT("共 6"),
    STR_INIT("共 7"),   STR_INIT("共 8"),   STR_INIT("共 9")};

bool canonical_is_footer(struct str s, struct str *word)
{
    for (size_t i = 0; i < COUNT(footer_words); i++)
        if (str_starts(s, footer_words[i])) {
            *word = footer_words[i];
            return true;
        }
    for (size_t i = 0; i < COUNT(doubtful_words); i++)
        if (str_starts(s, doubtful_words[i])) {
            *word = doubtful_words[i];
            return true;
        }
    return false;
}

struct texts profile_footer_words(struct arena *a)
{
    return texts_of(footer_words, COUNT(footer_words), a);
}

struct condition profile_footer(struct arena *a)
{
    struct str words[COUNT(footer_words) + COUNT(doubtful_words)];

    for (size_t i = 0; i < COUNT(words); i++)
        words[i] = i < COUNT(footer_words)
                       ? footer_words[i]
                       : doubtful_words[i - COUNT(footer_words)];
    return (struct condition){.of_first_cell = true,
                              .column = {.mapped = true, .otherwise = -1},
                              .starts = texts_of(words, COUNT(words), a)};
}

/* Spreadsheets and ERPs add up at the end of a page. */
static struct ignore_rule totals_rule(const struct profile *p, enum table table,
                                      struct arena *a)
{
    static const struct str words[] = {
        STR_INIT("合计"),   STR_INIT("小计"),     STR_INIT("总计"),
        STR_INIT("累计"),   STR_INIT("本页合计"), STR_INIT("本页小计"),
        STR_INIT("合计："), STR_INIT("总计："),   STR_INIT("小计："),
        STR_INIT("合 计"),  STR_INIT("Total"),    STR_INIT("Subtotal"),
        STR_INIT("TOTAL"),  STR_INIT("total"),    STR_INIT("Grand total"),
        STR_INIT("Total:"), STR_INIT("总合计"),   STR_INIT("Grand Total")};
    struct ignore_rule rule = {.reason = STR("row of totals")};

    rule.when.column = p->tables[table].columns[certain_columns[table]];
    rule.when.column.optional = true;
    rule.when.filled = ASKED_NO;
    rule.when.first = arena_new(a, struct texts);
    *rule.when.first = texts_of(words, COUNT(words), a);
    return rule;
}

#define VOID_WORDS "作废|已作废|void|voided|Void|cancelled|canceled|Cancelled"

/* What is not audited yet is no receivable. */
#define DRAFT_WORDS                                                                                  \
    "未审核|未审|待审核|待审|审核中|重新审核|未提交|暂存|草稿|创建|draft|" \
    "Draft|"                                                                                         \
    "DRAFT"

/* The tables whose own column of state says nothing of these. */
#define DOCUMENTS_ALONE (1u << TABLE_DOCUMENTS)
#define STATELESS \
    (1u << TABLE_RECEIPTS | 1u << TABLE_ALLOCATIONS | 1u << TABLE_WRITEOFFS)
#define ALL_TABLES UINT32_MAX

/* A list may have a column of each: headings, words, reason. */
struct state {
    uint32_t tables; /* bits */
    const char *headings, *words, *reason;
};

static const struct state states[] = {
    {ALL_TABLES,
     "作废|作废标志|作废标识|作废标记|是否作废|作废状态|void|Void|VOID|"
     "voided|Voided",
     "是|√|Y|y|yes|Yes|YES|true|True|TRUE|1|" VOID_WORDS, "void"},
    {ALL_TABLES, "审核状态|审批状态|审核标志", VOID_WORDS, "void"},
    {ALL_TABLES, "审核状态|审批状态|审核标志", DRAFT_WORDS, "not audited"},
    {DOCUMENTS_ALONE, "status|状态|单据状态|发票状态", DRAFT_WORDS,
     "not audited"},
    {STATELESS, "status|状态|单据状态", VOID_WORDS, "void"},
    {STATELESS, "status|状态|单据状态", DRAFT_WORDS, "not audited"},
};

static struct texts parts_of(const char *list, struct arena *a)
{
    struct texts texts = {0};
    struct str rest = str_from_z(list), part;
    size_t capacity = 0;

    while (canonical_next(&rest, &part))
        ARENA_PUSH(a, texts.items, texts.count, capacity) = part;
    return texts;
}

static struct ignore_rule state_rule(const struct state *state, struct arena *a)
{
    return (struct ignore_rule){
        .when = {.column = {.mapped = true,
                            .optional = true,
                            .otherwise = -1,
                            .headings = parts_of(state->headings, a)},
                 .is = parts_of(state->words, a)},
        .reason = str_from_z(state->reason)};
}

/* Those of states are last: most files have no such column. */
static void add_rules(struct profile *p, enum table table, struct arena *a)
{
    p->ignore = arena_array(a, struct ignore_rule, COUNT(states) + 2);
    p->ignore[p->ignore_count++] = totals_rule(p, table, a);
    p->ignore[p->ignore_count++] =
        (struct ignore_rule){.when = profile_footer_row(p, a),
                             .reason = STR("footer of the report")};
    for (size_t i = 0; i < COUNT(states); i++)
        if (states[i].tables >> table & 1)
            p->ignore[p->ignore_count++] = state_rule(&states[i], a);
}

struct condition profile_usual_totals(struct arena *a)
{
    static const struct str words[] = {
        STR_INIT("合计"),        STR_INIT("总计"),        STR_INIT("总合计"),
        STR_INIT("合 计"),       STR_INIT("总 计"),       STR_INIT("合计："),
        STR_INIT("总计："),      STR_INIT("Total"),       STR_INIT("TOTAL"),
        STR_INIT("Grand Total"), STR_INIT("Grand total"), STR_INIT("Total:")};

    return (struct condition){.of_first_cell = true,
                              .column = {.mapped = true, .otherwise = -1},
                              .is = texts_of(words, COUNT(words), a)};
}

struct profile profile_canonical(enum table table, struct arena *a)
{
    struct profile p = {.name = STR("canonical"),
                        .heading_row = 1,
                        .heading_rows = 1,
                        .serial_dates = true,
                        .number_style = number_plain,
                        .totals = profile_usual_totals(a)};
    struct table_map *map = &p.tables[table];
    const struct table_form *form = &table_forms[table];

    map->fed = true;
    for (size_t i = 0; i < form->column_count; i++) {
        struct source *s = &map->columns[i];
        struct str rest = str_from_z(form->columns[i].headings), heading;
        size_t capacity = 0;

        *s = (struct source){.mapped = true,
                             .optional = !form->columns[i].required,
                             .otherwise = -1};
        while (canonical_next(&rest, &heading))
            ARENA_PUSH(a, s->headings.items, s->headings.count, capacity) =
                heading;
    }
    if (table == TABLE_CUSTOMERS)
        accept_names(map, a);
    add_rules(&p, table, a);
    return p;
}

bool profile_is_canonical(const struct profile *p)
{
    return str_equal_z(p->name, "canonical");
}

/* "金额 原币" and "原币 金额" for 金额. */
static void accept_foreign(struct texts *headings, struct arena *a)
{
    size_t n = headings->count;
    struct str *all = arena_array(a, struct str, 3 * n);

    for (size_t i = 0; i < n; i++) {
        struct str heading = headings->items[i];

        all[i] = heading;
        all[n + 2 * i] = arena_format(a, "%.*s 原币", STR_ARG(heading));
        all[n + 2 * i + 1] = arena_format(a, "原币 %.*s", STR_ARG(heading));
    }
    *headings = (struct texts){all, 3 * n};
}

void profile_two_lines(struct profile *p, bool has_currency, struct arena *a)
{
    static const size_t amounts[] = {DOCUMENTS_AMOUNT, DOCUMENTS_TAX,
                                     DOCUMENTS_OPEN_AMOUNT,
                                     DOCUMENTS_RECEIVED_AMOUNT};
    struct table_map *map = &p->tables[TABLE_DOCUMENTS];

    p->heading_rows = 2;
    for (size_t i = 0; map->fed && has_currency && i < COUNT(amounts); i++)
        accept_foreign(&map->columns[amounts[i]].headings, a);
}
