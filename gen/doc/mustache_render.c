#include "doc/mustache_node.h"

#include <string.h>

#define MAX_REPORTS 20
#define MAX_LISTED  12
#define MAX_STEPS   5000000

/* One value that names are looked up in; of a list, which element. */
struct frame {
    const struct value *value;
    bool in_list;
    size_t index, count;
};

struct run {
    const struct mustache_data *data;
    struct frame frames[2 * MUSTACHE_MAX_DEPTH];
    size_t frame_count;
    size_t depth; /* of nodes */
    size_t steps; /* nodes visited: loops in loops may take for ever */
    struct buf out;
    bool in_line; /* the line begun has its place */
    struct place *lines;
    size_t line_count, line_capacity;
    const struct node *reported[MAX_REPORTS];
    size_t report_count;
    bool failed;
    struct arena *arena;
    struct diag *diag;
};

/* What a name means. */
struct found {
    const struct value *value;  /* NULL: no such name */
    struct value own;           /* of -first, -last, -index */
    struct str form;            /* last part of the name, or empty */
    struct str missing;         /* the part that is not there */
    const struct value *holder; /* where it was looked for; NULL: everywhere */
};

static const struct {
    enum value_kind kind;
    const char *form;
} form_names[] = {
    {VALUE_MONEY, "plain"},  {VALUE_MONEY, "grouped"}, {VALUE_MONEY, "code"},
    {VALUE_MONEY, "symbol"}, {VALUE_MONEY, "upper"},   {VALUE_DATE, "iso"},
    {VALUE_DATE, "long"},    {VALUE_DATE, "slash"},
};

bool mustache_escape_none(void *user, struct str value, struct place at,
                          struct buf *out, struct diag *d)
{
    (void)user;
    (void)at;
    (void)d;
    buf_add(out, value);
    return true;
}

bool mustache_escape_html(void *user, struct str value, struct place at,
                          struct buf *out, struct diag *d)
{
    (void)user;
    (void)at;
    (void)d;
    for (size_t i = 0; i < value.len; i++) {
        switch (value.ptr[i]) {
        case '&':
            buf_add_z(out, "&amp;");
            break;
        case '<':
            buf_add_z(out, "&lt;");
            break;
        case '>':
            buf_add_z(out, "&gt;");
            break;
        case '"':
            buf_add_z(out, "&quot;");
            break;
        default:
            buf_add_byte(out, value.ptr[i]);
        }
    }
    return true;
}

static void begin_line(struct run *r, struct place at)
{
    if (r->in_line)
        return;
    at.column = 0;
    ARENA_PUSH(r->arena, r->lines, r->line_count, r->line_capacity) = at;
    r->in_line = true;
}

static void write_text(struct run *r, const struct node *node)
{
    struct str rest = node->text;
    struct place at = node->at;

    while (rest.len) {
        ptrdiff_t end = str_find_byte(rest, '\n');
        struct str line = end < 0 ? rest : str_head(rest, (size_t)end + 1);

        begin_line(r, at);
        buf_add(&r->out, line);
        r->in_line = end < 0;
        at.line++;
        rest = str_skip(rest, line.len);
    }
}

static void write_value(struct run *r, struct str value, struct place at)
{
    size_t start = r->out.len;

    begin_line(r, at);
    if (!r->data->escape(r->data->user, value, at, &r->out, r->diag))
        r->failed = true;
    for (size_t i = start; i < r->out.len; i++) {
        begin_line(r, at);
        r->in_line = r->out.ptr[i] != '\n';
    }
}

static bool special(const struct run *r, struct str name, struct value *own)
{
    for (size_t i = r->frame_count; i-- > 0;) {
        const struct frame *frame = &r->frames[i];

        if (!frame->in_list)
            continue;
        if (str_equal_z(name, "-first"))
            *own = value_bool(frame->index == 0);
        else if (str_equal_z(name, "-last"))
            *own = value_bool(frame->index + 1 == frame->count);
        else if (str_equal_z(name, "-index"))
            *own = value_integer((int64_t)frame->index + 1);
        else
            return false;
        return true;
    }
    return false;
}

static const struct value *find_first(const struct run *r, struct str name)
{
    for (size_t i = r->frame_count; i-- > 0;) {
        const struct value *v = r->frames[i].value;
        const struct value *entry;

        if (v->kind == VALUE_MAP && (entry = value_find(*v, name)) != NULL)
            return entry;
    }
    return NULL;
}

static bool has_form(const struct value *v, struct str form)
{
    for (size_t i = 0; i < COUNT(form_names); i++)
        if (form_names[i].kind == v->kind &&
            str_equal_z(form, form_names[i].form))
            return true;
    return false;
}

/* Walk the rest of a dotted name down from found->value. */
static void walk(struct found *found, struct str rest)
{
    struct str part;

    while (rest.len) {
        const struct value *v = found->value;

        (void)str_cut(rest, '.', &part, &rest);
        found->holder = v;
        found->missing = part;
        if (v->kind == VALUE_MAP) {
            found->value = value_find(*v, part);
        } else if (v->kind == VALUE_NULL) {
            return;
        } else if (rest.len == 0 && has_form(v, part)) {
            found->form = part;
            return;
        } else {
            found->value = NULL;
        }
        if (!found->value)
            return;
    }
}

static void find(const struct run *r, struct str name, struct found *found)
{
    struct str first, rest;

    memset(found, 0, sizeof(*found));
    if (str_equal_z(name, ".")) {
        found->value = r->frames[r->frame_count - 1].value;
        return;
    }
    if (special(r, name, &found->own)) {
        found->value = &found->own;
        return;
    }
    (void)str_cut(name, '.', &first, &rest);
    found->missing = first;
    found->value = find_first(r, first);
    if (found->value)
        walk(found, rest);
}

const struct value *mustache_find(const struct value *contexts,
                                  size_t context_count, struct str name)
{
    struct found found = {0};
    struct str first, rest;

    (void)str_cut(name, '.', &first, &rest);
    for (size_t i = context_count; i-- > 0 && !found.value;)
        if (contexts[i].kind == VALUE_MAP)
            found.value = value_find(contexts[i], first);
    if (found.value)
        walk(&found, rest);
    return found.form.len ? NULL : found.value;
}

/* Names to choose from, for a message: nearest one, and the first few. */
struct names {
    struct str wanted;
    struct str nearest;
    unsigned distance;
    struct buf list;
    size_t count;
};

static void offer(struct names *names, struct str name)
{
    unsigned distance = str_distance(names->wanted, name);

    if (distance < names->distance) {
        names->distance = distance;
        names->nearest = name;
    }
    if (names->count++ < MAX_LISTED) {
        buf_add_z(&names->list, names->list.len ? ", " : "");
        buf_add(&names->list, name);
    }
}

static void offer_parts(struct names *names, const struct value *v)
{
    if (v->kind == VALUE_MAP)
        for (size_t i = 0; i < v->map->count; i++)
            offer(names, v->map->items[i].key);
    for (size_t i = 0; i < COUNT(form_names); i++)
        if (form_names[i].kind == v->kind)
            offer(names, str_from_z(form_names[i].form));
}

/* A tag in a loop is reported once. */
static bool is_new_report(struct run *r, const struct node *node)
{
    r->failed = true;
    for (size_t i = 0; i < r->report_count; i++)
        if (r->reported[i] == node)
            return false;
    if (r->report_count == MAX_REPORTS)
        return false;
    r->reported[r->report_count++] = node;
    return true;
}

static void report_missing(struct run *r, const struct node *node,
                           const struct found *found)
{
    struct names names = {.wanted = found->missing,
                          .distance = UINT32_MAX,
                          .list = buf_new(r->arena, 4096)};

    if (!is_new_report(r, node))
        return;
    if (found->holder)
        offer_parts(&names, found->holder);
    else
        for (size_t i = r->frame_count; i-- > 0;)
            offer_parts(&names, r->frames[i].value);
    if (names.distance <= 2 || names.distance < found->missing.len / 2)
        diag_error(r->diag, node->at,
                   "no variable \"%.*s\": \"%.*s\" is unknown; the nearest "
                   "is \"%.*s\"",
                   STR_ARG(node->text), STR_ARG(found->missing),
                   STR_ARG(names.nearest));
    else if (names.count)
        diag_error(r->diag, node->at,
                   "no variable \"%.*s\": \"%.*s\" is unknown; there are: "
                   "%.*s",
                   STR_ARG(node->text), STR_ARG(found->missing),
                   STR_ARG(buf_str(&names.list)));
    else
        diag_error(r->diag, node->at,
                   "no variable \"%.*s\": \"%.*s\" is unknown",
                   STR_ARG(node->text), STR_ARG(found->missing));
}

static void render_variable(struct run *r, const struct node *node)
{
    struct found found;
    struct str text;

    find(r, node->text, &found);
    if (!found.value) {
        report_missing(r, node, &found);
        return;
    }
    if (found.value->kind == VALUE_NULL) {
        if (is_new_report(r, node))
            diag_error(r->diag, node->at,
                       "\"%.*s\" is empty here: fill it in, or put it into "
                       "a section {{#%.*s}} … {{/%.*s}}",
                       STR_ARG(node->text), STR_ARG(node->text),
                       STR_ARG(node->text));
        return;
    }
    if (!value_form(*found.value, found.form, r->data->english, &text,
                    r->arena)) {
        if (is_new_report(r, node))
            diag_error(r->diag, node->at,
                       "\"%.*s\" is a list or a group: name one of its parts",
                       STR_ARG(node->text));
        return;
    }
    write_value(r, text, node->at);
}

static bool is_true(const struct value *v)
{
    switch (v->kind) {
    case VALUE_NULL:
        return false;
    case VALUE_BOOL:
        return v->boolean;
    case VALUE_TEXT:
        return v->text.len != 0;
    case VALUE_INTEGER:
        return v->integer != 0;
    case VALUE_DECIMAL:
        return v->decimal.units != 0;
    case VALUE_MONEY:
        return v->money.minor != 0;
    case VALUE_LIST:
        return v->list->count != 0;
    case VALUE_DATE:
    case VALUE_MAP:
        return true;
    }
    return false;
}

static void render_nodes(struct run *r, const struct node *node);

static bool is_over(struct run *r)
{
    return buf_is_full(&r->out) || r->steps++ > MAX_STEPS;
}

static void render_inside(struct run *r, const struct node *section,
                          struct frame frame)
{
    r->frames[r->frame_count++] = frame;
    render_nodes(r, section->children);
    r->frame_count--;
}

static void render_list(struct run *r, const struct node *section,
                        const struct value_list *list)
{
    for (size_t i = 0; i < list->count && !is_over(r); i++)
        render_inside(r, section,
                      (struct frame){.value = &list->items[i],
                                     .in_list = true,
                                     .index = i,
                                     .count = list->count});
}

static void render_section(struct run *r, const struct node *node)
{
    struct found found;
    bool open;

    find(r, node->text, &found);
    if (!found.value) {
        report_missing(r, node, &found);
        return;
    }
    open = is_true(found.value);
    if (node->kind == NODE_INVERTED) {
        if (!open)
            render_nodes(r, node->children);
        return;
    }
    if (!open)
        return;
    if (found.value->kind == VALUE_LIST)
        render_list(r, node, found.value->list);
    else if (found.value->kind == VALUE_BOOL)
        render_nodes(r, node->children);
    else
        render_inside(r, node, (struct frame){.value = found.value});
}

static void render_node(struct run *r, const struct node *node)
{
    switch (node->kind) {
    case NODE_TEXT:
        write_text(r, node);
        break;
    case NODE_VARIABLE:
        render_variable(r, node);
        break;
    case NODE_SECTION:
    case NODE_INVERTED:
        render_section(r, node);
        break;
    case NODE_PARTIAL:
        render_nodes(r, node->partial->first);
        break;
    }
}

static void render_nodes(struct run *r, const struct node *node)
{
    if (r->depth == MUSTACHE_MAX_DEPTH) {
        if (node && is_new_report(r, node))
            diag_error(r->diag, node->at,
                       "sections and partials are nested more than %d deep",
                       MUSTACHE_MAX_DEPTH);
        return;
    }
    r->depth++;
    for (; node && !is_over(r); node = node->next)
        render_node(r, node);
    r->depth--;
}

bool mustache_render(const struct mustache *m, const struct mustache_data *data,
                     struct mustache_text *out, struct arena *a, struct diag *d)
{
    struct run *r = arena_new(a, struct run);

    r->data = data;
    r->arena = a;
    r->diag = d;
    r->out = buf_new(a, MUSTACHE_MAX_TEXT);
    for (size_t i = 0; i < data->context_count; i++)
        r->frames[r->frame_count++].value = &data->contexts[i];
    render_nodes(r, m->first);
    if (is_over(r))
        return diag_error(d, m->first->at,
                          "the filled template would be larger than %u bytes "
                          "or takes more than %d steps",
                          MUSTACHE_MAX_TEXT, MAX_STEPS);
    if (r->failed)
        return false;
    *out = (struct mustache_text){.text = buf_str(&r->out),
                                  .lines = r->lines,
                                  .line_count = r->line_count};
    return true;
}
