#include "output/pdf_font_parts.h"

#include "output/pdf_syntax.h"

#define ENTRIES_MAX    (1 << 20) /* bytes of a dictionary */
#define USUAL_WIDTH    1000      /* of ideographs */
#define STEM_V_REGULAR 80
#define STEM_V_BOLD    140

enum { FLAG_SERIF = 1 << 1, FLAG_SYMBOLIC = 1 << 2 };

/* Six letters tell a part of the face from other parts; all of it has none. */
static void add_base_font(struct buf *b, const struct pdf_font *font)
{
    uint64_t hash = font->count;

    if (font->face->whole) {
        buf_add(b, font->face->postscript_name);
        return;
    }
    for (size_t i = 1; i < font->count; i++)
        hash = (hash ^ font->codes[i].glyph) * UINT64_C(0x100000001b3);
    for (int i = 0; i < 6; i++) {
        buf_add_byte(b, (char)('A' + hash % 26));
        hash /= 26;
    }
    buf_add_byte(b, '+');
    buf_add(b, font->face->postscript_name);
}

/* "c [w]" for each that differs from the usual width, by its own CID. */
static void add_widths_by_cid(struct buf *b, const struct pdf_font *font,
                              const uint16_t *cids)
{
    buf_add_z(b, "/W[");
    for (size_t i = 0; i < font->count; i++)
        if (font->codes[i].width != USUAL_WIDTH)
            buf_add_format(b, "%u[%d]", cids[i], (int)font->codes[i].width);
    buf_add_byte(b, ']');
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

/* The streams of a font in the file; 0: it has none of the kind. */
struct stream_ids {
    pdf_id program, to_unicode, glyph_map, encoding;
    const uint16_t *cids;
};

static pdf_id add_map(struct pdf_file *f, struct str bytes, bool is_packed)
{
    if (bytes.len == 0)
        return 0;
    return is_packed ? pdf_file_add_packed(f, (struct str){0}, bytes)
                     : pdf_file_add_stream(f, (struct str){0}, bytes, true);
}

#define ENCODING_ENTRIES                                      \
    STR("/Type/CMap/CMapName/" PDF_FONT_CMAP "/WMode 0"       \
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)" \
        "/Supplement 0>>")

static void add_maps(struct pdf_file *f, const struct font_streams *streams,
                     bool is_packed, struct stream_ids *out)
{
    out->to_unicode = add_map(f, streams->to_unicode, is_packed);
    out->glyph_map = add_map(f, streams->glyph_map, is_packed);
    if (streams->encoding.len > 0)
        out->encoding =
            is_packed
                ? pdf_file_add_packed(f, ENCODING_ENTRIES, streams->encoding)
                : pdf_file_add_stream(f, ENCODING_ENTRIES, streams->encoding,
                                      true);
    out->cids = streams->cids;
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
        .program = pdf_file_add_around(f, stocked->packed.program_entries,
                                       front, &stocked->drawings, back),
        .to_unicode = pdf_file_add_around(f, none, none, &stocked->to_unicode,
                                          pdf_font_map_back(font, common, a))};
}

static bool write_streams(const struct pdf_fonts *fonts,
                          const struct pdf_font *font, struct pdf_file *f,
                          struct stream_ids *out)
{
    const struct stocked *stocked = pdf_stocked(fonts, font);
    struct font_streams made = {0};
    bool all = stocked && stocked->font.count == font->count;

    if (stocked && !all && font->face->cff) {
        *out = write_around(stocked, font, f, fonts->arena);
        return true;
    }
    if (all)
        made = stocked->packed;
    else if (!pdf_font_streams(font, &made, fonts->arena))
        return false;
    out->program =
        all || (stocked && font->face->whole)
            ? pdf_file_add_packed(f, stocked->packed.program_entries,
                                  stocked->packed.program)
            : pdf_file_add_stream(f, made.program_entries, made.program, true);
    add_maps(f, &made, all, out);
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
    if (streams->cids)
        add_widths_by_cid(&b, font, streams->cids);
    else
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
    if (font->face->is_cff)
        buf_add_z(&b, streams.encoding ? "-" PDF_FONT_CMAP : "-Identity-H");
    if (streams.encoding)
        pdf_add_ref(&b, "/Encoding", streams.encoding);
    else
        buf_add_z(&b, "/Encoding/Identity-H");
    buf_add_z(&b, "/DescendantFonts[");
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
