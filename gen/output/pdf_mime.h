/*
 * pdf_mime - what kind of file an attachment is.
 */
#ifndef OUTPUT_PDF_MIME_H
#define OUTPUT_PDF_MIME_H

#include "base/str.h"

/*
 * "text/csv": by how its bytes begin, with the ending of its name to tell
 * like ones apart; of text by the ending alone; else
 * "application/octet-stream".
 */
struct str pdf_mime(struct str name, struct str bytes);

#endif
