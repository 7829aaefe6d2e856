/*
 * tree - a document: blocks of inlines, before it has pages.
 *
 * Made by doc/markdown from a template, or by report/ in code; read by
 * layout/ and the output formats.  Lives in one arena.  No fonts, no sizes in
 * points: roles only.
 */
#ifndef DOC_TREE_H
#define DOC_TREE_H

#include "base/diag.h"
#include "doc/chart.h"

enum inline_kind {
    INLINE_TEXT,
    INLINE_SOFT_BREAK, /* a line end in the source: nothing between Han */
    INLINE_LINE_BREAK  /* a forced new line */
};

enum { STYLE_STRONG = 1, STYLE_EMPH = 2, STYLE_CODE = 4 };

struct inline_run {
    struct inline_run *next;
    enum inline_kind kind;
    unsigned style; /* STYLE_... */
    struct str text;
    struct str link; /* target, or empty */
    struct place at; /* in the template */
};

enum block_kind {
    BLOCK_PARAGRAPH,
    BLOCK_HEADING,
    BLOCK_LIST, /* children: BLOCK_ITEM */
    BLOCK_ITEM,
    BLOCK_TABLE,
    BLOCK_DIV, /* children, in the role's way */
    BLOCK_RULE,
    BLOCK_PAGE_BREAK,
    BLOCK_CHART
};

enum div_role {
    DIV_PLAIN,
    DIV_RIGHT,
    DIV_CENTER,
    DIV_SIGNATURE, /* right block, kept together with what precedes */
    DIV_KEEP,      /* not split over pages */
    DIV_NOTE,      /* small print */
    DIV_COLUMNS,   /* children side by side */
    DIV_FIGURES,   /* a table set as headline figures: label over number */
    DIV_REPLY_SLIP /* cut line, then a form */
};

enum align { ALIGN_DEFAULT, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

struct table_cell {
    struct inline_run *content;
};

struct table {
    enum align *aligns; /* one a column */
    size_t column_count;
    struct table_cell *cells; /* row by row; the first row is the heading */
    size_t row_count;         /* heading included */
    bool has_total; /* the last row is a total: set strong, ruled above */
};

struct block {
    struct block *next;
    struct block *children; /* LIST, ITEM, DIV */
    enum block_kind kind;
    enum div_role role;         /* DIV */
    int level;                  /* HEADING 1..6 */
    bool ordered;               /* LIST */
    int start;                  /* LIST: first number */
    struct inline_run *content; /* PARAGRAPH, HEADING */
    struct table *table;
    const struct chart *chart;
    struct place at;
};

/* Page set-up, from the front matter.  Lengths in thousandths of a point. */
struct page_setup {
    int32_t width, height;            /* A4 595276 x 841890 */
    int32_t top, right, bottom, left; /* margins */
};

struct document_tree {
    struct block *blocks;
    struct page_setup page;
    struct str title;    /* of the PDF, too */
    struct str language; /* "zh-CN", "en" */
    struct str author;   /* the creditor */
    struct str subject;
    struct str header; /* {{page}} and {{pages}} already kept as tags */
    struct str footer;
    struct str watermark;   /* "草稿", or empty */
    struct str body_font;   /* family of fonts: "serif", "仿宋" */
    struct place font_at;   /* where the template names it */
    int32_t body_size;      /* mpt */
    bool first_line_indent; /* 2 em, Chinese letters */
};

#endif
