/*
 * pdf - pages as a tagged PDF/A-2b file, by libharu's object layer.
 *
 * Every font is embedded as the subset the file uses, with a ToUnicode map;
 * no clock, no random: the document id is a hash of its content.  Links that
 * are not http, https or mailto are left out with a warning.
 */
#ifndef OUTPUT_PDF_H
#define OUTPUT_PDF_H

#include "layout/compose.h"
#include "model/date.h"

struct pdf_options {
    struct date created;  /* CreationDate and ModDate, 00:00; or no_date */
    int32_t zone_minutes; /* the book's time zone, east of UTC */
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
