#include "input/law_table.h"

#include "base/utf8.h"

/* Rates have at most as many decimals, so that products stay in 128 bits. */
#define PERCENT_SCALE_MAX 6

enum remark { REMARK_SOURCE, REMARK_AS_OF, REMARK_VALID_TO, REMARKS };

static const struct law_column remarks[REMARKS] = {
    {"source", "来源"}, {"as_of", "查阅日"}, {"valid_to", "有效至"}};

static struct str cell(const struct csv_row *row, size_t field)
{
    return field < row->count ? str_trim(row->fields[field]) : STR("");
}

static struct place place(const struct law_reading *r, size_t field)
{
    return csv_place(r->path, &r->row, r->format,
                     field < r->row.count ? field : 0);
}

struct str law_text(const struct law_reading *r, int column)
{
    int field = r->fields[column];

    return field < 0 ? STR("") : cell(&r->row, (size_t)field);
}

struct place law_at(const struct law_reading *r, int column)
{
    int field = r->fields[column];

    return place(r, field < 0 ? 0 : (size_t)field);
}

struct field law_field(const struct law_reading *r, int column)
{
    return (struct field){law_text(r, column), law_at(r, column)};
}

/* Blank lines are no rows for csv_next; rows of empty cells are none here. */
static bool is_blank(const struct csv_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (cell(row, i).len)
            return false;
    return true;
}

/* The next row of any kind that libcsv understands. */
static bool next_row(struct law_reading *r)
{
    while (csv_next(&r->rows, &r->row)) {
        enum csv_fault fault = csv_read(r->reader, &r->row);

        if (fault == ROW_FINE && !is_blank(&r->row))
            return true;
        if (fault == ROW_FINE)
            continue;
        r->failed = true;
        diag_error(r->diag, csv_place(r->path, &r->row, r->format, 0), "%s",
                   diag_translate(r->diag, csv_fault_text(fault)));
    }
    return false;
}

static bool is_remark(const struct csv_row *row)
{
    return str_starts(cell(row, 0), STR("#"));
}

static int remark_of(struct str key)
{
    for (int i = 0; i < REMARKS; i++)
        if (str_equal_ignoring_case(key, str_from_z(remarks[i].en)) ||
            str_equal_z(key, remarks[i].zh))
            return i;
    return -1;
}

static bool read_remark_day(struct law_reading *r, struct date *out)
{
    struct field text = {cell(&r->row, 1), place(r, 1)};

    if (text.text.len == 0) /* left open */
        return true;
    return date_parse(text, DATE_YMD_ONLY, false, out, r->diag);
}

static bool read_remark(struct law_reading *r)
{
    struct str key = str_skip(cell(&r->row, 0), 1);

    if (key.len == 0 || str_trim(key).len < key.len)
        return true; /* "# a remark for people" */
    switch (remark_of(key)) {
    case REMARK_SOURCE:
        r->head.source = arena_str(r->arena, cell(&r->row, 1));
        return true;
    case REMARK_AS_OF:
        return read_remark_day(r, &r->head.as_of);
    case REMARK_VALID_TO:
        r->end_at = place(r, 1);
        return read_remark_day(r, &r->head.valid_to);
    default:
        return diag_error(r->diag, place(r, 0),
                          "\"#%.*s\": #source, #as_of or #valid_to is "
                          "expected; a remark has a blank after the #",
                          STR_ARG(key));
    }
}

static int column_of(const struct law_form *form, struct str heading)
{
    for (int i = 0; i < form->column_count; i++)
        if (str_equal_ignoring_case(heading, str_from_z(form->columns[i].en)) ||
            str_equal_z(heading, form->columns[i].zh))
            return i;
    return -1;
}

/* "from (起始日), one_year (一年期)" */
static struct str column_names(const struct law_reading *r)
{
    struct buf b = buf_new(r->arena, 4096);

    for (int i = 0; i < r->form->column_count; i++)
        buf_add_format(&b, "%s%s (%s)", i ? ", " : "", r->form->columns[i].en,
                       r->form->columns[i].zh);
    return buf_str(&b);
}

static bool read_heading(struct law_reading *r, size_t field)
{
    struct str heading = cell(&r->row, field);
    int column = column_of(r->form, heading);

    if (heading.len == 0)
        return true;
    if (column < 0)
        return diag_error(r->diag, place(r, field),
                          "column \"%.*s\": the columns of this table are "
                          "%.*s",
                          STR_ARG(heading), STR_ARG(column_names(r)));
    if (r->fields[column] >= 0)
        return diag_error(r->diag, place(r, field),
                          "column \"%.*s\" stands here a second time",
                          STR_ARG(heading));
    r->fields[column] = (int)field;
    return true;
}

static bool read_headings(struct law_reading *r)
{
    bool ok = true;

    r->field_count = r->row.count;
    for (size_t i = 0; i < r->row.count; i++)
        ok &= read_heading(r, i);
    for (int i = 0; ok && i < r->form->column_count; i++)
        if (r->fields[i] < 0)
            ok = diag_error(r->diag, place(r, 0),
                            "column %s (%s) is missing; the columns of this "
                            "table are %.*s",
                            r->form->columns[i].en, r->form->columns[i].zh,
                            STR_ARG(column_names(r)));
    return ok;
}

/* The delimiter is that of the headings: remarks hold whole sentences. */
static struct csv_format format_of(struct str text)
{
    struct csv_format first = csv_recognise(text);

    while (text.len && (text.ptr[0] == '#' || text.ptr[0] == '"'))
        text = str_skip(text, csv_line_end(text, 0, first));
    return text.len ? csv_recognise(text) : first;
}

bool law_begin(struct law_reading *r, struct str text)
{
    r->format = format_of(text);
    r->reader = csv_reader_new(r->format, r->arena);
    r->rows = (struct csv_splitter){
        .text = text, .line = 1, .stop = text.len, .format = r->format};
    r->head.as_of = no_date;
    r->head.valid_to = no_date;
    r->end_at = place_of(r->path, 1, 0);
    for (int i = 0; i < LAW_COLUMNS_MAX; i++)
        r->fields[i] = -1;
    while (next_row(r)) {
        if (!is_remark(&r->row))
            return read_headings(r);
        r->failed |= !read_remark(r);
    }
    return diag_error(r->diag, place_of(r->path, 1, 0),
                      "the table is empty; its columns are %.*s",
                      STR_ARG(column_names(r)));
}

static bool fits(struct law_reading *r)
{
    for (size_t i = r->field_count; i < r->row.count; i++)
        if (cell(&r->row, i).len)
            return diag_error(r->diag, place(r, i),
                              "the row has more cells than the headings (%zu); "
                              "text with a comma stands in quotes",
                              r->field_count);
    return true;
}

bool law_next(struct law_reading *r)
{
    while (next_row(r)) {
        if (is_remark(&r->row))
            r->failed |= !read_remark(r);
        else if (fits(r))
            return true;
        else
            r->failed = true;
    }
    return false;
}

bool law_day(struct law_reading *r, int column, struct date *out)
{
    bool ok =
        date_parse(law_field(r, column), DATE_YMD_ONLY, false, out, r->diag);

    r->failed |= !ok;
    return ok;
}

bool law_percent(struct law_reading *r, int column, struct decimal *out)
{
    struct field text = law_field(r, column);
    struct decimal x, hundred = {100, 0};

    if (!decimal_parse(text, number_plain, &x, r->diag)) {
        r->failed = true;
        return false;
    }
    if (x.units < 0 || x.scale > PERCENT_SCALE_MAX ||
        decimal_compare(x, hundred) > 0) {
        r->failed = true;
        return diag_error(r->diag, text.at,
                          "rate \"%.*s\": per cent a year from 0 to 100 with "
                          "at most %d decimals is expected, as in 3.10",
                          STR_ARG(text.text), PERCENT_SCALE_MAX);
    }
    *out = x;
    return true;
}

bool law_follows(struct law_reading *r, int column, struct date before,
                 struct date day)
{
    struct str shown = date_iso(day, r->arena);

    if (!date_is(before) || before.day < day.day)
        return true;
    r->failed = true;
    if (before.day == day.day)
        return diag_error(r->diag, law_at(r, column),
                          "%.*s stands here a second time; each day has one "
                          "row",
                          STR_ARG(shown));
    return diag_error(r->diag, law_at(r, column),
                      "%.*s stands behind %.*s; the rows must be in the order "
                      "of their days",
                      STR_ARG(shown), STR_ARG(date_iso(before, r->arena)));
}
