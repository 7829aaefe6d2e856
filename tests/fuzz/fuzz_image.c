/*
 * fuzz_image - any bytes as a picture: refused with a message, or a picture
 * whose parts are what they say and that can be written to a PDF file.
 */
#include "output/pdf_image.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool ok)
{
    if (!ok)
        abort();
}

static void check_paths(const struct image *image, struct arena *a)
{
    struct buf b = buf_new(a, (size_t)64 << 20);

    for (size_t i = 0; i < image->path_count; i++) {
        check(image->paths[i].count > 0);
        check(image->paths[i].steps[0].kind == PATH_MOVE);
        check(image->paths[i].thickness >= 0);
        pdf_path_add(&b, &image->paths[i]);
    }
}

static void check_pixels(const struct image *image)
{
    check(image->channels == 1 || image->channels == 3);
    check(image->bits >= 1 && image->bits <= 16);
    check(image->orientation >= 0 && image->orientation <= 8);
    check(image->data.len > 0);
    check(image->palette.len % 3 == 0 && image->palette.len <= 768);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct str bytes = {(const char *)data, size};
    struct image image = {0};

    if (image_read(&image, bytes, "picture", &a, &d)) {
        check(d.counts[DIAG_ERROR] == 0);
        check(image.width > 0 && image.height > 0);
        if (image.kind == IMAGE_SVG)
            check_paths(&image, &a);
        else
            check_pixels(&image);
    } else {
        check(d.counts[DIAG_ERROR] + d.counts[DIAG_SYSTEM] == 1);
    }
    arena_release(&a);
    return 0;
}
