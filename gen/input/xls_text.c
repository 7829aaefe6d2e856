#include "input/xls.h"

#include "base/utf8.h"

#include <string.h>

#define TEXT_MAX (1u << 20)

/* What stands before the characters of a text of BIFF8. */
enum { FLAG_WIDE = 1, FLAG_EXTRA = 4, FLAG_RUNS = 8 };

static void add_unit(struct buf *out, uint32_t unit, uint32_t *high)
{
    bool is_low = unit >= 0xDC00 && unit <= 0xDFFF;

    if (*high)
        utf8_add(out, is_low
                          ? 0x10000 + ((*high - 0xD800) << 10) + (unit - 0xDC00)
                          : 0xFFFD);
    if (!*high || !is_low)
        if (unit < 0xD800 || unit > 0xDBFF)
            utf8_add(out, is_low ? 0xFFFD : unit ? unit : ' ');
    *high = unit >= 0xD800 && unit <= 0xDBFF ? unit : 0;
}

/* Characters of one byte (Latin-1) or two, as many as there are. */
static size_t add_units(struct buf *out, struct str bytes, size_t count,
                        bool wide, uint32_t *high)
{
    size_t n = 0, width = wide ? 2 : 1;

    for (; n < count && bytes.len >= width; n++) {
        add_unit(out, wide ? xls_u16(bytes, 0) : (unsigned char)bytes.ptr[0],
                 high);
        bytes = str_skip(bytes, width);
    }
    return n;
}

/* Text in the code page of Excel 95; what no table here has is replaced. */
static struct str code_page_text(struct xls *x, struct str bytes)
{
    static const struct {
        uint32_t page;
        enum encoding encoding;
    } pages[] = {{936, ENCODING_GB18030},
                 {1252, ENCODING_WINDOWS_1252},
                 {0x8001, ENCODING_WINDOWS_1252}};
    struct buf plain;
    struct str text;
    size_t bad;

    for (size_t i = 0; i < COUNT(pages); i++)
        if (pages[i].page == x->code_page &&
            encoding_convert(pages[i].encoding, bytes, &text, &bad, x->scratch))
            return text;
    plain = buf_new(x->scratch, 4 * bytes.len + 4);
    for (size_t i = 0; i < bytes.len; i++)
        utf8_add(&plain, (unsigned char)bytes.ptr[i] < 0x80
                             ? (unsigned char)bytes.ptr[i]
                             : 0xFFFD);
    return buf_str(&plain);
}

struct str xls_text(struct xls *x, struct str data, size_t at, bool is_short)
{
    size_t count = is_short ? xls_u16(data, at) & 0xFF : xls_u16(data, at);
    struct str rest = str_skip(data, at + (is_short ? 1 : 2));
    struct buf text = buf_new(x->scratch, TEXT_MAX);
    uint32_t flags, high = 0;

    if (x->is_biff5)
        return code_page_text(x, str_head(rest, count));
    flags = xls_u16(rest, 0) & 0xFF;
    rest = str_skip(rest, 1 + (flags & FLAG_RUNS ? 2u : 0) +
                              (flags & FLAG_EXTRA ? 4u : 0));
    add_units(&text, rest, count, flags & FLAG_WIDE, &high);
    return buf_str(&text);
}

/* Records one behind the other; a text may begin in one and end in another. */
struct pieces {
    struct xls *book;
    struct str data;
    size_t *at; /* in the stream */
};

/* The next record, if it continues this one. */
static bool go_on(struct pieces *p)
{
    size_t at = *p->at;
    struct xls_record r;

    if (!xls_next(p->book, &at, &r) || r.type != XLS_CONTINUE)
        return false;
    *p->at = at;
    p->data = r.data;
    return true;
}

static bool take(struct pieces *p, size_t n, uint32_t *out)
{
    uint32_t value = 0;

    for (size_t i = 0; i < n; i++) {
        while (p->data.len == 0)
            if (!go_on(p))
                return false;
        value |= (uint32_t)(unsigned char)p->data.ptr[0] << (8 * i);
        p->data = str_skip(p->data, 1);
    }
    *out = value;
    return true;
}

static bool skip(struct pieces *p, size_t n)
{
    while (n > p->data.len) {
        n -= p->data.len;
        if (!go_on(p))
            return false;
    }
    p->data = str_skip(p->data, n);
    return true;
}

/* Where a record ends within the characters the next begins with new flags. */
static bool take_characters(struct pieces *p, size_t count, uint32_t flags,
                            struct buf *out)
{
    uint32_t high = 0;

    for (;;) {
        bool wide = flags & FLAG_WIDE;
        size_t n = add_units(out, p->data, count, wide, &high);

        p->data = str_skip(p->data, wide ? 2 * n : n);
        count -= n;
        if (count == 0)
            return true;
        p->data = (struct str){0};
        if (!take(p, 1, &flags))
            return false;
    }
}

static bool take_string(struct pieces *p, struct buf *text)
{
    uint32_t count, flags, runs = 0, extra = 0;

    return take(p, 2, &count) && take(p, 1, &flags) &&
           (!(flags & FLAG_RUNS) || take(p, 2, &runs)) &&
           (!(flags & FLAG_EXTRA) || take(p, 4, &extra)) &&
           take_characters(p, count, flags, text) &&
           skip(p, (size_t)4 * runs + extra);
}

bool xls_strings(struct xls *x, struct str data, size_t *at)
{
    struct pieces p = {x, str_skip(data, 8), at};
    uint32_t count = xls_u32(data, 4);
    struct arena room = {0};
    struct buf text = buf_new(&room, TEXT_MAX);
    bool ok = true;

    for (uint32_t i = 0; ok && i < count; i++) {
        buf_clear(&text);
        ok = take_string(&p, &text);
        if (ok)
            ARENA_PUSH(x->scratch, x->strings, x->string_count,
                       x->string_capacity) =
                arena_str(x->scratch, buf_str(&text));
    }
    arena_release(&room);
    return ok || xls_report_damaged(x);
}
