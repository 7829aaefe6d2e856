#include "input/plan.h"

#include "base/buf.h"
#include "input/synonym.h"

#define LIST_MAX 400

struct str plan_heading(struct str text)
{
    static const struct str stars[] = {STR_INIT("*"), STR_INIT("＊")};

    text = str_trim(text);
    for (size_t i = 0; i < COUNT(stars); i++) {
        if (text.len > stars[i].len && str_starts(text, stars[i]))
            text = str_trim(str_skip(text, stars[i].len));
        if (text.len > stars[i].len && str_ends(text, stars[i]))
            text = str_trim(str_head(text, text.len - stars[i].len));
    }
    return text;
}

bool plan_same_heading(struct str a, struct str b)
{
    return str_equal_ignoring_case(plan_heading(a), plan_heading(b));
}

struct binding {
    struct plan *plan;
    const char *path;
    size_t line;
    bool *used; /* a heading */
    struct arena *arena;
    struct diag *diag;
};

/*
 * Those that nothing uses but might tell what is owed, or all others; not such
 * as are compared with the column that is used.
 */
static bool *skip_also(const struct binding *b, bool owed)
{
    const struct plan *p = b->plan;
    bool *skip = arena_array(b->arena, bool, p->field_count);

    if (profile_is_canonical(p->profile))
        synonym_mark(p, skip);
    for (size_t i = 0; i < p->field_count; i++)
        skip[i] |= b->used[i] || canonical_tells_owed(p->headings[i]) != owed;
    return skip;
}

static struct str list_headings(const struct plan *p, const bool *skip,
                                struct arena *a)
{
    struct buf text = buf_new(a, LIST_MAX);

    for (size_t i = 0; i < p->field_count; i++) {
        if (p->headings[i].len == 0 || (skip && skip[i]))
            continue;
        if (text.len + p->headings[i].len + 8 > LIST_MAX) {
            buf_add_z(&text, ", ...");
            break;
        }
        if (text.len)
            buf_add_z(&text, ", ");
        buf_add(&text, p->headings[i]);
    }
    return buf_str(&text);
}

/* How many columns bear this heading; *at is the first. */
static size_t find_heading(const struct plan *p, struct str heading, int *at)
{
    size_t n = 0;

    for (size_t i = p->field_count; i-- > 0;) {
        if (plan_same_heading(p->headings[i], heading)) {
            n++;
            *at = (int)i;
        }
    }
    return n;
}

static bool bind_position(const struct binding *b, const struct source *s,
                          int *out)
{
    if (s->position > b->plan->field_count)
        return diag_error(b->diag, s->at,
                          "column %zu is asked for, but %s has only %zu "
                          "columns",
                          s->position, b->path, b->plan->field_count);
    *out = (int)s->position - 1;
    b->used[*out] = true;
    return true;
}

/* How the heading is named to the reader: ours in his language. */
static struct str shown_heading(const struct binding *b, const struct source *s)
{
    bool chinese = b->diag->phrases && s->at.file == NULL;

    return s->headings.items[chinese && s->headings.count > 1];
}

/* The first of the alternatives that the file has. */
static bool bind_heading(const struct binding *b, const struct source *s,
                         int *out)
{
    struct str headings;

    for (size_t i = 0; i < s->headings.count; i++) {
        struct str heading = s->headings.items[i];
        size_t n = find_heading(b->plan, heading, out);

        if (n == 1) {
            b->used[*out] = true;
            return true;
        }
        if (n > 1)
            return diag_error(b->diag,
                              place_of(b->path, b->line, (size_t)*out + 1),
                              "the heading \"%.*s\" stands over %zu columns: "
                              "name the right one by its position in a "
                              "profile, or rename one",
                              STR_ARG(heading), n);
    }
    if (s->optional || s->constant.len)
        return true;
    headings = list_headings(b->plan, NULL, b->arena);
    if (profile_is_canonical(b->plan->profile) &&
        b->plan->profile->heading_rows > 1)
        return diag_error(b->diag, place_of(b->path, b->line, 0),
                          "the headings stand in two lines, and none of them "
                          "says alone which column is \"%.*s\": draft a "
                          "profile with \"duebook profile guess\" that says "
                          "heading_rows: 2 and names the right one; the file "
                          "has: %.*s",
                          STR_ARG(shown_heading(b, s)), STR_ARG(headings));
    if (profile_is_canonical(b->plan->profile) &&
        b->plan->profile->tables[TABLE_DOCUMENTS].fed)
        return diag_error(b->diag, place_of(b->path, b->line, 0),
                          "unknown column: our own table needs the heading "
                          "\"%.*s\"; for an export of another layout, draft "
                          "a profile: duebook profile guess FILE; the file "
                          "has: %.*s",
                          STR_ARG(shown_heading(b, s)), STR_ARG(headings));
    return diag_error(b->diag, place_of(b->path, b->line, 0),
                      "unknown column: profile %.*s needs the heading "
                      "\"%.*s\"; the file has: %.*s",
                      STR_ARG(b->plan->profile->name),
                      STR_ARG(shown_heading(b, s)), STR_ARG(headings));
}

static bool bind(const struct binding *b, const struct source *s, int *out)
{
    *out = PLAN_NO_FIELD;
    if (s->position)
        return bind_position(b, s, out);
    if (s->headings.count)
        return bind_heading(b, s, out);
    return true;
}

static bool bind_test(const struct binding *b, const struct condition *c,
                      struct test *out);

static bool bind_tests(const struct binding *b, const struct conditions *c,
                       const struct test **out)
{
    struct test *tests = arena_array(b->arena, struct test, c->count);
    bool ok = true;

    *out = tests;
    for (size_t i = 0; i < c->count; i++)
        if (!bind_test(b, &c->items[i], &tests[i]))
            ok = false;
    return ok;
}

static bool add_begins(struct test *t, const struct texts *texts)
{
    for (size_t i = 0; i < texts->count; i++) {
        unsigned char first;

        if (!texts->items[i].len)
            return false;
        first = (unsigned char)texts->items[i].ptr[0];
        t->begins[first >> 6] |= (uint64_t)1 << (first & 63);
    }
    return true;
}

/* Ten million rows are asked for dozens of words: nearly none begins so. */
static void set_begins(struct test *t)
{
    const struct condition *c = t->of;

    t->has_begins = c->is.count + c->starts.count && !c->ends.count &&
                    !c->contains.count && add_begins(t, &c->is) &&
                    add_begins(t, &c->starts);
}

/* As deep as profile_condition let them stand in each other. */
static bool bind_test(const struct binding *b, const struct condition *c,
                      struct test *out)
{
    struct test *negated = c->negated ? arena_new(b->arena, struct test) : NULL;
    bool ok = bind(b, &c->column, &out->field);

    out->of = c;
    set_begins(out);
    if (out->field >= 0)
        b->plan->asked[out->field] = true;
    out->negated = negated;
    ok &= bind_tests(b, &c->all, &out->all);
    ok &= bind_tests(b, &c->any, &out->any);
    return ok & (!negated || bind_test(b, c->negated, negated));
}

/* More than one field of a row, or not as it stands in the cell. */
static bool is_picked(const struct source *s)
{
    return s->when || s->joined || s->minus || s->instead;
}

static const struct pick *bind_pick(const struct binding *b,
                                    const struct source *s, bool *ok)
{
    struct pick *pick = arena_new(b->arena, struct pick);

    pick->source = s;
    *ok &= bind(b, s, &pick->field);
    for (size_t i = 0; s->joined && i < JOINED_PARTS; i++)
        *ok &= bind(b, &s->joined[i], &pick->joined[i]);
    if (s->joined)
        pick->field = pick->joined[0];
    if (s->when)
        *ok &= bind_test(b, s->when, &pick->when);
    if (s->instead)
        pick->instead = bind_pick(b, s->instead, ok);
    return pick;
}

/* In a draft: a mark stands where a heading is to be chosen. */
static bool is_undecided(const struct source *s)
{
    return s->headings.count == 1 &&
           str_starts(s->headings.items[0], STR("??"));
}

/* The field of a pick is its first one: others see that there is one. */
static bool bind_column(const struct binding *b, enum table table,
                        size_t column)
{
    const struct source *s = &b->plan->profile->tables[table].columns[column];
    const struct pick *pick;
    bool ok = true;

    if (is_undecided(s))
        return diag_error(b->diag, s->at,
                          "%.*s is not chosen yet: write one of the headings "
                          "in place of \"%.*s\"",
                          STR_ARG(canonical_name(table, column)),
                          STR_ARG(s->headings.items[0]));
    if (!is_picked(s))
        return bind(b, s, &b->plan->fields[table][column]);
    pick = bind_pick(b, s, &ok);
    b->plan->has_picks = true;
    b->plan->picks[table][column] = pick;
    b->plan->fields[table][column] = pick->field;
    for (; pick && b->plan->fields[table][column] < 0; pick = pick->instead)
        b->plan->fields[table][column] = pick->field;
    return ok;
}

static bool bind_table(const struct binding *b, enum table table)
{
    const struct table_map *map = &b->plan->profile->tables[table];
    bool ok = true;

    for (size_t i = 0; i < COLUMN_MAX; i++)
        if (!bind_column(b, table, i))
            ok = false;
    if (map->has_when && !bind_test(b, &map->when, &b->plan->when[table]))
        ok = false;
    return ok;
}

/* What a rule of words asks for may not be in the file at all. */
static bool may_hold(const struct test *t)
{
    return t->field >= 0 || !t->of->is.count || t->of->of_first_cell;
}

static bool bind_ignore(const struct binding *b)
{
    const struct profile *p = b->plan->profile;
    bool ok = true;

    b->plan->ignore = arena_array(b->arena, struct test, p->ignore_count);
    for (size_t i = 0; i < p->ignore_count; i++)
        if (!bind_test(b, &p->ignore[i].when, &b->plan->ignore[i]))
            ok = false;
    b->plan->live = p->ignore_count;
    while (b->plan->live && !may_hold(&b->plan->ignore[b->plan->live - 1]))
        b->plan->live--;
    return ok;
}

static bool bind_accept(const struct binding *b)
{
    const struct profile *p = b->plan->profile;
    bool ok = true;

    b->plan->accept = arena_array(b->arena, struct test, p->accept_count);
    for (size_t i = 0; i < p->accept_count; i++)
        if (!bind_test(b, &p->accept[i], &b->plan->accept[i]))
            ok = false;
    return ok;
}

/* What is read row by row, one leaning on those above. */
static bool bind_layout(const struct binding *b)
{
    const struct profile *p = b->plan->profile;
    bool ok = bind(b, &p->groups.column, &b->plan->group);

    b->plan->fill_down = arena_array(b->arena, int, p->fill_count);
    for (size_t i = 0; i < p->fill_count; i++) {
        const struct source s = {.at = p->at,
                                 .headings = p->fill_down[i],
                                 .mapped = true,
                                 .optional = i > 0};

        ok &= bind(b, &s, &b->plan->fill_down[i]);
    }
    return ok & bind_test(b, &p->totals, &b->plan->totals);
}

/* The profile knows these, and needs them not. */
static void use_known(const struct binding *b)
{
    const struct texts *known = &b->plan->profile->known;

    for (size_t i = 0; i < known->count; i++)
        for (size_t j = 0; j < b->plan->field_count; j++)
            b->used[j] |=
                plan_same_heading(known->items[i], b->plan->headings[j]);
}

static void note_unused(const struct binding *b)
{
    struct str owed = list_headings(b->plan, skip_also(b, true), b->arena);
    struct str unused = list_headings(b->plan, skip_also(b, false), b->arena);

    if (owed.len)
        diag_warning(b->diag, place_of(b->path, b->line, 0),
                     "these columns are not used, though they may tell what "
                     "is still owed: %.*s",
                     STR_ARG(owed));
    if (unused.len)
        diag_note(b->diag, place_of(b->path, b->line, 0),
                  "these columns are not used: %.*s", STR_ARG(unused));
}

static struct str name_tables(const struct profile *p, struct arena *a)
{
    struct buf text = buf_new(a, 200);

    for (size_t i = 0; i < TABLE_COUNT; i++) {
        if (!p->tables[i].fed)
            continue;
        if (text.len)
            buf_add_byte(&text, '+');
        buf_add_z(&text, table_forms[i].name);
    }
    return buf_str(&text);
}

bool plan_make(const struct profile *p, const char *path,
               const struct csv_row *heading_row, size_t fields,
               struct plan *out, struct arena *a, struct diag *d)
{
    struct plan *plan = arena_new(a, struct plan);
    struct binding b = {.plan = plan,
                        .path = path,
                        .line = heading_row ? heading_row->line : 0,
                        .used = arena_array(a, bool, fields),
                        .arena = a,
                        .diag = d};
    bool ok = true;

    plan->profile = p;
    plan->field_count = fields;
    plan->headings = arena_array(a, struct str, fields);
    plan->used = b.used;
    plan->asked = arena_array(a, bool, fields);
    for (size_t i = 0; heading_row && i < fields; i++)
        plan->headings[i] = plan_heading(heading_row->fields[i]);
    for (size_t i = 0; i < TABLE_COUNT; i++)
        if (p->tables[i].fed)
            plan->fed[plan->fed_count++] = (enum table)i;
    for (size_t i = 0; i < plan->fed_count; i++)
        if (!bind_table(&b, plan->fed[i]))
            ok = false;
    if (!bind_ignore(&b) || !bind_accept(&b) || !bind_layout(&b) || !ok)
        return false;
    plan->tables = name_tables(p, a);
    use_known(&b);
    note_unused(&b);
    *out = *plan;
    return true;
}

bool plan_feeds_facts(const struct plan *p)
{
    for (size_t i = 0; i < TABLE_COUNT; i++)
        if (i != TABLE_CUSTOMERS && p->profile->tables[i].fed)
            return true;
    return false;
}
