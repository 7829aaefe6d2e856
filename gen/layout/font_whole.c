#include "layout/cff.h"
#include "layout/font_set.h"

#include <hb.h>

static struct str copy_blob(hb_blob_t *blob, struct arena *a)
{
    unsigned length;
    const char *bytes = hb_blob_get_data(blob, &length);
    struct str copy = arena_str(a, (struct str){bytes, length});

    hb_blob_destroy(blob);
    return copy;
}

/* A file of its own, of all tables: the face may stand in a collection. */
static struct str make_file(hb_face_t *face, struct arena *a)
{
    unsigned count = hb_face_get_table_tags(face, 0, NULL, NULL);
    hb_tag_t *tags = arena_array(a, hb_tag_t, count);
    hb_face_t *file = hb_face_builder_create();
    struct str bytes;

    hb_face_get_table_tags(face, 0, &count, tags);
    for (unsigned i = 0; i < count; i++) {
        hb_blob_t *table = hb_face_reference_table(face, tags[i]);

        hb_face_builder_add_table(file, tags[i], table);
        hb_blob_destroy(table);
    }
    bytes = copy_blob(hb_face_reference_blob(file), a);
    hb_face_destroy(file);
    return bytes;
}

bool font_whole(const struct face *face, const uint32_t *glyphs, size_t n,
                struct str *program, uint16_t *new_ids, struct arena *a)
{
    if (face->is_cff) {
        *program = copy_blob(
            hb_face_reference_table(face->hb_face, HB_TAG('C', 'F', 'F', ' ')),
            a);
        return cff_find_cids(*program, glyphs, n, new_ids);
    }
    *program = make_file(face->hb_face, a);
    for (size_t i = 0; i < n; i++)
        new_ids[i] = (uint16_t)glyphs[i];
    return program->len > 0;
}
