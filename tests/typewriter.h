/*
 * typewriter - pages set by hand, for tests and benches of fonts and PDF.
 *
 * One run a face, a quarter em between Han and Latin, and the space between
 * Han that a justified line would have; no breaking of lines.
 */
#ifndef TESTS_TYPEWRITER_H
#define TESTS_TYPEWRITER_H

#include "base/utf8.h"
#include "layout/font.h"

#define NOTO "/usr/share/fonts/opentype/noto/"
#define HANA "/usr/share/fonts/truetype/hanazono/"

static const struct font_source typewriter_fonts[] = {
    {FONT_SERIF, false, NOTO "NotoSerifCJK-Regular.ttc", 2, false},
    {FONT_SERIF, false, HANA "HanaMinA.ttf", 0, false},
    {FONT_SERIF, false, HANA "HanaMinB.ttf", 0, false},
    {FONT_SERIF, true, NOTO "NotoSerifCJK-Bold.ttc", 2, false},
    {FONT_SANS, false, NOTO "NotoSansCJK-Regular.ttc", 2, false},
    {FONT_SANS, true, NOTO "NotoSansCJK-Bold.ttc", 2, false},
};

struct typewriter {
    const struct font_set *set;
    struct shaper *shaper;
    struct arena *arena;
    struct page *page;
    unsigned family;
    bool bold;
    mpt size;
    mpt spread; /* between Han, beside the quarter em before Latin */
};

static inline struct mark *typewriter_mark(struct typewriter *t,
                                           enum mark_kind kind, mpt x, mpt y)
{
    struct mark *m = arena_new(t->arena, struct mark);

    m->kind = kind;
    m->x = x;
    m->y = y;
    if (t->page->last)
        t->page->last->next = m;
    else
        t->page->first = m;
    t->page->last = m;
    return m;
}

static inline uint32_t code_point_at(struct str text, size_t at)
{
    struct str rest = str_skip(text, at);

    return utf8_next(&rest);
}

static inline mpt typewriter_gap(const struct typewriter *t, uint32_t a,
                                 uint32_t b)
{
    bool latin = (a > ' ' && a < 0x250 && utf8_is_han(b)) ||
                 (b > ' ' && b < 0x250 && utf8_is_han(a));

    if (a == 0xff09 && b == 0xff0c) /* ）， are squeezed */
        return -t->size / 2;
    if (latin)
        return t->size / 4 + t->spread;
    return utf8_is_han(a) && utf8_is_han(b) ? t->spread : 0;
}

/* The front of text that one face covers. */
static inline struct str typewriter_run(const struct typewriter *t,
                                        struct str text,
                                        const struct face **face)
{
    struct str rest = text;

    *face = NULL; /* stays so for a character that no face has */
    while (rest.len > 0) {
        struct str after = rest;
        const struct face *next =
            font_find(t->set, t->family, t->bold, utf8_next(&after));

        if (*face && next != *face)
            break;
        *face = next;
        rest = after;
    }
    return str_head(text, text.len - rest.len);
}

/* Write a line; the x behind it. */
static inline mpt typewriter_line(struct typewriter *t, mpt x, mpt y,
                                  struct str text)
{
    bool joined = false;

    while (text.len > 0) {
        const struct face *face;
        struct str run = typewriter_run(t, text, &face);
        struct mark *m = typewriter_mark(t, MARK_GLYPHS, x, y);
        struct glyph *glyphs;
        mpt advance, spread = 0;

        m->face = face;
        m->size = t->size;
        m->text = run;
        m->joined = joined;
        shape(t->shaper, face, run, t->size, &glyphs, &m->glyph_count, &advance,
              t->arena);
        for (size_t i = 1; i < m->glyph_count; i++) {
            spread +=
                typewriter_gap(t, code_point_at(run, glyphs[i - 1].cluster),
                               code_point_at(run, glyphs[i].cluster));
            glyphs[i].x += spread;
        }
        m->glyphs = glyphs;
        x += advance + spread;
        text = str_skip(text, run.len);
        joined = true;
    }
    return x;
}

#endif
