/*
 * tree_make - document trees for tests, in few words.
 */
#ifndef TESTS_TREE_MAKE_H
#define TESTS_TREE_MAKE_H

#include "doc/tree.h"

static inline struct inline_run *make_text(struct arena *a, const char *z,
                                           unsigned style)
{
    struct inline_run *r = arena_new(a, struct inline_run);

    r->text = str_from_z(z);
    r->style = style;
    r->at = (struct place){"letter.md", 7, 3};
    return r;
}

static inline struct block *make_block(struct arena *a, enum block_kind kind)
{
    struct block *b = arena_new(a, struct block);

    b->kind = kind;
    b->start = 1;
    return b;
}

static inline struct block *make_paragraph(struct arena *a, const char *z)
{
    struct block *b = make_block(a, BLOCK_PARAGRAPH);

    b->content = make_text(a, z, 0);
    return b;
}

static inline struct block *make_heading(struct arena *a, int level,
                                         const char *z)
{
    struct block *b = make_block(a, BLOCK_HEADING);

    b->content = make_text(a, z, 0);
    b->level = level;
    return b;
}

static inline struct block *make_div(struct arena *a, enum div_role role,
                                     struct block *children)
{
    struct block *b = make_block(a, BLOCK_DIV);

    b->role = role;
    b->children = children;
    return b;
}

/* A table of default alignment; cells are set by make_cell. */
static inline struct block *make_table(struct arena *a, size_t rows,
                                       size_t columns)
{
    struct block *b = make_block(a, BLOCK_TABLE);

    b->table = arena_new(a, struct table);
    b->table->row_count = rows;
    b->table->column_count = columns;
    b->table->aligns = arena_array(a, enum align, columns);
    b->table->cells = arena_array(a, struct table_cell, rows * columns);
    return b;
}

static inline void make_cell(struct arena *a, struct block *table, size_t row,
                             size_t column, const char *z)
{
    table->table->cells[row * table->table->column_count + column].content =
        make_text(a, z, 0);
}

/* Append b to the list that begins with *first. */
static inline void make_next(struct block **first, struct block *b)
{
    while (*first)
        first = &(*first)->next;
    *first = b;
}

static inline struct document_tree make_tree(struct block *blocks)
{
    return (struct document_tree){
        .blocks = blocks,
        .title = STR("函"),
        .language = STR("zh-CN"),
        .body_size = 12000,
        .page = {.width = 595276,
                 .height = 841890,
                 .top = 72000,
                 .right = 72000,
                 .bottom = 72000,
                 .left = 72000},
    };
}

#endif
