#include "layout/item.h"

static bool is_latin(const struct item *i)
{
    return i->class == CHAR_LETTER || i->class == CHAR_DIGIT ||
           (i->class == CHAR_SIGN && !i->wide);
}

static bool is_opening(const struct item *i)
{
    return i->wide && (i->class == CHAR_OPEN || i->class == CHAR_QUOTE_OPEN);
}

static bool is_closing(const struct item *i)
{
    return i->wide && (i->class == CHAR_CLOSE || i->class == CHAR_QUOTE_CLOSE);
}

/* Full-width marks carry a blank half; fonts without it have none to give. */
static void space_inside(struct item *i, mpt em)
{
    bool full = i->advance >= em - em / 10;

    if (full && is_opening(i))
        i->head = i->advance / 2;
    if (full && is_closing(i))
        i->tail = i->advance / 2;
    if (i->class == CHAR_SPACE || i->class == CHAR_GLUE) {
        i->tight = i->advance / 3;
        i->loose = i->advance;
    }
}

/* Two marks of 2 em become 1.5 em; what is left may go in a full line. */
static void space_marks(const struct item *a, struct item *b)
{
    mpt blank = a->tail + b->head;

    if (is_closing(a) && is_closing(b))
        b->gap = -a->tail;
    else if (is_opening(a) && is_opening(b))
        b->gap = -b->head;
    else if (is_closing(a) && is_opening(b))
        b->gap = -(blank / 2);
    b->squeeze = blank + b->gap > 0 ? blank + b->gap : 0;
    if (is_closing(a) && is_closing(b))
        b->squeeze = 0;
    if (is_opening(a) && is_opening(b))
        b->squeeze = 0;
}

/* Marks hug what they enclose or close, so no line is spread there. */
static bool may_spread(const struct item *a, const struct item *b)
{
    if (!a->wide && !b->wide)
        return false;
    if (is_opening(a) || is_closing(b) || b->before == BREAK_NONE)
        return false;
    return a->class != CHAR_MIDDLE && b->class != CHAR_MIDDLE;
}

static void space_between(const struct item *a, struct item *b, mpt em)
{
    if (a->class == CHAR_SPACE || b->class == CHAR_SPACE ||
        a->class == CHAR_GLUE || b->class == CHAR_GLUE ||
        a->class == CHAR_NEWLINE)
        return;
    space_marks(a, b);
    if (may_spread(a, b))
        b->loose = em / 10;
    if ((a->class == CHAR_HAN && is_latin(b)) ||
        (is_latin(a) && b->class == CHAR_HAN)) {
        b->gap = em / 4;
        b->tight = em / 8;
        b->loose = em / 10;
    }
}

void items_space(struct item *items, size_t count, mpt em)
{
    for (size_t i = 0; i < count; i++) {
        space_inside(&items[i], em);
        if (i > 0)
            space_between(&items[i - 1], &items[i], em);
    }
}
