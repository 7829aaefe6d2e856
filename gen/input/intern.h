/*
 * intern - texts become small numbers, in the order of their first use.
 *
 * The texts are not copied: they live as long as the table's user says.  One
 * table belongs to one thread while it grows.
 */
#ifndef INPUT_INTERN_H
#define INPUT_INTERN_H

#include "base/arena.h"

struct intern {
    struct arena *arena;
    struct str *texts; /* by number */
    size_t count, capacity;
    uint64_t *slots; /* high half of the hash, then number + 1; 0: empty */
    size_t slot_count;
};

struct intern intern_new(struct arena *a);

/* The number of a text; a new one is added as given. */
uint32_t intern_add(struct intern *t, struct str text);

/* The number of a text; false: it was never added. */
bool intern_find(const struct intern *t, struct str text, uint32_t *out);

#endif
