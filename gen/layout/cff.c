#include "layout/cff.h"

#include <string.h>

#define ENDCHAR 14

static unsigned byte_at(struct str s, size_t i)
{
    return i < s.len ? (unsigned char)s.ptr[i] : 0;
}

static uint32_t read_number(struct str s, size_t at, unsigned size)
{
    uint32_t n = 0;

    for (unsigned i = 0; i < size; i++)
        n = n << 8 | byte_at(s, at + i);
    return n;
}

/* An INDEX at the front of s; s becomes what follows it. */
static bool read_index(struct cff_index *index, struct str *s)
{
    size_t table, last;

    *index = (struct cff_index){0};
    index->count = read_number(*s, 0, 2);
    if (index->count == 0) {
        *s = str_skip(*s, 2);
        return true;
    }
    index->offset_size = byte_at(*s, 2);
    table = (index->count + 1) * (size_t)index->offset_size;
    if (index->offset_size < 1 || index->offset_size > 4 || s->len < 3 + table)
        return false;
    index->offsets = (struct str){s->ptr + 3, table};
    index->data = str_skip(*s, 2 + table);
    last = read_number(index->offsets, table - index->offset_size,
                       index->offset_size);
    if (last > index->data.len)
        return false;
    *s = str_skip(index->data, last);
    return true;
}

/* An item; empty where its offsets make no sense. */
static struct str index_item(const struct cff_index *index, uint32_t i)
{
    size_t start, end;

    if (i >= index->count)
        return (struct str){0};
    start = read_number(index->offsets, (size_t)i * index->offset_size,
                        index->offset_size);
    end = read_number(index->offsets, ((size_t)i + 1) * index->offset_size,
                      index->offset_size);
    if (start < 1 || start > end || end > index->data.len)
        return (struct str){0};
    return (struct str){index->data.ptr + start, end - start};
}

/* Bytes of the operand at the front; 0 where an operator stands there. */
static size_t operand_length(struct str s)
{
    unsigned b = byte_at(s, 0);
    size_t n = 1;

    if (b == 28)
        return 3;
    if (b == 29)
        return 5;
    if (b == 30) {
        while (n < s.len && (byte_at(s, n) & 15) != 15)
            n++;
        return n + 1;
    }
    if (b < 32)
        return 0;
    return b < 247 ? 1 : 2;
}

struct entry {
    unsigned op;
    struct str operands;
    struct str whole; /* operands and operator */
};

/* Take an entry off the front of DICT data; false at its end or damage. */
static bool next_entry(struct str *dict, struct entry *e)
{
    size_t n = 0, length;

    while (n < dict->len && (length = operand_length(str_skip(*dict, n))) > 0)
        n += length;
    if (n >= dict->len)
        return false;
    e->operands = str_head(*dict, n);
    e->op = byte_at(*dict, n++);
    if (e->op == CFF_ESCAPE)
        e->op = CFF_ESCAPE << 8 | byte_at(*dict, n++);
    e->whole = str_head(*dict, n);
    *dict = str_skip(*dict, n);
    return true;
}

static bool find_entry(struct str dict, unsigned op, struct entry *e)
{
    while (next_entry(&dict, e)) {
        if (e->op == op)
            return true;
    }
    return false;
}

/* The first whole number of some operands; -1 where there is none. */
static int64_t take_integer(struct str *operands)
{
    unsigned b = byte_at(*operands, 0);
    unsigned next = byte_at(*operands, 1);
    size_t length = operand_length(*operands);
    int64_t n = -1;

    if (operands->len == 0 || length > operands->len)
        return -1;
    if (b == 28)
        n = (int16_t)read_number(*operands, 1, 2);
    else if (b == 29)
        n = (int32_t)read_number(*operands, 1, 4);
    else if (b >= 32 && b < 247)
        n = (int)b - 139;
    else if (b >= 247 && b < 251)
        n = (int)((b - 247) * 256 + next) + 108;
    else if (b >= 251)
        n = -(int)((b - 251) * 256 + next) - 108;
    *operands = str_skip(*operands, length);
    return n;
}

/* The table from the offset that an entry names; empty if there is none. */
static struct str at_offset(struct str table, struct str dict, unsigned op)
{
    struct entry e;
    int64_t offset;

    if (!find_entry(dict, op, &e))
        return (struct str){0};
    offset = take_integer(&e.operands);
    if (offset < 0 || (size_t)offset >= table.len)
        return (struct str){0};
    return str_skip(table, (size_t)offset);
}

/* dict names the Private DICT; subroutines in it are not for us. */
static bool read_private(struct cff_fd *fd, struct str table, struct str dict)
{
    struct entry e;
    int64_t size, offset;

    if (find_entry(dict, CFF_MATRIX, &e))
        fd->matrix = e.whole;
    if (!find_entry(dict, CFF_PRIVATE, &e))
        return false;
    size = take_integer(&e.operands);
    offset = take_integer(&e.operands);
    if (size < 0 || offset < 0 || (size_t)offset > table.len ||
        (size_t)size > table.len - (size_t)offset)
        return false;
    fd->private_dict = str_head(str_skip(table, (size_t)offset), (size_t)size);
    return !find_entry(fd->private_dict, CFF_SUBRS, &e);
}

/* FDSelect: which font DICT each glyph belongs to. */
static bool read_fd_select(uint8_t *fd_of, struct str s, uint32_t glyphs,
                           size_t fd_count)
{
    unsigned format = byte_at(s, 0);
    uint32_t ranges = read_number(s, 1, 2);
    uint32_t glyph = 0;

    if (format == 0 && s.len >= 1 + (size_t)glyphs)
        memcpy(fd_of, s.ptr + 1, glyphs);
    else if (format == 3 && s.len >= 5 + 3 * (size_t)ranges) {
        for (uint32_t i = 0; i < ranges; i++) {
            uint32_t end = read_number(s, 6 + 3 * (size_t)i, 2);

            while (glyph < end && glyph < glyphs)
                fd_of[glyph++] = (uint8_t)byte_at(s, 5 + 3 * (size_t)i);
        }
    } else
        return false;
    for (glyph = 0; glyph < glyphs; glyph++) {
        if (fd_of[glyph] >= fd_count)
            return false;
    }
    return true;
}

static bool read_cid_keyed(struct cff *cff, struct str table, struct str top,
                           struct arena *a)
{
    struct str rest = at_offset(table, top, CFF_FD_ARRAY);
    uint8_t *fd_of = arena_array(a, uint8_t, cff->charstrings.count);
    struct cff_index array;
    struct cff_fd *fds;

    if (!read_index(&array, &rest) || array.count == 0 ||
        array.count > CFF_MAX_FDS)
        return false;
    fds = arena_array(a, struct cff_fd, array.count);
    for (uint32_t i = 0; i < array.count; i++) {
        if (!read_private(&fds[i], table, index_item(&array, i)))
            return false;
    }
    cff->is_cid_keyed = true;
    cff->fds = fds;
    cff->fd_count = array.count;
    cff->fd_of = fd_of;
    return read_fd_select(fd_of, at_offset(table, top, CFF_FD_SELECT),
                          cff->charstrings.count, array.count);
}

static bool read_name_keyed(struct cff *cff, struct str table, struct str top,
                            struct arena *a)
{
    struct cff_fd *fd = arena_new(a, struct cff_fd);

    cff->fd_of = arena_array(a, uint8_t, cff->charstrings.count);
    cff->fds = fd;
    cff->fd_count = 1;
    if (!read_private(fd, table, top))
        return false;
    fd->matrix = (struct str){0}; /* it is the whole font's */
    return true;
}

bool cff_read(struct cff *out, struct str table, struct arena *a)
{
    struct str rest = str_skip(table, byte_at(table, 2));
    struct cff_index names, tops, strings, subrs;
    struct cff cff = {0};
    struct str top;
    struct entry e;

    if (byte_at(table, 0) != 1 || !read_index(&names, &rest) ||
        !read_index(&tops, &rest) || !read_index(&strings, &rest) ||
        !read_index(&subrs, &rest) || subrs.count > 0)
        return false;
    top = index_item(&tops, 0);
    rest = at_offset(table, top, CFF_CHARSTRINGS);
    if (!read_index(&cff.charstrings, &rest) || cff.charstrings.count == 0)
        return false;
    if (find_entry(top, CFF_MATRIX, &e))
        cff.matrix = e.whole;
    if (find_entry(top, CFF_FONT_BOX, &e))
        cff.box = e.whole;
    if (find_entry(top, CFF_ROS, &e) ? !read_cid_keyed(&cff, table, top, a)
                                     : !read_name_keyed(&cff, table, top, a))
        return false;
    *out = cff;
    return true;
}

/*
 * The CID of a glyph by the charset behind its .notdef: one number each, or
 * ranges of a first one and how many more there are, in one or two bytes.
 */
static uint16_t find_cid(struct str charset, uint32_t glyph)
{
    unsigned format = byte_at(charset, 0);
    unsigned size = format == 1 ? 3 : 4; /* of a range */
    uint32_t before = 1;

    if (glyph == 0)
        return 0;
    if (format == 0)
        return (uint16_t)read_number(charset, 1 + 2 * ((size_t)glyph - 1), 2);
    for (size_t at = 1; at + size <= charset.len; at += size) {
        uint32_t count = read_number(charset, at + 2, size - 2) + 1;

        if (glyph - before < count)
            return (uint16_t)(read_number(charset, at, 2) + glyph - before);
        before += count;
    }
    return 0;
}

bool cff_find_cids(struct str table, const uint32_t *glyphs, size_t n,
                   uint16_t *cids)
{
    struct str rest = str_skip(table, byte_at(table, 2));
    struct cff_index names, tops;
    struct str top, charset;
    struct entry e;
    bool is_cid_keyed;

    if (byte_at(table, 0) != 1 || !read_index(&names, &rest) ||
        !read_index(&tops, &rest))
        return false;
    top = index_item(&tops, 0);
    is_cid_keyed = find_entry(top, CFF_ROS, &e);
    charset = at_offset(table, top, CFF_CHARSET);
    if (is_cid_keyed && (charset.len == 0 || byte_at(charset, 0) > 2))
        return false;
    for (size_t i = 0; i < n; i++)
        cids[i] =
            is_cid_keyed ? find_cid(charset, glyphs[i]) : (uint16_t)glyphs[i];
    return true;
}

struct str cff_charstring(const struct cff *cff, uint32_t glyph)
{
    return index_item(&cff->charstrings, glyph);
}

/* "adx ady bchar achar endchar" and no drawing, behind a width or not. */
bool cff_is_composed(const struct cff *cff, uint32_t glyph, struct str *width)
{
    struct str charstring = cff_charstring(cff, glyph);
    size_t operands = 0, n = 0, first = 0;

    while (!cff->is_cid_keyed && n < charstring.len) {
        unsigned b = byte_at(charstring, n);

        if (b < 32 && b != 28) {
            *width = str_head(charstring, operands > 4 ? first : 0);
            return b == ENDCHAR && operands >= 4;
        }
        n += b == 255 ? 5 : operand_length(str_skip(charstring, n));
        if (operands++ == 0)
            first = n;
    }
    return false;
}
