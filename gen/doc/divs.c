#include "doc/divs.h"

#include "doc/footnotes.h"

#define MAX_DIVS    16
#define MAX_LINE    (64u << 10)
#define MAX_LINES   65536
#define MAX_COLUMNS 32

static const struct {
    const char *name;
    enum block_kind kind;
    enum div_role role;
    const char *argument; /* what stands behind it; NULL: nothing */
} roles[] = {
    {"right", BLOCK_DIV, DIV_RIGHT, NULL},
    {"center", BLOCK_DIV, DIV_CENTER, NULL},
    {"signature", BLOCK_DIV, DIV_SIGNATURE, NULL},
    {"seal", BLOCK_DIV, DIV_SEAL, NULL},
    {"parties", BLOCK_DIV, DIV_PARTIES, NULL},
    {"keep", BLOCK_DIV, DIV_KEEP, NULL},
    {"note", BLOCK_DIV, DIV_NOTE, NULL},
    {"columns", BLOCK_DIV, DIV_COLUMNS, NULL},
    {"column", BLOCK_DIV, DIV_PLAIN, NULL},
    {"figures", BLOCK_DIV, DIV_FIGURES, NULL},
    {"form", BLOCK_DIV, DIV_FORM, NULL},
    {"carry", BLOCK_DIV, DIV_CARRY, NULL},
    {"reply-slip", BLOCK_DIV, DIV_REPLY_SLIP, NULL},
    {"page-break", BLOCK_PAGE_BREAK, DIV_PLAIN, NULL},
    {"chart", BLOCK_CHART, DIV_PLAIN, "NAME"},
    {"list", BLOCK_LIST, DIV_PLAIN, "1."},
};

/* How the first number of a list looks, as it is written behind ::: list. */
static const struct {
    const char *first;
    enum list_style style;
} styles[] = {
    {"1.", LIST_PLAIN},     {"（1）", LIST_BRACKETS},
    {"(1)", LIST_BRACKETS}, {"一、", LIST_HAN},
    {"1、", LIST_COMMA},    {"（一）", LIST_HAN_BRACKETS},
    {"①", LIST_CIRCLES},    {"a.", LIST_LETTERS},
    {"i.", LIST_ROMAN},
};

/* What is open: a div, or a change of how lists look. */
struct level {
    struct block *div;    /* NULL: the blocks stay where they are */
    struct block **outer; /* where the next block behind it goes */
    enum list_style list;
    struct place at;
};

struct builder {
    const struct markdown *markdown;
    const struct named_charts *charts;
    struct level levels[MAX_DIVS + 1]; /* the first is outside of all */
    size_t depth;
    struct block **next; /* where the next block goes */
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

static bool open_level(struct builder *b, struct place at)
{
    struct level level = {.list = b->levels[b->depth].list, .at = at};

    if (b->depth == MAX_DIVS)
        return diag_error(b->diag, at,
                          "blocks ::: are nested more than %d "
                          "deep",
                          MAX_DIVS);
    b->levels[++b->depth] = level;
    return true;
}

static bool open_div(struct builder *b, enum div_role role, struct place at)
{
    struct block *block;

    if (!open_level(b, at))
        return false;
    block = add_block(b, BLOCK_DIV, at);
    block->role = role;
    b->levels[b->depth].div = block;
    b->levels[b->depth].outer = b->next;
    b->next = &block->children;
    return true;
}

static bool close_div(struct builder *b, struct place at)
{
    const struct level *level = &b->levels[b->depth];

    if (b->depth == 0)
        return diag_error(b->diag, at,
                          "::: closes a block, but none is open here "
                          "(page-break and chart need no closing line)");
    if (level->div)
        b->next = level->outer;
    b->depth--;
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

/* Its lists look like this; otherwise it changes nothing. */
static bool open_list(struct builder *b, struct str first, struct place at)
{
    for (size_t i = 0; i < COUNT(styles); i++) {
        if (!str_equal_z(first, styles[i].first))
            continue;
        if (!open_level(b, at))
            return false;
        b->levels[b->depth].list = styles[i].style;
        return true;
    }
    return diag_error(b->diag, at,
                      "lists cannot begin with \"%.*s\"; accepted are 1. 1、 "
                      "（1） (1) 一、 （一） ① a. and i.",
                      STR_ARG(first));
}

static struct str role_names(struct arena *a)
{
    struct buf b = buf_new(a, 4096);

    for (size_t i = 0; i < COUNT(roles); i++) {
        buf_add_format(&b, "%s%s", i ? ", " : "", roles[i].name);
        if (roles[i].argument)
            buf_add_format(&b, " %s", roles[i].argument);
    }
    return buf_str(&b);
}

static bool unknown_role(struct builder *b, struct str role, struct place at)
{
    unsigned least = UINT32_MAX;
    size_t nearest = 0;

    for (size_t i = 0; i < COUNT(roles); i++) {
        unsigned distance = str_distance(role, str_from_z(roles[i].name));

        if (distance < least) {
            least = distance;
            nearest = i;
        }
    }
    return diag_error(b->diag, at,
                      "the block \"::: %.*s\" is unknown, the nearest is "
                      "\"%s\"; accepted are: %.*s",
                      STR_ARG(role), roles[nearest].name,
                      STR_ARG(role_names(b->arena)));
}

static bool check_argument(struct builder *b, size_t role, struct str argument,
                           struct place at)
{
    if (roles[role].argument && argument.len == 0)
        return diag_error(b->diag, at, "something is missing: write ::: %s %s",
                          roles[role].name, roles[role].argument);
    if (!roles[role].argument && argument.len != 0)
        return diag_error(b->diag, at, "nothing may stand behind ::: %s",
                          roles[role].name);
    return true;
}

static bool use_fence(struct builder *b, struct str text, struct place at)
{
    struct str role, argument;
    size_t i = 0;

    if (text.len == 0)
        return close_div(b, at);
    (void)str_cut(text, ' ', &role, &argument);
    argument = str_trim(argument);
    while (i < COUNT(roles) && !str_equal_z(role, roles[i].name))
        i++;
    if (i == COUNT(roles))
        return unknown_role(b, role, at);
    if (!check_argument(b, i, argument, at))
        return false;
    if (roles[i].kind == BLOCK_CHART)
        return add_chart(b, markdown_fill(b->markdown, argument, b->arena), at);
    if (roles[i].kind == BLOCK_LIST)
        return open_list(b, argument, at);
    if (roles[i].kind == BLOCK_DIV)
        return open_div(b, roles[i].role, at);
    add_block(b, roles[i].kind, at);
    return true;
}

/* The lines since the last fence. */
static bool parse_part(struct builder *b, struct str text, size_t first_line)
{
    struct markdown_part part = {.text = text,
                                 .first_line = first_line,
                                 .list = b->levels[b->depth].list};

    for (size_t i = 1; i <= b->depth; i++)
        if (b->levels[i].div && b->levels[i].div->role == DIV_FORM)
            part.is_form = true;
    return markdown_parse(b->markdown, &part, &b->next, b->arena, b->diag);
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
        if (!parse_part(b, part, part_line) ||
            !use_fence(b, fence, markdown_place(b->markdown, number)))
            return false;
        part = str_head(rest, 0);
        part_line = number + 1;
    }
    return parse_part(b, part, part_line);
}

bool divs_parse(const struct markdown *m, const struct named_charts *charts,
                struct block **out, struct arena *a, struct diag *d)
{
    struct block *first = NULL;
    struct markdown with_notes = *m;
    struct builder b = {.markdown = &with_notes,
                        .charts = charts,
                        .next = &first,
                        .arena = a,
                        .diag = d};

    if (!footnotes_find(&with_notes, a, d) || !parse_lines(&b))
        return false;
    if (b.depth)
        return diag_error(d, b.levels[b.depth].at,
                          "the block ::: that begins here is not closed by a "
                          "line :::");
    *out = first;
    return true;
}
