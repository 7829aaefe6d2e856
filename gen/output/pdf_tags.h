/*
 * pdf_tags - the structure tree of one file.
 *
 * While pages are drawn, each sequence of marked content and each annotation
 * is noted for the tag it belongs to; then the tree is written.  The children
 * of a tag stand in the order in which their content was drawn.  Pages without
 * tags make nothing: the file is then not called tagged.
 */
#ifndef OUTPUT_PDF_TAGS_H
#define OUTPUT_PDF_TAGS_H

#include "layout/page.h"
#include "output/pdf_file.h"

struct pdf_tags;

/* NULL where the pages are not tagged. */
struct pdf_tags *pdf_tags_new(const struct pages *pages, struct arena *a);

/* What is noted from now on stands on this page; index counts from 0. */
void pdf_tags_begin_page(struct pdf_tags *t, size_t index, pdf_id page);

/* The number (MCID) of the next sequence of the page, of a tag. */
int64_t pdf_tags_sequence(struct pdf_tags *t, const struct tag *tag);

/* An annotation of the page; the result is its /StructParent. */
int64_t pdf_tags_annotation(struct pdf_tags *t, const struct tag *tag,
                            pdf_id annotation);

/* From the bottom left of the page, in thousandths of a point. */
struct pdf_box {
    int64_t left, bottom, right, top;
};

/* A figure takes this room, too. */
void pdf_tags_extend(struct pdf_tags *t, const struct tag *tag,
                     struct pdf_box box);

/* What a sequence of a tag is called, as in "/P". */
const char *pdf_tags_name(const struct tag *tag);

/* Write the tree; add its entries to those of the catalog. */
void pdf_tags_write(struct pdf_tags *t, struct pdf_file *f,
                    struct buf *catalog);

#endif
