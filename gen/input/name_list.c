#include "input/name_list.h"

#include "base/file.h"
#include "input/csv.h"
#include "input/encoding.h"
#include "input/sheet.h"

struct reading {
    const char *path; /* with the sheet of a workbook */
    struct csv_format format;
    struct name_list *out;
    struct arena *arena;
    struct diag *diag;
};

static bool is_heading(struct str text)
{
    static const char *const headings[] = {
        "customer_id", "customer",    "customer no",   "customer number",
        "name",        "customer id", "customer name", "客户编号",
        "客户代码",    "客户编码",    "客户名称",      "客户"};

    for (size_t i = 0; i < COUNT(headings); i++)
        if (str_equal_ignoring_case(text, str_from_z(headings[i])))
            return true;
    return false;
}

static bool add_row(struct reading *x, struct csv_reader *reader,
                    struct csv_row *row, bool first)
{
    struct field name;

    if (csv_read(reader, row) != ROW_FINE)
        return diag_error(x->diag, place_of(x->path, row->line, 0), "%s",
                          diag_translate(x->diag, csv_fault_text(row->fault)));
    if (!row->count)
        return true;
    name.text = arena_str(x->arena, str_trim(row->fields[0]));
    name.at = csv_place(x->path, row, x->format, 0);
    if (!name.text.len || name.text.ptr[0] == '#' ||
        (first && is_heading(name.text)))
        return true;
    ARENA_PUSH(x->arena, x->out->items, x->out->count, x->out->capacity) = name;
    return true;
}

static bool read_rows(struct reading *x, struct str text)
{
    struct csv_splitter s = {
        .text = text, .line = 1, .stop = text.len, .format = x->format};
    struct csv_reader *reader = csv_reader_new(x->format, x->arena);
    struct csv_row row;
    bool ok = true, first = true;

    while (csv_next(&s, &row)) {
        ok = add_row(x, reader, &row, first) && ok;
        first = false;
    }
    csv_reader_close(reader);
    return ok;
}

static bool read_text(struct reading *x, struct str bytes)
{
    struct encoding_result decoded;

    if (!encoding_decode(bytes, x->path, &decoded, x->arena, x->diag))
        return false;
    x->format = csv_recognise(decoded.text);
    return read_rows(x, decoded.text);
}

static bool read_sheet(struct reading *x, struct str bytes)
{
    struct workbook book;

    if (!workbook_read(x->path, bytes, '.', &book, x->arena, x->diag))
        return false;
    x->format = (struct csv_format){'\t', '\n', true};
    for (size_t i = 0; i < book.count; i++) {
        if (book.sheets[i].hidden)
            continue;
        x->path = arena_format(x->arena, "%s!%.*s", x->path,
                               STR_ARG(book.sheets[i].name))
                      .ptr;
        return read_rows(x, book.sheets[i].text);
    }
    return true;
}

bool name_list_read(const char *path, struct name_list *out, struct arena *a,
                    struct diag *d)
{
    struct reading x = {.path = path, .out = out, .arena = a, .diag = d};
    struct mapped m;
    bool ok;

    *out = (struct name_list){0};
    if (!file_map(&m, path, d))
        return false;
    if (sheet_kind_of(m.bytes) == SHEET_NONE)
        ok = read_text(&x, m.bytes);
    else
        ok = read_sheet(&x, m.bytes);
    file_unmap(&m);
    return ok;
}
