/*
 * word - short texts as machine words, for tables that are asked once a cell.
 *
 * Loads of fixed size that may overlap: copying a length that varies and
 * reading it back as words stalls the processor.  The words of two texts of
 * the same length are equal only if the texts are.
 */
#ifndef INPUT_WORD_H
#define INPUT_WORD_H

#include "base/str.h"

#include <string.h>

/* The eight bytes at p. */
static inline uint64_t word_at(const char *p)
{
    uint64_t word;

    memcpy(&word, p, sizeof(word));
    return word;
}

/* A text of at most eight bytes. */
static inline uint64_t word_of(struct str s)
{
    uint32_t low, high;

    if (s.len == 8)
        return word_at(s.ptr);
    if (s.len >= 4) {
        memcpy(&low, s.ptr, 4);
        memcpy(&high, s.ptr + s.len - 4, 4);
        return low | (uint64_t)high << 32;
    }
    if (s.len == 0)
        return 0;
    return (uint64_t)(unsigned char)s.ptr[0] |
           (uint64_t)(unsigned char)s.ptr[s.len / 2] << 8 |
           (uint64_t)(unsigned char)s.ptr[s.len - 1] << 16;
}

/* A text of at most sixteen bytes. */
struct words_of {
    uint64_t first, last;
};

static inline struct words_of words_of(struct str s)
{
    if (s.len <= 8)
        return (struct words_of){word_of(s), 0};
    return (struct words_of){word_at(s.ptr), word_at(s.ptr + s.len - 8)};
}

static inline uint64_t word_mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9fb21c651e98df25u;
    return hash ^ hash >> 29;
}

/* A hash of any text, the same on every machine of this byte order. */
static inline uint64_t word_hash(struct str s)
{
    uint64_t hash = 0x9e3779b97f4a7c15u ^ s.len;

    if (s.len <= 8)
        return word_mix(word_mix(hash, word_of(s)), s.len);
    for (size_t i = 0; i + 8 < s.len; i += 8)
        hash = word_mix(hash, word_at(s.ptr + i));
    return word_mix(word_mix(hash, word_at(s.ptr + s.len - 8)), s.len);
}

#endif
