#include "doc/image.h"

#include <string.h>

static bool is_png(struct str bytes)
{
    return str_starts(bytes, STR("\x89PNG\r\n\x1a\n"));
}

static bool is_jpeg(struct str bytes)
{
    return str_starts(bytes, STR("\xff\xd8\xff"));
}

/* Text that begins with a mark and has an <svg early on. */
static bool is_svg(struct str bytes)
{
    if (str_starts(bytes, STR("\xef\xbb\xbf")))
        bytes = str_skip(bytes, 3);
    while (bytes.len > 0 && strchr(" \t\r\n", bytes.ptr[0]))
        bytes = str_skip(bytes, 1);
    return bytes.len > 0 && bytes.ptr[0] == '<' &&
           str_find(str_head(bytes, bytes.len < 65536 ? bytes.len : 65536),
                    STR("<svg")) >= 0;
}

static bool read_kind(struct image *out, struct str bytes, const char *path,
                      struct arena *a, struct diag *d)
{
    if (bytes.len > IMAGE_BYTES_MAX)
        return diag_error(d, place_of(path, 0, 0),
                          "a picture of %zu MB: at most %u MB are accepted",
                          bytes.len >> 20, IMAGE_BYTES_MAX >> 20);
    if (is_png(bytes))
        return image_read_png(out, bytes, path, a, d);
    if (is_jpeg(bytes))
        return image_read_jpeg(out, bytes, path, a, d);
    if (is_svg(bytes))
        return image_read_svg(out, bytes, path, a, d);
    return diag_error(d, place_of(path, 0, 0),
                      "this is no picture that can be printed: PNG, JPEG and "
                      "SVG are accepted");
}

static bool is_on_side(const struct image *image)
{
    return image->orientation >= 5;
}

int32_t image_columns(const struct image *image)
{
    return is_on_side(image) ? image->height : image->width;
}

int32_t image_lines(const struct image *image)
{
    return is_on_side(image) ? image->width : image->height;
}

bool image_read(struct image *out, struct str bytes, const char *path,
                struct arena *a, struct diag *d)
{
    if (!read_kind(out, bytes, path, a, d))
        return false;
    out->file = out->kind == IMAGE_JPEG ? out->data : arena_str(a, bytes);
    return true;
}
