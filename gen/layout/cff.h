/*
 * cff - the outlines of a Compact Font Format table, glyph by glyph, and a
 * small CFF font put together from some of them.
 *
 * Reads tables without subroutines, as hb_subset leaves them with
 * DESUBROUTINIZE, so that a glyph is one piece of bytes that stands alone.
 * What it writes is CID-keyed (Adobe-Identity-0): the n-th glyph given has the
 * CID n.  Bytes in, bytes out; no library.
 */
#ifndef LAYOUT_CFF_H
#define LAYOUT_CFF_H

#include "base/arena.h"

#define CFF_MAX_FDS 256

/* Operators of DICT data; two-byte ones have 12 in front. */
enum {
    CFF_FONT_BOX = 5,
    CFF_CHARSET = 15,
    CFF_CHARSTRINGS = 17,
    CFF_PRIVATE = 18,
    CFF_SUBRS = 19,
    CFF_ESCAPE = 12,
    CFF_MATRIX = 12 << 8 | 7,
    CFF_ROS = 12 << 8 | 30,
    CFF_CID_COUNT = 12 << 8 | 34,
    CFF_FD_ARRAY = 12 << 8 | 36,
    CFF_FD_SELECT = 12 << 8 | 37
};

struct cff_index {
    struct str offsets; /* count + 1 numbers of offset_size bytes */
    struct str data;    /* begins one byte early: offsets count from 1 */
    uint32_t count;
    unsigned offset_size;
};

/* What a group of glyphs shares: default widths, blue zones, a matrix. */
struct cff_fd {
    struct str private_dict;
    struct str matrix; /* FontMatrix entry, or empty */
};

struct cff {
    struct cff_index charstrings;
    struct str matrix;    /* of the whole font, or empty */
    struct str box;       /* FontBBox entry, or empty */
    const uint8_t *fd_of; /* one a glyph */
    const struct cff_fd *fds;
    size_t fd_count;
    bool is_cid_keyed; /* else by names */
};

/*
 * Look into a table, which must outlive the result.  False: it is damaged or
 * has subroutines.
 */
MUST_CHECK bool cff_read(struct cff *out, struct str table, struct arena *a);

/*
 * The CIDs of glyphs of any table, subroutines or not: in one that is not
 * CID-keyed, and where the table says nothing, their numbers.  False: damaged.
 */
MUST_CHECK bool cff_find_cids(struct str table, const uint32_t *glyphs,
                              size_t n, uint16_t *cids);

/*
 * Is a glyph composed of two others by their codes (seac), which a CID-keyed
 * font does not have?  Then *width is the operand of its width, as it stands
 * in the charstring; empty: the default width.  Such a glyph must be drawn
 * anew before a subset is made of it.
 */
bool cff_is_composed(const struct cff *cff, uint32_t glyph, struct str *width);

/* Other drawings for all glyphs, which may come from cff_charstring. */
void cff_set_charstrings(struct cff *cff, const struct str *charstrings,
                         size_t n, struct arena *a);

/* The drawing of a glyph; empty where there is none. */
struct str cff_charstring(const struct cff *cff, uint32_t glyph);

/*
 * A font of these glyphs, which may repeat; glyphs[0] should be 0, .notdef.
 * At least 1, at most 65535.  The bytes are in the arena.
 */
struct str cff_subset(const struct cff *cff, const uint32_t *glyphs, size_t n,
                      struct str name, struct arena *a);

/*
 * The same font without the drawings of its first glyphs, those before
 * `common`: what stands before them and what stands behind.
 */
void cff_subset_around(const struct cff *cff, const uint32_t *glyphs, size_t n,
                       size_t common, struct str name, struct str *front,
                       struct str *back, struct arena *a);

/* Those drawings. */
struct str cff_drawings(const struct cff *cff, const uint32_t *glyphs, size_t n,
                        struct arena *a);

#endif
