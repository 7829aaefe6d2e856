#include "input/ole.h"

#include <string.h>

#define HEADER_BYTES 512
#define HEADER_FATS  109
#define ENTRY_BYTES  128
#define NAME_BYTES   64

struct ole {
    struct str file;
    size_t sector_bytes;
    uint32_t sectors; /* in the file, the last one perhaps cut short */
    uint32_t *fat;
    size_t fat_count;
    struct arena *arena;
};

static uint32_t u16(struct str s, size_t at)
{
    const unsigned char *p = (const unsigned char *)s.ptr + at;

    return (uint32_t)p[0] | (uint32_t)p[1] << 8;
}

static uint32_t u32(struct str s, size_t at)
{
    return u16(s, at) | u16(s, at + 2) << 16;
}

bool ole_is(struct str file)
{
    return file.len >= HEADER_BYTES &&
           str_starts(file, STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"));
}

/* What the file has of a sector. */
static struct str sector(const struct ole *o, uint32_t n)
{
    return str_head(str_skip(o->file, ((size_t)n + 1) * o->sector_bytes),
                    o->sector_bytes);
}

static void add_fat_sector(struct ole *o, uint32_t n)
{
    struct str s = n < o->sectors ? sector(o, n) : (struct str){0};

    for (size_t at = 0; at + 4 <= s.len && o->fat_count < o->sectors; at += 4)
        o->fat[o->fat_count++] = u32(s, at);
}

/* The table stands in sectors that the header and more sectors list. */
static void read_fat(struct ole *o)
{
    uint32_t next = u32(o->file, 68);

    o->fat = arena_array(o->arena, uint32_t, (size_t)o->sectors);
    for (size_t i = 0; i < HEADER_FATS; i++)
        if (u32(o->file, 76 + 4 * i) < o->sectors)
            add_fat_sector(o, u32(o->file, 76 + 4 * i));
    for (uint32_t steps = 0; next < o->sectors && steps < o->sectors; steps++) {
        struct str s = sector(o, next);

        if (s.len < o->sector_bytes)
            return;
        for (size_t at = 0; at + 4 < s.len; at += 4)
            if (u32(s, at) < o->sectors)
                add_fat_sector(o, u32(s, at));
        next = u32(s, s.len - 4);
    }
}

static bool open_file(struct ole *o, struct str file, struct arena *a)
{
    uint32_t shift;

    if (!ole_is(file))
        return false;
    shift = u16(file, 30);
    if (shift != 9 && shift != 12)
        return false;
    *o = (struct ole){
        .file = file, .sector_bytes = (size_t)1 << shift, .arena = a};
    if (file.len / o->sector_bytes > UINT32_MAX / 2)
        return false;
    o->sectors = (uint32_t)((file.len + o->sector_bytes - 1) / o->sector_bytes);
    o->sectors -= o->sectors > 0;
    read_fat(o);
    return true;
}

/*
 * Join a chain of equal blocks into size bytes; SIZE_MAX: as long as it is.
 * Blocks are sectors of the file, or parts of the short streams' container.
 */
static bool join(const struct ole *o, uint32_t first, size_t size,
                 struct str *out)
{
    size_t most = (size_t)o->sectors * o->sector_bytes, len = 0;
    char *bytes;
    uint32_t n = first;

    if (size != SIZE_MAX && size > most)
        return false;
    bytes = arena_alloc(o->arena, size == SIZE_MAX ? most : size);
    while (n < o->sectors && len < (size == SIZE_MAX ? most : size)) {
        struct str s = sector(o, n);

        if (size != SIZE_MAX && s.len > size - len)
            s.len = size - len;
        memcpy(bytes + len, s.ptr, s.len);
        len += s.len;
        if (s.len < o->sector_bytes || n >= o->fat_count)
            break;
        n = o->fat[n];
    }
    *out = (struct str){bytes, len};
    return size == SIZE_MAX || len == size;
}

/* The same of a short stream, whose blocks of 64 bytes have their own table. */
static bool join_short(const struct ole *o, struct str root, uint32_t first,
                       size_t size, struct str *out)
{
    const size_t block = 64;
    struct str table, container;
    char *bytes;
    size_t len = 0;

    if (!join(o, u32(o->file, 60), SIZE_MAX, &table) ||
        !join(o, u32(root, 116), SIZE_MAX, &container) || size > container.len)
        return false;
    bytes = arena_alloc(o->arena, size);
    while (len < size) {
        struct str s = str_skip(container, (size_t)first * block);

        s = str_head(s, size - len < block ? size - len : block);
        if (s.len == 0)
            return false;
        memcpy(bytes + len, s.ptr, s.len);
        len += s.len;
        if (((size_t)first + 1) * 4 > table.len)
            break;
        first = u32(table, (size_t)first * 4);
    }
    *out = (struct str){bytes, len};
    return len == size;
}

/* A name in UTF-16 with a NUL behind it. */
static bool has_name(struct str entry, const char *name)
{
    size_t n = strlen(name);

    if (u16(entry, NAME_BYTES) != 2 * (n + 1))
        return false;
    for (size_t i = 0; i < n; i++)
        if (u16(entry, 2 * i) != (unsigned char)name[i])
            return false;
    return true;
}

static enum ole_result find_entry(const struct ole *o, const char *name,
                                  struct str *root, struct str *out)
{
    struct str folder;

    if (!join(o, u32(o->file, 48), SIZE_MAX, &folder) ||
        folder.len < ENTRY_BYTES)
        return OLE_DAMAGED;
    *root = str_head(folder, ENTRY_BYTES);
    while (folder.len >= ENTRY_BYTES) {
        *out = str_head(folder, ENTRY_BYTES);
        if (out->ptr[66] == 2 && has_name(*out, name))
            return OLE_FOUND;
        folder = str_skip(folder, ENTRY_BYTES);
    }
    return OLE_MISSING;
}

enum ole_result ole_stream(struct str file, const char *name, struct str *out,
                           struct arena *a)
{
    struct ole o;
    struct str root, entry;
    enum ole_result found;
    size_t size;
    bool ok;

    if (!open_file(&o, file, a))
        return OLE_DAMAGED;
    found = find_entry(&o, name, &root, &entry);
    if (found != OLE_FOUND)
        return found;
    size = u32(entry, 120);
    ok = size < u32(file, 56) ? join_short(&o, root, u32(entry, 116), size, out)
                              : join(&o, u32(entry, 116), size, out);
    return ok ? OLE_FOUND : OLE_DAMAGED;
}
