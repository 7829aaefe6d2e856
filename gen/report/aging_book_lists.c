/*
 * Below the tie-out: what was restated, and customers that do not tie.
 */
#include "report/aging_book_parts.h"

#include "base/file.h"

enum {
    RESTATED_CUSTOMER,
    RESTATED_KIND,
    RESTATED_NUMBER,
    RESTATED_EFFECTIVE,
    RESTATED_RECORDED,
    RESTATED_CURRENCY,
    RESTATED_WAS,
    RESTATED_IS,
    RESTATED_CHANGE,
    RESTATED_PLACE,
    RESTATED_COLUMNS
};

enum {
    TIE_CUSTOMER,
    TIE_CURRENCY,
    TIE_CLOSING,
    TIE_BUCKETS,
    TIE_UNAPPLIED,
    TIE_DIFFERENCE,
    TIE_COLUMNS
};

void book_list_put(const struct book_list *l, uint32_t column, struct cell c)
{
    sheet_put(l->sheet, l->row, column, c, l->book->arena);
}

void book_list_text(const struct book_list *l, uint32_t column, struct str text)
{
    book_list_put(l, column, sheet_text(text));
}

void book_list_centered(const struct book_list *l, uint32_t column,
                        struct str text)
{
    struct cell c = sheet_text(text);

    c.align = CELL_ALIGN_CENTER;
    book_list_put(l, column, c);
}

void book_list_headings(struct book_list *l, struct str title,
                        const enum word *words, uint32_t n)
{
    sheet_put_wide(l->sheet, l->row++, 0, n,
                   sheet_styled(sheet_text(title), CELL_SECTION),
                   l->book->arena);
    for (uint32_t i = 0; i < n; i++)
        book_list_put(l, i,
                      sheet_styled(sheet_text(book_word(l->book, words[i])),
                                   CELL_HEADING));
    l->row++;
}

void book_list_more(struct book_list *l, size_t n, uint32_t columns)
{
    struct arena *a = l->book->arena;

    sheet_put_wide(
        l->sheet, l->row++, 0, columns,
        sheet_styled(sheet_text(word_with(WORD_AND_MORE, l->book->language,
                                          arena_format(a, "%zu", n), a)),
                     CELL_NOTE),
        a);
}

struct str book_who(const struct aging_book *b, uint32_t customer,
                    struct str id)
{
    struct str name;

    if (customer == LEDGER_NONE)
        return id;
    name = b->ledger->customers[customer].name;
    id = b->ledger->customers[customer].customer_id;
    if (str_equal(id, name))
        return id;
    return arena_format(b->arena, "%.*s %.*s", STR_ARG(id), STR_ARG(name));
}

static enum word kind_word(enum restated_kind kind)
{
    switch (kind) {
    case RESTATED_DOCUMENT:
        return WORD_RESTATED_DOCUMENT;
    case RESTATED_RECEIPT:
        return WORD_RESTATED_RECEIPT;
    case RESTATED_BILL:
        return WORD_RESTATED_BILL;
    case RESTATED_REVERSAL:
        return WORD_RESTATED_REVERSAL;
    case RESTATED_RETURN:
        return WORD_RESTATED_RETURN;
    case RESTATED_WRITEOFF:
        break;
    }
    return WORD_RESTATED_WRITEOFF;
}

struct str book_place(const struct aging_book *b, struct place at)
{
    if (!at.file)
        return book_word(b, WORD_VANISHED);
    return arena_format(b->arena, "%.*s:%u", STR_ARG(file_name(at.file)),
                        at.line);
}

/* Of one whose due date is another, that as well. */
static struct str restated_place(const struct aging_book *b,
                                 const struct restatement *r)
{
    struct arena *a = b->arena;
    struct str at = book_place(b, r->at);

    if (!r->due_changed)
        return at;
    return arena_format(a, "%.*s %.*s %.*s → %.*s", STR_ARG(at),
                        STR_ARG(book_word(b, WORD_DUE_DATE)),
                        STR_ARG(date_shown(r->due_was, a)),
                        STR_ARG(date_shown(r->due_is, a)));
}

static void put_restatement(const struct book_list *l,
                            const struct restatement *r)
{
    const struct aging_book *b = l->book;
    const struct currency *c = r->currency;
    struct str formula = arena_format(
        b->arena, "%s%u-%s%u", sheet_column_name(RESTATED_IS).letters,
        l->row + 1, sheet_column_name(RESTATED_WAS).letters, l->row + 1);
    struct cell at = sheet_text(restated_place(b, r));

    book_list_text(l, RESTATED_CUSTOMER,
                   book_who(b, r->customer, r->customer_id));
    book_list_text(l, RESTATED_KIND, book_word(b, kind_word(r->kind)));
    book_list_text(l, RESTATED_NUMBER, r->number);
    book_list_put(l, RESTATED_EFFECTIVE, sheet_date(r->effective));
    book_list_put(l, RESTATED_RECORDED, sheet_date(r->recorded));
    book_list_centered(l, RESTATED_CURRENCY, str_from_z(c->code));
    book_list_put(l, RESTATED_WAS, sheet_money(r->was, c));
    book_list_put(l, RESTATED_IS, sheet_money(r->is, c));
    book_list_put(l, RESTATED_CHANGE,
                  book_live(b, book_currency_index(b, c), formula,
                            sheet_money(r->is - r->was, c)));
    at.align = CELL_ALIGN_INDENT;
    book_list_put(l, RESTATED_PLACE, at);
}

struct str book_opening_day(const struct aging_book *b)
{
    if (!date_is(b->tieout->opening_date))
        return book_word(b, WORD_EACH_OPENING);
    return date_in_words(b->tieout->opening_date, b->language, b->arena);
}

static struct restated_list put_restatements(struct book_list *l)
{
    static const enum word words[RESTATED_COLUMNS] = {
        [RESTATED_CUSTOMER] = WORD_CUSTOMER_NAME,
        [RESTATED_KIND] = WORD_KIND,
        [RESTATED_NUMBER] = WORD_RESTATED_NUMBER,
        [RESTATED_EFFECTIVE] = WORD_EFFECTIVE,
        [RESTATED_RECORDED] = WORD_RECORDED,
        [RESTATED_CURRENCY] = WORD_CURRENCY,
        [RESTATED_WAS] = WORD_WAS,
        [RESTATED_IS] = WORD_IS,
        [RESTATED_CHANGE] = WORD_CHANGE,
        [RESTATED_PLACE] = WORD_PLACE};
    const struct aging_book *b = l->book;
    const struct tieout *t = b->tieout;
    size_t n = t->restatement_count < BOOK_MOST_LISTED ? t->restatement_count
                                                       : BOOK_MOST_LISTED;
    struct str day = book_opening_day(b);
    struct restated_list list = {.currency_column = RESTATED_CURRENCY,
                                 .change_column = RESTATED_CHANGE,
                                 .sheet = l->sheet->name};

    if (n == 0)
        return list;
    book_list_headings(l,
                       word_with(WORD_RESTATEMENTS, b->language, day, b->arena),
                       words, RESTATED_COLUMNS);
    list.first = list.end = l->row;
    for (size_t i = 0; i < n; i++, l->row++)
        put_restatement(l, &t->restatements[i]);
    if (n == t->restatement_count)
        list.end = l->row;
    else
        book_list_more(l, t->restatement_count - n, TIE_COLUMNS);
    l->row++;
    return list;
}

static void put_customer(const struct book_list *l, const struct tieout_row *r)
{
    const struct aging_book *b = l->book;
    const struct currency *c = r->currency;
    struct cell difference = sheet_money(r->difference, c);
    struct str formula = arena_format(
        b->arena, "ROUND(%s%u-%s%u-%s%u,%d)",
        sheet_column_name(TIE_CLOSING).letters, l->row + 1,
        sheet_column_name(TIE_BUCKETS).letters, l->row + 1,
        sheet_column_name(TIE_UNAPPLIED).letters, l->row + 1, c->exponent);

    book_list_text(l, TIE_CUSTOMER,
                   book_who(b, r->customer, book_word(b, WORD_VANISHED)));
    book_list_centered(l, TIE_CURRENCY, str_from_z(c->code));
    book_list_put(l, TIE_CLOSING, sheet_money(r->closing, c));
    book_list_put(l, TIE_BUCKETS, sheet_money(r->buckets, c));
    book_list_put(l, TIE_UNAPPLIED, sheet_money(r->unapplied, c));
    book_list_put(l, TIE_DIFFERENCE,
                  sheet_styled(book_live(b, book_currency_index(b, c), formula,
                                         difference),
                               CELL_BAD));
}

static size_t count_untied(const struct tieout *t)
{
    size_t n = 0;

    for (size_t i = 0; i < t->customer_count; i++)
        n += !t->customers[i].ties;
    return n;
}

static void put_customers(struct book_list *l)
{
    static const enum word words[TIE_COLUMNS] = {
        [TIE_CUSTOMER] = WORD_CUSTOMER_NAME,
        [TIE_CURRENCY] = WORD_CURRENCY,
        [TIE_CLOSING] = WORD_CLOSING,
        [TIE_BUCKETS] = WORD_BUCKETS_SUBTOTAL,
        [TIE_UNAPPLIED] = WORD_UNAPPLIED,
        [TIE_DIFFERENCE] = WORD_DIFFERENCE};
    const struct tieout *t = l->book->tieout;
    size_t n = count_untied(t), listed = 0;

    if (n == 0)
        return;
    book_list_headings(l, book_word(l->book, WORD_CUSTOMERS_TIE_OUT), words,
                       TIE_COLUMNS);
    for (size_t i = 0; i < t->customer_count && listed < BOOK_MOST_LISTED;
         i++) {
        if (t->customers[i].ties)
            continue;
        put_customer(l, &t->customers[i]);
        l->row++;
        listed++;
    }
    if (listed < n)
        book_list_more(l, n - listed, TIE_COLUMNS);
}

size_t book_tieout_lists_columns(const struct aging_book *b)
{
    size_t items = book_items_columns(b);
    size_t own = b->tieout->restatement_count ? (size_t)RESTATED_COLUMNS
                 : count_untied(b->tieout)    ? (size_t)TIE_COLUMNS
                                              : 0;

    return own > items ? own : items;
}

struct restated_list book_put_tieout_lists(const struct aging_book *b,
                                           struct sheet *s, uint32_t row)
{
    struct book_list l = {b, s, row};
    struct restated_list list = put_restatements(&l);

    l.row = book_put_items(b, s, l.row);
    put_customers(&l);
    return list;
}

struct str book_restated_sum(const struct aging_book *b,
                             const struct restated_list *list,
                             const struct currency *currency)
{
    struct sheet s = {.name = list->sheet};

    if (list->first == list->end)
        return STR("");
    return arena_format(
        b->arena, "SUMIFS(%.*s,%.*s,%.*s)",
        STR_ARG(sheet_range(&s, list->first, list->change_column, list->end - 1,
                            list->change_column, b->arena)),
        STR_ARG(sheet_range(&s, list->first, list->currency_column,
                            list->end - 1, list->currency_column, b->arena)),
        STR_ARG(book_literal(b, str_from_z(currency->code))));
}
