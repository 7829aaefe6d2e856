/*
 * break_vectors - random numbers and the rows of the facts on line breaking.
 */
#ifndef TESTS_BREAK_VECTORS_H
#define TESTS_BREAK_VECTORS_H

#include "base/str.h"

#define FACTS "../shared/facts/"

static inline uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* One field of a CSV row, quoted or not; quotes inside do not occur. */
static inline struct str next_field(struct str *row)
{
    struct str field;
    char end = ',';

    if (row->len && row->ptr[0] == '"') {
        *row = str_skip(*row, 1);
        end = '"';
    }
    str_cut(*row, end, &field, row);
    if (end == '"' && row->len)
        *row = str_skip(*row, 1);
    return field;
}

#endif
