#include "output/pdf_font_parts.h"

#include "output/pdf_syntax.h"

#define ENTRIES_MAX    (1 << 20) /* bytes of a dictionary */
#define USUAL_WIDTH    1000      /* of ideographs */
#define STEM_V_REGULAR 80
#define STEM_V_BOLD    140

enum { FLAG_SERIF = 1 << 1, FLAG_SYMBOLIC = 1 << 2 };

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

/* The streams of a font in the file; no glyph map: 0. */
struct stream_ids {
    pdf_id program, glyph_map, to_unicode;
};

/* All of it is in stock. */
static struct stream_ids write_packed(const struct font_streams *packed,
                                      struct pdf_file *f)
{
    struct str none = {0};

    return (struct stream_ids){
        pdf_file_add_packed(f, packed->program_entries, packed->program),
        packed->glyph_map.len > 0
            ? pdf_file_add_packed(f, none, packed->glyph_map)
            : 0,
        pdf_file_add_packed(f, none, packed->to_unicode)};
}

/* The drawings and texts in stock, with the others around them. */
static struct stream_ids write_around(const struct stocked *stocked,
                                      const struct pdf_font *font,
                                      struct pdf_file *f, struct arena *a)
{
    size_t common = stocked->font.count;
    struct str none = {0}, front, back;

    font_subset_around(font->face, pdf_font_glyphs(font, a), font->count,
                       common, &front, &back, a);
    return (struct stream_ids){
        pdf_file_add_around(f, stocked->packed.program_entries, front,
                            &stocked->drawings, back),
        0,
        pdf_file_add_around(f, none, none, &stocked->to_unicode,
                            pdf_font_map_back(font, common, a))};
}

static bool write_streams(const struct pdf_fonts *fonts,
                          const struct pdf_font *font, struct pdf_file *f,
                          struct stream_ids *out)
{
    const struct stocked *stocked = pdf_stocked(fonts, font);
    struct font_streams made = {0};
    struct str none = {0};

    if (stocked && stocked->font.count == font->count) {
        *out = write_packed(&stocked->packed, f);
        return true;
    }
    if (stocked && font->face->cff) {
        *out = write_around(stocked, font, f, fonts->arena);
        return true;
    }
    if (!pdf_font_streams(font, &made, fonts->arena))
        return false;
    out->program =
        pdf_file_add_stream(f, made.program_entries, made.program, true);
    if (made.glyph_map.len > 0)
        out->glyph_map = pdf_file_add_stream(f, none, made.glyph_map, true);
    out->to_unicode = pdf_file_add_stream(f, none, made.to_unicode, true);
    return true;
}

static pdf_id write_cid_font(const struct pdf_font *font,
                             const struct stream_ids *streams,
                             struct pdf_file *f, struct arena *a)
{
    struct buf b = buf_new(a, ENTRIES_MAX);

    buf_add_z(&b, "/Type/Font/Subtype/");
    buf_add_z(&b, font->face->is_cff ? "CIDFontType0" : "CIDFontType2");
    buf_add_z(&b, "/BaseFont/");
    add_base_font(&b, font);
    buf_add_z(&b, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
                  "/Supplement 0>>");
    pdf_add_ref(&b, "/FontDescriptor",
                write_descriptor(font, streams->program, f, a));
    buf_add_format(&b, "/DW %d", USUAL_WIDTH);
    add_widths(&b, font);
    if (streams->glyph_map)
        pdf_add_ref(&b, "/CIDToGIDMap", streams->glyph_map);
    return pdf_file_add(f, buf_str(&b));
}

static bool write_font(const struct pdf_fonts *fonts,
                       const struct pdf_font *font, struct pdf_file *f,
                       pdf_id *id)
{
    struct arena *a = fonts->arena;
    struct buf b = buf_new(a, ENTRIES_MAX);
    struct stream_ids streams = {0};

    if (!write_streams(fonts, font, f, &streams))
        return false;
    buf_add_z(&b, "/Type/Font/Subtype/Type0/BaseFont/");
    add_base_font(&b, font);
    buf_add_z(&b, font->face->is_cff ? "-Identity-H" : "");
    buf_add_z(&b, "/Encoding/Identity-H/DescendantFonts[");
    pdf_add_ref(&b, "", write_cid_font(font, &streams, f, a));
    buf_add_byte(&b, ']');
    pdf_add_ref(&b, "/ToUnicode", streams.to_unicode);
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
