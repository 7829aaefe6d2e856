#include "doc/anchor.h"

#include "base/buf.h"

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

struct str anchor_of_title(struct str title, struct arena *a)
{
    struct buf b = buf_new(a, ANCHOR_MAX);

    for (size_t i = 0; i < title.len; i++)
        add(&b, title.ptr[i]);
    return buf_str(&b);
}

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

struct str anchor_of_link(struct str link, struct arena *a)
{
    struct buf b = buf_new(a, ANCHOR_MAX);

    for (size_t i = 0; i < link.len; i++) {
        int high = i + 2 < link.len ? digit_of(link.ptr[i + 1]) : -1;
        int low = high >= 0 ? digit_of(link.ptr[i + 2]) : -1;

        if (link.ptr[i] == '%' && low >= 0) {
            add(&b, (char)(high << 4 | low));
            i += 2;
        } else {
            add(&b, link.ptr[i]);
        }
    }
    return buf_str(&b);
}
