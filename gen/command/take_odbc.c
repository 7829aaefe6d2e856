#include "command/take_odbc.h"

#include "base/file.h"
#include "base/outfile.h"
#include "command/book.h"
#include "command/run_log.h"
#include "command/take.h"
#include "input/odbc.h"
#include "input/profile.h"
#include "output/csv_out.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define LONGEST_ROW   (64u << 20)
#define QUERY_SECONDS 1800
#define MOST_SECONDS  86400
#define SAID_EVERY    10000

struct from_database {
    struct run *run;
    struct book book;
    struct date as_of;
    struct profile profile;
    struct sql_text texts[TABLE_COUNT]; /* empty: not asked for */
    const char *shelf;                  /* BOOK/snapshots */
    const char *stage;                  /* BOOK/snapshots/.odbc */
    int lock;
    struct take_source sources[TABLE_COUNT];
    size_t count;
};

/* --- the profile and its queries ------------------------------------------ */

static bool has_queries(const struct profile *p)
{
    for (size_t i = 0; i < TABLE_COUNT; i++)
        if (p->sql[i].text.len)
            return true;
    return false;
}

static bool report_several(struct run *r, const struct profile *x,
                           const struct profile *y)
{
    return diag_usage(r->diag,
                      "the profiles %.*s and %.*s both have queries: say with "
                      "--profile NAME which one is meant",
                      STR_ARG(x->name), STR_ARG(y->name));
}

/* The one profile of the book that has queries. */
static bool find_own(struct from_database *f, const struct intake *how)
{
    struct run *r = f->run;
    const struct profile *found = NULL;
    struct profiles all;

    if (!profile_list(how->profile_folders, how->own_folder_count, &all,
                      r->arena, r->diag))
        return false;
    for (size_t i = 0; i < all.count; i++) {
        if (!has_queries(&all.items[i]))
            continue;
        if (found)
            return report_several(r, found, &all.items[i]);
        found = &all.items[i];
    }
    if (!found)
        return diag_usage(r->diag,
                          "no profile in %s/profiles has queries (sql: in "
                          "templates/profiles/README.md): write one, or say "
                          "--profile NAME",
                          f->book.folder);
    f->profile = *found;
    return true;
}

static bool find_profile(struct from_database *f, const struct intake *how)
{
    struct run *r = f->run;

    if (!r->options.profile)
        return find_own(f, how);
    if (!profile_find(r->options.profile, how->profile_folders,
                      how->profile_folder_count, &f->profile, r->arena,
                      r->diag))
        return false;
    return has_queries(&f->profile) ||
           diag_error(r->diag, f->profile.at,
                      "this profile has no queries: a key sql, with a SELECT "
                      "for each table, is expected");
}

static bool check_queries(struct from_database *f)
{
    bool ok = true;

    for (size_t i = 0; i < TABLE_COUNT; i++)
        if (f->profile.sql[i].text.len)
            ok = sql_text_make(f->profile.sql[i], &f->texts[i], f->run->arena,
                               f->run->diag) &&
                 ok;
    return ok;
}

/* --- the folder in which the tables wait ---------------------------------- */

/* Only what is ours: the files of tables, and what was being written. */
static void clear_stage(struct from_database *f)
{
    DIR *folder = opendir(f->stage);
    struct dirent *entry;

    if (!folder)
        return;
    while ((entry = readdir(folder)))
        if (!str_equal_z(str_from_z(entry->d_name), ".") &&
            !str_equal_z(str_from_z(entry->d_name), ".."))
            (void)unlinkat(dirfd(folder), entry->d_name, 0);
    closedir(folder);
}

/* The one that holds the folder uses it; what a killed run left is removed. */
static bool open_stage(struct from_database *f)
{
    struct run *r = f->run;

    if (!file_make_folder(f->shelf, r->arena, r->diag))
        return false;
    if (mkdir(f->stage, 0700) != 0 && errno != EEXIST)
        return diag_system(r->diag, f->stage, "cannot be written");
    f->lock = open(f->stage, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (f->lock < 0)
        return diag_system(r->diag, f->stage, "cannot be opened");
    if (flock(f->lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        errno = 0;
        return diag_system(r->diag, f->stage,
                           "another take is reading a database into this "
                           "book: try again when it has ended");
    }
    clear_stage(f);
    return true;
}

static void close_stage(struct from_database *f)
{
    clear_stage(f);
    (void)rmdir(f->stage);
    close(f->lock);
}

/* --- rows become a file --------------------------------------------------- */

struct table_file {
    struct run *run;
    struct str name; /* of the table */
    struct outfile file;
    struct place at; /* of its query */
    struct buf line;
    size_t rows;
};

static void write_line(struct table_file *t)
{
    buf_add_z(&t->line, "\r\n");
    outfile_write(&t->file, buf_str(&t->line));
    buf_clear(&t->line);
}

static bool write_heading(void *user, const struct str *names, size_t n)
{
    struct table_file *t = user;

    outfile_write(&t->file, STR("\xEF\xBB\xBF"));
    for (size_t i = 0; i < n; i++)
        csv_add_text(&t->line, names[i], i == 0);
    write_line(t);
    return true;
}

/* "-12.50" as text: a number all the same, and no formula. */
static bool is_signed_number(struct str text)
{
    if (text.len < 2 || !strchr("+-", text.ptr[0]))
        return false;
    for (size_t i = 1; i < text.len; i++)
        if (!strchr("0123456789.", text.ptr[i]))
            return false;
    return true;
}

static bool write_row(void *user, const struct odbc_cell *cells, size_t n)
{
    struct table_file *t = user;

    for (size_t i = 0; i < n; i++) {
        if (cells[i].is_text && !is_signed_number(cells[i].text)) {
            csv_add_text(&t->line, cells[i].text, i == 0);
            continue;
        }
        if (i)
            buf_add_byte(&t->line, ',');
        buf_add(&t->line, cells[i].text);
    }
    if (t->line.full)
        return diag_error(t->run->diag, t->at,
                          "row %zu of table %.*s is longer than 64 MiB",
                          t->rows + 1, STR_ARG(t->name));
    write_line(t);
    if (++t->rows % SAID_EVERY == 0)
        run_progress(t->run, "reading %.*s: %zu rows ...", STR_ARG(t->name),
                     t->rows);
    return true;
}

/* The file of a table without rows would say nothing: there is none. */
static bool end_file(struct from_database *f, struct table_file *t,
                     const char *path)
{
    struct run *r = f->run;
    struct take_source *source = &f->sources[f->count];

    if (t->rows == 0) {
        diag_note(r->diag, t->at,
                  "data source %s: table %.*s has no rows on this day",
                  r->options.odbc, STR_ARG(t->name));
        return true;
    }
    if (!outfile_commit(&t->file, r->diag))
        return false;
    source->path = path;
    source->original = arena_format(r->arena, "odbc:%s %.*s", r->options.odbc,
                                    STR_ARG(t->name));
    f->count++;
    return true;
}

static bool read_table(struct from_database *f, struct odbc *o, size_t table)
{
    struct run *r = f->run;
    struct str name = str_from_z(table_forms[table].name);
    const char *path = file_join(
        r->arena, f->stage, arena_format(r->arena, "%.*s.csv", STR_ARG(name)));
    struct table_file t = {
        .run = r, .name = name, .at = f->profile.sql[table].at};
    struct odbc_sink sink = {&t, write_heading, write_row};
    bool ok;

    t.line = buf_new(r->arena, LONGEST_ROW);
    run_progress(r, "reading %.*s ...", STR_ARG(name));
    ok = outfile_open(&t.file, path, r->arena, r->diag) &&
         odbc_run(o, &f->texts[table], t.at, f->as_of, &sink, r->diag) &&
         end_file(f, &t, path);
    outfile_discard(&t.file);
    return ok;
}

/* --- the connection ------------------------------------------------------- */

static struct str environment(const char *name)
{
    return str_from_z(getenv(name));
}

static bool read_seconds(struct run *r, uint32_t *out)
{
    const char *text = getenv("DUEBOOK_ODBC_TIMEOUT");
    uint32_t n = 0;

    *out = QUERY_SECONDS;
    if (!text || !*text)
        return true;
    for (const char *p = text; *p; p++)
        n = *p >= '0' && *p <= '9' && n <= MOST_SECONDS
                ? 10 * n + (uint32_t)(*p - '0')
                : MOST_SECONDS + 1;
    if (n < 1 || n > MOST_SECONDS)
        return diag_usage(r->diag,
                          "DUEBOOK_ODBC_TIMEOUT=%s: seconds from 1 to %d are "
                          "expected",
                          text, MOST_SECONDS);
    *out = n;
    return true;
}

/* All tables, or none. */
static bool read_tables(struct from_database *f)
{
    struct run *r = f->run;
    struct odbc_login login = {.dsn = str_from_z(r->options.odbc),
                               .user = environment("DUEBOOK_ODBC_UID"),
                               .password = environment("DUEBOOK_ODBC_PWD")};
    struct odbc *o;
    bool ok = true;

    if (!read_seconds(r, &login.seconds))
        return false;
    run_progress(r, "connecting to %s ...", r->options.odbc);
    o = odbc_open(&login, r->arena, r->diag);
    if (!o)
        return false;
    for (size_t i = 0; ok && i < TABLE_COUNT; i++)
        if (f->texts[i].text.len)
            ok = read_table(f, o, i);
    odbc_close(o);
    run_progress_end(r);
    if (ok && f->count == 0)
        return diag_error(r->diag, f->profile.at,
                          "no table has any row in data source %s: nothing is "
                          "filed",
                          r->options.odbc);
    return ok;
}

/* As any files; the profile has done its work. */
static bool take_tables(struct from_database *f)
{
    struct run *r = f->run;
    const char *profile = r->options.profile;
    bool ok;

    r->options.profile = NULL;
    ok = take_sources(r, f->book.folder, f->sources, f->count);
    r->options.profile = profile;
    return ok;
}

static bool open_book(struct from_database *f, struct intake *how)
{
    struct run *r = f->run;
    enum language language;

    f->book.folder = file_without_slash(r->arena, r->operands[0]);
    if (!file_exists(file_join(r->arena, f->book.folder, STR("duebook.yaml"))))
        return diag_usage(r->diag,
                          "%s is no book: a folder with duebook.yaml is "
                          "expected; duebook init makes one",
                          r->operands[0]);
    f->book.policy = policy_default(r->arena);
    if (policy_language(f->book.folder, &language, r->arena)) {
        f->book.policy.language = language;
        if (!r->options.lang)
            run_speak(r, language);
    }
    f->shelf = file_join(r->arena, f->book.folder, STR("snapshots"));
    f->stage = file_join(r->arena, f->shelf, STR(".odbc"));
    return book_intake(r, &f->book, how);
}

static bool check_words(struct run *r, struct date *as_of)
{
    if (r->operand_count > 1)
        return diag_usage(r->diag,
                          "--odbc takes the tables from a database: no file "
                          "is named beside the book");
    if (!odbc_check_name(r->options.odbc, r->diag))
        return false;
    *as_of = no_date;
    if (!book_parse_day(r, "--as-of", r->options.as_of, as_of))
        return false;
    return date_is(*as_of) ||
           diag_usage(r->diag, "a database does not say of which day it is: "
                               "say it with --as-of DATE");
}

bool take_odbc(struct run *r)
{
    struct from_database f = {.run = r, .lock = -1};
    struct intake how;
    bool has_book, ok;

    if (!check_words(r, &f.as_of))
        return false;
    has_book = open_book(&f, &how);
    ok = has_book && find_profile(&f, &how) && check_queries(&f) &&
         open_stage(&f);
    if (ok) {
        bool read = read_tables(&f);

        ok = read && take_tables(&f);
        close_stage(&f);
        if (read)
            return ok; /* it has its log */
    } else if (f.lock >= 0) {
        close(f.lock);
    }
    if (has_book && file_is_folder(f.shelf))
        run_log_take(r, &f.book);
    return false;
}
