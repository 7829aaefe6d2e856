/*
 * Where the sums of customers and currencies stand while they are counted.
 */
#include "measure/aging_count.h"

struct extras *extras_of(const struct counting *c, struct tally *t,
                         uint32_t slot)
{
    if (slot >= t->extras_capacity) {
        size_t capacity =
            t->extras_capacity ? 2 * t->slot_capacity : c->customers;

        if (capacity <= slot)
            capacity = (size_t)slot + 1;
        t->extras = arena_grow(t->arena, t->extras, t->extras_capacity,
                               capacity, c->extras_stride);
        t->extras_capacity = capacity;
    }
    return (struct extras *)(void *)(t->extras + slot * c->extras_stride);
}

void tally_start(const struct counting *c, struct tally *t, struct arena *a)
{
    t->arena = a;
    t->slot_count = t->slot_capacity = c->customers;
    t->slots = arena_array(a, struct slot, c->customers);
    t->sums = arena_alloc_array(a, c->customers, c->stride);
}

static uint32_t add_slot(const struct counting *c, struct tally *t,
                         uint32_t customer, const struct currency *currency)
{
    size_t number = t->slot_count - c->customers;

    if (number == t->more_capacity) {
        size_t capacity = t->more_capacity ? 2 * t->more_capacity : 256;

        t->more = arena_grow(t->arena, t->more, number, capacity, c->stride);
        t->more_capacity = capacity;
    }
    ARENA_PUSH(t->arena, t->slots, t->slot_count, t->slot_capacity) =
        (struct slot){.customer = customer, .currency = currency};
    return (uint32_t)t->slot_count - 1;
}

uint32_t tally_slot(const struct counting *c, struct tally *t,
                    uint32_t customer, const struct currency *currency)
{
    uint32_t slot = customer;
    uint32_t added;

    if (!t->slots[slot].currency) {
        t->slots[slot].customer = customer;
        t->slots[slot].currency = currency;
    }
    while (t->slots[slot].currency != currency) {
        if (t->slots[slot].next) {
            slot = t->slots[slot].next;
            continue;
        }
        added = add_slot(c, t, customer, currency);
        t->slots[slot].next = added;
        return added;
    }
    return slot;
}

void tally_note_currency(struct tally *t, const struct currency *currency)
{
    for (size_t i = 0; i < t->seen_count; i++) {
        if (t->seen[i] == currency)
            return;
    }
    ARENA_PUSH(t->arena, t->seen, t->seen_count, t->seen_capacity) = currency;
}

static void merge_extras(const struct counting *c, const struct extras *from,
                         struct extras *to)
{
    const struct bucket_scheme *posting = c->ages->schemes[BASIS_POSTING];

    to->disputed += from->disputed;
    to->retention += from->retention;
    to->bills += from->bills;
    to->returned += from->returned;
    to->handed_over += from->handed_over;
    to->bills_held += from->bills_held;
    to->bills_passed_on += from->bills_passed_on;
    for (size_t b = 0; c->with_bases && b < posting->count; b++) {
        to->moved[b].count += from->moved[b].count;
        to->moved[b].minor += from->moved[b].minor;
    }
}

static void merge_slot(const struct counting *c, const struct tally *t,
                       uint32_t slot)
{
    struct tally *all = &c->tallies[0];
    const struct slot *x = &t->slots[slot];
    const struct sums *from = sums_of(c, t, slot);
    const struct extras *more = extras_find(c, t, slot);
    uint32_t target = tally_slot(c, all, x->customer, x->currency);
    struct sums *to = sums_of(c, all, target);

    to->unapplied += from->unapplied;
    if (x->oldest_days > all->slots[target].oldest_days)
        all->slots[target].oldest_days = x->oldest_days;
    for (size_t i = 0; i < cell_count(c); i++) {
        to->cells[i].count += from->cells[i].count;
        to->cells[i].minor += from->cells[i].minor;
    }
    if (more)
        merge_extras(c, more, extras_of(c, all, target));
}

void tally_merge(const struct counting *c)
{
    struct tally *all = &c->tallies[0];

    for (size_t p = 1; p < c->parts; p++) {
        const struct tally *t = &c->tallies[p];

        for (size_t i = 0; i < t->slot_count; i++) {
            if (t->slots[i].currency)
                merge_slot(c, t, (uint32_t)i);
        }
        for (size_t i = 0; i < t->seen_count; i++)
            tally_note_currency(all, t->seen[i]);
    }
}
