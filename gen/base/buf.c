#include "base/buf.h"

#include <stdio.h>
#include <string.h>

struct buf buf_new(struct arena *a, size_t maximum)
{
    return (struct buf){.arena = a, .maximum = maximum};
}

/* Room for n bytes and a NUL that printf wants behind them. */
static void grow(struct buf *b, size_t n)
{
    size_t capacity = b->capacity ? b->capacity : 256;

    while (capacity - b->len <= n)
        capacity *= 2;
    b->ptr = arena_grow(b->arena, b->ptr, b->capacity, capacity, 1);
    b->capacity = capacity;
}

bool buf_reserve(struct buf *b, size_t n)
{
    if (b->len > b->maximum || n > b->maximum - b->len) {
        b->full = true;
        return false;
    }
    if (n >= b->capacity - b->len)
        grow(b, n);
    return true;
}

void buf_add(struct buf *b, struct str s)
{
    if (s.len == 0 || !buf_reserve(b, s.len))
        return;
    memcpy(b->ptr + b->len, s.ptr, s.len);
    b->len += s.len;
}

void buf_add_z(struct buf *b, const char *z)
{
    buf_add(b, str_from_z(z));
}

void buf_add_byte(struct buf *b, char byte)
{
    if (buf_reserve(b, 1))
        b->ptr[b->len++] = byte;
}

void buf_add_repeated(struct buf *b, char byte, size_t n)
{
    if (n == 0 || !buf_reserve(b, n))
        return;
    memset(b->ptr + b->len, byte, n);
    b->len += n;
}

void buf_add_format(struct buf *b, const char *format, ...)
{
    va_list args, again;
    int n;

    va_start(args, format);
    va_copy(again, args);
    n = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (n > 0 && buf_reserve(b, (size_t)n)) {
        vsnprintf(b->ptr + b->len, (size_t)n + 1, format, args);
        b->len += (size_t)n;
    }
    va_end(args);
}

void buf_add_int(struct buf *b, int64_t n)
{
    char digits[20];
    size_t at = sizeof(digits);
    uint64_t rest = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;

    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (n < 0)
        digits[--at] = '-';
    buf_add(b, (struct str){digits + at, sizeof(digits) - at});
}

struct str buf_str(const struct buf *b)
{
    return (struct str){b->ptr, b->len};
}

void buf_clear(struct buf *b)
{
    b->len = 0;
    b->full = false;
}

bool buf_is_full(const struct buf *b)
{
    return b->full;
}
