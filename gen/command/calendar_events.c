#include "command/calendar_events.h"

#include "base/buf.h"
#include "base/hash.h"
#include "report/calendar_words.h"

#define NUMBERS_MOST 50
#define UID_DIGITS   32
#define TEXT_MAX     ((size_t)1 << 16)

struct maker {
    const struct calendar_figures *figures;
    bool chinese;
    enum language language;
    struct arena *arena;
};

/*
 * The same for the same thing in every file: of what it is and of its first
 * document, not of its day, so that a later file moves the event.
 */
static struct str uid_of(const struct maker *m, const struct calendar_group *g,
                         size_t ordinal)
{
    const struct clocks *list = m->figures->clocks;
    const struct clock *c = g->first;
    const struct customer *who = &list->ledger->customers[c->customer];
    struct str subject = clock_subject(list, c, m->arena);
    struct str step =
        c->step ? date_iso(c->step->event_date, m->arena) : STR("");
    struct str key = arena_format(
        m->arena, "%s\n%.*s\n%.*s\n%d %.*s %zu\n%.*s",
        clock_kind_key((enum clock_kind)c->kind), STR_ARG(who->customer_id),
        STR_ARG(subject), c->step ? c->step->event : 0, STR_ARG(step), ordinal,
        STR_ARG(m->figures->policy->creditor.name));
    struct str hex = hash_hex(hash_bytes(key), m->arena);

    return arena_format(m->arena, "%.*s@duebook",
                        STR_ARG(str_head(hex, UID_DIGITS)));
}

static struct str summary_of(const struct maker *m,
                             const struct calendar_group *g)
{
    const struct clock *c = g->first;
    const struct customer *who =
        &m->figures->clocks->ledger->customers[c->customer];
    struct str kind = clock_kind_text((enum clock_kind)c->kind, m->language);
    struct str amount = STR("");

    if (c->currency)
        amount =
            arena_format(m->arena, " %s %.*s", c->currency->code,
                         STR_ARG(money_grouped(
                             (struct money){g->open, c->currency}, m->arena)));
    return m->chinese ? arena_format(m->arena, "%.*s：%.*s%.*s", STR_ARG(kind),
                                     STR_ARG(who->name), STR_ARG(amount))
                      : arena_format(m->arena, "%.*s: %.*s%.*s", STR_ARG(kind),
                                     STR_ARG(who->name), STR_ARG(amount));
}

static void add_line(struct buf *b, const char *label, struct str text)
{
    if (text.len)
        buf_add_format(b, "%s%.*s\n", label, STR_ARG(text));
}

static struct str description_of(const struct maker *m,
                                 const struct calendar_group *g)
{
    const struct clocks *list = m->figures->clocks;
    const struct clock *c = g->first;
    bool zh = m->chinese;
    enum language l = m->language;
    struct arena *a = m->arena;
    struct buf b = buf_new(a, TEXT_MAX);

    add_line(&b, "",
             zh ? STR("内部资料，不得对外提供")
                : STR("Internal: not to leave the house"));
    add_line(&b, zh ? "涉及：" : "of: ",
             calendar_numbers(list, g, NUMBERS_MOST, l, a));
    add_line(&b, zh ? "届满日（可证明）：" : "end (provable): ",
             clock_end_text(c, true, l, a));
    add_line(&b, zh ? "起算：" : "from: ", clock_from_text(c, true, l, a));
    if (c->kind == CLOCK_LIMITATION)
        add_line(&b, zh ? "届满日（可主张）：" : "end (asserted): ",
                 clock_end_text(c, false, l, a));
    add_line(&b, "", clock_end_note(&c->provable, l, a));
    add_line(&b, zh ? "应办：" : "to do: ", clock_action_text(c, l));
    add_line(&b, zh ? "缺少：" : "missing: ", clock_lacks_text(c->lacks, l, a));
    add_line(&b,
             zh ? "依据：" : "basis: ", clock_basis_text(c, list->ledger, l));
    return str_trim(buf_str(&b));
}

/* Things seized on one day in one case, but until different days. */
static size_t count_alike(const struct calendar_group *groups, size_t n)
{
    const struct case_step *s = groups[n].first->step;
    size_t found = 0;

    for (size_t i = 0; s && i < n; i++) {
        const struct case_step *x = groups[i].first->step;

        found += x && x->event == s->event && x->customer == s->customer &&
                 x->event_date.day == s->event_date.day &&
                 str_equal(x->case_no, s->case_no);
    }
    return found;
}

static struct ics_event event_of(const struct maker *m,
                                 const struct calendar_group *groups, size_t n)
{
    const struct calendar_group *g = &groups[n];
    const struct clock *c = g->first;

    return (struct ics_event){
        .uid = uid_of(m, g, count_alike(groups, n)),
        .day = c->by,
        .summary = summary_of(m, g),
        .description = description_of(m, g),
        .category = clock_kind_text((enum clock_kind)c->kind, m->language),
        .alarms = clock_alarms[c->kind],
        .alarm_count = CLOCK_ALARMS};
}

static struct ics_event nothing(const struct maker *m)
{
    return (struct ics_event){
        .uid = STR("nothing@duebook"),
        .day = m->figures->clocks->as_of,
        .summary = m->chinese ? STR("没有进行中的法定期限")
                              : STR("No legal deadline is running")};
}

size_t calendar_events_make(const struct calendar_figures *f,
                            struct ics_event **out, struct arena *a)
{
    struct maker m = {.figures = f,
                      .chinese = f->policy->language == LANGUAGE_ZH,
                      .language = f->policy->language,
                      .arena = a};
    struct calendar_group *groups;
    size_t n = calendar_groups_make(f->clocks, &groups, a), count = 0;
    struct ics_event *events = arena_array(a, struct ics_event, n + 1);

    for (size_t i = 0; i < n; i++)
        if (groups[i].first->state == CLOCK_RUNS &&
            date_is(groups[i].first->by))
            events[count++] = event_of(&m, groups, i);
    if (!count)
        events[count++] = nothing(&m);
    *out = events;
    return count;
}

struct str calendar_name(const struct calendar_figures *f, struct arena *a)
{
    bool zh = f->policy->language == LANGUAGE_ZH;

    return arena_format(a,
                        zh ? "法定期限日历（%.*s）" : "Legal deadlines (%.*s)",
                        STR_ARG(f->policy->creditor.name));
}
