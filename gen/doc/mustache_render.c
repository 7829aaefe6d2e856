#include "doc/mustache_node.h"

#include "doc/mustache_find.h"
#include "doc/value_form.h"

#define MAX_REPORTS 20
#define MAX_STEPS   5000000

struct run {
    const struct mustache_data *data;
    mustache_times_fn *times; /* of an outline; else NULL */
    void *times_user;
    struct frame frames[2 * MUSTACHE_MAX_DEPTH];
    size_t frame_count;
    size_t depth; /* of nodes */
    size_t steps; /* nodes visited: loops in loops may take for ever */
    struct buf out;
    bool in_line; /* the line begun has its place */
    struct place *lines;
    size_t line_count, line_capacity;
    struct field *blanks;
    size_t blank_count, blank_capacity;
    const struct node *reported[MAX_REPORTS];
    size_t report_count;
    bool failed;
    struct arena *arena;
    struct diag *diag;
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

static struct frames frames_of(const struct run *r)
{
    return (struct frames){r->frames, r->frame_count};
}

const struct value *mustache_find(const struct value *contexts,
                                  size_t context_count, struct str name)
{
    struct str rest = name;
    struct str part;
    const struct value *v = NULL;

    (void)str_cut(rest, '.', &part, &rest);
    for (size_t i = context_count; i-- > 0 && !v;)
        if (contexts[i].kind == VALUE_MAP)
            v = value_find(contexts[i], part);
    while (v && rest.len && v->kind != VALUE_NULL) {
        (void)str_cut(rest, '.', &part, &rest);
        v = v->kind == VALUE_MAP ? value_find(*v, part) : NULL;
    }
    return v;
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

static void report_unknown(struct run *r, const struct node *node,
                           const struct found *found)
{
    struct names names = frames_offer(frames_of(r), found, r->arena);

    if (names_are_near(&names))
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

static void report_missing(struct run *r, const struct node *node,
                           const struct found *found)
{
    if (!is_new_report(r, node))
        return;
    switch (found->fault) {
    case FIND_OK:
    case FIND_UNKNOWN:
        report_unknown(r, node, found);
        break;
    case FIND_MIXED:
        diag_error(r->diag, node->at,
                   "\"%.*s\" has several currencies: amounts of different "
                   "currencies are never added; totals (with s) is the list "
                   "of one total a currency",
                   STR_ARG(node->text));
        break;
    case FIND_NO_SUM:
        diag_error(r->diag, node->at,
                   "\"%.*s\": \"%.*s\" is neither an amount nor a number in "
                   "every element of the list",
                   STR_ARG(node->text), STR_ARG(found->missing));
        break;
    case FIND_TOO_LARGE:
        diag_error(r->diag, node->at, "\"%.*s\": the total is too large",
                   STR_ARG(node->text));
        break;
    }
}

/* A line to fill by hand, and what belongs there. */
static void render_blank(struct run *r, const struct node *node)
{
    size_t i = 0;

    while (i < r->blank_count && !str_equal(r->blanks[i].text, node->text))
        i++;
    if (i == r->blank_count)
        ARENA_PUSH(r->arena, r->blanks, r->blank_count, r->blank_capacity) =
            (struct field){node->text, node->at};
    write_value(r, STR(MUSTACHE_BLANK), node->at);
}

static void render_variable(struct run *r, const struct node *node)
{
    struct found found;
    struct str text;

    if (r->times) {
        write_value(r, STR(""), node->at);
        return;
    }
    frames_find(frames_of(r), node->text, &found, r->arena);
    if (!found.value) {
        report_missing(r, node, &found);
        return;
    }
    if (found.value->kind == VALUE_NULL && node->is_blank) {
        render_blank(r, node);
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

static unsigned outline_times(struct run *r, struct str name)
{
    struct found found;

    if (!str_starts(name, STR("-")))
        return r->times(r->times_user, name);
    frames_find(frames_of(r), name, &found, r->arena);
    return found.value && is_true(found.value);
}

/* An element of a list that nothing is known of. */
static const struct value nothing = {.kind = VALUE_NULL};

static void outline_section(struct run *r, const struct node *node)
{
    unsigned n = outline_times(r, node->text);

    if (node->kind == NODE_INVERTED) {
        if (n == 0)
            render_nodes(r, node->children);
        return;
    }
    for (unsigned i = 0; i < n && !is_over(r); i++)
        render_inside(
            r, node,
            (struct frame){
                .value = &nothing, .in_list = n > 1, .index = i, .count = n});
}

static void render_section(struct run *r, const struct node *node)
{
    struct found found;
    bool open;

    if (r->times) {
        outline_section(r, node);
        return;
    }
    frames_find(frames_of(r), node->text, &found, r->arena);
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

static bool finish(struct run *r, const struct mustache *m,
                   struct mustache_text *out)
{
    render_nodes(r, m->first);
    if (is_over(r))
        return diag_error(r->diag, m->first ? m->first->at : nowhere,
                          "the filled template would be larger than %u bytes "
                          "or takes more than %d steps",
                          MUSTACHE_MAX_TEXT, MAX_STEPS);
    if (r->failed)
        return false;
    *out = (struct mustache_text){.text = buf_str(&r->out),
                                  .lines = r->lines,
                                  .line_count = r->line_count,
                                  .blanks = r->blanks,
                                  .blank_count = r->blank_count};
    return true;
}

static struct run *run_new(const struct mustache_data *data, struct arena *a,
                           struct diag *d)
{
    struct run *r = arena_new(a, struct run);

    r->data = data;
    r->arena = a;
    r->diag = d;
    r->out = buf_new(a, MUSTACHE_MAX_TEXT);
    for (size_t i = 0; i < data->context_count; i++)
        r->frames[r->frame_count++].value = &data->contexts[i];
    return r;
}

bool mustache_render(const struct mustache *m, const struct mustache_data *data,
                     struct mustache_text *out, struct arena *a, struct diag *d)
{
    return finish(run_new(data, a, d), m, out);
}

bool mustache_outline(const struct mustache *m, mustache_times_fn *times,
                      void *times_user, mustache_escape_fn *escape,
                      void *escape_user, struct mustache_text *out,
                      struct arena *a, struct diag *d)
{
    struct mustache_data data = {.contexts = &nothing,
                                 .context_count = 1,
                                 .escape = escape,
                                 .user = escape_user};
    struct run *r = run_new(&data, a, d);

    r->times = times;
    r->times_user = times_user;
    return finish(r, m, out);
}
