#include "report/analysis_parts.h"

#include "base/buf.h"
#include "base/name.h"
#include "base/utf8.h"
#include "report/analysis_collector.h"
#include "report/words.h"

#include <string.h>

/* In the order of their sheets, one a line. */
/* clang-format off */
static const struct analysis_part *const parts[] = {
    &analysis_movement,
    &analysis_migration,
    &analysis_warning,
    &analysis_forecast,
    &analysis_stress,
    &analysis_credit,
    &analysis_promise,
    &analysis_limitation,
    &analysis_proof,
    &analysis_provision,
    &analysis_effect,
    &analysis_collector,
};
/* clang-format on */

/* Characters of a sheet's name, at most. */

static const struct bilingual analysis_title = {"应收账款分析",
                                                "Analysis of receivables"};
static const struct bilingual internal = {"内部使用，不得外传。",
                                          "Internal: not to leave the firm.  "};

bool analysis_is_main(const struct analysis *x, const struct currency *currency)
{
    return currency == x->figures->policy->reporting_currency;
}

struct str analysis_currency(const struct analysis *x,
                             const struct currency *currency)
{
    return arena_format(x->arena, "%s %s", currency->code,
                        x->language == LANGUAGE_EN ? currency->name_en
                                                   : currency->name_zh);
}

struct str analysis_customer(const struct analysis *x, uint32_t customer)
{
    const struct customer *c = &x->figures->ledger->customers[customer];

    if (!c->name.len || str_equal(c->name, c->customer_id))
        return c->customer_id;
    return arena_format(x->arena, "%.*s %.*s", STR_ARG(c->customer_id),
                        STR_ARG(c->name));
}

struct str analysis_amount(int64_t minor, const struct currency *currency,
                           struct arena *a)
{
    return arena_format(
        a, "%s %.*s", currency->code,
        STR_ARG(money_grouped((struct money){minor, currency}, a)));
}

/* --- names of sheets ------------------------------------------------------ */

/* As a workbook tells sheets apart: neither case nor width matters. */
static bool is_same(const struct analysis *x, struct str a, struct str b)
{
    return str_equal(name_key(a, x->arena), name_key(b, x->arena));
}

bool analysis_is_part(const struct analysis *x, struct str name)
{
    for (size_t i = 0; i < COUNT(parts); i++)
        if (is_same(x, bilingual_text(parts[i]->name, x->language), name))
            return true;
    return is_same(x, STR("History"), name); /* of a shared workbook */
}

static bool is_taken(const struct analysis *x, struct str name)
{
    for (size_t i = 0; i < x->sheet_count; i++)
        if (is_same(x, x->sheets[i]->name, name))
            return true;
    return analysis_is_collector_sheet(x, name);
}

/* "王芳", "王芳 2". */
static const struct bilingual unseen = {"名称不可见", "Name not visible"};

struct str analysis_legal_name(const struct analysis *x, struct str wanted,
                               size_t n)
{
    struct str name = sheet_legal_name(wanted, n, x->arena);

    if (name.len)
        return name;
    name = bilingual_text(unseen, x->language);
    return n > 1 ? arena_format(x->arena, "%.*s %zu", STR_ARG(name), n) : name;
}

static struct str own_name(const struct analysis *x, struct str wanted)
{
    struct str name = analysis_legal_name(x, wanted, 1);

    for (size_t i = 2; is_taken(x, name); i++)
        name = analysis_legal_name(x, wanted, i);
    return name;
}

/* --- sheets --------------------------------------------------------------- */

static struct str firm_name(const struct analysis *x)
{
    return sheet_firm(x->figures->policy, x->language);
}

static struct str as_of_words(const struct analysis *x)
{
    return arena_format(
        x->arena, "%.*s%.*s", STR_ARG(word(WORD_AS_OF, x->language)),
        STR_ARG(date_in_words(x->figures->view->as_of, x->language, x->arena)));
}

static struct str note_line(const struct analysis *x,
                            const struct analysis_part *part, struct str note)
{
    bool english = x->language == LANGUAGE_EN;

    return arena_format(
        x->arena, "%.*s%.*s%s%.*s",
        STR_ARG(part->internal ? bilingual_text(internal, x->language)
                               : STR("")),
        STR_ARG(as_of_words(x)), english ? ".  " : "。", STR_ARG(note));
}

struct sheet_writer analysis_sheet(struct analysis *x,
                                   const struct analysis_part *part,
                                   struct str name, const int *widths,
                                   size_t column_count, struct str note)
{
    struct sheet *s = arena_new(x->arena, struct sheet);
    struct sheet_writer w =
        sheet_write_start(s, x->language, widths, column_count, x->arena);
    struct str title =
        arena_format(x->arena, "%.*s%s%.*s",
                     STR_ARG(bilingual_text(analysis_title, x->language)),
                     x->language == LANGUAGE_EN ? " – " : "：",
                     STR_ARG(bilingual_text(part->title, x->language)));

    s->name = own_name(x, name);
    s->tab = part->internal ? TAB_INTERNAL : TAB_SUMMARY;
    if (part->internal)
        s->footer_left = str_trim(bilingual_text(internal, x->language));
    sheet_write_title(&w, firm_name(x), title, note_line(x, part, note));
    ARENA_PUSH(x->arena, x->sheets, x->sheet_count, x->sheet_capacity) = s;
    return w;
}

struct sheet_writer analysis_part_sheet(struct analysis *x,
                                        const struct analysis_part *part,
                                        const int *widths, size_t column_count,
                                        struct bilingual note)
{
    return analysis_sheet(x, part, bilingual_text(part->name, x->language),
                          widths, column_count,
                          bilingual_text(note, x->language));
}

void analysis_say_missing(struct analysis *x, const struct analysis_part *part,
                          struct str why)
{
    static const int widths[] = {100};
    struct sheet_writer w =
        analysis_sheet(x, part, bilingual_text(part->name, x->language), widths,
                       COUNT(widths), STR(""));

    sheet_write_line(&w, why, CELL_PLAIN);
    w.sheet->portrait = true;
}

/* The pointer at the part's offset. */
static bool has_figure(const struct analysis_figures *f,
                       const struct analysis_part *part)
{
    const void *figure;

    memcpy(&figure, (const char *)f + part->figure, sizeof(figure));
    return figure != NULL;
}

static void set_properties(const struct analysis *x, struct workbook *out)
{
    struct str title = bilingual_text(analysis_title, x->language);

    out->title = title;
    out->subject = as_of_words(x);
    out->author = firm_name(x);
    out->header_left = arena_format(x->arena, "%.*s  %.*s",
                                    STR_ARG(firm_name(x)), STR_ARG(title));
    out->header_right = out->subject;
    out->footer = word(WORD_PAGE_FOOTER, x->language);
    out->created = x->figures->view->as_of;
    out->english = x->language == LANGUAGE_EN;
}

bool analysis_make(const struct analysis_figures *f, struct workbook *out,
                   struct arena *a, struct diag *d)
{
    /* Rows are made when the workbook is written: they still read it. */
    struct analysis *x = arena_new(a, struct analysis);
    struct workbook book = {0};

    *x = (struct analysis){
        .figures = f, .language = f->policy->language, .arena = a, .diag = d};
    analysis_plan_collectors(x);
    for (size_t i = 0; i < COUNT(parts); i++) {
        if (!has_figure(f, parts[i]))
            analysis_say_missing(
                x, parts[i], bilingual_text(parts[i]->missing, x->language));
        else if (!parts[i]->make(x, parts[i]))
            return false;
    }
    book.sheets = arena_array(a, struct sheet, x->sheet_count);
    book.sheet_count = x->sheet_count;
    for (size_t i = 0; i < x->sheet_count; i++)
        book.sheets[i] = *x->sheets[i];
    set_properties(x, &book);
    *out = book;
    return true;
}
