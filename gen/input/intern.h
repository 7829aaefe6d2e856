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

/*
 * What a look-up asks of a text, made once: a text of up to sixteen bytes and
 * its length; or the hash and length of a longer one.
 */
struct intern_key {
    uint64_t words[3];
    uint32_t hash;
};

/* The text will be asked for soon: let the cache fetch its place. */
struct intern_key intern_expect(const struct intern *t, struct str text);

/* intern_add of a text that was expected. */
uint32_t intern_add_expected(struct intern *t, struct str text,
                             const struct intern_key *key);

/* The number of a text; a new one is added. */
uint32_t intern_add(struct intern *t, struct str text);

/* The number of a text; false: it was never added. */
bool intern_find(const struct intern *t, struct str text, uint32_t *out);

#endif
