/*
 * html - a document tree as one self-contained HTML file.
 *
 * For a mail's body, a browser and a phone: no script, nothing fetched, the
 * style inside, charts as inline SVG with their figures in a table behind
 * them.  What a mail program strips (style sheets, SVG) takes looks, never
 * words or numbers.  Printed, it is A4 or the page the tree asks for, with its
 * header, footer and watermark.  Values are text whatever they hold; links
 * that lead nowhere safe are left out with a warning.
 */
#ifndef OUTPUT_HTML_H
#define OUTPUT_HTML_H

#include "layout/compose.h"

/*
 * The whole file in the arena.  fonts and shaper measure the words of charts,
 * whose characters the set holds; they may be NULL where there are none.
 */
MUST_CHECK bool html_make(const struct document_tree *tree,
                          const struct font_set *fonts, struct shaper *shaper,
                          struct str *out, struct arena *a, struct diag *d);

/* html_make, then outfile_save. */
MUST_CHECK bool html_write(const struct document_tree *tree,
                           const struct font_set *fonts, struct shaper *shaper,
                           const char *path, struct arena *a, struct diag *d);

#endif
