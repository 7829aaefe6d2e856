/* What moved since the last report: the waterfall, and who is behind it. */
#include "report/analysis_movement_parts.h"

#include "base/buf.h"
#include "report/movement_words.h"
#include "report/words.h"

#define MOST_NAMED 3

const struct bilingual movement_opening = {"期初余额", "Opening"};
const struct bilingual movement_closing = {"期末余额", "Closing"};
const struct bilingual movement_change = {"净变动", "Net change"};

struct str movement_label(const struct block *b, enum movement_cause cause)
{
    return sheet_say(b->w, movement_word(cause, b->movement->photographs));
}

static const struct currency *currency_of(const struct block *b)
{
    return b->m->total.currency;
}

static struct cell amount(const struct block *b, int64_t minor)
{
    return sheet_money(minor, currency_of(b));
}

/* What came and what was paid is always told; the rest where there is any. */
static bool is_shown(const struct block *b, enum movement_cause cause)
{
    bool always =
        cause == MOVEMENT_INVOICED ||
        cause == (b->movement->photographs ? MOVEMENT_SETTLED : MOVEMENT_PAID);

    return always || b->m->behind[cause].customers || b->m->total.causes[cause];
}

static void choose_causes(struct block *b)
{
    for (int i = 0; i < MOVEMENT_CAUSES; i++)
        if (is_shown(b, (enum movement_cause)i))
            b->causes[b->cause_count++] = (enum movement_cause)i;
}

/* Whatever is added up stays below what a workbook rounds. */
static bool is_exact(const struct movement_currency *m)
{
    const int64_t limit = 100000000000000;
    bool exact = m->total.opening < limit && m->total.opening > -limit &&
                 m->total.closing < limit && m->total.closing > -limit;

    for (size_t i = 0; i < MOVEMENT_CAUSES; i++)
        exact &= m->total.causes[i] < limit && m->total.causes[i] > -limit;
    return exact;
}

static struct str who(const struct block *b, const struct movement_share *s)
{
    if (s->customer == LEDGER_NONE)
        return s->gone_id;
    return b->x->figures->ledger->customers[s->customer].name;
}

/* "+1,234.50" */
static struct str signed_amount(const struct block *b, int64_t minor)
{
    struct str text =
        money_grouped((struct money){minor, currency_of(b)}, b->x->arena);

    return minor > 0 ? arena_format(b->x->arena, "+%.*s", STR_ARG(text)) : text;
}

/* "甲公司 +1,000.00；乙公司 −200.00；……" */
static struct str largest(const struct block *b,
                          const struct movement_behind *behind)
{
    bool english = b->x->language == LANGUAGE_EN;
    struct buf text = buf_new(b->x->arena, 8192);
    size_t n = behind->top_count < MOST_NAMED ? behind->top_count : MOST_NAMED;

    for (size_t i = 0; i < n; i++)
        buf_add_format(&text, "%s%.*s %.*s",
                       i == 0    ? ""
                       : english ? "; "
                                 : "；",
                       STR_ARG(who(b, &behind->top[i])),
                       STR_ARG(signed_amount(b, behind->top[i].minor)));
    if (behind->customers > n)
        buf_add_z(&text, english ? "; …" : "；……");
    return buf_str(&text);
}

static void put_who(const struct block *b, struct str text,
                    enum cell_style style)
{
    sheet_put_wide(b->w->sheet, b->w->row, AT_WHO, AT_COLUMNS - AT_WHO,
                   sheet_aligned(sheet_styled(sheet_text(text), style),
                                 style == CELL_HEADING ? CELL_ALIGN_CENTER
                                                       : CELL_ALIGN_INDENT),
                   b->w->arena);
}

static void put_headings(const struct block *b)
{
    static const struct bilingual names[] = {{"项目", "Item"},
                                             {"金额", "Amount"},
                                             {"占期初", "Of opening"},
                                             {"客户数", "Customers"}};
    static const struct bilingual who_heading = {"主要客户", "Largest"};

    put_who(b, sheet_say(b->w, who_heading), CELL_HEADING);
    sheet_write_headings(b->w, names, COUNT(names));
}

/* A line's amount over the opening. */
static void put_share(const struct block *b, int64_t minor,
                      enum cell_style style)
{
    struct cell c =
        sheet_live_ratio(b->w, sheet_cell_at(b->w->row, AT_AMOUNT, b->w->arena),
                         sheet_cell_at(b->opening, AT_AMOUNT, b->w->arena),
                         minor, b->m->total.opening);

    sheet_write(b->w, AT_SHARE, sheet_styled(c, style));
}

static void put_end(const struct block *b, struct bilingual name,
                    struct cell value, enum cell_style style)
{
    sheet_write(b->w, AT_ITEM,
                sheet_styled(sheet_text(sheet_say(b->w, name)), style));
    sheet_write(b->w, AT_AMOUNT, sheet_styled(value, style));
}

static void put_cause(const struct block *b, enum movement_cause cause)
{
    const struct movement_behind *behind = &b->m->behind[cause];

    sheet_write_text(b->w, AT_ITEM, movement_label(b, cause));
    sheet_write(
        b->w, AT_AMOUNT,
        sheet_shown(amount(b, b->m->total.causes[cause]), CELL_SHOW_CHANGE));
    put_share(b, b->m->total.causes[cause], CELL_PLAIN);
    sheet_write(b->w, AT_CUSTOMERS, sheet_integer((int64_t)behind->customers));
    put_who(b, largest(b, behind), CELL_PLAIN);
    sheet_write_next(b->w);
}

static int64_t change_of(const struct movement_row *row)
{
    return row->closing - row->opening;
}

/* Closing less opening, and that it comes to the sum of the causes. */
static void put_closing(struct block *b)
{
    struct arena *a = b->w->arena;
    struct str opening = sheet_cell_at(b->opening, AT_AMOUNT, a);
    struct str closing;
    int64_t change = change_of(&b->m->total);

    b->closing = b->w->row;
    put_end(b, movement_closing,
            sheet_live(b->w,
                       sheet_sum_of_rows(AT_AMOUNT, b->opening, b->closing, a),
                       amount(b, b->m->total.closing)),
            CELL_TOTAL);
    put_share(b, b->m->total.closing, CELL_TOTAL);
    sheet_write(b->w, AT_CUSTOMERS, (struct cell){.style = CELL_TOTAL});
    put_who(b, STR(""), CELL_TOTAL);
    sheet_write_next(b->w);
    closing = sheet_cell_at(b->closing, AT_AMOUNT, a);
    put_end(b, movement_change,
            sheet_shown(sheet_live(b->w,
                                   sheet_rounded(arena_format(a, "%.*s-%.*s",
                                                              STR_ARG(closing),
                                                              STR_ARG(opening)),
                                                 currency_of(b), a),
                                   amount(b, change)),
                        CELL_SHOW_CHANGE),
            CELL_SUBTOTAL);
    put_share(b, change, CELL_SUBTOTAL);
    sheet_write_next(b->w);
}

static void put_waterfall(struct block *b)
{
    uint32_t first = b->w->row;

    sheet_write_section(b->w, analysis_currency(b->x, currency_of(b)));
    put_headings(b);
    b->opening = b->w->row;
    put_end(b, movement_opening, amount(b, b->m->total.opening), CELL_SUBTOTAL);
    sheet_write_next(b->w);
    for (size_t i = 0; i < b->cause_count; i++)
        put_cause(b, b->causes[i]);
    put_closing(b);
    sheet_keep(b->w->sheet, first, b->w->row - 1, b->w->arena);
    sheet_write_next(b->w);
}

/* --- the sheet ------------------------------------------------------------ */

static struct str note_of(const struct analysis *x, const struct movement *m)
{
    bool english = x->language == LANGUAGE_EN;
    struct str from = date_in_words(m->from, x->language, x->arena);
    int days = m->to.day - m->from.day;

    if (m->is_traced_back)
        return arena_format(
            x->arena,
            english ? "There is no earlier report: the opening is that of "
                      "%.*s (%d days before), traced back from what is known "
                      "now.  A document that only grew older is no change."
                    : "尚无上一期报告：期初为%.*s（%d 天前）的余额，按现有数据"
                      "追溯计算。单据账龄增长不改变余额，不列为变动。",
            STR_ARG(from), days);
    if (m->not_comparable)
        return arena_format(
            x->arena,
            english ? "Since the report of %.*s (%d days).  One of the two "
                      "exports is of open items, the other has events: what "
                      "moved cannot be told apart."
                    : "与%.*s的报告（%d 天前）比较。两期数据一为未清项、一为"
                      "发生额，无法区分变动原因，全部列入“其他”。",
            STR_ARG(from), days);
    return arena_format(
        x->arena,
        english ? "Since the report of %.*s (%d days).  A document that only "
                  "grew older is no change.%s"
                : "期初为%.*s报告所列余额（%d 天前）。单据账龄增长不改变余额，"
                  "不列为变动。%s",
        STR_ARG(from), days,
        !m->photographs ? ""
        : english       ? "  Two exports of open items: what is open no more "
                          "or less than it was, and nobody says why, is "
                          "settled or reduced of unknown cause."
                        : "两期均为未清项导出：已不在清单或未清金额减少，而数据未说明"
                          "原因的，列为“结清或部分减少·原因未知”。");
}

/* A chart of one change shows nothing that its row does not. */
static bool is_worth_a_chart(const struct block *b)
{
    size_t n = 0;

    for (size_t i = 0; i < b->cause_count; i++)
        n += b->m->total.causes[b->causes[i]] != 0;
    return n > 1 && b->w->has_exact;
}

/* More than the waterfall's own lines name. */
static bool has_many(const struct movement_currency *m)
{
    size_t n = 0;

    for (size_t i = 0; i < m->customer_count; i++)
        n += m->customers[i].opening != m->customers[i].closing;
    return n > MOST_NAMED;
}

static void put_currency(struct block *b)
{
    b->w->has_exact = is_exact(b->m);
    b->chart = SIZE_MAX;
    choose_causes(b);
    put_waterfall(b);
    if (is_worth_a_chart(b))
        movement_put_chart(b);
    if (has_many(b->m))
        movement_put_customers(b);
}

/* Charts are made of cells, and these stand where they are in nobody's way. */
static void put_chart_cells(struct sheet_writer *w, const struct block *blocks,
                            size_t n)
{
    static const struct bilingual title = {"图表取数（公式取自上表）",
                                           "What the charts are made of"};

    uint32_t top = w->row;

    sheet_write_section(w, sheet_say(w, title));
    for (size_t i = 0; i < n; i++)
        if (blocks[i].chart != SIZE_MAX)
            movement_put_bars(&blocks[i]);
    sheet_keep(w->sheet, top, w->row - 1, w->arena);
}

static void put_blocks(struct analysis *x, struct sheet_writer *w)
{
    const struct movement *m = x->figures->movement;
    struct block *blocks = arena_array(x->arena, struct block, m->count);
    struct block all = {.x = x, .w = w, .movement = m};
    size_t n = 0;

    for (size_t i = 0; i < m->count; i++) {
        if (!m->items[i].customer_count)
            continue;
        blocks[n] = all;
        blocks[n].m = &m->items[i];
        put_currency(&blocks[n++]);
    }
    w->has_exact = true;
    if (m->converted)
        movement_put_converted(&all);
    if (!n)
        sheet_write_line(w, word(WORD_NOTHING_OPEN, x->language), CELL_PLAIN);
    if (w->sheet->chart_count)
        put_chart_cells(w, blocks, n);
}

static bool make(struct analysis *x, const struct analysis_part *part)
{
    static const int widths[AT_COLUMNS] = {34, 17, 15, 15, 15, 15,
                                           15, 15, 15, 15, 15, 15};
    const struct movement *m = x->figures->movement;
    struct sheet_writer w =
        analysis_sheet(x, part, bilingual_text(part->name, x->language), widths,
                       AT_COLUMNS, note_of(x, m));

    put_blocks(x, &w);
    w.sheet->freeze_rows = 2;
    return true;
}

const struct analysis_part analysis_movement = {
    .name = {"周变动", "Movement"},
    .title = {"本期变动", "What moved"},
    .internal = false,
    .figure = offsetof(struct analysis_figures, movement),
    .missing =
        {"数据不足：首次导出的是未清项清单，没有上一期可比；归档下一期后即"
         "可比较。",
         "Not enough data: this is the first export of open items, and "
         "there is none to compare with; the next one will have it."},
    .make = make};
