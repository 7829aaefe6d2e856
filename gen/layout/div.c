#include "layout/block.h"

#include "layout/chart.h"
#include "layout/figures.h"
#include "layout/form.h"
#include "layout/paragraph.h"
#include "layout/style.h"
#include "layout/tag.h"

#define COLUMNS_MAX 6
#define SEAL_WIDTH  119055 /* 42 mm, as firms have them */

/* The widest unbroken line of the paragraphs among the blocks. */
static mpt widest_line(struct setter *s, const struct block *blocks,
                       const struct frame *frame)
{
    mpt widest = 0;

    for (const struct block *b = blocks; b; b = b->next) {
        struct paragraph p;

        if (b->kind != BLOCK_PARAGRAPH)
            return frame->measure;
        p = paragraph_new(s, b->content, &frame->body);
        if (label_width(&p) > widest)
            widest = label_width(&p);
    }
    return widest;
}

/* Of the last line of the blocks, which is the date. */
static mpt last_width(struct setter *s, const struct block *blocks,
                      const struct frame *frame)
{
    struct paragraph p;
    size_t first;

    while (blocks->next)
        blocks = blocks->next;
    p = paragraph_new(s, blocks->content, &frame->body);
    first = p.items.count;
    while (first > 0 && p.items.items[first - 1].class != CHAR_NEWLINE)
        first--;
    return items_widest(p.items.items + first, p.items.count - first);
}

/* Official papers: the date four characters from the margin, the name over
   its middle; long names as far to the right as they must. */
static mpt signature_right(struct setter *s, const struct block *blocks,
                           const struct frame *frame, mpt widest)
{
    mpt pitch = frame->body.text.pitch, right;

    if (!s->grid.line)
        return 2 * frame->body.text.size;
    right = 4 * pitch - (widest - last_width(s, blocks, frame)) / 2;
    return right > 0 ? right : 0;
}

static struct strips set_alone(struct setter *s, const struct block *block,
                               const struct frame *frame)
{
    struct block alone = *block;

    alone.next = NULL;
    return blocks_set(s, &alone, frame);
}

/* Where the lines of a signature stand. */
static struct frame signature_frame(struct setter *s, const struct block *div,
                                    struct frame frame)
{
    mpt em = frame.body.text.size;
    mpt widest, right;

    if (!s->chinese || !div->children)
        return frame;
    widest = widest_line(s, div->children, &frame) + em / 10;
    right = signature_right(s, div->children, &frame, widest);
    if (widest + right <= frame.measure) {
        frame.x += frame.measure - widest - right;
        frame.measure = widest;
        frame.body.align = ALIGN_CENTER;
    } else {
        frame.body.align = ALIGN_RIGHT;
    }
    return frame;
}

/* Name and date centred upon each other. */
static struct strips set_signature(struct setter *s, const struct block *div,
                                   struct frame frame)
{
    struct strips out, rest = {0};

    tag_open(s, TAG_DIVISION);
    frame = signature_frame(s, div, frame);
    if (s->chinese || !div->children) {
        out = blocks_set(s, div->children, &frame);
    } else {
        out = set_alone(s, div->children, &frame);
        rest = blocks_set(s, div->children->next, &frame);
    }
    if (rest.first) /* room to sign */
        rest.first->before = 3 * frame.body.text.leading;
    strips_join(&out, rest);
    strips_keep(&out, false);
    tag_close(s);
    return out;
}

/* The middle of the seal, within the text: upon the lines of a signature. */
static mpt seal_middle(struct setter *s, const struct block *div,
                       const struct frame *frame, mpt seal)
{
    struct frame lines = signature_frame(s, div, *frame);
    mpt middle = lines.x + lines.measure / 2;
    mpt right = frame->x + frame->measure - seal / 2;

    if (lines.body.align != ALIGN_CENTER) {
        mpt widest = widest_line(s, div->children, frame) / 2;

        middle = lines.body.align == ALIGN_RIGHT ? right : frame->x + widest;
    }
    if (middle < frame->x + seal / 2)
        middle = frame->x + seal / 2;
    return middle < right ? middle : right;
}

/* The lines stand upon the seal; without one they are a signature. */
static struct strips set_seal(struct setter *s, const struct block *div,
                              struct frame frame)
{
    struct picture seal = s->tree->seal;
    struct strips out = {0}, text;
    struct point size;
    mpt height;

    if (!seal.width)
        seal.width = SEAL_WIDTH;
    size = picture_size(&seal, frame.measure);
    text = set_signature(s, div, frame);
    height = strips_height(&text);
    if (!size.x || size.y > s->text_height || height > s->text_height)
        return text;
    height = height > size.y ? height : size.y;
    (void)strip_add(s, &out, height);
    tag_open(s, TAG_FIGURE)->alt = s->chinese ? STR("印章") : STR("Seal");
    strip_image(s, out.first, seal.image,
                (struct point){seal_middle(s, div, &frame, size.x) - size.x / 2,
                               (height - size.y) / 2},
                size.x, size.y);
    tag_close(s);
    (void)strip_stack(out.first, &text, 0, (height - strips_height(&text)) / 2);
    return out;
}

static struct strips stacked(struct setter *s, const struct block *div,
                             const struct frame *frame)
{
    return blocks_set(s, div->children, frame);
}

/* The charts that are all there is in columns begin at one height. */
static mpt common_head(struct setter *s, const struct block *div,
                       const struct frame *frame)
{
    mpt head = 0;

    for (const struct block *b = div->children; b; b = b->next) {
        const struct block *only = b->children;
        mpt own;

        if (!only || only->next || only->kind != BLOCK_CHART || !only->chart)
            return 0;
        own = chart_head(s, only->chart, frame->measure, &frame->body);
        head = own > head ? own : head;
    }
    return head;
}

/* Side by side where that fits on a page, else one below the other. */
static struct strips set_columns(struct setter *s, const struct block *div,
                                 struct frame frame)
{
    struct strips out = {0}, sides[COLUMNS_MAX];
    mpt whole = frame.measure, gutter = 2 * frame.body.text.size;
    struct strip *strip;
    mpt tallest = 0;
    size_t n = 0;

    for (const struct block *b = div->children; b; b = b->next)
        n++;
    if (n < 2 || n > COLUMNS_MAX ||
        whole < (mpt)n * (gutter + 4 * frame.body.text.size))
        return stacked(s, div, &frame);
    frame.measure = (whole - (mpt)(n - 1) * gutter) / (mpt)n;
    frame.head = common_head(s, div, &frame);
    n = 0;
    for (const struct block *b = div->children; b; b = b->next) {
        sides[n] = set_alone(s, b, &frame);
        if (strips_height(&sides[n]) > tallest)
            tallest = strips_height(&sides[n]);
        frame.x += frame.measure + gutter;
        n++;
    }
    if (tallest > s->text_height) {
        for (size_t i = 0; i < n; i++)
            strips_join(&out, sides[i]);
        return out;
    }
    strip = strip_add(s, &out, tallest);
    for (size_t i = 0; i < n; i++)
        (void)strip_stack(strip, &sides[i], 0, 0);
    return out;
}

/* An open pair of scissors at the left end of the line to be cut. */
static void draw_scissors(struct setter *s, struct strip *strip,
                          struct point at, mpt em)
{
    mpt r = em / 6;

    for (int side = -1; side <= 1; side += 2) {
        struct point *ring = arena_array(s->arena, struct point, 8);
        struct mark *m = strip_mark(s, strip, MARK_POLYGON);
        struct mark *blade = strip_mark(s, strip, MARK_RULE);

        for (size_t i = 0; i < 8; i++) {
            static const int x[] = {10, 7, 0, -7, -10, -7, 0, 7};

            ring[i].x = r * x[i] / 10;
            ring[i].y = r * x[(i + 6) % 8] / 10;
        }
        m->x = at.x + r;
        m->y = at.y + side * r * 3 / 2;
        m->points = ring;
        m->point_count = 8;
        m->closed = true;
        m->thickness = THIN;
        m->color = grey;
        mark_is_artifact(m);
        mark_is_artifact(blade);
        blade->x = m->x + r * 4 / 5;
        blade->y = m->y - side * r / 2;
        blade->x2 = at.x + em;
        blade->y2 = at.y - side * r * 4 / 5;
        blade->thickness = THIN;
        blade->color = grey;
    }
}

/* The first line that says this, or none. */
static struct strip *line_with(const struct strips *form, struct str sign)
{
    for (struct strip *strip = form->first; strip; strip = strip->next)
        for (const struct mark *m = strip->first; m; m = m->next)
            if (m->kind == MARK_GLYPHS && str_find(m->text, sign) >= 0)
                return strip;
    return NULL;
}

/*
 * Handwriting is taller than type: from the first box to tick, or line to
 * fill where there is no box, lines of 1.6 times the leading.
 */
static void wish_for_room(struct strips *form)
{
    static const struct str signs[] = {STR_INIT("□"), STR_INIT("＿"),
                                       STR_INIT("__")};
    struct strip *strip = NULL;

    for (size_t i = 0; i < COUNT(signs) && !strip; i++)
        strip = line_with(form, signs[i]);
    for (; strip; strip = strip->next)
        strip->wish = strip->height * 3 / 5;
}

static struct strips set_reply_slip(struct setter *s, const struct block *div,
                                    const struct frame *frame)
{
    struct strips out = {0}, form;
    mpt em = frame->body.text.size;
    struct strip *cut = strip_add(s, &out, 2 * em);

    draw_scissors(s, cut, (struct point){frame->x, em}, em);
    strip_rule(s, cut, frame->x + em * 5 / 4, em, frame->measure - em * 5 / 4,
               THIN, grey);
    cut->last->dashed = true;
    cut->parts = true;
    tag_open(s, TAG_SECTION);
    form = blocks_set(s, div->children, frame);
    tag_close(s);
    if (form.first)
        form.first->before = em / 2;
    wish_for_room(&form);
    strips_join(&out, form);
    strips_keep(&out, false);
    return out;
}

static struct strips set_figures(struct setter *s, const struct block *div,
                                 const struct frame *frame)
{
    struct strips out = {0};

    for (const struct block *b = div->children; b; b = b->next) {
        bool boxes = b->kind == BLOCK_TABLE && b->table;

        strips_join(&out, boxes ? figures_set(s, b->table, frame->x,
                                              frame->measure, &frame->body)
                                : set_alone(s, b, frame));
    }
    return out;
}

/* Forms follow each other without a gap. */
static struct strips set_forms(struct setter *s, const struct block *div,
                               const struct frame *frame)
{
    struct strips out = {0};
    bool after_form = false;

    for (const struct block *b = div->children; b; b = b->next) {
        bool form = b->kind == BLOCK_TABLE && b->table;
        struct strips more =
            form ? form_set(s, b->table, frame->x, frame->measure, &frame->body)
                 : set_alone(s, b, frame);

        if (out.first && more.first && !(form && after_form))
            more.first->before = frame->body.text.size / 2;
        strips_join(&out, more);
        after_form = form;
    }
    return out;
}

static struct strips set_kept(struct setter *s, const struct block *div,
                              const struct frame *frame)
{
    struct strips out = blocks_set(s, div->children, frame);

    strips_keep(&out, false);
    return out;
}

/* Short lines that stand for themselves. */
static void set_lines_apart(struct frame *frame, enum align align)
{
    frame->body.align = align;
    frame->body.justified = false;
    frame->body.hyphenated = false;
    frame->body.hard_breaks = true;
    frame->body.indent = 0;
}

struct strips div_set(struct setter *s, const struct block *div,
                      const struct frame *outer)
{
    struct frame frame = *outer;
    struct strips none = {0};

    frame.depth++;
    frame.role = div->role;
    switch (div->role) {
    case DIV_CARRY:
    case DIV_PLAIN:
        frame.body.indent = 0;
        return stacked(s, div, &frame);
    case DIV_RIGHT:
        set_lines_apart(&frame, ALIGN_RIGHT);
        return stacked(s, div, &frame);
    case DIV_CENTER:
        set_lines_apart(&frame, ALIGN_CENTER);
        return stacked(s, div, &frame);
    case DIV_SEAL:
        set_lines_apart(&frame, ALIGN_LEFT);
        return set_seal(s, div, frame);
    case DIV_SIGNATURE:
        set_lines_apart(&frame, ALIGN_LEFT);
        return set_signature(s, div, frame);
    case DIV_PARTIES:
        return parties_set(s, div, &frame);
    case DIV_FORM:
        frame.body.indent = 0;
        return set_forms(s, div, &frame);
    case DIV_KEEP:
        return set_kept(s, div, &frame);
    case DIV_NOTE:
        frame.body = style_note(&frame.body);
        return stacked(s, div, &frame);
    case DIV_COLUMNS:
        return set_columns(s, div, frame);
    case DIV_FIGURES:
        return set_figures(s, div, &frame);
    case DIV_REPLY_SLIP:
        set_lines_apart(&frame, ALIGN_LEFT);
        frame.body.justified = outer->body.justified;
        return set_reply_slip(s, div, &frame);
    }
    return none;
}
