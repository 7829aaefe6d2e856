#include "layout/paginate.h"

#include "base/buf.h"
#include "layout/paragraph.h"
#include "layout/style.h"

#define PAGE_TAG         "{{page}}"
#define PAGES_TAG        "{{pages}}"
#define FOLIO_MAXIMUM    4096
#define WATERMARK_ANGLE  45
#define GRID_FOLIO       "— " PAGE_TAG " —"
#define GRID_FOLIO_BELOW 19843 /* 7 mm */
#define FOLIO_LEAST      6000
#define MM               2834
#define HEADER_LEAST     6 /* mm of margin: its line and the rule below it */
#define FOOTER_LEAST     7
#define GRID_LEAST       11

static const struct color watermark_grey = {236, 236, 236};

struct str folio_text(struct str pattern, size_t page, size_t pages,
                      struct arena *a)
{
    struct buf b = buf_new(a, FOLIO_MAXIMUM);

    while (pattern.len) {
        if (str_starts(pattern, STR(PAGE_TAG))) {
            buf_add_int(&b, (int64_t)page);
            pattern = str_skip(pattern, sizeof(PAGE_TAG) - 1);
        } else if (str_starts(pattern, STR(PAGES_TAG))) {
            buf_add_int(&b, (int64_t)pages);
            pattern = str_skip(pattern, sizeof(PAGES_TAG) - 1);
        } else {
            buf_add_byte(&b, pattern.ptr[0]);
            pattern = str_skip(pattern, 1);
        }
    }
    return buf_str(&b);
}

/* Add the strip's marks as artifacts; a watermark goes behind the page's own.
 */
static void add_artifacts(struct page *page, struct strip *strip,
                          enum artifact_role role)
{
    bool behind = role == ARTIFACT_WATERMARK;

    if (!strip->first)
        return;
    for (struct mark *m = strip->first; m; m = m->next) {
        mark_is_artifact(m);
        m->role = role;
    }
    if (!page->first) {
        page->first = strip->first;
        page->last = strip->last;
    } else if (behind) {
        strip->last->next = page->first;
        page->first = strip->first;
    } else {
        page->last->next = strip->first;
        page->last = strip->last;
    }
}

/*
 * In one line: smaller where the measure wants it, down to what can be read
 * on paper.
 */
static struct paragraph folio_paragraph(struct setter *s, struct str text,
                                        mpt measure, enum artifact_role role)
{
    struct paragraph_style style = style_folio(s);
    struct paragraph p = paragraph_of_text(s, text, &style);
    bool header = role == ARTIFACT_HEADER;

    if (label_width(&p) <= measure)
        return p;
    style.text.size =
        (mpt)((int64_t)style.text.size * measure / label_width(&p));
    if (style.text.size < FOLIO_LEAST && !s->failed) {
        style.text.size = FOLIO_LEAST;
        p = paragraph_of_text(s, text, &style);
        s->failed = true;
        diag_error(s->diag, header ? s->tree->header_at : s->tree->footer_at,
                   header ? "the header is too long: even in 6 pt it is %d mm "
                            "wide, and the page has room for %d mm"
                          : "the footer is too long: even in 6 pt it is %d mm "
                            "wide, and the page has room for %d mm",
                   (int)(label_width(&p) / MM) + 1, (int)(measure / MM));
    }
    return paragraph_of_text(s, text, &style);
}

/* One line, centred over the text, with its baseline at y. */
static void add_folio(struct setter *s, struct page *page, struct str text,
                      mpt y, enum artifact_role role)
{
    struct strip strip = {0};
    const struct page_setup *setup = &page->setup;
    mpt measure = setup->width - setup->left - setup->right;
    struct paragraph p = folio_paragraph(s, text, measure, role);

    label_draw(
        s, &p, &strip,
        (struct point){setup->left + (measure - label_width(&p)) / 2, y});
    add_artifacts(page, &strip, role);
}

/*
 * Official papers: its dashes 7 mm below the text, one character from the
 * outer margin, which is the right one but for the back of a sheet.
 */
static void add_grid_folio(struct setter *s, struct page *page, size_t number,
                           struct str text)
{
    struct paragraph_style style = style_folio(s);
    struct strip strip = {0};
    const struct page_setup *setup = &page->setup;
    struct paragraph p = folio_paragraph(
        s, text,
        setup->width - setup->left - setup->right - 2 * s->grid.character,
        ARTIFACT_FOOTER);
    mpt y = setup->height - setup->bottom + GRID_FOLIO_BELOW +
            style.text.size * 2 / 5;
    mpt x = setup->left + s->grid.character;

    if (!setup->duplex || number % 2)
        x = setup->width - setup->right - s->grid.character - label_width(&p);
    label_draw(s, &p, &strip, (struct point){x, y});
    add_artifacts(page, &strip, false);
}

static void add_header_rule(struct setter *s, struct page *page, mpt y)
{
    const struct page_setup *setup = &page->setup;
    struct strip strip = {0};

    strip_rule(s, &strip, setup->left, y,
               setup->width - setup->left - setup->right, HAIR, hairline);
    add_artifacts(page, &strip, ARTIFACT_HEADER);
}

static mpt diagonal(mpt length)
{
    return (mpt)((int64_t)length * 7071 / 10000); /* cos 45, sin 45 */
}

/* Each run turns about its own origin, so they line up on the diagonal. */
static void tilt(struct strip *strip)
{
    for (struct mark *m = strip->first; m; m = m->next) {
        mpt along = m->x - strip->first->x;

        if (m != strip->first) {
            m->x = strip->first->x + diagonal(along);
            m->y = strip->first->y - diagonal(along);
        }
        m->angle = WATERMARK_ANGLE;
    }
}

/* The middle of the words is the middle of the page. */
static void add_watermark(struct setter *s, struct page *page, struct str text)
{
    struct paragraph_style style = style_heading(s, 1);
    struct paragraph p;
    struct strip strip = {0};
    mpt half, rise;

    style.text.family = FONT_SANS;
    style.text.size = 100000;
    style.text.color = watermark_grey;
    p = paragraph_of_text(s, text, &style);
    if (label_width(&p) > page->setup.width) {
        style.text.size = (mpt)((int64_t)style.text.size * page->setup.width /
                                label_width(&p));
        p = paragraph_of_text(s, text, &style);
    }
    half = diagonal(label_width(&p) / 2);
    rise = diagonal(style.text.size * 7 / 20);
    label_draw(s, &p, &strip,
               (struct point){page->setup.width / 2 - half + rise,
                              page->setup.height / 2 + half + rise});
    tilt(&strip);
    add_artifacts(page, &strip, ARTIFACT_WATERMARK);
}

static void furnish_page(struct setter *s, struct pages *pages, size_t i)
{
    const struct document_tree *tree = s->tree;
    struct page *page = &pages->items[i];

    if (tree->header.len) {
        mpt y = page->setup.top * 6 / 10;

        add_folio(s, page,
                  folio_text(tree->header, i + 1, pages->count, s->arena), y,
                  ARTIFACT_HEADER);
        add_header_rule(s, page, y + 6000);
    }
    if (s->grid.line)
        add_grid_folio(
            s, page, i + 1,
            folio_text(tree->footer.len ? tree->footer : STR(GRID_FOLIO), i + 1,
                       pages->count, s->arena));
    else if (tree->footer.len)
        add_folio(s, page,
                  folio_text(tree->footer, i + 1, pages->count, s->arena),
                  page->setup.height - page->setup.bottom / 2, ARTIFACT_FOOTER);
    if (tree->watermark.len)
        add_watermark(s, page, tree->watermark);
}

/* A header or footer stands in the margin, and on the paper. */
static bool has_margin(struct setter *s, mpt margin, int least, bool header)
{
    if (margin >= least * MM)
        return true;
    s->failed = true;
    return diag_error(
        s->diag, header ? s->tree->header_at : s->tree->footer_at,
        header ? "the top margin of %d mm has no room for the header: %d mm "
                 "or more are needed"
               : "the bottom margin of %d mm has no room for the footer: %d mm "
                 "or more are needed",
        (int)(margin / MM), least);
}

static bool has_margins(struct setter *s, const struct page_setup *setup)
{
    bool ok =
        !s->tree->header.len || has_margin(s, setup->top, HEADER_LEAST, true);

    if (s->grid.line)
        return has_margin(s, setup->bottom, GRID_LEAST, false) && ok;
    return (!s->tree->footer.len ||
            has_margin(s, setup->bottom, FOOTER_LEAST, false)) &&
           ok;
}

void furnish(struct setter *s, struct pages *pages)
{
    if (pages->count && !has_margins(s, &pages->items[0].setup))
        return;
    for (size_t i = 0; i < pages->count; i++)
        furnish_page(s, pages, i);
}
