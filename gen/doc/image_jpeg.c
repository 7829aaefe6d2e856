#include "doc/image.h"

/* Markers of ITU-T T.81 that matter here. */
enum {
    MARK_SOF0 = 0xc0, /* baseline */
    MARK_SOF2 = 0xc2, /* progressive */
    MARK_DHT = 0xc4,
    MARK_JPG = 0xc8,
    MARK_DAC = 0xcc,
    MARK_SOF15 = 0xcf,
    MARK_RST0 = 0xd0,
    MARK_EOI = 0xd9,
    MARK_SOS = 0xda,
    MARK_APP1 = 0xe1,
    MARK_TEM = 0x01
};

#define EXIF            STR("Exif\0\0")
#define TAG_ORIENTATION 0x0112
#define TYPE_SHORT      3
#define ENTRY           12 /* bytes of a directory's entry */

static unsigned byte_at(struct str s, size_t at)
{
    return at < s.len ? (unsigned char)s.ptr[at] : 0;
}

static unsigned two_at(struct str s, size_t at)
{
    return byte_at(s, at) << 8 | byte_at(s, at + 1);
}

/* Numbers of a TIFF file, in its order of bytes. */
static size_t tiff_number(struct str tiff, size_t at, size_t bytes)
{
    bool little = str_starts(tiff, STR("II"));
    size_t n = 0;

    for (size_t i = 0; i < bytes; i++)
        n = n << 8 | byte_at(tiff, at + (little ? bytes - 1 - i : i));
    return n;
}

/* 1 to 8; 0: the segment does not say, or not as the standard has it. */
static int exif_orientation(struct str segment)
{
    struct str tiff;
    size_t first, count;

    if (!str_starts(segment, EXIF))
        return 0;
    tiff = str_skip(segment, EXIF.len);
    if ((!str_starts(tiff, STR("II")) && !str_starts(tiff, STR("MM"))) ||
        tiff_number(tiff, 2, 2) != 42)
        return 0;
    first = tiff_number(tiff, 4, 4);
    count = tiff_number(tiff, first, 2);
    for (size_t i = 0; i < count && first + 2 + ENTRY * (i + 1) <= tiff.len;
         i++) {
        size_t at = first + 2 + ENTRY * i;
        size_t value = tiff_number(tiff, at + 8, 2);

        if (tiff_number(tiff, at, 2) == TAG_ORIENTATION)
            return tiff_number(tiff, at + 2, 2) == TYPE_SHORT &&
                           tiff_number(tiff, at + 4, 4) == 1 && value <= 8
                       ? (int)value
                       : 0;
    }
    return 0;
}

static bool is_frame(unsigned marker)
{
    return marker >= MARK_SOF0 && marker <= MARK_SOF15 && marker != MARK_DHT &&
           marker != MARK_JPG && marker != MARK_DAC;
}

static bool stands_alone(unsigned marker)
{
    return marker == MARK_TEM || (marker >= MARK_RST0 && marker < MARK_EOI);
}

static bool read_frame(struct image *image, unsigned marker, struct str segment,
                       const char *path, struct diag *d)
{
    struct place at = place_of(path, 0, 0);

    if (marker > MARK_SOF2)
        return diag_error(d, at,
                          "a JPEG of a kind that few programs read; save it as "
                          "baseline or progressive JPEG");
    image->bits = (int)byte_at(segment, 0);
    image->height = (int32_t)two_at(segment, 1);
    image->width = (int32_t)two_at(segment, 3);
    image->channels = (int)byte_at(segment, 5);
    if (image->channels == 4)
        return diag_error(d, at,
                          "a JPEG in CMYK, whose colours depend on a printing "
                          "press; save it in RGB");
    if (image->bits != 8 || (image->channels != 1 && image->channels != 3) ||
        segment.len < 6 + 3 * (size_t)image->channels)
        return diag_error(d, at,
                          "a JPEG of %d bits and %d channels: 8 bits in grey "
                          "or in RGB are accepted",
                          image->bits, image->channels);
    if (image->width == 0 || image->height == 0 ||
        image->width > IMAGE_SIDE_MAX || image->height > IMAGE_SIDE_MAX ||
        (uint64_t)image->width * (uint64_t)image->height > IMAGE_PIXELS_MAX)
        return diag_error(d, at,
                          "a picture of %d x %d pixels: 1 to %d a side and %u "
                          "million in all are accepted",
                          image->width, image->height, IMAGE_SIDE_MAX,
                          IMAGE_PIXELS_MAX >> 20);
    return true;
}

/* Segments up to the scan; what follows is the reader's own affair. */
static bool find_frame(struct image *image, struct str bytes, bool *found,
                       const char *path, struct diag *d)
{
    size_t at = 2;

    *found = false;
    while (at + 4 <= bytes.len && byte_at(bytes, at) == 0xff) {
        unsigned marker = byte_at(bytes, at + 1);
        size_t length = two_at(bytes, at + 2);
        struct str segment;

        if (marker == 0xff || stands_alone(marker)) {
            at += marker == 0xff ? 1 : 2;
            continue;
        }
        if (marker == MARK_EOI || length < 2 || length > bytes.len - at - 2)
            return true;
        if (marker == MARK_SOS)
            return true;
        segment = str_head(str_skip(bytes, at + 4), length - 2);
        if (marker == MARK_APP1 && !image->orientation)
            image->orientation = exif_orientation(segment);
        if (is_frame(marker)) {
            if (!read_frame(image, marker, segment, path, d))
                return false;
            *found = true;
        }
        at += 2 + length;
    }
    return true;
}

/* The end mark, with nothing or zeros and blanks behind it. */
static bool is_whole(struct str bytes)
{
    size_t end = bytes.len;

    while (end > 2 &&
           (byte_at(bytes, end - 1) == 0 || byte_at(bytes, end - 1) == '\n' ||
            byte_at(bytes, end - 1) == '\r'))
        end--;
    return end > 4 && byte_at(bytes, end - 2) == 0xff &&
           byte_at(bytes, end - 1) == MARK_EOI;
}

bool image_read_jpeg(struct image *out, struct str bytes, const char *path,
                     struct arena *a, struct diag *d)
{
    struct image image = {.kind = IMAGE_JPEG};
    bool found;

    if (!find_frame(&image, bytes, &found, path, d))
        return false;
    if (!found || !is_whole(bytes))
        return diag_error(d, place_of(path, 0, 0),
                          "this JPEG is damaged or cut off");
    image.data = arena_str(a, bytes);
    if (image.orientation >= 5) {
        int32_t columns = image.width;

        image.width = image.height;
        image.height = columns;
    }
    *out = image;
    return true;
}
