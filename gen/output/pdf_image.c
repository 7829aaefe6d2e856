#include "output/pdf_image.h"

#include "output/pdf_syntax.h"

#define ENTRIES_MAX 65536
#define DRAWING_MAX ((size_t)64 << 20)

size_t pdf_images_number(struct pdf_images *images, const struct image *image)
{
    for (size_t i = 0; i < images->count; i++)
        if (images->items[i] == image)
            return i;
    ARENA_PUSH(images->arena, images->items, images->count, images->capacity) =
        image;
    return images->count - 1;
}

static void add_size(struct buf *b, const struct image *image)
{
    buf_add_format(b, "/Type/XObject/Subtype/Image/Width %d/Height %d",
                   image_columns(image), image_lines(image));
}

static void add_color_space(struct buf *b, const struct image *image)
{
    if (image->palette.len < 3) {
        buf_add_z(b, image->channels == 1 ? "/ColorSpace/DeviceGray"
                                          : "/ColorSpace/DeviceRGB");
        return;
    }
    buf_add_format(b, "/ColorSpace[/Indexed/DeviceRGB %zu<",
                   image->palette.len / 3 - 1);
    for (size_t i = 0; i < image->palette.len / 3 * 3; i++)
        buf_add_format(b, "%02x", (unsigned char)image->palette.ptr[i]);
    buf_add_z(b, ">]");
}

static pdf_id write_alpha(const struct image *image, struct pdf_file *f,
                          struct arena *a)
{
    struct buf b = buf_new(a, ENTRIES_MAX);

    add_size(&b, image);
    buf_add_z(&b, "/ColorSpace/DeviceGray/BitsPerComponent 8");
    return pdf_file_add_packed(f, buf_str(&b), image->alpha);
}

static pdf_id write_pixels(const struct image *image, struct pdf_file *f,
                           struct arena *a)
{
    struct buf b = buf_new(a, ENTRIES_MAX);

    add_size(&b, image);
    add_color_space(&b, image);
    buf_add_format(&b, "/BitsPerComponent %d", image->bits);
    if (image->alpha.len > 0)
        pdf_add_ref(&b, "/SMask", write_alpha(image, f, a));
    if (image->kind == IMAGE_JPEG) {
        buf_add_z(&b, "/Filter/DCTDecode");
        return pdf_file_add_stream(f, buf_str(&b), image->data, false);
    }
    if (image->rows == ROWS_FILTERED)
        buf_add_format(&b,
                       "/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent "
                       "%d/Columns %d>>",
                       image->channels, image->bits, image->width);
    return pdf_file_add_packed(f, buf_str(&b), image->data);
}

static void add_color(struct buf *b, struct image_color color, const char *op)
{
    pdf_add_color(b, (struct color){color.red, color.green, color.blue}, op);
}

static void add_point(struct buf *b, struct path_point p)
{
    pdf_add_mpt(b, p.x);
    buf_add_byte(b, ' ');
    pdf_add_mpt(b, p.y);
    buf_add_byte(b, ' ');
}

static void add_step(struct buf *b, const struct path_step *step)
{
    if (step->kind == PATH_CURVE) {
        add_point(b, step->control[0]);
        add_point(b, step->control[1]);
    }
    if (step->kind != PATH_CLOSE)
        add_point(b, step->to);
    buf_add_z(b, step->kind == PATH_MOVE    ? "m\n"
                 : step->kind == PATH_LINE  ? "l\n"
                 : step->kind == PATH_CURVE ? "c\n"
                                            : "h\n");
}

static const char *painter(const struct image_path *path)
{
    if (path->filled && path->stroked)
        return path->even_odd ? "B*\n" : "B\n";
    if (path->filled)
        return path->even_odd ? "f*\n" : "f\n";
    return path->stroked ? "S\n" : "n\n";
}

void pdf_path_add(struct buf *b, const struct image_path *path)
{
    if (path->count == 0)
        return;
    if (path->filled)
        add_color(b, path->fill, "rg\n");
    if (path->stroked) {
        add_color(b, path->stroke, "RG ");
        pdf_add_mpt(b, path->thickness);
        buf_add_z(b, path->round ? " w []0 d 1 J 1 j\n" : " w []0 d 0 J 0 j\n");
    }
    for (size_t i = 0; i < path->count; i++)
        add_step(b, &path->steps[i]);
    buf_add_z(b, painter(path));
}

/* Numbers of the matrix with more digits: a picture is drawn on a unit. */
static void add_scale(struct buf *b, int32_t length)
{
    int64_t billionths = INT64_C(1000000000000) / length;

    buf_add_format(b, "%lld.%09lld ", (long long)(billionths / 1000000000),
                   (long long)(billionths % 1000000000));
}

/* Shapes are drawn once, as a form that pages show like an image. */
static pdf_id write_shapes(const struct image *image, struct pdf_file *f,
                           struct arena *a)
{
    struct buf entries = buf_new(a, ENTRIES_MAX);
    struct buf b = buf_new(a, DRAWING_MAX);

    for (size_t i = 0; i < image->path_count; i++)
        pdf_path_add(&b, &image->paths[i]);
    buf_add_z(&entries, "/Type/XObject/Subtype/Form/Resources<<>>/BBox[0 0 ");
    pdf_add_mpt(&entries, image->width);
    buf_add_byte(&entries, ' ');
    pdf_add_mpt(&entries, image->height);
    buf_add_z(&entries, "]/Matrix[");
    add_scale(&entries, image->width);
    buf_add_z(&entries, "0 0 -");
    add_scale(&entries, image->height);
    buf_add_z(&entries, "0 1]");
    return pdf_file_add_stream(f, buf_str(&entries), buf_str(&b), true);
}

/* Pixels that do not stand upright are turned by a form that shows them. */
static pdf_id write_turned(const struct image *image, struct pdf_file *f,
                           struct arena *a)
{
    static const char *const matrices[] = {
        [2] = "-1 0 0 1 1 0",  [3] = "-1 0 0 -1 1 1", [4] = "1 0 0 -1 0 1",
        [5] = "0 -1 -1 0 1 1", [6] = "0 -1 1 0 0 1",  [7] = "0 1 1 0 0 0",
        [8] = "0 1 -1 0 1 0"};
    struct buf entries = buf_new(a, ENTRIES_MAX);
    pdf_id pixels = write_pixels(image, f, a);

    buf_add_z(&entries, "/Type/XObject/Subtype/Form/BBox[0 0 1 1]"
                        "/Resources<</XObject<<");
    pdf_add_ref(&entries, "/I", pixels);
    buf_add_z(&entries, ">>>>");
    return pdf_file_add_stream(
        f, buf_str(&entries),
        arena_format(a, "%s cm\n/I Do\n", matrices[image->orientation]), true);
}

static pdf_id write_image(const struct image *image, struct pdf_file *f,
                          struct arena *a)
{
    if (image->kind == IMAGE_SVG)
        return write_shapes(image, f, a);
    return image->orientation > 1 ? write_turned(image, f, a)
                                  : write_pixels(image, f, a);
}

void pdf_images_write(const struct pdf_images *images, struct pdf_file *f,
                      struct buf *resources)
{
    if (images->count == 0)
        return;
    buf_add_z(resources, "/XObject<<");
    for (size_t i = 0; i < images->count; i++) {
        pdf_id id = write_image(images->items[i], f, images->arena);

        buf_add_format(resources, "/I%zu", i);
        pdf_add_ref(resources, "", id);
    }
    buf_add_z(resources, ">>");
}
