#include "output/pdf_tags.h"

#include "output/pdf_syntax.h"

#include <stdlib.h>

#define TEXT_MAX ((size_t)1 << 30)

/* What a tag holds: another tag, marked content or an annotation. */
struct kid {
    uint32_t parent;   /* number of the tag */
    uint32_t order;    /* of kids with the same place */
    uint64_t place;    /* of its first content in the order of drawing */
    uint32_t page;     /* index */
    int64_t sequence;  /* MCID; or -1 */
    pdf_id annotation; /* or 0 */
    uint32_t tag;      /* number, or 0: the root is nobody's kid */
};

/* What is known of a tag when all is drawn. */
struct use {
    uint64_t place; /* of its first content, or 0 */
    uint64_t last;  /* place of its last kid so far */
    uint32_t page;  /* of its first content of its own */
    pdf_id id;
    bool kept, has_page, has_annotation;
    struct pdf_box box; /* of a figure */
};

struct pdf_tags {
    const struct pages *pages;
    struct arena *arena;
    struct kid *kids;
    size_t kid_count, kid_capacity;
    struct use *uses; /* by number */
    pdf_id *page_ids;
    uint32_t page;            /* that is drawn now */
    int64_t sequences;        /* of it */
    int64_t annotation_count; /* of all pages */
};

static const char *const names[TAG_KIND_COUNT] = {
    [TAG_DOCUMENT] = "/Document",
    [TAG_SECTION] = "/Sect",
    [TAG_DIVISION] = "/Div",
    [TAG_PARAGRAPH] = "/P",
    [TAG_LIST] = "/L",
    [TAG_ITEM] = "/LI",
    [TAG_LABEL] = "/Lbl",
    [TAG_ITEM_BODY] = "/LBody",
    [TAG_TABLE] = "/Table",
    [TAG_ROW] = "/TR",
    [TAG_HEADING_CELL] = "/TH",
    [TAG_CELL] = "/TD",
    [TAG_CAPTION] = "/Caption",
    [TAG_FIGURE] = "/Figure",
    [TAG_LINK] = "/Link",
    [TAG_NOTE] = "/Note",
    [TAG_REFERENCE] = "/Reference",
    [TAG_SPAN] = "/Span",
};

const char *pdf_tags_name(const struct tag *tag)
{
    static const char *const headings[] = {"/H1", "/H2", "/H3",
                                           "/H4", "/H5", "/H6"};

    if (tag->kind != TAG_HEADING)
        return names[tag->kind];
    return headings[tag->level < 1 ? 0 : tag->level > 6 ? 5 : tag->level - 1];
}

struct pdf_tags *pdf_tags_new(const struct pages *pages, struct arena *a)
{
    struct pdf_tags *t;

    if (!pages->tags)
        return NULL;
    t = arena_new(a, struct pdf_tags);
    t->pages = pages;
    t->arena = a;
    t->uses = arena_array(a, struct use, pages->tag_count);
    t->page_ids = arena_array(a, pdf_id, pages->count);
    return t;
}

void pdf_tags_begin_page(struct pdf_tags *t, size_t index, pdf_id page)
{
    t->page = (uint32_t)index;
    t->page_ids[index] = page;
    t->sequences = 0;
}

static struct kid *add_kid(struct pdf_tags *t, uint32_t parent)
{
    struct kid *kid =
        &ARENA_PUSH(t->arena, t->kids, t->kid_count, t->kid_capacity);

    *kid = (struct kid){
        .parent = parent, .order = (uint32_t)t->kid_count, .sequence = -1};
    return kid;
}

/* Own content, in the order of drawing. */
static struct kid *add_content(struct pdf_tags *t, const struct tag *tag)
{
    struct use *use = &t->uses[tag->number];
    struct kid *kid = add_kid(t, tag->number);

    kid->place = t->kid_count;
    kid->page = t->page;
    if (!use->has_page) {
        use->has_page = true;
        use->page = t->page;
        use->place = kid->place;
    }
    return kid;
}

int64_t pdf_tags_sequence(struct pdf_tags *t, const struct tag *tag)
{
    struct kid *kid = add_content(t, tag);

    kid->sequence = t->sequences++;
    return kid->sequence;
}

int64_t pdf_tags_annotation(struct pdf_tags *t, const struct tag *tag,
                            pdf_id annotation)
{
    struct kid *kid = add_content(t, tag);

    t->uses[tag->number].has_annotation = true;
    kid->annotation = annotation;
    kid->sequence = t->annotation_count++;
    return (int64_t)t->pages->count + kid->sequence;
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t most(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

void pdf_tags_extend(struct pdf_tags *t, const struct tag *tag,
                     struct pdf_box box)
{
    struct pdf_box *whole = &t->uses[tag->number].box;

    if (whole->left == whole->right && whole->bottom == whole->top) {
        *whole = box;
        return;
    }
    *whole = (struct pdf_box){
        least(whole->left, box.left), least(whole->bottom, box.bottom),
        most(whole->right, box.right), most(whole->top, box.top)};
}

static bool is_cell(const struct tag *tag)
{
    return tag->kind == TAG_CELL || tag->kind == TAG_HEADING_CELL;
}

/*
 * Tags with content, and the cells that make rows complete.  A parent has a
 * lower number than its children.
 */
static void choose(struct pdf_tags *t)
{
    for (size_t i = t->pages->tag_count - 1; i > 0; i--) {
        const struct tag *tag = t->pages->tags[i];
        struct use *use = &t->uses[i], *parent = &t->uses[tag->parent->number];

        use->kept = use->kept || use->place > 0 || is_cell(tag);
        if (!use->kept)
            continue;
        parent->kept = true;
        if (use->place > 0 && (!parent->place || use->place < parent->place))
            parent->place = use->place;
    }
    t->uses[0].kept = true;
}

/* An empty cell stands behind the cell before it. */
static void hang(struct pdf_tags *t)
{
    for (size_t i = 0; i < t->pages->tag_count; i++) {
        const struct tag *tag = t->pages->tags[i];
        struct use *use = &t->uses[i];
        struct kid *kid;

        if (!use->kept || !tag->parent)
            continue;
        kid = add_kid(t, tag->parent->number);
        kid->tag = (uint32_t)i;
        kid->place =
            use->place > 0 ? use->place : t->uses[tag->parent->number].last;
        t->uses[tag->parent->number].last = kid->place;
    }
}

static int compare_kids(const void *left, const void *right)
{
    const struct kid *a = left, *b = right;

    if (a->parent != b->parent)
        return a->parent < b->parent ? -1 : 1;
    if (a->place != b->place)
        return a->place < b->place ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

/* What stands in the content is listed page by page, annotations behind. */
static pdf_id write_parents(const struct pdf_tags *t, struct pdf_file *f)
{
    struct buf b = buf_new(t->arena, TEXT_MAX);
    size_t i = 0;

    buf_add_z(&b, "/Nums[");
    for (size_t page = 0; page < t->pages->count; page++) {
        buf_add_int(&b, (int64_t)page);
        buf_add_byte(&b, '[');
        for (; i < t->kid_count && t->kids[i].page == page; i++)
            if (!t->kids[i].annotation)
                pdf_add_ref(&b, "", t->uses[t->kids[i].parent].id);
        buf_add_byte(&b, ']');
    }
    for (i = 0; i < t->kid_count; i++) {
        if (!t->kids[i].annotation)
            continue;
        buf_add_int(&b, (int64_t)t->pages->count + t->kids[i].sequence);
        pdf_add_ref(&b, "", t->uses[t->kids[i].parent].id);
        buf_add_byte(&b, ' ');
    }
    buf_add_byte(&b, ']');
    return pdf_file_add(f, buf_str(&b));
}

static void add_kid_entry(const struct pdf_tags *t, const struct kid *kid,
                          struct buf *b)
{
    bool here = t->uses[kid->parent].page == kid->page;

    if (kid->tag > 0) {
        pdf_add_ref(b, "", t->uses[kid->tag].id);
        return;
    }
    if (!kid->annotation && here) {
        buf_add_byte(b, ' ');
        buf_add_int(b, kid->sequence);
        return;
    }
    buf_add_z(b, kid->annotation ? "<</Type/OBJR" : "<</Type/MCR");
    pdf_add_ref(b, "/Pg", t->page_ids[kid->page]);
    if (kid->annotation)
        pdf_add_ref(b, "/Obj", kid->annotation);
    else
        buf_add_format(b, "/MCID %lld", (long long)kid->sequence);
    buf_add_z(b, ">>");
}

static void add_attributes(const struct pdf_tags *t, const struct tag *tag,
                           struct buf *b)
{
    static const char *const scopes[] = {"Column", "Row", "Both"};
    const struct pdf_box *box = &t->uses[tag->number].box;
    const int64_t edges[] = {box->left, box->bottom, box->right, box->top};

    if (tag->kind == TAG_LIST)
        buf_add_format(b, "/A<</O/List/ListNumbering/%s>>",
                       tag->ordered ? "Decimal" : "Disc");
    if (tag->kind == TAG_FIGURE) {
        buf_add_z(b, "/A<</O/Layout/Placement/Block/BBox[");
        for (size_t i = 0; i < COUNT(edges); i++) {
            pdf_add_mpt(b, edges[i]);
            buf_add_byte(b, ' ');
        }
        buf_add_z(b, "]>>");
    }
    if (!is_cell(tag) ||
        (tag->kind == TAG_CELL && tag->columns < 2 && tag->rows < 2))
        return;
    buf_add_z(b, "/A<</O/Table");
    if (tag->kind == TAG_HEADING_CELL)
        buf_add_format(b, "/Scope/%s", scopes[tag->scope]);
    if (tag->columns > 1)
        buf_add_format(b, "/ColSpan %d", tag->columns);
    if (tag->rows > 1)
        buf_add_format(b, "/RowSpan %d", tag->rows);
    buf_add_z(b, ">>");
}

static void add_words(const struct pdf_tags *t, const struct tag *tag,
                      struct buf *b)
{
    if (tag->alt.len > 0) {
        buf_add_z(b, "/Alt");
        pdf_add_text(b, pdf_plain_text(tag->alt, t->arena));
    }
    if (tag->actual.len > 0) {
        buf_add_z(b, "/ActualText");
        pdf_add_text(b, tag->actual);
    }
    if (pdf_is_language(tag->language))
        buf_add_format(b, "/Lang(%.*s)", STR_ARG(tag->language));
    if (tag->kind == TAG_NOTE)
        buf_add_format(b, "/ID(note%06u)", tag->number);
}

/* A link that leads nowhere is written as what it looks like: words. */
static const char *written_name(const struct pdf_tags *t, const struct tag *tag)
{
    if (tag->kind == TAG_LINK && !t->uses[tag->number].has_annotation)
        return names[TAG_SPAN];
    return pdf_tags_name(tag);
}

/* kids[0 .. n - 1] are those of the tag. */
static void add_element(const struct pdf_tags *t, const struct tag *tag,
                        pdf_id root, const struct kid *kids, size_t n,
                        struct buf *b)
{
    const struct use *use = &t->uses[tag->number];

    buf_add_z(b, "/S");
    buf_add_z(b, written_name(t, tag));
    pdf_add_ref(b, "/P", tag->parent ? t->uses[tag->parent->number].id : root);
    if (use->has_page)
        pdf_add_ref(b, "/Pg", t->page_ids[use->page]);
    if (n > 0)
        buf_add_z(b, n > 1 ? "/K[" : "/K");
    for (size_t i = 0; i < n; i++)
        add_kid_entry(t, &kids[i], b);
    if (n > 1)
        buf_add_byte(b, ']');
    add_attributes(t, tag, b);
    add_words(t, tag, b);
}

/* The texts stand one behind the other: they are told apart at the end. */
static void write_elements(const struct pdf_tags *t, pdf_id root,
                           struct pdf_file *f)
{
    size_t *ends = arena_array(t->arena, size_t, t->pages->tag_count);
    struct buf b = buf_new(t->arena, TEXT_MAX);
    size_t kid = 0, start = 0;

    for (size_t i = 0; i < t->pages->tag_count; i++) {
        size_t first = kid;

        while (kid < t->kid_count && t->kids[kid].parent == i)
            kid++;
        if (t->uses[i].kept)
            add_element(t, t->pages->tags[i], root, &t->kids[first],
                        kid - first, &b);
        ends[i] = b.len;
    }
    for (size_t i = 0; i < t->pages->tag_count; i++) {
        if (t->uses[i].kept)
            pdf_file_fill(f, t->uses[i].id,
                          (struct str){b.ptr + start, ends[i] - start});
        start = ends[i];
    }
}

/* Notes are told apart by name, all others by where they are. */
static void add_names(const struct pdf_tags *t, struct buf *b)
{
    bool any = false;

    for (size_t i = 0; i < t->pages->tag_count; i++) {
        if (t->pages->tags[i]->kind != TAG_NOTE || !t->uses[i].kept)
            continue;
        buf_add_z(b, any ? "" : "/IDTree<</Names[");
        buf_add_format(b, "(note%06zu)", i);
        pdf_add_ref(b, "", t->uses[i].id);
        any = true;
    }
    if (any)
        buf_add_z(b, "]>>");
}

void pdf_tags_write(struct pdf_tags *t, struct pdf_file *f, struct buf *catalog)
{
    pdf_id root = pdf_file_add(f, (struct str){0}), parents;
    struct buf b = buf_new(t->arena, TEXT_MAX);

    choose(t);
    for (size_t i = 0; i < t->pages->tag_count; i++)
        if (t->uses[i].kept)
            t->uses[i].id = pdf_file_add(f, (struct str){0});
    parents = write_parents(t, f);
    hang(t);
    if (t->kid_count)
        qsort(t->kids, t->kid_count, sizeof(*t->kids), compare_kids);
    write_elements(t, root, f);
    buf_add_z(&b, "/Type/StructTreeRoot");
    pdf_add_ref(&b, "/K", t->uses[0].id);
    pdf_add_ref(&b, "/ParentTree", parents);
    buf_add_format(&b, "/ParentTreeNextKey %lld",
                   (long long)t->pages->count + t->annotation_count);
    add_names(t, &b);
    pdf_file_fill(f, root, buf_str(&b));
    pdf_add_ref(catalog, "/StructTreeRoot", root);
    buf_add_z(catalog, "/MarkInfo<</Marked true>>");
}
