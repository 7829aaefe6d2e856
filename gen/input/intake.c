#include "input/intake.h"

#include "base/buf.h"
#include "input/reject.h"
#include "input/scan.h"

/* Large enough that a piece is worth a job, small enough to share out. */
#define PIECE_BYTES (4u << 20)

struct reading {
    const struct intake *how;
    struct ledger *ledger;
    struct source_file *files;
    size_t file_count;
    struct piece *pieces;
    size_t piece_count, piece_capacity;
    struct harvest *harvests;
    struct roll *rolls; /* by worker */
    uint32_t *hashes;   /* of document numbers, in the order of documents */
    struct arena scratch;
    struct arena *arena;
    struct diag *diag;
};

static bool open_files(struct reading *r, const char *const *paths, size_t n)
{
    struct source_profiles *profiles =
        arena_new(r->arena, struct source_profiles);
    struct source_files files = {0};
    size_t usable = 0;
    bool ok = true;

    if (!source_read_named(r->how, profiles, r->arena, r->diag))
        return false;
    for (size_t i = 0; i < n; i++) {
        bool typed = i + r->how->record_count >= n;

        if (!source_open(&files, paths[i], n == 1, typed, r->how, profiles,
                         r->arena, r->diag))
            ok = false;
    }
    r->files = files.items;
    r->file_count = files.count;
    for (size_t i = 0; i < files.count; i++)
        usable += !files.items[i].skipped;
    if (ok && usable == 0)
        return diag_error(r->diag, nowhere,
                          "there is no file with rows to read");
    return ok;
}

/* Cut behind lines, about every PIECE_BYTES. */
static void cut_file(struct reading *r, uint32_t file)
{
    const struct source_file *f = &r->files[file];
    size_t size = r->how->piece_bytes ? r->how->piece_bytes : PIECE_BYTES;
    size_t from = f->data_at;

    while (from < f->text.len) {
        size_t to = f->text.len;

        if (to - from > size)
            to = csv_line_end(f->text, from + size - 1, f->format);
        ARENA_PUSH(r->arena, r->pieces, r->piece_count, r->piece_capacity) =
            (struct piece){.file = file, .from = from, .to = to};
        from = to;
    }
}

/* Rows that begin in the piece, if it begins where a row can. */
static void count_rows(const struct source_file *f, struct piece *p)
{
    struct str bytes = {f->text.ptr + p->from, p->to - p->from};
    struct csv_splitter s = {f->text, p->from, 1, p->to, f->format, false};
    struct csv_row row;

    p->plain = scan_count(bytes, f->format, &p->rows, &p->lines);
    p->end = p->to;
    if (p->plain)
        return;
    p->rows = 0;
    while (csv_next(&s, &row))
        p->rows++;
    p->end = s.at;
    p->lines = s.line - 1;
}

static bool count_piece(void *context, size_t i, struct worker *w)
{
    struct reading *r = context;

    (void)w;
    count_rows(&r->files[r->pieces[i].file], &r->pieces[i]);
    return true;
}

/*
 * A piece may begin inside a quoted field: only the one before it knows.  Then
 * it is counted again from where that one ended.
 */
static void settle_pieces(struct reading *r)
{
    size_t at = 0, line = 0, rows = 0;

    for (size_t i = 0; i < r->piece_count; i++) {
        struct piece *p = &r->pieces[i];
        struct source_file *f = &r->files[p->file];

        if (i == 0 || p->file != p[-1].file) {
            at = f->data_at;
            line = f->data_line;
            rows = 0;
        }
        if (at != p->from) {
            p->from = at < p->to ? at : p->to;
            count_rows(f, p);
            p->end = at < p->to ? p->end : at;
        }
        p->line = line;
        p->first_row = rows;
        at = p->end;
        line += p->lines;
        rows += p->rows;
        f->rows = rows;
    }
}

/* Each piece's documents stand behind those of all pieces before it. */
static void place_documents(struct reading *r)
{
    size_t n = 0;

    for (size_t i = 0; i < r->piece_count; i++)
        if (r->files[r->pieces[i].file].profile->tables[TABLE_DOCUMENTS].fed)
            n += r->pieces[i].rows;
    r->ledger->documents = arena_array(r->arena, struct document, n);
    r->hashes = arena_array(&r->scratch, uint32_t, n);
    n = 0;
    for (size_t i = 0; i < r->piece_count; i++) {
        r->harvests[i].piece = &r->pieces[i];
        r->harvests[i].documents = r->ledger->documents + n;
        r->harvests[i].hashes = r->hashes + n;
        if (r->files[r->pieces[i].file].profile->tables[TABLE_DOCUMENTS].fed)
            n += r->pieces[i].rows;
    }
}

static bool read_piece(void *context, size_t i, struct worker *w)
{
    struct reading *r = context;

    harvest_piece(&r->harvests[i], &r->files[r->pieces[i].file], r->how,
                  &r->rolls[w->number], w);
    return true;
}

static bool read_rows(struct reading *r)
{
    unsigned threads = r->ledger->threads;

    for (size_t i = 0; i < r->file_count; i++)
        if (!r->files[i].skipped)
            cut_file(r, (uint32_t)i);
    if (!job_run(r->piece_count, threads, count_piece, r, r->arena, r->diag))
        return false;
    settle_pieces(r);
    r->harvests = arena_array(r->arena, struct harvest, r->piece_count);
    r->rolls = arena_array(r->arena, struct roll, JOB_MAX_THREADS);
    place_documents(r);
    return job_run(r->piece_count, threads, read_piece, r, r->arena, r->diag);
}

static struct str list_ignored(const struct reading *r, const struct plan *plan,
                               const size_t *counts)
{
    struct buf text = buf_new(r->arena, 1000);

    for (size_t i = 0; i < harvest_reasons(plan); i++) {
        if (!counts[i])
            continue;
        if (text.len)
            buf_add_z(&text, diag_translate(r->diag, ", "));
        buf_add(&text,
                harvest_reason(plan, i, r->how->known_at, r->arena, r->diag));
        buf_add_byte(&text, ' ');
        buf_add_int(&text, (int64_t)counts[i]);
    }
    return buf_str(&text);
}

static void describe_file(struct reading *r, uint32_t file)
{
    const struct source_file *f = &r->files[file];
    struct ledger_file *out = &r->ledger->files[file];
    size_t *counts;

    *out = (struct ledger_file){
        .path = f->path, .sheet = f->sheet, .typed = f->typed};
    if (f->skipped)
        return;
    out->table = f->plan.tables;
    out->encoding = str_from_z(f->encoding);
    out->profile = f->profile->name;
    out->rows = f->rows;
    counts = arena_array(r->arena, size_t, harvest_reasons(&f->plan));
    for (size_t i = 0; i < r->piece_count; i++)
        for (size_t j = 0;
             r->pieces[i].file == file && j < harvest_reasons(&f->plan); j++)
            counts[j] += r->harvests[i].ignored[j];
    for (size_t j = 0; j < harvest_reasons(&f->plan); j++)
        out->ignored += counts[j];
    out->ignored_why = list_ignored(r, &f->plan, counts);
    harvest_warn(r->harvests, r->piece_count, file, f, r->diag);
    if (f->rows == 0)
        diag_warning(r->diag, place_of(f->path, 0, 0),
                     "the file has a heading row but no data rows");
}

static bool has_open_amounts(const struct reading *r)
{
    for (size_t i = 0; i < r->piece_count; i++)
        if (r->harvests[i].has_open)
            return true;
    return false;
}

static bool has_recorded(const struct reading *r)
{
    for (size_t i = 0; i < r->piece_count; i++)
        if (r->harvests[i].has_recorded)
            return true;
    return false;
}

static bool link_rows(struct reading *r)
{
    struct ledger *ledger = r->ledger;
    struct link l = {.ledger = ledger,
                     .files = r->files,
                     .file_count = r->file_count,
                     .harvests = r->harvests,
                     .harvest_count = r->piece_count,
                     .rolls = r->rolls,
                     .roll_count = JOB_MAX_THREADS,
                     .threads = ledger->threads,
                     .photograph =
                         has_open_amounts(r) ? r->how->as_of : no_date,
                     .as_of = r->how->as_of,
                     .past = r->how->past,
                     .hashes = r->hashes,
                     .diag = r->diag};

    ledger->file_count = r->file_count;
    ledger->files = arena_array(r->arena, struct ledger_file, r->file_count);
    for (size_t i = 0; i < r->file_count; i++)
        describe_file(r, (uint32_t)i);
    if (!link_ledger(&l))
        return false;
    reject_list(&l);
    return true;
}

bool intake_read(const char *const *paths, size_t n, const struct intake *how,
                 struct ledger *out, struct arena *a, struct diag *d)
{
    struct ledger *ledger = arena_new(a, struct ledger);
    struct reading r = {.how = how, .ledger = ledger, .arena = a, .diag = d};
    bool ok;

    *ledger = (struct ledger){.arena = a,
                              .threads = how->threads ? how->threads : 1,
                              .rules = how->rules,
                              .known_at = how->known_at,
                              .photograph = no_date};
    ok = open_files(&r, paths, n) && read_rows(&r) && link_rows(&r);
    arena_release(&r.scratch);
    if (!ok)
        return false;
    if (has_open_amounts(&r))
        ledger->photograph = how->as_of;
    ledger->has_recorded = has_recorded(&r);
    *out = *ledger;
    return ledger_finish(out, d);
}
