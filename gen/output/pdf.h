/*
 * pdf - pages as a tagged PDF/A-2b file, by libharu's object layer.
 *
 * Every font is embedded as the subset the file uses, with a ToUnicode map;
 * no clock, no random: the document id is a hash of its content.  Pages with
 * tags make a file to PDF/UA-1 as well; with attachments it is PDF/A-3b.  Links
 * that lead nowhere safe are left out with a warning.
 */
#ifndef OUTPUT_PDF_H
#define OUTPUT_PDF_H

#include "layout/compose.h"
#include "model/date.h"

struct pdf_stock; /* output/pdf_stock.h */

/* What an attached file is to the document. */
enum pdf_relation {
    PDF_UNSPECIFIED,
    PDF_SOURCE,      /* the document was made from it */
    PDF_DATA,        /* the numbers behind a table or a figure */
    PDF_ALTERNATIVE, /* the same in another form */
    PDF_SUPPLEMENT
};

struct pdf_attachment {
    struct str name; /* "催款明细.csv"; without a folder */
    struct str mime; /* "text/csv" */
    struct str bytes;
    struct str description; /* or empty */
    enum pdf_relation relation;
    struct date modified; /* or no_date: the document's */
};

struct pdf_options {
    struct date created;  /* CreationDate and ModDate, 00:00; or no_date */
    int32_t zone_minutes; /* the book's time zone, east of UTC */
    const struct pdf_attachment *attachments; /* any: it is PDF/A-3b then */
    size_t attachment_count;
    const struct pdf_stock *stock; /* of files like it, or NULL */
};

/* The whole file's bytes in the arena. */
MUST_CHECK bool pdf_make(const struct pages *pages,
                         const struct font_set *fonts,
                         const struct pdf_options *options, struct str *out,
                         struct arena *a, struct diag *d);

/* pdf_make, then outfile_save. */
MUST_CHECK bool pdf_write(const struct pages *pages,
                          const struct font_set *fonts,
                          const struct pdf_options *options, const char *path,
                          struct arena *a, struct diag *d);

#endif
