#include "output/pdf_syntax.h"

#include "base/utf8.h"

#include <stdlib.h>

#define PLAIN_TEXT_MAX 65536

void pdf_add_mpt(struct buf *b, int64_t thousandths)
{
    int64_t rest;

    if (thousandths < 0) {
        buf_add_byte(b, '-');
        thousandths = -thousandths;
    }
    buf_add_int(b, thousandths / 1000);
    rest = thousandths % 1000;
    if (rest == 0)
        return;
    buf_add_byte(b, '.');
    for (int64_t unit = 100; rest > 0; unit /= 10) {
        buf_add_byte(b, (char)('0' + rest / unit));
        rest %= unit;
    }
}

/* A part of 255 as thousandths. */
void pdf_add_color(struct buf *b, struct color color, const char *op)
{
    const uint8_t parts[] = {color.red, color.green, color.blue};

    for (size_t i = 0; i < COUNT(parts); i++) {
        pdf_add_mpt(b, (parts[i] * 1000 + 127) / 255);
        buf_add_byte(b, ' ');
    }
    buf_add_z(b, op);
}

void pdf_add_hex(struct buf *b, unsigned n)
{
    static const char digits[] = "0123456789abcdef";
    char hex[4] = {digits[n >> 12 & 15], digits[n >> 8 & 15],
                   digits[n >> 4 & 15], digits[n & 15]};

    buf_add(b, (struct str){hex, sizeof(hex)});
}

void pdf_add_utf16(struct buf *b, struct str text)
{
    while (text.len > 0) {
        uint32_t c = utf8_next(&text);

        if (c >= 0x10000) {
            pdf_add_hex(b, 0xd800 + ((c - 0x10000) >> 10));
            c = 0xdc00 + ((c - 0x10000) & 0x3ff);
        }
        pdf_add_hex(b, c);
    }
}

void pdf_add_text(struct buf *b, struct str text)
{
    buf_add_z(b, "<FEFF");
    pdf_add_utf16(b, text);
    buf_add_byte(b, '>');
}

void pdf_add_ref(struct buf *b, const char *key, pdf_id id)
{
    buf_add_z(b, key);
    buf_add_byte(b, ' ');
    buf_add_int(b, id);
    buf_add_z(b, " 0 R");
}

struct str pdf_plain_text(struct str text, struct arena *a)
{
    struct buf b = buf_new(a, PLAIN_TEXT_MAX);

    while (text.len > 0) {
        uint32_t c = utf8_next(&text);

        if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xfffe || c == 0xffff)
            c = ' ';
        utf8_add(&b, c);
    }
    return buf_str(&b);
}

bool pdf_is_language(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];

        if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
            !(c >= '0' && c <= '9') && c != '-')
            return false;
    }
    return s.len > 0;
}

void pdf_add_date(struct buf *b, struct date day, int32_t zone_minutes)
{
    struct civil civil = date_civil(day);
    int minutes = abs(zone_minutes);

    buf_add_format(b, "(D:%04d%02d%02d000000%c%02d'%02d')", civil.year,
                   civil.month, civil.day, zone_minutes < 0 ? '-' : '+',
                   minutes / 60, minutes % 60);
}
