#include "doc/anchor.h"

#include "base/buf.h"
#include "base/utf8.h"

#define ANCHOR_MAX 4096

static void add(struct buf *b, char c)
{
    bool digit = c >= '0' && c <= '9';

    if (c >= 'A' && c <= 'Z')
        buf_add_byte(b, (char)(c - 'A' + 'a'));
    else if (c == ' ' || c == '\n')
        buf_add_byte(b, '-');
    else if ((c >= 'a' && c <= 'z') || digit || c == '-' || c == '_' ||
             (unsigned char)c >= 0x80)
        buf_add_byte(b, c);
}

static bool is_numeral(uint32_t c)
{
    static const char numerals[] = "一二三四五六七八九十百（";
    struct str rest = STR(numerals);

    while (rest.len > 0)
        if (utf8_next(&rest) == c)
            return true;
    return c >= '0' && c <= '9';
}

static struct str without_number(struct str name)
{
    struct str rest = name;
    size_t digits = 0;

    while (rest.len > 0) {
        uint32_t c = utf8_next(&rest);

        if (is_numeral(c)) {
            digits++;
            continue;
        }
        /* 、 and ） end a number, as the blank of "3. " does */
        if (digits > 0 && rest.len > 0 &&
            (c == 0x3001 || c == 0xff09 || c == '-'))
            return rest;
        break;
    }
    return name;
}

static struct anchor named(struct str full)
{
    return (struct anchor){full, without_number(full)};
}

struct anchor anchor_of_title(struct str title, struct arena *a)
{
    struct buf b = buf_new(a, ANCHOR_MAX);

    for (size_t i = 0; i < title.len; i++)
        add(&b, title.ptr[i]);
    return named(buf_str(&b));
}

struct anchor anchor_of_link(struct str link, struct arena *a)
{
    struct buf b = buf_new(a, ANCHOR_MAX);

    for (size_t i = 0; i < link.len; i++) {
        int high = i + 2 < link.len ? str_hex_digit(link.ptr[i + 1]) : -1;
        int low = high >= 0 ? str_hex_digit(link.ptr[i + 2]) : -1;

        if (link.ptr[i] == '%' && low >= 0) {
            add(&b, (char)(high << 4 | low));
            i += 2;
        } else {
            add(&b, link.ptr[i]);
        }
    }
    return named(buf_str(&b));
}

size_t anchor_find(const struct anchor *headings, size_t count,
                   struct anchor link)
{
    size_t bare = count, loose = count;

    for (size_t i = 0; i < count && link.full.len; i++) {
        if (str_equal(headings[i].full, link.full))
            return i;
        if (bare == count && str_equal(headings[i].bare, link.full))
            bare = i;
        if (loose == count && str_equal(headings[i].bare, link.bare))
            loose = i;
    }
    return bare < count ? bare : loose;
}
