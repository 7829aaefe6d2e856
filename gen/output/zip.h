/*
 * zip - an archive read from memory, and one written to an outfile.
 *
 * As office documents need it: entries stored or deflated, names in UTF-8, no
 * encryption, no ZIP64 (no part and no archive of 4 GiB and more).  What is
 * written has a fixed time stamp (1980-01-01), so equal content gives equal
 * bytes.
 */
#ifndef OUTPUT_ZIP_H
#define OUTPUT_ZIP_H

#include "base/outfile.h"
#include "output/deflate.h"

struct zip_entry {
    struct str name;
    struct str bytes; /* as they stand: stored, or raw deflate */
    bool is_deflated;
    uint32_t crc32;
    size_t raw_len;
};

struct zip_entries {
    struct zip_entry *items; /* in the order of the directory */
    size_t count;
};

/* The directory of an archive in memory.  False: damaged, or not of ours. */
MUST_CHECK bool zip_list(struct str archive, struct zip_entries *out,
                         struct arena *a);

/* An entry's content, its check sum compared.  False: damaged. */
MUST_CHECK bool zip_extract(const struct zip_entry *entry, struct str *out,
                            struct arena *a);

/* Writing.  Too much for the format is kept and told by zip_end. */
struct zip {
    struct outfile *to;
    struct arena *arena;
    struct zip_record *records;
    size_t count, capacity;
    uint64_t at; /* bytes written */
    bool too_large;
};

struct zip zip_begin(struct outfile *to, struct arena *a);

/* A whole entry as zip_list found it. */
void zip_copy(struct zip *z, const struct zip_entry *entry);

/* An entry made of pieces: open, any number of pieces, close. */
void zip_open_entry(struct zip *z, struct str name);
void zip_add_piece(struct zip *z, const struct deflated *piece);
void zip_close_entry(struct zip *z);

/* Write the directory.  False: more than the format holds. */
MUST_CHECK bool zip_end(struct zip *z);

#endif
