/*
 * pdf_icc - a colour profile of sRGB, made here, for the output intent that
 * PDF/A asks for.
 */
#ifndef OUTPUT_PDF_ICC_H
#define OUTPUT_PDF_ICC_H

#include "base/arena.h"

/* An ICC version 4 display profile of about 500 bytes; in the arena. */
struct str pdf_icc_srgb(struct arena *a);

#endif
