/*
 * pdf_image - the pictures of one file, each written once.
 */
#ifndef OUTPUT_PDF_IMAGE_H
#define OUTPUT_PDF_IMAGE_H

#include "layout/page.h"
#include "output/pdf_file.h"

struct pdf_images {
    const struct image **items;
    size_t count, capacity;
    struct arena *arena;
};

/* The number of a picture, new or not: "/I2 Do" draws it on a square of 1. */
size_t pdf_images_number(struct pdf_images *images, const struct image *image);

/* Write those that were asked for; adds "/XObject<<...>>" of resources. */
void pdf_images_write(const struct pdf_images *images, struct pdf_file *f,
                      struct buf *resources);

/* A shape's colours, pen and outline, painted; y as the path has it. */
void pdf_path_add(struct buf *b, const struct image_path *path);

#endif
