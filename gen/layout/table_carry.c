#include "layout/table_carry.h"

#include "layout/figure.h"
#include "layout/style.h"
#include "layout/table_grid.h"

/* A column of amounts. */
struct amounts {
    bool summed;
    bool mixed;   /* several currencies */
    bool amounts; /* with decimals, groups or a currency */
    bool plain;   /* 1234 without a comma */
    bool bracketed;
    int decimals;
    struct str prefix, suffix;
    size_t count;           /* of figures */
    struct decimal_sum sum; /* of the rows so far, in units of decimals */
    int64_t total, low, high;
};

struct carry {
    struct grid grid;
    struct amounts *columns;
    size_t label, label_end; /* the words stand in these columns */
    size_t rows;             /* in the sums */
};

static struct str word(const struct grid *g, bool ends_page)
{
    if (g->s->chinese)
        return ends_page ? STR("转次页") : STR("承前页");
    return ends_page ? STR("Carried forward") : STR("Brought forward");
}

/* Rows below the heading, without the total. */
static size_t body_rows(const struct grid *g)
{
    size_t rows = g->table->row_count - 1;

    return g->table->has_total && rows > 0 ? rows - 1 : rows;
}

static bool is_empty(const struct table_cell *cell)
{
    for (const struct inline_run *r = cell->content; r; r = r->next)
        if (r->text.len)
            return false;
    return true;
}

enum found { FOUND_FIGURE, FOUND_NONE, FOUND_TEXT };

static enum found find_figure(const struct grid *g, size_t row, size_t column,
                              char room[FIGURE_LENGTH], struct figure *out)
{
    const struct table_cell *cell = grid_cell(g, row, column);
    struct str text = figure_text(cell, room);

    if (figure_parse(text, out))
        return FOUND_FIGURE;
    return is_empty(cell) || (text.len && figure_is_none(text)) ? FOUND_NONE
                                                                : FOUND_TEXT;
}

static bool is_rate(struct str suffix)
{
    return str_equal(suffix, STR("%")) || str_equal(suffix, STR("‰")) ||
           str_equal(suffix, STR("天"));
}

/* What its figures look like. */
static void note_figure(struct carry *c, struct amounts *a,
                        const struct figure *f)
{
    struct arena *arena = c->grid.s->arena;

    if (a->count++ == 0) {
        a->prefix = arena_str(arena, f->prefix);
        a->suffix = arena_str(arena, f->suffix);
    }
    a->mixed = a->mixed || !str_equal(a->prefix, f->prefix);
    if (is_rate(f->suffix) || !str_equal(a->suffix, f->suffix))
        a->summed = false;
    if (f->decimals > a->decimals)
        a->decimals = f->decimals;
    a->bracketed = a->bracketed || f->bracketed;
    a->amounts = a->amounts || f->decimals || f->grouped || f->prefix.len;
    a->plain = a->plain || (!f->grouped && f->digits > 3);
}

static void look_at(struct carry *c, size_t column)
{
    struct amounts *a = &c->columns[column];

    a->summed = true;
    for (size_t row = 1; row <= body_rows(&c->grid) && a->summed; row++) {
        char room[FIGURE_LENGTH];
        struct figure f;

        switch (find_figure(&c->grid, row, column, room, &f)) {
        case FOUND_FIGURE:
            note_figure(c, a, &f);
            break;
        case FOUND_NONE:
            break;
        case FOUND_TEXT:
            a->summed = false;
            break;
        }
    }
    a->summed = a->summed && a->count;
}

/* One row more in the sum.  False: it is too large. */
static bool add_row(struct carry *c, size_t column, size_t row)
{
    struct amounts *a = &c->columns[column];
    char room[FIGURE_LENGTH];
    struct figure f;

    if (find_figure(&c->grid, row, column, room, &f) != FOUND_FIGURE)
        return true;
    return decimal_sum_add(&a->sum, f.value.units,
                           decimal_power(a->decimals - f.value.scale)) &&
           decimal_sum_round(a->sum, 1, ROUND_HALF_UP, &a->total);
}

/* The sum of all rows, and its bounds on the way. */
static bool sum_up(struct carry *c, size_t column)
{
    struct amounts *a = &c->columns[column];

    for (size_t row = 1; row <= body_rows(&c->grid); row++) {
        if (!add_row(c, column, row))
            return false;
        if (a->total < a->low)
            a->low = a->total;
        if (a->total > a->high)
            a->high = a->total;
    }
    a->sum = (struct decimal_sum){0};
    return true;
}

static struct str format(const struct carry *c, const struct amounts *a,
                         int64_t units)
{
    struct arena *arena = c->grid.s->arena;
    bool minus = units < 0;
    struct decimal x = {minus && units > INT64_MIN ? -units : units,
                        a->decimals};
    struct str digits = decimal_format(x, !a->plain, arena);

    if (minus && a->bracketed)
        return arena_format(arena, "(%.*s%.*s%.*s)", STR_ARG(a->prefix),
                            STR_ARG(digits), STR_ARG(a->suffix));
    return arena_format(arena, "%s%.*s%.*s%.*s", minus ? "-" : "",
                        STR_ARG(a->prefix), STR_ARG(digits),
                        STR_ARG(a->suffix));
}

/* Of a total that is no sum: it is said where it looks like one. */
static bool ties(struct carry *c, size_t column, struct place at)
{
    struct amounts *a = &c->columns[column];
    char room[FIGURE_LENGTH];
    struct decimal sum = {a->total, a->decimals};
    struct figure f;
    size_t last = c->grid.table->row_count - 1;

    if (!c->grid.table->has_total)
        return a->amounts;
    if (find_figure(&c->grid, last, column, room, &f) != FOUND_FIGURE)
        return false;
    if (decimal_compare(f.value, sum) == 0)
        return true;
    if (f.decimals)
        diag_warning(
            c->grid.s->diag, at,
            "the rows of column %d add up to %.*s, but the total "
            "says %.*s: this column is not carried forward",
            (int)column + 1, STR_ARG(format(c, a, a->total)),
            STR_ARG(figure_text(grid_cell(&c->grid, last, column), room)));
    return false;
}

static bool is_currency_code(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] < 'A' || s.ptr[i] > 'Z')
            return false;
    return s.len == 3;
}

/* A column of codes, not all of them the same. */
static bool has_two_currencies(const struct grid *g, size_t column)
{
    char first_room[FIGURE_LENGTH], room[FIGURE_LENGTH];
    struct str first = {0};
    bool differ = false;

    for (size_t row = 1; row <= body_rows(g); row++) {
        struct str code = figure_text(grid_cell(g, row, column), room);

        if (!is_currency_code(code))
            return false;
        if (!first.len)
            first = figure_text(grid_cell(g, row, column), first_room);
        differ = differ || !str_equal(code, first);
    }
    return differ;
}

static bool find_sums(struct carry *c, struct place at)
{
    bool any = false;

    for (size_t i = 0; i < c->grid.table->column_count; i++) {
        struct amounts *a = &c->columns[i];

        look_at(c, i);
        if ((a->summed && a->mixed) || has_two_currencies(&c->grid, i))
            return diag_error(
                c->grid.s->diag, at,
                "::: carry adds up amounts, and this table has several "
                "currencies: make one table of each");
        if (c->grid.columns[i].align != ALIGN_RIGHT)
            a->summed = false; /* a code */
        if (a->summed && !sum_up(c, i))
            return diag_error(c->grid.s->diag, at,
                              "a column of this table adds up to more than "
                              "can be counted");
        a->summed = a->summed && ties(c, i, at);
        any = any || a->summed;
    }
    if (!any && body_rows(&c->grid))
        return diag_error(
            c->grid.s->diag, at,
            "::: carry adds up amounts, and this table has no column "
            "of them");
    return true;
}

/* The first columns, or the first one that has no sum. */
static bool find_label(struct carry *c, struct place at)
{
    size_t count = c->grid.table->column_count;

    while (c->label < count && c->columns[c->label].summed)
        c->label++;
    c->label_end = c->label;
    while (c->label_end < count && !c->columns[c->label_end].summed)
        c->label_end++;
    if (c->label < count)
        return true;
    return diag_error(c->grid.s->diag, at,
                      "::: carry needs a column without amounts for its words");
}

struct carry *carry_new(struct grid *g, struct place at)
{
    struct carry *c = arena_new(g->s->arena, struct carry);

    c->grid = *g;
    c->columns =
        arena_array(g->s->arena, struct amounts, g->table->column_count);
    if (find_sums(c, at) && find_label(c, at))
        return c;
    g->s->failed = true;
    return NULL;
}

static struct paragraph sum_paragraph(const struct grid *g, struct str text,
                                      size_t column, bool number)
{
    struct paragraph_style style = g->style;

    style.align = number ? g->columns[column].align : ALIGN_LEFT;
    style.text.tabular = number;
    return paragraph_of_text(g->s, text, &style);
}

/* Whole, whatever else is divided. */
static void make_room(struct column *column, mpt width)
{
    for (size_t i = 0; i < YIELD_KINDS; i++)
        if (column->least[i] < width)
            column->least[i] = width;
    if (column->widest < width)
        column->widest = width;
}

static void measure_sum(const struct carry *c, struct grid *g, size_t column,
                        int64_t units)
{
    struct column *out = &g->columns[column];
    struct str text = format(c, &c->columns[column], units);
    struct paragraph p = sum_paragraph(g, text, column, true);
    mpt tail = grid_tail(text, &p);

    if (out->tail < tail)
        out->tail = tail;
    if (out->whole < label_width(&p) - tail)
        out->whole = label_width(&p) - tail;
    make_room(out, out->whole + out->tail + 2 * g->side);
}

void carry_measure(const struct carry *c, struct grid *g)
{
    for (size_t i = 0; i < g->table->column_count; i++) {
        if (!c->columns[i].summed)
            continue;
        measure_sum(c, g, i, c->columns[i].low);
        measure_sum(c, g, i, c->columns[i].high);
    }
    for (int end = 0; end < 2 && c->label + 1 == c->label_end; end++) {
        struct paragraph p = sum_paragraph(g, word(g, end), c->label, false);

        make_room(&g->columns[c->label], label_width(&p) + 2 * g->side);
    }
}

void carry_begin(struct carry *c, const struct grid *g)
{
    c->grid = *g;
    c->grid.columns =
        arena_array(g->s->arena, struct column, g->table->column_count);
    for (size_t i = 0; i < g->table->column_count; i++)
        c->grid.columns[i] = g->columns[i];
}

mpt carry_height(const struct carry *c)
{
    return c->grid.style.text.leading + 2 * c->grid.above;
}

static void advance(struct carry *c, size_t rows)
{
    for (; c->rows < rows && c->rows < body_rows(&c->grid); c->rows++)
        for (size_t i = 0; i < c->grid.table->column_count; i++)
            if (c->columns[i].summed)
                (void)add_row(c, i, c->rows + 1); /* fitted when summed up */
}

/* In one line, where the column's cells stand. */
static void draw_cell(const struct grid *g, struct strip *strip, size_t column,
                      mpt x, struct str text, bool number)
{
    struct paragraph p = sum_paragraph(g, text, column, number);
    struct point at = {x + g->side, g->above + baseline_of(&g->style.text)};
    mpt spare = grid_inner_width(g, column) - label_width(&p);

    if (number && p.style.align == ALIGN_RIGHT)
        at.x += spare - grid_shift(g, column, text, &p);
    else if (number && p.style.align == ALIGN_CENTER)
        at.x += spare / 2;
    label_draw(g->s, &p, strip, at);
}

static void draw_row(struct carry *c, struct strip *strip, struct str label)
{
    const struct grid *g = &c->grid;
    mpt x = g->x;

    for (size_t i = 0; i < g->table->column_count; i++) {
        const struct amounts *a = &c->columns[i];

        if (i == c->label)
            draw_cell(g, strip, i, x, label, false);
        if (a->summed)
            draw_cell(g, strip, i, x, format(c, a, a->total), true);
        x += g->columns[i].width;
    }
}

struct strip *carry_strip(struct carry *c, size_t rows, bool ends_page)
{
    const struct grid *g = &c->grid;
    struct strips list = {0};
    struct strip *strip = strip_add(g->s, &list, carry_height(c));

    advance(c, rows);
    draw_row(c, strip, word(g, ends_page));
    for (struct mark *m = strip->first; m; m = m->next)
        mark_is_artifact(m);
    if (ends_page)
        strip_rule(g->s, strip, g->x, 0, g->measure, THIN, black);
    strip_rule(g->s, strip, g->x, strip->height, g->measure,
               ends_page ? HEAVY : HAIR, ends_page ? black : hairline);
    return strip;
}
