#include "output/xlsx_pack.h"

#include "output/xlsx_chart.h"
#include "output/xlsx_splice.h"
#include "output/zip.h"

#include <errno.h>

/* Pieces in memory at a time. */
#define BATCH 64
/* Of one piece, uncompressed; rows of usual length need 4 MB. */
#define PIECE_MAX ((size_t)1 << 30)

/* A thread's tools, used again for each piece. */
struct bench {
    struct arena arena;
    struct arena scratch;
    struct buf raw;
    struct deflater deflater;
};

struct piece {
    struct deflated deflated;
    struct str links;
};

struct batch {
    const struct xlsx_rows *rows;
    size_t first_piece;
    struct piece pieces[BATCH];
    struct bench *benches; /* one a thread */
};

struct pack {
    const struct workbook *book;
    const char *path;
    struct zip zip;
    struct deflater deflater; /* of the coordinator */
    struct batch *batch;
    unsigned threads;
    struct arena *arena;
    struct diag *diag;
};

static void prepare(struct bench *b, const struct arena *like)
{
    if (b->deflater.work)
        return;
    b->arena.no_memory = b->scratch.no_memory = like->no_memory;
    b->arena.no_memory_user = b->scratch.no_memory_user = like->no_memory_user;
    b->raw = buf_new(&b->arena, PIECE_MAX);
    b->deflater = deflater_new(&b->arena);
}

static bool make_piece(void *context, size_t index, struct worker *w)
{
    struct batch *batch = context;
    struct bench *bench = &batch->benches[w->number];
    const struct sheet *s = batch->rows->sheet;
    size_t first = (batch->first_piece + index) * XLSX_PIECE_ROWS;
    size_t left = s->row_count - first;
    struct buf links = buf_new(w->arena, PIECE_MAX);

    prepare(bench, w->arena);
    buf_clear(&bench->raw);
    xlsx_rows_write(batch->rows, first,
                    left < XLSX_PIECE_ROWS ? left : XLSX_PIECE_ROWS,
                    &bench->raw, &links, &bench->scratch);
    if (buf_is_full(&bench->raw) || buf_is_full(&links))
        return diag_error(w->diag, nowhere,
                          "sheet \"%.*s\": its rows are too long",
                          STR_ARG(s->name));
    batch->pieces[index].deflated =
        deflate_piece(&bench->deflater, buf_str(&bench->raw), w->arena);
    batch->pieces[index].links = buf_str(&links);
    return true;
}

static bool add_batch(struct pack *p, size_t n, struct buf *links)
{
    struct arena memory = {0};
    bool ok = job_run(n, p->threads, make_piece, p->batch, &memory, p->diag);

    for (size_t i = 0; ok && i < n; i++) {
        zip_add_piece(&p->zip, &p->batch->pieces[i].deflated);
        buf_add(links, p->batch->pieces[i].links);
    }
    arena_release(&memory);
    return ok;
}

static bool add_rows(struct pack *p, const struct xlsx_rows *rows,
                     struct buf *links)
{
    size_t pieces =
        (rows->sheet->row_count + XLSX_PIECE_ROWS - 1) / XLSX_PIECE_ROWS;

    p->batch->rows = rows;
    for (size_t i = 0; i < pieces; i += BATCH) {
        p->batch->first_piece = i;
        if (!add_batch(p, pieces - i < BATCH ? pieces - i : BATCH, links))
            return false;
    }
    return true;
}

static void add_text(struct pack *p, struct str text)
{
    struct deflated piece = deflate_piece(&p->deflater, text, p->arena);

    zip_add_piece(&p->zip, &piece);
}

static bool too_many_links(const struct sheet *s)
{
    size_t columns = 0;

    for (size_t i = 0; i < s->column_count; i++)
        columns += s->columns[i].kind == CELL_LINK;
    return columns * s->row_count > XLSX_MAX_LINKS;
}

static bool add_sheet(struct pack *p, struct str name, struct str xml,
                      const struct sheet *s)
{
    struct xlsx_splice splice;
    struct xlsx_rows rows = {s, &splice.styles, too_many_links(s)};
    struct buf links = buf_new(p->arena, PIECE_MAX);

    if (!xlsx_splice_find(xml, s, &splice, p->arena)) {
        errno = 0;
        return diag_system(p->diag, p->path,
                           "sheet \"%.*s\" is not as libxlsxwriter writes it",
                           STR_ARG(s->name));
    }
    zip_open_entry(&p->zip, name);
    add_text(p, splice.head);
    if (!add_rows(p, &rows, &links))
        return false;
    add_text(p, splice.middle);
    add_text(p, xlsx_splice_links(&splice, buf_str(&links), p->arena));
    add_text(p, splice.tail);
    zip_close_entry(&p->zip);
    return true;
}

static bool add_chart(struct pack *p, struct str name, const struct sheet *s,
                      const struct sheet_chart *chart)
{
    zip_open_entry(&p->zip, name);
    add_text(p, xlsx_chart_xml(s, chart, p->book->english, p->arena));
    zip_close_entry(&p->zip);
    return true;
}

/* The table sheet whose part this is, or NULL. */
static const struct sheet *find_sheet(const struct pack *p, struct str part)
{
    for (size_t i = 0; i < p->book->sheet_count; i++) {
        struct str name =
            arena_format(p->arena, "xl/worksheets/sheet%zu.xml", i + 1);

        if (str_equal(name, part))
            return p->book->sheets[i].has_table ? &p->book->sheets[i] : NULL;
    }
    return NULL;
}

/* Charts are numbered in the order of their sheets; NULL: no chart's part. */
static const struct sheet_chart *
find_chart(const struct pack *p, struct str part, const struct sheet **on)
{
    size_t n = 0;

    for (size_t i = 0; i < p->book->sheet_count; i++) {
        const struct sheet *s = &p->book->sheets[i];

        for (size_t k = 0; k < s->chart_count; k++) {
            *on = s;
            if (str_equal(part, arena_format(p->arena, "xl/charts/chart%zu.xml",
                                             ++n)))
                return &s->charts[k];
        }
    }
    return NULL;
}

static bool add_entry(struct pack *p, const struct zip_entry *entry)
{
    const struct sheet *sheet = find_sheet(p, entry->name);
    const struct sheet *charted = NULL;
    const struct sheet_chart *chart = find_chart(p, entry->name, &charted);
    struct str xml;

    if (!zip_extract(entry, &xml, p->arena) || !xml_is_whole(xml)) {
        errno = 0;
        return diag_system(p->diag, p->path,
                           "cannot be written: a temporary file of the "
                           "workbook is incomplete; is a disk full?");
    }
    if (sheet)
        return add_sheet(p, entry->name, xml, sheet);
    if (chart)
        return add_chart(p, entry->name, charted, chart);
    zip_copy(&p->zip, entry);
    return true;
}

static bool add_entries(struct pack *p, struct str archive)
{
    struct zip_entries entries;

    if (!zip_list(archive, &entries, p->arena)) {
        errno = 0;
        return diag_system(p->diag, p->path,
                           "libxlsxwriter did not write a whole archive");
    }
    for (size_t i = 0; i < entries.count; i++)
        if (!add_entry(p, &entries.items[i]))
            return false;
    if (!zip_end(&p->zip))
        return diag_error(p->diag, nowhere,
                          "the workbook is larger than 4 GiB; choose CSV");
    return true;
}

bool xlsx_pack(const struct workbook *book, struct str archive,
               struct outfile *to, const char *path, unsigned threads,
               struct arena *a, struct diag *d)
{
    struct pack p = {.book = book,
                     .path = path,
                     .zip = zip_begin(to, a),
                     .deflater = deflater_new(a),
                     .batch = arena_new(a, struct batch),
                     .threads = threads,
                     .arena = a,
                     .diag = d};
    bool ok;

    p.batch->benches = arena_array(a, struct bench, JOB_MAX_THREADS);
    ok = add_entries(&p, archive);
    for (size_t i = 0; i < JOB_MAX_THREADS; i++) {
        arena_release(&p.batch->benches[i].scratch);
        arena_release(&p.batch->benches[i].arena);
    }
    return ok;
}
