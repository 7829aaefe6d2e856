#include "report/kpi_book_parts.h"

#include "report/words.h"

#define SHEETS 4

static const struct bilingual book_title = {"应收账款管理指标",
                                            "Receivables, key figures"};
static const struct bilingual names[SHEETS] = {{"指标", "Figures"},
                                               {"趋势", "Trend"},
                                               {"绩效", "Performance"},
                                               {"取数", "Inputs"}};

const struct kpi *kpi_book_find(const struct kpi_set *set,
                                const struct currency *currency)
{
    for (size_t i = 0; set && i < set->count; i++)
        if (set->items[i].currency == currency)
            return &set->items[i];
    return NULL;
}

static struct str firm_of(const struct kpi_book *b)
{
    return sheet_firm(b->report->policy, b->say.language);
}

static struct str as_of_words(const struct kpi_book *b)
{
    struct date day = b->report->aging->as_of;

    return arena_format(b->arena, "%.*s%.*s",
                        STR_ARG(word(WORD_AS_OF, b->say.language)),
                        STR_ARG(date_iso(day, b->arena)));
}

struct sheet_writer kpi_book_sheet(const struct kpi_book *b, struct sheet *s,
                                   struct bilingual title, const int *widths,
                                   size_t count, struct bilingual note)
{
    struct sheet_writer w =
        sheet_write_start(s, b->say.language, widths, count, b->arena);
    struct str line =
        arena_format(b->arena, "%.*s%s%.*s", STR_ARG(as_of_words(b)),
                     b->say.language == LANGUAGE_EN ? ".  " : "。",
                     STR_ARG(bilingual_text(note, b->say.language)));

    sheet_write_title(&w, firm_of(b), bilingual_text(title, b->say.language),
                      line);
    return w;
}

struct cell kpi_book_value(const struct kpi *k, enum kpi_figure_id id,
                           struct decimal value)
{
    switch (kpi_forms[id].unit) {
    case KPI_PERCENT:
        value.scale += 2;
        return kpi_forms[id].decimals == 2
                   ? sheet_shown(sheet_decimal(value), CELL_SHOW_PERCENT_2)
                   : sheet_decimal(value);
    case KPI_DAYS:
        return sheet_shown(sheet_decimal(value), CELL_SHOW_NUMBER_1);
    case KPI_TIMES:
        return sheet_shown(sheet_decimal(value), CELL_SHOW_NUMBER_2);
    case KPI_MONEY:
    case KPI_MONEY_EACH:
        break;
    }
    return sheet_money(value.units, k->currency);
}

struct cell kpi_book_figure(const struct kpi_book *b, const struct kpi *k,
                            enum kpi_figure_id id)
{
    if (k && k->figures[id].defined)
        return kpi_book_value(k, id, k->figures[id].value);
    return sheet_aligned(
        sheet_text(k ? kpi_figure_absent(&b->say, k, id) : STR("—")),
        CELL_ALIGN_RIGHT);
}

/* The reporting currency first. */
static void list_currencies(struct kpi_book *b)
{
    const struct kpi_set *kpis = b->report->kpis;
    const struct currency *first = b->report->policy->reporting_currency;

    b->currencies = arena_array(b->arena, const struct kpi *, kpis->count);
    b->input_rows = arena_array(b->arena, uint32_t, kpis->count);
    for (size_t i = 0; i < kpis->count; i++)
        if (kpis->items[i].currency == first)
            b->currencies[b->count++] = &kpis->items[i];
    for (size_t i = 0; i < kpis->count; i++)
        if (kpis->items[i].currency != first)
            b->currencies[b->count++] = &kpis->items[i];
}

void kpi_book_make(const struct kpi_report *report, struct workbook *out,
                   struct arena *a)
{
    enum language language = report->policy->language;
    struct kpi_book *b = arena_new(a, struct kpi_book);
    struct sheet *sheets = arena_array(a, struct sheet, SHEETS);
    struct str title = bilingual_text(book_title, language);

    *b = (struct kpi_book){.report = report, .say = {language, a}, .arena = a};
    list_currencies(b);
    for (size_t i = 0; i < SHEETS; i++)
        sheets[i].name = bilingual_text(names[i], language);
    b->inputs_name = sheets[SHEETS - 1].name;
    kpi_book_inputs(b, &sheets[3]);
    kpi_book_figures(b, &sheets[0]);
    kpi_book_trend(b, &sheets[1]);
    kpi_book_groups(b, &sheets[2]);
    *out = (struct workbook){
        .sheets = sheets,
        .sheet_count = SHEETS,
        .title = title,
        .author = firm_of(b),
        .subject = as_of_words(b),
        .header_left =
            arena_format(a, "%.*s  %.*s", STR_ARG(firm_of(b)), STR_ARG(title)),
        .header_right = as_of_words(b),
        .footer = word(WORD_PAGE_FOOTER, language),
        .created = report->aging->as_of,
        .english = language == LANGUAGE_EN};
}
