#include "doc/template.h"

#include "base/utf8.h"
#include "doc/numbering.h"
#include "doc/picture.h"
#include "doc/template_front.h"

#define FENCE "---"

struct template
{
    const char *path;
    struct front front;
    const struct mustache *body;
    struct named_picture *pictures;
    size_t picture_count, picture_capacity;
};

/* Values as they are met; a slot in the text stands for each. */
struct slots {
    struct field *items;
    size_t count, capacity;
    struct arena *arena;
};

/* One filling. */
struct filling {
    const struct template *template;
    struct value data;
    struct arena *arena;
    struct diag *diag;
};

/* The tags that layout replaces; known by their address, not their text. */
static const char page_tag[] = "{{page}}";
static const char pages_tag[] = "{{pages}}";

/* Without the line end. */
static struct str take_line(struct str *rest)
{
    struct str line;

    (void)str_cut(*rest, '\n', &line, rest);
    if (str_ends(line, STR("\r")))
        line.len--;
    return line;
}

bool template_split(const char *path, struct str text, struct str *front,
                    struct str *body, size_t *body_line, struct diag *d)
{
    struct str rest = text;
    const char *start;

    if (str_starts(rest, STR("\xEF\xBB\xBF")))
        rest = str_skip(rest, 3);
    *front = STR("");
    *body = rest;
    *body_line = 1;
    if (!str_equal_z(take_line(&rest), FENCE))
        return true;
    start = rest.ptr;
    for (size_t line = 2; rest.len; line++) {
        const char *end = rest.ptr;

        if (!str_equal_z(take_line(&rest), FENCE))
            continue;
        *front = (struct str){start, (size_t)(end - start)};
        *body = rest;
        *body_line = line + 1;
        return true;
    }
    return diag_error(d, place_of(path, 1, 1),
                      "the front matter that begins with --- has no second "
                      "line --- that ends it");
}

/* at: where the text begins. */
static bool check_text(struct field text, struct diag *d)
{
    struct str good = str_head(text.text, utf8_check(text.text));
    size_t line = text.at.line;

    if (good.len == text.text.len && !markdown_has_slot(text.text))
        return true;
    if (good.len == text.text.len)
        return diag_error(d, place_of(text.at.file, 0, 0),
                          "the template contains U+FDD0 or U+FDD1, which are "
                          "no characters");
    for (size_t i = 0; i < good.len; i++)
        line += good.ptr[i] == '\n';
    return diag_error(d, place_of(text.at.file, line, 0),
                      "the template is not UTF-8: save it as UTF-8");
}

struct partials {
    const struct template_source *source;
};

static bool find_partial(void *user, struct field name, struct field *out,
                         struct arena *a, struct diag *d)
{
    const struct template_source *source = ((struct partials *)user)->source;

    return source->partial(source->user, name, out, a, d) &&
           check_text(*out, d);
}

/* The pictures that a body shows being read. */
struct reading {
    struct template *template;
    const struct template_source *source;
    struct arena *arena;
    struct diag *diag;
    bool ok;
};

static bool has_picture(const struct template *t, struct str name)
{
    for (size_t i = 0; i < t->picture_count; i++)
        if (str_equal(t->pictures[i].name, name))
            return true;
    return false;
}

static void read_picture(struct reading *r, struct field name)
{
    struct template *t = r->template;
    const struct image *image;

    if (has_picture(t, name.text))
        return;
    if (!r->source->picture(r->source->user, name, &image, r->arena, r->diag))
        r->ok = false;
    else
        ARENA_PUSH(r->arena, t->pictures, t->picture_count,
                   t->picture_capacity) =
            (struct named_picture){name.text, image};
}

static void find_pictures(void *user, enum mustache_part part,
                          struct field text)
{
    struct reading *r = user;
    struct field name = {.at = text.at};
    struct str rest = text.text;

    while (part == MUSTACHE_TEXT && picture_next(&rest, &name.text)) {
        struct str before =
            str_head(text.text, (size_t)(name.text.ptr - text.text.ptr));

        name.at.line = text.at.line;
        name.at.column = 0;
        for (size_t i = 0; i < before.len; i++)
            name.at.line += before.ptr[i] == '\n';
        read_picture(r, name);
    }
}

static bool read_pictures(struct template *t,
                          const struct template_source *source, struct arena *a,
                          struct diag *d)
{
    struct reading r = {t, source, a, d, true};

    if (source->picture)
        mustache_visit(t->body, find_pictures, &r);
    return r.ok;
}

bool template_parse(const struct template **out,
                    const struct template_source *source, struct arena *a,
                    struct diag *d)
{
    struct template *t = arena_new(a, struct template);
    struct field body = {source->body,
                         place_of(source->path, source->body_line, 1)};

    struct partials partials = {source};

    markdown_start();
    t->path = source->path;
    if (!check_text(body, d) || !front_parse(source, &t->front, a, d) ||
        !mustache_parse(&t->body, body, source->partial ? find_partial : NULL,
                        &partials, a, d) ||
        !read_pictures(t, source, a, d))
        return false;
    *out = t;
    return true;
}

bool template_is_english(const struct template *t)
{
    return t->front.english;
}

struct str template_language(const struct template *t)
{
    return t->front.english ? STR("en") : STR("zh-CN");
}

static bool escape_to_slot(void *user, struct str value, struct place at,
                           struct buf *out, struct diag *d)
{
    struct slots *slots = user;

    (void)d;
    markdown_add_slot(out, slots->count);
    ARENA_PUSH(slots->arena, slots->items, slots->count, slots->capacity) =
        (struct field){value, at};
    return true;
}

/* Headers and footers keep {{page}} for layout: no value may bring one. */
static bool escape_in_header(void *user, struct str value, struct place at,
                             struct buf *out, struct diag *d)
{
    (void)user;
    if (value.ptr != page_tag && value.ptr != pages_tag &&
        str_find(value, STR("{{")) >= 0)
        return diag_error(d, at,
                          "the value \"%.*s\" holds {{, which cannot stand in "
                          "a header or footer",
                          STR_ARG(value));
    buf_add(out, value);
    return true;
}

static struct value page_tags(struct arena *a)
{
    struct value tags = value_map_new(a);

    value_set(tags, "page",
              value_text((struct str){page_tag, sizeof(page_tag) - 1}), a);
    value_set(tags, "pages",
              value_text((struct str){pages_tag, sizeof(pages_tag) - 1}), a);
    return tags;
}

static struct str one_line(struct str text, struct arena *a)
{
    char *copy = arena_alloc(a, text.len);

    for (size_t i = 0; i < text.len; i++)
        copy[i] = (unsigned char)text.ptr[i] < 0x20 ? ' ' : text.ptr[i];
    return (struct str){copy, text.len};
}

static bool fill_line(const struct filling *f, const struct mustache *m,
                      bool folios, struct str *out)
{
    struct value contexts[] = {f->data, page_tags(f->arena)};
    struct mustache_data data = {.contexts = contexts,
                                 .context_count = folios ? 2 : 1,
                                 .english = f->template->front.english,
                                 .escape = folios ? escape_in_header
                                                  : mustache_escape_none};
    struct mustache_text text;

    if (!mustache_render(m, &data, &text, f->arena, f->diag))
        return false;
    *out = one_line(str_trim(text.text), f->arena);
    return true;
}

static bool fill_text(const struct filling *f, enum front_text which,
                      struct str *out)
{
    const struct mustache *m = f->template->front.texts[which];

    return !m ||
           fill_line(f, m, which == FRONT_HEADER || which == FRONT_FOOTER, out);
}

/* A line whose values are all empty is left out. */
static bool fill_letterhead(const struct filling *f, struct letterhead *out)
{
    const struct front *front = &f->template->front;

    out->lines = arena_array(f->arena, struct str, front->letterhead_count);
    for (size_t i = 0; i < front->letterhead_count; i++) {
        struct str *line = &out->lines[out->line_count];

        if (!fill_line(f, front->letterhead[i], false, line))
            return false;
        if (line->len)
            out->line_count++;
    }
    return true;
}

static bool fill_texts(const struct filling *f, struct document_tree *tree)
{
    return fill_text(f, FRONT_TITLE, &tree->title) &&
           fill_text(f, FRONT_AUTHOR, &tree->author) &&
           fill_text(f, FRONT_SUBJECT, &tree->subject) &&
           fill_text(f, FRONT_HEADER, &tree->header) &&
           fill_text(f, FRONT_FOOTER, &tree->footer) &&
           fill_text(f, FRONT_WATERMARK, &tree->watermark) &&
           fill_letterhead(f, &tree->letterhead);
}

static bool check_group(const struct filling *f, const struct type_node *group,
                        struct value data);

/* What code passes must be what the template declared, as JSON must. */
static bool check_need(const struct filling *f, const struct type_node *need,
                       const struct value *v)
{
    bool null = !v || v->kind == VALUE_NULL;

    if (null && need->declared && !need->type.optional)
        return diag_error(f->diag, need->at,
                          "the template needs \"%.*s\", which the data do "
                          "not have",
                          STR_ARG(need->name));
    if (null)
        return true;
    if (!type_fits(need->type, *v))
        return diag_error(f->diag, need->at,
                          "the template needs \"%.*s\" as %.*s; the data have "
                          "it as %.*s",
                          STR_ARG(need->name),
                          STR_ARG(type_name(need->type.kind)),
                          STR_ARG(type_name(type_of(*v))));
    return v->kind != VALUE_MAP || check_group(f, need, *v);
}

static bool check_group(const struct filling *f, const struct type_node *group,
                        struct value data)
{
    bool ok = true;

    for (const struct type_node *n = group->children; n; n = n->next)
        ok = check_need(f, n, value_find(data, n->name)) && ok;
    return ok;
}

static bool check_needs(const struct filling *f)
{
    return check_group(f, f->template->front.types, f->data);
}

static bool fill_body(const struct filling *f,
                      const struct named_charts *charts,
                      struct document_tree *tree)
{
    struct slots slots = {.arena = f->arena};
    struct mustache_data data = {.contexts = &f->data,
                                 .context_count = 1,
                                 .english = f->template->front.english,
                                 .escape = escape_to_slot,
                                 .user = &slots};
    struct mustache_text text;
    struct markdown markdown;

    if (!mustache_render(f->template->body, &data, &text, f->arena, f->diag))
        return false;
    markdown = (struct markdown){.text = text.text,
                                 .lines = text.lines,
                                 .line_count = text.line_count,
                                 .values = slots.items,
                                 .value_count = slots.count,
                                 .pictures = f->template->pictures,
                                 .picture_count = f->template->picture_count};
    tree->blanks = text.blanks;
    tree->blank_count = text.blank_count;
    if (!divs_parse(&markdown, charts, &tree->blocks, f->arena, f->diag))
        return false;
    if (f->template->front.numbered)
        numbering_apply(tree->blocks, f->arena);
    return true;
}

struct document_tree template_frame(const struct template *t)
{
    return (struct document_tree){
        .page = t->front.page,
        .language = template_language(t),
        .body_font = t->front.font.text,
        .font_at = t->front.font.at,
        .header_at = t->front.text_places[FRONT_HEADER],
        .footer_at = t->front.text_places[FRONT_FOOTER],
        .body_size = t->front.body_size,
        .leading = t->front.leading,
        .first_line_indent = t->front.indent,
        .hyphenated = t->front.hyphenated,
        .letterhead.logo = t->front.logo,
        .seal = t->front.seal,
        .from = t,
    };
}

bool template_fill(const struct template *t, struct value data,
                   const struct named_chart *charts, size_t chart_count,
                   struct document_tree *out, struct arena *a, struct diag *d)
{
    struct filling f = {.template = t, .data = data, .arena = a, .diag = d};
    struct named_charts named = {charts, chart_count};
    struct document_tree tree = template_frame(t);

    if (!check_needs(&f) || !fill_texts(&f, &tree) ||
        !fill_body(&f, &named, &tree))
        return false;
    *out = tree;
    return true;
}

const struct type_node *template_types(const struct template *t)
{
    return t->front.types;
}

struct field template_kind(const struct template *t)
{
    return t->front.kind;
}

struct str template_title(const struct template *t)
{
    return t->front.title.text;
}

struct str template_purpose(const struct template *t)
{
    return t->front.purpose.text;
}

struct str template_series(const struct template *t)
{
    return t->front.series.text;
}

const struct field *template_requires(const struct template *t, size_t *count)
{
    *count = t->front.require_count;
    return t->front.requires;
}

const struct field *template_excludes(const struct template *t, size_t *count)
{
    *count = t->front.exclude_count;
    return t->front.excludes;
}

bool template_asserts_claim(const struct template *t)
{
    return t->front.asserts_claim;
}

void template_visit(const struct template *t, mustache_visit_fn *visit,
                    void *user)
{
    for (size_t i = 0; i < FRONT_TEXT_COUNT; i++)
        mustache_visit(t->front.texts[i], visit, user);
    for (size_t i = 0; i < t->front.letterhead_count; i++)
        mustache_visit(t->front.letterhead[i], visit, user);
    mustache_visit(t->body, visit, user);
}

const struct named_picture *template_pictures(const struct template *t,
                                              size_t *count)
{
    *count = t->picture_count;
    return t->pictures;
}

const struct mustache *template_body(const struct template *t)
{
    return t->body;
}
