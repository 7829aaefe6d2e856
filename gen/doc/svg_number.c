#include "doc/svg_path.h"

#include <string.h>

#define DIGITS_MAX 15

const struct svg_matrix svg_identity = {.a = SVG_RATIO, .d = SVG_RATIO};

static char front(struct str s)
{
    return s.len > 0 ? s.ptr[0] : '\0';
}

static void skip_blanks(struct str *s)
{
    while (s->len > 0 && strchr(" \t\r\n", s->ptr[0]))
        *s = str_skip(*s, 1);
}

/* Digits and where their point is; digits beyond DIGITS_MAX only shift it. */
struct decimal_text {
    int64_t digits;
    int count, scale; /* digits * 10 to the -scale */
    bool any;
};

static void read_digits(struct str *s, struct decimal_text *t)
{
    bool point = false;

    for (; s->len > 0; *s = str_skip(*s, 1)) {
        char c = s->ptr[0];

        if (c == '.' && !point) {
            point = true;
            continue;
        }
        if (!str_is_digit(c))
            return;
        t->any = true;
        if (t->count < DIGITS_MAX) {
            t->digits = t->digits * 10 + (c - '0');
            t->count += t->digits > 0;
            t->scale += point;
        } else if (!point) {
            t->scale--;
        }
    }
}

/* "e-3", but not the "e" of "em". */
static int read_exponent(struct str *s)
{
    struct str rest = *s;
    int exponent = 0;
    bool minus;

    if (front(rest) != 'e' && front(rest) != 'E')
        return 0;
    rest = str_skip(rest, 1);
    minus = front(rest) == '-';
    if (minus || front(rest) == '+')
        rest = str_skip(rest, 1);
    if (!str_is_digit(front(rest)))
        return 0;
    for (; str_is_digit(front(rest)); rest = str_skip(rest, 1))
        if (exponent < 100)
            exponent = exponent * 10 + (front(rest) - '0');
    *s = rest;
    return minus ? -exponent : exponent;
}

/* digits * unit / 10^scale, rounded down; false: beyond the farthest. */
static bool scaled(int64_t digits, int scale, int64_t unit, int64_t *out)
{
    int64_t limit = SVG_FAR / SVG_UNIT * unit;

    for (; scale > 0 && digits > INT64_MAX / 2 / unit; scale--)
        digits /= 10;
    if (digits > INT64_MAX / 2 / unit)
        return false;
    digits *= unit;
    for (; scale > 0 && digits > 0; scale--)
        digits /= 10;
    for (; scale < 0 && digits > 0; scale++) {
        if (digits > limit)
            return false;
        digits *= 10;
    }
    *out = digits;
    return digits <= limit;
}

bool svg_number(struct str *s, int64_t unit, int64_t *out)
{
    struct str rest = *s;
    struct decimal_text t = {0};
    bool minus;

    skip_blanks(&rest);
    if (front(rest) == ',') {
        rest = str_skip(rest, 1);
        skip_blanks(&rest);
    }
    minus = front(rest) == '-';
    if (minus || front(rest) == '+')
        rest = str_skip(rest, 1);
    read_digits(&rest, &t);
    if (!t.any)
        return false;
    t.scale -= read_exponent(&rest);
    if (!scaled(t.digits, t.scale, unit, out))
        return false;
    if (minus)
        *out = -*out;
    *s = rest;
    return true;
}

static bool is_near(int64_t n)
{
    return n >= -SVG_FAR && n <= SVG_FAR;
}

static bool is_close(const struct svg_matrix *m)
{
    return is_near(m->a) && is_near(m->b) && is_near(m->c) && is_near(m->d) &&
           is_near(m->e) && is_near(m->f);
}

static int64_t mix(int64_t a, int64_t x, int64_t b, int64_t y)
{
    return (a * x + b * y) / SVG_RATIO;
}

bool svg_multiply(struct svg_matrix *out, struct svg_matrix second,
                  struct svg_matrix first)
{
    struct svg_matrix m = {
        .a = mix(second.a, first.a, second.c, first.b),
        .b = mix(second.b, first.a, second.d, first.b),
        .c = mix(second.a, first.c, second.c, first.d),
        .d = mix(second.b, first.c, second.d, first.d),
        .e = mix(second.a, first.e, second.c, first.f) + second.e,
        .f = mix(second.b, first.e, second.d, first.f) + second.f,
    };

    *out = m;
    return is_close(out);
}

int64_t svg_root(uint64_t n)
{
    uint64_t root = 0;

    for (uint64_t bit = UINT64_C(1) << 31; bit > 0; bit >>= 1)
        if ((root + bit) * (root + bit) <= n)
            root += bit;
    return (int64_t)root;
}

int64_t svg_scale(const struct svg_matrix *m, int64_t length)
{
    int64_t area = mix(m->a, m->d, -m->b, m->c);

    return length * svg_root((uint64_t)(area < 0 ? -area : area) * SVG_RATIO) /
           SVG_RATIO;
}

/* By its series, of an angle up to a right one. */
int64_t svg_sine(int64_t turn)
{
    const int64_t right = INT64_C(90) * SVG_DEGREE, one = 1000000000;
    int64_t x, term, sum;

    turn %= 4 * right;
    if (turn > 2 * right)
        turn -= 4 * right;
    else if (turn < -2 * right)
        turn += 4 * right;
    if (turn > right)
        turn = 2 * right - turn;
    else if (turn < -right)
        turn = -2 * right - turn;
    x = turn * INT64_C(174532925199) / 100000000;
    term = sum = x;
    for (int n = 2; n < 16; n += 2) {
        term = -(term * x / one) * x / one / (n * (n + 1));
        sum += term;
    }
    return (sum + (sum < 0 ? -500 : 500)) / 1000;
}

int64_t svg_cosine(int64_t turn)
{
    return svg_sine(turn % (INT64_C(360) * SVG_DEGREE) +
                    INT64_C(90) * SVG_DEGREE);
}

/* Up to six numbers between brackets; their count, or -1. */
static int read_arguments(struct str *s, const int64_t *units, int64_t *n)
{
    int count = 0;

    skip_blanks(s);
    if (front(*s) != '(')
        return -1;
    *s = str_skip(*s, 1);
    while (count < 6 && svg_number(s, units[count], &n[count]))
        count++;
    skip_blanks(s);
    if (front(*s) != ')')
        return -1;
    *s = str_skip(*s, 1);
    skip_blanks(s);
    if (front(*s) == ',')
        *s = str_skip(*s, 1);
    return count;
}

static bool turned(struct svg_matrix *m, const int64_t *n, int count)
{
    struct svg_matrix there = svg_identity, back = svg_identity, both;
    int64_t sine = svg_sine(n[0]), cosine = svg_cosine(n[0]);

    *m = (struct svg_matrix){cosine, sine, -sine, cosine, 0, 0};
    if (count == 1)
        return true;
    there.e = n[1];
    there.f = n[2];
    back.e = -n[1];
    back.f = -n[2];
    return count == 3 && svg_multiply(&both, *m, back) &&
           svg_multiply(m, there, both);
}

static bool one_transform(struct svg_matrix *m, struct str *s)
{
    static const int64_t matrix[] = {SVG_RATIO, SVG_RATIO, SVG_RATIO,
                                     SVG_RATIO, SVG_UNIT,  SVG_UNIT};
    static const int64_t lengths[] = {SVG_UNIT, SVG_UNIT, SVG_UNIT,
                                      SVG_UNIT, SVG_UNIT, SVG_UNIT};
    static const struct {
        struct str name;
        const int64_t *units;
    } kinds[] = {{STR_INIT("matrix"), matrix},
                 {STR_INIT("translate"), lengths},
                 {STR_INIT("scale"), matrix},
                 {STR_INIT("rotate"), lengths}};
    size_t kind = 0;
    int64_t n[6] = {0};
    int count;

    while (kind < COUNT(kinds) && !str_starts(*s, kinds[kind].name))
        kind++;
    if (kind == COUNT(kinds))
        return false;
    *s = str_skip(*s, kinds[kind].name.len);
    count = read_arguments(s, kinds[kind].units, n);
    *m = svg_identity;
    if (kind == 0)
        *m = (struct svg_matrix){n[0], n[1], n[2], n[3], n[4], n[5]};
    if (kind == 1)
        *m = (struct svg_matrix){SVG_RATIO, 0, 0, SVG_RATIO, n[0], n[1]};
    if (kind == 2)
        *m = (struct svg_matrix){n[0], 0, 0, count == 1 ? n[0] : n[1], 0, 0};
    if (kind == 3)
        return (count == 1 || count == 3) && turned(m, n, count);
    if (!is_close(m))
        return false;
    return kind == 0 ? count == 6 : count == 1 || count == 2;
}

bool svg_transform(struct svg_matrix *out, struct str text)
{
    struct svg_matrix all = svg_identity;

    skip_blanks(&text);
    while (text.len > 0) {
        struct svg_matrix next;

        if (!one_transform(&next, &text) || !svg_multiply(&all, all, next))
            return false;
        skip_blanks(&text);
    }
    *out = all;
    return true;
}
