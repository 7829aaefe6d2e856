#include "output/pdf_font.h"

#include "output/pdf_syntax.h"

#include <string.h>

#define CODES_MAX      65535
#define ENTRIES_MAX    (1 << 20) /* bytes of a dictionary or a map */
#define BLOCK_OF_CMAP  100       /* the format's limit of ranges in a block */
#define USUAL_WIDTH    1000      /* of ideographs */
#define STEM_V_REGULAR 80
#define STEM_V_BOLD    140

enum { FLAG_SERIF = 1 << 1, FLAG_SYMBOLIC = 1 << 2 };

struct code {
    uint32_t glyph;
    int32_t width;
    struct str text;
};

struct pdf_font {
    const struct face *face;
    struct code *codes; /* [0] is .notdef */
    size_t count, capacity;
    uint16_t *slots;   /* hash table of codes, 0 is free */
    size_t slot_count; /* a power of two, at least twice count */
};

/* By face; count 0: nothing of it is in stock. */
struct pdf_stock {
    struct pdf_font *fonts;
    struct pdf_middle *drawings;
};

struct pdf_fonts pdf_fonts_new(const struct font_set *set,
                               const struct pdf_stock *stock, struct arena *a)
{
    struct pdf_fonts fonts = {
        .arena = a, .count = font_set_count(set), .stock = stock};

    fonts.items = arena_array(a, struct pdf_font, fonts.count);
    for (size_t i = 0; i < fonts.count; i++)
        fonts.items[i].face = font_set_face(set, i);
    return fonts;
}

static size_t find_slot(const struct pdf_font *font, uint32_t glyph,
                        struct str text)
{
    size_t at = (str_hash(text) ^ glyph * UINT64_C(0x9e3779b97f4a7c15)) &
                (font->slot_count - 1);

    while (font->slots[at] != 0) {
        const struct code *code = &font->codes[font->slots[at]];

        if (code->glyph == glyph && str_equal(code->text, text))
            break;
        at = (at + 1) & (font->slot_count - 1);
    }
    return at;
}

static void grow_slots(struct pdf_font *font, struct arena *a)
{
    font->slot_count = font->slot_count ? 2 * font->slot_count : 1024;
    font->slots = arena_array(a, uint16_t, font->slot_count);
    for (size_t i = 1; i < font->count; i++) {
        const struct code *code = &font->codes[i];

        font->slots[find_slot(font, code->glyph, code->text)] = (uint16_t)i;
    }
}

static unsigned add_code(struct pdf_fonts *fonts, struct pdf_font *font,
                         uint32_t glyph, struct str text)
{
    if (font->count > CODES_MAX) {
        fonts->overflowed = true;
        return 0;
    }
    ARENA_PUSH(fonts->arena, font->codes, font->count, font->capacity) =
        (struct code){glyph, font_advance(font->face, glyph), text};
    return (unsigned)font->count - 1;
}

/* Begin with what is in stock: codes and slots of one's own. */
static void begin_font(struct pdf_fonts *fonts, struct pdf_font *font)
{
    const struct pdf_font *like =
        fonts->stock ? &fonts->stock->fonts[font->face->number] : NULL;

    if (!like || like->count == 0) {
        add_code(fonts, font, 0, (struct str){0});
        return;
    }
    *font = *like;
    font->codes = arena_array(fonts->arena, struct code, like->capacity);
    font->slots = arena_array(fonts->arena, uint16_t, like->slot_count);
    memcpy(font->codes, like->codes, like->count * sizeof(*like->codes));
    memcpy(font->slots, like->slots, like->slot_count * sizeof(*like->slots));
}

/* Room for half as many again, so that most files need not grow it. */
static struct pdf_font keep_font(const struct pdf_font *font, struct arena *a)
{
    struct pdf_font kept = *font;

    kept.capacity = font->count + font->count / 2 + 16;
    kept.codes = arena_array(a, struct code, kept.capacity);
    kept.slots = arena_array(a, uint16_t, kept.slot_count);
    memcpy(kept.slots, font->slots, kept.slot_count * sizeof(*kept.slots));
    for (size_t i = 0; i < font->count; i++) {
        kept.codes[i] = font->codes[i];
        kept.codes[i].text = arena_str(a, font->codes[i].text);
    }
    return kept;
}

static uint32_t *glyphs_of(const struct pdf_font *font, struct arena *a)
{
    uint32_t *glyphs = arena_array(a, uint32_t, font->count);

    for (size_t i = 0; i < font->count; i++)
        glyphs[i] = font->codes[i].glyph;
    return glyphs;
}

static struct pdf_middle keep_drawings(const struct pdf_font *font,
                                       struct arena *a)
{
    struct str drawings =
        font_drawings(font->face, glyphs_of(font, a), font->count, a);

    return (struct pdf_middle){.piece = deflate_small(drawings, a),
                               .adler32 = adler32_of(drawings)};
}

const struct pdf_stock *pdf_fonts_keep(const struct pdf_fonts *fonts,
                                       struct arena *a)
{
    struct pdf_stock *stock = arena_new(a, struct pdf_stock);

    stock->fonts = arena_array(a, struct pdf_font, fonts->count);
    stock->drawings = arena_array(a, struct pdf_middle, fonts->count);
    for (size_t i = 0; i < fonts->count; i++) {
        const struct pdf_font *font = &fonts->items[i];

        if (font->count == 0 || !font->face->cff || font->face->is_ours)
            continue;
        stock->fonts[i] = keep_font(font, a);
        stock->drawings[i] = keep_drawings(font, a);
    }
    return stock;
}

unsigned pdf_font_code(struct pdf_fonts *fonts, const struct face *face,
                       uint32_t glyph, struct str text, int32_t *width)
{
    struct pdf_font *font = &fonts->items[face->number];
    size_t slot;

    if (font->count == 0)
        begin_font(fonts, font);
    if (2 * font->count >= font->slot_count)
        grow_slots(font, fonts->arena);
    if (glyph == 0)
        fonts->missing++;
    slot = find_slot(font, glyph, text);
    if (font->slots[slot] == 0)
        font->slots[slot] = (uint16_t)add_code(fonts, font, glyph, text);
    *width = font->codes[font->slots[slot]].width;
    return font->slots[slot];
}

/* Six letters that tell this subset from others of the face. */
static void add_base_font(struct buf *b, const struct pdf_font *font)
{
    uint64_t hash = font->count;

    for (size_t i = 1; i < font->count; i++)
        hash = (hash ^ font->codes[i].glyph) * UINT64_C(0x100000001b3);
    for (int i = 0; i < 6; i++) {
        buf_add_byte(b, (char)('A' + hash % 26));
        hash /= 26;
    }
    buf_add_byte(b, '+');
    buf_add(b, font->face->postscript_name);
}

/* "c [w w w]" for neighbours that differ from the usual width. */
static void add_widths(struct buf *b, const struct pdf_font *font)
{
    bool open = false;

    buf_add_z(b, "/W[");
    for (size_t i = 0; i < font->count; i++) {
        bool usual = font->codes[i].width == USUAL_WIDTH;

        if (usual && open)
            buf_add_byte(b, ']');
        if (!usual && !open) {
            buf_add_int(b, (int64_t)i);
            buf_add_byte(b, '[');
        } else if (!usual)
            buf_add_byte(b, ' ');
        if (!usual)
            buf_add_int(b, font->codes[i].width);
        open = !usual;
    }
    buf_add_z(b, open ? "]]" : "]");
}

/* Behind the codes from first on that have a text and one high byte. */
static size_t range_end(const struct pdf_font *font, size_t first)
{
    size_t end = first;

    while (end < font->count && font->codes[end].text.len > 0 &&
           end >> 8 == first >> 8)
        end++;
    return end;
}

/* "<0001><0003>[<50ac><6b3e><51fd>]": half the bytes of a line a code. */
static void add_range(struct buf *b, const struct pdf_font *font, size_t first)
{
    size_t end = range_end(font, first);

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

static void add_map_block(struct buf *b, const struct pdf_font *font,
                          const uint16_t *firsts, size_t n)
{
    if (n == 0)
        return;
    buf_add_int(b, (int64_t)n);
    buf_add_z(b, " beginbfrange\n");
    for (size_t i = 0; i < n; i++)
        add_range(b, font, firsts[i]);
    buf_add_z(b, "endbfrange\n");
}

static struct str make_to_unicode(const struct pdf_font *font, struct arena *a)
{
    struct buf b = buf_new(a, 16 * ENTRIES_MAX);
    uint16_t block[BLOCK_OF_CMAP];
    size_t n = 0;

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
    for (size_t i = 1; i < font->count; i = range_end(font, i)) {
        while (i < font->count && font->codes[i].text.len == 0)
            i++;
        if (i == font->count)
            break;
        block[n++] = (uint16_t)i;
        if (n == BLOCK_OF_CMAP) {
            add_map_block(&b, font, block, n);
            n = 0;
        }
    }
    add_map_block(&b, font, block, n);
    buf_add_z(&b, "endcmap\n"
                  "CMapName currentdict /CMap defineresource pop\n"
                  "end\n"
                  "end\n");
    return buf_str(&b);
}

/* "ABCDEF+Name", the program, and what a viewer needs to stand in for it. */
static pdf_id write_descriptor(const struct pdf_font *font, pdf_id program,
                               struct pdf_file *f, struct arena *a)
{
    const struct face *face = font->face;
    struct buf b = buf_new(a, ENTRIES_MAX);

    buf_add_z(&b, "/Type/FontDescriptor/FontName/");
    add_base_font(&b, font);
    buf_add_format(&b,
                   "/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d"
                   "/Ascent %d/Descent %d/CapHeight %d/StemV %d",
                   FLAG_SYMBOLIC | (face->serif ? FLAG_SERIF : 0), face->box[0],
                   face->box[1], face->box[2], face->box[3], face->italic_angle,
                   face->ascent, face->descent, face->cap_height,
                   face->bold ? STEM_V_BOLD : STEM_V_REGULAR);
    pdf_add_ref(&b, face->is_cff ? "/FontFile3" : "/FontFile2", program);
    return pdf_file_add(f, buf_str(&b));
}

/* TrueType: where in the program the glyph of each code is. */
static pdf_id write_glyph_map(const uint16_t *ids, size_t n, struct pdf_file *f,
                              struct arena *a)
{
    struct buf b = buf_new(a, 2 * n);

    for (size_t i = 0; i < n; i++) {
        buf_add_byte(&b, (char)(ids[i] >> 8));
        buf_add_byte(&b, (char)(ids[i] & 255));
    }
    return pdf_file_add_stream(f, (struct str){0}, buf_str(&b), true);
}

#define CFF_ENTRIES STR("/Subtype/CIDFontType0C")

/* The drawings in stock, with the others around them. */
static pdf_id write_stocked(const struct pdf_fonts *fonts,
                            const struct pdf_font *font, struct pdf_file *f)
{
    const struct pdf_stock *stock = fonts->stock;
    unsigned face = font->face->number;
    struct arena *a = fonts->arena;
    struct str front, back;

    font_subset_around(font->face, glyphs_of(font, a), font->count,
                       stock->fonts[face].count, &front, &back, a);
    return pdf_file_add_around(f, CFF_ENTRIES, front, &stock->drawings[face],
                               back);
}

static bool write_program(const struct pdf_fonts *fonts,
                          const struct pdf_font *font, struct pdf_file *f,
                          pdf_id *program, pdf_id *glyph_map)
{
    struct arena *a = fonts->arena;
    uint32_t *glyphs;
    uint16_t *ids;
    struct str bytes;

    if (fonts->stock && fonts->stock->fonts[font->face->number].count > 0) {
        *program = write_stocked(fonts, font, f);
        return true;
    }
    glyphs = glyphs_of(font, a);
    ids = arena_array(a, uint16_t, font->count);
    if (!font_subset(font->face, glyphs, font->count, &bytes, ids, a))
        return false;
    if (font->face->is_cff) {
        *program = pdf_file_add_stream(f, CFF_ENTRIES, bytes, true);
        return true;
    }
    *program = pdf_file_add_stream(
        f, arena_format(a, "/Length1 %zu", bytes.len), bytes, true);
    *glyph_map = write_glyph_map(ids, font->count, f, a);
    return true;
}

static pdf_id write_cid_font(const struct pdf_font *font, pdf_id program,
                             pdf_id glyph_map, struct pdf_file *f,
                             struct arena *a)
{
    struct buf b = buf_new(a, ENTRIES_MAX);

    buf_add_z(&b, "/Type/Font/Subtype/");
    buf_add_z(&b, font->face->is_cff ? "CIDFontType0" : "CIDFontType2");
    buf_add_z(&b, "/BaseFont/");
    add_base_font(&b, font);
    buf_add_z(&b, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
                  "/Supplement 0>>");
    pdf_add_ref(&b, "/FontDescriptor", write_descriptor(font, program, f, a));
    buf_add_format(&b, "/DW %d", USUAL_WIDTH);
    add_widths(&b, font);
    if (!font->face->is_cff)
        pdf_add_ref(&b, "/CIDToGIDMap", glyph_map);
    return pdf_file_add(f, buf_str(&b));
}

static bool write_font(const struct pdf_fonts *fonts,
                       const struct pdf_font *font, struct pdf_file *f,
                       pdf_id *id)
{
    struct arena *a = fonts->arena;
    struct buf b = buf_new(a, ENTRIES_MAX);
    pdf_id program = 0, glyph_map = 0;

    if (!write_program(fonts, font, f, &program, &glyph_map))
        return false;
    buf_add_z(&b, "/Type/Font/Subtype/Type0/BaseFont/");
    add_base_font(&b, font);
    buf_add_z(&b, font->face->is_cff ? "-Identity-H" : "");
    buf_add_z(&b, "/Encoding/Identity-H/DescendantFonts[");
    pdf_add_ref(&b, "", write_cid_font(font, program, glyph_map, f, a));
    buf_add_byte(&b, ']');
    pdf_add_ref(&b, "/ToUnicode",
                pdf_file_add_stream(f, (struct str){0},
                                    make_to_unicode(font, a), true));
    *id = pdf_file_add(f, buf_str(&b));
    return true;
}

bool pdf_fonts_write(struct pdf_fonts *fonts, struct pdf_file *f,
                     struct buf *resources, struct diag *d)
{
    buf_add_z(resources, "/Font<<");
    for (size_t i = 0; i < fonts->count; i++) {
        const struct pdf_font *font = &fonts->items[i];
        pdf_id id;

        if (font->count == 0)
            continue;
        if (!write_font(fonts, font, f, &id))
            return diag_error(d, place_of(font->face->path, 0, 0),
                              "the outlines of this font cannot be used; it "
                              "is damaged or of a kind that cannot be "
                              "embedded");
        buf_add_format(resources, "/F%zu %u 0 R", i, (unsigned)id);
    }
    buf_add_z(resources, ">>");
    return true;
}
