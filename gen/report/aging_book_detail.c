/*
 * The detail sheet: every open document, and money not yet applied.
 */
#include "report/aging_book_parts.h"

#include "base/utf8.h"

/* More columns than this would be too small to read on one page's width. */
#define MOST_ON_A_PAGE 16

const struct bilingual book_not_told = {"未指定", "(not set)"};

static const struct {
    enum word heading;
    enum cell_kind kind;
    enum cell_align align;
    int width;
} columns[DETAIL_COLUMNS] = {
    [DETAIL_CUSTOMER_ID] = {WORD_CUSTOMER_ID, CELL_TEXT, CELL_ALIGN_KIND, 0},
    [DETAIL_NAME] = {WORD_CUSTOMER_NAME, CELL_TEXT, CELL_ALIGN_KIND, 0},
    [DETAIL_DOC_NO] = {WORD_DOC_NO, CELL_TEXT, CELL_ALIGN_KIND, 0},
    [DETAIL_KIND] = {WORD_KIND, CELL_TEXT, CELL_ALIGN_CENTER, 12},
    [DETAIL_ISSUED] = {WORD_ISSUE_DATE, CELL_DATE, CELL_ALIGN_CENTER, 12},
    [DETAIL_DUE] = {WORD_DUE_DATE, CELL_DATE, CELL_ALIGN_CENTER, 12},
    [DETAIL_DAYS] = {WORD_DAYS_OVERDUE, CELL_INTEGER, CELL_ALIGN_KIND, 10},
    [DETAIL_BUCKET] = {WORD_BUCKET, CELL_TEXT, CELL_ALIGN_CENTER, 16},
    [DETAIL_CURRENCY] = {WORD_CURRENCY, CELL_TEXT, CELL_ALIGN_CENTER, 9},
    [DETAIL_AMOUNT] = {WORD_AMOUNT, CELL_MONEY, CELL_ALIGN_KIND, 17},
    [DETAIL_OPEN] = {WORD_OPEN, CELL_MONEY, CELL_ALIGN_KIND, 17},
    [DETAIL_DISPUTED] = {WORD_DISPUTED, CELL_MONEY, CELL_ALIGN_KIND, 16},
    [DETAIL_REFERENCE] = {WORD_REFERENCE, CELL_TEXT, CELL_ALIGN_INDENT, 0},
    [DETAIL_STAGE] = {WORD_STAGE, CELL_TEXT, CELL_ALIGN_CENTER, 0},
    [DETAIL_HOLD] = {WORD_HOLD, CELL_TEXT, CELL_ALIGN_KIND, 0},
    [DETAIL_NEXT] = {WORD_NEXT_STEP, CELL_TEXT, CELL_ALIGN_KIND, 0},
    [DETAIL_COLLECTOR] = {WORD_COLLECTOR, CELL_TEXT, CELL_ALIGN_CENTER, 0},
    [DETAIL_SALESPERSON] = {WORD_SALESPERSON, CELL_TEXT, CELL_ALIGN_CENTER, 0},
    [DETAIL_REGION] = {WORD_REGION, CELL_TEXT, CELL_ALIGN_CENTER, 0},
    [DETAIL_INDUSTRY] = {WORD_INDUSTRY, CELL_TEXT, CELL_ALIGN_CENTER, 0},
    [DETAIL_INSTALLMENT] = {WORD_INSTALLMENT, CELL_TEXT, CELL_ALIGN_CENTER, 8},
    [DETAIL_CLASS] = {WORD_CLASS, CELL_TEXT, CELL_ALIGN_CENTER, 12},
    [DETAIL_POSTED] = {WORD_POSTING_DATE, CELL_DATE, CELL_ALIGN_CENTER, 12},
    [DETAIL_DAYS_POSTED] = {WORD_DAYS_SINCE_POSTING, CELL_INTEGER,
                            CELL_ALIGN_KIND, 10},
    [DETAIL_DAYS_ISSUED] = {WORD_DAYS_SINCE_ISSUE, CELL_INTEGER,
                            CELL_ALIGN_KIND, 10},
    [DETAIL_DISCLOSURE] = {WORD_DISCLOSURE_AGE, CELL_TEXT, CELL_ALIGN_CENTER,
                           18},
    [DETAIL_RETURNED] = {WORD_OF_WHICH_RETURNED, CELL_MONEY, CELL_ALIGN_KIND,
                         16},
    [DETAIL_HANDED_OVER] = {WORD_HANDED_OVER_DATE, CELL_DATE, CELL_ALIGN_CENTER,
                            13},
};

static const enum word kinds[] = {
    [DOCUMENT_INVOICE] = WORD_INVOICE,
    [DOCUMENT_CREDIT_NOTE] = WORD_CREDIT_NOTE,
    [DOCUMENT_DEBIT_NOTE] = WORD_DEBIT_NOTE,
    [DOCUMENT_OPENING] = WORD_OPENING,
};

bool book_has_basis(const struct aging_book *b, enum aging_basis basis)
{
    const struct aging *g = b->aging;

    return g->schemes[basis] && g->currency_count &&
           g->currencies[0].total.bases[basis];
}

struct date book_posting_date(const struct document *doc)
{
    return doc->details ? doc->details->posting_date : no_date;
}

static struct str installment_no(const struct document *doc)
{
    return doc->details ? doc->details->installment_no : STR("");
}

static bool is_with_lawyer(const struct aging_book *b,
                           const struct document *doc)
{
    return date_is(doc->handed_over_date) &&
           doc->handed_over_date.day <= b->aging->as_of.day;
}

/* What an item needs a column for. */
static void note_item(const struct aging_book *b, const struct open_item *item,
                      bool *needs)
{
    const struct document *doc = &b->ledger->documents[item->document];

    needs[DETAIL_INSTALLMENT] |= installment_no(doc).len > 0;
    needs[DETAIL_POSTED] |= date_is(book_posting_date(doc));
    needs[DETAIL_RETURNED] |= item->returned != 0;
    needs[DETAIL_HANDED_OVER] |= is_with_lawyer(b, doc);
}

/* Some row of a report says something of it. */
static bool is_told(const struct view *v, const struct aging *g,
                    enum dimension d)
{
    const struct ledger *l = v->ledger;

    for (size_t i = 0; i < g->item_count; i++) {
        const struct document *doc = &l->documents[g->items[i].document];

        if (book_dimension_is_told(l, doc, doc->customer, d))
            return true;
    }
    for (size_t i = 0; i < l->receipt_count; i++)
        if (v->receipt_open[i] &&
            book_dimension_is_told(l, NULL, l->receipts[i].customer, d))
            return true;
    return false;
}

static bool needs_dimension(const struct aging_book *b, enum dimension d)
{
    bool told = is_told(b->view, b->aging, d);

    for (size_t i = 0; !told && i < b->past_count; i++)
        told = is_told(b->pasts[i].view, b->pasts[i].aging, d);
    return told;
}

void book_choose_detail(struct aging_book *b)
{
    bool needs[DETAIL_COLUMNS] = {0};

    for (size_t i = 0; i < b->aging->item_count; i++)
        note_item(b, &b->aging->items[i], needs);
    for (int i = 0; i < DIMENSION_COUNT; i++)
        needs[book_dimension_column((enum dimension)i)] =
            needs_dimension(b, (enum dimension)i);
    needs[DETAIL_REFERENCE] = true;
    needs[DETAIL_STAGE] = needs[DETAIL_HOLD] = needs[DETAIL_NEXT] =
        b->steps != NULL;
    needs[DETAIL_DAYS_POSTED] =
        needs[DETAIL_POSTED] && book_has_basis(b, BASIS_POSTING);
    needs[DETAIL_DAYS_ISSUED] = book_has_basis(b, BASIS_ISSUE);
    needs[DETAIL_DISCLOSURE] = book_has_basis(b, BASIS_DISCLOSURE);
    for (size_t i = 0; i < DETAIL_COLUMNS; i++)
        b->detail_at[i] = i < DETAIL_ALWAYS || needs[i] ? b->detail_columns++
                                                        : BOOK_NO_COLUMN;
}

/* Into a column that may not be there. */
static void put(const struct aging_book *b, struct cell *cells,
                enum detail_column column, struct cell c)
{
    if (b->detail_at[column] != BOOK_NO_COLUMN)
        cells[b->detail_at[column]] = c;
}

static void fill_customer(const struct aging_book *b, uint32_t customer,
                          struct cell *cells)
{
    const struct customer *c = &b->ledger->customers[customer];

    cells[DETAIL_CUSTOMER_ID] = sheet_text(c->customer_id);
    cells[DETAIL_NAME] = sheet_text(c->name);
}

/* Contract and order, as far as there are any. */
static struct str reference(const struct document_details *details,
                            struct arena *scratch)
{
    if (details->contract_no.len == 0)
        return details->order_no;
    if (details->order_no.len == 0)
        return details->contract_no;
    return arena_format(scratch, "%.*s / %.*s", STR_ARG(details->contract_no),
                        STR_ARG(details->order_no));
}

static void fill_document(const struct aging_book *b, size_t index,
                          struct cell *cells, struct arena *scratch)
{
    const struct document *doc = &b->ledger->documents[index];

    fill_customer(b, doc->customer, cells);
    cells[DETAIL_DOC_NO] = sheet_text(doc->doc_no);
    cells[DETAIL_KIND] = sheet_text(book_word(b, kinds[doc->kind]));
    cells[DETAIL_ISSUED] = sheet_date(doc->issue_date);
    cells[DETAIL_DUE] = sheet_date(doc->due_date);
    cells[DETAIL_CURRENCY] = sheet_text(str_from_z(doc->currency->code));
    cells[DETAIL_AMOUNT] = sheet_money(doc->owed, doc->currency);
    cells[DETAIL_DISPUTED] = sheet_money(0, doc->currency);
    if (doc->details)
        put(b, cells, DETAIL_REFERENCE,
            sheet_text(reference(doc->details, scratch)));
}

/* By whom and where it is summed up. */
static void fill_dimensions(const struct aging_book *b,
                            const struct document *doc, uint32_t customer,
                            bool is_unapplied, struct cell *cells)
{
    for (int i = 0; i < DIMENSION_COUNT; i++) {
        enum dimension d = (enum dimension)i;

        if (b->detail_at[book_dimension_column(d)] != BOOK_NO_COLUMN)
            put(b, cells, book_dimension_column(d),
                sheet_text(book_dimension_text(b, b->ledger, doc, customer,
                                               is_unapplied, d)));
    }
}

/* Where it stands on the other bases, and what is special about it. */
static void fill_ages(const struct aging_book *b, const struct open_item *item,
                      struct cell *cells)
{
    const struct document *doc = &b->ledger->documents[item->document];
    struct date posted = book_posting_date(doc);
    int32_t as_of = b->aging->as_of.day;

    put(b, cells, DETAIL_INSTALLMENT, sheet_text(installment_no(doc)));
    put(b, cells, DETAIL_POSTED, sheet_date(posted));
    put(b, cells, DETAIL_DAYS_POSTED,
        sheet_integer(as_of -
                      (date_is(posted) ? posted.day : doc->issue_date.day)));
    put(b, cells, DETAIL_DAYS_ISSUED,
        sheet_integer(as_of - doc->issue_date.day));
    put(b, cells, DETAIL_DISCLOSURE,
        sheet_text(
            disclosure_label(item->bases[BASIS_DISCLOSURE], b->language)));
    put(b, cells, DETAIL_RETURNED, sheet_money(item->returned, doc->currency));
    if (is_with_lawyer(b, doc))
        put(b, cells, DETAIL_HANDED_OVER, sheet_date(doc->handed_over_date));
}

static void fill_item(const struct aging_book *b, size_t index,
                      struct cell *cells, struct arena *scratch)
{
    const struct open_item *item = &b->aging->items[index];
    const struct document *doc = &b->ledger->documents[item->document];
    enum cell_style level = book_level(item->days_overdue);

    fill_document(b, item->document, cells, scratch);
    if (date_is(doc->due_date) || item->days_overdue)
        cells[DETAIL_DAYS] =
            sheet_styled(sheet_integer(item->days_overdue), level);
    cells[DETAIL_BUCKET] =
        sheet_styled(sheet_text(b->labels[item->bucket]), level);
    cells[DETAIL_OPEN] = sheet_money(item->open, doc->currency);
    cells[DETAIL_DISPUTED] = sheet_money(item->disputed, doc->currency);
    fill_dimensions(b, doc, doc->customer, false, cells);
    fill_ages(b, item, cells);
    if (b->steps) {
        struct book_step step = book_step_of(b, item, scratch);

        put(b, cells, DETAIL_STAGE, sheet_text(step.stage));
        put(b, cells, DETAIL_HOLD, sheet_text(step.hold));
        put(b, cells, DETAIL_NEXT, sheet_text(step.next));
    }
}

static enum word receipt_word(const struct aging_book *b,
                              const struct receipt *r)
{
    return r->bill < b->ledger->bill_count ? WORD_BILL : WORD_RECEIPT;
}

static void fill_receipt(const struct aging_book *b, size_t index,
                         struct cell *cells)
{
    const struct receipt *r = &b->ledger->receipts[index];
    const struct currency *currency = r->amount.currency;

    fill_customer(b, r->customer, cells);
    cells[DETAIL_DOC_NO] = sheet_text(r->receipt_no);
    cells[DETAIL_KIND] = sheet_text(book_word(b, receipt_word(b, r)));
    cells[DETAIL_ISSUED] = sheet_date(r->receipt_date);
    cells[DETAIL_CURRENCY] = sheet_text(str_from_z(currency->code));
    cells[DETAIL_AMOUNT] = sheet_money(-r->amount.minor, currency);
    cells[DETAIL_OPEN] = sheet_money(b->view->receipt_open[index], currency);
    cells[DETAIL_DISPUTED] = sheet_money(0, currency);
    fill_dimensions(b, NULL, r->customer, true, cells);
}

static void mark_unapplied(const struct aging_book *b, struct cell *cells)
{
    cells[DETAIL_BUCKET] = sheet_text(book_word(b, WORD_UNAPPLIED));
    if (b->steps)
        put(b, cells, DETAIL_NEXT, sheet_text(book_step_of_money(b)));
    for (size_t i = DETAIL_DOC_NO; i < b->detail_columns; i++)
        cells[i].style = CELL_CREDIT;
}

static void fill_row(const void *context, size_t row, struct cell *cells,
                     struct arena *scratch)
{
    const struct table_part *part = context;
    const struct aging_book *b = part->book;
    struct detail_row r = b->rows[part->first + row];

    switch ((enum detail_source)r.source) {
    case DETAIL_ITEM:
        fill_item(b, r.index, cells, scratch);
        return;
    case DETAIL_CREDIT_NOTE:
        fill_document(b, r.index, cells, scratch);
        cells[DETAIL_OPEN] =
            sheet_money(b->view->document_open[r.index],
                        b->ledger->documents[r.index].currency);
        fill_dimensions(b, &b->ledger->documents[r.index],
                        b->ledger->documents[r.index].customer, true, cells);
        mark_unapplied(b, cells);
        return;
    case DETAIL_RECEIPT:
        fill_receipt(b, r.index, cells);
        mark_unapplied(b, cells);
        return;
    }
}

static size_t longest(size_t longest, struct str text)
{
    size_t width = utf8_width(text);

    return width > longest ? width : longest;
}

/* With " / " where there are both. */
static size_t reference_width(size_t longest_yet,
                              const struct document_details *d)
{
    size_t contract = utf8_width(d->contract_no);
    size_t width = contract + utf8_width(d->order_no);

    if (contract && d->order_no.len)
        width += 3;
    return width > longest_yet ? width : longest_yet;
}

/* The longest texts of columns whose texts may be any. */
struct longest {
    size_t numbers, references, installments;
    size_t dimensions[DIMENSION_COUNT];
};

static void note_dimensions(const struct aging_book *b,
                            const struct document *doc, uint32_t customer,
                            bool is_unapplied, struct longest *l)
{
    for (int i = 0; i < DIMENSION_COUNT; i++)
        if (b->detail_at[book_dimension_column((enum dimension)i)] !=
            BOOK_NO_COLUMN)
            l->dimensions[i] =
                longest(l->dimensions[i],
                        book_dimension_text(b, b->ledger, doc, customer,
                                            is_unapplied, (enum dimension)i));
}

static void note_document(const struct aging_book *b,
                          const struct document *doc, struct longest *l)
{
    l->numbers = longest(l->numbers, doc->doc_no);
    note_dimensions(b, doc, doc->customer, false, l);
    if (!doc->details)
        return;
    l->references = reference_width(l->references, doc->details);
    l->installments = longest(l->installments, doc->details->installment_no);
}

static void note_row(const struct aging_book *b, struct detail_row row,
                     struct longest *l)
{
    const struct ledger *ledger = b->ledger;

    switch ((enum detail_source)row.source) {
    case DETAIL_ITEM:
        note_document(
            b, &ledger->documents[b->aging->items[row.index].document], l);
        return;
    case DETAIL_CREDIT_NOTE:
        note_document(b, &ledger->documents[row.index], l);
        return;
    case DETAIL_RECEIPT:
        l->numbers =
            longest(l->numbers, ledger->receipts[row.index].receipt_no);
        return;
    }
}

static void set_width(const struct aging_book *b, struct sheet_column *list,
                      enum detail_column column, int width)
{
    if (b->detail_at[column] != BOOK_NO_COLUMN)
        list[b->detail_at[column]].width = width;
}

/* Texts of unknown length get the room they need, within reason. */
static void fit_columns(const struct aging_book *b, struct sheet_column *list)
{
    struct longest l = {0};
    bool english = b->language == LANGUAGE_EN;

    for (size_t i = 0; i < b->row_count; i++)
        note_row(b, b->rows[i], &l);
    set_width(b, list, DETAIL_CUSTOMER_ID, book_id_width(b));
    set_width(b, list, DETAIL_NAME, book_name_width(b));
    set_width(b, list, DETAIL_DOC_NO, book_text_width(l.numbers, 12, 26));
    set_width(b, list, DETAIL_REFERENCE,
              book_text_width(l.references + 3, 18, 40));
    set_width(b, list, DETAIL_INSTALLMENT,
              book_text_width(l.installments, 9, 16));
    for (int i = 0; i < DIMENSION_COUNT; i++)
        set_width(b, list, book_dimension_column((enum dimension)i),
                  book_text_width(l.dimensions[i] + 1, 10, 22));
    set_width(b, list, DETAIL_STAGE, english ? 16 : 12);
    set_width(b, list, DETAIL_HOLD, english ? 28 : 24);
    set_width(b, list, DETAIL_NEXT, english ? 34 : 25);
}

static struct sheet_column *make_columns(const struct aging_book *b)
{
    struct sheet_column *list =
        arena_array(b->arena, struct sheet_column, b->detail_columns);

    for (size_t i = 0; i < DETAIL_COLUMNS; i++)
        if (b->detail_at[i] != BOOK_NO_COLUMN)
            list[b->detail_at[i]] = (struct sheet_column){
                book_word(b, columns[i].heading), columns[i].kind,
                columns[i].align, CELL_SHOW_KIND, columns[i].width};
    fit_columns(b, list);
    return list;
}

static void put_blank_total(const struct aging_book *b, struct sheet *s,
                            uint32_t row)
{
    for (uint32_t i = 0; i < b->detail_columns; i++)
        if (i != DETAIL_NAME && i != DETAIL_CURRENCY && i != DETAIL_OPEN &&
            i != DETAIL_DISPUTED && i != b->detail_at[DETAIL_RETURNED])
            book_put(b, s, row, i, (struct cell){.style = CELL_TOTAL});
}

/* The cell of a currency's total: over all sheets of the detail. */
static struct cell total_cell(const struct aging_book *b, size_t currency,
                              uint32_t column, int64_t minor)
{
    const struct currency *c = b->aging->currencies[currency].currency;
    struct book_condition of_currency = {DETAIL_CURRENCY,
                                         book_literal(b, str_from_z(c->code))};

    return sheet_styled(
        book_live(b, currency, book_sum(b, &b->detail, column, &of_currency, 1),
                  sheet_money(minor, c)),
        CELL_TOTAL);
}

static void put_total(const struct aging_book *b, struct sheet *s, uint32_t row,
                      size_t currency)
{
    const struct aging_currency *c = &b->aging->currencies[currency];
    struct str code = str_from_z(c->currency->code);
    struct cell name =
        sheet_text(word_with(WORD_TOTAL_OF, b->language, code, b->arena));
    struct cell mark = sheet_text(code);

    mark.align = CELL_ALIGN_CENTER;
    book_put_total_lead(b, s, row);
    put_blank_total(b, s, row);
    book_put(b, s, row, DETAIL_NAME, sheet_styled(name, CELL_TOTAL));
    book_put(b, s, row, DETAIL_CURRENCY, sheet_styled(mark, CELL_TOTAL));
    book_put(b, s, row, DETAIL_OPEN,
             total_cell(b, currency, DETAIL_OPEN, c->total.total.minor));
    book_put(b, s, row, DETAIL_DISPUTED,
             total_cell(b, currency, DETAIL_DISPUTED, c->total.disputed));
    if (b->detail_at[DETAIL_RETURNED] != BOOK_NO_COLUMN)
        book_put(b, s, row, b->detail_at[DETAIL_RETURNED],
                 total_cell(b, currency, b->detail_at[DETAIL_RETURNED],
                            c->total.returned));
}

static struct cell visible_cell(const struct aging_book *b,
                                const struct sheet *s, uint32_t column,
                                int64_t minor)
{
    struct str formula = arena_format(
        b->arena, "SUBTOTAL(109,%.*s)",
        STR_ARG(sheet_table_range(s, book_at(b, column), b->arena)));

    return sheet_styled(
        book_live(b, 0, formula,
                  sheet_money(minor, b->aging->currencies[0].currency)),
        CELL_SUBTOTAL);
}

/* What the filter lets through; only where all rows are of one currency. */
static void put_visible(const struct aging_book *b, struct sheet *s,
                        uint32_t row)
{
    const struct aging_row *total = &b->aging->currencies[0].total;

    book_put(b, s, row, DETAIL_NAME,
             sheet_styled(sheet_text(book_word(b, WORD_VISIBLE_TOTAL)),
                          CELL_SUBTOTAL));
    book_put(b, s, row, DETAIL_OPEN,
             visible_cell(b, s, DETAIL_OPEN, total->total.minor));
    book_put(b, s, row, DETAIL_DISPUTED,
             visible_cell(b, s, DETAIL_DISPUTED, total->disputed));
}

static size_t entity_of_row(const struct aging_book *b, size_t row)
{
    return entities_of_customer(b->entities, book_customer_of(b, row));
}

void book_make_detail(struct aging_book *b)
{
    size_t money_count = b->aging->currency_count;
    bool alone = money_count == 1 && b->row_count < SHEET_MAX_ROWS - 16;
    struct table_spec spec = {
        .name = WORD_DETAIL,
        .note =
            book_word(b, b->row_count ? WORD_DETAIL_NOTE : WORD_NOTHING_OPEN),
        .columns = make_columns(b),
        .column_count = b->detail_columns,
        .total_rows = (uint32_t)money_count + alone,
        .row_count = b->row_count,
        .row = fill_row,
        .entity = entity_of_row,
        .tab = TAB_DETAIL,
        .freeze_columns = DETAIL_NAME + 1,
        .repeat_columns =
            b->detail_columns > MOST_ON_A_PAGE ? DETAIL_DOC_NO + 1 : 0};

    b->detail = book_make_table(b, &spec);
    for (size_t i = 0; i < b->detail.count; i++)
        for (size_t k = 0; k < money_count; k++)
            put_total(b, &b->detail.items[i], book_total_row() + (uint32_t)k,
                      k);
    if (alone)
        put_visible(b, &b->detail.items[0], book_total_row() + 1);
}
