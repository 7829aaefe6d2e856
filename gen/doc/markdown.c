#include "doc/markdown.h"

#include "doc/form.h"
#include "doc/marks.h"
#include "doc/picture.h"
#include "doc/slots.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <pthread.h>
#include <string.h>

#define MAX_DEPTH 32

/* Conversion of one part. */
struct conversion {
    const struct markdown *markdown;
    const struct markdown_part *part;
    struct place at; /* of the block in work */
    bool in_cell;    /* of a table */
    struct arena *arena;
    struct diag *diag;
};

/* Inlines in the making. */
struct line {
    struct inline_run *first;
    struct inline_run **next;
    struct str link;
};

/* cmark's registry is global, so whether it is filled is, too. */
static pthread_once_t started = PTHREAD_ONCE_INIT;

void markdown_start(void)
{
    pthread_once(&started, cmark_gfm_core_extensions_ensure_registered);
}

struct place markdown_place(const struct markdown *m, size_t line)
{
    struct place nothing = {0};

    if (m->line_count == 0)
        return nothing;
    return m->lines[line < m->line_count ? line : m->line_count - 1];
}

static void set_place(struct conversion *c, cmark_node *node)
{
    int line = cmark_node_get_start_line(node);

    if (line > 0)
        c->at =
            markdown_place(c->markdown, c->part->first_line + (size_t)line - 1);
}

static struct inline_run *add_run(struct conversion *c, struct line *line,
                                  enum inline_kind kind, unsigned style)
{
    struct inline_run *run = arena_new(c->arena, struct inline_run);

    run->kind = kind;
    run->style = style;
    run->link = line->link;
    run->at = c->at;
    *line->next = run;
    line->next = &run->next;
    return run;
}

/* Without control characters, which no font has. */
static struct str printable(struct str text, struct arena *a)
{
    char *copy;
    size_t i = 0;

    while (i < text.len && (unsigned char)text.ptr[i] >= 0x20 &&
           text.ptr[i] != 0x7F)
        i++;
    if (i == text.len)
        return text;
    copy = arena_alloc(a, text.len);
    memcpy(copy, text.ptr, text.len);
    for (; i < text.len; i++)
        if ((unsigned char)copy[i] < 0x20 || copy[i] == 0x7F)
            copy[i] = ' ';
    return (struct str){copy, text.len};
}

/* A value keeps its line ends as forced new lines. */
static void add_value(struct conversion *c, struct line *line, unsigned style,
                      const struct field *value)
{
    struct str rest = value->text;
    struct str part;
    bool more = true;

    while (more) {
        more = str_cut(rest, '\n', &part, &rest);
        if (str_ends(part, STR("\r")))
            part.len--;
        if (part.len) {
            struct inline_run *run = add_run(c, line, INLINE_TEXT, style);

            run->text = printable(part, c->arena);
            run->at = value->at;
            run->is_value = true;
        }
        if (more && line->first)
            add_run(c, line, INLINE_LINE_BREAK, style);
    }
}

/* Numbered as they are met. */
static void add_note(struct conversion *c, struct line *line, unsigned style,
                     struct footnote *note)
{
    struct inline_run *run = add_run(c, line, INLINE_FOOTNOTE, style);

    if (note->number == 0)
        note->number = ++*c->markdown->notes_used;
    run->text = arena_format(c->arena, "[%d]", note->number);
    run->note = note;
}

static bool add_text(struct conversion *c, struct line *line, unsigned style,
                     const char *literal)
{
    struct str text = arena_str(c->arena, str_from_z(literal));

    if (!(style & STYLE_CODE) && str_find(text, STR("**")) >= 0)
        return diag_error(c->diag, c->at,
                          "these ** make nothing bold: each needs its "
                          "partner in the same paragraph, without a blank on "
                          "its inner side");
    if (!line->first && str_starts(text, STR(":::")))
        return diag_error(c->diag, c->at,
                          "::: is read as a block only at the beginning of "
                          "a line");
    while (text.len) {
        struct piece piece = slot_next(c->markdown, &text);

        if (piece.note)
            add_note(c, line, style, piece.note);
        else if (piece.value)
            add_value(c, line, style, piece.value);
        else if (piece.literal.len)
            add_run(c, line, INLINE_TEXT, style)->text =
                printable(piece.literal, c->arena);
    }
    return true;
}

static bool check_depth(const struct conversion *c, int depth)
{
    if (depth < MAX_DEPTH)
        return true;
    return diag_error(c->diag, c->at,
                      "lists and marks are nested more than %d deep",
                      MAX_DEPTH);
}

static bool add_inlines(struct conversion *c, struct line *line,
                        cmark_node *parent, unsigned style, int depth);

static bool add_link(struct conversion *c, struct line *line, cmark_node *node,
                     unsigned style, int depth)
{
    static const char *const schemes[] = {"https://", "http://",
                                          "mailto:", "tel:", "#"};
    struct str url = str_from_z(cmark_node_get_url(node));
    bool ok;

    url = markdown_fill(c->markdown, arena_str(c->arena, url), c->arena);
    for (size_t i = 0; i < COUNT(schemes); i++) {
        if (!str_starts(url, str_from_z(schemes[i])))
            continue;
        line->link = printable(url, c->arena);
        ok = add_inlines(c, line, node, style, depth);
        line->link = STR("");
        return ok;
    }
    return diag_error(c->diag, c->at,
                      "the link to \"%.*s\" is refused; accepted are "
                      "https://, http://, mailto:, tel: and #",
                      STR_ARG(url));
}

/* <br> in a table, where lines of the source cannot end. */
static bool is_line_break(const struct conversion *c, cmark_node *node)
{
    struct str html;

    if (!c->in_cell || cmark_node_get_type(node) != CMARK_NODE_HTML_INLINE)
        return false;
    html = str_from_z(cmark_node_get_literal(node));
    return str_equal_z(html, "<br>") || str_equal_z(html, "<br/>") ||
           str_equal_z(html, "<br />");
}

static bool refuse_inline(struct conversion *c, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);

    if (type == CMARK_NODE_HTML_INLINE)
        return diag_error(c->diag, c->at,
                          "HTML such as %s is refused; write \\< for the sign "
                          "itself, \\ at the end of a line for a new line, "
                          "{{! … }} for a comment",
                          cmark_node_get_literal(node));
    if (type == CMARK_NODE_IMAGE)
        return diag_error(c->diag, c->at,
                          "a picture stands in a paragraph of its own: leave "
                          "a blank line above and below it");
    return diag_error(c->diag, c->at, "%s is not accepted here",
                      cmark_node_get_type_string(node));
}

static bool add_inline(struct conversion *c, struct line *line,
                       cmark_node *node, unsigned style, int depth)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        return add_text(c, line, style, cmark_node_get_literal(node));
    case CMARK_NODE_CODE:
        return add_text(c, line, style | STYLE_CODE,
                        cmark_node_get_literal(node));
    case CMARK_NODE_SOFTBREAK:
        add_run(c, line, INLINE_SOFT_BREAK, style);
        return true;
    case CMARK_NODE_LINEBREAK:
        add_run(c, line, INLINE_LINE_BREAK, style);
        return true;
    case CMARK_NODE_EMPH:
        return add_inlines(c, line, node, style | STYLE_EMPH, depth);
    case CMARK_NODE_STRONG:
        return add_inlines(c, line, node, style | STYLE_STRONG, depth);
    case CMARK_NODE_LINK:
        return add_link(c, line, node, style, depth);
    default:
        if (!is_line_break(c, node))
            return refuse_inline(c, node);
        add_run(c, line, INLINE_LINE_BREAK, style);
        return true;
    }
}

static bool add_inlines(struct conversion *c, struct line *line,
                        cmark_node *parent, unsigned style, int depth)
{
    if (!check_depth(c, depth))
        return false;
    for (cmark_node *node = cmark_node_first_child(parent); node;
         node = cmark_node_next(node)) {
        set_place(c, node);
        if (!add_inline(c, line, node, style, depth + 1))
            return false;
    }
    return true;
}

static bool make_inlines(struct conversion *c, cmark_node *parent,
                         struct inline_run **out)
{
    struct line line = {.next = &line.first};

    if (!add_inlines(c, &line, parent, 0, 0))
        return false;
    *out = line.first;
    return true;
}

static enum align align_of(uint8_t letter)
{
    switch (letter) {
    case 'l':
        return ALIGN_LEFT;
    case 'c':
        return ALIGN_CENTER;
    case 'r':
        return ALIGN_RIGHT;
    default:
        return ALIGN_DEFAULT;
    }
}

static bool is_strong(const struct inline_run *run)
{
    if (!run)
        return false;
    for (; run; run = run->next)
        if (!(run->style & STYLE_STRONG))
            return false;
    return true;
}

static bool begins_strong(const struct inline_run *run)
{
    return run && run->style & STYLE_STRONG;
}

/* << and ^^ as the template has them; values cannot merge anything. */
static enum cell_merge merge_of(cmark_node *cell)
{
    cmark_node *text = cmark_node_first_child(cell);
    const char *literal;

    if (!text || cmark_node_next(text) ||
        cmark_node_get_type(text) != CMARK_NODE_TEXT)
        return MERGE_NOTHING;
    literal = cmark_node_get_literal(text);
    if (strcmp(literal, "<<") == 0)
        return MERGE_LEFT;
    return strcmp(literal, "^^") == 0 ? MERGE_ABOVE : MERGE_NOTHING;
}

static bool fill_row(struct conversion *c, cmark_node *row, size_t number,
                     struct table_source *source)
{
    size_t columns = source->table->column_count;
    size_t column = 0;

    set_place(c, row);
    source->places[number] = c->at;
    for (cmark_node *cell = cmark_node_first_child(row);
         cell && column < columns; cell = cmark_node_next(cell), column++) {
        size_t i = number * columns + column;
        struct table_cell *out = &source->table->cells[i];

        source->merges[i] = c->part->is_form ? merge_of(cell) : MERGE_NOTHING;
        if (source->merges[i] == MERGE_NOTHING &&
            !make_inlines(c, cell, &out->content))
            return false;
        out->heading = c->part->is_form && begins_strong(out->content);
    }
    return true;
}

static bool fill_cells(struct conversion *c, cmark_node *node,
                       struct table_source *source)
{
    size_t number = 0;
    bool ok = true;

    c->in_cell = true;
    for (cmark_node *row = cmark_node_first_child(node); row && ok;
         row = cmark_node_next(row))
        ok = fill_row(c, row, number++, source);
    c->in_cell = false;
    return ok;
}

/* The lines from the table's first, for the one that divides its columns. */
static struct str table_lines(const struct conversion *c, cmark_node *node)
{
    struct str rest = c->part->text;
    struct str line;

    for (int i = 1; i < cmark_node_get_start_line(node); i++)
        (void)str_cut(rest, '\n', &line, &rest);
    return rest;
}

static struct table *table_new(struct conversion *c, cmark_node *node)
{
    struct table *table = arena_new(c->arena, struct table);
    const uint8_t *aligns = cmark_gfm_extensions_get_table_alignments(node);

    table->column_count = cmark_gfm_extensions_get_table_columns(node);
    for (cmark_node *r = cmark_node_first_child(node); r;
         r = cmark_node_next(r))
        table->row_count++;
    table->aligns = arena_array(c->arena, enum align, table->column_count);
    table->cells = arena_array(c->arena, struct table_cell,
                               table->row_count * table->column_count);
    for (size_t i = 0; i < table->column_count; i++)
        table->aligns[i] = align_of(aligns[i]);
    return table;
}

static bool make_table(struct conversion *c, cmark_node *node,
                       struct block *block)
{
    struct table *table = table_new(c, node);
    struct table_source source = {
        .table = table,
        .lines = table_lines(c, node),
        .places = arena_array(c->arena, struct place, table->row_count),
        .merges = arena_array(c->arena, enum cell_merge,
                              table->row_count * table->column_count),
    };

    block->kind = BLOCK_TABLE;
    block->table = table;
    if (!fill_cells(c, node, &source))
        return false;
    if (c->part->is_form)
        return form_make(&source, c->arena, c->diag);
    table->has_total =
        table->row_count > 1 &&
        is_strong(
            table->cells[(table->row_count - 1) * table->column_count].content);
    return true;
}

static bool refuse_block(struct conversion *c, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HTML_BLOCK:
        return diag_error(c->diag, c->at,
                          "HTML is refused; write \\< for the sign itself, "
                          "{{! … }} for a comment");
    case CMARK_NODE_CODE_BLOCK:
        return diag_error(c->diag, c->at,
                          "a block of code is not accepted: take the four "
                          "blanks or the ``` from the beginning of the line");
    case CMARK_NODE_BLOCK_QUOTE:
        return diag_error(c->diag, c->at,
                          "a quotation is not accepted: write \\> for the "
                          "sign itself");
    default:
        return diag_error(c->diag, c->at, "%s is not accepted here",
                          cmark_node_get_type_string(node));
    }
}

static bool add_blocks(struct conversion *c, cmark_node *parent,
                       struct block ***next, int depth);

static bool add_children(struct conversion *c, cmark_node *node,
                         struct block *block, int depth)
{
    struct block **next = &block->children;

    return add_blocks(c, node, &next, depth);
}

/* An image alone, or with {width=30mm} behind it. */
static bool is_picture(cmark_node *node)
{
    cmark_node *next = node ? cmark_node_next(node) : NULL;

    if (!node || cmark_node_get_type(node) != CMARK_NODE_IMAGE)
        return false;
    return !next || (!cmark_node_next(next) &&
                     cmark_node_get_type(next) == CMARK_NODE_TEXT &&
                     cmark_node_get_literal(next)[0] == '{');
}

static bool make_picture(struct conversion *c, cmark_node *node,
                         struct block *block)
{
    struct picture *picture = arena_new(c->arena, struct picture);
    cmark_node *words = cmark_node_first_child(node);
    cmark_node *behind = cmark_node_next(node);
    struct str name = str_from_z(cmark_node_get_url(node));

    block->kind = BLOCK_PICTURE;
    block->picture = picture;
    if (words && cmark_node_get_type(words) == CMARK_NODE_TEXT)
        picture->alt =
            arena_str(c->arena, str_from_z(cmark_node_get_literal(words)));
    picture->alt =
        printable(markdown_fill(c->markdown, picture->alt, c->arena), c->arena);
    return picture_make(
        picture, (struct field){name, c->at},
        str_from_z(behind ? cmark_node_get_literal(behind) : ""), c->markdown,
        c->diag);
}

/* 1) makes （1）, 1. what the block ::: list asks for. */
static enum list_style list_style_of(const struct conversion *c,
                                     cmark_node *node)
{
    if (cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM)
        return LIST_BRACKETS;
    return c->part->list;
}

static bool fill_block(struct conversion *c, cmark_node *node,
                       struct block *block, int depth)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
        if (is_picture(cmark_node_first_child(node)))
            return make_picture(c, cmark_node_first_child(node), block);
        block->kind = BLOCK_PARAGRAPH;
        return make_inlines(c, node, &block->content);
    case CMARK_NODE_HEADING:
        block->kind = BLOCK_HEADING;
        block->level = cmark_node_get_heading_level(node);
        return make_inlines(c, node, &block->content);
    case CMARK_NODE_THEMATIC_BREAK:
        block->kind = BLOCK_RULE;
        return true;
    case CMARK_NODE_LIST:
        block->kind = BLOCK_LIST;
        block->ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
        block->style = list_style_of(c, node);
        block->start = cmark_node_get_list_start(node);
        return add_children(c, node, block, depth);
    case CMARK_NODE_ITEM:
        block->kind = BLOCK_ITEM;
        return add_children(c, node, block, depth);
    default:
        if (strcmp(cmark_node_get_type_string(node), "table") == 0)
            return make_table(c, node, block);
        return refuse_block(c, node);
    }
}

/* A paragraph of nothing but empty values is no paragraph. */
static bool is_empty(const struct block *block)
{
    return block->kind == BLOCK_PARAGRAPH && !block->content;
}

static bool add_blocks(struct conversion *c, cmark_node *parent,
                       struct block ***next, int depth)
{
    if (!check_depth(c, depth))
        return false;
    for (cmark_node *node = cmark_node_first_child(parent); node;
         node = cmark_node_next(node)) {
        struct block *block = arena_new(c->arena, struct block);

        set_place(c, node);
        block->at = c->at;
        if (!fill_block(c, node, block, depth + 1))
            return false;
        if (is_empty(block))
            continue;
        **next = block;
        *next = &block->next;
    }
    return true;
}

bool markdown_parse(const struct markdown *m, const struct markdown_part *part,
                    struct block ***last_next, struct arena *a, struct diag *d)
{
    struct conversion c = {.markdown = m, .part = part, .arena = a, .diag = d};
    struct str text;
    cmark_parser *parser;
    cmark_node *root;
    bool ok;

    if (str_trim(part->text).len == 0)
        return true;
    c.at = markdown_place(m, part->first_line);
    text = marks_help(part->text, a);
    parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    cmark_parser_attach_syntax_extension(parser,
                                         cmark_find_syntax_extension("table"));
    cmark_parser_feed(parser, text.ptr, text.len);
    root = cmark_parser_finish(parser);
    cmark_consolidate_text_nodes(root);
    ok = add_blocks(&c, root, last_next, 0);
    cmark_node_free(root);
    cmark_parser_free(parser);
    return ok;
}
