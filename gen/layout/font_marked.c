#include "layout/font_set.h"

#include <hb.h>

/* Of emoji, as text or in colours: outlines are text. */
static bool is_style(uint32_t selector)
{
    return selector == 0xfe0e || selector == 0xfe0f;
}

struct ink {
    int32_t left, right;
};

static struct ink ink_of(const struct face *face, hb_codepoint_t glyph,
                         int32_t x)
{
    hb_glyph_extents_t e = {0};

    hb_font_get_glyph_extents(face->hb_font, glyph, &e);
    return (struct ink){x + e.x_bearing, x + e.x_bearing + e.width};
}

/*
 * Does the face know where the mark stands over, under or around its base?
 * Many that have a mark set it behind.  One glyph for both is right, too.
 */
static bool is_attached(const struct face *face, hb_buffer_t *buffer)
{
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &n);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, &n);
    struct ink base, mark;
    int32_t middle;

    if (n != 2)
        return n == 1;
    base = ink_of(face, info[0].codepoint, at[0].x_offset);
    mark = ink_of(face, info[1].codepoint, at[0].x_advance + at[1].x_offset);
    middle = (mark.left + mark.right) / 2;
    return middle >= base.left - face->units_per_em / 20 &&
           middle <= base.right + face->units_per_em / 20;
}

static bool stands_at(const struct face *face, uint32_t base, uint32_t mark)
{
    const uint32_t text[] = {base, mark};
    hb_buffer_t *buffer = hb_buffer_create();
    bool ok;

    hb_buffer_add_codepoints(buffer, text, COUNT(text), 0, COUNT(text));
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
    hb_shape(face->hb_font, buffer, NULL, 0);
    ok = is_attached(face, buffer);
    hb_buffer_destroy(buffer);
    return ok;
}

/*
 * Marks must be there and have their place, or the character composed with
 * them; *plain where a variant is not.
 */
static bool has_marked(const struct face *face, const uint32_t *code_points,
                       size_t n, bool *plain)
{
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    hb_codepoint_t base = code_points[0], glyph, composed;

    *plain = false;
    if (!font_has_glyph(face, base))
        return false;
    for (size_t i = 1; i < n; i++) {
        if (font_is_selector(code_points[i])) {
            if (!is_style(code_points[i]) &&
                !hb_font_get_variation_glyph(face->hb_font, base,
                                             code_points[i], &glyph))
                *plain = true;
        } else if (hb_unicode_compose(unicode, base, code_points[i],
                                      &composed) &&
                   font_has_glyph(face, composed))
            base = composed;
        else if (!font_has_glyph(face, code_points[i]) ||
                 !stands_at(face, base, code_points[i]))
            return false;
    }
    return true;
}

const struct face *font_find_marked(const struct font_set *set, unsigned family,
                                    bool bold, const uint32_t *code_points,
                                    size_t n, bool *plain)
{
    const struct font_chain *chain = &set->chains[family][bold];
    const struct face *second = NULL;

    *plain = false;
    if (font_is_box(code_points[0]))
        return font_set_boxes(set);
    for (unsigned i = 0; i < chain->count; i++) {
        const struct face *face = &set->faces[chain->faces[i]];

        if (!font_chain_serves(chain, i, code_points[0]) ||
            !has_marked(face, code_points, n, plain))
            continue;
        if (!*plain)
            return face;
        second = second ? second : face;
    }
    *plain = second != NULL;
    return second;
}
