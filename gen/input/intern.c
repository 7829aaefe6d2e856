#include "input/intern.h"

#define FIRST_SLOTS 64

struct intern intern_new(struct arena *a)
{
    return (struct intern){.arena = a,
                           .slots = arena_array(a, uint64_t, FIRST_SLOTS),
                           .slot_count = FIRST_SLOTS};
}

/* The slot that holds the text, or the empty one where it belongs. */
static size_t find_slot(const struct intern *t, struct str text, uint64_t hash)
{
    size_t mask = t->slot_count - 1;
    size_t at = (size_t)hash & mask;

    while (t->slots[at]) {
        uint64_t slot = t->slots[at];

        if (slot >> 32 == hash >> 32 &&
            str_equal(t->texts[(uint32_t)slot - 1], text))
            break;
        at = (at + 1) & mask;
    }
    return at;
}

static void grow(struct intern *t)
{
    uint64_t *old = t->slots;
    size_t n = t->slot_count, mask = 2 * n - 1;

    t->slots = arena_array(t->arena, uint64_t, 2 * n);
    t->slot_count = 2 * n;
    for (size_t i = 0; i < n; i++) {
        size_t at;

        if (!old[i])
            continue;
        at = (size_t)str_hash(t->texts[(uint32_t)old[i] - 1]) & mask;
        while (t->slots[at])
            at = (at + 1) & mask;
        t->slots[at] = old[i];
    }
}

uint32_t intern_add(struct intern *t, struct str text)
{
    uint64_t hash = str_hash(text);
    size_t at = find_slot(t, text, hash);

    if (t->slots[at])
        return (uint32_t)t->slots[at] - 1;
    ARENA_PUSH(t->arena, t->texts, t->count, t->capacity) = text;
    t->slots[at] = (hash >> 32) << 32 | (uint32_t)t->count;
    if (2 * t->count > t->slot_count)
        grow(t);
    return (uint32_t)t->count - 1;
}

bool intern_find(const struct intern *t, struct str text, uint32_t *out)
{
    size_t at = find_slot(t, text, str_hash(text));

    if (!t->slots[at])
        return false;
    *out = (uint32_t)t->slots[at] - 1;
    return true;
}
