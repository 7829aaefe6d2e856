#include "layout/style.h"

#define BODY_CHINESE 12000 /* 小四 */
#define BODY_ENGLISH 11000

static mpt body_size(const struct setter *s)
{
    if (s->tree->body_size > 0)
        return s->tree->body_size;
    return s->chinese ? BODY_CHINESE : BODY_ENGLISH;
}

static mpt leading_of(const struct setter *s, mpt size)
{
    return s->chinese ? size * 17 / 10 : size * 14 / 10;
}

struct paragraph_style style_body(const struct setter *s)
{
    mpt size = body_size(s);

    return (struct paragraph_style){
        .text = {.family = s->body_family,
                 .size = size,
                 .leading = leading_of(s, size),
                 .color = black},
        .align = ALIGN_LEFT,
        .justified = s->chinese,
        .indent = s->tree->first_line_indent ? 2 * size : 0,
    };
}

/* Sizes of the Chinese scale: 二号 四号 小四, the body's for the rest. */
static mpt heading_size(const struct setter *s, int level)
{
    static const mpt chinese[] = {22000, 14000, 12000};
    static const mpt english[] = {16000, 13000, 11000};

    if (level < 1 || level > 3)
        return body_size(s);
    return s->chinese ? chinese[level - 1] : english[level - 1];
}

struct paragraph_style style_heading(const struct setter *s, int level)
{
    mpt size = heading_size(s, level);

    return (struct paragraph_style){
        .text = {.family = s->chinese ? FONT_SANS : s->body_family,
                 .bold = true,
                 .size = size,
                 .leading = size * 14 / 10,
                 .color = black},
        .align = level == 1 && s->chinese ? ALIGN_CENTER : ALIGN_LEFT,
    };
}

mpt style_heading_before(const struct setter *s, int level)
{
    return level == 1 ? 0 : body_size(s);
}

mpt style_heading_after(const struct setter *s, int level)
{
    return level == 1 ? body_size(s) : body_size(s) / 3;
}

struct paragraph_style style_cell(const struct paragraph_style *body)
{
    struct paragraph_style style = *body;

    style.text.size = body->text.size * 7 / 8;
    style.text.leading = style.text.size * 7 / 5;
    style.justified = false;
    style.indent = 0;
    return style;
}

struct paragraph_style style_note(const struct paragraph_style *body)
{
    struct paragraph_style style = *body;

    style.text.size = body->text.size * 3 / 4;
    style.text.leading = body->text.leading * 3 / 4;
    style.text.color = grey;
    style.indent = 0;
    return style;
}

struct paragraph_style style_folio(const struct setter *s)
{
    return (struct paragraph_style){
        .text = {.family = s->body_family,
                 .size = 9000,
                 .leading = 12000,
                 .color = grey},
        .align = ALIGN_CENTER,
    };
}
