#include "layout/table.h"

#include "layout/cell.h"
#include "layout/column.h"
#include "layout/style.h"
#include "layout/tag.h"

#define CACHED_CELLS 4096 /* larger tables shape their cells twice */
#define SMALLER      80   /* per cent of the size, before words are divided */
#define SMALLEST     60   /* before figures are */
#define STEP         5

struct grid {
    struct setter *s;
    const struct table *table;
    struct column *columns;
    struct paragraph *cells; /* NULL: too many to keep */
    struct paragraph_style style;
    mpt x, measure;
    mpt side, above; /* padding of cells */
};

/* A row's cells, broken into lines of their columns. */
struct row {
    size_t number;
    struct paragraph *cells;
    struct lines *lines;
    struct tag **tags; /* of its cells */
    size_t line_count; /* of the tallest cell */
};

static const struct table_cell *cell_at(const struct grid *g, size_t row,
                                        size_t column)
{
    return &g->table->cells[row * g->table->column_count + column];
}

/* A column of numbers holds nothing else below its heading. */
static bool is_number_column(const struct grid *g, size_t column)
{
    bool number = false;

    for (size_t row = 1; row < g->table->row_count; row++) {
        const struct table_cell *cell = cell_at(g, row, column);

        if (cell_is_number(cell))
            number = true;
        else if (cell->content && cell->content->text.len > 3)
            return false;
    }
    return number;
}

static void align_columns(struct grid *g)
{
    for (size_t i = 0; i < g->table->column_count; i++) {
        struct column *c = &g->columns[i];

        c->number = is_number_column(g, i);
        c->align = g->table->aligns ? g->table->aligns[i] : ALIGN_DEFAULT;
        if (c->align == ALIGN_DEFAULT)
            c->align = c->number ? ALIGN_RIGHT : ALIGN_LEFT;
    }
}

static bool is_total(const struct grid *g, size_t row)
{
    return g->table->has_total && row + 1 == g->table->row_count && row > 0;
}

static struct paragraph cell_new(const struct grid *g, size_t row,
                                 size_t column)
{
    struct paragraph_style style = g->style;

    style.align = g->columns[column].align;
    style.text.tabular = g->columns[column].number;
    style.text.bold = row == 0 || is_total(g, row);
    return paragraph_new(g->s, cell_at(g, row, column)->content, &style);
}

static mpt smaller(mpt a, mpt b)
{
    return a < b ? a : b;
}

static mpt larger(mpt a, mpt b)
{
    return a > b ? a : b;
}

/* Figures of any kind, and words as short as 合计, stay in one piece. */
static bool is_whole(const struct grid *g, const struct column *c, size_t row,
                     const struct table_cell *cell, mpt widest)
{
    if (row == 0)
        return false;
    if (widest <= 3 * g->style.text.size || cell_is_date(cell))
        return true;
    return (c->align == ALIGN_RIGHT || c->align == ALIGN_CENTER) &&
           cell_is_figure(cell);
}

/* Whatever else is divided, no line need be narrower than two Han. */
static void measure_cell(const struct grid *g, struct column *c, size_t row,
                         const struct table_cell *cell,
                         const struct paragraph *p)
{
    static const enum break_kind weakest[] = {BREAK_POOR, BREAK_JOINT};
    mpt padding = 2 * g->side;
    mpt widest =
        smaller(items_widest(p->items.items, p->items.count), INT32_MAX / 4);
    mpt least = smaller(widest, 2 * g->style.text.size);

    if (is_whole(g, c, row, cell, widest))
        least = widest;
    c->widest = larger(c->widest, widest + padding);
    c->least[YIELD_WORDS] = larger(c->least[YIELD_WORDS], least + padding);
    for (size_t i = 0; i < COUNT(weakest); i++) {
        mpt narrowest =
            items_narrowest(p->items.items, p->items.count, weakest[i]);

        narrowest = larger(smaller(narrowest, widest), least);
        c->least[i] = larger(c->least[i], narrowest + padding);
    }
}

/* A mark too early would free what a cached cell keeps. */
static void measure_row(struct grid *g, size_t row)
{
    size_t count = g->table->column_count;

    for (size_t i = 0; i < count; i++) {
        struct setter_mark mark = setter_mark(g->s);
        struct paragraph p = cell_new(g, row, i);

        measure_cell(g, &g->columns[i], row, cell_at(g, row, i), &p);
        if (g->cells)
            g->cells[row * count + i] = p;
        else
            setter_rewind(g->s, mark);
    }
}

static void set_size(struct grid *g, const struct paragraph_style *body,
                     int per_cent)
{
    g->style = style_cell(body);
    g->style.text.size = g->style.text.size * per_cent / 100;
    g->style.text.leading = g->style.text.leading * per_cent / 100;
    g->side = g->style.text.size * 2 / 5;
    g->above = g->style.text.size / 4;
    for (size_t i = 0; i < g->table->column_count; i++) {
        struct column *c = &g->columns[i];

        *c = (struct column){.align = c->align, .number = c->number};
    }
    for (size_t row = 0; row < g->table->row_count; row++)
        measure_row(g, row);
}

/* The largest size down to `smallest` at which this much is in one piece. */
static bool find_size(const struct grid *g, enum yield yield, int smallest,
                      int *size)
{
    int64_t least = columns_least(g->columns, g->table->column_count, yield);

    for (*size = 100; *size >= smallest; *size -= STEP) {
        /* Shaped smaller, glyphs are rounded to thousandths of a point. */
        int64_t slack = *size == 100 ? 0 : g->measure / 500;

        if (least * *size / 100 + slack <= g->measure)
            return true;
    }
    *size = smallest;
    return false;
}

/*
 * Smaller first; then codes are divided at their joints, then words anywhere.
 * Only what does not fit even so has its figures divided.
 */
static void choose_size(struct grid *g, const struct paragraph_style *body)
{
    struct setter_mark mark = setter_mark(g->s);
    enum yield yield = YIELD_NOTHING;
    int size;

    set_size(g, body, 100);
    if (!find_size(g, YIELD_NOTHING, SMALLER, &size)) {
        yield = YIELD_JOINTS;
        if (!find_size(g, YIELD_JOINTS, SMALLER, &size)) {
            yield = YIELD_WORDS;
            (void)find_size(g, YIELD_WORDS, SMALLEST, &size);
            size = size > SMALLER ? SMALLER : size;
        }
    }
    if (size < 100) {
        setter_rewind(g->s, mark);
        set_size(g, body, size);
    }
    columns_divide(g->columns, g->table->column_count, g->measure, yield);
}

static mpt inner_width(const struct grid *g, size_t column)
{
    mpt width = g->columns[column].width - 2 * g->side;

    return width > 0 ? width : 1;
}

/* The first row names the columns. */
static struct tag **tag_cells(const struct grid *g, size_t number)
{
    size_t count = g->table->column_count;
    struct tag **tags = arena_array(&g->s->scratch, struct tag *, count);

    tag_open(g->s, TAG_ROW);
    for (size_t i = 0; i < count; i++)
        tags[i] = tag_add(g->s, number == 0 ? TAG_HEADING_CELL : TAG_CELL);
    tag_close(g->s);
    return tags;
}

static struct row row_new(const struct grid *g, size_t number)
{
    size_t count = g->table->column_count;
    struct row row = {.number = number, .tags = tag_cells(g, number)};

    row.cells = arena_array(&g->s->scratch, struct paragraph, count);
    row.lines = arena_array(&g->s->scratch, struct lines, count);
    for (size_t i = 0; i < count; i++) {
        struct line_rules rules = {.measure = inner_width(g, i),
                                   .em = g->style.text.size};

        row.cells[i] =
            g->cells ? g->cells[number * count + i] : cell_new(g, number, i);
        row.lines[i] =
            lines_break(row.cells[i].items.items, row.cells[i].items.count,
                        &rules, g->s->arena, &g->s->scratch);
        if (row.lines[i].count > row.line_count)
            row.line_count = row.lines[i].count;
    }
    return row;
}

/* Lines first .. end - 1 of every cell; headings stand on their last line. */
static void draw_lines(const struct grid *g, const struct row *row,
                       size_t first, size_t end, struct strip *strip, mpt top)
{
    mpt x = g->x + g->side;
    mpt leading = g->style.text.leading;

    for (size_t i = 0; i < g->table->column_count; i++) {
        size_t lowered = row->number == 0 && first == 0
                             ? row->line_count - row->lines[i].count
                             : 0;
        struct tag *outer = tag_switch(g->s, row->tags[i]);

        for (size_t k = first; k < end && k < row->lines[i].count; k++) {
            mpt y = top + (mpt)(k - first + lowered) * leading;

            paragraph_draw_line(
                g->s, &row->cells[i], &row->lines[i].items[k],
                inner_width(g, i), strip,
                (struct point){x, y + baseline_of(&g->style.text)});
        }
        tag_switch(g->s, outer);
        x += g->columns[i].width;
    }
}

static void rule_below(const struct grid *g, size_t row, struct strip *strip)
{
    bool last = row + 1 == g->table->row_count;
    mpt thickness = last ? HEAVY : row == 0 ? THIN : HAIR;
    struct color color = thickness == HAIR ? hairline : black;

    if (!last && is_total(g, row + 1)) {
        thickness = THIN;
        color = black;
    }
    strip_rule(g->s, strip, g->x, strip->height, g->measure, thickness, color);
}

static void add_row(const struct grid *g, const struct row *row,
                    struct strips *out)
{
    mpt lines = (mpt)row->line_count * g->style.text.leading;
    struct strip *strip = strip_add(g->s, out, lines + 2 * g->above);

    if (row->number == 0)
        strip_rule(g->s, strip, g->x, 0, g->measure, HEAVY, black);
    draw_lines(g, row, 0, row->line_count, strip, g->above);
    rule_below(g, row->number, strip);
    strip->keep = row->number == 0 || (row->number + 1 < g->table->row_count &&
                                       is_total(g, row->number + 1));
    strip->heading = row->number == 0 ? NULL : out->first;
}

/* A row taller than a page goes on line by line. */
static void add_tall_row(const struct grid *g, const struct row *row,
                         struct strips *out)
{
    for (size_t i = 0; i < row->line_count; i++) {
        bool last = i + 1 == row->line_count;
        mpt top = i == 0 ? g->above : 0;
        struct strip *strip = strip_add(
            g->s, out, g->style.text.leading + top + (last ? g->above : 0));

        draw_lines(g, row, i, i + 1, strip, top);
        if (last)
            rule_below(g, row->number, strip);
        strip->heading = row->number == 0 ? NULL : out->first;
    }
}

static void set_row(const struct grid *g, size_t number, struct strips *out)
{
    struct arena_mark scratch = arena_mark(&g->s->scratch);
    struct row row = row_new(g, number);
    mpt room = g->s->text_height;

    if (number > 0)
        room -= out->first->height;
    if ((int64_t)row.line_count * g->style.text.leading + 2 * g->above > room)
        add_tall_row(g, &row, out);
    else
        add_row(g, &row, out);
    arena_rewind(&g->s->scratch, scratch);
}

struct strips table_set(struct setter *s, const struct table *table, mpt x,
                        mpt measure, const struct paragraph_style *body)
{
    struct grid g = {.s = s, .table = table, .x = x, .measure = measure};
    struct strips out = {0};
    size_t cells = table->row_count * table->column_count;

    if (!cells)
        return out;
    g.columns = arena_array(&s->scratch, struct column, table->column_count);
    if (cells <= CACHED_CELLS)
        g.cells = arena_array(&s->scratch, struct paragraph, cells);
    align_columns(&g);
    choose_size(&g, body);
    tag_open(s, TAG_TABLE);
    for (size_t row = 0; row < table->row_count; row++)
        set_row(&g, row, &out);
    tag_close(s);
    return out;
}
