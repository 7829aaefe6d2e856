/*
 * The file of entries that a run keeps, and what of an earlier one is lost.
 */
#include "command/entries.h"

#include "base/buf.h"
#include "base/file.h"
#include "command/output_names.h"
#include "input/csv.h"
#include "input/intern.h"
#include "output/csv_out.h"

#include <stdlib.h>

#define LARGEST_KEPT (1u << 28)
#define LONGEST_TEXT (1u << 28)
#define MESSAGES_MAX 20
#define FIXED_CELLS  4

/* --- writing it ------------------------------------------------------------
 */

static void add_number(struct buf *b, size_t n)
{
    buf_add_byte(b, ',');
    buf_add_int(b, (int64_t)n);
}

static void add_entry(struct buf *b, const struct entry *e)
{
    csv_add_text(b, e->table, true);
    csv_add_text(b, e->file, false);
    add_number(b, e->line);
    csv_add_text(b, e->key, false);
    for (size_t i = 0; i < e->cell_count; i++)
        csv_add_text(b, e->cells[i], false);
    buf_add_z(b, "\r\n");
}

struct str entries_text(struct run *r, const struct book *b,
                        const struct entries *e)
{
    struct buf text = buf_new(r->arena, LONGEST_TEXT);

    if (e->count == 0)
        return STR("");
    buf_add_z(&text, "\xEF\xBB\xBF");
    buf_add_z(&text, b->policy.language == LANGUAGE_ZH
                         ? "表,文件,行,关键字,原表各栏"
                         : "table,file,row,key,cells");
    buf_add_z(&text, "\r\n");
    for (size_t i = 0; i < e->count; i++)
        add_entry(&text, &e->items[i]);
    return buf_str(&text);
}

/* --- the run to compare with -----------------------------------------------
 */

struct past_run {
    struct date date;
    int64_t number; /* 1, or n of "2026-07-17-n" */
    const char *path;
};

static bool read_run_name(struct str name, struct past_run *out)
{
    struct field day = {str_head(name, 10), nowhere};
    struct str rest = str_skip(name, 10);
    struct diag quiet = {0};

    out->number = 1;
    if (name.len < 10 || name.ptr[4] != '-' ||
        !date_parse(day, DATE_YMD, false, &out->date, &quiet))
        return false;
    if (rest.len == 0)
        return true;
    if (rest.ptr[0] != '-' || rest.len < 2 || rest.len > 6)
        return false;
    out->number = 0;
    for (size_t i = 1; i < rest.len; i++) {
        if (rest.ptr[i] < '0' || rest.ptr[i] > '9')
            return false;
        out->number = 10 * out->number + (rest.ptr[i] - '0');
    }
    return true;
}

/* The file of a run, under either of its names; NULL: it kept nothing. */
static const char *kept_file(struct run *r, const char *folder)
{
    static const enum language languages[] = {LANGUAGE_ZH, LANGUAGE_EN};

    for (size_t i = 0; i < COUNT(languages); i++) {
        struct policy policy = {.language = languages[i]};
        const char *path =
            file_join(r->arena, folder, output_name(OUTPUT_ENTRIES, &policy));

        if (file_exists(path))
            return path;
    }
    return NULL;
}

static int newest_first(const void *a, const void *b)
{
    const struct past_run *x = a, *y = b;

    if (x->date.day != y->date.day)
        return x->date.day > y->date.day ? -1 : 1;
    return (x->number < y->number) - (x->number > y->number);
}

/* Finished runs of the book, not of later days, the newest first. */
static size_t list_runs(struct run *r, const struct book *b,
                        struct past_run **out)
{
    const char *folder = file_join(r->arena, b->folder, STR("out"));
    struct diag quiet = {0};
    struct file_names names;
    struct past_run *runs;
    size_t n = 0;

    if (!file_is_folder(folder) || !file_list(&names, folder, r->arena, &quiet))
        return 0;
    runs = arena_array(r->arena, struct past_run, names.count);
    for (size_t i = 0; i < names.count; i++) {
        struct past_run run = {.path =
                                   file_join(r->arena, folder, names.items[i])};

        if (read_run_name(names.items[i], &run) &&
            run.date.day <= b->as_of.day &&
            file_exists(file_join(r->arena, run.path, STR("manifest.json"))))
            runs[n++] = run;
    }
    if (n)
        qsort(runs, n, sizeof(*runs), newest_first);
    *out = runs;
    return n;
}

/*
 * What the run to compare with kept; empty: there is none.  A run of this day
 * that kept the very same is this run once more: what it found is found again.
 */
static struct str find_kept(struct run *r, const struct book *b, struct str now,
                            const char **path)
{
    struct past_run *runs = NULL;
    size_t n = list_runs(r, b, &runs);

    for (size_t i = 0; i < n; i++) {
        const char *kept = kept_file(r, runs[i].path);
        struct diag quiet = {0};
        struct str text = {0};

        if (kept && !file_read(&text, kept, LARGEST_KEPT, r->arena, &quiet))
            continue;
        if (runs[i].date.day == b->as_of.day && str_equal(text, now))
            continue;
        *path = kept;
        return text;
    }
    return STR("");
}

/* --- reading it ------------------------------------------------------------
 */

/* Our writer puts an apostrophe before what might start a formula. */
static struct str plain(struct str cell, struct arena *a)
{
    if (cell.len > 1 && cell.ptr[0] == '\'' &&
        (cell.ptr[1] == '=' || cell.ptr[1] == '+' || cell.ptr[1] == '-' ||
         cell.ptr[1] == '@' || cell.ptr[1] == '\t' || cell.ptr[1] == '\r'))
        cell = str_skip(cell, 1);
    return arena_str(a, cell);
}

static size_t number_of(struct str text)
{
    size_t n = 0;

    for (size_t i = 0; i < text.len && i < 9; i++)
        if (text.ptr[i] >= '0' && text.ptr[i] <= '9')
            n = 10 * n + (size_t)(text.ptr[i] - '0');
    return n;
}

static struct entry entry_of(const struct csv_row *row, struct arena *a)
{
    struct entry e = {.table = plain(row->fields[0], a),
                      .file = plain(row->fields[1], a),
                      .line = number_of(row->fields[2]),
                      .key = plain(row->fields[3], a)};

    e.cell_count = row->count - FIXED_CELLS;
    e.cells = arena_array(a, struct str, e.cell_count);
    for (size_t i = 0; i < e.cell_count; i++)
        e.cells[i] = plain(row->fields[FIXED_CELLS + i], a);
    return e;
}

static struct entries parse(struct run *r, struct str text)
{
    struct csv_format format = {.delimiter = ',', .line_end = '\n'};
    struct csv_reader *reader = csv_reader_new(format, r->arena);
    struct entries list = {0};
    struct csv_splitter s;
    struct csv_row row;

    if (str_starts(text, STR("\xEF\xBB\xBF")))
        text = str_skip(text, 3);
    s = (struct csv_splitter){
        .text = text, .line = 1, .stop = text.len, .format = format};
    (void)csv_next(&s, &row); /* our headings */
    while (csv_next(&s, &row))
        if (csv_read(reader, &row) == ROW_FINE && row.count >= FIXED_CELLS)
            ARENA_PUSH(r->arena, list.items, list.count, list.capacity) =
                entry_of(&row, r->arena);
    csv_reader_close(reader);
    return list;
}

/* --- comparing -------------------------------------------------------------
 */

/* How often each table and key stands in records/ now. */
struct counts {
    struct intern names;
    size_t *left;
    size_t count, capacity;
};

static size_t *count_of(struct counts *c, const struct entry *e,
                        struct arena *a)
{
    struct str name =
        arena_format(a, "%.*s\n%.*s", STR_ARG(e->table), STR_ARG(e->key));
    uint32_t i = intern_add(&c->names, name);

    while (c->count <= i)
        ARENA_PUSH(a, c->left, c->count, c->capacity) = 0;
    return &c->left[i];
}

/* At least three of four filled cells are as they were. */
static bool is_edited(const struct entry *was, const struct entry *is)
{
    size_t filled = 0, same = 0;

    if (!is->key.len || was->line != is->line ||
        !str_equal(was->file, is->file) || !str_equal(was->table, is->table))
        return false;
    for (size_t i = 0; i < was->cell_count; i++) {
        if (!was->cells[i].len)
            continue;
        filled++;
        same += i < is->cell_count && str_equal(was->cells[i], is->cells[i]);
    }
    return filled >= 3 && 4 * same >= 3 * filled;
}

static bool stands_edited(const struct entries *now, const struct entry *was)
{
    for (size_t i = 0; i < now->count; i++)
        if (is_edited(was, &now->items[i]))
            return true;
    return false;
}

struct entries entries_lost(struct run *r, const struct book *b,
                            const struct entries *now, const char **from)
{
    struct arena scratch = {0};
    struct counts counts = {0};
    struct entries lost = {0}, then;

    *from = NULL;
    if (!b->folder)
        return lost;
    counts.names = intern_new(&scratch);
    then = parse(r, find_kept(r, b, entries_text(r, b, now), from));
    for (size_t i = 0; i < now->count; i++)
        if (now->items[i].key.len)
            ++*count_of(&counts, &now->items[i], &scratch);
    for (size_t i = 0; i < then.count; i++) {
        const struct entry *e = &then.items[i];
        size_t *left = count_of(&counts, e, &scratch);

        if (!e->key.len) /* headings */
            continue;
        if (*left) {
            --*left;
            continue;
        }
        if (stands_edited(now, e))
            continue;
        ARENA_PUSH(r->arena, lost.items, lost.count, lost.capacity) = *e;
    }
    arena_release(&scratch);
    return lost;
}

struct str entry_row(struct run *r, const struct entry *e)
{
    struct buf b = buf_new(r->arena, 1 << 20);

    for (size_t i = 0; i < e->cell_count; i++) {
        if (!e->cells[i].len)
            continue;
        if (b.len)
            buf_add_z(&b, r->language == LANGUAGE_ZH ? "；" : "; ");
        buf_add(&b, e->cells[i]);
    }
    return buf_str(&b);
}

struct place entry_place(struct run *r, const struct book *b,
                         const struct entry *e)
{
    const char *records = file_join(r->arena, b->folder, STR("records"));
    struct str file = e->file, sheet;
    const char *path;

    (void)str_cut(file, '!', &file, &sheet);
    path = file_join(r->arena, records, file);
    return file_exists(path) ? place_of(path, 0, 0) : nowhere;
}

static void tell(struct run *r, const struct book *b, const struct entry *e,
                 const char *from)
{
    struct str row = entry_row(r, e);

    diag_warning(
        r->diag, entry_place(r, b, e),
        "\"%.*s\" (%.*s, row %zu), which the run of %s read, stands in "
        "no file of records/ any more; it said: %.*s",
        STR_ARG(e->key), STR_ARG(e->file), e->line, from, STR_ARG(row));
}

/* "2026-07-10-2" of "book/out/2026-07-10-2/录入留存.csv". */
static const char *name_of_run(struct run *r, const char *path)
{
    struct str folder = {path, (size_t)(file_name(path).ptr - path)};

    folder.len -= folder.len > 0;
    return file_name(arena_z(r->arena, folder)).ptr;
}

void entries_tell(struct run *r, const struct book *b,
                  const struct entries *lost, const char *from)
{
    const char *run = from ? name_of_run(r, from) : "";

    for (size_t i = 0; i < lost->count && i < MESSAGES_MAX; i++)
        tell(r, b, &lost->items[i], run);
    if (lost->count > MESSAGES_MAX)
        diag_warning(r->diag, nowhere,
                     "%zu more typed rows of the run of %s stand in no file of "
                     "records/ any more: see %s there",
                     lost->count - MESSAGES_MAX, run, file_name(from).ptr);
}
