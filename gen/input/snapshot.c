#include "input/intake.h"

#include "base/file.h"
#include "input/canonical.h"
#include "input/csv.h"
#include "input/encoding.h"

#include <string.h>

/* What take keeps of a snapshot beside its files. */
#define SET_ASIDE "replaced"

/* Files that systems and programs leave behind, and notes to people. */
bool snapshot_is_bystander(struct str name)
{
    static const char *const names[] = {"Thumbs.db", "desktop.ini", SET_ASIDE};

    for (size_t i = 0; i < COUNT(names); i++)
        if (str_equal_ignoring_case(name, str_from_z(names[i])))
            return true;
    return str_starts(name, STR("~$")) || str_starts(name, STR(".")) ||
           str_ends(name, STR("~"));
}

static bool has_ending_of(struct str name, const char *const *endings, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (file_has_ending(name, endings[i]))
            return true;
    return false;
}

bool snapshot_is_conflict(struct str name)
{
    return str_find(name, STR("冲突")) >= 0 ||
           str_find_ignoring_case(name, STR("conflicted copy")) >= 0 ||
           str_find_ignoring_case(name, STR("(conflict")) >= 0;
}

struct str snapshot_table_ending(struct str name)
{
    static const char *const endings[] = {".csv", ".tsv", ".xlsx", ".xlsm",
                                          ".xls", ".ods", ".et"};

    for (size_t i = 0; i < COUNT(endings); i++)
        if (file_has_ending(name, endings[i]))
            return str_from_z(endings[i]);
    return (struct str){0};
}

/* Say why a file beside the exports is not read; notes for people pass. */
static void report_unread(const char *path, struct str name, struct diag *d)
{
    static const char *const archives[] = {".zip", ".rar", ".7z", ".gz",
                                           ".tar"};
    static const char *const notes[] = {".txt", ".md", ".pdf", ".json"};
    struct place at = place_of(path, 0, 0);

    if (file_is_folder(path))
        diag_warning(d, at,
                     "folders inside a snapshot are not read: move the files "
                     "one level up");
    else if (file_has_ending(name, ".xlsb"))
        diag_warning(d, at,
                     "workbooks in .xlsb are not read: save it as .xlsx");
    else if (has_ending_of(name, archives, COUNT(archives)))
        diag_warning(d, at, "archives are not read: unpack it first");
    else if (!has_ending_of(name, notes, COUNT(notes)))
        diag_warning(d, at,
                     "only tables are read: files whose name ends in .csv, "
                     ".xlsx, .xls or .ods");
}

void snapshot_report_conflict(const char *path, struct diag *d)
{
    diag_warning(d, place_of(path, 0, 0),
                 "this is the copy that a shared folder makes when two people "
                 "write at once; it is not read: compare it with the original, "
                 "then delete it");
}

/* The tables of a folder, in the order of their names. */
static bool list_files(const char *folder, struct snapshot *s, struct arena *a,
                       struct diag *d)
{
    struct file_names names;

    if (!file_list(&names, folder, a, d))
        return false;
    s->files = arena_array(a, const char *, names.count);
    for (size_t i = 0; i < names.count; i++) {
        const char *path = file_join(a, folder, names.items[i]);

        if (snapshot_is_bystander(names.items[i]))
            continue;
        if (snapshot_is_conflict(names.items[i]))
            snapshot_report_conflict(path, d);
        else if (snapshot_table_ending(names.items[i]).len &&
                 !file_is_folder(path))
            s->files[s->file_count++] = path;
        else
            report_unread(path, names.items[i], d);
    }
    return true;
}

/* "2026-07-17" and nothing else, so that one day has one folder. */
static struct date date_of_name(struct str name)
{
    static const char form[] = "dddd-dd-dd";
    int parts[3] = {0};
    size_t part = 0;
    struct civil c;

    if (name.len != sizeof(form) - 1)
        return no_date;
    for (size_t i = 0; i < name.len; i++) {
        if (form[i] == '-' && name.ptr[i] == '-')
            part++;
        else if (form[i] == 'd' && name.ptr[i] >= '0' && name.ptr[i] <= '9')
            parts[part] = parts[part] * 10 + (name.ptr[i] - '0');
        else
            return no_date;
    }
    c = (struct civil){parts[0], parts[1], parts[2]};
    return civil_is_real(c) ? date_from_civil(c) : no_date;
}

static const char *snapshots_folder(const char *book, struct arena *a)
{
    return file_join(a, book, STR("snapshots"));
}

/* What stands in snapshots/ and is no snapshot; a README may stand there. */
static void report_stranger(const char *path, struct str name, struct diag *d)
{
    struct place at = place_of(path, 0, 0);

    if (snapshot_is_bystander(name))
        return;
    if (file_is_folder(path))
        diag_warning(d, at,
                     "this folder is not read: the name of a snapshot is its "
                     "day, such as 2026-07-17");
    else if (snapshot_table_ending(name).len)
        diag_warning(d, at,
                     "this file is not read: put it into a folder named by "
                     "its day, such as snapshots/2026-07-17/");
}

/* Dates and folders, oldest first (the names sort so); files not yet. */
static bool list_days(const char *book, struct snapshot **out, size_t *count,
                      struct arena *a, struct diag *d)
{
    const char *folder = snapshots_folder(book, a);
    struct file_names names;
    struct snapshot *items;
    size_t n = 0;

    if (!file_is_folder(folder))
        return diag_error(d, place_of(folder, 0, 0),
                          "this folder is missing: it holds the exports, in "
                          "folders named by their day, such as 2026-07-17");
    if (!file_list(&names, folder, a, d))
        return false;
    items = arena_array(a, struct snapshot, names.count);
    for (size_t i = 0; i < names.count; i++) {
        const char *path = file_join(a, folder, names.items[i]);
        struct date date = date_of_name(names.items[i]);

        if (date_is(date) && file_is_folder(path))
            items[n++] = (struct snapshot){.date = date, .folder = path};
        else
            report_stranger(path, names.items[i], d);
    }
    *out = items;
    *count = n;
    return true;
}

/* first: the oldest snapshot, or NULL where there is none at all. */
static bool report_none(const char *book, const struct snapshot *first,
                        struct date known_at, struct arena *a, struct diag *d)
{
    struct place at = place_of(snapshots_folder(book, a), 0, 0);
    struct str asked, oldest;

    if (!first)
        return diag_error(
            d, at,
            "there is no snapshot: file the first export with duebook take, or "
            "put it into a folder named by its day, such as 2026-07-17");
    asked = date_iso(known_at, a);
    oldest = date_iso(first->date, a);
    return diag_error(d, at,
                      "there is no snapshot of %.*s or before; the first is "
                      "of %.*s",
                      STR_ARG(asked), STR_ARG(oldest));
}

static bool report_empty(const char *folder, struct diag *d)
{
    return diag_error(d, place_of(folder, 0, 0),
                      "there is no table in this folder: put the export there, "
                      "as .xlsx, .xls, .ods or .csv");
}

bool snapshot_open(const char *folder, struct snapshot *out, struct arena *a,
                   struct diag *d)
{
    struct snapshot s = {.date = date_of_name(file_name(folder)),
                         .folder = folder};

    if (!list_files(folder, &s, a, d))
        return false;
    if (s.file_count == 0)
        return report_empty(folder, d);
    *out = s;
    return true;
}

bool snapshot_find(const char *book, struct date known_at, struct snapshot *out,
                   struct arena *a, struct diag *d)
{
    const struct snapshot *found = NULL;
    struct snapshot *days;
    size_t count;

    if (!list_days(book, &days, &count, a, d))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!date_is(known_at) || days[i].date.day <= known_at.day)
            found = &days[i];
    if (!found)
        return report_none(book, count ? days : NULL, known_at, a, d);
    return snapshot_open(found->folder, out, a, d);
}

/* What the system says; the rest was said when the book was opened. */
static void tell_of_system(const struct diag *quiet, struct diag *d)
{
    if (quiet->worst == DIAG_SYSTEM)
        diag_merge(d, quiet);
}

bool snapshot_before(const char *book, struct date day, struct snapshot *out,
                     struct arena *a, struct diag *d)
{
    struct diag quiet = diag_like(d, a);
    struct snapshot *days;
    size_t count = 0;
    bool found = false;

    if (list_days(book, &days, &count, a, &quiet)) {
        while (count > 0 && !found) {
            struct snapshot *s = &days[--count];

            found = s->date.day < day.day &&
                    list_files(s->folder, s, a, &quiet) && s->file_count > 0;
        }
    }
    if (found)
        *out = days[count];
    else
        tell_of_system(&quiet, d);
    return found;
}

/* Behind the first line, however lines end; an empty text: there is none. */
static struct str other_lines(struct str bytes)
{
    size_t i = 0;

    while (i < bytes.len && (bytes.ptr[i] == '\n' || bytes.ptr[i] == '\r'))
        i++;
    while (i < bytes.len && bytes.ptr[i] != '\n' && bytes.ptr[i] != '\r')
        i++;
    return str_skip(bytes, i);
}

static bool is_blank(struct str bytes)
{
    for (size_t i = 0; i < bytes.len; i++)
        if (strchr(" \t\r\n,;", bytes.ptr[i]) == NULL)
            return false;
    return true;
}

/* One of our headings stands in the line: a sheet not yet filled in. */
static bool has_our_heading(struct str line)
{
    char delimiter = csv_recognise(line).delimiter;
    struct str cell;

    for (bool more = true; more;) {
        more = str_cut(line, delimiter, &cell, &line);
        cell = str_trim(cell);
        if (cell.len > 1 && cell.ptr[0] == '"')
            cell = (struct str){cell.ptr + 1, cell.len - 2};
        if (canonical_is_heading(cell))
            return true;
    }
    return false;
}

/*
 * Only a line of our headings, or nothing at all.  A line that is none is left
 * to intake, which says why it cannot be read.
 */
static bool is_unfilled(struct str bytes, struct arena *a)
{
    struct diag quiet = {0};
    struct encoding_result text;

    if (!is_blank(other_lines(bytes)))
        return false;
    return is_blank(bytes) || (encoding_decode(bytes, "", &text, a, &quiet) &&
                               has_our_heading(text.text));
}

static bool has_rows(const char *path, bool *out, struct arena *a,
                     struct diag *d)
{
    struct mapped m;

    if (!file_map(&m, path, d))
        return false;
    *out = !is_unfilled(m.bytes, a);
    file_unmap(&m);
    return true;
}

bool snapshot_records(const char *book, const char ***files, size_t *count,
                      struct arena *a, struct diag *d)
{
    const char *folder = file_join(a, book, STR("records"));
    struct snapshot s = {0};
    size_t n = 0;

    if (file_is_folder(folder) && !list_files(folder, &s, a, d))
        return false;
    for (size_t i = 0; i < s.file_count; i++) {
        bool rows = false;

        if (!has_rows(s.files[i], &rows, a, d))
            return false;
        if (rows)
            s.files[n++] = s.files[i];
    }
    *files = s.files;
    *count = n;
    return true;
}

bool snapshot_list(const char *book, struct snapshot **out, size_t *count,
                   struct arena *a, struct diag *d)
{
    struct snapshot *days = NULL;
    size_t n = 0;

    if (!list_days(book, &days, &n, a, d))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!list_files(days[i].folder, &days[i], a, d))
            return false;
    *out = days;
    *count = n;
    return true;
}
