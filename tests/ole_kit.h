/*
 * ole_kit - an OLE2 file in memory with one stream; for tests.
 */
#ifndef TESTS_OLE_KIT_H
#define TESTS_OLE_KIT_H

#include "base/buf.h"

#define OLE_SECTOR 512

static inline void ole_kit_number(struct buf *b, uint64_t n, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        buf_add_byte(b, (char)(n >> (8 * i) & 0xFF));
}

static inline void ole_kit_entry(struct buf *b, const char *name, int type,
                                 uint32_t start, size_t size)
{
    size_t n = str_from_z(name).len;

    for (size_t i = 0; i < 32; i++)
        ole_kit_number(b, i < n ? (unsigned char)name[i] : 0, 2);
    ole_kit_number(b, n ? 2 * (n + 1) : 0, 2);
    ole_kit_number(b, (uint64_t)type, 1);
    ole_kit_number(b, 1, 1);
    buf_add_repeated(b, '\xFF', 12);
    buf_add_repeated(b, '\0', 36);
    ole_kit_number(b, start, 4);
    ole_kit_number(b, size, 8);
}

/* short_table: the sector of the short streams' table, or the end of a chain */
static inline void ole_kit_header(struct buf *b, size_t fats, size_t folder,
                                  uint32_t short_table)
{
    buf_add(b, STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"));
    buf_add_repeated(b, '\0', 16);
    ole_kit_number(b, 0x3E, 2);
    ole_kit_number(b, 3, 2);
    ole_kit_number(b, 0xFFFE, 2);
    ole_kit_number(b, 9, 2);
    ole_kit_number(b, 6, 2);
    buf_add_repeated(b, '\0', 10);
    ole_kit_number(b, fats, 4);
    ole_kit_number(b, folder, 4);
    ole_kit_number(b, 0, 4);
    ole_kit_number(b, 4096, 4);
    ole_kit_number(b, short_table, 4);
    ole_kit_number(b, short_table < 0xFFFFFFFE, 4);
    ole_kit_number(b, 0xFFFFFFFE, 4);
    ole_kit_number(b, 0, 4);
    for (size_t i = 0; i < 109; i++)
        ole_kit_number(b, i < fats ? i : 0xFFFFFFFF, 4);
}

/*
 * The file: tables of sectors, the folder, the stream, filled up with zeros to
 * 4096 bytes so that it is none of the short ones.
 */
static inline struct str ole_kit_file(const char *name, struct str stream,
                                      struct arena *a)
{
    struct buf b = buf_new(a, 1u << 30);
    size_t size = stream.len < 4096 ? 4096 : stream.len;
    size_t sectors = (size + OLE_SECTOR - 1) / OLE_SECTOR;
    size_t fats = (sectors + 2 + 126) / 127;

    ole_kit_header(&b, fats, fats, 0xFFFFFFFE);
    for (size_t i = 0; i < fats * OLE_SECTOR / 4; i++) {
        uint32_t next = i < fats              ? 0xFFFFFFFD
                        : i == fats           ? 0xFFFFFFFE
                        : i < fats + sectors  ? (uint32_t)i + 1
                        : i == fats + sectors ? 0xFFFFFFFE
                                              : 0xFFFFFFFF;

        ole_kit_number(&b, next, 4);
    }
    ole_kit_entry(&b, "Root Entry", 5, 0xFFFFFFFE, 0);
    ole_kit_entry(&b, name, 2, (uint32_t)fats + 1, size);
    ole_kit_entry(&b, "", 0, 0, 0);
    ole_kit_entry(&b, "", 0, 0, 0);
    buf_add(&b, stream);
    buf_add_repeated(&b, '\0', sectors * OLE_SECTOR - stream.len);
    return buf_str(&b);
}

/*
 * The same with a stream of less than 4096 bytes, in blocks of 64 that stand
 * in the root's stream, every second one: table, folder, short table, blocks.
 */
static inline struct str ole_kit_short(const char *name, struct str stream,
                                       struct arena *a)
{
    struct buf b = buf_new(a, 1u << 20);
    size_t blocks = (stream.len + 63) / 64;
    size_t sectors = (2 * blocks * 64 + OLE_SECTOR - 1) / OLE_SECTOR;

    ole_kit_header(&b, 1, 1, 2);
    for (size_t i = 0; i < OLE_SECTOR / 4; i++) {
        uint32_t next = i == 0                       ? 0xFFFFFFFD
                        : i <= 2 || i == 2 + sectors ? 0xFFFFFFFE
                        : i < 2 + sectors            ? (uint32_t)i + 1
                                                     : 0xFFFFFFFF;

        ole_kit_number(&b, next, 4);
    }
    ole_kit_entry(&b, "Root Entry", 5, 3, sectors * OLE_SECTOR);
    ole_kit_entry(&b, name, 2, 1, stream.len);
    ole_kit_entry(&b, "", 0, 0, 0);
    ole_kit_entry(&b, "", 0, 0, 0);
    for (size_t i = 0; i < OLE_SECTOR / 4; i++)
        ole_kit_number(&b, i / 2 + 1 < blocks ? i + 2 : 0xFFFFFFFE, 4);
    for (size_t i = 0; i < blocks; i++) {
        struct str block = str_head(str_skip(stream, 64 * i), 64);

        buf_add_repeated(&b, 'x', 64);
        buf_add(&b, block);
        buf_add_repeated(&b, '\0', 64 - block.len);
    }
    buf_add_repeated(&b, '\0', sectors * OLE_SECTOR - 2 * blocks * 64);
    return buf_str(&b);
}

#endif
