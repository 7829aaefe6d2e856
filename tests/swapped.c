/*
 * swapped - the program with two glyphs of every font subset changed for each
 * other, by --wrap of the linker: text extracts as ever, but reads wrong.
 * The test of drawn glyphs must notice.
 */
#include "layout/font.h"

bool __wrap_font_subset(const struct face *face, const uint32_t *glyphs,
                        size_t n, struct str *program, uint16_t *new_ids,
                        struct arena *a);
bool __real_font_subset(const struct face *face, const uint32_t *glyphs,
                        size_t n, struct str *program, uint16_t *new_ids,
                        struct arena *a);

bool __wrap_font_subset(const struct face *face, const uint32_t *glyphs,
                        size_t n, struct str *program, uint16_t *new_ids,
                        struct arena *a)
{
    uint32_t *changed = arena_array(a, uint32_t, n);
    size_t second = n - 1, first = n / 2;

    for (size_t i = 0; i < n; i++)
        changed[i] = glyphs[i];
    if (first > 0 && first < second) {
        changed[first] = glyphs[second];
        changed[second] = glyphs[first];
    }
    return __real_font_subset(face, changed, n, program, new_ids, a);
}
