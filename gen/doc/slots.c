#include "doc/slots.h"

void markdown_add_slot(struct buf *b, size_t n)
{
    buf_add_z(b, SLOT_OPEN);
    buf_add_int(b, (int64_t)n);
    buf_add_z(b, SLOT_CLOSE);
}

bool markdown_has_slot(struct str text)
{
    return str_find(text, STR(SLOT_OPEN)) >= 0 ||
           str_find(text, STR(SLOT_CLOSE)) >= 0;
}

void markdown_add_note_slot(struct buf *b, size_t n)
{
    buf_add_z(b, SLOT_OPEN "^");
    buf_add_int(b, (int64_t)n);
    buf_add_z(b, SLOT_CLOSE);
}

struct piece slot_next(const struct markdown *m, struct str *text)
{
    ptrdiff_t open = str_find(*text, STR(SLOT_OPEN));
    struct piece piece = {0};
    struct str number;
    ptrdiff_t end, i;
    size_t n = 0;

    if (open != 0) {
        piece.literal = open < 0 ? *text : str_head(*text, (size_t)open);
        *text = str_skip(*text, piece.literal.len);
        return piece;
    }
    number = str_skip(*text, sizeof(SLOT_OPEN) - 1);
    end = str_find(number, STR(SLOT_CLOSE));
    if (end < 0)
        end = (ptrdiff_t)number.len;
    i = str_starts(number, STR("^")) ? 1 : 0;
    for (ptrdiff_t k = i; k < end; k++)
        n = n * 10 + (size_t)(number.ptr[k] - '0');
    *text = str_skip(number, (size_t)end + sizeof(SLOT_CLOSE) - 1);
    if (i && n < m->note_count)
        piece.note = &m->notes[n];
    if (!i && end > 0 && n < m->value_count)
        piece.value = &m->values[n];
    return piece;
}

struct str markdown_fill(const struct markdown *m, struct str text,
                         struct arena *a)
{
    struct buf b = buf_new(a, 1 << 16);

    while (text.len) {
        struct piece piece = slot_next(m, &text);

        buf_add(&b, piece.value ? piece.value->text : piece.literal);
    }
    return buf_str(&b);
}
