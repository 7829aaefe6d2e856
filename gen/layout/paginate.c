#include "layout/paginate.h"

#include "layout/footnote.h"
#include "layout/reading.h"
#include "layout/table_carry.h"

struct filling {
    struct setter *s;
    struct pages *pages;
    const struct page_setup *setup;
    mpt used; /* of the page's text height */
    struct foot foot;
    bool empty;
    bool dividing;       /* its last strips are of a row that is divided */
    struct mark *before; /* the last mark above these strips, or NULL */
    struct strip *above; /* the last of this page, NULL: none yet */
};

static struct page *current(const struct filling *f)
{
    return &f->pages->items[f->pages->count - 1];
}

static void append(struct page *page, struct mark *first, struct mark *last)
{
    if (!first)
        return;
    if (page->last)
        page->last->next = first;
    else
        page->first = first;
    page->last = last;
}

/* A row that is divided was drawn line by line: it is read cell by cell. */
static void end_division(struct filling *f)
{
    if (f->dividing)
        reading_by_cell(current(f), f->before, &f->s->scratch);
    f->dividing = false;
}

static void note_division(struct filling *f, const struct strip *strip)
{
    if (strip->divided == f->dividing)
        return;
    end_division(f);
    f->dividing = strip->divided;
    f->before = current(f)->last;
}

/* The footnotes of a page stand at its end. */
static void end_page(struct filling *f)
{
    struct strip foot;

    if (!f->pages->count)
        return;
    end_division(f);
    foot = foot_draw(f->s, &f->foot, &current(f)->setup,
                     (uint32_t)(f->pages->count - 1));
    append(current(f), foot.first, foot.last);
}

/* How deep the text of this page may reach. */
static mpt page_room(const struct filling *f)
{
    return f->s->text_height - f->foot.height;
}

static void add_notes(struct filling *f, struct strip *strip)
{
    struct destination at = {.page = (uint32_t)(f->pages->count - 1),
                             .y = f->setup->top + f->used - strip->height,
                             .placed = true};

    if (strip->noted)
        foot_add(f->s, &f->foot, strip, at, page_room(f) - f->used);
}

static void begin_page(struct filling *f)
{
    struct page *page;

    end_page(f);
    page = &ARENA_PUSH(f->s->arena, f->pages->items, f->pages->count,
                       f->pages->capacity);
    *page = (struct page){.setup = *f->setup};
    if (f->setup->duplex && f->pages->count % 2 == 0) {
        page->setup.left = f->setup->right;
        page->setup.right = f->setup->left;
    }
    f->used = 0;
    f->empty = true;
    f->above = NULL;
    foot_begin(f->s, &f->foot);
}

/* The heading of a table again, as artifacts: it is no content twice. */
static void repeat(struct filling *f, const struct strip *heading)
{
    mpt down = f->setup->top + f->used - heading->placed.y;
    mpt right = current(f)->setup.left - heading->placed.x;

    for (const struct mark *m = heading->first; m; m = m->next) {
        struct mark *copy = arena_new(f->s->arena, struct mark);

        *copy = *m;
        copy->next = NULL;
        mark_is_artifact(copy);
        mark_move(copy, right, down);
        append(current(f), copy, copy);
        if (m == heading->last)
            break;
    }
    f->used += heading->height;
}

static void add_outline(struct filling *f, const struct strip *strip)
{
    struct pages *p = f->pages;

    ARENA_PUSH(f->s->arena, p->outline, p->outline_count, p->outline_capacity) =
        (struct outline_entry){.title = strip->outline,
                               .level = strip->level,
                               .page = (uint32_t)(p->count - 1),
                               .y = f->setup->top + f->used};
}

/* Sums stand above a strip that goes on with its table on a new page. */
static bool carries(const struct strip *strip)
{
    return strip->carry && strip->rows > 0;
}

/* What stands above a strip that begins a page. */
static int64_t repeated_height(const struct strip *strip)
{
    return (strip->heading ? strip->heading->height : 0) +
           (carries(strip) ? carry_height(strip->carry) : 0);
}

/* Not on a page so low that nothing else would find room. */
static bool repeats(const struct filling *f, const struct strip *strip)
{
    int64_t end = carries(strip) ? carry_height(strip->carry) : 0;

    return strip->heading &&
           repeated_height(strip) + strip->height + end <= f->s->text_height;
}

static void add_sums(struct filling *f, const struct strip *below, bool end)
{
    struct strip *sums = carry_strip(below->carry, below->rows, end);

    for (struct mark *m = sums->first; m; m = m->next)
        mark_move(m, current(f)->setup.left, f->setup->top + f->used);
    append(current(f), sums->first, sums->last);
    f->used += sums->height;
}

/* A table that goes on is closed by a rule, as long as that of its heading. */
static void close_table(struct filling *f, const struct strip *heading)
{
    for (const struct mark *m = heading->first; m; m = m->next) {
        if (m->kind == MARK_RULE) {
            struct mark *rule = arena_new(f->s->arena, struct mark);

            *rule = *m;
            rule->next = NULL;
            mark_move(rule, current(f)->setup.left - heading->placed.x,
                      f->setup->top + f->used - m->y);
            append(current(f), rule, rule);
            return;
        }
        if (m == heading->last)
            return;
    }
}

static bool is_form(const struct strip *strip)
{
    return strip->heading && strip->heading->height == 0;
}

/* The sides of a form's slice, and the border below it, go down to y. */
static void lengthen(struct filling *f, struct strip *strip, mpt down)
{
    mpt end = strip->placed.y + strip->height;

    for (struct mark *m = strip->first; m; m = m->next) {
        if (m->kind == MARK_RULE && m->y2 == end) {
            m->y += m->y == end ? down : 0;
            m->y2 += down;
        }
        if (m == strip->last)
            break;
    }
    f->used += down;
}

/* They begin at the frame, `up` above the slice. */
static void raise_sides(struct strip *strip, mpt up)
{
    for (struct mark *m = strip->first; m; m = m->next)
        if (m->kind == MARK_RULE && m->y == strip->placed.y)
            m->y -= up;
}

/* A page is full before this strip. */
static void turn_page(struct filling *f, const struct strip *strip)
{
    if (carries(strip) && f->used + carry_height(strip->carry) <= page_room(f))
        add_sums(f, strip, true);
    else if (strip->heading && strip->heading->height)
        close_table(f, strip->heading);
    if (is_form(strip)) {
        if (f->above)
            lengthen(f, f->above, f->above->trail);
        repeat(f, strip->heading); /* its frame */
    }
    begin_page(f);
}

/* Where a strip begins, at or below y. */
static int64_t top_of(const struct strip *strip, int64_t y)
{
    return strip->snap ? (y + strip->snap - 1) / strip->snap * strip->snap : y;
}

static void place(struct filling *f, struct strip *strip)
{
    mpt lead = f->empty && is_form(strip) ? strip->lead : 0;

    if (f->empty && strip->parts)
        return;
    if (f->empty && repeats(f, strip)) {
        repeat(f, strip->heading);
        if (carries(strip))
            add_sums(f, strip, false);
    }
    note_division(f, strip);
    f->used =
        (mpt)top_of(strip, f->used + (f->empty ? 0 : strip->before)) + lead;
    if (strip->outline.len)
        add_outline(f, strip);
    strip->placed =
        (struct point){current(f)->setup.left, f->setup->top + f->used};
    for (struct mark *m = strip->first; m; m = m->next)
        mark_move(m, strip->placed.x, strip->placed.y);
    raise_sides(strip, lead);
    append(current(f), strip->first, strip->last);
    f->used += strip->height;
    f->empty = false;
    f->above = strip;
    add_notes(f, strip);
}

/* The end of the strips from first to last, where the first begins at y. */
static int64_t end_of(const struct strip *first, const struct strip *last,
                      int64_t y)
{
    y = top_of(first, y) + first->height;
    while (first != last) {
        first = first->next;
        y = top_of(first, y + first->before) + first->height;
    }
    return y;
}

/* The last strip that must, or should, stand on the page of this one. */
static const struct strip *group_end(const struct strip *strip, bool firmly)
{
    while (strip->keep && !(firmly && strip->yields) && strip->next &&
           !strip->next->new_page)
        strip = strip->next;
    return strip;
}

/*
 * What the sums below `last` take: nothing where the rest of its table has
 * room above the end of the page, `spare` below it.
 */
static int64_t sums_below(const struct strip *last, int64_t spare)
{
    const struct carry *carry = last->carry;

    if (!carry || spare < 0)
        return 0;
    for (const struct strip *s = last->next; s && s->carry == carry;
         s = s->next) {
        spare -= s->before + s->height;
        if (spare < 0)
            return carry_height(carry);
    }
    return 0;
}

/* What is left of the page below these strips; negative: they do not fit. */
static int64_t spare_below(const struct filling *f, const struct strip *first,
                           const struct strip *last)
{
    int64_t y = f->used, spare;

    if (!f->empty)
        y += first->before;
    else if (repeats(f, first))
        y += repeated_height(first) + (is_form(first) ? first->lead : 0);
    spare = page_room(f) - end_of(first, last, y) - last->trail;
    spare -= foot_wanted(f->s, &f->foot, first, last);
    return spare - sums_below(last, spare);
}

static bool fits(const struct filling *f, const struct strip *first,
                 const struct strip *last)
{
    return spare_below(f, first, last) >= 0;
}

/* The last group shares among its wishes what it leaves of the page. */
static void grant_wishes(const struct filling *f, struct strip *first,
                         const struct strip *last)
{
    int64_t spare = last->next ? 0 : spare_below(f, first, last);
    int64_t wishes = 0;

    if (spare <= 0)
        return;
    for (const struct strip *s = first->next; s; s = s->next)
        wishes += s->wish;
    if (spare > wishes)
        spare = wishes;
    for (struct strip *s = first->next; s && wishes > 0; s = s->next)
        s->before += (mpt)(s->wish * spare / wishes);
}

/* More than this share of a page is not left empty for a table. */
#define EMPTY_SHARE 5

/*
 * What stays together from this strip on: all that should, or what must where
 * the page would otherwise end too early.
 */
static const struct strip *choose_group(const struct filling *f,
                                        const struct strip *first)
{
    const struct strip *last = group_end(first, false);

    if (f->empty || fits(f, first, last) ||
        page_room(f) - f->used <= f->s->text_height / EMPTY_SHARE)
        return last;
    return group_end(first, true);
}

/*
 * A group goes to the next page whole; one that is taller than any page is
 * divided wherever a page is full.
 */
static struct strip *place_group(struct filling *f, struct strip *first)
{
    const struct strip *last = choose_group(f, first);
    struct strip *next = first;
    bool whole = fits(f, first, last);

    if (first->new_page && !f->empty)
        begin_page(f);
    else if (!whole && !f->empty && end_of(first, last, 0) <= f->s->text_height)
        turn_page(f, first);
    grant_wishes(f, first, last);
    do {
        first = next;
        next = first->next;
        if (!f->empty && !fits(f, first, first))
            turn_page(f, first);
        while (f->empty && f->foot.height && !fits(f, first, first))
            begin_page(f);
        place(f, first);
    } while (first != last);
    return next;
}

void paginate(struct setter *s, const struct page_setup *setup,
              const struct strips *strips, struct pages *out)
{
    struct filling f = {.s = s, .pages = out, .setup = setup};
    struct strip *strip = strips->first;

    begin_page(&f);
    while (strip)
        strip = place_group(&f, strip);
    while (f.foot.later.first)
        begin_page(&f);
    end_page(&f);
}
