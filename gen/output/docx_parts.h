/*
 * docx_parts - the parts of output/docx: one document in the making.
 */
#ifndef OUTPUT_DOCX_PARTS_H
#define OUTPUT_DOCX_PARTS_H

#include "base/buf.h"
#include "doc/tree.h"

#define DOCX_MAX (64u << 20) /* bytes of a part */

/* A picture of the package: "media/image1.png". */
struct docx_media {
    struct str name;
    const struct image *image;
};

struct docx {
    struct buf out;  /* document.xml or footnotes.xml */
    struct buf rels; /* of the document */
    const struct document_tree *tree;
    struct arena *arena;
    struct diag *diag;
    struct docx_media *media;
    size_t media_count, media_capacity;
    const struct footnote **notes; /* in the order of their marks */
    size_t note_count, note_capacity;
    size_t rel_count;
    int depth;         /* of blocks */
    int lists;         /* that are open */
    int32_t measure;   /* of the text, twips */
    int32_t left;      /* indent of what is set now, twips */
    int32_t gap;       /* above the next paragraph, twips */
    const char *align; /* "right", "center"; NULL: both or left */
    const char *style; /* of paragraphs: "Cell"; NULL: Normal */
    bool indent;       /* first lines of paragraphs stand in */
    bool hard_breaks;  /* a line end of the source ends the line */
    bool keep;         /* paragraphs stay with the next one */
    bool cut;          /* the next paragraph begins a slip: a dashed line */
    bool strong;       /* all runs: headings of tables, totals */
    bool in_notes;     /* links there have relations of their own: no links */
    bool chinese;
    bool failed;
};

/* The body's type in half points, and its leading in twips. */
int docx_size(const struct document_tree *tree);
int docx_leading(const struct document_tree *tree);

/* docx_inline.c */
void docx_add_runs(struct docx *x, const struct inline_run *content);
void docx_add_words(struct docx *x, struct str text, unsigned style);

/* docx_block.c: a paragraph's beginning, its properties; its end. */
struct docx_paragraph {
    const char *style, *align;
    int32_t left, hanging, first; /* twips */
    bool keep;
};
void docx_open_paragraph(struct docx *x, const struct docx_paragraph *p);
void docx_close_paragraph(struct docx *x);
void docx_add_blocks(struct docx *x, const struct block *blocks);

/* docx_table.c */
void docx_add_table(struct docx *x, const struct table *table);
void docx_add_columns(struct docx *x, const struct block *div);

/* docx_picture.c */
void docx_add_picture(struct docx *x, const struct picture *picture);
void docx_add_letterhead(struct docx *x);

/* docx_style.c: styles.xml, header1.xml, footer1.xml */
struct str docx_styles(const struct docx *x);
struct str docx_header(const struct docx *x);
struct str docx_footer(const struct docx *x);

/* A new relation of the document; its id, "rId7".  external: a link. */
struct str docx_relate(struct docx *x, const char *type, struct str target,
                       bool external);

#endif
