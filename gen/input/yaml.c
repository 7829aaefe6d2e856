#include "input/yaml.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

struct parser {
    yaml_parser_t yaml;
    yaml_event_t event; /* the current one; owned until the next */
    bool has_event;
    const char *path;
    size_t first_line;
    struct str text;
    struct arena *arena;
    struct diag *diag;
};

/*
 * What libyaml says, in words for the person who typed the text.  What is not
 * listed is told as libyaml says it.
 */
static const struct {
    const char *problem;
    const char *sentence;
} problems[] = {
    {"mapping values are not allowed in this context",
     "a colon stands where no key can stand: check the indentation, or put "
     "text that holds a colon in quotation marks"},
    {"found character that cannot start any token",
     "this character cannot begin a value: indent with blanks, not with tabs, "
     "and put text that begins with @ or ` in quotation marks"},
    {"did not find expected key",
     "the indentation does not fit the lines above, or a quotation mark or "
     "bracket is not closed"},
    {"could not find expected ':'",
     "a key needs a colon and a blank behind it (key: value)"},
    {"found unexpected end of stream",
     "a quotation mark that was opened here is not closed"},
    {"did not find expected '-' indicator",
     "the elements of a list begin with \"- \" in the same column"},
    {"did not find expected ',' or ']'",
     "the elements of a list in brackets are separated by commas and closed "
     "by ]"},
    {"did not find expected ',' or '}'",
     "the keys in braces are separated by commas and closed by }"},
    {"found unknown escape character",
     "in double quotation marks a backslash begins a code: write \\\\ for a "
     "backslash, or use single quotation marks"},
    {"block sequence entries are not allowed in this context",
     "a list may not begin on this line: begin it on the next one, indented"},
    {"found undefined tag handle",
     "tags (beginning with !) are not accepted: values are plain text"},
};

static struct place place_of_mark(const struct parser *p, yaml_mark_t mark)
{
    return place_of(p->path, p->first_line + mark.line, mark.column + 1);
}

/* The reader runs ahead of the marks; it knows the byte alone. */
static struct place place_of_byte(const struct parser *p)
{
    struct str before = str_head(p->text, p->yaml.problem_offset), line;
    size_t line_number = p->first_line;

    while (str_cut(before, '\n', &line, &before))
        line_number++;
    return place_of(p->path, line_number, utf8_length(line) + 1);
}

static bool report_reader(const struct parser *p)
{
    struct place at = place_of_byte(p);

    if (strcmp(p->yaml.problem, "control characters are not allowed") == 0)
        return diag_error(p->diag, at,
                          "a control character stands in the text");
    return diag_error(p->diag, at,
                      "the text is not UTF-8: save the file again as UTF-8");
}

/* libyaml stopped: say why in our words, where we have some. */
static bool report(const struct parser *p)
{
    const yaml_parser_t *y = &p->yaml;
    yaml_mark_t mark = y->problem_mark;

    if (y->error == YAML_MEMORY_ERROR)
        return diag_system(p->diag, p->path, "no memory to read YAML");
    if (y->error == YAML_READER_ERROR)
        return report_reader(p);
    for (size_t i = 0; y->problem && i < COUNT(problems); i++) {
        if (strcmp(y->problem, problems[i].problem) != 0)
            continue;
        if (strcmp(y->problem, "found unexpected end of stream") == 0)
            mark = y->context_mark;
        return diag_error(p->diag, place_of_mark(p, mark), "%s",
                          diag_translate(p->diag, problems[i].sentence));
    }
    return diag_error(p->diag, place_of_mark(p, mark), "this is not YAML: %s",
                      y->problem ? y->problem : "?");
}

static bool refuse(const struct parser *p, const char *sentence)
{
    return diag_error(p->diag, place_of_mark(p, p->event.start_mark), "%s",
                      diag_translate(p->diag, sentence));
}

static const yaml_char_t *anchor_of(const yaml_event_t *e)
{
    return e->type == YAML_SCALAR_EVENT ? e->data.scalar.anchor
           : e->type == YAML_SEQUENCE_START_EVENT
               ? e->data.sequence_start.anchor
           : e->type == YAML_MAPPING_START_EVENT ? e->data.mapping_start.anchor
                                                 : NULL;
}

static const yaml_char_t *tag_of(const yaml_event_t *e)
{
    return e->type == YAML_SCALAR_EVENT           ? e->data.scalar.tag
           : e->type == YAML_SEQUENCE_START_EVENT ? e->data.sequence_start.tag
           : e->type == YAML_MAPPING_START_EVENT  ? e->data.mapping_start.tag
                                                  : NULL;
}

/* Go to the next event, which is nothing that we refuse everywhere. */
static bool next_event(struct parser *p)
{
    if (p->has_event)
        yaml_event_delete(&p->event);
    p->has_event = false;
    if (!yaml_parser_parse(&p->yaml, &p->event))
        return report(p);
    p->has_event = true;
    if (p->event.type == YAML_ALIAS_EVENT || anchor_of(&p->event))
        return refuse(p, "aliases and anchors (* and &) are not accepted: "
                         "write the value out, in quotation marks if it "
                         "begins with * or &");
    if (tag_of(&p->event))
        return refuse(p, "tags (beginning with !) are not accepted: values "
                         "are plain text");
    return true;
}

/* libyaml refuses control characters, but lets escapes make them. */
static bool read_text(struct parser *p, struct str *out)
{
    struct str s = {(const char *)p->event.data.scalar.value,
                    p->event.data.scalar.length};

    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];

        if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F)
            return refuse(p, "a control character stands in the text");
    }
    *out = arena_str(p->arena, s);
    return true;
}

static int compare_keys(const void *left, const void *right)
{
    const struct field *const *a = left, *const *b = right;
    int order = str_compare((*a)->text, (*b)->text);

    return order ? order : (*a > *b) - (*a < *b);
}

/* Sorted, so that a map of many keys costs no square of them. */
static bool check_duplicates(const struct parser *p, const struct yaml *map)
{
    struct arena_mark mark = arena_mark(p->arena);
    const struct field **order =
        arena_array(p->arena, const struct field *, map->count);
    const struct field *first = NULL, *again = NULL;

    for (size_t i = 0; i < map->count; i++)
        order[i] = &map->keys[i];
    if (map->count > 1)
        qsort(order, map->count, sizeof(*order), compare_keys);
    for (size_t i = 1; i < map->count; i++) {
        if (str_equal(order[i - 1]->text, order[i]->text) &&
            (!again || order[i] < again)) {
            first = order[i - 1];
            again = order[i];
        }
    }
    arena_rewind(p->arena, mark);
    if (!again)
        return true;
    return diag_error(p->diag, again->at,
                      "the key \"%.*s\" stands here a second time; the first "
                      "is on line %u",
                      STR_ARG(yaml_shown(again->text)),
                      (unsigned)first->at.line);
}

static bool read_node(struct parser *p, struct yaml *out, int depth);

static bool read_list(struct parser *p, struct yaml *out, int depth)
{
    size_t capacity = 0;

    for (;;) {
        struct yaml item = {0};

        if (!next_event(p))
            return false;
        if (p->event.type == YAML_SEQUENCE_END_EVENT)
            return true;
        if (!read_node(p, &item, depth + 1))
            return false;
        ARENA_PUSH(p->arena, out->items, out->count, capacity) = item;
    }
}

static bool read_map(struct parser *p, struct yaml *out, int depth)
{
    size_t key_count = 0, key_capacity = 0, capacity = 0;

    for (;;) {
        struct yaml value = {0};
        struct field key;

        if (!next_event(p))
            return false;
        if (p->event.type == YAML_MAPPING_END_EVENT)
            return check_duplicates(p, out);
        if (p->event.type != YAML_SCALAR_EVENT)
            return refuse(p, "a key must be plain text");
        key.at = place_of_mark(p, p->event.start_mark);
        if (!read_text(p, &key.text) || !next_event(p) ||
            !read_node(p, &value, depth + 1))
            return false;
        ARENA_PUSH(p->arena, out->keys, key_count, key_capacity) = key;
        ARENA_PUSH(p->arena, out->items, out->count, capacity) = value;
    }
}

/* The node that begins with the current event. */
static bool read_node(struct parser *p, struct yaml *out, int depth)
{
    out->scalar.at = place_of_mark(p, p->event.start_mark);
    if (depth > YAML_MAX_DEPTH)
        return diag_error(p->diag, out->scalar.at,
                          "lists and maps are nested deeper than %d levels",
                          YAML_MAX_DEPTH);
    switch ((int)p->event.type) {
    case YAML_SEQUENCE_START_EVENT:
        out->kind = YAML_LIST;
        return read_list(p, out, depth);
    case YAML_MAPPING_START_EVENT:
        out->kind = YAML_MAP;
        return read_map(p, out, depth);
    default:
        break;
    }
    out->kind = YAML_SCALAR;
    return read_text(p, &out->scalar.text);
}

/* stream start, document start, node, document end, stream end. */
static bool read_stream(struct parser *p, struct yaml *out)
{
    struct yaml root = {.kind = YAML_MAP,
                        .scalar.at = place_of(p->path, p->first_line, 1)};

    if (!next_event(p) || !next_event(p))
        return false;
    if (p->event.type != YAML_STREAM_END_EVENT) {
        if (!next_event(p) || !read_node(p, &root, 1))
            return false;
        if (!next_event(p) || !next_event(p))
            return false;
        if (p->event.type != YAML_STREAM_END_EVENT)
            return refuse(p, "a second document begins here (---); only one "
                             "is accepted");
    }
    *out = root;
    return true;
}

bool yaml_parse(struct yaml *out, const char *path, size_t first_line,
                struct str text, struct arena *a, struct diag *d)
{
    struct parser p = {.path = path,
                       .first_line = first_line,
                       .text = text,
                       .arena = a,
                       .diag = d};
    bool ok;

    if (text.len > YAML_MAX_BYTES)
        return diag_error(d, place_of(path, 0, 0),
                          "a configuration text has at most %d bytes; this "
                          "one has %zu",
                          YAML_MAX_BYTES, text.len);
    if (!yaml_parser_initialize(&p.yaml))
        return diag_system(d, path, "no memory to read YAML");
    yaml_parser_set_encoding(&p.yaml, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(
        &p.yaml, (const unsigned char *)(text.ptr ? text.ptr : ""), text.len);
    ok = read_stream(&p, out);
    if (p.has_event)
        yaml_event_delete(&p.event);
    yaml_parser_delete(&p.yaml);
    return ok;
}
