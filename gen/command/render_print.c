#include "command/render_print.h"

#include "base/file.h"
#include "base/job.h"
#include "base/outfile.h"
#include "command/render_lines.h"
#include "command/render_names.h"
#include "command/render_output.h"
#include "command/stock.h"
#include "doc/chart_value.h"
#include "doc/value_json.h"
#include "layout/compose.h"
#include "output/docx.h"
#include "output/html.h"
#include "output/pdf.h"

#define MAX_REFUSED 1000
#define ZONE        480 /* Chinese time, where no book says another */

/* A line of data on its way to a file. */
struct sheet {
    struct field text;
    struct value data;
    struct str stem; /* what the data call it; empty: they do not */
    const char *path;
    bool refused;
};

struct printer {
    const struct render *render;
    const char *folder;   /* of many; else NULL */
    struct sheet *sheets; /* of the piece */
    size_t count;
    struct render_names names;
    struct shaper **shapers;       /* one a worker, made at its first job */
    struct arena *rooms;           /* one a worker: outlives a job */
    const struct pdf_stock *stock; /* of PDF, or NULL */
    size_t printed, refused;
};

static struct str text_of(const struct value *v, struct arena *a)
{
    if (v && v->kind == VALUE_TEXT)
        return str_trim(v->text);
    if (v && v->kind == VALUE_INTEGER)
        return arena_format(a, "%jd", (intmax_t)v->integer);
    return STR("");
}

/* What the data call their document. */
static struct str stem_of(struct value data, struct arena *a)
{
    static const char *const names[] = {"file", "id", "number",
                                        "letter.number"};
    struct str stem = {0};

    for (size_t i = 0; i < COUNT(names) && stem.len == 0; i++)
        stem = text_of(mustache_find(&data, 1, str_from_z(names[i])), a);
    if (str_ends(stem, STR(".pdf")))
        stem.len -= sizeof(".pdf") - 1;
    else if (str_ends(stem, STR(".html")) || str_ends(stem, STR(".docx")))
        stem.len -= sizeof(".html") - 1;
    return stem;
}

static bool read_one(void *context, size_t index, struct worker *w)
{
    struct printer *p = context;
    struct sheet *sheet = &p->sheets[index];

    sheet->refused = !value_json(&sheet->data, sheet->text, p->render->types,
                                 w->arena, w->diag);
    if (!sheet->refused)
        sheet->stem = stem_of(sheet->data, w->arena);
    return !sheet->refused;
}

/* In the order of the lines, so that jobs do not decide who is -2. */
static void name_one(struct printer *p, struct sheet *sheet, struct diag *d,
                     struct arena *a)
{
    struct str ending = str_from_z(render_endings[p->render->form]);
    struct str stem = sheet->stem;
    bool is_second;

    if (stem.len == 0)
        stem = arena_format(a, "%06u", sheet->text.at.line);
    sheet->path = file_join(
        a, p->folder, render_name(&p->names, stem, ending, &is_second, a));
    if (is_second)
        diag_warning(d, sheet->text.at,
                     "a document before this one is called \"%.*s\", too: it "
                     "is written as %s",
                     STR_ARG(stem), sheet->path);
}

/* The day it is dated: the clock is not asked. */
static struct date date_of(struct value data)
{
    static const char *const names[] = {"letter.date", "date", "as_of"};

    for (size_t i = 0; i < COUNT(names); i++) {
        const struct value *v = mustache_find(&data, 1, str_from_z(names[i]));

        if (v && v->kind == VALUE_DATE)
            return v->date;
    }
    return no_date;
}

static struct shaper *shaper_of(struct printer *p, const struct worker *w)
{
    if (!p->shapers[w->number])
        p->shapers[w->number] = shaper_new(&p->rooms[w->number]);
    return p->shapers[w->number];
}

static bool save(const struct printer *p, const char *path, struct str bytes,
                 struct worker *w)
{
    if (p->folder)
        return outfile_save_unsettled(path, bytes, w->arena, w->diag);
    return outfile_save(path, bytes, w->arena, w->diag);
}

static bool make_pdf(struct printer *p, const struct sheet *sheet,
                     const struct document_tree *tree, struct str *out,
                     struct worker *w)
{
    struct pdf_options options = {.created = date_of(sheet->data),
                                  .zone_minutes = ZONE,
                                  .attachments = p->render->attachments,
                                  .attachment_count =
                                      p->render->attachment_count,
                                  .stock = p->stock};
    struct pages pages = {0};

    return compose(tree, p->render->fonts, shaper_of(p, w), &pages, w->arena,
                   w->diag) &&
           pdf_make(&pages, p->render->fonts, &options, out, w->arena, w->diag);
}

static bool make_file(struct printer *p, const struct sheet *sheet,
                      const struct document_tree *tree, struct str *out,
                      struct worker *w)
{
    if (p->render->form == PAPER_HTML)
        return html_make(tree, p->render->fonts, shaper_of(p, w), out, w->arena,
                         w->diag);
    return make_pdf(p, sheet, tree, out, w);
}

/* The document with the charts that its data describe. */
static bool fill(const struct render *x, const struct sheet *sheet,
                 struct document_tree *out, struct arena *a, struct diag *d)
{
    struct named_chart *charts = NULL;
    size_t count = 0;

    return chart_value_read(sheet->data, sheet->text.at, &charts, &count, a,
                            d) &&
           template_fill(x->template, sheet->data, charts, count, out, a, d);
}

static bool set_and_write(struct printer *p, const struct sheet *sheet,
                          struct worker *w)
{
    struct document_tree tree = {0};
    struct str bytes;

    if (!render_spares_inputs(p->render, sheet->path, w->diag) ||
        !fill(p->render, sheet, &tree, w->arena, w->diag))
        return false;
    if (p->render->form == PAPER_DOCX)
        return docx_write(&tree, sheet->path, p->folder != NULL, w->arena,
                          w->diag);
    return make_file(p, sheet, &tree, &bytes, w) &&
           save(p, sheet->path, bytes, w);
}

static bool print_one(void *context, size_t index, struct worker *w)
{
    struct printer *p = context;
    struct sheet *sheet = &p->sheets[index];
    struct arena_mark mark = arena_mark(w->arena);

    if (sheet->refused)
        return true;
    sheet->refused = !set_and_write(p, sheet, w);
    if (sheet->refused && p->folder)
        diag_note(w->diag, sheet->text.at,
                  "the document of this line was not written");
    if (!w->diag->first)
        arena_rewind(w->arena, mark);
    return !sheet->refused;
}

/* Messages of a piece, with the files they name, outlive its memory. */
static void keep_messages(struct diag *d, const struct diag *piece)
{
    struct diag copy = *piece;

    copy.first = copy.last = NULL;
    for (const struct message *m = piece->first; m; m = m->next) {
        struct message *kept = arena_new(d->arena, struct message);

        *kept = *m;
        kept->next = NULL;
        kept->text = arena_str(d->arena, m->text);
        if (m->at.file)
            kept->at.file = arena_z(d->arena, str_from_z(m->at.file));
        if (copy.last)
            copy.last->next = kept;
        else
            copy.first = kept;
        copy.last = kept;
    }
    diag_merge(d, &copy);
}

static bool make_sample(const void *context, size_t index,
                        struct document_tree *out, struct arena *a,
                        struct diag *d)
{
    const struct printer *p = context;

    return fill(p->render, &p->sheets[index], out, a, d);
}

/* By documents of the first piece that has enough. */
static void make_stock(struct run *r, struct printer *p, struct arena *a)
{
    struct stock_source source = {p, make_sample, p->render->fonts};
    size_t *documents = arena_array(a, size_t, p->count);
    size_t n = 0;

    for (size_t i = 0; i < p->count; i++)
        if (!p->sheets[i].refused)
            documents[n++] = i;
    p->stock = stock_make(&source, documents, n, r->arena);
}

/* Refused documents are told and left out; a system error ends the run. */
static bool print_piece(struct run *r, struct printer *p, struct diag *d,
                        struct arena *a)
{
    (void)!job_run(p->count, r->jobs, read_one, p, a, d);
    for (size_t i = 0; i < p->count; i++)
        if (!p->sheets[i].refused)
            name_one(p, &p->sheets[i], d, a);
    if (!p->stock && p->render->form == PAPER_PDF)
        make_stock(r, p, a);
    (void)!job_run(p->count, r->jobs, print_one, p, a, d);
    for (size_t i = 0; i < p->count; i++) {
        p->printed += !p->sheets[i].refused;
        p->refused += p->sheets[i].refused;
    }
    return d->worst < DIAG_SYSTEM;
}

static bool print_lines(struct run *r, struct printer *p,
                        const struct field *lines, size_t count)
{
    struct arena room = {0};
    struct diag d = diag_like(r->diag, &room);
    bool ok;

    p->sheets = arena_array(&room, struct sheet, count);
    p->count = count;
    for (size_t i = 0; i < count; i++)
        p->sheets[i].text = lines[i];
    ok = print_piece(r, p, &d, &room);
    keep_messages(r->diag, &d);
    arena_release(&room);
    run_progress(r, "%zu documents", p->printed);
    if (ok && p->refused >= MAX_REFUSED)
        return diag_error(r->diag, nowhere,
                          "%zu documents were refused; the rest of the data "
                          "was not looked at",
                          p->refused);
    return ok;
}

static bool print_all(struct run *r, struct printer *p)
{
    struct field lines[RENDER_PIECE];
    struct arena room = {0};
    struct line_reader reader;
    size_t count = 1;
    bool ok = line_reader_open(&reader, p->render->data_path, &room, r->diag);

    while (ok && count) {
        ok = line_reader_next(&reader, lines, &count) &&
             (count == 0 || print_lines(r, p, lines, count));
    }
    line_reader_close(&reader);
    arena_release(&room);
    return ok;
}

static void open_workers(struct run *r, struct printer *p)
{
    p->shapers = arena_array(r->arena, struct shaper *, r->jobs);
    p->rooms = arena_array(r->arena, struct arena, r->jobs);
}

static void close_workers(struct run *r, struct printer *p)
{
    for (unsigned i = 0; i < r->jobs; i++) {
        if (p->shapers[i])
            shaper_release(p->shapers[i]);
        arena_release(&p->rooms[i]);
    }
}

bool render_many(struct run *r, const struct render *x, const char *folder,
                 size_t *printed)
{
    struct printer p = {
        .render = x, .folder = folder, .names = {.arena = r->arena}};
    bool ok;

    open_workers(r, &p);
    ok = print_all(r, &p);
    close_workers(r, &p);
    ok = outfile_settle(folder, r->diag) && ok;
    run_progress_end(r);
    *printed = p.printed;
    if (ok && p.printed + p.refused == 0)
        return diag_error(r->diag, place_of(x->data_path, 0, 0),
                          "there is no document in it: each is one line, a "
                          "group {…}");
    return ok && p.refused == 0;
}

bool render_one(struct run *r, const struct render *x, struct str text,
                const char *path)
{
    struct sheet sheet = {.text = {text, place_of(x->data_path, 1, 1)},
                          .path = path};
    struct printer p = {.render = x, .sheets = &sheet, .count = 1};
    struct worker w = {.arena = r->arena, .diag = r->diag};
    bool ok;

    open_workers(r, &p);
    ok = read_one(&p, 0, &w) && print_one(&p, 0, &w);
    close_workers(r, &p);
    return ok;
}
