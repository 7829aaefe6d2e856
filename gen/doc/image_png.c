#include "doc/image.h"

#include <assert.h>
#include <png.h>
#include <string.h>
#include <zlib.h>

/* What the head of the file says. */
struct head {
    int32_t width, height;
    int bits, colors; /* as PNG numbers them */
    bool interlaced, transparent, other_gamma;
    struct str palette;
    size_t packed; /* bytes of all IDAT */
};

enum { COLORS_RGB = 2, COLORS_PALETTE = 3, COLORS_ALPHA = 4 };

#define GAMMA_OF_SRGB 45455

static uint32_t four_at(struct str s, size_t at)
{
    const unsigned char *p = (const unsigned char *)s.ptr + at;

    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 |
           p[3];
}

/* The chunk at *at; false at the end of the file. */
static bool next_chunk(struct str bytes, size_t *at, struct str *kind,
                       struct str *data)
{
    uint32_t length;

    if (*at + 12 > bytes.len)
        return false;
    length = four_at(bytes, *at);
    if (length > bytes.len - *at - 12)
        return false;
    *kind = (struct str){bytes.ptr + *at + 4, 4};
    *data = (struct str){bytes.ptr + *at + 8, length};
    *at += 12 + (size_t)length;
    return true;
}

static void read_head_chunk(struct head *head, struct str kind, struct str data)
{
    if (str_equal_z(kind, "IHDR") && data.len == 13) {
        head->width = (int32_t)(four_at(data, 0) & INT32_MAX);
        head->height = (int32_t)(four_at(data, 4) & INT32_MAX);
        head->bits = (unsigned char)data.ptr[8];
        head->colors = (unsigned char)data.ptr[9];
        head->interlaced = data.ptr[12] != 0;
    } else if (str_equal_z(kind, "PLTE")) {
        head->palette = data;
    } else if (str_equal_z(kind, "tRNS")) {
        head->transparent = true;
    } else if (str_equal_z(kind, "gAMA") && data.len == 4) {
        head->other_gamma = four_at(data, 0) != GAMMA_OF_SRGB;
    } else if (str_equal_z(kind, "IDAT")) {
        head->packed += data.len;
    }
}

static struct head read_head(struct str bytes)
{
    struct head head = {0};
    struct str kind, data;
    size_t at = 8;

    while (next_chunk(bytes, &at, &kind, &data) && !str_equal_z(kind, "IEND"))
        read_head_chunk(&head, kind, data);
    return head;
}

/*
 * The file's own rows go into a PDF file as they are, unless their order is
 * another one or something shines through.
 */
static bool passes_unchanged(const struct head *head)
{
    return !head->interlaced && !head->transparent && !head->other_gamma &&
           !(head->colors & COLORS_ALPHA);
}

static struct str join_rows(struct str bytes, const struct head *head,
                            struct arena *a)
{
    char *rows = arena_alloc(a, head->packed);
    struct str kind, data;
    size_t at = 8, n = 0;

    while (next_chunk(bytes, &at, &kind, &data) && !str_equal_z(kind, "IEND")) {
        if (!str_equal_z(kind, "IDAT"))
            continue;
        memcpy(rows + n, data.ptr, data.len);
        n += data.len;
    }
    return (struct str){rows, n};
}

static void take_rows(struct image *image, struct str bytes,
                      const struct head *head, struct arena *a)
{
    image->rows = ROWS_FILTERED;
    image->bits = head->bits;
    image->channels = head->colors == COLORS_RGB ? 3 : 1;
    image->data = join_rows(bytes, head, a);
    if (head->colors == COLORS_PALETTE)
        image->palette = arena_str(a, head->palette);
}

/* Once a run, and small: the same picture goes into every letter. */
static struct str packed(const char *bytes, size_t n, struct arena *a)
{
    uLongf length = compressBound((uLong)n);
    char *out = arena_alloc(a, length);
    int error = compress2((Bytef *)out, &length, (const Bytef *)bytes, (uLong)n,
                          Z_BEST_COMPRESSION);

    assert(error == Z_OK); /* the room is enough by the library's own word */
    return (struct str){out, length};
}

/* Colours and what shines through go apart. */
static void take_pixels(struct image *image, const uint8_t *pixels, bool gray,
                        struct arena *a, struct arena *scratch)
{
    size_t n = (size_t)image->width * (size_t)image->height;
    size_t channels = gray ? 1 : 3;
    char *data = arena_alloc(scratch, n * channels);
    char *alpha = arena_alloc(scratch, n);
    bool opaque = true;

    for (size_t i = 0; i < n; i++) {
        const uint8_t *pixel = pixels + i * (channels + 1);

        memcpy(data + i * channels, pixel, channels);
        alpha[i] = (char)pixel[channels];
        opaque = opaque && pixel[channels] == 255;
    }
    image->channels = (int)channels;
    image->bits = 8;
    image->data = packed(data, n * channels, a);
    if (!opaque)
        image->alpha = packed(alpha, n, a);
}

/*
 * libpng reads all of it, so that no damaged rows go into a document; rows
 * that it only warns of are written anew.
 */
static bool decode(struct image *image, struct str bytes,
                   const struct head *head, struct arena *a,
                   struct arena *scratch, png_image *png)
{
    uint8_t *pixels;
    bool gray;

    if (!png_image_begin_read_from_memory(png, bytes.ptr, bytes.len))
        return false;
    gray = !(png->format & PNG_FORMAT_FLAG_COLOR);
    png->format = gray ? PNG_FORMAT_GA : PNG_FORMAT_RGBA;
    pixels = arena_alloc(scratch, PNG_IMAGE_SIZE(*png));
    if (!png_image_finish_read(png, NULL, pixels, 0, NULL))
        return false;
    if (passes_unchanged(head) && png->warning_or_error == 0)
        take_rows(image, bytes, head, a);
    else
        take_pixels(image, pixels, gray, a, scratch);
    return true;
}

bool image_read_png(struct image *out, struct str bytes, const char *path,
                    struct arena *a, struct diag *d)
{
    struct head head = read_head(bytes);
    struct image image = {
        .kind = IMAGE_PNG, .width = head.width, .height = head.height};
    png_image png = {.version = PNG_IMAGE_VERSION};
    struct arena scratch = {.no_memory = a->no_memory,
                            .no_memory_user = a->no_memory_user};
    bool ok;

    if (head.width == 0 || head.height == 0 || head.width > IMAGE_SIDE_MAX ||
        head.height > IMAGE_SIDE_MAX ||
        (uint64_t)head.width * (uint64_t)head.height > IMAGE_PIXELS_MAX)
        return diag_error(d, place_of(path, 0, 0),
                          "a picture of %d x %d pixels: 1 to %d a side and %u "
                          "million in all are accepted",
                          head.width, head.height, IMAGE_SIDE_MAX,
                          IMAGE_PIXELS_MAX >> 20);
    ok = decode(&image, bytes, &head, a, &scratch, &png);
    if (ok)
        *out = image;
    else
        diag_error(d, place_of(path, 0, 0), "this PNG is damaged: %s",
                   png.message);
    png_image_free(&png);
    arena_release(&scratch);
    return ok;
}
