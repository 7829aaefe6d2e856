/*
 * The sheet by customer: a row a customer and currency.
 */
#include "report/aging_book_parts.h"

static size_t bucket_count(const struct aging_book *b)
{
    return b->aging->scheme->count;
}

/* The amount of a column that no formula gives. */
static int64_t behind_amount(const struct aging_row *r, size_t which)
{
    const int64_t amounts[BEHIND_COLUMNS] = {
        [BEHIND_UNAPPLIED] = r->unapplied,
        [BEHIND_NET] = r->total.minor,
        [BEHIND_OVERDUE] = r->overdue,
        [BEHIND_DISPUTED] = r->disputed,
        [BEHIND_RETENTION] = r->retention,
        [BEHIND_BILLS] = r->bills,
        [BEHIND_RETURNED] = r->returned,
        [BEHIND_HANDED_OVER] = r->handed_over,
        [BEHIND_BILLS_HELD] = r->bills_held,
        [BEHIND_PASSED_ON] = r->bills_passed_on};

    return amounts[which];
}

static bool is_money(enum customer_column_behind which)
{
    return which < BEHIND_OLDEST ||
           (which >= BEHIND_RETENTION && which <= BEHIND_PASSED_ON);
}

/* What a customer says of himself. */
static struct str own_text(const struct aging_book *b, uint32_t customer,
                           enum customer_column_behind which)
{
    const struct customer *c = &b->ledger->customers[customer];

    if (which == BEHIND_REGION)
        return c->region;
    if (which == BEHIND_SALESPERSON)
        return c->salesperson;
    if (which == BEHIND_COLLECTOR)
        return c->collector;
    if (which == BEHIND_GROUP && b->in_group && b->in_group[customer])
        return b->ledger->customers[group_of(b->ledger, customer)].name;
    return STR("");
}

static bool has_limit(const struct customer *c, const struct currency *currency)
{
    return c->credit_limit.currency == currency;
}

static bool some_row_has(const struct aging_book *b,
                         enum customer_column_behind which)
{
    for (size_t i = 0; i < b->customer_row_count; i++) {
        struct customer_row at = b->customer_rows[i];
        const struct aging_row *r = book_aging_row(b, at);
        const struct customer *c = &b->ledger->customers[r->customer];

        if (is_money(which) ? behind_amount(r, which) != 0
            : which == BEHIND_CREDIT_LIMIT
                ? has_limit(c, b->aging->currencies[at.currency].currency)
                : own_text(b, r->customer, which).len > 0)
            return true;
    }
    return false;
}

static void choose_behind(struct aging_book *b)
{
    for (int i = 0; i < BEHIND_COLUMNS; i++) {
        enum customer_column_behind which = (enum customer_column_behind)i;

        if (i < BEHIND_ALWAYS || some_row_has(b, which))
            b->behind[b->behind_count++] = which;
    }
}

/* The sums of the row's own cells. */
static void fill_sums(const struct aging_book *b, const struct sheet *s,
                      size_t row, struct customer_row which,
                      struct cell *behind, struct arena *scratch)
{
    size_t unapplied = CUSTOMER_BUCKETS + bucket_count(b);
    size_t first, end;

    book_overdue_buckets(b, &first, &end);
    behind[BEHIND_NET] =
        book_live(b, which.currency,
                  book_row_sum(b, s, row, CUSTOMER_BUCKETS, unapplied, scratch),
                  behind[BEHIND_NET]);
    if (end > first)
        behind[BEHIND_OVERDUE] =
            book_live(b, which.currency,
                      book_row_sum(b, s, row, CUSTOMER_BUCKETS + first,
                                   CUSTOMER_BUCKETS + end - 1, scratch),
                      behind[BEHIND_OVERDUE]);
}

/* More open than was agreed to is marked. */
static struct cell limit_cell(const struct aging_book *b,
                              const struct aging_row *r,
                              const struct currency *currency)
{
    const struct customer *c = &b->ledger->customers[r->customer];
    struct cell limit;

    if (!has_limit(c, currency))
        return (struct cell){0};
    limit = sheet_money(c->credit_limit.minor, currency);
    return r->total.minor > c->credit_limit.minor
               ? sheet_styled(limit, CELL_BAD)
               : limit;
}

static void fill_behind(const struct aging_book *b, const struct aging_row *r,
                        const struct currency *c, struct cell *behind)
{
    for (size_t i = 0; i < b->behind_count; i++) {
        enum customer_column_behind which = b->behind[i];

        if (is_money(which))
            behind[i] = sheet_money(behind_amount(r, which), c);
        else if (which == BEHIND_OLDEST)
            behind[i] = sheet_styled(sheet_integer(r->oldest_days),
                                     book_level(r->oldest_days));
        else if (which == BEHIND_CREDIT_LIMIT)
            behind[i] = limit_cell(b, r, c);
        else
            behind[i] = sheet_text(own_text(b, r->customer, which));
    }
}

/* By the age of what is overdue in them. */
static void shade_buckets(const struct aging_book *b, struct cell *cells)
{
    const struct bucket_scheme *s = b->aging->scheme;

    for (size_t i = 0; i < s->count; i++)
        if (bucket_is_overdue(&s->items[i]) && cells[i].money.minor > 0)
            cells[i].style = book_level(s->items[i].from);
}

static void fill_member(const struct aging_book *b, const struct sheet *s,
                        size_t row, struct customer_row which,
                        struct cell *cells, struct arena *scratch)
{
    const struct aging_row *r = book_aging_row(b, which);
    const struct customer *customer = &b->ledger->customers[r->customer];
    const struct currency *c = b->aging->currencies[which.currency].currency;
    struct cell *behind = &cells[CUSTOMER_BUCKETS + bucket_count(b)];

    cells[CUSTOMER_ID] = sheet_text(customer->customer_id);
    cells[CUSTOMER_NAME] = book_name_link(b, r->customer, scratch);
    cells[CUSTOMER_CURRENCY] = sheet_text(str_from_z(c->code));
    book_fill_buckets(r, c, 0, bucket_count(b), &cells[CUSTOMER_BUCKETS]);
    shade_buckets(b, &cells[CUSTOMER_BUCKETS]);
    fill_behind(b, r, c, behind);
    fill_sums(b, s, row, which, behind, scratch);
}

/* Before the name of a group's sum. */
static const struct bilingual group_mark = {"集团：", "Group: "};

/* "SUM(D9:D11)" of the members' rows above, as far as they are on the sheet. */
static struct cell member_sum(const struct aging_book *b, const struct sheet *s,
                              size_t row, struct customer_row which,
                              size_t column, int64_t minor,
                              struct arena *scratch)
{
    struct cell value =
        sheet_money(minor, b->aging->currencies[which.currency].currency);
    uint32_t at = s->table_row + 1 + (uint32_t)row;

    if (which.members <= row)
        value = book_live(b, which.currency,
                          sheet_sum_of_rows(book_at(b, column),
                                            at - which.members, at, scratch),
                          value);
    return sheet_styled(value, CELL_SUBTOTAL);
}

/*
 * A group's sum.  Its currency is marked, so that no condition on a currency
 * counts it a second time.
 */
static void fill_group(const struct aging_book *b, const struct sheet *s,
                       size_t row, struct customer_row which,
                       struct cell *cells, struct arena *scratch)
{
    static const struct bilingual mark = {" 小计", " sum"};
    const struct aging_row *r = book_aging_row(b, which);
    const struct currency *c = b->aging->currencies[which.currency].currency;
    const struct customer *top = &b->ledger->customers[r->customer];
    size_t n = bucket_count(b), behind = CUSTOMER_BUCKETS + n;

    cells[CUSTOMER_ID] = sheet_text(top->customer_id);
    cells[CUSTOMER_NAME] = sheet_text(
        arena_format(scratch, "%.*s%.*s", STR_ARG(book_say(b, group_mark)),
                     STR_ARG(top->name)));
    cells[CUSTOMER_CURRENCY] = sheet_text(
        arena_format(scratch, "%s%.*s", c->code, STR_ARG(book_say(b, mark))));
    for (size_t i = 0; i < n; i++)
        cells[CUSTOMER_BUCKETS + i] = member_sum(
            b, s, row, which, CUSTOMER_BUCKETS + i, r->cells[i].minor, scratch);
    for (size_t i = 0; i < b->behind_count; i++)
        if (is_money(b->behind[i]))
            cells[behind + i] =
                member_sum(b, s, row, which, behind + i,
                           behind_amount(r, b->behind[i]), scratch);
        else if (b->behind[i] == BEHIND_OLDEST)
            cells[behind + i] = sheet_integer(r->oldest_days);
    for (size_t i = 0; i < behind + b->behind_count; i++)
        cells[i].style = CELL_SUBTOTAL;
}

static void fill_customer_row(const void *context, size_t row,
                              struct cell *cells, struct arena *scratch)
{
    const struct table_part *part = context;
    const struct aging_book *b = part->book;
    const struct sheet *s = book_sheet_of(&b->customers, part);
    struct customer_row which = b->customer_rows[part->first + row];

    if (which.members)
        fill_group(b, s, row, which, cells, scratch);
    else
        fill_member(b, s, row, which, cells, scratch);
}

static int level_of_row(const void *context, size_t row)
{
    const struct table_part *part = context;

    return part->book->customer_rows[part->first + row].in_group ? 1 : 0;
}

static size_t entity_of_row(const struct aging_book *b, size_t row)
{
    return entities_of_customer(
        b->entities, book_aging_row(b, b->customer_rows[row])->customer);
}

static size_t customer_column_count(const struct aging_book *b)
{
    return CUSTOMER_BUCKETS + bucket_count(b) + b->behind_count;
}

static struct sheet_column behind_column(const struct aging_book *b,
                                         enum customer_column_behind which)
{
    static const enum word words[BEHIND_COLUMNS] = {
        [BEHIND_UNAPPLIED] = WORD_UNAPPLIED,
        [BEHIND_NET] = WORD_NET,
        [BEHIND_OVERDUE] = WORD_OVERDUE,
        [BEHIND_DISPUTED] = WORD_DISPUTED,
        [BEHIND_OLDEST] = WORD_OLDEST_DAYS,
        [BEHIND_CREDIT_LIMIT] = WORD_CREDIT_LIMIT,
        [BEHIND_REGION] = WORD_REGION,
        [BEHIND_SALESPERSON] = WORD_SALESPERSON,
        [BEHIND_COLLECTOR] = WORD_COLLECTOR,
        [BEHIND_RETENTION] = WORD_OF_WHICH_RETENTION,
        [BEHIND_BILLS] = WORD_OF_WHICH_BILLS,
        [BEHIND_RETURNED] = WORD_OF_WHICH_RETURNED,
        [BEHIND_HANDED_OVER] = WORD_OF_WHICH_HANDED_OVER,
        [BEHIND_BILLS_HELD] = WORD_BILLS_HELD,
        [BEHIND_PASSED_ON] = WORD_BILLS_PASSED_ON,
        [BEHIND_GROUP] = WORD_GROUP};
    struct sheet_column group;

    if (is_money(which))
        return book_column(b, words[which], CELL_MONEY,
                           book_money_width(b, behind_amount, which));
    if (which == BEHIND_OLDEST)
        return book_column(b, words[which], CELL_INTEGER, 10);
    if (which == BEHIND_CREDIT_LIMIT)
        return book_column(b, words[which], CELL_MONEY, 15);
    if (which != BEHIND_GROUP)
        return book_centered(book_column(b, words[which], CELL_TEXT, 11));
    group = book_column(b, words[which], CELL_TEXT, book_name_width(b) + 2);
    group.align = CELL_ALIGN_INDENT;
    return group;
}

static struct sheet_column *customer_columns(const struct aging_book *b)
{
    size_t n = bucket_count(b);
    struct sheet_column *list =
        arena_array(b->arena, struct sheet_column, customer_column_count(b));

    list[CUSTOMER_ID] =
        book_column(b, WORD_CUSTOMER_ID, CELL_TEXT, book_id_width(b));
    list[CUSTOMER_NAME] =
        book_column(b, WORD_CUSTOMER_NAME, CELL_LINK,
                    book_name_width(b) + (b->in_group ? 7 : 0));
    list[CUSTOMER_CURRENCY] =
        book_centered(book_column(b, WORD_CURRENCY, CELL_TEXT, 9));
    for (size_t i = 0; i < n; i++)
        list[CUSTOMER_BUCKETS + i] = (struct sheet_column){
            b->labels[i], CELL_MONEY, CELL_ALIGN_KIND, CELL_SHOW_KIND,
            book_money_width(b, book_bucket_total, i)};
    for (size_t i = 0; i < b->behind_count; i++)
        list[CUSTOMER_BUCKETS + n + i] = behind_column(b, b->behind[i]);
    return list;
}

/* A currency's total of a column behind the buckets. */
static struct cell total_behind(const struct aging_book *b, size_t currency,
                                size_t i)
{
    const struct aging_row *t = &b->aging->currencies[currency].total;
    size_t column = CUSTOMER_BUCKETS + bucket_count(b) + i;

    if (is_money(b->behind[i]))
        return book_total_cell(b, &b->customers, currency, CUSTOMER_CURRENCY,
                               column, behind_amount(t, b->behind[i]));
    if (b->behind[i] == BEHIND_OLDEST)
        return sheet_styled(sheet_integer(t->oldest_days), CELL_TOTAL);
    return (struct cell){.style = CELL_TOTAL};
}

static void put_customer_total(const struct aging_book *b, struct sheet *s,
                               size_t currency)
{
    const struct aging_row *t = &b->aging->currencies[currency].total;
    uint32_t row = book_total_row() + (uint32_t)currency;
    size_t behind = CUSTOMER_BUCKETS + bucket_count(b);

    book_put_total_name(b, s, row, CUSTOMER_NAME, CUSTOMER_CURRENCY, currency);
    for (size_t i = CUSTOMER_BUCKETS; i < behind; i++)
        book_put(b, s, row, i,
                 book_total_cell(b, &b->customers, currency, CUSTOMER_CURRENCY,
                                 i, t->cells[i - CUSTOMER_BUCKETS].minor));
    for (size_t i = 0; i < b->behind_count; i++)
        book_put(b, s, row, behind + i, total_behind(b, currency, i));
}

void book_make_customers(struct aging_book *b)
{
    size_t money_count = b->aging->currency_count;
    struct table_spec spec = {.name = WORD_BY_CUSTOMER,
                              .note = book_word(b, b->customer_row_count
                                                       ? WORD_CUSTOMER_NOTE
                                                       : WORD_NOTHING_OPEN),
                              .total_rows = (uint32_t)money_count,
                              .row_count = b->customer_row_count,
                              .row = fill_customer_row,
                              .entity = entity_of_row,
                              .level = b->in_group ? level_of_row : NULL,
                              .tab = TAB_DETAIL,
                              .freeze_columns = CUSTOMER_NAME + 1,
                              .repeat_columns = CUSTOMER_CURRENCY + 1};

    choose_behind(b);
    spec.columns = customer_columns(b);
    spec.column_count = customer_column_count(b);
    b->customers = book_make_table(b, &spec);
    for (size_t i = 0; i < b->customers.count; i++)
        for (size_t k = 0; k < money_count; k++)
            put_customer_total(b, &b->customers.items[i], k);
}
