#include "base/str.h"

#include <string.h>

struct str str_from_z(const char *z)
{
    return (struct str){z, z ? strlen(z) : 0};
}

bool str_equal(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool str_equal_z(struct str a, const char *z)
{
    return str_equal(a, str_from_z(z));
}

int str_compare(struct str a, struct str b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;

    if (order)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

int str_by_bytes(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

bool str_starts(struct str s, struct str prefix)
{
    return s.len >= prefix.len && str_equal(str_head(s, prefix.len), prefix);
}

bool str_ends(struct str s, struct str suffix)
{
    return s.len >= suffix.len &&
           str_equal(str_skip(s, s.len - suffix.len), suffix);
}

ptrdiff_t str_find(struct str s, struct str needle)
{
    const char *found;

    if (needle.len == 0)
        return 0;
    if (s.len < needle.len)
        return -1;
    found = memmem(s.ptr, s.len, needle.ptr, needle.len);
    return found ? found - s.ptr : -1;
}

ptrdiff_t str_find_byte(struct str s, char byte)
{
    const char *found = s.len ? memchr(s.ptr, byte, s.len) : NULL;

    return found ? found - s.ptr : -1;
}

struct str str_skip(struct str s, size_t n)
{
    if (n == 0)
        return s;
    if (n >= s.len)
        return (struct str){0};
    return (struct str){s.ptr + n, s.len - n};
}

struct str str_head(struct str s, size_t n)
{
    if (n < s.len)
        s.len = n;
    return s;
}

/* Length of the blank at the front of s, 0 when there is none. */
static size_t blank_at_start(struct str s)
{
    if (s.len && strchr(" \t\r\n\v\f", s.ptr[0]) && s.ptr[0])
        return 1;
    if (str_starts(s, STR("\xC2\xA0")))
        return 2;
    return str_starts(s, STR("\xE3\x80\x80")) ? 3 : 0;
}

static size_t blank_at_end(struct str s)
{
    if (s.len && strchr(" \t\r\n\v\f", s.ptr[s.len - 1]) && s.ptr[s.len - 1])
        return 1;
    if (str_ends(s, STR("\xC2\xA0")))
        return 2;
    return str_ends(s, STR("\xE3\x80\x80")) ? 3 : 0;
}

struct str str_trim(struct str s)
{
    size_t n;

    while ((n = blank_at_start(s)) > 0)
        s = str_skip(s, n);
    while ((n = blank_at_end(s)) > 0)
        s.len -= n;
    return s;
}

bool str_cut(struct str s, char separator, struct str *head, struct str *rest)
{
    ptrdiff_t at = str_find_byte(s, separator);

    *head = at < 0 ? s : str_head(s, (size_t)at);
    *rest = at < 0 ? (struct str){0} : str_skip(s, (size_t)at + 1);
    return at >= 0;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool str_equal_ignoring_case(struct str a, struct str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++) {
        if (lower(a.ptr[i]) != lower(b.ptr[i]))
            return false;
    }
    return true;
}

bool str_starts_ignoring_case(struct str s, struct str prefix)
{
    return str_equal_ignoring_case(str_head(s, prefix.len), prefix);
}

ptrdiff_t str_find_ignoring_case(struct str s, struct str needle)
{
    for (size_t i = 0; i + needle.len <= s.len; i++)
        if (str_starts_ignoring_case(str_skip(s, i), needle))
            return (ptrdiff_t)i;
    return -1;
}

bool str_has_digit(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (str_is_digit(s.ptr[i]))
            return true;
    return false;
}

bool str_is_ascii(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80)
            return false;
    return true;
}

#define DISTANCE_MAX 64

static unsigned smallest(unsigned a, unsigned b, unsigned c)
{
    unsigned least = a < b ? a : b;

    return least < c ? least : c;
}

unsigned str_distance(struct str a, struct str b)
{
    unsigned row[DISTANCE_MAX + 1];

    a = str_head(a, DISTANCE_MAX);
    b = str_head(b, DISTANCE_MAX);
    for (unsigned j = 0; j <= b.len; j++)
        row[j] = j;
    for (unsigned i = 1; i <= a.len; i++) {
        unsigned diagonal = row[0];

        row[0] = i;
        for (unsigned j = 1; j <= b.len; j++) {
            unsigned above = row[j];
            unsigned same = a.ptr[i - 1] == b.ptr[j - 1] ? 0 : 1;

            row[j] = smallest(above + 1, row[j - 1] + 1, diagonal + same);
            diagonal = above;
        }
    }
    return row[b.len];
}

static uint64_t mix(uint64_t h)
{
    h ^= h >> 32;
    h *= 0xd6e8feb86659fd93u;
    h ^= h >> 32;
    return h;
}

uint64_t str_hash(struct str s)
{
    uint64_t h = 0x9e3779b97f4a7c15u ^ s.len;
    uint64_t word;

    for (; s.len >= 8; s = str_skip(s, 8)) {
        memcpy(&word, s.ptr, 8);
        h = mix(h ^ word) * 0x9fb21c651e98df25u;
    }
    word = 0;
    if (s.len)
        memcpy(&word, s.ptr, s.len);
    return mix(mix(h ^ word) * 0x9fb21c651e98df25u);
}

uint64_t str_hash_mix(uint64_t hash, uint64_t more)
{
    hash = (hash ^ more) * 0x9e3779b97f4a7c15u;
    return hash ^ (hash >> 29);
}
