#include "doc/marks.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "doc/slots.h"

#define TEXT_MAX (32u << 20)

/* Brackets, quotes, stops and dashes, Chinese and ASCII. */
static bool is_punctuation(uint32_t c)
{
    if (c < 0x80)
        return c > 0x20 && !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') &&
               !(c >= 'a' && c <= 'z') && c != 0x7F;
    return (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E) ||
           (c >= 0x3001 && c <= 0x301F) || (c >= 0xFF01 && c <= 0xFF0F) ||
           (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) ||
           (c >= 0xFF5B && c <= 0xFF65) || (c >= 0xA1 && c <= 0xBF);
}

static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x3000 ||
           c == 0;
}

/* The character before a position, or 0. */
static uint32_t before(struct str text, size_t position)
{
    size_t start = position;
    struct str rest;

    if (position == 0)
        return 0;
    do
        start--;
    while (start > 0 && ((unsigned char)text.ptr[start] & 0xC0) == 0x80);
    rest = str_skip(text, start);
    return utf8_next(&rest);
}

/*
 * CommonMark does not see the end of **（甲）**乙: marks beside punctuation
 * must have a blank on the other side, and Chinese has none.  An empty slot,
 * a letter in cmark's eyes, between mark and punctuation puts that right.
 */
static struct str help_bold(struct str text, struct arena *a)
{
    struct buf b;
    size_t done = 0;
    size_t i = 0;

    if (str_find(text, STR("**")) < 0)
        return text;
    b = buf_new(a, TEXT_MAX);
    while (i < text.len) {
        size_t end = i;
        struct str rest;
        uint32_t last, next;

        while (end < text.len && text.ptr[end] == '*')
            end++;
        if (end - i < 2) {
            i = end + 1;
            continue;
        }
        rest = str_skip(text, end);
        last = before(text, i);
        next = rest.len ? utf8_next(&rest) : 0;
        buf_add(&b, str_head(str_skip(text, done), i - done));
        if (is_punctuation(last) && last != '\\' && !is_space(next))
            buf_add_z(&b, SLOT_OPEN SLOT_CLOSE);
        buf_add(&b, str_head(str_skip(text, i), end - i));
        if (is_punctuation(next) && !is_space(last))
            buf_add_z(&b, SLOT_OPEN SLOT_CLOSE);
        done = i = end;
    }
    buf_add(&b, str_skip(text, done));
    return buf_str(&b);
}

static size_t count_byte(struct str text, size_t from, char byte)
{
    size_t n = 0;

    while (from + n < text.len && text.ptr[from + n] == byte)
        n++;
    return n;
}

/* A rule across the page. */
static bool stands_alone(struct str text, size_t start, size_t end)
{
    while (start > 0 && text.ptr[start - 1] == ' ')
        start--;
    while (end < text.len && (text.ptr[end] == ' ' || text.ptr[end] == '\r'))
        end++;
    return (start == 0 || text.ptr[start - 1] == '\n') &&
           (end == text.len || text.ptr[end] == '\n');
}

/* Between letters in cmark's eyes, a _ marks nothing. */
static void add_blank(struct buf *b, size_t n)
{
    buf_add_z(b, SLOT_OPEN SLOT_CLOSE);
    while (n-- > 0)
        buf_add_z(b, "_" SLOT_OPEN SLOT_CLOSE);
}

static struct str help_blanks(struct str text, struct arena *a)
{
    struct buf b;
    size_t done = 0;
    size_t i = 0;

    if (str_find(text, STR("___")) < 0)
        return text;
    b = buf_new(a, TEXT_MAX);
    while (i < text.len) {
        size_t n = count_byte(text, i, '_');

        if (n >= 3 && !stands_alone(text, i, i + n)) {
            buf_add(&b, str_head(str_skip(text, done), i - done));
            add_blank(&b, n);
            done = i + n;
        }
        i += n ? n : 1;
    }
    buf_add(&b, str_skip(text, done));
    return buf_str(&b);
}

struct str marks_help(struct str text, struct arena *a)
{
    return help_blanks(help_bold(text, a), a);
}
