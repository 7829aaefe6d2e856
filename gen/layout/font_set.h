/*
 * font_set - what the files of layout/font share: the faces and their chains.
 */
#ifndef LAYOUT_FONT_SET_H
#define LAYOUT_FONT_SET_H

#include "base/file.h"
#include "layout/font.h"

struct font_chain {
    unsigned faces[FONT_CHAIN_MAX]; /* numbers, in order of preference */
    bool latin[FONT_CHAIN_MAX];     /* for Latin text only */
    unsigned count;
};

/* Is the n-th face of the chain there for such a character? */
bool font_chain_serves(const struct font_chain *chain, unsigned n,
                       uint32_t code_point);

struct font_set {
    struct face *faces;   /* the last one is our own */
    struct mapped *files; /* one a face */
    size_t count;
    struct font_chain chains[FONT_FAMILIES_MAX][2]; /* [family][bold] */
    const struct font_name *names;
    size_t name_count;
    bool frozen;
};

/*
 * font_file.c: open the face that path and index name.  What cannot be
 * embedded, in part and as outlines, is refused.
 */
MUST_CHECK bool font_file_open(struct face *face, struct mapped *file,
                               bool bold, struct arena *a, struct diag *d);

/* font_whole.c: as font_subset, of a face that may not be cut. */
MUST_CHECK bool font_whole(const struct face *face, const uint32_t *glyphs,
                           size_t n, struct str *program, uint16_t *new_ids,
                           struct arena *a);

/* font_boxes.c: is it a check box or a tick; and the face that draws them. */
bool font_is_box(uint32_t code_point);
const struct face *font_set_boxes(const struct font_set *set);
void font_boxes_open(struct face *face, struct arena *a);

/* The face itself has it, by its character map. */
bool font_has_glyph(const struct face *face, uint32_t code_point);

/* Variation selectors: they choose a form of the character before them. */
static inline bool font_is_selector(uint32_t c)
{
    return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
}

/* Font units to parts of 1000 em, rounded half away from zero. */
int32_t font_per_mille(const struct face *face, int32_t units);

#endif
