#include "layout/item.h"

#define MINUS "−"

/* A hyphen that is the sign of a number: -5, (-5), ¥-5, -¥5; not 1-5. */
static bool is_sign(const struct letters *l, size_t i)
{
    const struct letter *hyphen = &l->items[i];
    size_t next = i + 1;
    enum char_class before;

    if (hyphen->code_point != '-')
        return false;
    if (next < l->count && l->items[next].class == CHAR_SIGN)
        next++;
    if (next >= l->count || l->items[next].class != CHAR_DIGIT)
        return false;
    if (i == 0 || hyphen[-1].code_point == '(' ||
        hyphen[-1].code_point == 0x3000)
        return true;
    before = (enum char_class)hyphen[-1].class;
    return before == CHAR_SPACE || before == CHAR_NEWLINE ||
           before == CHAR_GLUE || before == CHAR_OPEN || before == CHAR_CLOSE ||
           before == CHAR_SIGN;
}

/* The glyph of the hyphen becomes this one; what follows moves. */
static void replace(struct run *run, uint32_t offset, const struct glyph *minus,
                    mpt width, mpt *advance)
{
    size_t g = 0;
    mpt end, more;

    while (g < run->glyph_count && run->glyphs[g].cluster != offset)
        g++;
    if (g == run->glyph_count)
        return;
    end = g + 1 < run->glyph_count ? run->glyphs[g + 1].x : *advance;
    more = width - (end - run->glyphs[g].x);
    run->glyphs[g].id = minus->id;
    for (size_t k = g + 1; k < run->glyph_count; k++)
        run->glyphs[k].x += more;
    *advance += more;
}

void run_set_minus(struct setter *s, struct run *run, const struct letters *l,
                   size_t first, size_t end, mpt *advance)
{
    struct glyph *minus;
    size_t count;
    mpt width;

    for (size_t i = first; i < end; i++) {
        if (!is_sign(l, i))
            continue;
        shape(s->shaper, run->face, STR(MINUS), run->size, &minus, &count,
              &width, &s->scratch);
        if (count == 1 && minus->id != 0)
            replace(run, l->items[i].offset - run->start, minus, width,
                    advance);
    }
}
