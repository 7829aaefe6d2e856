/* What to beware of: how many by rule, then one row each with its reason. */
#include "report/analysis_collector.h"
#include "report/warning_text.h"
#include "report/words.h"

enum {
    AT_KIND,
    AT_NEW,
    AT_CUSTOMER,
    AT_AMOUNT,
    AT_CURRENCY,
    AT_REASON,
    AT_ROWS,
    AT_COLLECTOR,
    AT_COLUMNS
};

/* Columns of the rules, above the list. */
enum { RULE_KIND, RULE_COUNT, RULE_NEW, RULE_TEXT };
#define RULE_SPAN 3

/* More are not read; the count says how many there are. */
#define MOST_LISTED 3000

static const struct bilingual new_mark = {"新", "new"};

struct listing {
    struct analysis *x;
    struct sheet_writer *w;
    const struct warnings *all;
    size_t listed;
    uint32_t rules, first, end; /* rows: of the first rule, of the list */
};

/* Each graver than those behind it. */
static enum cell_style style_of(enum warning_kind kind)
{
    static const enum cell_style styles[WARNING_KINDS] = {
        [WARNING_BILL] = CELL_LEVEL_3,         [WARNING_PROMISE] = CELL_LEVEL_3,
        [WARNING_LIMIT] = CELL_LEVEL_2,        [WARNING_SLOWER] = CELL_LEVEL_2,
        [WARNING_FIRST_LATE] = CELL_LEVEL_1,   [WARNING_TOP] = CELL_LEVEL_1,
        [WARNING_CONCENTRATION] = CELL_LEVEL_1};

    return styles[kind];
}

static struct str list_range(const struct listing *g, uint32_t column)
{
    struct column_name name = sheet_column_name(column);

    return arena_format(g->x->arena, "$%s$%u:$%s$%u", name.letters,
                        g->first + 1, name.letters, g->end);
}

/* Counted in the list, where it is whole. */
static struct cell count_cell(const struct listing *g, enum warning_kind kind,
                              bool only_new)
{
    struct arena *a = g->x->arena;
    struct cell n = sheet_integer(
        (int64_t)(only_new ? g->all->new_counts[kind] : g->all->counts[kind]));
    struct str label = sheet_literal(warning_label(kind, g->x->language), a);
    struct str mark = sheet_literal(sheet_say(g->w, new_mark), a);

    if (g->listed < g->all->count || !g->listed)
        return n;
    if (!only_new)
        return sheet_formula(arena_format(a, "COUNTIF(%.*s,%.*s)",
                                          STR_ARG(list_range(g, AT_KIND)),
                                          STR_ARG(label)),
                             n);
    return sheet_formula(
        arena_format(a, "COUNTIFS(%.*s,%.*s,%.*s,%.*s)",
                     STR_ARG(list_range(g, AT_KIND)), STR_ARG(label),
                     STR_ARG(list_range(g, AT_NEW)), STR_ARG(mark)),
        n);
}

static void put_rule(const struct listing *g, enum warning_kind kind)
{
    struct sheet_writer *w = g->w;
    const struct warning_policy *p = &g->x->figures->policy->warnings;
    enum warning_known known = g->all->known[kind];
    bool quiet = known != WARNING_KNOWN && !g->all->counts[kind];
    struct str lack = warning_lack(known, g->x->language);

    sheet_write(
        w, RULE_KIND,
        sheet_styled(sheet_text(warning_label(kind, g->x->language)),
                     g->all->counts[kind] ? style_of(kind) : CELL_PLAIN));
    if (quiet) {
        sheet_write(w, RULE_COUNT,
                    sheet_aligned(sheet_text(STR("n/a")), CELL_ALIGN_RIGHT));
    } else {
        sheet_write(w, RULE_COUNT, count_cell(g, kind, false));
    }
    sheet_write(
        w, RULE_NEW,
        quiet || !date_is(g->all->since)
            ? (struct cell){0}
            : sheet_aligned(count_cell(g, kind, true), CELL_ALIGN_CENTER));
    sheet_put_wide(w->sheet, w->row, RULE_TEXT, RULE_SPAN,
                   sheet_aligned(sheet_text(warning_rule(
                                     kind, p, g->x->language, w->arena)),
                                 CELL_ALIGN_INDENT),
                   w->arena);
    sheet_put_wide(w->sheet, w->row, AT_ROWS, 2,
                   sheet_styled(sheet_text(quiet ? lack : STR("")), CELL_NOTE),
                   w->arena);
    sheet_write_next(w);
}

static void put_rules(struct listing *g)
{
    for (int i = 0; i < WARNING_KINDS; i++)
        put_rule(g, (enum warning_kind)i);
}

static void put_warning(const struct listing *g, const struct warning *warning)
{
    struct sheet_writer *w = g->w;
    const struct ledger *l = g->x->figures->ledger;
    bool named = warning->customer != LEDGER_NONE;

    sheet_write(
        w, AT_KIND,
        sheet_styled(sheet_text(warning_label(warning->kind, g->x->language)),
                     style_of(warning->kind)));
    sheet_write_centered(w, AT_NEW,
                         warning->is_new ? sheet_say(w, new_mark) : STR(""),
                         CELL_PLAIN);
    sheet_write(w, AT_CUSTOMER,
                named
                    ? analysis_customer_link(g->x, warning->customer, w->arena)
                    : (struct cell){0});
    sheet_write_centered(w, AT_CURRENCY, str_from_z(warning->currency->code),
                         CELL_PLAIN);
    sheet_write(w, AT_AMOUNT, sheet_money(warning->amount, warning->currency));
    sheet_write_wrapped(w, AT_REASON,
                        warning_reason(l, warning,
                                       &g->x->figures->policy->warnings,
                                       g->x->language, w->arena));
    sheet_write_wrapped(w, AT_ROWS,
                        warning_rows(l, warning, g->x->language, w->arena));
    sheet_write_text(w, AT_COLLECTOR,
                     named ? l->customers[warning->customer].collector
                           : STR(""));
    sheet_write_next(w);
}

static void put_list(const struct listing *g)
{
    for (size_t i = 0; i < g->listed; i++)
        put_warning(g, &g->all->items[i]);
    if (g->listed < g->all->count)
        sheet_write_note(g->w, arena_format(g->x->arena,
                                            g->x->language == LANGUAGE_EN
                                                ? "%zu more are not listed."
                                                : "另有 %zu 条未列出。",
                                            g->all->count - g->listed));
}

static void put_rule_headings(const struct listing *g)
{
    static const struct {
        uint32_t column, span;
        struct bilingual text;
    } names[] = {{RULE_KIND, 1, {"类别", "Kind"}},
                 {RULE_COUNT, 1, {"条数", "Count"}},
                 {RULE_NEW, 1, {"其中本期新增", "New"}},
                 {RULE_TEXT,
                  RULE_SPAN,
                  {"规则（阈值见 duebook.yaml 的 warnings）",
                   "Rule (thresholds: warnings in duebook.yaml)"}},
                 {AT_ROWS, 2, {"说明", "Note"}}};

    for (size_t i = 0; i < COUNT(names); i++)
        sheet_put_wide(g->w->sheet, g->w->row, names[i].column, names[i].span,
                       sheet_styled(sheet_text(sheet_say(g->w, names[i].text)),
                                    CELL_HEADING),
                       g->w->arena);
    sheet_write_next(g->w);
}

static struct str note_of(const struct analysis *x, const struct warnings *all)
{
    bool english = x->language == LANGUAGE_EN;

    if (!date_is(all->since))
        return english ? STR("What is new is not known: there is no earlier "
                             "day of the same ledger.")
                       : STR("没有可比的上一期，不标注本期新增。");
    return arena_format(
        x->arena,
        english
            ? "New: not yet so on %.*s, by what is known now.  The amount: "
              "of a bill its face, of a promise what was not paid, of a "
              "limit what is beyond it, of a share what they owe, else "
              "what of his is overdue."
            : "“新”为%.*s（按现有数据追溯）尚无此项预警。金额：票据为票面，失约"
              "为未付数，超额度为超额数，占比为其应收，其余为该客户逾期金额。",
        STR_ARG(date_in_words(all->since, x->language, x->arena)));
}

static bool make(struct analysis *x, const struct analysis_part *part)
{
    static const int widths[AT_COLUMNS] = {14, 8, 30, 17, 8, 62, 58, 11};
    static const struct bilingual names[AT_COLUMNS] = {
        {"类别", "Kind"},         {"新增", "New"},        {"客户", "Customer"},
        {"金额", "Amount"},       {"币种", "Currency"},   {"原因", "Reason"},
        {"依据（单据）", "Rows"}, {"催收员", "Collector"}};
    const struct warnings *all = x->figures->warnings;
    struct sheet_writer w =
        analysis_sheet(x, part, bilingual_text(part->name, x->language), widths,
                       AT_COLUMNS, note_of(x, all));
    struct listing g = {.x = x, .w = &w, .all = all, .rules = w.row + 1};

    g.listed = all->count < MOST_LISTED ? all->count : MOST_LISTED;
    g.first = g.rules + WARNING_KINDS + 2;
    g.end = g.first + (uint32_t)g.listed;
    put_rule_headings(&g);
    put_rules(&g);
    sheet_write_next(&w);
    sheet_write_headings(&w, names, AT_COLUMNS);
    put_list(&g);
    w.sheet->filter_row = g.listed ? g.first - 1 : 0;
    w.sheet->filter_rows = (uint32_t)g.listed;
    return true;
}

const struct analysis_part analysis_warning = {
    .name = {"预警", "Warnings"},
    .title = {"预警", "Warnings"},
    .internal = true,
    .figure = offsetof(struct analysis_figures, warnings),
    .missing = {"数据不足：未能计算预警。",
                "Not enough data: no warnings could be computed."},
    .make = make};
