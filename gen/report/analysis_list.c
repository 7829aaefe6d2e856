#include "report/analysis_list.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "measure/aging.h"

#define MOST_ID_WIDTH 26
#define TITLE_ROWS    4 /* firm, title, note, one left free */

/* Below this all digits of a number are exact in a workbook. */
#define EXACT_LIMIT 1000000000000000

uint32_t analysis_top(void)
{
    return TITLE_ROWS;
}

/* The rows of one sheet. */
struct list_part {
    const void *context;
    analysis_row_fn *row;
    const struct sheet *sheet;
    size_t first;
};

static void fill(const void *context, size_t row, struct cell *cells,
                 struct arena *scratch)
{
    const struct list_part *p = context;

    p->row(p->context, p->first + row, p->sheet->table_row + 1 + (uint32_t)row,
           cells, scratch);
}

static void set_columns(const struct analysis *x, struct sheet *s,
                        const struct analysis_list_spec *spec)
{
    for (size_t i = 0; i < spec->column_count; i++)
        s->columns[i] = (struct sheet_column){
            .heading = bilingual_text(spec->columns[i].heading, x->language),
            .kind = spec->columns[i].kind,
            .align = spec->columns[i].align,
            .width = spec->columns[i].width};
}

static void set_table(struct analysis *x, struct sheet *s,
                      const struct analysis_list_spec *spec, size_t first,
                      size_t rows)
{
    struct list_part *part = arena_new(x->arena, struct list_part);

    *part = (struct list_part){spec->context, spec->row, s, first};
    s->has_table = true;
    s->row_count = rows;
    s->row = fill;
    s->context = part;
    s->freeze_rows = s->table_row + 1;
    s->freeze_columns = spec->freeze_columns;
    s->repeat_columns = spec->is_wide ? spec->freeze_columns : 0;
}

/* As wide as the longest number, within reason. */
static int id_width(const struct analysis *x, int least)
{
    const struct ledger *l = x->figures->ledger;
    int width = least;

    for (size_t i = 0; i < l->customer_count && width < MOST_ID_WIDTH; i++) {
        int own = (int)utf8_width(l->customers[i].customer_id) + 2;

        width = own > width ? own : width;
    }
    return width < MOST_ID_WIDTH ? width : MOST_ID_WIDTH;
}

static struct sheet_writer add_sheet(struct analysis *x,
                                     const struct analysis_part *part,
                                     const struct analysis_list_spec *spec)
{
    int *widths = arena_array(x->arena, int, spec->column_count);
    struct sheet_writer w;

    for (size_t i = 0; i < spec->column_count; i++)
        widths[i] = spec->columns[i].width;
    w = analysis_sheet(x, part, spec->name, widths, spec->column_count,
                       spec->note);
    set_columns(x, w.sheet, spec);
    w.sheet->columns[spec->id_column].width =
        id_width(x, spec->columns[spec->id_column].width);
    w.has_exact = analysis_has_exact(x);
    return w;
}

struct analysis_list analysis_list_make(struct analysis *x,
                                        const struct analysis_part *part,
                                        const struct analysis_list_spec *spec)
{
    struct analysis_list l = {.analysis = x,
                              .per_sheet = SHEET_MAX_ROWS - TITLE_ROWS - 1};
    size_t done = 0, most;

    l.first_rows = l.per_sheet - spec->top_rows;
    most = 1 + spec->row_count / l.first_rows + spec->row_count / l.per_sheet;
    l.sheets = arena_array(x->arena, struct sheet *, most + 1);
    do {
        struct sheet_writer w = add_sheet(x, part, spec);
        uint32_t top = l.count ? 0 : spec->top_rows;
        size_t room = l.count ? l.per_sheet : l.first_rows;
        size_t rows = spec->row_count - done;

        rows = rows < room ? rows : room;
        if (!l.count)
            l.writer = w;
        w.sheet->table_row = TITLE_ROWS + top;
        if (rows)
            set_table(x, w.sheet, spec, done, rows);
        l.sheets[l.count++] = w.sheet;
        done += rows;
    } while (done < spec->row_count);
    return l;
}

static void add_range(struct buf *b, const struct sheet *s, uint32_t column,
                      struct arena *a)
{
    buf_add(b, sheet_table_range(s, column, a));
}

struct str analysis_list_sum(const struct analysis_list *l, uint32_t column,
                             const struct list_condition *conditions, size_t n)
{
    struct arena *a = l->analysis->arena;
    struct buf b = buf_new(a, SIZE_MAX);

    for (size_t i = 0; i < l->count; i++) {
        const struct sheet *s = l->sheets[i];

        buf_add_z(&b, i ? "+" : "");
        buf_add_z(&b, column == LIST_COUNT ? "COUNTIFS(" : "SUMIFS(");
        if (column != LIST_COUNT)
            add_range(&b, s, column, a);
        for (size_t k = 0; k < n; k++) {
            buf_add_z(&b, k || column != LIST_COUNT ? "," : "");
            add_range(&b, s, conditions[k].column, a);
            buf_add_byte(&b, ',');
            buf_add(&b, conditions[k].criterion);
        }
        buf_add_byte(&b, ')');
    }
    return buf_str(&b);
}

struct str analysis_list_place(const struct analysis_list *l, size_t row,
                               uint32_t column, struct arena *a)
{
    size_t i =
        row < l->first_rows ? 0 : 1 + (row - l->first_rows) / l->per_sheet;
    size_t first = i ? l->first_rows + (i - 1) * l->per_sheet : 0;
    const struct sheet *s = l->sheets[i];

    return arena_format(
        a, "'%.*s'!%.*s", STR_ARG(s->name),
        STR_ARG(sheet_cell_name(s->table_row + 1 + (uint32_t)(row - first),
                                column, a)));
}

/* Add |x| unless the sum reaches the limit. */
static void add_size(int64_t *sum, int64_t x)
{
    if (x <= -EXACT_LIMIT || x >= EXACT_LIMIT)
        *sum = EXACT_LIMIT;
    else if (*sum < EXACT_LIMIT)
        *sum += x < 0 ? -x : x;
}

bool analysis_has_exact(const struct analysis *x)
{
    const struct aging *g = x->figures->aging;
    const struct ledger *l = x->figures->ledger;
    int64_t sum = 0;

    for (size_t i = 0; i < g->item_count; i++)
        add_size(&sum, g->items[i].open);
    for (size_t i = 0; i < g->currency_count; i++)
        for (size_t k = 0; k < g->currencies[i].customer_count; k++) {
            const struct aging_row *r = &g->currencies[i].customers[k];

            add_size(&sum, r->unapplied);
            add_size(&sum, r->bills_held);
            add_size(&sum, r->bills_passed_on);
        }
    for (size_t i = 0; i < l->customer_count; i++)
        if (l->customers[i].credit_limit.currency)
            add_size(&sum, l->customers[i].credit_limit.minor);
    return sum < EXACT_LIMIT;
}

void analysis_put_blank(struct sheet_writer *w, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i <= last; i++)
        sheet_write(w, i, (struct cell){0});
}

void analysis_put_headings(struct sheet_writer *w,
                           const struct bilingual *names, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        sheet_write(w, i,
                    sheet_styled(sheet_text(names[i].zh ? sheet_say(w, names[i])
                                                        : STR("")),
                                 CELL_HEADING));
    sheet_write_next(w);
}

struct cell analysis_wrapped(struct str text)
{
    struct cell c = sheet_text(text);

    c.align = CELL_ALIGN_WRAP;
    return c;
}
