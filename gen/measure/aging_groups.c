/*
 * Groups of customers: who belongs to whom, and the rows of the groups.
 */
#include "measure/aging_parts.h"

/* The parent, or LEDGER_NONE. */
static uint32_t parent_of(const struct ledger *l, uint32_t customer)
{
    return l->customers[customer].parent;
}

/* The lowest index of the circle that a customer stands in. */
static uint32_t lowest_of_circle(const struct ledger *l, uint32_t customer)
{
    uint32_t lowest = customer;

    for (uint32_t i = parent_of(l, customer); i != customer;
         i = parent_of(l, i)) {
        if (i < lowest)
            lowest = i;
    }
    return lowest;
}

/* One walker goes twice as fast: it finds the top or meets the slow one. */
uint32_t group_of(const struct ledger *l, uint32_t customer)
{
    uint32_t slow = customer;
    uint32_t fast = customer;

    for (;;) {
        for (int step = 0; step < 2; step++) {
            if (parent_of(l, fast) == LEDGER_NONE)
                return fast;
            fast = parent_of(l, fast);
        }
        slow = parent_of(l, slow);
        if (slow == fast)
            return lowest_of_circle(l, slow);
    }
}

static bool has_parents(const struct ledger *l)
{
    for (size_t i = 0; i < l->customer_count; i++) {
        if (parent_of(l, (uint32_t)i) != LEDGER_NONE)
            return true;
    }
    return false;
}

/*
 * Up from a customer to where the top is known, to a top, or around a circle to
 * where this walk has been.
 */
static uint32_t walk_up(const struct ledger *l, const uint32_t *tops,
                        uint32_t *walks, uint32_t customer)
{
    uint32_t at = customer;

    while (tops[at] == LEDGER_NONE && parent_of(l, at) != LEDGER_NONE &&
           walks[at] != customer + 1) {
        walks[at] = customer + 1;
        at = parent_of(l, at);
    }
    if (tops[at] != LEDGER_NONE)
        return tops[at];
    return parent_of(l, at) == LEDGER_NONE ? at : lowest_of_circle(l, at);
}

/* Whom a walk passes knows the top from then on: it is linear in all. */
const uint32_t *aging_tops(const struct ledger *l, struct arena *a)
{
    uint32_t *tops;
    uint32_t *walks;

    if (!has_parents(l))
        return NULL;
    tops = arena_array(a, uint32_t, l->customer_count);
    walks = arena_array(a, uint32_t, l->customer_count);
    for (size_t i = 0; i < l->customer_count; i++)
        tops[i] = LEDGER_NONE;
    for (size_t i = 0; i < l->customer_count; i++) {
        uint32_t top = walk_up(l, tops, walks, (uint32_t)i);

        for (uint32_t at = (uint32_t)i;
             at != LEDGER_NONE && tops[at] == LEDGER_NONE;
             at = parent_of(l, at))
            tops[at] = top;
    }
    return tops;
}

void aging_fill_groups(struct aging_currency *c, const struct ledger *l,
                       const uint32_t *tops,
                       const struct bucket_scheme *const *schemes,
                       struct arena *a)
{
    struct arena scratch = {0};
    size_t *rows = arena_array(&scratch, size_t, l->customer_count);
    size_t *places = arena_array(&scratch, size_t, l->customer_count);

    for (size_t i = 0; i < c->customer_count; i++)
        rows[tops[c->customers[i].customer]]++;
    for (size_t i = 0; i < l->customer_count; i++)
        c->group_count += rows[i] > 1;
    c->groups = arena_array(a, struct aging_row, c->group_count);
    c->group_count = 0;
    for (size_t i = 0; i < l->customer_count; i++) {
        uint32_t top = l->customer_order[i];

        if (rows[top] < 2)
            continue;
        places[top] = c->group_count;
        c->groups[c->group_count].customer = top;
        if (c->total.bases[BASIS_ISSUE])
            aging_give_bases(&c->groups[c->group_count], schemes, a);
        c->group_count++;
    }
    for (size_t i = 0; i < c->customer_count; i++) {
        const struct aging_row *row = &c->customers[i];
        uint32_t top = tops[row->customer];

        if (rows[top] > 1)
            aging_add_row(&c->groups[places[top]], row, schemes);
    }
    arena_release(&scratch);
}
