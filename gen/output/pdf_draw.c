#include "output/pdf_canvas.h"
#include "output/pdf_syntax.h"

static bool same_color(struct color a, struct color b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

/* A part of 255 as thousandths. */
static void add_color(struct buf *b, struct color color, const char *op)
{
    const uint8_t parts[] = {color.red, color.green, color.blue};

    for (size_t i = 0; i < COUNT(parts); i++) {
        pdf_add_mpt(b, (parts[i] * 1000 + 127) / 255);
        buf_add_byte(b, ' ');
    }
    buf_add_z(b, op);
}

void canvas_set_fill(struct pdf_canvas *c, struct color color)
{
    if (same_color(c->fill, color))
        return;
    add_color(c->out, color, "rg\n");
    c->fill = color;
}

static void add_point(struct pdf_canvas *c, int64_t x, int64_t y,
                      const char *step)
{
    pdf_add_mpt(c->out, x);
    buf_add_byte(c->out, ' ');
    pdf_add_mpt(c->out, c->page_height - y);
    buf_add_z(c->out, step);
}

static void set_line(struct pdf_canvas *c, const struct mark *m)
{
    if (!same_color(c->stroke, m->color))
        add_color(c->out, m->color, "RG\n");
    c->stroke = m->color;
    if (c->thickness != m->thickness) {
        pdf_add_mpt(c->out, m->thickness);
        buf_add_z(c->out, " w\n");
    }
    c->thickness = m->thickness;
    if (c->dashed != m->dashed)
        buf_add_z(c->out, m->dashed ? "[3 2]0 d\n" : "[]0 d\n");
    c->dashed = m->dashed;
}

static void draw_rule(struct pdf_canvas *c, const struct mark *m)
{
    set_line(c, m);
    add_point(c, m->x, m->y, " m ");
    add_point(c, m->x2, m->y2, " l S\n");
}

static void draw_fill(struct pdf_canvas *c, const struct mark *m)
{
    canvas_set_fill(c, m->color);
    add_point(c, m->x, (int64_t)m->y + m->height, " ");
    pdf_add_mpt(c->out, m->width);
    buf_add_byte(c->out, ' ');
    pdf_add_mpt(c->out, m->height);
    buf_add_z(c->out, " re f\n");
}

static void draw_polygon(struct pdf_canvas *c, const struct mark *m)
{
    bool stroked = m->thickness > 0;

    if (m->point_count == 0)
        return;
    if (stroked)
        set_line(c, m);
    else
        canvas_set_fill(c, m->color);
    for (size_t i = 0; i < m->point_count; i++)
        add_point(c, (int64_t)m->x + m->points[i].x,
                  (int64_t)m->y + m->points[i].y, i == 0 ? " m " : " l ");
    buf_add_z(c->out, !stroked ? "f\n" : m->closed ? "s\n" : "S\n");
}

/* What is not content says so; sequences nest with text objects. */
static void set_artifact(struct pdf_canvas *c, bool artifact)
{
    if (c->artifact == artifact)
        return;
    canvas_close_text(c);
    buf_add_z(c->out, artifact ? "/Artifact BMC\n" : "EMC\n");
    c->artifact = artifact;
}

/* Returns the last mark drawn. */
static const struct mark *draw_mark(struct pdf_canvas *c, const struct mark *m)
{
    if (m->kind == MARK_LINK)
        return m;
    set_artifact(c, m->artifact);
    if (m->kind == MARK_GLYPHS)
        return canvas_draw_text(c, m);
    canvas_close_text(c);
    switch (m->kind) {
    case MARK_RULE:
        draw_rule(c, m);
        break;
    case MARK_FILL:
        draw_fill(c, m);
        break;
    case MARK_POLYGON:
        draw_polygon(c, m);
        break;
    case MARK_GLYPHS:
    case MARK_LINK:
        break;
    }
    return m;
}

void pdf_draw_page(const struct page *page, struct pdf_fonts *fonts,
                   struct buf *out)
{
    struct pdf_canvas c = {
        .out = out, .fonts = fonts, .page_height = page->setup.height};

    buf_add_z(out, "0 0 0 rg 0 0 0 RG\n");
    for (const struct mark *m = page->first; m; m = m->next)
        m = draw_mark(&c, m);
    set_artifact(&c, false);
    canvas_close_text(&c);
}
