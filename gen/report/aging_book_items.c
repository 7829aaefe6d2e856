/*
 * Below the tie-out: letters to be corrected, open items that two exports show
 * otherwise, and how each customer comes from the opening to the closing.
 */
#include "report/aging_book_parts.h"

enum {
    ITEM_CUSTOMER,
    ITEM_CHANGE,
    ITEM_NUMBER,
    ITEM_ISSUED,
    ITEM_DUE,
    ITEM_CURRENCY,
    ITEM_WAS,
    ITEM_IS,
    ITEM_UNKNOWN,
    ITEM_LAST_SEEN,
    ITEM_PLACE,
    ITEM_COLUMNS
};

enum {
    ROLL_CUSTOMER,
    ROLL_CURRENCY,
    ROLL_OPENING,
    ROLL_RESTATED,
    ROLL_NEW,
    ROLL_PAID,
    ROLL_SETTLED,
    ROLL_PART_SETTLED,
    ROLL_SETTLED_NEW,
    ROLL_REAPPEARED,
    ROLL_OTHER,
    ROLL_CLOSING,
    ROLL_COLUMNS
};

enum {
    LETTER_CUSTOMER,
    LETTER_FILE,
    LETTER_NUMBER,
    LETTER_DATE,
    LETTER_DUE,
    LETTER_CURRENCY,
    LETTER_WAS,
    LETTER_IS,
    LETTER_WHAT,
    LETTER_ADVICE,
    LETTER_COLUMNS
};

/* Behind a list: what was left out of it, and a row of air. */
static void put_more(struct book_list *l, size_t all, uint32_t columns)
{
    if (all > BOOK_MOST_LISTED)
        book_list_more(l, all - BOOK_MOST_LISTED, columns);
    l->row++;
}

static void put_item(const struct book_list *l, const struct tieout_item *x)
{
    const struct aging_book *b = l->book;
    const struct currency *c = x->currency;
    struct cell at = sheet_text(book_place(b, x->at));

    book_list_text(l, ITEM_CUSTOMER, book_who(b, x->customer, x->customer_id));
    book_list_text(l, ITEM_CHANGE, book_word(b, tieout_item_word(x)));
    book_list_text(l, ITEM_NUMBER, x->number);
    book_list_put(l, ITEM_ISSUED, sheet_date(x->issue_date));
    book_list_put(l, ITEM_DUE, sheet_date(x->due_date));
    book_list_centered(l, ITEM_CURRENCY, str_from_z(c->code));
    book_list_put(l, ITEM_WAS, sheet_money(x->was, c));
    book_list_put(l, ITEM_IS, sheet_money(x->is, c));
    book_list_put(l, ITEM_UNKNOWN, sheet_money(x->unknown, c));
    book_list_put(l, ITEM_LAST_SEEN, sheet_date(x->last_seen));
    at.align = CELL_ALIGN_INDENT;
    book_list_put(l, ITEM_PLACE, at);
}

static void put_items(struct book_list *l)
{
    static const enum word words[ITEM_COLUMNS] = {
        [ITEM_CUSTOMER] = WORD_CUSTOMER_NAME,
        [ITEM_CHANGE] = WORD_CHANGE_OF_ITEM,
        [ITEM_NUMBER] = WORD_DOC_NO,
        [ITEM_ISSUED] = WORD_ISSUE_DATE,
        [ITEM_DUE] = WORD_DUE_DATE,
        [ITEM_CURRENCY] = WORD_CURRENCY,
        [ITEM_WAS] = WORD_ITEM_WAS,
        [ITEM_IS] = WORD_ITEM_IS,
        [ITEM_UNKNOWN] = WORD_ITEM_UNKNOWN,
        [ITEM_LAST_SEEN] = WORD_LAST_SEEN,
        [ITEM_PLACE] = WORD_PLACE};
    const struct aging_book *b = l->book;
    const struct tieout *t = b->tieout;
    struct str day = book_opening_day(b);

    if (t->item_count == 0)
        return;
    book_list_headings(
        l, word_with(WORD_ITEMS_CHANGED, b->language, day, b->arena), words,
        ITEM_COLUMNS);
    for (size_t i = 0; i < t->item_count && i < BOOK_MOST_LISTED; i++, l->row++)
        put_item(l, &t->items[i]);
    put_more(l, t->item_count, ITEM_COLUMNS);
}

static void put_money(const struct book_list *l, uint32_t column,
                      const struct tieout_row *r, int64_t minor)
{
    book_list_put(l, column, sheet_money(minor, r->currency));
}

/* Each row adds up: what reduces the balance is negative. */
static void put_roll(const struct book_list *l, const struct tieout_row *r)
{
    const struct aging_book *b = l->book;
    struct str sum = arena_format(
        b->arena, "SUM(%s%u:%s%u)", sheet_column_name(ROLL_OPENING).letters,
        l->row + 1, sheet_column_name(ROLL_OTHER).letters, l->row + 1);

    book_list_text(
        l, ROLL_CUSTOMER,
        book_who(b, r->customer,
                 r->gone_id.len ? r->gone_id : book_word(b, WORD_VANISHED)));
    book_list_centered(l, ROLL_CURRENCY, str_from_z(r->currency->code));
    put_money(l, ROLL_OPENING, r, r->opening);
    put_money(l, ROLL_RESTATED, r, r->restated);
    put_money(l, ROLL_NEW, r, r->invoices + r->debit_notes - r->credits);
    put_money(l, ROLL_PAID, r,
              r->reversals - r->receipts - r->bills - r->writeoffs);
    put_money(l, ROLL_SETTLED, r, -r->settled_unknown);
    put_money(l, ROLL_PART_SETTLED, r, -r->part_settled);
    put_money(l, ROLL_SETTLED_NEW, r, -r->settled_new);
    put_money(l, ROLL_REAPPEARED, r, r->reappeared);
    put_money(l, ROLL_OTHER, r, r->transferred + r->exported_difference);
    book_list_put(l, ROLL_CLOSING,
                  book_live(b, book_currency_index(b, r->currency), sum,
                            sheet_money(r->closing, r->currency)));
}

/* Customers of whom something was corrected, or changed without a cause. */
static bool has_roll(const struct tieout *t, const struct tieout_row *r)
{
    return (t->photographs || t->is_corrected) &&
           (r->restated || r->settled_unknown || r->part_settled ||
            r->settled_new || r->reappeared);
}

static size_t count_rolls(const struct tieout *t)
{
    size_t n = 0;

    for (size_t i = 0; i < t->customer_count; i++)
        n += has_roll(t, &t->customers[i]);
    return n;
}

static void put_rolls(struct book_list *l)
{
    static const enum word words[ROLL_COLUMNS] = {
        [ROLL_CUSTOMER] = WORD_CUSTOMER_NAME,
        [ROLL_CURRENCY] = WORD_CURRENCY,
        [ROLL_OPENING] = WORD_OPENING_REPORTED,
        [ROLL_RESTATED] = WORD_CHANGE,
        [ROLL_NEW] = WORD_ROLL_NEW,
        [ROLL_PAID] = WORD_ROLL_PAID,
        [ROLL_SETTLED] = WORD_ITEM_SETTLED,
        [ROLL_PART_SETTLED] = WORD_ITEM_PART_SETTLED,
        [ROLL_SETTLED_NEW] = WORD_ROLL_NEW_SETTLED,
        [ROLL_REAPPEARED] = WORD_ROLL_BACK,
        [ROLL_OTHER] = WORD_ROLL_OTHER,
        [ROLL_CLOSING] = WORD_CLOSING};
    const struct tieout *t = l->book->tieout;
    size_t all = count_rolls(t);
    size_t listed = 0;

    if (all == 0)
        return;
    book_list_headings(l, book_word(l->book, WORD_ROLL_BY_CUSTOMER), words,
                       ROLL_COLUMNS);
    for (size_t i = 0; i < t->customer_count && listed < BOOK_MOST_LISTED;
         i++) {
        if (!has_roll(t, &t->customers[i]))
            continue;
        put_roll(l, &t->customers[i]);
        l->row++;
        listed++;
    }
    put_more(l, all, ROLL_COLUMNS);
}

static enum word outdated_word(enum outdated_kind kind)
{
    switch (kind) {
    case OUTDATED_GONE:
        return WORD_OUTDATED_GONE;
    case OUTDATED_CUSTOMER:
        return WORD_OUTDATED_CUSTOMER;
    case OUTDATED_AMOUNT:
        return WORD_OUTDATED_AMOUNT;
    case OUTDATED_DUE:
        break;
    }
    return WORD_OUTDATED_DUE;
}

/* What it is due on now stands in no column. */
static struct str what_changed(const struct aging_book *b,
                               const struct outdated_row *x)
{
    struct str what = book_word(b, outdated_word(x->kind));

    if (x->kind != OUTDATED_DUE)
        return what;
    return arena_format(b->arena, "%.*s: %.*s", STR_ARG(what),
                        STR_ARG(date_shown(x->due_date, b->arena)));
}

static void put_letter(const struct book_list *l, const struct outdated_row *x)
{
    const struct aging_book *b = l->book;
    const struct issued_letter *letter = x->letter;
    const struct currency *c = letter->currency;

    book_list_text(l, LETTER_CUSTOMER, letter->customer_id);
    book_list_text(l, LETTER_FILE,
                   arena_format(b->arena, "%.*s/%.*s", STR_ARG(letter->run),
                                STR_ARG(letter->file)));
    book_list_text(l, LETTER_NUMBER,
                   installment_number(x->document->doc_no,
                                      x->document->installment_no, b->arena));
    book_list_put(l, LETTER_DATE, sheet_date(letter->as_of));
    book_list_put(l, LETTER_DUE, sheet_date(x->document->due_date));
    book_list_centered(l, LETTER_CURRENCY, str_from_z(c->code));
    book_list_put(l, LETTER_WAS, sheet_money(x->document->open, c));
    book_list_put(l, LETTER_IS, sheet_money(x->is, c));
    book_list_text(l, LETTER_WHAT, what_changed(b, x));
    book_list_text(l, LETTER_ADVICE, book_word(b, WORD_ADVISE_CORRECTION));
}

static void put_letters(struct book_list *l)
{
    static const enum word words[LETTER_COLUMNS] = {
        [LETTER_CUSTOMER] = WORD_CUSTOMER_NAME,
        [LETTER_FILE] = WORD_LETTER,
        [LETTER_NUMBER] = WORD_DOC_NO,
        [LETTER_DATE] = WORD_LETTER_DATE,
        [LETTER_DUE] = WORD_DUE_DATE,
        [LETTER_CURRENCY] = WORD_CURRENCY,
        [LETTER_WAS] = WORD_IN_LETTER,
        [LETTER_IS] = WORD_OPEN_OF_DAY,
        [LETTER_WHAT] = WORD_CHANGE_OF_ITEM,
        [LETTER_ADVICE] = WORD_ADVICE};
    const struct outdated *o = l->book->outdated;

    if (!o || o->count == 0)
        return;
    book_list_headings(l, book_word(l->book, WORD_OUTDATED), words,
                       LETTER_COLUMNS);
    for (size_t i = 0; i < o->count && i < BOOK_MOST_LISTED; i++, l->row++)
        put_letter(l, &o->rows[i]);
    put_more(l, o->count, LETTER_COLUMNS);
}

size_t book_items_columns(const struct aging_book *b)
{
    if (count_rolls(b->tieout))
        return ROLL_COLUMNS;
    if (b->tieout->item_count)
        return ITEM_COLUMNS;
    return b->outdated && b->outdated->count ? (size_t)LETTER_COLUMNS : 0;
}

uint32_t book_put_items(const struct aging_book *b, struct sheet *s,
                        uint32_t row)
{
    struct book_list l = {b, s, row};

    put_letters(&l);
    put_items(&l);
    put_rolls(&l);
    return l.row;
}
