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

static void put_result(const struct row *x)
{
    struct cell value = kpi_book_figure(x->b, x->k, x->id);
    bool live = x->f->defined && kpi_forms[x->id].numerator != KPI_IN_DAYS &&
                is_exact(x->f->numerator) && is_exact(x->f->denominator);

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
        "结果＝分子×乘数÷（分母×除数），百分比指标以100%为1；按月累计的天数列示"
        "结果，逐月取数见 JSON",
        "Result = numerator × times ÷ (denominator × divided by); days added "
        "up by month stand as results, their months in the JSON"};
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
        sheet_write_skip(&w, 1);
    }
    s->freeze_columns = 1;
    s->repeat_columns = 1;
}
