#include "layout/footnote.h"

#include "layout/block.h"
#include "layout/paragraph.h"
#include "layout/style.h"
#include "layout/tag.h"

#define RULE_SHARE 3 /* of the measure */
#define MOST_SHARE 4 /* of a page that a note asks for before it is begun */

static struct noted *find(const struct setter *s, const struct footnote *note)
{
    for (size_t i = 0; i < s->noted.count; i++)
        if (s->noted.items[i]->note == note)
            return s->noted.items[i];
    return NULL;
}

static struct noted *noted_new(struct setter *s, struct strip *strip,
                               const struct footnote *note)
{
    struct noted *noted = arena_new(s->arena, struct noted);
    struct noted **last = &strip->noted;

    noted->note = note;
    noted->tag = tag_add(s, TAG_NOTE);
    noted->text.title = arena_format(
        s->arena, s->chinese ? "脚注%d" : "Footnote %d", note->number);
    noted->mark.title = arena_format(
        s->arena, s->chinese ? "回到脚注%d处" : "Back to footnote %d's mark",
        note->number);
    while (*last)
        last = &(*last)->next;
    *last = noted;
    ARENA_PUSH(s->arena, s->noted.items, s->noted.count, s->noted.capacity) =
        noted;
    return noted;
}

const struct destination *footnote_mark(struct setter *s, struct strip *strip,
                                        const struct footnote *note)
{
    struct noted *noted = find(s, note);

    if (!noted)
        noted = noted_new(s, strip, note);
    return &noted->text;
}

/* "[1]" before the first line, which leads back to the mark. */
static void draw_label(struct setter *s, const struct noted *noted,
                       const struct paragraph_style *style, struct strip *strip)
{
    struct paragraph p = paragraph_of_text(
        s, arena_format(s->arena, "[%d]", noted->note->number), style);
    struct strip label = {0};
    struct mark *link;

    tag_open(s, TAG_LABEL);
    tag_open(s, TAG_LINK);
    label_draw(s, &p, &label, (struct point){0, baseline_of(&style->text)});
    link = strip_mark(s, &label, MARK_LINK);
    link->width = label_width(&p);
    link->height = style->text.leading;
    link->to = &noted->mark;
    tag_close(s);
    tag_close(s);
    label.last->next = strip->first;
    strip->first = label.first;
    if (!strip->last)
        strip->last = label.last;
}

static struct paragraph_style note_style(const struct setter *s)
{
    struct paragraph_style body = style_body(s);
    struct paragraph_style style = style_note(&body);

    style.text.color = black;
    style.text.leading = style.text.size * 7 / 5;
    return style;
}

const struct strips *footnote_lines(struct setter *s, struct noted *noted)
{
    struct frame frame = {.body = note_style(s), .depth = 1};
    struct tag *outer;

    if (noted->set)
        return &noted->lines;
    noted->set = true;
    frame.x = 2 * frame.body.text.size;
    frame.measure = s->measure - frame.x;
    if (frame.measure < frame.body.text.size)
        frame.measure = frame.body.text.size;
    outer = tag_switch(s, noted->tag);
    noted->lines = blocks_set(s, noted->note->blocks, &frame);
    if (!noted->lines.first)
        (void)strip_add(s, &noted->lines, frame.body.text.leading);
    draw_label(s, noted, &frame.body, noted->lines.first);
    tag_switch(s, outer);
    return &noted->lines;
}

static mpt rule_height(const struct setter *s)
{
    return note_style(s).text.size * 5 / 3;
}

mpt foot_wanted(struct setter *s, const struct foot *foot,
                const struct strip *first, const struct strip *last)
{
    mpt most = s->text_height / MOST_SHARE;
    mpt wanted = 0;
    bool more = true;

    for (const struct strip *strip = first; more; strip = strip->next) {
        for (struct noted *n = strip->noted; n; n = n->next) {
            mpt height = strips_height(footnote_lines(s, n));

            wanted += height < most ? height : most;
        }
        more = strip != last;
    }
    return wanted && !foot->height ? wanted + rule_height(s) : wanted;
}

static void push(struct strips *list, struct strip *strip)
{
    strip->next = NULL;
    if (list->last)
        list->last->next = strip;
    else
        list->first = strip;
    list->last = strip;
}

/* A line on this page, if it has room there. */
static bool add_line(struct setter *s, struct foot *foot, struct strip *line,
                     mpt room)
{
    mpt more = line->height + (foot->lines.first ? line->before : 0);

    if (!foot->height)
        more += rule_height(s);
    if (more > room)
        return false;
    foot->height += more;
    push(&foot->lines, line);
    return true;
}

void foot_add(struct setter *s, struct foot *foot, struct strip *strip,
              struct destination at, mpt room)
{
    mpt all = room + foot->height;

    for (struct noted *n = strip->noted; n; n = n->next) {
        struct strip *next;

        at.title = n->mark.title;
        n->mark = at;
        (void)footnote_lines(s, n);
        n->lines.first->noted = n;
        for (struct strip *line = n->lines.first; line; line = next) {
            next = line->next;
            if (foot->later.first ||
                !add_line(s, foot, line, all - foot->height))
                push(&foot->later, line);
        }
    }
}

void foot_begin(struct setter *s, struct foot *foot)
{
    struct strip *line = foot->later.first;
    mpt room = s->text_height / 2;

    *foot = (struct foot){0};
    while (line) {
        struct strip *next = line->next;
        mpt least = foot->lines.first ? room - foot->height : INT32_MAX;

        if (foot->later.first || !add_line(s, foot, line, least))
            push(&foot->later, line);
        line = next;
    }
}

static void draw_rule(struct setter *s, struct strip *strip)
{
    mpt size = note_style(s).text.size;

    strip_rule(s, strip, 0, size, s->measure / RULE_SHARE, HAIR, black);
}

struct strip foot_draw(struct setter *s, struct foot *foot,
                       const struct page_setup *setup, uint32_t page)
{
    struct strip out = {.height = foot->height};
    mpt top = setup->top + s->text_height - foot->height;
    mpt y = rule_height(s);

    if (!foot->lines.first)
        return out;
    draw_rule(s, &out);
    for (struct strip *line = foot->lines.first; line; line = line->next) {
        if (line != foot->lines.first)
            y += line->before;
        if (line->noted) {
            line->noted->text.page = page;
            line->noted->text.y = top + y;
            line->noted->text.placed = true;
            line->noted = NULL;
        }
        y += line->height;
    }
    (void)strip_stack(&out, &foot->lines, 0, rule_height(s));
    for (struct mark *m = out.first; m; m = m->next)
        mark_move(m, setup->left, top);
    return out;
}
