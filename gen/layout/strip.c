#include "layout/strip.h"

#include "layout/footnote.h"

struct strip *strip_add(struct setter *s, struct strips *list, mpt height)
{
    struct strip *strip = arena_new(s->arena, struct strip);

    strip->height = height;
    if (list->last)
        list->last->next = strip;
    else
        list->first = strip;
    list->last = strip;
    return strip;
}

struct mark *strip_mark(struct setter *s, struct strip *strip,
                        enum mark_kind kind)
{
    struct mark *m = arena_new(s->arena, struct mark);

    m->kind = kind;
    m->tag = s->tag;
    if (strip->last)
        strip->last->next = m;
    else
        strip->first = m;
    strip->last = m;
    return m;
}

void mark_is_artifact(struct mark *m)
{
    m->artifact = true;
    m->tag = NULL;
}

void strip_rule(struct setter *s, struct strip *strip, mpt x, mpt y, mpt length,
                mpt thickness, struct color color)
{
    struct mark *m = strip_mark(s, strip, MARK_RULE);

    mark_is_artifact(m);
    m->x = x;
    m->x2 = x + length;
    m->y = m->y2 = y;
    m->thickness = thickness;
    m->color = color;
}

void strip_fill(struct setter *s, struct strip *strip, struct point at,
                mpt width, mpt height, struct color color)
{
    struct mark *m = strip_mark(s, strip, MARK_FILL);

    mark_is_artifact(m);
    m->x = at.x;
    m->y = at.y;
    m->width = width;
    m->height = height;
    m->color = color;
}

void strip_image(struct setter *s, struct strip *strip,
                 const struct image *image, struct point at, mpt width,
                 mpt height)
{
    struct mark *m = strip_mark(s, strip, MARK_IMAGE);

    m->image = image;
    m->x = at.x;
    m->y = at.y;
    m->width = width;
    m->height = height;
}

void mark_move(struct mark *m, mpt x, mpt y)
{
    m->x += x;
    m->y += y;
    m->x2 += x;
    m->y2 += y;
}

static void add_noted(struct strip *into, struct noted *more)
{
    struct noted **last = &into->noted;

    while (*last)
        last = &(*last)->next;
    *last = more;
}

mpt strip_stack(struct strip *into, const struct strips *from, mpt x, mpt y)
{
    mpt top = y;

    for (struct strip *strip = from->first; strip; strip = strip->next) {
        add_noted(into, strip->noted);
        if (strip != from->first)
            y += strip->before;
        for (struct mark *m = strip->first; m; m = m->next)
            mark_move(m, x, y);
        y += strip->height;
        if (!strip->first)
            continue;
        if (into->last)
            into->last->next = strip->first;
        else
            into->first = strip->first;
        into->last = strip->last;
    }
    return y - top;
}

mpt strips_height(const struct strips *list)
{
    mpt height = 0;

    for (const struct strip *s = list->first; s; s = s->next)
        height += s->height + (s == list->first ? 0 : s->before);
    return height;
}

void strips_keep(struct strips *list, bool last)
{
    for (struct strip *s = list->first; s; s = s->next)
        if (s->next || last) {
            s->keep = true;
            s->yields = false;
        }
}

void strips_join(struct strips *list, struct strips more)
{
    if (!more.first)
        return;
    if (list->last)
        list->last->next = more.first;
    else
        list->first = more.first;
    list->last = more.last;
}
