#include "output/pdf_navigation.h"

#include "output/pdf_syntax.h"

#define ENTRIES_MAX 65536

static bool is_allowed(struct str target)
{
    static const struct str schemes[] = {STR_INIT("https://"),
                                         STR_INIT("http://"),
                                         STR_INIT("mailto:"), STR_INIT("tel:")};

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

/* "[4 0 R/XYZ null 700 null]" */
static void add_destination(struct buf *b, const struct pages *pages,
                            const pdf_id *page_ids,
                            const struct outline_entry *to)
{
    pdf_add_ref(b, "[", page_ids[to->page]);
    buf_add_z(b, "/XYZ null ");
    pdf_add_mpt(b, (int64_t)pages->items[to->page].setup.height - to->y);
    buf_add_z(b, " null]");
}

/* The heading that "#..." means, or NULL. */
static const struct outline_entry *
find_heading(const struct pdf_links *links, struct str link, struct arena *a)
{
    size_t count = links->pages->outline_count;
    size_t i = anchor_find(links->anchors, count, anchor_of_link(link, a));

    return i < count ? &links->pages->outline[i] : NULL;
}

const struct anchor *pdf_anchors(const struct pages *pages, struct arena *a)
{
    struct anchor *anchors =
        arena_array(a, struct anchor, pages->outline_count);

    for (size_t i = 0; i < pages->outline_count; i++)
        anchors[i] = anchor_of_title(pages->outline[i].title, a);
    return anchors;
}

/* Where a click leads, and what readers say of it; false: nowhere. */
static bool add_target(struct buf *b, const struct pdf_links *links,
                       struct str link)
{
    struct arena *a = b->arena;
    const struct outline_entry *heading;

    if (!str_starts(link, STR("#"))) {
        buf_add_z(b, "/Contents");
        pdf_add_text(b, pdf_plain_text(link, a));
        buf_add_z(b, "/A<</S/URI/URI(");
        add_uri(b, link);
        buf_add_z(b, ")>>");
        return is_allowed(link);
    }
    heading = find_heading(links, link, a);
    if (!heading)
        return false;
    buf_add_z(b, "/Contents");
    pdf_add_text(b, pdf_plain_text(heading->title, a));
    buf_add_z(b, "/Dest");
    add_destination(b, links->pages, links->page_ids, heading);
    return true;
}

static void add_place(struct buf *b, const struct pdf_links *links,
                      const struct destination *to)
{
    struct outline_entry place = {.page = to->page, .y = to->y};

    buf_add_z(b, "/Contents");
    pdf_add_text(b, pdf_plain_text(to->title, b->arena));
    buf_add_z(b, "/Dest");
    add_destination(b, links->pages, links->page_ids, &place);
}

static void warn(const struct pdf_links *links, struct str link)
{
    if (str_starts(link, STR("#")))
        diag_warning(links->diag, nowhere,
                     "link \"%.*s\" left out: no heading has this title",
                     STR_ARG(link));
    else
        diag_warning(links->diag, nowhere,
                     "link \"%.*s\" left out: only http, https, mailto, tel "
                     "and # with a heading's title are written",
                     STR_ARG(link));
}

/* Its number, or 0: it leads nowhere. */
static pdf_id write_link(const struct mark *m, mpt page_height,
                         const struct pdf_links *links, struct arena *a)
{
    struct buf b = buf_new(a, ENTRIES_MAX);
    const int64_t corners[] = {m->x, (int64_t)page_height - m->y - m->height,
                               (int64_t)m->x + m->width,
                               (int64_t)page_height - m->y};
    pdf_id id;

    buf_add_z(&b, "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[");
    for (size_t i = 0; i < COUNT(corners); i++) {
        pdf_add_mpt(&b, corners[i]);
        buf_add_byte(&b, ' ');
    }
    buf_add_byte(&b, ']');
    if (m->to && m->to->placed) {
        add_place(&b, links, m->to);
    } else if (!add_target(&b, links, m->link)) {
        warn(links, m->link);
        return 0;
    }
    id = pdf_file_add(links->file, (struct str){0});
    if (links->tags && m->tag)
        buf_add_format(&b, "/StructParent %lld",
                       (long long)pdf_tags_annotation(links->tags, m->tag, id));
    pdf_file_fill(links->file, id, buf_str(&b));
    return id;
}

void pdf_links_write(const struct page *page, const struct pdf_links *links,
                     struct buf *entries)
{
    bool any = false;

    for (const struct mark *m = page->first; m; m = m->next) {
        pdf_id id;

        /* a heading set again is no content, and leads nowhere */
        if (m->kind != MARK_LINK || (links->tags && !m->tag))
            continue;
        id = write_link(m, page->setup.height, links, entries->arena);
        if (!id)
            continue;
        buf_add_z(entries, any ? " " : "/Annots[");
        pdf_add_ref(entries, "", id);
        any = true;
    }
    if (any)
        buf_add_z(entries, links->tags ? "]/Tabs/S" : "]");
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
    buf_add_z(&b, "/Dest");
    add_destination(&b, o->pages, o->page_ids, entry);
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
