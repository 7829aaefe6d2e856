/*
 * pdf_file - the objects of one PDF file and its frame.
 *
 * Each object is given as the text of its dictionary ("/Type/Page ...").  All
 * but streams are packed into object streams and found by a cross-reference
 * stream (PDF 1.5): the tags of a letter, a hundred small dictionaries, take
 * 2 KB so instead of 13.  The texts must live until pdf_file_finish.
 */
#ifndef OUTPUT_PDF_FILE_H
#define OUTPUT_PDF_FILE_H

#include "base/buf.h"
#include "base/diag.h"

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

/* n dictionaries to be filled later, numbered one after the other. */
pdf_id pdf_file_reserve(struct pdf_file *f, size_t n);

/* A stream, deflated or as it is (metadata stay readable). */
pdf_id pdf_file_add_stream(struct pdf_file *f, struct str entries,
                           struct str bytes, bool deflated);

/* A stream whose bytes are deflated already, with a zlib header. */
pdf_id pdf_file_add_packed(struct pdf_file *f, struct str entries,
                           struct str zlib_bytes);

/* Make a dictionary the next page; it is given its /Parent here. */
void pdf_file_add_page(struct pdf_file *f, pdf_id page);

/* Entries of the catalog and of the document information. */
void pdf_file_set_catalog(struct pdf_file *f, struct str entries);
void pdf_file_set_info(struct pdf_file *f, struct str entries);

/*
 * The bytes of the whole file, in the arena; its /ID is the SHA-256 of what
 * stands before it.
 */
struct str pdf_file_finish(struct pdf_file *f, struct arena *a);

#endif
