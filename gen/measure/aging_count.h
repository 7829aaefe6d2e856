/*
 * aging_count - the sums while they are counted; private to the aging.
 */
#ifndef MEASURE_AGING_COUNT_H
#define MEASURE_AGING_COUNT_H

#include "measure/aging_parts.h"

/*
 * The sums of one customer and currency while counting.  What is needed to find
 * them is small and stays in the cache; the cells stand apart.  Slot i is of
 * customer i; his further currencies have slots behind those, chained.
 */
struct slot {
    const struct currency *currency; /* NULL: nothing counted yet */
    uint32_t next;                   /* slot number; 0 ends the chain */
    uint32_t customer;
    int32_t oldest_days;
};

/* Cells by due date, as many as the scheme has; then those of the spans. */
struct sums {
    int64_t unapplied;
    struct aging_cell cells[];
};

/*
 * What few documents have: apart, so that the others do not touch it.  moved
 * corrects the cells by posting date, which start as those by issue date: one
 * a bucket, and counts may be less than nothing (modulo).
 */
struct extras {
    int64_t disputed, retention, bills, returned, handed_over;
    int64_t bills_held, bills_passed_on;
    struct aging_cell moved[];
};

/* What one part has counted, or all of them once merged. */
struct tally {
    struct arena *arena;
    struct slot *slots;
    size_t slot_count, slot_capacity;
    char *sums; /* of the customers' own slots, stride bytes each */
    char *more; /* of the slots behind them */
    size_t more_capacity;
    char *extras; /* of the slots, extras_stride bytes each; none at first */
    size_t extras_capacity;
    const struct currency **seen;
    size_t seen_count, seen_capacity;
};

struct counting {
    const struct view *view;
    const struct age_table *ages;
    size_t customers;
    size_t due_count; /* cells by due date */
    bool with_bases;
    bool look_everywhere;  /* any document may be disputed or returned */
    size_t stride;         /* bytes of a struct sums */
    size_t extras_stride;  /* bytes of a struct extras */
    struct tally *tallies; /* one a part */
    size_t parts;
};

/* Cells of a struct sums. */
static inline size_t cell_count(const struct counting *c)
{
    return c->due_count + (c->with_bases ? c->ages->span_count : 0);
}

static inline struct sums *sums_of(const struct counting *c,
                                   const struct tally *t, uint32_t slot)
{
    char *at = slot < c->customers
                   ? t->sums + slot * c->stride
                   : t->more + (slot - c->customers) * c->stride;

    return (struct sums *)(void *)at;
}

/* NULL: it has none. */
static inline const struct extras *
extras_find(const struct counting *c, const struct tally *t, uint32_t slot)
{
    return slot < t->extras_capacity
               ? (const void *)(t->extras + slot * c->extras_stride)
               : NULL;
}

/* The same, made where there is none. */
struct extras *extras_of(const struct counting *c, struct tally *t,
                         uint32_t slot);

void tally_start(const struct counting *c, struct tally *t, struct arena *a);

/* Where the sums of a customer and currency are, made where there are none. */
uint32_t tally_slot(const struct counting *c, struct tally *t,
                    uint32_t customer, const struct currency *currency);

void tally_note_currency(struct tally *t, const struct currency *currency);

/* Add what the parts counted to the first. */
void tally_merge(const struct counting *c);

#endif
