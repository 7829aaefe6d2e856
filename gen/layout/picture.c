#include "layout/block.h"

#include "layout/tag.h"

#define PIXEL 480 /* mpt: 150 to the inch */

static mpt natural_width(const struct picture *picture, mpt measure)
{
    int64_t width = (int64_t)picture->image->width * PIXEL;

    if (picture->image->kind == IMAGE_SVG || width > measure)
        return measure;
    return (mpt)width;
}

struct point picture_size(const struct picture *picture, mpt measure)
{
    const struct image *image = picture->image;
    struct point size = {0, 0};
    int64_t height;

    if (!image || image->width < 1 || image->height < 1)
        return size;
    size.x = picture->width ? picture->width : natural_width(picture, measure);
    if (size.x > measure)
        size.x = measure;
    height = (int64_t)size.x * image->height / image->width;
    size.y = (mpt)(height < INT32_MAX / 2 ? height : INT32_MAX / 2);
    return size;
}

/* No taller than a page. */
static struct point size_on_page(const struct setter *s,
                                 const struct picture *picture, mpt measure)
{
    struct point size = picture_size(picture, measure);

    if (size.y > 0 && size.y > s->text_height) {
        size.x = (mpt)((int64_t)size.x * s->text_height / size.y);
        size.y = s->text_height;
    }
    return size;
}

static mpt beside(enum align align, mpt spare)
{
    switch (align) {
    case ALIGN_RIGHT:
        return spare;
    case ALIGN_CENTER:
        return spare / 2;
    case ALIGN_DEFAULT:
    case ALIGN_LEFT:
        return 0;
    }
    return 0;
}

struct strips picture_set(struct setter *s, const struct picture *picture,
                          const struct frame *frame)
{
    struct point size = size_on_page(s, picture, frame->measure);
    struct strips out = {0};
    struct strip *strip;

    if (size.x <= 0 || size.y <= 0)
        return out;
    strip = strip_add(s, &out, size.y);
    tag_open(s, TAG_FIGURE)->alt = picture->alt;
    strip_image(
        s, strip, picture->image,
        (struct point){
            frame->x + beside(frame->body.align, frame->measure - size.x), 0},
        size.x, size.y);
    tag_close(s);
    return out;
}
