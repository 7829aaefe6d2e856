/*
 * The tie-out sheet: ledger, aging, customers and general ledger, equal.
 */
#include "report/aging_book_parts.h"

/* Its lines; the headings are lines, too. */
enum line {
    LINE_EVENTS,
    LINE_OPENING,
    LINE_RESTATED,
    LINE_CORRECTED, /* the two above; in the closing once */
    LINE_INVOICES,
    LINE_DEBIT_NOTES,
    LINE_REVERSALS,
    LINE_RECEIPTS,
    LINE_BILLS,
    LINE_CREDITS,
    LINE_WRITEOFFS,
    LINE_SETTLED,
    LINE_PART_SETTLED,
    LINE_SETTLED_NEW,
    LINE_REAPPEARED,
    LINE_EXPORTED,
    LINE_CLOSING,
    LINE_PER_DETAIL,
    LINE_DETAIL_BUCKETS,
    LINE_DETAIL_UNAPPLIED,
    LINE_DETAIL_TOTAL,
    LINE_CLOSING_LESS_DETAIL,
    LINE_PER_CUSTOMERS,
    LINE_CUSTOMERS_TOTAL,
    LINE_DETAIL_LESS_CUSTOMERS,
    LINE_PER_CONTROL,
    LINE_CONTROL,
    LINE_CONTROL_LESS_CLOSING,
    LINE_CHECK,
    LINE_PER_BALANCE_SHEET,
    LINE_BRIDGE_CLOSING,
    LINE_CONDITIONAL,
    LINE_CREDIT_BALANCES,
    LINE_BALANCE_SHEET,
    LINE_COUNT
};

static const struct {
    enum word name;
    enum cell_style style;
} lines[LINE_COUNT] = {
    [LINE_EVENTS] = {WORD_EVENTS, CELL_SECTION},
    [LINE_OPENING] = {WORD_OPENING, CELL_PLAIN},
    [LINE_RESTATED] = {WORD_RESTATED, CELL_PLAIN},
    [LINE_CORRECTED] = {WORD_CORRECTED_OPENING, CELL_SUBTOTAL},
    [LINE_INVOICES] = {WORD_PLUS_INVOICES, CELL_PLAIN},
    [LINE_DEBIT_NOTES] = {WORD_PLUS_DEBIT_NOTES, CELL_PLAIN},
    [LINE_REVERSALS] = {WORD_PLUS_REVERSALS, CELL_PLAIN},
    [LINE_RECEIPTS] = {WORD_MINUS_RECEIPTS, CELL_PLAIN},
    [LINE_BILLS] = {WORD_MINUS_BILLS, CELL_PLAIN},
    [LINE_CREDITS] = {WORD_MINUS_CREDITS, CELL_PLAIN},
    [LINE_WRITEOFFS] = {WORD_MINUS_WRITEOFFS, CELL_PLAIN},
    [LINE_SETTLED] = {WORD_MINUS_SETTLED, CELL_PLAIN},
    [LINE_PART_SETTLED] = {WORD_MINUS_PART_SETTLED, CELL_PLAIN},
    [LINE_SETTLED_NEW] = {WORD_MINUS_SETTLED_NEW, CELL_PLAIN},
    [LINE_REAPPEARED] = {WORD_PLUS_REAPPEARED, CELL_PLAIN},
    [LINE_EXPORTED] = {WORD_EXPORTED_DIFFERENCE, CELL_PLAIN},
    [LINE_CLOSING] = {WORD_CLOSING, CELL_TOTAL},
    [LINE_PER_DETAIL] = {WORD_PER_DETAIL, CELL_SECTION},
    [LINE_DETAIL_BUCKETS] = {WORD_DETAIL_BUCKETS, CELL_PLAIN},
    [LINE_DETAIL_UNAPPLIED] = {WORD_DETAIL_UNAPPLIED, CELL_PLAIN},
    [LINE_DETAIL_TOTAL] = {WORD_DETAIL_TOTAL, CELL_TOTAL},
    [LINE_CLOSING_LESS_DETAIL] = {WORD_CLOSING_LESS_DETAIL, CELL_SUBTOTAL},
    [LINE_PER_CUSTOMERS] = {WORD_PER_CUSTOMERS, CELL_SECTION},
    [LINE_CUSTOMERS_TOTAL] = {WORD_CUSTOMERS_TOTAL, CELL_TOTAL},
    [LINE_DETAIL_LESS_CUSTOMERS] = {WORD_DETAIL_LESS_CUSTOMERS, CELL_SUBTOTAL},
    [LINE_PER_CONTROL] = {WORD_PER_CONTROL, CELL_SECTION},
    [LINE_CONTROL] = {WORD_CONTROL, CELL_TOTAL},
    [LINE_CONTROL_LESS_CLOSING] = {WORD_CONTROL_LESS_CLOSING, CELL_SUBTOTAL},
    [LINE_CHECK] = {WORD_CHECK, CELL_TOTAL},
    [LINE_PER_BALANCE_SHEET] = {WORD_PER_BALANCE_SHEET, CELL_SECTION},
    [LINE_BRIDGE_CLOSING] = {WORD_CLOSING, CELL_PLAIN},
    [LINE_CONDITIONAL] = {WORD_MINUS_CONDITIONAL, CELL_PLAIN},
    [LINE_CREDIT_BALANCES] = {WORD_PLUS_CREDIT_BALANCES, CELL_PLAIN},
    [LINE_BALANCE_SHEET] = {WORD_BALANCE_SHEET, CELL_TOTAL},
};

/* The heading's row; the lines follow. */
#define HEADING_ROW 4

/* One currency's column. */
struct tie_column {
    const struct aging_book *book;
    struct sheet *sheet;
    const struct tieout_row *row;
    size_t currency;  /* in the aging */
    uint32_t column;  /* in the sheet */
    const char *name; /* of the column, "B" */
    const struct restated_list *list;
};

/* Whether the book has any use for the line. */
static bool is_shown(const struct tieout *t, enum line line)
{
    if (line == LINE_CORRECTED)
        return t->restatement_count || t->is_corrected;
    if (line == LINE_SETTLED || line == LINE_PART_SETTLED ||
        line == LINE_SETTLED_NEW || line == LINE_REAPPEARED)
        return t->photographs;
    return true;
}

/* Lines that are shown before this one. */
static uint32_t position(const struct tieout *t, enum line line)
{
    uint32_t n = 0;

    for (int i = 0; i < (int)line; i++)
        n += is_shown(t, (enum line)i);
    return n;
}

static unsigned row_number(const struct tie_column *t, enum line line)
{
    return HEADING_ROW + 2 + position(t->book->tieout, line);
}

static void put(const struct tie_column *t, enum line line, struct cell c)
{
    if (!is_shown(t->book->tieout, line))
        return;
    c.style = c.style == CELL_PLAIN ? lines[line].style : c.style;
    sheet_put(t->sheet, row_number(t, line) - 1, t->column, c, t->book->arena);
}

static struct cell amount(const struct tie_column *t, int64_t minor)
{
    return sheet_money(minor, t->row->currency);
}

static void put_live(const struct tie_column *t, enum line line,
                     struct str formula, int64_t minor)
{
    put(t, line, book_live(t->book, t->currency, formula, amount(t, minor)));
}

/* The sum of the list below. */
static void put_restated(const struct tie_column *t)
{
    struct str sum = book_restated_sum(t->book, t->list, t->row->currency);

    if (sum.len)
        put_live(t, LINE_RESTATED, sum, t->row->restated);
    else
        put(t, LINE_RESTATED, amount(t, t->row->restated));
}

/* What was reported, the correction, and what both come to. */
static void put_opening(const struct tie_column *t)
{
    const struct tieout_row *r = t->row;

    put(t, LINE_OPENING, amount(t, r->opening));
    put_restated(t);
    put_live(t, LINE_CORRECTED,
             arena_format(t->book->arena, "SUM(%s%u:%s%u)", t->name,
                          row_number(t, LINE_OPENING), t->name,
                          row_number(t, LINE_RESTATED)),
             r->opening_corrected);
}

/* From the corrected opening on, where there is that line. */
static struct str closing_formula(const struct tie_column *t)
{
    enum line from = is_shown(t->book->tieout, LINE_CORRECTED) ? LINE_CORRECTED
                                                               : LINE_OPENING;

    return arena_format(t->book->arena, "SUM(%s%u:%s%u)", t->name,
                        row_number(t, from), t->name,
                        row_number(t, LINE_EXPORTED));
}

/* Less amounts stand with their sign, so that the column simply adds up. */
static void put_events(const struct tie_column *t)
{
    const struct tieout_row *r = t->row;

    put_opening(t);
    put(t, LINE_INVOICES, amount(t, r->invoices));
    put(t, LINE_DEBIT_NOTES, amount(t, r->debit_notes));
    put(t, LINE_REVERSALS, amount(t, r->reversals));
    put(t, LINE_RECEIPTS, amount(t, -r->receipts));
    put(t, LINE_BILLS, amount(t, -r->bills));
    put(t, LINE_CREDITS, amount(t, -r->credits));
    put(t, LINE_WRITEOFFS, amount(t, -r->writeoffs));
    put(t, LINE_SETTLED, amount(t, -r->settled_unknown));
    put(t, LINE_PART_SETTLED, amount(t, -r->part_settled));
    put(t, LINE_SETTLED_NEW, amount(t, -r->settled_new));
    put(t, LINE_REAPPEARED, amount(t, r->reappeared));
    put(t, LINE_EXPORTED, amount(t, r->exported_difference));
    put_live(t, LINE_CLOSING, closing_formula(t), r->closing);
}

/* The detail's open amounts in this currency, unapplied or not. */
static struct str detail_sum(const struct tie_column *t, const char *relation)
{
    const struct aging_book *b = t->book;
    struct str label = arena_format(b->arena, "%s%.*s", relation,
                                    STR_ARG(book_word(b, WORD_UNAPPLIED)));
    struct book_condition conditions[] = {
        {DETAIL_CURRENCY, book_literal(b, str_from_z(t->row->currency->code))},
        {DETAIL_BUCKET, book_literal(b, label)}};

    return book_sum(b, &b->detail, DETAIL_OPEN, conditions, 2);
}

/* "ROUND(B13-B17,2)": sums of decimals in doubles leave dust behind. */
static struct str difference(const struct tie_column *t, enum line from,
                             enum line less)
{
    return arena_format(t->book->arena, "ROUND(%s%u-%s%u,%d)", t->name,
                        row_number(t, from), t->name, row_number(t, less),
                        t->row->currency->exponent);
}

static void put_difference(const struct tie_column *t, enum line line,
                           enum line from, enum line less, int64_t minor)
{
    struct cell c = book_live(t->book, t->currency, difference(t, from, less),
                              amount(t, minor));

    put(t, line, sheet_styled(c, minor ? CELL_BAD : CELL_SUBTOTAL));
}

static void put_aging(const struct tie_column *t)
{
    const struct aging_book *b = t->book;
    const struct tieout_row *r = t->row;
    struct book_condition of_currency = {
        CUSTOMER_CURRENCY, book_literal(b, str_from_z(r->currency->code))};
    uint32_t total =
        (uint32_t)(CUSTOMER_BUCKETS + b->aging->scheme->count + BEHIND_NET);

    put_live(t, LINE_DETAIL_BUCKETS, detail_sum(t, "<>"), r->buckets);
    put_live(t, LINE_DETAIL_UNAPPLIED, detail_sum(t, ""), r->unapplied);
    put_live(t, LINE_DETAIL_TOTAL,
             arena_format(b->arena, "%s%u+%s%u", t->name,
                          row_number(t, LINE_DETAIL_BUCKETS), t->name,
                          row_number(t, LINE_DETAIL_UNAPPLIED)),
             r->buckets + r->unapplied);
    put_difference(t, LINE_CLOSING_LESS_DETAIL, LINE_CLOSING, LINE_DETAIL_TOTAL,
                   r->difference);
    put_live(t, LINE_CUSTOMERS_TOTAL,
             book_sum(b, &b->customers, total, &of_currency, 1),
             r->buckets + r->unapplied);
    put_difference(t, LINE_DETAIL_LESS_CUSTOMERS, LINE_DETAIL_TOTAL,
                   LINE_CUSTOMERS_TOTAL, 0);
}

static void put_control(const struct tie_column *t)
{
    const struct tieout_row *r = t->row;
    struct cell none = sheet_text(book_word(t->book, WORD_NO_CONTROL));

    if (!r->has_control) {
        none.align = CELL_ALIGN_CENTER;
        put(t, LINE_CONTROL, sheet_styled(none, CELL_NOTE));
        put(t, LINE_CONTROL_LESS_CLOSING, sheet_styled(none, CELL_NOTE));
        return;
    }
    put(t, LINE_CONTROL, amount(t, r->control));
    put_difference(t, LINE_CONTROL_LESS_CLOSING, LINE_CONTROL, LINE_CLOSING,
                   r->control_difference);
}

static struct str check_formula(const struct tie_column *t)
{
    const struct aging_book *b = t->book;
    struct str control = STR("");

    if (t->row->has_control)
        control = arena_format(b->arena, ",%s%u=0", t->name,
                               row_number(t, LINE_CONTROL_LESS_CLOSING));
    return arena_format(
        b->arena, "IF(AND(%s%u=0,%s%u=0%.*s),%.*s,%.*s)", t->name,
        row_number(t, LINE_CLOSING_LESS_DETAIL), t->name,
        row_number(t, LINE_DETAIL_LESS_CUSTOMERS), STR_ARG(control),
        STR_ARG(book_literal(b, book_word(b, WORD_TIES))),
        STR_ARG(book_literal(b, book_word(b, WORD_DOES_NOT_TIE))));
}

static bool has_no_difference(const struct tieout_row *r)
{
    return r->difference == 0 && (!r->has_control || !r->control_difference);
}

static void put_check(const struct tie_column *t)
{
    bool ties = t->row->ties;
    struct cell value =
        sheet_text(book_word(t->book, ties ? WORD_TIES : WORD_DOES_NOT_TIE));
    struct cell c = book_live(t->book, t->currency, check_formula(t), value);

    /* Beyond the differences shown: no formula of this sheet can tell. */
    if (!ties && has_no_difference(t->row))
        c = value;
    c.align = CELL_ALIGN_CENTER;
    put(t, LINE_CHECK, sheet_styled(c, ties ? CELL_GOOD : CELL_BAD));
}

static void put_bridge(const struct tie_column *t)
{
    const struct tieout_row *r = t->row;

    put_live(t, LINE_BRIDGE_CLOSING,
             arena_format(t->book->arena, "%s%u", t->name,
                          row_number(t, LINE_CLOSING)),
             r->closing);
    put(t, LINE_CONDITIONAL, amount(t, -r->retention_conditional));
    put(t, LINE_CREDIT_BALANCES, amount(t, r->credit_balances));
    put_live(t, LINE_BALANCE_SHEET,
             arena_format(t->book->arena, "SUM(%s%u:%s%u)", t->name,
                          row_number(t, LINE_BRIDGE_CLOSING), t->name,
                          row_number(t, LINE_CREDIT_BALANCES)),
             r->closing - r->retention_conditional + r->credit_balances);
}

static void put_sections(const struct tie_column *t)
{
    for (int i = 0; i < LINE_COUNT; i++)
        if (lines[i].style == CELL_SECTION)
            put(t, (enum line)i, (struct cell){.style = CELL_SECTION});
}

/* The opening's day, where there was an earlier report. */
static struct str line_name(const struct aging_book *b, enum line line)
{
    bool has_day = date_is(b->tieout->opening_date);

    for (size_t i = 0; b->entities && i < b->entities->count; i++)
        has_day |= date_is(b->entities->items[i].tieout->opening_date);
    if (line != LINE_OPENING || !has_day)
        return book_word(b, lines[line].name);
    return word_with(WORD_OPENING_AS_OF, b->language, book_opening_day(b),
                     b->arena);
}

static void put_names(const struct aging_book *b, struct sheet *s)
{
    sheet_put(s, HEADING_ROW, 0,
              sheet_styled(sheet_text(book_word(b, WORD_ITEM)), CELL_HEADING),
              b->arena);
    for (uint32_t i = 0; i < LINE_COUNT; i++) {
        if (!is_shown(b->tieout, (enum line)i))
            continue;
        sheet_put(s, HEADING_ROW + 1 + position(b->tieout, (enum line)i), 0,
                  sheet_styled(sheet_text(line_name(b, (enum line)i)),
                               lines[i].style),
                  b->arena);
    }
}

static void put_column(const struct aging_book *b, struct sheet *s, size_t i,
                       const struct restated_list *list)
{
    struct column_name name = sheet_column_name((uint32_t)i + 1);
    const struct tieout_row *row = &b->tieout->rows[i];
    struct tie_column t = {.book = b,
                           .sheet = s,
                           .row = row,
                           .currency = book_currency_index(b, row->currency),
                           .column = (uint32_t)i + 1,
                           .name = name.letters,
                           .list = list};

    sheet_put(
        s, HEADING_ROW, t.column,
        sheet_styled(sheet_text(str_from_z(row->currency->code)), CELL_HEADING),
        b->arena);
    put_sections(&t);
    put_events(&t);
    put_aging(&t);
    put_control(&t);
    put_check(&t);
    put_bridge(&t);
}

/* Lists below need columns of their own, and more width than a page's. */
static void set_columns(const struct aging_book *b, struct sheet *s, size_t n)
{
    size_t lists = book_tieout_lists_columns(b);

    s->portrait = lists == 0;
    s->column_count = n + 1 > lists ? n + 1 : lists;
    s->columns = arena_array(b->arena, struct sheet_column, s->column_count);
    for (size_t i = 0; i < s->column_count; i++)
        s->columns[i].width = i == 0 ? 46 : i <= n ? 18 : 15;
    /* The place of a row, "documents.csv:892". */
    if (lists)
        s->columns[lists - 1].width = 24;
}

void book_make_tieout(const struct aging_book *b, struct sheet *out)
{
    size_t n = b->tieout->count;
    struct sheet s = {.name = book_word(b, WORD_TIE_OUT),
                      .tab = TAB_CHECK,
                      .is_protected = true,
                      .freeze_rows = HEADING_ROW + 1,
                      .freeze_columns = 1};
    struct restated_list list;

    if (n > SHEET_MAX_COLUMNS - 4)
        n = SHEET_MAX_COLUMNS - 4;
    set_columns(b, &s, n);
    book_put_title(b, &s, book_word(b, WORD_TIE_OUT),
                   book_word(b, n ? WORD_TIE_OUT_NOTE : WORD_NOTHING_OPEN),
                   (uint32_t)s.column_count);
    if (n)
        put_names(b, &s);
    list = book_put_tieout_lists(
        b, &s, HEADING_ROW + 2 + position(b->tieout, LINE_COUNT));
    for (size_t i = 0; i < n; i++)
        put_column(b, &s, i, &list);
    *out = s;
}
