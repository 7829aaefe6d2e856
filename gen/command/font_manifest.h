/*
 * font_manifest - which font files serve which family.
 *
 * fonts/fonts.yaml beside the templates says it for the built-in families; a
 * book's own fonts/ adds to it, by a fonts.yaml of its own and by files whose
 * name is that of a family (宋体.ttf, 黑体-粗体.otf, simfang.ttf).  What is
 * the book's own stands in front.  A file is looked for when its family is
 * used, so that one that is missing harms nobody else.
 */
#ifndef COMMAND_FONT_MANIFEST_H
#define COMMAND_FONT_MANIFEST_H

#include "command/press.h"
#include "layout/compose.h"

/* A face that a manifest names. */
struct font_wish {
    struct str file;
    struct str package; /* that has it, or empty */
    unsigned index;     /* in its collection */
    bool latin;         /* in this chain for Latin text only */
    struct place at;
};

struct font_wishes {
    struct font_wish *items; /* in order of preference */
    size_t count, capacity;
};

enum { FONT_OWN, FONT_SUPPLIED };

struct font_family {
    struct str name;
    struct font_wishes wishes[2][2]; /* [FONT_OWN, FONT_SUPPLIED][bold] */
    unsigned bold_as; /* its bold is that of this family, where it has none */
    unsigned behind;  /* the family that has what it lacks; itself: none */
    unsigned latin;   /* the family of its Latin letters and digits; itself */
};

struct font_manifest {
    struct font_family families[FONT_FAMILIES_MAX];
    size_t count;            /* the first FONT_BUILT_IN are always there */
    struct font_name *names; /* all of them, with the other names */
    size_t name_count, name_capacity;
    const char *own;      /* the book's fonts/, or NULL */
    const char *supplied; /* the folder of the built-in manifest */
};

/* Read both manifests and the names of the files in the book's fonts/. */
MUST_CHECK bool font_manifest_read(struct run *r, const char *book,
                                   struct font_manifest *out);

/* The family of this name, or NULL. */
const struct font_family *font_manifest_find(const struct font_manifest *m,
                                             struct str name);

/*
 * The file of a wish: in the book's fonts/, beside the built-in manifest, then
 * in the system's font folders; or NULL.
 */
const char *font_wish_path(struct run *r, const struct font_manifest *m,
                           const struct font_wish *wish);

/*
 * The families that a document is set in, as bits 1 << number.  A name that
 * is unknown is left to compose(), which says so.
 */
uint32_t font_manifest_families(const struct font_manifest *m,
                                const struct document_tree *tree);

/*
 * Load these families with what is behind them, noting each file once.  A
 * missing file is reported with the package that has it.  Free the set with
 * font_set_release before r->arena.
 */
MUST_CHECK bool font_manifest_load(struct run *r, const struct font_manifest *m,
                                   uint32_t families, struct font_set **out,
                                   struct font_files *files);

/* The faces of one family and weight, in order; for those who only look. */
struct font_wishes font_manifest_chain(struct run *r,
                                       const struct font_manifest *m,
                                       unsigned family, bool bold);

/* font_dropped.c: the families that the files in a folder are named after. */
MUST_CHECK bool font_manifest_drop(struct run *r, struct font_manifest *m);

/* The family of this name, new or not; NULL: there is no room for another. */
struct font_family *font_manifest_add(struct run *r, struct font_manifest *m,
                                      struct str name);

#endif
