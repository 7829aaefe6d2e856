#include "input/proposal_read.h"

#include "base/file.h"
#include "input/csv.h"
#include "input/sheet.h"

#include <errno.h>

#define ROWS_BEFORE 12 /* titles above the headings, at most */

/* One sheet of the file. */
struct tab {
    const struct sheet *sheet;
    const char *path;                  /* "proposal.xlsx!Zhang" */
    int32_t columns[PROPOSAL_COLUMNS]; /* where each stands, or -1 */
    bool has_headings;
    struct proposal *out;
    struct arena *arena;
    struct diag *diag;
};

static struct str field_of(const struct tab *t, const struct csv_row *row,
                           enum proposal_column column)
{
    int32_t at = t->columns[column];

    if (at < 0 || (size_t)at >= row->count)
        return STR("");
    return str_trim(row->fields[at]);
}

static bool is_heading(struct str text, enum proposal_column column)
{
    const struct bilingual *h = &proposal_headings[column];

    return str_equal_z(text, h->zh) ||
           str_equal_ignoring_case(text, str_from_z(h->en));
}

/* The row is the headings where it names all that is needed. */
static bool find_columns(struct tab *t, const struct csv_row *row)
{
    static const enum proposal_column needed[] = {
        PROPOSAL_NUMBER,   PROPOSAL_CUSTOMER_ID, PROPOSAL_DECISION,
        PROPOSAL_CURRENCY, PROPOSAL_DOC_NO,      PROPOSAL_CHECK};

    for (size_t i = 0; i < PROPOSAL_COLUMNS; i++) {
        t->columns[i] = -1;
        for (size_t j = 0; j < row->count && t->columns[i] < 0; j++)
            if (is_heading(str_trim(row->fields[j]), (enum proposal_column)i))
                t->columns[i] = (int32_t)j;
    }
    for (size_t i = 0; i < COUNT(needed); i++)
        if (t->columns[needed[i]] < 0)
            return false;
    return true;
}

static int64_t number_of(struct str text)
{
    int64_t n = 0;

    for (size_t i = 0; i < text.len; i++) {
        if (!str_is_digit(text.ptr[i]) || n > INT32_MAX)
            return 0;
        n = n * 10 + (text.ptr[i] - '0');
    }
    return n;
}

/* "本提案行数：1234" */
static void find_mark(struct tab *t, const struct csv_row *row)
{
    const char *marks[] = {proposal_mark.zh, proposal_mark.en};

    for (size_t i = 0; i < row->count; i++)
        for (size_t j = 0; j < COUNT(marks); j++) {
            struct str text = str_trim(row->fields[i]);
            struct str mark = str_trim(str_from_z(marks[j]));

            if (str_starts(text, mark))
                t->out->rows_written =
                    number_of(str_trim(str_skip(text, mark.len)));
        }
}

static struct place cell_place(const struct tab *t, const struct csv_row *row,
                               enum proposal_column column)
{
    int32_t at = t->columns[column];

    return place_of(t->path, row->line, at < 0 ? 1 : (size_t)at + 1);
}

static bool read_decision(const struct tab *t, struct str text,
                          struct proposal_row *out)
{
    for (size_t i = 0; i < DECISION_COUNT; i++) {
        if (!str_equal_z(text, decision_words[i].zh) &&
            !str_equal_ignoring_case(text, str_from_z(decision_words[i].en)))
            continue;
        out->decision = (enum proposal_decision)i;
        return true;
    }
    if (str_equal_z(text, SHEET_FORMULA))
        return diag_error(t->diag, out->decision_at,
                          "this decision is a formula that was never "
                          "calculated: write the word itself (发, 不发, 改级)");
    return diag_error(t->diag, out->decision_at,
                      "\"%.*s\" is no decision: 发, 不发 or 改级 (send, do not "
                      "send, change stage) is expected; empty: not sent",
                      STR_ARG(text));
}

/* What stands beside a decision is text, and no formula without a result. */
static bool check_beside(const struct tab *t, const struct csv_row *row)
{
    static const enum proposal_column columns[] = {
        PROPOSAL_TO_STAGE, PROPOSAL_REASON, PROPOSAL_DECIDED_BY};

    for (size_t i = 0; i < COUNT(columns); i++) {
        struct str text = field_of(t, row, columns[i]);

        if (text.len && text.ptr[0] == '#')
            return diag_error(t->diag, cell_place(t, row, columns[i]),
                              "%.*s: this cell is a formula that was not "
                              "calculated, or that failed: write the text "
                              "itself",
                              STR_ARG(text));
    }
    return true;
}

static bool read_row(struct tab *t, const struct csv_row *row)
{
    struct proposal_row x = {
        .number = number_of(field_of(t, row, PROPOSAL_NUMBER)),
        .customer_id = field_of(t, row, PROPOSAL_CUSTOMER_ID),
        .currency = field_of(t, row, PROPOSAL_CURRENCY),
        .doc_no = field_of(t, row, PROPOSAL_DOC_NO),
        .installment_no = field_of(t, row, PROPOSAL_INSTALLMENT),
        .stage = field_of(t, row, PROPOSAL_STAGE),
        .why = field_of(t, row, PROPOSAL_WHY),
        .open = field_of(t, row, PROPOSAL_OPEN),
        .disputed = field_of(t, row, PROPOSAL_DISPUTED),
        .check = field_of(t, row, PROPOSAL_CHECK),
        .to_stage = field_of(t, row, PROPOSAL_TO_STAGE),
        .reason = field_of(t, row, PROPOSAL_REASON),
        .decided_by = field_of(t, row, PROPOSAL_DECIDED_BY),
        .at = place_of(t->path, row->line, 1),
        .decision_at = cell_place(t, row, PROPOSAL_DECISION)};
    struct str *texts[] = {&x.customer_id,    &x.currency, &x.doc_no,
                           &x.installment_no, &x.stage,    &x.why,
                           &x.open,           &x.disputed, &x.check,
                           &x.to_stage,       &x.reason,   &x.decided_by};
    bool ok = read_decision(t, field_of(t, row, PROPOSAL_DECISION), &x) &&
              check_beside(t, row);

    if (!x.customer_id.len && !x.doc_no.len && x.decision == DECISION_NONE)
        return ok;
    for (size_t i = 0; i < COUNT(texts); i++)
        *texts[i] = arena_str(t->arena, *texts[i]);
    ARENA_PUSH(t->arena, t->out->rows, t->out->count, t->out->capacity) = x;
    return ok;
}

/* Above the headings stand titles. */
static bool take_row(struct tab *t, struct csv_reader *reader,
                     struct csv_row *row)
{
    if (csv_read(reader, row) != ROW_FINE)
        return diag_error(t->diag, place_of(t->path, row->line, 1),
                          "this row cannot be read: %s",
                          diag_translate(t->diag, csv_fault_text(row->fault)));
    if (t->has_headings)
        return read_row(t, row);
    find_mark(t, row);
    t->has_headings = row->line <= ROWS_BEFORE && find_columns(t, row);
    return true;
}

/* One word over the rows of several customers is no decision about each. */
static bool check_merges(const struct tab *t)
{
    for (size_t i = 0; i < t->sheet->merge_count; i++) {
        const struct sheet_merge *m = &t->sheet->merges[i];
        int32_t at = t->columns[PROPOSAL_DECISION];

        if (m->first_row < m->last_row && at >= 0 &&
            m->first_column <= (uint32_t)at + 1 &&
            m->last_column >= (uint32_t)at + 1)
            return diag_error(t->diag,
                              place_of(t->path, m->first_row, (size_t)at + 1),
                              "the decisions of rows %u to %u are merged into "
                              "one cell: split it, and decide each customer "
                              "on a row of his",
                              (unsigned)m->first_row, (unsigned)m->last_row);
    }
    return true;
}

static void tell_hidden(const struct tab *t)
{
    if (t->sheet->hidden_rows)
        diag_warning(t->diag, place_of(t->path, t->sheet->first_hidden, 1),
                     "%u rows of this sheet are hidden, this is the first; "
                     "their decisions count",
                     (unsigned)t->sheet->hidden_rows);
}

/* Who does not see the column cannot know what stands in it. */
static void tell_hidden_columns(const struct tab *t)
{
    static const enum proposal_column columns[] = {
        PROPOSAL_DECISION, PROPOSAL_TO_STAGE, PROPOSAL_REASON,
        PROPOSAL_DECIDED_BY};

    for (size_t i = 0; i < COUNT(columns); i++) {
        int32_t at = t->columns[columns[i]];

        if (at < 0 || at >= 64 || !(t->sheet->hidden_columns >> at & 1))
            continue;
        diag_warning(t->diag, place_of(t->path, 0, 0),
                     "the column %s of this sheet is hidden; what it says "
                     "counts",
                     proposal_headings[columns[i]].zh);
    }
}

static bool read_tab(struct tab *t)
{
    struct csv_format format = {'\t', '\n', true};
    struct csv_splitter s = {.text = t->sheet->text,
                             .line = 1,
                             .stop = t->sheet->text.len,
                             .format = format};
    struct csv_reader *reader = csv_reader_new(format, t->arena);
    struct csv_row row;
    bool ok = true;

    while (csv_next(&s, &row))
        ok = take_row(t, reader, &row) && ok;
    csv_reader_close(reader);
    if (!t->has_headings)
        return ok;
    tell_hidden(t);
    tell_hidden_columns(t);
    return check_merges(t) && ok;
}

/* Somebody may have put a collector's sheet out of sight. */
static void tell_hidden_sheet(const struct tab *t)
{
    diag_warning(t->diag, place_of(t->path, 0, 0),
                 "this sheet is hidden and is not read: nothing is sent for "
                 "its rows; show it, if its decisions are to count");
}

static bool refuse(const char *path, enum sheet_kind kind, struct diag *d)
{
    if (kind == SHEET_XLS || kind == SHEET_HTML || kind == SHEET_XML)
        return diag_error(d, place_of(path, 0, 0),
                          "this file is saved as %s: save the proposal as "
                          ".xlsx",
                          sheet_kind_name(kind));
    return diag_error(d, place_of(path, 0, 0),
                      "this is no proposal: an .xlsx or .ods file is expected "
                      "that dunning propose wrote, with the columns 序号, "
                      "客户编号, 决定, 币种, 单据号 and 核对码");
}

static bool read_tabs(const char *path, const struct workbook *book,
                      struct proposal *out, struct arena *a, struct diag *d)
{
    bool ok = true, any = false;

    for (size_t i = 0; i < book->count; i++) {
        struct tab t = {.sheet = &book->sheets[i],
                        .path = arena_format(a, "%s!%.*s", path,
                                             STR_ARG(book->sheets[i].name))
                                    .ptr,
                        .out = out,
                        .arena = a,
                        .diag = d};

        if (t.sheet->hidden)
            tell_hidden_sheet(&t);
        ok = read_tab(&t) && ok;
        any |= t.has_headings;
    }
    return any ? ok : refuse(path, book->kind, d);
}

bool proposal_read(const char *path, struct proposal *out, struct arena *a,
                   struct diag *d)
{
    struct mapped m;
    struct workbook book;
    enum sheet_kind kind;
    bool ok;

    *out = (struct proposal){.path = path};
    if (!file_map(&m, path, d))
        return false;
    kind = sheet_kind_of(m.bytes);
    if (kind != SHEET_XLSX && kind != SHEET_ODS)
        ok = refuse(path, kind, d);
    else
        ok = workbook_read(path, m.bytes, '.', &book, a, d) &&
             read_tabs(path, &book, out, a, d);
    file_unmap(&m);
    return ok;
}
