/*
 * arena - memory that is released all at once.
 *
 * Allocation never returns NULL and gives zeroed bytes.  One arena holds the
 * run (model, documents); short work takes a mark and rewinds.  With
 * -DARENA_EXACT every object is its own malloc, so that the sanitizers see
 * overruns and use after rewind.
 *
 * An arena belongs to one thread at a time.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/str.h"

#include <stdarg.h>
#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *block;     /* newest first; NULL when empty */
    size_t total;                  /* bytes asked of the system */
    void (*no_memory)(void *user); /* does not return; NULL: message, exit 3 */
    void *no_memory_user;
};

struct arena_mark {
    struct arena_block *block;
    size_t used;
};

/* An all-zero struct arena is ready for use as well. */
void arena_release(struct arena *a);

/* Zeroed, aligned for any type.  size 0 gives a valid pointer to nothing. */
void *arena_alloc(struct arena *a, size_t size);

/* n objects of size bytes each; n * size may not overflow (no memory). */
void *arena_alloc_array(struct arena *a, size_t n, size_t size);

#define arena_new(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define arena_array(a, type, n) \
    ((type *)arena_alloc_array((a), (n), sizeof(type)))

/*
 * A copy of old_n objects with room for new_n >= old_n, the rest zeroed; in
 * place where old is the newest object.  For arrays that grow by doubling.
 */
void *arena_grow(struct arena *a, void *old, size_t old_n, size_t new_n,
                 size_t size);

/*
 * Make room for one more in an array {items, count, capacity} of the arena:
 * ARENA_PUSH(a, list.items, list.count, list.capacity) is the new element.
 */
#define ARENA_PUSH(a, items, count, capacity)                       \
    (*((count) < (capacity)                                         \
           ? &(items)[(count)++]                                    \
           : ((items) = arena_grow((a), (items), (count),           \
                                   (capacity) ? 2 * (capacity) : 8, \
                                   sizeof(*(items))),               \
              (capacity) = (capacity) ? 2 * (capacity) : 8,         \
              &(items)[(count)++])))

/* Everything allocated after the mark is gone after rewinding to it. */
struct arena_mark arena_mark(const struct arena *a);
void arena_rewind(struct arena *a, struct arena_mark mark);

/* Move all memory of from into a: it now lives as long as a; from is empty. */
void arena_adopt(struct arena *a, struct arena *from);

/* Copies. */
struct str arena_str(struct arena *a, struct str s);
const char *arena_z(struct arena *a, struct str s);

/* printf into the arena; the text is also NUL-terminated. */
struct str arena_format(struct arena *a, const char *format, ...) PRINTF(2, 3);
struct str arena_vformat(struct arena *a, const char *format, va_list args)
    PRINTF(2, 0);

#endif
