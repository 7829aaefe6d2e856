#include "layout/compose.h"

#include "layout/block.h"
#include "layout/hyphen.h"
#include "layout/letterhead.h"
#include "layout/paginate.h"
#include "layout/style.h"
#include "layout/tag.h"

#define GRID_LINES      22 /* of GB/T 9704, of 28 characters each */
#define GRID_CHARACTERS 28

/* A4 with margins of an inch, for what the front matter leaves open. */
static const struct page_setup default_setup = {
    .width = 595276,
    .height = 841890,
    .top = 72000,
    .right = 72000,
    .bottom = 72000,
    .left = 72000,
};

static bool is_usable(const struct page_setup *p)
{
    return p->width > 0 && p->height > 0 && p->left >= 0 && p->right >= 0 &&
           p->top >= 0 && p->bottom >= 0 && p->width <= 14400000 &&
           p->height <= 14400000;
}

/*
 * In Chinese the text area is a whole number of em wide, so that lines of
 * plain Han need no spreading; what is left over goes to both margins.
 */
static struct page_setup setup_of(const struct setter *s, mpt em)
{
    struct page_setup setup = s->tree->page;
    int64_t measure, spare;

    if (!is_usable(&setup) || setup.width == 0)
        return default_setup;
    measure = (int64_t)setup.width - setup.left - setup.right;
    if (setup.grid == GRID_GBT9704) {
        setup.right += (mpt)(measure % GRID_CHARACTERS);
        return setup;
    }
    if (s->chinese && measure > 8 * (int64_t)em) {
        spare = measure % em;
        setup.left += (mpt)(spare / 2);
        setup.right += (mpt)(spare - spare / 2);
    }
    return setup;
}

/* The lines and characters of the standard fill its type area. */
static void set_grid(struct setter *s)
{
    const struct page_setup *p = &s->tree->page;

    if (!is_usable(p) || p->grid != GRID_GBT9704)
        return;
    s->grid.character = (p->width - p->left - p->right) / GRID_CHARACTERS;
    s->grid.line = (p->height - p->top - p->bottom) / GRID_LINES;
}

static bool has_room(struct setter *s, const struct page_setup *setup, mpt em,
                     mpt leading)
{
    int64_t measure = (int64_t)setup->width - setup->left - setup->right;
    int64_t height = (int64_t)setup->height - setup->top - setup->bottom;

    if (measure >= em && height >= leading)
        return true;
    return diag_error(s->diag, nowhere,
                      "the margins leave no room for text: page %d x %d pt, "
                      "room %d x %d pt",
                      (int)(setup->width / 1000), (int)(setup->height / 1000),
                      (int)(measure / 1000), (int)(height / 1000));
}

/* What the template does not name is set in 宋. */
static bool choose_family(struct setter *s)
{
    struct str name = s->tree->body_font;

    s->body_family = FONT_SERIF;
    if (name.len == 0 || font_family_find(s->fonts, name, &s->body_family))
        return true;
    return diag_error(s->diag, s->tree->font_at,
                      "the font \"%.*s\" is in no fonts.yaml, and no file of "
                      "this name is in the book's fonts/",
                      STR_ARG(name));
}

static bool has_hyphens(const struct setter *s)
{
    if (!s->tree->hyphenated || shaper_hyphens(s->shaper))
        return true;
    return diag_error(s->diag, nowhere,
                      "hyphenation: en needs %s, which is not on this machine; "
                      "the Debian package hyphen-en-us has it",
                      HYPHEN_DICTIONARY);
}

static struct strips below_letterhead(struct setter *s,
                                      const struct frame *frame,
                                      const struct strip *letterhead)
{
    struct strips text = blocks_set(s, s->tree->blocks, frame);

    if (letterhead && text.first)
        text.first->before = 2 * frame->body.text.size;
    return text;
}

static bool set_pages(struct setter *s, struct pages *out)
{
    struct frame frame;
    struct page_setup setup;
    struct strips strips;

    set_grid(s);
    frame = (struct frame){.body = style_body(s)};
    setup = setup_of(s, frame.body.text.size);
    if (!has_room(s, &setup, frame.body.text.size, frame.body.text.leading))
        return false;
    frame.measure = setup.width - setup.left - setup.right;
    s->measure = frame.measure;
    s->text_height = setup.height - setup.top - setup.bottom;
    tag_begin(s);
    strips = letterhead_set(s, &frame);
    strips_join(&strips, below_letterhead(s, &frame, strips.first));
    paginate(s, &setup, &strips, out);
    furnish(s, out);
    out->tags = s->tags.items;
    out->tag_count = s->tags.count;
    return !s->failed;
}

uint32_t compose_families(const struct document_tree *tree)
{
    uint32_t families = 1u << FONT_SERIF | 1u << FONT_SANS;

    if (tree->page.grid == GRID_GBT9704)
        families |= 1u << FONT_FANG | 1u << FONT_KAI;
    return families;
}

bool compose(const struct document_tree *tree, const struct font_set *fonts,
             struct shaper *shaper, struct pages *out, struct arena *a,
             struct diag *d)
{
    struct setter s = setter_new(tree, fonts, shaper, a, d);
    struct pages pages = {.document = tree};
    bool ok = choose_family(&s) && has_hyphens(&s) && set_pages(&s, &pages);

    breaker_release(&s.breaker);
    arena_release(&s.scratch);
    if (ok)
        *out = pages;
    return ok;
}
