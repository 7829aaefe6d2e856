#include "report/kpi_parts.h"

#include "measure/promise.h"

#include <stdlib.h>

#define SHOWN  5  /* on the page */
#define RECENT 30 /* days that a broken promise is told of */

static const struct {
    const char *name;
    struct bilingual label;
} states[] = {
    [PROMISE_OPEN] = {"open", {"未到期", "open"}},
    [PROMISE_KEPT] = {"kept", {"已兑现", "kept"}},
    [PROMISE_BROKEN] = {"broken", {"未兑现", "broken"}},
    [PROMISE_MOVED] = {"moved", {"已改期", "moved"}},
    [PROMISE_UNKNOWN] = {"unknown", {"无收款数据，无法判定", "not known"}},
};

/* Open, or broken of late. */
static bool is_told(const struct kpi_parts *w, const struct promise *p,
                    const struct currency *currency)
{
    if (p->currency != currency)
        return false;
    if (p->state == PROMISE_OPEN)
        return true;
    return p->state == PROMISE_BROKEN &&
           w->report->aging->as_of.day - p->limit.day < RECENT;
}

/* Broken ones first, the largest of each first. */
static int compare(const void *a, const void *b)
{
    const struct promise *x = *(const struct promise *const *)a;
    const struct promise *y = *(const struct promise *const *)b;
    bool of_x = x->state == PROMISE_BROKEN, of_y = y->state == PROMISE_BROKEN;

    if (of_x != of_y)
        return of_x ? -1 : 1;
    if (x->promised != y->promised)
        return x->promised > y->promised ? -1 : 1;
    return (x->contact > y->contact) - (x->contact < y->contact);
}

static size_t list_told(const struct kpi_parts *w,
                        const struct currency *currency,
                        const struct promise ***out)
{
    const struct promises *all = w->report->promises;
    size_t n = 0;

    *out = arena_array(w->arena, const struct promise *, all ? all->count : 0);
    for (size_t i = 0; all && i < all->count; i++)
        if (is_told(w, &all->items[i], currency))
            (*out)[n++] = &all->items[i];
    if (n)
        qsort(*out, n, sizeof(**out), compare);
    return n;
}

static struct str state_words(const struct kpi_parts *w,
                              const struct promise *p)
{
    struct str label = kpi_say_word(&w->say, states[p->state].label.zh,
                                    states[p->state].label.en);

    if (p->paid <= 0 || p->state == PROMISE_KEPT)
        return label;
    return arena_format(
        w->arena,
        w->say.language == LANGUAGE_EN ? "%.*s, paid %.*s" : "%.*s，已付 %.*s",
        STR_ARG(label), STR_ARG(kpi_say_share(&w->say, p->paid, p->promised)));
}

/* "07-24"; with its year where it is another than the report's. */
static struct str short_day(const struct kpi_parts *w, struct date day)
{
    struct str iso = date_iso(day, w->arena);

    if (date_civil(day).year != date_civil(w->report->aging->as_of).year)
        return iso;
    return str_skip(iso, sizeof("2026-") - 1);
}

static struct value promise_value(const struct kpi_parts *w,
                                  const struct promise *p, bool shown)
{
    const struct customer *c = &w->report->ledger->customers[p->customer];
    struct value v = value_map_new(w->arena);
    const struct {
        const char *key;
        struct value value;
    } entries[] = {
        {"customer_id", value_text(c->customer_id)},
        {"who", value_text(kpi_part_name(w, p->customer))},
        {"amount", value_minor(p->promised, p->currency)},
        {"paid", value_minor(p->paid, p->currency)},
        {"made", value_date(p->made)},
        {"date", value_date(p->promised_date)},
        {"day", value_text(short_day(w, p->promised_date))},
        {"limit", value_date(p->limit)},
        {"state", value_z(states[p->state].name)},
        {"label", value_text(state_words(w, p))},
        {"broken", value_bool(p->state == PROMISE_BROKEN)},
        {"shown", value_bool(shown)},
    };

    for (size_t i = 0; i < COUNT(entries); i++)
        value_set(v, entries[i].key, entries[i].value, w->arena);
    return v;
}

static struct str sentence(const struct kpi_parts *w, const struct kpi *k)
{
    bool english = w->say.language == LANGUAGE_EN;
    struct str held = arena_format(
        w->arena,
        english ? "Open: %lld promises of %.*s." : "未到期承诺 %lld 笔 %.*s。",
        (long long)k->sums[SUM_PROMISES_OPEN],
        STR_ARG(
            kpi_say_amount(&w->say, k->sums[SUM_PROMISED_OPEN], k->currency)));
    const struct kpi_figure *number = &k->figures[KPI_PROMISE_COUNT];
    const struct kpi_figure *amount = &k->figures[KPI_PROMISE_AMOUNT];

    if (!k->sums[SUM_PROMISES_OPEN] && !number->defined)
        return arena_format(
            w->arena,
            english ? "No promise is open, and none fell due in %d days."
                    : "没有未到期的承诺，近%d天也没有应兑现的承诺。",
            k->policy->promise_days);
    if (!number->defined || !amount->defined)
        return arena_format(w->arena,
                            english ? "%.*s In the last %d days none fell due."
                                    : "%.*s近%d天没有到期应兑现的承诺。",
                            STR_ARG(held), k->policy->promise_days);
    return arena_format(
        w->arena,
        english ? "%.*s In the last %d days %lld fell due, %lld were kept; "
                  "%.*s of %.*s came in."
                : "%.*s近%d天应兑现 %lld 笔，兑现 %lld 笔；应付 %.*s，按期收到 "
                  "%.*s。",
        STR_ARG(held), k->policy->promise_days, (long long)number->denominator,
        (long long)number->numerator,
        STR_ARG(kpi_say_amount(
            &w->say, english ? amount->numerator : amount->denominator,
            k->currency)),
        STR_ARG(kpi_say_amount(
            &w->say, english ? amount->denominator : amount->numerator,
            k->currency)));
}

struct value kpi_part_promised(const struct kpi_parts *w, const struct kpi *k)
{
    const struct promise **list;
    size_t n = list_told(w, k->currency, &list);
    struct value v = value_map_new(w->arena);
    struct value sum = value_map_new(w->arena);
    struct value items = value_list_new(w->arena);

    for (size_t i = 0; i < n; i++)
        value_push(items, promise_value(w, list[i], i < SHOWN), w->arena);
    value_set(sum, "count", value_integer(k->sums[SUM_PROMISES_OPEN]),
              w->arena);
    value_set(sum, "amount",
              value_minor(k->sums[SUM_PROMISED_OPEN], k->currency), w->arena);
    value_set(v, "any", value_bool(n > 0), w->arena);
    value_set(v, "sentence", value_text(sentence(w, k)), w->arena);
    value_set(v, "open", sum, w->arena);
    value_set(v, "items", items, w->arena);
    return v;
}

/* "07-24 付 5.00 万元，未到期": his last one. */
struct value kpi_part_promise_of(const struct kpi_parts *w, uint32_t customer,
                                 const struct currency *currency)
{
    const struct promises *all = w->report->promises;
    const struct promise *last = NULL;

    for (size_t i = 0; all && i < all->count; i++) {
        const struct promise *p = &all->items[i];

        if (p->customer == customer && p->currency == currency &&
            (!last || p->promised_date.day >= last->promised_date.day))
            last = p;
    }
    if (!last)
        return value_null();
    return value_text(
        arena_format(w->arena,
                     w->say.language == LANGUAGE_EN ? "%.*s: %.*s, %.*s"
                                                    : "%.*s 付 %.*s，%.*s",
                     STR_ARG(short_day(w, last->promised_date)),
                     STR_ARG(kpi_say_amount(&w->say, last->promised, currency)),
                     STR_ARG(kpi_say_word(&w->say, states[last->state].label.zh,
                                          states[last->state].label.en))));
}
