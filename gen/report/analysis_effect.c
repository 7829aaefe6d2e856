/* What is followed by payment, and who pays how late. */
#include "measure/effect.h"
#include "report/analysis_parts.h"
#include "report/words.h"

/* A name, and three windows of cases, paid ones, base, came and its rate. */
enum {
    AT_NAME,
    AT_FIRST,
    WINDOW_COLUMNS = 5,
    COLUMNS = AT_FIRST + WINDOW_COLUMNS * EFFECT_WINDOWS
};

static const int widths[COLUMNS] = {26, 8,  8,  15, 15, 10, 8,  8,
                                    15, 15, 10, 8,  8,  15, 15, 10};

struct effect_block {
    struct analysis *x;
    struct sheet_writer *w;
    const struct effect *e;
    const struct effect_currency *c;
    const struct currency *currency;
};

static struct str say(const struct effect_block *b, const char *zh,
                      const char *en)
{
    return sheet_say(b->w, (struct bilingual){zh, en});
}

static struct cell heading(struct str text)
{
    return sheet_styled(sheet_text(text), CELL_HEADING);
}

static struct cell too_few(const struct effect_block *b)
{
    return sheet_aligned(sheet_text(say(b, "样本不足", "too few")),
                         CELL_ALIGN_RIGHT);
}

/* --- contacts ------------------------------------------------------------- */

static const struct bilingual group_titles[EFFECT_GROUPS] = {
    [EFFECT_STAGE] = {"按联系时最长逾期天数（阶段）",
                      "By the age of the oldest debt (stage)"},
    [EFFECT_CHANNEL] = {"按沟通方式", "By channel"},
    [EFFECT_COLLECTOR] = {"按催收人员", "By collector"},
    [EFFECT_ALL] = {"全部联系", "All contacts"},
    [EFFECT_NOBODY] = {"参照：前后 30 天均无联系的逾期客户（每周观察一次）",
                       "For comparison: overdue, no contact for 30 days before "
                       "and after (looked at weekly)"}};

static const struct bilingual channels[] = {
    [NOT_TOLD] = {"未注明", "not told"},
    [CHANNEL_PHONE] = {"电话", "telephone"},
    [CHANNEL_EMAIL] = {"邮件", "e-mail"},
    [CHANNEL_LETTER] = {"信函", "letter"},
    [CHANNEL_VISIT] = {"上门", "visit"},
    [CHANNEL_SMS] = {"短信", "text message"},
    [CHANNEL_WECHAT] = {"微信", "WeChat"},
    [CHANNEL_OTHER] = {"其他", "other"}};

static struct str named(const struct effect_block *b, struct str name)
{
    if (str_equal(name, effect_others))
        return say(b, "其他", "others");
    return name.len ? name : say(b, "未注明", "not told");
}

static struct str row_name(const struct effect_block *b,
                           const struct effect_row *r)
{
    switch (r->group) {
    case EFFECT_STAGE:
        return bucket_label(&b->x->figures->policy->buckets.items[r->key],
                            b->w->language, b->w->arena);
    case EFFECT_CHANNEL:
        return sheet_say(b->w, channels[r->key < COUNT(channels) ? r->key : 0]);
    case EFFECT_COLLECTOR:
        return named(b, r->name);
    case EFFECT_ALL:
        return say(b, "合计", "All");
    case EFFECT_NOBODY:
    case EFFECT_GROUPS:
        break;
    }
    return say(b, "无联系", "No contact");
}

static void write_cell(struct effect_block *b, uint32_t column,
                       const struct effect_cell *c)
{
    struct arena *a = b->w->arena;
    uint32_t row = b->w->row;

    sheet_write(b->w, column, sheet_integer((int64_t)c->cases));
    sheet_write(b->w, column + 1, sheet_integer((int64_t)c->paid));
    sheet_write(b->w, column + 2, sheet_money(c->base, b->currency));
    sheet_write(b->w, column + 3, sheet_money(c->came, b->currency));
    sheet_write(b->w, column + 4,
                c->cases < EFFECT_LEAST
                    ? too_few(b)
                    : sheet_live_ratio(b->w,
                                       sheet_cell_name(row, column + 3, a),
                                       sheet_cell_name(row, column + 2, a),
                                       c->came, c->base));
}

static void write_headings(struct effect_block *b)
{
    static const struct bilingual names[WINDOW_COLUMNS] = {
        {"次数", "Cases"},
        {"有付款", "Paid"},
        {"逾期基数", "Overdue"},
        {"其后回款", "Came"},
        {"回款率", "Rate"}};

    sheet_write(b->w, AT_NAME, heading(say(b, "分组", "Group")));
    for (uint32_t w = 0; w < EFFECT_WINDOWS; w++)
        sheet_put_wide(b->w->sheet, b->w->row, AT_FIRST + w * WINDOW_COLUMNS,
                       WINDOW_COLUMNS,
                       heading(arena_format(b->w->arena,
                                            b->w->language == LANGUAGE_ZH
                                                ? "其后 %d 天内"
                                                : "Within %d days",
                                            effect_days[w])),
                       b->w->arena);
    sheet_write_next(b->w);
    sheet_write(b->w, AT_NAME, heading(STR("")));
    for (uint32_t i = 0; i < WINDOW_COLUMNS * EFFECT_WINDOWS; i++)
        sheet_write(b->w, AT_FIRST + i,
                    heading(sheet_say(b->w, names[i % WINDOW_COLUMNS])));
    sheet_write_next(b->w);
}

static void write_group(struct effect_block *b, enum effect_group group)
{
    bool any = false;

    for (size_t i = 0; i < b->c->row_count; i++) {
        const struct effect_row *r = &b->c->rows[i];

        if (r->group != group)
            continue;
        if (!any)
            sheet_write_section(b->w, sheet_say(b->w, group_titles[group]));
        any = true;
        sheet_write_text(b->w, AT_NAME, row_name(b, r));
        for (uint32_t w = 0; w < EFFECT_WINDOWS; w++)
            write_cell(b, AT_FIRST + w * WINDOW_COLUMNS, &r->cells[w]);
        sheet_write_next(b->w);
    }
}

static void write_contacts(struct effect_block *b)
{
    uint32_t block = b->w->row;

    if (!b->c->row_count)
        return;
    write_headings(b);
    for (enum effect_group g = EFFECT_STAGE; g < EFFECT_GROUPS; g++)
        write_group(b, g);
    sheet_keep(b->w->sheet, block, b->w->row - 1, b->w->arena);
    sheet_write_skip(b->w, 1);
}

/* --- delays --------------------------------------------------------------- */

static const struct bilingual delay_titles[DELAY_GROUPS] = {
    [DELAY_INDUSTRY] = {"按行业", "By industry"},
    [DELAY_REGION] = {"按地区", "By region"},
    [DELAY_MONTH] = {"按开票月份", "By month of invoice"}};

/* The columns are those of the first window and the next. */
enum {
    DELAY_NAME,
    DELAY_COUNT,
    DELAY_CAME = 3,
    DELAY_LATE,
    DELAY_RATE,
    DELAY_DAYS,
    DELAY_INVOICED = 8,
    DELAY_OPEN,
    DELAY_OPEN_RATE
};

static struct cell days_cell(const struct effect_block *b,
                             const struct delay_row *r)
{
    int64_t tenths;

    if (r->payments < EFFECT_LEAST || r->came <= 0)
        return too_few(b);
    if (!decimal_sum_round(r->delay, r->came, ROUND_HALF_UP, &tenths))
        return (struct cell){0};
    return sheet_shown(sheet_decimal((struct decimal){tenths, 1}),
                       CELL_SHOW_NUMBER_1);
}

static struct str delay_name(const struct effect_block *b,
                             const struct delay_row *r)
{
    struct civil day;

    if (r->group != DELAY_MONTH)
        return named(b, r->name);
    day = date_civil(r->month);
    return arena_format(b->w->arena, "%d-%02d", day.year, day.month);
}

static void write_delay(struct effect_block *b, const struct delay_row *r)
{
    struct arena *a = b->w->arena;
    uint32_t row = b->w->row;

    sheet_write_text(b->w, DELAY_NAME, delay_name(b, r));
    sheet_put_wide(b->w->sheet, row, DELAY_COUNT, 2,
                   sheet_integer((int64_t)r->payments), a);
    sheet_write(b->w, DELAY_CAME, sheet_money(r->came, b->currency));
    sheet_write(b->w, DELAY_LATE, sheet_money(r->late, b->currency));
    sheet_write(b->w, DELAY_RATE,
                r->payments < EFFECT_LEAST
                    ? too_few(b)
                    : sheet_live_ratio(b->w,
                                       sheet_cell_name(row, DELAY_LATE, a),
                                       sheet_cell_name(row, DELAY_CAME, a),
                                       r->late, r->came));
    sheet_put_wide(b->w->sheet, row, DELAY_DAYS, 2, days_cell(b, r), a);
    if (r->group == DELAY_MONTH) {
        sheet_write(b->w, DELAY_INVOICED,
                    sheet_money(r->invoiced, b->currency));
        sheet_write(b->w, DELAY_OPEN, sheet_money(r->open, b->currency));
        sheet_write(b->w, DELAY_OPEN_RATE,
                    sheet_live_ratio(b->w, sheet_cell_name(row, DELAY_OPEN, a),
                                     sheet_cell_name(row, DELAY_INVOICED, a),
                                     r->open, r->invoiced));
    }
    sheet_write_next(b->w);
}

static void write_delay_headings(struct effect_block *b, bool months)
{
    static const struct {
        uint32_t column;
        struct bilingual text;
    } names[] = {{DELAY_NAME, {"分组", "Group"}},
                 {DELAY_COUNT, {"付款笔数", "Payments"}},
                 {DELAY_CAME, {"回款金额", "Came"}},
                 {DELAY_LATE, {"其中逾期后回款", "of it late"}},
                 {DELAY_RATE, {"逾期占比", "Late"}},
                 {DELAY_DAYS, {"平均延迟", "Days late"}},
                 {DELAY_INVOICED, {"开票金额", "Invoiced"}},
                 {DELAY_OPEN, {"尚未收回", "Still open"}},
                 {DELAY_OPEN_RATE, {"未收回率", "Open"}}};

    for (size_t i = 0; i < COUNT(names); i++) {
        uint32_t column = names[i].column;
        bool wide = column == DELAY_COUNT || column == DELAY_DAYS;

        if (months || column < DELAY_INVOICED)
            sheet_put_wide(b->w->sheet, b->w->row, column, wide ? 2 : 1,
                           heading(sheet_say(b->w, names[i].text)),
                           b->w->arena);
    }
    sheet_write_next(b->w);
}

static void write_delay_group(struct effect_block *b, enum delay_group group)
{
    uint32_t block = b->w->row;
    bool any = false;

    for (size_t i = 0; i < b->c->delay_count; i++) {
        const struct delay_row *r = &b->c->delays[i];

        if (r->group != group)
            continue;
        if (!any) {
            sheet_write_section(b->w, sheet_say(b->w, delay_titles[group]));
            write_delay_headings(b, group == DELAY_MONTH);
        }
        any = true;
        write_delay(b, r);
    }
    if (!any)
        return;
    sheet_keep(b->w->sheet, block, b->w->row - 1, b->w->arena);
    sheet_write_skip(b->w, 1);
}

/* --- the sheet ------------------------------------------------------------ */

static struct str cases_text(const struct effect_block *b)
{
    return arena_format(
        b->w->arena,
        b->w->language == LANGUAGE_ZH
            ? "每一次我方联系（同一客户、同日、同一方式算一次；含寄出的信函）为"
              "一例："
              "基数为当日所涉单据（未指明的为其全部）的逾期余额，其后回款为此后"
              " 7、"
              "14、30 天内冲销这些单据的收款与票据；期限未满的不计入。共 %zu "
              "次联系，"
              "其中 %zu 次当日无逾期，不计入。少于 %d "
              "例的不列比率。先后相随不等于因果。"
            : "A case is one contact from us (of one customer, day and "
              "channel; "
              "posted letters too): overdue is what was overdue that day of "
              "the "
              "documents it is about (else of all of his), came is the money "
              "and "
              "bills that paid them within 7, 14 and 30 days; cases whose days "
              "are not over do not count.  %zu contacts, of which %zu when "
              "nothing was overdue.  With fewer than %d cases no rate is told. "
              " "
              "What comes after is not proof of why.",
        b->e->actions, b->e->without, EFFECT_LEAST);
}

static void write_currency(struct effect_block *b, size_t before)
{
    if (before)
        sheet_break(b->w->sheet, b->w->row, b->w->arena);
    sheet_write_section(b->w, analysis_currency(b->x, b->currency));
    sheet_write_skip(b->w, 1);
    write_contacts(b);
    if (!b->c->delay_count)
        return;
    sheet_write_line(
        b->w,
        say(b, "付款延迟（最近 365 天的回款，按金额加权；负数为到期前付款）",
            "Delay of payment (last 365 days, weighted by amount; negative: "
            "before the due date)"),
        CELL_SECTION);
    for (enum delay_group g = DELAY_INDUSTRY; g < DELAY_GROUPS; g++)
        write_delay_group(b, g);
}

static bool make(struct analysis *x, const struct analysis_part *part)
{
    static const struct bilingual note = {"", ""};
    const struct effect *e = x->figures->effect;
    struct sheet_writer w;
    struct effect_block b = {.x = x, .w = &w, .e = e};
    size_t n = 0;

    if (!e->has_history) {
        analysis_say_missing(x, part,
                             bilingual_text(part->missing, x->language));
        return true;
    }
    w = analysis_part_sheet(x, part, widths, COUNT(widths), note);
    sheet_write_note(&w, cases_text(&b));
    if (!e->actions)
        sheet_write_line(
            &w,
            say(&b, "数据不足：未提供联系记录，以下只列付款延迟。",
                "Not enough data: there are no contacts; below are "
                "delays alone."),
            CELL_PLAIN);
    sheet_write_skip(&w, 1);
    for (size_t i = 0; i < e->currency_count; i++) {
        b.c = &e->currencies[i];
        b.currency = b.c->currency;
        if (b.c->row_count || b.c->delay_count)
            write_currency(&b, n++);
    }
    return true;
}

const struct analysis_part analysis_effect = {
    .name = {"效果", "Effect"},
    .title = {"催收效果与付款延迟", "What works, and who pays late"},
    .internal = true,
    .figure = offsetof(struct analysis_figures, effect),
    .missing =
        {"数据不足：本账簿为未清项快照，不含收款日期，无法统计联系之后的回款。",
         "Not enough data: an export of open items does not say when money "
         "came, so nothing can be said of what followed a contact."},
    .make = make};
