#include "output/pdf_canvas.h"
#include "output/pdf_syntax.h"

#define PAGINATION "/Artifact<</Type/Pagination"

static bool same_color(struct color a, struct color b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

void canvas_set_fill(struct pdf_canvas *c, struct color color)
{
    if (same_color(c->fill, color))
        return;
    pdf_add_color(c->out, color, "rg\n");
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
        pdf_add_color(c->out, m->color, "RG\n");
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

void canvas_close_sequence(struct pdf_canvas *c)
{
    if (!c->sequence.open)
        return;
    canvas_close_array(c);
    if (!c->sequence.in_text)
        canvas_close_text(c);
    buf_add_z(c->out, "EMC\n");
    c->sequence = (struct sequence){0};
}

/* A mark that was given no tag is drawn, but nobody reads it. */
static struct sequence sequence_of(const struct pdf_canvas *c,
                                   const struct mark *m)
{
    bool artifact = m->artifact || (c->tags && !m->tag);

    return (struct sequence){.artifact = artifact,
                             .role = m->role,
                             .tag = artifact || !c->tags ? NULL : m->tag,
                             .open = artifact || c->tags};
}

static void add_tag(struct pdf_canvas *c, const struct tag *tag)
{
    buf_add_z(c->out, pdf_tags_name(tag));
    buf_add_z(c->out, "<</MCID ");
    buf_add_int(c->out, pdf_tags_sequence(c->tags, tag));
    buf_add_z(c->out, ">>BDC\n");
}

/*
 * Sequences nest with text objects.  Those of lines of text stand within one,
 * so that it goes on from tag to tag; a figure is one sequence around all.
 */
void canvas_open_sequence(struct pdf_canvas *c, const struct mark *m, bool text)
{
    static const char *const artifacts[] = {
        [ARTIFACT_PLAIN] = "/Artifact BMC\n",
        [ARTIFACT_HEADER] = PAGINATION "/Subtype/Header>>BDC\n",
        [ARTIFACT_FOOTER] = PAGINATION "/Subtype/Footer>>BDC\n",
        [ARTIFACT_WATERMARK] = PAGINATION "/Subtype/Watermark>>BDC\n",
    };
    struct sequence wanted = sequence_of(c, m);
    const struct sequence *now = &c->sequence;

    wanted.in_text =
        text && wanted.open && !(wanted.tag && wanted.tag->kind == TAG_FIGURE);
    if (!text)
        canvas_close_text(c);
    if (wanted.open == now->open && wanted.artifact == now->artifact &&
        wanted.role == now->role && wanted.tag == now->tag)
        return;
    canvas_close_sequence(c);
    if (!wanted.open)
        return;
    if (wanted.in_text)
        canvas_open_text(c);
    else
        canvas_close_text(c);
    if (wanted.artifact)
        buf_add_z(c->out, artifacts[wanted.role]);
    else
        add_tag(c, wanted.tag);
    c->sequence = wanted;
}

/* Down is more, as in marks. */
static void stretch(struct pdf_box *box, int64_t x, int64_t y)
{
    box->left = x < box->left ? x : box->left;
    box->right = x > box->right ? x : box->right;
    box->top = y < box->top ? y : box->top;
    box->bottom = y > box->bottom ? y : box->bottom;
}

/* Where a figure is: readers show or enlarge that part of the page. */
static void extend_figure(const struct pdf_canvas *c, const struct mark *m)
{
    struct pdf_box box = {m->x, m->y, m->x, m->y};

    if (m->kind == MARK_RULE) {
        box = (struct pdf_box){m->x, m->y2, m->x2, m->y};
    } else if (m->kind == MARK_GLYPHS) {
        box.bottom += m->size / 5;
        box.top -= m->size * 9 / 10;
        if (m->glyph_count > 0)
            box.right += m->glyphs[m->glyph_count - 1].x + m->size;
    } else if (m->kind == MARK_POLYGON) {
        for (size_t i = 0; i < m->point_count; i++)
            stretch(&box, (int64_t)m->x + m->points[i].x,
                    (int64_t)m->y + m->points[i].y);
    } else if (m->kind == MARK_PATH) {
        for (size_t i = 0; i < m->path->count; i++)
            stretch(&box, (int64_t)m->x + m->path->steps[i].to.x,
                    (int64_t)m->y + m->path->steps[i].to.y);
    } else {
        box.right += m->width;
        box.bottom += m->height;
    }
    box.bottom = c->page_height - box.bottom;
    box.top = c->page_height - box.top;
    pdf_tags_extend(c->tags, m->tag, box);
}

/* Stretched over its box; the format counts upwards. */
static void draw_image(struct pdf_canvas *c, const struct mark *m)
{
    buf_add_z(c->out, "q ");
    pdf_add_mpt(c->out, m->width);
    buf_add_z(c->out, " 0 0 ");
    pdf_add_mpt(c->out, m->height);
    buf_add_byte(c->out, ' ');
    add_point(c, m->x, (int64_t)m->y + m->height, " cm /I");
    buf_add_int(c->out, (int64_t)pdf_images_number(c->images, m->image));
    buf_add_z(c->out, " Do Q\n");
}

/* Its own colours and pen are forgotten behind it. */
static void draw_path(struct pdf_canvas *c, const struct mark *m)
{
    buf_add_z(c->out, "q 1 0 0 -1 ");
    add_point(c, m->x, m->y, " cm\n");
    pdf_path_add(c->out, m->path);
    buf_add_z(c->out, "Q\n");
}

/* Returns the last mark drawn. */
static const struct mark *draw_mark(struct pdf_canvas *c, const struct mark *m)
{
    if (m->kind == MARK_LINK)
        return m;
    if (c->tags && m->tag && m->tag->kind == TAG_FIGURE)
        extend_figure(c, m);
    if (m->kind == MARK_GLYPHS)
        return canvas_draw_text(c, m);
    canvas_open_sequence(c, m, false);
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
    case MARK_IMAGE:
        draw_image(c, m);
        break;
    case MARK_PATH:
        draw_path(c, m);
        break;
    case MARK_GLYPHS:
    case MARK_LINK:
        break;
    }
    return m;
}

void pdf_draw_page(const struct page *page, struct pdf_fonts *fonts,
                   struct pdf_images *images, struct pdf_tags *tags,
                   struct buf *out)
{
    struct pdf_canvas c = {.out = out,
                           .fonts = fonts,
                           .images = images,
                           .tags = tags,
                           .page_height = page->setup.height};

    buf_add_z(out, "0 0 0 rg 0 0 0 RG\n");
    for (const struct mark *m = page->first; m; m = m->next)
        m = draw_mark(&c, m);
    canvas_close_sequence(&c);
    canvas_close_text(&c);
}
