#include "measure/gap_index.h"

struct gap_index gap_index_new(size_t expected, struct arena *a)
{
    struct gap_index x = {.size = 64, .arena = a};

    while (x.size < 2 * expected)
        x.size *= 2;
    x.slots = arena_array(a, struct gap_slot, x.size);
    return x;
}

static uint64_t mark(uint64_t hash)
{
    return hash ? hash : 1;
}

static struct gap_slot *free_slot(struct gap_index *x, uint64_t hash)
{
    size_t i = (size_t)hash & (x->size - 1);

    while (x->slots[i].hash)
        i = (i + 1) & (x->size - 1);
    return &x->slots[i];
}

static void grow(struct gap_index *x)
{
    struct gap_index larger = gap_index_new(x->size, x->arena);

    for (size_t i = 0; i < x->size; i++)
        if (x->slots[i].hash)
            *free_slot(&larger, x->slots[i].hash) = x->slots[i];
    larger.count = x->count;
    *x = larger;
}

struct gap_slot *gap_index_add(struct gap_index *x, uint64_t hash)
{
    struct gap_slot *slot;

    if (2 * (x->count + 1) > x->size)
        grow(x);
    slot = free_slot(x, mark(hash));
    *slot = (struct gap_slot){.hash = mark(hash)};
    x->count++;
    return slot;
}

struct gap_slot *gap_index_find(const struct gap_index *x, uint64_t hash)
{
    size_t i = (size_t)mark(hash) & (x->size - 1);

    while (x->slots[i].hash) {
        if (x->slots[i].hash == mark(hash) && !x->slots[i].met)
            return &x->slots[i];
        i = (i + 1) & (x->size - 1);
    }
    return NULL;
}
