#include "layout/block.h"

#include "doc/party_lines.h"
#include "layout/paragraph.h"
#include "layout/tag.h"

#define LABEL_MAX 9 /* em; longer labels stand above what they name */

static mpt label_room(struct setter *s, const struct party_lines *entries,
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
static struct strips set_entry(struct setter *s, const struct party_line *e,
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
    struct party_lines entries = party_lines_of(block->content, s->arena);
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
        struct party_lines entries;
        mpt widest;

        if (b->kind != BLOCK_PARAGRAPH)
            continue;
        entries = party_lines_of(b->content, s->arena);
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
