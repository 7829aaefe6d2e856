#include "base/utf8.h"
#include "layout/cff.h"
#include "layout/charstring.h"
#include "layout/font_set.h"
#include "layout/outline.h"

#include <hb-ot.h>
#include <hb-subset.h>

/*
 * What every document may say beside its data: composition and reports add
 * punctuation, figures and the characters of amounts in capitals by
 * themselves.
 */
static const uint32_t common_ranges[][2] = {
    {0x20, 0x7e},     {0xa0, 0x17f},    {0x2010, 0x2027}, {0x202f, 0x203b},
    {0x20a0, 0x20bf}, {0x2100, 0x2122}, {0x2160, 0x2179}, {0x2190, 0x2193},
    {0x2212, 0x2212}, {0x2248, 0x2248}, {0x2260, 0x2265}, {0x2460, 0x2473},
    {0x25a0, 0x25cf}, {0x2610, 0x2612}, {0x3000, 0x301f}, {0xff01, 0xff5e},
    {0xffe0, 0xffe6},
};
static const char common_text[] =
    "零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正负"
    "〇一二三四五六七八九十百千年月日时上下午星期第页共人民币美欧英镑港日币"
    "草稿";

/* Layout features that shape.c asks for or HarfBuzz applies by itself. */
static const hb_tag_t features[] = {
    HB_TAG('c', 'c', 'm', 'p'), HB_TAG('l', 'o', 'c', 'l'),
    HB_TAG('l', 'i', 'g', 'a'), HB_TAG('r', 'l', 'i', 'g'),
    HB_TAG('c', 'l', 'i', 'g'), HB_TAG('c', 'a', 'l', 't'),
    HB_TAG('k', 'e', 'r', 'n'), HB_TAG('m', 'a', 'r', 'k'),
    HB_TAG('m', 'k', 'm', 'k'), HB_TAG('p', 'w', 'i', 'd'),
    HB_TAG('f', 'w', 'i', 'd'),
};

/* Tables that an embedded TrueType program does without. */
static const hb_tag_t not_embedded[] = {
    HB_TAG('c', 'm', 'a', 'p'), HB_TAG('n', 'a', 'm', 'e'),
    HB_TAG('O', 'S', '/', '2'), HB_TAG('p', 'o', 's', 't'),
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
    HB_TAG('G', 'D', 'E', 'F'), HB_TAG('B', 'A', 'S', 'E'),
    HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
    HB_TAG('V', 'O', 'R', 'G'), HB_TAG('h', 'd', 'm', 'x'),
    HB_TAG('g', 'a', 's', 'p'), HB_TAG('D', 'S', 'I', 'G'),
    HB_TAG('f', 'v', 'a', 'r'), HB_TAG('g', 'v', 'a', 'r'),
    HB_TAG('a', 'v', 'a', 'r'), HB_TAG('c', 'v', 'a', 'r'),
    HB_TAG('H', 'V', 'A', 'R'), HB_TAG('V', 'V', 'A', 'R'),
    HB_TAG('M', 'V', 'A', 'R'), HB_TAG('S', 'T', 'A', 'T'),
};

/*
 * Without subroutines each glyph stands alone, for cff_subset.  Hints stay, by
 * which Adobe's viewers draw small characters on a screen, as far as those use
 * them: charstring_slim takes the vertical ones, half a seventh of the bytes.
 */
static hb_subset_input_t *new_input(void)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_set_t *kept;

    if (!input)
        return NULL;
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_DESUBROUTINIZE |
                                         HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    kept = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
    hb_set_clear(kept);
    for (size_t i = 0; i < COUNT(features); i++)
        hb_set_add(kept, features[i]);
    return input;
}

/* Smaller, or as it is. */
static struct str slim_drawing(struct str drawing, struct arena *a)
{
    struct buf b = buf_new(a, drawing.len);

    return charstring_slim(drawing, &b) && !b.full ? buf_str(&b) : drawing;
}

/*
 * The drawings as we embed them.  Accented letters that are composed by codes,
 * which a CID-keyed font does not have, are drawn anew, as outlines.
 */
static void settle_drawings(struct cff *cff, hb_face_t *face, struct arena *a)
{
    size_t n = cff->charstrings.count;
    struct str *drawings = arena_array(a, struct str, n);
    hb_font_t *font = hb_font_create(face);

    for (uint32_t i = 0; i < n; i++) {
        struct str width;

        drawings[i] = cff_is_composed(cff, i, &width)
                          ? outline_charstring(font, i, width, a)
                          : slim_drawing(cff_charstring(cff, i), a);
    }
    hb_font_destroy(font);
    cff_set_charstrings(cff, drawings, n, a);
}

/* The outlines of a face that is cut, whose bytes live as long as bytes. */
static bool read_cff(struct cff *out, hb_face_t *cut, struct str bytes,
                     struct arena *a)
{
    if (!cff_read(out, bytes, a))
        return false;
    settle_drawings(out, cut, a);
    return true;
}

static bool read_outlines(struct face *face, hb_face_t *cut, struct arena *a)
{
    hb_blob_t *blob = hb_face_reference_table(cut, HB_TAG('C', 'F', 'F', ' '));
    unsigned length;
    const char *bytes = hb_blob_get_data(blob, &length);
    struct cff *cff = arena_new(a, struct cff);
    bool ok = read_cff(cff, cut, (struct str){bytes, length}, a);

    hb_blob_destroy(blob); /* its bytes live in the face */
    if (ok)
        face->cff = cff;
    return ok;
}

/* hb_subset gives loose tables; one file of them is read without locks. */
static hb_face_t *settle(hb_face_t *loose)
{
    hb_blob_t *blob = hb_face_reference_blob(loose);
    hb_face_t *face = hb_face_create(blob, 0);

    hb_blob_make_immutable(blob);
    hb_blob_destroy(blob);
    hb_face_destroy(loose);
    hb_face_make_immutable(face);
    return face;
}

static bool cut_face(struct face *face, const hb_set_t *characters,
                     struct arena *a)
{
    hb_subset_input_t *input = new_input();
    hb_face_t *cut;

    if (!input)
        return false;
    hb_set_union(hb_subset_input_unicode_set(input), characters);
    cut = hb_subset_or_fail(face->hb_face, input);
    hb_subset_input_destroy(input);
    if (!cut)
        return false;
    cut = settle(cut);
    if (face->is_cff && !read_outlines(face, cut, a)) {
        hb_face_destroy(cut);
        return false;
    }
    hb_font_destroy(face->hb_font);
    hb_face_destroy(face->hb_face);
    face->hb_face = cut;
    face->hb_font = hb_font_create(cut);
    hb_font_make_immutable(face->hb_font);
    face->glyph_count = hb_face_get_glyph_count(cut);
    return true;
}

static hb_set_t *characters_of_run(struct str text)
{
    hb_set_t *set = hb_set_create();
    struct str common = STR(common_text);

    for (size_t i = 0; i < COUNT(common_ranges); i++)
        hb_set_add_range(set, common_ranges[i][0], common_ranges[i][1]);
    while (common.len > 0)
        hb_set_add(set, utf8_next(&common));
    while (text.len > 0)
        hb_set_add(set, utf8_next(&text));
    return set;
}

static bool is_mark(hb_codepoint_t c)
{
    return (c >= 0x300 && c <= 0x36f) || c == 0x3099 || c == 0x309a;
}

/* The letters that marks of the run may be composed with, twice over. */
static void add_composed(hb_set_t *characters)
{
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();

    for (int round = 0; round < 2; round++) {
        hb_codepoint_t mark = 0x2ff, base, composed;

        while (hb_set_next(characters, &mark)) {
            base = HB_SET_VALUE_INVALID;
            while (is_mark(mark) && hb_set_next(characters, &base) &&
                   base < 0x3100)
                if (hb_unicode_compose(unicode, base, mark, &composed))
                    hb_set_add(characters, composed);
        }
    }
}

/*
 * Which base a mark or selector stands behind is not known here: every face
 * of a chain gets all that it may be asked for.
 */
static void share_marks(const struct font_set *set,
                        const struct font_chain *chain,
                        const hb_set_t *characters, hb_codepoint_t mark,
                        hb_set_t **of_face)
{
    for (unsigned i = 0; i < chain->count; i++) {
        const struct face *face = &set->faces[chain->faces[i]];
        hb_codepoint_t c = HB_SET_VALUE_INVALID, glyph;

        if (!font_is_selector(mark) &&
            !hb_font_get_nominal_glyph(face->hb_font, mark, &glyph))
            continue;
        hb_set_add(of_face[face->number], mark);
        while (hb_set_next(characters, &c)) {
            if (font_is_selector(mark)
                    ? hb_font_get_variation_glyph(face->hb_font, c, mark,
                                                  &glyph)
                    : c < 0x3100 &&
                          hb_font_get_nominal_glyph(face->hb_font, c, &glyph))
                hb_set_add(of_face[face->number], c);
        }
    }
}

/* Marks whose face depends on what they stand in: font_find_wide. */
static bool is_shared(hb_codepoint_t c)
{
    return c == 0xb7 || (c >= 0x2010 && c <= 0x2027) || c == 0x2e3a ||
           c == 0x22ef;
}

/* Give each character to the first face of a chain that has it. */
static void share_chain(const struct font_set *set, unsigned family, bool bold,
                        const hb_set_t *characters, hb_set_t **of_face)
{
    const struct font_chain *chain = &set->chains[family][bold];
    hb_codepoint_t c = HB_SET_VALUE_INVALID;

    while (chain->count > 0 && hb_set_next(characters, &c)) {
        const struct face *face = font_find(set, family, bold, c);

        if (is_mark(c) || font_is_selector(c))
            share_marks(set, chain, characters, c, of_face);
        else if (face)
            hb_set_add(of_face[face->number], c);
        face = is_shared(c) ? font_find_wide(set, family, bold, c) : NULL;
        if (face)
            hb_set_add(of_face[face->number], c);
    }
}

static void share_out(const struct font_set *set, const hb_set_t *characters,
                      hb_set_t **of_face)
{
    for (unsigned family = 0; family < FONT_FAMILIES_MAX; family++) {
        share_chain(set, family, false, characters, of_face);
        share_chain(set, family, true, characters, of_face);
    }
}

static bool cut_all(struct font_set *set, hb_set_t **of_face, struct arena *a,
                    struct diag *d)
{
    for (size_t i = 0; i < set->count; i++) {
        struct face *face = &set->faces[i];

        if (!face->is_ours && !face->whole && !cut_face(face, of_face[i], a))
            return diag_error(d, place_of(face->path, 0, 0),
                              "the outlines of this font cannot be used; it is "
                              "damaged or of a kind that cannot be embedded");
    }
    return true;
}

bool font_set_freeze(struct font_set *set, struct str text, struct arena *a,
                     struct diag *d)
{
    hb_set_t **of_face = arena_array(a, hb_set_t *, set->count);
    hb_set_t *characters = characters_of_run(text);
    bool ok;

    for (size_t i = 0; i < set->count; i++)
        of_face[i] = hb_set_create();
    add_composed(characters);
    share_out(set, characters, of_face);
    ok = cut_all(set, of_face, a, d);
    for (size_t i = 0; i < set->count; i++)
        hb_set_destroy(of_face[i]);
    hb_set_destroy(characters);
    set->frozen = ok;
    return ok;
}

/* The subset by the library, and where its plan put each glyph. */
static hb_face_t *subset_glyphs(const struct face *face, const uint32_t *glyphs,
                                size_t n, uint16_t *new_ids)
{
    hb_subset_input_t *input = new_input();
    hb_subset_plan_t *plan = NULL;
    hb_face_t *cut = NULL;

    if (!input)
        return NULL;
    hb_set_clear(hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG));
    for (size_t i = 0; i < COUNT(not_embedded); i++)
        hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG),
                   not_embedded[i]);
    for (size_t i = 0; i < n; i++)
        hb_set_add(hb_subset_input_glyph_set(input), glyphs[i]);
    plan = hb_subset_plan_create_or_fail(face->hb_face, input);
    if (plan)
        cut = hb_subset_plan_execute_or_fail(plan);
    for (size_t i = 0; cut && i < n; i++)
        new_ids[i] = (uint16_t)hb_map_get(
            hb_subset_plan_old_to_new_glyph_mapping(plan), glyphs[i]);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    return cut;
}

static struct str face_bytes(hb_face_t *face, hb_tag_t table, struct arena *a)
{
    hb_blob_t *blob = table ? hb_face_reference_table(face, table)
                            : hb_face_reference_blob(face);
    unsigned length;
    const char *bytes = hb_blob_get_data(blob, &length);
    struct str copy = arena_str(a, (struct str){bytes, length});

    hb_blob_destroy(blob);
    return copy;
}

/* A face that was not cut before: the library's subset, put in our order. */
static bool subset_by_library(const struct face *face, const uint32_t *glyphs,
                              size_t n, struct str *program, uint16_t *new_ids,
                              struct arena *a)
{
    hb_face_t *cut = subset_glyphs(face, glyphs, n, new_ids);
    uint32_t *ids;
    struct cff cff;
    bool ok;

    if (!cut)
        return false;
    *program =
        face_bytes(cut, face->is_cff ? HB_TAG('C', 'F', 'F', ' ') : 0, a);
    ok = !face->is_cff || read_cff(&cff, cut, *program, a);
    hb_face_destroy(cut);
    if (!ok || !face->is_cff)
        return ok;
    ids = arena_array(a, uint32_t, n);
    for (size_t i = 0; i < n; i++)
        ids[i] = new_ids[i];
    *program = cff_subset(&cff, ids, n, face->postscript_name, a);
    return true;
}

bool font_subset(const struct face *face, const uint32_t *glyphs, size_t n,
                 struct str *program, uint16_t *new_ids, struct arena *a)
{
    if (face->whole)
        return font_whole(face, glyphs, n, program, new_ids, a);
    if (!face->cff)
        return subset_by_library(face, glyphs, n, program, new_ids, a);
    *program = cff_subset(face->cff, glyphs, n, face->postscript_name, a);
    return true;
}

void font_subset_around(const struct face *face, const uint32_t *glyphs,
                        size_t n, size_t common, struct str *front,
                        struct str *back, struct arena *a)
{
    cff_subset_around(face->cff, glyphs, n, common, face->postscript_name,
                      front, back, a);
}

struct str font_drawings(const struct face *face, const uint32_t *glyphs,
                         size_t common, struct arena *a)
{
    return cff_drawings(face->cff, glyphs, common, a);
}
