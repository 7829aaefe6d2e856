/*
 * tree_text - a document tree as one line of text, for tests.
 *
 * p(text) h1(text) ul(li(...)) table(a|b;c|d) and the names of divs; strong is
 * *so*, emphasised _so_, code `so`, links [so](target), a soft break ~, a line
 * break \n, a footnote ^[1](p(note)); in forms, 2x1 spans two columns, - is
 * covered, ! is a heading, > names what stands beside it.
 */
#ifndef TESTS_TREE_TEXT_H
#define TESTS_TREE_TEXT_H

#include "base/buf.h"
#include "doc/tree.h"

static void tree_blocks(struct buf *b, const struct block *block);

static void tree_inlines(struct buf *b, const struct inline_run *run)
{
    for (; run; run = run->next) {
        if (run->kind == INLINE_SOFT_BREAK)
            buf_add_z(b, "~");
        if (run->kind == INLINE_LINE_BREAK)
            buf_add_z(b, "\\n");
        if (run->kind == INLINE_FOOTNOTE) {
            buf_add_format(b, "^%.*s(", STR_ARG(run->text));
            tree_blocks(b, run->note->blocks);
            buf_add_z(b, ")");
        }
        if (run->kind != INLINE_TEXT)
            continue;
        buf_add_z(b, run->style & STYLE_STRONG ? "*" : "");
        buf_add_z(b, run->style & STYLE_EMPH ? "_" : "");
        buf_add_z(b, run->style & STYLE_CODE ? "`" : "");
        buf_add_z(b, run->link.len ? "[" : "");
        buf_add(b, run->text);
        if (run->link.len)
            buf_add_format(b, "](%.*s)", STR_ARG(run->link));
        buf_add_z(b, run->style & STYLE_CODE ? "`" : "");
        buf_add_z(b, run->style & STYLE_EMPH ? "_" : "");
        buf_add_z(b, run->style & STYLE_STRONG ? "*" : "");
    }
}

static void tree_span(struct buf *b, const struct table_cell *cell)
{
    buf_add_z(b, cell->heading ? "!" : "");
    buf_add_z(b, cell->names_row ? ">" : "");
    if (cell->covered)
        buf_add_z(b, "-");
    else if (cell->columns > 1 || cell->rows > 1)
        buf_add_format(b, "%dx%d ", cell->columns, cell->rows);
}

static void tree_table(struct buf *b, const struct table *table)
{
    static const char aligns[] = {'-', 'l', 'c', 'r'};

    buf_add_z(b, table->has_total ? "total:" : "");
    for (size_t i = 0; i < table->column_count; i++)
        buf_add_byte(b, aligns[table->aligns[i]]);
    buf_add_byte(b, ':');
    for (size_t i = 0; i < table->row_count * table->column_count; i++) {
        if (i)
            buf_add_z(b, i % table->column_count ? "|" : ";");
        if (table->is_form)
            tree_span(b, &table->cells[i]);
        tree_inlines(b, table->cells[i].content);
    }
}

static const char *tree_name(const struct block *block)
{
    static const char *const divs[] = {
        "column",  "right", "center", "signature", "keep", "note", "columns",
        "figures", "slip",  "seal",   "parties",   "form", "carry"};
    static const char *const headings[] = {"h0", "h1", "h2", "h3",
                                           "h4", "h5", "h6"};

    static const char *const lists[] = {
        "ol", "ol（1）", "ol一、", "ol（一）", "ol1、", "ol①", "ola.", "oli."};

    switch (block->kind) {
    case BLOCK_PARAGRAPH:
        return "p";
    case BLOCK_HEADING:
        return headings[block->level];
    case BLOCK_LIST:
        return block->ordered ? lists[block->style] : "ul";
    case BLOCK_ITEM:
        return "li";
    case BLOCK_TABLE:
        return "table";
    case BLOCK_DIV:
        return divs[block->role];
    case BLOCK_RULE:
        return "rule";
    case BLOCK_PAGE_BREAK:
        return "break";
    case BLOCK_CHART:
        return "chart";
    case BLOCK_PICTURE:
        return "picture";
    }
    return "?";
}

static void tree_blocks(struct buf *b, const struct block *block)
{
    for (; block; block = block->next) {
        buf_add_format(b, "%s(", tree_name(block));
        tree_inlines(b, block->content);
        if (block->table)
            tree_table(b, block->table);
        if (block->chart)
            buf_add(b, block->chart->title);
        if (block->picture)
            buf_add_format(b, "%.*s %d", STR_ARG(block->picture->alt),
                           (int)block->picture->width);
        tree_blocks(b, block->children);
        buf_add_z(b, ")");
    }
}

static struct str tree_text(const struct block *blocks, struct arena *a)
{
    struct buf b = buf_new(a, 1 << 24);

    tree_blocks(&b, blocks);
    return buf_str(&b);
}

#endif
