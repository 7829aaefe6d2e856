#include "doc/template_front.h"

#include "doc/length.h"
#include "model/decimal.h"

#define NEEDS "needs." /* before the names of a map of needs */

#define MIN_MEASURE 72000 /* an inch for text */
#define MIN_SIZE    5000
#define MIN_LEADING 1200
#define MAX_LEADING 2500
#define MAX_SIZE    72000
#define MARGIN      70866
#define NOT_GIVEN   (-1)

struct reader {
    struct front *front;
    const struct template_source *source;
    struct field size; /* as given, or empty */
    bool has_duplex, has_indent;
    struct arena *arena;
    struct diag *diag;
};

typedef bool read_fn(struct reader *r, const struct front_entry *entry);

static read_fn read_text, read_language, read_size, read_margins, read_font,
    read_body_size, read_leading, read_indent, read_needs, read_kind,
    read_purpose, read_series, read_requires, read_excludes, read_asserts_claim,
    read_logo, read_logo_width, read_seal, read_seal_width, read_letterhead,
    read_numbering, read_grid, read_duplex, read_hyphenation;

static const struct {
    const char *key;
    read_fn *read;
} keys[] = {
    {"title", read_text},
    {"author", read_text},
    {"subject", read_text},
    {"header", read_text},
    {"footer", read_text},
    {"watermark", read_text},
    {"language", read_language},
    {"page.size", read_size},
    {"page.margins", read_margins},
    {"page.grid", read_grid},
    {"page.duplex", read_duplex},
    {"font", read_font},
    {"size", read_body_size},
    {"leading", read_leading},
    {"indent", read_indent},
    {"needs", read_needs},
    {"kind", read_kind},
    {"purpose", read_purpose},
    {"series", read_series},
    {"requires", read_requires},
    {"excludes", read_excludes},
    {"asserts_claim", read_asserts_claim},
    {"logo.file", read_logo},
    {"logo.width", read_logo_width},
    {"seal.file", read_seal},
    {"seal.width", read_seal_width},
    {"letterhead", read_letterhead},
    {"numbering", read_numbering},
    {"hyphenation", read_hyphenation},
};

static bool one_value(struct reader *r, const struct front_entry *entry,
                      struct field *out)
{
    if (entry->is_list || entry->value_count != 1)
        return diag_error(r->diag, entry->key.at,
                          "%.*s takes one value, not a list",
                          STR_ARG(entry->key.text));
    *out = entry->values[0];
    return true;
}

/* The keys of texts stand first, in the order of enum front_text. */
static bool read_text(struct reader *r, const struct front_entry *entry)
{
    struct field text;
    size_t i = 0;

    while (!str_equal_z(entry->key.text, keys[i].key))
        i++;
    r->front->text_places[i] = entry->key.at;
    if (i == FRONT_TITLE && entry->value_count == 1)
        r->front->title = entry->values[0];
    return one_value(r, entry, &text) &&
           mustache_parse(&r->front->texts[i], text, NULL, NULL, r->arena,
                          r->diag);
}

static bool read_language(struct reader *r, const struct front_entry *entry)
{
    struct field text;

    if (!one_value(r, entry, &text))
        return false;
    r->front->english = str_equal_z(text.text, "en");
    if (r->front->english || str_equal_z(text.text, "zh-CN"))
        return true;
    return diag_error(r->diag, text.at,
                      "language \"%.*s\" is unknown; accepted are zh-CN and "
                      "en",
                      STR_ARG(text.text));
}

static bool read_size(struct reader *r, const struct front_entry *entry)
{
    struct page_setup *page = &r->front->page;
    struct field text;

    if (!one_value(r, entry, &text))
        return false;
    if (str_equal_z(text.text, "A4")) {
        page->width = 595276;
        page->height = 841890;
    } else if (str_equal_z(text.text, "Letter")) {
        page->width = 612000;
        page->height = 792000;
    } else {
        return diag_error(r->diag, text.at,
                          "paper \"%.*s\" is unknown; accepted are A4 and "
                          "Letter",
                          STR_ARG(text.text));
    }
    return true;
}

static bool read_margins(struct reader *r, const struct front_entry *entry)
{
    struct page_setup *page = &r->front->page;
    int32_t *const margins[] = {&page->top, &page->right, &page->bottom,
                                &page->left};

    if (entry->value_count != COUNT(margins))
        return diag_error(r->diag, entry->key.at,
                          "margins are four lengths: [top, right, bottom, "
                          "left]");
    for (size_t i = 0; i < COUNT(margins); i++)
        if (!length_parse(entry->values[i], margins[i], r->diag))
            return false;
    return true;
}

static bool read_font(struct reader *r, const struct front_entry *entry)
{
    struct field text;

    if (!one_value(r, entry, &text))
        return false;
    r->front->font = text;
    return true;
}

static bool read_body_size(struct reader *r, const struct front_entry *entry)
{
    struct field text;
    int32_t size;

    if (!one_value(r, entry, &text) || !length_parse(text, &size, r->diag))
        return false;
    r->size = text;
    if (size < MIN_SIZE || size > MAX_SIZE)
        return diag_error(r->diag, text.at,
                          "size \"%.*s\" is out of range; accepted are 5pt to "
                          "72pt",
                          STR_ARG(text.text));
    r->front->body_size = size;
    return true;
}

static bool read_bool(struct reader *r, const struct front_entry *entry,
                      bool *out)
{
    struct field text;

    if (!one_value(r, entry, &text))
        return false;
    *out = str_equal_z(text.text, "true");
    if (*out || str_equal_z(text.text, "false"))
        return true;
    return diag_error(r->diag, text.at,
                      "%.*s \"%.*s\" is unknown; accepted are true and "
                      "false",
                      STR_ARG(entry->key.text), STR_ARG(text.text));
}

/* "1.5": lines stand one and a half times the size apart. */
static bool read_leading(struct reader *r, const struct front_entry *entry)
{
    struct field text;
    struct decimal x = {0};

    if (!one_value(r, entry, &text))
        return false;
    if (!decimal_parse(text, number_plain, &x, &(struct diag){0}) ||
        !decimal_rescale(&x, 3, ROUND_HALF_UP) || x.units < MIN_LEADING ||
        x.units > MAX_LEADING)
        return diag_error(r->diag, text.at,
                          "leading \"%.*s\": a number from 1.2 to 2.5 is "
                          "expected, the distance of the lines by the size of "
                          "their type",
                          STR_ARG(text.text));
    r->front->leading = (int32_t)x.units;
    return true;
}

static bool read_indent(struct reader *r, const struct front_entry *entry)
{
    r->has_indent = true;
    return read_bool(r, entry, &r->front->indent);
}

static bool read_duplex(struct reader *r, const struct front_entry *entry)
{
    r->has_duplex = true;
    return read_bool(r, entry, &r->front->page.duplex);
}

static bool read_grid(struct reader *r, const struct front_entry *entry)
{
    struct field text;

    if (!one_value(r, entry, &text))
        return false;
    if (!str_equal_z(text.text, "gbt9704"))
        return diag_error(r->diag, text.at,
                          "page.grid \"%.*s\" is unknown; accepted is "
                          "gbt9704",
                          STR_ARG(text.text));
    r->front->page.grid = GRID_GBT9704;
    return true;
}

/* needs: [names], each of any type. */
static bool read_needs(struct reader *r, const struct front_entry *entry)
{
    struct value_type any = {.kind = TYPE_ANY};
    bool ok = true;

    for (size_t i = 0; i < entry->value_count; i++)
        ok = type_add(r->front->types, entry->values[i], any, r->arena,
                      r->diag) &&
             ok;
    return ok;
}

/* needs: {name: type}. */
static bool read_need(struct reader *r, const struct front_entry *entry)
{
    struct field name = entry->key;
    struct field text;
    struct value_type type;

    name.text = str_skip(name.text, sizeof(NEEDS) - 1);
    return one_value(r, entry, &text) && type_parse(text, &type, r->diag) &&
           type_add(r->front->types, name, type, r->arena, r->diag);
}

static bool read_kind(struct reader *r, const struct front_entry *entry)
{
    return one_value(r, entry, &r->front->kind);
}

static bool read_purpose(struct reader *r, const struct front_entry *entry)
{
    return one_value(r, entry, &r->front->purpose);
}

static bool read_series(struct reader *r, const struct front_entry *entry)
{
    return one_value(r, entry, &r->front->series);
}

static bool read_requires(struct reader *r, const struct front_entry *entry)
{
    r->front->requires = entry->values;
    r->front->require_count = entry->value_count;
    return true;
}

static bool read_excludes(struct reader *r, const struct front_entry *entry)
{
    r->front->excludes = entry->values;
    r->front->exclude_count = entry->value_count;
    return true;
}

static bool read_asserts_claim(struct reader *r,
                               const struct front_entry *entry)
{
    return read_bool(r, entry, &r->front->asserts_claim);
}

static bool read_picture(struct reader *r, const struct front_entry *entry,
                         struct picture *out)
{
    struct field name;

    if (!one_value(r, entry, &name))
        return false;
    if (!r->source->picture)
        return diag_error(r->diag, name.at, "pictures cannot be read here");
    return r->source->picture(r->source->user, name, &out->image, r->arena,
                              r->diag);
}

static bool read_logo(struct reader *r, const struct front_entry *entry)
{
    return read_picture(r, entry, &r->front->logo);
}

static bool read_seal(struct reader *r, const struct front_entry *entry)
{
    return read_picture(r, entry, &r->front->seal);
}

static bool read_width(struct reader *r, const struct front_entry *entry,
                       struct picture *out)
{
    struct field text;

    return one_value(r, entry, &text) &&
           length_parse(text, &out->width, r->diag);
}

static bool read_logo_width(struct reader *r, const struct front_entry *entry)
{
    return read_width(r, entry, &r->front->logo);
}

static bool read_seal_width(struct reader *r, const struct front_entry *entry)
{
    return read_width(r, entry, &r->front->seal);
}

static bool read_letterhead(struct reader *r, const struct front_entry *entry)
{
    struct front *front = r->front;
    bool ok = true;

    front->letterhead =
        arena_array(r->arena, const struct mustache *, entry->value_count);
    for (size_t i = 0; i < entry->value_count; i++)
        ok = mustache_parse(&front->letterhead[i], entry->values[i], NULL, NULL,
                            r->arena, r->diag) &&
             ok;
    front->letterhead_count = ok ? entry->value_count : 0;
    return ok;
}

static bool read_numbering(struct reader *r, const struct front_entry *entry)
{
    struct field text;

    if (!one_value(r, entry, &text))
        return false;
    r->front->numbered = str_equal_z(text.text, "cn");
    if (r->front->numbered || str_equal_z(text.text, "none"))
        return true;
    return diag_error(r->diag, text.at,
                      "numbering \"%.*s\" is unknown; accepted are cn and "
                      "none",
                      STR_ARG(text.text));
}

static bool read_hyphenation(struct reader *r, const struct front_entry *entry)
{
    struct field text;

    if (!one_value(r, entry, &text))
        return false;
    r->front->hyphenated = str_equal_z(text.text, "en");
    if (r->front->hyphenated || str_equal_z(text.text, "none"))
        return true;
    return diag_error(r->diag, text.at,
                      "hyphenation \"%.*s\" is unknown; accepted are en and "
                      "none",
                      STR_ARG(text.text));
}

/* "file: …, width: …" of logo; empty: it is no group. */
static struct str keys_of(const struct reader *r, struct str group)
{
    struct buf b = buf_new(r->arena, 1024);

    for (size_t i = 0; i < COUNT(keys); i++) {
        struct str key = str_from_z(keys[i].key);
        struct str outer, inner;

        if (str_cut(key, '.', &outer, &inner) && str_equal(outer, group))
            buf_add_format(&b, "%s%.*s: …", b.len ? ", " : "", STR_ARG(inner));
    }
    return buf_str(&b);
}

static bool unknown_key(struct reader *r, const struct front_entry *entry)
{
    struct str parts = keys_of(r, entry->key.text);
    struct str nearest = {0};
    unsigned least = UINT32_MAX;

    for (size_t i = 0; i < COUNT(keys); i++) {
        struct str key = str_from_z(keys[i].key);
        unsigned distance = str_distance(entry->key.text, key);

        if (distance < least) {
            least = distance;
            nearest = key;
        }
    }
    if (parts.len)
        return diag_error(
            r->diag, entry->key.at, "\"%.*s\" is a group: write %.*s: {%.*s}",
            STR_ARG(entry->key.text), STR_ARG(entry->key.text), STR_ARG(parts));
    return diag_error(r->diag, entry->key.at,
                      "\"%.*s\" is no key of a template; the nearest is "
                      "\"%.*s\"",
                      STR_ARG(entry->key.text), STR_ARG(nearest));
}

static bool read_entry(struct reader *r, const struct front_entry *entry)
{
    for (size_t i = 0; i < COUNT(keys); i++)
        if (str_equal_z(entry->key.text, keys[i].key))
            return keys[i].read(r, entry);
    if (str_starts(entry->key.text, STR(NEEDS)))
        return read_need(r, entry);
    return unknown_key(r, entry);
}

static bool check_page(const struct template_source *source,
                       const struct page_setup *page, struct diag *d)
{
    if (page->width - page->left - page->right >= MIN_MEASURE &&
        page->height - page->top - page->bottom >= MIN_MEASURE)
        return true;
    return diag_error(d, place_of(source->path, 1, 1),
                      "the margins leave no room for text");
}

static void fill_margins(struct page_setup *page, int32_t top, int32_t right,
                         int32_t bottom, int32_t left)
{
    if (page->top != NOT_GIVEN)
        return;
    page->top = top;
    page->right = right;
    page->bottom = bottom;
    page->left = left;
}

/* The standard's type area is 156 x 225 mm; its size of text is fixed. */
static bool fill_in_grid(struct reader *r)
{
    struct front *front = r->front;

    fill_margins(&front->page, 104882, 73701, 99213, 79370);
    if (!front->font.text.len)
        front->font.text = STR("fang");
    if (!r->has_indent)
        front->indent = true;
    if (!r->has_duplex)
        front->page.duplex = true;
    if (!r->size.text.len)
        return true;
    return diag_error(r->diag, r->size.at,
                      "page.grid says how large the text is: leave size out");
}

/* What the front matter leaves open. */
static bool fill_in(struct reader *r)
{
    struct front *front = r->front;

    if (front->page.grid == GRID_GBT9704)
        return fill_in_grid(r);
    fill_margins(&front->page, MARGIN, MARGIN, MARGIN, MARGIN);
    if (!front->font.text.len)
        front->font.text = STR("serif");
    if (!front->body_size)
        front->body_size = 10500;
    return true;
}

bool front_parse(const struct template_source *source, struct front *out,
                 struct arena *a, struct diag *d)
{
    struct front front = {
        .page = {.width = 595276, .height = 841890, .top = NOT_GIVEN},
        .types = arena_new(a, struct type_node),
    };
    struct reader r = {
        .front = &front, .source = source, .arena = a, .diag = d};
    bool ok = true;

    for (size_t i = 0; i < source->front->count; i++)
        ok = read_entry(&r, &source->front->items[i]) && ok;
    ok = ok && fill_in(&r);
    if (ok && !front.texts[FRONT_TITLE])
        ok = diag_error(d, place_of(source->path, 1, 1),
                        "the template has no title: write \"title: …\" "
                        "between two lines --- at its beginning");
    if (!ok || !check_page(source, &front.page, d))
        return false;
    *out = front;
    return true;
}
