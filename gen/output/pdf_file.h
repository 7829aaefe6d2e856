/*
 * pdf_file - the objects of one PDF file, by libharu's object layer.
 *
 * Each object is given as the text of its dictionary ("/Type/Page ...");
 * libharu numbers it and keeps the page tree, the catalog and the cross
 * references.  The file's frame is ours: all but streams are packed into
 * object streams and found by a cross-reference stream (PDF 1.5), so that the
 * tags of a letter, a hundred small dictionaries, take 2 KB instead of 13.
 * The texts must live until pdf_file_finish.  libharu's first error makes the
 * file unusable and later calls only echo it; so it is kept and reported once,
 * by pdf_file_finish.
 */
#ifndef OUTPUT_PDF_FILE_H
#define OUTPUT_PDF_FILE_H

#include "base/buf.h"
#include "base/diag.h"
#include "output/deflate.h"

struct pdf_file;

/* Number of an object, as in "12 0 R"; 0: none. */
typedef uint32_t pdf_id;

/* False: out of memory, reported. */
MUST_CHECK bool pdf_file_open(struct pdf_file **out, struct arena *a,
                              struct diag *d);
void pdf_file_close(struct pdf_file *f);

/* A dictionary; pdf_file_fill gives one its text later. */
pdf_id pdf_file_add(struct pdf_file *f, struct str entries);
void pdf_file_fill(struct pdf_file *f, pdf_id id, struct str entries);

/* A stream, deflated or as it is (metadata stay readable). */
pdf_id pdf_file_add_stream(struct pdf_file *f, struct str entries,
                           struct str bytes, bool deflated);

/* A stream whose bytes are deflated already, with a zlib header. */
pdf_id pdf_file_add_packed(struct pdf_file *f, struct str entries,
                           struct str zlib_bytes);

/*
 * A stream of three parts, of which the one in the middle is deflated already:
 * a piece of output/deflate.h, and the Adler-32 of what it was.
 */
struct pdf_middle {
    struct deflated piece;
    uint32_t adler32;
};
pdf_id pdf_file_add_around(struct pdf_file *f, struct str entries,
                           struct str front, const struct pdf_middle *middle,
                           struct str back);

/* Make a dictionary the next page. */
void pdf_file_add_page(struct pdf_file *f, pdf_id page);

/* Entries of the catalog and of the document information. */
void pdf_file_set_catalog(struct pdf_file *f, struct str entries);
void pdf_file_set_info(struct pdf_file *f, struct str entries);

/* "libharu 2.3.0" */
const char *pdf_file_producer(void);

/*
 * The bytes of the whole file, in the arena; its /ID is the SHA-256 of what
 * stands before it.  False: libharu failed, reported.
 */
MUST_CHECK bool pdf_file_finish(struct pdf_file *f, struct str *out,
                                struct arena *a, struct diag *d);

#endif
