/*
 * image - a logo, a seal: a picture read from PNG, JPEG or SVG.
 *
 * The kind is seen in the bytes, not in the name.  PNG of any kind; baseline
 * and progressive JPEG in grey or in three colours (CMYK is refused), turned
 * as the camera was held; of SVG shapes with plain fills and strokes, what it
 * cannot draw is refused by name and place.  Once read, a picture is immutable
 * and shared by all threads.
 */
#ifndef DOC_IMAGE_H
#define DOC_IMAGE_H

#include "base/diag.h"

#define IMAGE_BYTES_MAX  (32u << 20)
#define IMAGE_PIXELS_MAX (1u << 25) /* width times height */
#define IMAGE_SIDE_MAX   32767      /* pixels */

enum image_kind { IMAGE_PNG, IMAGE_JPEG, IMAGE_SVG };

struct image_color {
    uint8_t red, green, blue;
};

enum path_step_kind { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE };

struct path_point {
    int32_t x, y;
};

struct path_step {
    enum path_step_kind kind;
    struct path_point to;
    struct path_point control[2]; /* CURVE: Bézier's two */
};

/* A shape, y down.  In a picture 0 .. width and 0 .. height hold it. */
struct image_path {
    const struct path_step *steps; /* the first is a MOVE */
    size_t count;
    bool filled, stroked;
    bool even_odd; /* which parts are inside; else those wound around */
    bool round;    /* ends and joints of strokes */
    struct image_color fill, stroke;
    int32_t thickness; /* of strokes */
};

struct image {
    enum image_kind kind;
    int32_t width, height; /* as shown: pixels; SVG: its own units, scaled up */
    struct str file;       /* its bytes, as they were read */
    struct str alt;        /* an SVG's title, or empty: others give the words */
    /*
     * JPEG: how the pixels lie, as EXIF says it: 1 upright, 3 upside down, 6
     * and 8 on a side, 2, 4, 5 and 7 mirrored as well.  From 5 on width and
     * height of the pixels are those above in the other order.
     */
    int orientation;
    /* JPEG and PNG */
    int channels;       /* colours of a pixel: 1 or 3; 1 with a palette */
    int bits;           /* of each, 1 to 16 */
    struct str data;    /* JPEG: the file; PNG: a zlib stream of `rows` */
    struct str alpha;   /* zlib stream, 8 bits a pixel; or empty: opaque */
    struct str palette; /* red, green, blue of each, or empty */
    enum image_rows {
        ROWS_PLAIN,   /* pixels one behind the other */
        ROWS_FILTERED /* each row with PNG's filter before it */
    } rows;
    /* SVG */
    const struct image_path *paths; /* from the back to the front */
    size_t path_count;
};

/*
 * Read a picture; path is what messages call it.  The bytes need not outlive
 * the call.  What the image holds is in the arena.
 */
MUST_CHECK bool image_read(struct image *out, struct str bytes,
                           const char *path, struct arena *a, struct diag *d);

/* As they lie in the file. */
int32_t image_columns(const struct image *image);
int32_t image_lines(const struct image *image);

/* The parts of image_read, by kind. */
MUST_CHECK bool image_read_png(struct image *out, struct str bytes,
                               const char *path, struct arena *a,
                               struct diag *d);
MUST_CHECK bool image_read_jpeg(struct image *out, struct str bytes,
                                const char *path, struct arena *a,
                                struct diag *d);
MUST_CHECK bool image_read_svg(struct image *out, struct str bytes,
                               const char *path, struct arena *a,
                               struct diag *d);

#endif
