/*
 * The rows of the aging from the sums that were counted.
 */
#include "measure/aging_count.h"

size_t counting_currencies(const struct counting *c,
                           const struct currency *const **list)
{
    *list = c->tallies[0].seen;
    return c->tallies[0].seen_count;
}

/* The customer's slot of a currency; false: he has none. */
static bool search_slot(const struct counting *c, uint32_t customer,
                        const struct currency *currency, uint32_t *slot)
{
    const struct tally *all = &c->tallies[0];

    *slot = customer;
    while (all->slots[*slot].currency != currency) {
        if (!all->slots[*slot].next)
            return false;
        *slot = all->slots[*slot].next;
    }
    return true;
}

bool counting_has(const struct counting *c, uint32_t customer,
                  const struct currency *currency)
{
    const struct sums *s;
    const struct extras *x;
    uint32_t slot;

    if (!search_slot(c, customer, currency, &slot))
        return false;
    s = sums_of(c, &c->tallies[0], slot);
    x = extras_find(c, &c->tallies[0], slot);
    for (size_t b = 0; b < c->due_count; b++) {
        if (s->cells[b].count)
            return true;
    }
    return s->unapplied != 0 || (x && (x->bills_held || x->bills_passed_on));
}

static void fill_bases(const struct counting *c, const struct aging_cell *spans,
                       const struct extras *x, struct aging_row *row)
{
    const struct age_table *t = c->ages;

    for (enum aging_basis b = BASIS_ISSUE; b <= BASIS_DISCLOSURE; b++) {
        for (size_t i = 0; i < t->span_count; i++) {
            struct aging_cell *cell = &row->bases[b][t->of_span[b][i]];

            cell->count += spans[i].count;
            cell->minor += spans[i].minor;
        }
    }
    for (size_t i = 0; x && i < t->schemes[BASIS_POSTING]->count; i++) {
        row->bases[BASIS_POSTING][i].count += x->moved[i].count;
        row->bases[BASIS_POSTING][i].minor += x->moved[i].minor;
    }
}

static void fill_extras(const struct extras *x, struct aging_row *row)
{
    row->disputed = x->disputed;
    row->retention = x->retention;
    row->bills = x->bills;
    row->returned = x->returned;
    row->handed_over = x->handed_over;
    row->bills_held = x->bills_held;
    row->bills_passed_on = x->bills_passed_on;
}

void counting_fill(const struct counting *c, uint32_t customer,
                   const struct currency *currency, struct aging_row *row)
{
    const struct bucket_scheme *scheme = c->ages->schemes[BASIS_DUE];
    const struct tally *all = &c->tallies[0];
    const struct extras *x;
    const struct sums *s;
    uint32_t slot;

    if (!search_slot(c, customer, currency, &slot))
        return;
    s = sums_of(c, all, slot);
    x = extras_find(c, all, slot);
    row->customer = customer;
    row->unapplied = s->unapplied;
    row->oldest_days = all->slots[slot].oldest_days;
    row->total.minor = s->unapplied;
    for (size_t b = 0; b < scheme->count; b++) {
        row->cells[b] = s->cells[b];
        row->total.count += s->cells[b].count;
        row->total.minor += s->cells[b].minor;
        if (b > scheme->today && b != scheme->no_due_date)
            row->overdue += s->cells[b].minor;
    }
    if (x)
        fill_extras(x, row);
    if (c->with_bases)
        fill_bases(c, s->cells + c->due_count, x, row);
}
