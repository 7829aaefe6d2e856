#include "command/lint.h"

#include "doc/divs.h"

#define MAX_CONDITIONS 160

/* A section that may be there or not. */
struct condition {
    struct str name;
    unsigned times; /* how often it stands where it is there: a list twice */
    bool firm;      /* columns of a table: always there */
};

struct outline {
    const struct lint *lint;
    struct condition items[MAX_CONDITIONS];
    size_t count;
    bool there[MAX_CONDITIONS];
    bool is_full; /* all are there */
    struct field *slots;
    size_t slot_count, slot_capacity;
    struct arena *arena;
};

static struct condition *find_condition(struct outline *o, struct str name)
{
    for (size_t i = 0; i < o->count; i++)
        if (str_equal(o->items[i].name, name))
            return &o->items[i];
    return NULL;
}

/* A list opened in the middle of a line makes columns, not rows. */
static void add_condition(struct outline *o, const struct use *use)
{
    struct condition *c = find_condition(o, use->name.text);
    bool is_list = use->type.kind == TYPE_LIST && use->fault == USE_FINE;

    if (str_starts(use->name.text, STR("-")))
        return;
    if (!c && o->count == MAX_CONDITIONS)
        return;
    if (!c) {
        c = &o->items[o->count++];
        *c = (struct condition){.name = use->name.text, .times = 1};
    }
    if (is_list && use->part == MUSTACHE_SECTION) {
        c->times = 2;
        c->firm |= use->name.at.column > 1;
    }
}

static unsigned times(void *user, struct str name)
{
    struct outline *o = user;
    const struct condition *c = find_condition(o, name);

    if (!c)
        return 1;
    return c->firm || o->there[c - o->items] ? c->times : 0;
}

static bool add_slot(void *user, struct str value, struct place at,
                     struct buf *out, struct diag *d)
{
    struct outline *o = user;

    (void)value;
    (void)d;
    markdown_add_slot(out, o->slot_count);
    ARENA_PUSH(o->arena, o->slots, o->slot_count, o->slot_capacity) =
        (struct field){STR("1"), at};
    return true;
}

/* Whatever charts the text shows: which there are is known with the data. */
static struct named_charts charts_of(const struct outline *o,
                                     const struct markdown *m)
{
    static const struct chart chart;
    struct named_chart *items = NULL;
    size_t count = 0, capacity = 0;
    struct str rest = m->text;
    struct str line, name;

    while (rest.len) {
        (void)str_cut(rest, '\n', &line, &rest);
        line = str_trim(line);
        if (!str_starts(line, STR(":::")) ||
            !str_cut(line, ' ', &name, &line) ||
            !str_starts(str_trim(line), STR("chart ")))
            continue;
        name = str_trim(str_skip(str_trim(line), sizeof("chart ") - 1));
        ARENA_PUSH(o->arena, items, count, capacity) =
            (struct named_chart){markdown_fill(m, name, o->arena), &chart};
    }
    return (struct named_charts){items, count};
}

static void check_outline(struct outline *o, struct diag *d)
{
    const struct lint *l = o->lint;
    struct lint with = *l;
    struct mustache_text text;
    struct named_charts charts;
    struct markdown m;
    struct block *blocks = NULL;

    o->slots = NULL;
    o->slot_count = o->slot_capacity = 0;
    with.diag = d;
    if (!mustache_outline(template_body(l->template), times, o, add_slot, o,
                          &text, o->arena, d))
        return;
    m = (struct markdown){.text = text.text,
                          .lines = text.lines,
                          .line_count = text.line_count,
                          .values = o->slots,
                          .value_count = o->slot_count};
    m.pictures = template_pictures(l->template, &m.picture_count);
    charts = charts_of(o, &m);
    if (divs_parse(&m, &charts, &blocks, o->arena, d) && o->is_full) {
        lint_lines(&with, blocks);
        lint_links(&with, blocks);
    }
    lint_tables(&with, &text);
    if (o->is_full)
        lint_numbers(&with, &text);
}

static bool is_told(const struct diag *d, const struct message *m)
{
    for (const struct message *t = d->first; t; t = t->next)
        if (t->at.line == m->at.line && t->at.file == m->at.file &&
            str_starts(t->text, m->text))
            return true;
    return false;
}

/* What is new in this variant, with what makes it so. */
static void tell(const struct lint *l, const struct diag *found,
                 const char *format, struct str name)
{
    for (const struct message *m = found->first; m; m = m->next) {
        struct str when = arena_format(
            l->arena, diag_translate(l->diag, format), STR_ARG(name));

        if (is_told(l->diag, m))
            continue;
        if (m->severity >= DIAG_ERROR)
            diag_error(l->diag, m->at, "%.*s%.*s", STR_ARG(m->text),
                       STR_ARG(when));
        else
            diag_warning(l->diag, m->at, "%.*s%.*s", STR_ARG(m->text),
                         STR_ARG(when));
    }
}

static void set_all(struct outline *o, bool there)
{
    for (size_t i = 0; i < o->count; i++)
        o->there[i] = there;
}

static void try_variant(struct outline *o, const char *format, struct str name)
{
    struct diag found = diag_like(o->lint->diag, o->lint->arena);

    check_outline(o, &found);
    tell(o->lint, &found, format, name);
}

void lint_shape(const struct lint *l)
{
    struct outline *o = arena_new(l->arena, struct outline);

    o->lint = l;
    o->arena = l->arena;
    for (size_t i = 0; i < l->uses.count; i++)
        if (l->uses.items[i].part != MUSTACHE_VARIABLE &&
            l->uses.items[i].part != MUSTACHE_FILLED)
            add_condition(o, &l->uses.items[i]);
    set_all(o, true);
    o->is_full = true;
    try_variant(o, "%.*s", STR(""));
    o->is_full = false;
    for (size_t i = 0; i < o->count; i++) {
        o->there[i] = false;
        try_variant(o, " (where \"%.*s\" is empty)", o->items[i].name);
        o->there[i] = true;
    }
    set_all(o, false);
    try_variant(o, " (where all sections are empty)%.*s", STR(""));
    for (size_t i = 0; i < o->count; i++) {
        o->there[i] = true;
        try_variant(o, " (where of all sections \"%.*s\" alone is there)",
                    o->items[i].name);
        o->there[i] = false;
    }
}
