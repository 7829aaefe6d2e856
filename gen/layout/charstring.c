#include "layout/charstring.h"

enum { RLINETO = 5, RRCURVETO = 8, ENDCHAR = 14, RMOVETO = 21 };

void charstring_number(struct buf *out, int32_t n)
{
    if (n >= -107 && n <= 107) {
        buf_add_byte(out, (char)(n + 139));
    } else if (n >= 108 && n <= 1131) {
        buf_add_byte(out, (char)(247 + (n - 108) / 256));
        buf_add_byte(out, (char)((n - 108) % 256));
    } else if (n >= -1131 && n <= -108) {
        buf_add_byte(out, (char)(251 + (-n - 108) / 256));
        buf_add_byte(out, (char)((-n - 108) % 256));
    } else {
        buf_add_byte(out, 28);
        buf_add_byte(out, (char)((uint32_t)n >> 8 & 255));
        buf_add_byte(out, (char)((uint32_t)n & 255));
    }
}

static void step(struct charstring *c, int32_t x, int32_t y)
{
    charstring_number(c->out, x - c->x);
    charstring_number(c->out, y - c->y);
    c->x = x;
    c->y = y;
}

void charstring_move(struct charstring *c, int32_t x, int32_t y)
{
    step(c, x, y);
    buf_add_byte(c->out, RMOVETO);
}

void charstring_line(struct charstring *c, int32_t x, int32_t y)
{
    step(c, x, y);
    buf_add_byte(c->out, RLINETO);
}

void charstring_curve(struct charstring *c, const int32_t controls[4],
                      int32_t x, int32_t y)
{
    step(c, controls[0], controls[1]);
    step(c, controls[2], controls[3]);
    step(c, x, y);
    buf_add_byte(c->out, RRCURVETO);
}

void charstring_end(struct charstring *c)
{
    buf_add_byte(c->out, ENDCHAR);
}
