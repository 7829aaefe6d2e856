#include "layout/style.h"

#define BODY_CHINESE 12000 /* 小四 */
#define BODY_ENGLISH 11000
#define GRID_BODY    16000 /* 三号 */
#define GRID_TITLE   22000 /* 二号 */
#define GRID_FOLIO   14000 /* 四号 */

static mpt body_size(const struct setter *s)
{
    if (s->tree->body_size > 0)
        return s->tree->body_size;
    return s->chinese ? BODY_CHINESE : BODY_ENGLISH;
}

static mpt leading_of(const struct setter *s, mpt size)
{
    if (s->tree->leading)
        return (mpt)((int64_t)size * s->tree->leading / 1000);
    return s->chinese ? size * 17 / 10 : size * 14 / 10;
}

/* Not above what the pitch of other margins allows. */
static mpt grid_size(const struct setter *s)
{
    mpt most = s->grid.character * 51 / 50;

    return most < GRID_BODY ? most : GRID_BODY;
}

static struct paragraph_style grid_style(const struct setter *s)
{
    return (struct paragraph_style){
        .text = {.family = s->body_family,
                 .size = grid_size(s),
                 .pitch = s->grid.character,
                 .leading = s->grid.line,
                 .color = black},
        .align = ALIGN_LEFT,
        .justified = true,
        .hyphenated = s->tree->hyphenated,
        .indent = s->tree->first_line_indent ? 2 * s->grid.character : 0,
    };
}

/* Titles in bold 宋, 一、 in 黑体, （一） in 楷体, others like the body. */
static struct paragraph_style grid_heading(const struct setter *s, int level)
{
    struct paragraph_style style = grid_style(s);

    style.hyphenated = false;
    if (level == 1) {
        style.text.family = FONT_SERIF;
        style.text.bold = true;
        style.text.size = style.text.size * GRID_TITLE / GRID_BODY;
        style.text.pitch = 0;
        style.align = ALIGN_CENTER;
        style.justified = false;
        style.indent = 0;
    } else if (level == 2) {
        style.text.family = FONT_SANS;
    } else if (level == 3) {
        style.text.family = FONT_KAI;
    }
    return style;
}

struct paragraph_style style_body(const struct setter *s)
{
    mpt size = body_size(s);

    if (s->grid.line)
        return grid_style(s);
    return (struct paragraph_style){
        .text = {.family = s->body_family,
                 .size = size,
                 .leading = leading_of(s, size),
                 .color = black},
        .align = ALIGN_LEFT,
        .justified = s->chinese,
        .hyphenated = s->tree->hyphenated,
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

    if (s->grid.line)
        return grid_heading(s, level);

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
    return level == 1 || s->grid.line ? 0 : body_size(s);
}

mpt style_heading_after(const struct setter *s, int level)
{
    if (s->grid.line)
        return level == 1 ? s->grid.line : 0;
    return level == 1 ? body_size(s) : body_size(s) / 3;
}

struct paragraph_style style_cell(const struct paragraph_style *body)
{
    struct paragraph_style style = *body;

    style.text.size = body->text.size * 7 / 8;
    style.text.leading = style.text.size * 7 / 5;
    style.text.pitch = 0;
    style.justified = false;
    style.hyphenated = false;
    style.indent = 0;
    return style;
}

struct paragraph_style style_note(const struct paragraph_style *body)
{
    struct paragraph_style style = *body;

    style.text.size = body->text.size * 3 / 4;
    style.text.leading = body->text.leading * 3 / 4;
    style.text.pitch = 0;
    style.text.color = grey;
    style.indent = 0;
    return style;
}

struct paragraph_style style_folio(const struct setter *s)
{
    if (s->grid.line)
        return (struct paragraph_style){
            .text = {.family = FONT_SERIF,
                     .size = GRID_FOLIO,
                     .leading = s->grid.line,
                     .color = black},
        };
    return (struct paragraph_style){
        .text = {.family = s->body_family,
                 .size = 9000,
                 .leading = 12000,
                 .color = grey},
        .align = ALIGN_CENTER,
    };
}
