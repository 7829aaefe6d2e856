/*
 * font - faces, coverage and shaping, by HarfBuzz.
 *
 * A font_set is loaded once a run from the chains of fonts/fonts.yaml: for a
 * family (regular or bold) the faces in order of preference.  A character no
 * face has is an error that names it and its place.  Check boxes are in every
 * family, drawn by ourselves.  After font_set_freeze the set is immutable and
 * shared by all threads: faces are cut down to the characters the run can
 * contain (DESIGN 7).  Freezing gives the glyphs new numbers: what was shaped
 * before is not drawn after.
 */
#ifndef LAYOUT_FONT_H
#define LAYOUT_FONT_H

#include "layout/page.h"

/* The families that layout names itself; a book's own come behind them. */
enum { FONT_SERIF, FONT_SANS, FONT_FANG, FONT_KAI, FONT_BUILT_IN };

#define FONT_FAMILIES_MAX 32
#define FONT_CHAIN_MAX    16

struct cff; /* layout/cff.h */

/* One font file's face, with what output/pdf_font needs to embed it. */
struct face {
    struct str postscript_name;
    const char *path;
    unsigned index; /* in its collection */
    bool is_cff;    /* else TrueType outlines */
    bool is_ours;   /* the check boxes: no file */
    bool has_han;   /* else a font for Latin text */
    int32_t units_per_em;
    int32_t ascent, descent; /* of the em box, per 1000 em; descent negative */
    int32_t cap_height, italic_angle; /* angle in degrees */
    int32_t box[4];                   /* FontBBox per 1000 em */
    int32_t digit_advance;            /* the widest of 0 to 9, in font units */
    int32_t weight;                   /* 400 regular, 700 bold */
    unsigned licence;                 /* fsType */
    size_t whole;          /* bytes of all of it, if it forbids a part; or 0 */
    bool bold, serif;      /* as fonts.yaml says where it names it first */
    void *hb_face;         /* hb_face_t: full font until frozen, then cut */
    void *hb_font;         /* hb_font_t, scale = units_per_em */
    const struct cff *cff; /* its outlines, after freeze; NULL: not CFF */
    size_t glyph_count;    /* of hb_face */
    unsigned number;       /* index within the set */
};

struct font_set;

/* A face of a family, in order of preference within family and weight. */
struct font_source {
    unsigned family; /* FONT_SERIF ..., less than FONT_FAMILIES_MAX */
    bool bold;
    const char *path; /* of the font file, found by the caller */
    unsigned index;   /* face in a collection */
    bool latin;       /* for Latin letters, digits and their marks only */
};

/* What a family is called in a template; it may have several names. */
struct font_name {
    struct str name;
    unsigned family;
};

/*
 * Load the faces.  A broken or missing file is reported with its path; a face
 * whose licence bits (fsType) forbid embedding is refused, and one that may be
 * embedded only as a whole is taken with a warning of its size.  A face that
 * stands twice in a chain counts once.
 */
MUST_CHECK bool font_set_load(struct font_set **out,
                              const struct font_source *sources, size_t n,
                              struct arena *a, struct diag *d);
void font_set_release(struct font_set *set);

/* Names besides serif, sans, fang and kai; they outlive the set. */
void font_set_name(struct font_set *set, const struct font_name *names,
                   size_t n);

/* The family of this name.  False, and *family untouched: there is none. */
bool font_family_find(const struct font_set *set, struct str name,
                      unsigned *family);

/*
 * Cut every face that may be cut to the characters of text (all templates and
 * data of the run) plus ASCII, Latin letters, punctuation, full-width forms and
 * the characters of amounts in capitals; then immutable.  font_find knows only
 * these afterwards.
 */
MUST_CHECK bool font_set_freeze(struct font_set *set, struct str text,
                                struct arena *a, struct diag *d);

/* The face for a character, or NULL: no face of the chain has it. */
const struct face *font_find(const struct font_set *set, unsigned family,
                             bool bold, uint32_t code_point);

/*
 * The face for a mark that Chinese shares with Latin text (“ ” ‘ ’ — … ·) and
 * sets full width: the first that has Han as well, if there is one.
 */
const struct face *font_find_wide(const struct font_set *set, unsigned family,
                                  bool bold, uint32_t code_point);

/*
 * The face for a character with the marks and variation selectors behind it.
 * *plain: no face has the variant that a selector asks for, and the character
 * will look as it does without.
 */
const struct face *font_find_marked(const struct font_set *set, unsigned family,
                                    bool bold, const uint32_t *code_points,
                                    size_t n, bool *plain);

size_t font_set_count(const struct font_set *set);
const struct face *font_set_face(const struct font_set *set, size_t number);

/*
 * How to shape.  PLAIN is Chinese: punctuation is full width and —— two em;
 * only · is as wide as the font's designer thought.
 */
enum {
    SHAPE_PLAIN = 0,
    SHAPE_NARROW = 1, /* text in Latin letters: its own “ ” ‘ ’ … — */
    SHAPE_WIDE = 2,   /* · full width as well */
    SHAPE_TABULAR = 4 /* columns of amounts: digits of one advance, no kern */
};

/* A thread's own shaping buffer. */
struct shaper;
struct shaper *shaper_new(struct arena *a);
void shaper_release(struct shaper *s);

/* The patterns that divide English words; NULL: not on this machine. */
void *shaper_hyphens(struct shaper *s);

/* SHAPE_... for the calls of shape that follow. */
void shaper_style(struct shaper *s, unsigned style);

/*
 * Shape text that one face covers; glyphs in the arena, x from 0, *advance
 * the whole width at size.
 */
void shape(struct shaper *s, const struct face *face, struct str text, mpt size,
           struct glyph **glyphs, size_t *count, mpt *advance, struct arena *a);

/*
 * The font program with just these glyphs (glyphs[0] is 0, .notdef), as
 * pdf_font embeds it: CFF with CID i for glyphs[i]; or TrueType, and
 * new_ids[i] (room for n) is the number of glyphs[i] in it.  A glyph may stand
 * twice.  A face that may not be cut comes whole, and new_ids[i] is the CID or
 * the number of glyphs[i].  False: the library could not cut it, and said
 * nothing.
 */
MUST_CHECK bool font_subset(const struct face *face, const uint32_t *glyphs,
                            size_t n, struct str *program, uint16_t *new_ids,
                            struct arena *a);

/*
 * The same of a frozen face with CFF outlines, in three parts, of which the
 * one in the middle is the drawings of glyphs[0] to glyphs[common - 1].
 */
void font_subset_around(const struct face *face, const uint32_t *glyphs,
                        size_t n, size_t common, struct str *front,
                        struct str *back, struct arena *a);
struct str font_drawings(const struct face *face, const uint32_t *glyphs,
                         size_t common, struct arena *a);

/* The advance of a glyph, per 1000 em, rounded. */
int32_t font_advance(const struct face *face, uint32_t glyph);

#endif
