#include "layout/letterhead.h"

#include "layout/paragraph.h"
#include "layout/style.h"
#include "layout/tag.h"

#define NAME_SIZE  16000
#define LINE_SIZE  8500
#define LOGO_WIDTH 99213 /* 35 mm, where the template names none */
#define LOGO_SHARE 2     /* at most 1/2 of the line */

static struct paragraph_style style_of(const struct setter *s, bool name,
                                       bool has_logo)
{
    mpt size = name ? NAME_SIZE : LINE_SIZE;

    return (struct paragraph_style){
        .text = {.family = name && s->chinese ? FONT_SANS : s->body_family,
                 .bold = name,
                 .size = size,
                 .leading = size * 3 / 2,
                 .color = name ? black : grey},
        .align = has_logo ? ALIGN_RIGHT : ALIGN_LEFT,
    };
}

static struct strips set_lines(struct setter *s, mpt x, mpt measure,
                               bool has_logo)
{
    const struct letterhead *head = &s->tree->letterhead;
    struct strips out = {0};

    for (size_t i = 0; i < head->line_count; i++) {
        struct paragraph_style style = style_of(s, i == 0, has_logo);
        struct paragraph p = paragraph_of_text(s, head->lines[i], &style);

        tag_open(s, TAG_PARAGRAPH);
        strips_join(&out, paragraph_set(s, &p, x, measure));
        tag_close(s);
    }
    return out;
}

/* Beside the firm's name it says nothing new. */
static void draw_logo(struct setter *s, struct strip *strip, struct point at,
                      struct point size)
{
    const struct letterhead *head = &s->tree->letterhead;

    if (head->line_count == 0)
        tag_open(s, TAG_FIGURE)->alt = s->chinese ? STR("标志") : STR("Logo");
    strip_image(s, strip, head->logo.image, at, size.x, size.y);
    if (head->line_count == 0)
        tag_close(s);
    else
        mark_is_artifact(strip->last);
}

static struct point logo_size(const struct setter *s, mpt measure)
{
    struct picture logo = s->tree->letterhead.logo;

    if (!logo.width)
        logo.width = LOGO_WIDTH;
    return picture_size(&logo, measure / LOGO_SHARE);
}

struct strips letterhead_set(struct setter *s, const struct frame *frame)
{
    struct point logo = logo_size(s, frame->measure);
    mpt gap = logo.x ? frame->body.text.size : 0;
    mpt below = frame->body.text.size * 2 / 3;
    struct strips out = {0}, lines;
    struct strip *strip;
    mpt height;

    if (!logo.x && !s->tree->letterhead.line_count)
        return out;
    tag_open(s, TAG_DIVISION);
    lines = set_lines(s, frame->x + logo.x + gap, frame->measure - logo.x - gap,
                      logo.x > 0);
    height = strips_height(&lines) > logo.y ? strips_height(&lines) : logo.y;
    strip = strip_add(s, &out, height + below);
    if (logo.x)
        draw_logo(s, strip, (struct point){frame->x, (height - logo.y) / 2},
                  logo);
    (void)strip_stack(strip, &lines, 0, (height - strips_height(&lines)) / 2);
    strip_rule(s, strip, frame->x, strip->height, frame->measure, HEAVY, black);
    tag_close(s);
    return out;
}
