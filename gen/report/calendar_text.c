#include "report/calendar.h"

#include "base/buf.h"
#include "report/calendar_pair.h"
#include "report/calendar_words.h"

#define TEXT_MAX     (SIZE_MAX / 2)
#define NUMBERS_MOST 20

/* Several things seized on one day in one case are one thing to do. */
static bool is_of_one(const struct clock *x, const struct clock *y)
{
    if (!x->step || !y->step)
        return x->document != LEDGER_NONE && y->document != LEDGER_NONE;
    return str_equal(x->step->case_no, y->step->case_no) &&
           x->step->event == y->step->event &&
           x->step->event_date.day == y->step->event_date.day;
}

static bool says_the_same(const struct clock *x, const struct clock *y)
{
    return is_of_one(x, y) && x->kind == y->kind &&
           x->customer == y->customer && x->state == y->state &&
           x->law == y->law && x->currency == y->currency &&
           x->contract == y->contract && x->by.day == y->by.day &&
           x->due.day == y->due.day &&
           x->provable.day.day == y->provable.day.day &&
           x->provable.start.day == y->provable.start.day &&
           x->asserted.day.day == y->asserted.day.day &&
           x->asserted.start.day == y->asserted.start.day &&
           x->lacks == y->lacks && !x->disputed == !y->disputed;
}

size_t calendar_groups_make(const struct clocks *clocks,
                            struct calendar_group **out, struct arena *a)
{
    struct calendar_group *groups = NULL;
    size_t n = 0, capacity = 0;

    for (size_t i = 0; i < clocks->count; i++) {
        const struct clock *c = &clocks->items[i];

        if (!n || !says_the_same(groups[n - 1].first, c))
            ARENA_PUSH(a, groups, n, capacity) =
                (struct calendar_group){.first = c};
        groups[n - 1].count++;
        groups[n - 1].open += c->open;
        groups[n - 1].disputed += c->disputed;
    }
    *out = groups;
    return n;
}

struct str calendar_numbers(const struct clocks *clocks,
                            const struct calendar_group *g, size_t most,
                            enum language language, struct arena *a)
{
    struct buf b = buf_new(a, TEXT_MAX);
    bool zh = language == LANGUAGE_ZH;

    for (size_t i = 0; i < g->count && i < most; i++) {
        if (i)
            buf_add_z(&b, zh ? "、" : ", ");
        buf_add(&b, clock_subject(clocks, g->first + i, a));
    }
    if (g->count > most)
        buf_add_format(&b, zh ? " 等 %zu 笔" : " and %zu more",
                       zh ? g->count : g->count - most);
    return buf_str(&b);
}

/* --- one paragraph -------------------------------------------------------- */

enum label {
    LABEL_TITLE,
    LABEL_INTERNAL,
    LABEL_AS_OF,
    LABEL_NONE,
    LABEL_OF,
    LABEL_PROVABLE,
    LABEL_ASSERTED,
    LABEL_DISPUTED,
    LABEL_DO,
    LABEL_LACKS,
    LABEL_BASIS
};

static const struct pair labels[] = {
    [LABEL_TITLE] = PAIR("法定期限日历", "Calendar of legal deadlines"),
    [LABEL_INTERNAL] =
        PAIR("内部资料，不得对外提供", "Internal: not to leave the house"),
    [LABEL_AS_OF] = PAIR("截至 ", "As of "),
    [LABEL_NONE] = PAIR("没有需要列出的期限。", "There is nothing to list."),
    [LABEL_OF] = PAIR("涉及：", "of: "),
    [LABEL_PROVABLE] = PAIR("可证明：", "provable: "),
    [LABEL_ASSERTED] = PAIR("可主张：", "asserted: "),
    [LABEL_DISPUTED] = PAIR("其中有争议", "disputed"),
    [LABEL_DO] = PAIR("应办：", "to do: "),
    [LABEL_LACKS] = PAIR("缺少：", "missing: "),
    [LABEL_BASIS] = PAIR("依据：", "basis: "),
};

struct writer {
    const struct calendar_figures *figures;
    enum language language;
    struct arena *arena;
    struct buf out;
};

static void add_line(struct writer *w, enum label label, struct str text)
{
    struct str name = pair_text(&labels[label], w->language);

    if (text.len)
        buf_add_format(&w->out, "    %.*s%.*s\n", STR_ARG(name), STR_ARG(text));
}

/* "2026-10-08（自……；2026-10-01 为休息日，顺延）". */
static struct str end_line(struct writer *w, const struct clock *c,
                           bool provable)
{
    const struct period_end *end = provable ? &c->provable : &c->asserted;
    struct str day = clock_end_text(c, provable, w->language, w->arena);
    struct str from = clock_from_text(c, provable, w->language, w->arena);
    struct str note = clock_end_note(end, w->language, w->arena);
    bool zh = w->language == LANGUAGE_ZH;

    if (!from.len && !note.len)
        return day;
    return arena_format(w->arena, "%.*s%s%s%.*s%s%.*s%s", STR_ARG(day),
                        zh ? "（" : " (", from.len ? zh ? "自 " : "from " : "",
                        STR_ARG(from),
                        from.len && note.len ? zh ? "；" : "; " : "",
                        STR_ARG(note), zh ? "）" : ")");
}

static void add_heading(struct writer *w, const struct calendar_group *g)
{
    const struct clock *c = g->first;
    const struct customer *who =
        &w->figures->clocks->ledger->customers[c->customer];
    struct str day =
        date_is(c->by) ? date_iso(c->by, w->arena) : STR("----------");
    struct str days = clock_days_text(c, w->language, w->arena);

    buf_add_format(
        &w->out, "%.*s  %.*s  %.*s  %.*s %.*s  %.*s", STR_ARG(day),
        STR_ARG(clock_kind_text((enum clock_kind)c->kind, w->language)),
        STR_ARG(days.len ? days : clock_state_text(c, w->language)),
        STR_ARG(who->customer_id), STR_ARG(who->name),
        STR_ARG(c->currency ? str_from_z(c->currency->code) : STR("")));
    if (c->currency)
        buf_add_format(&w->out, " %.*s",
                       STR_ARG(money_grouped(
                           (struct money){g->open, c->currency}, w->arena)));
    if (c->currency && g->disputed)
        buf_add_format(
            &w->out,
            w->language == LANGUAGE_ZH ? "（%.*s %.*s）" : " (%.*s %.*s)",
            STR_ARG(pair_text(&labels[LABEL_DISPUTED], w->language)),
            STR_ARG(money_grouped((struct money){g->disputed, c->currency},
                                  w->arena)));
    buf_add_byte(&w->out, '\n');
}

static void add_group(struct writer *w, const struct calendar_group *g)
{
    const struct clock *c = g->first;

    add_heading(w, g);
    add_line(w, LABEL_OF,
             calendar_numbers(w->figures->clocks, g, NUMBERS_MOST, w->language,
                              w->arena));
    if (c->state != CLOCK_FOREIGN && c->state != CLOCK_UNKNOWN)
        add_line(w, LABEL_PROVABLE, end_line(w, c, true));
    if (c->kind == CLOCK_LIMITATION && c->state != CLOCK_FOREIGN &&
        (c->is_asserted_open || c->asserted.day.day != c->provable.day.day))
        add_line(w, LABEL_ASSERTED, end_line(w, c, false));
    add_line(w, LABEL_DO, clock_action_text(c, w->language));
    add_line(w, LABEL_LACKS, clock_lacks_text(c->lacks, w->language, w->arena));
    add_line(w, LABEL_BASIS,
             clock_basis_text(c, w->figures->clocks->ledger, w->language));
    buf_add_byte(&w->out, '\n');
}

struct str calendar_text(const struct calendar_figures *f, struct arena *a)
{
    struct writer w = {.figures = f,
                       .language = f->policy->language,
                       .arena = a,
                       .out = buf_new(a, TEXT_MAX)};
    struct calendar_group *groups;
    size_t n = calendar_groups_make(f->clocks, &groups, a);
    struct str day = date_iso(f->clocks->as_of, a);

    buf_add_format(&w.out, "%.*s\n%.*s%.*s  %.*s\n\n",
                   STR_ARG(pair_text(&labels[LABEL_TITLE], w.language)),
                   STR_ARG(pair_text(&labels[LABEL_AS_OF], w.language)),
                   STR_ARG(day),
                   STR_ARG(pair_text(&labels[LABEL_INTERNAL], w.language)));
    for (size_t i = 0; i < n; i++)
        add_group(&w, &groups[i]);
    if (!n)
        buf_add_format(&w.out, "%.*s\n",
                       STR_ARG(pair_text(&labels[LABEL_NONE], w.language)));
    return buf_str(&w.out);
}
