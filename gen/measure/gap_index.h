/*
 * gap_index - hashes with a value each, for what is looked up a million times.
 *
 * Hashes are of 64 bits and taken for what they stand for: that two of ten
 * million are the same is a chance of one in a hundred thousand, and it would
 * put one count wrong by one.
 */
#ifndef MEASURE_GAP_INDEX_H
#define MEASURE_GAP_INDEX_H

#include "base/arena.h"

struct gap_slot {
    uint64_t hash; /* 0: free */
    int64_t value;
    bool met;
    bool tells_open; /* a document whose export says what is open of it */
};

struct gap_index {
    struct gap_slot *slots; /* a power of two of them */
    size_t size, count;
    struct arena *arena;
};

struct gap_index gap_index_new(size_t expected, struct arena *a);

/* A new slot for the hash; others with it may be there. */
struct gap_slot *gap_index_add(struct gap_index *x, uint64_t hash);

/* The first slot with this hash that has not been met; NULL: there is none. */
struct gap_slot *gap_index_find(const struct gap_index *x, uint64_t hash);

#endif
