#include "output/html_body.h"

#include "output/html_text.h"

#define WHOLE_MAX 30 /* characters; longer ones would not fit a telephone */

/* Browsers break a line here, or behind it; paper does not. */
static bool is_weak(const struct letter *l)
{
    static const char signs[] = "-/?&=_ ";

    for (size_t i = 0; i + 1 < sizeof(signs); i++)
        if (l->code_point == (unsigned char)signs[i])
            return true;
    return l->code_point == 0x2010 || l->code_point == 0x2013 ||
           l->class == CHAR_HAN;
}

static bool is_inside_number(const struct letter *l)
{
    return l->code_point == '.' || l->code_point == ',' ||
           l->code_point == '/' || l->code_point == ':';
}

/* Does letter i belong to the one before it?  A blank with what follows. */
static bool joins(const struct letters *l, size_t i)
{
    const struct letter *x = &l->items[i];

    if (x->class == CHAR_SPACE)
        return i + 1 < l->count && l->items[i + 1].class == CHAR_DIGIT &&
               l->items[i + 1].before == BREAK_POOR;
    return x->before == BREAK_INSIDE || x->before == BREAK_JOINT ||
           (x->before == BREAK_POOR && x->class == CHAR_DIGIT) ||
           (x->before == BREAK_NONE &&
            (is_inside_number(x) || x->class == CHAR_SIGN ||
             x->class == CHAR_DIGIT));
}

/* The end of the unit that begins at i, and whether it needs to be told. */
static size_t unit_end(const struct letters *l, size_t i, bool *told)
{
    size_t end = i + 1;
    bool weak = is_weak(&l->items[i]), digit = false;

    for (; end < l->count && joins(l, end); end++)
        weak |= is_weak(&l->items[end]);
    for (size_t k = i; k < end; k++)
        digit |= l->items[k].class == CHAR_DIGIT;
    *told = weak && digit && end - i > 1 && end - i <= WHOLE_MAX;
    return end;
}

static size_t offset_of(const struct letters *l, size_t i, struct str line)
{
    return i < l->count ? l->items[i].offset : line.len;
}

void html_add_words(struct html *h, struct str line)
{
    struct letters letters;
    size_t end;

    if (h->whole || !str_has_digit(line)) {
        html_add_text(&h->out, line);
        return;
    }
    letters = break_text(&h->breaker, line, h->arena);
    for (size_t i = 0; i < letters.count; i = end) {
        size_t start = offset_of(&letters, i, line);
        bool told;
        struct str unit;

        end = unit_end(&letters, i, &told);
        unit = str_head(str_skip(line, start),
                        offset_of(&letters, end, line) - start);
        buf_add_z(&h->out, told ? "<span class=\"n\">" : "");
        html_add_text(&h->out, unit);
        buf_add_z(&h->out, told ? "</span>" : "");
    }
}
