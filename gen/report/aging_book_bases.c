/*
 * The summary's parts of the buckets, and the same amounts on other bases.
 */
#include "report/aging_book_summary.h"

/* Items of the block's currency where a detail column meets a criterion. */
static struct cell live_sum(const struct block *k, enum detail_column values,
                            enum detail_column column, struct str criterion,
                            int64_t minor)
{
    const struct aging_book *b = k->summary->book;
    struct book_condition conditions[] = {
        {DETAIL_CURRENCY,
         book_literal(b, str_from_z(k->aging->currency->code))},
        {b->detail_at[column], criterion}};
    struct cell value = block_money(k, minor);
    size_t n = criterion.len ? 2 : 1;

    if (b->detail_at[values] == BOOK_NO_COLUMN ||
        (n == 2 && conditions[1].column == BOOK_NO_COLUMN))
        return value;
    return block_live(
        k, CELL_PLAIN,
        book_sum(b, &b->detail, b->detail_at[values], conditions, n), value);
}

static struct cell class_sum(const struct block *k, enum word class,
                             int64_t minor)
{
    const struct aging_book *b = k->summary->book;

    return live_sum(k, DETAIL_OPEN, DETAIL_CLASS,
                    book_literal(b, book_word(b, class)), minor);
}

/* A line where it is not zero; note: what follows the amount. */
static void put_part(const struct block *k, enum word name, struct cell c,
                     struct str note)
{
    struct summary *s = k->summary;
    const struct aging_book *b = s->book;

    if (c.money.minor == 0)
        return;
    sheet_put_wide(s->sheet, s->row, SUM_LABEL, 2,
                   sheet_text(book_word(b, name)), b->arena);
    summary_put(s, SUM_AMOUNT, c);
    if (note.len)
        sheet_put_wide(s->sheet, s->row, SUM_SHARE, 3,
                       sheet_styled(sheet_text(note), CELL_NOTE), b->arena);
    s->row++;
}

void block_put_parts(const struct block *k)
{
    const struct aging_row *t = &k->aging->total;
    struct str none = STR("");
    struct str beside = book_word(k->summary->book, WORD_BESIDE_TOTAL);
    struct str handed = STR("\">0\"");

    put_part(k, WORD_OF_WHICH_RETENTION,
             class_sum(k, WORD_CLASS_RETENTION, t->retention), none);
    put_part(k, WORD_OF_WHICH_BILLS, class_sum(k, WORD_CLASS_BILL, t->bills),
             none);
    put_part(k, WORD_OF_WHICH_RETURNED,
             live_sum(k, DETAIL_RETURNED, DETAIL_RETURNED, none, t->returned),
             none);
    put_part(
        k, WORD_OF_WHICH_HANDED_OVER,
        live_sum(k, DETAIL_OPEN, DETAIL_HANDED_OVER, handed, t->handed_over),
        none);
    put_part(k, WORD_BILLS_HELD, block_money(k, t->bills_held), beside);
    put_part(k, WORD_BILLS_PASSED_ON, block_money(k, t->bills_passed_on),
             beside);
}

/* A small table: a basis and its columns; BOOK_NO_COLUMN: not there. */
struct basis_table {
    enum aging_basis basis;
    enum detail_column ages; /* of the detail: days, or a label */
    enum word name;
    uint32_t label, count, amount, share;
};

static const struct basis_table by_issue = {
    BASIS_ISSUE, DETAIL_DAYS_ISSUED, WORD_BY_ISSUE_DATE, SUM_LABEL,
    SUM_COUNT,   SUM_AMOUNT,         SUM_SHARE};
static const struct basis_table by_posting = {
    BASIS_POSTING, DETAIL_DAYS_POSTED, WORD_BY_POSTING_DATE, SUM_CHANGE,
    SUM_DISPUTED,  SUM_UNDISPUTED,     SUM_CONVERTED};
/* Its labels take two columns: they are wide. */
static const struct basis_table by_disclosure = {
    BASIS_DISCLOSURE, DETAIL_DISCLOSURE, WORD_BY_DISCLOSURE, SUM_CHART + 1,
    BOOK_NO_COLUMN,   SUM_CHART + 3,     BOOK_NO_COLUMN};

/* ">=31" and "<=60" of the days, or the label in this row. */
static struct str basis_sum(const struct block *k, const struct basis_table *t,
                            size_t bucket, uint32_t values)
{
    const struct aging_book *b = k->summary->book;
    const struct bucket *range = &b->aging->schemes[t->basis]->items[bucket];
    struct book_condition conditions[3] = {
        {DETAIL_CURRENCY,
         book_literal(b, str_from_z(k->aging->currency->code))}};
    uint32_t ages = b->detail_at[t->ages];
    size_t n = 1;

    if (t->basis == BASIS_DISCLOSURE) {
        conditions[n++] = (struct book_condition){
            ages, arena_format(b->arena, "$%s$%u",
                               sheet_column_name(t->label).letters,
                               k->summary->row + 1)};
        return book_sum(b, &b->detail, values, conditions, n);
    }
    /* Nothing is before the first bucket: it takes what is. */
    if (bucket > 0)
        conditions[n++] = (struct book_condition){
            ages, arena_format(b->arena, "\">=%d\"", range->from)};
    if (range->has_to)
        conditions[n++] = (struct book_condition){
            ages, arena_format(b->arena, "\"<=%d\"", range->to)};
    return book_sum(b, &b->detail, values, conditions, n);
}

static struct str basis_label(const struct block *k, enum aging_basis basis,
                              size_t i)
{
    const struct aging_book *b = k->summary->book;

    if (basis == BASIS_DISCLOSURE)
        return disclosure_label(i, b->language);
    return age_label(&b->aging->schemes[basis]->items[i], b->language,
                     b->arena);
}

/* Away from a number before it. */
static struct cell label_cell(const struct basis_table *t, struct str text)
{
    struct cell c = sheet_text(text);

    c.align = t->label == SUM_LABEL ? CELL_ALIGN_KIND : CELL_ALIGN_INDENT;
    return c;
}

static void put_label(struct summary *s, const struct basis_table *t,
                      struct cell c)
{
    sheet_put_wide(s->sheet, s->row, t->label,
                   t->basis == BASIS_DISCLOSURE ? 2 : 1, c, s->book->arena);
}

static void put_if(struct summary *s, uint32_t column, struct cell c)
{
    if (column != BOOK_NO_COLUMN)
        summary_put(s, column, c);
}

static void put_basis_heading(const struct block *k,
                              const struct basis_table *t)
{
    struct summary *s = k->summary;
    const struct aging_book *b = s->book;
    struct str name =
        arena_format(b->arena, "%s %.*s", k->aging->currency->code,
                     STR_ARG(book_word(b, t->name)));
    const struct {
        uint32_t column;
        struct str text;
    } cells[] = {{t->count, book_word(b, WORD_COUNT)},
                 {t->amount, book_word(b, WORD_OPEN)},
                 {t->share, book_word(b, WORD_SHARE)}};

    put_label(s, t, sheet_styled(sheet_text(name), CELL_HEADING));
    for (size_t i = 0; i < COUNT(cells); i++)
        put_if(s, cells[i].column,
               sheet_styled(sheet_text(cells[i].text), CELL_HEADING));
    s->row++;
}

static void put_basis_row(const struct block *k, const struct basis_table *t,
                          size_t bucket, uint32_t whole_row)
{
    struct summary *s = k->summary;
    const struct aging_cell *cell = &k->aging->total.bases[t->basis][bucket];
    int64_t whole = summary_buckets(s, &k->aging->total);

    put_label(s, t, label_cell(t, basis_label(k, t->basis, bucket)));
    put_if(s, t->count,
           sheet_formula(basis_sum(k, t, bucket, BOOK_NO_COLUMN),
                         sheet_integer((int64_t)cell->count)));
    summary_put(s, t->amount,
                block_live(k, CELL_PLAIN, basis_sum(k, t, bucket, DETAIL_OPEN),
                           block_money(k, cell->minor)));
    put_if(
        s, t->share,
        block_share(k, CELL_PLAIN, cell->minor, whole, t->amount, whole_row));
    s->row++;
}

static void put_basis_sums(const struct block *k, const struct basis_table *t,
                           uint32_t first)
{
    struct summary *s = k->summary;
    const struct aging_book *b = s->book;
    const struct aging_cell *cells = k->aging->total.bases[t->basis];
    int64_t count = 0, minor = 0;

    for (size_t i = 0; i < b->aging->schemes[t->basis]->count; i++) {
        count += (int64_t)cells[i].count;
        minor += cells[i].minor;
    }
    put_label(s, t,
              sheet_styled(label_cell(t, book_word(b, WORD_BUCKETS_SUBTOTAL)),
                           CELL_SUBTOTAL));
    put_if(s, t->count,
           sheet_styled(sheet_formula(summary_sum(s, t->count, first, s->row),
                                      sheet_integer(count)),
                        CELL_SUBTOTAL));
    summary_put(s, t->amount,
                block_live(k, CELL_SUBTOTAL,
                           summary_sum(s, t->amount, first, s->row),
                           block_money(k, minor)));
    put_if(s, t->share,
           block_share(k, CELL_SUBTOTAL, minor,
                       summary_buckets(s, &k->aging->total), t->amount,
                       s->row));
    s->row++;
}

/* Written from the next free row on; the row behind it. */
static uint32_t put_basis(const struct block *k, const struct basis_table *t)
{
    struct summary *s = k->summary;
    uint32_t top = s->row, end;
    size_t n;

    if (!book_has_basis(s->book, t->basis))
        return top;
    n = s->book->aging->schemes[t->basis]->count;
    put_basis_heading(k, t);
    for (size_t i = 0; i < n; i++)
        put_basis_row(k, t, i, top + 1 + (uint32_t)n);
    put_basis_sums(k, t, top + 1);
    end = s->row;
    s->row = top;
    return end;
}

static uint32_t later(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

/* The tables of a currency stand side by side. */
static void put_currency(struct summary *s, size_t currency)
{
    const struct aging_book *b = s->book;
    struct block k = {.summary = s,
                      .currency = currency,
                      .aging = &b->aging->currencies[currency]};
    uint32_t end =
        later(put_basis(&k, &by_issue), put_basis(&k, &by_disclosure));

    if (b->detail_at[DETAIL_DAYS_POSTED] != BOOK_NO_COLUMN)
        end = later(end, put_basis(&k, &by_posting));
    /* With the heading of all of them. */
    sheet_keep(s->sheet, s->row - (currency == 0), end - 1, b->arena);
    s->row = end + 1;
}

void summary_put_bases(struct summary *s)
{
    const struct aging_book *b = s->book;

    if (!book_has_basis(b, BASIS_ISSUE) && !book_has_basis(b, BASIS_DISCLOSURE))
        return;
    summary_line(s, book_word(b, WORD_OTHER_BASES), CELL_SECTION);
    for (size_t i = 0; i < b->aging->currency_count; i++)
        put_currency(s, i);
}
