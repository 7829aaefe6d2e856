#include "input/heading.h"

#include "base/buf.h"

/* A profile may name a row that stands further down. */
#define ROWS_READ 50

static struct str *copy_fields(const struct csv_row *row, struct arena *a)
{
    struct str *fields = arena_array(a, struct str, row->count);

    for (size_t i = 0; i < row->count; i++)
        fields[i] = arena_str(a, plan_heading(row->fields[i]));
    return fields;
}

static char delimiter_of(const struct source_file *f, struct str rest,
                         char delimiter)
{
    if (f->format.is_sheet)
        return f->format.delimiter;
    return delimiter ? delimiter : csv_recognise(rest).delimiter;
}

struct first_rows heading_rows(const struct source_file *f, char delimiter,
                               struct arena *a)
{
    struct csv_splitter s = {f->text, 0, 1, f->text.len, f->format, false};
    struct first_rows rows = {arena_array(a, struct first_row, ROWS_READ), 0};

    while (rows.count < ROWS_READ) {
        struct first_row *first = &rows.items[rows.count];
        struct csv_reader *reader;

        s.format.delimiter =
            delimiter_of(f, str_skip(f->text, s.at), delimiter);
        if (!csv_next(&s, &first->row))
            break;
        s.format.delimiter = delimiter_of(f, first->row.text, delimiter);
        reader = csv_reader_new(s.format, a);
        (void)csv_read(reader, &first->row);
        first->row.fields = copy_fields(&first->row, a);
        csv_reader_close(reader);
        first->delimiter = s.format.delimiter;
        first->at = (size_t)(first->row.text.ptr - f->text.ptr);
        first->next_at = s.at;
        first->next_line = s.line;
        rows.count++;
    }
    return rows;
}

static struct str cell(const struct csv_row *row, size_t i)
{
    return i < row->count ? row->fields[i] : (struct str){0};
}

static bool is_of_line(const struct sheet_merge *m, size_t line)
{
    return m->first_row <= line && line <= m->last_row &&
           m->first_column < m->last_column;
}

/* Is cell i (from 0) merged with the one left of it, as far as is known? */
static bool is_merged_left(const struct source_file *f, size_t line, size_t i)
{
    bool any = false;

    for (size_t m = 0; m < f->merge_count; m++) {
        const struct sheet_merge *merge = &f->merges[m];

        if (!is_of_line(merge, line))
            continue;
        any = true;
        if (merge->first_column <= i && i < merge->last_column)
            return true;
    }
    return !any;
}

/* Have the lines below this one anything to say in the column? */
static bool goes_on(const struct csv_row *lines, size_t count, size_t column)
{
    for (size_t i = 1; i < count; i++)
        if (cell(&lines[i], column).len)
            return true;
    return false;
}

/* An upper line goes on to the right where those below have more to say. */
static void carry_right(const struct source_file *f, struct csv_row *lines,
                        size_t count)
{
    for (size_t i = 1; i < lines->count; i++)
        if (!lines->fields[i].len && goes_on(lines, count, i) &&
            is_merged_left(f, lines->line, i))
            lines->fields[i] = lines->fields[i - 1];
}

static struct str join(struct str upper, struct str lower, struct arena *a)
{
    if (!upper.len)
        return lower;
    if (!lower.len || str_equal(upper, lower) ||
        (str_ends(upper, lower) && upper.len > lower.len &&
         upper.ptr[upper.len - lower.len - 1] == ' '))
        return upper;
    return arena_format(a, "%.*s %.*s", STR_ARG(upper), STR_ARG(lower));
}

/* A copy with as many cells as the widest of the lines. */
static struct csv_row widen(const struct csv_row *row, size_t count,
                            struct arena *a)
{
    struct csv_row wide = *row;

    wide.fields = arena_array(a, struct str, count);
    for (size_t i = 0; i < count; i++)
        wide.fields[i] = cell(row, i);
    wide.count = count;
    return wide;
}

struct csv_row heading_read(const struct source_file *f,
                            const struct first_rows *rows, size_t index,
                            const struct profile *p, struct arena *a)
{
    struct csv_row none = {0}, lines[HEADING_LINES_MAX];
    size_t n = p->heading_rows, count = 0;

    if (index + n > rows->count || n > HEADING_LINES_MAX)
        return none;
    if (n == 1)
        return rows->items[index].row;
    for (size_t i = 0; i < n; i++) {
        const struct csv_row *row = &rows->items[index + i].row;

        if (row->fault != ROW_FINE)
            return none;
        count = row->count > count ? row->count : count;
    }
    for (size_t i = 0; i < n; i++)
        lines[i] = widen(&rows->items[index + i].row, count, a);
    for (size_t i = 0; i + 1 < n; i++)
        carry_right(f, &lines[i], n - i);
    for (size_t i = 1; i < n; i++)
        for (size_t j = 0; j < count; j++)
            lines->fields[j] = join(lines->fields[j], lines[i].fields[j], a);
    return lines[0];
}

/* The row that the profile names; in a sheet its number is the sheet's. */
static bool find_row(const struct source_file *f, const struct first_rows *rows,
                     size_t heading_row, size_t *index)
{
    size_t wanted = heading_row ? heading_row : 1;

    for (size_t i = 0; i < rows->count; i++) {
        size_t number =
            f->format.is_sheet && heading_row ? rows->items[i].row.line : i + 1;

        if (number == wanted) {
            *index = i;
            return true;
        }
    }
    return false;
}

static size_t count_known(const struct profile *p, const struct csv_row *row)
{
    size_t n = 0;

    for (size_t t = 0; t < TABLE_COUNT; t++)
        for (size_t c = 0; c < COLUMN_MAX; c++) {
            const struct texts *wanted = &p->tables[t].columns[c].headings;
            bool found = false;

            for (size_t i = 0; i < wanted->count * row->count; i++)
                found |= plan_same_heading(wanted->items[i / row->count],
                                           row->fields[i % row->count]);
            n += found;
        }
    return n;
}

static bool asks_headings(const struct profile *p)
{
    for (size_t t = 0; t < TABLE_COUNT; t++)
        for (size_t c = 0; c < COLUMN_MAX; c++)
            if (p->tables[t].columns[c].headings.count)
                return true;
    return false;
}

/* Has the row all that the profile asks for? */
static bool fits(const struct source_file *f, const struct profile *p,
                 const struct csv_row *row, struct arena *a)
{
    struct profile by_words = *p;
    struct diag quiet = {0};
    struct plan plan;

    by_words.recognise_files.count = 0;
    if (p->recognise_count)
        return profile_recognises(&by_words, (struct str){0}, row->fields,
                                  row->count, a);
    return asks_headings(p) &&
           plan_make(p, f->path, row, row->count, &plan, a, &quiet);
}

bool heading_find(const struct source_file *f, const struct first_rows *rows,
                  const struct profile *p, size_t *index, struct arena *a)
{
    size_t best = 0;

    *index = 0;
    if (!p->finds_headings)
        return find_row(f, rows, p->heading_row, index);
    for (size_t i = 0; i < rows->count && i < HEADING_SEARCHED; i++) {
        struct csv_row row = heading_read(f, rows, i, p, a);
        size_t known = count_known(p, &row);

        if (row.fault == ROW_FINE && row.count && fits(f, p, &row, a)) {
            *index = i;
            return true;
        }
        if (row.fault == ROW_FINE && known > best) {
            best = known;
            *index = i;
        }
    }
    return !asks_headings(p) && rows->count;
}

bool heading_is_sheet(const struct source_file *f, const struct profile *p)
{
    for (size_t i = 0; i < p->sheets.count && f->sheet.len; i++)
        if (str_equal_ignoring_case(p->sheets.items[i], f->sheet))
            return true;
    return !p->sheets.count || !f->sheet.len;
}

bool heading_recognises(const struct source_file *f,
                        const struct first_rows *rows, const struct profile *p,
                        struct arena *a)
{
    struct csv_row row;
    size_t index;

    if (!heading_is_sheet(f, p) ||
        (!heading_find(f, rows, p, &index, a) && p->recognise_count))
        return false;
    row = heading_read(f, rows, index, p, a);
    return profile_recognises(p, f->name, row.fields, row.count, a);
}
