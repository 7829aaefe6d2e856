#include "report/post_pack.h"

#include "report/sheet_write.h"
#include "report/words.h"

enum {
    SEAL_NO,
    SEAL_NUMBER,
    SEAL_TITLE,
    SEAL_FIRM,
    SEAL_CURRENCY,
    SEAL_AMOUNT,
    SEAL_COPIES,
    SEAL_PAGES,
    SEAL_KIND,
    SEAL_REMARK,
    SEAL_COLUMNS
};

static const struct bilingual headings[SEAL_COLUMNS] = {
    [SEAL_NO] = {"序号", "No."},
    [SEAL_NUMBER] = {"文号", "Letter no."},
    [SEAL_TITLE] = {"函件名称", "Letter"},
    [SEAL_FIRM] = {"收件单位", "Addressee"},
    [SEAL_CURRENCY] = {"币种", "Currency"},
    [SEAL_AMOUNT] = {"金额", "Amount"},
    [SEAL_COPIES] = {"份数", "Copies"},
    [SEAL_PAGES] = {"页数", "Pages"},
    [SEAL_KIND] = {"用印种类", "Seals"},
    [SEAL_REMARK] = {"备注", "Remarks"}};

static const int widths[SEAL_COLUMNS] = {
    [SEAL_NO] = 6,     [SEAL_NUMBER] = 24,  [SEAL_TITLE] = 16,
    [SEAL_FIRM] = 30,  [SEAL_CURRENCY] = 9, [SEAL_AMOUNT] = 17,
    [SEAL_COPIES] = 8, [SEAL_PAGES] = 8,    [SEAL_KIND] = 18,
    [SEAL_REMARK] = 16};

/* One seal a letter; what has several pages is sealed across them, too. */
static const struct bilingual one_page = {"公章", "company seal"},
                              several = {"公章、骑缝章",
                                         "seal, also across pages"};

static const struct bilingual kinds[] = {
    {"公章", "company seal"},
    {"公章、骑缝章", "seal, also across pages"},
    {"合同专用章", "contract seal"},
    {"财务专用章", "finance seal"},
    {"法定代表人名章", "signature of the director"}};

/* Who signs, in the order in which it is asked. */
static const struct bilingual signers[] = {
    {"申请人", "Applicant"},
    {"部门负责人", "Head of department"},
    {"法务审核", "Legal review"},
    {"审批人", "Approved by"},
    {"用印人（监印）", "Sealed by (witness)"}};

struct request {
    const struct post_pack *pack;
    struct sheet_writer w;
    uint32_t first, end; /* rows of the letters */
};

static struct str say(const struct request *q, struct bilingual text)
{
    return sheet_say(&q->w, text);
}

/* Away from the number before it. */
static void put_indented(struct sheet_writer *w, uint32_t column,
                         struct str text)
{
    sheet_write(w, column, sheet_aligned(sheet_text(text), CELL_ALIGN_INDENT));
}

static void put_letter(struct request *q, const struct post_item *item,
                       size_t n)
{
    const struct issued_letter *letter = item->letter;
    struct sheet_writer *w = &q->w;

    sheet_write(w, SEAL_NO, sheet_integer((int64_t)n));
    put_indented(w, SEAL_NUMBER, letter->number);
    sheet_write_text(w, SEAL_TITLE, letter->title);
    sheet_write_wrapped(w, SEAL_FIRM,
                        item->customer ? item->customer->name
                                       : letter->recipient);
    if (letter->currency && letter->total != 0) {
        sheet_write_text(w, SEAL_CURRENCY, str_from_z(letter->currency->code));
        sheet_write(w, SEAL_AMOUNT,
                    sheet_money(letter->total, letter->currency));
    }
    sheet_write(w, SEAL_COPIES, sheet_styled(sheet_integer(1), CELL_PLAIN));
    sheet_write(w, SEAL_PAGES, sheet_integer((int64_t)item->page_count));
    put_indented(w, SEAL_KIND,
                 say(q, item->page_count > 1 ? several : one_page));
    sheet_write_text(w, SEAL_REMARK, STR(""));
    sheet_write_next(w);
}

static void put_counts(struct request *q)
{
    const struct post_pack *p = q->pack;
    struct sheet_writer *w = &q->w;
    int64_t pages = 0;

    for (size_t i = 0; i < p->count; i++)
        pages += (int64_t)p->items[i].page_count;
    for (uint32_t i = 0; i < SEAL_COLUMNS; i++)
        sheet_write(w, i, sheet_styled(sheet_text(STR("")), CELL_TOTAL));
    sheet_write(
        w, SEAL_NO,
        sheet_styled(sheet_text(word(WORD_TOTAL, w->language)), CELL_TOTAL));
    sheet_write(
        w, SEAL_COPIES,
        sheet_styled(sheet_formula(sheet_sum_of_rows(SEAL_COPIES, q->first,
                                                     q->end, w->arena),
                                   sheet_integer((int64_t)p->count)),
                     CELL_TOTAL));
    sheet_write(
        w, SEAL_PAGES,
        sheet_styled(sheet_formula(sheet_sum_of_rows(SEAL_PAGES, q->first,
                                                     q->end, w->arena),
                                   sheet_integer(pages)),
                     CELL_TOTAL));
    sheet_write_next(w);
}

/* The sum of a currency; false: too large to be said. */
static bool sum_of(const struct post_pack *p, const struct currency *currency,
                   int64_t *out)
{
    *out = 0;
    for (size_t i = 0; i < p->count; i++)
        if (p->items[i].letter->currency == currency &&
            !minor_add(out, p->items[i].letter->total))
            return false;
    return true;
}

static bool is_first_of_currency(const struct post_pack *p, size_t i)
{
    const struct currency *currency = p->items[i].letter->currency;

    for (size_t k = 0; k < i; k++)
        if (p->items[k].letter->currency == currency)
            return false;
    return currency;
}

static void put_sum(struct request *q, const struct currency *currency)
{
    struct sheet_writer *w = &q->w;
    struct str codes = sheet_cells_at(q->first, SEAL_CURRENCY, q->end - 1,
                                      SEAL_CURRENCY, w->arena);
    struct str amounts = sheet_cells_at(q->first, SEAL_AMOUNT, q->end - 1,
                                        SEAL_AMOUNT, w->arena);
    int64_t sum;

    if (!sum_of(q->pack, currency, &sum))
        return;
    sheet_write(
        w, SEAL_CURRENCY,
        sheet_styled(sheet_text(str_from_z(currency->code)), CELL_SUBTOTAL));
    sheet_write(
        w, SEAL_AMOUNT,
        sheet_styled(
            sheet_live(
                w,
                sheet_rounded(arena_format(w->arena, "SUMIF(%.*s,\"%s\",%.*s)",
                                           STR_ARG(codes), currency->code,
                                           STR_ARG(amounts)),
                              currency, w->arena),
                sheet_money(sum, currency)),
            CELL_SUBTOTAL));
    sheet_write_next(w);
}

static void put_totals(struct request *q)
{
    const struct currency *last = NULL;

    put_counts(q);
    for (size_t i = 0; i < q->pack->count; i++) {
        const struct currency *c = q->pack->items[i].letter->currency;

        if (c == last || !is_first_of_currency(q->pack, i))
            continue;
        put_sum(q, c);
        last = c;
    }
}

static void put_line(struct sheet_writer *w, uint32_t column, uint32_t span,
                     struct str text)
{
    sheet_put_wide(w->sheet, w->row, column, span, sheet_text(text), w->arena);
}

/* Name, signature, date: to be written by hand on the printed sheet. */
static void put_signers(struct request *q)
{
    struct sheet_writer *w = &q->w;
    uint32_t first;

    sheet_write_skip(w, 1);
    first = w->row;
    sheet_write_section(w, say(q, (struct bilingual){"签批", "Signatures"}));
    for (size_t i = 0; i < COUNT(signers); i++) {
        sheet_write_skip(w, 1); /* room for a hand */
        put_line(w, SEAL_NO, 2, say(q, signers[i]));
        put_line(w, SEAL_TITLE, 2, STR(""));
        put_line(w, SEAL_AMOUNT, 1, say(q, (struct bilingual){"日期", "Date"}));
        put_line(w, SEAL_COPIES, 3, STR(""));
        sheet_write_next(w);
    }
    sheet_keep(w->sheet, first, w->row - 1, w->arena);
}

/* The seals are chosen from a list, and others may be typed. */
static void add_rule(struct request *q)
{
    struct sheet *s = q->w.sheet;
    struct str *words = arena_array(q->w.arena, struct str, COUNT(kinds));

    for (size_t i = 0; i < COUNT(kinds); i++)
        words[i] = say(q, kinds[i]);
    s->rules = arena_new(q->w.arena, struct sheet_rule);
    s->rule_count = 1;
    *s->rules = (struct sheet_rule){.column = SEAL_KIND,
                                    .first_row = q->first,
                                    .last_row = q->end - 1,
                                    .kind = RULE_LIST,
                                    .words = words,
                                    .word_count = COUNT(kinds),
                                    .title = say(q, headings[SEAL_KIND])};
}

static void write_request(struct request *q)
{
    const struct post_pack *p = q->pack;
    struct sheet_writer *w = &q->w;
    struct str note = arena_format(
        w->arena,
        w->language == LANGUAGE_ZH
            ? "批次 %.*s，函件日期 %.*s，共 %zu 份；函件内容见“打印合订”。"
            : "Run %.*s, letters dated %.*s, %zu in all; what they say "
              "stands in the print bundle.",
        STR_ARG(p->run), STR_ARG(date_iso(p->date, w->arena)), p->count);

    sheet_write_title(
        w, sheet_firm(p->policy, w->language),
        say(q, (struct bilingual){"用印申请", "Request for seals"}), note);
    sheet_write_headings(w, headings, SEAL_COLUMNS);
    q->first = w->row;
    for (size_t i = 0; i < p->count; i++)
        put_letter(q, &p->items[i], i + 1);
    q->end = w->row;
    put_totals(q);
    put_signers(q);
    add_rule(q);
}

struct workbook post_seal_request(const struct post_pack *p, struct arena *a)
{
    enum language language = p->policy->language;
    struct sheet *s = arena_new(a, struct sheet);
    struct request q = {
        .pack = p,
        .w = sheet_write_start(s, language, widths, SEAL_COLUMNS, a)};

    write_request(&q);
    s->name = say(&q, (struct bilingual){"用印申请", "Seals"});
    s->freeze_rows = q.first;
    s->title_row = q.first - 1;
    s->title_rows = 1;
    s->tab = TAB_ACTION;
    return (struct workbook){
        .sheets = s,
        .sheet_count = 1,
        .title = say(&q, (struct bilingual){"用印申请", "Request for seals"}),
        .company = sheet_firm(p->policy, language),
        .header_left = sheet_firm(p->policy, language),
        .header_right = p->run,
        .footer = word(WORD_PAGE_FOOTER, language),
        .created = p->date,
        .english = language == LANGUAGE_EN};
}
