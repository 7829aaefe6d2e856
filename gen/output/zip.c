#include "output/zip.h"

#include <string.h>

enum {
    LOCAL_SIGNATURE = 0x04034b50,
    DESCRIPTOR_SIGNATURE = 0x08074b50,
    DIRECTORY_SIGNATURE = 0x02014b50,
    END_SIGNATURE = 0x06054b50
};

#define LOCAL_SIZE     30u
#define DIRECTORY_SIZE 46u
#define END_SIZE       22u
#define VERSION        20u     /* deflate */
#define FLAG_DESCRIBED 0x0008u /* sizes follow the data */
#define FLAG_ENCRYPTED 0x0001u
#define FLAG_UTF8      0x0800u
#define DOS_DATE       0x0021u /* 1980-01-01 */
#define DEFLATED       8u
#define LARGEST        0xFFFFFFFEu

struct zip_record {
    struct str name;
    uint64_t at, packed, raw;
    uint32_t crc32;
    uint16_t flags, method;
};

static uint32_t take(const char *at, size_t bytes)
{
    uint32_t n = 0;

    for (size_t i = bytes; i-- > 0;)
        n = n << 8 | (unsigned char)at[i];
    return n;
}

/* The end record stands last, before a comment that we refuse. */
static const char *find_end(struct str archive)
{
    const char *end;

    if (archive.len < END_SIZE)
        return NULL;
    end = archive.ptr + archive.len - END_SIZE;
    return take(end, 4) == END_SIGNATURE ? end : NULL;
}

/* One directory record; its length, or 0. */
static size_t read_record(struct str archive, size_t at, struct zip_entry *out)
{
    const char *record = archive.ptr + at;
    size_t name_len, len, local, start, packed;

    if (archive.len - at < DIRECTORY_SIZE ||
        take(record, 4) != DIRECTORY_SIGNATURE)
        return 0;
    name_len = take(record + 28, 2);
    len =
        DIRECTORY_SIZE + name_len + take(record + 30, 2) + take(record + 32, 2);
    local = take(record + 42, 4);
    packed = take(record + 20, 4);
    if (archive.len - at < len || local > archive.len ||
        archive.len - local < LOCAL_SIZE ||
        (take(record + 8, 2) & FLAG_ENCRYPTED))
        return 0;
    start = local + LOCAL_SIZE + take(archive.ptr + local + 26, 2) +
            take(archive.ptr + local + 28, 2);
    if (start > archive.len || archive.len - start < packed)
        return 0;
    *out = (struct zip_entry){.name = {record + DIRECTORY_SIZE, name_len},
                              .bytes = {archive.ptr + start, packed},
                              .is_deflated = take(record + 10, 2) == DEFLATED,
                              .crc32 = take(record + 16, 4),
                              .raw_len = take(record + 24, 4)};
    return len;
}

bool zip_list(struct str archive, struct zip_entries *out, struct arena *a)
{
    const char *end = find_end(archive);
    struct zip_entries entries = {0};
    size_t at;

    if (!end)
        return false;
    entries.count = take(end + 10, 2);
    entries.items = arena_array(a, struct zip_entry, entries.count);
    at = take(end + 16, 4);
    for (size_t i = 0; i < entries.count; i++) {
        size_t len =
            at < archive.len ? read_record(archive, at, &entries.items[i]) : 0;

        if (len == 0)
            return false;
        at += len;
    }
    *out = entries;
    return true;
}

bool zip_extract(const struct zip_entry *entry, struct str *out,
                 struct arena *a)
{
    struct str raw = entry->bytes;

    if (entry->is_deflated &&
        !inflate_raw(entry->bytes, entry->raw_len, &raw, a))
        return false;
    if (raw.len != entry->raw_len || crc32_of(raw) != entry->crc32)
        return false;
    *out = raw;
    return true;
}

static void put(char **at, uint64_t n, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        *(*at)++ = (char)(n >> (8 * i));
}

static void write_bytes(struct zip *z, struct str bytes)
{
    outfile_write(z->to, bytes);
    z->at += bytes.len;
}

struct zip zip_begin(struct outfile *to, struct arena *a)
{
    return (struct zip){.to = to, .arena = a};
}

/* version, flags, method, time, date, check sum, sizes, length of the name:
 * the part that local header and directory share */
static void put_common(char **at, const struct zip_record *r, bool sizes)
{
    put(at, VERSION, 2);
    put(at, r->flags, 2);
    put(at, r->method, 2);
    put(at, 0, 2);
    put(at, DOS_DATE, 2);
    put(at, sizes ? r->crc32 : 0, 4);
    put(at, sizes ? r->packed : 0, 4);
    put(at, sizes ? r->raw : 0, 4);
    put(at, r->name.len, 2);
    put(at, 0, 2); /* no extra field */
}

static void write_local(struct zip *z, const struct zip_record *r)
{
    char header[LOCAL_SIZE], *at = header;

    put(&at, LOCAL_SIGNATURE, 4);
    put_common(&at, r, !(r->flags & FLAG_DESCRIBED));
    write_bytes(z, (struct str){header, LOCAL_SIZE});
    write_bytes(z, r->name);
}

static struct zip_record *add_record(struct zip *z)
{
    return &ARENA_PUSH(z->arena, z->records, z->count, z->capacity);
}

void zip_copy(struct zip *z, const struct zip_entry *entry)
{
    struct zip_record *r = add_record(z);

    *r = (struct zip_record){.name = entry->name,
                             .at = z->at,
                             .packed = entry->bytes.len,
                             .raw = entry->raw_len,
                             .crc32 = entry->crc32,
                             .flags = FLAG_UTF8,
                             .method = entry->is_deflated ? DEFLATED : 0};
    write_local(z, r);
    write_bytes(z, entry->bytes);
}

void zip_open_entry(struct zip *z, struct str name)
{
    struct zip_record *r = add_record(z);

    *r = (struct zip_record){.name = name,
                             .at = z->at,
                             .crc32 = CRC32_EMPTY,
                             .flags = FLAG_UTF8 | FLAG_DESCRIBED,
                             .method = DEFLATED};
    write_local(z, r);
}

void zip_add_piece(struct zip *z, const struct deflated *piece)
{
    struct zip_record *r = &z->records[z->count - 1];

    write_bytes(z, piece->bytes);
    r->packed += piece->bytes.len;
    r->raw += piece->raw_len;
    r->crc32 = crc32_join(r->crc32, piece->crc32, piece->raw_len);
}

void zip_close_entry(struct zip *z)
{
    struct zip_record *r = &z->records[z->count - 1];
    char descriptor[16], *at = descriptor;

    write_bytes(z, deflate_end());
    r->packed += deflate_end().len;
    put(&at, DESCRIPTOR_SIGNATURE, 4);
    put(&at, r->crc32, 4);
    put(&at, r->packed, 4);
    put(&at, r->raw, 4);
    write_bytes(z, (struct str){descriptor, sizeof(descriptor)});
}

static void write_record(struct zip *z, const struct zip_record *r)
{
    char header[DIRECTORY_SIZE], *at = header;

    put(&at, DIRECTORY_SIGNATURE, 4);
    put(&at, VERSION, 2);
    put_common(&at, r, true);
    put(&at, 0, 2); /* comment */
    put(&at, 0, 2); /* disk */
    put(&at, 0, 2); /* attributes, inner and outer */
    put(&at, 0, 4);
    put(&at, r->at, 4);
    write_bytes(z, (struct str){header, DIRECTORY_SIZE});
    write_bytes(z, r->name);
    if (r->at > LARGEST || r->packed > LARGEST || r->raw > LARGEST)
        z->too_large = true;
}

bool zip_end(struct zip *z)
{
    uint64_t start = z->at;
    char end[END_SIZE], *at = end;

    for (size_t i = 0; i < z->count; i++)
        write_record(z, &z->records[i]);
    put(&at, END_SIGNATURE, 4);
    put(&at, 0, 4); /* disks */
    put(&at, z->count, 2);
    put(&at, z->count, 2);
    put(&at, z->at - start, 4);
    put(&at, start, 4);
    put(&at, 0, 2); /* no comment */
    write_bytes(z, (struct str){end, END_SIZE});
    return !z->too_large && z->at <= LARGEST && z->count < UINT16_MAX;
}
