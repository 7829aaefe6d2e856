#include "doc/mustache.h"

#include "doc/mustache_node.h"

#include <string.h>

/* A recursive partial that indents itself would never end. */
#define MAX_PARTIALS  64
#define MAX_DELIMITER 8

/* Partials of one template, each parsed once for each indentation. */
struct partial {
    struct str name;
    struct str indent;
    struct mustache *parsed;
};

struct library {
    mustache_partial_fn *find;
    void *user;
    struct partial items[MAX_PARTIALS];
    size_t count;
    struct arena *arena;
    struct diag *diag;
};

/* An open section, and where its next node goes. */
struct level {
    struct node *section; /* NULL at the bottom */
    struct node **tail;
};

struct parser {
    struct library *library;
    struct str source;
    size_t at; /* next byte */
    struct str open, close;
    const char *file;
    size_t seen; /* byte whose place line and column are */
    uint32_t line;
    uint32_t column;
    uint32_t indent; /* columns put before every line of a partial */
    size_t depth;    /* of partials */
    struct level levels[MUSTACHE_MAX_DEPTH];
    size_t level_count;
};

/* A tag as found: [start, end) in the source, what stands inside. */
struct tag {
    size_t start, end;
    char sigil; /* # ^ / > ! = or 0 for a variable */
    struct str name;
    struct place at;
};

static bool parse_text(struct mustache *m, struct field source,
                       struct str indent, struct library *library,
                       size_t depth);

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_space(char c)
{
    return is_blank(c) || c == '\n' || c == '\r';
}

static struct str trim(struct str s)
{
    while (s.len && is_space(s.ptr[0]))
        s = str_skip(s, 1);
    while (s.len && is_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

static struct str slice(const struct parser *p, size_t from, size_t to)
{
    return str_head(str_skip(p->source, from), to - from);
}

/* The place of a byte; positions are asked for in ascending order. */
static struct place place_at(struct parser *p, size_t position)
{
    for (; p->seen < position; p->seen++) {
        char c = p->source.ptr[p->seen];

        if (c == '\n') {
            p->line++;
            p->column = 1;
        } else if (((unsigned char)c & 0xC0) != 0x80) {
            p->column++;
        }
    }
    return place_of(p->file, p->line,
                    p->column > p->indent ? p->column - p->indent : 1);
}

static struct node *add_node(struct parser *p, enum node_kind kind,
                             struct place at, struct str text)
{
    struct level *level = &p->levels[p->level_count - 1];
    struct node *node = arena_new(p->library->arena, struct node);

    node->kind = kind;
    node->at = at;
    node->text = text;
    *level->tail = node;
    level->tail = &node->next;
    return node;
}

static void add_text(struct parser *p, struct place at, size_t from, size_t to)
{
    if (to > from)
        add_node(p, NODE_TEXT, at, slice(p, from, to));
}

/* The specification's "standalone": nothing but blanks around, on its line. */
static bool is_standalone(const struct parser *p, const struct tag *tag,
                          size_t *line_start, size_t *line_end)
{
    size_t start = tag->start;
    size_t end = tag->end;

    while (start > 0 && is_blank(p->source.ptr[start - 1]))
        start--;
    if (start > 0 && p->source.ptr[start - 1] != '\n')
        return false;
    while (end < p->source.len && is_blank(p->source.ptr[end]))
        end++;
    if (end < p->source.len && p->source.ptr[end] == '\r')
        end++;
    if (end < p->source.len && p->source.ptr[end] != '\n')
        return false;
    *line_start = start;
    *line_end = end < p->source.len ? end + 1 : end;
    return true;
}

/* Letters, digits, _ and - in parts joined by points; or a single point. */
static bool name_is_good(struct str name)
{
    bool part = false;

    if (str_equal_z(name, "."))
        return true;
    for (size_t i = 0; i < name.len; i++) {
        unsigned char c = (unsigned char)name.ptr[i];

        if (c == '.') {
            if (!part)
                return false;
            part = false;
            continue;
        }
        if (c < 0x80 && c != '_' && c != '-' && !(c >= '0' && c <= '9') &&
            !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z'))
            return false;
        part = true;
    }
    return part;
}

static bool check_name(const struct parser *p, const struct tag *tag)
{
    if (tag->name.len && name_is_good(tag->name))
        return true;
    return diag_error(p->library->diag, tag->at,
                      "\"%.*s\" is no name of a variable: letters, digits, "
                      "_ and -, joined by points, are accepted",
                      STR_ARG(tag->name));
}

static bool set_delimiters(struct parser *p, const struct tag *tag)
{
    struct str rest = trim(tag->name);
    size_t i = 0;

    while (i < rest.len && !is_space(rest.ptr[i]))
        i++;
    p->open = str_head(rest, i);
    p->close = trim(str_skip(rest, i));
    if (p->open.len == 0 || p->close.len == 0 || p->open.len > MAX_DELIMITER ||
        p->close.len > MAX_DELIMITER || str_find_byte(rest, '=') >= 0 ||
        str_find_byte(p->close, ' ') >= 0)
        return diag_error(p->library->diag, tag->at,
                          "new delimiters are written {{=<%% %%>=}}: two "
                          "marks of at most %d bytes, without =",
                          MAX_DELIMITER);
    return true;
}

static bool open_section(struct parser *p, const struct tag *tag)
{
    enum node_kind kind = tag->sigil == '#' ? NODE_SECTION : NODE_INVERTED;
    struct node *node;

    if (!check_name(p, tag))
        return false;
    if (p->level_count == MUSTACHE_MAX_DEPTH)
        return diag_error(p->library->diag, tag->at,
                          "sections are nested more than %d deep",
                          MUSTACHE_MAX_DEPTH - 1);
    node = add_node(p, kind, tag->at, tag->name);
    p->levels[p->level_count++] =
        (struct level){.section = node, .tail = &node->children};
    return true;
}

static bool close_section(struct parser *p, const struct tag *tag)
{
    const struct node *section = p->levels[p->level_count - 1].section;

    if (!section)
        return diag_error(p->library->diag, tag->at,
                          "{{/%.*s}} closes a section that is not open",
                          STR_ARG(tag->name));
    if (!str_equal(section->text, tag->name))
        return diag_error(p->library->diag, tag->at,
                          "{{/%.*s}} stands where {{/%.*s}} is expected, "
                          "which closes the section opened at line %u",
                          STR_ARG(tag->name), STR_ARG(section->text),
                          section->at.line);
    p->level_count--;
    return true;
}

/* Put indent before every line: the specification's rule for partials. */
static struct str indent_lines(struct str text, struct str indent,
                               struct arena *a)
{
    struct buf b = buf_new(a, 2 * MUSTACHE_MAX_SOURCE);
    struct str line;

    while (text.len) {
        ptrdiff_t end = str_find_byte(text, '\n');

        line = end < 0 ? text : str_head(text, (size_t)end + 1);
        buf_add(&b, indent);
        buf_add(&b, line);
        text = str_skip(text, line.len);
    }
    return buf_str(&b);
}

static const struct mustache *known_partial(const struct library *library,
                                            struct str name, struct str indent)
{
    for (size_t i = 0; i < library->count; i++)
        if (str_equal(library->items[i].name, name) &&
            str_equal(library->items[i].indent, indent))
            return library->items[i].parsed;
    return NULL;
}

static bool load_partial(struct parser *p, const struct tag *tag,
                         struct str indent, const struct mustache **out)
{
    struct library *library = p->library;
    struct partial *partial;
    struct field source;

    if (!library->find)
        return diag_error(library->diag, tag->at, "no partial \"%.*s\" here",
                          STR_ARG(tag->name));
    if (!library->find(library->user, (struct field){tag->name, tag->at},
                       &source, library->arena, library->diag))
        return false;
    if (library->count == MAX_PARTIALS || p->depth == MUSTACHE_MAX_DEPTH)
        return diag_error(library->diag, tag->at,
                          "partials that include partials: more than %d",
                          MAX_PARTIALS);
    partial = &library->items[library->count++];
    *partial =
        (struct partial){.name = tag->name,
                         .indent = indent,
                         .parsed = arena_new(library->arena, struct mustache)};
    *out = partial->parsed;
    return parse_text(partial->parsed, source, indent, library, p->depth + 1);
}

static bool add_partial(struct parser *p, const struct tag *tag,
                        struct str indent)
{
    const struct mustache *parsed;
    struct node *node;

    if (!check_name(p, tag))
        return false;
    parsed = known_partial(p->library, tag->name, indent);
    if (!parsed && !load_partial(p, tag, indent, &parsed))
        return false;
    node = add_node(p, NODE_PARTIAL, tag->at, tag->name);
    node->partial = parsed;
    return true;
}

static bool use_tag(struct parser *p, const struct tag *tag, struct str indent)
{
    switch (tag->sigil) {
    case '!':
        return true;
    case '=':
        return set_delimiters(p, tag);
    case '#':
    case '^':
        return open_section(p, tag);
    case '/':
        return close_section(p, tag);
    case '>':
        return add_partial(p, tag, indent);
    default:
        if (!check_name(p, tag))
            return false;
        add_node(p, NODE_VARIABLE, tag->at, tag->name)->is_blank =
            tag->sigil == '?';
        return true;
    }
}

/* Read the tag that begins at start; its end may be the source's end. */
static bool read_tag(struct parser *p, size_t start, struct tag *tag)
{
    struct diag *d = p->library->diag;
    struct str rest = str_skip(p->source, start + p->open.len);
    struct str inside;
    ptrdiff_t end;
    size_t sigil = 0;

    tag->start = start;
    tag->at = place_at(p, start);
    while (sigil < rest.len && is_space(rest.ptr[sigil]))
        sigil++;
    tag->sigil = sigil < rest.len ? rest.ptr[sigil] : '\0';
    if (tag->sigil == '{' || tag->sigil == '&')
        return diag_error(d, tag->at,
                          "{{{x}}} and {{&x}} are refused: a value is always "
                          "text; write {{x}}");
    if (!strchr("#^/>!=?", tag->sigil))
        tag->sigil = '\0';
    if (tag->sigil)
        rest = str_skip(rest, sigil + 1);
    end = str_find(rest, p->close);
    if (end < 0)
        return diag_error(d, tag->at,
                          "the tag that begins here is not closed by %.*s",
                          STR_ARG(p->close));
    inside = str_head(rest, (size_t)end);
    tag->end = (size_t)(rest.ptr - p->source.ptr) + inside.len + p->close.len;
    inside = trim(inside);
    if (tag->sigil == '=') {
        if (!str_ends(inside, STR("=")))
            return diag_error(d, tag->at,
                              "new delimiters are written {{=<%% %%>=}}: two "
                              "marks of at most %d bytes, without =",
                              MAX_DELIMITER);
        inside.len--;
    }
    tag->name = inside;
    return true;
}

static bool next_tag(struct parser *p, size_t start)
{
    struct tag tag;
    struct str indent = {0};
    struct place text_at = place_at(p, p->at);
    size_t line_start, line_end;

    if (!read_tag(p, start, &tag))
        return false;
    if (tag.sigil && is_standalone(p, &tag, &line_start, &line_end)) {
        if (line_start < p->at)
            line_start = p->at;
        indent = slice(p, line_start, tag.start);
        tag.end = line_end;
        start = line_start;
    }
    add_text(p, text_at, p->at, start);
    p->at = tag.end;
    return use_tag(p, &tag, indent);
}

static bool parse_tags(struct parser *p)
{
    const struct node *section;
    ptrdiff_t next;

    while ((next = str_find(str_skip(p->source, p->at), p->open)) >= 0)
        if (!next_tag(p, p->at + (size_t)next))
            return false;
    add_text(p, place_at(p, p->at), p->at, p->source.len);
    section = p->levels[p->level_count - 1].section;
    if (section)
        return diag_error(p->library->diag, section->at,
                          "the section {{#%.*s}} that begins here is not "
                          "closed by {{/%.*s}}",
                          STR_ARG(section->text), STR_ARG(section->text));
    return true;
}

static bool parse_text(struct mustache *m, struct field source,
                       struct str indent, struct library *library, size_t depth)
{
    struct parser *p = arena_new(library->arena, struct parser);

    if (source.text.len > MUSTACHE_MAX_SOURCE)
        return diag_error(library->diag, source.at,
                          "a template may have at most %u bytes",
                          MUSTACHE_MAX_SOURCE);
    p->library = library;
    p->source = indent.len ? indent_lines(source.text, indent, library->arena)
                           : source.text;
    p->open = STR("{{");
    p->close = STR("}}");
    p->file = source.at.file;
    p->line = source.at.line ? source.at.line : 1;
    p->column = source.at.column ? source.at.column : 1;
    p->indent = (uint32_t)indent.len;
    p->depth = depth;
    p->levels[0].tail = &m->first;
    p->level_count = 1;
    return parse_tags(p);
}

bool mustache_parse(const struct mustache **out, struct field source,
                    mustache_partial_fn *partial, void *user, struct arena *a,
                    struct diag *d)
{
    struct library *library = arena_new(a, struct library);
    struct mustache *m = arena_new(a, struct mustache);

    library->find = partial;
    library->user = user;
    library->arena = a;
    library->diag = d;
    if (!parse_text(m, source, STR(""), library, 0))
        return false;
    *out = m;
    return true;
}
