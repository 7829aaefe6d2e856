/*
 * deflate - compress pieces apart and join them, by ISA-L.
 *
 * A piece ends at a byte and refers to no other, so pieces made on several
 * cores stand one behind the other as one stream; their check sums combine.
 * A stream is any number of pieces, then deflate_end.  The same bytes give the
 * same result on the same kind of processor.
 */
#ifndef OUTPUT_DEFLATE_H
#define OUTPUT_DEFLATE_H

#include "base/arena.h"

/* Working memory of one thread, used again for every piece. */
struct deflater {
    struct arena *arena;
    uint8_t *work;
    char *out;
    size_t capacity;
};
struct deflater deflater_new(struct arena *a);

struct deflated {
    struct str bytes; /* raw deflate, without a final block */
    size_t raw_len;   /* before compression */
    uint32_t crc32;   /* of the raw bytes */
};

/* One piece; its bytes in the arena. */
struct deflated deflate_piece(struct deflater *f, struct str raw,
                              struct arena *a);

/*
 * A piece by zlib: smaller, and far slower; for what many files share.  Its
 * crc32 is 0.
 */
struct deflated deflate_small(struct str raw, struct arena *a);

/* A whole stream with zlib's header, as small. */
struct str deflate_whole(struct str raw, struct arena *a);

/* Two bytes that end any stream of pieces. */
struct str deflate_end(void);

/* The check sums of the empty text, and of a and then b of b_len bytes. */
#define CRC32_EMPTY   0u
#define ADLER32_EMPTY 1u
uint32_t crc32_join(uint32_t a, uint32_t b, size_t b_len);
uint32_t adler32_join(uint32_t a, uint32_t b, size_t b_len);

uint32_t crc32_of(struct str bytes);
uint32_t adler32_of(struct str bytes);

/* Undo: raw deflate to exactly raw_len bytes.  False: it is not that. */
MUST_CHECK bool inflate_raw(struct str bytes, size_t raw_len, struct str *out,
                            struct arena *a);

#endif
