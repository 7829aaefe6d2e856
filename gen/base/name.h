/*
 * name - what a file or folder that we write may be called.
 *
 * A name is good on every file system that an office has (NTFS, exFAT, APFS,
 * ext4, a share of any of them): NFC; none of \ / : * ? " < > |, no control
 * and no invisible character; no dot or blank at its end; not hidden and not
 * like the lock file of an office program at its beginning; no device of
 * Windows (CON, COM1); at most NAME_CHARACTERS characters and NAME_BYTES bytes
 * with its ending; never empty.
 */
#ifndef BASE_NAME_H
#define BASE_NAME_H

#include "base/arena.h"

#define NAME_CHARACTERS 80
#define NAME_BYTES      255

/* May the code point stand in a name? */
bool name_allows(uint32_t code_point);

/* The text in normal form C; malformed bytes become U+FFFD. */
struct str name_nfc(struct str text, struct arena *a);

/*
 * Equal keys: some file system might take the names for one.  What differs in
 * case, in width or in composition is the same.
 */
struct str name_key(struct str name, struct arena *a);

/*
 * stem with ending (".pdf", or nothing for a folder).  What may not stand in a
 * name becomes _, one for several in a row; the stem gives way when the name
 * gets long.  The ending is ours: short, and good as it is.
 */
struct str name_make(struct str stem, struct str ending, struct arena *a);

struct name_taken {
    struct str key;
    size_t last; /* the last number behind this name; 1: it stands alone */
};

/* Names given already in one folder; all zero is none. */
struct name_set {
    struct name_taken *items; /* a hash table; no key: free */
    size_t count, capacity;
};

/*
 * As name_make, and unlike all names of the set: stem-2.pdf, stem-3.pdf.  Now
 * in the set.
 */
struct str name_unique(struct name_set *taken, struct str stem,
                       struct str ending, struct arena *a);

#endif
