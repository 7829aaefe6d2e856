#include "output/deflate.h"

#include <assert.h>
#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>
#include <string.h>
#include <zlib.h>

/* ISA-L counts bytes in 32 bits; a piece larger than this is cut. */
#define PIECE_LIMIT ((size_t)1 << 30)

/* The library falls back to stored blocks, five bytes each. */
static size_t bound(size_t len)
{
    return len + 5 * (len / 65535 + 1) + 64;
}

/*
 * The library's levels 1 and 2 (2.30) are three times as fast, but in one
 * process of a hundred give other bytes for small pieces, by where the system
 * has put it in memory; level 3 gives the same always.
 */
#define LEVEL     3
#define WORK_SIZE ISAL_DEF_LVL3_DEFAULT

struct deflater deflater_new(struct arena *a)
{
    return (struct deflater){.arena = a, .work = arena_alloc(a, WORK_SIZE)};
}

static size_t compress_to(struct deflater *f, size_t used, struct str raw)
{
    struct isal_zstream stream;
    int status;

    isal_deflate_stateless_init(&stream);
    stream.level = LEVEL;
    stream.level_buf = f->work;
    stream.level_buf_size = WORK_SIZE;
    stream.flush = FULL_FLUSH;
    stream.end_of_stream = 0;
    /* The library only reads; its field is not const. */
    stream.next_in = (uint8_t *)(uintptr_t)raw.ptr;
    stream.avail_in = (uint32_t)raw.len;
    stream.next_out = (uint8_t *)f->out + used;
    stream.avail_out = (uint32_t)(f->capacity - used);
    status = isal_deflate_stateless(&stream);
    assert(status == COMP_OK && stream.avail_in == 0);
    return stream.total_out;
}

static void make_room(struct deflater *f, size_t capacity)
{
    if (capacity <= f->capacity)
        return;
    f->out = arena_alloc(f->arena, capacity);
    f->capacity = capacity;
}

struct deflated deflate_piece(struct deflater *f, struct str raw,
                              struct arena *a)
{
    struct deflated d = {.raw_len = raw.len, .crc32 = crc32_of(raw)};
    size_t used = 0;

    make_room(f, bound(raw.len));
    while (raw.len) {
        struct str part = str_head(raw, PIECE_LIMIT);

        used += compress_to(f, used, part);
        raw = str_skip(raw, part.len);
    }
    d.bytes = arena_str(a, (struct str){f->out, used});
    return d;
}

struct deflated deflate_small(struct str raw, struct arena *a)
{
    z_stream stream = {0};
    size_t room;
    uint8_t *out;
    int status = deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED,
                              -MAX_WBITS, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY);

    assert(status == Z_OK && raw.len <= PIECE_LIMIT);
    room = deflateBound(&stream, raw.len) + 64;
    out = arena_alloc(a, room);
    /* The library only reads; its field is not const. */
    stream.next_in = (uint8_t *)(uintptr_t)raw.ptr;
    stream.avail_in = (uInt)raw.len;
    stream.next_out = out;
    stream.avail_out = (uInt)room;
    status = deflate(&stream, Z_FULL_FLUSH);
    assert(status == Z_OK && stream.avail_in == 0 && stream.avail_out > 0);
    room -= stream.avail_out;
    deflateEnd(&stream);
    return (struct deflated){.bytes = {(char *)out, room}, .raw_len = raw.len};
}

struct str deflate_whole(struct str raw, struct arena *a)
{
    uLongf n = compressBound(raw.len);
    uint8_t *out = arena_alloc(a, n);
    int status = compress2(out, &n, (const uint8_t *)raw.ptr, raw.len,
                           Z_BEST_COMPRESSION);

    assert(status == Z_OK); /* the room is enough by the library's own word */
    return (struct str){(char *)out, n};
}

struct str deflate_end(void)
{
    /* A final block with fixed codes that holds nothing. */
    return (struct str){"\x03\0", 2};
}

uint32_t crc32_join(uint32_t a, uint32_t b, size_t b_len)
{
    return (uint32_t)crc32_combine(a, b, (z_off_t)b_len);
}

uint32_t adler32_join(uint32_t a, uint32_t b, size_t b_len)
{
    return (uint32_t)adler32_combine(a, b, (z_off_t)b_len);
}

uint32_t crc32_of(struct str bytes)
{
    return crc32_gzip_refl(CRC32_EMPTY, (const unsigned char *)bytes.ptr,
                           bytes.len);
}

uint32_t adler32_of(struct str bytes)
{
    return isal_adler32(ADLER32_EMPTY, (const unsigned char *)bytes.ptr,
                        bytes.len);
}

bool inflate_raw(struct str bytes, size_t raw_len, struct str *out,
                 struct arena *a)
{
    struct inflate_state state;
    uint8_t *raw;

    if (bytes.len > UINT32_MAX || raw_len >= UINT32_MAX)
        return false;
    raw = arena_alloc(a, raw_len + 1);
    isal_inflate_init(&state);
    state.next_in = (uint8_t *)(uintptr_t)bytes.ptr;
    state.avail_in = (uint32_t)bytes.len;
    state.next_out = raw;
    state.avail_out = (uint32_t)raw_len + 1;
    if (isal_inflate_stateless(&state) != ISAL_DECOMP_OK ||
        state.total_out != raw_len)
        return false;
    *out = (struct str){(char *)raw, raw_len};
    return true;
}
