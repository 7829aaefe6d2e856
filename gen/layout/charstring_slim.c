#include "layout/charstring.h"

#include <string.h>

/* Operators of Type 2 charstrings that matter here. */
enum {
    HSTEM = 1,
    VSTEM = 3,
    CALL_SUBR = 10,
    RETURN = 11,
    ESCAPE = 12,
    END_CHAR = 14,
    HSTEM_HM = 18,
    HINT_MASK = 19,
    CNTR_MASK = 20,
    VSTEM_HM = 23,
    SHORT_INT = 28,
    CALL_GSUBR = 29,
    FIXED = 255,
    HFLEX = 34, /* behind ESCAPE */
    FLEX1 = 37
};

#define STEMS_MAX 96 /* the format's own limit */

/* A charstring on its way to a smaller one. */
struct slim {
    struct str rest;
    struct buf *out;
    size_t stems;       /* horizontal ones */
    size_t all_stems;   /* as masks count them */
    struct str width;   /* still to be written */
    size_t active;      /* where in out the last mask of hints is; or 0 */
    bool is_past_width; /* an operator that may have one was seen */
    bool is_done;
};

/* Operands and their operator at the front. */
struct step {
    struct str operands, first, others;
    size_t count;
    unsigned op;
};

static unsigned byte_at(struct str s, size_t i)
{
    return i < s.len ? (unsigned char)s.ptr[i] : 0;
}

static size_t operand_length(unsigned b)
{
    return b == FIXED ? 5 : b == SHORT_INT ? 3 : b >= 247 ? 2 : 1;
}

/* False: it ends without an operator. */
static bool take_step(struct slim *s, struct step *out)
{
    size_t n = 0;

    *out = (struct step){0};
    while (n < s->rest.len) {
        unsigned b = byte_at(s->rest, n);

        if (b < 32 && b != SHORT_INT) {
            out->operands = str_head(s->rest, n);
            out->others = str_skip(out->operands, out->first.len);
            out->op = b;
            s->rest = str_skip(s->rest, n + 1);
            return true;
        }
        n += operand_length(b);
        if (out->count++ == 0)
            out->first = str_head(s->rest, n);
    }
    return false;
}

/* The width stands before the first stems, mask, move or end. */
static void take_width(struct slim *s, struct step *step)
{
    bool has_width = !s->is_past_width && step->count % 2 == 1;

    s->is_past_width = true;
    if (!has_width)
        return;
    s->width = step->first;
    step->operands = step->others;
    step->count--;
}

static void write_step(struct slim *s, struct str operands, unsigned op)
{
    buf_add(s->out, s->width);
    buf_add(s->out, operands);
    buf_add_byte(s->out, (char)op);
    s->width = (struct str){0};
}

/* Is the mask the one that holds already?  At first all hints do. */
static bool is_active(const struct slim *s, struct str mask)
{
    for (size_t i = 0; i < mask.len; i++) {
        size_t left = s->stems - 8 * i;
        unsigned all = left < 8 ? 0xff00u >> left & 0xff : 0xff;
        unsigned now =
            s->active ? (unsigned char)s->out->ptr[s->active + i] : all;

        if (byte_at(mask, i) != now)
            return false;
    }
    return true;
}

static bool is_empty(struct str mask)
{
    for (size_t i = 0; i < mask.len; i++)
        if (mask.ptr[i])
            return false;
    return true;
}

/* The bits of the horizontal stems, which stand first. */
static void write_mask(struct slim *s, struct str mask, unsigned op)
{
    char kept[STEMS_MAX / 8];
    struct str bits = {kept, (s->stems + 7) / 8};

    if (bits.len == 0)
        return;
    memcpy(kept, mask.ptr, bits.len);
    kept[bits.len - 1] &= (char)(0xff << (8 * bits.len - s->stems) & 0xff);
    if (op == CNTR_MASK ? is_empty(bits) : is_active(s, bits))
        return;
    write_step(s, (struct str){0}, op);
    if (op == HINT_MASK)
        s->active = s->out->len;
    buf_add(s->out, bits);
}

/* Stems without an operator before a mask are vertical. */
static bool take_mask(struct slim *s, struct step *step)
{
    struct str mask;
    size_t length;

    take_width(s, step);
    s->all_stems += step->count / 2;
    length = (s->all_stems + 7) / 8;
    mask = str_head(s->rest, length);
    s->rest = str_skip(s->rest, length);
    if (mask.len < length || s->all_stems > STEMS_MAX)
        return false;
    write_mask(s, mask, step->op);
    return true;
}

/* Masks count horizontal stems before vertical ones. */
static bool take_stems(struct slim *s, struct step *step)
{
    bool horizontal = step->op == HSTEM || step->op == HSTEM_HM;

    take_width(s, step);
    if (step->count % 2 == 1 || (horizontal && s->stems < s->all_stems))
        return false;
    s->all_stems += step->count / 2;
    if (!horizontal)
        return true;
    s->stems += step->count / 2;
    write_step(s, step->operands, step->op);
    return true;
}

/* Of two bytes: the four kinds of flex. */
static bool take_escape(struct slim *s, const struct step *step)
{
    unsigned second = byte_at(s->rest, 0);

    if (second < HFLEX || second > FLEX1)
        return false;
    write_step(s, step->operands, ESCAPE);
    buf_add_byte(s->out, (char)second);
    s->rest = str_skip(s->rest, 1);
    return true;
}

static bool take(struct slim *s, struct step *step)
{
    switch (step->op) {
    case HSTEM:
    case HSTEM_HM:
    case VSTEM:
    case VSTEM_HM:
        return take_stems(s, step);
    case HINT_MASK:
    case CNTR_MASK:
        return take_mask(s, step);
    case ESCAPE:
        return take_escape(s, step);
    case CALL_SUBR:
    case CALL_GSUBR:
    case RETURN:
        return false;
    default:
        s->is_past_width = true;
        s->is_done = step->op == END_CHAR;
        write_step(s, step->operands, step->op);
        return !s->is_done || step->count < 4; /* composed of two others */
    }
}

bool charstring_slim(struct str charstring, struct buf *out)
{
    struct slim s = {.rest = charstring, .out = out};
    struct step step;

    while (!s.is_done)
        if (!take_step(&s, &step) || !take(&s, &step))
            return false;
    return true;
}
