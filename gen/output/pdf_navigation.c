#include "output/pdf_navigation.h"

#include "output/pdf_syntax.h"

#define ENTRIES_MAX 65536
#define LEVELS_MAX  16

static bool is_allowed(struct str target)
{
    static const struct str schemes[] = {
        STR_INIT("https://"), STR_INIT("http://"), STR_INIT("mailto:")};

    for (size_t i = 0; i < COUNT(schemes); i++) {
        if (target.len > schemes[i].len &&
            str_equal_ignoring_case(str_head(target, schemes[i].len),
                                    schemes[i]))
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

/* An entry of the outline and its place in the tree; numbers are indexes. */
struct node {
    pdf_id id;
    size_t parent, first, last, previous, next; /* NONE: there is none */
    size_t children;                            /* direct ones */
};

#define NONE SIZE_MAX

/* Hang entry i under the last entry of a higher level. */
static void hang(struct node *nodes, const struct pages *pages, size_t i,
                 struct node *root)
{
    struct node *parent;
    size_t above = i;

    nodes[i].parent = nodes[i].first = nodes[i].last = NONE;
    nodes[i].previous = nodes[i].next = NONE;
    while (above > 0 &&
           pages->outline[above - 1].level >= pages->outline[i].level)
        above--;
    if (above > 0)
        nodes[i].parent = above - 1;
    parent = above > 0 ? &nodes[above - 1] : root;
    nodes[i].previous = parent->last;
    if (parent->last != NONE)
        nodes[parent->last].next = i;
    else
        parent->first = i;
    parent->last = i;
    parent->children++;
}

static void add_node_ref(struct buf *b, const char *key,
                         const struct node *nodes, size_t i)
{
    if (i != NONE)
        pdf_add_ref(b, key, nodes[i].id);
}

static struct str node_entries(const struct node *nodes, size_t i,
                               const struct outline_entry *entry,
                               const struct page *page, pdf_id page_id,
                               pdf_id root_id, struct arena *a)
{
    struct buf b = buf_new(a, 16 * ENTRIES_MAX);
    const struct node *node = &nodes[i];

    buf_add_z(&b, "/Title");
    pdf_add_text(&b, pdf_plain_text(entry->title, a));
    pdf_add_ref(&b, "/Parent",
                node->parent == NONE ? root_id : nodes[node->parent].id);
    add_node_ref(&b, "/Prev", nodes, node->previous);
    add_node_ref(&b, "/Next", nodes, node->next);
    add_node_ref(&b, "/First", nodes, node->first);
    add_node_ref(&b, "/Last", nodes, node->last);
    if (node->children > 0)
        buf_add_format(&b, "/Count -%zu", node->children); /* closed */
    pdf_add_ref(&b, "/Dest[", page_id);
    buf_add_z(&b, "/XYZ null ");
    pdf_add_mpt(&b, (int64_t)page->setup.height - entry->y);
    buf_add_z(&b, " null]");
    return buf_str(&b);
}

void pdf_outline_write(const struct pages *pages, const pdf_id *page_ids,
                       struct pdf_file *f, struct buf *catalog)
{
    size_t n = pages->outline_count;
    struct arena *a = catalog->arena;
    struct node *nodes = arena_array(a, struct node, n);
    struct node root = {.first = NONE, .last = NONE};
    struct buf b = buf_new(a, ENTRIES_MAX);

    if (n == 0)
        return;
    root.id = pdf_file_add(f, (struct str){0});
    for (size_t i = 0; i < n; i++) {
        nodes[i].id = pdf_file_add(f, (struct str){0});
        hang(nodes, pages, i, &root);
    }
    for (size_t i = 0; i < n; i++) {
        const struct outline_entry *entry = &pages->outline[i];

        pdf_file_fill(f, nodes[i].id,
                      node_entries(nodes, i, entry, &pages->items[entry->page],
                                   page_ids[entry->page], root.id, a));
    }
    buf_add_z(&b, "/Type/Outlines");
    add_node_ref(&b, "/First", nodes, root.first);
    add_node_ref(&b, "/Last", nodes, root.last);
    buf_add_format(&b, "/Count %zu", root.children);
    pdf_file_fill(f, root.id, buf_str(&b));
    pdf_add_ref(catalog, "/Outlines", root.id);
}
