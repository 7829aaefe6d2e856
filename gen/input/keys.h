/*
 * keys - which row bears a number: repeated numbers and look-up.
 *
 * For tens of millions of rows: rows are dealt into partitions by the hash of
 * their key, each small enough for a core's cache, and the partitions are
 * indexed on all cores.  The first row of a key is the one that is found.
 */
#ifndef INPUT_KEYS_H
#define INPUT_KEYS_H

#include "base/job.h"

struct key {
    struct str number, part; /* doc_no and installment_no; part may be empty */
};

/* The key of row i. */
typedef struct key key_fn(const void *rows, size_t i);

/* A row whose key an earlier one bears. */
struct repeat {
    uint32_t row, first;
};

/* For those who meet the keys while they are in the cache. */
uint32_t keys_hash(struct key key);

/* What is indexed: fewer than 2^31 rows. */
struct keyed_rows {
    const void *rows;
    size_t count;
    key_fn *key_of;
    const uint32_t *hashes; /* keys_hash of each, or NULL */
    bool lookup;            /* keys_find will be asked; else repeats only */
};

struct keys_entry;
struct keys_partition;

struct keys {
    struct keyed_rows of;
    unsigned bits; /* 2^bits partitions */
    struct keys_entry *entries;
    struct keys_partition *partitions;
};

/*
 * Index rows; *repeats in the order of rows, in a.  False when memory was
 * short.
 */
MUST_CHECK bool keys_build(struct keys *out, struct keyed_rows rows,
                           unsigned threads, struct repeat **repeats,
                           size_t *repeat_count, struct arena *a,
                           struct diag *d);

#define KEYS_NONE UINT32_MAX

/* The first row with this key, or KEYS_NONE; *several: others bear it too. */
uint32_t keys_find(const struct keys *k, struct key key, bool *several);

#endif
