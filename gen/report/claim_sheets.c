#include "report/claim_sheets.h"

#include "report/claim_texts.h"
#include "report/claim_value.h"
#include "report/words.h"

/* A sheet that is being filled from the top. */
struct page {
    const struct claim *claim;
    enum language language;
    struct arena *arena;
    struct sheet *sheet;
    uint32_t row;
};

static struct str say(const struct page *p, enum claim_text t)
{
    return claim_text(t, p->language);
}

static void put(struct page *p, uint32_t column, struct cell c)
{
    sheet_put(p->sheet, p->row, column, c, p->arena);
}

static void put_text(struct page *p, uint32_t column, struct str text)
{
    put(p, column, sheet_text(text));
}

static void put_money(struct page *p, uint32_t column, int64_t minor)
{
    put(p, column, sheet_money(minor, p->claim->currency));
}

static void put_headings(struct page *p, const enum claim_text *headings,
                         uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        put(p, i, sheet_styled(sheet_text(say(p, headings[i])), CELL_HEADING));
    p->row++;
}

static void begin(struct page *p, struct sheet *s, enum claim_text name,
                  const int *widths, size_t columns)
{
    *s = (struct sheet){.name = say(p, name), .freeze_rows = 0};
    s->columns = arena_array(p->arena, struct sheet_column, columns);
    s->column_count = columns;
    for (size_t i = 0; i < columns; i++)
        s->columns[i].width = widths[i];
    p->sheet = s;
    p->row = 0;
}

/* A live sum of the rows above, from first on. */
static struct cell sum_cell(const struct page *p, uint32_t first,
                            uint32_t column, int64_t minor)
{
    struct column_name name = sheet_column_name(column);
    struct str formula = arena_format(p->arena, "SUM(%s%u:%s%u)", name.letters,
                                      first + 1, name.letters, p->row);

    return sheet_styled(
        sheet_formula(formula, sheet_money(minor, p->claim->currency)),
        CELL_TOTAL);
}

/* The total row's sum, or nothing to add up: 0. */
static void put_sum(struct page *p, uint32_t first, uint32_t column,
                    int64_t minor)
{
    if (p->row > first)
        put(p, column, sum_cell(p, first, column, minor));
    else
        put(p, column,
            sheet_styled(sheet_money(minor, p->claim->currency), CELL_TOTAL));
}

static void put_total_word(struct page *p, uint32_t columns)
{
    put(p, 0, sheet_styled(sheet_text(say(p, TEXT_TOTAL)), CELL_TOTAL));
    for (uint32_t i = 1; i < columns; i++)
        put(p, i, sheet_styled(sheet_text(STR("")), CELL_TOTAL));
}

/* --- debts -----------------------------------------------------------------
 */

/* Columns of the sheet of debts. */
enum {
    DEBT_DOC,
    DEBT_CONTRACT,
    DEBT_ISSUED,
    DEBT_DUE,
    DEBT_INVOICED,
    DEBT_SETTLED,
    DEBT_LEFT_OUT,
    DEBT_CREDITED,
    DEBT_PAID,
    DEBT_PRINCIPAL,
    DEBT_INTEREST,
    DEBT_INTEREST_PAID,
    DEBT_INTEREST_DUE,
    DEBT_FIXED,
    DEBT_TOTAL,
    DEBT_PER_DIEM,
    DEBT_COLUMNS
};

/* A column that only some claims need is there only in those. */
static bool has_column(const struct page *p, uint32_t column)
{
    if (column != DEBT_SETTLED && column != DEBT_LEFT_OUT)
        return true;
    for (size_t i = 0; i < p->claim->debt_count; i++) {
        const struct claim_debt *d = &p->claim->debts[i];

        if (column == DEBT_SETTLED ? d->settled : d->left_out)
            return true;
    }
    return false;
}

/* Where it stands; of one that is left out, the next. */
static uint32_t at(const struct page *p, uint32_t column)
{
    uint32_t n = 0;

    for (uint32_t i = 0; i < column; i++)
        n += has_column(p, i);
    return n;
}

/* A formula over cells of this row, "H5+K5+L5". */
static struct cell row_formula(const struct page *p, const char *format,
                               uint32_t a, uint32_t b, uint32_t c,
                               int64_t minor)
{
    struct str text =
        arena_format(p->arena, format, sheet_column_name(a).letters, p->row + 1,
                     sheet_column_name(b).letters, p->row + 1,
                     sheet_column_name(c).letters, p->row + 1);

    return sheet_formula(text, sheet_money(minor, p->claim->currency));
}

/* What was invoiced, less all that reduces it. */
static struct cell principal_formula(const struct page *p, int64_t minor)
{
    struct str text = arena_format(
        p->arena, "%s%u-SUM(%s%u:%s%u)",
        sheet_column_name(at(p, DEBT_INVOICED)).letters, p->row + 1,
        sheet_column_name(at(p, DEBT_SETTLED)).letters, p->row + 1,
        sheet_column_name(at(p, DEBT_PAID)).letters, p->row + 1);

    return sheet_formula(text, sheet_money(minor, p->claim->currency));
}

static void put_debt(struct page *p, const struct claim_debt *d)
{
    put_text(p, at(p, DEBT_DOC), d->doc_no);
    put_text(p, at(p, DEBT_CONTRACT), d->contract.contract_no);
    put(p, at(p, DEBT_ISSUED), sheet_date(d->issue_date));
    put(p, at(p, DEBT_DUE), sheet_date(d->due_date));
    put_money(p, at(p, DEBT_INVOICED), d->invoiced);
    if (has_column(p, DEBT_SETTLED))
        put_money(p, at(p, DEBT_SETTLED), d->settled);
    if (has_column(p, DEBT_LEFT_OUT))
        put_money(p, at(p, DEBT_LEFT_OUT), d->left_out);
    put_money(p, at(p, DEBT_CREDITED), d->credited);
    put_money(p, at(p, DEBT_PAID), d->paid);
    put(p, at(p, DEBT_PRINCIPAL), principal_formula(p, d->principal));
    put_money(p, at(p, DEBT_INTEREST), d->interest);
    put_money(p, at(p, DEBT_INTEREST_PAID), d->interest_paid);
    put(p, at(p, DEBT_INTEREST_DUE),
        row_formula(p, "%s%u-%s%u", at(p, DEBT_INTEREST),
                    at(p, DEBT_INTEREST_PAID), 0, d->interest_due));
    put_money(p, at(p, DEBT_FIXED), d->fixed - d->fixed_paid);
    put(p, at(p, DEBT_TOTAL),
        row_formula(p, "%s%u+%s%u+%s%u", at(p, DEBT_PRINCIPAL),
                    at(p, DEBT_INTEREST_DUE), at(p, DEBT_FIXED), d->total));
    put_money(p, at(p, DEBT_PER_DIEM), d->per_diem);
    p->row++;
}

static int64_t debt_sum(const struct claim *c, uint32_t column)
{
    int64_t sum = 0;

    for (size_t i = 0; i < c->debt_count; i++) {
        const struct claim_debt *d = &c->debts[i];
        const int64_t values[DEBT_COLUMNS] = {
            [DEBT_INVOICED] = d->invoiced,
            [DEBT_SETTLED] = d->settled,
            [DEBT_LEFT_OUT] = d->left_out,
            [DEBT_CREDITED] = d->credited,
            [DEBT_PAID] = d->paid,
            [DEBT_PRINCIPAL] = d->principal,
            [DEBT_INTEREST] = d->interest,
            [DEBT_INTEREST_PAID] = d->interest_paid,
            [DEBT_INTEREST_DUE] = d->interest_due,
            [DEBT_FIXED] = d->fixed - d->fixed_paid,
            [DEBT_TOTAL] = d->total,
        };

        sum += values[column];
    }
    return sum;
}

/* Its row of totals. */
static uint32_t put_debts(struct page *p, struct sheet *s)
{
    static const int widths[] = {18, 12, 11, 11, 16, 17, 14, 14,
                                 16, 16, 15, 17, 16, 13, 16, 12};
    static const enum claim_text headings[] = {
        TEXT_DOC_NO,       TEXT_CONTRACT,  TEXT_ISSUED,   TEXT_DUE,
        TEXT_INVOICED,     TEXT_SETTLED,   TEXT_LEFT_OUT, TEXT_CREDITED,
        TEXT_PAID,         TEXT_PRINCIPAL, TEXT_INTEREST, TEXT_INTEREST_PAID,
        TEXT_INTEREST_DUE, TEXT_FIXED,     TEXT_TOTAL,    TEXT_PER_DIEM};
    const struct claim *c = p->claim;
    enum claim_text shown[DEBT_COLUMNS];
    int shown_widths[DEBT_COLUMNS];
    uint32_t count = 0;

    for (uint32_t i = 0; i < DEBT_COLUMNS; i++) {
        if (!has_column(p, i))
            continue;
        shown[count] = headings[i];
        shown_widths[count++] = widths[i];
    }
    begin(p, s, TEXT_DEBTS, shown_widths, count);
    s->freeze_rows = 1;
    s->freeze_columns = 1;
    s->repeat_columns = 1;
    put_headings(p, shown, count);
    for (size_t i = 0; i < c->debt_count; i++)
        put_debt(p, &c->debts[i]);
    put_total_word(p, DEBT_INVOICED);
    for (uint32_t i = DEBT_INVOICED; i <= DEBT_TOTAL; i++)
        if (has_column(p, i))
            put_sum(p, 1, at(p, i), debt_sum(c, i));
    return p->row;
}

/* --- segments --------------------------------------------------------------
 */

static void put_segment(struct page *p, const struct claim_debt *debt,
                        const struct claim_head *head,
                        const struct interest_row *row)
{
    put_text(p, 0, debt->doc_no);
    put(p, 1, sheet_date(row->from));
    put(p, 2, sheet_date(row->to));
    put(p, 3, sheet_integer(row->days));
    put_money(p, 4, row->base);
    put_text(p, 5, claim_row_rate(row, p->language, p->arena));
    put_text(p, 6, claim_row_source(debt, head, row, p->language, p->arena));
    if (row->year_days)
        put(p, 7, sheet_integer(row->year_days));
    put_money(p, 8, row->interest);
    p->row++;
}

static void put_segments(struct page *p, struct sheet *s)
{
    static const int widths[] = {18, 11, 11, 8, 16, 13, 44, 10, 16};
    static const enum claim_text headings[] = {
        TEXT_DOC_NO, TEXT_FROM,   TEXT_TO,   TEXT_DAYS,    TEXT_BASE,
        TEXT_RATE,   TEXT_SOURCE, TEXT_YEAR, TEXT_INTEREST};
    const struct claim *c = p->claim;

    begin(p, s, TEXT_SEGMENTS, widths, COUNT(widths));
    s->freeze_rows = 1;
    put_headings(p, headings, COUNT(headings));
    for (size_t i = 0; i < c->debt_count; i++)
        for (size_t k = 0; k < c->debts[i].head_count; k++) {
            const struct claim_head *head = &c->debts[i].heads[k];

            for (size_t n = 0; n < head->interest.count; n++)
                put_segment(p, &c->debts[i], head, &head->interest.rows[n]);
        }
    put_total_word(p, 8);
    put_sum(p, 1, 8, c->interest);
}

/* --- payments and costs ----------------------------------------------------
 */

static void put_payments(struct page *p)
{
    static const enum claim_text headings[] = {
        TEXT_DATE,     TEXT_RECEIPT,     TEXT_METHOD,       TEXT_AMOUNT,
        TEXT_TO_COSTS, TEXT_TO_INTEREST, TEXT_TO_PRINCIPAL, TEXT_REST};
    const struct claim *c = p->claim;
    int64_t sums[5] = {0};
    uint32_t first;

    put_headings(p, headings, COUNT(headings));
    first = p->row;
    for (size_t i = 0; i < c->payment_count; i++) {
        const struct claim_payment *x = &c->payments[i];
        const int64_t amounts[5] = {x->amount, x->to_costs, x->to_interest,
                                    x->to_principal, x->elsewhere + x->surplus};

        put(p, 0, sheet_date(x->paid_date));
        put_text(p, 1, x->receipt_no);
        put_text(p, 2, x->method);
        for (uint32_t k = 0; k < 5; k++) {
            put_money(p, 3 + k, amounts[k]);
            sums[k] += amounts[k];
        }
        p->row++;
    }
    put_total_word(p, 3);
    for (uint32_t k = 0; k < 5; k++)
        put_sum(p, first, 3 + k, sums[k]);
    p->row += 2;
}

/* Its row of totals. */
static uint32_t put_costs(struct page *p)
{
    static const enum claim_text headings[] = {TEXT_DATE,     TEXT_COST,
                                               TEXT_EVIDENCE, TEXT_AMOUNT,
                                               TEXT_MET,      TEXT_UNPAID};
    const struct claim *c = p->claim;
    uint32_t first;

    put_headings(p, headings, COUNT(headings));
    first = p->row;
    for (size_t i = 0; i < c->cost_count; i++) {
        const struct claim_cost *x = &c->costs[i];

        put(p, 0, sheet_date(x->cost_date));
        put_text(p, 1, x->kind);
        put_text(p, 2, x->evidence_id);
        put_money(p, 3, x->amount);
        put_money(p, 4, x->paid);
        put(p, 5, row_formula(p, "%s%u-%s%u", 3, 4, 0, x->amount - x->paid));
        p->row++;
    }
    put_total_word(p, 3);
    put_sum(p, first, 3, c->cost_sum);
    put_sum(p, first, 4, c->cost_paid);
    put_sum(p, first, 5, c->cost_sum - c->cost_paid);
    return p->row;
}

static uint32_t put_money_sheet(struct page *p, struct sheet *s)
{
    static const int widths[] = {12, 18, 14, 16, 14, 17, 16, 14};

    begin(p, s, TEXT_PAYMENTS, widths, COUNT(widths));
    put_payments(p);
    return put_costs(p);
}

/* --- the bridge ------------------------------------------------------------
 */

static void put_bridge(struct page *p, struct sheet *s)
{
    static const int widths[] = {56, 18};
    static const enum claim_text headings[] = {TEXT_ITEM, TEXT_AMOUNT};
    const struct claim *c = p->claim;

    begin(p, s, TEXT_BRIDGE, widths, COUNT(widths));
    s->portrait = true;
    put_headings(p, headings, COUNT(headings));
    for (int i = 0; i < BRIDGE_PRINCIPAL; i++) {
        if (i != BRIDGE_LEDGER && c->bridge[i] == 0)
            continue;
        put_text(
            p, 0,
            str_from_z(claim_bridge_text((enum claim_bridge)i, p->language)));
        put_money(p, 1, c->bridge[i]);
        p->row++;
    }
    put(p, 0,
        sheet_styled(sheet_text(str_from_z(
                         claim_bridge_text(BRIDGE_PRINCIPAL, p->language))),
                     CELL_TOTAL));
    put_sum(p, 1, 1, c->bridge[BRIDGE_PRINCIPAL]);
}

/* --- the result ------------------------------------------------------------
 */

/* "'各笔债务'!H5" of another sheet's row of totals. */
static struct cell of_sheet(const struct page *p, enum claim_text sheet,
                            uint32_t row, uint32_t column, int64_t minor)
{
    struct str text =
        arena_format(p->arena, "'%.*s'!%s%u", STR_ARG(say(p, sheet)),
                     sheet_column_name(column).letters, row + 1);

    return sheet_formula(text, sheet_money(minor, p->claim->currency));
}

static void put_result_row(struct page *p, enum claim_text label,
                           struct cell amount)
{
    put_text(p, 0, say(p, label));
    put(p, 1, amount);
    p->row++;
}

static void put_result(struct page *p, uint32_t debts, uint32_t costs)
{
    static const enum claim_text headings[] = {TEXT_ITEM, TEXT_AMOUNT};
    const struct claim *c = p->claim;
    uint32_t first;

    put_headings(p, headings, COUNT(headings));
    first = p->row;
    put_result_row(
        p, TEXT_PRINCIPAL,
        of_sheet(p, TEXT_DEBTS, debts, at(p, DEBT_PRINCIPAL), c->principal));
    put_result_row(p, TEXT_INTEREST_DUE,
                   of_sheet(p, TEXT_DEBTS, debts, at(p, DEBT_INTEREST_DUE),
                            c->interest_due));
    put_result_row(p, TEXT_FIXED,
                   of_sheet(p, TEXT_DEBTS, debts, at(p, DEBT_FIXED),
                            c->fixed - c->fixed_paid));
    put_result_row(
        p, TEXT_COSTS_DUE,
        of_sheet(p, TEXT_PAYMENTS, costs, 5, c->cost_sum - c->cost_paid));
    put_total_word(p, 1);
    put_sum(p, first, 1, c->total);
    p->row += 2;
}

static void put_until(struct page *p)
{
    const struct claim *c = p->claim;

    if (c->purpose == CLAIM_FOR_INSOLVENCY || c->until_count == 0)
        return;
    put(p, 0, sheet_styled(sheet_text(say(p, TEXT_UNTIL)), CELL_HEADING));
    put(p, 1, sheet_styled(sheet_text(say(p, TEXT_AMOUNT)), CELL_HEADING));
    put(p, 2, sheet_styled(sheet_text(say(p, TEXT_PER_DIEM)), CELL_HEADING));
    p->row++;
    for (size_t i = 0; i < c->until_count; i++) {
        const struct claim_until *u = &c->until[i];
        const struct interest_row row = {.percent = u->percent, .per = u->per};

        put_text(p, 0, claim_row_rate(&row, p->language, p->arena));
        put_money(p, 1, u->base);
        put_money(p, 2, u->per_diem);
        put_text(p, 3, claim_until_limit(c, u, p->language, p->arena));
        p->row++;
    }
    p->row++;
}

static void put_parameters(struct page *p)
{
    struct value list = claim_parameters(p->claim, p->language, p->arena);

    put(p, 0, sheet_styled(sheet_text(say(p, TEXT_PARAMETER)), CELL_HEADING));
    sheet_put_wide(p->sheet, p->row, 1, 2,
                   sheet_styled(sheet_text(say(p, TEXT_VALUE)), CELL_HEADING),
                   p->arena);
    put(p, 3, sheet_styled(sheet_text(say(p, TEXT_BASIS)), CELL_HEADING));
    p->row++;
    for (size_t i = 0; i < list.list->count; i++) {
        struct value v = list.list->items[i];
        const struct value *basis = value_find(v, STR("basis"));
        struct cell value = sheet_text(value_find(v, STR("value"))->text);
        struct cell because =
            sheet_text(basis->kind == VALUE_TEXT ? basis->text : STR("–"));

        value.align = CELL_ALIGN_WRAP;
        because.align = CELL_ALIGN_WRAP;
        put_text(p, 0, value_find(v, STR("name"))->text);
        sheet_put_wide(p->sheet, p->row, 1, 2, value, p->arena);
        put(p, 3, because);
        p->row++;
    }
}

static struct str with_label(const struct page *p, enum claim_text label,
                             struct str name)
{
    return arena_format(p->arena, "%.*s%s%.*s", STR_ARG(say(p, label)),
                        p->language == LANGUAGE_ZH ? "：" : ": ",
                        STR_ARG(name));
}

static struct str firm_name(const struct page *p, const struct policy *policy)
{
    const struct creditor *c = &policy->creditor;

    return p->language == LANGUAGE_EN && c->name_en.len ? c->name_en : c->name;
}

static void put_head(struct page *p, const struct policy *policy)
{
    const struct claim *c = p->claim;
    struct str day = date_in_words(c->last_day, p->language, p->arena);
    struct str line = arena_format(
        p->arena, "%.*s%.*s%s%s", STR_ARG(word(WORD_AS_OF, p->language)),
        STR_ARG(day), p->language == LANGUAGE_ZH ? "　" : ", ",
        c->currency->code);

    put(p, 0, sheet_styled(sheet_text(say(p, TEXT_TITLE)), CELL_TITLE));
    p->row++;
    put(p, 0, sheet_styled(sheet_text(line), CELL_NOTE));
    p->row++;
    put(p, 0,
        sheet_styled(
            sheet_text(with_label(p, TEXT_CREDITOR, firm_name(p, policy))),
            CELL_FIRM));
    p->row++;
    put(p, 0,
        sheet_styled(sheet_text(with_label(p, TEXT_DEBTOR, c->customer_name)),
                     CELL_FIRM));
    p->row++;
    if (c->is_draft)
        put(p, 0,
            sheet_styled(sheet_text(p->language == LANGUAGE_ZH ? STR("草稿")
                                                               : STR("DRAFT")),
                         CELL_BAD));
    p->row += 2;
}

struct workbook claim_sheets_make(const struct claim *claim,
                                  const struct policy *policy,
                                  enum language language, struct arena *a)
{
    static const int widths[] = {34, 20, 42, 44};
    struct page p = {.claim = claim, .language = language, .arena = a};
    struct workbook book = {.sheets = arena_array(a, struct sheet, 5),
                            .sheet_count = 5,
                            .created = claim->as_of,
                            .english = language == LANGUAGE_EN};
    uint32_t debts, costs;

    debts = put_debts(&p, &book.sheets[1]);
    put_segments(&p, &book.sheets[2]);
    costs = put_money_sheet(&p, &book.sheets[3]);
    put_bridge(&p, &book.sheets[4]);
    begin(&p, &book.sheets[0], TEXT_RESULT, widths, COUNT(widths));
    put_head(&p, policy);
    put_result(&p, debts, costs);
    put_until(&p);
    put_parameters(&p);
    book.title = say(&p, TEXT_TITLE);
    book.author = firm_name(&p, policy);
    book.header_left = book.author;
    book.header_right = claim->customer_name;
    book.footer = word(WORD_PAGE_FOOTER, language);
    return book;
}
