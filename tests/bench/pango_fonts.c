#include "pango_fonts.h"

#include "base/utf8.h"

#include <fontconfig/fontconfig.h>
#include <hb-subset.h>
#include <stdio.h>

#define NOTO  "/usr/share/fonts/opentype/noto/"
#define INDEX 2 /* the face for simplified Chinese in a collection */

static const char *const sources[] = {
    NOTO "NotoSerifCJK-Regular.ttc",
    NOTO "NotoSerifCJK-Bold.ttc",
    NOTO "NotoSansCJK-Bold.ttc",
};

static void add_characters(hb_set_t *set, const struct str *texts, int n)
{
    hb_set_add_range(set, ' ', '~');
    for (int i = 0; i < n; i++) {
        struct str rest = texts[i];

        while (rest.len > 0)
            hb_set_add(set, utf8_next(&rest));
    }
}

static hb_face_t *cut(const char *source, const hb_set_t *characters)
{
    hb_blob_t *blob = hb_blob_create_from_file(source);
    hb_face_t *face = hb_face_create(blob, INDEX);
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_face_t *part;

    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_DESUBROUTINIZE |
                                         HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    hb_set_union(hb_subset_input_unicode_set(input), characters);
    part = hb_subset_or_fail(face, input);
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return part;
}

static bool write_face(hb_face_t *face, const char *path)
{
    hb_blob_t *blob = hb_face_reference_blob(face);
    unsigned length;
    const char *bytes = hb_blob_get_data(blob, &length);
    FILE *file = fopen(path, "wb");
    bool ok = file && fwrite(bytes, 1, length, file) == length;

    if (file && fclose(file) != 0)
        ok = false;
    hb_blob_destroy(blob);
    return ok;
}

static bool add_face(FcConfig *config, const char *source,
                     const hb_set_t *characters, const char *path)
{
    hb_face_t *face = cut(source, characters);
    bool ok = face && write_face(face, path) &&
              FcConfigAppFontAddFile(config, (const FcChar8 *)path);

    hb_face_destroy(face);
    return ok;
}

bool pango_fonts_cut(const char *folder, const struct str *texts, int n)
{
    FcConfig *config = FcConfigCreate();
    hb_set_t *characters = hb_set_create();
    bool ok = true;

    add_characters(characters, texts, n);
    for (size_t i = 0; ok && i < COUNT(sources); i++) {
        char path[4096];

        snprintf(path, sizeof(path), "%s/%zu.otf", folder, i);
        ok = add_face(config, sources[i], characters, path);
    }
    hb_set_destroy(characters);
    return ok && FcConfigSetCurrent(config);
}
