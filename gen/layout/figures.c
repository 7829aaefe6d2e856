#include "layout/figures.h"

#include "layout/style.h"
#include "layout/tag.h"

#define ACROSS 4 /* boxes side by side */

/* A note that begins strong or emphasised says worse or better in words. */
static const struct color worse = {155, 28, 28};
static const struct color better = {27, 94, 52};

struct box {
    struct paragraph label, figure;
    struct strips notes; /* of the rows below the figure */
    struct tag *tag;
    mpt x;
};

struct shelf {
    struct setter *s;
    const struct table *table;
    const struct paragraph_style *body;
    mpt x, width, gutter, padding;
};

static const struct inline_run *content_at(const struct shelf *shelf,
                                           size_t row, size_t column)
{
    const struct table *t = shelf->table;

    return row < t->row_count ? t->cells[row * t->column_count + column].content
                              : NULL;
}

/* As large as the box allows, from 20 pt down. */
static struct paragraph figure_new(const struct shelf *shelf,
                                   const struct inline_run *content)
{
    mpt room = shelf->width - 2 * shelf->padding;
    struct paragraph_style style = {.text = {.family = FONT_SANS,
                                             .bold = true,
                                             .tabular = true,
                                             .size = 20000,
                                             .leading = 30000,
                                             .color = black}};
    struct paragraph p = paragraph_new(shelf->s, content, &style);
    mpt width = label_width(&p);

    if (width > room && width > 0) {
        style.text.size = (mpt)((int64_t)style.text.size * room / width);
        if (style.text.size < 6000)
            style.text.size = 6000;
        p = paragraph_new(shelf->s, content, &style);
    }
    return p;
}

static struct strips notes_set(const struct shelf *shelf, size_t column,
                               struct paragraph_style style)
{
    const struct color plain = style.text.color;
    struct strips out = {0};

    for (size_t row = 2; row < shelf->table->row_count; row++) {
        const struct inline_run *content = content_at(shelf, row, column);
        struct paragraph note;

        if (!content)
            continue;
        style.text.color = content->style & STYLE_STRONG ? worse
                           : content->style & STYLE_EMPH ? better
                                                         : plain;
        style.text.bold = (content->style & STYLE_EMPH) != 0;
        note = paragraph_new(shelf->s, content, &style);
        tag_open(shelf->s, TAG_PARAGRAPH);
        strips_join(&out, paragraph_set(shelf->s, &note, 0,
                                        shelf->width - 2 * shelf->padding));
        tag_close(shelf->s);
    }
    return out;
}

static struct box box_new(const struct shelf *shelf, size_t column,
                          size_t position)
{
    struct paragraph_style small = style_note(shelf->body);
    struct box box = {.x = shelf->x +
                           (mpt)position * (shelf->width + shelf->gutter)};

    small.align = ALIGN_LEFT;
    small.justified = false;
    small.text.family = FONT_SANS;
    small.text.leading = small.text.size * 3 / 2;
    box.label = paragraph_new(shelf->s, content_at(shelf, 0, column), &small);
    box.figure = figure_new(shelf, content_at(shelf, 1, column));
    small.text.size = small.text.size * 8 / 9;
    small.text.leading = small.text.leading * 8 / 9;
    box.tag = tag_open(shelf->s, TAG_DIVISION);
    box.notes = notes_set(shelf, column, small);
    tag_close(shelf->s);
    return box;
}

static void draw_paragraph(const struct shelf *shelf, const struct box *box,
                           const struct paragraph *p, struct strip *strip,
                           struct point at)
{
    struct tag *outer = tag_switch(shelf->s, box->tag);

    tag_open(shelf->s, TAG_PARAGRAPH);
    label_draw(shelf->s, p, strip, at);
    tag_switch(shelf->s, outer);
}

static void draw_box(const struct shelf *shelf, const struct box *box,
                     struct strip *strip)
{
    struct setter *s = shelf->s;
    mpt x = box->x + shelf->padding;
    mpt y = shelf->padding;

    strip_fill(s, strip, (struct point){box->x, 0}, shelf->width, strip->height,
               pale);
    strip_rule(s, strip, box->x, 0, shelf->width, 2 * HEAVY, accent);
    draw_paragraph(shelf, box, &box->label, strip,
                   (struct point){x, y + baseline_of(&box->label.style.text)});
    y += box->label.style.text.leading;
    draw_paragraph(shelf, box, &box->figure, strip,
                   (struct point){x, y + 23000});
    strip_stack(strip, &box->notes, x, y + 31000);
}

static mpt box_height(const struct shelf *shelf, const struct box *boxes,
                      size_t count)
{
    mpt notes = 0;

    for (size_t i = 0; i < count; i++)
        if (strips_height(&boxes[i].notes) > notes)
            notes = strips_height(&boxes[i].notes);
    return 2 * shelf->padding + boxes[0].label.style.text.leading + 31000 +
           notes;
}

static void set_shelf(const struct shelf *shelf, size_t first, size_t count,
                      struct strips *out)
{
    struct box boxes[ACROSS];
    struct strip *strip = strip_add(shelf->s, out, 0);

    for (size_t i = 0; i < count; i++)
        boxes[i] = box_new(shelf, first + i, i);
    strip->height = box_height(shelf, boxes, count);
    strip->before = shelf->gutter;
    for (size_t i = 0; i < count; i++)
        draw_box(shelf, &boxes[i], strip);
}

struct strips figures_set(struct setter *s, const struct table *table, mpt x,
                          mpt measure, const struct paragraph_style *body)
{
    struct shelf shelf = {.s = s,
                          .table = table,
                          .body = body,
                          .x = x,
                          .gutter = body->text.size * 4 / 5,
                          .padding = body->text.size * 2 / 3};
    size_t rows = (table->column_count + ACROSS - 1) / ACROSS;
    struct strips out = {0};
    size_t across;

    if (!table->column_count)
        return out;
    across = (table->column_count + rows - 1) / rows;
    shelf.width = (measure - (mpt)(across - 1) * shelf.gutter) / (mpt)across;
    if (shelf.width <= 2 * shelf.padding)
        shelf.padding = shelf.width > 0 ? shelf.width / 4 : 0;
    for (size_t i = 0; i < table->column_count; i += across)
        set_shelf(&shelf, i,
                  table->column_count - i < across ? table->column_count - i
                                                   : across,
                  &out);
    return out;
}
