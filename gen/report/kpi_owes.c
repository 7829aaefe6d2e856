#include "report/kpi_parts.h"

#include "report/action_words.h"

#define SHOWN 6 /* on the page */

/* How much more he owes overdue; false: there is nothing to compare with. */
static bool find_shift(const struct kpi_shifts *shifts, uint32_t customer,
                       int64_t *by)
{
    *by = 0;
    for (size_t i = 0; i < shifts->count; i++)
        if (shifts->items[i].customer == customer)
            *by = shifts->items[i].by;
    return true;
}

static struct value next_step(const struct kpi_parts *w, uint32_t customer,
                              const struct currency *currency)
{
    const struct dunning *d = w->report->dunning;

    for (size_t i = 0; d && i < d->count; i++)
        if (d->cases[i].customer == customer &&
            d->cases[i].currency == currency)
            return value_text(
                word(action_word(d->cases[i].reason), w->say.language));
    return value_null();
}

static void set_row(const struct kpi_parts *w, struct value v,
                    const struct kpi_customer *top, size_t index,
                    const struct kpi_shifts *shifts,
                    const struct currency *currency)
{
    int64_t by;
    bool has = shifts && find_shift(shifts, top->customer, &by);

    value_set(v, "customer", value_text(kpi_part_name(w, top->customer)),
              w->arena);
    value_set(v, "change", has ? value_minor(by, currency) : value_null(),
              w->arena);
    value_set(v, "change_text",
              has ? value_text(kpi_say_change(&w->say, by, currency))
                  : value_null(),
              w->arena);
    value_set(v, "promise", kpi_part_promise_of(w, top->customer, currency),
              w->arena);
    value_set(v, "next_step", next_step(w, top->customer, currency), w->arena);
    value_set(v, "shown", value_bool(index < SHOWN), w->arena);
}

void kpi_part_owes(const struct kpi_parts *w, struct value v, size_t index)
{
    const struct kpi_set *kpis = w->report->kpis;
    const struct kpi *k = &kpis->items[index];
    const struct value *top = value_find(v, STR("top"));
    struct kpi_shifts shifts;
    bool has = kpi_shifts_make(w, k->currency, &shifts);
    size_t shown = 0;
    int64_t sum = 0;

    for (size_t i = 0; i < kpis->top_counts[index]; i++) {
        set_row(w, top->list->items[i], &kpis->top[index][i], i,
                has ? &shifts : NULL, k->currency);
        if (i < SHOWN) {
            sum += kpis->top[index][i].overdue;
            shown++;
        }
    }
    value_set(v, "top_shown", value_integer((int64_t)shown), w->arena);
    value_set(v, "top_sum", value_minor(sum, k->currency), w->arena);
    value_set(v, "top_share", value_percent(sum, k->overdue), w->arena);
}
