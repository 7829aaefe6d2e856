/*
 * Tie-outs and converted figures of several books, added.
 */
#include "measure/entities_parts.h"

#include <string.h>

/* The row of a currency, made by its code where there is none. */
static struct tieout_row *row_of(struct tieout *t,
                                 const struct currency *currency)
{
    size_t at = 0;

    while (at < t->count &&
           strcmp(t->rows[at].currency->code, currency->code) < 0)
        at++;
    if (at < t->count && t->rows[at].currency == currency)
        return &t->rows[at];
    memmove(t->rows + at + 1, t->rows + at,
            (t->count++ - at) * sizeof(*t->rows));
    t->rows[at] = (struct tieout_row){.currency = currency,
                                      .customer = LEDGER_NONE,
                                      .has_control = true,
                                      .ties = true};
    return &t->rows[at];
}

static bool add_rows(struct tieout *to, const struct tieout *from)
{
    bool ok = true;

    for (size_t i = 0; ok && i < from->count; i++)
        ok = tieout_row_add(row_of(to, from->rows[i].currency), &from->rows[i]);
    return ok;
}

static uint32_t shifted(uint32_t customer, size_t by)
{
    return customer == LEDGER_NONE ? customer : customer + (uint32_t)by;
}

static void add_lists(struct tieout *to, const struct tieout *from, size_t by)
{
    for (size_t i = 0; i < from->customer_count; i++) {
        struct tieout_row *row = &to->customers[to->customer_count++];

        *row = from->customers[i];
        row->customer = shifted(row->customer, by);
    }
    for (size_t i = 0; i < from->restatement_count; i++) {
        struct restatement *r = &to->restatements[to->restatement_count++];

        *r = from->restatements[i];
        r->customer = shifted(r->customer, by);
    }
    for (size_t i = 0; i < from->item_count; i++) {
        struct tieout_item *item = &to->items[to->item_count++];

        *item = from->items[i];
        item->customer = shifted(item->customer, by);
    }
    to->photographs |= from->photographs;
    to->is_corrected |= from->is_corrected;
    to->not_comparable |= from->not_comparable;
}

bool entities_join_tieout(struct entities *e, struct arena *a)
{
    size_t rows = 0, customers = 0, restatements = 0, items = 0;
    struct tieout *t = &e->tieout;
    bool ok = true;

    for (size_t i = 0; i < e->count; i++) {
        rows += e->items[i].tieout->count;
        customers += e->items[i].tieout->customer_count;
        restatements += e->items[i].tieout->restatement_count;
        items += e->items[i].tieout->item_count;
    }
    *t = (struct tieout){
        .rows = arena_array(a, struct tieout_row, rows),
        .customers = arena_array(a, struct tieout_row, customers),
        .restatements = arena_array(a, struct restatement, restatements),
        .items = arena_array(a, struct tieout_item, items),
        .opening_date = e->items[0].tieout->opening_date,
        .ties = true};
    for (size_t i = 0; ok && i < e->count; i++) {
        const struct tieout *x = e->items[i].tieout;

        ok = add_rows(t, x);
        add_lists(t, x, e->customers_from[i]);
        if (x->opening_date.day != t->opening_date.day)
            t->opening_date = no_date;
        t->ties &= x->ties;
    }
    for (size_t i = 0; i < t->count; i++)
        if (!t->rows[i].has_control)
            t->rows[i].control = t->rows[i].control_difference = 0;
    return ok;
}

/* Where all is in the reporting currency nothing was to be converted. */
static struct conversion_row native_row(const struct aging_currency *c,
                                        size_t buckets, struct arena *a)
{
    struct conversion_row row = {
        .currency = c->currency,
        .has_rate = true,
        .rate = {1, 0},
        .rate_date = no_date,
        .last_rate_date = no_date,
        .native = c->total.total.minor,
        .total = c->total.total.minor,
        .unapplied = c->total.unapplied,
        .overdue = c->total.overdue,
        .customers = arena_array(a, int64_t, c->customer_count)};

    for (size_t i = 0; i < buckets; i++)
        row.cells[i] = c->total.cells[i].minor;
    for (size_t i = 0; i < c->customer_count; i++)
        row.customers[i] = c->customers[i].total.minor;
    return row;
}

static bool add_figures(struct conversion_row *to,
                        const struct conversion_row *x, size_t buckets)
{
    bool ok = minor_add(&to->total, x->total) &&
              minor_add(&to->unapplied, x->unapplied) &&
              minor_add(&to->overdue, x->overdue);

    for (size_t i = 0; ok && i < buckets; i++)
        ok = minor_add(&to->cells[i], x->cells[i]);
    return ok;
}

static bool is_same_rate(const struct conversion_row *x,
                         const struct conversion_row *y)
{
    return x->rate.units == y->rate.units && x->rate.scale == y->rate.scale &&
           x->rate_date.day == y->rate_date.day;
}

/* The oldest and the newest day of any rate; one rate where all have it. */
static void join_rate(struct conversion_row *to, const struct conversion_row *x,
                      bool is_first)
{
    struct date first = x->rate_date, last = x->last_rate_date;

    if (is_first) {
        to->rate = x->rate;
        to->rate_date = first;
        to->last_rate_date = last;
        return;
    }
    if (!is_same_rate(to, x))
        to->rate = (struct decimal){0};
    if (date_is(first) &&
        (!date_is(to->rate_date) || first.day < to->rate_date.day))
        to->rate_date = first;
    if (date_is(last) &&
        (!date_is(to->last_rate_date) || last.day > to->last_rate_date.day))
        to->last_rate_date = last;
}

/* One currency over all entities; without a rate in one, without figures. */
static bool join_currency(struct entities *e, const struct aging_currency *all,
                          struct conversion_row *to, struct arena *a)
{
    size_t buckets = e->aging.scheme->count, at = 0;
    bool is_first = true, ok = true;

    *to = (struct conversion_row){
        .currency = all->currency,
        .has_rate = true,
        .rate_date = no_date,
        .last_rate_date = no_date,
        .customers = arena_array(a, int64_t, all->customer_count)};
    for (size_t i = 0; ok && i < e->count; i++) {
        const struct entity *x = &e->items[i];
        const struct aging_currency *c = entity_currency(x, all->currency);
        const struct conversion_row *row =
            conversion_find(x->conversion, all->currency);
        struct conversion_row native;

        if (!c)
            continue;
        if (!row) {
            native = native_row(c, buckets, a);
            native.has_rate =
                c->currency == e->conversion.currency || !c->customer_count;
            row = &native;
        }
        to->has_rate &= row->has_rate;
        ok = minor_add(&to->native, row->native) &&
             add_figures(to, row, buckets);
        if (c->customer_count) {
            memcpy(to->customers + at, row->customers,
                   c->customer_count * sizeof(*to->customers));
            join_rate(to, row, is_first);
            is_first = false;
        }
        at += c->customer_count;
    }
    return ok;
}

/* As of a row without a rate: only what is open in its own currency. */
static void clear_figures(struct conversion_row *row, size_t customers)
{
    row->total = row->unapplied = row->overdue = 0;
    memset(row->cells, 0, sizeof(row->cells));
    for (size_t i = 0; i < customers; i++)
        row->customers[i] = 0;
}

/* All report in one currency by one rule, and one of them has another. */
static bool can_convert(const struct entities *e)
{
    const struct policy *first = e->items[0].policy;
    bool converts = false;

    for (size_t i = 0; i < e->count; i++) {
        const struct policy *p = e->items[i].policy;

        if (p->reporting_currency != first->reporting_currency ||
            p->fx != first->fx)
            return false;
        converts |= e->items[i].conversion->count > 0;
    }
    return converts;
}

bool entities_join_conversion(struct entities *e, struct arena *a)
{
    size_t n = e->aging.currency_count;
    struct conversion *out = &e->conversion;
    bool ok = true;

    if (!can_convert(e))
        return true;
    *out =
        (struct conversion){.currency = e->items[0].policy->reporting_currency,
                            .rule = e->items[0].policy->fx,
                            .rows = arena_array(a, struct conversion_row, n),
                            .count = n,
                            .total = {.has_rate = true,
                                      .rate_date = no_date,
                                      .last_rate_date = no_date},
                            .complete = true};
    for (size_t i = 0; ok && i < n; i++) {
        const struct aging_currency *c = &e->aging.currencies[i];
        struct conversion_row *row = &out->rows[i];

        ok = join_currency(e, c, row, a);
        if (!row->has_rate)
            clear_figures(row, c->customer_count);
        out->complete &= row->has_rate;
        ok = ok && add_figures(&out->total, row, e->aging.scheme->count);
    }
    out->total.has_rate = out->complete;
    return ok;
}
