#include "base/utf8.h"

#include <string.h>

#define REPLACEMENT 0xFFFD

/* Bytes that follow a first byte, or -1. */
static int following(unsigned char first)
{
    if (first < 0x80)
        return 0;
    if (first >= 0xC2 && first <= 0xDF)
        return 1;
    if (first >= 0xE0 && first <= 0xEF)
        return 2;
    return first >= 0xF0 && first <= 0xF4 ? 3 : -1;
}

static bool is_allowed(uint32_t c, int n)
{
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};

    return c >= least[n] && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
}

/* The code point at the front and its length; length 0: malformed. */
static uint32_t decode(struct str s, size_t *length)
{
    int n = following((unsigned char)s.ptr[0]);
    uint32_t c = (unsigned char)s.ptr[0];

    *length = 0;
    if (n < 0 || (size_t)n >= s.len)
        return REPLACEMENT;
    if (n > 0)
        c &= 0x3Fu >> n;
    for (int i = 1; i <= n; i++) {
        unsigned char byte = (unsigned char)s.ptr[i];

        if ((byte & 0xC0) != 0x80)
            return REPLACEMENT;
        c = c << 6 | (byte & 0x3F);
    }
    if (!is_allowed(c, n))
        return REPLACEMENT;
    *length = (size_t)n + 1;
    return c;
}

uint32_t utf8_next(struct str *s)
{
    size_t length;
    uint32_t c = decode(*s, &length);

    *s = str_skip(*s, length ? length : 1);
    return c;
}

size_t utf8_check(struct str s)
{
    size_t at = 0, length;

    while (at < s.len) {
        if ((unsigned char)s.ptr[at] < 0x80) {
            at++;
            continue;
        }
        (void)decode(str_skip(s, at), &length);
        if (!length)
            return at;
        at += length;
    }
    return s.len;
}

size_t utf8_length(struct str s)
{
    size_t n = 0;

    for (; s.len; n++)
        (void)utf8_next(&s);
    return n;
}

void utf8_add(struct buf *b, uint32_t c)
{
    if (c < 0x80) {
        buf_add_byte(b, (char)c);
    } else if (c < 0x800) {
        buf_add_byte(b, (char)(0xC0 | c >> 6));
        buf_add_byte(b, (char)(0x80 | (c & 0x3F)));
    } else if (c < 0x10000) {
        buf_add_byte(b, (char)(0xE0 | c >> 12));
        buf_add_byte(b, (char)(0x80 | (c >> 6 & 0x3F)));
        buf_add_byte(b, (char)(0x80 | (c & 0x3F)));
    } else {
        buf_add_byte(b, (char)(0xF0 | c >> 18));
        buf_add_byte(b, (char)(0x80 | (c >> 12 & 0x3F)));
        buf_add_byte(b, (char)(0x80 | (c >> 6 & 0x3F)));
        buf_add_byte(b, (char)(0x80 | (c & 0x3F)));
    }
}

static const struct {
    uint32_t first, last;
} han_blocks[] = {{0x3400, 0x4DBF}, {0x4E00, 0x9FFF},   {0xF900, 0xFAFF},
                  {0x3007, 0x3007}, {0x20000, 0x323AF}, {0x3005, 0x3005}};

bool utf8_is_han(uint32_t c)
{
    for (size_t i = 0; i < COUNT(han_blocks); i++) {
        if (c >= han_blocks[i].first && c <= han_blocks[i].last)
            return true;
    }
    return false;
}

/* East Asian Wide and Fullwidth, by block (Unicode Standard Annex 11). */
static bool is_wide(uint32_t c)
{
    return utf8_is_han(c) || (c >= 0x1100 && c <= 0x115F) ||
           (c >= 0x2E80 && c <= 0x33FF) || (c >= 0xA000 && c <= 0xA4CF) ||
           (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xFE30 && c <= 0xFE6F) ||
           (c >= 0xFF01 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6);
}

/* Are these eight bytes ASCII?  Most texts of a million rows are. */
static bool is_ascii_8(const char *at)
{
    uint64_t bytes;

    memcpy(&bytes, at, sizeof(bytes));
    return (bytes & 0x8080808080808080u) == 0;
}

size_t utf8_width(struct str s)
{
    size_t width = 0;

    while (s.len) {
        if (s.len >= 8 && is_ascii_8(s.ptr)) {
            width += 8;
            s = str_skip(s, 8);
        } else if ((unsigned char)s.ptr[0] < 0x80) {
            width++;
            s = str_skip(s, 1);
        } else {
            width += is_wide(utf8_next(&s)) ? 2 : 1;
        }
    }
    return width;
}
