#include "input/once.h"

#include "input/cell.h"

#include <stdlib.h>

#define FIELDS_MAX 6

/* A figure that may be the document's. */
struct figure {
    int field;
    struct str first; /* in the first line of the document at hand */
    bool differs;
    size_t documents; /* of which it counts once */
    size_t summed;    /* of which all lines say the same, and it is added up */
    struct str example, summed_example;
};

struct looking {
    const struct source_file *file;
    struct once *out;
    struct figure figures[FIELDS_MAX];
    size_t figure_count;
    int doc_no, amount;
    struct str number; /* of the document at hand; empty: none */
    struct str first_amount;
    bool amounts_differ;
    size_t *lines; /* of the document at hand */
    size_t line_count, line_capacity;
    struct arena *arena;
};

static void add_figure(struct looking *l, int field)
{
    bool met = field < 0 || field == l->amount || field == l->doc_no ||
               l->figure_count == FIELDS_MAX;

    for (size_t i = 0; i < l->file->profile->fill_count; i++)
        met |= l->file->plan.fill_down[i] == field;
    for (size_t i = 0; i < l->figure_count; i++)
        met |= l->figures[i].field == field;
    if (!met)
        l->figures[l->figure_count++] = (struct figure){.field = field};
}

static void add_column(struct looking *l, enum documents_column column)
{
    const struct plan *plan = &l->file->plan;
    const struct pick *pick = plan->picks[TABLE_DOCUMENTS][column];

    if (!pick)
        add_figure(l, plan->fields[TABLE_DOCUMENTS][column]);
    for (; pick; pick = pick->instead)
        add_figure(l, pick->field);
}

static bool is_nothing(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] >= '1' && s.ptr[i] <= '9')
            return false;
    return true;
}

/* A profile that fills down expects it in the first line alone. */
static void judge(struct looking *l, struct figure *f)
{
    if (f->differs || is_nothing(f->first))
        return;
    if (!l->amounts_differ && !l->file->profile->fill_count) {
        if (!f->summed++)
            f->summed_example = l->number;
        return;
    }
    if (!f->documents++)
        f->example = l->number;
    for (size_t i = 1; i < l->line_count; i++)
        ARENA_PUSH(l->arena, l->out->cells, l->out->count, l->out->capacity) =
            (struct once_cell){l->lines[i], f->field};
}

static void end_document(struct looking *l)
{
    for (size_t i = 0; l->line_count > 1 && i < l->figure_count; i++)
        judge(l, &l->figures[i]);
    l->line_count = 0;
    l->number = (struct str){0};
}

static void begin_document(struct looking *l, const struct csv_row *row,
                           struct str number)
{
    l->number = arena_str(l->arena, number);
    l->first_amount = arena_str(l->arena, cell_field(row, l->amount));
    l->amounts_differ = false;
    for (size_t i = 0; i < l->figure_count; i++) {
        struct figure *f = &l->figures[i];

        f->first = arena_str(l->arena, cell_field(row, f->field));
        f->differs = false;
    }
}

static void go_on(struct looking *l, const struct csv_row *row)
{
    l->amounts_differ |=
        !str_equal(cell_field(row, l->amount), l->first_amount);
    for (size_t i = 0; i < l->figure_count; i++)
        l->figures[i].differs |= !str_equal(
            cell_field(row, l->figures[i].field), l->figures[i].first);
}

static void look(struct looking *l, const struct csv_row *row)
{
    struct str number = {0};

    if (row->fault == ROW_FINE && cell_ignoring_rule(&l->file->plan, row) < 0)
        number = cell_field(row, l->doc_no);
    if (!number.len || !str_equal(number, l->number)) {
        end_document(l);
        if (!number.len)
            return;
        begin_document(l, row, number);
    } else {
        go_on(l, row);
    }
    ARENA_PUSH(l->arena, l->lines, l->line_count, l->line_capacity) = row->line;
}

static void say(const struct looking *l, const struct figure *f, struct diag *d)
{
    struct str heading = l->file->plan.headings[f->field];

    if (f->documents)
        diag_warning(d, place_of(l->file->path, 0, 0),
                     "\"%.*s\" says the same on every line of a document (%zu "
                     "documents, such as %.*s): taken for what the document "
                     "says, it counts once",
                     STR_ARG(heading), f->documents, STR_ARG(f->example));
    if (f->summed)
        diag_warning(d, place_of(l->file->path, 0, 0),
                     "\"%.*s\" says the same on every line of a document (%zu "
                     "documents, such as %.*s): it is added up; if it is the "
                     "document's, let the export write it in the first line "
                     "only",
                     STR_ARG(heading), f->summed, STR_ARG(f->summed_example));
}

static int by_line(const void *a, const void *b)
{
    const struct once_cell *x = a, *y = b;

    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return (x->field > y->field) - (x->field < y->field);
}

static void look_at_rows(struct looking *l)
{
    const struct source_file *f = l->file;
    struct csv_splitter s = {f->text,     f->data_at, f->data_line,
                             f->text.len, f->format,  false};
    struct csv_reader *reader = csv_reader_new(f->format, l->arena);
    struct csv_row row;

    while (csv_next(&s, &row)) {
        (void)csv_read(reader, &row);
        look(l, &row);
    }
    end_document(l);
    csv_reader_close(reader);
}

struct once once_find(const struct source_file *f, struct arena *a,
                      struct diag *d)
{
    struct once out = {0};
    struct looking l = {
        .file = f,
        .out = &out,
        .doc_no = f->plan.fields[TABLE_DOCUMENTS][DOCUMENTS_DOC_NO],
        .amount = f->plan.fields[TABLE_DOCUMENTS][DOCUMENTS_AMOUNT],
        .arena = a};

    if (f->profile->repeated != REPEATED_SUM || l.doc_no < 0)
        return out;
    add_column(&l, DOCUMENTS_OPEN_AMOUNT);
    add_column(&l, DOCUMENTS_RECEIVED_AMOUNT);
    if (!l.figure_count)
        return out;
    look_at_rows(&l);
    for (size_t i = 0; i < l.figure_count; i++)
        say(&l, &l.figures[i], d);
    if (out.count)
        qsort(out.cells, out.count, sizeof(*out.cells), by_line);
    return out;
}

bool once_has(const struct once *o, size_t *next, size_t line, int field)
{
    while (*next < o->count && o->cells[*next].line < line)
        ++*next;
    for (size_t i = *next; i < o->count && o->cells[i].line == line; i++)
        if (field == ONCE_ANY || o->cells[i].field == field)
            return true;
    return false;
}
