#include "output/pdf_navigation.h"

#include "output/pdf_syntax.h"

#define ENTRIES_MAX 65536

static bool is_allowed(struct str target)
{
    static const struct str schemes[] = {
        STR_INIT("https://"), STR_INIT("http://"), STR_INIT("mailto:")};

    for (size_t i = 0; i < COUNT(schemes); i++) {
        if (target.len > schemes[i].len &&
            str_starts_ignoring_case(target, schemes[i]))
            return true;
    }
    return false;
}

/* A URI is ASCII; what is not, and what a PDF string quotes, is escaped. */
static void add_uri(struct buf *b, struct str uri)
{
    for (size_t i = 0; i < uri.len; i++) {
        unsigned char c = (unsigned char)uri.ptr[i];

        if (c <= ' ' || c >= 0x7f || c == '(' || c == ')' || c == '\\' ||
            c == '<' || c == '>' || c == '"')
            buf_add_format(b, "%%%02X", c);
        else
            buf_add_byte(b, (char)c);
    }
}

static pdf_id write_link(const struct mark *m, mpt page_height,
                         struct pdf_file *f, struct arena *a)
{
    struct buf b = buf_new(a, ENTRIES_MAX);
    const int64_t corners[] = {m->x, (int64_t)page_height - m->y - m->height,
                               (int64_t)m->x + m->width,
                               (int64_t)page_height - m->y};

    buf_add_z(&b, "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[");
    for (size_t i = 0; i < COUNT(corners); i++) {
        pdf_add_mpt(&b, corners[i]);
        buf_add_byte(&b, ' ');
    }
    buf_add_z(&b, "]/Contents");
    pdf_add_text(&b, m->link);
    buf_add_z(&b, "/A<</S/URI/URI(");
    add_uri(&b, m->link);
    buf_add_z(&b, ")>>");
    return pdf_file_add(f, buf_str(&b));
}

void pdf_links_write(const struct page *page, struct pdf_file *f,
                     struct buf *entries, struct diag *d)
{
    bool any = false;

    for (const struct mark *m = page->first; m; m = m->next) {
        if (m->kind != MARK_LINK)
            continue;
        if (!is_allowed(m->link)) {
            diag_warning(d, nowhere,
                         "link \"%.*s\" left out: only http, https and mailto "
                         "are written",
                         STR_ARG(m->link));
            continue;
        }
        buf_add_z(entries, any ? " " : "/Annots[");
        pdf_add_ref(entries, "",
                    write_link(m, page->setup.height, f, entries->arena));
        any = true;
    }
    if (any)
        buf_add_byte(entries, ']');
}

#define NONE SIZE_MAX

/* An entry of the outline and its place in the tree, by indexes or NONE. */
struct node {
    pdf_id id;
    size_t parent, first, last, previous, next;
    size_t children; /* direct ones */
};

struct outline {
    const struct pages *pages;
    const pdf_id *page_ids;
    struct node *nodes;
    struct node root;
    struct arena *arena;
};

/* Hang entry i under the last entry of a higher level. */
static void hang(struct outline *o, size_t i)
{
    const struct outline_entry *entries = o->pages->outline;
    struct node *node = &o->nodes[i], *parent = &o->root;
    size_t above = i;

    while (above > 0 && entries[above - 1].level >= entries[i].level)
        above--;
    if (above > 0)
        parent = &o->nodes[above - 1];
    node->parent = above > 0 ? above - 1 : NONE;
    node->first = node->last = node->next = NONE;
    node->previous = parent->last;
    if (parent->last != NONE)
        o->nodes[parent->last].next = i;
    else
        parent->first = i;
    parent->last = i;
    parent->children++;
}

static void add_node_ref(struct buf *b, const char *key,
                         const struct outline *o, size_t i)
{
    if (i != NONE)
        pdf_add_ref(b, key, o->nodes[i].id);
}

static struct str node_entries(const struct outline *o, size_t i)
{
    const struct outline_entry *entry = &o->pages->outline[i];
    const struct page *page = &o->pages->items[entry->page];
    const struct node *node = &o->nodes[i];
    struct buf b = buf_new(o->arena, 16 * ENTRIES_MAX);

    buf_add_z(&b, "/Title");
    pdf_add_text(&b, pdf_plain_text(entry->title, o->arena));
    pdf_add_ref(&b, "/Parent",
                node->parent == NONE ? o->root.id : o->nodes[node->parent].id);
    add_node_ref(&b, "/Prev", o, node->previous);
    add_node_ref(&b, "/Next", o, node->next);
    add_node_ref(&b, "/First", o, node->first);
    add_node_ref(&b, "/Last", o, node->last);
    if (node->children > 0)
        buf_add_format(&b, "/Count -%zu", node->children); /* closed */
    pdf_add_ref(&b, "/Dest[", o->page_ids[entry->page]);
    buf_add_z(&b, "/XYZ null ");
    pdf_add_mpt(&b, (int64_t)page->setup.height - entry->y);
    buf_add_z(&b, " null]");
    return buf_str(&b);
}

void pdf_outline_write(const struct pages *pages, const pdf_id *page_ids,
                       struct pdf_file *f, struct buf *catalog)
{
    size_t n = pages->outline_count;
    struct outline o = {.pages = pages,
                        .page_ids = page_ids,
                        .root = {.first = NONE, .last = NONE},
                        .arena = catalog->arena};
    struct buf b = buf_new(o.arena, ENTRIES_MAX);

    if (n == 0)
        return;
    o.nodes = arena_array(o.arena, struct node, n);
    o.root.id = pdf_file_add(f, (struct str){0});
    for (size_t i = 0; i < n; i++) {
        o.nodes[i].id = pdf_file_add(f, (struct str){0});
        hang(&o, i);
    }
    for (size_t i = 0; i < n; i++)
        pdf_file_fill(f, o.nodes[i].id, node_entries(&o, i));
    buf_add_z(&b, "/Type/Outlines");
    add_node_ref(&b, "/First", &o, o.root.first);
    add_node_ref(&b, "/Last", &o, o.root.last);
    buf_add_format(&b, "/Count %zu", o.root.children);
    pdf_file_fill(f, o.root.id, buf_str(&b));
    pdf_add_ref(catalog, "/Outlines", o.root.id);
}
