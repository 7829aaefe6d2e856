/* The movement of the allowance, and the entry it asks for. */
#include "report/analysis_provision.h"

/* Bytes that do not fit a line of the last column. */
#define LONG_TEXT 42

struct str provision_block_at(const struct provision_block *b, uint32_t row,
                              uint32_t column)
{
    return sheet_cell_name(row, column, b->x->arena);
}

struct str provision_block_say(const struct provision_block *b, const char *zh,
                               const char *en)
{
    return str_from_z(b->w->language == LANGUAGE_ZH ? zh : en);
}

struct cell provision_block_percent(struct cell c)
{
    c.show = CELL_SHOW_PERCENT_2;
    return c;
}

struct cell provision_block_money(const struct provision_block *b,
                                  int64_t minor)
{
    return sheet_money(minor, b->part->currency);
}

struct cell provision_block_live(const struct provision_block *b,
                                 struct str formula, int64_t minor)
{
    return sheet_live(b->w,
                      sheet_rounded(formula, b->part->currency, b->x->arena),
                      provision_block_money(b, minor));
}

void provision_block_put_beside(struct provision_block *b, uint32_t column,
                                struct str text)
{
    struct cell c = sheet_text(text);

    c.align = text.len < LONG_TEXT ? CELL_ALIGN_INDENT : CELL_ALIGN_WRAP;
    sheet_write(b->w, column, c);
}

void provision_block_put_section(struct provision_block *b, const char *zh,
                                 const char *en, struct str more)
{
    sheet_write_section(
        b->w, arena_format(b->x->arena, "%.*s%s%.*s%s%.*s",
                           STR_ARG(analysis_currency(b->x, b->part->currency)),
                           b->w->language == LANGUAGE_ZH ? "　" : ": ",
                           STR_ARG(provision_block_say(b, zh, en)),
                           !more.len                       ? ""
                           : b->w->language == LANGUAGE_ZH ? "："
                                                           : ": ",
                           STR_ARG(more)));
}

void provision_block_put_line(struct provision_block *b, struct str label,
                              struct cell amount)
{
    sheet_write_text(b->w, AT_WHO, label);
    sheet_write(b->w, AT_GROSS, amount);
    sheet_write_next(b->w);
}

/* --- movement and entry --------------------------------------------------- */

/* Why the entry is not known. */
static void put_unknown(struct provision_block *b)
{
    const struct provision_movement *m = &b->part->movement;
    struct str why = provision_opening_words(m, b->w->language, b->x->arena);

    if (m->source != OPENING_UNKNOWN)
        why = provision_block_say(
            b,
            "数据不足：有余额的分段没有损失率，无法确定应计提金额和本次分录。",
            "Not enough data: a segment with a balance has no rate, so the "
            "entry is not known.");
    sheet_write_line(b->w, why, CELL_BAD);
    sheet_write_next(b->w);
}

/* The same as the notes to the accounts show it, in one row. */
static void put_disclosure(struct provision_block *b, uint32_t opening,
                           uint32_t entry)
{
    static const struct bilingual headings[] = {{"", ""},
                                                {"期初余额", "Opening"},
                                                {"本期计提", "Charge"},
                                                {"收回或转回", "Reversal"},
                                                {"核销", "Written off"},
                                                {"其他变动", "Other"},
                                                {"期末余额", "Closing"}};
    const struct provision_movement *m = &b->part->movement;
    struct sheet_writer *w = b->w;
    struct arena *a = b->x->arena;
    struct str e = provision_block_at(b, entry, AT_GROSS);
    uint32_t row;

    sheet_write_headings(w, headings, COUNT(headings));
    row = w->row;
    sheet_write_text(w, AT_WHO,
                     provision_block_say(b, "坏账准备变动", "Movement"));
    sheet_write(w, AT_GROSS,
                provision_block_live(
                    b, provision_block_at(b, opening, AT_GROSS), m->opening));
    sheet_write(w, AT_CREDITS,
                provision_block_live(
                    b, arena_format(a, "MAX(%.*s,0)", STR_ARG(e)), m->charge));
    sheet_write(
        w, AT_BASE,
        provision_block_live(b, arena_format(a, "MAX(-%.*s,0)", STR_ARG(e)),
                             m->reversal));
    sheet_write(
        w, AT_RATE,
        provision_block_live(
            b,
            arena_format(a, "-%.*s",
                         STR_ARG(provision_block_at(b, opening + 1, AT_GROSS))),
            m->writeoffs));
    sheet_write(w, AT_REQUIRED,
                provision_block_live(
                    b, provision_block_at(b, opening + 2, AT_GROSS), m->other));
    sheet_write(
        w, AT_NOTE,
        provision_block_live(
            b,
            arena_format(a, "%.*s+%.*s-%.*s-%.*s+%.*s",
                         STR_ARG(provision_block_at(b, row, AT_GROSS)),
                         STR_ARG(provision_block_at(b, row, AT_CREDITS)),
                         STR_ARG(provision_block_at(b, row, AT_BASE)),
                         STR_ARG(provision_block_at(b, row, AT_RATE)),
                         STR_ARG(provision_block_at(b, row, AT_REQUIRED))),
            m->closing));
    sheet_write_skip(w, 2);
}

static void put_voucher(struct provision_block *b, uint32_t entry)
{
    struct voucher_line lines[2];
    struct sheet_writer *w = b->w;
    size_t n = provision_voucher(b->part, w->language, lines);
    const struct str headings[] = {
        provision_block_say(b, "凭证摘要", "Voucher"),
        provision_block_say(b, "借方", "Debit"),
        provision_block_say(b, "贷方", "Credit"),
        provision_block_say(b, "会计科目", "Account")};

    if (n == 0) {
        bool none = !b->part->movement.replaces.len;

        sheet_write_line(
            w,
            none ? provision_block_say(b, "本次无需编制分录。",
                                       "Nothing to enter.")
                 : provision_block_say(
                       b, "本次无需编制分录；上述原凭证应以红字冲销。",
                       "Nothing to enter; the voucher above is to be "
                       "reversed."),
            CELL_PLAIN);
        sheet_write_next(w);
        return;
    }
    for (uint32_t i = 0; i < COUNT(headings); i++)
        sheet_write(w, i, sheet_styled(sheet_text(headings[i]), CELL_HEADING));
    sheet_write_next(w);
    for (size_t i = 0; i < n; i++) {
        sheet_write_wrapped(
            w, AT_WHO,
            provision_voucher_text(b->p, b->part, w->language, b->x->arena));
        sheet_write(
            w, lines[i].debit ? AT_GROSS : AT_CREDITS,
            provision_block_live(
                b,
                arena_format(b->x->arena, "ABS(%.*s)",
                             STR_ARG(provision_block_at(b, entry, AT_GROSS))),
                lines[i].minor));
        provision_block_put_beside(b, AT_BASE, lines[i].account);
        sheet_write_next(w);
    }
    sheet_write_next(w);
}

/* What an earlier close of the day entered, and what this one is apart. */
static void put_replaced(struct provision_block *b, uint32_t entry)
{
    const struct provision_movement *m = &b->part->movement;
    struct arena *a = b->x->arena;

    if (!m->replaces.len)
        return;
    provision_block_put_beside(
        b, AT_CREDITS,
        arena_format(a,
                     b->w->language == LANGUAGE_EN
                         ? "Close %.*s; to be reversed first"
                         : "结账 %.*s，须先以红字冲销",
                     STR_ARG(m->replaces)));
    provision_block_put_line(
        b,
        provision_block_say(b, "被替代的原凭证分录",
                            "Entry of the voucher replaced"),
        provision_block_money(b, m->replaced));
    provision_block_put_line(
        b, provision_block_say(b, "与原凭证的差额", "Difference to it"),
        provision_block_live(
            b,
            arena_format(a, "%.*s-%.*s",
                         STR_ARG(provision_block_at(b, entry, AT_GROSS)),
                         STR_ARG(provision_block_at(b, entry + 1, AT_GROSS))),
            m->difference));
}

void analysis_write_movement(struct provision_block *b)
{
    const struct provision_movement *m = &b->part->movement;
    struct sheet_writer *w = b->w;
    struct arena *a = b->x->arena;
    struct str opening = provision_opening_words(m, w->language, a);
    struct str required = b->required.len ? b->required : STR("0");
    uint32_t first, entry;

    provision_block_put_section(b, "四、坏账准备变动与本次分录",
                                "4. Movement and entry", STR(""));
    if (!provision_entry_known(b->part)) {
        put_unknown(b);
        return;
    }
    first = w->row;
    sheet_put_wide(w->sheet, w->row, AT_CREDITS,
                   (uint32_t)w->sheet->column_count - AT_CREDITS,
                   sheet_text(opening), a);
    provision_block_put_line(b, provision_block_say(b, "期初余额", "Opening"),
                             provision_block_money(b, m->opening));
    provision_block_put_line(
        b, provision_block_say(b, "减：本期核销", "less: written off"),
        provision_block_money(b, -m->writeoffs));
    provision_block_put_line(
        b,
        provision_block_say(b, "加：收回已核销的坏账", "Recovered of what was"),
        provision_block_money(b, m->other));
    provision_block_put_line(
        b, provision_block_say(b, "本次分录前余额", "Before this entry"),
        sheet_styled(
            provision_block_live(
                b, sheet_sum_of_rows(AT_GROSS, first, w->row, a), m->before),
            CELL_SUBTOTAL));
    provision_block_put_line(
        b, provision_block_say(b, "应计提（单项＋组合）", "Required (1 + 2)"),
        provision_block_live(b, required, b->part->required));
    entry = w->row;
    provision_block_put_line(
        b,
        provision_block_say(b, "本次分录：计提（负数为转回）",
                            "This entry: charge (negative: reversal)"),
        sheet_styled(
            provision_block_live(
                b,
                arena_format(
                    a, "%.*s-%.*s",
                    STR_ARG(provision_block_at(b, entry - 1, AT_GROSS)),
                    STR_ARG(provision_block_at(b, entry - 2, AT_GROSS))),
                m->entry),
            CELL_TOTAL));
    put_replaced(b, entry);
    sheet_write_next(w);
    put_disclosure(b, first, entry);
    put_voucher(b, entry);
    sheet_keep(w->sheet, first - 1, w->row - 1, a);
}
