#include "layout/table_grid.h"

#include "layout/cell.h"
#include "layout/figure.h"
#include "layout/style.h"
#include "layout/table_carry.h"

#define SMALLER  80 /* per cent of the size, before words are divided */
#define SMALLEST 60 /* before figures are */
#define STEP     5

#define WHOLE_HEADING 3 /* em: so short a heading is not divided */

#define TAIL_UNKNOWN (-1)

const struct table_cell *grid_cell(const struct grid *g, size_t row,
                                   size_t column)
{
    return &g->table->cells[row * g->table->column_count + column];
}

static bool is_figure(const struct table_cell *cell)
{
    char room[FIGURE_LENGTH];
    struct figure f;

    return figure_parse(figure_text(cell, room), &f);
}

static bool says_none(const struct table_cell *cell)
{
    char room[FIGURE_LENGTH];
    struct str text = figure_text(cell, room);

    return text.len && figure_is_none(text);
}

/* A column of numbers holds nothing else below its heading. */
static bool is_number_column(const struct grid *g, size_t column)
{
    bool number = false;

    for (size_t row = 1; row < g->table->row_count; row++) {
        const struct table_cell *cell = grid_cell(g, row, column);

        if (cell_is_number(cell) || is_figure(cell))
            number = true;
        else if (cell->content && cell->content->text.len > 3 &&
                 !says_none(cell))
            return false;
    }
    return number;
}

void grid_align(struct grid *g)
{
    for (size_t i = 0; i < g->table->column_count; i++) {
        struct column *c = &g->columns[i];

        c->number = is_number_column(g, i);
        c->align = g->table->aligns ? g->table->aligns[i] : ALIGN_DEFAULT;
        if (c->align == ALIGN_DEFAULT)
            c->align = c->number ? ALIGN_RIGHT : ALIGN_LEFT;
    }
}

bool grid_is_total(const struct grid *g, size_t row)
{
    return g->table->has_total && row + 1 == g->table->row_count && row > 0;
}

struct paragraph grid_paragraph(const struct grid *g, size_t row, size_t column)
{
    struct paragraph_style style = g->style;
    struct paragraph p;

    style.align = g->columns[column].align;
    style.text.tabular = g->columns[column].number;
    style.text.bold = row == 0 || grid_is_total(g, row);
    p = paragraph_new(g->s, grid_cell(g, row, column)->content, &style);
    if (g->words)
        items_keep_words(g->s, &p.items);
    return p;
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

mpt grid_tail(struct str text, const struct paragraph *p)
{
    const struct items *items = &p->items;
    struct figure f;
    mpt tail = 0;

    if (!figure_parse(text, &f))
        return figure_is_none(text) ? 0 : TAIL_UNKNOWN;
    for (size_t i = items->count; i > 0; i--) {
        const struct item *item = &items->items[i - 1];

        if (item->start < f.tail)
            break;
        tail += item->gap + item->advance;
    }
    return tail;
}

mpt grid_hang(const struct grid *g, size_t column, const struct paragraph *p)
{
    const struct items *items = &p->items;
    mpt width = 0;

    if (g->columns[column].align != ALIGN_RIGHT)
        return 0;
    for (size_t i = items->count; i > 0; i--) {
        const struct item *item = &items->items[i - 1];

        if (item->class == CHAR_NEWLINE || !items->runs[item->run].note)
            break;
        width += item->gap + item->advance;
    }
    return smaller(width, g->side);
}

mpt grid_shift(const struct grid *g, size_t column, struct str text,
               const struct paragraph *p)
{
    const struct column *c = &g->columns[column];
    mpt hang = grid_hang(g, column, p);
    mpt spare = grid_inner_width(g, column) -
                items_widest(p->items.items, p->items.count);
    mpt shift;

    if (c->align != ALIGN_RIGHT || spare < -hang || (!c->tail && !hang))
        return 0;
    shift = grid_tail(text, p);
    shift = shift == TAIL_UNKNOWN ? -hang : c->tail - shift;
    return smaller(larger(shift, -hang), spare);
}

/* What stands left and right of the points. */
static void measure_figure(const struct grid *g, size_t column,
                           const struct table_cell *cell,
                           const struct paragraph *p, mpt widest)
{
    struct column *c = &g->columns[column];
    char room[FIGURE_LENGTH];
    mpt tail = grid_tail(figure_text(cell, room), p);
    mpt hang = grid_hang(g, column, p);

    if (c->align != ALIGN_RIGHT || tail == TAIL_UNKNOWN)
        return;
    c->tail = larger(c->tail, tail - hang);
    c->whole = larger(c->whole, widest + hang - tail);
}

/* Point below point, figures may need more than the widest of them. */
static void measure_points(const struct grid *g, struct column *c)
{
    mpt width = c->whole + c->tail + 2 * g->side;

    if (!c->tail)
        return;
    c->widest = larger(c->widest, width);
    for (size_t i = 0; i < YIELD_KINDS; i++)
        c->least[i] = larger(c->least[i], width);
}

/*
 * Whatever else is divided, no line need be narrower than two Han.  Words of
 * headings are divided as late as codes.
 */
static void measure_cell(const struct grid *g, size_t column, size_t row,
                         const struct paragraph *p)
{
    const enum break_kind weakest[] = {row == 0 ? BREAK_POOR : BREAK_WORD,
                                       BREAK_JOINT};
    const struct table_cell *cell = grid_cell(g, row, column);
    struct column *c = &g->columns[column];
    mpt padding = 2 * g->side;
    mpt widest =
        smaller(items_widest(p->items.items, p->items.count), INT32_MAX / 4) -
        grid_hang(g, column, p);
    mpt least = smaller(widest, 2 * g->style.text.size);

    if (is_whole(g, c, row, cell, widest))
        least = widest;
    if (row > 0)
        measure_figure(g, column, cell, p, widest);
    if (row == 0) {
        c->heading = widest + padding;
        c->folded = c->heading;
        if (g->words && widest > WHOLE_HEADING * g->style.text.size)
            c->folded = items_folded(p->items.items, p->items.count) + padding;
    } else {
        c->widest = larger(c->widest, widest + padding);
    }
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
        struct paragraph p = grid_paragraph(g, row, i);

        measure_cell(g, i, row, &p);
        if (g->cells)
            g->cells[row * count + i] = p;
        else
            setter_rewind(g->s, mark);
    }
}

static void measure_columns(struct grid *g)
{
    for (size_t i = 0; i < g->table->column_count; i++) {
        struct column *c = &g->columns[i];

        *c = (struct column){.align = c->align, .number = c->number};
    }
    for (size_t row = 0; row < g->table->row_count; row++)
        measure_row(g, row);
    for (size_t i = 0; i < g->table->column_count; i++)
        measure_points(g, &g->columns[i]);
    if (g->carry)
        carry_measure(g->carry, g);
}

static void set_size(struct grid *g, const struct paragraph_style *body,
                     int per_cent)
{
    g->style = style_cell(body);
    g->style.text.size = g->style.text.size * per_cent / 100;
    g->style.text.leading = g->style.text.leading * per_cent / 100;
    g->side = g->style.text.size * 2 / 5;
    g->above = g->style.text.size / 4;
    measure_columns(g);
}

/* Where every cell has one line, nobody need know where words end. */
static bool has_lines_to_divide(const struct grid *g)
{
    return columns_widest(g->columns, g->table->column_count) > g->measure;
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
void grid_measure(struct grid *g, const struct paragraph_style *body)
{
    struct setter_mark mark;
    enum yield yield = YIELD_NOTHING;
    int size;

    mark = setter_mark(g->s);
    set_size(g, body, 100);
    if (has_lines_to_divide(g)) {
        setter_rewind(g->s, mark);
        g->words = true;
        set_size(g, body, 100);
    }
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
    columns_fold(g->columns, g->table->column_count, g->measure);
    columns_divide(g->columns, g->table->column_count, g->measure, yield);
}

mpt grid_inner_width(const struct grid *g, size_t column)
{
    mpt width = g->columns[column].width - 2 * g->side;

    return width > 0 ? width : 1;
}
