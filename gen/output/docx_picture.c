#include "output/docx_parts.h"
#include "output/html_text.h"

#define EMU_PER_TWIP  635
#define TWIPS_PER_DOT 15 /* of pictures without a width: 96 to the inch */

static struct str part_of(struct docx *x, const struct image *image)
{
    struct str name;

    for (size_t i = 0; i < x->media_count; i++)
        if (x->media[i].image == image)
            return x->media[i].name;
    name = arena_format(x->arena, "media/image%zu.%s", x->media_count + 1,
                        image->kind == IMAGE_PNG ? "png" : "jpeg");
    ARENA_PUSH(x->arena, x->media, x->media_count, x->media_capacity) =
        (struct docx_media){name, image};
    return name;
}

static void add_drawing(struct docx *x, const struct picture *picture,
                        struct str id)
{
    const struct image *image = picture->image;
    int64_t width = picture->width ? picture->width / 50
                                   : (int64_t)image->width * TWIPS_PER_DOT;
    int64_t height;

    if (width > x->measure - x->left)
        width = x->measure - x->left;
    height = width * image->height / (image->width > 0 ? image->width : 1);
    width *= EMU_PER_TWIP;
    height *= EMU_PER_TWIP;
    buf_add_format(&x->out,
                   "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" "
                   "distL=\"0\" distR=\"0\"><wp:extent cx=\"%lld\" "
                   "cy=\"%lld\"/><wp:docPr id=\"%zu\" name=\"%.*s\" descr=\"",
                   (long long)width, (long long)height, x->rel_count,
                   STR_ARG(id));
    html_add_text(&x->out, picture->alt);
    buf_add_format(
        &x->out,
        "\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/"
        "drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"%zu\" "
        "name=\"%.*s\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip "
        "r:embed=\"%.*s\"/><a:stretch><a:fillRect/></a:stretch>"
        "</pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext "
        "cx=\"%lld\" cy=\"%lld\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>"
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></w:r>",
        x->rel_count, STR_ARG(id), STR_ARG(id), (long long)width,
        (long long)height);
}

/* Word has no picture of SVG that all read: its words stand for it. */
static void add_run(struct docx *x, const struct picture *picture)
{
    if (picture->image && picture->image->kind != IMAGE_SVG)
        add_drawing(x, picture,
                    docx_relate(x, "image", part_of(x, picture->image), false));
    else
        docx_add_words(x, picture->alt, 0);
}

void docx_add_picture(struct docx *x, const struct picture *picture)
{
    docx_open_paragraph(x, &(struct docx_paragraph){.align = "center"});
    add_run(x, picture);
    docx_close_paragraph(x);
}

/* The logo, then the firm's lines; the first is its name. */
void docx_add_letterhead(struct docx *x)
{
    const struct letterhead *head = &x->tree->letterhead;

    if (head->logo.image) {
        docx_open_paragraph(x, &(struct docx_paragraph){.align = "left"});
        add_run(x, &head->logo);
        docx_close_paragraph(x);
    }
    for (size_t i = 0; i < head->line_count; i++) {
        x->strong = i == 0;
        docx_open_paragraph(
            x, &(struct docx_paragraph){.style = "Cell", .align = "right"});
        docx_add_words(x, head->lines[i], 0);
        docx_close_paragraph(x);
    }
    x->strong = false;
}
