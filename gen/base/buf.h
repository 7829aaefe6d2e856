/*
 * buf - text or bytes that grow, in an arena, up to a stated maximum.
 *
 * Going past the maximum does not fail each call: the bytes are dropped and
 * buf_is_full stays true, to be asked once at the end.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/arena.h"

struct buf {
    struct arena *arena;
    char *ptr;
    size_t len;
    size_t capacity;
    size_t maximum;
    bool full; /* something was dropped */
};

struct buf buf_new(struct arena *a, size_t maximum);

void buf_add(struct buf *b, struct str s);
void buf_add_z(struct buf *b, const char *z);
void buf_add_byte(struct buf *b, char byte);
void buf_add_repeated(struct buf *b, char byte, size_t n);
void buf_add_format(struct buf *b, const char *format, ...) PRINTF(2, 3);

/* Decimal digits, fast. */
void buf_add_int(struct buf *b, int64_t n);

/* Room for n more bytes at b->ptr + b->len; false when past the maximum. */
MUST_CHECK bool buf_reserve(struct buf *b, size_t n);

/* What it holds; good until the next addition. */
struct str buf_str(const struct buf *b);

/* Empty it, keeping its room. */
void buf_clear(struct buf *b);

bool buf_is_full(const struct buf *b);

#endif
