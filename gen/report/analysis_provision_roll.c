/* How loss rates come from roll rates between closes (迁徙率). */
#include "report/analysis_provision.h"

enum {
    ROLL_PERIOD,
    ROLL_SEGMENT,
    ROLL_BALANCE,
    ROLL_STAYED,
    ROLL_ROLLED,
    ROLL_RATE
};

struct rolling {
    const struct analysis *x;
    const struct provision *p;
    const struct provision_matrix *matrix;
    struct sheet_writer *w;
    uint32_t first, end; /* rows of the periods */
};

static const struct bilingual name = {"坏账准备·迁徙率", "Roll rates"};
static const struct bilingual note = {
    "迁徙率＝期初在本段、期末迁入更差一段或者已核销的金额÷期初段内余额（逐笔追"
    "踪）；未到期的第一段没有下限，分母扣除期末仍在该段的金额。观察步长等于分段"
    "宽度。平均迁徙率为各期的算术平均，没有余额的期不计。损失率＝迁徙至最后一段"
    "的累积概率×违约损失率×前瞻性调整系数，不超过 100%。",
    "Roll rate = what stood in a segment at the beginning and stands in a "
    "worse one at the end, or was written off, by the balance at the beginning "
    "(item by item); the first segment of what is not due has no bound, and "
    "what is still in it is left out.  The step is the width of the segments.  "
    "The average is that of the periods with a balance.  Loss rate = "
    "chance to reach the last segment x loss given default x forward factor, "
    "at most 100 %."};

bool analysis_has_rolls(const struct provision *p)
{
    for (size_t i = 0; i < p->part_count; i++)
        for (size_t k = 0; k < p->parts[i].matrix_count; k++)
            if (p->parts[i].matrices[k].rolls)
                return true;
    return false;
}

struct str analysis_round(struct str formula, int decimals, struct arena *a)
{
    return arena_format(a, "ROUND(%.*s,%d)", STR_ARG(formula), decimals);
}

static struct str at(const struct rolling *r, uint32_t row, uint32_t column)
{
    return sheet_cell_name(row, column, r->x->arena);
}

static struct cell percent(struct cell c)
{
    c.show = CELL_SHOW_PERCENT_2;
    return c;
}

static void put_heading(struct rolling *r, uint32_t column, const char *zh,
                        const char *en)
{
    struct bilingual text = {zh, en};

    sheet_write(r->w, column,
                sheet_styled(sheet_text(sheet_say(r->w, text)), CELL_HEADING));
}

static void put_none(struct rolling *r)
{
    struct cell none = sheet_text(STR("—"));

    none.align = CELL_ALIGN_RIGHT;
    sheet_write(r->w, ROLL_RATE, none);
}

static void put_period(struct rolling *r, size_t period, size_t segment)
{
    const struct provision_rolls *rolls = r->matrix->rolls;
    const struct provision_roll *cell =
        &rolls->cells[period * r->p->segment_count + segment];
    struct arena *a = r->x->arena;
    struct sheet_writer *w = r->w;
    bool open = segment == 0 && r->p->policy->basis == PROVISION_DUE;
    struct str whole = at(r, w->row, ROLL_BALANCE);

    if (open)
        whole = arena_format(a, "(%.*s-%.*s)", STR_ARG(whole),
                             STR_ARG(at(r, w->row, ROLL_STAYED)));
    sheet_write_text(
        w, ROLL_PERIOD,
        arena_format(a, "%.*s → %.*s",
                     STR_ARG(date_iso(rolls->days[period], a)),
                     STR_ARG(date_iso(rolls->days[period + 1], a))));
    sheet_write_text(w, ROLL_SEGMENT,
                     provision_segment_label(r->p, segment, w->language, a));
    sheet_write(w, ROLL_BALANCE, sheet_money(cell->balance, rolls->currency));
    sheet_write(w, ROLL_STAYED, sheet_money(cell->stayed, rolls->currency));
    sheet_write(w, ROLL_ROLLED, sheet_money(cell->rolled, rolls->currency));
    if (cell->has_rate)
        sheet_write(
            w, ROLL_RATE,
            percent(sheet_live(
                w,
                analysis_round(arena_format(a, "%.*s/%.*s",
                                            STR_ARG(at(r, w->row, ROLL_ROLLED)),
                                            STR_ARG(whole)),
                               PROVISION_ROLL_DECIMALS, a),
                sheet_decimal(cell->rate))));
    else
        put_none(r);
    sheet_write_next(w);
}

static void put_periods(struct rolling *r)
{
    const struct provision_rolls *rolls = r->matrix->rolls;

    put_heading(r, ROLL_PERIOD, "观察期", "Period");
    put_heading(r, ROLL_SEGMENT, "分段", "Segment");
    put_heading(r, ROLL_BALANCE, "期初段内余额", "Balance");
    put_heading(r, ROLL_STAYED, "期末仍在本段或更新",
                "Still there, or younger");
    put_heading(r, ROLL_ROLLED, "迁入更差或已核销", "Worse, or written off");
    put_heading(r, ROLL_RATE, "迁徙率", "Roll rate");
    sheet_write_next(r->w);
    for (size_t i = 0; i < rolls->period_count; i++)
        for (size_t s = 0; s + 1 < r->p->segment_count; s++)
            put_period(r, i, s);
}

/* The rates stand first, and the periods that they come of below them. */
static void find_periods(struct rolling *r)
{
    size_t segments = r->p->segment_count;

    r->first = r->w->row + (uint32_t)segments + 3;
    r->end =
        r->first + (uint32_t)(r->matrix->rolls->period_count * (segments - 1));
}

/* The mean of a segment's periods; text stands where there is no rate. */
static struct cell average_cell(struct rolling *r, size_t segment)
{
    struct arena *a = r->x->arena;
    struct column_name segments = sheet_column_name(ROLL_SEGMENT);
    struct column_name rates = sheet_column_name(ROLL_RATE);
    struct str formula =
        arena_format(a, "AVERAGEIF(%s%u:%s%u,%.*s,%s%u:%s%u)", segments.letters,
                     r->first + 1, segments.letters, r->end,
                     STR_ARG(at(r, r->w->row, ROLL_SEGMENT)), rates.letters,
                     r->first + 1, rates.letters, r->end);

    return percent(
        sheet_live(r->w, analysis_round(formula, PROVISION_ROLL_DECIMALS, a),
                   sheet_decimal(r->matrix->rolls->average[segment])));
}

/* Chances from the last segment backwards, as provision_roll_rates has them. */
static void chances_of(const struct rolling *r, int64_t *chances)
{
    size_t last = r->p->segment_count - 1;
    int64_t one = decimal_power(PROVISION_ROLL_DECIMALS);

    chances[last] = one;
    for (size_t i = last; i-- > 0;) {
        chances[i] = 0;
        (void)!decimal_muldiv(chances[i + 1],
                              r->matrix->rolls->average[i].units, one,
                              ROUND_HALF_UP, &chances[i]);
    }
}

/* Decimals as a formula writes them: 0.6. */
static struct str number(struct decimal x, struct arena *a)
{
    return decimal_format(x, false, a);
}

static void put_rate(struct rolling *r, size_t segment, int64_t chance)
{
    const struct provision_policy *policy = r->p->policy;
    const struct provision_cell *cell = &r->matrix->cells[segment];
    bool last = segment + 1 == r->p->segment_count;
    struct arena *a = r->x->arena;
    struct sheet_writer *w = r->w;
    struct decimal value = {chance, PROVISION_ROLL_DECIMALS};
    struct str below = at(r, w->row + 1, ROLL_STAYED);

    sheet_write_text(w, ROLL_SEGMENT,
                     provision_segment_label(r->p, segment, w->language, a));
    if (!last)
        sheet_write(w, ROLL_BALANCE, average_cell(r, segment));
    sheet_write(
        w, ROLL_STAYED,
        percent(last ? sheet_decimal(value)
                     : sheet_live(w,
                                  analysis_round(
                                      arena_format(
                                          a, "%.*s*%.*s",
                                          STR_ARG(at(r, w->row, ROLL_BALANCE)),
                                          STR_ARG(below)),
                                      PROVISION_ROLL_DECIMALS, a),
                                  sheet_decimal(value))));
    if (!last)
        sheet_write(
            w, ROLL_ROLLED,
            sheet_integer((int64_t)r->matrix->rolls->observed[segment]));
    sheet_write(
        w, ROLL_RATE,
        percent(sheet_live(w,
                           arena_format(a, "MIN(1,ROUND(%.*s*%.*s*%.*s,%d))",
                                        STR_ARG(at(r, w->row, ROLL_STAYED)),
                                        STR_ARG(number(policy->lgd, a)),
                                        STR_ARG(number(policy->forward, a)),
                                        PROVISION_RATE_DECIMALS),
                           sheet_decimal(cell->rate))));
    sheet_write_next(w);
}

static void put_rates(struct rolling *r, struct roll_place *place)
{
    int64_t chances[PROVISION_SEGMENT_MAX];

    put_heading(r, ROLL_PERIOD, "", "");
    put_heading(r, ROLL_SEGMENT, "分段", "Segment");
    put_heading(r, ROLL_BALANCE, "平均迁徙率", "Average roll rate");
    put_heading(r, ROLL_STAYED, "迁徙至最后一段的概率", "Chance to get there");
    put_heading(r, ROLL_ROLLED, "计入的期数", "Periods in it");
    put_heading(r, ROLL_RATE, "预期信用损失率", "Loss rate");
    sheet_write_next(r->w);
    chances_of(r, chances);
    place->sheet = r->w->sheet->name;
    place->column = ROLL_RATE;
    for (size_t i = 0; i < r->p->segment_count; i++) {
        place->row[i] = r->w->row;
        if (r->matrix->cells[i].has_rate) {
            put_rate(r, i, chances[i]);
            continue;
        }
        sheet_write_text(
            r->w, ROLL_SEGMENT,
            provision_segment_label(r->p, i, r->w->language, r->x->arena));
        put_none(r);
        sheet_write_next(r->w);
    }
}

static void put_matrix(struct rolling *r,
                       const struct provision_currency_part *part,
                       struct roll_place *place)
{
    struct arena *a = r->x->arena;
    struct sheet_writer *w = r->w;
    bool english = w->language == LANGUAGE_EN;
    const struct provision_policy *policy = r->p->policy;
    struct str missing = provision_missing_words(r->matrix, w->language, a);

    sheet_write_section(
        w, arena_format(a, english ? "%.*s: %.*s" : "%.*s　%.*s",
                        STR_ARG(analysis_currency(r->x, part->currency)),
                        STR_ARG(provision_portfolio_label(r->matrix->portfolio,
                                                          w->language))));
    sheet_write_note(
        w,
        arena_format(
            a,
            english ? "Observed in %s; loss given default %.*s, forward "
                      "factor %.*s"
                    : "取数币种 %s；违约损失率 %.*s，前瞻性调整系数 %.*s",
            r->matrix->rolls->currency->code, STR_ARG(number(policy->lgd, a)),
            STR_ARG(number(policy->forward, a))));
    if (missing.len)
        sheet_write_line(w, missing, CELL_BAD);
    if (r->matrix->rolls->period_count) {
        find_periods(r);
        put_rates(r, place);
        sheet_write_next(w);
        put_periods(r);
    }
    sheet_write_next(w);
}

void analysis_write_rolls(struct analysis *x, const struct analysis_part *part,
                          struct roll_place *places)
{
    static const int widths[] = {27, 18, 19, 22, 20, 16};
    const struct provision *p = x->figures->provision;
    struct sheet_writer w =
        analysis_sheet(x, part, bilingual_text(name, x->language), widths,
                       COUNT(widths), bilingual_text(note, x->language));
    struct rolling r = {.x = x, .p = p, .w = &w};

    w.sheet->freeze_rows = 2;
    for (size_t i = 0; i < p->part_count; i++)
        for (size_t k = 0; k < p->parts[i].matrix_count; k++) {
            r.matrix = &p->parts[i].matrices[k];
            if (r.matrix->rolls && (r.matrix->total.base || i == 0))
                put_matrix(&r, &p->parts[i],
                           &places[i * PROVISION_PORTFOLIO_MAX + k]);
        }
}
