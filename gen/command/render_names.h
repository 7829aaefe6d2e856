/*
 * render_names - file names of one run, none twice.
 *
 * 100,000 names themselves are too much to keep: a number stands for each.
 */
#ifndef COMMAND_RENDER_NAMES_H
#define COMMAND_RENDER_NAMES_H

#include "base/arena.h"

struct render_names {
    uint64_t *slots; /* 0: free */
    size_t count, capacity;
    struct arena *arena; /* of the slots */
};

/* stem with its ending, or stem-2 … (is_second), unlike all before; in a. */
struct str render_name(struct render_names *names, struct str stem,
                       struct str ending, bool *is_second, struct arena *a);

#endif
