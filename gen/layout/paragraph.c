#include "layout/paragraph.h"

#include "layout/footnote.h"
#include "layout/tag.h"

/* The em box of Han stands 0.88 em above and 0.12 em below the baseline. */
mpt baseline_of(const struct text_style *style)
{
    return (style->leading - style->size) / 2 + style->size * 22 / 25;
}

struct paragraph paragraph_new(struct setter *s,
                               const struct inline_run *content,
                               const struct paragraph_style *style)
{
    return (struct paragraph){.items = items_new(s, content, style),
                              .style = *style};
}

struct paragraph paragraph_of_text(struct setter *s, struct str text,
                                   const struct paragraph_style *style)
{
    struct inline_run run = {.text = text};

    return paragraph_new(s, &run, style);
}

static mpt aligned(const struct paragraph *p, const struct line *line,
                   mpt measure)
{
    mpt spare = measure - line->indent - line->natural - line->adjustment;

    switch (p->style.align) {
    case ALIGN_RIGHT:
        return spare;
    case ALIGN_CENTER:
        return spare / 2;
    case ALIGN_DEFAULT:
    case ALIGN_LEFT:
        return 0;
    }
    return 0;
}

/*
 * Glyphs of the items first .. end - 1 (one run) move from where they were
 * shaped to where they stand in the line.  Each belongs to one line only, so
 * they move in place.
 */
static void place_glyphs(const struct items *items, uint32_t first,
                         uint32_t end, const mpt *x)
{
    const struct run *run = &items->runs[items->items[first].run];
    uint32_t text = items->items[first].start - run->start;

    for (uint32_t i = first; i < end; i++) {
        const struct item *item = &items->items[i];
        struct glyph *glyphs = &run->glyphs[item->glyph];
        mpt move = x[i - first] - x[0] + item->shift - glyphs[0].x;

        for (uint32_t g = 0; g < item->glyph_count; g++) {
            glyphs[g].x += move;
            glyphs[g].cluster -= text;
        }
    }
}

/* A line being drawn: x of its items from the line's left end at `at`. */
struct drawing {
    struct setter *s;
    const struct paragraph *p;
    struct strip *strip;
    struct point at;
    uint32_t shown;    /* its first item */
    struct mark *link; /* the last one in this line */
};

/* A link in several faces or on several lines is one tag. */
static struct tag *link_tag(struct setter *s, const struct items *items,
                            uint32_t number)
{
    struct run *run = &items->runs[number];
    const struct run *before = number > 0 ? run - 1 : NULL;

    if (!run->tag && before && before->tag &&
        str_equal(before->link, run->link))
        run->tag = before->tag;
    if (!run->tag)
        run->tag = tag_add(s, TAG_LINK);
    return run->tag;
}

/* Where the reader clicks: one place a line, whatever its faces. */
static void draw_link(struct drawing *w, const struct mark *text, mpt width)
{
    struct mark *m = w->link;

    if (m && m->tag == text->tag) {
        m->width = text->x + width - m->x;
        return;
    }
    m = strip_mark(w->s, w->strip, MARK_LINK);
    m->x = text->x;
    m->y = text->y - text->size;
    m->width = width;
    m->height = text->size * 5 / 4;
    m->text = text->text;
    m->link = text->link;
    w->link = m;
}

static void open_note_mark(struct setter *s)
{
    tag_open(s, TAG_REFERENCE);
    tag_open(s, TAG_LINK);
}

static void draw_run(struct drawing *w, uint32_t first, uint32_t end,
                     const mpt *x)
{
    const struct items *items = &w->p->items;
    const struct item *begin = &items->items[first];
    const struct item *last = &items->items[end - 1];
    const struct run *run = &items->runs[begin->run];
    struct tag *outer = w->s->tag;
    struct mark *m;

    if (run->note)
        open_note_mark(w->s);
    else if (run->link.len)
        tag_switch(w->s, link_tag(w->s, items, begin->run));
    m = strip_mark(w->s, w->strip, MARK_GLYPHS);
    place_glyphs(items, first, end, x);
    m->joined = first > w->shown;
    m->face = run->face;
    m->size = run->size;
    m->color = run->link.len ? accent : w->p->style.text.color;
    m->x = w->at.x + x[0];
    m->y = w->at.y - run->rise;
    m->glyphs = &run->glyphs[begin->glyph];
    m->glyph_count = last->glyph + last->glyph_count - begin->glyph;
    m->text =
        (struct str){items->text.ptr + begin->start, last->end - begin->start};
    if (run->note) {
        draw_link(w, m, x[end - 1 - first] + last->advance - x[0]);
        tag_switch(w->s, outer);
        w->link->to = footnote_mark(w->s, w->strip, run->note);
    } else if (run->link.len) {
        m->link = run->link;
        draw_link(w, m, x[end - 1 - first] + last->advance - x[0]);
    }
    tag_switch(w->s, outer);
}

/* Behind a word that is divided; readers take it back out of the text. */
static void draw_hyphen(struct drawing *w, const struct line *line, mpt x)
{
    const struct items *items = &w->p->items;
    const struct item *last = &items->items[line->after - 1];
    const struct run *run = &items->runs[last->run];
    struct tag *outer = w->s->tag;
    struct mark *m;
    struct glyph *glyphs;
    mpt width;

    if (line->after >= items->count || !items->items[line->after].hyphen)
        return;
    if (run->link.len)
        tag_switch(w->s, link_tag(w->s, items, last->run));
    m = strip_mark(w->s, w->strip, MARK_GLYPHS);
    tag_switch(w->s, outer);
    shaper_style(w->s->shaper, SHAPE_NARROW);
    shape(w->s->shaper, run->face, STR("-"), run->size, &glyphs,
          &m->glyph_count, &width, w->s->arena);
    m->glyphs = glyphs;
    m->joined = true;
    m->face = run->face;
    m->size = run->size;
    m->color = run->link.len ? accent : w->p->style.text.color;
    m->x = w->at.x + x + last->advance;
    m->y = w->at.y;
    m->text = STR("\xc2\xad");
}

void paragraph_draw_line(struct setter *s, const struct paragraph *p,
                         const struct line *line, mpt measure,
                         struct strip *strip, struct point at)
{
    const struct item *items = p->items.items;
    struct arena_mark mark = arena_mark(&s->scratch);
    mpt *x = arena_array(&s->scratch, mpt, line->after - line->shown);
    struct drawing w = {s,           p,
                        strip,       {at.x + aligned(p, line, measure), at.y},
                        line->shown, NULL};
    uint32_t i = line->shown;

    line_place(items, line, x);
    while (i < line->after) {
        uint32_t end = i + 1;

        while (end < line->after && items[end].run == items[i].run)
            end++;
        draw_run(&w, i, end, x + (i - line->shown));
        i = end;
    }
    if (line->after > line->shown)
        draw_hyphen(&w, line, x[line->after - line->shown - 1]);
    arena_rewind(&s->scratch, mark);
}

static struct lines lines_of(struct setter *s, const struct paragraph *p,
                             mpt measure)
{
    struct line_rules rules = {.measure = measure,
                               .indent = p->style.indent,
                               .hang = p->style.hang,
                               .em = p->style.text.size,
                               .justified = p->style.justified};

    return lines_break(p->items.items, p->items.count, &rules, s->arena,
                       &s->scratch);
}

size_t paragraph_line_count(struct setter *s, const struct paragraph *p,
                            mpt measure)
{
    return lines_of(s, p, measure).count;
}

/* The worst of the places where it is divided. */
static uint8_t weakest_break(const struct paragraph *p,
                             const struct lines *lines)
{
    uint8_t weakest = BREAK_FORCED;

    for (size_t i = 1; i < lines->count; i++) {
        uint8_t before = p->items.items[lines->items[i].first].before;

        if (before < weakest)
            weakest = before;
    }
    return weakest;
}

/* Breaks make no difference of less than a tenth of an em. */
mpt paragraph_balance(struct setter *s, const struct paragraph *p, mpt measure)
{
    struct lines wide = lines_of(s, p, measure);
    uint8_t weakest = weakest_break(p, &wide);
    mpt low = wide.count ? measure / (mpt)wide.count - 1 : 0, high = measure;

    if (wide.count < 2)
        return measure;
    while (high - low > p->style.text.size / 10) {
        mpt middle = low + (high - low) / 2;
        struct lines lines = lines_of(s, p, middle);

        if (lines.count > wide.count || weakest_break(p, &lines) < weakest)
            low = middle;
        else
            high = middle;
    }
    return high;
}

struct strips paragraph_set(struct setter *s, const struct paragraph *p, mpt x,
                            mpt measure)
{
    struct lines lines = lines_of(s, p, measure);
    struct strips out = {0};

    for (size_t i = 0; i < lines.count; i++) {
        struct strip *strip = strip_add(s, &out, p->style.text.leading);

        paragraph_draw_line(s, p, &lines.items[i], measure, strip,
                            (struct point){x, baseline_of(&p->style.text)});
        if (p->style.text.leading == s->grid.line)
            strip->snap = s->grid.line;
        strip->keep = lines.count > 1 && (i == 0 || i + 2 == lines.count);
    }
    return out;
}

static struct line whole_line(const struct paragraph *p)
{
    return (struct line){.end = (uint32_t)p->items.count,
                         .after = (uint32_t)p->items.count};
}

mpt label_width(const struct paragraph *p)
{
    return items_widest(p->items.items, p->items.count);
}

void label_draw(struct setter *s, const struct paragraph *p,
                struct strip *strip, struct point at)
{
    struct line line = whole_line(p);

    if (p->items.count)
        paragraph_draw_line(s, p, &line, 0, strip, at);
}
