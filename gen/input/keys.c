#include "input/keys.h"

#include "input/word.h"

#include <stdlib.h>
#include <string.h>

#define ROWS_A_CHUNK     131072
#define ROWS_A_PARTITION 8192
#define BITS_MAX         12

/* The top bit of row: a later row has the same key. */
#define SEVERAL 0x80000000u

struct keys_entry {
    uint32_t hash;
    uint32_t row;
};

struct keys_partition {
    size_t from, to; /* entries */
    uint32_t *slots; /* entry - from + 1, or 0 */
    uint32_t mask;
    struct repeat *repeats;
    size_t repeat_count, repeat_capacity;
};

struct build {
    struct keys *keys;
    size_t *starts; /* [chunk][partition]: count, then place of the next */
};

uint32_t keys_hash(struct key key)
{
    uint64_t hash = word_hash(key.number);

    if (key.part.len)
        hash = word_mix(hash, word_hash(key.part));
    return (uint32_t)(hash >> 32);
}

static struct key key_of(const struct keys *k, size_t row)
{
    return k->of.key_of(k->of.rows, row);
}

static uint32_t hash_of(const struct keys *k, size_t row)
{
    return k->of.hashes ? k->of.hashes[row] : keys_hash(key_of(k, row));
}

static bool is_same(struct key a, struct key b)
{
    return str_equal(a.number, b.number) && str_equal(a.part, b.part);
}

static size_t partition_of(const struct keys *k, uint32_t hash)
{
    return k->bits ? hash >> (32 - k->bits) : 0;
}

static size_t chunk_end(const struct keys *k, size_t chunk)
{
    size_t end = (chunk + 1) * ROWS_A_CHUNK;

    return end < k->of.count ? end : k->of.count;
}

static size_t *starts_of(const struct build *b, size_t chunk)
{
    return b->starts + (chunk << b->keys->bits);
}

static bool count_chunk(void *context, size_t chunk, struct worker *w)
{
    const struct build *b = context;
    const struct keys *k = b->keys;
    size_t *counts = starts_of(b, chunk);

    (void)w;
    for (size_t i = chunk * ROWS_A_CHUNK; i < chunk_end(k, chunk); i++)
        counts[partition_of(k, hash_of(k, i))]++;
    return true;
}

static bool deal_chunk(void *context, size_t chunk, struct worker *w)
{
    const struct build *b = context;
    const struct keys *k = b->keys;
    size_t *next = starts_of(b, chunk);

    (void)w;
    for (size_t i = chunk * ROWS_A_CHUNK; i < chunk_end(k, chunk); i++) {
        uint32_t hash = hash_of(k, i);

        k->entries[next[partition_of(k, hash)]++] =
            (struct keys_entry){hash, (uint32_t)i};
    }
    return true;
}

/* Counts become places: partition by partition, in the order of chunks. */
static void place_chunks(const struct build *b, size_t chunks)
{
    size_t at = 0;

    for (size_t p = 0; p < (size_t)1 << b->keys->bits; p++) {
        b->keys->partitions[p].from = at;
        for (size_t c = 0; c < chunks; c++) {
            size_t n = starts_of(b, c)[p];

            starts_of(b, c)[p] = at;
            at += n;
        }
        b->keys->partitions[p].to = at;
    }
}

/* The slot of the key, or the empty one where it belongs. */
static uint32_t *find_slot(const struct keys *k, const struct keys_partition *p,
                           uint32_t hash, struct key key)
{
    uint32_t at = hash & p->mask;

    while (p->slots[at]) {
        const struct keys_entry *e = &k->entries[p->from + p->slots[at] - 1];

        if (e->hash == hash && is_same(key_of(k, e->row & ~SEVERAL), key))
            break;
        at = (at + 1) & p->mask;
    }
    return &p->slots[at];
}

/* The same for a row; its key is fetched only where hashes are equal. */
static uint32_t *find_row(const struct keys *k, const struct keys_partition *p,
                          const struct keys_entry *row)
{
    uint32_t at = row->hash & p->mask;

    while (p->slots[at]) {
        const struct keys_entry *e = &k->entries[p->from + p->slots[at] - 1];

        if (e->hash == row->hash &&
            is_same(key_of(k, e->row & ~SEVERAL), key_of(k, row->row)))
            break;
        at = (at + 1) & p->mask;
    }
    return &p->slots[at];
}

static bool index_partition(void *context, size_t index, struct worker *w)
{
    const struct build *b = context;
    struct keys *k = b->keys;
    struct keys_partition *p = &k->partitions[index];
    struct arena scratch = {0};
    uint32_t size = 16;

    while (size < 2 * (p->to - p->from))
        size *= 2;
    p->mask = size - 1;
    p->slots = arena_array(k->of.lookup ? w->arena : &scratch, uint32_t, size);
    for (size_t i = p->from; i < p->to; i++) {
        struct keys_entry *e = &k->entries[i], *first;
        uint32_t *slot = find_row(k, p, e);

        if (!*slot) {
            *slot = (uint32_t)(i - p->from) + 1;
            continue;
        }
        first = &k->entries[p->from + *slot - 1];
        first->row |= SEVERAL;
        ARENA_PUSH(w->arena, p->repeats, p->repeat_count, p->repeat_capacity) =
            (struct repeat){e->row, first->row & ~SEVERAL};
    }
    arena_release(&scratch);
    return true;
}

static int by_row(const void *a, const void *b)
{
    const struct repeat *x = a, *y = b;

    return (x->row > y->row) - (x->row < y->row);
}

static void gather_repeats(const struct keys *k, struct repeat **out,
                           size_t *count, struct arena *a)
{
    size_t partitions = (size_t)1 << k->bits, n = 0;

    for (size_t p = 0; p < partitions; p++)
        n += k->partitions[p].repeat_count;
    *out = arena_array(a, struct repeat, n);
    *count = n;
    n = 0;
    for (size_t p = 0; p < partitions; p++) {
        size_t more = k->partitions[p].repeat_count;

        if (more)
            memcpy(*out + n, k->partitions[p].repeats, more * sizeof(**out));
        n += more;
    }
    if (n)
        qsort(*out, n, sizeof(**out), by_row);
}

bool keys_build(struct keys *out, struct keyed_rows rows, unsigned threads,
                struct repeat **repeats, size_t *repeat_count, struct arena *a,
                struct diag *d)
{
    struct keys *k = out;
    struct build b = {.keys = k};
    size_t n = rows.count, chunks = (n + ROWS_A_CHUNK - 1) / ROWS_A_CHUNK;

    *k = (struct keys){.of = rows};
    while (k->bits < BITS_MAX && n >> k->bits > ROWS_A_PARTITION)
        k->bits++;
    k->entries = arena_array(a, struct keys_entry, n);
    k->partitions = arena_array(a, struct keys_partition, (size_t)1 << k->bits);
    b.starts = arena_array(a, size_t, chunks << k->bits);
    if (!job_run(chunks, threads, count_chunk, &b, a, d))
        return false;
    place_chunks(&b, chunks);
    if (!job_run(chunks, threads, deal_chunk, &b, a, d) ||
        !job_run((size_t)1 << k->bits, threads, index_partition, &b, a, d))
        return false;
    gather_repeats(k, repeats, repeat_count, a);
    return true;
}

uint32_t keys_find(const struct keys *k, struct key key, bool *several)
{
    uint32_t hash = keys_hash(key);
    const struct keys_partition *p = &k->partitions[partition_of(k, hash)];
    uint32_t slot = k->of.count ? *find_slot(k, p, hash, key) : 0;
    uint32_t row;

    if (!slot)
        return KEYS_NONE;
    row = k->entries[p->from + slot - 1].row;
    *several = (row & SEVERAL) != 0;
    return row & ~SEVERAL;
}
