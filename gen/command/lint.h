/*
 * lint - templates looked at without data, as a careful colleague would.
 *
 * Errors are what would stop a document; warnings what would print and look
 * wrong: names and forms, blocks and tables in every combination of sections,
 * signs and words of Chinese text.
 */
#ifndef COMMAND_LINT_H
#define COMMAND_LINT_H

#include "command/template_schema.h"
#include "doc/template_use.h"
#include "doc/tree.h"

struct lint {
    const char *path;
    const struct template *template;
    struct schema schema;
    struct uses uses;
    struct arena *arena;
    struct diag *diag; /* what is found, in any order, some of it twice */
};

/* Names and forms against what is declared. */
void lint_names(const struct lint *l);

/* Blocks, lists and tables, with sections there and not there. */
void lint_shape(const struct lint *l);

/* Rows of tables against their headings; lines of an outline. */
void lint_tables(const struct lint *l, const struct mustache_text *text);

/* 一、二、三、 in their order, in the lines of an outline. */
void lint_numbers(const struct lint *l, const struct mustache_text *text);

/* Items of an outline that would run into the line above. */
void lint_lines(const struct lint *l, const struct block *blocks);

/* Links to headings that are there. */
void lint_links(const struct lint *l, const struct block *blocks);

/* What demands must say, and what no paper that leaves the house may. */
void lint_law(const struct lint *l);

/* Signs, brackets and words of the text. */
void lint_text(const struct lint *l);

#endif
