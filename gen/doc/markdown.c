#include "doc/markdown.h"

#include "base/utf8.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <pthread.h>
#include <string.h>

#define MAX_DEPTH 32

/* U+FDD0 and U+FDD1, noncharacters: never in exchanged text. */
#define SLOT_OPEN  "\xEF\xB7\x90"
#define SLOT_CLOSE "\xEF\xB7\x91"

/* Conversion of one part. */
struct conversion {
    const struct markdown *markdown;
    size_t first_line;
    struct place at; /* of the block in work */
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

void markdown_add_slot(struct buf *b, size_t n)
{
    buf_add_z(b, SLOT_OPEN);
    buf_add_int(b, (int64_t)n);
    buf_add_z(b, SLOT_CLOSE);
}

bool markdown_has_slot(struct str text)
{
    return str_find(text, STR(SLOT_OPEN)) >= 0 ||
           str_find(text, STR(SLOT_CLOSE)) >= 0;
}

struct place markdown_place(const struct markdown *m, size_t line)
{
    struct place nothing = {0};

    if (m->line_count == 0)
        return nothing;
    return m->lines[line < m->line_count ? line : m->line_count - 1];
}

/*
 * The next piece of text: a literal, or the value of a slot (NULL: none).
 * Every slot is ours, because templates cannot hold one.
 */
static const struct field *next_piece(const struct markdown *m,
                                      struct str *text, struct str *literal)
{
    ptrdiff_t open = str_find(*text, STR(SLOT_OPEN));
    struct str number;
    size_t n = 0;
    ptrdiff_t end;

    if (open != 0) {
        *literal = open < 0 ? *text : str_head(*text, (size_t)open);
        *text = str_skip(*text, literal->len);
        return NULL;
    }
    number = str_skip(*text, sizeof(SLOT_OPEN) - 1);
    end = str_find(number, STR(SLOT_CLOSE));
    if (end < 0)
        end = (ptrdiff_t)number.len;
    for (ptrdiff_t i = 0; i < end; i++)
        n = n * 10 + (size_t)(number.ptr[i] - '0');
    *text = str_skip(number, (size_t)end + sizeof(SLOT_CLOSE) - 1);
    *literal = STR("");
    return end > 0 && n < m->value_count ? &m->values[n] : NULL;
}

struct str markdown_fill(const struct markdown *m, struct str text,
                         struct arena *a)
{
    struct buf b = buf_new(a, 1 << 16);
    struct str literal;

    while (text.len) {
        const struct field *value = next_piece(m, &text, &literal);

        buf_add(&b, value ? value->text : literal);
    }
    return buf_str(&b);
}

static void set_place(struct conversion *c, cmark_node *node)
{
    int line = cmark_node_get_start_line(node);

    if (line > 0)
        c->at = markdown_place(c->markdown, c->first_line + (size_t)line - 1);
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
        }
        if (more && line->first)
            add_run(c, line, INLINE_LINE_BREAK, style);
    }
}

static bool add_text(struct conversion *c, struct line *line, unsigned style,
                     const char *literal)
{
    struct str text = arena_str(c->arena, str_from_z(literal));
    struct str part;

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
        const struct field *value = next_piece(c->markdown, &text, &part);

        if (value)
            add_value(c, line, style, value);
        else if (part.len)
            add_run(c, line, INLINE_TEXT, style)->text =
                printable(part, c->arena);
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
        return diag_error(c->diag, c->at, "images are not accepted here");
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
        return refuse_inline(c, node);
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

static bool fill_cells(struct conversion *c, cmark_node *node,
                       struct table *table)
{
    size_t row = 0;

    for (cmark_node *r = cmark_node_first_child(node); r;
         r = cmark_node_next(r), row++) {
        size_t column = 0;

        set_place(c, r);
        for (cmark_node *cell = cmark_node_first_child(r);
             cell && column < table->column_count;
             cell = cmark_node_next(cell), column++) {
            size_t i = row * table->column_count + column;

            if (!make_inlines(c, cell, &table->cells[i].content))
                return false;
        }
    }
    return true;
}

static bool make_table(struct conversion *c, cmark_node *node,
                       struct block *block)
{
    struct table *table = arena_new(c->arena, struct table);
    const uint8_t *aligns = cmark_gfm_extensions_get_table_alignments(node);

    block->kind = BLOCK_TABLE;
    block->table = table;
    table->column_count = cmark_gfm_extensions_get_table_columns(node);
    for (cmark_node *r = cmark_node_first_child(node); r;
         r = cmark_node_next(r))
        table->row_count++;
    table->aligns = arena_array(c->arena, enum align, table->column_count);
    table->cells = arena_array(c->arena, struct table_cell,
                               table->row_count * table->column_count);
    for (size_t i = 0; i < table->column_count; i++)
        table->aligns[i] = align_of(aligns[i]);
    if (!fill_cells(c, node, table))
        return false;
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

static bool fill_block(struct conversion *c, cmark_node *node,
                       struct block *block, int depth)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
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

/* Brackets, quotes, stops and dashes, Chinese and ASCII. */
static bool is_punctuation(uint32_t c)
{
    if (c < 0x80)
        return c > 0x20 && !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') &&
               !(c >= 'a' && c <= 'z') && c != 0x7F;
    return (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E) ||
           (c >= 0x3001 && c <= 0x301F) || (c >= 0xFF01 && c <= 0xFF0F) ||
           (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) ||
           (c >= 0xFF5B && c <= 0xFF65) || (c >= 0xA1 && c <= 0xBF);
}

static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x3000 ||
           c == 0;
}

/* The character before a position, or 0. */
static uint32_t before(struct str text, size_t position)
{
    size_t start = position;
    struct str rest;

    if (position == 0)
        return 0;
    do
        start--;
    while (start > 0 && ((unsigned char)text.ptr[start] & 0xC0) == 0x80);
    rest = str_skip(text, start);
    return utf8_next(&rest);
}

/*
 * CommonMark does not see the end of **（甲）**乙: marks beside punctuation
 * must have a blank on the other side, and Chinese has none.  An empty slot,
 * a letter in cmark's eyes, between mark and punctuation puts that right.
 */
static struct str help_marks(struct str text, struct arena *a)
{
    struct buf b;
    size_t done = 0;
    size_t i = 0;

    if (str_find(text, STR("**")) < 0)
        return text;
    b = buf_new(a, 32u << 20);
    while (i < text.len) {
        size_t end = i;
        struct str rest;
        uint32_t last, next;

        while (end < text.len && text.ptr[end] == '*')
            end++;
        if (end - i < 2) {
            i = end + 1;
            continue;
        }
        rest = str_skip(text, end);
        last = before(text, i);
        next = rest.len ? utf8_next(&rest) : 0;
        buf_add(&b, str_head(str_skip(text, done), i - done));
        if (is_punctuation(last) && last != '\\' && !is_space(next))
            buf_add_z(&b, SLOT_OPEN SLOT_CLOSE);
        buf_add(&b, str_head(str_skip(text, i), end - i));
        if (is_punctuation(next) && !is_space(last))
            buf_add_z(&b, SLOT_OPEN SLOT_CLOSE);
        done = i = end;
    }
    buf_add(&b, str_skip(text, done));
    return buf_str(&b);
}

bool markdown_parse(const struct markdown *m, struct str part,
                    size_t first_line, struct block ***last_next,
                    struct arena *a, struct diag *d)
{
    struct conversion c = {
        .markdown = m, .first_line = first_line, .arena = a, .diag = d};
    cmark_parser *parser;
    cmark_node *root;
    bool ok;

    if (str_trim(part).len == 0)
        return true;
    c.at = markdown_place(m, first_line);
    part = help_marks(part, a);
    parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    cmark_parser_attach_syntax_extension(parser,
                                         cmark_find_syntax_extension("table"));
    cmark_parser_feed(parser, part.ptr, part.len);
    root = cmark_parser_finish(parser);
    ok = add_blocks(&c, root, last_next, 0);
    cmark_node_free(root);
    cmark_parser_free(parser);
    return ok;
}
