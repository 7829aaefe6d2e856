#include "output/html_body.h"

#include "layout/block.h"
#include "output/html_text.h"
#include "output/svg.h"

#define INCH_AND_HALF 108000

static void add_base64(struct buf *b, struct str bytes)
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    size_t n = (bytes.len + 2) / 3 * 4;

    if (!buf_reserve(b, n))
        return;
    for (size_t i = 0; i < bytes.len; i += 3) {
        size_t left = bytes.len - i;
        unsigned group = (unsigned)(unsigned char)bytes.ptr[i] << 16;

        if (left > 1)
            group |= (unsigned)(unsigned char)bytes.ptr[i + 1] << 8;
        if (left > 2)
            group |= (unsigned char)bytes.ptr[i + 2];
        buf_add_byte(b, digits[group >> 18]);
        buf_add_byte(b, digits[group >> 12 & 63]);
        buf_add_byte(b, left > 1 ? digits[group >> 6 & 63] : '=');
        buf_add_byte(b, left > 2 ? digits[group & 63] : '=');
    }
}

/* Width and height as attributes: mail programs keep those. */
static void add_pixels(struct html *h, const struct image *image,
                       struct str alt, struct point size)
{
    buf_add_format(&h->out, "<img src=\"data:image/%s;base64,",
                   image->kind == IMAGE_PNG ? "png" : "jpeg");
    add_base64(&h->out, image->file);
    buf_add_byte(&h->out, '"');
    html_add_attribute(&h->out, "alt", alt);
    buf_add_format(&h->out, " width=\"%d\" height=\"%d\">\n",
                   (int)(size.x / 750), (int)(size.y / 750));
}

static mpt measure_of(const struct page_setup *page)
{
    mpt measure = page->width - page->left - page->right;

    return measure > 0 ? measure : 4 * INCH_AND_HALF;
}

void html_add_picture(struct html *h, const struct picture *picture)
{
    const struct image *image = picture->image;
    struct point size = picture_size(picture, measure_of(&h->tree->page));

    if (!image || size.x <= 0 || size.y <= 0)
        return;
    if (image->kind == IMAGE_SVG)
        svg_add_image(&h->out, image, picture->alt, size.x, size.y);
    else
        add_pixels(h, image, picture->alt, size);
}

/* As wide as it is given, else an inch and a half at most. */
void html_add_letterhead(struct html *h)
{
    const struct letterhead *head = &h->tree->letterhead;
    struct picture logo = head->logo;

    if (!logo.image && !head->line_count)
        return;
    buf_add_z(&h->out, logo.image ? "<div class=\"letterhead\">\n"
                                  : "<div class=\"letterhead bare\">\n");
    if (logo.image && !logo.width)
        logo.width = INCH_AND_HALF;
    html_add_picture(h, &logo);
    buf_add_z(&h->out, "<p>");
    for (size_t i = 0; i < head->line_count; i++) {
        buf_add_z(&h->out, i == 0 ? "<strong>" : "<br>\n");
        html_add_text(&h->out, head->lines[i]);
        buf_add_z(&h->out, i == 0 ? "</strong>" : "");
    }
    buf_add_z(&h->out, "</p>\n</div>\n");
}

void html_add_seal(struct html *h)
{
    if (!h->tree->seal.image)
        return;
    buf_add_z(&h->out, "<div class=\"seal\">\n");
    html_add_picture(h, &h->tree->seal);
    buf_add_z(&h->out, "</div>\n");
}
