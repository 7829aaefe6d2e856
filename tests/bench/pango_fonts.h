/*
 * pango_fonts - the faces of a run, cut to its characters beforehand.
 *
 * cairo copies every subroutine of a face into each file (650 KB a letter with
 * Noto CJK as it is installed); whoever prints many letters by it cuts the
 * faces first, so the comparison does.
 */
#ifndef BENCH_PANGO_FONTS_H
#define BENCH_PANGO_FONTS_H

#include "base/str.h"

#include <stdbool.h>

/*
 * Write the faces, cut to the characters of texts and to ASCII, into a folder
 * and let fontconfig know these and no others.  Before Pango's first call.
 */
bool pango_fonts_cut(const char *folder, const struct str *texts, int n);

#endif
