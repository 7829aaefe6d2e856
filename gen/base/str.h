/*
 * str - a piece of text: pointer and length, by value, never owning.
 *
 * The bytes belong to whoever made them (an arena, a mapped file, a literal)
 * and outlive every str that points at them.  Not NUL-terminated; text is
 * UTF-8 once it has passed input/encoding.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str {
    const char *ptr; /* NULL only when len is 0 */
    size_t len;      /* bytes */
};

#define COUNT(array)      (sizeof(array) / sizeof((array)[0]))
#define MUST_CHECK        __attribute__((warn_unused_result))
#define PRINTF(at, first) __attribute__((format(printf, at, first)))

/* A str of a string literal; STR_INIT where C wants a constant. */
#define STR_INIT(literal)            \
    {                                \
        literal, sizeof(literal) - 1 \
    }
#define STR(literal) ((struct str)STR_INIT(literal))

/* For printf: printf("%.*s", STR_ARG(s)). */
#define STR_ARG(s) (int)(s).len, (s).ptr ? (s).ptr : ""

/* The text of a NUL-terminated string; NULL gives the empty text. */
struct str str_from_z(const char *z);

bool str_equal(struct str a, struct str b);
bool str_equal_z(struct str a, const char *z);

/* Byte order, shorter first among equals: the order of UTF-8 code points. */
int str_compare(struct str a, struct str b);

/* The same of two struct str, for qsort. */
int str_by_bytes(const void *a, const void *b);

bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);

/* Index of the first occurrence, or -1. */
ptrdiff_t str_find(struct str s, struct str needle);
ptrdiff_t str_find_byte(struct str s, char byte);

/* Without the first n bytes; the first n bytes.  n is cut to the length. */
struct str str_skip(struct str s, size_t n);
struct str str_head(struct str s, size_t n);

/* Without ASCII blanks, NO-BREAK SPACE and IDEOGRAPHIC SPACE at both ends. */
struct str str_trim(struct str s);

/*
 * Cut at the first separator: *head is what stands before it, *rest what
 * stands behind.  False where there is none: *head is all, *rest empty.
 */
bool str_cut(struct str s, char separator, struct str *head, struct str *rest);

/* Equal but for the case of ASCII letters. */
bool str_equal_ignoring_case(struct str a, struct str b);
bool str_starts_ignoring_case(struct str s, struct str prefix);
ptrdiff_t str_find_ignoring_case(struct str s, struct str needle); /* or -1 */

static inline bool str_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The value of a hexadecimal digit, in either case; -1: it is none. */
static inline int str_hex_digit(char c)
{
    if (str_is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* 0 to 9 somewhere in it. */
bool str_has_digit(struct str s);

/* No byte of 0x80 or more; the empty text is. */
bool str_is_ascii(struct str s);

/*
 * Edits (insert, delete, replace a byte) between two short texts, for "did you
 * mean"; cut off at 64 bytes each.
 */
unsigned str_distance(struct str a, struct str b);

/* A hash of the bytes, the same on every machine and in every run. */
uint64_t str_hash(struct str s);

/*
 * A hash of what is hashed already and more: another hash, or a number.  Two
 * hashes mix the same whichever comes first.
 */
uint64_t str_hash_mix(uint64_t hash, uint64_t more);

#endif
