/*
 * The focus list: customers with something overdue, whom to look after first.
 *
 * Where it says when a limitation ends it stays in the house, and is marked so:
 * in anybody else's hands that day is an admission.
 */
#include "report/aging_book_focus.h"
#include "report/action_words.h"

#include "base/buf.h"
#include "base/utf8.h"

enum column {
    FOCUS_RANK,
    FOCUS_ID,
    FOCUS_NAME,
    FOCUS_CURRENCY,
    FOCUS_AMOUNT,
    FOCUS_SHARE,
    FOCUS_MEAN,
    FOCUS_OLDEST,
    FOCUS_AGE_FACTOR,
    FOCUS_PROMISE, /* where anything is known of promises */
    FOCUS_PROMISE_FACTOR,
    FOCUS_LIMIT, /* where anything is known of limitations */
    FOCUS_LIMIT_FACTOR,
    FOCUS_SCORE,
    FOCUS_ACTION, /* with dunning */
    FOCUS_REASON,
    FOCUS_COLUMNS
};

struct focus_sheet {
    uint32_t at[FOCUS_COLUMNS]; /* BOOK_NO_COLUMN: left out */
    uint32_t count;
};

static const struct {
    struct bilingual heading;
    enum cell_kind kind;
    enum cell_align align;
    enum cell_show show;
    int width;
} columns[FOCUS_COLUMNS] = {
    [FOCUS_RANK] = {{"排名", "Rank"}, CELL_INTEGER, CELL_ALIGN_CENTER, 0, 6},
    [FOCUS_ID] = {{"客户编号", "Customer no."}, CELL_TEXT, 0, 0, 0},
    [FOCUS_NAME] = {{"客户名称", "Customer"}, CELL_LINK, 0, 0, 0},
    [FOCUS_CURRENCY] =
        {{"币种", "Currency"}, CELL_TEXT, CELL_ALIGN_CENTER, 0, 7},
    [FOCUS_AMOUNT] = {{"逾期金额", "Overdue amount"}, CELL_MONEY, 0, 0, 0},
    [FOCUS_SHARE] = {{"占逾期合计", "Share of overdue"}, CELL_DECIMAL, 0, 0, 9},
    [FOCUS_MEAN] =
        {{"加权逾期天数", "Mean days overdue"}, CELL_INTEGER, 0, 0, 9},
    [FOCUS_OLDEST] =
        {{"最长逾期天数", "Oldest, days overdue"}, CELL_INTEGER, 0, 0, 9},
    [FOCUS_AGE_FACTOR] =
        {{"账龄系数", "Age factor"}, CELL_DECIMAL, 0, CELL_SHOW_NUMBER_1, 8},
    [FOCUS_PROMISE] =
        {{"最近一次承诺", "Last promise"}, CELL_TEXT, CELL_ALIGN_CENTER, 0, 19},
    [FOCUS_PROMISE_FACTOR] = {{"承诺系数", "Promise factor"},
                              CELL_DECIMAL,
                              0,
                              CELL_SHOW_NUMBER_1,
                              8},
    [FOCUS_LIMIT] = {{"可证时效届满日", "Provable limitation"},
                     CELL_DATE,
                     CELL_ALIGN_CENTER,
                     0,
                     12},
    [FOCUS_LIMIT_FACTOR] = {{"时效系数", "Limitation factor"},
                            CELL_DECIMAL,
                            0,
                            CELL_SHOW_NUMBER_1,
                            8},
    [FOCUS_SCORE] =
        {{"分值", "Score"}, CELL_DECIMAL, 0, CELL_SHOW_NUMBER_1, 10},
    [FOCUS_ACTION] =
        {{"本周处理", "This week"}, CELL_TEXT, CELL_ALIGN_INDENT, 0, 0},
    [FOCUS_REASON] = {{"理由", "Reasons"}, CELL_TEXT, CELL_ALIGN_INDENT, 0, 0},
};

static const struct bilingual sheet_title = {"逾期重点", "Overdue focus"},
                              internal_title = {
                                  "逾期重点（内部使用，不得外传）",
                                  "Overdue focus (internal)"};
const struct bilingual book_internal_mark = {"内部使用，不得外传",
                                             "Internal: not to leave the firm"};

static struct focus_sheet choose_columns(const struct aging_book *b)
{
    struct focus_sheet f = {0};

    for (uint32_t i = 0; i < FOCUS_COLUMNS; i++) {
        bool is_there = true;

        if (i == FOCUS_PROMISE || i == FOCUS_PROMISE_FACTOR)
            is_there = b->focus->has_promises;
        else if (i == FOCUS_LIMIT || i == FOCUS_LIMIT_FACTOR)
            is_there = b->focus->has_clocks;
        else if (i == FOCUS_ACTION)
            is_there = b->steps != NULL;
        f.at[i] = is_there ? f.count++ : BOOK_NO_COLUMN;
    }
    return f;
}

static struct str cell_name(const struct aging_book *b,
                            const struct focus_sheet *f, const struct sheet *s,
                            size_t row, enum column column,
                            struct arena *scratch)
{
    return sheet_cell_name(s->table_row + 1 + (uint32_t)row,
                           book_at(b, f->at[column]), scratch);
}

/* "LOOKUP(G9,{0,31,91},{1,1.5,2})" */
static struct str age_formula(struct str days, struct arena *scratch)
{
    struct buf f = buf_new(scratch, 512);

    buf_add_format(&f, "LOOKUP(%.*s,{0", STR_ARG(days));
    for (size_t i = 1; i < FOCUS_AGES; i++)
        buf_add_format(&f, ",%d", focus_ages[i].from);
    for (size_t i = 0; i < FOCUS_AGES; i++)
        buf_add_format(
            &f, "%s%.*s", i ? "," : "},{",
            STR_ARG(decimal_format(focus_tenths(focus_ages[i].tenths), false,
                                   scratch)));
    buf_add_z(&f, "})");
    return buf_str(&f);
}

/* Share of the currency's overdue total, to 12 places; none without one. */
static struct cell share_cell(const struct aging_book *b,
                              const struct focus_sheet *f,
                              const struct sheet *s, size_t row,
                              struct customer_row which, struct arena *scratch)
{
    int64_t total = b->aging->currencies[which.currency].total.overdue;
    struct str amount = cell_name(b, f, s, row, FOCUS_AMOUNT, scratch);
    struct column_name name =
        sheet_column_name(book_at(b, f->at[FOCUS_AMOUNT]));
    struct decimal share;

    if (total <= 0 ||
        !sheet_ratio(book_aging_row(b, which)->overdue, total, &share))
        return (struct cell){0};
    return book_live(b, which.currency,
                     arena_format(scratch, "%.*s/%s$%u", STR_ARG(amount),
                                  name.letters,
                                  book_total_row() + 1 + which.currency),
                     sheet_decimal(share));
}

static void put(const struct focus_sheet *f, struct cell *cells,
                enum column column, struct cell c)
{
    if (f->at[column] != BOOK_NO_COLUMN)
        cells[f->at[column]] = c;
}

/* share x 1000 x the factors that stand in the row. */
static struct cell score_cell(const struct aging_book *b,
                              const struct focus_sheet *f,
                              const struct sheet *s, size_t row,
                              size_t currency, const struct focus_row *r,
                              struct arena *scratch)
{
    static const enum column factors[] = {
        FOCUS_AGE_FACTOR, FOCUS_PROMISE_FACTOR, FOCUS_LIMIT_FACTOR};
    struct buf formula = buf_new(scratch, 512);
    struct str share = cell_name(b, f, s, row, FOCUS_SHARE, scratch);

    if (b->aging->currencies[currency].total.overdue <= 0)
        return (struct cell){0};
    buf_add_format(&formula, "1000*%.*s", STR_ARG(share));
    for (size_t i = 0; i < COUNT(factors); i++)
        if (f->at[factors[i]] != BOOK_NO_COLUMN)
            buf_add_format(
                &formula, "*%.*s",
                STR_ARG(cell_name(b, f, s, row, factors[i], scratch)));
    /* The weight is a share to 12 places; a thousand of it to 9. */
    return book_live(b, currency, buf_str(&formula),
                     sheet_decimal((struct decimal){r->weight, 9}));
}

static struct str promise_text(const struct aging_book *b,
                               const struct focus_row *r, struct arena *scratch)
{
    static const struct bilingual texts[] = {
        [FOCUS_NO_PROMISE] = {"—", "—"},
        [FOCUS_PROMISE_OPEN] = {"未到期 ", "open "},
        [FOCUS_PROMISE_KEPT] = {"已兑现 ", "kept "},
        [FOCUS_PROMISE_RENEWED] = {"失约后再承诺 ", "broken, renewed "},
        [FOCUS_PROMISE_BROKEN] = {"未兑现 ", "broken "}};
    struct str text = book_say(b, texts[r->promise]);

    if (!date_is(r->promised))
        return text;
    return arena_format(scratch, "%.*s%.*s", STR_ARG(text),
                        STR_ARG(date_iso(r->promised, scratch)));
}

/* What the row is about: who, and how much. */
static void fill_who(const struct aging_book *b, const struct focus_sheet *f,
                     size_t index, struct cell *cells, struct arena *scratch)
{
    struct customer_row which = b->overdue_rows[index];
    const struct aging_row *r = book_aging_row(b, which);
    const struct currency *c = b->aging->currencies[which.currency].currency;

    put(f, cells, FOCUS_RANK, sheet_integer(b->overdue_ranks[index]));
    put(f, cells, FOCUS_ID,
        sheet_text(b->ledger->customers[r->customer].customer_id));
    put(f, cells, FOCUS_NAME, book_name_link(b, r->customer, scratch));
    put(f, cells, FOCUS_CURRENCY, sheet_text(str_from_z(c->code)));
    put(f, cells, FOCUS_AMOUNT, sheet_money(r->overdue, c));
}

static void fill_row(const void *context, size_t row, struct cell *cells,
                     struct arena *scratch)
{
    const struct table_part *part = context;
    const struct aging_book *b = part->book;
    const struct sheet *s = book_sheet_of(&b->overdue, part);
    struct focus_sheet f = choose_columns(b);
    size_t index = part->first + row;
    const struct focus_row *r = &b->focus->rows[index];
    struct customer_row which = b->overdue_rows[index];
    const struct dunning_case *c = book_case_of(b, r->customer, r->currency);
    enum cell_style level = book_level(r->mean_days);

    fill_who(b, &f, index, cells, scratch);
    put(&f, cells, FOCUS_SHARE, share_cell(b, &f, s, row, which, scratch));
    put(&f, cells, FOCUS_MEAN,
        sheet_styled(sheet_integer(r->mean_days), level));
    put(&f, cells, FOCUS_OLDEST,
        sheet_styled(sheet_integer(r->oldest_days),
                     book_level(r->oldest_days)));
    put(&f, cells, FOCUS_AGE_FACTOR,
        sheet_formula(
            age_formula(cell_name(b, &f, s, row, FOCUS_MEAN, scratch), scratch),
            sheet_decimal(focus_tenths(r->age_tenths))));
    put(&f, cells, FOCUS_PROMISE,
        sheet_styled(sheet_text(promise_text(b, r, scratch)),
                     r->promise == FOCUS_PROMISE_BROKEN ? CELL_BAD
                                                        : CELL_PLAIN));
    put(&f, cells, FOCUS_PROMISE_FACTOR,
        sheet_decimal(focus_tenths(r->promise_tenths)));
    put(&f, cells, FOCUS_LIMIT,
        sheet_styled(sheet_date(r->limit),
                     date_is(r->limit) && r->limit_days <= 90 ? CELL_BAD
                                                              : CELL_PLAIN));
    put(&f, cells, FOCUS_LIMIT_FACTOR,
        sheet_decimal(focus_tenths(r->limit_tenths)));
    put(&f, cells, FOCUS_SCORE,
        score_cell(b, &f, s, row, which.currency, r, scratch));
    if (c)
        put(&f, cells, FOCUS_ACTION,
            sheet_text(book_word(b, action_word(c->reason))));
    put(&f, cells, FOCUS_REASON,
        sheet_text(focus_reasons(b, r, book_aging_row(b, which), scratch)));
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
    return book_text_width(longest + 1, 16, 30);
}

/* As wide as its longest row, within reason. */
static int reason_width(const struct aging_book *b)
{
    size_t longest = 0;

    for (size_t i = 0; i < b->overdue_count && i < BOOK_MOST_LISTED; i++) {
        struct arena scratch = {0};
        struct str text =
            focus_reasons(b, &b->focus->rows[i],
                          book_aging_row(b, b->overdue_rows[i]), &scratch);
        size_t width = utf8_width(text);

        longest = width > longest ? width : longest;
        arena_release(&scratch);
    }
    return book_text_width(longest + 2, 30, 88);
}

static struct sheet_column *make_columns(const struct aging_book *b,
                                         const struct focus_sheet *f)
{
    struct sheet_column *list =
        arena_array(b->arena, struct sheet_column, f->count);
    int widths[FOCUS_COLUMNS];

    for (uint32_t i = 0; i < FOCUS_COLUMNS; i++)
        widths[i] = columns[i].width;
    widths[FOCUS_ID] = book_id_width(b);
    widths[FOCUS_NAME] = book_name_width(b);
    widths[FOCUS_AMOUNT] = book_money_width(b, overdue_total, 0);
    widths[FOCUS_ACTION] = action_width(b);
    widths[FOCUS_REASON] = reason_width(b);
    for (uint32_t i = 0; i < FOCUS_COLUMNS; i++)
        if (f->at[i] != BOOK_NO_COLUMN)
            list[f->at[i]] = (struct sheet_column){
                .heading = book_say(b, columns[i].heading),
                .kind = columns[i].kind,
                .align = columns[i].align,
                .show = columns[i].show,
                .width = widths[i]};
    return list;
}

static void put_total(const struct aging_book *b, const struct focus_sheet *f,
                      struct sheet *s, size_t currency)
{
    const struct aging_row *t = &b->aging->currencies[currency].total;
    uint32_t row = book_total_row() + (uint32_t)currency;

    for (uint32_t i = FOCUS_SHARE; i < f->count; i++)
        book_put(b, s, row, i, (struct cell){.style = CELL_TOTAL});
    book_put_total_name(b, s, row, FOCUS_NAME, FOCUS_CURRENCY, currency);
    book_put(b, s, row, FOCUS_AMOUNT,
             book_total_cell(b, &b->overdue, currency, FOCUS_CURRENCY,
                             FOCUS_AMOUNT, t->overdue));
    book_put(b, s, row, FOCUS_OLDEST,
             sheet_styled(sheet_integer(t->oldest_days), CELL_TOTAL));
}

static struct str note(const struct aging_book *b)
{
    static const struct bilingual order = {
        "只列有逾期的客户，同一币种内分值从高到低；点击客户名称可转到其第一笔明"
        "细。",
        "Customers with something overdue, the highest score first within a "
        "currency; the name links to the customer's first document.  "};

    if (b->overdue_count == 0)
        return book_word(b, WORD_NO_OVERDUE);
    return arena_format(
        b->arena, "%.*s%.*s%.*s", STR_ARG(book_say(b, order)),
        STR_ARG(b->steps ? book_word(b, WORD_ACTION_NOTE) : STR("")),
        STR_ARG(book_focus_formula(b)));
}

static void make_focus(struct aging_book *b)
{
    struct focus *own = arena_new(b->arena, struct focus);

    if (b->focus)
        return;
    focus_make(b->ledger, b->aging, NULL, NULL, NULL, own, b->arena);
    b->focus = own;
}

/* Where a customer's row stands in a currency. */
static uint32_t *index_rows(const struct aging_book *b, size_t currency,
                            struct arena *scratch)
{
    const struct aging_currency *c = &b->aging->currencies[currency];
    uint32_t *at = arena_array(scratch, uint32_t, b->ledger->customer_count);

    for (size_t i = 0; i < c->customer_count; i++)
        at[c->customers[i].customer] = (uint32_t)i;
    return at;
}

void book_order_focus(struct aging_book *b)
{
    struct arena scratch = {0};
    size_t n, last = SIZE_MAX;
    uint32_t *at = NULL, rank = 0;

    make_focus(b);
    b->internal = b->focus->has_clocks;
    n = b->focus->count;
    b->overdue_rows = arena_array(b->arena, struct customer_row, n);
    b->overdue_ranks = arena_array(b->arena, uint32_t, n);
    for (size_t i = 0; i < n; i++) {
        const struct focus_row *r = &b->focus->rows[i];
        size_t currency = book_currency_index(b, r->currency);

        if (!at || currency != last) {
            at = index_rows(b, currency, &scratch);
            rank = 0;
        }
        last = currency;
        b->overdue_rows[i] = (struct customer_row){
            .currency = (uint32_t)currency, .row = at[r->customer]};
        b->overdue_ranks[i] = ++rank;
    }
    b->overdue_count = n;
    arena_release(&scratch);
}

/*
 * A score compares customers of one currency: bars do, too.  A currency's rows
 * stand together.
 */
static void put_bars(const struct aging_book *b, const struct focus_sheet *f,
                     struct sheet *s, size_t from)
{
    uint32_t column = book_at(b, f->at[FOCUS_SCORE]);
    uint32_t top = s->table_row + 1;

    for (size_t i = 0, end; i < s->row_count; i = end) {
        for (end = i + 1; end < s->row_count; end++)
            if (b->overdue_rows[from + end].currency !=
                b->overdue_rows[from + i].currency)
                break;
        sheet_add_mark(s, MARK_BARS, top + (uint32_t)i, column,
                       top + (uint32_t)end - 1, column, b->arena);
    }
}

/* The day a limitation ends stays in the house. */
static void mark(const struct aging_book *b, const struct focus_sheet *f,
                 struct sheet *s, size_t from)
{
    put_bars(b, f, s, from);
    s->tab = TAB_ACTION;
    if (!b->internal)
        return;
    s->tab = TAB_INTERNAL;
    s->footer_left = book_say(b, book_internal_mark);
}

void book_make_overdue(struct aging_book *b)
{
    struct focus_sheet f = choose_columns(b);
    size_t money_count = b->aging->currency_count;
    struct table_spec spec = {.name = WORD_OVERDUE_SHEET,
                              .title = b->focus->has_clocks
                                           ? book_say(b, internal_title)
                                           : book_say(b, sheet_title),
                              .note = note(b),
                              .columns = make_columns(b, &f),
                              .column_count = f.count,
                              .total_rows = (uint32_t)money_count,
                              .row_count = b->overdue_count,
                              .row = fill_row,
                              .entity = entity_of_row,
                              .freeze_columns = FOCUS_NAME + 1};

    b->overdue = book_make_table(b, &spec);
    for (size_t i = 0; i < b->overdue.count; i++) {
        for (size_t k = 0; k < money_count; k++)
            put_total(b, &f, &b->overdue.items[i], k);
        mark(b, &f, &b->overdue.items[i], i * b->overdue.per_sheet);
    }
}
