#include "layout/compose.h"

#include "base/buf.h"

#define DUMP_MAXIMUM (256u << 20)

/* Tenths of a point: what an eye can see, and nothing that rounding moves. */
static void add_length(struct buf *b, mpt length)
{
    int32_t tenths = (length + (length < 0 ? -50 : 50)) / 100;

    buf_add_format(b, " %s%d.%d", tenths < 0 ? "-" : "",
                   (int)(tenths < 0 ? -tenths : tenths) / 10,
                   (int)(tenths < 0 ? -tenths : tenths) % 10);
}

static void add_color(struct buf *b, struct color c)
{
    if (c.red || c.green || c.blue)
        buf_add_format(b, " #%02x%02x%02x", c.red, c.green, c.blue);
}

static void add_glyphs(struct buf *b, const struct mark *m)
{
    buf_add_z(b, "text");
    add_length(b, m->x);
    add_length(b, m->y);
    buf_add_z(b, " size");
    add_length(b, m->size);
    buf_add_format(b, " %.*s", STR_ARG(m->face->postscript_name));
    if (m->angle)
        buf_add_format(b, " angle %d", (int)m->angle);
    add_color(b, m->color);
    buf_add_format(b, " \"%.*s\"", STR_ARG(m->text));
}

static void add_shape(struct buf *b, const struct mark *m)
{
    static const char *const names[] = {
        [MARK_GLYPHS] = "text", [MARK_RULE] = "rule",
        [MARK_FILL] = "fill",   [MARK_POLYGON] = "polygon",
        [MARK_LINK] = "link",   [MARK_IMAGE] = "image",
        [MARK_PATH] = "path",
    };
    bool rule = m->kind == MARK_RULE;

    buf_add_z(b, names[m->kind]);
    add_length(b, m->x);
    add_length(b, m->y);
    if (m->kind == MARK_POLYGON) {
        buf_add_format(b, " points %zu", m->point_count);
    } else {
        add_length(b, rule ? m->x2 : m->width);
        add_length(b, rule ? m->y2 : m->height);
    }
    if (m->thickness) {
        buf_add_z(b, " thick");
        add_length(b, m->thickness);
    }
    if (m->dashed)
        buf_add_z(b, " dashed");
    add_color(b, m->color);
    if (m->link.len)
        buf_add_format(b, " <%.*s>", STR_ARG(m->link));
}

static void add_outline(struct buf *b, const struct pages *pages)
{
    for (size_t i = 0; i < pages->outline_count; i++) {
        const struct outline_entry *e = &pages->outline[i];

        buf_add_format(b, "outline %d page %u \"%.*s\"\n", e->level,
                       e->page + 1, STR_ARG(e->title));
    }
}

struct str pages_dump(const struct pages *pages, struct arena *a)
{
    struct buf b = buf_new(a, DUMP_MAXIMUM);

    for (size_t i = 0; i < pages->count; i++) {
        const struct page *page = &pages->items[i];

        buf_add_format(&b, "page %zu", i + 1);
        add_length(&b, page->setup.width);
        add_length(&b, page->setup.height);
        buf_add_byte(&b, '\n');
        for (const struct mark *m = page->first; m; m = m->next) {
            buf_add_z(&b, m->artifact ? "- " : "  ");
            if (m->kind == MARK_GLYPHS)
                add_glyphs(&b, m);
            else
                add_shape(&b, m);
            buf_add_byte(&b, '\n');
        }
    }
    add_outline(&b, pages);
    return buf_str(&b);
}
