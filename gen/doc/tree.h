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
#include "doc/image.h"

enum inline_kind {
    INLINE_TEXT,
    INLINE_SOFT_BREAK, /* a line end in the source: nothing between Han */
    INLINE_LINE_BREAK, /* a forced new line */
    INLINE_FOOTNOTE    /* the mark of a note; text is "[1]" */
};

enum { STYLE_STRONG = 1, STYLE_EMPH = 2, STYLE_CODE = 4 };

/* Printed once, on the page where its first mark stands. */
struct footnote {
    int number;           /* from 1, in the order of marks */
    struct block *blocks; /* of which it consists */
    struct place at;
};

struct inline_run {
    struct inline_run *next;
    enum inline_kind kind;
    unsigned style; /* STYLE_... */
    struct str text;
    struct str link;             /* target, or empty */
    const struct footnote *note; /* FOOTNOTE */
    bool is_value;               /* TEXT: of the data, not of the template */
    struct place at;             /* in the template */
};

/* A picture between the lines, or a firm's logo or seal. */
struct picture {
    const struct image *image; /* NULL: there is none */
    struct str alt;            /* for those who cannot see it */
    int32_t width;             /* mpt; 0: as large as it is, if that fits */
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
    BLOCK_CHART,
    BLOCK_PICTURE
};

enum div_role {
    DIV_PLAIN,
    DIV_RIGHT,
    DIV_CENTER,
    DIV_SIGNATURE,  /* right block, kept together with what precedes */
    DIV_KEEP,       /* not split over pages */
    DIV_NOTE,       /* small print */
    DIV_COLUMNS,    /* children side by side */
    DIV_FIGURES,    /* a table set as headline figures: label over number */
    DIV_REPLY_SLIP, /* cut line, then a form */
    DIV_SEAL,       /* a signature with the seal upon it */
    DIV_PARTIES, /* lines "甲方：…": what follows the colon stands aligned */
    DIV_FORM,    /* its tables are forms: ruled all round, without gaps */
    DIV_CARRY    /* its tables carry their sums from page to page */
};

/* What the numbers of an ordered list look like; by the first of them. */
enum list_style {
    LIST_PLAIN,        /* 1. */
    LIST_BRACKETS,     /* （1）, in English (1) */
    LIST_HAN,          /* 一、 */
    LIST_HAN_BRACKETS, /* （一） */
    LIST_COMMA,        /* 1、 */
    LIST_CIRCLES,      /* ① to ⑳, then (21) */
    LIST_LETTERS,      /* a. */
    LIST_ROMAN         /* i. */
};

enum align { ALIGN_DEFAULT, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

struct table_cell {
    struct inline_run *content;
    /* of a form: */
    int columns, rows; /* that it spans, itself included */
    bool covered;      /* by one that spans; has no content */
    bool heading;      /* names what stands beside or below: begins strong */
    bool names_row;    /* names what stands at its right; else, as a heading,
                          what stands below */
};

struct table {
    enum align *aligns; /* one a column */
    size_t column_count;
    struct table_cell *cells; /* row by row; the first row is the heading */
    size_t row_count;         /* heading included */
    bool has_total; /* the last row is a total: set strong, ruled above */
    bool is_form;   /* cells span; the first row is one like the others */
    int *widths;    /* form: of its columns, in proportion to each other */
};

struct block {
    struct block *next;
    struct block *children; /* LIST, ITEM, DIV */
    enum block_kind kind;
    enum div_role role;         /* DIV */
    int level;                  /* HEADING 1..6 */
    bool ordered;               /* LIST */
    enum list_style style;      /* LIST, ordered */
    int start;                  /* LIST: first number */
    struct inline_run *content; /* PARAGRAPH, HEADING */
    struct table *table;
    const struct chart *chart;
    const struct picture *picture;
    struct place at;
};

/* Above the first page's text: the logo on the left, the firm on the right. */
struct letterhead {
    struct picture logo;
    struct str *lines; /* the first is the firm's name */
    size_t line_count;
};

/* Whether characters stand in a grid, and which. */
enum page_grid {
    GRID_NONE,
    GRID_GBT9704 /* official papers: 22 lines of 28 characters */
};

/* Page set-up, from the front matter.  Lengths in thousandths of a point. */
struct page_setup {
    int32_t width, height;            /* A4 595276 x 841890 */
    int32_t top, right, bottom, left; /* margins */
    enum page_grid grid;
    bool duplex; /* left and right change places on even pages */
};

struct template;

struct document_tree {
    struct block *blocks;
    struct page_setup page;
    struct str title;    /* of the PDF, too */
    struct str language; /* "zh-CN", "en" */
    struct str author;   /* the creditor */
    struct str subject;
    struct str header; /* {{page}} and {{pages}} already kept as tags */
    struct str footer;
    struct place header_at, footer_at; /* where the template has them */
    struct str watermark;              /* "草稿", or empty */
    struct str body_font;              /* family of fonts: "serif", "仿宋" */
    struct place font_at;              /* where the template names it */
    int32_t body_size;                 /* mpt */
    int32_t leading;                   /* thousandths of the size; 0: usual */
    bool first_line_indent;            /* 2 em, Chinese letters */
    bool hyphenated;                   /* English words may be divided */
    struct letterhead letterhead;
    struct picture seal;  /* of DIV_SEAL */
    struct field *blanks; /* what is left to fill by hand: its names */
    size_t blank_count;
    const struct template *from; /* to tell where its texts stand; or NULL */
};

#endif
