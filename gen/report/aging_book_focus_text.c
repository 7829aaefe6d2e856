/*
 * The focus list in words: why a customer is on it, and how its score comes
 * about.
 */
#include "report/aging_book_focus.h"

#include "base/buf.h"

struct decimal focus_tenths(int32_t n)
{
    return (struct decimal){n, 1};
}

/* Reasons, one behind another. */
struct reasons {
    const struct aging_book *book;
    struct buf text;
    struct arena *scratch;
};

/* The format has one %s. */
static void add_reason(struct reasons *r, struct bilingual format,
                       struct str text)
{
    struct str whole = book_say(r->book, format), head, rest;

    if (r->text.len)
        buf_add(&r->text, word(WORD_SEPARATOR, r->book->language));
    if (!str_cut(whole, '%', &head, &rest)) {
        buf_add(&r->text, whole);
        return;
    }
    buf_add(&r->text, head);
    buf_add(&r->text, text);
    buf_add(&r->text, str_skip(rest, 1));
}

static struct str number(struct reasons *r, int64_t n)
{
    return arena_format(r->scratch, "%lld", (long long)n);
}

static struct str amount(struct reasons *r, int64_t minor,
                         const struct currency *currency)
{
    return money_grouped((struct money){minor, currency}, r->scratch);
}

static void add_age(struct reasons *r, const struct focus_row *row)
{
    static const struct bilingual hard = {
        "平均逾期 %s 天，超过 180 天回收困难",
        "%s days on average: hard to recover beyond 180"};
    static const struct bilingual key = {
        "平均逾期 %s 天，正处 30—90 天催收关键期",
        "%s days on average: 30 to 90 is the time to act"};
    static const struct bilingual plain = {"平均逾期 %s 天",
                                           "%s days on average"};

    add_reason(r,
               row->mean_days > 180                          ? hard
               : row->mean_days > 30 && row->mean_days <= 90 ? key
                                                             : plain,
               number(r, row->mean_days));
}

static void add_limit(struct reasons *r, const struct focus_row *row)
{
    static const struct bilingual soon = {
        "可证时效剩 %s 天", "provable limitation ends in %s days"};
    static const struct bilingual ended = {
        "可证时效已届满的金额 %s，应补证或取得债务人书面同意",
        "%s beyond its provable limitation: find proof, or ask for consent"};

    if (date_is(row->limit) && row->limit_days <= 180)
        add_reason(r, soon, number(r, row->limit_days));
    if (row->ended)
        add_reason(r, ended, amount(r, row->ended_open, row->currency));
}

static void add_promise(struct reasons *r, const struct focus_row *row)
{
    static const struct bilingual broken = {"承诺未兑现", "promise broken"};
    static const struct bilingual open = {"承诺未到期", "promise open"};
    static const struct bilingual renewed = {
        "失约后再次承诺，未到期", "promised anew after breaking one"};

    if (row->promise == FOCUS_PROMISE_BROKEN)
        add_reason(r, broken, STR(""));
    else if (row->promise == FOCUS_PROMISE_RENEWED)
        add_reason(r, renewed, STR(""));
    else if (row->promise == FOCUS_PROMISE_OPEN)
        add_reason(r, open, STR(""));
}

static void add_amounts(struct reasons *r, const struct aging_row *row,
                        const struct currency *currency)
{
    static const struct bilingual disputed = {"争议 %s", "%s disputed"};
    static const struct bilingual unapplied = {"未核销 %s", "%s not applied"};
    static const struct bilingual lawyer = {"律师处 %s", "%s with the lawyer"};

    if (row->disputed)
        add_reason(r, disputed, amount(r, row->disputed, currency));
    if (row->unapplied)
        add_reason(r, unapplied, amount(r, row->unapplied, currency));
    if (row->handed_over)
        add_reason(r, lawyer, amount(r, row->handed_over, currency));
}

struct str focus_reasons(const struct aging_book *b,
                         const struct focus_row *row,
                         const struct aging_row *aged, struct arena *scratch)
{
    struct reasons r = {b, buf_new(scratch, 4096), scratch};

    add_age(&r, row);
    add_promise(&r, row);
    add_limit(&r, row);
    add_amounts(&r, aged, row->currency);
    return buf_str(&r.text);
}

/* "1—30 天 1.0，31—90 天 1.5，…，365 天以上 3.0" */
static void add_steps(const struct aging_book *b, struct buf *to,
                      const struct focus_step *steps, size_t n)
{
    bool zh = b->language == LANGUAGE_ZH;

    for (size_t i = 0; i < n; i++) {
        struct str factor =
            decimal_format(focus_tenths(steps[i].tenths), false, b->arena);

        buf_add_z(to, i == 0 ? "" : zh ? "，" : ", ");
        if (i + 1 < n)
            buf_add_format(to, zh ? "%d—%d 天 " : "%d–%d days ", steps[i].from,
                           steps[i + 1].from - 1);
        else
            buf_add_format(to, zh ? "%d 天以上 " : "from %d days ",
                           steps[i].from);
        buf_add(to, factor);
    }
}

static void add_promise_factors(const struct aging_book *b, struct buf *to)
{
    static const struct bilingual names[FOCUS_PROMISES] = {
        [FOCUS_NO_PROMISE] = {"无承诺", "none"},
        [FOCUS_PROMISE_OPEN] = {"未到期", "open"},
        [FOCUS_PROMISE_KEPT] = {"已兑现", "kept"},
        [FOCUS_PROMISE_RENEWED] = {"失约后再承诺", "broken and renewed"},
        [FOCUS_PROMISE_BROKEN] = {"未兑现", "broken"}};

    for (size_t i = 0; i < FOCUS_PROMISES; i++)
        buf_add_format(to, "%s%.*s %.*s",
                       i == 0                       ? ""
                       : b->language == LANGUAGE_ZH ? "，"
                                                    : ", ",
                       STR_ARG(book_say(b, names[i])),
                       STR_ARG(decimal_format(focus_tenths(focus_promises[i]),
                                              false, b->arena)));
}

/* How the score comes about, with all its factors. */
struct str book_focus_formula(const struct aging_book *b)
{
    struct buf f = buf_new(b->arena, 8192);

    buf_add(&f,
            book_say(b, (struct bilingual){
                            "分值 ＝ 占逾期合计 × 1000 × 账龄系数",
                            "Score = share of overdue × 1000 × age factor"}));
    if (b->focus->has_promises)
        buf_add(&f, book_say(b, (struct bilingual){" × 承诺系数",
                                                   " × promise factor"}));
    if (b->focus->has_clocks)
        buf_add(&f, book_say(b, (struct bilingual){" × 时效系数",
                                                   " × limitation factor"}));
    buf_add(&f, book_say(b, (struct bilingual){
                                "。账龄系数（按金额加权的逾期天数）：",
                                ".  Age factor (days overdue, weighted by "
                                "amount): "}));
    add_steps(b, &f, focus_ages, FOCUS_AGES);
    if (b->focus->has_promises) {
        buf_add(&f, book_say(b, (struct bilingual){"；承诺系数（最近一次）：",
                                                   "; promise factor (the last "
                                                   "one): "}));
        add_promise_factors(b, &f);
    }
    if (b->focus->has_clocks) {
        buf_add(&f,
                book_say(b, (struct bilingual){
                                "；时效系数（距最近可证届满日）：",
                                "; limitation factor (to the nearest provable "
                                "end): "}));
        add_steps(b, &f, focus_limits, FOCUS_LIMITS);
        buf_add(&f, book_say(b, (struct bilingual){"，其他 1.0",
                                                   ", otherwise 1.0"}));
    }
    buf_add_z(&f, b->language == LANGUAGE_ZH ? "。" : ".");
    return buf_str(&f);
}
