#include "output/svg.h"

#include "output/html_text.h"

static void add_length(struct buf *b, const char *name, int64_t length)
{
    buf_add_format(b, " %s=\"", name);
    html_add_thousandths(b, length);
    buf_add_byte(b, '"');
}

static void add_color(struct buf *b, const char *name, struct color c)
{
    buf_add_format(b, " %s=\"#%02x%02x%02x\"", name, c.red, c.green, c.blue);
}

static bool is_black(struct color c)
{
    return !c.red && !c.green && !c.blue;
}

/* As dashes are in PDF: three times as long as they are thick, at least 2 pt.
 */
static void add_stroke(struct buf *b, const struct mark *m)
{
    buf_add_z(b, " fill=\"none\"");
    add_color(b, "stroke", m->color);
    add_length(b, "stroke-width", m->thickness);
    if (m->dashed)
        buf_add_z(b, " stroke-dasharray=\"3 2\"");
}

static int64_t advance_of(const struct mark *m)
{
    const struct glyph *last;

    if (!m->glyph_count)
        return 0;
    last = &m->glyphs[m->glyph_count - 1];
    return last->x + (int64_t)font_advance(m->face, last->id) * m->size / 1000;
}

static void add_words(struct buf *b, const struct mark *m)
{
    if (!m->text.len)
        return;
    buf_add_z(b, "<text");
    add_length(b, "x", m->x);
    add_length(b, "y", m->y);
    add_length(b, "font-size", m->size);
    if (m->face->bold)
        buf_add_z(b, " font-weight=\"700\"");
    if (m->glyph_count > 1) {
        add_length(b, "textLength", advance_of(m));
        buf_add_z(b, " lengthAdjust=\"spacingAndGlyphs\"");
    }
    if (!is_black(m->color))
        add_color(b, "fill", m->color);
    buf_add_byte(b, '>');
    html_add_text(b, m->text);
    buf_add_z(b, "</text>");
}

static void add_rule(struct buf *b, const struct mark *m)
{
    buf_add_z(b, "<line");
    add_length(b, "x1", m->x);
    add_length(b, "y1", m->y);
    add_length(b, "x2", m->x2);
    add_length(b, "y2", m->y2);
    add_stroke(b, m);
    buf_add_z(b, "/>");
}

static void add_fill(struct buf *b, const struct mark *m)
{
    if (m->width <= 0 || m->height <= 0)
        return;
    buf_add_z(b, "<rect");
    add_length(b, "x", m->x);
    add_length(b, "y", m->y);
    add_length(b, "width", m->width);
    add_length(b, "height", m->height);
    add_color(b, "fill", m->color);
    buf_add_z(b, "/>");
}

static void add_polygon(struct buf *b, const struct mark *m)
{
    buf_add_z(b, m->closed ? "<polygon points=\"" : "<polyline points=\"");
    for (size_t i = 0; i < m->point_count; i++) {
        if (i)
            buf_add_byte(b, ' ');
        html_add_thousandths(b, (int64_t)m->x + m->points[i].x);
        buf_add_byte(b, ',');
        html_add_thousandths(b, (int64_t)m->y + m->points[i].y);
    }
    buf_add_byte(b, '"');
    if (m->thickness)
        add_stroke(b, m);
    else
        add_color(b, "fill", m->color);
    buf_add_z(b, "/>");
}

static void add_point(struct buf *b, char letter, int64_t x, int64_t y)
{
    buf_add_byte(b, letter);
    html_add_thousandths(b, x);
    buf_add_byte(b, ' ');
    html_add_thousandths(b, y);
}

static void add_steps(struct buf *b, const struct image_path *path, int64_t x,
                      int64_t y)
{
    for (size_t i = 0; i < path->count; i++) {
        const struct path_step *step = &path->steps[i];

        if (step->kind == PATH_CLOSE) {
            buf_add_byte(b, 'Z');
            continue;
        }
        if (step->kind == PATH_CURVE) {
            add_point(b, 'C', x + step->control[0].x, y + step->control[0].y);
            add_point(b, ' ', x + step->control[1].x, y + step->control[1].y);
        }
        add_point(b,
                  step->kind == PATH_MOVE   ? 'M'
                  : step->kind == PATH_LINE ? 'L'
                                            : ' ',
                  x + step->to.x, y + step->to.y);
    }
}

static struct color color_of(struct image_color c)
{
    return (struct color){c.red, c.green, c.blue};
}

static void add_path(struct buf *b, const struct image_path *path, int64_t x,
                     int64_t y)
{
    buf_add_z(b, "<path d=\"");
    add_steps(b, path, x, y);
    buf_add_byte(b, '"');
    if (path->filled)
        add_color(b, "fill", color_of(path->fill));
    else
        buf_add_z(b, " fill=\"none\"");
    if (path->even_odd)
        buf_add_z(b, " fill-rule=\"evenodd\"");
    if (path->stroked) {
        add_color(b, "stroke", color_of(path->stroke));
        add_length(b, "stroke-width", path->thickness);
        if (path->round)
            buf_add_z(b, " stroke-linecap=\"round\" "
                         "stroke-linejoin=\"round\"");
    }
    buf_add_z(b, "/>");
}

static void add_mark(struct buf *b, const struct mark *m)
{
    switch (m->kind) {
    case MARK_GLYPHS:
        add_words(b, m);
        break;
    case MARK_RULE:
        add_rule(b, m);
        break;
    case MARK_FILL:
        add_fill(b, m);
        break;
    case MARK_POLYGON:
        add_polygon(b, m);
        break;
    case MARK_PATH:
        add_path(b, m->path, m->x, m->y);
        break;
    case MARK_LINK: /* charts have neither links nor pictures */
    case MARK_IMAGE:
        break;
    }
}

static void open_svg(struct buf *b, struct str alt, int32_t width,
                     int32_t height)
{
    buf_add_z(b, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    if (alt.len)
        buf_add_z(b, " role=\"img\"");
    html_add_attribute(b, alt.len ? "aria-label" : "aria-hidden",
                       alt.len ? alt : STR("true"));
    buf_add_z(b, " viewBox=\"0 0 ");
    html_add_thousandths(b, width);
    buf_add_byte(b, ' ');
    html_add_thousandths(b, height);
    buf_add_byte(b, '"');
}

void svg_add_image(struct buf *b, const struct image *image, struct str alt,
                   mpt width, mpt height)
{
    open_svg(b, alt, image->width, image->height);
    add_length(b, "width", (int64_t)width * 4 / 3);
    add_length(b, "height", (int64_t)height * 4 / 3);
    buf_add_z(b, ">\n");
    for (size_t i = 0; i < image->path_count; i++)
        add_path(b, &image->paths[i], 0, 0);
    buf_add_z(b, "\n</svg>\n");
}

void svg_add_drawing(struct buf *b, const struct drawing *drawing)
{
    open_svg(b, drawing->alt, drawing->width, drawing->height);
    add_length(b, "width", (int64_t)drawing->width * 4 / 3);
    add_length(b, "height", (int64_t)drawing->height * 4 / 3);
    buf_add_z(b, ">\n");
    for (const struct mark *m = drawing->first; m; m = m->next) {
        add_mark(b, m);
        buf_add_byte(b, '\n');
    }
    buf_add_z(b, "</svg>\n");
}
