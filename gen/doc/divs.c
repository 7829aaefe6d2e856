#include "doc/divs.h"

#define MAX_DIVS    16
#define MAX_LINE    (64u << 10)
#define MAX_LINES   65536
#define MAX_COLUMNS 32

static const struct {
    const char *name;
    enum block_kind kind;
    enum div_role role;
    bool named; /* a name stands behind it */
} roles[] = {
    {"right", BLOCK_DIV, DIV_RIGHT, false},
    {"center", BLOCK_DIV, DIV_CENTER, false},
    {"signature", BLOCK_DIV, DIV_SIGNATURE, false},
    {"keep", BLOCK_DIV, DIV_KEEP, false},
    {"note", BLOCK_DIV, DIV_NOTE, false},
    {"columns", BLOCK_DIV, DIV_COLUMNS, false},
    {"column", BLOCK_DIV, DIV_PLAIN, false},
    {"figures", BLOCK_DIV, DIV_FIGURES, false},
    {"reply-slip", BLOCK_DIV, DIV_REPLY_SLIP, false},
    {"page-break", BLOCK_PAGE_BREAK, DIV_PLAIN, false},
    {"chart", BLOCK_CHART, DIV_PLAIN, true},
};

struct builder {
    const struct markdown *markdown;
    const struct named_charts *charts;
    struct block *open[MAX_DIVS]; /* divs, outermost first */
    size_t depth;
    struct block **next;            /* where the next block goes */
    struct block **outer[MAX_DIVS]; /* next, behind each open div */
    struct arena *arena;
    struct diag *diag;
};

/* A fence: at least three colons, at most three blanks before them. */
static bool is_fence(struct str line, struct str *rest)
{
    size_t blanks = 0;
    size_t colons = 0;

    while (blanks < 3 && blanks < line.len && line.ptr[blanks] == ' ')
        blanks++;
    line = str_skip(line, blanks);
    while (colons < line.len && line.ptr[colons] == ':')
        colons++;
    *rest = str_trim(str_skip(line, colons));
    return colons >= 3;
}

static struct block *add_block(struct builder *b, enum block_kind kind,
                               struct place at)
{
    struct block *block = arena_new(b->arena, struct block);

    block->kind = kind;
    block->at = at;
    *b->next = block;
    b->next = &block->next;
    return block;
}

static bool open_div(struct builder *b, enum div_role role, struct place at)
{
    struct block *block;

    if (b->depth == MAX_DIVS)
        return diag_error(b->diag, at,
                          "blocks ::: are nested more than %d "
                          "deep",
                          MAX_DIVS);
    block = add_block(b, BLOCK_DIV, at);
    block->role = role;
    b->outer[b->depth] = b->next;
    b->open[b->depth++] = block;
    b->next = &block->children;
    return true;
}

static bool close_div(struct builder *b, struct place at)
{
    if (b->depth == 0)
        return diag_error(b->diag, at,
                          "::: closes a block, but none is open here "
                          "(page-break and chart need no closing line)");
    b->next = b->outer[--b->depth];
    return true;
}

static bool add_chart(struct builder *b, struct str name, struct place at)
{
    for (size_t i = 0; i < b->charts->count; i++) {
        if (!str_equal(b->charts->items[i].name, name))
            continue;
        add_block(b, BLOCK_CHART, at)->chart = b->charts->items[i].chart;
        return true;
    }
    return diag_error(b->diag, at, "there is no chart \"%.*s\" here",
                      STR_ARG(name));
}

static bool use_fence(struct builder *b, struct str text, struct place at)
{
    struct str role, name;

    if (text.len == 0)
        return close_div(b, at);
    (void)str_cut(text, ' ', &role, &name);
    name = str_trim(name);
    for (size_t i = 0; i < COUNT(roles); i++) {
        if (!str_equal_z(role, roles[i].name))
            continue;
        if (roles[i].named && name.len == 0)
            return diag_error(b->diag, at,
                              "a name is missing: write ::: %.*s NAME",
                              STR_ARG(role));
        if (!roles[i].named && name.len != 0)
            return diag_error(b->diag, at, "nothing may stand behind ::: %.*s",
                              STR_ARG(role));
        if (roles[i].kind == BLOCK_CHART)
            return add_chart(b, markdown_fill(b->markdown, name, b->arena), at);
        if (roles[i].kind == BLOCK_DIV)
            return open_div(b, roles[i].role, at);
        add_block(b, roles[i].kind, at);
        return true;
    }
    return diag_error(b->diag, at,
                      "the block \"::: %.*s\" is unknown; accepted are: "
                      "right, center, signature, keep, note, columns, column, "
                      "figures, reply-slip, page-break, chart NAME",
                      STR_ARG(text));
}

/* What cmark would take unreasonable time or memory for. */
static bool check_line(const struct builder *b, struct str line, size_t number)
{
    size_t bars = 0;
    struct place at = markdown_place(b->markdown, number);

    if (line.len > MAX_LINE)
        return diag_error(b->diag, at, "a line may have at most %u bytes",
                          MAX_LINE);
    if (number >= MAX_LINES)
        return diag_error(b->diag, at, "a document may have at most %d lines",
                          MAX_LINES);
    for (size_t i = 0; i < line.len; i++)
        bars += line.ptr[i] == '|';
    if (bars > MAX_COLUMNS + 1)
        return diag_error(b->diag, at, "a table may have at most %d columns",
                          MAX_COLUMNS);
    return true;
}

static bool parse_lines(struct builder *b)
{
    struct str rest = b->markdown->text;
    struct str part = str_head(rest, 0);
    size_t part_line = 0;

    for (size_t number = 0; rest.len; number++) {
        ptrdiff_t end = str_find_byte(rest, '\n');
        struct str line = end < 0 ? rest : str_head(rest, (size_t)end + 1);
        struct str fence;

        rest = str_skip(rest, line.len);
        if (!check_line(b, line, number))
            return false;
        if (!is_fence(line, &fence)) {
            part.len += line.len;
            continue;
        }
        if (!markdown_parse(b->markdown, part, part_line, &b->next, b->arena,
                            b->diag) ||
            !use_fence(b, fence, markdown_place(b->markdown, number)))
            return false;
        part = str_head(rest, 0);
        part_line = number + 1;
    }
    return markdown_parse(b->markdown, part, part_line, &b->next, b->arena,
                          b->diag);
}

bool divs_parse(const struct markdown *m, const struct named_charts *charts,
                struct block **out, struct arena *a, struct diag *d)
{
    struct block *first = NULL;
    struct builder b = {
        .markdown = m, .charts = charts, .next = &first, .arena = a, .diag = d};

    if (!parse_lines(&b))
        return false;
    if (b.depth)
        return diag_error(d, b.open[b.depth - 1]->at,
                          "the block ::: that begins here is not closed by a "
                          "line :::");
    *out = first;
    return true;
}
