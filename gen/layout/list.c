#include "layout/block.h"

#include "doc/numbering.h"
#include "layout/paragraph.h"
#include "layout/tag.h"

#define NUMBER_MAXIMUM 1000000000

/* A disc: sixteen points on a circle of 1000. */
static void draw_bullet(struct setter *s, struct strip *strip, mpt em,
                        struct point at)
{
    static const struct point circle[16] = {
        {1000, 0},  {924, 383},   {707, 707},   {383, 924},
        {0, 1000},  {-383, 924},  {-707, 707},  {-924, 383},
        {-1000, 0}, {-924, -383}, {-707, -707}, {-383, -924},
        {0, -1000}, {383, -924},  {707, -707},  {924, -383},
    };
    struct mark *m = strip_mark(s, strip, MARK_POLYGON);
    struct point *points = arena_array(s->arena, struct point, COUNT(circle));

    for (size_t i = 0; i < COUNT(circle); i++) {
        points[i].x = circle[i].x * (em / 9) / 1000;
        points[i].y = circle[i].y * (em / 9) / 1000;
    }
    s->tag->actual = STR("•");
    m->x = at.x;
    m->y = at.y;
    m->points = points;
    m->point_count = COUNT(circle);
    m->closed = true;
}

static struct paragraph number_new(struct setter *s, const struct block *list,
                                   int64_t number,
                                   const struct paragraph_style *body)
{
    struct paragraph_style style = *body;

    style.indent = 0;
    return paragraph_of_text(
        s, numbering_label(list->style, number, s->chinese, s->arena), &style);
}

static void draw_number(struct setter *s, struct strip *strip,
                        const struct block *list, int64_t number,
                        const struct paragraph_style *body, struct point at)
{
    struct paragraph p = number_new(s, list, number, body);

    label_draw(s, &p, strip, at);
}

/* How far the items stand in: the widest label may be any of them. */
static mpt hang_of(struct setter *s, const struct block *list,
                   const struct frame *frame)
{
    mpt em = frame->body.text.size;
    mpt hang = em * (list->ordered ? 9 : 6) / 5;
    int64_t number = list->start;

    for (const struct block *b = list->children; b && list->ordered;
         b = b->next) {
        struct setter_mark mark = setter_mark(s);
        struct paragraph p = number_new(s, list, number, &frame->body);
        mpt width = label_width(&p) + em / 3;

        setter_rewind(s, mark);
        hang = width > hang ? width : hang;
        if (number < NUMBER_MAXIMUM)
            number++;
    }
    return hang;
}

/* Its marks come first in the strip: that is the order they are read in. */
static void draw_label(struct setter *s, const struct block *list,
                       int64_t number, const struct frame *frame,
                       struct strip *strip)
{
    const struct text_style *text = &frame->body.text;
    mpt baseline = baseline_of(text);
    struct strip label = {0};

    if (list->ordered)
        draw_number(s, &label, list, number, &frame->body,
                    (struct point){frame->x, baseline});
    else
        draw_bullet(s, &label, text->size,
                    (struct point){frame->x + text->size * 2 / 5,
                                   baseline - text->size * 9 / 25});
    if (!label.last)
        return;
    label.last->next = strip->first;
    strip->first = label.first;
    if (!strip->last)
        strip->last = label.last;
}

static struct strips item_set(struct setter *s, const struct block *item,
                              const struct frame *frame)
{
    struct block paragraph = {.kind = BLOCK_PARAGRAPH,
                              .content = item->content};

    if (item->children)
        return blocks_set(s, item->children, frame);
    return blocks_set(s, &paragraph, frame);
}

struct strips list_set(struct setter *s, const struct block *list,
                       const struct frame *frame)
{
    struct strips out = {0};
    struct frame label = *frame, inner;
    mpt hang = hang_of(s, list, frame);
    int64_t number = list->start;

    label.x += frame->body.indent;
    inner = label;
    inner.x += hang;
    inner.measure -= frame->body.indent + hang;
    if (inner.measure < frame->body.text.size)
        inner = label = *frame;
    inner.body.indent = 0;
    inner.depth++;
    tag_open(s, TAG_LIST)->ordered = list->ordered;
    for (const struct block *b = list->children; b; b = b->next) {
        struct tag *item_tag = tag_open(s, TAG_ITEM);
        struct tag *label_tag = tag_add(s, TAG_LABEL);
        struct strips item;

        tag_open(s, TAG_ITEM_BODY);
        item = item_set(s, b, &inner);
        if (!item.first)
            (void)strip_add(s, &item, frame->body.text.leading);
        tag_switch(s, label_tag);
        draw_label(s, list, number, &label, item.first);
        tag_switch(s, item_tag->parent);
        if (out.first)
            item.first->before = frame->body.text.size / 5;
        strips_join(&out, item);
        if (number < NUMBER_MAXIMUM)
            number++;
    }
    tag_close(s);
    return out;
}
