#include "layout/font.h"
#include "layout/hyphen.h"

#include <hb.h>

#define FEATURES_MAX 64

struct shaper {
    hb_buffer_t *buffer;
    hb_language_t chinese, english;
    unsigned style;
    void *hyphens; /* opened when a document asks for them */
};

struct shaper *shaper_new(struct arena *a)
{
    struct shaper *s = arena_new(a, struct shaper);

    s->buffer = hb_buffer_create();
    s->chinese = hb_language_from_string("zh-CN", -1);
    s->english = hb_language_from_string("en", -1);
    return s;
}

void shaper_release(struct shaper *s)
{
    if (!s)
        return;
    hb_buffer_destroy(s->buffer);
    hyphen_close(s->hyphens);
}

void *shaper_hyphens(struct shaper *s)
{
    (void)hyphen_open(&s->hyphens);
    return s->hyphens;
}

void shaper_style(struct shaper *s, unsigned style)
{
    s->style = style;
}

/* One of ‘ ’ “ ” … at the front, which fonts for Chinese set full width. */
static bool starts_with_quote(struct str s)
{
    unsigned char last = s.len < 3 ? 0 : (unsigned char)s.ptr[2];

    return s.len >= 3 && s.ptr[0] == '\xe2' && s.ptr[1] == '\x80' &&
           ((last >= 0x98 && last <= 0x9f) || last == 0xa6);
}

/* A group of bytes at the front of s that wants a width of its own. */
static size_t group_length(struct str s, unsigned style, hb_tag_t *width)
{
    size_t n = 0;

    *width = HB_TAG('p', 'w', 'i', 'd');
    while ((style & SHAPE_NARROW) && starts_with_quote(str_skip(s, n)))
        n += sizeof("“") - 1;
    if (n > 0)
        return n;
    *width = HB_TAG('f', 'w', 'i', 'd');
    while ((style & SHAPE_WIDE) && str_starts(str_skip(s, n), STR("·")))
        n += sizeof("·") - 1;
    return n;
}

/*
 * Columns of figures are not kerned.  A text of more groups than there is
 * room for (a line has far fewer) leaves the rest as the font has it.
 */
static unsigned choose_features(hb_feature_t *features, unsigned style,
                                struct str text)
{
    unsigned n = 0;
    size_t i = 0;

    if (style & SHAPE_TABULAR)
        features[n++] = (hb_feature_t){HB_TAG('k', 'e', 'r', 'n'), 0, 0,
                                       HB_FEATURE_GLOBAL_END};
    while (i < text.len && n < FEATURES_MAX) {
        hb_tag_t width;
        size_t length = group_length(str_skip(text, i), style, &width);

        if (length > 0)
            features[n++] =
                (hb_feature_t){width, 1, (unsigned)i, (unsigned)(i + length)};
        i += length > 0 ? length : 1;
    }
    return n;
}

/* Font units to mpt at a size, rounded half away from zero. */
static mpt scale(const struct face *face, int64_t units, mpt size)
{
    int64_t n = units * size;
    int64_t half = face->units_per_em / 2;

    return (mpt)((n >= 0 ? n + half : n - half) / face->units_per_em);
}

static bool is_lone_digit(struct str text, const hb_glyph_info_t *info,
                          unsigned i, unsigned n)
{
    return str_is_digit(text.ptr[info[i].cluster]) &&
           (i + 1 == n || info[i + 1].cluster == info[i].cluster + 1) &&
           (i == 0 || info[i - 1].cluster != info[i].cluster);
}

/* Script and language are given, not guessed: they choose the dash and digits.
 */
static void fill_buffer(struct shaper *s, struct str text)
{
    bool latin = s->style & SHAPE_NARROW;

    hb_buffer_clear_contents(s->buffer);
    hb_buffer_add_utf8(s->buffer, text.ptr, (int)text.len, 0, (int)text.len);
    hb_buffer_set_direction(s->buffer, HB_DIRECTION_LTR);
    hb_buffer_set_language(s->buffer, latin ? s->english : s->chinese);
    hb_buffer_set_script(s->buffer, HB_SCRIPT_HAN);
}

void shape(struct shaper *s, const struct face *face, struct str text, mpt size,
           struct glyph **glyphs, size_t *count, mpt *advance, struct arena *a)
{
    hb_feature_t features[FEATURES_MAX];
    unsigned n_features = choose_features(features, s->style, text);
    const hb_glyph_position_t *position;
    const hb_glyph_info_t *info;
    int64_t pen = 0;
    unsigned n;

    fill_buffer(s, text);
    hb_shape(face->hb_font, s->buffer, features, n_features);
    info = hb_buffer_get_glyph_infos(s->buffer, &n);
    position = hb_buffer_get_glyph_positions(s->buffer, &n);
    *glyphs = arena_array(a, struct glyph, n);
    for (unsigned i = 0; i < n; i++) {
        int64_t spare = 0;

        if ((s->style & SHAPE_TABULAR) && is_lone_digit(text, info, i, n))
            spare = face->digit_advance - position[i].x_advance;
        (*glyphs)[i] = (struct glyph){
            .id = info[i].codepoint,
            .cluster = info[i].cluster,
            .x = scale(face, pen + position[i].x_offset + spare / 2, size),
            .y = -scale(face, position[i].y_offset, size)};
        pen += position[i].x_advance + spare;
    }
    *count = n;
    *advance = scale(face, pen, size);
}
