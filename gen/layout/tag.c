#include "layout/tag.h"

struct tag *tag_add(struct setter *s, enum tag_kind kind)
{
    struct tag *tag = arena_new(s->arena, struct tag);

    tag->kind = kind;
    tag->parent = s->tag;
    tag->number = (uint32_t)s->tags.count;
    ARENA_PUSH(s->arena, s->tags.items, s->tags.count, s->tags.capacity) = tag;
    return tag;
}

void tag_begin(struct setter *s)
{
    s->tag = tag_add(s, TAG_DOCUMENT);
}

struct tag *tag_open(struct setter *s, enum tag_kind kind)
{
    s->tag = tag_add(s, kind);
    return s->tag;
}

void tag_close(struct setter *s)
{
    s->tag = s->tag->parent;
}

/*
 * Readers move by levels and take a level that is skipped for a part that is
 * missing.  So a heading stands one level below the last one before it of a
 * higher level, whatever the template's author counted.
 */
int heading_levels_enter(struct heading_levels *open, int level)
{
    while (open->count > 0 && open->items[open->count - 1] >= level)
        open->count--;
    if (open->count == HEADING_LEVELS)
        open->count--;
    open->items[open->count++] = level;
    return open->count;
}

struct tag *tag_open_heading(struct setter *s, int level)
{
    struct tag *tag = tag_open(s, TAG_HEADING);

    tag->level = heading_levels_enter(&s->headings, level);
    return tag;
}

struct tag *tag_switch(struct setter *s, struct tag *tag)
{
    struct tag *before = s->tag;

    s->tag = tag;
    return before;
}
