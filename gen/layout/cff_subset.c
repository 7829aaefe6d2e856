#include "base/buf.h"
#include "layout/cff.h"

#include <assert.h>

/*
 * "391 392 0 ROS" and "393 FontName", by our three strings; numbers at their
 * shortest, for some readers know a CID-keyed font by these bytes.
 */
#define FONT_NAME  "\xf8\x1d\x0c\x26"
#define ROS        "\xf8\x1b\xf8\x1c\x8b\x0c\x1e"
#define SUBSET_MAX (64u << 20)

static void add_number(struct buf *b, uint32_t n, unsigned size)
{
    while (size-- > 0)
        buf_add_byte(b, (char)(n >> (8 * size) & 255));
}

/* An operand that is always five bytes, so that sizes are known before. */
static void add_operand(struct buf *b, size_t n)
{
    add_number(b, 29, 1);
    add_number(b, (uint32_t)n, 4);
}

static void add_operator(struct buf *b, unsigned op)
{
    add_number(b, op, op > 255 ? 2 : 1);
}

static unsigned offset_size(size_t largest)
{
    return largest < 1 << 8    ? 1
           : largest < 1 << 16 ? 2
           : largest < 1 << 24 ? 3
                               : 4;
}

/* All of an INDEX but its items. */
static void add_index_head(struct buf *b, const struct str *items, size_t n)
{
    size_t total = 1;
    unsigned size;

    for (size_t i = 0; i < n; i++)
        total += items[i].len;
    size = offset_size(total);
    add_number(b, (uint32_t)n, 2);
    if (n == 0)
        return;
    add_number(b, size, 1);
    total = 1;
    add_number(b, 1, size);
    for (size_t i = 0; i < n; i++) {
        total += items[i].len;
        add_number(b, (uint32_t)total, size);
    }
}

static void add_index(struct buf *b, const struct str *items, size_t n)
{
    add_index_head(b, items, n);
    for (size_t i = 0; i < n; i++)
        buf_add(b, items[i]);
}

void cff_set_charstrings(struct cff *cff, const struct str *charstrings,
                         size_t n, struct arena *a)
{
    struct cff_index *index = &cff->charstrings;
    struct buf b = buf_new(a, SUBSET_MAX);
    struct str bytes;
    size_t table;

    assert(n >= 1 && n <= UINT16_MAX);
    add_index(&b, charstrings, n);
    bytes = buf_str(&b);
    index->count = (uint32_t)n;
    index->offset_size = (unsigned char)bytes.ptr[2];
    table = (n + 1) * index->offset_size;
    index->offsets = (struct str){bytes.ptr + 3, table};
    index->data = str_skip(bytes, 2 + table);
}

/* Font DICTs that the glyphs use, in order of use. */
struct used_fds {
    uint8_t items[CFF_MAX_FDS];
    uint8_t number_of[CFF_MAX_FDS];
    bool used[CFF_MAX_FDS];
    size_t count;
};

static void note_fd(struct used_fds *fds, uint8_t fd)
{
    if (fds->used[fd])
        return;
    fds->used[fd] = true;
    fds->number_of[fd] = (uint8_t)fds->count;
    fds->items[fds->count++] = fd;
}

/* Format 3: ranges of glyphs with one font DICT. */
static struct str make_fd_select(const struct cff *cff,
                                 const struct used_fds *fds,
                                 const uint32_t *glyphs, size_t n,
                                 struct arena *a)
{
    struct buf b = buf_new(a, 5 + 3 * n);
    uint32_t ranges = 0;

    add_number(&b, 3, 1);
    add_number(&b, 0, 2);
    for (size_t i = 0; i < n; i++) {
        uint8_t fd = cff->fd_of[glyphs[i]];

        if (i > 0 && fd == cff->fd_of[glyphs[i - 1]])
            continue;
        add_number(&b, (uint32_t)i, 2);
        add_number(&b, fds->number_of[fd], 1);
        ranges++;
    }
    add_number(&b, (uint32_t)n, 2);
    b.ptr[1] = (char)(ranges >> 8);
    b.ptr[2] = (char)(ranges & 255);
    return buf_str(&b);
}

/* Font DICTs; their Private DICTs stand one behind the other from start. */
static struct str make_fd_array(const struct cff *cff,
                                const struct used_fds *fds, size_t start,
                                struct arena *a)
{
    struct str *items = arena_array(a, struct str, fds->count);
    struct buf array = buf_new(a, SUBSET_MAX);

    for (size_t i = 0; i < fds->count; i++) {
        const struct cff_fd *fd = &cff->fds[fds->items[i]];
        struct buf b = buf_new(a, SUBSET_MAX);

        buf_add(&b, STR(FONT_NAME));
        buf_add(&b, fd->matrix);
        add_operand(&b, fd->private_dict.len);
        add_operand(&b, start);
        add_operator(&b, CFF_PRIVATE);
        items[i] = buf_str(&b);
        start += fd->private_dict.len;
    }
    add_index(&array, items, fds->count);
    return buf_str(&array);
}

/* Parts behind the Top DICT, in the order in which they are written. */
struct layout {
    size_t charset, fd_select, charstrings, fd_array;
};

static void add_heading(struct buf *b, const struct cff *cff, struct str name,
                        size_t glyphs, const struct layout *at)
{
    const struct str strings[] = {STR_INIT("Adobe"), STR_INIT("Identity"),
                                  name};
    struct buf top = buf_new(b->arena, SUBSET_MAX);
    struct str item;

    buf_add(&top, STR(ROS));
    buf_add(&top, cff->matrix);
    buf_add(&top, cff->box);
    add_operand(&top, glyphs);
    add_operator(&top, CFF_CID_COUNT);
    add_operand(&top, at->charset);
    add_operator(&top, CFF_CHARSET);
    add_operand(&top, at->fd_select);
    add_operator(&top, CFF_FD_SELECT);
    add_operand(&top, at->charstrings);
    add_operator(&top, CFF_CHARSTRINGS);
    add_operand(&top, at->fd_array);
    add_operator(&top, CFF_FD_ARRAY);
    item = buf_str(&top);
    buf_add(b, STR("\1\0\4\4")); /* version 1.0, this long, offset size */
    add_index(b, &name, 1);
    add_index(b, &item, 1);
    add_index(b, strings, COUNT(strings));
    add_index(b, NULL, 0); /* no subroutines */
}

/* Format 2 with one range: glyph i has the CID i. */
static void add_charset(struct buf *b, size_t glyphs)
{
    add_number(b, 2, 1);
    if (glyphs > 1) {
        add_number(b, 1, 2);
        add_number(b, (uint32_t)glyphs - 2, 2);
    }
}

/* Where the drawings stand: their INDEX, and all that is behind. */
struct drawings {
    struct str *items;
    struct str head; /* of the INDEX */
    size_t length;   /* of the items */
};

static struct drawings find_drawings(const struct cff *cff,
                                     const uint32_t *glyphs, size_t n,
                                     struct arena *a)
{
    struct drawings d = {.items = arena_array(a, struct str, n)};
    struct buf b = buf_new(a, SUBSET_MAX);

    for (size_t i = 0; i < n; i++) {
        d.items[i] = cff_charstring(cff, glyphs[i]);
        d.length += d.items[i].len;
    }
    add_index_head(&b, d.items, n);
    d.head = buf_str(&b);
    return d;
}

static struct str join_from(const struct str *items, size_t first, size_t n,
                            struct buf *b)
{
    for (size_t i = first; i < n; i++)
        buf_add(b, items[i]);
    return buf_str(b);
}

struct str cff_drawings(const struct cff *cff, const uint32_t *glyphs, size_t n,
                        struct arena *a)
{
    struct drawings d = find_drawings(cff, glyphs, n, a);
    struct buf b = buf_new(a, SUBSET_MAX);

    return join_from(d.items, 0, n, &b);
}

void cff_subset_around(const struct cff *cff, const uint32_t *glyphs, size_t n,
                       size_t common, struct str name, struct str *front,
                       struct str *back, struct arena *a)
{
    struct buf b = buf_new(a, SUBSET_MAX), rest = buf_new(a, SUBSET_MAX);
    struct used_fds fds = {0};
    struct layout at = {0};
    struct str fd_select, fd_array;
    struct drawings drawings;

    assert(n >= 1 && n <= UINT16_MAX && common <= n);
    for (size_t i = 0; i < n; i++) {
        assert(glyphs[i] < cff->charstrings.count);
        note_fd(&fds, cff->fd_of[glyphs[i]]);
    }
    fd_select = make_fd_select(cff, &fds, glyphs, n, a);
    drawings = find_drawings(cff, glyphs, n, a);
    fd_array = make_fd_array(cff, &fds, 0, a);
    add_heading(&b, cff, name, n, &at); /* to know its length */
    at.charset = b.len;
    at.fd_select = at.charset + (n > 1 ? 5 : 1);
    at.charstrings = at.fd_select + fd_select.len;
    at.fd_array = at.charstrings + drawings.head.len + drawings.length;
    buf_clear(&b);
    add_heading(&b, cff, name, n, &at);
    add_charset(&b, n);
    buf_add(&b, fd_select);
    buf_add(&b, drawings.head);
    *front = buf_str(&b);
    join_from(drawings.items, common, n, &rest);
    buf_add(&rest, make_fd_array(cff, &fds, at.fd_array + fd_array.len, a));
    for (size_t i = 0; i < fds.count; i++)
        buf_add(&rest, cff->fds[fds.items[i]].private_dict);
    *back = buf_str(&rest);
}

struct str cff_subset(const struct cff *cff, const uint32_t *glyphs, size_t n,
                      struct str name, struct arena *a)
{
    struct str parts[2];
    struct buf b = buf_new(a, SUBSET_MAX);

    cff_subset_around(cff, glyphs, n, 0, name, &parts[0], &parts[1], a);
    return join_from(parts, 0, COUNT(parts), &b);
}
