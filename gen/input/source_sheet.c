#include "input/source.h"

#include "input/cell.h"
#include "input/heading.h"
#include "input/sheet.h"

#include <string.h>

/* A workbook that is being opened. */
struct opening {
    const struct source_file *first;
    struct workbook book, comma; /* comma: read again with that point */
    bool alone;
    const struct intake *how;
    struct source_profiles *profiles;
    struct arena *arena;
};

/* Explanations need few columns; lists of documents have more. */
#define NOTES_COLUMNS 3

/* Explanations: those of our own forms by their title, others by their width.
 */
static bool is_notes(const struct sheet *s)
{
    static const char *const names[] = {"说明", "Notes"};
    static const char *const titles[] = {"填写说明：", "How to fill in: "};

    for (size_t i = 0; i < COUNT(names); i++)
        if (str_equal_ignoring_case(s->name, str_from_z(names[i])) &&
            (s->columns <= NOTES_COLUMNS ||
             str_starts(s->text, str_from_z(titles[i]))))
            return true;
    return false;
}

static bool is_read(const struct sheet *s)
{
    return !s->hidden && s->rows > 0 && !is_notes(s);
}

static size_t count_read(const struct workbook *book)
{
    size_t n = 0;

    for (size_t i = 0; i < book->count; i++)
        n += is_read(&book->sheets[i]);
    return n;
}

static struct source_file file_of(const struct opening *o, size_t sheet)
{
    const struct sheet *s = &o->book.sheets[sheet];
    struct source_file f = *o->first;

    if (count_read(&o->book) > 1)
        f.path =
            arena_format(o->arena, "%s!%.*s", o->first->path, STR_ARG(s->name))
                .ptr;
    f.sheet = s->name;
    f.merges = s->merges;
    f.merge_count = s->merge_count;
    f.date_columns = s->date_columns;
    f.money = s->money;
    f.columns = s->columns;
    f.day_shift = s->day_shift;
    f.text = s->text;
    f.encoding = sheet_kind_name(o->book.kind);
    f.is_valid = true;
    f.format = (struct csv_format){'\t', '\n', true};
    return f;
}

/* A profile of 1.234,50 reads the sheet's numbers in that form. */
static bool read_with_comma(struct opening *o, struct source_file *f,
                            size_t sheet, struct diag *d)
{
    if (f->profile->number_style.point != ',')
        return true;
    if (!o->comma.count &&
        !workbook_read(o->first->path, o->first->mapped.bytes, ',', &o->comma,
                       o->arena, d))
        return false;
    f->text = o->comma.sheets[sheet].text;
    return source_bind(f, o->alone, o->how, o->profiles, o->arena, d);
}

static void tell_hidden(const struct source_file *f, const struct sheet *s,
                        struct diag *d)
{
    if (s->hidden_rows)
        diag_warning(d, place_of(f->path, s->first_hidden, 0),
                     "%u hidden rows are read like all others; this is the "
                     "first (a filter may be on)",
                     s->hidden_rows);
}

/* A form that nobody has filled in: its example row alone. */
static bool is_unfilled(const struct source_file *f)
{
    struct str text = str_skip(f->text, f->data_at), line;

    for (bool more = true; more;) {
        more = str_cut(text, '\n', &line, &text);
        line = str_trim(line);
        if (line.len && !canonical_is_example(line))
            return false;
    }
    return true;
}

static bool open_sheet(struct opening *o, size_t sheet, struct source_file *f,
                       struct diag *d)
{
    *f = file_of(o, sheet);
    if (!source_bind(f, o->alone, o->how, o->profiles, o->arena, d) ||
        !read_with_comma(o, f, sheet, d))
        return false;
    f->skipped = f->typed && is_unfilled(f);
    tell_hidden(f, &o->book.sheets[sheet], d);
    return true;
}

/* Sheets that fit nothing are no error beside one that does. */
static void tell_unread(const struct source_file *f, const struct diag *why,
                        struct diag *d)
{
    const struct message *m = why->first;

    while (m && m->severity < DIAG_ERROR)
        m = m->next;
    diag_note(d, place_of(f->path, 0, 0), "this sheet is not read: %.*s",
              STR_ARG(m ? m->text : (struct str){0}));
}

/* A row of documents where those of another sheet have theirs. */
static bool is_document(const struct csv_row *row, const struct plan *plan)
{
    static const size_t needed[] = {DOCUMENTS_DOC_NO, DOCUMENTS_ISSUE_DATE,
                                    DOCUMENTS_AMOUNT};
    const int *fields = plan->fields[TABLE_DOCUMENTS];
    struct field day = {cell_field(row, fields[DOCUMENTS_ISSUE_DATE]), {0}};
    struct str amount = cell_field(row, fields[DOCUMENTS_AMOUNT]);
    struct diag quiet = {0};
    struct date date;

    for (size_t i = 0; i < COUNT(needed); i++)
        if (!cell_field(row, fields[needed[i]]).len)
            return false;
    return strchr("0123456789.-", amount.ptr[amount.len - 1]) &&
           date_parse(day, plan->profile->date_order, true, &date, &quiet);
}

/* Sheets that a profile does not name may be left out. */
static bool is_left_out(const struct source_file *f)
{
    return f->profile->sheets.count && !heading_is_sheet(f, f->profile);
}

enum kind { KIND_EMPTY, KIND_NUMBER, KIND_TEXT };

/* Amounts and days have digits and no letters. */
static enum kind kind_of(struct str s)
{
    bool digit = false;

    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];

        if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
            (unsigned char)c >= 0x80)
            return KIND_TEXT;
        digit |= str_is_digit(c);
    }
    return !s.len ? KIND_EMPTY : digit ? KIND_NUMBER : KIND_TEXT;
}

/* Cell by cell of one kind, as far as both are filled; most of them are. */
static bool is_like(const struct csv_row *row, const struct csv_row *of,
                    size_t columns)
{
    size_t same = 0, numbers = 0;

    for (size_t i = 0; i < columns; i++) {
        enum kind kind = kind_of(cell_field(row, (int)i));
        enum kind other = kind_of(cell_field(of, (int)i));

        if (!kind || !other)
            continue;
        if (kind != other)
            return false;
        same++;
        numbers += kind == KIND_NUMBER;
    }
    return numbers && same > 1 && 2 * same >= columns;
}

/* The sheet begins with a row like those of the other, as wide as they. */
static bool begins_like(const struct source_file *f,
                        const struct first_rows *rows,
                        const struct source_file *other, struct arena *a)
{
    struct first_rows theirs = heading_rows(other, 0, a);

    if (f->typed || f->columns != other->columns || !rows->count ||
        rows->items[0].row.fault != ROW_FINE)
        return false;
    for (size_t i = 0; i < theirs.count; i++)
        if (theirs.items[i].row.fault == ROW_FINE &&
            theirs.items[i].row.line >= other->data_line &&
            is_like(&rows->items[0].row, &theirs.items[i].row, f->columns))
            return true;
    return false;
}

/* Rows of another sheet that go on in this one, which has no headings. */
static bool continues(const struct source_file *f, struct source_file *other,
                      struct arena *a)
{
    struct source_file as = *f;
    struct first_rows rows = heading_rows(f, 0, a);

    as.profile = other->profile;
    if (is_left_out(&as))
        return false;
    for (size_t i = 0; i < rows.count && i < HEADING_SEARCHED; i++)
        if (rows.items[i].row.fault == ROW_FINE &&
            is_document(&rows.items[i].row, &other->plan))
            return true;
    return begins_like(f, &rows, other, a);
}

static bool report_continued(const struct source_file *f,
                             const struct source_file *other, uint32_t rows,
                             struct diag *d)
{
    return diag_error(d, place_of(f->path, 0, 0),
                      "this sheet has no headings that are known, but rows "
                      "like those of %.*s (%u rows): give it the same "
                      "headings, or hide the sheet if it is not to be read",
                      STR_ARG(other->sheet), rows);
}

static bool report_empty(const struct source_file *f, struct diag *d)
{
    diag_error(d, place_of(f->path, 0, 0),
               "the workbook has no sheet with cells in it: a heading row and "
               "data rows are expected");
    return true;
}

static void tell_hidden_sheets(const struct opening *o, struct diag *d)
{
    for (size_t i = 0; i < o->book.count; i++)
        if (o->book.sheets[i].hidden)
            diag_note(d, place_of(o->first->path, 0, 0),
                      "the hidden sheet %.*s is not read",
                      STR_ARG(o->book.sheets[i].name));
}

/* Rows may not be lost with a sheet that fits nothing. */
static bool check_unread(const struct opening *o, struct source_file *files,
                         const bool *ok, struct diag *d)
{
    bool fine = true;

    for (size_t i = 0; i < o->book.count; i++)
        for (size_t j = 0; !ok[i] && j < o->book.count; j++)
            if (is_read(&o->book.sheets[i]) && ok[j] &&
                continues(&files[i], &files[j], o->arena)) {
                fine = report_continued(&files[i], &files[j],
                                        o->book.sheets[i].rows, d);
                break;
            }
    return fine;
}

/* Each sheet by itself: what it has to say is held back until all are. */
static bool open_all(struct opening *o, struct source_files *list,
                     struct diag *d)
{
    size_t n = o->book.count, fine = 0;
    struct source_file *files = arena_array(o->arena, struct source_file, n);
    struct diag *told = arena_array(o->arena, struct diag, n);
    bool *ok = arena_array(o->arena, bool, n);

    for (size_t i = 0; i < n; i++) {
        if (!is_read(&o->book.sheets[i]))
            continue;
        told[i] = diag_like(d, o->arena);
        ok[i] = open_sheet(o, i, &files[i], &told[i]);
        fine += ok[i];
    }
    if (fine && !check_unread(o, files, ok, d))
        return false;
    for (size_t i = 0; i < n; i++) {
        if (!is_read(&o->book.sheets[i]))
            continue;
        if (ok[i] || fine == 0)
            diag_merge(d, &told[i]);
        else
            tell_unread(&files[i], &told[i], d);
        if (ok[i])
            ARENA_PUSH(o->arena, list->items, list->count, list->capacity) =
                files[i];
    }
    return fine > 0;
}

bool source_open_sheets(struct source_files *list,
                        const struct source_file *first, bool alone,
                        const struct intake *how,
                        struct source_profiles *profiles, struct arena *a,
                        struct diag *d)
{
    struct opening o = {.first = first,
                        .alone = alone,
                        .how = how,
                        .profiles = profiles,
                        .arena = a};
    struct source_file none = *first;

    if (!workbook_read(first->path, first->mapped.bytes, '.', &o.book, a, d))
        return false;
    o.alone = alone && count_read(&o.book) == 1;
    tell_hidden_sheets(&o, d);
    if (count_read(&o.book))
        return open_all(&o, list, d);
    none.skipped = true;
    ARENA_PUSH(a, list->items, list->count, list->capacity) = none;
    return first->typed || report_empty(first, d);
}

bool source_read_sheets(struct source_files *list,
                        const struct source_file *first, struct arena *a,
                        struct diag *d)
{
    struct opening o = {.first = first, .arena = a};

    if (!workbook_read(first->path, first->mapped.bytes, '.', &o.book, a, d))
        return false;
    for (size_t i = 0; i < o.book.count; i++)
        if (is_read(&o.book.sheets[i]))
            ARENA_PUSH(a, list->items, list->count, list->capacity) =
                file_of(&o, i);
    return true;
}
