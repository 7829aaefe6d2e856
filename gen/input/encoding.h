/*
 * encoding - bytes of an export become UTF-8.
 *
 * By rule, without statistics: a byte order mark, then strict UTF-8, then
 * strict GB18030, else windows-1252; what was chosen is said.  Bytes that
 * cannot be the text they claim to be (invalid after a mark, invalid UTF-8
 * among valid UTF-8, a character cut short by the end, a workbook, a NUL) are
 * refused with line and column: damaged names must not reach a letter.
 *
 * A long file may be taken in pieces: cut anywhere behind a line feed, and
 * encoding_check and encoding_convert may run on the pieces in parallel (not
 * for UTF-16).
 */
#ifndef INPUT_ENCODING_H
#define INPUT_ENCODING_H

#include "base/diag.h"

enum encoding {
    ENCODING_UTF8,
    ENCODING_GB18030,
    ENCODING_WINDOWS_1252,
    ENCODING_UTF16LE,
    ENCODING_UTF16BE
};

struct encoding_result {
    struct str text;  /* UTF-8 without mark: part of bytes, or in the arena */
    const char *name; /* "UTF-8", "GB18030", ...; static */
};

/*
 * Recognise and decode a whole file.  UTF-8 is not copied.  Says (note)
 * GB18030 and UTF-16, warns of windows-1252.  On failure *out is untouched.
 */
MUST_CHECK bool encoding_decode(struct str bytes, const char *path,
                                struct encoding_result *out, struct arena *a,
                                struct diag *d);

/* "UTF-8", "GB18030", "windows-1252", "UTF-16LE", "UTF-16BE". */
const char *encoding_name(enum encoding e);

/*
 * Does it begin as an archive or an office document does?  It is no text then,
 * though what a cut leaves of it may look like damaged UTF-8.
 */
bool encoding_is_document(struct str bytes);

/* Take a byte order mark off the front; false: there is none. */
bool encoding_take_mark(struct str *bytes, enum encoding *out);

/*
 * Index of the first byte that is not strict UTF-8 (overlong, surrogate,
 * beyond U+10FFFF, cut short), or piece.len: several GB/s where it is ASCII.
 */
size_t encoding_check(struct str piece);

/*
 * Convert a piece without mark to UTF-8.  False, with *bad the index of the
 * first byte that is not in this encoding, and *out untouched.  UTF-8 is
 * checked and not copied.
 */
MUST_CHECK bool encoding_convert(enum encoding e, struct str piece,
                                 struct str *out, size_t *bad, struct arena *a);

#endif
