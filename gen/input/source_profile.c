#include "base/buf.h"
#include "input/amend.h"
#include "input/heading.h"
#include "input/heading_second.h"
#include "input/reshape.h"
#include "input/synonym.h"
#include "input/title_currency.h"
#include "input/unit.h"
#include "input/voids.h"

/* What decides whose profile reads a file. */
struct choice {
    struct source_file *file;
    const struct first_rows *rows;
    const struct intake *how;
    struct arena *arena;
    struct diag *diag;
    size_t index; /* of the row of headings, for the file's profile */
};

static bool report_heading(const struct choice *c, const struct csv_row *row)
{
    return diag_error(c->diag,
                      csv_place(c->file->path, row, c->file->format, 0),
                      "the heading row cannot be read: %s",
                      diag_translate(c->diag, csv_fault_text(row->fault)));
}

/* The rows as the profile delimits them. */
static struct first_rows rows_for(const struct choice *c,
                                  const struct profile *p)
{
    return p->delimiter ? heading_rows(c->file, p->delimiter, c->arena)
                        : *c->rows;
}

static bool report_several(const struct choice *c, const struct profiles *all,
                           const bool *fits)
{
    struct buf names = buf_new(c->arena, 500);
    struct str text;

    for (size_t i = 0; i < all->count; i++) {
        if (!fits[i])
            continue;
        if (names.len)
            buf_add_z(&names, ", ");
        buf_add(&names, all->items[i].name);
    }
    text = buf_str(&names);
    return diag_error(c->diag, place_of(c->file->path, 0, 0),
                      "several profiles fit this file: %.*s; choose one with "
                      "--profile",
                      STR_ARG(text));
}

/* The row that looks most like headings: the first that is widest. */
static const struct csv_row *likely_row(const struct first_rows *rows)
{
    const struct csv_row *best = &rows->items[0].row;

    for (size_t i = 1; i < rows->count && i < HEADING_SEARCHED; i++) {
        const struct csv_row *row = &rows->items[i].row;
        size_t filled = 0, most = 0;

        for (size_t j = 0; j < row->count; j++)
            filled += row->fields[j].len > 0;
        for (size_t j = 0; j < best->count; j++)
            most += best->fields[j].len > 0;
        if (row->fault == ROW_FINE && filled > most)
            best = row;
    }
    return best;
}

static bool report_unknown(const struct choice *c)
{
    const struct csv_row *row = likely_row(c->rows);
    struct buf names = buf_new(c->arena, 500);
    struct str text;

    if (row->fault != ROW_FINE)
        return report_heading(c, row);
    for (size_t i = 0; i < row->count; i++) {
        if (names.len && row->fields[i].len)
            buf_add_z(&names, ", ");
        buf_add(&names, row->fields[i]);
    }
    text = buf_str(&names);
    return diag_error(c->diag, place_of(c->file->path, row->line, 0),
                      "no profile fits this file: name one with --profile, or "
                      "draft one with \"duebook profile guess\" (its headings "
                      "are: %.*s)",
                      STR_ARG(text));
}

static bool list_profiles(const struct intake *how,
                          struct source_profiles *profiles, struct arena *a,
                          struct diag *d)
{
    if (!profiles->list_read &&
        !profile_list(how->profile_folders, how->profile_folder_count,
                      &profiles->all, a, d))
        return false;
    profiles->list_read = true;
    return true;
}

static bool fits(const struct choice *c, const struct profile *p)
{
    struct first_rows rows = rows_for(c, p);

    return heading_recognises(c->file, &rows, p, c->arena);
}

/* Does it know the file by a heading that is none of ours? */
static bool is_certain(const struct profile *p)
{
    for (size_t i = 0; i < p->recognise_count; i++) {
        bool ours = false;

        for (size_t j = 0; j < p->recognise_headings[i].count; j++)
            ours |= canonical_is_heading(p->recognise_headings[i].items[j]);
        if (!ours)
            return true;
    }
    return false;
}

/* Whose profiles are asked, in this order. */
enum whose { OWN, BUILT_IN_CERTAIN, BUILT_IN };

static bool is_asked(const struct choice *c, const struct profile *p,
                     enum whose whose)
{
    bool own = p->folder < c->how->own_folder_count;

    return own == (whose == OWN) &&
           (whose != BUILT_IN_CERTAIN || is_certain(p));
}

/*
 * The profile that recognises the file; of several the one that asks for most
 * headings.  The file's stays NULL: none does.  False: several do.
 */
static bool recognise(struct choice *c, enum whose whose,
                      const struct profiles *all)
{
    bool *found_in = arena_array(c->arena, bool, all->count);
    size_t most = 0, found = 0;

    for (size_t i = 0; i < all->count; i++) {
        const struct profile *p = &all->items[i];

        found_in[i] = is_asked(c, p, whose) && fits(c, p);
        if (found_in[i] && p->recognise_count > most)
            most = p->recognise_count;
    }
    for (size_t i = 0; i < all->count; i++) {
        found_in[i] = found_in[i] && all->items[i].recognise_count == most;
        found += found_in[i];
        if (found_in[i])
            c->file->profile = &all->items[i];
    }
    return found <= 1 || report_several(c, all, found_in);
}

static bool is_canonical_name(const struct intake *how)
{
    return how->profile && str_equal_z(STR("canonical"), how->profile);
}

/* Reports often begin with a title: where our headings stand below it. */
static bool find_heading_row(const struct choice *c, enum table *table,
                             size_t *index)
{
    for (size_t i = 0; i < c->rows->count && i < HEADING_SEARCHED; i++) {
        const struct csv_row *row = &c->rows->items[i].row;

        if (row->fault == ROW_FINE &&
            canonical_of_headings(row->fields, row->count, table)) {
            *index = i;
            return true;
        }
    }
    return false;
}

/* A list of customers has no documents in it; one of documents has both. */
static bool is_other_list(const struct choice *c, enum table table, size_t row)
{
    const struct csv_row *headings = &c->rows->items[row].row;
    const char *numbers =
        table_forms[TABLE_DOCUMENTS].columns[DOCUMENTS_DOC_NO].headings;

    for (size_t i = 0; table == TABLE_CUSTOMERS && i < headings->count; i++)
        if (canonical_has(numbers, headings->fields[i]))
            return true;
    return false;
}

/* Which table of ours, and where its headings stand. */
static bool find_table(const struct choice *c, bool by_headings,
                       enum table *out, size_t *index)
{
    bool by_name = canonical_of_file(c->file->name, out);
    enum table table = TABLE_DOCUMENTS;
    size_t row = 0;
    bool fits_one =
        (by_name || by_headings) && find_heading_row(c, &table, &row);

    if (fits_one && !by_name && is_other_list(c, table, row))
        return false;
    *index = fits_one && (!by_name || table == *out) ? row : 0;
    if (!by_name)
        *out = table;
    return by_name || fits_one;
}

/* Do the rows of the table say which currency they are in? */
static bool has_currency(const struct choice *c, const struct profile *p)
{
    const struct csv_row *row = &c->rows->items[c->index].row;
    const struct source *s =
        &p->tables[TABLE_DOCUMENTS].columns[DOCUMENTS_CURRENCY];

    for (size_t i = 0; i < s->headings.count * row->count; i++)
        if (plan_same_heading(s->headings.items[i / row->count],
                              row->fields[i % row->count]))
            return true;
    return false;
}

/* Our words may stand in the upper or in the lower of two lines. */
static void set_heading_rows(struct choice *c, struct profile *p)
{
    bool is_second = heading_is_second(c->rows, c->index);
    struct csv_row headings;

    c->index -= is_second;
    p->heading_row = c->file->format.is_sheet
                         ? c->rows->items[c->index].row.line
                         : c->index + 1;
    if (is_second || heading_has_second(c->rows, c->index))
        profile_two_lines(p, has_currency(c, p), c->arena);
    headings = heading_read(c->file, c->rows, c->index, p, c->arena);
    synonym_prefer(c->file, p, &headings, c->arena, c->diag);
}

/* Our own table, by the file's name, else by its headings. */
static bool find_canonical(struct choice *c, bool by_headings)
{
    enum table table;
    struct profile *p;

    if (!find_table(c, by_headings, &table, &c->index))
        return false;
    p = arena_new(c->arena, struct profile);
    *p = profile_canonical(table, c->arena);
    set_heading_rows(c, p);
    for (size_t i = 0; c->file->typed && i < COLUMN_MAX; i++)
        if (canonical_may_lack(table, i))
            p->tables[table].columns[i].optional = true;
    for (size_t i = 0; i < p->ignore_count; i++)
        p->ignore[i].reason = str_from_z(
            diag_translate(c->diag, arena_z(c->arena, p->ignore[i].reason)));
    c->file->profile = p;
    return true;
}

bool source_read_named(const struct intake *how,
                       struct source_profiles *profiles, struct arena *a,
                       struct diag *d)
{
    return !how->profile || is_canonical_name(how) ||
           profile_find(how->profile, how->profile_folders,
                        how->profile_folder_count, &profiles->named, a, d);
}

/* Has the file all that the profile asks for? */
static bool is_bound(const struct choice *c, const struct profile *p)
{
    struct first_rows rows = rows_for(c, p);
    struct diag quiet = {0};
    struct csv_row row;
    struct plan plan;
    size_t index;

    if (p->heading_row > 1)
        return fits(c, p);
    if (!p->heading_row || !heading_find(c->file, &rows, p, &index, c->arena))
        return false;
    row = heading_read(c->file, &rows, index, p, c->arena);
    row = reshape_heading(p, &row, c->arena);
    return plan_make(p, c->file->path, &row, row.count, &plan, c->arena,
                     &quiet);
}

/*
 * --profile rules, but beside other files a file with one of our own names
 * that lacks what the profile asks for stays ours.
 */
static bool choose_named(struct choice *c, bool alone,
                         const struct source_profiles *profiles)
{
    const struct profile *named = &profiles->named;

    if (alone || is_bound(c, named) || !find_canonical(c, false))
        c->file->profile = named;
    return true;
}

/*
 * The user's own profiles come before those of the program, and these, where
 * they know the file for certain, before our headings.  What people type
 * stands in our sheets.
 */
static bool choose_profile(struct choice *c, bool alone,
                           struct source_profiles *profiles)
{
    const struct source_file *f = c->file;

    if (is_canonical_name(c->how))
        return find_canonical(c, true) || report_unknown(c);
    if (f->typed && find_canonical(c, false))
        return true;
    if (c->how->profile)
        return choose_named(c, alone, profiles);
    if (!list_profiles(c->how, profiles, c->arena, c->diag) ||
        !recognise(c, OWN, &profiles->all))
        return false;
    if (!f->profile && !f->typed &&
        !recognise(c, BUILT_IN_CERTAIN, &profiles->all))
        return false;
    if (f->profile || find_canonical(c, true))
        return true;
    if (!recognise(c, BUILT_IN, &profiles->all))
        return false;
    return f->profile || report_unknown(c);
}

/* Where the rows behind the headings begin. */
static void go_behind(struct source_file *f, const struct first_rows *rows,
                      size_t index)
{
    const struct profile *p = f->profile;
    const struct first_row *first = &rows->items[index];
    const struct first_row *last = first + (p->heading_rows - 1);

    f->format.delimiter = first->delimiter;
    f->data_at = p->heading_row ? last->next_at : first->at;
    f->data_line = p->heading_row ? last->next_line : first->row.line;
}

/* Read by the upper line alone, the wrong column would bear the heading. */
static bool check_lines(const struct choice *c, const struct first_rows *rows)
{
    const struct profile *p = c->file->profile;
    size_t below = c->index + p->heading_rows;

    if (!p->heading_row || p->heading_rows >= HEADING_LINES_MAX ||
        below >= rows->count || !heading_has_second(rows, below - 1))
        return true;
    return diag_error(
        c->diag,
        csv_place(c->file->path, &rows->items[below].row, c->file->format, 0),
        "the headings go on in this line: say heading_rows: "
        "%zu in the profile, and name its columns by both "
        "lines, joined by a blank (\"金额 原币\")",
        p->heading_rows + 1);
}

/* The headings of the profile that was chosen, and what they are bound to. */
static bool bind(struct choice *c)
{
    struct source_file *f = c->file;
    const struct profile *p = f->profile;
    struct first_rows rows = rows_for(c, p);
    struct csv_row row;

    if (!heading_find(f, &rows, p, &c->index, c->arena) && !p->finds_headings)
        return diag_error(c->diag, place_of(f->path, 0, 0),
                          "the file has no heading row (row %zu)",
                          p->heading_row);
    if (!check_lines(c, &rows))
        return false;
    row = heading_read(f, &rows, c->index, p, c->arena);
    if (!row.count && row.fault == ROW_FINE)
        return diag_error(c->diag, place_of(f->path, 0, 0),
                          "the file has no heading row (row %zu)",
                          c->index + p->heading_rows);
    if (row.fault != ROW_FINE)
        return report_heading(c, &row);
    go_behind(f, &rows, c->index);
    row = reshape_heading(p, &row, c->arena);
    if (!plan_make(p, f->path, p->heading_row ? &row : NULL, row.count,
                   &f->plan, c->arena, c->diag) ||
        (profile_is_canonical(p) && !synonym_check(f, c->arena, c->diag)) ||
        !unit_check(f, &rows, p->heading_row ? c->index : 0, c->diag) ||
        !currency_from_title(f, &rows, p->heading_row ? c->index : 0, c->how,
                             c->arena, c->diag))
        return false;
    amend(f, c->arena);
    voids_warn(f, c->arena, c->diag);
    return reshape(f, c->arena, c->diag);
}

bool source_bind(struct source_file *f, bool alone, const struct intake *how,
                 struct source_profiles *profiles, struct arena *a,
                 struct diag *d)
{
    struct first_rows rows = heading_rows(f, 0, a);
    struct choice c = {f, &rows, how, a, d, 0};

    if (!rows.count)
        return diag_error(d, place_of(f->path, 0, 0),
                          "the file has no heading row (row %zu)", (size_t)1);
    return choose_profile(&c, alone, profiles) && bind(&c);
}
