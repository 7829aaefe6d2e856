/* What each figure is made of; ratios are formulas over cells. */
#include "report/kpi_book_parts.h"

enum {
    AT_LABEL,
    AT_RESULT,
    AT_UNIT,
    AT_NUMERATOR,
    AT_FACTOR,
    AT_DENOMINATOR,
    AT_DIVISOR,
    AT_FROM,
    AT_TO,
    AT_FORMULA,
    AT_EXCLUDED,
    AT_SOURCE,
    AT_COLUMNS
};

static const int widths[AT_COLUMNS] = {30, 16, 9,  20, 10, 20,
                                       9,  12, 12, 44, 44, 40};
static const struct bilingual headings[AT_COLUMNS] = {
    {"指标", "Figure"},
    {"结果", "Result"},
    {"单位", "Unit"},
    {"分子", "Numerator"},
    {"乘数", "Times"},
    {"分母", "Denominator"},
    {"除数", "Divided by"},
    {"期间起", "From"},
    {"期间止", "To"},
    {"公式", "Formula"},
    {"剔除与包含", "Without, with"},
    {"来源", "Rows"}};

/* Beyond this a workbook rounds, and a formula would not give the result. */
#define EXACT_MOST 1000000000000000

struct row {
    const struct kpi_book *b;
    struct sheet_writer *w;
    const struct kpi *k;
    enum kpi_figure_id id;
    const struct kpi_figure *f;
};

static struct cell quantity(const struct row *x, enum kpi_quantity of,
                            int64_t n)
{
    switch (of) {
    case KPI_IN_MONEY:
    case KPI_IN_MONEY_DAYS:
        return sheet_money(n, x->k->currency);
    case KPI_IN_NUMBER:
        return sheet_integer(n);
    case KPI_IN_DAYS:
    case KPI_IN_NOTHING:
        break;
    }
    return sheet_text(STR(""));
}

static bool has_part(const struct row *x, uint32_t column)
{
    const struct kpi_form *form = &kpi_forms[x->id];

    switch (column) {
    case AT_NUMERATOR:
        return x->f->has_numerator && form->numerator != KPI_IN_DAYS;
    case AT_FACTOR:
        return x->f->factor != 0;
    case AT_DENOMINATOR:
        return x->f->has_denominator && form->denominator != KPI_IN_NOTHING;
    case AT_DIVISOR:
        return x->f->divisor != 0;
    }
    return true;
}

static void put_parts(const struct row *x)
{
    const struct kpi_form *form = &kpi_forms[x->id];
    bool rate = x->id == KPI_FINANCING_COST;

    for (uint32_t i = AT_NUMERATOR; i <= AT_DIVISOR; i++)
        if (!has_part(x, i))
            sheet_write_text(x->w, i, STR(""));
    if (has_part(x, AT_NUMERATOR))
        sheet_write(x->w, AT_NUMERATOR,
                    quantity(x, form->numerator, x->f->numerator));
    if (has_part(x, AT_DENOMINATOR))
        sheet_write(x->w, AT_DENOMINATOR,
                    quantity(x, form->denominator, x->f->denominator));
    if (has_part(x, AT_FACTOR))
        sheet_write(
            x->w, AT_FACTOR,
            rate ? sheet_shown(sheet_decimal((struct decimal){x->f->factor, 6}),
                               CELL_SHOW_PERCENT_2)
                 : sheet_integer(x->f->factor));
    if (has_part(x, AT_DIVISOR))
        sheet_write(x->w, AT_DIVISOR, sheet_integer(x->f->divisor));
}

static bool is_exact(int64_t n)
{
    return n < EXACT_MOST && n > -EXACT_MOST;
}

static int decimals_of(const struct row *x)
{
    const struct kpi_form *form = &kpi_forms[x->id];

    if (form->unit == KPI_MONEY || form->unit == KPI_MONEY_EACH)
        return x->k->currency->exponent;
    return form->decimals + (form->unit == KPI_PERCENT ? 2 : 0);
}

/* "ROUND(D7*E7/(F7*G7),1)" */
static struct str formula_of(const struct row *x)
{
    struct arena *a = x->b->arena;
    struct buf f = buf_new(a, 256);
    unsigned row = x->w->row + 1;

    buf_add_format(&f, "ROUND(D%u", row);
    if (x->f->factor)
        buf_add_format(&f, "*E%u", row);
    if (kpi_forms[x->id].denominator != KPI_IN_NOTHING)
        buf_add_format(&f, "/F%u", row);
    if (x->f->divisor)
        buf_add_format(&f, "/G%u", row);
    buf_add_format(&f, ",%d)", decimals_of(x));
    return buf_str(&f);
}

/* Months that count-back takes: the newest ones. */
static size_t months_taken(const struct kpi *k)
{
    size_t n = 0;

    while (n < k->month_count &&
           (k->months[n].counted || k->months[n].days.units))
        n++;
    return n;
}

static bool is_countable(const struct kpi *k)
{
    size_t n = months_taken(k);

    for (size_t i = 0; i < n; i++)
        if (!is_exact(k->months[i].sales) || !is_exact(k->months[i].counted))
            return false;
    return n > 0 && k->figures[KPI_DSO_COUNT_BACK].defined;
}

/*
 * Whole months, and of the last what is left: its rows stand below the figures.
 * "ROUND(SUM(E40:E41)+D42*E42/F42,1)"
 */
static struct str count_back_formula(const struct row *x)
{
    size_t n = months_taken(x->k);
    unsigned first = x->w->row + KPI_FIGURE_COUNT - (unsigned)x->id + 1;
    unsigned last = first + (unsigned)n - 1;
    bool part = x->k->months[n - 1].sales > 0;
    struct buf f = buf_new(x->b->arena, 256);

    buf_add_z(&f, "ROUND(");
    if (n > 1 || !part)
        buf_add_format(&f, "SUM(E%u:E%u)", first, last - part);
    if (part)
        buf_add_format(&f, "%sD%u*E%u/F%u", n > 1 ? "+" : "", last, last, last);
    buf_add_format(&f, ",%d)", decimals_of(x));
    return buf_str(&f);
}

/* A month of the count-back: what of it is used up, and of how many days. */
static void put_month(struct kpi_book *b, struct sheet_writer *w,
                      const struct kpi *k, const struct kpi_month *m)
{
    bool english = b->say.language == LANGUAGE_EN;
    unsigned row = w->row + 1;
    struct str month = str_head(date_iso(m->from, b->arena), 7);
    struct cell days = sheet_shown(sheet_decimal(m->days), CELL_SHOW_NUMBER_2);

    sheet_write_wrapped(
        w, AT_LABEL,
        arena_format(b->arena, english ? "Count-back: %.*s" : "倒推法：%.*s",
                     STR_ARG(month)));
    sheet_write(
        w, AT_RESULT,
        is_countable(k)
            ? sheet_formula(m->sales > 0
                                ? arena_format(b->arena, "ROUND(D%u*E%u/F%u,2)",
                                               row, row, row)
                                : arena_format(b->arena, "ROUND(E%u,2)", row),
                            days)
            : days);
    sheet_write(w, AT_UNIT,
                sheet_aligned(sheet_text(kpi_say_word(&b->say, "天", "days")),
                              CELL_ALIGN_INDENT));
    sheet_write(w, AT_NUMERATOR, sheet_money(m->counted, k->currency));
    sheet_write(w, AT_FACTOR, sheet_integer(m->to.day - m->from.day + 1));
    sheet_write(w, AT_DENOMINATOR, sheet_money(m->sales, k->currency));
    sheet_write_text(w, AT_DIVISOR, STR(""));
    sheet_write(w, AT_FROM, sheet_date(m->from));
    sheet_write(w, AT_TO, sheet_date(m->to));
    sheet_write_wrapped(
        w, AT_FORMULA,
        kpi_say_word(&b->say, "抵减的应收净额 × 当月天数 ÷ 当月赊销额",
                     "receivables used up × days of the month ÷ its credit "
                     "sales"));
    sheet_write_text(w, AT_EXCLUDED, STR(""));
    sheet_write_text(w, AT_SOURCE, STR(""));
    sheet_write_next(w);
}

static void put_result(const struct row *x)
{
    struct cell value = kpi_book_figure(x->b, x->k, x->id);
    bool live = x->f->defined && kpi_forms[x->id].numerator != KPI_IN_DAYS &&
                is_exact(x->f->numerator) && is_exact(x->f->denominator);

    if (x->id == KPI_DSO_COUNT_BACK && is_countable(x->k))
        value = sheet_formula(count_back_formula(x), value);
    sheet_write(x->w, AT_RESULT,
                live ? sheet_formula(formula_of(x), value) : value);
}

static struct str excluded(const struct row *x)
{
    bool english = x->b->say.language == LANGUAGE_EN;
    struct buf b = buf_new(x->b->arena, 4096);

    for (size_t i = 0; i < x->f->excluded_count; i++) {
        const struct kpi_excluded *e = &x->f->excluded[i];
        bool within;
        struct str name = kpi_exclusion_words(&x->b->say, e->what, &within);

        buf_add_z(&b, !i ? "" : english ? "; " : "；");
        buf_add_z(&b, within ? (english ? "with " : "含")
                             : (english ? "without " : "不含"));
        buf_add_format(
            &b, "%.*s %.*s", STR_ARG(name),
            STR_ARG(money_grouped((struct money){e->minor, x->k->currency},
                                  x->b->arena)));
    }
    return buf_str(&b);
}

static struct str sources(const struct row *x)
{
    bool english = x->b->say.language == LANGUAGE_EN;
    struct buf b = buf_new(x->b->arena, 4096);

    for (size_t i = 0; i < x->f->source_count; i++) {
        buf_add_z(&b, !i ? "" : english ? "; " : "；");
        buf_add(&b, kpi_source_words(&x->b->say, &x->f->sources[i]));
    }
    return buf_str(&b);
}

static void put_row(const struct row *x)
{
    struct bilingual formula = kpi_words[x->id].formula;
    struct str reason = kpi_missing_words(&x->b->say, x->k, x->id);
    struct str text = bilingual_text(formula, x->b->say.language);

    if (reason.len)
        text = arena_format(x->b->arena, "%.*s（%.*s）", STR_ARG(text),
                            STR_ARG(reason));
    sheet_write_wrapped(x->w, AT_LABEL, kpi_label(&x->b->say, x->k, x->id));
    put_result(x);
    sheet_write(
        x->w, AT_UNIT,
        sheet_aligned(sheet_text(kpi_unit_words(&x->b->say, x->k, x->id)),
                      CELL_ALIGN_INDENT));
    put_parts(x);
    sheet_write(x->w, AT_FROM, sheet_date(x->f->from));
    sheet_write(x->w, AT_TO, sheet_date(x->f->to));
    sheet_write_wrapped(x->w, AT_FORMULA, text);
    sheet_write_wrapped(x->w, AT_EXCLUDED, excluded(x));
    sheet_write_wrapped(x->w, AT_SOURCE, sources(x));
    sheet_write_next(x->w);
}

struct str kpi_book_result(const struct kpi_book *b, size_t currency,
                           enum kpi_figure_id id)
{
    return arena_format(b->arena, "'%.*s'!B%u", STR_ARG(b->inputs_name),
                        b->input_rows[currency] + (uint32_t)id + 1);
}

void kpi_book_inputs(struct kpi_book *b, struct sheet *s)
{
    static const struct bilingual title = {"指标取数", "Inputs of the figures"};
    static const struct bilingual note = {
        "结果＝分子×乘数÷（分母×除数），百分比指标以100%为1；倒推法逐月的取数"
        "列于各币种指标之后，True DSO 与按月加权的见 JSON",
        "Result = numerator × times ÷ (denominator × divided by); the "
        "months of count-back stand below the figures of a currency, those of "
        "True and sales-weighted DSO in the JSON"};
    struct sheet_writer w =
        kpi_book_sheet(b, s, title, widths, COUNT(widths), note);

    for (size_t i = 0; i < b->count; i++) {
        const struct kpi *k = b->currencies[i];

        sheet_write_section(&w, str_from_z(k->currency->code));
        sheet_write_headings(&w, headings, COUNT(headings));
        b->input_rows[i] = w.row;
        for (int id = 0; id < KPI_FIGURE_COUNT; id++) {
            struct row x = {b, &w, k, (enum kpi_figure_id)id, &k->figures[id]};

            put_row(&x);
        }
        for (size_t n = 0; n < months_taken(k); n++)
            put_month(b, &w, k, &k->months[n]);
        sheet_write_skip(&w, 1);
    }
    s->freeze_columns = 1;
    s->repeat_columns = 1;
}
