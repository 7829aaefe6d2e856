#include "layout/drawing.h"

#include "layout/chart.h"
#include "layout/style.h"
#include "layout/tag.h"

/* The chart's strip stands alone: no page, no margins. */
static void draw(struct setter *s, const struct chart *chart, mpt measure,
                 struct drawing *out)
{
    struct paragraph_style body = style_body(s);
    struct strips strips;

    tag_begin(s);
    strips = chart_set(s, chart, 0, measure, 0, &body);
    *out = (struct drawing){.first = strips.first->first,
                            .width = measure,
                            .height = strips_height(&strips),
                            .alt = chart->description.len ? chart->description
                                                          : chart->title};
}

bool drawing_make(const struct chart *chart, const struct document_tree *tree,
                  mpt measure, const struct font_set *fonts,
                  struct shaper *shaper, struct drawing *out, struct arena *a,
                  struct diag *d)
{
    struct setter s = setter_new(tree, fonts, shaper, a, d);
    struct drawing made;

    draw(&s, chart, measure, &made);
    breaker_release(&s.breaker);
    arena_release(&s.scratch);
    if (!s.failed)
        *out = made;
    return !s.failed;
}
