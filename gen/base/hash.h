/*
 * hash - SHA-256, for manifests and evidence.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/diag.h"

struct sha256 {
    unsigned char bytes[32];
};

struct sha256 hash_bytes(struct str bytes);

/* Of a file's content. */
MUST_CHECK bool hash_file(struct sha256 *out, const char *path, struct diag *d);

/*
 * MD5, where a file format asks for it; it proves nothing.  False: the
 * system's policy forbids it.
 */
struct md5 {
    unsigned char bytes[16];
};
MUST_CHECK bool hash_md5(struct str bytes, struct md5 *out);

/* 64 lower-case digits, in the arena. */
struct str hash_hex(struct sha256 hash, struct arena *a);

#endif
