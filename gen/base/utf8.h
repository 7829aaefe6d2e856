/*
 * utf8 - code points in and out of UTF-8 text.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/buf.h"

/*
 * Take one code point off the front of *s.  Malformed bytes (overlong,
 * surrogate, beyond U+10FFFF, cut short) give U+FFFD and skip one byte.
 * *s may not be empty.
 */
uint32_t utf8_next(struct str *s);

/* Index of the first malformed byte, or s.len when all is well. */
size_t utf8_check(struct str s);

/* Number of code points. */
size_t utf8_length(struct str s);

void utf8_add(struct buf *b, uint32_t code_point);

/* Han ideographs of all planes, not punctuation. */
bool utf8_is_han(uint32_t code_point);

/* Columns in a terminal or worksheet: 2 for Han and full-width, else 1. */
size_t utf8_width(struct str s);

#endif
