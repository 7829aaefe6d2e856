/*
 * The overdue sheet: customers with something overdue, largest first.
 */
#include "report/action_words.h"
#include "report/aging_book_parts.h"

#include "base/utf8.h"

/* Columns of the overdue sheet before the buckets. */
enum {
    OVERDUE_RANK,
    OVERDUE_LEVEL,
    OVERDUE_ID,
    OVERDUE_NAME,
    OVERDUE_CURRENCY,
    OVERDUE_OLDEST,
    OVERDUE_AMOUNT,
    OVERDUE_SHARE,
    OVERDUE_BUCKETS
};

/* And behind them. */
enum behind {
    AFTER_DISPUTED,
    AFTER_UNAPPLIED,
    AFTER_NET,
    AFTER_ACTION,      /* left out without dunning */
    AFTER_SALESPERSON, /* left out where nobody has one */
    AFTER_COLUMNS
};

#define AFTER_MONEY AFTER_ACTION

/* Where a column behind the buckets stands. */
static size_t after(const struct aging_book *b, enum behind which)
{
    size_t first, end;
    size_t at = OVERDUE_BUCKETS + which;

    book_overdue_buckets(b, &first, &end);
    if (which > AFTER_ACTION && !b->dunning)
        at--;
    return at + end - first;
}

static size_t column_count(const struct aging_book *b)
{
    return after(b, AFTER_COLUMNS) - (b->has_salesperson ? 0 : 1);
}

static int64_t after_amount(const struct aging_row *r, size_t which)
{
    const int64_t amounts[AFTER_MONEY] = {[AFTER_DISPUTED] = r->disputed,
                                          [AFTER_UNAPPLIED] = r->unapplied,
                                          [AFTER_NET] = r->total.minor};

    return amounts[which];
}

static struct str level_mark(int32_t days)
{
    static const struct str marks[] = {STR_INIT(""), STR_INIT("■"),
                                       STR_INIT("■■"), STR_INIT("■■■")};

    return marks[book_level(days)];
}

/* Share of the currency's overdue total, to 12 places; none without one. */
static struct cell share_cell(const struct aging_book *b, const struct sheet *s,
                              size_t row, struct customer_row which,
                              struct arena *scratch)
{
    int64_t total = b->aging->currencies[which.currency].total.overdue;
    int64_t units;
    struct column_name name = sheet_column_name(book_at(b, OVERDUE_AMOUNT));
    struct str amount = str_from_z(name.letters);
    struct str formula = arena_format(
        scratch, "%.*s%zu/%.*s$%u", STR_ARG(amount), s->table_row + 2 + row,
        STR_ARG(amount), book_total_row() + 1 + which.currency);

    if (total <= 0 ||
        !decimal_muldiv(book_aging_row(b, which)->overdue, 1000000000000, total,
                        ROUND_HALF_UP, &units))
        return (struct cell){0};
    return book_live(b, which.currency, formula,
                     sheet_decimal((struct decimal){units, 12}));
}

static void fill_after(const struct aging_book *b, size_t index,
                       struct cell *cells)
{
    struct customer_row which = b->overdue_rows[index];
    const struct aging_row *r = book_aging_row(b, which);
    const struct currency *c = b->aging->currencies[which.currency].currency;
    const struct dunning_case *of_row = b->overdue_cases[index];

    for (size_t i = 0; i < AFTER_MONEY; i++)
        cells[after(b, (enum behind)i)] = sheet_money(after_amount(r, i), c);
    if (of_row)
        cells[after(b, AFTER_ACTION)] =
            sheet_text(book_word(b, action_word(of_row->reason)));
    if (b->has_salesperson)
        cells[after(b, AFTER_SALESPERSON)] =
            sheet_text(b->ledger->customers[r->customer].salesperson);
}

static void fill_overdue_row(const void *context, size_t row,
                             struct cell *cells, struct arena *scratch)
{
    const struct table_part *part = context;
    const struct aging_book *b = part->book;
    const struct sheet *s = book_sheet_of(&b->overdue, part);
    struct customer_row which = b->overdue_rows[part->first + row];
    const struct aging_row *r = book_aging_row(b, which);
    const struct customer *customer = &b->ledger->customers[r->customer];
    const struct currency *c = b->aging->currencies[which.currency].currency;
    enum cell_style level = book_level(r->oldest_days);
    size_t first, end;

    book_overdue_buckets(b, &first, &end);
    cells[OVERDUE_RANK] = sheet_integer(b->overdue_ranks[part->first + row]);
    cells[OVERDUE_LEVEL] =
        sheet_styled(sheet_text(level_mark(r->oldest_days)), level);
    cells[OVERDUE_ID] = sheet_text(customer->customer_id);
    cells[OVERDUE_NAME] = book_name_link(b, r->customer, scratch);
    cells[OVERDUE_CURRENCY] = sheet_text(str_from_z(c->code));
    cells[OVERDUE_OLDEST] = sheet_styled(sheet_integer(r->oldest_days), level);
    cells[OVERDUE_AMOUNT] =
        book_live(b, which.currency,
                  book_row_sum(b, s, row, OVERDUE_BUCKETS,
                               OVERDUE_BUCKETS + end - first - 1, scratch),
                  sheet_money(r->overdue, c));
    cells[OVERDUE_SHARE] = share_cell(b, s, row, which, scratch);
    book_fill_buckets(r, c, first, end, &cells[OVERDUE_BUCKETS]);
    fill_after(b, part->first + row, cells);
}

static size_t entity_of_row(const struct aging_book *b, size_t row)
{
    return entities_of_customer(
        b->entities, book_aging_row(b, b->overdue_rows[row])->customer);
}

static int64_t overdue_total(const struct aging_row *total, size_t which)
{
    (void)which;
    return total->overdue;
}

/* As wide as the longest of its words. */
static int action_width(const struct aging_book *b)
{
    size_t longest = 0;

    for (int i = 0; i < DUNNING_REASON_COUNT; i++) {
        struct str text = book_word(b, action_word((enum dunning_reason)i));
        size_t width = utf8_width(text);

        longest = width > longest ? width : longest;
    }
    return book_text_width(longest + 3, 16, 30);
}

static void set_after_columns(const struct aging_book *b,
                              struct sheet_column *list)
{
    static const enum word words[AFTER_MONEY] = {
        [AFTER_DISPUTED] = WORD_DISPUTED,
        [AFTER_UNAPPLIED] = WORD_UNAPPLIED,
        [AFTER_NET] = WORD_NET};

    for (size_t i = 0; i < AFTER_MONEY; i++)
        list[after(b, (enum behind)i)] = book_column(
            b, words[i], CELL_MONEY, book_money_width(b, after_amount, i));
    list[after(b, AFTER_ACTION)] =
        book_column(b, WORD_ACTION, CELL_TEXT, action_width(b));
    list[after(b, AFTER_ACTION)].align = CELL_ALIGN_INDENT;
    list[after(b, AFTER_SALESPERSON)] =
        book_centered(book_column(b, WORD_SALESPERSON, CELL_TEXT, 11));
}

static struct sheet_column *make_columns(const struct aging_book *b,
                                         size_t first, size_t end)
{
    static const struct {
        enum word heading;
        enum cell_kind kind;
        enum cell_align align;
        int width;
    } fixed[OVERDUE_BUCKETS] = {
        [OVERDUE_RANK] = {WORD_RANK, CELL_INTEGER, CELL_ALIGN_CENTER, 7},
        [OVERDUE_LEVEL] = {WORD_LEVEL, CELL_TEXT, CELL_ALIGN_CENTER, 8},
        [OVERDUE_ID] = {WORD_CUSTOMER_ID, CELL_TEXT, CELL_ALIGN_KIND, 12},
        [OVERDUE_NAME] = {WORD_CUSTOMER_NAME, CELL_LINK, CELL_ALIGN_KIND, 30},
        [OVERDUE_CURRENCY] = {WORD_CURRENCY, CELL_TEXT, CELL_ALIGN_CENTER, 8},
        [OVERDUE_OLDEST] = {WORD_OLDEST_DAYS, CELL_INTEGER, CELL_ALIGN_KIND,
                            10},
        [OVERDUE_AMOUNT] = {WORD_OVERDUE_AMOUNT, CELL_MONEY, CELL_ALIGN_KIND,
                            16},
        [OVERDUE_SHARE] = {WORD_SHARE_OF_OVERDUE, CELL_DECIMAL, CELL_ALIGN_KIND,
                           10},
    };
    struct sheet_column *list =
        arena_array(b->arena, struct sheet_column, after(b, AFTER_COLUMNS));

    for (size_t i = 0; i < OVERDUE_BUCKETS; i++)
        list[i] = (struct sheet_column){book_word(b, fixed[i].heading),
                                        fixed[i].kind, fixed[i].align,
                                        CELL_SHOW_KIND, fixed[i].width};
    for (size_t i = first; i < end; i++)
        list[OVERDUE_BUCKETS + i - first] = (struct sheet_column){
            b->labels[i], CELL_MONEY, CELL_ALIGN_KIND, CELL_SHOW_KIND,
            book_money_width(b, book_bucket_total, i)};
    set_after_columns(b, list);
    list[OVERDUE_ID].width = book_id_width(b);
    list[OVERDUE_NAME].width = book_name_width(b);
    list[OVERDUE_AMOUNT].width = book_money_width(b, overdue_total, 0);
    return list;
}

/* Of the sheet's customers: the others' are not in its rows. */
static int64_t after_total(const struct aging_book *b, size_t currency,
                           size_t which)
{
    int64_t sum = 0;

    for (size_t i = 0; i < b->overdue_count; i++)
        if (b->overdue_rows[i].currency == currency)
            sum += after_amount(book_aging_row(b, b->overdue_rows[i]), which);
    return sum;
}

static void put_total_after(const struct aging_book *b, struct sheet *s,
                            uint32_t row, size_t currency)
{
    for (size_t i = after(b, AFTER_ACTION); i < column_count(b); i++)
        book_put(b, s, row, i, (struct cell){.style = CELL_TOTAL});
    for (size_t i = 0; i < AFTER_MONEY; i++) {
        size_t column = after(b, (enum behind)i);

        book_put(b, s, row, column,
                 book_total_cell(b, &b->overdue, currency, OVERDUE_CURRENCY,
                                 column, after_total(b, currency, i)));
    }
}

static void put_total(const struct aging_book *b, struct sheet *s,
                      size_t currency)
{
    const struct aging_row *t = &b->aging->currencies[currency].total;
    uint32_t row = book_total_row() + (uint32_t)currency;
    size_t first, end, n;

    book_overdue_buckets(b, &first, &end);
    n = end - first;
    book_put_total_name(b, s, row, OVERDUE_NAME, OVERDUE_CURRENCY, currency);
    book_put(b, s, row, OVERDUE_OLDEST,
             sheet_styled(sheet_integer(t->oldest_days), CELL_TOTAL));
    book_put(b, s, row, OVERDUE_AMOUNT,
             book_total_cell(b, &b->overdue, currency, OVERDUE_CURRENCY,
                             OVERDUE_AMOUNT, t->overdue));
    book_put(b, s, row, OVERDUE_SHARE, (struct cell){.style = CELL_TOTAL});
    for (size_t i = 0; i < n; i++)
        book_put(b, s, row, OVERDUE_BUCKETS + i,
                 book_total_cell(b, &b->overdue, currency, OVERDUE_CURRENCY,
                                 OVERDUE_BUCKETS + i,
                                 t->cells[first + i].minor));
    put_total_after(b, s, row, currency);
}

/* What the shades and marks mean, on the row of the firm's name. */
static void put_legend(const struct aging_book *b, struct sheet *s)
{
    static const struct {
        enum word text;
        enum cell_style style;
    } marks[] = {{WORD_LEGEND_1, CELL_LEVEL_1},
                 {WORD_LEGEND_2, CELL_LEVEL_2},
                 {WORD_LEGEND_3, CELL_LEVEL_3}};

    for (uint32_t i = 0; i < COUNT(marks); i++)
        sheet_put_wide(s, 0, book_at(b, OVERDUE_OLDEST) + 2 * i, 2,
                       sheet_styled(sheet_text(book_word(b, marks[i].text)),
                                    marks[i].style),
                       b->arena);
}

static struct str note(const struct aging_book *b)
{
    struct str text = book_word(b, WORD_OVERDUE_NOTE);

    if (b->overdue_count == 0)
        return book_word(b, WORD_NO_OVERDUE);
    if (!b->dunning)
        return text;
    return arena_format(b->arena, "%.*s%.*s", STR_ARG(text),
                        STR_ARG(book_word(b, WORD_ACTION_NOTE)));
}

void book_make_overdue(struct aging_book *b)
{
    size_t money_count = b->aging->currency_count, first, end;
    struct table_spec spec = {.name = WORD_OVERDUE_SHEET,
                              .note = note(b),
                              .total_rows = (uint32_t)money_count,
                              .row_count = b->overdue_count,
                              .row = fill_overdue_row,
                              .entity = entity_of_row,
                              .freeze_columns = OVERDUE_NAME + 1,
                              .repeat_columns = OVERDUE_CURRENCY + 1};

    book_overdue_buckets(b, &first, &end);
    spec.columns = make_columns(b, first, end);
    spec.column_count = column_count(b);
    b->overdue = book_make_table(b, &spec);
    for (size_t i = 0; i < b->overdue.count; i++) {
        for (size_t k = 0; k < money_count; k++)
            put_total(b, &b->overdue.items[i], k);
        put_legend(b, &b->overdue.items[i]);
    }
}
