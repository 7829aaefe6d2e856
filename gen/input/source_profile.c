#include "input/source.h"

#include "base/buf.h"

#define TITLE_ROWS_MAX 20

static bool report_heading(const struct source_file *f,
                           const struct csv_row *row, struct diag *d)
{
    return diag_error(d, csv_place(f->path, row, f->format, 0),
                      "the heading row cannot be read: %s",
                      diag_translate(d, csv_fault_text(row->fault)));
}

/*
 * Go to the heading row (from 1; 0: the first data row), see how it is
 * delimited, and read it.
 */
static bool read_heading(struct source_file *f, size_t heading_row,
                         char delimiter, struct csv_row *row, struct arena *a,
                         struct diag *d)
{
    struct csv_splitter s = {f->text, 0, 1, f->text.len, f->format, false};
    size_t wanted = heading_row ? heading_row : 1;
    struct csv_reader *reader;
    enum csv_fault fault;

    for (size_t i = 0; i < wanted; i++)
        if (!csv_next(&s, row))
            return diag_error(d, place_of(f->path, 0, 0),
                              "the file has no heading row (row %zu)", wanted);
    f->format.delimiter =
        delimiter ? delimiter : csv_recognise(row->text).delimiter;
    reader = csv_reader_new(f->format, a);
    fault = csv_read(reader, row);
    csv_reader_close(reader);
    if (fault != ROW_FINE)
        return report_heading(f, row, d);
    f->data_at = heading_row ? s.at : (size_t)(row->text.ptr - f->text.ptr);
    f->data_line = heading_row ? s.line : row->line;
    return true;
}

/* Of the first row, which decides whose profile reads the file. */
struct headings {
    const struct csv_row *row;
    struct str *items;
    size_t count;
};

static struct headings copy_headings(const struct csv_row *row, struct arena *a)
{
    struct headings h = {row, arena_array(a, struct str, row->count),
                         row->count};

    for (size_t i = 0; i < row->count; i++)
        h.items[i] = arena_str(a, str_trim(row->fields[i]));
    return h;
}

static bool report_several(const struct source_file *f,
                           const struct profiles *all, const bool *fits,
                           struct arena *a, struct diag *d)
{
    struct buf names = buf_new(a, 500);
    struct str text;

    for (size_t i = 0; i < all->count; i++) {
        if (!fits[i])
            continue;
        if (names.len)
            buf_add_z(&names, ", ");
        buf_add(&names, all->items[i].name);
    }
    text = buf_str(&names);
    return diag_error(d, place_of(f->path, 0, 0),
                      "several profiles fit this file: %.*s; choose one with "
                      "--profile",
                      STR_ARG(text));
}

static bool report_unknown(const struct source_file *f,
                           const struct headings *h, struct arena *a,
                           struct diag *d)
{
    struct buf names = buf_new(a, 500);
    struct str text;

    for (size_t i = 0; i < h->count; i++) {
        if (i)
            buf_add_z(&names, ", ");
        buf_add(&names, h->items[i]);
    }
    text = buf_str(&names);
    return diag_error(d, place_of(f->path, 1, 0),
                      "no profile fits this file: name one with --profile, or "
                      "write one (its headings are: %.*s)",
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

/* Where the profile says that its headings stand. */
static bool fits(const struct source_file *f, const struct headings *h,
                 const struct profile *p, struct arena *a)
{
    struct source_file trial = *f;
    struct headings own = *h;
    struct diag quiet = {0};
    struct csv_row row;

    if (p->heading_row > 1) {
        if (!read_heading(&trial, p->heading_row, p->delimiter, &row, a,
                          &quiet))
            return false;
        own = copy_headings(&row, a);
    }
    return profile_recognises(p, file_name(f->path), own.items, own.count, a);
}

/*
 * The profile that recognises the file, among the user's own or among the
 * others; NULL: none does.  False: several do.
 */
static bool recognise(struct source_file *f, const struct headings *h, bool own,
                      const struct intake *how, const struct profiles *all,
                      struct arena *a, struct diag *d)
{
    bool *found_in = arena_array(a, bool, all->count);
    size_t found = 0;

    for (size_t i = 0; i < all->count; i++) {
        const struct profile *p = &all->items[i];

        found_in[i] =
            own == (p->folder < how->own_folder_count) && fits(f, h, p, a);
        found += found_in[i];
        if (found_in[i])
            f->profile = p;
    }
    return found <= 1 || report_several(f, all, found_in, a, d);
}

static bool is_canonical_name(const struct intake *how)
{
    return how->profile && str_equal_z(STR("canonical"), how->profile);
}

/* Reports often begin with a title: where our headings stand below it. */
static bool find_heading_row(const struct source_file *f, enum table *table,
                             size_t *heading_row, struct arena *a)
{
    for (size_t i = 2; i <= TITLE_ROWS_MAX; i++) {
        struct source_file trial = *f;
        struct diag quiet = {0};
        struct headings h;
        struct csv_row row;

        if (!read_heading(&trial, i, 0, &row, a, &quiet))
            continue;
        h = copy_headings(&row, a);
        if (canonical_of_headings(h.items, h.count, table)) {
            *heading_row = i;
            return true;
        }
    }
    return false;
}

/* Which table of ours, and where its headings stand. */
static bool find_table(const struct source_file *f, const struct headings *h,
                       bool by_headings, enum table *out, size_t *heading_row,
                       struct arena *a)
{
    bool by_name = canonical_of_file(file_name(f->path), out);
    enum table table = TABLE_DOCUMENTS;
    size_t row = 1;
    bool fits_one = (by_name || by_headings) &&
                    (canonical_of_headings(h->items, h->count, &table) ||
                     find_heading_row(f, &table, &row, a));

    *heading_row = fits_one && (!by_name || table == *out) ? row : 1;
    if (!by_name)
        *out = table;
    return by_name || fits_one;
}

/* Our own table, by the file's name, else by its headings. */
static bool find_canonical(struct source_file *f, const struct headings *h,
                           bool by_headings, struct arena *a,
                           const struct diag *d)
{
    enum table table;
    size_t heading_row;
    struct profile *p;

    if (!find_table(f, h, by_headings, &table, &heading_row, a))
        return false;
    p = arena_new(a, struct profile);
    *p = profile_canonical(table, a);
    p->heading_row = heading_row;
    p->ignore[0].reason = str_from_z(diag_translate(d, "row of totals"));
    f->profile = p;
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
static bool is_bound(const struct profile *p, const struct source_file *f,
                     const struct headings *h, struct arena *a)
{
    struct diag quiet = {0};
    struct plan plan;

    if (p->heading_row > 1)
        return fits(f, h, p, a);
    return p->heading_row == 1 &&
           plan_make(p, f->path, h->row, h->count, &plan, a, &quiet);
}

/*
 * --profile rules, but beside other files a file with one of our own names
 * that lacks what the profile asks for stays ours.
 */
static bool choose_named(struct source_file *f, const struct headings *h,
                         bool alone, const struct source_profiles *profiles,
                         struct arena *a, const struct diag *d)
{
    const struct profile *named = &profiles->named;

    if (alone || is_bound(named, f, h, a) || !find_canonical(f, h, false, a, d))
        f->profile = named;
    return true;
}

/*
 * The user's own profiles come before our headings, ours before the profiles
 * that come with the program.  What people type stands in our sheets.
 */
static bool choose_profile(struct source_file *f, const struct headings *h,
                           bool alone, const struct intake *how,
                           struct source_profiles *profiles, struct arena *a,
                           struct diag *d)
{
    if (is_canonical_name(how))
        return find_canonical(f, h, true, a, d) || report_unknown(f, h, a, d);
    if (f->typed && find_canonical(f, h, false, a, d))
        return true;
    if (how->profile)
        return choose_named(f, h, alone, profiles, a, d);
    if (!list_profiles(how, profiles, a, d) ||
        !recognise(f, h, true, how, &profiles->all, a, d))
        return false;
    if (f->profile || find_canonical(f, h, true, a, d))
        return true;
    if (!recognise(f, h, false, how, &profiles->all, a, d))
        return false;
    return f->profile || report_unknown(f, h, a, d);
}

bool source_bind(struct source_file *f, bool alone, const struct intake *how,
                 struct source_profiles *profiles, struct arena *a,
                 struct diag *d)
{
    struct csv_row row;
    struct headings h;
    const struct profile *p;

    if (!read_heading(f, 1, 0, &row, a, d))
        return false;
    h = copy_headings(&row, a);
    if (!choose_profile(f, &h, alone, how, profiles, a, d))
        return false;
    p = f->profile;
    if ((p->heading_row != 1 || p->delimiter) &&
        !read_heading(f, p->heading_row, p->delimiter, &row, a, d))
        return false;
    return plan_make(p, f->path, p->heading_row ? &row : NULL, row.count,
                     &f->plan, a, d);
}
