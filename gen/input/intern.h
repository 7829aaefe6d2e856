/*
 * intern - texts become small numbers, in the order of their first use.
 *
 * The texts are copied.  Short ones stand in the table itself, so that a
 * look-up touches one line of the cache however large the file is.  One table
 * belongs to one thread while it grows.
 */
#ifndef INPUT_INTERN_H
#define INPUT_INTERN_H

#include "base/arena.h"

struct intern_slot;

struct intern {
    struct arena *arena;
    struct str *texts; /* by number */
    size_t count, capacity;
    struct intern_slot *slots;
    size_t slot_count; /* a power of two */
};

struct intern intern_new(struct arena *a);

/* The text will be asked for soon: let the cache fetch its place. */
void intern_expect(const struct intern *t, struct str text);

/* The number of a text; a new one is added. */
uint32_t intern_add(struct intern *t, struct str text);

/* The number of a text; false: it was never added. */
bool intern_find(const struct intern *t, struct str text, uint32_t *out);

#endif
