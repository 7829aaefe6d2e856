/*
 * The summary: what is open in each currency, by age, and whether it ties.
 */
#include "report/aging_book_summary.h"

#include "base/buf.h"

void summary_put(struct summary *s, uint32_t column, struct cell c)
{
    sheet_put(s->sheet, s->row, column, c, s->book->arena);
}

void summary_line(struct summary *s, struct str text, enum cell_style style)
{
    sheet_put_wide(s->sheet, s->row++, 0, SUM_UNDISPUTED + 1,
                   sheet_styled(sheet_text(text), style), s->book->arena);
}

static struct str joined(const struct aging_book *b, enum word name,
                         enum word text)
{
    return arena_format(b->arena, "%.*s%.*s", STR_ARG(book_word(b, name)),
                        STR_ARG(book_word(b, text)));
}

static struct str source_text(const struct aging_book *b)
{
    return arena_format(b->arena, "%.*s%.*s",
                        STR_ARG(book_word(b, WORD_SOURCE)),
                        STR_ARG(summary_source(b)));
}

/* "另有 3 行被拒，金额 CNY 1,200.00、USD 5.00，其中 1 行金额不明" */
bool book_rejected_text(const struct aging_book *b, struct str *out,
                        struct diag *d)
{
    const struct ledger *l = b->ledger;
    struct buf line = buf_new(b->arena, 65536);
    struct balance sum = {0};
    size_t unknown = 0;

    for (size_t i = 0; i < l->reject_count; i++) {
        if (!l->rejects[i].amount.currency)
            unknown++;
        else if (!balance_add(&sum, l->rejects[i].amount, b->arena))
            return diag_error(d, l->rejects[i].at,
                              "the rejected amounts add up to more than can "
                              "be counted");
    }
    buf_add(&line, word_with(WORD_REJECTED_ROWS, b->language,
                             arena_format(b->arena, "%zu", l->reject_count),
                             b->arena));
    for (size_t i = 0; i < sum.count; i++)
        buf_add_format(
            &line, "%.*s%s %.*s",
            STR_ARG(i ? STR(" + ") : book_word(b, WORD_REJECTED_AMOUNT)),
            sum.items[i].currency->code,
            STR_ARG(money_grouped(sum.items[i], b->arena)));
    if (unknown)
        buf_add(&line,
                word_with(WORD_REJECTED_UNKNOWN, b->language,
                          arena_format(b->arena, "%zu", unknown), b->arena));
    *out = buf_str(&line);
    return true;
}

/* "CNY 差额：总账余额 − 期末应收 ＝ 1,200.00", where it is not zero. */
static void put_difference(struct summary *s, const struct tieout_row *r,
                           struct str entity, enum word name, int64_t minor)
{
    const struct aging_book *b = s->book;
    struct str amount =
        money_grouped((struct money){minor, r->currency}, b->arena);

    if (minor == 0)
        return;
    summary_line(s,
                 arena_format(b->arena, "%.*s%s%s %.*s%.*s%.*s",
                              STR_ARG(entity), entity.len ? " " : "",
                              r->currency->code, STR_ARG(book_word(b, name)),
                              STR_ARG(book_word(b, WORD_EQUALS)),
                              STR_ARG(amount)),
                 CELL_BAD);
}

static void put_differences(struct summary *s, const struct tieout *t,
                            struct str entity)
{
    for (size_t i = 0; i < t->count; i++) {
        const struct tieout_row *r = &t->rows[i];

        put_difference(s, r, entity, WORD_CLOSING_LESS_DETAIL, r->difference);
        if (r->has_control)
            put_difference(s, r, entity, WORD_CONTROL_LESS_CLOSING,
                           r->control_difference);
    }
}

/* Whether it ties; if not, what differs, as the tie-out sheet names it. */
static void put_verdict(struct summary *s)
{
    const struct tieout *t = s->book->tieout;
    const struct entities *e = s->book->entities;

    if (t->ties) {
        summary_line(s, book_word(s->book, WORD_BOOK_TIES), CELL_GOOD);
        return;
    }
    summary_line(s, book_word(s->book, WORD_BOOK_DOES_NOT_TIE), CELL_BAD);
    if (!e)
        put_differences(s, t, STR(""));
    for (size_t i = 0; e && i < e->count; i++)
        put_differences(s, e->items[i].tieout, e->items[i].name);
}

/* Weeks without a report between two of them, as near as a week is a week. */
static int32_t missing_weeks(int32_t days)
{
    return days < 11 ? 0 : (days + 3) / 7 - 1;
}

/* With what it is compared, and whether weeks are missing between them. */
struct str summary_past_text(const struct aging_book *b)
{
    static const struct bilingual none = {
        "没有上期报告可比，“上期”“变动”两栏从缺。",
        "There is no earlier report: “last” and “change” stay empty."};
    bool zh = b->language == LANGUAGE_ZH;
    int32_t days, weeks;
    struct str day;

    if (b->past_count == 0)
        return book_say(b, none);
    days = b->aging->as_of.day - b->pasts[0].day.day;
    weeks = missing_weeks(days);
    day = date_in_words(b->pasts[0].day, b->language, b->arena);
    if (weeks)
        return arena_format(
            b->arena,
            zh ? "上期：%.*s报告数（按当时已知资料），距本期 %d 天，其间缺 %d "
                 "周的快照。"
               : "Last: as reported for %.*s, from what was known then, %d "
                 "days "
                 "before; %d weeks without an export lie between.",
            STR_ARG(day), days, weeks);
    return arena_format(
        b->arena,
        zh ? "上期：%.*s报告数（按当时已知资料），距本期 %d 天。"
           : "Last: as reported for %.*s, from what was known "
             "then, %d days before.",
        STR_ARG(day), days);
}

/* What nobody has told: by that nothing is summed up. */
static struct str untold_text(const struct aging_book *b)
{
    static const struct bilingual untold = {"资料中未提供、不作分组：",
                                            "Not told, so nothing is grouped "
                                            "by it: "};
    struct buf line = buf_new(b->arena, 1024);

    for (int i = 0; i < DIMENSION_COUNT; i++) {
        enum dimension d = (enum dimension)i;

        if (d == DIMENSION_CLASS ||
            b->detail_at[book_dimension_column(d)] != BOOK_NO_COLUMN)
            continue;
        buf_add(&line, line.len ? word(WORD_SEPARATOR, b->language)
                                : book_say(b, untold));
        buf_add(&line, book_word(b, summary_dimension_word(d)));
    }
    return buf_str(&line);
}

static bool put_notes(struct summary *s, struct diag *d)
{
    const struct aging_book *b = s->book;
    struct str rejected;

    struct str untold = untold_text(b);

    summary_line(s, joined(b, WORD_POLICY, WORD_POLICY_TEXT), CELL_NOTE);
    summary_line(s, summary_past_text(b), CELL_NOTE);
    if (untold.len)
        summary_line(s, untold, CELL_NOTE);
    put_verdict(s);
    if (b->accepted_gap.len)
        summary_line(s,
                     word_with(WORD_ACCEPTED_GAP, b->language, b->accepted_gap,
                               b->arena),
                     CELL_NOTE);
    if (b->ledger->reject_count) {
        if (!book_rejected_text(b, &rejected, d))
            return false;
        summary_line(s, rejected, CELL_BAD);
    }
    if (b->aging->currency_count == 0)
        summary_line(s, book_word(b, WORD_NOTHING_OPEN), CELL_NOTE);
    s->row++;
    return true;
}

/* Every column is as wide as an amount: blocks of all kinds share them. */
static void set_columns(const struct summary *s)
{
    struct sheet *sheet = s->sheet;
    const struct aging_book *b = s->book;
    int width = book_money_width(b, book_bucket_sum, 0);
    size_t n = summary_dimension_columns(b);

    sheet->column_count = n > SUM_COLUMNS ? n : SUM_COLUMNS;
    sheet->columns =
        arena_array(b->arena, struct sheet_column, sheet->column_count);
    for (size_t i = 0; i < sheet->column_count; i++)
        sheet->columns[i].width = i == SUM_LABEL ? 24 : width > 13 ? width : 13;
}

bool book_make_summary(struct aging_book *b, struct sheet *out, struct diag *d)
{
    struct sheet sheet = {.name = book_word(b, WORD_SUMMARY),
                          .tab = TAB_SUMMARY,
                          .is_protected = true};
    bool converts = b->conversion && b->conversion->count;
    size_t n = b->aging->currency_count;
    struct summary s = {.book = b,
                        .sheet = &sheet,
                        .converted = converts ? SUM_CONVERTED : BOOK_NO_COLUMN,
                        .sub_rows = arena_array(b->arena, uint32_t, n)};

    b->sub_rows = s.sub_rows;
    set_columns(&s);
    book_put_title(b, &sheet, book_word(b, WORD_SUMMARY), source_text(b),
                   SUM_COLUMNS);
    s.row = book_total_row();
    if (!put_notes(&s, d))
        return false;
    summary_put_entities(&s);
    for (size_t i = 0; i < n; i++)
        summary_put_block(&s, i);
    summary_put_dimensions(&s);
    summary_put_converted(&s);
    summary_put_bases(&s);
    *out = sheet;
    return true;
}
