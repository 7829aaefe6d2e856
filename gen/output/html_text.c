#include "output/html_text.h"

#include "base/utf8.h"

/* Of control, halves of surrogates' ends, and marks that turn a line round. */
static bool is_left_out(uint32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0) ||
           (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static void add_character(struct buf *b, uint32_t c)
{
    switch (c) {
    case '&':
        buf_add_z(b, "&amp;");
        break;
    case '<':
        buf_add_z(b, "&lt;");
        break;
    case '>':
        buf_add_z(b, "&gt;");
        break;
    case '"':
        buf_add_z(b, "&quot;");
        break;
    case '\'':
        buf_add_z(b, "&#39;");
        break;
    default:
        utf8_add(b, c);
        break;
    }
}

void html_add_text(struct buf *b, struct str text)
{
    while (text.len) {
        uint32_t c = utf8_next(&text);

        if (!is_left_out(c))
            add_character(b, c);
    }
}

void html_add_attribute(struct buf *b, const char *name, struct str text)
{
    buf_add_format(b, " %s=\"", name);
    html_add_text(b, text);
    buf_add_byte(b, '"');
}

static bool is_plain_in_css(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z') || c == ' ' || c > 0xA0;
}

void css_add_string(struct buf *b, struct str text)
{
    buf_add_byte(b, '"');
    while (text.len) {
        uint32_t c = utf8_next(&text);

        if (is_left_out(c))
            continue;
        if (is_plain_in_css(c))
            utf8_add(b, c);
        else
            buf_add_format(b, "\\%06X", (unsigned)c);
    }
    buf_add_byte(b, '"');
}

void html_add_thousandths(struct buf *b, int64_t thousandths)
{
    int64_t whole, part;

    if (thousandths < 0) {
        buf_add_byte(b, '-');
        thousandths = -thousandths;
    }
    whole = thousandths / 1000;
    part = thousandths % 1000;
    buf_add_int(b, whole);
    if (!part)
        return;
    buf_add_byte(b, '.');
    for (int64_t digit = 100; part; digit /= 10) {
        buf_add_byte(b, (char)('0' + part / digit));
        part %= digit;
    }
}
