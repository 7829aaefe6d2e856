/*
 * swapped - the program with a fault in every font subset, by --wrap of the
 * linker: two glyphs changed for each other; or, where the environment has
 * DUEBOOK_FAULT=lost, one drawn as nothing.  Text extracts as ever, but reads
 * wrong; the test of drawn glyphs must notice.
 */
#include "layout/font.h"

#include <stdlib.h>
#include <string.h>

bool __wrap_font_subset(const struct face *face, const uint32_t *glyphs,
                        size_t n, struct str *program, uint16_t *new_ids,
                        struct arena *a);
bool __real_font_subset(const struct face *face, const uint32_t *glyphs,
                        size_t n, struct str *program, uint16_t *new_ids,
                        struct arena *a);
void __wrap_font_subset_around(const struct face *face, const uint32_t *glyphs,
                               size_t n, size_t common, struct str *front,
                               struct str *back, struct arena *a);
void __real_font_subset_around(const struct face *face, const uint32_t *glyphs,
                               size_t n, size_t common, struct str *front,
                               struct str *back, struct arena *a);
struct str __wrap_font_drawings(const struct face *face, const uint32_t *glyphs,
                                size_t common, struct arena *a);
struct str __real_font_drawings(const struct face *face, const uint32_t *glyphs,
                                size_t common, struct arena *a);

/* The glyph of the blank, which draws nothing. */
static uint32_t blank_of(const struct face *face, struct arena *a)
{
    struct shaper *shaper = shaper_new(a);
    struct glyph *glyphs;
    size_t n;
    mpt advance;

    shape(shaper, face, STR(" "), 1000, &glyphs, &n, &advance, a);
    shaper_release(shaper);
    return glyphs[0].id;
}

/* The glyphs with the fault among the first of them. */
static const uint32_t *change(const struct face *face, const uint32_t *glyphs,
                              size_t n, size_t among, struct arena *a)
{
    const char *fault = getenv("DUEBOOK_FAULT");
    uint32_t *changed = arena_array(a, uint32_t, n);
    size_t second = among - 1, first = among / 2;

    for (size_t i = 0; i < n; i++)
        changed[i] = glyphs[i];
    if (first == 0 || first >= second)
        return changed;
    changed[first] = glyphs[second];
    changed[second] = glyphs[first];
    if (fault && strcmp(fault, "lost") == 0) {
        changed[first] = blank_of(face, a);
        changed[second] = glyphs[second];
    }
    return changed;
}

bool __wrap_font_subset(const struct face *face, const uint32_t *glyphs,
                        size_t n, struct str *program, uint16_t *new_ids,
                        struct arena *a)
{
    return __real_font_subset(face, change(face, glyphs, n, n, a), n, program,
                              new_ids, a);
}

void __wrap_font_subset_around(const struct face *face, const uint32_t *glyphs,
                               size_t n, size_t common, struct str *front,
                               struct str *back, struct arena *a)
{
    __real_font_subset_around(face, change(face, glyphs, n, common, a), n,
                              common, front, back, a);
}

struct str __wrap_font_drawings(const struct face *face, const uint32_t *glyphs,
                                size_t common, struct arena *a)
{
    return __real_font_drawings(face, change(face, glyphs, common, common, a),
                                common, a);
}
