/*
 * compose_kit - documents set with the fonts of the packages, for tests.
 */
#ifndef TESTS_COMPOSE_KIT_H
#define TESTS_COMPOSE_KIT_H

#include "layout/compose.h"
#include "tree_make.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define NOTO "/usr/share/fonts/opentype/noto/"
#define HANA "/usr/share/fonts/truetype/hanazono/"

static const struct font_source fonts[] = {
    {FONT_SERIF, false, NOTO "NotoSerifCJK-Regular.ttc", 2, false},
    {FONT_SERIF, false, HANA "HanaMinB.ttf", 0, false},
    {FONT_SERIF, true, NOTO "NotoSerifCJK-Bold.ttc", 2, false},
    {FONT_SERIF, true, HANA "HanaMinB.ttf", 0, false},
    {FONT_FANG, false, NOTO "NotoSerifCJK-Regular.ttc", 2, false},
    {FONT_FANG, true, NOTO "NotoSansCJK-Bold.ttc", 2, false},
    {FONT_KAI, false, NOTO "NotoSerifCJK-Regular.ttc", 2, false},
    {FONT_SANS, false, NOTO "NotoSansCJK-Regular.ttc", 2, false},
    {FONT_SANS, true, NOTO "NotoSansCJK-Bold.ttc", 2, false},
};

struct fixture {
    struct arena arena;
    struct diag diag;
    struct font_set *fonts;
    struct shaper *shaper;
};

static inline int open_fonts(void **state)
{
    static struct fixture f;

    f.diag.arena = &f.arena;
    if (!font_set_load(&f.fonts, fonts, COUNT(fonts), &f.arena, &f.diag))
        return 0; /* each test says that it is skipped */
    f.shaper = shaper_new(&f.arena);
    *state = &f;
    return 0;
}

static inline int close_fonts(void **state)
{
    struct fixture *f = *state;

    if (f) {
        shaper_release(f->shaper);
        font_set_release(f->fonts);
        arena_release(&f->arena);
    }
    return 0;
}

/* A composition that a test looks at. */
struct composed {
    struct pages pages;
    struct diag diag;
    bool ok;
};

static inline struct composed
composed_of(void **state, const struct document_tree *tree, struct arena *a)
{
    struct fixture *f = *state;
    struct composed c = {.diag = {.arena = a}};

    if (!f)
        skip();
    c.ok = compose(tree, f->fonts, f->shaper, &c.pages, a, &c.diag);
    return c;
}

/* All glyphs between the edges of the page. */
static inline void check_inside(const struct pages *pages, const char *what)
{
    for (size_t i = 0; i < pages->count; i++) {
        const struct page *page = &pages->items[i];

        for (const struct mark *m = page->first; m; m = m->next) {
            const struct glyph *last;
            int64_t right;

            if (m->kind != MARK_GLYPHS || !m->glyph_count || m->angle)
                continue;
            last = &m->glyphs[m->glyph_count - 1];
            right = m->x + last->x + (int64_t)m->size * 3 / 10;
            if (m->x < -m->size || right > page->setup.width + m->size ||
                m->y < 0 || m->y > page->setup.height)
                fail_msg("%s: page %zu: \"%.*s\" at %d, %d", what, i + 1,
                         STR_ARG(m->text), m->x, m->y);
        }
    }
}

/* Baselines of a page's lines that begin with a character. */
static inline size_t lines_with(const struct page *page, struct str text)
{
    size_t n = 0;

    for (const struct mark *m = page->first; m; m = m->next)
        if (m->kind == MARK_GLYPHS && !m->artifact &&
            str_find(m->text, text) >= 0)
            n++;
    return n;
}

static inline void add_lines(struct block **list, int n, struct arena *a)
{
    for (int i = 0; i < n; i++)
        make_next(list, make_paragraph(a, "行"));
}

static inline const struct page *page_with(const struct pages *pages,
                                           struct str text)
{
    for (size_t i = 0; i < pages->count; i++)
        if (lines_with(&pages->items[i], text))
            return &pages->items[i];
    fail_msg("no page has %.*s", STR_ARG(text));
    return NULL;
}

#endif
