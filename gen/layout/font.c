#include "layout/font_set.h"

#include <hb.h>
#include <string.h>

static const struct font_name built_in_names[] = {
    {STR_INIT("serif"), FONT_SERIF},
    {STR_INIT("sans"), FONT_SANS},
    {STR_INIT("fang"), FONT_FANG},
    {STR_INIT("kai"), FONT_KAI},
};

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
    face->serif = source->family != FONT_SANS;
    return font_file_open(face, &set->files[*number], source->bold, a, d);
}

static bool has_face(const struct font_chain *chain, unsigned number,
                     bool latin)
{
    for (unsigned i = 0; i < chain->count; i++)
        if (chain->faces[i] == number && (latin || !chain->latin[i]))
            return true;
    return false;
}

static bool load_sources(struct font_set *set,
                         const struct font_source *sources, size_t n,
                         struct arena *a, struct diag *d)
{
    for (size_t i = 0; i < n; i++) {
        const struct font_source *source = &sources[i];
        struct font_chain *chain = &set->chains[source->family][source->bold];
        unsigned number;

        if (!find_or_open(set, source, &number, a, d))
            return false;
        if (has_face(chain, number, source->latin))
            continue;
        if (chain->count == FONT_CHAIN_MAX)
            return diag_error(d, place_of(source->path, 0, 0),
                              "a family has at most %d fonts; take one out",
                              FONT_CHAIN_MAX);
        chain->latin[chain->count] = source->latin;
        chain->faces[chain->count++] = number;
    }
    return true;
}

static void add_boxes(struct font_set *set, struct arena *a)
{
    struct face *face = &set->faces[set->count];

    face->number = (unsigned)set->count++;
    font_boxes_open(face, a);
}

bool font_set_load(struct font_set **out, const struct font_source *sources,
                   size_t n, struct arena *a, struct diag *d)
{
    struct font_set *set = arena_new(a, struct font_set);

    set->faces = arena_array(a, struct face, n + 1);
    set->files = arena_array(a, struct mapped, n + 1);
    if (!load_sources(set, sources, n, a, d)) {
        font_set_release(set);
        return false;
    }
    add_boxes(set, a);
    *out = set;
    return true;
}

void font_set_name(struct font_set *set, const struct font_name *names,
                   size_t n)
{
    set->names = names;
    set->name_count = n;
}

static bool find_name(const struct font_name *names, size_t n, struct str name,
                      unsigned *family)
{
    for (size_t i = 0; i < n; i++) {
        if (str_equal_ignoring_case(names[i].name, name)) {
            *family = names[i].family;
            return true;
        }
    }
    return false;
}

bool font_family_find(const struct font_set *set, struct str name,
                      unsigned *family)
{
    return find_name(built_in_names, COUNT(built_in_names), name, family) ||
           find_name(set->names, set->name_count, name, family);
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

/* Letters, digits, and the dashes, quotes and dots that Han share with them. */
static bool is_latin(uint32_t c)
{
    return c < 0x370 || (c >= 0x1e00 && c <= 0x1eff) ||
           (c >= 0x2010 && c <= 0x2027) || (c >= 0x20a0 && c <= 0x20cf);
}

bool font_chain_serves(const struct font_chain *chain, unsigned n,
                       uint32_t code_point)
{
    return !chain->latin[n] || is_latin(code_point);
}

const struct face *font_set_boxes(const struct font_set *set)
{
    return &set->faces[set->count - 1];
}

bool font_has_glyph(const struct face *face, uint32_t code_point)
{
    hb_codepoint_t glyph;

    return hb_font_get_nominal_glyph(face->hb_font, code_point, &glyph);
}

const struct face *font_find(const struct font_set *set, unsigned family,
                             bool bold, uint32_t code_point)
{
    const struct font_chain *chain = &set->chains[family][bold];

    if (font_is_box(code_point))
        return font_set_boxes(set);
    for (unsigned i = 0; i < chain->count; i++) {
        const struct face *face = &set->faces[chain->faces[i]];

        if (font_chain_serves(chain, i, code_point) &&
            font_has_glyph(face, code_point))
            return face;
    }
    return NULL;
}

const struct face *font_find_wide(const struct font_set *set, unsigned family,
                                  bool bold, uint32_t code_point)
{
    const struct font_chain *chain = &set->chains[family][bold];

    for (unsigned i = 0; i < chain->count; i++) {
        const struct face *face = &set->faces[chain->faces[i]];

        if (face->has_han && font_chain_serves(chain, i, code_point) &&
            font_has_glyph(face, code_point))
            return face;
    }
    return font_find(set, family, bold, code_point);
}

size_t font_set_count(const struct font_set *set)
{
    return set->count;
}

const struct face *font_set_face(const struct font_set *set, size_t number)
{
    return &set->faces[number];
}

int32_t font_per_mille(const struct face *face, int32_t units)
{
    int64_t n = (int64_t)units * 1000;
    int64_t half = face->units_per_em / 2;

    return (int32_t)((n >= 0 ? n + half : n - half) / face->units_per_em);
}

int32_t font_advance(const struct face *face, uint32_t glyph)
{
    return font_per_mille(face,
                          hb_font_get_glyph_h_advance(face->hb_font, glyph));
}
