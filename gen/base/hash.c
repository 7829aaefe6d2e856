#include "base/hash.h"

#include "base/file.h"

#include <openssl/evp.h>
#include <openssl/sha.h>

struct sha256 hash_bytes(struct str bytes)
{
    struct sha256 hash;

    SHA256((const unsigned char *)(bytes.len ? bytes.ptr : ""), bytes.len,
           hash.bytes);
    return hash;
}

bool hash_file(struct sha256 *out, const char *path, struct diag *d)
{
    struct mapped m;

    if (!file_map(&m, path, d))
        return false;
    *out = hash_bytes(m.bytes);
    file_unmap(&m);
    return true;
}

struct str hash_hex(struct sha256 hash, struct arena *a)
{
    static const char digits[] = "0123456789abcdef";
    char *text = arena_alloc(a, 2 * sizeof(hash.bytes) + 1);

    for (size_t i = 0; i < sizeof(hash.bytes); i++) {
        text[2 * i] = digits[hash.bytes[i] >> 4];
        text[2 * i + 1] = digits[hash.bytes[i] & 15];
    }
    return (struct str){text, 2 * sizeof(hash.bytes)};
}

bool hash_md5(struct str bytes, struct md5 *out)
{
    return EVP_Digest(bytes.len ? bytes.ptr : "", bytes.len, out->bytes, NULL,
                      EVP_md5(), NULL) == 1;
}
