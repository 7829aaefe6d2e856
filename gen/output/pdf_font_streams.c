#include "output/pdf_font_parts.h"

#include "output/pdf_syntax.h"

#define MAP_MAX       (16 << 20)
#define BLOCK_OF_CMAP 100 /* the format's limit of ranges in a block */

uint32_t *pdf_font_glyphs(const struct pdf_font *font, struct arena *a)
{
    uint32_t *glyphs = arena_array(a, uint32_t, font->count);

    for (size_t i = 0; i < font->count; i++)
        glyphs[i] = font->codes[i].glyph;
    return glyphs;
}

/* Behind the codes from first on that have a text and one high byte. */
static size_t range_end(const struct pdf_font *font, size_t first, size_t end)
{
    size_t i = first;

    while (i < end && font->codes[i].text.len > 0 && i >> 8 == first >> 8)
        i++;
    return i;
}

/* "<0001><0003>[<50ac><6b3e><51fd>]": half the bytes of a line a code. */
static void add_range(struct buf *b, const struct pdf_font *font, size_t first,
                      size_t end)
{
    buf_add_byte(b, '<');
    pdf_add_hex(b, (uint16_t)first);
    buf_add_z(b, "><");
    pdf_add_hex(b, (uint16_t)(end - 1));
    buf_add_z(b, ">[");
    for (size_t i = first; i < end; i++) {
        buf_add_byte(b, '<');
        pdf_add_utf16(b, font->codes[i].text);
        buf_add_byte(b, '>');
    }
    buf_add_z(b, "]\n");
}

static void add_block(struct buf *b, const struct buf *ranges, unsigned n)
{
    if (n == 0)
        return;
    buf_add_int(b, n);
    buf_add_z(b, " beginbfrange\n");
    buf_add(b, buf_str(ranges));
    buf_add_z(b, "endbfrange\n");
}

/* The texts of the codes from first to end. */
static void add_ranges(struct buf *b, const struct pdf_font *font, size_t first,
                       size_t end)
{
    struct buf ranges = buf_new(b->arena, MAP_MAX);
    unsigned n = 0;

    for (size_t i = first, next; i < end; i = next) {
        next = range_end(font, i, end);
        if (next == i) { /* it says nothing */
            next++;
            continue;
        }
        add_range(&ranges, font, i, next);
        if (++n < BLOCK_OF_CMAP)
            continue;
        add_block(b, &ranges, n);
        buf_clear(&ranges);
        n = 0;
    }
    add_block(b, &ranges, n);
}

struct str pdf_font_map_front(const struct pdf_font *font, size_t common,
                              struct arena *a)
{
    struct buf b = buf_new(a, MAP_MAX);

    buf_add_z(&b, "/CIDInit /ProcSet findresource begin\n"
                  "12 dict begin\n"
                  "begincmap\n"
                  "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) "
                  "/Supplement 0>> def\n"
                  "/CMapName /Adobe-Identity-UCS def\n"
                  "/CMapType 2 def\n"
                  "1 begincodespacerange\n"
                  "<0000><ffff>\n"
                  "endcodespacerange\n");
    add_ranges(&b, font, 1, common);
    return buf_str(&b);
}

static void add_end(struct buf *b)
{
    buf_add_z(b, "endcmap\n"
                 "CMapName currentdict /CMap defineresource pop\n"
                 "end\n"
                 "end\n");
}

struct str pdf_font_map_back(const struct pdf_font *font, size_t common,
                             struct arena *a)
{
    struct buf b = buf_new(a, MAP_MAX);

    add_ranges(&b, font, common, font->count);
    add_end(&b);
    return buf_str(&b);
}

static struct str whole_map(const struct pdf_font *font, struct arena *a)
{
    struct buf b = buf_new(a, MAP_MAX);

    buf_add(&b, pdf_font_map_front(font, font->count, a));
    buf_add(&b, pdf_font_map_back(font, font->count, a));
    return buf_str(&b);
}

static struct str map_glyphs(const uint16_t *ids, size_t n, struct arena *a)
{
    struct buf b = buf_new(a, 2 * n);

    for (size_t i = 0; i < n; i++) {
        buf_add_byte(&b, (char)(ids[i] >> 8));
        buf_add_byte(&b, (char)(ids[i] & 255));
    }
    return buf_str(&b);
}

/* A font that is whole has its own CIDs: this is the way from the codes. */
static struct str map_cids(const uint16_t *cids, size_t n, struct arena *a)
{
    struct buf b = buf_new(a, MAP_MAX);

    buf_add_z(&b, "/CIDInit /ProcSet findresource begin\n"
                  "12 dict begin\n"
                  "begincmap\n"
                  "/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) "
                  "/Supplement 0>> def\n"
                  "/CMapName /" PDF_FONT_CMAP " def\n"
                  "/CMapType 1 def\n"
                  "/WMode 0 def\n"
                  "1 begincodespacerange\n"
                  "<0000><ffff>\n"
                  "endcodespacerange\n");
    for (size_t i = 1; i < n; i++) {
        size_t left = n - i;

        if (i % BLOCK_OF_CMAP == 1)
            buf_add_format(&b, "%zu begincidchar\n",
                           left < BLOCK_OF_CMAP ? left : BLOCK_OF_CMAP);
        buf_add_byte(&b, '<');
        pdf_add_hex(&b, (uint16_t)i);
        buf_add_format(&b, ">%u\n", cids[i]);
        if (i % BLOCK_OF_CMAP == 0 || left == 1)
            buf_add_z(&b, "endcidchar\n");
    }
    add_end(&b);
    return buf_str(&b);
}

static void add_maps(const struct pdf_font *font, uint16_t *ids,
                     struct font_streams *out, struct arena *a)
{
    const struct face *face = font->face;

    out->program_entries = STR("/Subtype/CIDFontType0C");
    if (!face->is_cff) {
        out->program_entries =
            arena_format(a, "/Length1 %zu", out->program.len);
        out->glyph_map = map_glyphs(ids, font->count, a);
    } else if (face->whole) {
        out->encoding = map_cids(ids, font->count, a);
        out->cids = ids;
    }
    out->to_unicode = whole_map(font, a);
}

bool pdf_font_streams(const struct pdf_font *font, struct font_streams *out,
                      struct arena *a)
{
    const uint32_t *glyphs = pdf_font_glyphs(font, a);
    uint16_t *ids = arena_array(a, uint16_t, font->count);

    if (!font_subset(font->face, glyphs, font->count, &out->program, ids, a))
        return false;
    add_maps(font, ids, out, a);
    return true;
}
