#include "layout/block.h"

#include "layout/paragraph.h"
#include "layout/tag.h"

#define LABEL_MAX 9 /* em; longer labels stand above what they name */

/* A line of the source: what stands before its first colon, and behind. */
struct entry {
    struct inline_run *label; /* with its colon; NULL: it has none */
    struct inline_run *text;
};

struct entries {
    struct entry *items;
    size_t count, capacity;
};

static struct inline_run *copy_of(struct setter *s,
                                  const struct inline_run *run)
{
    struct inline_run *copy = arena_new(s->arena, struct inline_run);

    *copy = *run;
    copy->next = NULL;
    return copy;
}

/* Where the text behind the first colon begins, or 0. */
static size_t after_colon(struct str text)
{
    ptrdiff_t wide = str_find(text, STR("："));
    ptrdiff_t narrow = str_find(text, STR(":"));

    if (wide >= 0 && (narrow < 0 || wide < narrow))
        return (size_t)wide + sizeof("：") - 1;
    return narrow >= 0 ? (size_t)narrow + 1 : 0;
}

/* Move the runs up to the first colon to the label. */
static void find_label(struct setter *s, struct entry *e)
{
    struct inline_run **end = &e->text;

    for (; *end; end = &(*end)->next) {
        struct inline_run *run = *end;
        size_t n = run->kind == INLINE_TEXT ? after_colon(run->text) : 0;
        struct inline_run *rest;

        if (n == 0)
            continue;
        rest = copy_of(s, run);
        rest->next = run->next;
        rest->text = str_skip(run->text, n);
        while (rest->text.len && rest->text.ptr[0] == ' ')
            rest->text = str_skip(rest->text, 1);
        run->text = str_head(run->text, n);
        run->next = NULL;
        e->label = e->text;
        e->text = rest->text.len || rest->next ? rest : NULL;
        return;
    }
}

/* Each line of the source is an entry. */
static void add_entries(struct setter *s, struct entries *entries,
                        const struct inline_run *content)
{
    struct inline_run **next = NULL;

    for (const struct inline_run *r = content; r; r = r->next) {
        if (r->kind == INLINE_SOFT_BREAK || r->kind == INLINE_LINE_BREAK) {
            next = NULL;
            continue;
        }
        if (!next) {
            struct entry *e = &ARENA_PUSH(&s->scratch, entries->items,
                                          entries->count, entries->capacity);

            *e = (struct entry){0};
            next = &e->text;
        }
        *next = copy_of(s, r);
        next = &(*next)->next;
    }
}

static struct entries read_entries(struct setter *s,
                                   const struct inline_run *content)
{
    struct entries entries = {0};

    add_entries(s, &entries, content);
    for (size_t i = 0; i < entries.count; i++)
        find_label(s, &entries.items[i]);
    return entries;
}

static mpt label_room(struct setter *s, const struct entries *entries,
                      const struct paragraph_style *style)
{
    mpt widest = 0;

    for (size_t i = 0; i < entries->count; i++) {
        struct paragraph p = paragraph_new(s, entries->items[i].label, style);
        mpt width = label_width(&p);

        if (width > widest && width <= LABEL_MAX * style->text.size)
            widest = width;
    }
    return widest;
}

/* Its marks come first in the strip: that is the order they are read in. */
static void put_before(struct strip *strip, const struct strip *label)
{
    if (!label->last)
        return;
    label->last->next = strip->first;
    strip->first = label->first;
    if (!strip->last)
        strip->last = label->last;
}

/* Label and text; a label too wide for its column begins the text. */
static struct strips set_entry(struct setter *s, const struct entry *e,
                               const struct frame *frame, mpt room)
{
    struct paragraph label = paragraph_new(s, e->label, &frame->body);
    struct paragraph text = paragraph_new(s, e->text, &frame->body);
    mpt gap = frame->body.text.size / 4;
    bool beside = e->label && label_width(&label) <= room;
    mpt indent = beside ? room + gap : 0;
    struct strips out = {0}, above = {0};
    struct strip first = {0};

    tag_open(s, TAG_PARAGRAPH);
    if (beside)
        label_draw(s, &label, &first,
                   (struct point){frame->x, baseline_of(&frame->body.text)});
    else if (e->label)
        above = paragraph_set(s, &label, frame->x, frame->measure);
    out = paragraph_set(s, &text, frame->x + indent, frame->measure - indent);
    if (!out.first && beside)
        (void)strip_add(s, &out, frame->body.text.leading);
    if (beside)
        put_before(out.first, &first);
    tag_close(s);
    strips_join(&above, out);
    return above;
}

static struct strips set_party(struct setter *s, const struct block *block,
                               const struct frame *frame, mpt room)
{
    struct entries entries = read_entries(s, block->content);
    struct strips out = {0};

    for (size_t i = 0; i < entries.count; i++)
        strips_join(&out, set_entry(s, &entries.items[i], frame, room));
    return out;
}

/* Of all paragraphs, so that the parties' lines stand alike. */
static mpt common_room(struct setter *s, const struct block *div,
                       const struct frame *frame)
{
    mpt room = 0;

    for (const struct block *b = div->children; b; b = b->next) {
        struct entries entries;
        mpt widest;

        if (b->kind != BLOCK_PARAGRAPH)
            continue;
        entries = read_entries(s, b->content);
        widest = label_room(s, &entries, &frame->body);
        room = widest > room ? widest : room;
    }
    return room;
}

struct strips parties_set(struct setter *s, const struct block *div,
                          const struct frame *outer)
{
    struct frame frame = *outer;
    struct strips out = {0};
    mpt room;

    frame.body.indent = 0;
    room = common_room(s, div, &frame);
    if (room > frame.measure / 2)
        room = 0;
    tag_open(s, TAG_DIVISION);
    for (const struct block *b = div->children; b; b = b->next) {
        struct block alone = *b;
        struct strips more;

        alone.next = NULL;
        more = b->kind == BLOCK_PARAGRAPH ? set_party(s, b, &frame, room)
                                          : blocks_set(s, &alone, &frame);
        if (out.first && more.first)
            more.first->before = frame.body.text.size / 2;
        strips_join(&out, more);
    }
    tag_close(s);
    return out;
}
