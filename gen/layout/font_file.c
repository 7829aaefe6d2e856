#include "layout/font_set.h"

#include <hb-ot.h>
#include <hb.h>

#define POSTSCRIPT_NAME_MAX 64
#define COMMON_HAN          0x7684 /* 的: any font for Chinese has it */

/* fsType: no embedding at all, no subsetting, bitmaps only. */
#define RESTRICTED    0x0002
#define PERMISSIONS   0x000f
#define NO_SUBSETTING 0x0100
#define BITMAP_ONLY   0x0200

static unsigned read_u16(struct str s, size_t at)
{
    if (s.len < 2 || at > s.len - 2)
        return 0;
    return (unsigned)(unsigned char)s.ptr[at] << 8 |
           (unsigned char)s.ptr[at + 1];
}

static int32_t read_i16(struct str s, size_t at)
{
    return (int16_t)read_u16(s, at);
}

static uint32_t read_u32(struct str s, size_t at)
{
    return read_u16(s, at) << 16 | read_u16(s, at + 2);
}

/* A table's bytes; HarfBuzz keeps the blob, and so its bytes, in the face. */
static struct str table_bytes(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    unsigned length = 0;
    const char *bytes = hb_blob_get_data(blob, &length);
    struct str s = {bytes, length};

    hb_blob_destroy(blob);
    return s;
}

/* Where the tables of a face are listed; false: there is no such face. */
static bool find_directory(struct str file, unsigned index, size_t *start)
{
    *start = 0;
    if (str_starts(file, STR("ttcf")))
        *start = read_u32(file, 12 + 4 * (size_t)index);
    return *start <= file.len;
}

/* HarfBuzz takes what is there of a table that is cut short; we do not. */
static bool tables_are_whole(struct str file, unsigned index)
{
    size_t start;
    unsigned tables;

    if (!find_directory(file, index, &start))
        return false;
    tables = read_u16(file, start + 4);
    for (unsigned i = 0; i < tables; i++) {
        size_t record = start + 12 + 16 * (size_t)i;
        uint64_t end =
            (uint64_t)read_u32(file, record + 8) + read_u32(file, record + 12);

        if (record + 16 > file.len || end > file.len)
            return false;
    }
    return tables > 0;
}

/* Of all tables; in a collection others may share them. */
static size_t face_size(struct str file, unsigned index)
{
    size_t start, size = 0;

    if (!find_directory(file, index, &start))
        return 0;
    for (unsigned i = 0; i < read_u16(file, start + 4); i++)
        size += read_u32(file, start + 12 + 16 * (size_t)i + 12);
    return size;
}

static int32_t widest_digit(hb_font_t *font)
{
    int32_t widest = 0;

    for (hb_codepoint_t c = '0'; c <= '9'; c++) {
        hb_codepoint_t glyph;
        int32_t advance;

        if (!hb_font_get_nominal_glyph(font, c, &glyph))
            continue;
        advance = hb_font_get_glyph_h_advance(font, glyph);
        if (advance > widest)
            widest = advance;
    }
    return widest;
}

static void read_metrics(struct face *face)
{
    struct str os2 = table_bytes(face->hb_face, HB_TAG('O', 'S', '/', '2'));
    struct str head = table_bytes(face->hb_face, HB_TAG('h', 'e', 'a', 'd'));
    struct str post = table_bytes(face->hb_face, HB_TAG('p', 'o', 's', 't'));
    hb_codepoint_t han;

    face->ascent = font_per_mille(face, read_i16(os2, 68));
    face->descent = font_per_mille(face, read_i16(os2, 70));
    if (face->ascent <= 0 || face->descent > 0) {
        face->ascent = 880; /* the em box of ideographs */
        face->descent = -120;
    }
    face->cap_height = font_per_mille(face, read_i16(os2, 88));
    if (read_u16(os2, 0) < 2 || face->cap_height <= 0)
        face->cap_height = 700;
    face->weight = read_i16(os2, 4);
    face->licence = read_u16(os2, 8);
    face->italic_angle = read_i16(post, 4);
    for (size_t i = 0; i < 4; i++)
        face->box[i] = font_per_mille(face, read_i16(head, 36 + 2 * i));
    face->digit_advance = widest_digit(face->hb_font);
    face->has_han = hb_font_get_nominal_glyph(face->hb_font, COMMON_HAN, &han);
}

/* PDF names: letters, digits and hyphens are all that fonts should have. */
static struct str postscript_name(hb_face_t *hb, struct arena *a)
{
    char name[POSTSCRIPT_NAME_MAX];
    unsigned length = sizeof(name);
    size_t kept = 0;

    hb_ot_name_get_utf8(hb, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID,
                        &length, name);
    for (size_t i = 0; i < length && name[i]; i++) {
        char c = name[i];

        if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
            (c >= '0' && c <= '9') || c == '-')
            name[kept++] = c;
    }
    if (kept == 0)
        return STR("Unnamed");
    return arena_str(a, (struct str){name, kept});
}

/*
 * A licence may allow embedding, but not of a part: then a document holds all
 * of the face, be it for one letter.
 */
static void check_size(struct face *face, struct str file, unsigned type,
                       struct diag *d)
{
    if (!(type & NO_SUBSETTING))
        return;
    face->whole = face_size(file, face->index);
    diag_warning(d, place_of(face->path, 0, 0),
                 "this font's licence bits (fsType 0x%04x) forbid embedding a "
                 "part of it: each document that uses it holds all of it, "
                 "%zu KB before compression",
                 type, face->whole / 1024);
}

static bool check_licence(struct face *face, struct str file, struct diag *d)
{
    struct str os2 = table_bytes(face->hb_face, HB_TAG('O', 'S', '/', '2'));
    unsigned type = read_u16(os2, 8);
    struct place at = place_of(face->path, 0, 0);

    if ((type & PERMISSIONS) == RESTRICTED)
        return diag_error(d, at,
                          "this font's licence bits (fsType 0x%04x) forbid "
                          "embedding it in a document; use another font",
                          type);
    if (type & BITMAP_ONLY)
        return diag_error(d, at,
                          "this font's licence bits (fsType 0x%04x) allow "
                          "embedding its bitmaps only, which do not print "
                          "well; use another font",
                          type);
    check_size(face, file, type, d);
    return true;
}

static bool has_table(const struct face *face, hb_tag_t tag)
{
    return table_bytes(face->hb_face, tag).len > 0;
}

static bool check_outlines(struct face *face, struct diag *d)
{
    struct place at = place_of(face->path, 0, 0);

    face->is_cff = has_table(face, HB_TAG('C', 'F', 'F', ' '));
    if (has_table(face, HB_TAG('C', 'F', 'F', '2')))
        return diag_error(d, at,
                          "this is a variable font with outlines of the kind "
                          "CFF2, which cannot be embedded; use its static "
                          "files");
    if ((!face->is_cff && !has_table(face, HB_TAG('g', 'l', 'y', 'f'))) ||
        !has_table(face, HB_TAG('c', 'm', 'a', 'p')) ||
        !has_table(face, HB_TAG('h', 'm', 't', 'x')) || face->glyph_count < 2)
        return diag_error(d, at,
                          "this font has no outlines or no character map; "
                          "OpenType (CFF) and TrueType fonts are accepted");
    return true;
}

/*
 * A variable font stands for its default form, which must be of the weight
 * that is wanted: many are Thin by default.
 */
static bool check_variable(const struct face *face, bool bold, struct diag *d)
{
    bool fits =
        bold ? face->weight >= 600 : face->weight >= 300 && face->weight < 600;

    if (fits || !has_table(face, HB_TAG('f', 'v', 'a', 'r')))
        return true;
    return diag_error(d, place_of(face->path, 0, 0),
                      "this is a variable font whose default form has the "
                      "weight %d, and %s is wanted; use a static file of that "
                      "weight",
                      (int)face->weight, bold ? "700" : "400");
}

static void open_hb(struct face *face, struct str bytes)
{
    hb_blob_t *blob = hb_blob_create(bytes.ptr, (unsigned)bytes.len,
                                     HB_MEMORY_MODE_READONLY, NULL, NULL);

    face->hb_face = hb_face_create(blob, face->index);
    hb_blob_destroy(blob);
    hb_face_make_immutable(face->hb_face);
    face->hb_font = hb_font_create(face->hb_face);
    hb_font_make_immutable(face->hb_font);
    face->units_per_em = (int32_t)hb_face_get_upem(face->hb_face);
    face->glyph_count = hb_face_get_glyph_count(face->hb_face);
}

bool font_file_open(struct face *face, struct mapped *file, bool bold,
                    struct arena *a, struct diag *d)
{
    if (!file_map(file, face->path, d))
        return false;
    if (file->bytes.len > UINT32_MAX ||
        !tables_are_whole(file->bytes, face->index))
        return diag_error(d, place_of(face->path, 0, 0),
                          "this is not a font file with a face number %u, or "
                          "it is cut short",
                          face->index);
    open_hb(face, file->bytes);
    face->postscript_name = postscript_name(face->hb_face, a);
    if (!check_outlines(face, d) || !check_licence(face, file->bytes, d))
        return false;
    read_metrics(face);
    return check_variable(face, bold, d);
}
