/* Where every bucket of the earlier day went, and how much rolled on. */
#include "measure/migration.h"

#include "report/analysis_parts.h"
#include "report/words.h"

/* Amounts of this many digits and their commas need no more. */
#define LEAST_WIDTH 14

/* From which shares on what grew worse is coloured. */
static const struct {
    struct decimal limit;
    enum cell_style style;
    struct bilingual legend;
} heats[] = {
    {{30, 2},
     CELL_LEVEL_3,
     {"迁入更长账龄 30% 以上", "30 % or more moved to an older bucket"}},
    {{10, 2},
     CELL_LEVEL_2,
     {"迁入更长账龄 10% 至 30%", "10 % to 30 % moved to an older bucket"}},
    {{1, 3},
     CELL_LEVEL_1,
     {"迁入更长账龄不足 10%", "less than 10 % moved to an older bucket"}},
};

static const struct bilingual exit_words[MIGRATION_EXITS] = {
    [MIGRATION_PAID] = {"已收款", "Paid"},
    [MIGRATION_CREDITED] = {"贷项冲减", "Credited"},
    [MIGRATION_WRITTEN_OFF] = {"坏账核销", "Written off"},
    [MIGRATION_SETTLED] = {"结清或部分减少·原因未知",
                           "Settled or reduced, cause unknown"},
    [MIGRATION_RESTATED] = {"更正转出", "Restated"},
};

static const struct bilingual entry_words[MIGRATION_ENTRIES] = {
    [MIGRATION_NEW] = {"本期新增单据", "New documents"},
    [MIGRATION_REOPENED] = {"退票、冲销等重新计入", "Open again"},
};

struct matrix {
    struct analysis *x;
    struct sheet_writer *w;
    const struct migration *m;
    const struct migration_block *b;
    size_t rows[BUCKET_MAX]; /* buckets that are shown, as rows and columns */
    size_t row_count;
    size_t columns[MIGRATION_COLUMNS]; /* buckets, then exits */
    size_t column_count;
    uint32_t first; /* row of the first bucket's amounts */
    uint32_t total; /* column of the sums */
    uint32_t sums;  /* row of the closing */
};

static struct cell amount(const struct matrix *t, int64_t minor)
{
    return sheet_money(minor, t->b->currency);
}

/* Overdue buckets always, so that the weeks look alike. */
static bool is_shown(const struct matrix *t, size_t bucket)
{
    const struct bucket_scheme *s = t->m->scheme;

    return (bucket > s->today && bucket < s->no_due_date) ||
           t->b->opening[bucket] || t->b->closing[bucket];
}

static bool is_exit_shown(const struct matrix *t, size_t i)
{
    bool always = i == (t->m->photographs ? MIGRATION_SETTLED : MIGRATION_PAID);

    return always || t->b->closing[BUCKET_MAX + i];
}

static void choose(struct matrix *t)
{
    for (size_t i = 0; i < t->m->scheme->count; i++)
        if (is_shown(t, i))
            t->rows[t->row_count++] = t->columns[t->column_count++] = i;
    for (size_t i = 0; i < MIGRATION_EXITS; i++)
        if (is_exit_shown(t, i))
            t->columns[t->column_count++] = BUCKET_MAX + i;
    t->total = 1 + (uint32_t)t->column_count;
}

static struct str row_label(const struct matrix *t, size_t row)
{
    if (row >= BUCKET_MAX)
        return sheet_say(t->w, entry_words[row - BUCKET_MAX]);
    return bucket_label(&t->m->scheme->items[row], t->x->language, t->x->arena);
}

static struct str column_label(const struct matrix *t, size_t column)
{
    if (column >= BUCKET_MAX)
        return sheet_say(t->w, exit_words[column - BUCKET_MAX]);
    return row_label(t, column);
}

static void put_heading(const struct matrix *t, uint32_t column,
                        struct str text)
{
    sheet_write(t->w, column, sheet_styled(sheet_text(text), CELL_HEADING));
}

static void put_headings(const struct matrix *t, struct bilingual corner)
{
    put_heading(t, 0, sheet_say(t->w, corner));
    for (size_t i = 0; i < t->column_count; i++)
        put_heading(t, 1 + (uint32_t)i, column_label(t, t->columns[i]));
    put_heading(t, t->total, word(WORD_TOTAL, t->x->language));
    sheet_write_next(t->w);
}

static struct cell live(const struct matrix *t, struct str formula,
                        int64_t minor)
{
    return sheet_live(t->w, sheet_rounded(formula, t->b->currency, t->x->arena),
                      amount(t, minor));
}

static void put_amounts(const struct matrix *t, size_t row)
{
    struct sheet_writer *w = t->w;

    sheet_write_text(w, 0, row_label(t, row));
    for (size_t i = 0; i < t->column_count; i++)
        sheet_write(w, 1 + (uint32_t)i,
                    amount(t, t->b->cells[row][t->columns[i]]));
    sheet_write(w, t->total,
                sheet_styled(
                    live(t, sheet_sum_of_columns(w->row, 1, t->total, w->arena),
                         t->b->opening[row]),
                    CELL_SUBTOTAL));
    sheet_write_next(w);
}

/* What each column comes to, which is what the day has. */
static void put_sums(struct matrix *t)
{
    static const struct bilingual name = {"期末及去向合计", "Now, and left"};
    struct sheet_writer *w = t->w;
    int64_t all = 0;

    t->sums = w->row;
    sheet_write(w, 0, sheet_styled(sheet_text(sheet_say(w, name)), CELL_TOTAL));
    for (uint32_t i = 0; i < t->column_count; i++) {
        int64_t sum = t->b->closing[t->columns[i]];

        all += sum;
        sheet_write(
            w, 1 + i,
            sheet_styled(
                live(t, sheet_sum_of_rows(1 + i, t->first, w->row, w->arena),
                     sum),
                CELL_TOTAL));
    }
    sheet_write(
        w, t->total,
        sheet_styled(
            live(t, sheet_sum_of_columns(w->row, 1, t->total, w->arena), all),
            CELL_TOTAL));
    sheet_write_next(w);
}

static void put_matrix(struct matrix *t)
{
    static const struct bilingual corner = {"期初账龄 ＼ 期末", "Then \\ now"};
    uint32_t top = t->w->row;

    sheet_write_section(
        t->w, arena_format(t->x->arena,
                           t->x->language == LANGUAGE_EN ? "%.*s: amounts"
                                                         : "%.*s：金额",
                           STR_ARG(analysis_currency(t->x, t->b->currency))));
    put_headings(t, corner);
    t->first = t->w->row;
    for (size_t i = 0; i < t->row_count; i++)
        put_amounts(t, t->rows[i]);
    for (size_t i = 0; i < MIGRATION_ENTRIES; i++)
        put_amounts(t, BUCKET_MAX + i);
    put_sums(t);
    sheet_keep(t->w->sheet, top, t->w->row - 1, t->w->arena);
    sheet_write_next(t->w);
}

/* --- per cent ------------------------------------------------------------- */

/*
 * The ratio rounded as it is shown, and what the largest remainder adds to it
 * or takes from it, so that a row shows 100.0 together.
 */
static struct cell share_cell(const struct matrix *t, size_t row, size_t column,
                              uint32_t at_row, uint32_t at_column)
{
    struct arena *a = t->x->arena;
    struct decimal shown = {t->b->shares[row][column], 3};
    int64_t rounded = 0;
    struct str ratio = arena_format(
        a, "ROUND(%.*s/%.*s,3)", STR_ARG(sheet_cell_at(at_row, at_column, a)),
        STR_ARG(sheet_cell_at(at_row, t->total, a)));

    if (!decimal_muldiv(t->b->cells[row][column], 1000, t->b->opening[row],
                        ROUND_HALF_UP, &rounded))
        return sheet_decimal(shown);
    if (rounded != shown.units)
        ratio = arena_format(a, "%.*s%s", STR_ARG(ratio),
                             shown.units > rounded ? "+0.001" : "-0.001");
    return sheet_live(t->w, ratio, sheet_decimal(shown));
}

static struct cell none(void)
{
    return sheet_aligned(sheet_styled(sheet_text(STR("n/a")), CELL_NOTE),
                         CELL_ALIGN_RIGHT);
}

static void put_shares(const struct matrix *t, size_t i)
{
    static const struct decimal whole = {1000, 3};
    struct sheet_writer *w = t->w;
    size_t row = t->rows[i];
    uint32_t at = t->first + (uint32_t)i;

    sheet_write_text(w, 0, row_label(t, row));
    if (!t->b->has_shares[row]) {
        sheet_write(w, t->total, none());
        sheet_write_next(w);
        return;
    }
    for (uint32_t k = 0; k < t->column_count; k++)
        sheet_write(w, 1 + k, share_cell(t, row, t->columns[k], at, 1 + k));
    sheet_write(
        w, t->total,
        sheet_styled(
            sheet_live(w, sheet_sum_of_columns(w->row, 1, t->total, w->arena),
                       sheet_decimal(whole)),
            CELL_SUBTOTAL));
    sheet_write_next(w);
}

/* Right of the diagonal: rows and columns are the same buckets. */
static void add_heat(const struct matrix *t, uint32_t first, bool with_legend)
{
    struct sheet *s = t->w->sheet;
    struct arena *a = t->x->arena;
    uint32_t last = first + (uint32_t)t->row_count - 1;

    for (size_t i = 0; i < COUNT(heats); i++) {
        struct sheet_mark *mark = sheet_add_mark(s, MARK_WHEN, first, 1, last,
                                                 (uint32_t)t->row_count, a);

        mark->style = heats[i].style;
        mark->text =
            arena_format(a, "AND(COLUMN()-2>ROW()-%u,ISNUMBER(B%u),B%u>=%.*s)",
                         first + 1, first + 1, first + 1,
                         STR_ARG(decimal_format(heats[i].limit, false, a)));
        if (with_legend)
            mark->legend = sheet_say(t->w, heats[i].legend);
    }
}

static void add_exit_heat(const struct matrix *t, uint32_t first,
                          bool with_legend)
{
    static const struct bilingual legend = {"本期收回、结清的比例，越高越绿",
                                            "Share paid or settled"};
    struct sheet_mark *mark = sheet_add_mark(
        t->w->sheet, MARK_SCALE_GOOD, first, 1 + (uint32_t)t->row_count,
        first + (uint32_t)t->row_count - 1, t->total - 1, t->x->arena);

    if (with_legend)
        mark->legend = sheet_say(t->w, legend);
}

static void put_percent(const struct matrix *t, bool with_legend)
{
    static const struct bilingual corner = {"期初账龄 ＼ 期末", "Then \\ now"};
    uint32_t top = t->w->row, first;

    sheet_write_section(
        t->w,
        arena_format(t->x->arena,
                     t->x->language == LANGUAGE_EN ? "%.*s: per cent of the row"
                                                   : "%.*s：占期初该段的百分比",
                     STR_ARG(analysis_currency(t->x, t->b->currency))));
    put_headings(t, corner);
    first = t->w->row;
    for (size_t i = 0; i < t->row_count; i++)
        put_shares(t, i);
    add_heat(t, first, with_legend);
    add_exit_heat(t, first, with_legend);
    if (with_legend)
        t->w->row +=
            sheet_put_legend(t->w->sheet, t->w->row, 0, 4, t->x->arena);
    sheet_keep(t->w->sheet, top, t->w->row - 1, t->w->arena);
    sheet_write_next(t->w);
}

/* --- roll rates ----------------------------------------------------------- */

enum {
    ROLL_FROM,
    ROLL_TO,
    ROLL_BASE,
    ROLL_TRACED,
    ROLL_RATE,
    ROLL_BEYOND,
    ROLL_NET,
    ROLL_NET_RATE,
    ROLL_COLUMNS
};

static struct str stage_label(const struct matrix *t, size_t stage)
{
    static const struct bilingual not_due = {"未到期（含今日到期）",
                                             "Not due (and due today)"};
    const struct bucket_scheme *s = t->m->scheme;

    if (stage == 0)
        return sheet_say(t->w, not_due);
    return bucket_label(&s->items[migration_stage_bucket(s, stage)],
                        t->x->language, t->x->arena);
}

/* Among the shown; SIZE_MAX: it is not shown, and nothing is in it. */
static size_t place_of_bucket(const struct matrix *t, size_t bucket)
{
    for (size_t i = 0; i < t->row_count; i++)
        if (t->rows[i] == bucket)
            return i;
    return SIZE_MAX;
}

/* The stage's rows of a column, added up; those of stage 0 stand together. */
static struct str stage_sum(const struct matrix *t, size_t stage,
                            uint32_t column)
{
    const struct bucket_scheme *s = t->m->scheme;
    uint32_t first = t->first, end = t->first;

    if (stage > 0)
        first = t->first +
                (uint32_t)place_of_bucket(t, migration_stage_bucket(s, stage));
    while (stage == 0 && end - t->first < t->row_count &&
           t->rows[end - t->first] <= s->today)
        end++;
    if (stage > 0)
        end = first + 1;
    if (end == first)
        return STR("0");
    return sheet_sum_of_rows(column, first, end, t->x->arena);
}

/* Of nothing there is no rate. */
static void put_rate(const struct matrix *t, uint32_t column, uint32_t part_at,
                     int64_t part, int64_t base)
{
    struct sheet_writer *w = t->w;

    sheet_write(
        w, column,
        base ? sheet_live_ratio(w, sheet_cell_at(w->row, part_at, w->arena),
                                sheet_cell_at(w->row, ROLL_BASE, w->arena),
                                part, base)
             : none());
}

static void put_roll(const struct matrix *t, size_t i)
{
    const struct migration_roll *r = &t->b->rolls[i];
    struct sheet_writer *w = t->w;
    struct arena *a = t->x->arena;
    size_t next =
        place_of_bucket(t, migration_stage_bucket(t->m->scheme, i + 1));
    uint32_t column = 1 + (uint32_t)next;

    sheet_write_text(w, ROLL_FROM, stage_label(t, i));
    sheet_write_text(w, ROLL_TO, stage_label(t, i + 1));
    sheet_write(w, ROLL_BASE, live(t, stage_sum(t, i, t->total), r->base));
    sheet_write(w, ROLL_TRACED, live(t, stage_sum(t, i, column), r->traced));
    put_rate(t, ROLL_RATE, ROLL_TRACED, r->traced, r->base);
    sheet_write(w, ROLL_BEYOND, amount(t, r->beyond));
    sheet_write(w, ROLL_NET,
                live(t, sheet_cell_at(t->sums, column, a), r->net));
    put_rate(t, ROLL_NET_RATE, ROLL_NET, r->net, r->base);
    sheet_write_next(w);
}

static void put_rolls(const struct matrix *t)
{
    static const struct bilingual names[ROLL_COLUMNS] = {
        {"自", "From"},
        {"至", "To"},
        {"期初金额", "Then"},
        {"其中迁入", "Of it, moved"},
        {"迁徙率（逐张）", "Roll rate, traced"},
        {"迁入更后各段", "Moved further"},
        {"该段期末金额", "In it now"},
        {"迁徙率（净额）", "Roll rate, net"}};
    uint32_t top = t->w->row;

    sheet_write_section(
        t->w, arena_format(t->x->arena,
                           t->x->language == LANGUAGE_EN ? "%.*s: roll rates"
                                                         : "%.*s：迁徙率",
                           STR_ARG(analysis_currency(t->x, t->b->currency))));
    sheet_write_headings(t->w, names, ROLL_COLUMNS);
    for (size_t i = 0; i < t->b->roll_count; i++)
        put_roll(t, i);
    sheet_keep(t->w->sheet, top, t->w->row - 1, t->w->arena);
    sheet_write_next(t->w);
}

/* --- the sheet ------------------------------------------------------------ */

static struct str note_of(const struct analysis *x, const struct migration *m)
{
    bool english = x->language == LANGUAGE_EN;

    return arena_format(
        x->arena,
        english
            ? "From %.*s (%d days before), %s: each document is followed from "
              "its bucket then (row) to its bucket now, or to where it went "
              "(column).  Rows add up to 100.0 %% (largest remainder); what is "
              "new or open again is in no per cent.  Unapplied money is in no "
              "bucket.  For reading: the rates of the provision come from the "
              "closes."
            : "期初为%.*s（%d "
              "天前，%s）。逐张单据追踪：行为期初所在账龄段，列为"
              "期末所在账龄段或去向。各行百分比合计为 "
              "100.0%%（最大余数法）；本期"
              "新增及重新计入的单据单列，不参与百分比；未核销款不在账龄段内。本"
              "表"
              "供阅读，坏账准备所用迁徙率以各期结账数据为准。",
        STR_ARG(date_in_words(m->from, x->language, x->arena)),
        m->to.day - m->from.day,
        m->photographs ? (english ? "as exported then" : "按当期导出")
                       : (english ? "as it is known now" : "按现有数据追溯"));
}

static void put_reading(struct sheet_writer *w)
{
    static const struct bilingual text = {
        "迁徙率（逐张）＝期初在前一段、期末在后一段的金额 ÷ "
        "期初前一段金额；迁徙率（"
        "净额）＝后一段期末金额 ÷ "
        "期初前一段金额，含原已在该段的单据，间隔短于段长时"
        "偏大。",
        "Traced: of what was in the first bucket then, the part that is in the "
        "next one now.  Net: all that is in the next one now over what was in "
        "the first then; it counts what was in the next one before, and is too "
        "high where the days between are fewer than a bucket has."};

    sheet_write_note(w, sheet_say(w, text));
    sheet_write_next(w);
}

/* Digits of the largest amount with its commas. */
static int amount_width(const struct analysis *x, const struct migration *m)
{
    size_t widest = LEAST_WIDTH;

    for (size_t i = 0; i < m->count; i++)
        for (size_t k = 0; k < MIGRATION_COLUMNS; k++) {
            struct money sum = {m->items[i].closing[k], m->items[i].currency};
            size_t n = money_grouped(sum, x->arena).len + 2;

            widest = n > widest ? n : widest;
        }
    return widest > 24 ? 24 : (int)widest;
}

/* A workbook rounds what has more digits. */
static bool is_exact(const struct migration_block *b)
{
    const int64_t limit = 100000000000000;
    bool exact = true;

    for (size_t i = 0; i < MIGRATION_ROWS; i++)
        exact &= b->opening[i] < limit && b->opening[i] > -limit;
    return exact;
}

static size_t columns_of(const struct migration *m)
{
    size_t most = ROLL_COLUMNS;

    for (size_t i = 0; i < m->count; i++) {
        struct matrix t = {.m = m, .b = &m->items[i]};

        choose(&t);
        most = t.total + 1 > most ? t.total + 1 : most;
    }
    return most;
}

static void put_block(struct analysis *x, struct sheet_writer *w,
                      const struct migration *m, size_t i)
{
    struct matrix t = {.x = x, .w = w, .m = m, .b = &m->items[i]};

    w->has_exact = is_exact(t.b);
    choose(&t);
    put_matrix(&t);
    put_percent(&t, i == 0);
    put_rolls(&t);
}

static bool make(struct analysis *x, const struct analysis_part *part)
{
    const struct migration *m = x->figures->migration;
    size_t n = columns_of(m);
    int *widths = arena_array(x->arena, int, n);
    struct sheet_writer w;

    for (size_t i = 0; i < n; i++)
        widths[i] = i == 0 ? 22 : amount_width(x, m);
    w = analysis_sheet(x, part, bilingual_text(part->name, x->language), widths,
                       n, note_of(x, m));
    for (size_t i = 0; i < m->count; i++)
        put_block(x, &w, m, i);
    if (!m->count)
        sheet_write_line(&w, word(WORD_NOTHING_OPEN, x->language), CELL_PLAIN);
    else
        put_reading(&w);
    w.sheet->freeze_rows = 2;
    return true;
}

const struct analysis_part analysis_migration = {
    .name = {"迁徙", "Migration"},
    .title = {"账龄迁徙", "Migration between buckets"},
    .internal = false,
    .figure = offsetof(struct analysis_figures, migration),
    .missing =
        {"数据不足：没有可逐张比较的上一期数据（首次导出未清项，或两期数据"
         "一为未清项、一为发生额）。",
         "Not enough data: there is no earlier day to follow documents "
         "from (a first export of open items, or one with events beside "
         "one of open items)."},
    .make = make};
