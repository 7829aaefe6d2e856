#include "reference.h"

#include <hb.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#define FACES_MAX 64
#define FIXED     65536.0

struct original {
    FT_Face face;
    hb_font_t *font;
};

struct originals {
    FT_Library library;
    struct original items[FACES_MAX];
    size_t count;
};

static void add_face(struct originals *o, const char *path, FT_Long index)
{
    struct original *item = &o->items[o->count];
    hb_blob_t *blob;
    hb_face_t *face;

    if (o->count == FACES_MAX ||
        FT_New_Face(o->library, path, index, &item->face) != 0) {
        fprintf(stderr, "%s: no font, or too many\n", path);
        exit(3);
    }
    blob = hb_blob_create_from_file(path);
    face = hb_face_create(blob, (unsigned)index);
    item->font = hb_font_create(face);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    o->count++;
}

struct originals *originals_open(const char *const *paths, size_t n)
{
    struct originals *o = calloc(1, sizeof(*o));

    if (!o || FT_Init_FreeType(&o->library) != 0)
        exit(3);
    for (size_t i = 0; i < n; i++) {
        FT_Long faces;

        add_face(o, paths[i], 0);
        faces = o->items[o->count - 1].face->num_faces;
        for (FT_Long k = 1; k < faces; k++)
            add_face(o, paths[i], k);
    }
    return o;
}

void originals_close(struct originals *o)
{
    for (size_t i = 0; i < o->count; i++) {
        FT_Done_Face(o->items[i].face);
        hb_font_destroy(o->items[i].font);
    }
    FT_Done_FreeType(o->library);
    free(o);
}

static const struct original *find_face(const struct originals *o,
                                        const char *name)
{
    for (size_t i = 0; i < o->count; i++) {
        const char *own = FT_Get_Postscript_Name(o->items[i].face);

        if (own && strcmp(own, name) == 0)
            return &o->items[i];
    }
    return NULL;
}

/* The single glyph of a text in one way of setting it; 0: there is none. */
static unsigned shaped(hb_font_t *font, const char *text, const char *language,
                       const char *feature)
{
    hb_buffer_t *buffer = hb_buffer_create();
    hb_feature_t features[1];
    unsigned n, n_features, glyph = 0;
    hb_glyph_info_t *info;

    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
    hb_buffer_set_language(buffer, hb_language_from_string(language, -1));
    n_features = *feature && hb_feature_from_string(feature, -1, features);
    hb_shape(font, buffer, features, n_features);
    info = hb_buffer_get_glyph_infos(buffer, &n);
    if (n == 1)
        glyph = info[0].codepoint;
    hb_buffer_destroy(buffer);
    return glyph;
}

/* The sign of a number is drawn as a minus, a soft hyphen as a hyphen. */
static const char *drawn_as(const char *said)
{
    if (strcmp(said, "-") == 0)
        return "−";
    return strcmp(said, "\xc2\xad") == 0 ? "-" : said;
}

int originals_find(const struct originals *o, const struct shown *shown,
                   unsigned glyphs[CANDIDATES_MAX])
{
    static const char *const languages[] = {"zh-CN", "en"};
    static const char *const features[] = {"", "pwid", "fwid"};
    const struct original *original = find_face(o, shown->font);
    const char *texts[] = {shown->said, drawn_as(shown->said)};
    int n = 0;

    if (!original)
        return -1;
    for (size_t i = 0; i < 12; i++) {
        unsigned glyph = shaped(original->font, texts[i / 6], languages[i % 2],
                                features[i / 2 % 3]);
        bool met = glyph == 0;

        for (int j = 0; j < n; j++)
            met = met || glyphs[j] == glyph;
        if (!met)
            glyphs[n++] = glyph;
    }
    return n;
}

static bool load_outline(const struct originals *o, const struct shown *shown,
                         unsigned glyph, double scale, FT_Outline **out)
{
    FT_Face face = find_face(o, shown->font)->face;
    const double *m = shown->matrix;
    double unit = scale * 64 / face->units_per_EM * FIXED;
    FT_Matrix matrix = {lround(m[0] * unit), lround(m[2] * unit),
                        lround(-m[1] * unit), lround(-m[3] * unit)};

    if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE) != 0 ||
        face->glyph->format != FT_GLYPH_FORMAT_OUTLINE ||
        face->glyph->outline.n_points == 0)
        return false;
    *out = &face->glyph->outline;
    FT_Outline_Transform(*out, &matrix);
    return true;
}

bool originals_draw(const struct originals *o, const struct shown *shown,
                    unsigned glyph, double pixels_per_point, double dx,
                    double dy, struct drawing *out)
{
    double x = shown->x * pixels_per_point + dx;
    double y = shown->y * pixels_per_point + dy;
    FT_Bitmap bitmap = {.pixel_mode = FT_PIXEL_MODE_GRAY, .num_grays = 256};
    FT_Outline *outline;
    FT_BBox box;

    if (!load_outline(o, shown, glyph, pixels_per_point, &outline))
        return false;
    /* y counts upwards in an outline, and downwards on the page. */
    FT_Outline_Translate(outline, lround((x - floor(x)) * 64),
                         lround((ceil(y) - y) * 64));
    FT_Outline_Get_CBox(outline, &box);
    box.xMin = box.xMin & ~63;
    box.yMin = box.yMin & ~63;
    out->width = (int)((box.xMax - box.xMin + 63) / 64);
    out->height = (int)((box.yMax - box.yMin + 63) / 64);
    if (out->width < 1 || out->height < 1)
        return false;
    out->x = (int)floor(x) + (int)(box.xMin / 64);
    out->y = (int)ceil(y) - (int)(box.yMin / 64) - out->height;
    out->coverage = calloc((size_t)out->width, (size_t)out->height);
    if (!out->coverage)
        exit(3);
    FT_Outline_Translate(outline, -box.xMin, -box.yMin);
    bitmap.width = (unsigned)out->width;
    bitmap.rows = (unsigned)out->height;
    bitmap.pitch = out->width;
    bitmap.buffer = out->coverage;
    FT_Outline_Get_Bitmap(o->library, outline, &bitmap);
    return true;
}
