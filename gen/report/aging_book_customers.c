/*
 * The sheets with a row a customer and currency: by customer, and overdue.
 */
#include "report/aging_book_parts.h"

static size_t bucket_count(const struct aging_book *b)
{
    return b->aging->scheme->count;
}

static void fill_behind(const struct aging_book *b, const struct sheet *s,
                        size_t row, struct customer_row which,
                        struct cell *cells, struct arena *scratch)
{
    const struct aging_row *r = book_aging_row(b, which);
    const struct currency *c = b->aging->currencies[which.currency].currency;
    size_t unapplied = CUSTOMER_BUCKETS + bucket_count(b);
    size_t first, end;
    struct cell *behind = &cells[unapplied];

    book_overdue_buckets(b, &first, &end);
    behind[BEHIND_UNAPPLIED] = sheet_money(r->unapplied, c);
    behind[BEHIND_NET] =
        book_live(b, which.currency,
                  book_row_sum(s, row, CUSTOMER_BUCKETS, unapplied, scratch),
                  sheet_money(r->total.minor, c));
    behind[BEHIND_OVERDUE] = sheet_money(r->overdue, c);
    if (end > first)
        behind[BEHIND_OVERDUE] =
            book_live(b, which.currency,
                      book_row_sum(s, row, CUSTOMER_BUCKETS + first,
                                   CUSTOMER_BUCKETS + end - 1, scratch),
                      behind[BEHIND_OVERDUE]);
    behind[BEHIND_DISPUTED] = sheet_money(r->disputed, c);
    behind[BEHIND_OLDEST] =
        sheet_styled(sheet_integer(r->oldest_days), book_level(r->oldest_days));
}

static void fill_customer_row(const void *context, size_t row,
                              struct cell *cells, struct arena *scratch)
{
    const struct table_part *part = context;
    const struct aging_book *b = part->book;
    struct customer_row which = b->customer_rows[part->first + row];
    const struct aging_row *r = book_aging_row(b, which);
    const struct customer *customer = &b->ledger->customers[r->customer];
    const struct currency *c = b->aging->currencies[which.currency].currency;

    cells[CUSTOMER_ID] = sheet_text(customer->customer_id);
    cells[CUSTOMER_NAME] = book_name_link(b, r->customer, scratch);
    cells[CUSTOMER_CURRENCY] = sheet_text(str_from_z(c->code));
    book_fill_buckets(r, c, 0, bucket_count(b), &cells[CUSTOMER_BUCKETS]);
    fill_behind(b, book_sheet_of(&b->customers, part), row, which, cells,
                scratch);
}

static int64_t behind_total(const struct aging_row *t, size_t which)
{
    const int64_t sums[BEHIND_OLDEST] = {[BEHIND_UNAPPLIED] = t->unapplied,
                                         [BEHIND_NET] = t->total.minor,
                                         [BEHIND_OVERDUE] = t->overdue,
                                         [BEHIND_DISPUTED] = t->disputed};

    return sums[which];
}

static size_t customer_column_count(const struct aging_book *b)
{
    return CUSTOMER_BUCKETS + bucket_count(b) + BEHIND_COLUMNS -
           (b->has_salesperson ? 0 : 1);
}

static struct sheet_column *customer_columns(const struct aging_book *b)
{
    static const enum word words[BEHIND_OLDEST] = {
        [BEHIND_UNAPPLIED] = WORD_UNAPPLIED,
        [BEHIND_NET] = WORD_NET,
        [BEHIND_OVERDUE] = WORD_OVERDUE,
        [BEHIND_DISPUTED] = WORD_DISPUTED};
    size_t n = bucket_count(b);
    struct sheet_column *list = arena_array(
        b->arena, struct sheet_column, CUSTOMER_BUCKETS + n + BEHIND_COLUMNS);
    struct sheet_column *behind = &list[CUSTOMER_BUCKETS + n];

    list[CUSTOMER_ID] =
        book_column(b, WORD_CUSTOMER_ID, CELL_TEXT, book_id_width(b));
    list[CUSTOMER_NAME] =
        book_column(b, WORD_CUSTOMER_NAME, CELL_LINK, book_name_width(b));
    list[CUSTOMER_CURRENCY] =
        book_centered(book_column(b, WORD_CURRENCY, CELL_TEXT, 8));
    for (size_t i = 0; i < n; i++)
        list[CUSTOMER_BUCKETS + i] =
            (struct sheet_column){b->labels[i], CELL_MONEY, CELL_ALIGN_KIND,
                                  book_money_width(b, book_bucket_total, i)};
    for (size_t i = BEHIND_UNAPPLIED; i < BEHIND_OLDEST; i++)
        behind[i] = book_column(b, words[i], CELL_MONEY,
                                book_money_width(b, behind_total, i));
    behind[BEHIND_OLDEST] = book_column(b, WORD_OLDEST_DAYS, CELL_INTEGER, 10);
    behind[BEHIND_SALESPERSON] =
        book_centered(book_column(b, WORD_SALESPERSON, CELL_TEXT, 11));
    return list;
}

static void put_customer_total(const struct aging_book *b, struct sheet *s,
                               size_t currency)
{
    const struct aging_row *t = &b->aging->currencies[currency].total;
    uint32_t row = book_total_row() + (uint32_t)currency;
    size_t behind = CUSTOMER_BUCKETS + bucket_count(b);

    book_put_total_name(b, s, row, CUSTOMER_NAME, CUSTOMER_CURRENCY, currency);
    for (size_t i = CUSTOMER_BUCKETS; i < behind + BEHIND_OLDEST; i++)
        sheet_put(
            s, row, (uint32_t)i,
            book_total_cell(b, &b->customers, currency, CUSTOMER_CURRENCY, i,
                            i < behind ? t->cells[i - CUSTOMER_BUCKETS].minor
                                       : behind_total(t, i - behind)),
            b->arena);
    sheet_put(s, row, (uint32_t)(behind + BEHIND_OLDEST),
              sheet_styled(sheet_integer(t->oldest_days), CELL_TOTAL),
              b->arena);
}

void book_make_customers(struct aging_book *b)
{
    size_t money_count = b->aging->currency_count;
    struct table_spec spec = {.name = WORD_BY_CUSTOMER,
                              .note = book_word(b, b->customer_row_count
                                                       ? WORD_CUSTOMER_NOTE
                                                       : WORD_NOTHING_OPEN),
                              .columns = customer_columns(b),
                              .column_count = customer_column_count(b),
                              .total_rows = (uint32_t)money_count,
                              .row_count = b->customer_row_count,
                              .row = fill_customer_row,
                              .freeze_columns = CUSTOMER_NAME + 1,
                              .repeat_columns = CUSTOMER_CURRENCY + 1};

    b->customers = book_make_table(b, &spec);
    for (size_t i = 0; i < b->customers.count; i++)
        for (size_t k = 0; k < money_count; k++)
            put_customer_total(b, &b->customers.items[i], k);
}
