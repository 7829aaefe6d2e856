/*
 * html_text - characters of documents in HTML and SVG.
 *
 * Whatever a value holds stays text: markup is escaped, signs of control are
 * left out, bytes that are no UTF-8 become U+FFFD.
 */
#ifndef OUTPUT_HTML_TEXT_H
#define OUTPUT_HTML_TEXT_H

#include "base/buf.h"

/* Good between tags and in attributes with double quotes. */
void html_add_text(struct buf *b, struct str text);

/* ` name="text"` */
void html_add_attribute(struct buf *b, const char *name, struct str text);

/* A string of CSS with its quotes, good within <style>. */
void css_add_string(struct buf *b, struct str text);

/* A length in thousandths, without needless digits: "12.5". */
void html_add_thousandths(struct buf *b, int64_t thousandths);

#endif
