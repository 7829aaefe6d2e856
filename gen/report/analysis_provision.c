/* The provision: single customers, matrices, movement, entry, late entries. */
#include "report/analysis_provision.h"

/* Rows of late entries that are read on paper. */
#define MOST_LATE 200

static const struct bilingual note = {
    "先单项、后组合。各段应计提＝计提基数×预期信用损失率，逐格四舍五入到分，合"
    "计"
    "为各格之和。币种之间不相加。",
    "Single customers first, then portfolios.  A segment's provision = base x "
    "loss rate, each rounded half-up to the minor unit; totals are sums of "
    "what is shown.  Currencies are never added."};

/* Base, rate and provision are formulas; the rest are inputs. */
static void put_base(struct provision_block *b, int64_t gross, int64_t credits,
                     int64_t base)
{
    struct sheet_writer *w = b->w;

    sheet_write(w, AT_GROSS, provision_block_money(b, gross));
    sheet_write(w, AT_CREDITS, provision_block_money(b, credits));
    sheet_write(
        w, AT_BASE,
        provision_block_live(
            b,
            arena_format(b->x->arena, "%.*s-%.*s",
                         STR_ARG(provision_block_at(b, w->row, AT_GROSS)),
                         STR_ARG(provision_block_at(b, w->row, AT_CREDITS))),
            base));
}

static struct cell product(struct provision_block *b, int64_t minor)
{
    return provision_block_live(
        b,
        arena_format(b->x->arena, "%.*s*%.*s",
                     STR_ARG(provision_block_at(b, b->w->row, AT_BASE)),
                     STR_ARG(provision_block_at(b, b->w->row, AT_RATE))),
        minor);
}

static void add_term(struct provision_block *b, struct str *sum, uint32_t row,
                     uint32_t column)
{
    *sum = arena_format(b->x->arena, "%.*s%s%.*s", STR_ARG(*sum),
                        sum->len ? "+" : "",
                        STR_ARG(provision_block_at(b, row, column)));
}

/* Sums of the rows since first; they are terms of what follows. */
static void put_total(struct provision_block *b, uint32_t first,
                      struct str label, const struct provision_cell *total)
{
    const int64_t sums[] = {total->gross, total->credits, total->base};
    struct sheet_writer *w = b->w;
    struct arena *a = b->x->arena;

    for (uint32_t i = 0; i < AT_COUNT; i++)
        sheet_write(w, i, (struct cell){.style = CELL_TOTAL});
    sheet_write(w, AT_WHO, sheet_styled(sheet_text(label), CELL_TOTAL));
    for (uint32_t i = 0; i < COUNT(sums); i++)
        sheet_write(
            w, AT_GROSS + i,
            sheet_styled(provision_block_live(
                             b,
                             sheet_sum_of_rows(AT_GROSS + i, first, w->row, a),
                             sums[i]),
                         CELL_TOTAL));
    sheet_write(w, AT_RATE,
                sheet_styled(provision_block_percent(sheet_live_ratio(
                                 w, provision_block_at(b, w->row, AT_REQUIRED),
                                 provision_block_at(b, w->row, AT_BASE),
                                 total->required, total->base)),
                             CELL_TOTAL));
    sheet_write(
        w, AT_REQUIRED,
        sheet_styled(provision_block_live(
                         b, sheet_sum_of_rows(AT_REQUIRED, first, w->row, a),
                         total->required),
                     CELL_TOTAL));
    add_term(b, &b->bases, w->row, AT_BASE);
    add_term(b, &b->required, w->row, AT_REQUIRED);
    sheet_keep(w->sheet, first ? first - 1 : 0, w->row, a);
    sheet_write_skip(w, 2);
}

/* --- single customers ----------------------------------------------------- */

static void put_single(struct provision_block *b,
                       const struct provision_single *s)
{
    struct sheet_writer *w = b->w;
    struct arena *a = b->x->arena;
    const struct provision_entry *e = s->entry;
    struct str reason = e->reason;

    sheet_write_wrapped(w, AT_WHO, analysis_customer(b->x, s->customer));
    put_base(b, s->gross, s->credits, s->base);
    if (!e->amount.currency) {
        sheet_write(w, AT_RATE,
                    provision_block_percent(sheet_decimal(e->rate)));
        sheet_write(w, AT_REQUIRED, product(b, s->required));
    } else {
        sheet_write_centered(w, AT_RATE,
                             provision_block_say(b, "按金额", "by amount"),
                             CELL_PLAIN);
        sheet_write(
            w, AT_REQUIRED,
            provision_block_live(
                b,
                arena_format(a, "MIN(%.*s,%.*s)",
                             STR_ARG(provision_block_at(b, w->row, AT_BASE)),
                             STR_ARG(money_plain(e->amount, a))),
                s->required));
        if (s->capped)
            reason =
                arena_format(a, "%.*s%.*s%.*s", STR_ARG(reason),
                             STR_ARG(provision_block_say(
                                 b, "；填写金额超过余额，以余额为限：",
                                 "; the amount typed is more than he owes: ")),
                             STR_ARG(money_grouped(e->amount, a)));
    }
    provision_block_put_beside(b, AT_NOTE, reason);
    sheet_write_next(w);
}

static void put_singles(struct provision_block *b)
{
    static const struct bilingual headings[] = {
        {"客户", "Customer"},
        {"单据余额", "Documents"},
        {"贷项与未核销款抵减", "Less credits"},
        {"计提基数", "Base"},
        {"计提比例", "Rate"},
        {"应计提坏账准备", "Provision"},
        {"理由", "Reason"}};
    const struct provision_currency_part *part = b->part;
    struct provision_cell total = {.base = part->single_base,
                                   .required = part->single_required};
    uint32_t first;

    provision_block_put_section(b, "一、按单项计提", "1. Single customers",
                                STR(""));
    if (part->single_count == 0) {
        sheet_write_line(b->w,
                         provision_block_say(
                             b, "没有按单项计提的客户（records/ 单项计提）。",
                             "None (records/ provisions)."),
                         CELL_PLAIN);
        sheet_write_next(b->w);
        return;
    }
    sheet_write_headings(b->w, headings, COUNT(headings));
    first = b->w->row;
    for (size_t i = 0; i < part->single_count; i++) {
        total.gross += part->singles[i].gross;
        total.credits += part->singles[i].credits;
        put_single(b, &part->singles[i]);
    }
    put_total(b, first, provision_block_say(b, "单项合计", "Total, single"),
              &total);
}

/* --- matrices ------------------------------------------------------------- */

static struct cell rate_cell(struct provision_block *b,
                             const struct provision_cell *c, size_t segment,
                             const struct roll_place *place)
{
    if (!place->sheet.len)
        return provision_block_percent(sheet_decimal(c->rate));
    return provision_block_percent(sheet_live(
        b->w,
        arena_format(
            b->x->arena, "'%.*s'!%.*s", STR_ARG(place->sheet),
            STR_ARG(provision_block_at(b, place->row[segment], place->column))),
        sheet_decimal(c->rate)));
}

/* total: the row of the total. */
static void put_segment(struct provision_block *b,
                        const struct provision_matrix *m, size_t segment,
                        const struct roll_place *place, uint32_t total)
{
    const struct provision_cell *c = &m->cells[segment];
    struct sheet_writer *w = b->w;
    struct cell none =
        sheet_text(provision_block_say(b, "数据不足", "not enough data"));

    sheet_write_text(
        w, AT_WHO,
        provision_segment_label(b->p, segment, w->language, b->x->arena));
    put_base(b, c->gross, c->credits, c->base);
    if (c->has_rate) {
        sheet_write(w, AT_RATE, rate_cell(b, c, segment, place));
        sheet_write(w, AT_REQUIRED, product(b, c->required));
    } else {
        none.align = CELL_ALIGN_RIGHT;
        sheet_write(w, AT_RATE, none);
        sheet_write(w, AT_REQUIRED, none);
    }
    sheet_write(w, AT_NOTE,
                sheet_live_ratio(w, provision_block_at(b, w->row, AT_BASE),
                                 provision_block_at(b, total, AT_BASE), c->base,
                                 m->total.base));
    sheet_write_next(w);
}

static void put_matrix(struct provision_block *b, size_t index)
{
    static const struct bilingual headings[] = {
        {"账龄分段", "Segment"},
        {"单据余额", "Documents"},
        {"贷项与未核销款抵减", "Less credits"},
        {"计提基数", "Base"},
        {"预期信用损失率", "Loss rate"},
        {"应计提坏账准备", "Provision"},
        {"占计提基数", "Share of base"}};
    const struct provision_matrix *m = &b->part->matrices[index];
    struct str missing =
        provision_missing_words(m, b->w->language, b->x->arena);
    uint32_t first;

    provision_block_put_section(
        b, "二、按组合计提", "2. Portfolio",
        provision_portfolio_label(m->portfolio, b->w->language));
    if (missing.len)
        sheet_write_line(b->w, missing,
                         provision_lacks_rates(m, b->p->segment_count)
                             ? CELL_BAD
                             : CELL_NOTE);
    sheet_write_headings(b->w, headings, COUNT(headings));
    first = b->w->row;
    for (size_t i = 0; i < b->p->segment_count; i++)
        put_segment(b, m, i, &b->places[index],
                    first + (uint32_t)b->p->segment_count);
    put_total(b, first, provision_block_say(b, "组合合计", "Total, portfolio"),
              &m->total);
}

/* --- tie-out -------------------------------------------------------------- */

/* Every open amount is in exactly one place. */
static void put_tieout(struct provision_block *b)
{
    const struct provision_currency_part *part = b->part;
    struct sheet_writer *w = b->w;
    struct arena *a = b->x->arena;
    struct str bases = b->bases.len ? b->bases : STR("0");
    int64_t base = part->single_base;
    uint32_t first;

    for (size_t i = 0; i < part->matrix_count; i++)
        base += part->matrices[i].total.base;
    provision_block_put_section(b, "三、与应收余额核对",
                                "3. Tie-out to the receivables", STR(""));
    first = w->row;
    provision_block_put_line(
        b, provision_block_say(b, "单据余额合计", "Open documents"),
        provision_block_money(b, part->gross));
    provision_block_put_line(b,
                             provision_block_say(b, "加：贷项与未核销款",
                                                 "Credits and unapplied money"),
                             provision_block_money(b, part->credits_all));
    for (size_t i = 0; i < PROVISION_EXCLUSION_COUNT; i++)
        provision_block_put_line(
            b,
            arena_format(a, "%.*s%.*s",
                         STR_ARG(provision_block_say(b, "减：", "less: ")),
                         STR_ARG(provision_exclusion_label(
                             (enum provision_exclusion)i, w->language))),
            provision_block_money(b, -part->excluded[i]));
    provision_block_put_line(
        b,
        provision_block_say(
            b, "减：未能抵减的贷项与未核销款（合同负债）",
            "less: credits that reduced nothing (contract liabilities)"),
        provision_block_money(b, -part->credits_left));
    provision_block_put_line(
        b,
        provision_block_say(b, "减：单项与组合的计提基数", "less: bases above"),
        provision_block_live(b, arena_format(a, "-(%.*s)", STR_ARG(bases)),
                             -base));
    provision_block_put_line(
        b, provision_block_say(b, "差额（应为零）", "Difference (to be nil)"),
        sheet_styled(provision_block_live(
                         b, sheet_sum_of_rows(AT_GROSS, first, w->row, a), 0),
                     CELL_TOTAL));
    sheet_keep(w->sheet, first - 1, w->row - 1, a);
    sheet_write_next(w);
}

/* --- late entries --------------------------------------------------------- */

static const char *change_word(const struct provision_block *b,
                               enum frozen_change change)
{
    static const struct bilingual words[] = {
        [FROZEN_ADDED] = {"新增", "added"},
        [FROZEN_CHANGED] = {"变更", "changed"},
        [FROZEN_GONE] = {"减少", "gone"}};

    return b->w->language == LANGUAGE_ZH ? words[change].zh : words[change].en;
}

static void put_late_row(struct provision_block *b,
                         const struct frozen_difference *d)
{
    const struct frozen_item *item = d->is ? d->is : d->was;
    const struct currency *c = item->currency;
    struct sheet_writer *w = b->w;
    struct arena *a = b->x->arena;

    sheet_write_wrapped(w, AT_WHO,
                        arena_format(a, "%.*s %.*s", STR_ARG(item->customer_id),
                                     STR_ARG(item->customer_name)));
    sheet_write_text(w, AT_GROSS, item->number);
    sheet_write(w, AT_CREDITS, sheet_money(d->was ? d->was->open : 0, c));
    sheet_write(w, AT_BASE, sheet_money(d->is ? d->is->open : 0, c));
    sheet_write_centered(w, AT_RATE, str_from_z(c->code), CELL_PLAIN);
    sheet_write(
        w, AT_REQUIRED,
        sheet_live(w,
                   sheet_rounded(
                       arena_format(
                           a, "%.*s-%.*s",
                           STR_ARG(provision_block_at(b, w->row, AT_BASE)),
                           STR_ARG(provision_block_at(b, w->row, AT_CREDITS))),
                       c, a),
                   sheet_money(d->effect, c)));
    provision_block_put_beside(b, AT_NOTE,
                               str_from_z(change_word(b, d->change)));
    sheet_write_next(w);
}

static void put_late(struct provision_block *b)
{
    static const struct bilingual headings[] = {
        {"客户", "Customer"}, {"单据号", "Number"}, {"结账时未收", "Frozen"},
        {"现在未收", "Now"},  {"币种", "Currency"}, {"影响", "Effect"},
        {"变动", "Change"}};
    const struct frozen_differences *late = b->p->late;
    struct sheet_writer *w = b->w;
    struct arena *a = b->x->arena;
    bool english = w->language == LANGUAGE_EN;

    if (!late)
        return;
    sheet_write_section(
        w, arena_format(a,
                        english ? "Entered after the close of %.*s for days "
                                  "up to it"
                                : "期后补录：结账 %.*s 之后录入、属于该日以前的"
                                  "变动",
                        STR_ARG(b->p->last_close->name)));
    if (late->count == 0) {
        sheet_write_line(
            w,
            late->effect_count
                ? provision_block_say(
                      b, "当日未清项与结账时一致，仅截至当日的发生额有变动。",
                      "The open items of that day are as they were; only what "
                      "happened up to it is not.")
                : provision_block_say(
                      b, "没有：当日台账与结账时一致。",
                      "None: the ledger of that day is as it was frozen."),
            CELL_PLAIN);
        return;
    }
    sheet_write_headings(w, headings, COUNT(headings));
    for (size_t i = 0; i < late->count && i < MOST_LATE; i++)
        put_late_row(b, &late->items[i]);
    if (late->count > MOST_LATE)
        sheet_write_note(w,
                         arena_format(a,
                                      english ? "%zu rows more: see close.json"
                                              : "另有 %zu 行，见 close.json",
                                      late->count - MOST_LATE));
}

/* --- the sheet ------------------------------------------------------------ */

static bool is_empty(const struct provision_currency_part *part)
{
    const struct provision_movement *m = &part->movement;

    return part->gross == 0 && part->credits_all == 0 && m->opening == 0 &&
           m->writeoffs == 0 && m->other == 0;
}

static void put_part(struct provision_block *b)
{
    b->bases = b->required = (struct str){0};
    put_singles(b);
    for (size_t i = 0; i < b->part->matrix_count; i++)
        if (b->part->matrices[i].total.gross || i + 1 == b->part->matrix_count)
            put_matrix(b, i);
    put_tieout(b);
    analysis_write_movement(b);
}

static void put_rules(struct provision_block *b)
{
    const struct provision_policy *p = b->p->policy;
    struct sheet_writer *w = b->w;

    sheet_write_note(
        w, p->basis == PROVISION_DUE
               ? provision_block_say(
                     b, "分段按逾期天数；没有到期日的单据自开票日起算。",
                     "Segments by days past due; without a due date from the "
                     "issue date.")
               : provision_block_say(
                     b, "分段按账龄，自单据日期起算。",
                     "Segments by years since the document's date."));
    sheet_write_note(
        w, p->credits == PROVISION_CREDITS_REDUCE
               ? provision_block_say(
                     b,
                     "贷项与未核销款抵减该客户同币种的单据，先到期的先抵；抵减"
                     "不完的列为合同负债。",
                     "Credits and unapplied money reduce the customer's "
                     "documents of the currency, the oldest due first; what "
                     "is left is a contract liability.")
               : provision_block_say(
                     b, "贷项与未核销款不抵减单据，单列。",
                     "Credits and unapplied money reduce nothing: they stand "
                     "apart."));
    sheet_write_next(w);
}

static bool make(struct analysis *x, const struct analysis_part *part)
{
    static const int widths[AT_COUNT] = {40, 18, 18, 18, 15, 18, 28};
    const struct provision *p = x->figures->provision;
    struct roll_place *places = arena_array(
        x->arena, struct roll_place, p->part_count * PROVISION_PORTFOLIO_MAX);
    struct sheet_writer w;
    struct provision_block b = {.x = x, .p = p, .w = &w};

    if (!p->policy->is_set) {
        analysis_say_missing(x, part,
                             bilingual_text(part->missing, x->language));
        return true;
    }
    w = analysis_part_sheet(x, part, widths, AT_COUNT, note);
    w.sheet->freeze_rows = 2;
    if (analysis_has_rolls(p))
        analysis_write_rolls(x, part, places);
    put_rules(&b);
    for (size_t i = 0; i < p->part_count; i++) {
        b.part = &p->parts[i];
        b.places = &places[i * PROVISION_PORTFOLIO_MAX];
        if (!is_empty(b.part))
            put_part(&b);
    }
    put_late(&b);
    return true;
}

const struct analysis_part analysis_provision = {
    .name = {"坏账准备", "Provision"},
    .title = {"坏账准备", "Allowance for bad debts"},
    .internal = true,
    .figure = offsetof(struct analysis_figures, provision),
    .missing = {"数据不足：duebook.yaml 的 provision 未设损失率（rates），不计"
                "提坏账准备，也不推定。",
                "Not enough data: duebook.yaml sets no rates under "
                "\"provision\"; nothing is provided, and nothing is guessed."},
    .make = make};
