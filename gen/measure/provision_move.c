/*
 * What the allowance was, what has changed it, and what this entry adds.
 */
#include "measure/provision_parts.h"

/* Of the closes before the day the last one that knows the currency. */
static const struct frozen *last_close(const struct frozen *closes, size_t n,
                                       struct date day,
                                       const struct currency *currency,
                                       int64_t *closing)
{
    const struct frozen *found = NULL;

    for (size_t i = 0; i < n; i++) {
        const struct frozen *x = &closes[i];

        if (x->day.day >= day.day || (found && (x->day.day < found->day.day ||
                                                (x->day.day == found->day.day &&
                                                 x->number < found->number))))
            continue;
        for (size_t k = 0; k < x->allowance_count; k++) {
            if (x->allowances[k].currency != currency)
                continue;
            found = x;
            *closing = x->allowances[k].closing;
        }
    }
    return found;
}

static bool is_allowance(const struct allowance *x, struct date day,
                         const struct currency *currency)
{
    return x->amount.currency == currency && x->as_of.day == day.day;
}

/* The last day before this one that records/ has a balance of. */
static struct date last_recorded(const struct ledger *l, struct date day,
                                 const struct currency *currency)
{
    struct date found = no_date;

    for (size_t i = 0; i < l->allowance_count; i++) {
        const struct allowance *x = &l->allowances[i];

        if (x->amount.currency == currency && x->as_of.day < day.day &&
            x->as_of.day > found.day)
            found = x->as_of;
    }
    return found;
}

/* A row of all together stands for those of single customers. */
static bool recorded_on(const struct ledger *l, struct date day,
                        const struct currency *currency, int64_t *out)
{
    bool has_total = false;

    *out = 0;
    for (size_t i = 0; i < l->allowance_count; i++)
        if (is_allowance(&l->allowances[i], day, currency))
            has_total |= l->allowances[i].customer == LEDGER_NONE;
    for (size_t i = 0; i < l->allowance_count; i++) {
        const struct allowance *x = &l->allowances[i];

        if (is_allowance(x, day, currency) &&
            (x->customer == LEDGER_NONE) == has_total &&
            !minor_add(out, x->amount.minor))
            return false;
    }
    return true;
}

/* Write-offs and what came back of them, of a currency after a day. */
static bool add_writeoffs(const struct frozen *f,
                          const struct currency *currency, struct date after,
                          int64_t *off, int64_t *back)
{
    bool fits = true;

    for (size_t i = 0; i < f->writeoff_count; i++) {
        const struct frozen_writeoff *w = &f->writeoffs[i];

        if (w->currency != currency || w->day.day <= after.day)
            continue;
        if (w->amount >= 0)
            fits &= minor_add(off, w->amount);
        else
            fits &= w->amount != INT64_MIN && minor_add(back, -w->amount);
    }
    return fits;
}

/*
 * Since a close: all of today less all that it knew, so that what is entered
 * late for a day before it counts now.
 */
static bool count_writeoffs(const struct frozen *now,
                            const struct frozen *close,
                            const struct currency *currency,
                            struct provision_movement *m)
{
    int64_t off = 0, back = 0;

    if (!close)
        return add_writeoffs(now, currency, m->opening_date, &m->writeoffs,
                             &m->other);
    return add_writeoffs(now, currency, no_date, &m->writeoffs, &m->other) &&
           add_writeoffs(close, currency, no_date, &off, &back) &&
           minor_add(&m->writeoffs, -off) && minor_add(&m->other, -back);
}

static bool find_opening(const struct ledger *l, const struct frozen *closes,
                         size_t n, struct date day,
                         const struct currency *currency,
                         struct provision_movement *m,
                         const struct frozen **from)
{
    int64_t closing = 0;
    const struct frozen *close = last_close(closes, n, day, currency, &closing);
    struct date recorded = last_recorded(l, day, currency);

    if (!close && !date_is(recorded))
        return true;
    if (close && (!date_is(recorded) || recorded.day < close->day.day)) {
        m->source = OPENING_CLOSE;
        m->opening_date = close->day;
        m->close_name = close->name;
        m->opening = closing;
        *from = close;
        return true;
    }
    m->source = OPENING_RECORDS;
    m->opening_date = recorded;
    if (!recorded_on(l, recorded, currency, &m->opening))
        return false;
    if (close && close->day.day == recorded.day) {
        m->close_name = close->name;
        m->differs = closing != m->opening;
        m->other_opening = closing;
        *from = close; /* it knows what was written off by then */
    }
    return true;
}

/* Whoever posts this entry and one of an earlier close provides twice. */
static void find_replaced(const struct frozen *closes, size_t n,
                          struct date day, const struct currency *currency,
                          struct provision_movement *m)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < closes[i].allowance_count; k++) {
            const struct frozen_allowance *x = &closes[i].allowances[k];

            if (closes[i].day.day != day.day || x->currency != currency ||
                !x->has_entry)
                continue;
            m->replaces = x->entry ? closes[i].name : (struct str){0};
            m->replaced = x->entry;
        }
}

bool provision_move(const struct ledger *l, const struct frozen *closes,
                    size_t close_count, const struct frozen *now,
                    struct provision_currency_part *part, struct diag *d)
{
    struct provision_movement m = {.opening_date = no_date};
    const struct frozen *from = NULL;
    bool fits = find_opening(l, closes, close_count, now->day, part->currency,
                             &m, &from);

    if (fits && m.source != OPENING_UNKNOWN)
        fits = count_writeoffs(now, from, part->currency, &m);
    if (fits && m.source != OPENING_UNKNOWN) {
        m.before = m.opening;
        fits =
            minor_add(&m.before, -m.writeoffs) && minor_add(&m.before, m.other);
    }
    if (fits && part->is_complete) {
        m.closing = part->required;
        m.entry = part->required;
        fits = m.before != INT64_MIN && minor_add(&m.entry, -m.before);
    }
    if (fits && part->is_complete && m.source != OPENING_UNKNOWN) {
        m.charge = m.entry > 0 ? m.entry : 0;
        m.reversal = m.entry < 0 ? -m.entry : 0;
        find_replaced(closes, close_count, now->day, part->currency, &m);
        m.difference = m.entry;
        fits = m.replaced != INT64_MIN && minor_add(&m.difference, -m.replaced);
    }
    if (!fits)
        return provision_too_large(d);
    part->movement = m;
    return true;
}
