#include "layout/font_set.h"

#include <hb-ot.h>
#include <hb.h>
#include <string.h>

#define POSTSCRIPT_NAME_MAX 64

/* fsType: no embedding at all, no subsetting, bitmaps only. */
#define RESTRICTED    0x0002
#define PERMISSIONS   0x000f
#define NO_SUBSETTING 0x0100
#define BITMAP_ONLY   0x0200

static unsigned read_u16(struct str s, size_t at)
{
    const unsigned char *p = (const unsigned char *)s.ptr + at;

    if (at + 2 > s.len)
        return 0;
    return (unsigned)p[0] << 8 | p[1];
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

/* HarfBuzz takes what is there of a table that is cut short; we do not. */
static bool tables_are_whole(struct str file, unsigned index)
{
    size_t start = 0;
    unsigned tables;

    if (str_starts(file, STR("ttcf")))
        start = read_u32(file, 12 + 4 * (size_t)index);
    if (start > file.len)
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

static int32_t per_mille(const struct face *face, int32_t units)
{
    int64_t n = (int64_t)units * 1000;
    int64_t half = face->units_per_em / 2;

    return (int32_t)((n >= 0 ? n + half : n - half) / face->units_per_em);
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

    face->ascent = per_mille(face, read_i16(os2, 68));
    face->descent = per_mille(face, read_i16(os2, 70));
    if (face->ascent <= 0 || face->descent > 0) {
        face->ascent = 880; /* the em box of ideographs */
        face->descent = -120;
    }
    face->cap_height = per_mille(face, read_i16(os2, 88));
    if (read_u16(os2, 0) < 2 || face->cap_height <= 0)
        face->cap_height = 700;
    face->weight = read_i16(os2, 4);
    face->italic_angle = read_i16(post, 4);
    for (size_t i = 0; i < 4; i++)
        face->box[i] = per_mille(face, read_i16(head, 36 + 2 * i));
    face->digit_advance = widest_digit(face->hb_font);
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

static bool check_licence(const struct face *face, struct diag *d)
{
    struct str os2 = table_bytes(face->hb_face, HB_TAG('O', 'S', '/', '2'));
    unsigned type = read_u16(os2, 8);

    if ((type & PERMISSIONS) == RESTRICTED ||
        (type & (NO_SUBSETTING | BITMAP_ONLY)))
        return diag_error(d, place_of(face->path, 0, 0),
                          "this font's licence bits (fsType 0x%04x) forbid "
                          "embedding it in part; use another font",
                          type);
    return true;
}

static bool check_outlines(struct face *face, struct diag *d)
{
    struct str cff = table_bytes(face->hb_face, HB_TAG('C', 'F', 'F', ' '));
    struct str glyf = table_bytes(face->hb_face, HB_TAG('g', 'l', 'y', 'f'));
    struct str cmap = table_bytes(face->hb_face, HB_TAG('c', 'm', 'a', 'p'));

    face->is_cff = cff.len > 0;
    if ((cff.len == 0 && glyf.len == 0) || cmap.len == 0 ||
        face->glyph_count < 2)
        return diag_error(d, place_of(face->path, 0, 0),
                          "this font has no outlines or no character map; "
                          "OpenType (CFF) and TrueType fonts are accepted");
    return true;
}

static bool open_face(struct face *face, struct mapped *file, struct arena *a,
                      struct diag *d)
{
    hb_blob_t *blob;

    if (!file_map(file, face->path, d))
        return false;
    if (file->bytes.len > UINT32_MAX ||
        !tables_are_whole(file->bytes, face->index))
        return diag_error(d, place_of(face->path, 0, 0),
                          "this is not a font file with a face number %u, or "
                          "it is cut short",
                          face->index);
    blob = hb_blob_create(file->bytes.ptr, (unsigned)file->bytes.len,
                          HB_MEMORY_MODE_READONLY, NULL, NULL);
    face->hb_face = hb_face_create(blob, face->index);
    hb_blob_destroy(blob);
    hb_face_make_immutable(face->hb_face);
    face->hb_font = hb_font_create(face->hb_face);
    hb_font_make_immutable(face->hb_font);
    face->units_per_em = (int32_t)hb_face_get_upem(face->hb_face);
    face->glyph_count = hb_face_get_glyph_count(face->hb_face);
    face->postscript_name = postscript_name(face->hb_face, a);
    if (!check_outlines(face, d) || !check_licence(face, d))
        return false;
    read_metrics(face);
    return true;
}

/* The face of this source, loaded now unless an earlier chain has it. */
static bool find_or_open(struct font_set *set, const struct font_source *source,
                         unsigned *number, struct arena *a, struct diag *d)
{
    struct face *face;

    for (size_t i = 0; i < set->count; i++) {
        if (set->faces[i].index == source->index &&
            strcmp(set->faces[i].path, source->path) == 0) {
            *number = (unsigned)i;
            return true;
        }
    }
    *number = (unsigned)set->count++;
    face = &set->faces[*number];
    face->number = *number;
    face->path = source->path;
    face->index = source->index;
    face->bold = source->bold;
    face->serif = source->role == FONT_SERIF;
    return open_face(face, &set->files[*number], a, d);
}

static bool load_sources(struct font_set *set,
                         const struct font_source *sources, size_t n,
                         struct arena *a, struct diag *d)
{
    for (size_t i = 0; i < n; i++) {
        const struct font_source *source = &sources[i];
        struct font_chain *chain = &set->chains[source->role][source->bold];
        unsigned number;

        if (chain->count == FONT_CHAIN_MAX)
            return diag_error(d, place_of(source->path, 0, 0),
                              "a role has at most %d fonts; take one out",
                              FONT_CHAIN_MAX);
        if (!find_or_open(set, source, &number, a, d))
            return false;
        chain->faces[chain->count++] = number;
    }
    return true;
}

bool font_set_load(struct font_set **out, const struct font_source *sources,
                   size_t n, struct arena *a, struct diag *d)
{
    struct font_set *set = arena_new(a, struct font_set);

    set->faces = arena_array(a, struct face, n);
    set->files = arena_array(a, struct mapped, n);
    if (!load_sources(set, sources, n, a, d)) {
        font_set_release(set);
        return false;
    }
    *out = set;
    return true;
}

void font_set_release(struct font_set *set)
{
    if (!set)
        return;
    for (size_t i = 0; i < set->count; i++) {
        hb_font_destroy(set->faces[i].hb_font);
        hb_face_destroy(set->faces[i].hb_face);
        set->faces[i].hb_font = NULL;
        set->faces[i].hb_face = NULL;
        file_unmap(&set->files[i]);
    }
    set->count = 0;
}

const struct face *font_find(const struct font_set *set, enum font_role role,
                             bool bold, uint32_t code_point)
{
    const struct font_chain *chain = &set->chains[role][bold];

    for (unsigned i = 0; i < chain->count; i++) {
        const struct face *face = &set->faces[chain->faces[i]];
        hb_codepoint_t glyph;

        if (hb_font_get_nominal_glyph(face->hb_font, code_point, &glyph))
            return face;
    }
    return NULL;
}

size_t font_set_count(const struct font_set *set)
{
    return set->count;
}

const struct face *font_set_face(const struct font_set *set, size_t number)
{
    return &set->faces[number];
}

int32_t font_advance(const struct face *face, uint32_t glyph)
{
    return per_mille(face, hb_font_get_glyph_h_advance(face->hb_font, glyph));
}
